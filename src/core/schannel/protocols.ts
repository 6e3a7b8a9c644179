/** What the two registry values of a protocol mean together. */
import type { ProtocolName, SideName, WindowsTls } from '../../data/windows-tls.ts';

/** The values as they stand in the registry. A missing value is not 0. */
export interface ProtocolValues {
  readonly enabled?: number;
  readonly disabledByDefault?: number;
}

/** on-request: only for programs that name the version. no-effect: this Windows does not have the protocol. */
export type ProtocolState = 'on' | 'off' | 'on-request' | 'windows-default' | 'no-effect';

export interface ProtocolMeaning {
  readonly state: ProtocolState;
  /** Why, in one sentence. */
  readonly because: string;
  /** Where the documents do not agree, or none says it. */
  readonly doubt?: string;
}

/**
 * The meaning of Enabled and DisabledByDefault. Any data but 0 counts as 1, as Schannel reads it.
 * `supported` is false when this Windows does not have the protocol.
 *
 *     meaningOf({ enabled: 0, disabledByDefault: 0 })  // off: Enabled 0 is the hard switch
 *     meaningOf({ enabled: 1, disabledByDefault: 1 })  // on-request
 *     meaningOf({})                                    // windows-default
 *
 * Sources: Microsoft: TLS registry settings (2019 and 2023); KB245030; KB3135244; SQLCheck source.
 */
export function meaningOf(values: ProtocolValues, supported = true): ProtocolMeaning {
  const { enabled, disabledByDefault } = values;
  if (!supported) return { state: 'no-effect', because: 'This Windows does not have the protocol; the values change nothing.' };
  if (enabled === 0) return { state: 'off', because: 'Enabled 0 switches it off for every program, whatever DisabledByDefault says.' };
  if (disabledByDefault !== undefined && disabledByDefault !== 0) {
    return {
      state: 'on-request',
      because: 'DisabledByDefault 1: only a program that names the version in the old SCHANNEL_CRED structure gets it.',
    };
  }
  if (enabled !== undefined && disabledByDefault === 0) return { state: 'on', because: 'Enabled 1 and DisabledByDefault 0: offered and accepted.' };
  if (enabled !== undefined) {
    return {
      state: 'on',
      because: 'Enabled 1 allows it.',
      doubt: 'For TLS 1.1 and 1.2 on Windows 7 and Server 2008 R2, KB3135244 asks for DisabledByDefault 0 as well; SQLCheck does not.',
    };
  }
  if (disabledByDefault === 0) {
    return {
      state: 'on',
      because: 'DisabledByDefault 0 offers it where Windows does not have it switched off.',
      doubt: 'Common on Windows 7 and Server 2008 R2, but no document calls it sufficient without Enabled 1.',
    };
  }
  return { state: 'windows-default', because: 'No value: Windows decides.' };
}

/** A state that can be written. */
export type WritableState = 'on' | 'off' | 'on-request';

const PAIRS = {
  on: { enabled: 1, disabledByDefault: 0 },
  off: { enabled: 0, disabledByDefault: 1 },
  'on-request': { enabled: 1, disabledByDefault: 1 },
} as const satisfies Readonly<Record<WritableState, ProtocolValues>>;

/**
 * The pair to write for a state, always both values, and 1 rather than 0xffffffff.
 *
 *     valuesFor('off')  // { enabled: 0, disabledByDefault: 1 }
 *
 * Sources: Microsoft KB3135244 (pair); SChannelDsc change log (1, not 0xffffffff).
 */
export function valuesFor(state: WritableState): { readonly enabled: 0 | 1; readonly disabledByDefault: 0 | 1 } {
  return PAIRS[state];
}

/** True when this Windows has the protocol on that side. */
export function supports(windows: WindowsTls, protocol: ProtocolName, side: SideName): boolean {
  return windows.protocols[protocol][side] !== 'missing';
}

/**
 * Why a state must not be written for a protocol on this Windows; undefined when it may. SSL 2.0 may always be
 * switched off, even where it is gone: it changes nothing, and audits look for the values.
 *
 *     unsafeToSet('TLS 1.3', 'on', server2019)
 *     // 'Windows Server 2019 does not have TLS 1.3. Microsoft calls switching it on there no safe configuration; …'
 *
 * Sources: Microsoft: Protocols in TLS/SSL (Schannel SSP); SQLCheck source.
 */
export function unsafeToSet(protocol: ProtocolName, state: WritableState, windows: WindowsTls): string | undefined {
  if (supports(windows, protocol, 'client')) return undefined;
  if (protocol === 'TLS 1.3') {
    return `${windows.name} does not have TLS 1.3. Microsoft calls switching it on there no safe configuration, and the key itself makes SQLCheck warn: nothing is written for it.`;
  }
  return state === 'off' ? undefined : `${windows.name} does not have ${protocol}; no value brings it back.`;
}
