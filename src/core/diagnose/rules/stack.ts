import { all, onlyStack, type Condition, type Rule } from '../rule.ts';

/** Layers whose short numbers mean something else in other programs: "verify error:num=20" is no Kerberos error. */
const NUMBERED: ReadonlySet<string> = new Set(['kerberos', 'win32', 'ldap', 'sql-server', 'sql-login-states', 'windows-events']);

/** All that the text has of Kerberos and of logons are numbers of one or two digits. */
const onlyShortNumbers: Condition = ({ codes }) => {
  const numbered = codes.filter((c) => NUMBERED.has(c.row.layer));
  const short = numbered.filter((c) => /^\D{0,12}\d{1,2}\D{0,2}$/.test(c.text));
  const others = codes.some((c) => c.row.layer === 'ntstatus');
  return short.length > 0 && short.length === numbered.length && !others ? short.flatMap((c) => c.lines) : undefined;
};

/** Which layer speaks. Many codes are shared by TLS and Kerberos; the layer that prints them decides between the two. */
export const stackRules: readonly Rule[] = [
  {
    id: 'tls-speaks',
    when: onlyStack('tls'),
    gives: {
      'kerb-spn-missing': 'against',
      'kerb-spn-wrong-account': 'against',
      'kerb-spn-duplicate': 'against',
      'kerb-dns-or-name': 'against',
      'kerb-account': 'against',
      'kerb-no-dc-or-trust': 'against',
      'kerb-double-hop-delegation': 'against',
      'kerb-no-credentials': 'against',
      'kerb-token-size': 'against',
      'kerb-clock-skew': 'against',
      'kerb-encryption-type': 'against',
      'kerb-spn-registration-denied': 'against',
      'gss-mechanism-missing': 'against',
      'ntlm-bad-credentials': 'against',
      'ntlm-blocked-or-required': 'against',
      'ntlm-untrusted-domain': 'against',
      'ntlm-loopback-check': 'against',
      'credssp-oracle-remediation': 'against',
    },
    why: 'The TLS layer prints this, and no frame of Kerberos or NTLM is in the text.',
    source: 'dotnet/runtime: SslStream for TLS, NegotiateStream and the SSPI context for Kerberos and NTLM',
  },
  {
    id: 'short-numbers-in-tls',
    when: all(onlyStack('tls'), onlyShortNumbers),
    gives: {
      'kerb-spn-missing': 'excludes',
      'kerb-spn-wrong-account': 'excludes',
      'kerb-spn-duplicate': 'excludes',
      'kerb-dns-or-name': 'excludes',
      'kerb-account': 'excludes',
      'kerb-no-dc-or-trust': 'excludes',
      'kerb-double-hop-delegation': 'excludes',
      'kerb-no-credentials': 'excludes',
      'kerb-token-size': 'excludes',
      'kerb-clock-skew': 'excludes',
      'kerb-encryption-type': 'excludes',
      'ntlm-bad-credentials': 'excludes',
    },
    why: 'The short numbers in the text belong to the TLS library, not to Kerberos.',
    source: 'openssl/openssl, X509_V_ERR numbers; curl exit codes',
  },
  {
    id: 'sspi-speaks',
    when: onlyStack('sspi'),
    gives: {
      'tls-no-common-protocol': 'against',
      'tls-no-common-cipher': 'against',
      'tls-not-tls-or-wrong-mode': 'against',
      'tls-peer-closed': 'against',
      'tls-cert-untrusted-root': 'against',
      'tls-cert-name-mismatch': 'against',
      'tls-cert-expired': 'against',
      'tls-cert-unsuitable': 'against',
      'tls-private-key-access': 'against',
      'tls-client-cert-required': 'against',
    },
    why: 'Kerberos or NTLM prints this, and no frame of TLS is in the text.',
    source: 'dotnet/runtime: SslStream for TLS, NegotiateStream and the SSPI context for Kerberos and NTLM',
  },
];
