/**
 * What is seen of a handshake that fails or succeeds: which side finds out, which alert goes over the wire, what Schannel logs, and the words of each
 * program. Only texts that are in a source; where none names a text or an alert, the row leaves it out.
 */
import type { SideName } from './windows-tls.ts';

export const signSources = {
  events: { title: 'Microsoft: Schannel events (dn786445)', url: 'https://learn.microsoft.com/previous-versions/windows/it-pro/windows-server-2012-R2-and-2012/dn786445(v=ws.11)' },
  eventTexts: { title: 'Windows: message table of the Schannel event provider' },
  alertCodes: { title: 'Microsoft: Schannel error codes for TLS and SSL alerts', url: 'https://learn.microsoft.com/windows/win32/secauthn/schannel-error-codes-for-tls-and-ssl-alerts' },
  winerror: { title: 'Microsoft: COM error codes (security and setup)', url: 'https://learn.microsoft.com/windows/win32/com/com-error-codes-4' },
  registry: { title: 'Microsoft: TLS registry settings', url: 'https://learn.microsoft.com/windows-server/security/tls/tls-registry-settings' },
  rfc5246: { title: 'RFC 5246: TLS 1.2, section 7.2', url: 'https://www.rfc-editor.org/rfc/rfc5246#section-7.2' },
  rfc8446: { title: 'RFC 8446: TLS 1.3, sections 4.1 and 6', url: 'https://www.rfc-editor.org/rfc/rfc8446' },
  netfx: { title: '.NET Framework reference source: System.Net messages', url: 'https://github.com/microsoft/referencesource' },
  dotnet: { title: '.NET source: System.Net.Security (SslStream, messages)', url: 'https://github.com/dotnet/runtime' },
  winhttp: { title: 'Microsoft: WinHTTP error messages', url: 'https://learn.microsoft.com/windows/win32/winhttp/error-messages' },
  sqlclient: { title: 'Microsoft.Data.SqlClient: message resources', url: 'https://github.com/dotnet/SqlClient' },
  kb3135244: { title: 'Microsoft KB3135244: TLS 1.2 support for Microsoft SQL Server', url: 'https://learn.microsoft.com/troubleshoot/sql/database-engine/connect/tls-1-2-support-microsoft-sql-server' },
  kb3191296: { title: 'Microsoft KB3191296: SNI trace event with the TLS handshake, SQL Server 2016 SP1', url: 'https://support.microsoft.com/help/3191296' },
  ringBuffer: { title: 'Balazs Berki: SQL Server failed logins, TLS handshake issues (2020)' },
  dmv: { title: 'Microsoft: sys.dm_exec_connections', url: 'https://learn.microsoft.com/sql/relational-databases/system-dynamic-management-views/sys-dm-exec-connections-transact-sql' },
  azureSql: { title: 'Microsoft: Azure SQL connectivity settings', url: 'https://learn.microsoft.com/azure/azure-sql/database/connectivity-settings' },
  jdbc: { title: 'mssql-jdbc: message resources', url: 'https://github.com/microsoft/mssql-jdbc' },
  jsse: { title: 'OpenJDK: source of sun.security.ssl, and handshakes of OpenJDK 17', url: 'https://github.com/openjdk/jdk' },
  openssl: { title: 'OpenSSL: source of libssl, and handshakes of OpenSSL 3.0', url: 'https://github.com/openssl/openssl' },
  connectorNet: { title: 'MySQL Connector/NET: message resources', url: 'https://github.com/mysql/mysql-connector-net' },
  mysqlConnector: { title: 'MySqlConnector: ServerSession', url: 'https://github.com/mysql-net/MySqlConnector' },
  mysql: { title: 'MySQL manual: Configuring MySQL to Use Encrypted Connections', url: 'https://dev.mysql.com/doc/refman/8.0/en/using-encrypted-connections.html' },
  npgsql: { title: 'Npgsql: NpgsqlConnector', url: 'https://github.com/npgsql/npgsql' },
  postgres: { title: 'PostgreSQL: source of be-secure-openssl.c and fe-secure-openssl.c', url: 'https://github.com/postgres/postgres' },
  pgStatSsl: { title: 'PostgreSQL documentation: pg_stat_ssl', url: 'https://www.postgresql.org/docs/current/monitoring-stats.html' },
  state105: { title: 'Stack Overflow, question 62586983: Schannel fatal alert 70', url: 'https://stackoverflow.com/questions/62586983' },
  entra: { title: 'Microsoft: TLS 1.2 enforcement for Entra Domain Services' },
  state808: { title: 'rakhesh.com: After Windows Update KB 3061518 many websites stop working in IE (2015)', url: 'https://rakhesh.com/windows/after-windows-update-kb-3061518-many-websites-stop-working-in-ie/' },
  ms15055: { title: 'Microsoft MS15-055: Vulnerability in Schannel, KB 3061518' },
  lsaDh: { title: 'Field report: “The Local Security Authority cannot be contacted” with small Diffie-Hellman groups (KB3163018)' },
} as const satisfies Readonly<Record<string, { readonly title: string; readonly url?: string }>>;
export type SignSourceId = keyof typeof signSources;

