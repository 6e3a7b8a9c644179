import assert from 'node:assert/strict';
import fc from 'fast-check';
import { textOf, type Block } from '../../../src/core/blocks.ts';
import type { Output, Tool } from '../../../src/tools/tool.ts';

/** What cmd takes as syntax, what PowerShell takes as a quotation mark or dash, and what nobody can see. */
const HOSTILE = /[&|<>^%!;`'(){}[\]=+~#?\p{Cc}\p{Cf}\p{Zl}\p{Zp}\u00a0\u00ad\u2010-\u201f\uff02\u02ba\u3164]/u;

/**
 * The words of a command line as a Windows program receives them. Written from the rules of cmd (quotation marks
 * toggle, operators act outside them) and of CommandLineToArgvW, not from the code under test. Throws on anything
 * that cmd would act on.
 */
export function cmdWords(line: string): readonly string[] {
  const words: string[] = [];
  let word: string | undefined;
  let quoted = false;
  for (const char of line) {
    if (char === '"') {
      quoted = !quoted;
      word ??= '';
    } else if (char === ' ' && !quoted) {
      if (word !== undefined) words.push(word);
      word = undefined;
    } else {
      if (HOSTILE.test(char) && !(quoted && char === "'")) throw new Error(`hostile character in ${line}`);
      word = (word ?? '') + char;
    }
  }
  if (quoted) throw new Error(`open quotation in ${line}`);
  if (/\\"/.test(line)) throw new Error(`backslash before a quotation mark in ${line}`);
  if (word !== undefined) words.push(word);
  return words;
}

/** The lines of cmd that a reader may run: commands, their undo, and the command lines of a text for others. PowerShell is read in powershell-lines.ts. */
export function commandLines(blocks: readonly Block[]): readonly string[] {
  return blocks.flatMap((b) => {
    if (b.kind === 'command' && b.shell === 'powershell') return [];
    if (b.kind === 'command') return [...textOf(b.lines).split('\n'), ...(b.undo !== undefined && 'lines' in b.undo ? textOf(b.undo.lines).split('\n') : [])];
    return b.kind === 'file' ? textOf(b.lines).split('\n').map((l) => l.slice(8)).filter((l) => /^(?:setspn|klist|dsacls) /.test(l)) : [];
  });
}

const SPN = String.raw`(?:\*|[A-Za-z0-9][A-Za-z0-9._*-]*)/[^\s"]+`;
const NAME = String.raw`(?:[A-Za-z0-9._-]+\\)?[^\s"\\/-][^"\\/]*`;
const SCOPE = String.raw`(?: -F|(?: -T <(?:\*|[a-z0-9.-]+)>)+(?: -F)?)?`;
const DN = String.raw`CN=[^"<>|*?]+,DC=[a-z0-9_-]+`;
const FORMS = [
  new RegExp(String.raw`^setspn(?: -P)?${SCOPE} -X$`, 'i'),
  new RegExp(String.raw`^setspn(?: -P)?${SCOPE} -Q <${SPN}>$`, 'i'),
  new RegExp(String.raw`^setspn${SCOPE}(?: -U| -C)? -S <${SPN}> <${NAME}>$`, 'i'),
  new RegExp(String.raw`^setspn(?: -U| -C)? -D <${SPN}> <${NAME}>$`, 'i'),
  new RegExp(String.raw`^setspn(?: -U| -C)? -L <${NAME}>$`, 'i'),
  /^setspn -R <[a-z0-9_-]{1,15}>$/i,
  /^klist purge$/,
  new RegExp(String.raw`^klist get <${SPN}>$`, 'i'),
  new RegExp(String.raw`^dsacls <${DN}>$`, 'i'),
  new RegExp(String.raw`^dsacls <${DN}> /G SELF:RPWP;servicePrincipalName$`, 'i'),
];
/** What follows the quoted name in lines of dsacls: fixed text, in which alone an operator may stand. */
const FILTERED = ' | findstr /i /c:"servicePrincipalName" /c:"service principal name"';

/**
 * A distinguished name has characters that cmd acts on outside quotation marks: it must stand in them, whole, and hold neither a
 * quotation mark nor what cmd expands inside them.
 */
function dsaclsWords(line: string): readonly string[] {
  const [, dn = '', rest = ''] = /^dsacls "([^"]*)"(.*)$/u.exec(line) ?? [];
  if (/["%!\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Lm}\uff02\u201c-\u201f]/u.test(dn) || dn.endsWith('\\')) throw new Error(`hostile character in ${line}`);
  const tail = rest === FILTERED ? '' : rest;
  if (tail !== '' && tail !== ' /G SELF:RPWP;"servicePrincipalName"') throw new Error(`unknown words behind the name in ${line}`);
  return ['dsacls', dn, ...tail.trim().split(' ').filter((w) => w !== '').map((w) => w.replaceAll('"', ''))];
}

/** Fails unless the line is one of the known forms, word by word. */
export function assertKnownForm(line: string): void {
  const words = line.startsWith('dsacls ') ? dsaclsWords(line) : cmdWords(line);
  assert.ok(words[0] === 'setspn' || words[0] === 'klist' || words[0] === 'dsacls', line);
  const fixed = (w: string, i: number): boolean => i === 0 || /^-[A-Z]$/.test(w) || (words[0] === 'klist' && i === 1) || (words[0] === 'dsacls' && i > 1);
  const shape = words.map((w, i) => (fixed(w, i) ? w : `<${w}>`)).join(' ');
  assert.ok(FORMS.some((form) => form.test(shape)), `unknown form: ${line}`);
}

const poison = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ unit: fc.constantFrom(...'abAB15.-_\\/:,$@* "\'&|<>^%!;`(){}\r\n\t\u200e\u2013\u202e\uff02'), maxLength: 20 }),
  fc.constantFrom(
    'a & whoami', 'a" & whoami & "', 'x\\" -X "', '%COMSPEC%', '!x!', '-X', '/?', '-F', '$(whoami)', '`whoami`', 'a\nsetspn -D b/c d', 'a\r\n&calc', '\u202eabc',
    'MSSQLSvc/a:1 CORP\\x', 'MSSQLSvc/a" b', 'CORP\\a" -U', '*', '""', "o'brien", 'x\u0000', 'a'.repeat(10_000), '/'.repeat(10_000), 'MSSQLSvc/'.repeat(2000), 'constructor', '__proto__',
  ),
);

