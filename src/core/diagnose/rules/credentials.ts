import { all, any, code, driver, not, onlyStack, sign, stack, type Rule } from '../rule.ts';

const NO_CREDENTIALS = code('sec-e-no-credentials', 'error-no-such-logon-session', 'status-no-such-logon-session');

/** Who is logged on, and whether that can be passed on. */
export const credentialRules: readonly Rule[] = [
  {
    id: 'anonymous-logon',
    when: any(code('driver-anonymous-logon'), sign('anonymous-logon')),
    gives: { 'kerb-double-hop-delegation': 'states', 'ntlm-bad-credentials': 'against', 'ntlm-untrusted-domain': 'against' },
    why: 'ANONYMOUS LOGON arrives when a middle server passes on a caller whose credentials it does not hold.',
    source: 'Microsoft: Kerberos constrained delegation; Login failed for ANONYMOUS LOGON',
  },
  {
    id: 'no-credentials-in-a-remote-session',
    when: all(NO_CREDENTIALS, sign('remote-session'), not(onlyStack('tls'))),
    gives: { 'kerb-double-hop-delegation': 'points', 'kerb-no-credentials': 'fits', 'tls-private-key-access': 'against' },
    why: 'A remote session holds no credentials to go on to a second server with.',
    source: 'Microsoft: Making the second hop in PowerShell remoting',
  },
  {
    id: 'no-credentials-at-all',
    when: all(NO_CREDENTIALS, not(sign('remote-session', 'anonymous-logon')), not(stack('tls'))),
    gives: { 'kerb-no-credentials': 'points', 'tls-private-key-access': 'against' },
    why: 'The session that asked holds no ticket and no password, and nothing in the text shows a first hop.',
    source: 'Microsoft: klist error 0x8009030e',
  },
  {
    id: 'mechanism-on-other-systems',
    when: all(code('driver-gss-no-mechanism', 'sec-e-secpkg-not-found'), any(driver('mit-krb5', 'python', 'java', 'freetds', 'samba', 'odbc-sql-server'), sign('linux-words'))),
    gives: { 'gss-mechanism-missing': 'points', 'kerb-no-credentials': 'fits' },
    why: 'GSSAPI on this system has no mechanism left: the NTLM plug-in or the Kerberos library is missing, or there is no ticket and nothing else to try.',
    source: 'dotnet/corefx#34369',
  },
  {
    id: 'header-too-long-with-negotiate',
    when: all(sign('http-header-too-long'), sign('negotiate-words')),
    gives: { 'kerb-token-size': 'states' },
    why: 'The Authorization header with the ticket is longer than the server takes.',
    source: 'Microsoft: HTTP 400 responses to HTTP requests (Kerberos token size)',
  },
];
