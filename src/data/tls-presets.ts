/**
 * Ready-made sets of Schannel, .NET and WinHTTP values, published with the date of their last change as version and a reason for each value. A value that a
 * Windows version cannot take (TLS 1.3 before Windows 11 and Server 2022) is left out by the code that reads the table, not here.
 */
import { defaultValues, guidanceValues } from './tls-preset-values.ts';
import type { PresetValue } from './tls-preset-values.ts';
import type { TlsSourceId } from './tls-sources.ts';
import type { ProtocolName } from './windows-tls.ts';

export type { PresetPart, PresetValue } from './tls-preset-values.ts';

/** leave: write nothing. on-request: only for programs that ask for the version. default: remove the values. */
export type ProtocolWish = 'leave' | 'on' | 'off' | 'on-request' | 'default';
/** on: let .NET Framework take the versions of Windows. */
export type DotnetWish = 'leave' | 'on' | 'default';
/** A list: exactly these versions, as far as this Windows has them. */
export type WinhttpWish = 'leave' | 'default' | readonly ProtocolName[];
/** A number: the data of EventLogging. */
export type LoggingWish = 'leave' | 'default' | number;

interface Because<T> {
  readonly to: T;
  readonly why: string;
}

/** `kept`: why the version stays on for the side on which a named old client or server needs it. */
interface ProtocolValue extends Because<ProtocolWish> {
  readonly kept?: string;
}

export interface TlsPreset {
  readonly id: string;
  /** Option of the form. */
  readonly label: string;
  /** Date of the last change of a value. */
  readonly version: string;
  /** What changed with each version, the latest first. */
  readonly history: readonly { readonly version: string; readonly says: string }[];
  readonly says: string;
  readonly protocols: Readonly<Record<ProtocolName, ProtocolValue>>;
  readonly dotnet: Because<DotnetWish>;
  /** With `kept` protocols: of this list, what is on for the client side. */
  readonly winhttp: Because<WinhttpWish>;
  readonly logging: Because<LoggingWish>;
  readonly values: readonly PresetValue[];
  readonly sources: readonly TlsSourceId[];
}

const UNTOUCHED = { to: 'leave', why: 'Not part of this preset.' } as const;
const REMOVED = { to: 'default', why: 'Values removed: Windows decides.' } as const;
const SSL_2_OFF = { to: 'off', why: 'Must not be used (RFC 6176).' } as const;
const SSL_3_OFF = { to: 'off', why: 'Must not be used (RFC 7568).' } as const;
const TLS_13_ON = { to: 'on', why: 'Written, so that an earlier 0 cannot stay behind. The peers that have it use it first.' } as const;
const DOTNET_ON = {
  to: 'on',
  why: 'Programs built for .NET Framework 4.6.2 and earlier, or 3.5, otherwise keep a version list of their own, and the oldest ones stop at TLS 1.0.',
} as const;
const FIRST = { version: '2026-11-21', says: 'First version.' } as const;

