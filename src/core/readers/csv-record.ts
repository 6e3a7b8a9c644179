/** Records of comma-separated values that may go over several lines. */
import type { PasteLine } from '../text/prepare.ts';

export interface CsvRecord {
  /** Without their quotation marks. */
  readonly cells: readonly string[];
  /** How many lines below the first each cell begins; absent for a record of one line. */
  readonly below?: readonly number[];
  /** How many lines it takes. */
  readonly used: number;
}

/** How many lines may still be looked through in vain: a quotation mark that is never closed must not cost a search from each line on. */
export interface Budget {
  lines: number;
}

const MOST_LINES = 4000;

/**
 * The record that begins in line `at`; undefined when a quotation mark is not closed, or text stands behind a closed one. A line end inside
 * quotation marks belongs to the cell, two quotation marks there stand for one.
 *
 *     svc-sql05,"MSSQLSvc/sql05.corp.example
 *     MSSQLSvc/sql05.corp.example:1433",True
 *
 * RFC 4180; Export-Csv writes so.
 */
export function csvRecord(lines: readonly PasteLine[], at: number, by: string, budget: Budget): CsvRecord | undefined {
  const cells: string[] = [];
  let below: number[] | undefined;
  let row = at;
  let text = lines[at]?.text ?? '';
  let i = 0;
  const whole = (): CsvRecord => {
    // What a whole record read was no search in vain.
    budget.lines += row - at;
    return below ? { cells, below, used: row - at + 1 } : { cells, used: row - at + 1 };
  };
  for (;;) {
    if (row > at) (below ??= cells.map(() => 0)).push(row - at);
    if (text.charAt(i) !== '"') {
      const end = text.indexOf(by, i);
      cells.push(text.slice(i, end < 0 ? text.length : end));
      if (end < 0) return whole();
      i = end + 1;
      continue;
    }
    let cell = '';
    i += 1;
    for (;;) {
      const end = text.indexOf('"', i);
      if (end < 0) {
        cell += `${text.slice(i)}\n`;
        row += 1;
        budget.lines -= 1;
        const next = lines[row];
        if (!next || row - at >= MOST_LINES || budget.lines < 0) return undefined;
        text = next.text;
        i = 0;
        continue;
      }
      cell = cell === '' ? text.slice(i, end) : cell + text.slice(i, end);
      i = end + 1;
      if (text.charAt(i) !== '"') break;
      cell += '"';
      i += 1;
    }
    cells.push(cell);
    const next = text.indexOf(by, i);
    if (next !== i && i < text.length && text.slice(i, next < 0 ? text.length : next).trim() !== '') return undefined;
    if (next < 0) return whole();
    i = next + 1;
  }
}
