/** What Schannel of a machine gives to programs: from the pasted registry or the defaults of its Windows, with the changes of a what-if on top. */
import { windowsTls } from '../../data/windows-tls.ts';
import type { SideName, WindowsTls } from '../../data/windows-tls.ts';
import { windowsVersions } from '../../data/windows-versions.ts';
import type { WindowsVersion } from '../../data/windows-versions.ts';
import type { EffectiveProtocol, EffectiveTls, OffSuite } from '../schannel/effective-model.ts';
import { effectiveTls } from '../schannel/effective.ts';
import type { BaseProtocol, EndBase, EndSuite } from './end.ts';
import { groupName, groupNames } from './groups.ts';
import type { Assumption, PartySuiteOff } from './model.ts';
import { present } from '../present.ts';
import type { WindowsEnd } from './spec.ts';
import { dhBitsOf, leastOf, programSettings } from './windows-settings.ts';
import { adjustedSuites } from './windows-suites.ts';

const versions: ReadonlyMap<string, WindowsVersion> = new Map(windowsVersions.map((version) => [version.id, version]));
const defaults = new Map<string, EffectiveTls>();

/** The row of a Windows version by its id: `windowsVersion('server-2022')`. */
export function windowsVersion(id: WindowsEnd['windows']): WindowsVersion {
  const found = versions.get(id);
  if (!found) throw new Error(`no Windows version ${id}`);
  return found;
}

// Reading nothing gives the same answer every time: it is worked out once for each version.
function defaultsOf(version: WindowsVersion): EffectiveTls {
  const known = defaults.get(version.id);
  if (known) return known;
  const fresh = effectiveTls(version, []);
  defaults.set(version.id, fresh);
  return fresh;
}

/**
 * Schannel of a machine for one side: the versions, suites and groups that a program finds there.
 *
 *     windowsBase({ on: 'windows', windows: 'server-2022' }, 'server').protocols   // TLS 1.3 on, by windows, …
 *
 * Sources: those of effectiveTls.
 */
export function windowsBase(end: WindowsEnd, side: SideName): EndBase {
  const version = windowsVersion(end.windows);
  const state = end.state ?? defaultsOf(version);
  const list = adjustedSuites(
    version,
    state.suites.on.map((row): EndSuite => ({ name: row.suite.name, suite: row.suite, versions: row.suite.versions, strong: row.strong, ...present({ curve: curveOf(version, row.curve) }) })),
    state.suites.off.map(offRow),
    end.adjust ?? {},
  );
  const suffixes = list.suites.flatMap(({ curve }) => (curve === undefined ? [] : [curve]));
  const groups = version.curves === 'suffix' ? suffixes : (end.adjust?.curves ?? state.curves.on);
  const tls = tlsOf(version);
  return {
    name: version.name,
    stack: 'schannel',
    protocols: state.protocols.filter((row) => row.side === side).map((row) => protocolRow(row, version, end)),
    suites: list.suites,
    off: list.off,
    groups: groupNames(groups),
    assumptions: assumptionsOf(version, state, end, side),
    order: 'server',
    least: leastOf(state),
    dhBits: dhBitsOf(version, state),
    hashes: ['SHA1', 'SHA256', 'SHA384', 'SHA512'],
    settings: programSettings(state, tls),
  };
}

// From Windows 10 on the order of curves overrides the curve in a name.
function curveOf(version: WindowsVersion, curve: string | undefined): string | undefined {
  return curve === undefined || version.curves !== 'suffix' ? undefined : groupName(curve);
}

function protocolRow(row: EffectiveProtocol, version: WindowsVersion, end: WindowsEnd): BaseProtocol {
  const { protocol } = row;
  const wish = end.adjust?.protocols?.[protocol];
  if (wish !== undefined && row.state !== 'missing') {
    return { protocol, state: wish, because: [`${protocol} is switched ${wish} here.`], by: 'registry' };
  }
  const told = [row.enabled, row.disabledByDefault].some(({ state }) => state === 'set');
  return {
    protocol,
    state: row.state === 'unclear' ? defaultOf(version, row) : row.state,
    because: row.because.says,
    by: told && row.state !== 'missing' ? 'registry' : 'windows',
  };
}

function tlsOf(version: WindowsVersion): WindowsTls | undefined {
  const table: readonly WindowsTls[] = windowsTls;
  return table.find(({ id }) => id === version.tls);
}

function defaultOf(version: WindowsVersion, row: EffectiveProtocol): 'on' | 'off' | 'missing' {
  return tlsOf(version)?.protocols[row.protocol][row.side] ?? 'off';
}

const OFF_BY: Readonly<Record<OffSuite['kind'], PartySuiteOff['by']>> = {
  'not-default': 'list', 'not-listed': 'list', cipher: 'switch', hash: 'switch', exchange: 'switch', 'on-request': 'program', unknown: 'windows', missing: 'windows',
};

function offRow(row: OffSuite): PartySuiteOff {
  return { name: row.suite?.name ?? row.name, because: row.because.says, by: OFF_BY[row.kind] };
}

function assumptionsOf(version: WindowsVersion, state: EffectiveTls, end: WindowsEnd, side: SideName): readonly Assumption[] {
  const rows: Assumption[] = [];
  const add = (id: string, text: string): void => {
    if (!rows.some(({ says }) => says[0] === text)) rows.push({ id, side, says: [text] });
  };
  if (end.state === undefined) add('defaults', `No registry text of this side is given: the defaults of ${version.name} count.`);
  for (const need of version.needs ?? []) add(`updates-${/\d{6,}/.exec(need)?.[0] ?? 'needed'}`, `${version.name} has ${need}.`);
  const mine = state.protocols.filter((row) => row.side === side && row.state !== 'missing');
  const unclear = mine.filter((row) => row.state === 'unclear');
  if (unclear.length > 0) add('protocols-unclear', `The text does not settle ${names(unclear)}: the defaults of ${version.name} count.`);
  const assumed = mine.filter((row) => row.because.assumed);
  if (end.state !== undefined && assumed.length > 0) add('protocols-not-shown', `The text does not show ${names(assumed)}: the defaults of ${version.name} count.`);
  if (end.state !== undefined && state.suites.because.assumed) add('suites-not-shown', `The text does not show a list of suites: that of ${version.name} counts.`);
  const doubts = [...mine.map((row) => row.because.doubt), state.suites.because.doubt, state.curves.because.doubt, ...aboutSide(version, side)];
  for (const doubt of doubts) if (doubt !== undefined) add(`doubt-${rows.length + 1}`, doubt);
  return rows;
}

/** What is contested of the version as a whole; what it says of the protocols of one side stands with the protocol. */
function aboutSide(version: WindowsVersion, side: SideName): readonly string[] {
  const other = side === 'client' ? 'server' : 'client';
  return (version.contested ?? []).filter((text) => !text.includes('see the protocols') && !text.includes(`${other} side`));
}

function names(rows: readonly EffectiveProtocol[]): string {
  return rows.map(({ protocol }) => protocol).join(', ');
}
