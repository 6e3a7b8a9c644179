import { countWords, forestWords, progressWords, removalWords, setspnSentences, type SetspnEnd } from '../../data/setspn-texts.ts';
import type { Paste } from '../text/prepare.ts';
import { isPrompt } from './command-line.ts';
import { domainOf, findDn } from './distinguished-name.ts';
import { hasWords } from './reading-lines.ts';
import { setspnCommand, type SetspnCommand } from './setspn-command.ts';

/** What one line of a console with setspn is, by its structure. */
export type SetspnLine = { readonly lines: readonly number[] } & (
  | { readonly is: 'blank' | 'prompt' | 'progress' }
  | { readonly is: 'command'; readonly command: SetspnCommand }
  /** Where setspn looks: `Checking forest DC=corp,DC=example`. */
  | { readonly is: 'scope'; readonly forest: boolean; readonly domain: string }
  /** `CN=SQL02,OU=Servers,DC=contoso,DC=com`, alone on its line. */
  | { readonly is: 'object'; readonly dn: string }
  /** `Registered ServicePrincipalNames for CN=…:` */
  | { readonly is: 'list'; readonly dn: string }
  /** `Registering ServicePrincipalNames for CN=…`, `Unregistering …` */
  | { readonly is: 'write'; readonly dn: string; readonly removes: boolean }
  /** `Failed to assign SPN on account 'CN=…', error 0x2098/8344 -> …` */
  | { readonly is: 'refused'; readonly dn: string; readonly code?: number; readonly text?: string }
  /** `MSSQLSvc/sql02.corp.example:1433 is registered on these accounts:` */
  | { readonly is: 'group'; readonly spn: string }
  | { readonly is: 'spn'; readonly spn: string }
  | { readonly is: 'end'; readonly means: SetspnEnd }
  /** `found 2 groups of duplicate SPNs.`; sure when the words are known, else only the place tells. */
  | { readonly is: 'count'; readonly count: number; readonly sure: boolean }
  /** `FindDomainForAccount: … return value 0x00000525`, `Could not find account …`, `Ldap Error(0x51 -- Server Down)` */
  | { readonly is: 'trouble'; readonly about: 'account' | 'ldap' | 'targets'; readonly code?: number; readonly account?: string }
  /** Other words; `spn` when they speak of an SPN without a number: the end of a query in a language not known here. */
  | { readonly is: 'other'; readonly spn: boolean }
);

/** No line of setspn is longer. */
const MOST = 2000;
/** Widths at which a console of old breaks lines hard. */
const WIDTHS = [80, 120];
const MOST_JOINED = 4;