/** Alerts that a handshake of this engine can end with. `sspi` and the name for .NET are what Schannel and .NET make of it. */
export interface AlertText {
  readonly symbol: string;
  /** Row of codes/sspi.ts. */
  readonly sspi: 'sec-e-illegal-message' | 'sec-e-unsupported-function' | 'sec-e-algorithm-mismatch' | 'sec-e-cert-unknown' | 'sec-e-untrusted-root';
  readonly doubt?: string;
  /** As .NET 5 and later name it. */
  readonly dotnet: string;
  /** Reason as OpenSSL prints it; `openssl32` since OpenSSL 3.2, where it differs. */
  readonly openssl: string;
  readonly openssl32?: string;
}

export const handshakeAlerts = {
  40: { symbol: 'handshake_failure', sspi: 'sec-e-illegal-message', dotnet: 'HandshakeFailure', openssl: 'sslv3 alert handshake failure', openssl32: 'ssl/tls alert handshake failure' },
  42: { symbol: 'bad_certificate', sspi: 'sec-e-cert-unknown', dotnet: 'BadCertificate', openssl: 'sslv3 alert bad certificate', openssl32: 'ssl/tls alert bad certificate' },
  46: { symbol: 'certificate_unknown', sspi: 'sec-e-cert-unknown', dotnet: 'CertificateUnknown', openssl: 'sslv3 alert certificate unknown', openssl32: 'ssl/tls alert certificate unknown' },
  47: { symbol: 'illegal_parameter', sspi: 'sec-e-illegal-message', dotnet: 'IllegalParameter', openssl: 'sslv3 alert illegal parameter', openssl32: 'ssl/tls alert illegal parameter' },
  48: { symbol: 'unknown_ca', sspi: 'sec-e-untrusted-root', dotnet: 'UnknownCA', openssl: 'tlsv1 alert unknown ca' },
  70: {
    symbol: 'protocol_version', sspi: 'sec-e-illegal-message', dotnet: 'ProtocolVersion', openssl: 'tlsv1 alert protocol version',
    doubt: 'The table of Microsoft has 0x80090302 (The function requested is not supported) for alert 70. .NET names an alert only together with 0x80090326, and it is seen to name this one.',
  },
  71: { symbol: 'insufficient_security', sspi: 'sec-e-algorithm-mismatch', dotnet: 'InsufficientSecurity', openssl: 'tlsv1 alert insufficient security' },
} as const satisfies Readonly<Record<number, AlertText>>;
export type HandshakeAlert = keyof typeof handshakeAlerts;

/** Event 36888 of builds that name the state; later ones have the target name in its place. */
export const eventText36888 =
  'A fatal alert was generated and sent to the remote endpoint. This may result in termination of the connection. The TLS protocol defined fatal error code is %1. The Windows SChannel error state is %2.';

/** What a TLS library says when it is the one that refuses. */
export interface Refusal {
  /** Alert that it sends; absent: it sends none, or no source names it. */
  readonly alert?: HandshakeAlert;
  /** Schannel: row of codes/sspi.ts. The others: their own words. */
  readonly text?: string;
  /** Schannel: events of this machine, with the state where one is known. */
  readonly events?: readonly { readonly id: number; readonly state?: number }[];
  readonly doubt?: string;
  readonly sources: readonly SignSourceId[];
}

export type SignStack = 'schannel' | 'openssl' | 'java';

const CLOSES = 'Windows servers are also seen to close the connection without an alert: the client then shows a closed connection, and the event here is the only reason that is given.';
const NO_PAGE = 'No document that was found names the code, the event and the alert that Schannel gives here: take the texts as they come.';

