/** The program: which versions it names, whether it follows Windows, and later versions of it. */
import { builtAnew, comesWithWindows, successors } from '../../../data/handshake-remedies.ts';
import { tlsDrivers } from '../../../data/tls-drivers.ts';
import type { TlsDriver } from '../../../data/tls-drivers.ts';
import { protocolNames } from '../../../data/windows-tls.ts';
import type { ProtocolName, SideName } from '../../../data/windows-tls.ts';
import type { Weakening } from '../model.ts';
import type { ConnectionSpec } from '../spec.ts';
import { adjusted, cited, effort } from './candidate.ts';
import type { Candidate, Situation } from './candidate.ts';
import { registryForm, rowOf } from './protocols.ts';
import { suiteWeakness, worst } from './weakening.ts';

const rows: readonly TlsDriver[] = tlsDrivers;
const driverOf = (id: string | undefined): TlsDriver | undefined => (id === undefined ? undefined : rows.find((row) => row.id === id));

/** Changes of the program itself. */
export function programCandidates(situation: Situation): readonly Candidate[] {
  return [...followCandidates(situation), ...nameCandidates(situation), ...strongCandidates(situation), ...updates(situation, 'client'), ...updates(situation, 'server')];
}

function followCandidates({ spec }: Situation): readonly Candidate[] {
  const { end } = spec.client;
  const row = driverOf(spec.client.program);
  if (end.on !== 'windows' || row?.follows === undefined || end.adjust?.followsSystem) return [];
  const web = row.follows === 'winhttp';
  const values: Readonly<Record<string, string>> = web ? { winhttp: 'compatible' } : { dotnet: row.follows === 'dotnet2' ? 'v2' : 'v4' };
  const registry = registryForm('client', end, values);
  const says = web
    ? 'DefaultSecureProtocols names the versions of Windows, in the 64-bit and the 32-bit copy. On Windows 7, Server 2008 R2 and Server 2012 update 3140245 comes first.'
    : 'SystemDefaultTlsVersions 1 and SchUseStrongCrypto 1, in the 64-bit and the 32-bit copy; the program need not be built again. They count for every program of this framework on the machine.';
  return [{
    id: 'client-follows-system', side: 'client', title: web ? 'Let WinHTTP offer the versions of Windows' : `Let ${row.name} take the versions of Windows`, says: [says, row.follows === 'dotnet2' ? ` ${row.enable}` : ''].filter((part) => part !== ''),
    weakens: 'none', effort: effort.registry, group: 'client-follows', ...(registry === undefined ? {} : { registry }), page: web ? '/runbook/schannel-settings/' : '/runbook/dotnet-tls/',
    sources: cited([web ? 'winhttp' : 'dotnet']), apply: adjusted('client', { followsSystem: true }),
  }];
}

/** Versions that stand in code: away with them, or the missing one beside them. */
function nameCandidates({ spec }: Situation): readonly Candidate[] {
  const { names } = spec.client;
  const row = driverOf(spec.client.program);
  const found: Candidate[] = [];
  if (names !== undefined) {
    found.push({
      id: 'client-names-removed', side: 'client', title: 'Take the versions out of the code or the connection string', says: ['Then the program, or Windows, chooses. A version that is named in code becomes a ceiling.'],
      weakens: 'none', effort: effort.setting, group: 'client-names', page: '/runbook/dotnet-tls/', sources: cited(['dotnet']), apply: withNames(undefined),
    });
  }
  const named = names ?? (row !== undefined && row.offers !== 'system' ? row.offers : undefined);
  const newest = row?.newest ?? 'TLS 1.3';
  if (named === undefined || newest === 'unknown') return found;
  for (const version of ['TLS 1.2', 'TLS 1.3'] as const) {
    if (named.includes(version) || protocolNames.indexOf(version) > protocolNames.indexOf(newest)) continue;
    found.push({
      id: `client-names-${version.toLowerCase().replaceAll(/[ .]/g, '-')}`, side: 'client', title: row?.kind === 'runtime' || row === undefined ? `Name ${version} in the code` : `Name ${version} in the code or the connection string of ${row.name}`,
      says: [row === undefined || row.follows !== undefined ? `Beside the versions that stand there: ${version === 'TLS 1.2' ? '3072' : '12288'} for ServicePointManager.SecurityProtocol or SslProtocols.` : row.enable],
      weakens: 'none', effort: row?.kind === 'driver' ? effort.setting + 0.5 : effort.build - 0.5, group: 'client-names', page: '/runbook/driver-too-old/',
      sources: cited(['drivers']), apply: withNames([...named, version]),
    });
  }
  return found;
}

