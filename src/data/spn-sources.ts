/** Documents behind the statements about SPNs, setspn and the SQL Server drivers. The key is used in the code, `short` stands in tables, `title` in lists of sources. */
export const spnSources = {
  adtsSpn: {
    short: '[MS-ADTS] 2.2.21',
    title: 'Microsoft: [MS-ADTS] 2.2.21, Service Principal Name',
    url: 'https://learn.microsoft.com/openspecs/windows_protocols/ms-adts/',
  },
  adtsValidatedWrite: {
    short: '[MS-ADTS] validated write',
    title: 'Microsoft: [MS-ADTS] 3.1.1.5.3.1.1.4, validated write to servicePrincipalName',
    url: 'https://learn.microsoft.com/openspecs/windows_protocols/ms-adts/',
  },
  nameFormats: {
    short: 'Name formats',
    title: 'Microsoft: Name formats for unique SPNs',
    url: 'https://learn.microsoft.com/windows/win32/ad/name-formats-for-unique-spns',
  },
  spnMappings: {
    short: 'sPNMappings',
    title: 'Microsoft: setspn command reference, built-in SPNs of computer accounts; attribute sPNMappings',
    url: 'https://learn.microsoft.com/windows-server/administration/windows-commands/setspn',
  },
  setspn: {
    short: 'setspn',
    title: 'Microsoft: setspn command reference',
    url: 'https://learn.microsoft.com/windows-server/administration/windows-commands/setspn',
  },
  setspnHelp: { short: 'setspn help', title: 'setspn.exe 10.0.17763, its own help text' },
  uniqueness: {
    short: 'SPN uniqueness',
    title: 'Microsoft: SPN and UPN uniqueness',
    url: 'https://learn.microsoft.com/windows-server/identity/ad-ds/manage/component-updates/spn-and-upn-uniqueness',
  },
  registerSpn: {
    short: 'SQL Server: register an SPN',
    title: 'Microsoft: Register a Service Principal Name for Kerberos connections (SQL Server)',
    url: 'https://learn.microsoft.com/sql/database-engine/configure-windows/register-a-service-principal-name-for-kerberos-connections',
  },
  sspiContext: {
    short: 'KB 811889',
    title: 'Microsoft: “Cannot generate SSPI context” error (KB 811889)',
    url: 'https://learn.microsoft.com/troubleshoot/sql/database-engine/connect/cannot-generate-sspi-context-error',
  },
  serviceAccounts: {
    short: 'SQL Server: service accounts',
    title: 'Microsoft: Configure Windows service accounts and permissions (SQL Server)',
    url: 'https://learn.microsoft.com/sql/database-engine/configure-windows/configure-windows-service-accounts-and-permissions',
  },
  clusterNote: {
    short: 'KB 2985455',
    title: 'Microsoft: Kerberos Configuration Manager for SQL Server (KB 2985455)',
    url: 'https://learn.microsoft.com/troubleshoot/sql/database-engine/connect/using-kerberosmngr-sqlserver',
  },
  listener: {
    short: 'Listener',
    title: 'Microsoft: Connect to an Always On availability group listener',
    url: 'https://learn.microsoft.com/sql/database-engine/availability-groups/windows/listeners-client-connectivity-application-failover',
  },
  agPrerequisites: {
    short: 'AG prerequisites',
    title: 'Microsoft: Prerequisites, restrictions and recommendations for Always On availability groups',
    url: 'https://learn.microsoft.com/sql/database-engine/availability-groups/windows/prereqs-restrictions-recommendations-always-on-availability',
  },
  sqlClient: { short: 'SqlClient source', title: 'dotnet/SqlClient, source of the managed network layer', url: 'https://github.com/dotnet/SqlClient' },
  sqlClient2394: { short: 'SqlClient 2394', title: 'dotnet/SqlClient issue 2394: SPN without port in 5.2.0', url: 'https://github.com/dotnet/SqlClient/issues/2394' },
  sqlClient3566: { short: 'SqlClient 3566', title: 'dotnet/SqlClient issue 3566: instance name instead of port', url: 'https://github.com/dotnet/SqlClient/issues/3566' },
  jdbc: {
    short: 'JDBC',
    title: 'Microsoft: Using Kerberos integrated authentication to connect to SQL Server (JDBC)',
    url: 'https://learn.microsoft.com/sql/connect/jdbc/using-kerberos-integrated-authentication-to-connect-to-sql-server',
  },
  odbcLinux: {
    short: 'ODBC on Linux',
    title: 'Microsoft: Using integrated authentication (ODBC for Linux and macOS)',
    url: 'https://learn.microsoft.com/sql/connect/odbc/linux-mac/using-integrated-authentication',
  },
  consistentAuth: {
    short: 'Consistent authentication',
    title: 'Microsoft: Consistent authentication issues in SQL Server',
    url: 'https://learn.microsoft.com/troubleshoot/sql/database-engine/connect/consistent-authentication-connectivity-issues',
  },
  sqlCheck: { short: 'SQLCheck', title: 'SQLCheck, CSS SQL Networking Tools', url: 'https://github.com/microsoft/CSS_SQL_Networking_Tools' },
  dbatools: { short: 'dbatools', title: 'dbatools: Test-DbaSpn and Test-DbaAgSpn', url: 'https://github.com/dataplat/dbatools' },
  ipSpn: {
    short: 'IP addresses in SPNs',
    title: 'Microsoft: Kerberos clients allow IPv4 and IPv6 address host names in SPNs',
    url: 'https://learn.microsoft.com/windows-server/security/kerberos/configuring-kerberos-over-ip',
  },
  ssas: {
    short: 'SSAS',
    title: 'Microsoft: SPN registration for an Analysis Services instance',
    url: 'https://learn.microsoft.com/analysis-services/instances/spn-registration-for-an-analysis-services-instance',
  },
  ssasBrowser: { short: 'KB 950599', title: 'Microsoft: SPN for the SQL Server Browser service and Analysis Services (KB 950599)' },
  ssrs: {
    short: 'SSRS',
    title: 'Microsoft: Register an SPN for a report server',
    url: 'https://learn.microsoft.com/sql/reporting-services/report-server/register-a-service-principal-name-spn-for-a-report-server',
  },
  iisKernelMode: { short: 'IIS checklists', title: 'Microsoft IIS team: Kerberos and SPN checklists for IIS, kernel mode authentication' },
  restrictedKrbHost: { short: '[MS-KILE] 5.1.2', title: 'Microsoft: [MS-KILE] 5.1.2, RestrictedKrbHost' },
  kerberosRegistry: {
    short: 'Kerberos registry keys',
    title: 'Microsoft: Kerberos protocol registry entries and KDC configuration keys',
    url: 'https://learn.microsoft.com/troubleshoot/windows-server/windows-security/kerberos-protocol-registry-kdc-configuration-keys',
  },
  klist: { short: 'klist', title: 'Microsoft: klist command reference', url: 'https://learn.microsoft.com/windows-server/administration/windows-commands/klist' },
  errorRules: { short: 'Ask DS: SPN issues', title: 'Microsoft: Kerberos authentication problems – SPN issues, parts 2 and 3 (Ask the Directory Services team)' },
  postgres: { short: 'PostgreSQL', title: 'PostgreSQL: GSSAPI and SSPI authentication', url: 'https://www.postgresql.org/docs/current/gssapi-auth.html' },
  mongo: { short: 'MongoDB', title: 'MongoDB: Kerberos authentication on Windows' },
  mysql: { short: 'MySQL', title: 'MySQL: Kerberos pluggable authentication', url: 'https://dev.mysql.com/doc/refman/en/kerberos-pluggable-authentication.html' },
} as const satisfies Readonly<Record<string, { readonly short: string; readonly title: string; readonly url?: string }>>;

export type SpnSource = keyof typeof spnSources;
