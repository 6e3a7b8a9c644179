import { commonPhrases } from '../data/common-phrases.ts';
import type { CodeRow } from '../data/codes/row.ts';
import type { CodeEntry, CodeIndex } from './code-index.ts';
import { cutWords, idOf, scanWords } from './text/words.ts';
import type { CutText, Dictionary } from './text/words.ts';

/** Literal system texts as an index: finds them in pasted text whatever the line breaks, quotes and letter case are. */

/** One text: position of its entry in the index, and its words in lower case; `*` stands for a value or for words left out. */
export type PhraseWireRow = readonly [entry: number, words: string];
export type PhraseWire = readonly PhraseWireRow[];

export interface PhraseMatch {
  readonly entry: CodeEntry;
  /** Offset of the first word and length up to the last word that matched. */
  readonly at: number;
  readonly length: number;
  /** How many words matched: the longer, the more specific. */
  readonly words: number;
  /** False when the text was cut off before its last part. */
  readonly whole: boolean;
}

interface Phrase {
  readonly entry: CodeEntry;
  /** The words after each gap; the first part is the path in the tree. */
  readonly rest: readonly (readonly number[])[];
  /** For a message that other programs print as well: one of these words must be near. */
  readonly near?: ReadonlySet<number>;
}

interface Node {
  readonly next: Map<number, Node>;
  readonly ends: Phrase[];
}

export interface PhraseIndex {
  readonly root: Node;
  readonly dictionary: Dictionary;
}

const GAP = '*';
/** Words that a value may have: an SPN or a path is several words long. */
const GAP_WORDS = 16;
/** Fewer words than these say nothing in a long text: "access denied". */
const MIN_WORDS = 3;
const MIN_LETTERS = 12;
/** A first part of this length is recognised even when the rest was cut off. */
const MIN_CUT = 5;
const MAX_CUT = 3;

