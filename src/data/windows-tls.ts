/**
 * What each Windows version does without any registry value: the protocols of Schannel for both sides, and the
 * default of WinHTTP. One row for versions that do not differ here; the ids are kept stable for other tables.
 */

/** The names are the key names below SCHANNEL\Protocols. */
export const protocolNames = ['SSL 2.0', 'SSL 3.0', 'TLS 1.0', 'TLS 1.1', 'TLS 1.2', 'TLS 1.3'] as const;
export type ProtocolName = (typeof protocolNames)[number];

export const sideNames = ['client', 'server'] as const;
export type SideName = (typeof sideNames)[number];

/** missing: the code is not in this Windows. */
export type ProtocolDefault = 'on' | 'off' | 'missing';

export interface WindowsTls {
  readonly id: string;
  /** As it stands in the form and in sentences. */
  readonly name: string;
  readonly kind: SideName;
  readonly protocols: Readonly<Record<ProtocolName, Readonly<Record<SideName, ProtocolDefault>>>>;
  /** What the sources say against each other about the protocols. */
  readonly contested?: string;
  readonly winhttp: {
    /** Bits of WINHTTP_OPTION_SECURE_PROTOCOLS without a registry value; absent when no document names them. */
    readonly bits?: number;
    readonly says: string;
    /** Update without which the registry value is ignored. */
    readonly needs?: string;
  };
  readonly source: string;
}

const ON = { client: 'on', server: 'on' } as const;
const OFF = { client: 'off', server: 'off' } as const;
const MISSING = { client: 'missing', server: 'missing' } as const;

const WINDOWS_7 = {
  'SSL 2.0': { client: 'off', server: 'on' },
  'SSL 3.0': ON,
  'TLS 1.0': ON,
  'TLS 1.1': OFF,
  'TLS 1.2': OFF,
  'TLS 1.3': MISSING,
} as const;
const VISTA = { ...WINDOWS_7, 'TLS 1.1': MISSING, 'TLS 1.2': MISSING } as const;
const WINDOWS_8 = { 'SSL 2.0': OFF, 'SSL 3.0': ON, 'TLS 1.0': ON, 'TLS 1.1': ON, 'TLS 1.2': ON, 'TLS 1.3': MISSING } as const;
const WINDOWS_10 = { ...WINDOWS_8, 'SSL 2.0': MISSING, 'SSL 3.0': OFF } as const;
const WINDOWS_11 = { ...WINDOWS_10, 'TLS 1.3': ON } as const;

const WINHTTP_7 = {
  bits: 0xa0,
  says: 'SSL 3.0 and TLS 1.0 (0xa0)',
  needs: 'update 3140245; without it Windows ignores DefaultSecureProtocols',
} as const;
const WINHTTP_VISTA = { says: 'not documented; the value is not read' } as const;
const WINHTTP_81 = { bits: 0xaa0, says: 'SSL 3.0 and TLS 1.0 to 1.2 (0xaa0)' } as const;
const WINHTTP_11 = { bits: 0x2800, says: 'TLS 1.2 and TLS 1.3 (0x2800)' } as const;
const WINHTTP_UNNAMED = { says: 'not documented for this Server version; Windows 11 has TLS 1.2 and TLS 1.3 (0x2800)' } as const;

const PROTOCOL_PAGE = 'Microsoft: Protocols in TLS/SSL (Schannel SSP); WinHTTP option flags';
const DEPRECATION =
  'The protocol table of Microsoft has TLS 1.0 and TLS 1.1 on by default here; the note on the same page has them off by default since Insider builds of 2024. Look on the machine.';

export const windowsTls = [
  { id: 'server-2025', name: 'Windows Server 2025', kind: 'server', protocols: WINDOWS_11, contested: DEPRECATION, winhttp: WINHTTP_UNNAMED, source: PROTOCOL_PAGE },
  { id: 'server-2022', name: 'Windows Server 2022', kind: 'server', protocols: WINDOWS_11, winhttp: WINHTTP_UNNAMED, source: PROTOCOL_PAGE },
  { id: 'server-2019', name: 'Windows Server 2019', kind: 'server', protocols: WINDOWS_10, winhttp: WINHTTP_81, source: PROTOCOL_PAGE },
  { id: 'server-2016', name: 'Windows Server 2016', kind: 'server', protocols: WINDOWS_10, winhttp: WINHTTP_81, source: PROTOCOL_PAGE },
  { id: 'server-2012-r2', name: 'Windows Server 2012 R2', kind: 'server', protocols: WINDOWS_8, winhttp: WINHTTP_81, source: PROTOCOL_PAGE },
  { id: 'server-2012', name: 'Windows Server 2012', kind: 'server', protocols: WINDOWS_8, winhttp: WINHTTP_7, source: PROTOCOL_PAGE },
  { id: 'server-2008-r2', name: 'Windows Server 2008 R2 SP1', kind: 'server', protocols: WINDOWS_7, winhttp: WINHTTP_7, source: PROTOCOL_PAGE },
  { id: 'server-2008-sp2', name: 'Windows Server 2008 SP2 with update 4019276', kind: 'server', protocols: WINDOWS_7, contested: 'Which suites of TLS 1.2 update 4019276 adds is in no list of Microsoft that was found.', winhttp: WINHTTP_VISTA, source: PROTOCOL_PAGE },
  { id: 'server-2008', name: 'Windows Server 2008 without that update, Windows Vista', kind: 'server', protocols: VISTA, winhttp: WINHTTP_VISTA, source: PROTOCOL_PAGE },
  { id: 'windows-11-24h2', name: 'Windows 11 24H2 and 25H2', kind: 'client', protocols: WINDOWS_11, contested: DEPRECATION, winhttp: WINHTTP_11, source: PROTOCOL_PAGE },
  { id: 'windows-11', name: 'Windows 11 21H2 to 23H2', kind: 'client', protocols: WINDOWS_11, winhttp: WINHTTP_11, source: PROTOCOL_PAGE },
  { id: 'windows-10', name: 'Windows 10 1607 to 22H2', kind: 'client', protocols: WINDOWS_10, winhttp: WINHTTP_81, source: PROTOCOL_PAGE },
  { id: 'windows-10-1511', name: 'Windows 10 1507 and 1511', kind: 'client', protocols: WINDOWS_8, winhttp: WINHTTP_81, source: PROTOCOL_PAGE },
  { id: 'windows-8-1', name: 'Windows 8.1', kind: 'client', protocols: WINDOWS_8, winhttp: WINHTTP_81, source: PROTOCOL_PAGE },
  { id: 'windows-8', name: 'Windows 8', kind: 'client', protocols: WINDOWS_8, winhttp: WINHTTP_7, source: PROTOCOL_PAGE },
  { id: 'windows-7', name: 'Windows 7 SP1', kind: 'client', protocols: WINDOWS_7, winhttp: WINHTTP_7, source: PROTOCOL_PAGE },
] as const satisfies readonly WindowsTls[];

export type WindowsTlsId = (typeof windowsTls)[number]['id'];
