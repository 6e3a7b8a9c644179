/** Which end a specification means, and the program on it. */
import { tlsDrivers } from '../../data/tls-drivers.ts';
import type { TlsDriver } from '../../data/tls-drivers.ts';
import { profileOfDriver, profileOfStack } from '../../data/tls-profile-drivers.ts';
import type { SideName } from '../../data/windows-tls.ts';
import type { EndBase } from './end.ts';
import type { Assumption } from './model.ts';
import { profileBase, tlsProfile } from './profile-end.ts';
import type { ProfileEnd, WindowsEnd } from './spec.ts';
import { windowsBase, windowsVersion } from './windows-end.ts';

const profiles: ReadonlyMap<string, string> = new Map(profileOfDriver.map(({ driver, profile }) => [driver, profile]));

export interface EndAndProgram {
  readonly base: EndBase;
  readonly row: TlsDriver | undefined;
}

/**
 * The end with the row of its program. A program that brings its own TLS library does not use Schannel though it runs on Windows: the profile of its
 * library stands there instead, and an assumption names it.
 *
 *     endOf({ on: 'windows', windows: 'server-2022' }, 'pg13', 'server').base.name   // 'PostgreSQL on Windows Server 2022'
 */
export function endOf(end: WindowsEnd | ProfileEnd, program: string | undefined, side: SideName): EndAndProgram {
  const row = program === undefined ? undefined : tlsDrivers.find(({ id }) => id === program);
  const unknown: readonly Assumption[] =
    program === undefined || row !== undefined ? [] : [{ id: 'program-unknown', side, says: ['The table of drivers has no ', { code: program }, ': the TLS library decides.'] }];
  const base = end.on === 'profile' ? profileBase(end, side) : row === undefined || row.stack === 'schannel' ? windowsBase(end, side) : ownLibrary(end, row, side);
  return { base: unknown.length === 0 ? base : { ...base, assumptions: [...base.assumptions, ...unknown] }, row };
}

function ownLibrary(end: WindowsEnd, row: TlsDriver, side: SideName): EndBase {
  const profile = profiles.get(row.id) ?? profileOfStack[row.stack === 'schannel' ? 'other' : row.stack];
  const base = profileBase({ on: 'profile', profile }, side);
  const says = `${row.name} brings its own TLS library and does not use Schannel, so the registry of ${windowsVersion(end.windows).name} does not count. ${tlsProfile(profile)?.name ?? profile} stands for it.`;
  return { ...base, name: `${row.name} on ${windowsVersion(end.windows).name}`, assumptions: [...base.assumptions, { id: 'library-version', side, says: [says] }] };
}
