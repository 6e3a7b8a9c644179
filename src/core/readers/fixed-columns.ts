/** Tables in columns of fixed width without a rule of dashes: dsquery, wmic. */

/**
 * Where the headings of a line begin. Two blanks part them, so that one may stand inside a heading.
 *
 *     columnStarts('Name         StartName')   // [0, 13]
 */
export function columnStarts(text: string): number[] {
  const starts: number[] = [];
  for (let i = 0; i < text.length; i += 1) {
    const blank = (at: number): boolean => at < 0 || text.charAt(at) === ' ' || text.charAt(at) === '\t';
    if (!blank(i) && blank(i - 1) && (starts.length === 0 || blank(i - 2))) starts.push(i);
  }
  return starts;
}

/** The cells of a row below such headings, trimmed; undefined when text stands where a column has to begin. */
export function cellsAt(text: string, starts: readonly number[]): string[] | undefined {
  const first = starts[0] ?? 0;
  if (text.slice(0, first).trim() !== '') return undefined;
  if (!starts.every((at, i) => i === 0 || at > text.length || text.charAt(at - 1) === ' ' || text.charAt(at - 1) === '\t')) return undefined;
  return starts.map((at, i) => text.slice(at, starts[i + 1]).trim());
}
