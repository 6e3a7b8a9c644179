/** Objects and rows of any console: lists, ruled tables, CSV, grids with tabs, broken sqlcmd rows, columns of wmic. */
import type { PasteLine } from '../text/prepare.ts';
import { csvRecord } from './csv-record.ts';
import type { Budget } from './csv-record.ts';
import { isPrompt } from './command-line.ts';
import { warningText } from './console-words.ts';
import { dashTable, isRule as isDashRule } from './dash-table.ts';
import { cellsAt, columnStarts } from './fixed-columns.ts';
import type { PropertyRecord } from './property-records.ts';
import type { At } from './reader.ts';
import { isRule, ruledTable } from './ruled-table.ts';

/** Records that stand together. */
export interface RecordRun {
  /** Index of the first line, and of the line behind. */
  readonly from: number;
  readonly next: number;
  /** Numbers of the lines that were understood. */
  readonly read: readonly number[];
  /** By property name in lower case; a property without a value has an empty one. */
  readonly records: readonly PropertyRecord[];
}

/** Which names, in lower case, make a record worth reading. */
export type Wanted = (names: ReadonlySet<string>) => boolean;

const MOST = 8000;
const MOST_FIELDS = 200;
const MOST_HEIGHT = 24;
/** No console is narrower: a shorter line was broken at a blank. */
const NARROWEST = 79;
const LABEL = /^[\p{L}_@][\p{L}\p{N}_ @-]{0,60}$/u;
const LABEL_MAX = 120;

/**
 * What begins in line `at`: records, or a list of other things, which has none and says where to go on; undefined for any other line. `heading` is a
 * cheap look at the line that may hold the names of columns.
 *
 *     Name      : MSSQLSERVER               Name         StartName            "Name","StartName"
 *     StartName : CORP\svc-sql05            MSSQLSERVER  CORP\svc-sql05       "MSSQLSERVER","CORP\svc-sql05"
 */
export function recordsAt(lines: readonly PasteLine[], at: number, wanted: Wanted, heading: RegExp, budget: Budget): RecordRun | undefined {
  const text = lines[at]?.text ?? '';
  if (text.length > MOST || text.trim() === '') return undefined;
  const table = heading.test(text) ? (ruledAt(lines, at, wanted) ?? brokenAt(lines, at, wanted) ?? delimitedAt(lines, at, wanted, budget) ?? columnsAt(lines, at, wanted)) : undefined;
  return table ?? listAt(lines, at, wanted);
}

/** Name and value of a line, and the sign between them. */
function pairIn(text: string): { readonly name: string; readonly value: string; readonly by: string } | undefined {
  const at = text.slice(0, LABEL_MAX).search(/[:=]/);
  const name = at < 1 ? '' : text.slice(0, at).trim();
  return name !== '' && LABEL.test(name) ? { name: name.toLowerCase(), value: text.slice(at + 1).trim(), by: text.charAt(at) } : undefined;
}

function nameOf(text: string): string {
  return text.trim().toLowerCase();
}

function recordOf(names: readonly string[], cells: readonly string[], line: number): PropertyRecord {
  return new Map(names.map((name, i): [string, At<string>] => [name, { value: (cells[i] ?? '').trim(), line }]));
}

function ruledAt(lines: readonly PasteLine[], at: number, wanted: Wanted): RecordRun | undefined {
  const below = lines[at + 1]?.text ?? '';
  if (!isRule(below) && !(below.trim() === '' && isRule(lines[at + 2]?.text ?? ''))) return undefined;
  const table = ruledTable(lines, at);
  const names = table?.columns.map((c) => nameOf(c.name)) ?? [];
  if (!table || table.rows.length === 0 || !wanted(new Set(names))) return undefined;
  return { from: at, next: at + table.used, read: table.lines, records: table.rows.map((r) => recordOf(names, r.cells, r.line)) };
}

/** sqlcmd breaks headings, rule and rows at its width: as many lines for each row as the rule has. */
function brokenAt(lines: readonly PasteLine[], at: number, wanted: Wanted): RecordRun | undefined {
  let rule = at + 1;
  while (rule <= at + MOST_HEIGHT && rule < lines.length && !isDashRule(lines[rule]?.text ?? '')) rule += 1;
  if (!isDashRule(lines[rule]?.text ?? '')) return undefined;
  const texts = lines.slice(at, rule + MOST_HEIGHT).map((l) => l.text);
  const table = dashTable(texts, rule - at);
  const names = table?.columns.map(nameOf) ?? [];
  if (!table || table.height < 2 || rule - table.height !== at || !wanted(new Set(names))) return undefined;
  const records: PropertyRecord[] = [];
  let next = rule + table.height;
  for (; next + table.height <= lines.length; next += table.height) {
    const rows = lines.slice(next, next + table.height);
    const first = rows[0];
    if (!first || first.text.trim() === '' || rows.some((l) => l.text.length > MOST) || isPrompt(first.text) || first.text.startsWith('(')) break;
    records.push(recordOf(names, table.cells(rows.map((l) => l.text)), first.n));
  }
  return records.length > 0 ? { from: at, next, read: numbers(lines, at, next), records } : undefined;
}

