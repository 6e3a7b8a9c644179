/** The list of suites of a Windows with the changes of a what-if: a policy, suites that are added or dropped. */
import type { WindowsVersion } from '../../data/windows-versions.ts';
import { present } from '../present.ts';
import { listOf, suiteOf } from '../suites/lookup.ts';
import type { EndSuite } from './end.ts';
import { groupName } from './groups.ts';
import type { PartySuiteOff } from './model.ts';
import type { Adjust } from './spec.ts';

export interface SuitesAndOff {
  readonly suites: readonly EndSuite[];
  readonly off: readonly PartySuiteOff[];
}

/**
 * A list of suites after a policy, then what is added, then what is dropped. Names that this Windows does not have are left out, as Windows ignores them:
 * in a policy for Windows before 10 that is every ECDHE suite without its curve. What is added may be named without the curve: all of its entries come.
 *
 *     adjustedSuites(server2022, suites, off, { suites: ['TLS_AES_256_GCM_SHA384'] })   // one suite; the others in `off`, by list
 *
 * Sources: Microsoft: Cipher Suites in TLS/SSL (Schannel SSP), a policy replaces the list; TLS (Schannel SSP) changes in Windows 10 for the curves.
 */
export function adjustedSuites(version: WindowsVersion, suites: readonly EndSuite[], off: readonly PartySuiteOff[], adjust: Adjust): SuitesAndOff {
  const known = knownNames(version);
  const policy = adjust.suites === undefined ? suites : unique(adjust.suites.flatMap((name) => entries(version, known, name, false)));
  const added = (adjust.addSuites ?? []).flatMap((name) => entries(version, known, name, true));
  const drop = new Set((adjust.dropSuites ?? []).map((name) => name.toUpperCase()));
  const kept = unique([...policy, ...added]).filter((row) => !drop.has(row.name.toUpperCase()) && !drop.has(shown(row)));
  if (adjust.suites === undefined && added.length === 0 && drop.size === 0) return { suites, off };
  const on = new Set(kept.map(({ name }) => name));
  const gone = [...new Set(suites.map(({ name }) => name))].filter((name) => !on.has(name));
  return {
    suites: kept,
    off: [...gone.map((name): PartySuiteOff => ({ name, because: ['The list of suites does not name it.'], by: 'list' })), ...off.filter(({ name }) => !on.has(name))],
  };
}

function knownNames(version: WindowsVersion): ReadonlySet<string> {
  const list = listOf(version);
  return new Set([...list.on, ...list.onRequest, ...list.off]);
}

function entries(version: WindowsVersion, known: ReadonlySet<string>, name: string, anyCurve: boolean): readonly EndSuite[] {
  const found = suiteOf(name);
  if (!found) return [];
  const upper = name.trim().toUpperCase();
  if (version.curves !== 'suffix') return known.has(found.suite.name) ? [row(version, found.suite.name)] : [];
  if (known.has(upper)) return [row(version, upper)];
  return anyCurve && found.curve === undefined ? [...known].filter((other) => suiteOf(other)?.suite === found.suite).map((other) => row(version, other)) : [];
}

function row(version: WindowsVersion, name: string): EndSuite {
  const found = suiteOf(name);
  if (!found) throw new Error(`windows-suites.ts names ${name}, which tls-suites.ts does not have`);
  const weak = listOf(version).notStrong;
  return {
    name: found.suite.name,
    suite: found.suite,
    versions: found.suite.versions,
    strong: weak && !weak.includes(name),
    ...present({ curve: found.curve === undefined ? undefined : groupName(found.curve) }),
  };
}

function shown({ name, curve }: EndSuite): string {
  return (curve === undefined ? name : `${name}_${curve.replace('-', '')}`).toUpperCase();
}

function unique(rows: readonly EndSuite[]): readonly EndSuite[] {
  return [...new Map(rows.map((entry) => [shown(entry), entry])).values()];
}
