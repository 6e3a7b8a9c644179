/** The certificate of the server, and as the last resort a later Windows or library. */
import { otherKeys } from '../../../data/handshake-remedies.ts';
import { tlsProfiles } from '../../../data/tls-profiles.ts';
import { windowsVersions } from '../../../data/windows-versions.ts';
import type { WindowsVersion } from '../../../data/windows-versions.ts';
import type { SideName } from '../../../data/windows-tls.ts';
import type { ServerKey } from '../model.ts';
import type { Adjust, WindowsEnd } from '../spec.ts';
import { cited, effort, sideWords, withEnd } from './candidate.ts';
import type { Candidate, Situation } from './candidate.ts';
import { isLocked } from './profile-switches.ts';
import { rowOf } from './protocols.ts';

const all: readonly WindowsVersion[] = windowsVersions;

/** Another key of the certificate. */
export function keyCandidates({ spec }: Situation): readonly Candidate[] {
  const now = spec.server.key;
  if (spec.server.end.on === 'profile' && isLocked(spec.server.end.profile)) return [];
  return otherKeys.filter(({ key }) => key.kind !== now.kind || key.bits > now.bits || key.hash !== now.hash || (key.kind === 'ECDSA' && key.bits !== now.bits)).map(({ id, says, key }, at): Candidate => ({
    id: `server-key-${id}`, side: 'server', title: key.kind === now.kind ? `Renew the certificate: ${says}` : `Give the server a second certificate: ${says}`,
    says: [key.kind === now.kind ? 'The new certificate takes the place of the old one; the clients trust its issuer first.' : 'Beside the one it has, where the service can hold two; SQL Server and many others hold one, and then it takes the place of the old one for every client.'],
    weakens: 'none', effort: effort.certificate + at / 10, group: 'server-key', page: '/runbook/tls-no-common-cipher/', sources: cited(['suites']),
    apply: (before) => ({ ...before, server: { ...before.server, key: key as ServerKey } }),
  }));
}

/** Later Windows versions of the same kind with their defaults, nearest first. */
export function windowsCandidates({ spec }: Situation): readonly Candidate[] {
  return (['client', 'server'] as const).flatMap((side) => {
    const { end } = spec[side];
    const row = end.on === 'windows' ? rowOf(end) : undefined;
    return row === undefined ? [] : laterThan(row).map((next, at) => upgrade(side, next, at));
  });
}

/** The table is newest first within a kind. */
function laterThan(row: WindowsVersion): readonly WindowsVersion[] {
  const kind = all.filter((version) => version.kind === row.kind);
  return kind.slice(0, kind.findIndex(({ id }) => id === row.id)).toReversed();
}

function upgrade(side: SideName, next: WindowsVersion, at: number): Candidate {
  return {
    id: `${side}-windows-${next.id}`, side, title: `Move ${sideWords(side)} to ${next.name}`, says: ['Taken with the defaults of that version; versions that are switched off here and a policy of suites are taken along.'],
    weakens: 'none', effort: effort.windows + at / 100, group: `${side}-windows`, page: '/runbook/windows-cipher-lists/', sources: cited(['protocols', 'suites']),
    apply: (spec) => {
      const { end } = spec[side];
      return end.on === 'windows' ? withEnd(spec, side, { on: 'windows', windows: next.id as WindowsEnd['windows'], adjust: carried(side, end) }) : spec;
    },
  };
}

/** What somebody switched on the old machine is not lost on the new one: an upgrade must not look like a cure because it forgets the hardening. */
function carried(side: SideName, { state, adjust }: WindowsEnd): Adjust {
  const off = (state?.protocols ?? []).filter((row) => row.side === side && row.state === 'off' && [row.enabled, row.disabledByDefault].some((told) => told.state === 'set'));
  const policy = state?.suites.from === 'policy' ? [...state.suites.on.map(({ name }) => name), ...state.suites.off.filter(({ kind }) => kind === 'missing').map(({ name }) => name)] : undefined;
  return {
    ...adjust,
    protocols: { ...Object.fromEntries(off.map(({ protocol }) => [protocol, 'off' as const])), ...adjust?.protocols },
    ...(adjust?.suites !== undefined || policy === undefined ? {} : { suites: policy }),
  };
}

/** Later rows of the same family of programs with their own library. */
export function profileCandidates({ spec }: Situation): readonly Candidate[] {
  return (['client', 'server'] as const).flatMap((side) => {
    const { end } = spec[side];
    if (end.on !== 'profile' || isLocked(end.profile)) return [];
    const own = tlsProfiles.find(({ id }) => id === end.profile);
    const family = tlsProfiles.filter((row) => row.family === own?.family && row.sides.includes(side));
    const later = own === undefined ? [] : family.slice(family.indexOf(own) + 1);
    return later.map((row, at): Candidate => ({
      id: `${side}-profile-${row.id.replaceAll('.', '-')}`, side, title: `Update ${sideWords(side)} to ${row.name}`, says: ['Taken with its default settings.'],
      weakens: 'none', effort: effort.profile + at / 100, group: `${side}-profile`, page: '/runbook/driver-too-old/', sources: cited(['drivers']), apply: (before) => withEnd(before, side, { on: 'profile', profile: row.id }),
    }));
  });
}
