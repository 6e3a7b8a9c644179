import { tlsDrivers } from '../../data/tls-drivers.ts';
import type { TlsDriver } from '../../data/tls-drivers.ts';
import { tlsProfiles } from '../../data/tls-profiles.ts';
import type { TlsProfile } from '../../data/tls-profiles.ts';
import { protocolNames } from '../../data/windows-tls.ts';
import type { SideName } from '../../data/windows-tls.ts';
import { windowsVersions } from '../../data/windows-versions.ts';

const drivers: readonly TlsDriver[] = tlsDrivers;
const profiles: readonly TlsProfile[] = tlsProfiles;

const SYSTEM = { value: 'system', label: 'lets the system choose, or not known' } as const;

export const kindOptions = [
  { value: 'windows', label: 'Windows (Schannel)' },
  { value: 'profile', label: 'another TLS library or a service' },
] as const;

export const windowsOptions = [{ value: 'unsaid', label: 'not said: the text tells it' }, ...windowsVersions.map(({ id, name }) => ({ value: id as string, label: name as string }))];

function programs(kinds: readonly TlsDriver['kind'][]): readonly { readonly value: string; readonly label: string }[] {
  return [SYSTEM, ...drivers.filter(({ kind }) => kinds.includes(kind)).map(({ id, name, versions }) => ({ value: id, label: `${name}: ${versions}` }))];
}

/** Drivers and runtimes. Rows of servers with a library of their own are profiles. */
export const clientPrograms = programs(['driver', 'runtime']);
export const serverPrograms = [SYSTEM, ...drivers.filter(({ kind, stack }) => stack === 'schannel' && (kind === 'server' || kind === 'runtime')).map(({ id, name, versions }) => ({ value: id, label: `${name}: ${versions}` }))];

export function profileOptions(side: SideName): readonly { readonly value: string; readonly label: string }[] {
  return profiles.filter(({ sides }) => sides.includes(side)).map(({ id, name }) => ({ value: id, label: name }));
}

export const nameOptions = protocolNames.filter((name) => name !== 'SSL 2.0').toReversed().map((name) => ({ value: idOf(name), label: name }));

/** Options of versions have ids without blanks, which stay readable in an address: tls1.2 */
export function idOf(protocol: string): string {
  return protocol.toLowerCase().replace(' ', '');
}

export const strongOptions = [
  { value: 'row', label: 'as the program does' },
  { value: 'yes', label: 'set: weak suites are refused' },
  { value: 'no', label: 'not set' },
] as const;

export const minimumOptions = [{ value: 'none', label: 'none of its own' }, ...['TLS 1.0', 'TLS 1.1', 'TLS 1.2', 'TLS 1.3'].map((name) => ({ value: idOf(name), label: name }))];

export const keyOptions = [
  { value: 'RSA', label: 'RSA' },
  { value: 'ECDSA', label: 'ECDSA (elliptic curve)' },
  { value: 'DSS', label: 'DSS (DSA)' },
] as const;
export const bitOptions = ['2048', '512', '768', '1024', '3072', '4096', '8192'].map((value) => ({ value, label: `${value} bits` }));
export const curveOptions = ['P-256', 'P-384', 'P-521'].map((value) => ({ value, label: value }));
export const hashOptions = ['SHA256', 'SHA384', 'SHA512', 'SHA1', 'MD5'].map((value) => ({ value, label: value.replace('SHA', 'SHA-') }));
