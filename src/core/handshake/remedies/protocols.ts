/** Versions: switched on, named, taken out of the code, or let go of by a service. */
import { openable } from '../../../data/handshake-remedies.ts';
import { protocolNames, windowsTls } from '../../../data/windows-tls.ts';
import type { ProtocolName, SideName, WindowsTls } from '../../../data/windows-tls.ts';
import { windowsVersions } from '../../../data/windows-versions.ts';
import type { WindowsVersion } from '../../../data/windows-versions.ts';
import { tlsProfile } from '../profile-end.ts';
import type { WindowsEnd } from '../spec.ts';
import { adjusted, cited, effort, sideWords } from './candidate.ts';
import type { Candidate, Situation } from './candidate.ts';
import { isLocked, switchesOf } from './profile-switches.ts';

const FIELDS = { 'TLS 1.3': 'tls13', 'TLS 1.2': 'tls12', 'TLS 1.1': 'tls11', 'TLS 1.0': 'tls10', 'SSL 3.0': 'ssl3', 'SSL 2.0': 'ssl2' } as const satisfies Readonly<Record<ProtocolName, string>>;
const versions: ReadonlyMap<string, WindowsVersion> = new Map(windowsVersions.map((row) => [row.id, row]));
const tables: ReadonlyMap<string, WindowsTls> = new Map((windowsTls as readonly WindowsTls[]).map((row) => [row.id, row]));

/** The row of windows-versions.ts. */
export function rowOf(end: WindowsEnd): WindowsVersion | undefined {
  return versions.get(end.windows);
}

/** The values of the form of the TLS registry tool for one side of a machine. */
export function registryForm(side: SideName, end: WindowsEnd, values: Readonly<Record<string, string>>): Readonly<Record<string, string>> | undefined {
  const row = rowOf(end);
  return row === undefined ? undefined : { preset: 'custom', sides: side, windows: row.tls, ...values };
}

/**
 * Each version that a side does not use, switched on: in the registry of a Windows, or in the settings of a program with its own library. Versions that
 * the side does not have at all are no candidates.
 */
export function protocolCandidates(situation: Situation): readonly Candidate[] {
  return (['client', 'server'] as const).flatMap((side) => openable.flatMap(({ protocol, weakens, why, source }): readonly Candidate[] => {
    const party = situation[side];
    if (party.protocols.some((row) => row.protocol === protocol && row.on) || !canHave(situation, side, protocol)) return [];
    const end = situation.spec[side].end;
    const where = end.on === 'windows' ? `in Schannel of ${sideWords(side)}` : `in the settings of ${party.name}`;
    const registry = end.on === 'windows' ? registryForm(side, end, { [FIELDS[protocol]]: 'on' }) : undefined;
    const how = end.on === 'windows' ? `Enabled 1 and DisabledByDefault 0 below ${protocol}\\${side === 'client' ? 'Client' : 'Server'}. Programs and services that are running keep their old state until they start again.` : switchesOf(end.profile).versions;
    return [{
      id: `${side}-${FIELDS[protocol].replace('tls1', 'tls-1-')}-on`, side, title: `Switch ${protocol} on ${where}`, says: [why === undefined ? '' : `${why} `, how].filter((part) => part !== ''),
      weakens, effort: end.on === 'windows' ? effort.registry : effort.setting, group: `${side}-protocol`,
      ...(registry === undefined ? {} : { registry }), page: '/runbook/tls-no-common-protocol/',
      sources: cited([source, end.on === 'windows' ? 'registry' : switchesOf(end.profile).source]),
      apply: adjusted(side, { protocols: { [protocol]: 'on' } }),
    }];
  }));
}

function canHave({ spec }: Situation, side: SideName, protocol: ProtocolName): boolean {
  const { end } = spec[side];
  if (end.on === 'windows') {
    const row = rowOf(end);
    return row !== undefined && (tables.get(row.tls)?.protocols[protocol][side] ?? 'missing') !== 'missing';
  }
  const row = tlsProfile(end.profile);
  if (row === undefined || isLocked(end.profile)) return false;
  return ((side === 'client' ? row.clientProtocols?.[protocol] : undefined) ?? row.protocols[protocol]) !== 'missing';
}

/** TLS 1.3 switched off where it is agreed and then nothing fits it: TLS 1.2 has to be on at both ends. */
export function withoutTls13({ spec, client, server }: Situation): readonly Candidate[] {
  const has = (protocol: ProtocolName): boolean => [client, server].every((party) => party.protocols.some((row) => row.protocol === protocol && row.on));
  if (!has('TLS 1.3') || !has('TLS 1.2')) return [];
  return (['client', 'server'] as const).flatMap((side): readonly Candidate[] => {
    const { end } = spec[side];
    if (end.on === 'profile' && isLocked(end.profile)) return [];
    const registry = end.on === 'windows' ? registryForm(side, end, { tls13: 'off' }) : undefined;
    return [{
      id: `${side}-tls-1-3-off`, side, title: `Switch TLS 1.3 off at ${sideWords(side)}`,
      says: ['Both agree on TLS 1.3 and then find nothing in common for it; there is no way back to TLS 1.2 within one handshake. Every other connection of this side loses TLS 1.3 too.'],
      weakens: 'none', effort: effort.list + 0.5, group: `${side}-protocol`, ...(registry === undefined ? {} : { registry }), page: '/runbook/tls-no-common-cipher/',
      sources: cited(['registry', 'protocols']), apply: adjusted(side, { protocols: { 'TLS 1.3': 'off' } }),
    }];
  });
}

/** The lowest version that a service asks for, lowered step by step. */
export function minimumCandidates({ spec }: Situation): readonly Candidate[] {
  const { minimum } = spec.server;
  if (minimum === undefined) return [];
  const lower = openable.filter(({ protocol }) => protocolNames.indexOf(protocol) < protocolNames.indexOf(minimum));
  return lower.map(({ protocol, weakens, why, source }) => ({
    id: `server-minimum-${protocol.toLowerCase().replaceAll(/[ .]/g, '-')}`, side: 'server', title: `Let the service accept ${protocol} again`,
    says: [why === undefined ? '' : `${why} `, `Its minimum is ${minimum} now. The change counts for every client of the service, and some services do not let it go back.`].filter((part) => part !== ''),
    weakens, effort: effort.setting, group: 'server-minimum', page: '/runbook/driver-too-old/', sources: cited([weakens === 'none' ? 'rfc9325' : source, ...(spec.server.end.on === 'profile' && isLocked(spec.server.end.profile) ? ['azureSql' as const] : [])]),
    apply: (now) => ({ ...now, server: { ...now.server, minimum: protocol } }),
  }));
}
