import { sqlLogonJudge } from '../core/judges/sql-logon.ts';
import { errorlogLogon } from '../core/readers/errorlog-logon.ts';
import type { Check } from './check.ts';

export const sqlLogon: Check = {
  id: 'sql-logon',
  title: 'Why does SQL Server refuse the login?',
  purpose: 'Clients see one sentence for everything. The ERRORLOG has the state of each refused login, the code of a failed SSPI handshake, and the certificate that the instance loaded.',
  commands: [
    {
      id: 'errorlog-tail',
      title: 'show the last logon lines of the ERRORLOG',
      shell: 'powershell',
      lines: ["Select-String -Path 'C:\\Program Files\\Microsoft SQL Server\\MSSQL*\\MSSQL\\Log\\ERRORLOG' -Pattern ' Logon ' | Select-Object -Last 40 -ExpandProperty Line"],
      where: 'server',
      rights: 'Local administrator; English ERRORLOG in its usual folder',
      changes: false,
    },
    {
      id: 'read-errorlog',
      title: 'read the current ERRORLOG',
      shell: 'tsql',
      lines: ['EXEC sys.sp_readerrorlog 0, 1;'],
      where: 'server',
      rights: 'Member of securityadmin or sysadmin',
      changes: false,
    },
    {
      id: 'certificate-lines',
      title: 'which certificate did the engine load',
      shell: 'tsql',
      lines: ["EXEC sys.sp_readerrorlog 0, 1, N'certificate';"],
      where: 'server',
      rights: 'Member of securityadmin or sysadmin',
      changes: false,
    },
  ],
  readers: [errorlogLogon],
  judges: [sqlLogonJudge],
  paste: 'the lines of the ERRORLOG at the time of the failure, each pair of "Error: …" and the text behind it, or the lines of its start',
  samples: {
    fine: `2025-11-21 06:31:42.78 spid29s     The certificate [Cert Hash(sha1) "4249E16E0AF0A02E63C45C93FD52AD0927821B01"] was successfully loaded for encryption.
2025-11-21 06:31:42.79 spid29s     Server is listening on [ 'any' <ipv4> 1433] accept sockets 1.
`,
    problem: `2025-11-21 09:12:44.01 Logon       Error: 17806, Severity: 20, State: 14.
2025-11-21 09:12:44.01 Logon       SSPI handshake failed with error code 0x80090311, state 14 while establishing a connection with integrated security; the connection has been closed. Reason: AcceptSecurityContext failed. The Windows error code indicates the cause of failure. No authority could be contacted for authentication.   [CLIENT: 10.10.5.77]
2025-11-21 09:12:44.01 Logon       Error: 18452, Severity: 14, State: 1.
2025-11-21 09:12:44.01 Logon       Login failed. The login is from an untrusted domain and cannot be used with Integrated authentication. [CLIENT: 10.10.5.77]
`,
  },
  manual: { fine: 'No refused login at that time, and the certificate was loaded', problem: 'A line with 17806, 18452 or 18456 at that time' },
  causes: [
    'kerb-no-dc-or-trust', 'kerb-double-hop-delegation', 'ntlm-untrusted-domain', 'ntlm-bad-credentials', 'ntlm-loopback-check', 'kerb-account', 'kerb-spn-wrong-account', 'channel-binding-epa',
    'kerb-dns-or-name', 'kerb-clock-skew', 'kerb-encryption-type', 'ntlm-blocked-or-required', 'tls-private-key-access', 'tls-cert-unsuitable', 'tls-cert-expired', 'tls-no-common-protocol', 'driver-too-old',
    'other',
  ],
  pages: ['verify-authentication-method', 'kerb-no-dc-or-trust', 'ntlm-untrusted-domain', 'kerb-double-hop-delegation', 'tls-private-key-access'],
  sources: [{ title: 'MSSQLSERVER_18456' }, { title: 'Database Engine events and errors, 17000 to 18999 and 26000 to 27999' }, { title: 'Local security subsystem errors (SQL Server)' }],
};