function delimitedAt(lines: readonly PasteLine[], at: number, wanted: Wanted, budget: Budget): RecordRun | undefined {
  const head = lines[at]?.text ?? '';
  for (const by of ['\t', ';', ',', '|']) {
    if (!head.includes(by)) continue;
    const names = (csvRecord(lines, at, by, budget)?.cells ?? []).map(nameOf);
    if (names.length < 2 || !wanted(new Set(names))) continue;
    const records: PropertyRecord[] = [];
    const read = [lines[at]?.n ?? 0];
    let next = at + 1;
    // wmic ends its lines twice, which leaves a blank one behind each.
    for (let blank = 0; next + blank < lines.length; ) {
      const line = lines[next + blank];
      if (!line || line.text.length > MOST || blank > 1) break;
      if (line.text.trim() === '') {
        blank += 1;
        continue;
      }
      if (/^[-\t,;|\s]{3,2000}$/.test(line.text) && records.length === 0) {
        read.push(line.n);
        next += blank + 1;
        blank = 0;
        continue;
      }
      const record = csvRecord(lines, next + blank, by, budget);
      if (record?.cells.length !== names.length) break;
      records.push(recordOf(names, record.cells, line.n));
      for (let k = 0; k < record.used; k += 1) read.push(line.n + k);
      next += blank + record.used;
      blank = 0;
    }
    return records.length > 0 ? { from: at, next, read, records } : undefined;
  }
  return undefined;
}

/** Columns without a rule, as wmic prints them. */
function columnsAt(lines: readonly PasteLine[], at: number, wanted: Wanted): RecordRun | undefined {
  const head = lines[at];
  if (!head || !/\S {2,}\S/.test(head.text.slice(0, 2000)) || head.text.includes(':')) return undefined;
  const starts = columnStarts(head.text);
  const names = starts.map((start, i) => nameOf(head.text.slice(start, starts[i + 1])));
  if (!names.every((n) => /^\w{2,40}$/.test(n)) || !wanted(new Set(names))) return undefined;
  const records: PropertyRecord[] = [];
  const read = [head.n];
  let next = at + 1;
  for (let blank = 0; next + blank < lines.length; ) {
    const line = lines[next + blank];
    if (!line || line.text.length > MOST || blank > 1) break;
    if (line.text.trim() === '') {
      blank += 1;
      continue;
    }
    const cells = isPrompt(line.text) ? undefined : cellsAt(line.text, starts);
    if (!cells) break;
    records.push(recordOf(names, cells, line.n));
    read.push(line.n);
    next += blank + 1;
    blank = 0;
  }
  return records.length > 0 ? { from: at, next, read, records } : undefined;
}

/** `Name : value` of Format-List or `Name=value` of wmic /format:list, until a blank line or a name that was there before. */
function listAt(lines: readonly PasteLine[], at: number, wanted: Wanted): RecordRun | undefined {
  const by = pairIn(lines[at]?.text ?? '')?.by;
  if (by === undefined || warningText(lines[at]?.text.slice(0, 200) ?? '') !== undefined) return undefined;
  const record = new Map<string, At<string>>();
  const read: number[] = [];
  let last = '';
  let next = at;
  for (; next < lines.length && record.size < MOST_FIELDS; next += 1) {
    const line = lines[next];
    if (!line || line.text.length > MOST) break;
    if (line.text.trim() === '') {
      // wmic ends its lines twice.
      if (by === '=' && (lines[next + 1]?.text ?? '').trim() !== '') continue;
      break;
    }
    const pair = pairIn(line.text);
    const before = record.get(last);
    if (before && line.text.startsWith('        ') && (!pair || pair.by !== by)) {
      record.set(last, { value: before.value + ((lines[next - 1]?.text.length ?? 0) < NARROWEST ? ' ' : '') + line.text.trim(), line: before.line });
    } else if (!pair || record.has(pair.name) || isPrompt(line.text) || warningText(line.text.slice(0, 200)) !== undefined) break;
    else {
      record.set(pair.name, { value: pair.value, line: line.n });
      last = pair.name;
    }
    read.push(line.n);
  }
  return record.size === 0 ? undefined : { from: at, next, read, records: wanted(new Set(record.keys())) ? [record] : [] };
}

function numbers(lines: readonly PasteLine[], from: number, next: number): number[] {
  return lines.slice(from, next).map((l) => l.n);
}