const DN_ALONE = /^(?:CN|OU)=/i;
/** One word with a slash in it, no address of the web. Classes of Hyper-V have blanks, which only an indented line can show. */
const SPN = /^(?![0-9]+\/)[A-Za-z0-9{][A-Za-z0-9._{}-]{0,79}\/[^\s/]\S*$/;
const SPN_INDENTED = /^(?![0-9]+\/)[A-Za-z0-9{][A-Za-z0-9 ._{}-]{0,79}\/[^/]/;

/** The lines of a paste as setspn printed them: lines that a narrow console broke are joined. */
export function setspnLines(paste: Paste): readonly SetspnLine[] {
  const out: SetspnLine[] = [];
  const { lines } = paste;
  for (let i = 0; i < lines.length; i += 1) {
    let text = withoutStamp(lines[i]?.text ?? '');
    const numbers = [lines[i]?.n ?? 0];
    while (numbers.length < MOST_JOINED) {
      const next = lines[i + 1];
      const rest = next === undefined ? '' : withoutStamp(next.text);
      if (next === undefined || !goesOn(text, rest)) break;
      text = join(text, rest);
      numbers.push(next.n);
      i += 1;
    }
    out.push({ lines: numbers, ...classify(text, numbers[0] ?? 0) });
  }
  return out;
}

/** A job or a transcript writes the time in front of each line, and the stream. */
const STAMP = /^(?:\[?\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}:\d{2}(?:[.,]\d{1,9})?(?:Z|[+-]\d{2}:?\d{2})?\]?|\[\d{2}:\d{2}:\d{2}\])(?: (?:stdout|stderr|out|err|INFO|DEBUG|\[[A-Za-z]{3,8}\])[:|]?)?(?: |$)/;

function withoutStamp(text: string): string {
  const first = text.charCodeAt(0);
  if (first !== 0x5b && !(first >= 0x30 && first <= 0x39)) return text;
  return text.slice(STAMP.exec(text.slice(0, 80))?.[0].length ?? 0);
}

/** Whether the next line is the rest of this one: a name without its end, or a line as wide as the console. */
function goesOn(text: string, next: string): boolean {
  if (text.length > MOST || next.length > MOST || next.trim() === '') return false;
  const rest = next.trim();
  if (DN_ALONE.test(rest)) return false;
  const dn = text.includes('=') ? findDn(text) : undefined;
  if (dn && !dn.complete) return /DC=[A-Za-z0-9]/i.test(rest) && !/[:>]\s/.test(rest);
  const indented = /^\s/.test(text);
  // A command that was longer than the console is wide; what it prints has an equals sign in its first line.
  if (WIDTHS.includes(text.length) && /setspn/i.test(text) && !dn) return /^[^\s=]{1,119}(?: [^\s=]{1,60}){0,4}$/.test(rest) && !/^\s/.test(next);
  if (!WIDTHS.includes(width(text)) || /^\s/.test(next) || !(dn || (indented && text.includes('/')))) return false;
  return dn ? /^[A-Za-z0-9-]{1,63}(?:,DC=\S{1,63}){0,8}:?$/i.test(rest) : /^[^\s=]{1,119}$/.test(rest);
}

function width(text: string): number {
  return text.startsWith('\t') ? text.length + 7 : text.length;
}

/** A break after a comma or at a blank of the name: the blank belongs to the name. */
function join(text: string, next: string): string {
  return /^\s/.test(next) && !text.endsWith(',') ? `${text.trimEnd()} ${next.trim()}` : text + next.trim();
}

type Classified = SetspnLine extends infer L ? (L extends SetspnLine ? Omit<L, 'lines'> : never) : never;

function classify(text: string, n: number): Classified {
  const line = text.length > MOST ? text.slice(0, MOST) : text;
  const t = line.trim();
  if (t === '') return { is: 'blank' };
  if (line.includes('etspn') || line.includes('ETSPN') || line.includes('etSPN')) {
    const command = setspnCommand(line, n);
    if (command) return { is: 'command', command };
  }
  if (/[>$#]/.test(t) && isPrompt(line)) return { is: 'prompt' };
  const lower = t.toLowerCase();
  if (progressWords.some((words) => lower.startsWith(words))) return { is: 'progress' };
  if (text.length > MOST) return { is: 'other', spn: false };
  return aboutObject(line, lower) ?? aboutSpn(line, t) ?? aboutTrouble(t, lower) ?? aboutEnd(lower) ?? aboutElse(lower);
}

/** Lines with a distinguished name in them. */
function aboutObject(line: string, lower: string): Classified | undefined {
  const found = findDn(line);
  if (!found?.complete) return undefined;
  const { dn } = found;
  const before = line.slice(0, found.at).trim();
  const after = line.slice(found.end).trim();
  if (/^DC=/i.test(dn)) {
    // "Checking domain DC=…": words before it, in scripts without blanks one; a column of a table has a number or a sign with it.
    const words = (/\s/.test(before) || /[^\x20-\x7e]/.test(before)) && !/[:@>|<($=]/.test(before);
    return words && !/[0-9]/.test(after) && after.length <= 40 ? { is: 'scope', forest: forestWords.some((w) => lower.includes(w)), domain: domainOf(dn) } : undefined;
  }
  const code = /\b0x([0-9a-f]{1,8})\/[0-9]{1,10}/i.exec(after);
  if (/['"\u2018\u201c]$/.test(before) && before.length > 8 && (code || /spn/i.test(before))) {
    const arrow = after.indexOf('->');
    return { is: 'refused', dn, ...(code?.[1] ? { code: parseInt(code[1], 16) } : {}), ...(arrow < 0 ? {} : { text: after.slice(arrow + 2).trim() }) };
  }
  if (before === '' && after === '') return { is: 'object', dn };
  if (/^[^=:\uff1a0-9]{0,40}[:\uff1a]$/.test(after) && before.length <= 120) return { is: 'list', dn };
  if (/spn|serviceprincipal|dienstprinzipal/i.test(before + after) && !/[:=|]/.test(before)) return { is: 'write', dn, removes: removalWords.some((w) => lower.includes(w)) };
  return undefined;
}

function aboutSpn(line: string, t: string): Classified | undefined {
  if (!t.includes('/')) return undefined;
  if (SPN.test(t) || (/^(?:\t| {4})/.test(line) && SPN_INDENTED.test(t) && !t.endsWith(':'))) return { is: 'spn', spn: t };
  if (!t.endsWith(':') && !t.endsWith('\uff1a')) return undefined;
  const english = t.toLowerCase().indexOf(' is registered on these accounts');
  const spn = english > 0 ? t.slice(0, english) : t.split(/[\s"'\u00ab\u00bb]+/).find((word) => SPN.test(word) && !word.endsWith(':'));
  return spn === undefined || (english < 0 && !t.includes(' ')) ? undefined : { is: 'group', spn };
}

function aboutTrouble(t: string, lower: string): Classified | undefined {
  const hex = /0x([0-9a-f]{1,8})\b/i.exec(t)?.[1];
  const code = hex === undefined ? {} : { code: parseInt(hex, 16) };
  const named = /(?:could not find account|unable to locate account)\s{1,4}(\S{1,260})/i.exec(t)?.[1];
  // setspn prints it without the domain; a backslash comes from a log that escaped the line end.
  const bare = named?.split('\\')[0];
  const account = bare === undefined || bare === '' ? {} : { account: bare };
  if (lower.includes('finddomainforaccount') || lower.includes('dsgetdcnamewithaccount')) return { is: 'trouble', about: 'account', ...code, ...account };
  if (named !== undefined) return { is: 'trouble', about: 'account', ...account };
  if (lower.startsWith('ldap error') || lower.includes('failed to retrieve dn for domain')) return { is: 'trouble', about: 'ldap', ...code };
  if (lower.includes('no valid targets specified')) return { is: 'trouble', about: 'targets' };
  return undefined;
}

/** Progress in other languages is a few words and a number. */
function aboutElse(lower: string): Classified {
  const spn = hasWords(lower) && /(?<![\p{L}\p{N}])spns?(?![\p{L}\p{N}])/u.test(lower);
  if (!spn && /^[^=/:,0-9]{3,40}[0-9]{1,9}[^=/:,0-9]{0,20}$/.test(lower)) return { is: 'progress' };
  return { is: 'other', spn: spn && lower.length <= 200 && !/[0-9=/]/.test(lower) };
}

function aboutEnd(lower: string): Classified | undefined {
  if (lower.length > 200) return undefined;
  for (const { means, texts } of setspnSentences) {
    if (texts.some((text) => lower.includes(text))) return { is: 'end', means };
  }
  const count = /(?:^|\s)([0-9]{1,9})(?:\s|$)/.exec(lower)?.[1];
  return count !== undefined && /\bspns?\b/.test(lower) && !/[=/]/.test(lower) ? { is: 'count', count: Number(count), sure: countWords.some((words) => lower.includes(words)) } : undefined;
}
