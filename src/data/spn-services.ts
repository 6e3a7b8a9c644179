import type { SpnSource } from './spn-sources.ts';

/** How the SPNs of a service class are written and which account must hold them. */
export interface SpnService {
  readonly serviceClass: string;
  readonly service: string;
  /** The forms that clients ask for. */
  readonly form: string;
  /** What may stand after the host: a port, an instance name, both kinds (never at once), or nothing. */
  readonly suffix: 'none' | 'port' | 'instance' | 'port or instance';
  /** Whether the port is written even when it is the default port of the service. */
  readonly defaultPortWritten: boolean;
  readonly holder: string;
  /** True when HOST/… on the computer account answers for this class. */
  readonly coveredByHost: boolean;
  readonly remark: string;
  readonly sources: readonly SpnSource[];
}

export const spnServices = [
  {
    serviceClass: 'MSSQLSvc',
    service: 'SQL Server Database Engine, every version and edition',
    form: 'MSSQLSvc/host.domain:port, MSSQLSvc/host.domain, MSSQLSvc/host.domain:INSTANCE',
    suffix: 'port or instance',
    defaultPortWritten: true,
    holder: 'The account that runs the instance; the computer account for a virtual account, LocalSystem and NetworkService.',
    coveredByHost: false,
    remark: 'TCP clients write the port, 1433 included. The instance name follows a colon, never a slash or a backslash.',
    sources: ['registerSpn', 'sqlClient'],
  },
  {
    serviceClass: 'MSOLAPSvc.3',
    service: 'SQL Server Analysis Services',
    form: 'MSOLAPSvc.3/host.domain, MSOLAPSvc.3/host.domain:INSTANCE',
    suffix: 'instance',
    defaultPortWritten: false,
    holder: 'The account that runs Analysis Services; the computer account for a virtual account.',
    coveredByHost: false,
    remark: 'Never a port. Analysis Services does not register its own SPNs; a default instance on another port cannot use Kerberos.',
    sources: ['ssas'],
  },
  {
    serviceClass: 'MSOLAPDisco.3',
    service: 'SQL Server Browser, for named instances of Analysis Services',
    form: 'MSOLAPDisco.3/host.domain, MSOLAPDisco.3/host',
    suffix: 'none',
    defaultPortWritten: false,
    holder: 'The account that runs SQL Server Browser.',
    coveredByHost: false,
    remark: 'Without port and without instance name.',
    sources: ['ssasBrowser'],
  },
  {
    serviceClass: 'HTTP',
    service: 'IIS, Reporting Services, any web service on HTTP.SYS; also https',
    form: 'HTTP/host.domain, HTTP/host',
    suffix: 'port',
    defaultPortWritten: false,
    holder: 'The computer account with kernel mode authentication; else the domain account of the application pool or report server.',
    coveredByHost: true,
    remark: 'On a domain account it takes over every site of that host name, WinRM included; use a host header of its own. Ports 80 and 443 are left out.',
    sources: ['ssrs', 'iisKernelMode'],
  },
  {
    serviceClass: 'TERMSRV',
    service: 'Remote Desktop',
    form: 'TERMSRV/host.domain, TERMSRV/host',
    suffix: 'none',
    defaultPortWritten: false,
    holder: 'The computer account, which registers it itself.',
    coveredByHost: false,
    remark: 'HOST does not cover it.',
    sources: ['spnMappings'],
  },
  {
    serviceClass: 'WSMAN',
    service: 'Windows Remote Management',
    form: 'WSMAN/host.domain, WSMAN/host',
    suffix: 'port',
    defaultPortWritten: false,
    holder: 'The computer account, which registers it itself.',
    coveredByHost: false,
    remark: 'Clients may ask for HTTP/host instead: an HTTP SPN on a service account then breaks remoting to that host.',
    sources: ['spnMappings', 'sqlCheck'],
  },
  {
    serviceClass: 'HOST',
    service: 'The services of a Windows computer, by alias',
    form: 'HOST/host.domain, HOST/host',
    suffix: 'none',
    defaultPortWritten: false,
    holder: 'The computer account, which registers it itself.',
    coveredByHost: true,
    remark: 'Answers for the classes of its alias list when no account holds the literal SPN.',
    sources: ['spnMappings'],
  },
  {
    serviceClass: 'RestrictedKrbHost',
    service: 'Any service that runs as the computer',
    form: 'RestrictedKrbHost/host.domain, RestrictedKrbHost/host',
    suffix: 'none',
    defaultPortWritten: false,
    holder: 'The computer account, which registers it itself.',
    coveredByHost: false,
    remark: 'Proves the computer, not the single service.',
    sources: ['restrictedKrbHost'],
  },
  {
    serviceClass: 'cifs',
    service: 'File shares (SMB)',
    form: 'cifs/host.domain, cifs/host',
    suffix: 'none',
    defaultPortWritten: false,
    holder: 'The computer account.',
    coveredByHost: true,
    remark: 'An alias of a file server needs an SPN of its own.',
    sources: ['spnMappings'],
  },
  {
    serviceClass: 'ldap',
    service: 'Domain controllers',
    form: 'ldap/dc.domain, ldap/dc.domain/domain',
    suffix: 'port',
    defaultPortWritten: false,
    holder: 'The computer account of the domain controller, which registers it itself.',
    coveredByHost: false,
    remark: 'Leave these alone; the third part is the domain that is served.',
    sources: ['nameFormats'],
  },
  {
    serviceClass: 'POSTGRES',
    service: 'PostgreSQL with GSSAPI or SSPI',
    form: 'POSTGRES/host.domain',
    suffix: 'none',
    defaultPortWritten: false,
    holder: 'The account that runs the server.',
    coveredByHost: false,
    remark: 'Clients ask for postgres unless krbsrvname says otherwise; Active Directory does not regard the case, other KDCs do.',
    sources: ['postgres'],
  },
  {
    serviceClass: 'mongodb',
    service: 'MongoDB Enterprise',
    form: 'mongodb/host.domain',
    suffix: 'none',
    defaultPortWritten: false,
    holder: 'The account that runs the server.',
    coveredByHost: false,
    remark: 'SERVICE_NAME in the connection string changes the class.',
    sources: ['mongo'],
  },
  {
    serviceClass: 'mysql',
    service: 'MySQL Enterprise with Kerberos',
    form: 'mysql/host.domain',
    suffix: 'none',
    defaultPortWritten: false,
    holder: 'The account of the keytab.',
    coveredByHost: false,
    remark: 'The server names its SPN itself, in authentication_kerberos_service_principal.',
    sources: ['mysql'],
  },
] as const satisfies readonly SpnService[];

