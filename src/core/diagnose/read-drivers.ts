import { namedDrivers } from '../../data/drivers-named.ts';
import type { DriverSeen, VersionSeen } from './seen.ts';
import type { PasteLine } from '../text/prepare.ts';

/** A version behind a name: "Driver 17 for", "5.1.0", "/4.3.0", "Version=5.0.0.0". */
const VERSION = /^[\s,/(v:=-]{0,4}(?:version[\s=:]{1,3})?(\d{1,2}(?:\.\d{1,5}){0,3})(?=\.j(?:re|ar)|(?![\d.]*\w))/i;

/**
 * Drivers and libraries that the lines name, in the order of the table of drivers, each once with the first version given for it.
 *
 *     '[Microsoft][ODBC Driver 17 for SQL Server]TCP Provider: Error code 0x2746'   // { id: 'odbc-sql-server', version: '17' }
 */
export function readDrivers(lines: readonly PasteLine[]): DriverSeen[] {
  const found = new Map<string, DriverSeen>();
  for (const { n, text } of lines) {
    const low = text.toLowerCase();
    for (const row of namedDrivers) {
      const known = found.get(row.id);
      if (known?.version !== undefined || (known !== undefined && !('version' in row))) continue;
      const marks = row.marks.filter((m) => low.includes(m));
      if (marks.length === 0) continue;
      const version = 'version' in row ? first(marks, (mark) => versionAfter(text, low.indexOf(mark) + mark.length, mark)) : undefined;
      if (known === undefined || version !== undefined) found.set(row.id, { id: row.id, title: row.title, ...(version === undefined ? {} : { version }), line: known?.line ?? n });
    }
  }
  return namedDrivers.flatMap((row) => found.get(row.id) ?? []);
}

/** The first answer that is one. */
function first<T, R>(items: readonly T[], answer: (item: T) => R | undefined): R | undefined {
  for (const item of items) {
    const found = answer(item);
    if (found !== undefined) return found;
  }
  return undefined;
}

function versionAfter(text: string, at: number, mark: string): string | undefined {
  const digits = /(\d{1,2})$/.exec(mark)?.[1];
  return VERSION.exec(text.slice(at, at + 40))?.[1] ?? digits;
}

const VERSIONS: readonly (readonly [VersionSeen['product'], RegExp])[] = [
  ['windows', /\bWindows (?:Server )?(?:20(?:03|08|12|16|19|22|25)(?: R2)?|XP|Vista|7|8\.1|8|10|11)\b(?:[, ]{1,2}version \d{2}H[12])?/i],
  ['dotnet', /\.NET (?:Framework )?\d{1,2}\.\d(?:\.\d{1,3})?|\.NETFramework,Version=v\d\.\d(?:\.\d)?|netcoreapp\d\.\d|\bnet(?:[5-9]|10)\.0\b/],
  ['sql-server', /\bSQL Server 20\d\d(?: R2)?\b/i],
  ['openssl', /\bOpenSSL[/ ]\d\.\d\.\d[a-z]?\b/i],
  ['java', /\b(?:JDK|JRE|OpenJDK|Java) (?:version )?"?(?:1\.)?\d{1,2}(?:[._]\d{1,3}){0,3}/],
];

/** Product versions that the lines state, each text once: "Windows Server 2012 R2", ".NET 8.0". */
export function readVersions(lines: readonly PasteLine[]): VersionSeen[] {
  const found = new Map<string, VersionSeen>();
  for (const { n, text } of lines) {
    for (const [product, pattern] of VERSIONS) {
      const hit = pattern.exec(text)?.[0];
      if (hit !== undefined && !found.has(hit.toLowerCase())) found.set(hit.toLowerCase(), { product, text: hit, line: n });
    }
  }
  return [...found.values()];
}
