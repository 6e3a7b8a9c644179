import { idOf, scanWords } from './words.ts';
import type { CutText, Dictionary } from './words.ts';

/** Finds many known sentences in a text in one pass. */

/** A sentence to look for. */
export interface Pattern {
  /** Words in any case; `…` stands for up to sixteen words that vary; `tls|ssl` for either word. */
  readonly pattern: string;
  /** What the finder of the sentence wants back: a position in a table. */
  readonly target: number;
}

export interface PhraseFound {
  readonly target: number;
  /** Offset of the first word, and the end of the last. */
  readonly at: number;
  readonly end: number;
}

interface End {
  readonly target: number;
  readonly rest: readonly (readonly number[])[];
}

interface Node {
  readonly next: Map<number, Node>;
  /** Patterns that end here. */
  readonly ends: number[];
  /** Patterns that go on after a gap, by the first word behind it: hundreds of them may share their beginning. */
  readonly gaps: Map<number, End[]>;
}

export interface PhraseFinder {
  readonly root: Node;
}

/** Words that a value in a sentence may have: an SPN or a path is several words long. */
const GAP_WORDS = 16;
/** A log repeats a sentence thousands of times; so many places are enough to show. */
const MOST = 50;
const MAX_FORMS = 64;

/**
 * Builds the finder once for a table of sentences. Throws when a pattern has no word before its first gap, or too many alternatives:
 * both are mistakes in a table.
 *
 *     const finder = compilePhrases([{ pattern: 'login failed for user … reason', target: 0 }], new Map())
 */
export function compilePhrases(patterns: readonly Pattern[], dictionary: Dictionary): PhraseFinder {
  const root: Node = { next: new Map(), ends: [], gaps: new Map() };
  for (const { pattern, target } of patterns) {
    for (const form of formsOf(pattern)) {
      const [first = [], ...rest] = form.map((part) => part.map((word) => idOf(dictionary, word)));
      let node = root;
      for (const id of first) {
        let next = node.next.get(id);
        if (next === undefined) node.next.set(id, (next = { next: new Map(), ends: [], gaps: new Map() }));
        node = next;
      }
      const behind = rest[0]?.[0];
      if (behind === undefined) node.ends.push(target);
      else node.gaps.set(behind, [...(node.gaps.get(behind) ?? []), { target, rest }]);
    }
  }
  return { root };
}

/** All spellings of a pattern: for each the words between the gaps. */
function formsOf(pattern: string): string[][][] {
  let forms: string[][][] = [[[]]];
  for (const piece of pattern.trim().split(/\s+/)) {
    if (piece === '…') {
      forms = forms.map((form) => [...form, []]);
      continue;
    }
    const options = piece.includes('|') ? piece.split('|') : [piece];
    const spelled = options.map((option) => {
      const words: string[] = [];
      scanWords(option, (word) => words.push(word));
      return words;
    });
    forms = forms.flatMap((form) => spelled.map((words) => [...form.slice(0, -1), [...(form.at(-1) ?? []), ...words]]));
    if (forms.length > MAX_FORMS) throw new Error(`Too many alternatives: ${pattern}`);
  }
  const kept = forms.map((form) => form.filter((part, i) => i === 0 || part.length > 0));
  if (kept.some((form) => (form[0]?.length ?? 0) === 0)) throw new Error(`No word before the first gap: ${pattern}`);
  return kept;
}

/**
 * All sentences of the table in a text that was cut with the same dictionary, in the order of the text; one that is found very often is listed fifty
 * times. Time grows with the length of the text; no exception.
 *
 *     findAll(finder, cutWords("Login failed for user 'sa'. Reason: Password did not match", dictionary))   // [{ target: 0, at: 0, end: 35 }]
 */
export function findAll(finder: PhraseFinder, { ids, starts, ends }: CutText): readonly PhraseFound[] {
  const found: PhraseFound[] = [];
  const counts = new Map<number, number>();
  const note = (target: number, first: number, last: number): void => {
    const count = counts.get(target) ?? 0;
    counts.set(target, count + 1);
    if (count < MOST) found.push({ target, at: starts[first] ?? 0, end: ends[last] ?? 0 });
  };
  for (let start = 0; start < ids.length; start += 1) {
    let node = finder.root.next.get(ids[start] ?? 0);
    for (let i = start; node !== undefined; ) {
      for (const target of node.ends) note(target, start, i);
      if (node.gaps.size > 0) afterGap(ids, i, node.gaps, (target, last) => note(target, start, last));
      i += 1;
      node = node.next.get(ids[i] ?? 0);
    }
  }
  return found;
}

/** Tells of each pattern whose next part begins within the gap; a part counts where it is first found. */
function afterGap(ids: readonly number[], last: number, gaps: ReadonlyMap<number, readonly End[]>, tell: (target: number, last: number) => void): void {
  let done: Set<End> | undefined;
  for (let from = last + 1; from <= last + 1 + GAP_WORDS && from < ids.length; from += 1) {
    for (const end of gaps.get(ids[from] ?? 0) ?? []) {
      const [part = [], ...rest] = end.rest;
      if (done?.has(end) === true || !part.every((id, k) => ids[from + k] === id)) continue;
      (done ??= new Set()).add(end);
      const at = followRest(ids, from + part.length - 1, rest);
      if (at >= 0) tell(end.target, at);
    }
  }
}

/** Position of the last word when the parts after the gaps follow, each at most sixteen words on; else -1. */
function followRest(ids: readonly number[], last: number, rest: readonly (readonly number[])[]): number {
  let end = last;
  for (const part of rest) {
    let at = -1;
    for (let skip = 0; skip <= GAP_WORDS && at < 0; skip += 1) {
      const from = end + 1 + skip;
      if (from + part.length > ids.length) break;
      if (part.every((id, k) => ids[from + k] === id)) at = from;
    }
    if (at < 0) return -1;
    end = at + part.length - 1;
  }
  return end;
}
