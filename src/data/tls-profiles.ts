/**
 * Programs with their own TLS library, as client, as server or both: what they offer without being configured. One row for versions that do not differ in it.
 * Suites and groups are in their own order.
 */
import { serverProfiles } from './tls-profiles-servers.ts';
import { libraryProfiles } from './tls-profiles-libraries.ts';
import type { TlsProfileSourceId } from './tls-profile-sources.ts';
import type { ProtocolName, SideName } from './windows-tls.ts';

export { tlsProfileSources } from './tls-profile-sources.ts';
export type { TlsProfileSourceId } from './tls-profile-sources.ts';

/** on-request: there, and used only where the program or its configuration names the version. missing: cannot be had. */
export type ProfileState = 'on' | 'off' | 'on-request' | 'missing';

export interface TlsProfile {
  readonly id: string;
  readonly name: string;
  readonly family: 'OpenSSL' | 'Java' | 'MySQL' | 'PostgreSQL' | 'Microsoft' | 'GnuTLS';
  readonly sides: readonly SideName[];
  readonly stack: 'openssl' | 'java' | 'yassl' | 'other';
  readonly protocols: Readonly<Record<ProtocolName, ProfileState>>;
  /** As a client, where it differs. */
  readonly clientProtocols?: Readonly<Partial<Record<ProtocolName, ProfileState>>>;
  /** Why a version is off, in a sentence. */
  readonly protocolsBecause: string;
  /** IANA names, in its own order. */
  readonly suites: readonly string[];
  /** Known and not offered. */
  readonly off: readonly string[];
  readonly offBecause: string;
  readonly groups: readonly string[];
  /** As a server: whose order of suites decides. */
  readonly order: SideName;
  /** As a client: smallest sizes that it takes. */
  readonly least: { readonly rsa: number; readonly dh: number };
  /** As a client: hashes of signatures on certificates that it takes; absent where nothing is refused. */
  readonly hashes?: readonly ('MD5' | 'SHA1' | 'SHA256' | 'SHA384' | 'SHA512')[];
  /** As a server: size of the Diffie-Hellman group. Absent: it has none, and the suites with DHE are not offered. */
  readonly dhBits?: number;
  /** What the row takes for granted. */
  readonly assumes: readonly string[];
  readonly contested?: string;
  readonly confidence: 'certain' | 'likely' | 'observed';
  readonly sources: readonly TlsProfileSourceId[];
}

export const tlsProfiles: readonly TlsProfile[] = [...libraryProfiles, ...serverProfiles];
