/** Which lines of a block were understood: the bookkeeping that readers share. */
import type { Paste, PasteLine } from '../text/prepare.ts';
import type { Reading } from './reader.ts';

const WORD = /[\p{L}\p{N}]/u;

/** True for a line that says something: blank lines, rules and dots do not. Looks at the beginning of a very long line only. */
export function hasWords(text: string): boolean {
  return WORD.test(text.length > 2000 ? text.slice(0, 2000) : text);
}

/** A block while it is read. `last` is the last line that was understood. */
export interface Open {
  readonly from: number;
  last: number;
  readonly understood: Set<number>;
  /** Lines with words since `last` that were not understood. */
  gap: number;
}

/** Begins a block with a line that was understood. */
export function open(line: PasteLine): Open {
  return { from: line.n, last: line.n, understood: new Set([line.n]), gap: 0 };
}

/** Notes that a line was understood. */
export function understand(block: Open, n: number): void {
  block.understood.add(n);
  if (n > block.last) block.last = n;
  block.gap = 0;
}

/**
 * Notes a line that was not understood; true when the block should end: after more than `most` such lines it
 * is some other text. Lines without words do not count.
 */
export function pass(block: Open, line: PasteLine, most: number): boolean {
  if (!hasWords(line.text)) return false;
  block.gap += 1;
  return block.gap > most;
}

/** The reading of a block: from its first to its last understood line, with the lines between that have words and were not understood. */
export function finish<F>(reader: string, paste: Paste, block: Open, facts: F): Reading<F> {
  const read: number[] = [];
  const unread: number[] = [];
  for (const line of paste.lines.slice(block.from - 1, block.last)) {
    if (block.understood.has(line.n)) read.push(line.n);
    else if (hasWords(line.text)) unread.push(line.n);
  }
  return { reader, from: block.from, to: block.last, read, unread, facts };
}
