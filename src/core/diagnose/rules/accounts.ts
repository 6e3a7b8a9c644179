import { namedDrivers } from '../../../data/drivers-named.ts';
import { all, any, code, driver, not, onlyStack, sign, type Condition, type Rule } from '../rule.ts';
import { line, matches } from './lines.ts';

const UNTRUSTED = any(code('sql-error-18452'), sign('login-untrusted-domain'));
const UNTRUSTED_LOGIN = any(UNTRUSTED, code('sec-e-logon-denied'), sign('windows-logon-denied'));
const PASSWORD_DRIVERS = driver(...namedDrivers.filter((d) => 'takesPassword' in d).map((d) => d.id));
const NO_CONTROLLER = any(code('sec-e-no-authenticating-authority', 'sec-e-internal-error', 'event-5719', 'error-no-logon-servers', 'status-no-logon-servers', 'sec-e-downgrade-detected'), sign('windows-no-authority', 'windows-no-logon-server', 'domain-controller-missing'));
const HANDSHAKE = code('sql-error-17806', 'sql-error-18452');
/** Codes behind error 17806 that say more than the sentence of error 18452. */
const TELLING = any(NO_CONTROLLER, code('sec-e-invalid-token', 'sec-e-unsupported-function', 'sec-e-bad-bindings', 'sec-e-target-unknown', 'sec-e-time-skew', 'sec-e-wrong-principal', 'sec-e-kdc-unknown-etype', 'sec-e-message-altered'), sign('sql-channel-bindings'));
const LOCAL = any(sign('client-is-local'), line(/\[CLIENT: {0,3}::1\]/));

