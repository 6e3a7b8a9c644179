/**
 * The registry values that decide which TLS versions a Windows program offers and accepts, one row per value.
 * A missing value is a state of its own: what Windows does then stands in `absent`, never as 0.
 */
import type { TlsSourceId } from './tls-sources.ts';
import type { ProtocolName, SideName } from './windows-tls.ts';

/** protocol: Schannel protocols; dotnet4 and dotnet2: .NET Framework 4.x and 2.0 to 3.5; winhttp; logging: Schannel events. */
export type SettingGroup = 'protocol' | 'dotnet4' | 'dotnet2' | 'winhttp' | 'logging';

export interface Setting {
  readonly id: string;
  readonly group: SettingGroup;
  readonly hive: 'HKEY_LOCAL_MACHINE';
  /** Path below the hive, in the 64-bit view. */
  readonly key: string;
  readonly name: string;
  readonly type: 'REG_DWORD';
  /** What the data does. For a bit mask the data are single bits. */
  readonly means: readonly { readonly data: number; readonly means: string }[];
  /** True when the data is a sum of the bits in `means`. */
  readonly mask?: true;
  /** What Windows does while the value does not exist. */
  readonly absent: string;
  /** Data that Windows setup itself writes: taking a change back must not delete it. */
  readonly setup?: number;
  readonly restart: RestartId;
  readonly since: string;
  readonly cautions: readonly string[];
  readonly sources: readonly TlsSourceId[];
  readonly protocol?: ProtocolName;
  /** Role that the value governs. Without it: both. */
  readonly side?: SideName;
  /** Bitness of the programs that read this copy. The two copies of a value are only ever written together. */
  readonly bits?: 64 | 32;
}

/** What has to start again before the change counts. */
export const restarts = {
  tls: 'Each service or program that uses TLS: it keeps the credentials it has. SQL Server: the SQL Server service. IIS: the HTTP service and W3SVC, in practice a reboot. A program: that program. Domain controller, AD FS, Remote Desktop, or not sure: reboot.',
  dotnet: 'Each .NET Framework program: application pool, Windows service, console session.',
  winhttp: 'Each service or program that uses WinHTTP, or reboot.',
  logging: 'Reboot, says the registry page of Microsoft.',
} as const satisfies Readonly<Record<string, string>>;
export type RestartId = keyof typeof restarts;

/**
 * Keys that are exported before a change. One export covers every changed value at or below the key.
 * `file` is the end of the file name.
 */
export const backupRoots = [
  { key: 'SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL', file: 'schannel' },
  { key: 'SOFTWARE\\Microsoft\\.NETFramework\\v4.0.30319', file: 'dotnet4' },
  { key: 'SOFTWARE\\WOW6432Node\\Microsoft\\.NETFramework\\v4.0.30319', file: 'dotnet4-32' },
  { key: 'SOFTWARE\\Microsoft\\.NETFramework\\v2.0.50727', file: 'dotnet2' },
  { key: 'SOFTWARE\\WOW6432Node\\Microsoft\\.NETFramework\\v2.0.50727', file: 'dotnet2-32' },
  { key: 'SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Internet Settings\\WinHttp', file: 'winhttp' },
  { key: 'SOFTWARE\\WOW6432Node\\Microsoft\\Windows\\CurrentVersion\\Internet Settings\\WinHttp', file: 'winhttp-32' },
] as const satisfies readonly { readonly key: string; readonly file: string }[];

const HKLM = 'HKEY_LOCAL_MACHINE' as const;
const SCHANNEL = 'SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL' as const;

const PROTOCOL = { group: 'protocol', hive: HKLM, type: 'REG_DWORD', restart: 'tls' } as const;

const ENABLED = {
  ...PROTOCOL,
  name: 'Enabled',
  means: [
    { data: 0, means: 'off for every program, whatever it asks for' },
    { data: 1, means: 'allowed' },
  ],
} as const;

