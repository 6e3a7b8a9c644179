import { all, any, code, judged, not, onlyStack, sign, stack, type Rule } from '../rule.ts';
import { line } from './lines.ts';

const NO_ALGORITHM = any(code('sec-e-algorithm-mismatch'), sign('local-common-algorithm'));
/** The frames of AcquireCredentialsHandle, not only something that failed locally. */
const ACQUIRING = sign('frame-tls-acquire');
const RESET = any(code('wsaeconnreset', 'error-pipe-not-connected', 'sql-error-233', 'dotnet-transport-stream-closed', 'dotnet-remote-dropped', 'driver-tcp-provider-reset', 'error-netname-deleted'), sign('connection-reset', 'local-transport-stream'));
const IN_HANDSHAKE = any(stack('tls'), sign('tls-handshake-words', 'prelogin-handshake'));
const NO_CHANNEL = any(code('dotnet-secure-channel-failure'), sign('local-secure-channel', 'wcf-secure-channel', 'winhttp-channel'));
const NAMES_A_CAUSE = sign(
  'openssl-unsupported-protocol',
  'openssl-no-cipher',
  'no-common-version',
  'no-common-suite',
  'openssl-wrong-version-number',
  'no-tls-here',
  'no-tls-on-server',
  'starttls-mode',
  'untrusted-issuer',
  'certificate-expired',
  'certificate-other-name',
  'certificate-unsuitable',
  'client-certificate-required',
  'no-client-certificate-received',
  'client-certificate-page',
  'ftps-session-reuse',
  'session-resumption',
  'tls-alert-70-received',
  'tls-alert-48-received',
  'tls-alert-116-received',
);

