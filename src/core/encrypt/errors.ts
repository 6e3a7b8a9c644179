/** What the user of a driver reads when the connection is refused. */
import type { EncryptDriver } from '../../data/encrypt-drivers.ts';
import type { EncryptCertificate } from '../../data/encrypt-options.ts';

type Fault = Exclude<EncryptCertificate, 'trusted'>;
type Shown = { readonly text?: string; readonly remark?: string };

const CHAIN = 'The certificate chain was issued by an authority that is not trusted.';
const NAME = 'The target principal name is incorrect.';
const DATES = 'The received certificate has expired.';
const LOGIN = 'A connection was successfully established with the server, but then an error occurred during the login process.';
const PRELOGIN = 'A connection was successfully established with the server, but then an error occurred during the pre-login handshake.';
const CLOSED = 'An existing connection was forcibly closed by the remote host.';

const WINDOWS: Readonly<Record<Fault, string>> = { 'self-signed': CHAIN, untrusted: CHAIN, 'wrong-name': NAME, expired: DATES };

/**
 * The error text for a certificate that is refused, in the words of the driver on Windows.
 *
 *     certificateError('sqlclient', 'self-signed').text
 *     // 'A connection was successfully established …during the login process. (provider: SSL Provider, error: 0 - The certificate chain …)'
 *
 * Sources: the texts of src/data/codes/drivers.ts; Microsoft: Connect with SSMS 20; mssql-jdbc, SQLServerResource.java.
 */
export function certificateError(style: EncryptDriver['errors'], fault: Fault): Shown {
  if (style === 'native') return { text: `SSL Provider: ${WINDOWS[fault]}`, remark: 'Followed by “Client unable to establish connection”. On Linux the text is that of OpenSSL.' };
  if (style === 'sqlclient') return { text: `${LOGIN} (provider: SSL Provider, error: 0 - ${WINDOWS[fault]})`, remark: 'On Linux and macOS the managed code names the fault in words of its own.' };
  if (fault === 'wrong-name') return { text: 'Failed to validate the server name "…" in a certificate during Secure Sockets Layer (SSL) initialization.', remark: 'Recent versions name both names.' };
  if (fault === 'expired') return { remark: 'The text of the Java runtime names the dates; its words differ with the version.' };
  return { text: 'PKIX path building failed: … unable to find valid certification path to requested target', remark: 'Behind “The driver could not establish a secure connection to SQL Server by using Secure Sockets Layer (SSL) encryption” or, in recent versions, a text that repeats encrypt and trustServerCertificate.' };
}

/** A client without TDS 8.0 at a server that demands it. */
export function forcedStrictError(style: EncryptDriver['errors']): Shown {
  if (style === 'sqlclient') return { text: `${PRELOGIN} (provider: TCP Provider, error: 0 - ${CLOSED})` };
  return { remark: `The server ends the connection at the first packet: look for “forcibly closed by the remote host”. The whole text of this driver was not found.` };
}

/** A keyword that SqlClient does not know: `Keyword not supported: 'hostnameincertificate'.` Source: Strings.resx. */
export function keywordError(keyword: string): Shown {
  return { text: `Keyword not supported: '${keyword.toLowerCase()}'.`, remark: 'Before anything is sent.' };
}

/** A value that the driver does not know; the words of SqlClient are those of its resources. */
export function valueError({ errors }: EncryptDriver): Shown {
  return errors === 'sqlclient' ? { text: "Invalid value for key 'encrypt'.", remark: 'Before anything is sent.' } : { remark: 'Before anything is sent; the words differ.' };
}
