import { all, any, code, driver, not, onlyStack, sign, stack, type Rule } from '../rule.ts';
import { line } from './lines.ts';

const NO_CREDENTIALS = any(code('sec-e-no-credentials', 'error-no-such-logon-session', 'status-no-such-logon-session'), sign('windows-no-logon-session'));

/** “# ssh jdoe@jump01”: what follows runs on that machine, without a password to go on with when a key was used. */
const SSH = /^(?:\S{0,80}[#$%>]|[#$]) {0,2}ssh (?:-\S{1,20} (?:\S{1,80} )?){0,4}[A-Za-z0-9_.\\-]{1,60}@?[A-Za-z0-9._-]{1,80}\s{0,80}$/;

/** “[app07]: PS C:\\>”: what is typed there runs on that machine. */
const REMOTE = any(sign('remote-session'), line(/^\s{0,4}\[[A-Za-z0-9][\w.-]{0,80}\]: ?(?:PS |P[SC]?>)/), line(SSH));

/** The first step of a Negotiate logon in the log of IIS: the server has sent its part and waits. */
const FIRST_LEG = line(/ 401 [12] 2148074254(?: |$)/, ' 401 ');

/** A path of a share. */
const SHARE = /(?:^|[\s'"«“‘(])\\{2,4}[A-Za-z0-9][\w.-]{0,80}\\/;

/** Who is logged on, and whether that can be passed on. */
export const credentialRules: readonly Rule[] = [
  {
    id: 'anonymous-logon-arrived',
    when: any(code('driver-anonymous-logon'), sign('anonymous-logon')),
    gives: { 'kerb-double-hop-delegation': 'states', 'ntlm-bad-credentials': 'excludes', 'ntlm-untrusted-domain': 'against', 'kerb-account': 'against' },
    why: 'ANONYMOUS LOGON arrives when a middle server passes on a caller whose credentials it does not hold.',
    source: 'Microsoft: Kerberos constrained delegation; Login failed for ANONYMOUS LOGON',
  },
  {
    id: 'no-credentials-in-a-remote-session',
    when: all(NO_CREDENTIALS, REMOTE, not(onlyStack('tls'))),
    gives: { 'kerb-double-hop-delegation': 'points', 'kerb-no-credentials': 'fits', 'tls-private-key-access': 'against' },
    why: 'A remote session holds no credentials to go on to a second server with.',
    source: 'Microsoft: Making the second hop in PowerShell remoting',
  },
  {
    id: 'no-credentials-at-all',
    when: all(NO_CREDENTIALS, not(REMOTE), not(sign('anonymous-logon', 'hyperv-migration')), not(stack('tls')), not(FIRST_LEG)),
    gives: { 'kerb-no-credentials': 'points', 'tls-private-key-access': 'against' },
    why: 'The session that asked holds no ticket and no password, and nothing in the text shows a first hop.',
    source: 'Microsoft: klist error 0x8009030e',
  },
  {
    id: 'first-step-in-the-log-of-iis',
    when: all(code('sec-e-no-credentials'), FIRST_LEG),
    gives: { 'kerb-no-credentials': 'against', 'kerb-double-hop-delegation': 'against', 'tls-private-key-access': 'against', 'ntlm-blocked-or-required': 'against' },
    why: 'IIS writes 2148074254 for the first step of each Negotiate logon; the line after it tells how the logon ended.',
    source: 'Microsoft: HTTP status codes in IIS, 401.1 and 401.2',
  },
  {
    id: 'domain-command-in-a-remote-session',
    when: all(sign('net-at-controller'), code('error-access-denied'), REMOTE),
    gives: { 'kerb-double-hop-delegation': 'points' },
    why: 'The remote session goes on to a domain controller without an identity, and is refused there.',
    source: 'Microsoft: Making the second hop in PowerShell remoting',
  },
  {
    id: 'file-of-sql-server-on-a-share',
    when: all(sign('sql-server-opens-file'), code('error-access-denied', 'error-logon-failure', 'error-bad-netpath'), line(SHARE)),
    gives: { 'kerb-double-hop-delegation': 'points', other: 'fits' },
    why: 'SQL Server reads the share as the Windows login that asked: without delegation it arrives there as nobody. With a SQL login it is the service account, which may lack the right.',
    source: 'Microsoft: BULK INSERT, security account delegation (impersonation)',
  },
  {
    id: 'share-denied-in-a-remote-session',
    when: all(any(code('error-access-denied', 'error-bad-netpath'), sign('path-denied', 'path-missing')), REMOTE, line(SHARE)),
    gives: { 'kerb-double-hop-delegation': 'points', 'kerb-no-credentials': 'weak' },
    why: 'A share is refused inside a remote session: the session reaches it without the identity of its user.',
    source: 'Microsoft: Making the second hop in PowerShell remoting',
  },
  {
    id: 'directory-in-a-remote-session',
    when: all(any(sign('ds-operations-error', 'ldap-anonymous-operation', 'adws-not-found'), code('error-ds-server-down')), REMOTE),
    gives: { 'kerb-double-hop-delegation': 'points', 'kerb-no-dc-or-trust': 'against' },
    why: 'Inside a remote session the directory is asked without an identity; it answers as if the server or the bind were missing.',
    source: 'Microsoft: Making the second hop in PowerShell remoting',
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
    when: all(sign('http-header-too-long'), sign('negotiate-words', 'negotiate-header')),
    gives: { 'kerb-token-size': 'states' },
    why: 'The Authorization header with the ticket is longer than the server takes.',
    source: 'Microsoft: HTTP 400 responses to HTTP requests (Kerberos token size)',
  },
];
