/** Directory objects in the columns of a console: tables of PowerShell and of dsquery. */
import type { PasteLine } from '../text/prepare.ts';
import { adHeading, isObjectRow, objectOf } from './ad-export-row.ts';
import type { FoundRows } from './ad-export-row.ts';
import type { AdObject } from './ad-property.ts';
import { printedProperty } from './ad-value.ts';
import { cellsAt, columnStarts } from './fixed-columns.ts';
import { isRule, ruledTable } from './ruled-table.ts';
import type { RuledRow } from './ruled-table.ts';
import { isPrompt } from './command-line.ts';

const MOST = 4000;

/**
 * The table whose headings stand in line `at`; undefined for any other line.
 *
 *     Name      SamAccountName ServicePrincipalNames
 *     ----      -------------- ---------------------
 *     svc-sql05 svc-sql05      {MSSQLSvc/sql05.corp.example, MSSQLSvc/sql05.corp.ex...
 *
 *       sAMAccountName    servicePrincipalName
 *       svc-sql05         MSSQLSvc/sql05.corp.example;MSSQLSvc/sql05.corp.example:1433
 */
export function adTableAt(lines: readonly PasteLine[], at: number): FoundRows | undefined {
  const head = lines[at];
  if (!head || head.text.length > MOST || !head.text.includes(' ')) return undefined;
  if (isRule(lines[at + 1]?.text ?? '') || ((lines[at + 1]?.text ?? 'x').trim() === '' && isRule(lines[at + 2]?.text ?? ''))) return powershellTable(lines, at);
  return /^\s{1,4}\S/.test(head.text) && / {2,}\S/.test(head.text.trimStart()) && KNOWN.test(head.text) ? dsqueryTable(lines, at) : undefined;
}

const KNOWN = /\b(?:dn|distinguishedname|samaccountname|serviceprincipalname|dnshostname)\b/i;

function powershellTable(lines: readonly PasteLine[], at: number): FoundRows | undefined {
  const table = ruledTable(lines, at);
  const heading = table && adHeading(table.columns.map((c) => c.name), table.line);
  if (!table || !heading) return undefined;
  const objects: AdObject[] = [];
  for (const row of wrapped(table.rows)) {
    if (isObjectRow(row.cells, heading)) objects.push({ properties: heading.kept.map(({ index, name }) => printedProperty(name, row.line, row.cells[index] ?? '')) });
  }
  return { layout: 'table', columns: heading.columns, objects, read: table.lines, from: at, next: at + table.used, last: table.lines.at(-1) ?? table.line };
}

/** Format-Table -Wrap goes on in the same column, with nothing in the first one: behind a comma with the next value, else in the middle of one. */
function wrapped(rows: readonly RuledRow[]): RuledRow[] {
  const whole: RuledRow[] = [];
  for (const row of rows) {
    const before = whole.at(-1);
    if (!before || row.cells[0] !== '') whole.push(row);
    else whole[whole.length - 1] = { line: before.line, cells: before.cells.map((cell, i) => join(cell, row.cells[i] ?? '')) };
  }
  return whole;
}

function join(cell: string, more: string): string {
  if (more === '') return cell;
  return cell.endsWith(',') ? `${cell} ${more}` : cell + more;
}

function dsqueryTable(lines: readonly PasteLine[], at: number): FoundRows | undefined {
  const head = lines[at];
  if (!head) return undefined;
  const starts = columnStarts(head.text);
  const heading = adHeading(starts.map((start, i) => head.text.slice(start, starts[i + 1])), head.n);
  if (!heading || !heading.columns.every((c) => /^[A-Za-z][\w-]{1,60}$/.test(c.value))) return undefined;
  const objects: AdObject[] = [];
  const read = [head.n];
  let next = at + 1;
  for (; next < lines.length; next += 1) {
    const line = lines[next];
    if (!line || line.text.trim() === '' || line.text.length > MOST * 10 || isPrompt(line.text.slice(0, 1000))) break;
    const cells = cellsAt(line.text, starts);
    if (!cells || !isObjectRow(cells, heading)) break;
    objects.push(objectOf({ cells, used: 1 }, line.n, heading, 'dsquery'));
    read.push(line.n);
  }
  return { layout: 'dsquery', columns: heading.columns, objects, read, from: at, next, last: read.at(-1) ?? head.n };
}
