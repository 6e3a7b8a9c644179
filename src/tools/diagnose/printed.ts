import type { Mark } from '../../core/diagnose/diagnosis.ts';

/** The pasted text as the page prints it: all of a short text, of a long one the lines that were understood and their neighbours. */
export interface Printed {
  readonly lines: readonly PrintedLine[];
  readonly total: number;
  readonly read: number;
}

/** A line, or a stretch of lines that is left out. */
export type PrintedLine = { readonly n: number; readonly text: string; readonly read: boolean; readonly says: string } | { readonly skipped: number; readonly after: number };

const WHOLE = 60;
const AROUND = 1;
const MOST = 200;
const WIDE = 2000;

/**
 * Chooses what to print. Lines keep their numbers; what is left out is counted, never dropped in silence.
 *
 *     printed(['a', 'b'], [{ line: 2, says: 'x' }])   // lines: [{ n: 1, text: 'a', read: false }, { n: 2, text: 'b', read: true, says: 'x' }]
 */
export function printed(texts: readonly string[], marks: readonly Mark[]): Printed {
  const says = new Map(marks.map((m) => [m.line, m.says]));
  const shown = texts.length <= WHOLE ? texts.map((_, i) => i + 1) : near(texts.length, marks);
  const lines: PrintedLine[] = [];
  let last = 0;
  for (const n of shown) {
    if (n > last + 1) lines.push({ skipped: n - last - 1, after: last });
    const text = texts[n - 1] ?? '';
    lines.push({ n, text: text.length > WIDE ? `${text.slice(0, WIDE)} … (${text.length} characters)` : text, read: says.has(n), says: says.get(n) ?? '' });
    last = n;
  }
  if (last < texts.length) lines.push({ skipped: texts.length - last, after: last });
  return { lines, total: texts.length, read: marks.length };
}

function near(total: number, marks: readonly Mark[]): number[] {
  const wanted = new Set<number>();
  for (const { line } of marks) {
    for (let n = Math.max(1, line - AROUND); n <= Math.min(total, line + AROUND) && wanted.size < MOST; n += 1) wanted.add(n);
  }
  return [...wanted].sort((a, b) => a - b);
}
