/** How the numbers of a layer are printed, and so how they are recognised. */
type NumberKind = 'status' | 'kerberos' | 'win32' | 'return' | 'sql' | 'login-state' | 'event' | 'schannel-state' | 'alert' | 'ldap' | 'client' | 'flag';

interface Layer {
  /** Also the slug of the page: /codes/<id>/. */
  readonly id: string;
  readonly title: string;
  /** What the numbers are and where they are seen, in one or two sentences. */
  readonly intro: string;
  readonly kind: NumberKind;
  /** Words before the number where an entry has no name of its own: "TLS alert 40". */
  readonly prefix?: string;
}

/** The layers of the code tables, in the order of the pages. Each has a page of its own. */
export const layers = [
  {
    id: 'sspi',
    title: 'SSPI status codes',
    intro:
      'The codes of the Windows security interface: Kerberos, NTLM and Schannel all report through them. SQL Server logs them in hexadecimal, .NET and ODBC often as a negative number. SEC_I codes report progress, not failure.',
    kind: 'status',
  },
  {
    id: 'kerberos',
    title: 'Kerberos errors',
    intro:
      'The error numbers of the Kerberos protocol, as they stand in events 3, 4768, 4769 and 4771 and in network traces. The MIT library on Linux and macOS prints the same number minus 1765328384. Its own errors are at the end.',
    kind: 'kerberos',
    prefix: 'Kerberos error ',
  },
  {
    id: 'ntstatus',
    title: 'NTSTATUS logon codes',
    intro: 'Status and Sub Status of event 4625, the error code of event 4776, extended errors of Kerberos events, and what klist prints.',
    kind: 'status',
  },
  {
    id: 'win32',
    title: 'Win32 error codes',
    intro: 'Printed in decimal by most programs, in short hexadecimal by setspn and nltest, and as 0x8007 followed by four digits where a program wraps them in an HRESULT.',
    kind: 'win32',
    prefix: 'Win32 error ',
  },
  {
    id: 'spn-registration',
    title: 'SPN registration return codes',
    intro: 'The “Windows return code” in the messages 26037 and 26067 of the SQL Server error log. They are Win32 codes, but mean something narrower here.',
    kind: 'return',
    prefix: 'Return code ',
  },
  {
    id: 'sql-server',
    title: 'SQL Server errors',
    intro: 'Numbers in the SQL Server error log and in client messages. The Application event log uses the same number as event id.',
    kind: 'sql',
    prefix: 'SQL Server error ',
  },
  {
    id: 'sql-login-states',
    title: 'States of error 18456',
    intro: 'The client always sees state 1. The state that says why a login failed stands in the SQL Server error log, in the line before the text.',
    kind: 'login-state',
    prefix: '18456 state ',
  },
  {
    id: 'windows-events',
    title: 'Kerberos, KDC and logon events',
    intro: 'Events of the System log on clients and domain controllers, of the Directory Service log, and the logon events of the Security log.',
    kind: 'event',
    prefix: 'Event ',
  },
  {
    id: 'schannel-events',
    title: 'Schannel events',
    intro: 'Source Schannel in the System log. Errors are written by default; the success event 36880 needs EventLogging with bit 4.',
    kind: 'event',
    prefix: 'Schannel event ',
  },
  {
    id: 'schannel-states',
    title: 'Schannel error states',
    intro: 'The internal error state in Schannel events. Microsoft publishes no list; these states have been seen together with a text. Report any other state as it stands.',
    kind: 'schannel-state',
    prefix: 'Schannel error state ',
  },
  {
    id: 'tls-alerts',
    title: 'TLS alerts',
    intro: 'One side of a handshake tells the other with a number why it stops. Schannel event 36887 holds an alert that was received, 36888 one that was sent.',
    kind: 'alert',
    prefix: 'TLS alert ',
  },
  {
    id: 'certificates',
    title: 'Certificate and key codes',
    intro: 'What Windows says about certificate chains, revocation, signatures and private keys.',
    kind: 'status',
  },
  {
    id: 'ldap',
    title: 'LDAP result and bind codes',
    intro: 'A failed bind to Active Directory carries its reason after the word “data”: a Win32 code in hexadecimal without a prefix.',
    kind: 'ldap',
    prefix: 'LDAP code ',
  },
  {
    id: 'dotnet',
    title: '.NET messages and flags',
    intro: 'Messages of SslStream and NegotiateStream, the flags in certificate errors, and HResults that only wrap another error.',
    kind: 'flag',
    prefix: '.NET flag ',
  },
  {
    id: 'drivers',
    title: 'Driver messages',
    intro: 'What SqlClient, ODBC, JDBC and the MySQL and PostgreSQL clients print round the real error.',
    kind: 'client',
    prefix: 'Client error ',
  },
] as const satisfies readonly Layer[];

export type LayerId = (typeof layers)[number]['id'];
export type LayerKind = (typeof layers)[number]['kind'];
