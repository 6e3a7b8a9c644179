import { onlyStack, type Rule } from '../rule.ts';

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
