/** Tables with a rule of hyphens under their heading, in columns of fixed width: sqlcmd, and tables of PowerShell. */

/** Where a column stands in its physical line: from the first hyphen to before the next one begins. */
interface Span { readonly part: number; readonly start: number; readonly end: number }

export interface DashTable {
  /** Names of the columns, as printed. */
  readonly columns: readonly string[];
  /** Number of physical lines that a record takes; more than one where the console or sqlcmd breaks long records. */
  readonly height: number;
  /** The cells of one record, from as many lines. */
  readonly cells: (lines: readonly string[]) => readonly string[];
}

const RULE = /^\s{0,8}-+(?: {1,4}-+)*\s*$/;
const MOST_LINES = 40;

/** True for a rule of hyphens. Its first line begins with two or more; where the rule is broken, a single one may be left over. */
export function isRule(text: string, first = true): boolean {
  return text.length < 20_000 && (first ? /^\s{0,8}--/ : /^\s{0,8}-/).test(text.slice(0, 12)) && RULE.test(text);
}

/**
 * The table whose rule begins at `lines[at]`; undefined when no heading stands above it. sqlcmd breaks a long record at its width (80 unless
 * -w says otherwise), heading, rule and rows alike, so a record is as many lines as the rule.
 *
 *     net_transport                            auth_scheme
 *     ---------------------------------------- ----------------------------------------
 */
export function dashTable(lines: readonly string[], at: number): DashTable | undefined {
  let height = 0;
  while (height < MOST_LINES && isRule(lines[at + height] ?? '', height === 0)) height += 1;
  if (height === 0 || at < height) return undefined;
  const spans: Span[] = [];
  for (let part = 0; part < height; part += 1) {
    const rule = lines[at + part] ?? '';
    const starts = [...rule.matchAll(/-+/g)].map((m) => m.index);
    starts.forEach((start, i) => spans.push({ part, start: i === 0 ? 0 : start, end: starts[i + 1] ?? Infinity }));
  }
  const pick = (texts: readonly string[]): string[] => spans.map((s) => (texts[s.part] ?? '').slice(s.start, s.end).trim());
  const heads = pick(lines.slice(at - height, at));
  // A column that the break cuts in two has its name in its first half.
  const first = heads.map((h, i) => (h === '' && i > 0 ? -1 : i)).filter((i) => i >= 0);
  const join = (cells: readonly string[]): string[] => first.map((from, i) => cells.slice(from, first[i + 1] ?? cells.length).join('').trim());
  return { columns: join(heads), height, cells: (texts) => join(pick(texts)) };
}
