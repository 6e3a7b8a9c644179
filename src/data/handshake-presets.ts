/** Connections that fail in known ways, as values of the form of the handshake check, with how each ends. The first one is shown before anything is typed. */
export interface HandshakePreset {
  /** Stable kebab-case id. */
  readonly id: string;
  readonly label: string;
  readonly values: Readonly<Record<string, string>>;
  /** How it ends: a version, or the failure. */
  readonly ends: string;
  /** How the title of the change that stands first begins; absent where nothing fails. */
  readonly first?: string;
}

const SCHANNEL = 'HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL\\Protocols';
const POLICY = 'HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\Microsoft\\Cryptography\\Configuration\\SSL\\00010002';
const CURRENT = 'HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion';

const version = { server2022: ['20348', 'Windows Server 2022 Standard'], server2019: ['17763', 'Windows Server 2019 Standard'], server2016: ['14393', 'Windows Server 2016 Standard'], server2008r2: ['7601', 'Windows Server 2008 R2 Standard'] } as const;

/** The paste names its Windows, so that the form need not. */
const HARDENED_2022 = [
  CURRENT, `    ProductName    REG_SZ    ${version.server2022[1]}`, `    CurrentBuild    REG_SZ    ${version.server2022[0]}`, '',
  `${SCHANNEL}\\TLS 1.0\\Server`, '    Enabled    REG_DWORD    0x0', '    DisabledByDefault    REG_DWORD    0x1', '',
  `${SCHANNEL}\\TLS 1.1\\Server`, '    Enabled    REG_DWORD    0x0', '    DisabledByDefault    REG_DWORD    0x1', '',
].join('\n');

const GCM_ONLY = [
  CURRENT, `    ProductName    REG_SZ    ${version.server2019[1]}`, `    CurrentBuild    REG_SZ    ${version.server2019[0]}`, '',
  POLICY, '    Functions    REG_SZ    TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384,TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256', '',
].join('\n');

const GCM_BOTH_KEYS = [
  CURRENT, `    ProductName    REG_SZ    ${version.server2019[1]}`, `    CurrentBuild    REG_SZ    ${version.server2019[0]}`, '',
  POLICY, '    Functions    REG_SZ    TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384,TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256,TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384,TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256', '',
].join('\n');

const OWN_ORDER = [
  CURRENT, `    ProductName    REG_SZ    ${version.server2016[1]}`, `    CurrentBuild    REG_SZ    ${version.server2016[0]}`, '',
  POLICY, '    Functions    REG_SZ    TLS_RSA_WITH_AES_256_CBC_SHA256,TLS_RSA_WITH_AES_128_CBC_SHA256,TLS_RSA_WITH_AES_256_CBC_SHA', '',
].join('\n');

/** A hardening tool took the old versions away and did not switch TLS 1.2 on, which this Windows has off. */
const NOTHING_LEFT = [
  CURRENT, `    ProductName    REG_SZ    ${version.server2008r2[1]}`, `    CurrentBuild    REG_SZ    ${version.server2008r2[0]}`, '',
  ...['SSL 2.0', 'SSL 3.0', 'TLS 1.0', 'TLS 1.1'].flatMap((name) => [`${SCHANNEL}\\${name}\\Server`, '    Enabled    REG_DWORD    0x0', '']),
].join('\n');

const ONLY_13 = [
  CURRENT, `    ProductName    REG_SZ    ${version.server2022[1]}`, `    CurrentBuild    REG_SZ    ${version.server2022[0]}`, '',
  ...['TLS 1.0', 'TLS 1.1', 'TLS 1.2'].flatMap((name) => [`${SCHANNEL}\\${name}\\Server`, '    Enabled    REG_DWORD    0x0', '']),
].join('\n');

/** The client side of a machine on which somebody allowed TLS 1.2 alone. */
const CLIENT_12 = [
  CURRENT, `    ProductName    REG_SZ    ${version.server2019[1]}`, `    CurrentBuild    REG_SZ    ${version.server2019[0]}`, '',
  ...['TLS 1.0', 'TLS 1.1'].flatMap((name) => [`${SCHANNEL}\\${name}\\Client`, '    Enabled    REG_DWORD    0x0', '    DisabledByDefault    REG_DWORD    0x1', '']),
].join('\n');

const WINDOWS = { client: 'windows', server: 'windows' } as const;
const RSA = { key: 'RSA', bits: '2048', hash: 'SHA256' } as const;
const TO_PROFILE = { client: 'windows', server: 'profile' } as const;

