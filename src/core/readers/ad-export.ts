/** Exports and tables of directory objects: one object in each row. */
import type { Paste, PasteLine } from '../text/prepare.ts';
import { adTableAt } from './ad-export-table.ts';
import { adHeading, objectOf, isObjectRow } from './ad-export-row.ts';
import type { AdHeading, AdLayout, FoundRows } from './ad-export-row.ts';
import type { AdObject } from './ad-property.ts';
import { namesOfObject } from './ad-names.ts';
import { isPrompt } from './command-line.ts';
import { csvRecord } from './csv-record.ts';
import type { Budget } from './csv-record.ts';
import { uniqueNames } from './reader.ts';
import type { At, Reader, Reading } from './reader.ts';
import { finish, hasWords, open, understand } from './reading-lines.ts';

export interface AdExportFacts {
  readonly layout: AdLayout;
  /** The headings as printed, of columns that are not kept as well. */
  readonly columns: readonly At<string>[];
  /** One for each row, in order, with the properties of src/data/ad-attributes.ts. A script may have written several rows for one account. */
  readonly objects: readonly AdObject[];
  /** Columns in which Export-Csv wrote a type name in place of the values. */
  readonly lost: readonly At<string>[];
}

/**
 * Reads directory objects in rows: CSV files of `Get-ADUser … | Export-Csv` (comma, semicolon, tab or bar; lists joined by a script, records over
 * several lines), csvde files, tables of PowerShell, and tables of `dsquery *`. One reading for a whole file.
 *
 *     "SamAccountName","ServicePrincipalNames"                      DN,objectClass,sAMAccountName,servicePrincipalName
 *     "svc-sql05","MSSQLSvc/sql05.corp.example:1433;MSSQLSvc/…"     "CN=svc-sql05,OU=…",user,svc-sql05,MSSQLSvc/…;MSSQLSvc/…
 *
 * Sources: Microsoft: Export-Csv, csvde, dsquery *, Get-ADUser; RFC 4180.
 */
export const adExport: Reader<AdExportFacts> = {
  id: 'ad-export',
  title: 'directory export (CSV, csvde, table)',
  cues: ['dn', 'distinguishedname', 'samaccountname', 'userprincipalname', 'objectguid', 'dnshostname', 'serviceprincipalname', 'serviceprincipalnames', 'spn', 'spns', 'service'],
  read: readExports,
  // Of a whole forest no name stands out.
  names: ({ objects }) => (objects.length > MOST_NAMED ? [] : uniqueNames(objects.flatMap(namesOfObject))),
};

const MOST_NAMED = 50;
/** Rows in a row that do not fit: more of them, and the table has ended. */
const GAP = 3;
/** A whole export has some 400 columns. */
const HEADING_MAX = 20_000;
const CSVDE = /^DN,/;

function readExports(paste: Paste): readonly Reading<AdExportFacts>[] {
  const readings: Reading<AdExportFacts>[] = [];
  const { lines } = paste;
  const budget: Budget = { lines: lines.length * 3 };
  let i = 0;
  while (i < lines.length) {
    const table = adTableAt(lines, i);
    const found = table ?? csvAt(lines, i, budget);
    if (!found) {
      i += 1;
      continue;
    }
    const first = lines[found.from];
    if (!first) break;
    if (found.objects.length > 0) {
      const block = open(first);
      for (const n of found.read) understand(block, n);
      block.last = Math.max(block.last, found.last);
      readings.push(finish('ad-export', paste, block, { layout: found.layout, columns: found.columns, objects: found.objects, lost: lostColumns(found.columns, found.objects) }));
    }
    i = Math.max(found.next, i + 1);
  }
  return readings;
}

function csvAt(lines: readonly PasteLine[], at: number, budget: Budget): FoundRows | undefined {
  const head = lines[at];
  if (!head) return undefined;
  const heading = csvHeading(lines, at, budget);
  if (!heading) return undefined;
  const dialect = CSVDE.test(head.text) ? 'csvde' : 'powershell';
  const typed = at > 0 && (lines[at - 1]?.text ?? '').slice(0, 8).toUpperCase().startsWith('#TYPE ');
  const from = typed ? at - 1 : at;
  const objects: AdObject[] = [];
  const read: number[] = typed ? [head.n - 1, head.n] : [head.n];
  let last = head.n;
  let next = at + 1;
  let gap = 0;
  let pending = 0;
  while (next + pending < lines.length) {
    const line = lines[next + pending];
    if (!line) break;
    if (line.text.trim() === '') {
      // wmic-like double line ends, and a blank line where files were put together; more of them end the table.
      pending += 1;
      if (pending > 2) break;
      continue;
    }
    if (line.text.length < 1000 && isPrompt(line.text)) break;
    const record = csvRecord(lines, next + pending, heading.by, budget);
    const fits = record?.cells.length === heading.columns.length;
    if (record && fits && isHeadingAgain(record.cells, heading)) {
      read.push(line.n);
      last = line.n;
    } else if (record && fits && isObjectRow(record.cells, heading)) {
      objects.push(objectOf(record, line.n, heading, dialect));
      for (let k = 0; k < record.used; k += 1) read.push(line.n + k);
      last = line.n + record.used - 1;
      gap = 0;
    } else {
      gap += 1;
      if (gap > GAP || pending > 0 || csvHeading(lines, next, budget)) break;
      // A row that was cut off at the end of the text is shown as not understood.
      if (record === undefined || (line.text.includes(heading.by) && isLast(lines, next))) last = line.n;
    }
    next += pending + (record && fits ? record.used : 1);
    pending = 0;
  }
  return { layout: dialect === 'csvde' ? 'csvde' : 'csv', columns: heading.columns, objects, read, from, next, last };
}

function isLast(lines: readonly PasteLine[], at: number): boolean {
  return lines.length - at < 5 && lines.slice(at + 1).every((l) => !hasWords(l.text));
}

function isHeadingAgain(cells: readonly string[], { columns }: AdHeading): boolean {
  return cells.every((cell, i) => cell.trim().toLowerCase() === columns[i]?.value.toLowerCase());
}

/** The line as headings of a file with one of the separators: of the one that makes most columns. */
function csvHeading(lines: readonly PasteLine[], at: number, budget: Budget): (AdHeading & { readonly by: string }) | undefined {
  const text = lines[at]?.text ?? '';
  if (text.length > HEADING_MAX || text.length < 5 || !HEADING.test(text)) return undefined;
  let best: (AdHeading & { readonly by: string }) | undefined;
  for (const by of ['\t', ';', ',', '|']) {
    if (!text.includes(by)) continue;
    const record = csvRecord(lines, at, by, budget);
    const heading = record?.used === 1 ? adHeading(record.cells, lines[at]?.n ?? 0) : undefined;
    if (heading && heading.columns.length > (best?.columns.length ?? 1)) best = { ...heading, by };
  }
  return best;
}

const HEADING = /(?:^"?dn"?,|samaccountname|distinguishedname|userprincipalname|objectguid|dnshostname|s(?:ervice ?)?p(?:rincipal ?)?n(?:ame)?s?)/i;

/** The first line of each column in which values were lost. */
function lostColumns(columns: readonly At<string>[], objects: readonly AdObject[]): At<string>[] {
  const found = new Map<string, At<string>>();
  for (const { properties } of objects) {
    for (const p of properties) if (p.lost && !found.has(p.name)) found.set(p.name, { value: p.name, line: p.line });
    if (found.size === columns.length) break;
  }
  return [...found.values()];
}
