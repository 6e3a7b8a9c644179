/** Documents behind the rows of drivers, runtimes and servers. Those that the tables of Schannel use as well keep their key. */
import { tlsSources } from './tls-sources.ts';

export const tlsDriverSources = {
  ...tlsSources,
  dotnet2026: { title: 'Microsoft: TLS best practices with .NET Framework, text of 2026 (target version × Windows)', url: 'https://github.com/dotnet/docs/pull/52688/files' },
  powershellDocs: { title: 'Microsoft: PowerShell 5.1 reference, ConvertFrom-Json', url: 'https://github.com/MicrosoftDocs/PowerShell-Docs' },
  sqlclientSource: { title: 'Microsoft.Data.SqlClient source', url: 'https://github.com/dotnet/SqlClient' },
  tds8: { title: 'Microsoft: TDS 8.0', url: 'https://learn.microsoft.com/sql/relational-databases/security/networking/tds-8' },
  odbcMajor: { title: 'Microsoft: ODBC Driver 18 and 17, major version differences', url: 'https://learn.microsoft.com/sql/connect/odbc/major-version-differences' },
  oledbMajor: { title: 'Microsoft: OLE DB Driver 19, major version differences', url: 'https://learn.microsoft.com/sql/connect/oledb/major-version-differences' },
  oledbEncryption: { title: 'Microsoft: Encryption and certificate validation in OLE DB', url: 'https://learn.microsoft.com/sql/connect/oledb/features/encryption-and-certificate-validation' },
  ssmsNotes: { title: 'Microsoft: SSMS release notes 19.3, 20.0, 21' },
  ssmsConnect: { title: 'Microsoft: Connect with SQL Server Management Studio 20', url: 'https://learn.microsoft.com/ssms/quickstarts/ssms-connect' },
  sqlcmd: { title: 'Microsoft: sqlcmd utility', url: 'https://learn.microsoft.com/sql/tools/sqlcmd/sqlcmd-utility' },
  azureSql: { title: 'Microsoft: Azure SQL connectivity settings (text of 2022)', url: 'https://learn.microsoft.com/azure/azure-sql/database/connectivity-settings' },
  azureSqlRetired: { title: 'Xtivia: Azure deprecating TLS 1.0 and 1.1', url: 'https://xtivia.com/blog/azure-deprecating-tls-1-0-and-1-1' },
  b2c: { title: 'Microsoft: TLS and cipher suite requirements, Azure AD B2C', url: 'https://learn.microsoft.com/azure/active-directory-b2c/https-cipher-tls-requirements' },
  connectorNetHistory: { title: 'MySQL Connector/NET: source of 2013 and 2016 (NativeDriver.cs, MYSQLCNET-672)', url: 'https://github.com/mysql/mysql-connector-net' },
  mysql80: { title: 'MySQL 8.0 manual: Encrypted Connection TLS Protocols and Ciphers', url: 'https://docs.oracle.com/cd/E17952_01/mysql-8.0-en/encrypted-connection-protocols-ciphers.html' },
  mysql57: { title: 'MySQL 5.7 manual: Encrypted Connection TLS Protocols and Ciphers', url: 'https://docs.oracle.com/cd/E17952_01/mysql-5.7-en/encrypted-connection-protocols-ciphers.html' },
  mysql84: { title: 'MySQL 8.4 manual: Encrypted Connection TLS Protocols and Ciphers', url: 'https://docs.oracle.com/cd/E17952_01/mysql-8.4-en/encrypted-connection-protocols-ciphers.html' },
  npgsql: { title: 'Npgsql source and documentation', url: 'https://www.npgsql.org/doc/security.html' },
  postgres12: { title: 'EDB: Setting SSL/TLS protocol versions with PostgreSQL 12', url: 'https://www.enterprisedb.com/blog/setting-ssltls-protocol-versions-postgresql-12' },
  redis: { title: 'StackExchange.Redis documentation and source', url: 'https://github.com/StackExchange/StackExchange.Redis' },
  rabbitmqSource: { title: 'RabbitMQ .NET client source', url: 'https://github.com/rabbitmq/rabbitmq-dotnet-client' },
} as const satisfies Readonly<Record<string, { readonly title: string; readonly url?: string }>>;

export type TlsDriverSourceId = keyof typeof tlsDriverSources;
