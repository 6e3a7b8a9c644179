/** Objects of PowerShell in a console or a file: as a list, as a table, as CSV, or copied from a grid with tabs. */
import type { PasteLine } from '../text/prepare.ts';
import { labelled } from './labelled-line.ts';
import type { At } from './reader.ts';
import { ruledTable } from './ruled-table.ts';

/** Values by property name in lower case; a property without a value has an empty one. */
export type PropertyRecord = ReadonlyMap<string, At<string>>;

export interface PropertyRecords {
  readonly records: readonly PropertyRecord[];
  /** Lines that belong to them. */
  readonly lines: readonly number[];
  /** How many lines of the paste they take. */
  readonly used: number;
}

const MOST = 8000;
const MOST_FIELDS = 64;

/**
 * The objects that begin at line `at`, with the given property names (lower case) among theirs; undefined for anything else. The first name
 * that is given begins each object of a list.
 *
 *     ComputerName : SQL01.corp.example         "ComputerName","Check","Status"
 *     RequiredSPN  : MSSQLSvc/SQL01…            "SQL01","SPN Registration","Fail"
 */
export function propertyRecords(lines: readonly PasteLine[], at: number, names: readonly string[]): PropertyRecords | undefined {
  const text = lines[at]?.text ?? '';
  if (text.length > MOST || text.trim() === '') return undefined;
  const lower = text.slice(0, 2000).toLowerCase();
  // A list begins with its first property, the headings of a table or of CSV have all of them.
  if (!lower.includes(names[0] ?? '')) return undefined;
  return asTable(lines, at, names) ?? asDelimited(lines, at, names) ?? asList(lines, at, names);
}

function asTable(lines: readonly PasteLine[], at: number, names: readonly string[]): PropertyRecords | undefined {
  const table = ruledTable(lines, at);
  const columns = table?.columns.map((c) => c.name.toLowerCase());
  if (!table || !columns || !names.every((n) => columns.includes(n))) return undefined;
  const records = table.rows.map(({ line, cells }) => new Map(columns.map((name, i) => [name, { value: cells[i] ?? '', line }])));
  return { records, lines: table.lines, used: table.used };
}

function asDelimited(lines: readonly PasteLine[], at: number, names: readonly string[]): PropertyRecords | undefined {
  const head = lines[at]?.text ?? '';
  const by = ['\t', ';', ','].find((c) => head.includes(c));
  const columns = by === undefined ? [] : delimited(head, by).map((c) => c.trim().toLowerCase());
  if (by === undefined || !names.every((n) => columns.includes(n))) return undefined;
  const records: PropertyRecord[] = [];
  let used = 1;
  for (; ; used += 1) {
    const line = lines[at + used];
    if (!line || line.text.trim() === '' || line.text.length > MOST) break;
    const cells = delimited(line.text, by);
    if (cells.length < 2 || cells.length > columns.length + 1) break;
    records.push(new Map(columns.map((name, i) => [name, { value: (cells[i] ?? '').trim(), line: line.n }])));
  }
  return { records, lines: Array.from({ length: used }, (_, i) => (lines[at]?.n ?? 0) + i), used };
}

/**
 * The cells of a line of CSV; a doubled quotation mark stands for one.
 *
 *     delimited('"a","b ""c"""', ',')   // ['a', 'b "c"']
 */
export function delimited(text: string, by: string): string[] {
  const cells: string[] = [];
  let i = 0;
  while (i <= text.length && cells.length < MOST_FIELDS) {
    if (text[i] === '"') {
      let cell = '';
      i += 1;
      for (;;) {
        const end = text.indexOf('"', i);
        if (end < 0) {
          cell += text.slice(i);
          i = text.length;
          break;
        }
        cell += text.slice(i, end);
        i = end + 1;
        if (text[i] !== '"') break;
        cell += '"';
        i += 1;
      }
      const next = text.indexOf(by, i);
      cells.push(cell);
      i = next < 0 ? text.length + 1 : next + 1;
    } else {
      const end = text.indexOf(by, i);
      cells.push(text.slice(i, end < 0 ? text.length : end));
      i = end < 0 ? text.length + 1 : end + 1;
    }
  }
  return cells;
}

/** One object: `Name : value`, a value that was too long for the console goes on below it, indented. */
function asList(lines: readonly PasteLine[], at: number, names: readonly string[]): PropertyRecords | undefined {
  const record = new Map<string, At<string>>();
  const understood: number[] = [];
  let last: string | undefined;
  let used = 0;
  for (; used < MOST_FIELDS; used += 1) {
    const line = lines[at + used];
    if (!line || line.text.trim() === '' || line.text.length > MOST) break;
    const rest = last === undefined ? undefined : record.get(last);
    if (last !== undefined && rest && /^\s{8}/.test(line.text) && !/^\s{0,40}\w{2,40}\s{0,40}:\s/.test(line.text)) {
      record.set(last, { value: `${rest.value} ${line.text.trim()}`, line: rest.line });
      understood.push(line.n);
      continue;
    }
    const pair = labelled(line.text);
    const name = pair?.label.toLowerCase();
    if (!pair || name === undefined || !/^\w{2,40}$/.test(name) || record.has(name)) break;
    if (used === 0 && name !== names[0]) return undefined;
    record.set(name, { value: pair.value, line: line.n });
    understood.push(line.n);
    last = name;
  }
  return names.every((n) => record.has(n)) ? { records: [record], lines: understood, used } : undefined;
}
