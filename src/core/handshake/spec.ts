/** What is said of a connection before it is worked out: the input of the handshake engine. Plain data, so that a remedy is a changed copy of it. */
import type { ProtocolName } from '../../data/windows-tls.ts';
import type { WindowsVersionId } from '../../data/windows-versions.ts';
import type { EffectiveTls } from '../schannel/effective-model.ts';
import type { ServerKey, Weakening } from './model.ts';
import type { Rich } from '../blocks.ts';
import type { SideName } from '../../data/windows-tls.ts';

/** Changes against what the registry (or the default) gives, as a remedy or a preset makes them. */
export interface Adjust {
  readonly protocols?: Readonly<Partial<Record<ProtocolName, 'on' | 'off'>>>;
  /** Suites that are added at the end of the list, or put in front. */
  readonly addSuites?: readonly string[];
  readonly dropSuites?: readonly string[];
  /** Replaces the list: a policy. */
  readonly suites?: readonly string[];
  readonly curves?: readonly string[];
  /** SchUseStrongCrypto and SystemDefaultTlsVersions of .NET Framework, DefaultSecureProtocols of WinHTTP follow the system. */
  readonly followsSystem?: true;
}

export interface WindowsEnd {
  readonly on: 'windows';
  readonly windows: WindowsVersionId;
  /** What a paste says of the machine; without it the defaults count. */
  readonly state?: EffectiveTls;
  readonly adjust?: Adjust;
}

/** A program with its own TLS library: OpenSSL, Java, a database server, a cloud service (src/data/tls-profiles.ts). */
export interface ProfileEnd {
  readonly on: 'profile';
  readonly profile: string;
  readonly adjust?: Adjust;
}

export interface ClientSpec {
  readonly end: WindowsEnd | ProfileEnd;
  /** Row of src/data/tls-drivers.ts; undefined: a program that lets Schannel choose. */
  readonly program?: string;
  /** Versions that the program names itself, in code or in the connection string: they win over its row. */
  readonly names?: readonly ProtocolName[];
  /** The program sets SCH_USE_STRONG_CRYPTO. undefined: as its row says. */
  readonly strongCrypto?: boolean;
}

export interface ServerSpec {
  readonly end: WindowsEnd | ProfileEnd;
  readonly program?: string;
  /** Lowest version that the service itself asks for: Azure SQL, ssl_min_protocol_version. */
  readonly minimum?: ProtocolName;
  readonly key: ServerKey;
}

export interface ConnectionSpec {
  readonly client: ClientSpec;
  readonly server: ServerSpec;
}

/** A change after which the connection works: `apply` gives the changed spec, and the engine has been asked again. */
export interface Remedy {
  /** Stable kebab-case id: 'client-tls-1-2-on'. */
  readonly id: string;
  readonly side: SideName;
  readonly title: string;
  readonly says: Rich;
  readonly weakens: Weakening;
  /** Values for the TLS registry tool that writes the change; absent where it is no registry change. */
  readonly registry?: Readonly<Record<string, string>>;
  /** Page that explains it. */
  readonly page?: string;
  readonly after: ConnectionSpec;
  readonly sources: readonly string[];
  /** Two changes that help together only: each with its own place. */
  readonly parts?: readonly { readonly side: SideName; readonly title: string; readonly registry?: Readonly<Record<string, string>>; readonly page?: string }[];
}
