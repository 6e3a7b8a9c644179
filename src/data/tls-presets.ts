/**
 * Ready-made sets of Schannel, .NET and WinHTTP values. A preset has the date of its last change as version and
 * a reason for each value. A value that a Windows version cannot take (TLS 1.3 before Windows 11 and Server 2022)
 * is left out by the code that reads the table, not here.
 */
import type { TlsSourceId } from './tls-sources.ts';
import type { ProtocolName } from './windows-tls.ts';

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

export interface TlsPreset {
  readonly id: string;
  /** Option of the form. */
  readonly label: string;
  /** Date of the last change of a value. */
  readonly version: string;
  readonly says: string;
  readonly protocols: Readonly<Record<ProtocolName, Because<ProtocolWish>>>;
  readonly dotnet: Because<DotnetWish>;
  readonly winhttp: Because<WinhttpWish>;
  readonly logging: Because<LoggingWish>;
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

export const tlsPresets = [
  {
    id: 'modern',
    label: 'Modern: TLS 1.2 and TLS 1.3 only',
    version: '2026-11-21',
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
    sources: ['registry', 'kb245030', 'kb3135244', 'protocols', 'dotnet', 'winhttp', 'rfc8996', 'rfc7568', 'rfc6176'],
  },
  {
    id: 'compatible',
    label: 'Compatible: TLS 1.0 to TLS 1.3, SSL off',
    version: '2026-11-21',
    says: 'For a machine that still has old peers: TLS 1.0 to 1.2 and, where Windows has it, TLS 1.3. A stopgap: it turns deprecated versions on.',
    protocols: {
      'SSL 2.0': SSL_2_OFF,
      'SSL 3.0': SSL_3_OFF,
      'TLS 1.0': { to: 'on', why: 'For peers that have nothing newer. Deprecated (RFC 8996): take it back when they are gone.' },
      'TLS 1.1': { to: 'on', why: 'For peers that stop here, such as MySQL servers with yaSSL. Deprecated (RFC 8996).' },
      'TLS 1.2': { to: 'on', why: 'All peers that have it choose it before the older ones; off by default on Windows 7 and Server 2008 R2.' },
      'TLS 1.3': TLS_13_ON,
    },
    dotnet: DOTNET_ON,
    winhttp: {
      to: ['TLS 1.0', 'TLS 1.1', 'TLS 1.2', 'TLS 1.3'],
      why: 'Adds TLS 1.1 and 1.2 on Windows 7, Server 2008 R2 and Server 2012, removes SSL 3.0, keeps the old versions elsewhere.',
    },
    logging: UNTOUCHED,
    sources: ['registry', 'kb245030', 'kb3135244', 'protocols', 'dotnet', 'winhttp', 'rfc8996', 'rfc7568', 'rfc6176'],
  },
  {
    id: 'audit',
    label: 'Audit only: log Schannel events, switch nothing off',
    version: '2026-11-21',
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
    sources: ['registry', 'events'],
  },
  {
    id: 'defaults',
    label: 'Windows defaults: remove the values',
    version: '2026-11-21',
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
    sources: ['registry', 'protocols', 'dotnet', 'winhttp'],
  },
] as const satisfies readonly TlsPreset[];

export type TlsPresetId = (typeof tlsPresets)[number]['id'];