const DISABLED_BY_DEFAULT = {
  ...PROTOCOL,
  name: 'DisabledByDefault',
  means: [
    { data: 0, means: 'offered without being asked for' },
    { data: 1, means: 'offered only to a program that names the version in the old SCHANNEL_CRED structure' },
  ],
} as const;

const PAIR = 'Enabled and DisabledByDefault are written as a pair: 1 and 0, or 0 and 1. For TLS 1.1 and 1.2 on Windows 7 and Server 2008 R2, KB3135244 asks for both, SQLCheck reads Enabled alone.';
const ONE = 'Schannel takes any data but 0 as on. Old articles write 0xffffffff; some products accept only 1, so 1 is written.';
const HALF_DOCUMENTED = 'The registry page of 2023 no longer names DisabledByDefault; the page of 2019, KB245030 and KB3135244 do.';

const SSL2 = {
  protocol: 'SSL 2.0',
  absent: 'Windows 7, Server 2008 R2: off as client, on as server. Windows 8 and Server 2012 to Windows 10 1511: off (so Microsoft’s protocol page; SQLCheck counts the server side as on). Not in Windows from Windows 10 1607 and Server 2016 on.',
  since: 'Windows 2000',
  cautions: [PAIR, ONE, HALF_DOCUMENTED, 'No effect from Windows 10 1607 and Server 2016 on: the code is gone. Audits still look for the values.', 'Windows setup writes DisabledByDefault 1 for the client side; SSL 2.0 must not come back by deleting it.'],
  sources: ['registry', 'kb245030', 'protocols', 'iisStig', 'setupKeys'],
} as const;
const SSL3 = {
  protocol: 'SSL 3.0',
  absent: 'On up to Windows 8.1, Server 2012 R2 and Windows 10 1511; off from Windows 10 1607 and Server 2016 on.',
  since: 'Windows 2000',
  cautions: [PAIR, ONE, HALF_DOCUMENTED],
  sources: ['registry', 'kb245030', 'protocols', 'iisStig'],
} as const;
const CONTESTED = 'Windows 11 24H2 and Server 2025: the protocol table of Microsoft says on, the note on the same page says off by default since Insider builds of 2024.';
const TLS10 = {
  protocol: 'TLS 1.0',
  absent: 'On in all Windows versions of the table; contested for Windows 11 24H2 and Server 2025.',
  since: 'Windows 2000',
  cautions: [PAIR, ONE, HALF_DOCUMENTED, CONTESTED],
  sources: ['registry', 'kb245030', 'protocols', 'deprecation', 'kb3135244'],
} as const;
const TLS11 = {
  protocol: 'TLS 1.1',
  absent: 'Off on Windows 7, Server 2008 R2 and Server 2008 SP2 with update 4019276; on from Windows 8 and Server 2012 on; contested for Windows 11 24H2 and Server 2025.',
  since: 'Windows 7, Windows Server 2008 R2',
  cautions: [PAIR, ONE, HALF_DOCUMENTED, CONTESTED],
  sources: ['registry', 'kb245030', 'protocols', 'deprecation', 'kb3135244'],
} as const;
const TLS12 = {
  protocol: 'TLS 1.2',
  absent: 'Off on Windows 7, Server 2008 R2 and Server 2008 SP2 with update 4019276; on from Windows 8 and Server 2012 on.',
  since: 'Windows 7, Windows Server 2008 R2',
  cautions: [PAIR, ONE, HALF_DOCUMENTED, 'Satellite services of SQL Server 2022 need TLS 1.2 even where logons use TLS 1.3.'],
  sources: ['registry', 'kb245030', 'protocols', 'kb3135244', 'sqlTls13'],
} as const;
const TLS13 = {
  protocol: 'TLS 1.3',
  absent: 'On from Windows 11 and Server 2022 on. Not in earlier versions.',
  since: 'Windows 11, Windows Server 2022',
  cautions: [PAIR, ONE, HALF_DOCUMENTED, 'Before Windows 11 and Server 2022 the key must not exist: Microsoft calls TLS 1.3 there no safe configuration, and SQLCheck warns about the key.'],
  sources: ['registry', 'protocols', 'sqlcheck'],
} as const;

