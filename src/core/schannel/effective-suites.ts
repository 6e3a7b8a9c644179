/** Which suites are on, in which order, and why the others are not. */
import { pskSuites } from '../../data/windows-suites.ts';
import type { SuiteList } from '../../data/windows-suites.ts';
import type { ProtocolName } from '../../data/windows-tls.ts';
import type { WindowsVersion } from '../../data/windows-versions.ts';
import { listOf, suiteOf } from '../suites/lookup.ts';
import type { FoundSuite } from '../suites/lookup.ts';
import { present } from '../present.ts';
import type { Because, EffectiveProtocol, EffectiveSuite, EffectiveSuites, OffSuite } from './effective-model.ts';
import type { SuiteSource } from './suite-source.ts';
import { doubtedBy, takenBy } from './suite-switches.ts';
import type { SwitchedOff } from './suite-switches.ts';

/** The names that a version has, each with what Windows does about it by default. */
interface Known {
  readonly list: SuiteList;
  readonly on: ReadonlySet<string>;
  readonly onRequest: ReadonlySet<string>;
  readonly off: ReadonlySet<string>;
}

function knownBy(version: WindowsVersion): Known {
  const list = listOf(version);
  return {
    list,
    on: new Set(list.on),
    onRequest: new Set([...list.onRequest, ...list.offOnRequest, ...(list.psk ? pskSuites : [])]),
    off: new Set(list.off),
  };
}

/**
 * The suites of a list as this Windows uses them: in the order of the list, without those that it does not have, uses on request only, or that a switch takes
 * away. `versions` of a suite are those of its definition that some side here may use; a suite that none of them needs stays with an empty list.
 *
 *     TLS_RSA_WITH_3DES_EDE_CBC_SHA with Ciphers\Triple DES 168 Enabled 0   // off, kind 'cipher'
 *
 * Sources: Microsoft: Cipher Suites in TLS/SSL (Schannel SSP); Manage TLS; KB245030.
 */
export function effectiveSuites(source: SuiteSource, version: WindowsVersion, protocols: readonly EffectiveProtocol[], switches: readonly SwitchedOff[]): EffectiveSuites {
  const known = knownBy(version);
  const usable = new Set<ProtocolName>(protocols.filter(({ state }) => state !== 'off' && state !== 'missing').map(({ protocol }) => protocol));
  const there = new Set<ProtocolName>(protocols.filter(({ state }) => state !== 'missing').map(({ protocol }) => protocol));
  const on: EffectiveSuite[] = [];
  const off: OffSuite[] = [];
  const named = new Set<string>();
  for (const name of source.names) {
    const found = suiteOf(name);
    const canonical = found ? nameIn(known, found, version) : name;
    const key = (canonical ?? name).toUpperCase();
    if (named.has(key)) continue;
    named.add(key);
    const reason = offReason(name, found, canonical, known, version, source, there);
    const taken = !reason && found ? takenBy(found.suite, switches) : undefined;
    if (reason || taken || !found) {
      off.push({ name, ...(reason ?? taken ?? { kind: 'unknown', because: { says: [] } }), ...present({ suite: found?.suite }) });
      continue;
    }
    const strong = known.list.notStrong === undefined ? undefined : !known.list.notStrong.includes(canonical ?? name);
    // From Windows 10 on the curve order overrides a curve in the name.
    const curve = version.curves === 'suffix' ? found.curve : undefined;
    on.push({ name: canonical ?? name, suite: found.suite, versions: found.suite.versions.filter((v) => usable.has(v)), strong, ...present({ curve }) });
  }
  off.push(...unnamed(known, named, version, source));
  const doubted = on.find(({ suite }) => doubtedBy(suite, switches));
  const doubt = doubted && source.because.doubt === undefined ? doubtOf(doubtedBy(doubted.suite, switches)) : undefined;
  return { on, off, from: source.from, because: doubt === undefined ? source.because : { ...source.because, doubt } };
}

function doubtOf(hit: SwitchedOff | undefined): string | undefined {
  return hit && `${hit.setting.key.slice(hit.setting.key.lastIndexOf('\\') + 1)} is switched off (line ${hit.line}); the documents do not agree which suites that takes away. Those of which only some say it are left in the list.`;
}

/** The spelling of a suite in the list of the version. From Windows 10 on a curve in the name is accepted and does not count. */
function nameIn(known: Known, found: FoundSuite, version: WindowsVersion): string | undefined {
  const full = found.curve === undefined ? found.suite.name : `${found.suite.name}_${found.curve}`;
  const has = (name: string): boolean => known.on.has(name) || known.onRequest.has(name) || known.off.has(name);
  if (has(full)) return full;
  return version.curves !== 'suffix' && has(found.suite.name) ? found.suite.name : undefined;
}

type Reason = Pick<OffSuite, 'kind' | 'because'>;

function offReason(name: string, found: FoundSuite | undefined, canonical: string | undefined, known: Known, version: WindowsVersion, source: SuiteSource, there: ReadonlySet<ProtocolName>): Reason | undefined {
  const at = present({ line: source.line });
  if (!found) return { kind: 'unknown', because: { says: ['No Windows has a suite of this name: it is ignored.'], ...at } };
  if (canonical === undefined) return { kind: 'missing', because: { says: [missing(name, found, version)], ...at } };
  if (!found.suite.versions.some((v) => there.has(v))) {
    return { kind: 'missing', because: { says: [`${version.name} has no protocol that uses it: ${found.suite.versions.join(', ')}.`], ...at } };
  }
  if (known.onRequest.has(canonical)) return { kind: 'on-request', because: { says: [onRequest(canonical)], ...at } };
  return undefined;
}

function missing(name: string, found: FoundSuite, version: WindowsVersion): string {
  if (version.curves === 'suffix' && found.suite.exchange === 'ECDHE' && found.curve === undefined) return `${version.name} has suites with ECDHE only with the curve in the name, such as ${name}_P256.`;
  return `${version.name} does not have it.`;
}

function onRequest(name: string): string {
  if (name.includes('_PSK_')) return 'Only for programs that ask for a pre-shared key (SCH_USE_PRESHAREDKEY_ONLY).';
  if (name.includes('_NULL_')) return 'It does not encrypt: only for programs that ask for a suite without encryption.';
  return 'Only for programs that ask for it.';
}

/** What the version has and the list does not name. */
function unnamed(known: Known, named: ReadonlySet<string>, version: WindowsVersion, source: SuiteSource): readonly OffSuite[] {
  const row = (name: string, kind: OffSuite['kind'], because: Because): OffSuite[] => (named.has(name) ? [] : [{ name, kind, because, ...present({ suite: suiteOf(name)?.suite }) }]);
  const replaced = source.from !== 'default';
  const notListed: Because = { says: [`The ${source.from === 'policy' ? 'policy' : 'list of the machine'} does not name it.`], ...present({ line: source.line }), ...(source.cut ? { doubt: 'The paste shows only the beginning of the list.' } : {}) };
  return [
    ...(replaced ? known.list.on.flatMap((name) => row(name, 'not-listed', notListed)) : []),
    ...[...known.onRequest].filter((name) => !known.off.has(name)).flatMap((name) => row(name, replaced ? 'not-listed' : 'on-request', replaced ? notListed : { says: [onRequest(name)] })),
    ...known.list.off.flatMap((name) => row(name, 'not-default', { says: [`${version.name} has it switched off by default${replaced ? ', and the list does not name it' : ''}.`], ...(replaced ? present({ line: source.line }) : {}) })),
  ];
}
