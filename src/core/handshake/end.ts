/** One end before a program comes into it: Schannel of a machine, or a TLS library of its own. */
import type { ProtocolName } from '../../data/windows-tls.ts';
import type { Rich } from '../blocks.ts';
import type { Assumption, Party, PartySuite, PartySuiteOff } from './model.ts';

/** What decides over one version before a program comes into it. */
export interface BaseProtocol {
  readonly protocol: ProtocolName;
  /** on-request: for programs that name the version. missing: cannot be had here. */
  readonly state: 'on' | 'off' | 'on-request' | 'missing';
  readonly because: Rich;
  readonly by: 'windows' | 'registry' | 'profile';
}

export interface EndSuite extends PartySuite {
  /** Still there with SCH_USE_STRONG_CRYPTO; undefined where no page says. */
  readonly strong: boolean | undefined;
}

/** One end before the program: Schannel of a machine, or a TLS library of its own. */
export interface EndBase {
  readonly name: string;
  readonly stack: Party['stack'];
  readonly protocols: readonly BaseProtocol[];
  readonly suites: readonly EndSuite[];
  readonly off: readonly PartySuiteOff[];
  readonly groups: readonly string[];
  readonly order: Party['order'];
  readonly least: Party['least'];
  readonly dhBits?: number;
  readonly hashes?: Party['hashes'];
  /** What the registry of the machine says to programs; only on Windows. */
  readonly settings?: ProgramSettings;
  readonly assumptions: readonly Assumption[];
}

/** A DWORD of the registry as far as it is known: absent is not 0. */
export type SettingValue = { readonly state: 'set'; readonly number: number } | { readonly state: 'absent' } | { readonly state: 'unknown' };

/** Values that programs read for themselves, on top of Schannel. */
export interface ProgramSettings {
  readonly systemDefault: Readonly<Record<'dotnet4' | 'dotnet2', SettingValue>>;
  readonly strongCrypto: Readonly<Record<'dotnet4' | 'dotnet2', SettingValue>>;
  readonly winhttp: SettingValue;
  /** What WinHTTP takes without the value; undefined where no document names it. */
  readonly winhttpDefault: number | undefined;
  /** Update without which Windows ignores the value of WinHTTP. */
  readonly winhttpNeeds?: string;
}
