/**
 * Who loses the connection when versions are switched off. The products stand in the tables of drivers (tls-drivers.ts) and of Windows (windows-tls.ts), and
 * src/core/drivers/losers.ts makes the list of them; here is what is said of several rows at once, and of programs that somebody set by hand.
 */
import type { TlsDriverSourceId } from './tls-drivers-sources.ts';
import type { ProtocolName, SideName, WindowsTlsId } from './windows-tls.ts';

export interface TlsLoser {
  readonly id: string;
  /** For a list in a sentence. */
  readonly name: string;
  /** With the versions that are meant. */
  readonly who: string;
  /** The side it takes in the connection. */
  readonly role: SideName;
  /** What it uses; it loses the connection when none of these stays on. */
  readonly speaks: readonly ProtocolName[];
  /** At the other end of the connection: a client that reaches this machine, or a server that this machine reaches. */
  readonly there: boolean;
  /** On this machine, under its Schannel. A list: only on these Windows versions. */
  readonly here: boolean | readonly WindowsTlsId[];
  /** Part of the change that keeps it connected when it runs on this machine. */
  readonly curedHere?: 'dotnet4' | 'dotnet2' | 'winhttp';
  readonly fix: string;
  readonly confidence: 'certain' | 'likely';
  readonly sources: readonly TlsDriverSourceId[];
}

/** Rows of the table of drivers that are named together. */
export interface LoserGroup {
  readonly id: string;
  readonly name: string;
  /** Stands before the list of the rows, or with `alone` in its place. */
  readonly who: string;
  readonly alone?: true;
  /** What of the rows is listed; their names with the versions when absent. */
  readonly list?: 'families' | 'names';
  readonly rows: readonly string[];
  /** offers: what they offer without configuration. reach: all they can come to where no condition helps. */
  readonly speaks: 'offers' | 'reach';
  /** Where the rows are servers that call this machine, or the other way round. */
  readonly role?: SideName;
  readonly fix?: string;
}

