/** Documents behind the statements about Schannel, .NET and WinHTTP settings. The key is used in the tables, the title is shown. */
export const tlsSources = {
  registry: {
    title: 'Microsoft: TLS registry settings (2019 text for DisabledByDefault, 2023 text for the rest)',
    url: 'https://learn.microsoft.com/windows-server/security/tls/tls-registry-settings',
  },
  kb245030: {
    title: 'Microsoft KB245030: restrict cryptographic algorithms and protocols in Schannel',
    url: 'https://learn.microsoft.com/troubleshoot/windows-server/certificates-and-public-key-infrastructure-pki/restrict-cryptographic-algorithms-protocols-schannel',
  },
  protocols: {
    title: 'Microsoft: Protocols in TLS/SSL (Schannel SSP)',
    url: 'https://learn.microsoft.com/windows/win32/secauthn/protocols-in-tls-ssl--schannel-ssp-',
  },
  deprecation: {
    title: 'Microsoft: TLS 1.0 and TLS 1.1 deprecation in Windows',
    url: 'https://learn.microsoft.com/windows/win32/secauthn/tls-10-11-deprecation-in-windows',
  },
  kb3135244: {
    title: 'Microsoft KB3135244: TLS 1.2 support for Microsoft SQL Server',
    url: 'https://learn.microsoft.com/troubleshoot/sql/database-engine/connect/tls-1-2-support-microsoft-sql-server',
  },
  sqlTls13: {
    title: 'Microsoft: Connect to SQL Server with TLS 1.3',
    url: 'https://learn.microsoft.com/sql/relational-databases/security/networking/connect-with-tls-1-3',
  },
  sqlcheck: {
    title: 'Microsoft CSS: SQLCheck source (driver builds, Schannel values)',
    url: 'https://github.com/microsoft/CSS_SQL_Networking_Tools',
  },
  schannelDsc: { title: 'DSC Community: SChannelDsc source and change log', url: 'https://github.com/dsccommunity/SChannelDsc' },
  adfs: {
    title: 'Microsoft: Manage SSL/TLS protocols and cipher suites for AD FS',
    url: 'https://learn.microsoft.com/windows-server/identity/ad-fs/operations/manage-ssl-protocols-in-ad-fs',
  },
  dotnet: {
    title: 'Microsoft: TLS best practices with .NET Framework',
    url: 'https://learn.microsoft.com/dotnet/framework/network-programming/tls',
  },
  dotnetSource: { title: 'Microsoft: .NET Framework reference source', url: 'https://github.com/microsoft/referencesource' },
  winhttp: { title: 'Microsoft: WinHTTP option flags', url: 'https://learn.microsoft.com/windows/win32/winhttp/option-flags' },
  kb3140245: {
    title: 'Microsoft KB3140245: TLS 1.1 and TLS 1.2 as default secure protocols in WinHTTP',
    url: 'https://support.microsoft.com/kb/3140245',
  },
  events: {
    title: 'Microsoft: Schannel events',
    url: 'https://learn.microsoft.com/previous-versions/windows/it-pro/windows-server-2012-R2-and-2012/dn786445(v=ws.11)',
  },
  regFile: {
    title: 'Microsoft KB310516: add, modify, or delete registry subkeys and values by using a .reg file',
    url: 'https://support.microsoft.com/help/310516',
  },
  registryProvider: { title: 'Microsoft, PowerShell 5.1: about_Registry_Provider' },
  setupKeys: { title: 'SchannelGroupPolicy issue 10: below Protocols, Windows Server 2016 has only SSL 2.0 keys after setup', url: 'https://github.com/Crosse/SchannelGroupPolicy/issues/10' },
  iisStig: { title: 'DISA: IIS 10.0 Server STIG, V-218821 (checks these values)' },
  rfc8996: { title: 'RFC 8996: Deprecating TLS 1.0 and TLS 1.1', url: 'https://www.rfc-editor.org/rfc/rfc8996' },
  rfc7568: { title: 'RFC 7568: Deprecating Secure Sockets Layer Version 3.0', url: 'https://www.rfc-editor.org/rfc/rfc7568' },
  rfc6176: { title: 'RFC 6176: Prohibiting Secure Sockets Layer (SSL) Version 2.0', url: 'https://www.rfc-editor.org/rfc/rfc6176' },
  sqlclient: { title: 'Microsoft.Data.SqlClient release notes', url: 'https://github.com/dotnet/SqlClient/tree/main/release-notes' },
  strict: { title: 'Microsoft: Connect to SQL Server with strict encryption (TDS 8.0)' },
  jdbc: { title: 'Microsoft: mssql-jdbc change log', url: 'https://github.com/microsoft/mssql-jdbc' },
  kb3080079: { title: 'Microsoft KB3080079: RDS support for TLS 1.1 and TLS 1.2 in Windows 7 and Server 2008 R2' },
  connectorNet: { title: 'MySQL Connector/NET change log and source', url: 'https://github.com/mysql/mysql-connector-net' },
  mysqlConnector: { title: 'MySqlConnector version history', url: 'https://mysqlconnector.net/overview/version-history/' },
  mysqlServer: { title: 'MySQL FAQ: Security', url: 'https://dev.mysql.com/doc/mysql/en/faqs-security.html' },
  rabbitmq: { title: 'RabbitMQ: TLS support', url: 'https://www.rabbitmq.com/docs/ssl' },
  postgres13: { title: 'HighGo: TLS related updates in PostgreSQL 13', url: 'https://www.highgo.ca/2020/08/21/tls-related-updates-in-postgresql-13/' },
  mailkit: { title: 'MailKit release notes', url: 'https://github.com/jstedfast/MailKit' },
  mongodb: { title: 'MongoDB C# driver source', url: 'https://github.com/mongodb/mongo-csharp-driver' },
  entra: {
    title: 'Microsoft Japan Azure Identity Support: Azure AD Connect and TLS 1.2',
    url: 'https://github.com/jpazureid/blog/blob/main/articles/azure-active-directory-connect/azure-ad-connect-tls.md',
  },
} as const satisfies Readonly<Record<string, { readonly title: string; readonly url?: string }>>;

export type TlsSourceId = keyof typeof tlsSources;
