/** What a search text means: a family that it names, the version in it, or words to look for. */
import { familyOfNamed, namedVersions, spellings } from '../../data/tls-driver-names.ts';
import { tlsDrivers } from '../../data/tls-drivers.ts';
import { readDrivers } from '../diagnose/read-drivers.ts';
import { prepare } from '../text/prepare.ts';
import { readVersion, type Version } from './versions.ts';

export interface DriverQuery {
  /** Families that the text names; none: `words` decide. */
  readonly families: readonly string[];
  readonly words: readonly string[];
  readonly version?: Version;
}

const LONGEST = 400;
const byName: ReadonlyMap<string, string> = new Map(tlsDrivers.map((row) => [plain(row.family), row.family]));

/** Letters and digits in lower case: `plain('Connector/NET')` is 'connectornet'. */
export function plain(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}

/**
 * Reads a search text with the names that the diagnosis knows as well.
 *
 *     readQuery('Driver={SQL Server};Server=sql01')   // { families: ['SQLOLEDB and ODBC “SQL Server”'], words: [] }
 *     readQuery('SNAC 11.0.5388')                     // { families: ['SQL Server Native Client'], version: { parts: [11, 0, 5388] … }, words: [] }
 *     readQuery('postgres 12')                        // { families: ['PostgreSQL'], version: { parts: [12] … } … }
 */
export function readQuery(text: string): DriverQuery {
  const asked = text.slice(0, LONGEST).trim();
  const seen = readDrivers(prepare(asked).lines).flatMap(({ id, version }) => {
    const family = familyOfNamed[id];
    return family === undefined ? [] : [{ family, version }];
  });
  if (seen.length > 0) {
    const first = seen.find((s) => s.version !== undefined)?.version ?? numberIn(asked);
    const families = [...new Set(seen.map((s) => s.family))];
    return query(families, [], first === undefined ? undefined : versionOf(families[0] ?? '', first));
  }
  const whole = familyAlone(asked);
  if (whole !== undefined) return whole;
  const compact = plain(asked);
  const spelt = spellings.find((s) => compact.startsWith(s.text));
  if (spelt !== undefined) {
    const rest = /(\d[\d.]*)\D*$/.exec(asked)?.[1];
    return query([spelt.family], [], rest === undefined ? undefined : versionOf(spelt.family, rest));
  }
  return query([], asked.split(/[\s,;:=/\\()[\]{}"“”]+/).map((w) => w.toLowerCase()).filter((w) => w !== ''), undefined);
}

/** The name of a family and nothing else but a dotted version: `SQL Server 12.0.4100`. A year behind it belongs to the name of a row. */
function familyAlone(asked: string): DriverQuery | undefined {
  const behind = /\sv?(\d[\d.]*)$/.exec(asked);
  const family = byName.get(plain(behind === null ? asked : asked.slice(0, behind.index)));
  if (family === undefined || (behind !== null && !behind[1]?.includes('.'))) return undefined;
  return query([family], [], behind === null ? undefined : versionOf(family, behind[1] ?? ''));
}

function query(families: readonly string[], words: readonly string[], version: Version | undefined): DriverQuery {
  return { families, words, ...(version === undefined ? {} : { version }) };
}

/** A dotted number that stands alone: one that is part of an address or of a name is not meant. */
function numberIn(text: string): string | undefined {
  return /(?:^|\s)v?(\d{1,5}\.\d{1,5}(?:\.\d{1,6}){0,2})(?:$|\s)/.exec(text)?.[1];
}

/** `versionOf('ODBC Driver for SQL Server', '11')` is 12.0: the number in the name is not that of the files. */
export function versionOf(family: string, text: string): Version | undefined {
  const named = namedVersions.find((n) => n.family === family && n.named === text);
  return readVersion(named?.version ?? text.replace(/\.+$/, ''));
}
