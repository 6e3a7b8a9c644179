import { firstLabel } from '../../host-names.ts';
import { all, any, code, name, not, onlyStack, sign, stack, type Condition, type Rule } from '../rule.ts';
import { line } from './lines.ts';

const UNKNOWN_PRINCIPAL = any(code('kdc-err-s-principal-unknown', 'sec-e-target-unknown', 'status-no-trust-sam-account', 'driver-sspi-provider-server-not-found'), sign('krb5-server-unknown', 'windows-target-unknown'));
const GENERIC = any(code('driver-cannot-generate-sspi-context'), sign('sspi-context-localised'));
/** The ticket was refused in the first step already, at the domain controller. */
const FIRST_STEP = any(sign('krb5-initial-credentials', 'java-as-exchange', 'java-kdc-reply'), code('event-4768', 'event-4771'));
/** What nslookup, dig and Resolve-DnsName print for an alias. */
const ALIAS = /^\s{0,4}Alias(?:es)?\s{0,4}:|canonical name =|\sCNAME\s/i;
/** A referral to another realm: krbtgt/OTHER@REALM. */
const REFERRAL = /krbtgt\/([A-Za-z0-9.-]{1,200})@(?!\1\b)[A-Za-z0-9]/i;
const IS_SQL = /^MSSQLSvc\//i;
/** Services that a computer account answers for without a registration of their own. */
const IS_HOST = /^(?:HOST|CIFS|TERMSRV|WSMAN|RPCSS|RestrictedKrbHost|LDAP)\//i;
const IS_IP = /\/(?:\d{1,3}\.){3}\d{1,3}(?:[:@]|$)/;

