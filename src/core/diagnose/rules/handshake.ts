import { all, any, code, judged, not, onlyStack, sign, stack, stage, type Rule } from '../rule.ts';

const NO_ALGORITHM = code('sec-e-algorithm-mismatch');
const RESET = code('wsaeconnreset', 'error-pipe-not-connected', 'sql-error-233', 'dotnet-transport-stream-closed', 'dotnet-remote-dropped', 'driver-tcp-provider-reset');

/** TLS handshakes: no version, no suite, no TLS, or no answer. */
export const handshakeRules: readonly Rule[] = [
  {
    id: 'refused-before-a-byte',
    when: all(any(NO_ALGORITHM, code('sec-e-unsupported-function', 'sec-e-internal-error', 'sec-e-invalid-parameter')), stage('local'), stack('tls')),
    gives: { 'tls-no-common-protocol': 'states', 'tls-no-common-cipher': 'against', 'kerb-no-dc-or-trust': 'excludes', 'ntlm-blocked-or-required': 'excludes', 'credssp-oracle-remediation': 'excludes' },
    why: 'It failed while the credential was acquired, before anything was sent: a TLS version that is asked for is switched off on this machine or unknown to this Windows.',
    source: 'Microsoft: AcquireCredentialsHandle (Schannel); dotnet/runtime, System.Net.Security',
  },
  {
    id: 'schannel-36871-10013',
    when: all(code('schannel-event-36871'), code('schannel-state-10013')),
    gives: { 'tls-no-common-protocol': 'states', 'tls-private-key-access': 'against' },
    why: 'Event 36871 with state 10013 is logged when the program asks for a TLS version that is switched off in this machine’s registry.',
    source: 'Microsoft: Schannel events; field reports of hardened servers',
  },
  {
    id: 'no-suite-named-by-the-server',
    when: all(code('schannel-event-36874'), any(code('schannel-state-1205', 'tls-alert-handshake-failure'), sign('schannel-none-of-the-suites'))),
    gives: { 'tls-no-common-cipher': 'states' },
    why: 'The server’s Schannel says that it knows none of the cipher suites of the client.',
    source: 'Microsoft: Schannel events 36874 and 36888',
  },
  {
    id: 'old-client-hello',
    when: all(code('schannel-event-36874'), sign('schannel-old-client-hello')),
    gives: { 'tls-no-common-protocol': 'points' },
    why: 'The event names TLS 1.0 or 1.1 as the version of the client: a server with suites of TLS 1.2 only has nothing for it.',
    source: 'Microsoft: Schannel event 36874',
  },
  {
    id: 'plain-text-on-a-tls-port',
    when: all(code('schannel-event-36888'), code('schannel-state-1203')),
    gives: { 'tls-not-tls-or-wrong-mode': 'states', 'tls-no-common-cipher': 'against', 'tls-no-common-protocol': 'against' },
    why: 'Alert 10 with state 1203: something sent plain text, usually HTTP, to the TLS port.',
    source: 'Microsoft: Schannel event 36888',
  },
  {
    id: 'reset-in-the-handshake',
    when: all(RESET, any(stack('tls'), sign('tls-handshake-words', 'prelogin-handshake'))),
    gives: { 'tls-no-common-protocol': 'fits', 'tls-peer-closed': 'fits', 'driver-too-old': 'weak' },
    why: 'The connection was ended during the TLS handshake without a reason. A TLS version that the other side does not accept is the usual one; a firewall or proxy on the path does the same.',
    source: 'Microsoft: TLS 1.2 support for SQL Server (KB 3135244); published threads with this text',
  },
  {
    id: 'old-windows-in-the-text',
    when: all(code('sec-e-illegal-message', 'sec-e-algorithm-mismatch', 'dotnet-secure-channel-failure'), sign('old-windows-version'), not(judged('tls-protocol-off'))),
    gives: { 'tls-no-common-cipher': 'fits', 'tls-no-common-protocol': 'fits' },
    why: 'The text names a Windows whose cipher suites current servers no longer accept, and on which TLS 1.2 may be off.',
    source: 'Microsoft: TLS cipher suites by Windows version',
  },
  {
    id: 'key-exchange-too-small',
    when: all(code('sec-e-internal-error'), onlyStack('tls'), not(stage('local'))),
    gives: { 'tls-no-common-protocol': 'fits', 'tls-no-common-cipher': 'fits', 'kerb-no-dc-or-trust': 'excludes', 'kerb-account': 'excludes' },
    why: 'In a TLS handshake this code means a version that Windows cannot do or a Diffie-Hellman group below its minimum, never a domain controller.',
    source: 'Microsoft: Schannel key exchange sizes (MS15-055)',
  },
];
