/**
 * Windows services of SQL Server: the service name of a default and of a named instance, and the name that service lists and
 * sys.dm_server_services show.
 *
 * Sources: Microsoft: Configure Windows service accounts and permissions (SQL Server); sys.dm_server_services; Reporting Services since 2017 and
 * Power BI Report Server have one instance each.
 */
export const sqlServices = [
  { product: 'engine', base: 'MSSQLSERVER', named: 'MSSQL$', shown: 'SQL Server' },
  { product: 'agent', base: 'SQLSERVERAGENT', named: 'SQLAgent$', shown: 'SQL Server Agent' },
  { product: 'analysis', base: 'MSSQLServerOLAPService', named: 'MSOLAP$', shown: 'SQL Server Analysis Services' },
  { product: 'reporting', base: 'ReportServer', named: 'ReportServer$', shown: 'SQL Server Reporting Services' },
  { product: 'reporting', base: 'SQLServerReportingServices', named: undefined, shown: 'SQL Server Reporting Services' },
  { product: 'power-bi', base: 'PowerBIReportServer', named: undefined, shown: 'Power BI Report Server' },
  { product: 'browser', base: 'SQLBrowser', named: undefined, shown: 'SQL Server Browser' },
  { product: 'other', base: 'MSSQLFDLauncher', named: 'MSSQLFDLauncher$', shown: 'SQL Full-text Filter Daemon Launcher' },
  { product: 'other', base: 'MSSQLLaunchpad', named: 'MSSQLLaunchpad$', shown: 'SQL Server Launchpad' },
] as const;

export type SqlProduct = (typeof sqlServices)[number]['product'];

/** Names of properties and columns, lower case, in the order in which they count. */
export const serviceColumns = {
  name: ['name', 'servicename', 'service_name', 'service', 'displayname', 'display name', 'caption', 'anzeigename'],
  account: ['startname', 'service_account', 'serviceaccount', 'service account', 'log on as', 'anmelden als'],
  computer: ['pscomputername', 'systemname', 'computername', 'machinename', 'machine_name', 'node', 'host_name', 'server_name', 'server', 'replica', '__server'],
  state: ['state', 'status', 'status_desc', 'started'],
  instance: ['instancename', 'instance_name', 'instance'],
} as const;

/** `sc qc` prints its labels in the display language of some builds; English, German and French ones print them in English. */
export const scAccountLabels = ['service_start_name', 'nombre_inicio_servicio'] as const;
