/** Pointing the service at the certificate, seeing that it uses it, and the way back. */
import type { Block, CommandBlock, Line, Segment } from '../../blocks.ts';
import { note, step, ADMIN } from './parts.ts';
import type { RequestSpec } from './spec.ts';

const KEY = 'HKLM\\SOFTWARE\\Microsoft\\Microsoft SQL Server\\INSTANCEID\\MSSQLServer\\SuperSocketNetLib';
const thumb = ({ thumbprint }: RequestSpec, lower = false): Segment => (thumbprint === undefined ? 'THUMBPRINT' : { value: lower ? thumbprint.toLowerCase() : thumbprint });
const reads = (block: Omit<CommandBlock, 'kind' | 'changes'>): CommandBlock => ({ kind: 'command', changes: false, ...block });

/** The steps of assignment and verification. */
export function assignBlocks(spec: RequestSpec): readonly Block[] {
  switch (spec.purpose) {
    case 'sql':
      return sql(spec);
    case 'ldaps':
      return ldaps(spec);
    case 'iis':
      return iis(spec);
    case 'rdp':
      return rdp(spec);
    default:
      return [];
  }
}

/** Sources: Configure SQL Server Database Engine for encrypting connections; sql-docs pull request 8223; dbatools (lower case for Configuration Manager). */
function sql(spec: RequestSpec): readonly Block[] {
  const show: Line = [`reg query "${KEY}" /v Certificate`];
  return [
    step('request-5', '5 Assign', 'SQL Server Configuration Manager, Protocols for the instance, Certificate tab: choose it, then restart the instance. Since SQL Server 2019 it checks the certificate as it is chosen. Clusters, availability groups, wildcards and names of other machines: write the thumbprint into the registry on every node, then restart or fail over. ', { code: 'INSTANCEID' }, ' is for example MSSQL16.SALES.'),
    reads({ id: 'assign-before', title: 'note the present certificate', shell: 'cmd', where: 'server', rights: ADMIN, lines: [show] }),
    {
      kind: 'command', id: 'assign-registry', title: 'write the thumbprint into the registry', shell: 'cmd', where: 'server', rights: ADMIN, changes: 'the certificate of one instance from its next start on',
      undo: ['The same line with the former data; if there was none: ', { code: `reg add "${KEY}" /v Certificate /t REG_SZ /d "" /f` }, '. Then restart the instance.'],
      lines: [[`reg add "${KEY}" /v Certificate /t REG_SZ /d `, thumb(spec, true), ' /f']],
    },
    note('assign-stops', 'warning', 'A certificate chosen by hand that meets only some of the requirements, or whose key the service cannot read, stops the instance from starting. The undo above brings it up again: with empty data it makes a certificate for itself.'),
    step('request-6', '6 Verify', 'After the restart the log names the thumbprint, and a client connects with validation: -N, and never -C.'),
    reads({ id: 'verify-log', title: 'did the engine load the certificate', shell: 'tsql', where: 'server', rights: 'Member of securityadmin or sysadmin', lines: [["EXEC sys.sp_readerrorlog 0, 1, N'certificate';"]] }),
    reads({ id: 'verify-client', title: 'connect with validation', shell: 'cmd', where: 'client', rights: 'A login on the instance', lines: [['sqlcmd -S tcp:', { value: spec.subject }, ' -E -N -Q "SELECT 1"']] }),
  ];
}

/** Source: KB321051. */
function ldaps(spec: RequestSpec): readonly Block[] {
  return [
    step('request-5', '4 Let the domain controller take it', 'There is nothing to assign: a domain controller takes a usable certificate by itself. Keep exactly one usable in LocalMachine\\My, or put it into the Personal store of the NTDS service, which wins and whose changes are noticed. For LocalMachine\\My, ask for it:'),
    {
      kind: 'file', id: 'assign-ldif', title: 'the change as an LDIF file', name: 'ldap-renew.ldf', language: 'text', encoding: 'utf-8', where: 'dc', rights: 'Any local user', changes: false,
      lines: [['dn:'], ['changetype: modify'], ['add: renewServerCertificate'], ['renewServerCertificate: 1'], ['-'], []],
    },
    {
      kind: 'command', id: 'assign-ldifde', title: 'make LDAPS look for its certificate again', shell: 'cmd', where: 'dc', rights: 'Domain administrator', changes: 'the certificate that LDAPS uses on this domain controller',
      undo: ['Put the former certificate back as the only usable one, then run it again.'],
      lines: [['ldifde -i -f ldap-renew.ldf']],
    },
    step('request-6', '5 Verify', 'The certificate on the wire must be the new one. Without OpenSSL: ldp.exe, Connect, port 636; text of RootDSE is success.'),
    reads({ id: 'verify-wire', title: 'read the certificate that LDAPS sends', shell: 'bash', where: 'admin', rights: 'Any user', lines: [['openssl s_client -connect ', { value: spec.subject }, ':636 -servername ', { value: spec.subject }, ' -showcerts </dev/null']] }),
  ];
}

