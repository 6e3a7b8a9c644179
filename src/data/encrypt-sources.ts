/** Documents behind the statements about encryption of connections to SQL Server. */
export const encryptSources = {
  sqlclientTable: { title: 'Microsoft: Encryption and certificate validation in Microsoft.Data.SqlClient', url: 'https://learn.microsoft.com/sql/connect/ado-net/encryption-and-certificate-validation' },
  sqlclientNotes: { title: 'Microsoft.Data.SqlClient release notes 2.0, 4.0, 5.0, 5.1', url: 'https://github.com/dotnet/SqlClient/tree/main/release-notes' },
  sqlclientSource: { title: 'Microsoft.Data.SqlClient source (TdsParser.cs, SniCommon.netcore.cs, Strings.resx)', url: 'https://github.com/dotnet/SqlClient' },
  odbcKeywords: { title: 'Microsoft: ODBC DSN and connection string keywords, Encrypt', url: 'https://learn.microsoft.com/sql/connect/odbc/dsn-connection-string-attribute' },
  odbcMajor: { title: 'Microsoft: ODBC Driver 18 and 17, major version differences', url: 'https://learn.microsoft.com/sql/connect/odbc/major-version-differences' },
  oledbTable: { title: 'Microsoft: Encryption and certificate validation in OLE DB', url: 'https://learn.microsoft.com/sql/connect/oledb/features/encryption-and-certificate-validation' },
  oledbMajor: { title: 'Microsoft: OLE DB Driver 19, major version differences', url: 'https://learn.microsoft.com/sql/connect/oledb/major-version-differences' },
  oledbRegistry: { title: 'Microsoft: OLE DB Driver, registry settings', url: 'https://learn.microsoft.com/sql/connect/oledb/features/registry-settings' },
  nativeClient: { title: 'Microsoft: Using Encryption Without Validation in SQL Server Native Client' },
  jdbcTable: { title: 'Microsoft: JDBC, Understanding encryption support', url: 'https://learn.microsoft.com/sql/connect/jdbc/understanding-ssl-support' },
  jdbcChanges: { title: 'Microsoft: mssql-jdbc change log (10.1.0, 10.2.0, 11.1.0, 12.4.0, 13.3.1)', url: 'https://github.com/microsoft/mssql-jdbc/blob/main/CHANGELOG.md' },
  jdbcSource: { title: 'Microsoft: mssql-jdbc source (IOBuffer.java, SQLServerConnection.java, SQLServerResource.java)', url: 'https://github.com/microsoft/mssql-jdbc' },
  tds8: { title: 'Microsoft: TDS 8.0', url: 'https://learn.microsoft.com/sql/relational-databases/security/networking/tds-8' },
  tls13: { title: 'Microsoft: TLS 1.3 support (SQL Server)', url: 'https://learn.microsoft.com/sql/relational-databases/security/networking/tls-1-3' },
  serverSummary: { title: 'Microsoft: SQL Server and client encryption summary', url: 'https://learn.microsoft.com/sql/database-engine/configure-windows/sql-server-and-client-encryption-summary' },
  ssms20: { title: 'Microsoft: Connect with SQL Server Management Studio 20', url: 'https://learn.microsoft.com/ssms/quickstarts/ssms-connect' },
  ssmsNotes: { title: 'Microsoft: SSMS release notes 19.3, 20.0, 21' },
  sqlcmd: { title: 'Microsoft: sqlcmd utility', url: 'https://learn.microsoft.com/sql/tools/sqlcmd/sqlcmd-utility' },
  powershell: { title: 'SQLServerPSModule issue 11 and ReportingServicesTools (-Encrypt of the SqlServer module 22)', url: 'https://github.com/microsoft/SQLServerPSModule/issues/11' },
  kb3135244: { title: 'Microsoft KB3135244: TLS 1.2 support for Microsoft SQL Server', url: 'https://learn.microsoft.com/troubleshoot/sql/database-engine/connect/tls-1-2-support-microsoft-sql-server' },
  azureSql: { title: 'Microsoft: Azure SQL connectivity settings', url: 'https://learn.microsoft.com/azure/azure-sql/database/connectivity-settings' },
} as const satisfies Readonly<Record<string, { readonly title: string; readonly url?: string }>>;

export type EncryptSourceId = keyof typeof encryptSources;