/** How each library refuses, by failure and by the side that refuses. A pair that is not here cannot happen, or no source describes it. */
export const refusals = {
  'no-protocol-client': {
    client: {
      schannel: { text: 'sec-e-algorithm-mismatch', events: [{ id: 36871, state: 10013 }], sources: ['events', 'entra', 'winerror'] },
      openssl: { text: 'no protocols available', sources: ['openssl'] },
      java: { text: 'No appropriate protocol (protocol is disabled or cipher suites are inappropriate)', sources: ['jsse'] },
    },
  },
  'no-protocol-server': {
    server: {
      schannel: { text: 'sec-e-algorithm-mismatch', events: [{ id: 36871, state: 10013 }], sources: ['events', 'entra'] },
      openssl: { text: 'no protocols available', doubt: 'Many servers refuse such settings when they start, and do not listen at all.', sources: ['openssl'] },
      java: { text: 'No appropriate protocol (protocol is disabled or cipher suites are inappropriate)', sources: ['jsse'] },
    },
  },
  'no-common-version': {
    client: {
      schannel: {
        alert: 70, text: 'sec-e-algorithm-mismatch', events: [{ id: 36888 }], sources: ['winerror', 'rfc5246', 'kb3135244'],
        doubt: '0x80090326 and 0x80090302 are reported for it as well.',
      },
      openssl: { alert: 70, text: 'unsupported protocol', sources: ['openssl'] },
      java: { alert: 70, text: 'The server selected protocol version … is not accepted by client preferences …', sources: ['jsse'] },
    },
    server: {
      schannel: {
        alert: 70, events: [{ id: 36888, state: 105 }], sources: ['state105', 'events', 'rfc5246'],
        doubt: `State 105 comes from public reports, not from Microsoft. Event 36874 with the version of the client is seen instead where a suite is what is missed first. ${CLOSES}`,
      },
      openssl: { alert: 70, text: 'unsupported protocol', sources: ['openssl'] },
      java: { alert: 70, text: 'The client supported protocol versions [ … ] are not accepted by server preferences [ … ]', sources: ['jsse'] },
    },
  },
  'no-common-suite': {
    client: {
      schannel: { text: 'sec-e-algorithm-mismatch', events: [{ id: 36873 }], sources: ['events', 'winerror'], doubt: 'Only where the client itself has no suite for its versions.' },
      openssl: { text: 'no ciphers available', sources: ['openssl'] },
      java: { text: 'No appropriate protocol (protocol is disabled or cipher suites are inappropriate)', sources: ['jsse'] },
    },
    server: {
      schannel: { alert: 40, events: [{ id: 36874 }, { id: 36888, state: 1205 }], doubt: CLOSES, sources: ['kb3135244', 'events', 'rfc5246'] },
      openssl: { alert: 40, text: 'no shared cipher', sources: ['openssl'] },
      java: { alert: 40, text: 'no cipher suites in common', sources: ['jsse'] },
    },
  },
  'wrong-key-kind': {
    server: {
      schannel: { alert: 40, events: [{ id: 36874 }, { id: 36888, state: 1205 }], doubt: `The event blames the suites of the client and says nothing of the certificate. ${CLOSES}`, sources: ['kb3135244', 'events', 'rfc5246'] },
      openssl: { alert: 40, text: 'no shared cipher', sources: ['openssl'] },
      java: { alert: 40, text: 'no cipher suites in common', sources: ['jsse'] },
    },
  },
  'no-common-group': {
    server: {
      schannel: { alert: 40, events: [{ id: 36874 }, { id: 36888, state: 1205 }], doubt: `The event speaks of suites also where only the curve is missing. ${CLOSES}`, sources: ['events', 'rfc5246', 'rfc8446'] },
      openssl: { alert: 40, text: 'no shared cipher', doubt: 'With TLS 1.3 it is “no suitable key share”.', sources: ['openssl'] },
      java: { alert: 40, text: 'no cipher suites in common', doubt: 'The words differ between versions of Java.', sources: ['jsse'] },
    },
  },
  'key-too-small': {
    client: {
      schannel: { events: [], doubt: NO_PAGE, sources: ['events'] },
      openssl: { alert: 42, text: 'certificate verify failed', doubt: 'Behind it “EE certificate key too weak”. Only where the client verifies the certificate.', sources: ['openssl'] },
      java: { text: 'Certificates do not conform to algorithm constraints', doubt: 'The alert is 43 or 46, by version of Java.', sources: ['jsse', 'jdbc'] },
    },
  },
  'dh-too-small': {
    client: {
      schannel: { text: 'sec-e-internal-error', events: [{ id: 36888, state: 808 }], doubt: 'State 808 comes from one report after update 3061518. No source names the alert.', sources: ['lsaDh', 'ms15055', 'state808'] },
      openssl: { alert: 40, text: 'dh key too small', sources: ['openssl'] },
      java: { alert: 71, text: 'DH ServerKeyExchange does not comply to algorithm constraints', doubt: 'Java 8 without later updates: “Could not generate DH keypair”.', sources: ['jsse'] },
    },
  },
  'hash-refused': {
    client: {
      schannel: { events: [], doubt: `${NO_PAGE} SQL Server endpoints with a certificate signed with MD5 log 0x80090331 with state 56 or 58. A server may also refuse first, with alert 40.`, sources: ['kb3135244', 'rfc5246'] },
      openssl: { alert: 42, text: 'certificate verify failed', doubt: 'Behind it “CA signature digest algorithm too weak”; before OpenSSL 3.0 “ca md too weak”. Only where the client verifies the certificate. A server may also refuse first, with alert 40.', sources: ['openssl'] },
      java: { text: 'Certificates do not conform to algorithm constraints', doubt: 'The alert is 43 or 46, by version of Java. A server may also refuse first, with alert 40.', sources: ['jsse', 'jdbc'] },
    },
  },
} as const satisfies Readonly<Record<string, Readonly<Partial<Record<SideName, Readonly<Record<SignStack, Refusal>>>>>>>;

