/** What one Windows version makes of one name. */
import { suiteOf } from './lookup.ts';
import type { WindowsVersion } from '../../data/windows-versions.ts';
import { suiteRows } from './rows.ts';
import type { SuiteRow } from './rows.ts';

export type Standing =
  /** The version has it. spare: the name has a curve, which Windows 10 and later do not need. */
  | { readonly kind: 'here'; readonly row: SuiteRow; readonly spare: boolean }
  /** The version has it with a curve at the end only. */
  | { readonly kind: 'suffix-needed'; readonly names: readonly string[] }
  /** Another version has it. */
  | { readonly kind: 'not-here' }
  /** The list of the version is older than an update that may have added it. */
  | { readonly kind: 'unclear' }
  /** No Windows has the name. */
  | { readonly kind: 'unknown' };

const byName = new Map<string, ReadonlyMap<string, SuiteRow>>();

function rowsByName(version: WindowsVersion): ReadonlyMap<string, SuiteRow> {
  const cached = byName.get(version.suites);
  if (cached) return cached;
  const rows = new Map(suiteRows(version).map((row) => [row.name, row]));
  byName.set(version.suites, rows);
  return rows;
}

/** The version whose list is older than its TLS 1.2, which came with update 4019276. */
const OLDER_THAN_ITS_UPDATE = 'server-2008-sp2';

/** Whether the curve is part of the name: Windows before 10 and Server 2016. */
export function hasSuffixes(version: WindowsVersion): boolean {
  return version.curves === 'suffix';
}

/**
 * What a version makes of a name in a list of suites. Windows ignores a name that it does not know, without a word.
 *
 *     standingOf('TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384', server2012R2)        // { kind: 'suffix-needed', names: ['…_P256', '…_P384'] }
 *     standingOf('TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384_P256', server2016)     // { kind: 'here', spare: true, … }
 *
 * Sources: Microsoft: Cipher Suites in TLS/SSL (Schannel SSP); Manage TLS (suffixes).
 */
export function standingOf(name: string, version: WindowsVersion): Standing {
  const found = suiteOf(name);
  if (!found) return { kind: 'unknown' };
  const rows = rowsByName(version);
  const exact = rows.get(name.toUpperCase());
  if (exact) return { kind: 'here', row: exact, spare: false };
  if (!hasSuffixes(version)) {
    const base = rows.get(found.suite.name);
    return base ? { kind: 'here', row: base, spare: true } : { kind: 'not-here' };
  }
  const names = suiteRows(version).filter((r) => r.suite === found.suite && r.state === 'on').map((r) => r.name);
  if (found.curve === undefined && names.length > 0) return { kind: 'suffix-needed', names };
  const sha2 = found.suite.versions.length === 1 && found.suite.versions[0] === 'TLS 1.2';
  return version.id === OLDER_THAN_ITS_UPDATE && sha2 ? { kind: 'unclear' } : { kind: 'not-here' };
}
