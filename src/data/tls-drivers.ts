/**
 * Drivers, runtimes and servers: which TLS versions they can use, which they offer without being configured, and what decides it.
 * One row for a range of versions that do not differ in it.
 */
import { sqlDrivers } from './tls-drivers-sql.ts';
import { otherDrivers } from './tls-drivers-other.ts';
import { runtimes } from './tls-drivers-runtimes.ts';
import { servers } from './tls-drivers-servers.ts';
import type { TlsDriverSourceId } from './tls-drivers-sources.ts';
import type { ProtocolName, WindowsTlsId } from './windows-tls.ts';

export { tlsDriverSources } from './tls-drivers-sources.ts';
export type { TlsDriverSourceId } from './tls-drivers-sources.ts';

/** A stretch of versions: the first that is in it, and the first that is not any more. */
export interface VersionRange {
  readonly from?: string;
  readonly before?: string;
}

export interface TlsDriver {
  readonly id: string;
  readonly kind: 'runtime' | 'driver' | 'server';
  /** Rows of one product have the same family, for filters: 'Microsoft.Data.SqlClient'. */
  readonly family: string;
  readonly name: string;
  /** In words, as it is shown: "5.1 and later", "apps that target 4.5 to 4.5.2". */
  readonly versions: string;
  /** The same for comparing: first version that the row is for, and the first that it is not for any more. Absent: no bound, or no number. */
  readonly from?: string;
  readonly before?: string;
  /** The versions are several stretches (a fix came to each branch by itself); `from` and `before` are then the outer bounds. */
  readonly ranges?: readonly VersionRange[];
  readonly stack: 'schannel' | 'openssl' | 'java' | 'yassl' | 'other';
  /** Newest TLS version that it can use, given a Windows (or library) and a peer that have it. */
  readonly newest: ProtocolName | 'unknown';
  /** Condition of `newest`: "with Encrypt=Strict to SQL Server 2022". */
  readonly newestWhen?: string;
  /** Newest version where that condition does not hold, when it is another one: SQL Server outside TDS 8.0 stops at TLS 1.2. */
  readonly usual?: ProtocolName;
  /** Offered without configuration. system: whatever the TLS library of the machine has on. */
  readonly offers: readonly ProtocolName[] | 'system';
  readonly offersWords?: string;
  /** The program names the versions itself: the registry can only take away, and a version that it does not name stays away. */
  readonly fixed?: true;
  /** Registry values that make it take the versions of the system. */
  readonly follows?: 'dotnet4' | 'dotnet2' | 'winhttp';
  /** Sets SCH_USE_STRONG_CRYPTO without being configured. */
  readonly strongCrypto?: true;
  /** Its other end never runs on Schannel: a MySQL server, a mail server, a service in the cloud. */
  readonly peers?: 'other';
  /** Windows versions on which it is found; absent: any. */
  readonly on?: readonly WindowsTlsId[];
  /** Among those who lose the connection when versions are switched off: an id that stays, the name for a list in a sentence, and who is meant where name and versions do not say it. */
  readonly lost?: { readonly id: string; readonly name: string; readonly who?: string };
  /** How TLS 1.2 or later comes. */
  readonly enable: string;
  readonly remarks: readonly string[];
  /** Where the sources disagree or are thin. */
  readonly contested?: string;
  readonly confidence: 'certain' | 'likely';
  readonly sources: readonly TlsDriverSourceId[];
}

/** By kind, then by family in alphabetical order, then from the oldest version to the newest. */
export const tlsDrivers: readonly TlsDriver[] = [...sqlDrivers, ...otherDrivers, ...runtimes, ...servers];
