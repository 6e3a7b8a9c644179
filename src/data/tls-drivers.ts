/**
 * Drivers, runtimes and servers: which TLS versions they can use, which they offer without being configured, and what decides it.
 * One row for a range of versions that do not differ in it.
 */
import type { ProtocolName } from './windows-tls.ts';

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
  readonly stack: 'schannel' | 'openssl' | 'java' | 'yassl' | 'other';
  /** Newest TLS version that it can use, given a Windows (or library) and a peer that have it. */
  readonly newest: ProtocolName | 'unknown';
  /** Condition of `newest`: "with Encrypt=Strict to SQL Server 2022". */
  readonly newestWhen?: string;
  /** Offered without configuration. system: whatever the TLS library of the machine has on. */
  readonly offers: readonly ProtocolName[] | 'system';
  readonly offersWords?: string;
  /** The program names the versions itself: the registry can only take away, and a version that it does not name stays away. */
  readonly fixed?: true;
  /** Registry values that make it take the versions of the system. */
  readonly follows?: 'dotnet4' | 'dotnet2' | 'winhttp';
  /** Sets SCH_USE_STRONG_CRYPTO without being configured. */
  readonly strongCrypto?: true;
  /** How TLS 1.2 or later comes. */
  readonly enable: string;
  readonly remarks: readonly string[];
  /** Where the sources disagree or are thin. */
  readonly contested?: string;
  readonly confidence: 'certain' | 'likely';
  readonly sources: readonly TlsDriverSourceId[];
}

export const tlsDriverSources = {} as const satisfies Readonly<Record<string, { readonly title: string; readonly url?: string }>>;
export type TlsDriverSourceId = keyof typeof tlsDriverSources;

export const tlsDrivers: readonly TlsDriver[] = [];
