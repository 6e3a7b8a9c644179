/** How people and connection strings call the families of src/data/tls-drivers.ts, beside the names that stand in the rows. */
import type { DriverId } from './drivers-named.ts';

const NAMED = {
  'microsoft-data-sqlclient': 'Microsoft.Data.SqlClient',
  'system-data-sqlclient': 'System.Data.SqlClient',
  'odbc-sql-server': 'ODBC Driver for SQL Server',
  'odbc-windows': 'SQLOLEDB and ODBC “SQL Server”',
  'native-client': 'SQL Server Native Client',
  msoledbsql: 'OLE DB Driver for SQL Server',
  sqloledb: 'SQLOLEDB and ODBC “SQL Server”',
  'mssql-jdbc': 'Microsoft JDBC Driver for SQL Server',
  npgsql: 'Npgsql',
  mysqlconnector: 'MySqlConnector',
  'mysql-net': 'MySQL Connector/NET',
  'mongodb-net': 'MongoDB C# driver',
  'stackexchange-redis': 'StackExchange.Redis',
  'rabbitmq-net': 'RabbitMQ .NET client',
  mailkit: 'MailKit',
  winhttp: 'WinHTTP',
} as const satisfies Readonly<Partial<Record<DriverId, string>>>;

/** Drivers that src/data/drivers-named.ts recognises in a text, and the family that their rows have here. */
export const familyOfNamed: Readonly<Record<string, string | undefined>> = NAMED;

/** Other spellings, in lower case without blanks, dots and hyphens. The first that the text begins with counts. */
export const spellings: readonly { readonly text: string; readonly family: string }[] = [
  { text: 'snac', family: 'SQL Server Native Client' },
  { text: 'nativeclient', family: 'SQL Server Native Client' },
  { text: 'sqlnativeclient', family: 'SQL Server Native Client' },
  { text: 'msodbcsql', family: 'ODBC Driver for SQL Server' },
  { text: 'odbcdriver', family: 'ODBC Driver for SQL Server' },
  { text: 'oledbdriver', family: 'OLE DB Driver for SQL Server' },
  { text: 'mssqljdbc', family: 'Microsoft JDBC Driver for SQL Server' },
  { text: 'sqljdbc', family: 'Microsoft JDBC Driver for SQL Server' },
  { text: 'mdac', family: 'SQLOLEDB and ODBC “SQL Server”' },
  { text: 'wdac', family: 'SQLOLEDB and ODBC “SQL Server”' },
  { text: 'sqlsrv32', family: 'SQLOLEDB and ODBC “SQL Server”' },
  { text: 'sqlclient', family: 'Microsoft.Data.SqlClient' },
  { text: 'efcore', family: 'Microsoft.Data.SqlClient' },
  { text: 'connectornet', family: 'MySQL Connector/NET' },
  { text: 'netframework', family: '.NET Framework' },
  { text: 'dotnetframework', family: '.NET Framework' },
  { text: 'dotnet', family: '.NET' },
  { text: 'netcore', family: '.NET' },
  { text: 'azureadconnect', family: 'Entra Connect' },
  { text: 'aadconnect', family: 'Entra Connect' },
  { text: 'azuread', family: 'Microsoft Entra ID' },
  { text: 'pwsh', family: 'PowerShell' },
  { text: 'ssms', family: 'SQL Server Management Studio' },
  { text: 'sqlcmd', family: 'sqlcmd' },
  { text: 'postgres', family: 'PostgreSQL' },
];

/** The number in the name of a driver, and the versions of its files: ODBC Driver 11 has files of version 12.0. */
export const namedVersions: readonly { readonly family: string; readonly named: string; readonly version: string }[] = [
  { family: 'ODBC Driver for SQL Server', named: '11', version: '12.0' },
];