/** Whose sentences a program prints. */
export type SignStyle =
  | 'netfx' | 'net' | 'winhttp' | 'powershell' | 'sqlclient' | 'native-sql' | 'mdac' | 'jdbc' | 'java' | 'openssl' | 'libpq' | 'mysql-client'
  | 'connector-net' | 'mysqlconnector' | 'npgsql' | 'sslstream' | 'schannel';

/** The words round the inner text `{inner}`; `{alert}` is the name of the alert in .NET. */
export interface SignWords {
  readonly style: SignStyle;
  /** This side refuses, or could not begin. */
  readonly refuses: string;
  /** An alert came. Absent: as `refuses`. */
  readonly alert?: string;
  /** The peer closed the connection without an alert. Absent: no source has the words. */
  readonly closed?: string;
  readonly doubt?: string;
  /** About `closed` alone. */
  readonly closedDoubt?: string;
  readonly sources: readonly SignSourceId[];
}

const CLOSED = 'An existing connection was forcibly closed by the remote host.';
const SSPI = 'AuthenticationException: A call to SSPI failed, see inner exception. ---> Win32Exception: {inner}';
const EITHER = 'On .NET Framework the middle sentence is “A call to SSPI failed, see inner exception.”, on .NET 5 and later “Authentication failed, see inner exception.” or the alert by name.';
const PRELOGIN = 'A connection was successfully established with the server, but then an error occurred during the pre-login handshake.';
const JDBC = 'The driver could not establish a secure connection to SQL Server by using Secure Sockets Layer (SSL) encryption. Error: "{inner}".';
const JDBC_CLOSED = 'The driver could not establish a secure connection to SQL Server by using Secure Sockets Layer (SSL) encryption. Error: "SQL Server did not return a response. The connection has been closed."';

