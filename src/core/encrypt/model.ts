/** A connection to SQL Server as far as its encryption goes: what is said of it, and what comes of it. */
import type { EncryptDriver, EncryptMode } from '../../data/encrypt-drivers.ts';
import type { EncryptCertificate, EncryptEngineId, EncryptForce } from '../../data/encrypt-options.ts';
import type { EncryptSourceId } from '../../data/encrypt-sources.ts';
import type { Rich } from '../blocks.ts';

export interface EncryptSpec {
  readonly driver: EncryptDriver;
  /** default: the string does not name it. not-taken: it has a value that this driver does not know. */
  readonly encrypt: EncryptMode | 'default' | 'not-taken';
  /** TrustServerCertificate. default: not named, which is no. */
  readonly trust: 'default' | 'yes' | 'no';
  /** The name in HostNameInCertificate. It is taken for one of the names of the certificate. */
  readonly hostName?: string;
  /** ServerCertificate names a file. It is taken for the certificate that the server shows. */
  readonly pinned?: boolean;
  /** Microsoft Entra authentication or an access token. */
  readonly entra?: boolean;
  readonly engine: EncryptEngineId;
  readonly force: EncryptForce;
  readonly certificate: EncryptCertificate;
  /** As it is connected to, for the sentence about the name. */
  readonly server?: string;
}

/** A sentence of the reasoning. */
export interface EncryptReason {
  readonly says: Rich;
  readonly sources: readonly EncryptSourceId[];
}

/** connects, refused, or not judged: then `missing` or a contested point says why. */
export type EncryptResult = 'connects' | 'refused' | 'unknown';

/** all: everything. login: the login packet alone. none: nothing. */
export type EncryptScope = 'all' | 'login' | 'none' | 'unknown';

/** Where a refused connection ends: before anything is sent, at PRELOGIN, at the certificate, or in the TLS handshake that comes first. */
export type EncryptStage = 'string' | 'prelogin' | 'certificate' | 'tls-first';

export interface EncryptOutcome {
  readonly spec: EncryptSpec;
  readonly result: EncryptResult;
  /** The mode that counts, once default, server and LocalDB have had their say; undefined where the string itself is refused. */
  readonly mode?: EncryptMode;
  readonly scope: EncryptScope;
  readonly tds: '7.x' | '8.0';
  readonly ceiling: 'TLS 1.2' | 'TLS 1.3';
  readonly checked: 'yes' | 'no' | 'unknown';
  /** Against what the name is compared, or what else is compared. */
  readonly against?: 'server' | 'host-name' | 'pin';
  /** Whether TrustServerCertificate=yes would change, or changes, anything. */
  readonly trust: 'counts' | 'ignored' | 'unknown';
  readonly stage?: EncryptStage;
  readonly error?: { readonly text?: string; readonly remark?: string };
  readonly reasons: readonly EncryptReason[];
  readonly conditions: readonly Rich[];
  readonly contested: readonly string[];
}

/** What weakens the connection, for warnings and for the write-up. */
export type Weakness = 'trust-all' | 'clear-data' | 'not-checked';