export const handshakePresets: readonly [HandshakePreset, ...HandshakePreset[]] = [
  {
    id: 'connector-net-6', label: 'MySQL Connector/NET 6 after the upgrade to MySQL 8.0.28', ends: 'no-common-version', first: 'Update to MySQL Connector/NET',
    values: { ...TO_PROFILE, cwin: 'server-2016', cdriver: 'connnet-6', sprofile: 'mysql-8.0', ...RSA },
  },
  {
    id: 'native-client-10', label: 'Native Client 10 to a server with TLS 1.2 only', ends: 'no-common-version', first: 'Update to SQL Server Native Client 10.0',
    values: { ...WINDOWS, cwin: 'server-2012-r2', cdriver: 'snac10-old', swin: 'unsaid', sdriver: 'engine-sql2022', spaste: HARDENED_2022, ...RSA },
  },
  {
    id: 'dotnet-35', label: '.NET 3.5 on Windows 7 to a web service with TLS 1.2 only', ends: 'no-common-version', first: 'Switch TLS 1.2 on in Schannel of the client, and let .NET Framework',
    values: { ...WINDOWS, cwin: 'windows-7', cdriver: 'netfx-3.5', swin: 'unsaid', spaste: HARDENED_2022, ...RSA },
  },
  {
    id: 'postgresql-13', label: 'Npgsql on Windows 7 after the upgrade to PostgreSQL 13', ends: 'no-common-version', first: 'Switch TLS 1.2 on in Schannel of the client',
    values: { ...TO_PROFILE, cwin: 'windows-7', cdriver: 'npgsql-46', sprofile: 'postgresql-13', ...RSA },
  },
  {
    id: 'azure-sql', label: 'SQLOLEDB after Azure SQL raised its minimum', ends: 'no-common-version', first: 'Move to OLE DB Driver 18',
    values: { ...TO_PROFILE, cwin: 'server-2012-r2', cdriver: 'sqloledb-old', sprofile: 'azure-sql', min: 'tls1.2', ...RSA },
  },
  {
    id: 'hardened-suites', label: 'Hardened suites (ECDHE with GCM, RSA) and Server 2012 R2', ends: 'no-common-suite', first: 'Add TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384 at the server',
    values: { ...WINDOWS, cwin: 'server-2012-r2', cdriver: 'netfx-4.8', swin: 'unsaid', spaste: GCM_ONLY, ...RSA },
  },
  {
    id: 'hardened-suites-two-keys', label: 'The same with ECDSA suites in the policy', ends: 'wrong-key-kind', first: 'Add TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384 at the server',
    values: { ...WINDOWS, cwin: 'server-2012-r2', cdriver: 'netfx-4.8', swin: 'unsaid', spaste: GCM_BOTH_KEYS, ...RSA },
  },
  {
    id: 'own-order', label: 'A cipher order of one’s own without overlap', ends: 'no-common-suite', first: 'Add TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384 at the client',
    values: { ...WINDOWS, cwin: 'unsaid', cpaste: OWN_ORDER, swin: 'unsaid', spaste: GCM_ONLY, ...RSA },
  },
  {
    id: 'tls-13-only', label: 'A server that has TLS 1.3 only, and Server 2019', ends: 'no-common-version', first: 'Switch TLS 1.2 on in Schannel of the server',
    values: { ...WINDOWS, cwin: 'server-2019', cdriver: 'net5plus', swin: 'unsaid', spaste: ONLY_13, ...RSA },
  },
  {
    id: 'nothing-left', label: 'Old versions switched off on Server 2008 R2, TLS 1.2 not switched on', ends: 'no-protocol-server', first: 'Switch TLS 1.2 on in Schannel of the server',
    values: { ...WINDOWS, cwin: 'server-2019', cdriver: 'net5plus', swin: 'unsaid', spaste: NOTHING_LEFT, ...RSA },
  },
  {
    id: 'version-in-code', label: 'TLS 1.0 named in code, and switched off on the same machine', ends: 'no-protocol-client', first: 'Take the versions out of the code',
    values: { ...WINDOWS, cwin: 'unsaid', cdriver: 'netfx-4.7', cnames: 'tls1.0', cpaste: CLIENT_12, swin: 'server-2022', ...RSA },
  },
  {
    id: 'ecdsa-only', label: 'A new ECDSA certificate, and a client whose policy has RSA suites', ends: 'wrong-key-kind', first: 'Add TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384 at the client',
    values: { ...WINDOWS, cwin: 'unsaid', cpaste: GCM_ONLY, swin: 'server-2022', key: 'ECDSA', curve: 'P-256', hash: 'SHA256' },
  },
  {
    id: 'p-521', label: 'A certificate on P-521', ends: 'no-common-group', first: 'Switch the curve P-521 on at the client',
    values: { ...WINDOWS, cwin: 'windows-10-22h2', cdriver: 'net5plus', swin: 'server-2019', key: 'ECDSA', curve: 'P-521', hash: 'SHA512' },
  },
  {
    id: 'works', label: 'A current pair: .NET on Windows 11 to Server 2022', ends: 'TLS 1.3',
    values: { ...WINDOWS, cwin: 'windows-11-23h2', cdriver: 'net5plus', swin: 'server-2022', ...RSA },
  },
];