const BOTH_COPIES = 'The 64-bit value and its WOW6432Node copy go together: a program reads the copy of its own bitness.';
const CODE_WINS = 'Ignored by code that sets ServicePointManager.SecurityProtocol or passes a version to SslStream.';
const FRAMEWORK_ONLY = 'No effect on .NET Core and .NET 5 and later.';

const STRONG_CRYPTO = {
  hive: HKLM,
  type: 'REG_DWORD',
  name: 'SchUseStrongCrypto',
  means: [
    { data: 0, means: 'SSL 3.0 and TLS 1.0, weak suites allowed' },
    { data: 1, means: 'TLS 1.0 to 1.2, weak suites refused (SCH_USE_STRONG_CRYPTO)' },
  ],
  absent: '1 for programs that target .NET Framework 4.6 or later, otherwise 0',
  restart: 'dotnet',
  cautions: [BOTH_COPIES, CODE_WINS, FRAMEWORK_ONLY, 'Does not add TLS 1.3. Alone it does nothing for 3.5 code that names no version.'],
  sources: ['dotnet', 'dotnetSource', 'schannelDsc'],
} as const;
const SYSTEM_DEFAULT = {
  hive: HKLM,
  type: 'REG_DWORD',
  name: 'SystemDefaultTlsVersions',
  means: [
    { data: 0, means: '.NET uses its own list of versions' },
    { data: 1, means: '.NET lets Windows choose the versions' },
  ],
  absent: '1 for programs that target .NET Framework 4.7 or later, otherwise 0',
  restart: 'dotnet',
  cautions: [
    BOTH_COPIES,
    CODE_WINS,
    FRAMEWORK_ONLY,
    '.NET 3.5 needs an update for it: KB3154518 (Windows 7, Server 2008 R2), KB3154519 (Server 2012), KB3154520 (Windows 8.1, Server 2012 R2); built in from Windows 10 1511 on.',
  ],
  sources: ['dotnet', 'dotnetSource', 'schannelDsc'],
} as const;
const DOTNET4 = { group: 'dotnet4', since: '.NET Framework 4.x with its updates' } as const;
const DOTNET2 = { group: 'dotnet2', absent: '0', since: '.NET Framework 2.0 to 3.5 with its updates' } as const;

const SECURE_PROTOCOLS = {
  group: 'winhttp',
  hive: HKLM,
  type: 'REG_DWORD',
  name: 'DefaultSecureProtocols',
  side: 'client',
  mask: true,
  means: [
    { data: 0x8, means: 'SSL 2.0' },
    { data: 0x20, means: 'SSL 3.0' },
    { data: 0x80, means: 'TLS 1.0' },
    { data: 0x200, means: 'TLS 1.1' },
    { data: 0x800, means: 'TLS 1.2' },
    { data: 0x2000, means: 'TLS 1.3' },
  ],
  absent: 'Windows 7, 8, Server 2008 R2, 2012: SSL 3.0 and TLS 1.0. Windows 8.1, 10, Server 2012 R2 to 2019: SSL 3.0 and TLS 1.0 to 1.2. Windows 11: TLS 1.2 and 1.3.',
  restart: 'winhttp',
  since: 'Windows 7, Server 2008 R2 and Server 2012 with update 3140245; built in from Windows 8.1 on',
  cautions: [
    'The 64-bit value and its WOW6432Node copy go together.',
    'Ignored on Windows 7, Server 2008 R2 and Server 2012 without update 3140245.',
    'The TLS 1.3 bit only on Windows 11, Server 2022 and later.',
    'Only the default of WinHTTP: not .NET, not WinINet, not a program that sets the option itself. A version that Schannel has off stays off.',
    'Microsoft lists the defaults by client version; the server versions are inferred.',
  ],
  sources: ['winhttp', 'kb3140245', 'schannelDsc'],
} as const;

