/** What a Windows machine does with TLS once its version and its registry are put together, and why. */
import type { Setting } from '../../data/schannel-settings.ts';
import type { TlsSuite } from '../../data/tls-suites.ts';
import type { ProtocolName, SideName } from '../../data/windows-tls.ts';
import type { WindowsVersion } from '../../data/windows-versions.ts';
import type { Rich } from '../blocks.ts';

/** Why something is as it is. */
export interface Because {
  readonly says: Rich;
  /** Line of the paste that decides it; absent where Windows decides. */
  readonly line?: number;
  /** The paste does not show the value: the default of Windows is taken for it. */
  readonly assumed?: true;
  /** Where the sources disagree, or none says it. */
  readonly doubt?: string;
}

/** A value as the paste tells of it. Absent is a state of its own, never 0; unsaid means that the paste does not show it. */
export type Told =
  | { readonly state: 'set'; readonly number: number | undefined; readonly shown: string; readonly type: string; readonly line: number }
  | { readonly state: 'absent'; readonly line: number }
  | { readonly state: 'mixed'; readonly lines: readonly number[] }
  | { readonly state: 'denied'; readonly line: number }
  | { readonly state: 'unsaid' };

export interface EffectiveProtocol {
  readonly protocol: ProtocolName;
  readonly side: SideName;
  /** on-request: only for a program that names the version. missing: this Windows does not have it. unclear: the paste says two things, or cannot be read. */
  readonly state: 'on' | 'off' | 'on-request' | 'missing' | 'unclear';
  readonly because: Because;
  readonly enabled: Told;
  readonly disabledByDefault: Told;
}

export interface EffectiveSuite {
  /** As the list has it; before Windows 10 with the curve: TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA_P256. */
  readonly name: string;
  /** The suite without the curve. */
  readonly suite: TlsSuite;
  /** P256, P384 or P521 where the name says so. */
  readonly curve?: string;
  /** Versions of TLS that it can serve here. */
  readonly versions: readonly ProtocolName[];
  /** Still there where the program sets SCH_USE_STRONG_CRYPTO; undefined where no page says. */
  readonly strong: boolean | undefined;
}

export interface OffSuite {
  readonly name: string;
  readonly suite?: TlsSuite;
  /**
   * not-default: Windows has it switched off. not-listed: the list that replaces the default does not name it. cipher, hash, exchange: a switch below
   * SCHANNEL takes it. on-request: for programs that ask. unknown: no Windows has the name. missing: not in this version.
   */
  readonly kind: 'not-default' | 'not-listed' | 'cipher' | 'hash' | 'exchange' | 'on-request' | 'unknown' | 'missing';
  readonly because: Because;
}

export interface EffectiveSuites {
  /** In the order of preference. */
  readonly on: readonly EffectiveSuite[];
  readonly off: readonly OffSuite[];
  /** Which list counts. cmdlet: what Get-TlsCipherSuite printed. */
  readonly from: 'default' | 'policy' | 'local' | 'cmdlet';
  readonly because: Because;
}

/** One row of the settings table with what the paste says of it and what follows. */
export interface EffectiveSetting {
  readonly setting: Setting;
  readonly told: Told;
  /** What counts in words: "SSL 3.0 and TLS 1.0 (0xa0)". */
  readonly means: string;
  /** The number that counts, the default of this Windows included; undefined where there is none or nobody knows it. */
  readonly number: number | undefined;
  readonly because: Because;
}

/** Something in the registry that is not what its author took it for. */
export interface StateRemark {
  /** Stable kebab-case id: 'tls-1-3-key-on-old-windows', 'wrong-type', 'all-bits', 'unknown-protocol-key', 'one-bitness'. */
  readonly id: string;
  readonly verdict: 'problem' | 'open';
  readonly says: Rich;
  readonly lines: readonly number[];
  readonly next?: Rich;
}

export interface EffectiveTls {
  readonly windows: WindowsVersion;
  /** Twelve rows: each protocol, client before server, oldest first. */
  readonly protocols: readonly EffectiveProtocol[];
  readonly suites: EffectiveSuites;
  /** Curves in order; before Windows 10 those of the suite names. */
  readonly curves: { readonly on: readonly string[]; readonly because: Because };
  /** All rows of the settings table but the protocol values, in the order of the table. */
  readonly settings: readonly EffectiveSetting[];
  readonly remarks: readonly StateRemark[];
}