/** Classes that HOST/… answers for: the default value of sPNMappings. MSSQLSvc is not among them. */
export const hostAliases = [
  'alerter', 'appmgmt', 'browser', 'cifs', 'cisvc', 'clipsrv', 'dcom', 'dhcp', 'dmserver', 'dns', 'dnscache', 'eventlog',
  'eventsystem', 'fax', 'http', 'ias', 'iisadmin', 'mcsvc', 'messenger', 'msdtc', 'msiserver', 'netdde', 'netddedsm',
  'netlogon', 'netman', 'nmagent', 'oakley', 'plugplay', 'policyagent', 'protectedstorage', 'rasman', 'remoteaccess',
  'replicator', 'rpc', 'rpclocator', 'rpcss', 'rsvp', 'samss', 'scardsvr', 'scesrv', 'schedule', 'scm', 'seclogon', 'snmp',
  'spooler', 'tapisrv', 'time', 'trksvr', 'trkwks', 'ups', 'w3svc', 'wins', 'www',
] as const;

/** Classes that people write by mistake, in lower case, and the class they mean. */
export const mistakenClasses = {
  mssql: 'MSSQLSvc',
  mssqlserver: 'MSSQLSvc',
  mssqlservice: 'MSSQLSvc',
  mssqlsrv: 'MSSQLSvc',
  mssqlsvr: 'MSSQLSvc',
  mssqlserv: 'MSSQLSvc',
  'mssqlsvc.3': 'MSSQLSvc',
  mssqlsvcs: 'MSSQLSvc',
  mssqlscv: 'MSSQLSvc',
  mssqlvsc: 'MSSQLSvc',
  mssqlsv: 'MSSQLSvc',
  msssqlsvc: 'MSSQLSvc',
  msqlsvc: 'MSSQLSvc',
  mssvc: 'MSSQLSvc',
  sqlsvc: 'MSSQLSvc',
  sqlserver: 'MSSQLSvc',
  msolap: 'MSOLAPSvc.3',
  msolapsvc: 'MSOLAPSvc.3',
  msolapsvc3: 'MSOLAPSvc.3',
  msolapdisco: 'MSOLAPDisco.3',
  msolapdisco3: 'MSOLAPDisco.3',
  https: 'HTTP',
  termsvr: 'TERMSRV',
  rdp: 'TERMSRV',
  winrm: 'WSMAN',
} as const satisfies Readonly<Record<string, string>>;