export const loserGroups: readonly LoserGroup[] = [
  { id: 'net-40-452', name: '.NET Framework 4.0 to 4.5.2 programs', who: 'Programs built for .NET Framework 4.0 to 4.5.2 that name no version, on whatever runtime', alone: true, rows: ['netfx-4.0', 'netfx-4.5'], speaks: 'offers', fix: 'Where they run: both .NET values under v4.0.30319, both bitnesses; or build them for 4.7 or later.' },
  { id: 'net-461', name: '.NET Framework programs built for 4.6.1 or earlier', who: 'Programs built for .NET Framework 4.6.1 or earlier: no TLS 1.3', alone: true, rows: ['netfx-3.5', 'netfx-4.0', 'netfx-4.5', 'netfx-4.6'], speaks: 'reach', fix: 'Build them for 4.7 or later, or keep TLS 1.2.' },
  {
    id: 'sql-drivers-tds7', name: 'SQL Server logons without TDS 8.0', who: 'SQL Server logons without TDS 8.0, which is any Encrypt value but Strict, and any value where the version has no Strict: ', list: 'families', speaks: 'reach',
    rows: ['jdbc-old', 'jdbc-10', 'mds-1-3', 'mds-4', 'mds-5.0', 'mds-5.1', 'odbc11', 'odbc13', 'odbc17', 'odbc18', 'msoledb18', 'msoledb19', 'snac10', 'snac11', 'sqloledb', 'sds'],
    fix: 'Keep TLS 1.2. TLS 1.3 to SQL Server exists only inside TDS 8.0.',
  },
  { id: 'connector-net-8', name: 'MySQL Connector/NET 8 without TlsVersion', who: 'MySQL Connector/NET 8.0.19 and later without TlsVersion: TLS 1.2 only', alone: true, rows: ['connnet-8b', 'connnet-8c'], speaks: 'offers', fix: 'TlsVersion="Tlsv1.2,Tlsv1.3" in the connection string, where Windows has TLS 1.3.' },
  { id: 'tls-12-program', name: 'MailKit and the MongoDB C# driver', who: 'In their default setting: ', rows: ['mailkit-2.10', 'mongo3'], speaks: 'offers', fix: 'Keep TLS 1.2 on.' },
  { id: 'tls-12-mongo-mail', name: 'earlier MailKit and MongoDB C# driver', who: 'In their default setting, without TLS 1.3: ', rows: ['mailkit-1', 'mongo'], speaks: 'offers', fix: 'Keep TLS 1.2 on, or update them.' },
  { id: 'sql-2008', name: 'SQL Server 2008 and 2008 R2 in old builds', who: '', rows: ['engine-sql2008-old', 'engine-sql2008r2-old'], speaks: 'offers' },
  { id: 'sql-2016-2019', name: 'SQL Server 2008 to 2019', who: 'No TLS 1.3, on Windows Server 2022 neither: ', list: 'names', rows: ['engine-sql2008', 'engine-sql2008r2', 'engine-sql2012', 'engine-sql2014', 'engine-sql2016-2019'], speaks: 'reach', fix: 'Keep TLS 1.2.' },
  { id: 'sql-2022', name: 'SQL Server 2022 and 2025 outside TDS 8.0', who: 'SQL Server 2022 and 2025: TLS 1.3 only inside TDS 8.0 (Encrypt=Strict; 2022 from CU1 on, on Windows Server 2022), and satellite services need TLS 1.2', alone: true, rows: ['engine-sql2022', 'engine-sql2025'], speaks: 'reach', fix: 'Keep TLS 1.2.' },
  { id: 'mysql-57', name: 'MySQL 5.7 and 8.0.11 to 8.0.15', who: 'No TLS 1.3: ', rows: ['mysql-server-57', 'engine-mysql-80a'], speaks: 'offers', fix: 'Keep TLS 1.2, or update to 8.0.16 or later.' },
  { id: 'mysql-8016', name: 'MySQL 8.0.16 to 8.0.27 and PostgreSQL 12', who: 'In their default setting: ', rows: ['engine-mysql-80b', 'engine-mysql-80c', 'pg12'], speaks: 'offers', fix: 'Keep one of their versions on.' },
  { id: 'tls-12-server', name: 'servers with TLS 1.2 as their minimum', who: 'Servers that accept TLS 1.2 and later only, Windows with the modern preset among them: ', rows: ['azuresql', 'engine-mysql-80d', 'engine-mysql-84', 'pg13'], speaks: 'offers', fix: 'Keep TLS 1.2 on.' },
  { id: 'entra-id', name: 'Microsoft Entra ID', who: '', rows: ['entra-id'], speaks: 'offers', fix: 'Keep TLS 1.2 on. Whether the service has TLS 1.3 was not read.' },
  { id: 'b2c', name: 'Azure AD B2C', who: 'Azure AD B2C, which calls HTTPS endpoints with TLS 1.2 or 1.3 (API connectors, identity providers)', alone: true, rows: ['b2c-endpoints'], speaks: 'offers', role: 'client', fix: 'Keep TLS 1.2 on.' },
];

/** Windows itself. The versions that it speaks come from windows-tls.ts: what is on there, or all of TLS that it has. */
export interface WindowsLoser {
  readonly id: string;
  readonly name: string;
  readonly who: string;
  readonly role: SideName;
  /** Rows of windows-tls.ts; 'without-tls-1.3': all that do not have it. */
  readonly windows: readonly WindowsTlsId[] | 'without-tls-1.3';
  readonly speaks: 'on' | 'reach';
  readonly fix: string;
  readonly confidence: 'certain' | 'likely';
  readonly sources: readonly TlsDriverSourceId[];
}

