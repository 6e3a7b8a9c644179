import type { Condition } from '../rule.ts';
import type { Seen } from '../seen.ts';

/** Conditions on the lines themselves, for what is written in a form and not in words: addresses, fields of an event, columns of a log. */

const LONGEST = 2000;
const MOST_LINES = 20_000;
const ENOUGH = 20;

/**
 * Lines that a pattern fits. The pattern must be bounded; it comes last in `all`, so that it is tried only where the rest holds. Where nothing stands
 * before it, `mark` is a part of every such line, which is found much faster.
 */
export function line(pattern: RegExp, mark = ''): Condition {
  return (seen) => {
    const found = matches(seen, pattern, mark).map(({ n }) => n);
    return found.length > 0 ? found : undefined;
  };
}

/** The first group of a pattern in each line that it fits. */
export function matches({ paste }: Seen, pattern: RegExp, mark = ''): { readonly n: number; readonly value: string }[] {
  const found: { n: number; value: string }[] = [];
  for (const { n, text } of paste.lines.slice(0, MOST_LINES)) {
    if (text.length > LONGEST || !text.includes(mark)) continue;
    const hit = pattern.exec(text);
    if (hit !== null) found.push({ n, value: hit[1] ?? hit[0] });
    if (found.length >= ENOUGH) break;
  }
  return found;
}
