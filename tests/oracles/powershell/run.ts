// npm run oracles runs this for the set "powershell": what the generators write for PowerShell, read by a grammar of PowerShell. Every script has to be free of
// errors, and every text in it, read back from the syntax tree, has to be the one that went in.
// --self-test: broken scripts and wrong texts; each must come out as a disagreement.
import type { Report, Row } from '../report.ts';
import { grammar, type Parsed } from './grammar.ts';
import { scripts, type Script } from './scripts.ts';

const set = 'powershell';

/** What is wrong with a script, in words; nothing when it is right. */
function faults({ texts, commands }: Pick<Script, 'texts' | 'commands'>, parsed: Parsed): readonly string[] {
  const out: string[] = [];
  if (parsed.errors.length > 0) out.push(`errors in line ${parsed.errors.join(', ')}`);
  const found = new Set(parsed.literals);
  for (const text of texts) if (!found.has(text)) out.push(`a text is not read back: ${JSON.stringify(text).slice(0, 120)}`);
  if (commands && commands.join(' ') !== [...new Set(parsed.commands)].join(' ')) out.push(`commands ${parsed.commands.join(' ')}, expected ${commands.join(' ')}`);
  return out;
}

/** The same script broken on purpose, and the same with a text that is not in it. */
function wrongs(script: Script): readonly Script[] {
  return [
    { ...script, text: `${script.text}\n'open` },
    { ...script, texts: [...script.texts, 'a text that nobody wrote'] },
    ...(script.commands ? [{ ...script, commands: [...script.commands, 'Remove-Item'] }] : []),
  ];
}

/**
 * The grammar does not know that words without quotation marks may stand in a list: `Format-List Name, Enabled`. With the marks it reads the same script.
 * Source: Microsoft, PowerShell: about_Parsing (argument mode).
 */
function withQuotedLists(text: string): string {
  return text.replace(/\$\w+|'(?:[^']|'')*'|"[^"]*"|([A-Za-z][\w-]*)(?=, )|(?<=, )([A-Za-z][\w-]*)(?![\w-]*[ ]*[=(.])/g, (all, first: string | undefined, next: string | undefined) => (first === undefined && next === undefined ? all : `'${all}'`));
}

const BARE_LIST = 'The grammar does not know words without quotation marks in a list; with the marks it reads the script without an error.';

function rowOf({ id, family, says, text, texts, commands }: Script, parse: (text: string) => Parsed): Row {
  const wanted = { texts, ...(commands ? { commands } : {}) };
  const found = faults(wanted, parse(text));
  const quoted = found.length > 0 ? faults(wanted, parse(withQuotedLists(text))) : found;
  return {
    id, family, says, windows: 'a script without errors, with each text as it was given',
    result: found.length === 0 ? 'agreed' : quoted.length === 0 ? 'known-difference' : 'disagreed',
    ...(found.length > 0 && quoted.length === 0 ? { note: BARE_LIST } : {}),
    expected: [`${texts.length} texts${commands ? `, commands ${commands.join(' ') || 'none'}` : ''}`],
    observed: found.length === 0 ? ['read back'] : [...found, ...text.split('\n').slice(0, 12)],
  };
}

async function run(): Promise<Report> {
  const parse = await grammar();
  const all = scripts();
  const wrong = all.flatMap((script) => wrongs(script).map((w, i) => rowOf({ ...w, id: `${script.id}, wrong ${i + 1}` }, parse)));
  const rows = process.argv.includes('--self-test') ? wrong : all.map((script) => rowOf(script, parse));
  return { set, rows, falsified: { tried: wrong.length, reported: wrong.filter((r) => r.result === 'disagreed').length } };
}

console.log(JSON.stringify(await run()));
