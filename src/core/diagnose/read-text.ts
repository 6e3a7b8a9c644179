import { codeRows } from '../../data/codes/index.ts';
import { signatures } from '../../data/signatures/index.ts';
import { buildCodeWire, openCodes } from '../code-index.ts';
import { buildPhraseWire, findPhrasesIn, openPhrases } from '../code-phrases.ts';
import { resolve } from '../resolve.ts';
import type { UnknownCode } from '../resolve.ts';
import { readers } from '../readers/index.ts';
import { compilePhrases, findAll } from '../text/phrases.ts';
import type { Paste } from '../text/prepare.ts';
import { cutWords } from '../text/words.ts';
import type { Dictionary } from '../text/words.ts';
import type { CodeSeen, SignSeen } from './seen.ts';

/** Finds the entries of the code tables and the known sentences in a text of any length. */

export interface TextRead {
  readonly codes: readonly CodeSeen[];
  readonly unknown: readonly (UnknownCode & { readonly line: number })[];
  readonly signs: readonly SignSeen[];
  /** Ids of the readers to ask: all of them, in a long text those of whose cues it has at least one. */
  readonly readers: ReadonlySet<string>;
}

/** Characters that are read at a time. Long texts are read in pieces, so that progress can be shown and memory stays small. */
const PIECE = 120_000;
/** Lines that a piece reads on into the next, for sentences that a console wrapped. */
const OVERLAP = 6;
/** Words of a message that nobody writes by chance. */
const SURE_WORDS = 4;

/** Lines from which on a text counts as a log: most of it is about something else. */
const LONG = 5000;
/** What a line with a code has: a hexadecimal or negative number, a constant, or a word that labels a number. */
const TELLING = /0x|_|-[12]\d{9}|\b[8c][0-9a-f]{7}\b|err|event|alert|fail|exception|ldap|sspi|schannel|kerb|krb|kdc|ssl|tls|login|spn|[a-z](?:Root|Chain|Valid|Revocation|Unknown|Mismatch)\b/i;

/** The telling lines of a piece, one after another: reading every figure of a log as a possible code takes most of the time. */
function telling({ text, starts, own }: Piece): { text: string; starts: number[]; lines: number[] } {
  const kept: string[] = [];
  const keptStarts: number[] = [];
  const lines: number[] = [];
  let at = 0;
  for (let i = 0; i < own; i += 1) {
    const line = text.slice(starts[i], (starts[i + 1] ?? text.length + 1) - 1);
    if (!TELLING.test(line)) continue;
    kept.push(line);
    keptStarts.push(at);
    lines.push(i);
    at += line.length + 1;
  }
  return { text: kept.join('\n'), starts: keptStarts, lines };
}

/** The tables as indexes; opened on first use, since a page may never need them. */
let opened: ReturnType<typeof open> | undefined;

function open() {
  const index = openCodes(buildCodeWire(codeRows));
  const dictionary: Dictionary = new Map();
  return {
    index,
    dictionary,
    phrases: openPhrases(buildPhraseWire(codeRows, index), index, dictionary),
    rows: new Map(codeRows.map((row) => [row.id, row])),
    signs: compilePhrases(signatures.flatMap(({ phrases }, target) => phrases.map((pattern) => ({ pattern, target }))), dictionary),
    cues: compilePhrases(readers.flatMap(({ cues = [] }, target) => cues.map((pattern) => ({ pattern, target }))), dictionary),
  };
}

/**
 * Reads a paste; yields the share that is done after each piece and returns what was found. Codes come surest first, sentences in the order of the text.
 *
 *     'Win32Exception (0x80090325): The certificate chain was issued by an authority that is not trusted'   // codes: sec-e-untrusted-root, line 1
 */
