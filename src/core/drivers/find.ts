/** Rows of the table of drivers, by id and by what somebody types. */
import { tlsDrivers, type TlsDriver } from '../../data/tls-drivers.ts';
import { protocolNames, type ProtocolName } from '../../data/windows-tls.ts';
import { readQuery, versionOf } from './read-query.ts';
import { inRanges, readVersion, type InRange, type Version } from './versions.ts';

const byId: ReadonlyMap<string, TlsDriver> = new Map(tlsDrivers.map((row) => [row.id, row]));

/** The row with this id: `findDriver('snac11')`. */
export function findDriver(id: string): TlsDriver | undefined {
  return byId.get(id);
}

export interface DriversAsked {
  /** A name as people, files and connection strings write it: `SQLNCLI11`, `Provider=SQLOLEDB`, `mssql-jdbc-12.4.1.jre11.jar`. */
  readonly text?: string;
  readonly kind?: TlsDriver['kind'];
  /** A product version or a file version. It wins over one in the text. */
  readonly version?: string;
  /** Rows that can come to this version at least. */
  readonly least?: ProtocolName;
}

export interface DriverFound {
  readonly row: TlsDriver;
  /** whole: the row is for the asked version. partly: it depends on how the version goes on. unbounded: the row names its versions in words only. any: none was asked. */
  readonly fits: 'whole' | 'partly' | 'unbounded' | 'any';
}

export interface DriversFound {
  readonly found: readonly DriverFound[];
  /** The version that counted. */
  readonly version?: Version;
  /** The families that the text named; empty where its words were looked for. */
  readonly families: readonly string[];
}

/**
 * The rows for a name, a kind and a version, in the order of the table.
 *
 *     driversFor({ text: 'SNAC', version: '10.50.2500' }).found   // [{ row: { id: 'snac10-old', … }, fits: 'whole' }]
 *     driversFor({ text: 'SQLNCLI11' }).found                     // snac11-old and snac11, each 'partly'
 *
 * A text that names no known driver is searched word by word in names, versions and ids. Takes any strings.
 */
export function driversFor({ text = '', kind, version, least }: DriversAsked): DriversFound {
  const asked = readQuery(text);
  const wanted = version === undefined || version.trim() === '' ? asked.version : givenVersion(asked.families, version);
  const found = tlsDrivers.flatMap((row): DriverFound[] => {
    if (kind !== undefined && row.kind !== kind) return [];
    if (!named(row, asked.families, asked.words)) return [];
    if (least !== undefined && !reaches(row, least)) return [];
    const fits = fit(row, wanted);
    return fits === undefined ? [] : [{ row, fits }];
  });
  return { found, families: asked.families, ...(wanted === undefined ? {} : { version: wanted }) };
}

function givenVersion(families: readonly string[], version: string): Version | undefined {
  return families.length === 1 ? versionOf(families[0] ?? '', version.trim()) : readVersion(version);
}

function named(row: TlsDriver, families: readonly string[], words: readonly string[]): boolean {
  if (families.length > 0) return families.includes(row.family);
  const tokens = tokensOf.get(row.id) ?? [];
  return words.every((w) => tokens.some((t) => t.startsWith(w)));
}

/** Words begin at a letter or digit, so that `sql` does not find MySQL. */
const tokensOf: ReadonlyMap<string, readonly string[]> = new Map(
  tlsDrivers.map((row) => {
    const text = `${row.family} ${row.name} ${row.versions} ${row.id}`.toLowerCase();
    return [row.id, [...text.split(/[\s,;:/()“”]+/), ...text.split(/[^\p{L}\p{N}]+/u)]];
  }),
);

/** Whether a row can come to a version at all; one whose newest version is not known is not counted. */
export function reaches(row: TlsDriver, least: ProtocolName): boolean {
  return row.newest !== 'unknown' && protocolNames.indexOf(row.newest) >= protocolNames.indexOf(least);
}

const FITS: Readonly<Record<InRange, DriverFound['fits'] | undefined>> = { all: 'whole', some: 'partly', none: undefined };

function fit(row: TlsDriver, version: Version | undefined): DriverFound['fits'] | undefined {
  if (version === undefined) return 'any';
  if (row.ranges !== undefined) return FITS[inRanges(version, row.ranges)];
  if (row.from === undefined && row.before === undefined) return 'unbounded';
  return FITS[inRanges(version, [{ ...(row.from === undefined ? {} : { from: row.from }), ...(row.before === undefined ? {} : { before: row.before }) }])];
}
