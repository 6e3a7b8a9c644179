import type { ClientPlatform, LayerId } from './spn-layers.ts';
import type { SpnSource } from './spn-sources.ts';

/** Drivers of SQL Server: where they run, which layer builds their SPN, how they are told one, and what they do without a ticket. */

export type { ClientPlatform } from './spn-layers.ts';

export type KeywordSyntax = 'ado' | 'odbc' | 'oledb' | 'jdbc' | 'go' | 'freetds';

/** How a driver is told the SPN. */
export interface SpnKeyword {
  readonly syntax: KeywordSyntax;
  readonly name: string;
  /** The same for the mirror or failover partner. */
  readonly partner?: string;
  /** The part of the connection string without which the keyword has no effect. */
  readonly integrated: string;
  /** First version that knows it, where the versions of the driver tell. */
  readonly from?: string;
  /** For readers: "SQL Server 2008", "5.0". */
  readonly since: string;
  /** Most characters. */
  readonly most?: number;
  /** Also `user@domain` and `DOMAIN\user`. */
  readonly takesAccount?: true;
  /** Also with `@REALM` at the end. */
  readonly takesRealm?: true;
  readonly remark: string;
  readonly sources: readonly [SpnSource, ...SpnSource[]];
}

/** Whether a connection without a Kerberos ticket goes on with NTLM. `only`: it knows nothing else. */
export type NtlmAnswer = 'falls-back' | 'never' | 'only';

interface Platform {
  readonly layer?: LayerId;
  readonly ntlm: NtlmAnswer;
}

export interface SpnDriver {
  readonly id: string;
  readonly label: string;
  readonly on: Readonly<Partial<Record<ClientPlatform, Platform>>>;
  /** First version that reads the aliases of the SQL Server client; an empty text for every version. Absent: it reads none. */
  readonly aliasesFrom?: string;
  /** On .NET Framework it reads them in every version. */
  readonly aliasesOnFramework?: true;
  readonly keyword?: SpnKeyword;
  /** Why it has no keyword. */
  readonly noKeyword?: { readonly says: string; readonly sources: readonly [SpnSource, ...SpnSource[]] };
  readonly remark?: string;
}

const NATIVE = { windows: { layer: 'native', ntlm: 'falls-back' } } as const;
const SINCE_2008 = 'The client of SQL Server 2008';

const ODBC_KEYWORD: SpnKeyword = {
  syntax: 'odbc', name: 'ServerSPN', partner: 'FailoverPartnerSPN', integrated: 'Trusted_Connection=yes', since: SINCE_2008, most: 260, takesAccount: true,
  remark: 'Also SQL_COPT_SS_SERVER_SPN, and in a data source (DSN).', sources: ['clientSpn', 'odbcKeywords'],
};
const OLE_DB_KEYWORD: SpnKeyword = {
  syntax: 'oledb', name: 'Server SPN', partner: 'Failover Partner SPN', integrated: 'Integrated Security=SSPI', since: SINCE_2008, most: 260, takesAccount: true,
  remark: 'The form for ADO and IDataInitialize. A provider string, also @provstr of a linked server, takes ServerSPN.', sources: ['clientSpn', 'clientSpnOleDb'],
};
const SQL_CLIENT_KEYWORD: SpnKeyword = {
  syntax: 'ado', name: 'Server SPN', partner: 'Failover Partner SPN', integrated: 'Integrated Security=true', from: '5.0.0', since: '5.0', takesAccount: true,
  remark: 'ServerSPN is the same keyword. An account instead of an SPN failed on Linux in one report.', sources: ['sqlClientKeyword', 'sqlClientNotes', 'sqlClient3165'],
};
const ON_UNIX = { layer: 'odbc-unix', ntlm: 'never' } as const;
const UNIX = { linux: ON_UNIX, macos: ON_UNIX } as const;