export const tlsPresets = [
  {
    id: 'modern',
    label: 'Modern: TLS 1.2 and TLS 1.3 only',
    version: '2026-11-22',
    history: [{ version: '2026-11-22', says: 'Weak ciphers and key sizes added, as a part of their own.' }, FIRST],
    says: 'TLS 1.2 and, where Windows has it, TLS 1.3. Everything older is off for every program.',
    protocols: {
      'SSL 2.0': SSL_2_OFF,
      'SSL 3.0': SSL_3_OFF,
      'TLS 1.0': { to: 'off', why: 'Deprecated (RFC 8996).' },
      'TLS 1.1': { to: 'off', why: 'Deprecated (RFC 8996).' },
      'TLS 1.2': { to: 'on', why: 'The version that every supported client has; off by default on Windows 7 and Server 2008 R2.' },
      'TLS 1.3': TLS_13_ON,
    },
    dotnet: DOTNET_ON,
    winhttp: {
      to: ['TLS 1.2', 'TLS 1.3'],
      why: 'The WinHTTP default has to offer a version that Schannel still has on: on Windows 7, Server 2008 R2 and Server 2012 it has none.',
    },
    logging: UNTOUCHED,
    values: guidanceValues,
    sources: ['registry', 'kb245030', 'kb3135244', 'protocols', 'dotnet', 'winhttp', 'rfc8996', 'rfc7568', 'rfc6176', 'rfc7465', 'rfc9325'],
  },
  {
    id: 'compatible',
    label: 'Compatible: TLS 1.2 and TLS 1.3, and what named old clients need',
    version: '2026-11-22',
    history: [{ version: '2026-11-22', says: 'TLS 1.0 and TLS 1.1 stay on for named clients only, on the side on which they need them; before, both were on for every peer.' }, FIRST],
    says: 'As modern, but a version that a named old client or server stops at stays on, on the one side where it is needed. A stopgap: it keeps a deprecated version.',
    protocols: {
      'SSL 2.0': SSL_2_OFF,
      'SSL 3.0': SSL_3_OFF,
      'TLS 1.0': { to: 'off', why: 'Deprecated (RFC 8996), and no named client needs it on this side.', kept: 'Kept for the named clients that have nothing later. Deprecated (RFC 8996): take it back when they are gone.' },
      'TLS 1.1': { to: 'off', why: 'Deprecated (RFC 8996), and no named client needs it on this side.', kept: 'Kept for the named clients that stop here. Deprecated (RFC 8996): take it back when they are gone.' },
      'TLS 1.2': { to: 'on', why: 'All peers that have it choose it before the older ones; off by default on Windows 7 and Server 2008 R2.' },
      'TLS 1.3': TLS_13_ON,
    },
    dotnet: DOTNET_ON,
    winhttp: {
      to: ['TLS 1.0', 'TLS 1.1', 'TLS 1.2', 'TLS 1.3'],
      why: 'Of these, what is on for the client side after the change. Adds TLS 1.2 on Windows 7, Server 2008 R2 and Server 2012, and removes SSL 3.0.',
    },
    logging: UNTOUCHED,
    values: [],
    sources: ['registry', 'kb245030', 'kb3135244', 'protocols', 'dotnet', 'winhttp', 'rfc8996', 'rfc7568', 'rfc6176'],
  },
  {
    id: 'audit',
    label: 'Audit only: log Schannel events, switch nothing off',
    version: '2026-11-21',
    history: [FIRST],
    says: 'Schannel writes the version and suite of each handshake to the System log. Run it before you switch a version off.',
    protocols: {
      'SSL 2.0': UNTOUCHED,
      'SSL 3.0': UNTOUCHED,
      'TLS 1.0': UNTOUCHED,
      'TLS 1.1': UNTOUCHED,
      'TLS 1.2': UNTOUCHED,
      'TLS 1.3': UNTOUCHED,
    },
    dotnet: UNTOUCHED,
    winhttp: UNTOUCHED,
    logging: { to: 7, why: 'Errors, warnings and successes: event 36880 names the negotiated version, 36871 and 36874 the refusals.' },
    values: [],
    sources: ['registry', 'events'],
  },
  {
    id: 'defaults',
    label: 'Windows defaults: remove the values',
    version: '2026-11-22',
    history: [{ version: '2026-11-22', says: 'Ciphers, hashes, key exchange, key sizes and the other Schannel values added, as parts of their own.' }, FIRST],
    says: 'Removes the values, so that Windows decides again. It restores the defaults of Windows, not an earlier configuration.',
    protocols: {
      'SSL 2.0': REMOVED,
      'SSL 3.0': REMOVED,
      'TLS 1.0': REMOVED,
      'TLS 1.1': REMOVED,
      'TLS 1.2': REMOVED,
      'TLS 1.3': REMOVED,
    },
    dotnet: { to: 'default', why: 'Values removed: each program follows the .NET Framework version it was built for.' },
    winhttp: { to: 'default', why: 'Value removed: WinHTTP takes the default of this Windows.' },
    logging: { to: 'default', why: 'Value removed: errors only.' },
    values: defaultValues,
    sources: ['registry', 'protocols', 'dotnet', 'winhttp'],
  },
] as const satisfies readonly TlsPreset[];

export type TlsPresetId = (typeof tlsPresets)[number]['id'];