/** A computer account answered, and the name that was asked for is of another host. */
function answeredBy(test: (spn: string) => boolean): Condition {
  return ({ names }) => {
    const machines = names.filter((n) => n.kind === 'account' && n.value.endsWith('$')).map((n) => firstLabel(n.value.slice(0, -1).replace(/^.*\\/, '')));
    const asked = names.filter((n) => n.kind === 'spn' && test(n.value));
    if (machines.length === 0) return undefined;
    const other = asked.filter((n) => !machines.includes(firstLabel(n.value.replace(/^[^/]*\//, '').replace(/[:/@].*$/, ''))));
    return other.length > 0 && other.length === asked.length ? other.map((n) => n.line) : undefined;
  };
}

/** The line of an unknown principal names an address, and no host. */
const addressInTheLine: Condition = (seen) => {
  const lines = new Set(UNKNOWN_PRINCIPAL(seen) ?? []);
  const found = seen.names.filter((n) => n.kind === 'address' && lines.has(n.line));
  const hosts = seen.names.some((n) => n.kind === 'server' && lines.has(n.line));
  return found.length > 0 && !hosts ? found.map((n) => n.line) : undefined;
};

/** Service principal names: missing, double, on another account, or not the one that was asked for. */
export const principalRules: readonly Rule[] = [
  {
    id: 'duplicate-behind-error-7',
    when: all(code('kdc-err-s-principal-unknown', 'event-kerberos-3'), code('status-object-name-collision')),
    gives: { 'kerb-spn-duplicate': 'states', 'kerb-spn-missing': 'against' },
    why: 'The extended error 0xC0000035 means that the name exists twice, although error 7 reads as if it did not exist.',
    source: 'Microsoft: KB 2015518',
  },
  {
    id: 'unknown-sql-principal',
    when: all(UNKNOWN_PRINCIPAL, name('spn', (v) => IS_SQL.test(v))),
    gives: { 'kerb-spn-missing': 'points' },
    why: 'The directory knows no account with this MSSQLSvc name; a name of this class exists only if somebody registered it.',
    source: 'Microsoft: Register a Service Principal Name for Kerberos connections',
  },
  {
    id: 'unknown-host-principal',
    when: all(UNKNOWN_PRINCIPAL, name('spn', (v) => IS_HOST.test(v))),
    gives: { 'kerb-dns-or-name': 'points' },
    why: 'Every computer has this name by itself, so it is the host part that does not exist: an alias, an old name, another realm.',
    source: 'Microsoft: setspn, HOST aliases',
  },
  {
    id: 'principal-of-an-address',
    when: all(any(UNKNOWN_PRINCIPAL, GENERIC, code('sec-e-wrong-principal')), any(name('spn', (v) => IS_IP.test(v)), all(name('address', () => true), not(name('server', () => true)), not(name('spn', (v) => !IS_IP.test(v)))))),
    gives: { 'kerb-dns-or-name': 'points' },
    why: 'The connection goes to an address. No service principal name is registered for an address, so the right one is never asked for.',
    source: 'Microsoft: Kerberos and IP addresses; jborean93/PSOpenAD#114',
  },
  {
    id: 'unknown-principal-beside-an-address',
    when: all(UNKNOWN_PRINCIPAL, not(name('spn', (v) => !IS_IP.test(v))), addressInTheLine),
    gives: { 'kerb-dns-or-name': 'points' },
    why: 'The line that fails names an address. No service principal name is registered for an address.',
    source: 'Microsoft: Kerberos and IP addresses; Ansible: Windows remote management, Kerberos',
  },
  {
    id: 'token-refused-by-the-service',
    when: all(sign('sspi-accepting-side'), code('sec-e-invalid-token'), not(sign('ldap-bind-words'))),
    gives: { 'kerb-spn-wrong-account': 'points', 'kerb-spn-missing': 'fits', 'tls-not-tls-or-wrong-mode': 'against', 'kerb-token-size': 'against' },
    why: 'The service could not read the token: a ticket that was made for another account than the one that runs it, or NTLM where the client found no name.',
    source: 'Microsoft: AcceptSecurityContext; jlguenego/node-expose-sspi',
  },
  {
    id: 'principal-name-in-kerberos',
    when: all(code('sec-e-wrong-principal'), any(onlyStack('sspi'), all(GENERIC, not(sign('provider-ssl'))))),
    gives: { 'kerb-spn-wrong-account': 'points', 'kerb-spn-missing': 'fits', 'kerb-spn-duplicate': 'fits', 'kerb-dns-or-name': 'weak', 'tls-cert-name-mismatch': 'excludes' },
    why: 'Kerberos prints it when a ticket came back that was made for another account’s key.',
    source: 'Microsoft: “Cannot generate SSPI context” (KB 811889)',
  },
  {
    id: 'ticket-could-not-be-read',
    when: all(code('krb-ap-err-modified', 'krb-ap-err-bad-integrity'), not(FIRST_STEP)),
    gives: { 'kerb-spn-wrong-account': 'points', 'kerb-account': 'fits', 'kerb-encryption-type': 'fits', 'kerb-spn-missing': 'against' },
    why: 'A ticket was issued, so the name exists; the service could not read it, because it belongs to another account, or the password or encryption type is not in step.',
    source: 'Microsoft Ask DS: Kerberos authentication problems, SPN issues part 3',
  },
  {
    id: 'password-in-the-first-step',
    when: all(code('krb-ap-err-bad-integrity'), FIRST_STEP),
    gives: { 'ntlm-bad-credentials': 'points', 'kerb-account': 'fits', 'kerb-spn-wrong-account': 'against' },
    why: 'In the first step the key comes from the password of the one who asks: it is wrong, or older than the account’s.',
    source: 'krb5/krb5: KRB5KRB_AP_ERR_BAD_INTEGRITY in an AS exchange',
  },
  {
    id: 'keytab-older-than-the-password',
    when: all(any(code('kdc-err-preauth-failed'), sign('krb5-preauth-words')), sign('keytab-words'), not(any(code('krb-ap-err-skew'), sign('krb5-clock')))),
    gives: { 'kerb-account': 'points' },
    why: 'The key came from a keytab: the password of the account was changed after the file was made.',
    source: 'krb5/krb5: keytab, key version numbers',
  },
  {
    id: 'altered-in-the-first-step',
    when: all(code('krb-ap-err-modified'), FIRST_STEP),
    gives: { 'kerb-dns-or-name': 'fits', other: 'fits', 'kerb-spn-wrong-account': 'against', 'kerb-spn-duplicate': 'against' },
    why: 'In the first step no service has a part: a realm in another spelling, or an option of krb5.conf that the domain controller answers differently.',
    source: 'OpenJDK: sun.security.krb5.KrbKdcRep; JDK-8215032',
  },
  {
    id: 'clock-behind-preauthentication',
    when: all(any(code('krb-ap-err-skew'), sign('krb5-clock')), code('kdc-err-preauth-failed')),
    gives: { 'kerb-clock-skew': 'states', 'ntlm-bad-credentials': 'against', 'kerb-account': 'against' },
    why: 'The proof of the password holds the time: with a wrong clock it fails, whatever the password is.',
    source: 'RFC 4120, section 5.2.7.2; OpenJDK: KrbAsReqBuilder',
  },
  {
    id: 'referral-to-an-unknown-realm',
    when: all(UNKNOWN_PRINCIPAL, line(REFERRAL)),
    gives: { 'kerb-dns-or-name': 'points', 'kerb-no-dc-or-trust': 'points', 'kerb-spn-missing': 'against', 'kerb-spn-duplicate': 'against' },
    why: 'The name that is unknown is the way to another realm: the client takes the service to be there, by its DNS name or a mapping, and there is no trust.',
    source: 'MIT Kerberos: domain_realm; RFC 4120, cross-realm tickets',
  },
  {
    id: 'no-service-credentials-is-no-certificate',
    when: all(sign('krb5-no-cross-realm'), code('kdc-err-kdc-not-trusted')),
    gives: { 'tls-cert-untrusted-root': 'excludes' },
    why: 'Java prints its own number 63 here; it has nothing to do with the certificate of the domain controller.',
    source: 'OpenJDK: sun.security.krb5.internal.CredentialsUtil',
  },
  {
    id: 'an-alias-in-the-text',
    when: all(any(UNKNOWN_PRINCIPAL, GENERIC, code('error-wrong-target-name', 'krb-ap-err-modified', 'sec-e-wrong-principal'), sign('windows-wrong-target-name')), not(stack('tls')), line(ALIAS)),
    gives: { 'kerb-dns-or-name': 'points' },
    why: 'The text shows that the name is an alias of another one: the ticket is asked for a name that the server does not have.',
    source: 'Microsoft: SPN and DNS aliases (CNAME), KB 281308',
  },
  {
    id: 'ticket-of-a-service-account',
    when: all(code('krb-ap-err-modified', 'event-kerberos-4'), name('account', (v) => !v.endsWith('$')), not(name('account', (v) => v.endsWith('$')))),
    gives: { 'kerb-encryption-type': 'fits', 'kerb-account': 'weak' },
    why: 'The account is no computer: its password and its encryption types are set by hand, and can differ from what the machine allows.',
    source: 'Microsoft: msDS-SupportedEncryptionTypes; published case of a SharePoint farm',
  },
  {
    id: 'another-machine-answered',
    when: all(code('krb-ap-err-modified', 'event-kerberos-4'), answeredBy((spn) => IS_HOST.test(spn))),
    gives: { 'kerb-dns-or-name': 'points', 'kerb-spn-wrong-account': 'against' },
    why: 'The machine that answered is not the one in the name, and each machine holds these names by itself: the name leads to the wrong machine.',
    source: 'Microsoft: Kerberos event 4, stale DNS records and aliases',
  },
  {
    id: 'another-machine-answered-for-a-service',
    when: all(code('krb-ap-err-modified', 'event-kerberos-4'), answeredBy((spn) => !IS_HOST.test(spn))),
    gives: { 'kerb-dns-or-name': 'fits' },
    why: 'The machine that answered is not the one in the name: an alias, a cluster name, or a record that leads elsewhere.',
    source: 'Microsoft: Kerberos event 4, stale DNS records and aliases',
  },
  {
    id: 'controller-not-found',
    when: all(code('sec-e-no-authenticating-authority', 'krb5-kdc-unreach', 'krb5-realm-cant-resolve', 'error-no-logon-servers', 'status-no-logon-servers', 'error-no-such-domain', 'event-5719'), not(onlyStack('tls'))),
    gives: { 'kerb-no-dc-or-trust': 'points' },
    why: 'No domain controller could be asked: everything else in the text follows from that.',
    source: 'Microsoft: Local security subsystem errors (SQL Server)',
  },
  {
    id: 'machine-account-at-the-logon',
    when: all(code('error-no-trust-sam-account'), not(name('spn', () => true)), not(sign('klist-failed', 'kerberos-client-log', 'winrm-kerberos-words', 'lsa-server-error')), not(GENERIC)),
    gives: { 'kerb-no-dc-or-trust': 'points', 'kerb-spn-missing': 'against' },
    why: 'No name of a service is asked for in the text: the sentence is about the computer account of the machine itself.',
    source: 'Microsoft: trust relationship between workstation and domain, error 1787',
  },
  {
    id: 'no-ticket-was-made',
    when: all(GENERIC, stack('sspi'), any(UNKNOWN_PRINCIPAL, code('krb-ap-err-skew', 'sec-e-time-skew', 'krb5-kdc-unreach', 'sec-e-no-authenticating-authority'))),
    gives: { 'kerb-spn-wrong-account': 'against', 'kerb-spn-duplicate': 'against' },
    why: 'The inner message says why no ticket was made; a wrong holder would have given one.',
    source: 'Microsoft: “Cannot generate SSPI context” (KB 811889)',
  },
];