export const signWords: readonly SignWords[] = [
  { style: 'netfx', refuses: SSPI, closed: 'IOException: Authentication failed because the remote party has closed the transport stream.', doubt: 'HttpWebRequest wraps it: “The request was aborted: Could not create SSL/TLS secure channel.”', sources: ['netfx'] },
  {
    style: 'net', refuses: 'AuthenticationException: Authentication failed, see inner exception. ---> Win32Exception: {inner}',
    alert: "AuthenticationException: Authentication failed because the remote party sent a TLS alert: '{alert}'. ---> Win32Exception: {inner}",
    closed: 'IOException: Received an unexpected EOF or 0 bytes from the transport stream.', doubt: 'HttpClient wraps it: “The SSL connection could not be established, see inner exception.” .NET Core 2.1 still says “A call to SSPI failed, see inner exception.”', sources: ['dotnet'],
  },
  {
    style: 'winhttp', refuses: '12175 (ERROR_WINHTTP_SECURE_FAILURE): A security error occurred', closed: '12030 (ERROR_WINHTTP_CONNECTION_ERROR): The connection with the server was terminated abnormally',
    doubt: 'The page of errors has 12157 (ERROR_WINHTTP_SECURE_CHANNEL_ERROR) for codes that begin with SEC_E as well.', sources: ['winhttp'],
  },
  { style: 'powershell', refuses: 'The request was aborted: Could not create SSL/TLS secure channel.', closed: 'The underlying connection was closed: An unexpected error occurred on a send.', sources: ['netfx'] },
  { style: 'sqlclient', refuses: `${PRELOGIN} (provider: SSL Provider, error: 0 - {inner})`, closed: `${PRELOGIN} (provider: SSL Provider, error: 0 - ${CLOSED})`, doubt: '“… during the login process” and “provider: TCP Provider” are seen instead. On Linux and with managed SNI: error 31 or 35, with the sentence of .NET behind it.', sources: ['sqlclient', 'kb3135244'] },
  { style: 'native-sql', refuses: 'SSL Provider: {inner}', closed: `TCP Provider: ${CLOSED}`, doubt: 'Followed by “Client unable to establish connection”; the name of the driver stands in brackets before it.', sources: ['kb3135244'] },
  { style: 'mdac', refuses: '[DBNETLIB][ConnectionOpen (SECDoClientHandshake()).]SSL Security error.', closed: '[DBNETLIB][ConnectionOpen (SECDoClientHandshake()).]SSL Security error.', doubt: 'The sentence is the same for every reason.', sources: ['kb3135244'] },
  { style: 'jdbc', refuses: JDBC, closed: JDBC_CLOSED, doubt: 'Later versions begin with: "encrypt" property is set to "…" and "trustServerCertificate" property is set to "…" but the driver …', sources: ['jdbc'] },
  { style: 'java', refuses: 'javax.net.ssl.SSLHandshakeException: {inner}', closed: 'javax.net.ssl.SSLHandshakeException: Remote host terminated the handshake', closedDoubt: 'Java 8: “Remote host closed connection during handshake”.', sources: ['jsse'] },
  { style: 'openssl', refuses: 'error: … SSL routines: … {inner}', closed: 'error: … SSL routines: … unexpected eof while reading', closedDoubt: 'Before OpenSSL 3.0, and after a reset, no reason is printed.', sources: ['openssl'] },
  { style: 'libpq', refuses: 'SSL error: {inner}', closed: 'server closed the connection unexpectedly', doubt: 'For a version, recent libpq adds: “This may indicate that the server does not support any SSL protocol version between … and …”.', sources: ['postgres'] },
  { style: 'mysql-client', refuses: 'ERROR 2026 (HY000): SSL connection error: {inner}', sources: ['mysql', 'openssl'] },
  { style: 'connector-net', refuses: `MySqlException: SSL Connection error. ---> ${SSPI}`, closed: 'MySqlException: SSL Connection error. ---> IOException: Authentication failed because the remote party has closed the transport stream.', doubt: `The words of the versions differ; some print “Authentication to host '…' for user '…' using method '…' failed with message: …” with the same inner text. ${EITHER}`, sources: ['connectorNet', 'netfx'] },
  { style: 'mysqlconnector', refuses: 'MySqlException: SSL Authentication Error ---> AuthenticationException ---> Win32Exception: {inner}', closed: 'MySqlException: SSL Authentication Error ---> IOException: …', doubt: EITHER, sources: ['mysqlConnector', 'dotnet'] },
  { style: 'npgsql', refuses: 'NpgsqlException: Exception while performing SSL handshake ---> AuthenticationException ---> Win32Exception: {inner}', closed: 'NpgsqlException: Exception while performing SSL handshake ---> IOException: …', doubt: EITHER, sources: ['npgsql', 'dotnet'] },
  { style: 'sslstream', refuses: SSPI, closed: 'IOException: Authentication failed because the remote party has closed the transport stream.', doubt: EITHER, sources: ['netfx', 'dotnet'] },
  { style: 'schannel', refuses: '{inner}', closed: CLOSED, doubt: 'Each program prints it in words of its own; the code stays.', sources: ['winerror'] },
];

/** Which sentences the rows of src/data/tls-drivers.ts print: by the start of the id, the first that fits. */
export const styleOfDriver: readonly { readonly id: string; readonly style: SignStyle }[] = [
  { id: 'netfx', style: 'netfx' },
  { id: 'netcore', style: 'net' },
  { id: 'net5', style: 'net' },
  { id: 'ps7', style: 'net' },
  { id: 'ps5', style: 'powershell' },
  { id: 'winhttp', style: 'winhttp' },
  { id: 'wcf', style: 'netfx' },
  { id: 'sqloledb', style: 'mdac' },
  { id: 'sds', style: 'sqlclient' },
  { id: 'mds', style: 'sqlclient' },
  { id: 'odbc', style: 'native-sql' },
  { id: 'msoledb', style: 'native-sql' },
  { id: 'snac', style: 'native-sql' },
  { id: 'jdbc', style: 'jdbc' },
  { id: 'connnet', style: 'connector-net' },
  { id: 'mysqlconnector', style: 'mysqlconnector' },
  { id: 'npgsql', style: 'npgsql' },
  { id: 'mailkit', style: 'sslstream' },
  { id: 'mongo', style: 'sslstream' },
  { id: 'redis', style: 'sslstream' },
  { id: 'rabbit', style: 'sslstream' },
  { id: 'entra', style: 'netfx' },
];
