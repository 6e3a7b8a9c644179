import { commandOf } from './command-line.ts';

/** What a setspn command asks for. */
export type SetspnVerb = 'list' | 'query' | 'duplicates' | 'add' | 'add-unchecked' | 'delete' | 'reset';

/** A setspn command that a pasted console kept. */
export interface SetspnCommand {
  readonly verb: SetspnVerb;
  readonly line: number;
  /** The SPN, or the pattern of -Q. */
  readonly spn?: string;
  /** The account, as typed: `CORP\svc-sql05`. */
  readonly account?: string;
  /** -F: the whole forest. */
  readonly forest: boolean;
  /** Domains of -T. */
  readonly targets: readonly string[];
}

const VERBS: Readonly<Record<string, SetspnVerb>> = { l: 'list', q: 'query', x: 'duplicates', s: 'add', a: 'add-unchecked', d: 'delete', r: 'reset' };
/** The switches that take an SPN before the account. */
const WITH_SPN: readonly SetspnVerb[] = ['query', 'add', 'add-unchecked', 'delete'];

/**
 * The setspn command of a line, with or without a prompt.
 *
 *     setspnCommand('C:\\>setspn -F -Q MSSQLSvc/sql05.corp.example:1433', 1)
 *     // { verb: 'query', line: 1, spn: 'MSSQLSvc/sql05.corp.example:1433', forest: true, targets: [] }
 *
 * Source: help of setspn.exe 10.0.17763.
 */
export function setspnCommand(text: string, line: number): SetspnCommand | undefined {
  if (text.length > 1000 || !/setspn/i.test(text)) return undefined;
  const all = commandOf(text.replace(/^\s{0,8}(?:[>&]|\*Evil-WinRM\*)\s/, ''), ['setspn'])?.args;
  const end = all?.findIndex((arg) => /^(?:\||&&?|[0-9]?>.{0,200}|;)$/.test(arg)) ?? -1;
  const args = end < 0 ? all : all?.slice(0, end);
  if (args === undefined || args.length === 0) return undefined;
  let verb: SetspnVerb = 'list';
  let forest = false;
  const targets: string[] = [];
  const words: string[] = [];
  for (let i = 0; i < args.length; i += 1) {
    const arg = args[i] ?? '';
    const letter = /^[-/\u2013\u2014]([A-Za-z?])$/.exec(arg)?.[1]?.toLowerCase();
    if (letter === undefined) {
      if (arg !== '') words.push(arg);
    } else if (letter === 't') {
      i += 1;
      if (args[i] !== undefined) targets.push(args[i] ?? '');
    } else if (letter === 'f') forest = true;
    else verb = VERBS[letter] ?? verb;
  }
  // A sentence about setspn has more words than a command takes.
  if (words.length > 3) return undefined;
  const [spn, account] = WITH_SPN.includes(verb) ? words : [undefined, words[0]];
  if (spn !== undefined && !spn.includes('/') && verb !== 'query') return undefined;
  return { verb, line, ...(spn === undefined ? {} : { spn }), ...(account === undefined ? {} : { account }), forest, targets };
}