/** TLS handshakes: no version, no suite, no TLS, or no answer. */
export const handshakeRules: readonly Rule[] = [
  {
    id: 'refused-before-a-byte',
    when: all(any(NO_ALGORITHM, code('sec-e-unsupported-function', 'sec-e-internal-error', 'sec-e-invalid-parameter')), ACQUIRING),
    gives: { 'tls-no-common-protocol': 'states', 'tls-no-common-cipher': 'against', 'kerb-no-dc-or-trust': 'excludes', 'ntlm-blocked-or-required': 'excludes', 'credssp-oracle-remediation': 'excludes' },
    why: 'It failed while the credential was acquired, before anything was sent: a TLS version that is asked for is switched off on this machine or unknown to this Windows.',
    source: 'Microsoft: AcquireCredentialsHandle (Schannel); dotnet/runtime, System.Net.Security',
  },
  {
    id: 'schannel-36871-10013',
    when: all(code('schannel-event-36871'), any(code('schannel-state-10013'), sign('local-state-10013'))),
    gives: { 'tls-no-common-protocol': 'states', 'tls-private-key-access': 'against' },
    why: 'Event 36871 with state 10013 is logged when the program asks for a TLS version that is switched off in this machine’s registry.',
    source: 'Microsoft: Schannel events; field reports of hardened servers',
  },
  {
    id: 'no-suite-named-by-the-server',
    when: any(all(code('schannel-event-36874'), any(code('schannel-state-1205', 'tls-alert-handshake-failure'), sign('schannel-none-of-the-suites', 'local-state-1205'))), all(sign('schannel-none-of-the-suites'), any(code('schannel-event-36888', 'schannel-state-1205'), sign('local-state-1205')))),
    gives: { 'tls-no-common-cipher': 'states' },
    why: 'The server’s Schannel says that it knows none of the cipher suites of the client.',
    source: 'Microsoft: Schannel events 36874 and 36888',
  },
  {
    id: 'old-client-hello',
    when: all(any(code('schannel-event-36874'), sign('schannel-none-of-the-suites')), sign('schannel-old-client-hello')),
    gives: { 'tls-no-common-protocol': 'points' },
    why: 'The event names TLS 1.0 or 1.1 as the version of the client: a server with suites of TLS 1.2 only has nothing for it.',
    source: 'Microsoft: Schannel event 36874',
  },
  {
    id: 'plain-text-on-a-tls-port',
    when: all(code('schannel-event-36888'), any(code('schannel-state-1203'), sign('local-state-1203'))),
    gives: { 'tls-not-tls-or-wrong-mode': 'states', 'tls-no-common-cipher': 'against', 'tls-no-common-protocol': 'against' },
    why: 'Alert 10 with state 1203: something sent plain text, usually HTTP, to the TLS port.',
    source: 'Microsoft: Schannel event 36888',
  },
  {
    id: 'reset-in-the-handshake',
    when: all(RESET, IN_HANDSHAKE, not(NAMES_A_CAUSE)),
    gives: { 'tls-no-common-protocol': 'fits', 'tls-peer-closed': 'fits', 'driver-too-old': 'weak' },
    why: 'The connection was ended during the TLS handshake without a reason. A TLS version that the other side does not accept is the usual one; a firewall or proxy on the path does the same.',
    source: 'Microsoft: TLS 1.2 support for SQL Server (KB 3135244); published threads with this text',
  },
  {
    id: 'reset-of-an-https-address',
    when: all(RESET, not(IN_HANDSHAKE), not(NAMES_A_CAUSE), line(/https:\/\/[^\s]{1,400}.{0,300}(?:connection reset|forcibly closed|econnreset|connection was reset|10054)/i)),
    gives: { 'tls-peer-closed': 'fits', 'tls-no-common-protocol': 'weak' },
    why: 'The address is HTTPS and the connection was reset: a filter on the path by the server name, or the peer, which may not accept the version.',
    source: 'canonical/lxd#14839; published threads of filtered networks',
  },
  {
    id: 'closed-by-a-device-on-the-path',
    when: all(any(RESET, sign('closed-in-handshake')), IN_HANDSHAKE, sign('proxy-or-firewall-words'), not(NAMES_A_CAUSE)),
    gives: { 'tls-peer-closed': 'points' },
    why: 'A proxy, firewall or inspection is on the path, and the handshake ends without an alert.',
    source: 'Published threads: TLS inspection and server name filters',
  },
  {
    id: 'old-versions-in-the-program',
    when: all(any(NO_CHANNEL, NO_ALGORITHM, RESET, code('sec-e-illegal-message'), sign('local-illegal-message')), sign('securityprotocol-old')),
    gives: { 'tls-no-common-protocol': 'points' },
    why: 'The program is limited to SSL 3.0 and TLS 1.0 or 1.1; servers of today want TLS 1.2.',
    source: 'Microsoft: TLS best practices with .NET Framework',
  },
  {
    id: 'old-windows-in-the-text',
    when: all(any(code('sec-e-illegal-message', 'sec-e-algorithm-mismatch', 'dotnet-secure-channel-failure', 'tls-alert-handshake-failure'), sign('local-illegal-message', 'local-common-algorithm', 'local-secure-channel', 'tls-alert-40-received', 'winhttp-channel')), sign('old-windows-version'), not(judged('tls-protocol-off'))),
    gives: { 'tls-no-common-cipher': 'fits', 'tls-no-common-protocol': 'fits' },
    why: 'The text names a Windows whose cipher suites current servers no longer accept, and on which TLS 1.2 may be off.',
    source: 'Microsoft: TLS cipher suites by Windows version',
  },
  {
    id: 'key-exchange-too-small',
    when: all(code('sec-e-internal-error'), onlyStack('tls'), not(ACQUIRING)),
    gives: { 'tls-no-common-protocol': 'fits', 'tls-no-common-cipher': 'fits', 'kerb-no-dc-or-trust': 'excludes', 'kerb-account': 'excludes' },
    why: 'In a TLS handshake this code means a version that Windows cannot do or a Diffie-Hellman group below its minimum, never a domain controller.',
    source: 'Microsoft: Schannel key exchange sizes (MS15-055)',
  },
  {
    id: 'refused-by-version-alert',
    when: all(code('sec-e-unsupported-function'), onlyStack('tls'), not(ACQUIRING)),
    gives: { 'tls-no-common-protocol': 'points', 'ntlm-blocked-or-required': 'excludes', 'credssp-oracle-remediation': 'excludes' },
    why: 'Schannel gives this code when the peer answers with alert 70, protocol version.',
    source: 'Microsoft: Schannel error codes for TLS and SSL alerts',
  },
  {
    id: 'altered-after-resumption',
    when: all(any(code('sec-e-message-altered', 'sec-e-decrypt-failure'), sign('openssl-bad-mac')), any(code('tls-alert-bad-record-mac', 'tls-alert-decrypt-error'), sign('tls-alert-20-received', 'tls-alert-51-received', 'openssl-session', 'session-resumption', 'extended-master-secret-words'))),
    gives: { 'tls-session-resumption-bug': 'points' },
    why: 'Alert 20 or 51 beside a record that fails its check: the two ends took up a session with different keys, as between hosts that were patched differently.',
    source: 'Microsoft: extended master secret updates (MS15-121); RFC 7627',
  },
  {
    id: 'altered-without-resumption',
    when: all(code('sec-e-message-altered'), stack('tls'), not(any(code('tls-alert-bad-record-mac'), sign('tls-alert-20-received', 'session-resumption', 'extended-master-secret-words')))),
    gives: { other: 'points', 'tls-no-common-cipher': 'weak' },
    why: 'Nothing in the text shows a resumed session: a defect of Diffie-Hellman suites in Windows up to 2012 R2, or a device that alters the data, gives this code now and then.',
    source: 'Published threads: SEC_E_MESSAGE_ALTERED, one connection in 256 with DHE suites',
  },
];