export const windowsLosers: readonly WindowsLoser[] = [
  { id: 'windows-7-client', name: 'Windows 7 and Server 2008 R2', who: 'Windows 7 SP1 and Windows Server 2008 R2 SP1 where TLS 1.2 was not switched on', role: 'client', windows: ['windows-7', 'server-2008-r2'], speaks: 'on', fix: 'There: TLS 1.2 Client with Enabled 1 and DisabledByDefault 0.', confidence: 'certain', sources: ['protocols', 'kb3135244'] },
  { id: 'windows-2008-client', name: 'Windows Vista and Server 2008', who: 'Windows Vista and Windows Server 2008', role: 'client', windows: ['server-2008', 'server-2008-sp2'], speaks: 'on', fix: 'Server 2008 SP2: update 4019276, then switch TLS 1.2 on. Vista and Server 2008 before SP2 have no TLS 1.2.', confidence: 'certain', sources: ['protocols'] },
  { id: 'windows-10-client', name: 'Windows 10, Server 2019 and earlier', who: 'Windows 10, Windows Server 2019 and all earlier versions: no TLS 1.3', role: 'client', windows: 'without-tls-1.3', speaks: 'reach', fix: 'None on these versions: keep TLS 1.2.', confidence: 'certain', sources: ['protocols'] },
  { id: 'windows-7-server', name: 'services on Windows 7 and Server 2008 R2', who: 'IIS and other Schannel services on Windows 7 SP1 and Windows Server 2008 R2 SP1 where TLS 1.2 was not switched on', role: 'server', windows: ['windows-7', 'server-2008-r2'], speaks: 'on', fix: 'There: TLS 1.2 Server with Enabled 1 and DisabledByDefault 0.', confidence: 'certain', sources: ['protocols', 'kb3135244'] },
  { id: 'windows-2008-server', name: 'services on Server 2008', who: 'Schannel services on Windows Server 2008', role: 'server', windows: ['server-2008', 'server-2008-sp2'], speaks: 'on', fix: 'SP2 with update 4019276, then switch TLS 1.2 on.', confidence: 'certain', sources: ['protocols'] },
  { id: 'windows-10-server', name: 'services on Server 2019, Windows 10 and earlier', who: 'Schannel services on Windows Server 2019, Windows 10 and all earlier versions: no TLS 1.3', role: 'server', windows: 'without-tls-1.3', speaks: 'reach', fix: 'None on these versions: keep TLS 1.2.', confidence: 'certain', sources: ['protocols'] },
];

/** WinHTTP where the system default is SSL 3.0 and TLS 1.0: the Windows versions come from windows-tls.ts. */
export const winhttpLoser = {
  id: 'winhttp-old',
  name: 'WinHTTP programs on Windows 7, Server 2008 R2 and Server 2012',
  who: 'WinHTTP programs (WinRM, WebDAV, Office documents from SharePoint) on Windows 7 SP1, Windows 8, Server 2008 R2 SP1 and Server 2012 without DefaultSecureProtocols',
  bits: 0xa0,
  fix: 'Update 3140245, then DefaultSecureProtocols in both copies.',
  confidence: 'certain',
  sources: ['winhttp', 'kb3140245'],
} as const;

/** Programs and servers that somebody set by hand: no product decides it. */
export const setByHand: readonly TlsLoser[] = [
  { id: 'net-named', name: '.NET programs that name TLS 1.0 in their code', who: '.NET programs whose code sets ServicePointManager.SecurityProtocol or SslProtocols to SSL 3.0 and TLS 1.0 only', role: 'client', speaks: ['SSL 3.0', 'TLS 1.0'], there: true, here: true, fix: 'Only a change of the code helps; the registry values do not reach them.', confidence: 'certain', sources: ['dotnet'] },
  { id: 'tls-12-client', name: 'clients with TLS 1.0 and 1.1 off', who: 'Clients that have TLS 1.0 and TLS 1.1 off: Java builds that list both in jdk.tls.disabledAlgorithms, Windows with the modern preset', role: 'client', speaks: ['TLS 1.2', 'TLS 1.3'], there: true, here: false, fix: 'Keep TLS 1.2 on.', confidence: 'certain', sources: ['jdbc', 'rfc8996'] },
  { id: 'tls-13-only-client', name: 'clients set to TLS 1.3 only', who: 'Clients that were set to TLS 1.3 only', role: 'client', speaks: ['TLS 1.3'], there: true, here: true, fix: 'Let them offer TLS 1.2 as well.', confidence: 'certain', sources: ['protocols'] },
  { id: 'tls-13-only-server', name: 'servers set to TLS 1.3 only', who: 'Servers that were set to TLS 1.3 only, such as MySQL with tls_version=TLSv1.3', role: 'server', speaks: ['TLS 1.3'], there: true, here: false, fix: 'Let them accept TLS 1.2 as well.', confidence: 'certain', sources: ['mysqlServer'] },
];