/** Source: add sslcert, netsh http. */
function iis(spec: RequestSpec): readonly Block[] {
  return [
    step('request-5', '4 Assign', 'IIS Manager: Bindings of the site, the https binding, SSL certificate. By command a binding is deleted and added again; record it first. ', { code: '0.0.0.0:443' }, ' and ', { code: 'APPID' }, ' come from the record; where it prints Hostname:port, write ', { code: 'hostnameport=' }, ' instead of ', { code: 'ipport=' }, '.'),
    reads({ id: 'assign-before', title: 'record the present bindings', shell: 'cmd', where: 'server', rights: ADMIN, lines: [['netsh http show sslcert']] }),
    {
      kind: 'command', id: 'assign-delete', title: 'remove the binding', shell: 'cmd', where: 'server', rights: ADMIN, changes: 'the TLS binding: the site is down until the next step', undo: ['Add it again with the hash and application id that show sslcert printed.'],
      lines: [['netsh http delete sslcert ipport=0.0.0.0:443']],
    },
    {
      kind: 'command', id: 'assign-add', title: 'add the binding with the new certificate', shell: 'cmd', where: 'server', rights: ADMIN, changes: 'the TLS binding of the site', undo: ['Delete it, then add it with the former hash.'],
      lines: [['netsh http add sslcert ipport=0.0.0.0:443 certhash=', thumb(spec), ' appid={APPID} certstorename=MY']],
    },
    step('request-6', '5 Verify', 'A stale entry for one address wins over the view of IIS: the list must show the new hash for each entry that is in use.'),
    reads({ id: 'verify-binding', title: 'see the binding', shell: 'cmd', where: 'server', rights: ADMIN, lines: [['netsh http show sslcert']] }),
    reads({ id: 'verify-wire', title: 'read the certificate that the site sends', shell: 'bash', where: 'admin', rights: 'Any user', lines: [['openssl s_client -connect ', { value: spec.subject }, ':443 -servername ', { value: spec.subject }, ' -showcerts </dev/null']] }),
  ];
}

const LISTENER = "Get-CimInstance -Namespace root\\cimv2\\TerminalServices -ClassName Win32_TSGeneralSetting -Filter \"TerminalName='RDP-Tcp'\"";

/** Source: KB3042780, which prints the same change for wmic. */
function rdp(spec: RequestSpec): readonly Block[] {
  return [
    step('request-5', '5 Assign', 'The listener names its certificate by thumbprint. "Invalid parameter" means that the certificate is not in the Personal store of the computer, or that the thumbprint has a hidden character.'),
    reads({ id: 'assign-before', title: 'note the present certificate', shell: 'powershell', where: 'server', rights: ADMIN, lines: [[`${LISTENER} |`], ["    Select-Object -Property @('TerminalName', 'SSLCertificateSHA1Hash')"]] }),
    {
      kind: 'command', id: 'assign-listener', title: 'give the listener the new certificate', shell: 'powershell', where: 'server', rights: ADMIN, changes: 'the certificate of the Remote Desktop listener, for new sessions', undo: ['The same lines with the hash that was noted.'],
      lines: [[`$listener = ${LISTENER}`], ["Set-CimInstance -InputObject $listener -Property @{ SSLCertificateSHA1Hash = '", thumb(spec), "' }"]],
    },
    step('request-6', '6 Verify', 'Keep the present session open and connect in a second one. The client shows the certificate behind the lock, or warns as before.'),
    reads({ id: 'verify-listener', title: 'see the certificate of the listener', shell: 'powershell', where: 'server', rights: ADMIN, lines: [[`${LISTENER} |`], ["    Select-Object -Property @('TerminalName', 'SSLCertificateSHA1Hash')"]] }),
  ];
}

/** Files of MySQL and PostgreSQL. Sources: MySQL Secure Deployment Guide; PostgreSQL manual, Secure TCP/IP connections with SSL. */
export function filesInService(purpose: 'mysql' | 'postgresql', host: string): readonly Block[] {
  const mysql = purpose === 'mysql';
  const lines: readonly Line[] = mysql
    ? [['[mysqld]'], ['ssl_cert=new-server-cert.pem'], ['ssl_key=new-server-key.pem']]
    : [['ssl = on'], ["ssl_cert_file = 'new-server-cert.pem'"], ["ssl_key_file = 'new-server-key.pem'"]];
  return [
    step('request-5', '3 Assign', 'Copy both files into the data directory; the former ones stay beside them. Write these lines into ', { code: mysql ? 'my.ini' : 'postgresql.conf' }, ' in place of those of the same name, note what stood there, and restart the service. ', { code: mysql ? 'ssl_ca' : 'ssl_ca_file' }, ' is for client certificates and stays as it is.'),
    {
      kind: 'file', id: 'assign-settings', title: 'the settings', name: mysql ? 'ssl-my.ini' : 'ssl-postgresql.conf', language: 'text', encoding: 'utf-8', where: 'server', rights: 'Who administers the database server',
      changes: 'the certificate of the server from its next start on', undo: ['Put the former lines and files back, then restart the service.'], lines,
    },
    step('request-6', '4 Verify', 'The certificate on the wire must be the new one, the intermediates behind it.'),
    reads({ id: 'verify-wire', title: 'read the certificate that the server sends', shell: 'bash', where: 'admin', rights: 'Any user', lines: [[`openssl s_client -starttls ${mysql ? 'mysql' : 'postgres'} -connect `, { value: host }, `:${mysql ? 3306 : 5432} -showcerts </dev/null`]] }),
  ];
}