function withNames(names: readonly ProtocolName[] | undefined): Candidate['apply'] {
  return (spec) => {
    const { names: _before, ...client } = spec.client;
    return { ...spec, client: { ...client, ...(names === undefined ? {} : { names }) } };
  };
}

function strongCandidates({ client }: Situation): readonly Candidate[] {
  const refused = client.off.filter(({ by }) => by === 'strong-crypto').map(({ name }) => name);
  if (refused.length === 0) return [];
  const weakens: Weakening = worst(refused.map(suiteWeakness));
  return [{
    id: 'client-strong-crypto-off', side: 'client', title: 'Let the program use the suites that SCH_USE_STRONG_CRYPTO refuses', says: [`It brings back ${refused.length === 1 ? 'one suite' : `${refused.length} suites`}, for every connection of the program.`],
    weakens, effort: effort.setting, group: 'client-strong', page: '/runbook/dotnet-tls/', sources: cited(['dotnet', 'suites']),
    apply: (spec) => ({ ...spec, client: { ...spec.client, strongCrypto: false } }),
  }];
}

/** Later rows of the family, and where the family ends, the rows that take its place. */
function updates({ spec }: Situation, side: SideName): readonly Candidate[] {
  const row = driverOf(spec[side].program);
  if (row === undefined) return [];
  const family = rows.filter((other) => other.family === row.family);
  const later = family.slice(family.indexOf(row) + 1).filter((other) => other.stack === row.stack && arrives(spec, side, other));
  const next = successors.find((entry) => entry.family === row.family);
  return [
    ...later.map((other, at) => update(row, other, side, builtAnew.includes(row.family) ? effort.build : effort.update, at, `${side}-program`)),
    ...(next?.rows ?? []).flatMap((id, at) => {
      const other = driverOf(id);
      return other === undefined || side === 'server' ? [] : [{ ...update(row, other, side, effort.replace, at, `${side}-program`), says: [next?.says ?? ''] }];
    }),
  ];
}

function arrives(spec: ConnectionSpec, side: SideName, row: TlsDriver): boolean {
  const need = comesWithWindows.find((entry) => entry.row === row.id);
  if (need === undefined) return true;
  const { end } = spec[side];
  return end.on === 'windows' && (rowOf(end)?.builds.some((build) => build >= need.build) ?? false);
}

function update(row: TlsDriver, other: TlsDriver, side: SideName, work: number, at: number, group: string): Candidate {
  const anew = builtAnew.includes(row.family);
  const replace = other.family !== row.family;
  const what = anew ? 'What counts is the version that the program is built for, not the .NET on the machine.' : side === 'server' ? 'The server is updated; its clients need not change.' : 'Only the driver changes, no setting of Windows.';
  return {
    id: `${side}-program-${other.id.replaceAll('.', '-')}`, side, title: anew ? `Build the program for ${other.name} (${other.versions})` : replace ? `Move to ${other.name}` : `Update to ${other.name}, ${other.versions}`,
    says: [what, ...(other.newestWhen === undefined ? [] : [` ${other.newest} ${other.newestWhen}.`])],
    weakens: 'none', effort: work + at / 100, group, page: '/runbook/driver-too-old/', sources: cited(['drivers', ...(side === 'client' && other.family.includes('SQL') ? ['kb3135244' as const] : [])]),
    apply: (spec) => (side === 'client' ? { ...spec, client: { ...spec.client, program: other.id } } : { ...spec, server: { ...spec.server, program: other.id } }),
  };
}