const PLACEHOLDER = /(?:0x)?%(?:\d+|#?(?:\.\*)?l?h?[dsux])|\.{3}|…/g;

/**
 * The words of a system text for the index, or '' when too little of it is fixed.
 *
 *     phraseOf("Login failed for user '%.*ls'. Reason: The account is disabled.")
 *     // 'login failed for user * reason the account is disabled'
 */
export function phraseOf(text: string): string {
  const parts = text.split(PLACEHOLDER).map((part) => wordsOf(part).join(' '));
  while (parts.length > 0 && parts.at(-1) === '') parts.pop();
  while (parts.length > 0 && (parts[0] ?? '').split(' ').length < 2) parts.shift();
  return parts.filter((part) => part !== '').join(` ${GAP} `);
}

/**
 * All literal texts of the rows, which must be the rows of the code index: entries are named by position.
 *
 *     buildPhraseWire(codeRows, openCodes(buildCodeWire(codeRows)))
 *     // [[2, 'the function requested is not supported'], …]
 */
export function buildPhraseWire(rows: readonly CodeRow[], index: CodeIndex): PhraseWire {
  const position = new Map(index.entries.map((entry, i) => [entry.id, i]));
  return rows.flatMap((row) => {
    const phrases = new Set([row.message, ...(row.texts ?? [])].map((text) => (text === undefined ? '' : phraseOf(text))));
    return [...phrases].filter((p) => p.includes(' ')).map((p) => [position.get(row.id) ?? -1, p] as const);
  });
}

/** Opens the JSON of the phrases for an open code index. With a dictionary of its own, or one that other tables share. */
export function openPhrases(wire: PhraseWire, index: CodeIndex, dictionary: Dictionary = new Map()): PhraseIndex {
  const root: Node = { next: new Map(), ends: [] };
  for (const [position, words] of wire) {
    const entry = index.entries[position];
    if (entry === undefined) continue;
    const [first = [], ...rest] = words.split(` ${GAP} `).map((part) => part.split(' ').map((word) => idOf(dictionary, word)));
    let node = root;
    for (const word of first) {
      let next = node.next.get(word);
      if (next === undefined) node.next.set(word, (next = { next: new Map(), ends: [] }));
      node = next;
    }
    const common = commonPhrases[words];
    node.ends.push({ entry, rest, ...(common === undefined ? {} : { near: new Set(common.split(' ').map((word) => idOf(dictionary, word))) }) });
  }
  return { root, dictionary };
}

function wordsOf(text: string): string[] {
  const words: string[] = [];
  scanWords(text, (word) => words.push(word));
  return words;
}

/**
 * The system texts in a text, longest first and those that only wrap another error last. Each stretch of text is used once, for the entries whose text fits it best;
 * entries that share a text are all named. Time is linear in the length of the text: at each word at most one path of the tree is walked.
 *
 *     findPhrases('… ---> System.ComponentModel.Win32Exception: The target principal\n   name is incorrect', phrases)
 *     // [{ entry: SEC_E_WRONG_PRINCIPAL, at: 44, words: 6, whole: true }]
 */
export function findPhrases(text: string, index: PhraseIndex): readonly PhraseMatch[] {
  return findPhrasesIn(cutWords(text, index.dictionary), index);
}

/** The same for a text that was already cut with the dictionary of the index. */
export function findPhrasesIn(words: CutText, index: PhraseIndex): readonly PhraseMatch[] {
  const best = new Map<string, PhraseMatch>();
  for (let i = 0; i < words.ids.length; ) {
    const matches = matchAt(words, i, index.root, words.ids.length);
    let step = 1;
    for (const { match, used } of matches) {
      step = Math.max(step, used);
      const old = best.get(match.entry.id);
      if (old === undefined || match.words > old.words) best.set(match.entry.id, match);
    }
    i += step;
  }
  return [...best.values()].sort((a, b) => wraps(a) - wraps(b) || b.words - a.words || Number(b.whole) - Number(a.whole) || a.at - b.at || a.entry.rank - b.entry.rank);
}

/** A text that only wraps another error says least, however long it is. */
function wraps(match: PhraseMatch): number {
  return match.entry.rank === 3 ? 1 : 0;
}

/** The best matches that begin at one word, and how many words their first part uses up. */
function matchAt(words: CutText, start: number, root: Node, total: number): { match: PhraseMatch; used: number }[] {
  let node: Node | undefined = root;
  let found: { match: PhraseMatch; used: number }[] = [];
  for (let i = start; i < words.ids.length; i += 1) {
    node = node.next.get(words.ids[i] ?? 0);
    if (node === undefined) return found;
    const used = i - start + 1;
    for (const phrase of node.ends) {
      const { count, end, whole } = matchRest(words, i, phrase.rest, used);
      if (!whole && used < MIN_CUT) continue;
      if (!isTelling(words, start, used, count, total)) continue;
      if (phrase.near !== undefined && count !== total && !hasNear(words, start, end, phrase.near)) continue;
      const length = (words.ends[end] ?? 0) - (words.starts[start] ?? 0);
      const match = { entry: phrase.entry, at: words.starts[start] ?? 0, length, words: count, whole };
      const top = found[0]?.match;
      if (top === undefined || count > top.words || (count === top.words && whole && !top.whole)) found = [{ match, used }];
      else if (count === top.words && whole === top.whole) found.push({ match, used });
    }
  }
  return found.length > 0 ? found : cutOff(words, start, node);
}

const NEAR = 24;

/** Whether one of the words stands near a match. */
function hasNear(words: CutText, start: number, end: number, near: ReadonlySet<number>): boolean {
  for (let i = Math.max(0, start - NEAR); i < Math.min(words.ids.length, end + NEAR); i += 1) {
    if ((i < start || i > end) && near.has(words.ids[i] ?? 0)) return true;
  }
  return false;
}

/** The query ends inside a text: "the server requires binds to turn on integrity". Named when few texts go on from here. */
function cutOff(words: CutText, start: number, node: Node): { match: PhraseMatch; used: number }[] {
  const used = words.ids.length - start;
  if (used < MIN_CUT) return [];
  const open: Node[] = [node];
  const phrases: Phrase[] = [];
  for (let next = open.pop(); next !== undefined && phrases.length <= MAX_CUT; next = open.pop()) {
    phrases.push(...next.ends);
    open.push(...next.next.values());
  }
  if (phrases.length > MAX_CUT) return [];
  const at = words.starts[start] ?? 0;
  const length = (words.ends.at(-1) ?? 0) - at;
  return phrases.map(({ entry }) => ({ match: { entry, at, length, words: used, whole: false }, used }));
}

/** Follows the parts after the gaps, each at most GAP_WORDS on from the one before. */
function matchRest(words: CutText, last: number, rest: Phrase['rest'], used: number): { count: number; end: number; whole: boolean } {
  let end = last;
  let count = used;
  for (const part of rest) {
    let found = -1;
    for (let skip = 0; skip <= GAP_WORDS && found < 0; skip += 1) {
      if (part.every((word, k) => words.ids[end + 1 + skip + k] === word)) found = end + 1 + skip;
    }
    if (found < 0) return { count, end, whole: false };
    end = found + part.length - 1;
    count += part.length;
  }
  return { count, end, whole: true };
}

/** Whether the words are enough to be a system text: short ones count only when they are the whole query. */
function isTelling(words: CutText, start: number, used: number, count: number, total: number): boolean {
  if (count === total) return count >= 2;
  if (count < MIN_WORDS || count >= MIN_CUT) return count >= MIN_CUT;
  let letters = 0;
  for (let i = start; i < start + used; i += 1) letters += (words.ends[i] ?? 0) - (words.starts[i] ?? 0);
  return letters >= MIN_LETTERS;
}