export const schannelSettings = [
  { ...ENABLED, ...SSL2, id: 'ssl-2-0-client-enabled', side: 'client', key: `${SCHANNEL}\\Protocols\\SSL 2.0\\Client` },
  { ...DISABLED_BY_DEFAULT, ...SSL2, id: 'ssl-2-0-client-disabledbydefault', side: 'client', setup: 1, key: `${SCHANNEL}\\Protocols\\SSL 2.0\\Client` },
  { ...ENABLED, ...SSL2, id: 'ssl-2-0-server-enabled', side: 'server', key: `${SCHANNEL}\\Protocols\\SSL 2.0\\Server` },
  { ...DISABLED_BY_DEFAULT, ...SSL2, id: 'ssl-2-0-server-disabledbydefault', side: 'server', key: `${SCHANNEL}\\Protocols\\SSL 2.0\\Server` },
  { ...ENABLED, ...SSL3, id: 'ssl-3-0-client-enabled', side: 'client', key: `${SCHANNEL}\\Protocols\\SSL 3.0\\Client` },
  { ...DISABLED_BY_DEFAULT, ...SSL3, id: 'ssl-3-0-client-disabledbydefault', side: 'client', key: `${SCHANNEL}\\Protocols\\SSL 3.0\\Client` },
  { ...ENABLED, ...SSL3, id: 'ssl-3-0-server-enabled', side: 'server', key: `${SCHANNEL}\\Protocols\\SSL 3.0\\Server` },
  { ...DISABLED_BY_DEFAULT, ...SSL3, id: 'ssl-3-0-server-disabledbydefault', side: 'server', key: `${SCHANNEL}\\Protocols\\SSL 3.0\\Server` },
  { ...ENABLED, ...TLS10, id: 'tls-1-0-client-enabled', side: 'client', key: `${SCHANNEL}\\Protocols\\TLS 1.0\\Client` },
  { ...DISABLED_BY_DEFAULT, ...TLS10, id: 'tls-1-0-client-disabledbydefault', side: 'client', key: `${SCHANNEL}\\Protocols\\TLS 1.0\\Client` },
  { ...ENABLED, ...TLS10, id: 'tls-1-0-server-enabled', side: 'server', key: `${SCHANNEL}\\Protocols\\TLS 1.0\\Server` },
  { ...DISABLED_BY_DEFAULT, ...TLS10, id: 'tls-1-0-server-disabledbydefault', side: 'server', key: `${SCHANNEL}\\Protocols\\TLS 1.0\\Server` },
  { ...ENABLED, ...TLS11, id: 'tls-1-1-client-enabled', side: 'client', key: `${SCHANNEL}\\Protocols\\TLS 1.1\\Client` },
  { ...DISABLED_BY_DEFAULT, ...TLS11, id: 'tls-1-1-client-disabledbydefault', side: 'client', key: `${SCHANNEL}\\Protocols\\TLS 1.1\\Client` },
  { ...ENABLED, ...TLS11, id: 'tls-1-1-server-enabled', side: 'server', key: `${SCHANNEL}\\Protocols\\TLS 1.1\\Server` },
  { ...DISABLED_BY_DEFAULT, ...TLS11, id: 'tls-1-1-server-disabledbydefault', side: 'server', key: `${SCHANNEL}\\Protocols\\TLS 1.1\\Server` },
  { ...ENABLED, ...TLS12, id: 'tls-1-2-client-enabled', side: 'client', key: `${SCHANNEL}\\Protocols\\TLS 1.2\\Client` },
  { ...DISABLED_BY_DEFAULT, ...TLS12, id: 'tls-1-2-client-disabledbydefault', side: 'client', key: `${SCHANNEL}\\Protocols\\TLS 1.2\\Client` },
  { ...ENABLED, ...TLS12, id: 'tls-1-2-server-enabled', side: 'server', key: `${SCHANNEL}\\Protocols\\TLS 1.2\\Server` },
  { ...DISABLED_BY_DEFAULT, ...TLS12, id: 'tls-1-2-server-disabledbydefault', side: 'server', key: `${SCHANNEL}\\Protocols\\TLS 1.2\\Server` },
  { ...ENABLED, ...TLS13, id: 'tls-1-3-client-enabled', side: 'client', key: `${SCHANNEL}\\Protocols\\TLS 1.3\\Client` },
  { ...DISABLED_BY_DEFAULT, ...TLS13, id: 'tls-1-3-client-disabledbydefault', side: 'client', key: `${SCHANNEL}\\Protocols\\TLS 1.3\\Client` },
  { ...ENABLED, ...TLS13, id: 'tls-1-3-server-enabled', side: 'server', key: `${SCHANNEL}\\Protocols\\TLS 1.3\\Server` },
  { ...DISABLED_BY_DEFAULT, ...TLS13, id: 'tls-1-3-server-disabledbydefault', side: 'server', key: `${SCHANNEL}\\Protocols\\TLS 1.3\\Server` },
  { ...STRONG_CRYPTO, ...DOTNET4, id: 'dotnet4-schusestrongcrypto-64', bits: 64, key: 'SOFTWARE\\Microsoft\\.NETFramework\\v4.0.30319' },
  { ...SYSTEM_DEFAULT, ...DOTNET4, id: 'dotnet4-systemdefaulttlsversions-64', bits: 64, key: 'SOFTWARE\\Microsoft\\.NETFramework\\v4.0.30319' },
  { ...STRONG_CRYPTO, ...DOTNET4, id: 'dotnet4-schusestrongcrypto-32', bits: 32, key: 'SOFTWARE\\WOW6432Node\\Microsoft\\.NETFramework\\v4.0.30319' },
  { ...SYSTEM_DEFAULT, ...DOTNET4, id: 'dotnet4-systemdefaulttlsversions-32', bits: 32, key: 'SOFTWARE\\WOW6432Node\\Microsoft\\.NETFramework\\v4.0.30319' },
  { ...STRONG_CRYPTO, ...DOTNET2, id: 'dotnet2-schusestrongcrypto-64', bits: 64, key: 'SOFTWARE\\Microsoft\\.NETFramework\\v2.0.50727' },
  { ...SYSTEM_DEFAULT, ...DOTNET2, id: 'dotnet2-systemdefaulttlsversions-64', bits: 64, key: 'SOFTWARE\\Microsoft\\.NETFramework\\v2.0.50727' },
  { ...STRONG_CRYPTO, ...DOTNET2, id: 'dotnet2-schusestrongcrypto-32', bits: 32, key: 'SOFTWARE\\WOW6432Node\\Microsoft\\.NETFramework\\v2.0.50727' },
  { ...SYSTEM_DEFAULT, ...DOTNET2, id: 'dotnet2-systemdefaulttlsversions-32', bits: 32, key: 'SOFTWARE\\WOW6432Node\\Microsoft\\.NETFramework\\v2.0.50727' },
  { ...SECURE_PROTOCOLS, id: 'winhttp-defaultsecureprotocols-64', bits: 64, key: 'SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Internet Settings\\WinHttp' },
  { ...SECURE_PROTOCOLS, id: 'winhttp-defaultsecureprotocols-32', bits: 32, key: 'SOFTWARE\\WOW6432Node\\Microsoft\\Windows\\CurrentVersion\\Internet Settings\\WinHttp' },
  {
    id: 'schannel-eventlogging',
    group: 'logging',
    hive: HKLM,
    key: SCHANNEL,
    name: 'EventLogging',
    type: 'REG_DWORD',
    mask: true,
    means: [
      { data: 1, means: 'errors' },
      { data: 2, means: 'warnings' },
      { data: 4, means: 'informational events and successes' },
    ],
    absent: 'errors (1)',
    restart: 'logging',
    since: 'Windows 2000',
    cautions: [
      '7 fills the System log of a busy server with event 36880: take it back after the test.',
      'Event 36880 shows the negotiated version and suite; it needs the bit 4.',
    ],
    sources: ['registry', 'events'],
  },
] as const satisfies readonly Setting[];

export type SettingId = (typeof schannelSettings)[number]['id'];
