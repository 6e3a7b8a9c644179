import { all, any, code, name, not, onlyStack, sign, stack, type Rule } from '../rule.ts';

const UNKNOWN_PRINCIPAL = code('kdc-err-s-principal-unknown', 'sec-e-target-unknown', 'status-no-trust-sam-account', 'driver-sspi-provider-server-not-found');
const GENERIC = code('driver-cannot-generate-sspi-context');
const IS_SQL = /^MSSQLSvc\//i;
/** Services that a computer account answers for without a registration of their own. */
const IS_HOST = /^(?:HOST|CIFS|TERMSRV|WSMAN|RPCSS|RestrictedKrbHost|LDAP)\//i;
const IS_IP = /\/(?:\d{1,3}\.){3}\d{1,3}(?:[:@]|$)/;

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
    id: 'principal-name-in-kerberos',
    when: all(code('sec-e-wrong-principal'), any(onlyStack('sspi'), all(GENERIC, not(sign('provider-ssl'))))),
    gives: { 'kerb-spn-wrong-account': 'points', 'kerb-spn-missing': 'fits', 'kerb-spn-duplicate': 'fits', 'kerb-dns-or-name': 'weak', 'tls-cert-name-mismatch': 'excludes' },
    why: 'Kerberos prints it when a ticket came back that was made for another account’s key.',
    source: 'Microsoft: “Cannot generate SSPI context” (KB 811889)',
  },
  {
    id: 'ticket-could-not-be-read',
    when: all(code('krb-ap-err-modified', 'krb-ap-err-bad-integrity'), not(sign('keytab-words'))),
    gives: { 'kerb-spn-wrong-account': 'points', 'kerb-account': 'weak', 'kerb-spn-missing': 'against' },
    why: 'A ticket was issued, so the name exists; the service could not read it, because it belongs to another account, or the password or encryption type is not in step.',
    source: 'Microsoft Ask DS: Kerberos authentication problems, SPN issues part 3',
  },
  {
    id: 'registration-without-right',
    when: all(code('sql-error-26037', 'sql-error-26067', 'sql-error-26038', 'sql-error-26068', 'spn-return-2098', 'error-ds-insuff-access-rights'), not(code('error-ds-spn-value-not-unique-in-forest'))),
    gives: { 'kerb-spn-registration-denied': 'points' },
    why: 'The service asked Active Directory to write its names and was refused.',
    source: 'Microsoft: Register a Service Principal Name, automatic registration',
  },
  {
    id: 'registration-exists-elsewhere',
    when: code('error-ds-spn-value-not-unique-in-forest'),
    gives: { 'kerb-spn-duplicate': 'points', 'kerb-spn-wrong-account': 'fits', 'kerb-spn-registration-denied': 'weak' },
    why: 'Active Directory refuses a name that another object of the forest already holds.',
    source: 'Microsoft: SPN and UPN uniqueness',
  },
  {
    id: 'controller-not-found',
    when: all(code('sec-e-no-authenticating-authority', 'krb5-kdc-unreach', 'krb5-realm-cant-resolve', 'error-no-logon-servers', 'status-no-logon-servers', 'error-no-such-domain', 'event-5719'), not(onlyStack('tls'))),
    gives: { 'kerb-no-dc-or-trust': 'points' },
    why: 'No domain controller could be asked: everything else in the text follows from that.',
    source: 'Microsoft: Local security subsystem errors (SQL Server)',
  },
  {
    id: 'no-ticket-was-made',
    when: all(GENERIC, stack('sspi'), any(UNKNOWN_PRINCIPAL, code('krb-ap-err-skew', 'sec-e-time-skew', 'krb5-kdc-unreach', 'sec-e-no-authenticating-authority'))),
    gives: { 'kerb-spn-wrong-account': 'against', 'kerb-spn-duplicate': 'against' },
    why: 'The inner message says why no ticket was made; a wrong holder would have given one.',
    source: 'Microsoft: “Cannot generate SSPI context” (KB 811889)',
  },
];
