import { namedDrivers } from '../../../data/drivers-named.ts';
import { all, any, code, driver, not, sign, type Rule } from '../rule.ts';

const UNTRUSTED_LOGIN = any(code('sql-error-18452', 'sec-e-logon-denied'), sign('login-untrusted-domain'));
const PASSWORD_DRIVERS = driver(...namedDrivers.filter((d) => 'takesPassword' in d).map((d) => d.id));

/** Logons: wrong words, wrong domain, wrong machine, or an account that may not. */
export const accountRules: readonly Rule[] = [
  {
    id: 'own-address',
    when: all(UNTRUSTED_LOGIN, sign('client-is-local')),
    gives: { 'ntlm-loopback-check': 'points', 'ntlm-untrusted-domain': 'against' },
    why: 'The server refused a logon from its own address: it was called under a name that Windows does not take for its own.',
    source: 'Microsoft: KB 926642, loopback check',
  },
  {
    id: 'driver-takes-a-password',
    when: all(UNTRUSTED_LOGIN, PASSWORD_DRIVERS, not(sign('client-is-local'))),
    gives: { 'ntlm-bad-credentials': 'points', 'ntlm-untrusted-domain': 'fits' },
    why: 'This driver sends a user name, domain and password that somebody typed; one of the three is the first suspect.',
    source: 'tediousjs/tedious and FreeTDS: NTLM logins',
  },
  {
    id: 'login-untrusted-windows',
    when: all(UNTRUSTED_LOGIN, not(PASSWORD_DRIVERS), not(sign('client-is-local')), not(code('sec-e-no-authenticating-authority'))),
    gives: { 'ntlm-untrusted-domain': 'points', 'ntlm-bad-credentials': 'fits', 'kerb-account': 'weak', 'kerb-no-credentials': 'weak' },
    why: 'The server could not match the Windows login with a domain that it trusts.',
    source: 'Microsoft: MSSQLSERVER_18452',
  },
  {
    id: 'login-without-a-name',
    when: all(UNTRUSTED_LOGIN, sign('login-empty-user')),
    gives: { 'kerb-no-credentials': 'fits', 'kerb-no-dc-or-trust': 'weak' },
    why: 'The user name is empty: the handshake ended before the server learned who it was, as with a stale logon.',
    source: 'Published thread: logon after a password change; Microsoft: Local security subsystem errors',
  },
  {
    id: 'controller-behind-the-login',
    when: all(any(code('sql-error-17806', 'sql-error-18452')), code('sec-e-no-authenticating-authority', 'sec-e-internal-error', 'event-5719', 'error-no-logon-servers')),
    gives: { 'kerb-no-dc-or-trust': 'states', 'ntlm-untrusted-domain': 'against', 'ntlm-bad-credentials': 'against', 'tls-no-common-protocol': 'excludes', 'tls-private-key-access': 'excludes' },
    why: 'SQL Server could not reach a domain controller to check the login.',
    source: 'Microsoft: Local security subsystem errors (SQL Server)',
  },
  {
    id: 'ntlm-refused-by-policy',
    when: any(sign('ntlm-blocked-words'), code('status-ntlm-blocked', 'error-ntlm-blocked')),
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
];
