/** Rows with the headings of directory attributes. */
import { dnListAttributes, identityAttributes, spnAttributes, spnListAttributes, valueAttributes, wordListAttributes } from '../../data/ad-attributes.ts';
import type { AdObject } from './ad-property.ts';
import { cellProperty, valueKind } from './ad-value.ts';
import type { Dialect, ValueKind } from './ad-value.ts';
import type { CsvRecord } from './csv-record.ts';
import type { At } from './reader.ts';

const IDENTITY = new Set<string>(identityAttributes);
const SPNS = new Set<string>(spnAttributes);
/** The other columns of an export, some hundred, say nothing about tickets: their values are not kept. */
const KEPT = new Set<string>([...identityAttributes, ...spnAttributes, ...spnListAttributes, ...dnListAttributes, ...wordListAttributes, ...valueAttributes]);
const NAMES = new Set(['name', 'cn', 'account', 'accountname', 'account name', 'computer', 'computername', 'user', 'username']);
const HEADING = /^[\p{L}@][\p{L}\p{N} _.;:@(){}$=/'-]{0,100}$/u;
const MOST_COLUMNS = 2000;

export type AdLayout = 'csv' | 'csvde' | 'table' | 'dsquery';

export interface FoundRows {
  readonly layout: AdLayout;
  readonly columns: readonly At<string>[];
  readonly objects: readonly AdObject[];
  /** Numbers of the lines that were understood. */
  readonly read: readonly number[];
  /** Index of the first line, and of the line behind. */
  readonly from: number;
  readonly next: number;
  /** Number of the last line that belongs to it, understood or not. */
  readonly last: number;
}

export interface AdHeading {
  /** Trimmed, as printed. */
  readonly columns: readonly At<string>[];
  /** Indexes of the columns that tell which object it is. */
  readonly identity: readonly number[];
  /** Indexes of the distinguished names among them. */
  readonly dns: readonly number[];
  /** The columns that are kept. */
  readonly kept: readonly { readonly index: number; readonly name: string; readonly kind: ValueKind }[];
}

/**
 * The cells of a line as headings of directory objects; undefined when they are no attribute names, or when none of them tells the object. A plain
 * name counts for one beside a column of SPNs.
 *
 *     adHeading(cells of 'Name;SamAccountName;ServicePrincipalNames')
 */
export function adHeading(cells: readonly string[], line: number): AdHeading | undefined {
  if (cells.length < 2 || cells.length > MOST_COLUMNS) return undefined;
  const columns = cells.map((cell) => ({ value: cell.trim(), line }));
  // Excel leaves empty columns at the end.
  if (!columns.every(({ value }) => value === '' || HEADING.test(value))) return undefined;
  const keys = columns.map((c) => c.value.toLowerCase());
  if (new Set(keys.filter((k) => k !== '')).size !== keys.filter((k) => k !== '').length) return undefined;
  const spns = keys.some((k) => SPNS.has(k));
  const at = (known: (key: string) => boolean): number[] => keys.flatMap((k, i) => (known(k) ? [i] : []));
  const identity = at((k) => IDENTITY.has(k) || (spns && NAMES.has(k)));
  // A list of machines with their DNS names could come from any inventory.
  const own = spns || keys.some((k) => k === 'samaccountname' || k === 'distinguishedname' || k === 'dn' || k === 'objectguid');
  if (identity.length === 0 || !own) return undefined;
  const kept = at((k) => KEPT.has(k) || (spns && NAMES.has(k))).map((index) => ({ index, name: columns[index]?.value ?? '', kind: valueKind(columns[index]?.value ?? '') }));
  return { columns, identity, dns: at((k) => k === 'dn' || k === 'distinguishedname'), kept };
}

/** A row of such a table names its object; a distinguished name has an equals sign. */
export function isObjectRow(cells: readonly string[], { identity, dns }: AdHeading): boolean {
  const named = (i: number): boolean => /\S/.test(cells[i] ?? '');
  return identity.some(named) && dns.every((i) => !named(i) || (cells[i] ?? '').includes('='));
}

/** The object of a record that begins in a line, with the columns that are kept. */
export function objectOf({ cells, below }: CsvRecord, line: number, { kept }: AdHeading, dialect: Dialect): AdObject {
  return { properties: kept.map(({ index, name, kind }) => cellProperty(name, line + (below?.[index] ?? 0), cells[index] ?? '', dialect, kind)) };
}