export function* readText(paste: Paste): Generator<number, TextRead> {
  const { index, dictionary, phrases, rows, signs: finder, cues } = (opened ??= open());
  const codes = new Map<string, { text: string; lines: Set<number>; sure: boolean }>();
  const unknown = new Map<string, UnknownCode & { line: number }>();
  const signs = new Map<number, { text: string; lines: Set<number> }>();
  const long = paste.lines.length > LONG;
  const cued = new Set(long ? [] : readers.map((r) => r.id));
  const noteCode = (id: string, text: string, line: number, sure: boolean): void => {
    const known = codes.get(id);
    if (known === undefined) codes.set(id, { text, lines: new Set([line]), sure });
    else {
      known.lines.add(line);
      if (sure && !known.sure) codes.set(id, { ...known, text, sure });
    }
  };
  let share = 0;
  for (const piece of [...piecesOf(paste), ...seamsOf(paste, dictionary)]) {
    const { text, starts, first, own } = piece;
    const lineAt = (at: number): number => first + lineIndex(starts, at);
    const words = cutWords(text, dictionary);
    if (long) for (const { target } of findAll(cues, words)) cued.add(readers[target]!.id);
    for (const { target, at, end } of findAll(finder, words)) {
      if (lineIndex(starts, at) >= own) continue;
      const known = signs.get(target) ?? { text: text.slice(at, end), lines: new Set<number>() };
      known.lines.add(lineAt(at));
      signs.set(target, known);
    }
    const part = long ? telling(piece) : { text, starts, lines: undefined };
    const partLine = (at: number): number => (part.lines ? (part.lines[lineIndex(part.starts, at)] ?? 0) : lineIndex(starts, at));
    const { exact, unknown: odd } = resolve(part.text, index);
    for (const hit of exact) {
      if (partLine(hit.at) < own) noteCode(hit.id, hit.text, first + partLine(hit.at), true);
    }
    for (const hit of findPhrasesIn(words, phrases)) {
      if (lineIndex(starts, hit.at) < own) noteCode(hit.entry.id, text.slice(hit.at, hit.at + hit.length), lineAt(hit.at), hit.whole && hit.words >= SURE_WORDS);
    }
    for (const code of odd) {
      if (!unknown.has(code.text) && partLine(code.at) < own) unknown.set(code.text, { ...code, line: first + partLine(code.at) });
    }
    share = Math.max(share, Math.min(1, (first + own - 1) / paste.lines.length));
    yield share;
  }
  return {
    codes: [...codes].flatMap(([id, { text, lines, sure }]) => {
      const row = rows.get(id);
      return row === undefined ? [] : [{ row, text, lines: ascending(lines), sure }];
    }),
    unknown: [...unknown.values()],
    signs: [...signs].map(([target, { text, lines }]) => ({ sign: signatures[target]!, text, lines: ascending(lines) })),
    readers: cued,
  };
}

interface Piece {
  readonly text: string;
  /** Offset of each line in `text`. */
  readonly starts: readonly number[];
  /** Number of the first line. */
  readonly first: number;
  /** How many lines belong to this piece; the ones after are the beginning of the next. */
  readonly own: number;
}

function* piecesOf({ lines }: Paste): Generator<Piece> {
  for (let from = 0; from < lines.length; ) {
    let to = from;
    for (let length = 0; to < lines.length && (to === from || length < PIECE); to += 1) length += lines[to]!.text.length + 1;
    const starts: number[] = [];
    const parts: string[] = [];
    let at = 0;
    for (const line of lines.slice(from, to + OVERLAP)) {
      starts.push(at);
      parts.push(line.text);
      at += line.text.length + 1;
    }
    yield { text: parts.join('\n'), starts, first: from + 1, own: to - from };
    from = to;
  }
}

/** Widths of consoles; other widths count when two lines have them to the character. */
const WIDTHS = new Set([79, 80, 100, 120, 132, 160]);
const NARROWEST = 60;
const WIDEST = 260;

/** Lines that a console cut at its edge, in the middle of words, joined again: read in addition to the text as it stands. */
function seamsOf({ lines }: Paste, dictionary: Dictionary): Piece[] {
  const width = lines.reduce((most, { text }) => Math.max(most, text.length), 0);
  if (width < NARROWEST || width > WIDEST) return [];
  const isFull = (i: number): boolean => lines[i]?.text.length === width;
  const full = lines.filter((_, i) => isFull(i)).length;
  if (full === 0 || (full < 2 && !WIDTHS.has(width))) return [];
  // A line that ended in a blank lost it when it was copied; it joins full lines, and is none by itself.
  const goesOn = (i: number): boolean => isFull(i) || lines[i]?.text.length === width - 1;
  const seams: Piece[] = [];
  for (let i = 0; i < lines.length; i += 1) {
    if (!goesOn(i)) continue;
    const starts: number[] = [];
    let text = '';
    const first = i;
    let cut = false;
    for (; i < lines.length; i += 1) {
      starts.push(text.length);
      text += lines[i]!.text;
      cut ||= isFull(i);
      if (!goesOn(i)) break;
      text += blankBetween(lines[i]!.text, lines[i + 1]?.text ?? '', isFull(i), dictionary);
    }
    if (cut) seams.push({ text, starts, first: first + 1, own: starts.length });
  }
  return seams;
}

const LAST_WORD = /[\p{L}\p{N}]{1,40}$/u;
const FIRST_WORD = /^[\p{L}\p{N}]{1,40}/u;

/** The blank that a wrapped line lost at one of its ends: what is a word together was cut, two known words were apart. A line that is full was cut if in doubt. */
function blankBetween(line: string, next: string, full: boolean, dictionary: Dictionary): string {
  const last = LAST_WORD.exec(line.slice(-40))?.[0].toLowerCase() ?? '';
  const begin = FIRST_WORD.exec(next.slice(0, 40))?.[0].toLowerCase() ?? '';
  if (dictionary.has(last + begin)) return '';
  return !full || (last.length > 1 && begin.length > 1 && dictionary.has(last) && dictionary.has(begin)) ? ' ' : '';
}

/** Index of the line that holds an offset. */
function lineIndex(starts: readonly number[], at: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= at) low = middle;
    else high = middle - 1;
  }
  return low;
}

function ascending(lines: ReadonlySet<number>): readonly number[] {
  return [...lines].sort((a, b) => a - b);
}
