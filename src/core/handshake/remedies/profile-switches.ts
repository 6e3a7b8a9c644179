import { profileSwitches } from '../../../data/handshake-remedies.ts';
import { tlsProfile } from '../profile-end.ts';

type Row = (typeof profileSwitches)[number];
const OTHER: Row = { family: '', versions: 'The settings of the program decide.', suites: 'The settings of the program decide.', groups: 'The settings of the program decide.', source: 'drivers' };

/** Where a program with its own TLS library has its switches: `switchesOf('postgresql-13').versions`. */
export function switchesOf(profile: string): Row {
  const family = tlsProfile(profile)?.family;
  return profileSwitches.find((row) => row.family === family) ?? OTHER;
}

/** A service that somebody else runs: only what it offers as a setting can be changed. */
export function isLocked(profile: string): boolean {
  return tlsProfile(profile)?.family === 'Microsoft';
}
