/** Tables with a row of dashes under the headings, as Format-Table and many tools print them. */
import type { PasteLine } from '../text/prepare.ts';
import { isPrompt } from './command-line.ts';

export interface RuledColumn {
  /** As printed: 'Suggested SPN'. */
  readonly name: string;
  readonly at: number;
}

export interface RuledRow {
  readonly line: number;
  /** One for each column, trimmed; empty where nothing is printed. */
  readonly cells: readonly string[];
}

export interface RuledTable {
  /** Line of the headings. */
  readonly line: number;
  readonly columns: readonly RuledColumn[];
  readonly rows: readonly RuledRow[];
  /** Lines of headings, rule and rows. */
  readonly lines: readonly number[];
  /** How many lines of the paste it takes from its headings, blank ones between included. */
  readonly used: number;
}

const MOST = 4000;
const RULE = /^[ \t]{0,40}-{2,}(?: {1,400}-{2,})*[ \t]*$/;

/** Whether a line is a row of dashes. */
export function isRule(text: string): boolean {
  return text.length <= MOST && text.includes('--') && RULE.test(text);
}

/**
 * The table whose headings stand in line `at`; undefined without a row of dashes in the next line, or the next but one, where a web page put a
 * blank line after each row. Columns are cut at the dashes; a row that does not fit them is cut at two blanks.
 *
 *     Suggested SPN                     Exists  Status
 *     --------------------------------  ------  ------
 *     MSSQLSvc/sql05.corp.example:1433  True    Okay
 */
export function ruledTable(lines: readonly PasteLine[], at: number): RuledTable | undefined {
  const head = lines[at];
  if (!head || head.text.length > MOST || !/[A-Za-z]/.test(head.text)) return undefined;
  const spaced = (lines[at + 1]?.text ?? 'x').trim() === '';
  const rule = lines[at + (spaced ? 2 : 1)];
  if (!rule || !isRule(rule.text)) return undefined;
  const columns = columnsOf(head.text, rule.text);
  const rows: RuledRow[] = [];
  const understood = [head.n, rule.n];
  let used = spaced ? 3 : 2;
  for (;;) {
    let next = lines[at + used];
    let skip = 0;
    if (next && next.text.trim() === '' && spaced && rows.length < lines.length) {
      skip = 1;
      next = lines[at + used + 1];
    }
    if (!next || next.text.trim() === '' || next.text.length > MOST || isRule(next.text) || isPrompt(next.text)) break;
    const cells = cellsOf(next.text, columns);
    if (!cells) break;
    rows.push({ line: next.n, cells });
    understood.push(next.n);
    used += 1 + skip;
  }
  return { line: head.n, columns, rows, lines: understood, used };
}

function columnsOf(head: string, rule: string): RuledColumn[] {
  const columns: RuledColumn[] = [];
  const starts = [...rule.matchAll(/-{2,}/g)].map((m) => m.index);
  starts.forEach((at, i) => columns.push({ name: head.slice(at, starts[i + 1] ?? head.length).trim(), at }));
  return columns;
}

/** Undefined for a line that is no row of the table. */
function cellsOf(text: string, columns: readonly RuledColumn[]): string[] | undefined {
  const fits = columns.every(({ at }, i) => i === 0 || at > text.length || text.charAt(at - 1) === ' ');
  const inside = text.search(/\S/) >= (columns[0]?.at ?? 0);
  if (fits && inside) return columns.map(({ at }, i) => text.slice(at, columns[i + 1]?.at ?? text.length).trim());
  const words = text.trim().split(/ {2,}|\t/);
  // With more cells missing it would not be clear which ones.
  if (words.length < 2 || words.length > columns.length || words.length < columns.length - 1) return undefined;
  return columns.map((_, i) => words[i] ?? '');
}