const DOMAIN = /^\s{0,12}(?:Account Domain|Domain|Kontodomäne|Domaine du compte|Dominio de cuenta|TargetDomainName"?)\s{0,4}[:>]\s{0,20}([A-Za-z0-9][A-Za-z0-9._-]{0,62})/i;
const HOST = /^\s{0,8}(?:<Computer>|Computer(?: ?Name)?\s{0,12}[:：]\s{0,12})([A-Za-z0-9][A-Za-z0-9-]{0,62})\.([A-Za-z0-9-]{1,63})\./i;

/** The audited account is of another domain than the machine. */
const foreignDomain: Condition = (seen) => {
  const host = matches(seen, HOST)[0]?.n;
  if (host === undefined) return undefined;
  const [, name = '', domain = ''] = HOST.exec(seen.paste.lines[host - 1]?.text ?? '') ?? [];
  const own = new Set([name.toLowerCase(), domain.toLowerCase(), 'nt', 'workgroup', 'builtin', 'window', 'font']);
  const found = matches(seen, DOMAIN).filter(({ value }) => !own.has(value.toLowerCase().split('.')[0] ?? ''));
  return found.length > 0 ? found.map(({ n }) => n) : undefined;
};

const LISTED = /\bwbinfo (?:-m|--trusted-domains|--all-domains)\b/;

/** The list of domains that winbind knows lacks the domain of an account in the text. */
const domainNotListed: Condition = (seen) => {
  const at = matches(seen, LISTED)[0]?.n;
  if (at === undefined) return undefined;
  const listed = new Set<string>();
  for (const { text } of seen.paste.lines.slice(at, at + 100)) {
    const [, name] = /^([A-Za-z0-9._-]{1,63})\s{0,8}$/.exec(text) ?? [];
    if (name === undefined) break;
    listed.add(name.toLowerCase());
  }
  const others = seen.names.filter((n) => n.kind === 'account' && n.value.includes('\\') && !listed.has(n.value.split('\\')[0]?.toLowerCase() ?? ''));
  return listed.size > 0 && others.length > 0 ? others.map((n) => n.line) : undefined;
};

/** Logons: wrong words, wrong domain, or an account that may not. */
export const accountRules: readonly Rule[] = [
  {
    id: 'driver-takes-a-password',
    when: all(UNTRUSTED_LOGIN, PASSWORD_DRIVERS, not(LOCAL)),
    gives: { 'ntlm-bad-credentials': 'points', 'ntlm-untrusted-domain': 'against', 'ntlm-loopback-check': 'against' },
    why: 'This driver sends a user name, domain and password that somebody typed; one of the three is the first suspect, before any trust.',
    source: 'tediousjs/tedious and FreeTDS: NTLM logins',
  },
  {
    id: 'login-untrusted-windows',
    when: all(UNTRUSTED, not(PASSWORD_DRIVERS), not(LOCAL), not(TELLING)),
    gives: { 'ntlm-untrusted-domain': 'points', 'ntlm-bad-credentials': 'fits', 'kerb-account': 'weak', 'kerb-no-credentials': 'weak' },
    why: 'The server could not match the Windows login with a domain that it trusts.',
    source: 'Microsoft: MSSQLSERVER_18452',
  },
  {
    id: 'login-without-a-name',
    when: all(UNTRUSTED_LOGIN, not(TELLING), any(sign('login-empty-user'), line(/login failed for user (?:''|""|'\(null\)')/i))),
    gives: { 'kerb-no-credentials': 'points', 'kerb-no-dc-or-trust': 'weak', 'kerb-spn-wrong-account': 'weak' },
    why: 'The user name is empty: the handshake ended before the server learned who it was, as with a stale logon.',
    source: 'Published thread: logon after a password change; Microsoft: Local security subsystem errors',
  },
  {
    id: 'controller-behind-the-login',
    when: all(HANDSHAKE, NO_CONTROLLER),
    gives: { 'kerb-no-dc-or-trust': 'states', 'ntlm-untrusted-domain': 'against', 'ntlm-bad-credentials': 'against', 'kerb-account': 'against', 'tls-no-common-protocol': 'excludes', 'tls-private-key-access': 'excludes' },
    why: 'SQL Server could not reach a domain controller to check the login.',
    source: 'Microsoft: Local security subsystem errors (SQL Server)',
  },
  {
    id: 'ticket-behind-the-login',
    when: all(HANDSHAKE, code('sec-e-invalid-token')),
    gives: { 'kerb-spn-wrong-account': 'points', 'ntlm-untrusted-domain': 'against', 'ntlm-bad-credentials': 'against', 'kerb-no-dc-or-trust': 'against', 'tls-not-tls-or-wrong-mode': 'against' },
    why: 'SQL Server could not read the ticket: it was made for another account, or the keytab is not in step with the account.',
    source: 'Microsoft: Troubleshoot Active Directory authentication for SQL Server on Linux; MSSQLSERVER_17806',
  },
  {
    id: 'ntlm-policy-behind-the-login',
    when: all(HANDSHAKE, code('sec-e-unsupported-function')),
    gives: { 'ntlm-blocked-or-required': 'points', 'kerb-spn-missing': 'weak', 'ntlm-untrusted-domain': 'against', 'ntlm-bad-credentials': 'against', 'kerb-no-dc-or-trust': 'against', 'tls-no-common-protocol': 'against' },
    why: 'The server may not do what the client asked for: with Windows logins that is NTLM, refused by policy.',
    source: 'Microsoft: Network security: Restrict NTLM; MSSQLSERVER_17806',
  },
  {
    id: 'binding-behind-the-login',
    when: all(HANDSHAKE, any(code('sec-e-bad-bindings'), sign('sql-channel-bindings'))),
    gives: { 'channel-binding-epa': 'states', 'ntlm-untrusted-domain': 'against', 'ntlm-bad-credentials': 'against', 'kerb-no-dc-or-trust': 'against' },
    why: 'The code behind the refused login names the binding to the TLS channel.',
    source: 'Microsoft: Connect to the Database Engine using Extended Protection',
  },
  {
    id: 'user-of-another-domain',
    when: all(code('status-no-such-user'), any(code('event-4625', 'event-4776'), sign('audit-fields')), foreignDomain),
    gives: { 'ntlm-untrusted-domain': 'points' },
    why: 'The account is of a domain that is not the machine’s own: without a trust the machine looks for it in its own list and does not find it.',
    source: 'Microsoft: Event 4625, sub status 0xC0000064',
  },
  {
    id: 'ntlm-refused-by-policy',
    when: any(sign('ntlm-blocked-words', 'ntlm-client-blocked', 'windows-ntlm-off'), code('status-ntlm-blocked', 'error-ntlm-blocked')),
    gives: { 'ntlm-blocked-or-required': 'states' },
    why: 'The text says that a policy refuses NTLM.',
    source: 'Microsoft: Network security: Restrict NTLM',
  },
  {
    id: 'credssp-box',
    when: sign('credssp-oracle'),
    gives: { 'credssp-oracle-remediation': 'states', 'tls-no-common-protocol': 'excludes' },
    why: 'The box names the CredSSP remediation itself.',
    source: 'Microsoft: CredSSP updates for CVE-2018-0886',
  },
  {
    id: 'unsupported-function-in-an-rdp-box',
    when: all(sign('rdp-box'), code('sec-e-unsupported-function'), not(sign('credssp-oracle', 'ntlm-blocked-words'))),
    gives: { 'credssp-oracle-remediation': 'points', 'ntlm-blocked-or-required': 'fits', 'tls-no-common-protocol': 'against' },
    why: 'Remote Desktop shows this when the CredSSP patch levels differ; with both ends patched it is a restriction of NTLM.',
    source: 'Microsoft: CredSSP updates for CVE-2018-0886; Restrict NTLM',
  },
  {
    id: 'lsa-in-an-rdp-box',
    when: all(sign('rdp-box'), code('sec-e-internal-error')),
    gives: { 'kerb-account': 'points', 'kerb-no-dc-or-trust': 'fits', 'tls-no-common-protocol': 'against', 'tls-private-key-access': 'against' },
    why: 'Before the session begins a password that has expired or must be changed cannot be dealt with: Remote Desktop shows only this.',
    source: 'Microsoft: Remote Desktop, “The Local Security Authority cannot be contacted”',
  },
  {
    id: 'credentials-not-recognised-in-a-logon',
    when: all(code('sec-e-unknown-credentials'), onlyStack('sspi')),
    gives: { 'ntlm-bad-credentials': 'points', 'kerb-no-credentials': 'fits', 'tls-private-key-access': 'against' },
    why: 'In a Windows logon the code is about the name and password that were given, not about the key of a certificate.',
    source: 'Microsoft: WinRM and SSPI, SEC_E_UNKNOWN_CREDENTIALS',
  },
  {
    id: 'group-lookup-refused',
    when: all(code('sql-error-15404'), code('error-access-denied')),
    gives: { other: 'points', 'kerb-no-dc-or-trust': 'against' },
    why: 'A controller answered and refused to tell the groups of the account: the service account lacks the right to read them.',
    source: 'Microsoft: MSSQLSERVER_15404',
  },
  {
    id: 'controller-asked-with-wrong-password',
    when: all(code('status-logon-failure', 'status-wrong-password'), sign('samba-no-dc')),
    gives: { 'ntlm-bad-credentials': 'points', 'kerb-no-dc-or-trust': 'against' },
    why: 'A controller answered: it refused user name or password.',
    source: 'Samba: net ads join',
  },
  {
    id: 'binding-after-signing',
    when: all(code('sec-e-bad-bindings'), any(code('ldap-00002028', 'ldap-result-8'), sign('ldap-strong-auth'))),
    gives: { 'channel-binding-epa': 'points', 'ldap-signing-required': 'against' },
    why: 'Inside TLS signing is not asked for any more: what is left there is the binding to the channel.',
    source: 'Microsoft: LDAP channel binding and LDAP signing requirements (KB 4520412)',
  },
  {
    id: 'domain-is-not-among-the-trusted',
    when: all(code('status-no-such-user', 'status-logon-failure'), domainNotListed),
    gives: { 'ntlm-untrusted-domain': 'points' },
    why: 'The domain of the account is not in the list of domains that this machine knows.',
    source: 'Samba: wbinfo -m',
  },
  {
    id: 'bind-token-is-a-wrapper',
    when: all(code('sec-e-invalid-token'), sign('ldap-bind-words')),
    gives: { 'ntlm-bad-credentials': 'fits', 'kerb-spn-wrong-account': 'against', 'kerb-spn-missing': 'against', 'kerb-token-size': 'against', 'tls-not-tls-or-wrong-mode': 'against' },
    why: 'In an LDAP answer 80090308 only wraps the value behind “data”.',
    source: 'Microsoft: LDAP error 49 and its sub-codes',
  },
];
