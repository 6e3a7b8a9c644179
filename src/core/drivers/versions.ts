/** Dotted version numbers: read, compared, and laid against the ranges of a row. */
import type { VersionRange } from '../../data/tls-drivers.ts';

/** A version as far as it was written: 11.0 stands for everything that begins with 11.0. */
export interface Version {
  readonly parts: readonly number[];
  /** As it was written. */
  readonly text: string;
  /** The product version that a file version was taken for. */
  readonly from?: string;
}

/** Year, then the major version in three digits: how files of SQL Server count. */
const FILE = /^20\d\d\.0?(\d{3})\./;

/**
 * A dotted version: `readVersion('v11.0.6538.0')` is `{ parts: [11, 0, 6538, 0], text: '11.0.6538.0' }`. The file versions of SQL Server and its drivers
 * become product versions: 2014.120.4219.0 is 12.0.4219.0, 2009.100.6537 is 10.50.6537. Undefined for anything else. Letters behind the number
 * (`12.4.1.jre11`, `5.2.0-preview1`) end it.
 *
 * Source: Microsoft CSS: SQLCheck (compares product versions); the two ways of counting are seen in the properties of the files.
 */
export function readVersion(text: string): Version | undefined {
  const match = /^v?(\d{1,5}(?:\.\d{1,6}){0,4})(?=$|[\s.-]*[A-Za-z+][\w.+-]{0,40}$)/i.exec(text.trim());
  const dotted = match?.[1];
  if (dotted === undefined) return undefined;
  const file = FILE.exec(dotted);
  const product = file === null ? dotted : fromFile(dotted, file[1] ?? '');
  return { parts: product.split('.').map(Number), text: product, ...(product === dotted ? {} : { from: dotted }) };
}

function fromFile(dotted: string, major: string): string {
  const rest = dotted.split('.').slice(2).join('.');
  const r2 = dotted.startsWith('2009.') && Number(major) === 100;
  return `${Math.floor(Number(major) / 10)}.${r2 ? 50 : Number(major) % 10}.${rest}`;
}

/** Below 0, 0 or above 0, missing parts being 0: `compareParts([4, 1], [4, 1, 0])` is 0. */
export function compareParts(a: readonly number[], b: readonly number[]): number {
  for (let i = 0; i < Math.max(a.length, b.length); i++) {
    const d = (a[i] ?? 0) - (b[i] ?? 0);
    if (d !== 0) return d;
  }
  return 0;
}

/** Both texts compared as versions; a text that is none counts as 0: `compareVersions('8.0.28', '8.0.9')` is above 0. */
export function compareVersions(a: string, b: string): number {
  return compareParts(readVersion(a)?.parts ?? [], readVersion(b)?.parts ?? []);
}

/** all: whatever the version goes on with, it is in the range. some: that depends on how it goes on. */
export type InRange = 'all' | 'some' | 'none';

/**
 * Whether a version lies in a range.
 *
 *     inRange(readVersion('11.0.5388'), { from: '11.0', before: '11.0.6538' })   // 'all'
 *     inRange(readVersion('11.0'), { from: '11.0', before: '11.0.6538' })        // 'some': 11.0.7001 is not
 */
export function inRange({ parts }: Version, { from, before }: VersionRange): InRange {
  const low = from === undefined ? undefined : readVersion(from)?.parts;
  const high = before === undefined ? undefined : readVersion(before)?.parts;
  const end = [...parts.slice(0, -1), (parts.at(-1) ?? 0) + 1];
  if ((high !== undefined && compareParts(parts, high) >= 0) || (low !== undefined && compareParts(end, low) <= 0)) return 'none';
  const whole = (low === undefined || compareParts(parts, low) >= 0) && (high === undefined || compareParts(end, high) <= 0);
  return whole ? 'all' : 'some';
}

/** The same for several stretches: in one of them, or partly in some. */
export function inRanges(version: Version, ranges: readonly VersionRange[]): InRange {
  const found = ranges.map((range) => inRange(version, range));
  return found.includes('all') ? 'all' : found.includes('some') ? 'some' : 'none';
}