/**
 * Values for the fields of a tool: those of one example, with one or two fields taken from another example or poisoned
 * (alone, in a further line, or glued to a good value).
 */
export function hostileValues(tool: Tool): fc.Arbitrary<Record<string, string>> {
  const good = tool.examples.map((e) => e.values);
  const change = fc.constantFrom(...tool.fields).chain((field) => {
    const allowed = fc.constantFrom(...good.map((v) => v[field.id] ?? ''), ...(field.options?.map((o) => o.value) ?? []));
    const value = fc.oneof(allowed, poison, fc.tuple(allowed, poison).map((p) => p.join('\n')), fc.tuple(allowed, poison).map((p) => p.join('')), fc.tuple(poison, allowed).map((p) => p.join('')));
    return value.map((v) => [field.id, v] as const);
  });
  return fc
    .tuple(fc.constantFrom(...good), fc.array(change, { minLength: 1, maxLength: 2 }))
    .map(([values, changes]) => ({ ...values, ...Object.fromEntries(changes) }));
}

/** What holds for every output of every tool of this family. */
export function assertSound(tool: Tool, output: Output): void {
  const ids = output.blocks.map((b) => b.id);
  assert.equal(new Set(ids).size, ids.length, `ids not unique: ${ids.join(' ')}`);
  const fields = new Set(tool.fields.map((f) => f.id));
  for (const id of Object.keys(output.errors)) assert.ok(fields.has(id), id);
  for (const { field, says } of output.leftOut) {
    assert.ok(fields.has(field), field);
    assert.match(says, /^\S.*[.]$/u);
  }
  for (const b of output.blocks) {
    assert.match(b.id, /^[a-z][a-z0-9-]*$/);
    if ((b.kind === 'command' || b.kind === 'file') && b.changes !== false) assert.ok(b.undo, b.id);
    if (b.kind === 'file') for (const line of textOf(b.lines, '\0').split('\0')) assert.doesNotMatch(line, /[\p{Cc}\p{Cf}]/u);
  }
  for (const line of commandLines(output.blocks)) assertKnownForm(line);
}

/** Runs a tool on hostile values of every field: each output is sound, and enough command lines were looked at to say so. */
export function assertSoundForAnyInput(tool: Tool): void {
  let lines = 0;
  fc.assert(
    fc.property(hostileValues(tool), (values) => {
      const output = tool.run(values);
      assertSound(tool, output);
      lines += commandLines(output.blocks).length;
    }),
    { numRuns: 600 },
  );
  assert.ok(lines > 300, `only ${lines} lines were looked at`);
}