export const spnDrivers = [
  { id: 'msodbcsql', label: 'ODBC Driver for SQL Server (Windows)', on: NATIVE, aliasesFrom: '', keyword: ODBC_KEYWORD },
  {
    id: 'msodbcsql-linux', label: 'ODBC Driver for SQL Server (Linux, macOS)',
    on: UNIX,
    noKeyword: {
      says: 'Contested: the page on integrated authentication says that ServerSPN is not supported on Linux and macOS; the list of keywords marks it for them.',
      sources: ['odbcLinux', 'odbcKeywords'],
    },
  },
  { id: 'msoledbsql', label: 'OLE DB Driver for SQL Server (MSOLEDBSQL)', on: NATIVE, aliasesFrom: '', keyword: OLE_DB_KEYWORD },
  {
    id: 'sqlncli', label: 'SQL Server Native Client (SQLNCLI10, SQLNCLI11)', on: NATIVE, aliasesFrom: '', keyword: ODBC_KEYWORD,
    remark: 'Its OLE DB side takes Server SPN in ADO strings and ServerSPN in provider strings.',
  },
  {
    id: 'sqloledb', label: 'SQLOLEDB and “SQL Server” ODBC of Windows', on: { windows: { layer: 'legacy', ntlm: 'falls-back' } }, aliasesFrom: '',
    noKeyword: { says: 'The drivers of Windows do not have the keyword, which came with the client of SQL Server 2008.', sources: ['clientSpn', 'consistentAuth'] },
  },
  {
    id: 'system-data-sqlclient', label: 'System.Data.SqlClient (.NET Framework)', on: { windows: { layer: 'native', ntlm: 'falls-back' } }, aliasesFrom: '',
    noKeyword: { says: 'No keyword: Server SPN came with Microsoft.Data.SqlClient 5.0. This driver refuses a keyword that it does not know.', sources: ['sqlClientNotes', 'systemDataSource'] },
  },
  {
    id: 'system-data-sqlclient-package', label: 'System.Data.SqlClient (package, .NET)',
    on: {
      windows: { layer: 'native', ntlm: 'falls-back' },
      linux: { layer: 'system-managed', ntlm: 'never' },
      macos: { layer: 'system-managed', ntlm: 'never' },
    },
    noKeyword: { says: 'No keyword: Server SPN came with Microsoft.Data.SqlClient 5.0. This driver refuses a keyword that it does not know.', sources: ['sqlClientNotes', 'systemDataSource'] },
  },
  {
    id: 'microsoft-data-sqlclient', label: 'Microsoft.Data.SqlClient',
    on: {
      windows: { layer: 'native', ntlm: 'falls-back' },
      linux: { layer: 'managed', ntlm: 'never' },
      macos: { layer: 'managed', ntlm: 'never' },
    },
    aliasesFrom: '5.0.0', aliasesOnFramework: true, keyword: SQL_CLIENT_KEYWORD,
    remark: 'On Linux and macOS the versions before 5.2 say “Cannot access Kerberos ticket” instead.',
  },
  {
    id: 'microsoft-data-sqlclient-managed', label: 'Microsoft.Data.SqlClient with the managed network layer (opt-in on Windows)',
    on: { windows: { layer: 'managed', ntlm: 'falls-back' } }, aliasesFrom: '5.0.0', keyword: SQL_CLIENT_KEYWORD,
  },
  {
    id: 'jdbc', label: 'JDBC, authenticationScheme=JavaKerberos',
    on: {
      windows: { layer: 'jdbc', ntlm: 'never' },
      linux: { layer: 'jdbc', ntlm: 'never' },
      macos: { layer: 'jdbc', ntlm: 'never' },
    },
    keyword: {
      syntax: 'jdbc', name: 'serverSpn', integrated: 'integratedSecurity=true;authenticationScheme=JavaKerberos', from: '4.2', since: '4.2', takesRealm: true,
      remark: 'For JavaKerberos only. With @REALM at the end the driver looks for no realm.', sources: ['jdbcProperties', 'jdbcSource'],
    },
  },
  {
    id: 'jdbc-native', label: 'JDBC with the authentication DLL (NativeAuthentication)',
    on: { windows: { layer: 'jdbc-native', ntlm: 'falls-back' } },
    noKeyword: { says: 'serverSpn is documented for JavaKerberos; the source does not hand it to the DLL.', sources: ['jdbcProperties', 'jdbcSource'] },
  },
  {
    id: 'tedious', label: 'tedious, mssql (Node.js)', on: { windows: { ntlm: 'only' }, linux: { ntlm: 'only' }, macos: { ntlm: 'only' } },
    noKeyword: { says: 'It has user and password, NTLM and Entra ID, no Kerberos: no SPN is asked for. mssql with msnodesqlv8 runs on ODBC.', sources: ['tedious'] },
  },
  {
    id: 'go-mssqldb', label: 'go-mssqldb (Go), sqlcmd for Go',
    on: {
      windows: { layer: 'go-winsspi', ntlm: 'falls-back' },
      linux: { layer: 'go-krb5', ntlm: 'never' },
      macos: { layer: 'go-krb5', ntlm: 'never' },
    },
    keyword: {
      syntax: 'go', name: 'ServerSPN', partner: 'FailoverPartnerSPN', integrated: '', since: '0.9.0',
      remark: 'Linux and macOS need authenticator=krb5, since 0.21.0; without it the driver takes NTLM. krb5 replaces a CNAME in the given SPN too. FailoverPartnerSPN since 1.10.0.', sources: ['goMssql'],
    },
    remark: 'The row for Linux and macOS holds for authenticator=krb5.',
  },
  {
    id: 'freetds', label: 'FreeTDS (pymssql, tiny_tds, its ODBC driver)',
    on: { windows: { layer: 'freetds-sspi', ntlm: 'falls-back' }, linux: { layer: 'freetds-gss', ntlm: 'never' }, macos: { layer: 'freetds-gss', ntlm: 'never' } },
    keyword: {
      syntax: 'freetds', name: 'spn', integrated: '', from: '0.95', since: '0.95', takesRealm: true,
      remark: 'A line of the server section of freetds.conf; ServerSPN in a string of its ODBC driver. The source for Windows (SSPI) does not read it.', sources: ['freetds'],
    },
    remark: 'User and password mean NTLM; the row holds for a connection without them.',
  },
  { id: 'pyodbc', label: 'pyodbc', on: { ...NATIVE, ...UNIX }, aliasesFrom: '', keyword: { ...ODBC_KEYWORD, remark: 'On Windows. The documents disagree about Linux and macOS.', sources: ['clientSpn', 'odbcKeywords', 'odbcLinux'] }, remark: 'Runs on the ODBC Driver for SQL Server, and asks as that does.' },
  {
    id: 'sqlcmd', label: 'sqlcmd, bcp (ODBC)', on: { ...NATIVE, ...UNIX }, aliasesFrom: '',
    noKeyword: { says: 'The tools have no switch for it. A data source (DSN) of the ODBC driver on Windows can hold ServerSPN.', sources: ['clientSpn', 'odbcKeywords'] },
    remark: 'Run on the ODBC Driver for SQL Server, and ask as that does.',
  },
] as const satisfies readonly SpnDriver[];

export type SpnDriverId = (typeof spnDrivers)[number]['id'];
