/**
 * Pasted text as readers see it: lines with numbers, freed of what copying did to them. Nothing is dropped:
 * every line keeps its number and its text as it was pasted, so that a page can show which lines were understood.
 */

export interface PasteLine {
  /** Counted from 1, as an editor counts the pasted text. */
  readonly n: number;
  /** As pasted, without the line end. */
  readonly raw: string;
  /** What readers read: no quotation marks of a mail, HTML escapes, terminal colours or invisible characters. */
  readonly text: string;
}

export interface Paste {
  readonly lines: readonly PasteLine[];
  /** What was undone, as words for the reader: "quoted mail", "HTML escapes". */
  readonly undone: readonly Undone[];
}

export type Undone = 'quoted mail' | 'HTML escapes' | 'terminal colours' | 'invisible characters' | 'UTF-16 read as bytes' | 'escaped line ends';

/**
 * Splits a paste into lines and undoes what mail, browsers, terminals and redirection did to it. Takes any string, throws
 * nothing; the time grows with the length. A bare carriage return ends a line too: progress that setspn prints over itself.
 *
 *     prepare('> S e&lt;x&gt;\r\n> b').lines   // [{ n: 1, raw: '> S e&lt;x&gt;', text: 'S e<x>' }, { n: 2, raw: '> b', text: 'b' }]
 */
export function prepare(pasted: string): Paste {
  const undone = new Set<Undone>();
  let text = pasted;
  if (hasNulls(text)) {
    text = text.replaceAll('\0', '');
    undone.add('UTF-16 read as bytes');
  }
  const raws = text.replace(/^\ufeff/, '').split(/\r\n|\n|\r/);
  const html = /&(?:lt|gt|amp|quot|nbsp|#39|#x27|#34);/.test(text);
  const quoted = isQuotedMail(raws);
  const lines = raws.map((raw, i) => {
    let line = raw;
    const set = (next: string, what: Undone): void => {
      if (next === line) return;
      line = next;
      undone.add(what);
    };
    if (quoted) set(unquote(line), 'quoted mail');
    if (line.includes('\u001b')) set(line.replace(/\u001b\[[0-9;?]{0,16}[A-Za-z]/g, ''), 'terminal colours');
    if (html) set(unescapeHtml(line), 'HTML escapes');
    if (INVISIBLE.test(line)) set(line.replace(INVISIBLE_ALL, ''), 'invisible characters');
    if (line.includes('\u00a0') || line.includes('\u202f')) line = line.replace(/[\u00a0\u202f]/g, ' ');
    if (isEscapedJson(line)) set(unescapeJson(line), 'escaped line ends');
    if (BEYOND_ASCII.test(line)) line = line.normalize('NFC');
    return { n: i + 1, raw, text: line };
  });
  return { lines, undone: [...undone] };
}

/** A redirected UTF-16 file that was read byte by byte has a NUL after nearly each letter. */
function hasNulls(text: string): boolean {
  return text.slice(0, 4096).includes('\0') || text.includes('\0');
}

/** A Mac pastes letters and their marks apart. */
const BEYOND_ASCII = /[\u0300-\u036f]/;
const INVISIBLE = /[\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\u00ad]/;
const INVISIBLE_ALL = new RegExp(INVISIBLE.source, 'g');

/** A mail quotes with "> " on most lines that are not empty. A prompt "PS C:\> " does not begin with it. */
function isQuotedMail(lines: readonly string[]): boolean {
  let quoted = 0;
  let full = 0;
  for (const line of lines.slice(0, 400)) {
    if (line.trim() === '') continue;
    full += 1;
    if (/^ {0,3}>/.test(line)) quoted += 1;
  }
  return full > 0 && quoted * 2 > full;
}

function unquote(line: string): string {
  let at = 0;
  for (;;) {
    const space = /^ {0,3}>/.exec(line.slice(at, at + 4));
    if (!space) return line.slice(at).replace(/^ /, '');
    at += space[0].length;
  }
}

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', nbsp: ' ', '#39': "'", '#x27': "'", '#34': '"' };

function unescapeHtml(line: string): string {
  return line.includes('&') ? line.replace(/&(lt|gt|amp|quot|nbsp|#39|#x27|#34);/g, (_, name: string) => ENTITIES[name] ?? '') : line;
}

/** A JSON log writes line ends as \n. One alone may be a path (`C:\new`): only lines with an escaped CR LF, or with several before a blank or a capital, count. */
function isEscapedJson(line: string): boolean {
  if (!line.includes('\\n')) return false;
  return line.includes('\\r\\n') || (line.match(/\\n(?=[\s"A-Z-]|\\t| at )/g)?.length ?? 0) >= 2;
}

function unescapeJson(line: string): string {
  return line.replace(/\\r\\n|\\n|\\t/g, ' ').replace(/\\"/g, '"');
}
