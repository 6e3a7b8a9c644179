/**
 * The taxonomy of root causes. An id is permanent and the same everywhere: page slug, anchor, prefix of fixtures
 * and the data-cause attribute of an answer. Causes are added when real cases need one; none is ever renamed.
 */

interface CauseRow {
  readonly id: string;
  /** Short name in headings and lists. */
  readonly title: string;
  readonly group: 'tls' | 'kerberos' | 'ntlm' | 'other';
  /** What is wrong, in one sentence. */
  readonly meaning: string;
  /** Causes that print the same messages: an answer that names one of them should name the others, with the check that splits them. */
  readonly neighbours: readonly string[];
}

export const causes = [
  {
    id: 'tls-no-common-protocol',
    title: 'No TLS version in common',
    group: 'tls',
    meaning: 'Client and server have no TLS version that is enabled at both ends.',
    neighbours: ['tls-no-common-cipher', 'tls-peer-closed', 'driver-too-old', 'tls-not-tls-or-wrong-mode', 'ntlm-blocked-or-required'],
  },
  {
    id: 'tls-no-common-cipher',
    title: 'No cipher suite in common',
    group: 'tls',
    meaning: 'The TLS versions overlap, but no cipher suite, key exchange group or signature hash does.',
    neighbours: ['tls-no-common-protocol', 'tls-cert-unsuitable', 'fips-policy'],
  },
  {
    id: 'tls-not-tls-or-wrong-mode',
    title: 'The peer does not speak TLS here',
    group: 'tls',
    meaning: 'The port answers in plain text, expects STARTTLS first, or a proxy answers in its place.',
    neighbours: ['tls-peer-closed', 'tls-no-common-protocol'],
  },
  {
    id: 'tls-peer-closed',
    title: 'Connection closed during the handshake',
    group: 'tls',
    meaning: 'The peer, or a device on the path, ends the connection during the TLS handshake without saying why.',
    neighbours: ['tls-no-common-protocol', 'tls-not-tls-or-wrong-mode', 'driver-too-old', 'tls-session-resumption-bug', 'kerb-token-size'],
  },
  {
    id: 'tls-cert-untrusted-root',
    title: 'Certificate from an untrusted issuer',
    group: 'tls',
    meaning: 'The certificate chain ends in an issuer that the verifying machine does not trust, or an intermediate certificate is missing.',
    neighbours: ['tls-cert-revocation-unreachable', 'tls-cert-name-mismatch', 'tls-cert-expired'],
  },
  {
    id: 'tls-cert-name-mismatch',
    title: 'Certificate for another name',
    group: 'tls',
    meaning: 'The certificate does not contain the name under which the client connects.',
    neighbours: ['kerb-spn-wrong-account', 'tls-cert-untrusted-root'],
  },
  {
    id: 'tls-cert-expired',
    title: 'Certificate outside its validity',
    group: 'tls',
    meaning: 'A certificate of the chain has expired or is not valid yet, or the clock that checks it is wrong.',
    neighbours: ['tls-cert-untrusted-root', 'kerb-clock-skew'],
  },
  {
    id: 'tls-cert-revocation-unreachable',
    title: 'Revocation cannot be checked',
    group: 'tls',
    meaning: 'The verifier cannot fetch the revocation list or the OCSP answer for a certificate of the chain.',
    neighbours: ['tls-cert-untrusted-root'],
  },
  {
    id: 'tls-cert-unsuitable',
    title: 'Certificate of the wrong kind',
    group: 'tls',
    meaning: 'The certificate cannot serve its purpose: key usage, signature, key type or strength does not fit.',
    neighbours: ['tls-private-key-access', 'tls-client-cert-required', 'tls-no-common-cipher'],
  },
  {
    id: 'tls-private-key-access',
    title: 'Private key missing or not readable',
    group: 'tls',
    meaning: 'The account of the process cannot use the private key of its certificate, or there is none.',
    neighbours: ['tls-cert-unsuitable', 'kerb-no-credentials'],
  },
  {
    id: 'tls-client-cert-required',
    title: 'Client certificate required',
    group: 'tls',
    meaning: 'The server asks for a client certificate and receives none that it accepts.',
    neighbours: ['tls-cert-unsuitable'],
  },
  {
    id: 'tls-session-resumption-bug',
    title: 'TLS session resumption fails',
    group: 'tls',
    meaning: 'Reusing a TLS session between connections fails, as on FTPS data channels or between unevenly patched hosts.',
    neighbours: ['tls-peer-closed'],
  },
  {
    id: 'fips-policy',
    title: 'FIPS policy blocks an algorithm',
    group: 'tls',
    meaning: 'The Windows FIPS policy forbids an algorithm that the program or the connection needs.',
    neighbours: ['tls-no-common-cipher'],
  },
  {
    id: 'driver-too-old',
    title: 'Driver too old',
    group: 'tls',
    meaning: 'The client driver or library lacks a TLS or authentication feature that the server requires, whatever its settings.',
    neighbours: ['tls-no-common-protocol', 'tls-peer-closed'],
  },
  {
    id: 'kerb-spn-missing',
    title: 'SPN missing',
    group: 'kerberos',
    meaning: 'The SPN that the client asks for is registered on no account.',
    neighbours: [
      'kerb-dns-or-name',
      'kerb-spn-duplicate',
      'kerb-spn-registration-denied',
      'kerb-double-hop-delegation',
      'gss-mechanism-missing',
      'ntlm-blocked-or-required',
    ],
  },
  {
    id: 'kerb-spn-duplicate',
    title: 'SPN on more than one account',
    group: 'kerberos',
    meaning: 'The SPN is registered on two or more accounts, or a second registration is refused because it exists elsewhere.',
    neighbours: ['kerb-spn-wrong-account', 'kerb-spn-missing', 'kerb-spn-registration-denied'],
  },
  {
    id: 'kerb-spn-wrong-account',
    title: 'SPN on the wrong account',
    group: 'kerberos',
    meaning: 'The SPN is registered on an account that does not run the service, which therefore cannot decrypt the ticket.',
    neighbours: [
      'kerb-spn-duplicate',
      'kerb-account',
      'kerb-encryption-type',
      'kerb-dns-or-name',
      'tls-cert-name-mismatch',
      'kerb-spn-registration-denied',
    ],
  },
  {
    id: 'kerb-spn-registration-denied',
    title: 'Service could not register its SPN',
    group: 'kerberos',
    meaning: 'The service tried to register its own SPN at start-up and was refused or reached no domain.',
    neighbours: ['kerb-spn-missing', 'kerb-spn-duplicate', 'kerb-spn-wrong-account'],
  },
  {
    id: 'kerb-clock-skew',
    title: 'Clocks too far apart',
    group: 'kerberos',
    meaning: 'The clocks of client, server or domain controller differ by more than the allowed five minutes.',
    neighbours: ['tls-cert-expired'],
  },
  {
    id: 'kerb-dns-or-name',
    title: 'Wrong name in use',
    group: 'kerberos',
    meaning: 'The client builds the SPN from a name that leads elsewhere: an IP address, an alias, a hosts entry, reverse lookup or the wrong realm.',
    neighbours: ['kerb-spn-missing', 'kerb-spn-wrong-account', 'kerb-no-dc-or-trust'],
  },
  {
    id: 'kerb-no-dc-or-trust',
    title: 'No domain controller or broken trust',
    group: 'kerberos',
    meaning: 'No domain controller can be found or reached, or the trust or the secure channel of the machine is broken.',
    neighbours: ['kerb-dns-or-name', 'ntlm-untrusted-domain'],
  },
  {
    id: 'kerb-account',
    title: 'Account locked, disabled or expired',
    group: 'kerberos',
    meaning: 'The state of the account forbids the logon: locked, disabled, expired, password to be changed, or a service password out of step.',
    neighbours: ['ntlm-bad-credentials', 'kerb-spn-wrong-account', 'ntlm-untrusted-domain', 'kerb-encryption-type', 'credssp-oracle-remediation'],
  },
  {
    id: 'kerb-encryption-type',
    title: 'No Kerberos encryption type in common',
    group: 'kerberos',
    meaning: 'Client, service account, trust or keytab share no Kerberos encryption type that the domain controller allows.',
    neighbours: ['kerb-spn-wrong-account', 'kerb-account'],
  },
  {
    id: 'kerb-double-hop-delegation',
    title: 'Double hop without delegation',
    group: 'kerberos',
    meaning: 'A middle tier connects onwards for a user whose identity it may not delegate.',
    neighbours: ['kerb-no-credentials', 'kerb-spn-missing'],
  },
  {
    id: 'kerb-no-credentials',
    title: 'No ticket or logged-on session',
    group: 'kerberos',
    meaning: 'The process has no usable Kerberos ticket and no credentials to get one: not logged on, expired cache or stale logon.',
    neighbours: ['kerb-double-hop-delegation', 'tls-private-key-access', 'gss-mechanism-missing'],
  },
  {
    id: 'kerb-token-size',
    title: 'Token or ticket too large',
    group: 'kerberos',
    meaning: 'The account is in so many groups that its ticket or token exceeds a limit on the way.',
    neighbours: ['tls-peer-closed'],
  },
  {
    id: 'gss-mechanism-missing',
    title: 'GSSAPI mechanism missing',
    group: 'kerberos',
    meaning: 'A client outside Windows lacks the Kerberos library or the NTLM plug-in for GSSAPI.',
    neighbours: ['kerb-no-credentials', 'kerb-spn-missing'],
  },
  {
    id: 'ntlm-blocked-or-required',
    title: 'NTLM blocked, or the only choice left',
    group: 'ntlm',
    meaning: 'Policy refuses NTLM while Kerberos did not work, or one side offers nothing but NTLM.',
    neighbours: ['kerb-spn-missing', 'credssp-oracle-remediation', 'tls-no-common-protocol'],
  },
  {
    id: 'ntlm-untrusted-domain',
    title: 'Login from an untrusted domain',
    group: 'ntlm',
    meaning: 'The server does not trust the domain or workgroup of the account.',
    neighbours: ['ntlm-bad-credentials', 'ntlm-loopback-check', 'kerb-account', 'kerb-no-dc-or-trust'],
  },
  {
    id: 'ntlm-loopback-check',
    title: 'Loopback check',
    group: 'ntlm',
    meaning: 'Windows refuses NTLM when a server calls itself under a name that is not its own.',
    neighbours: ['ntlm-untrusted-domain', 'ntlm-bad-credentials'],
  },
  {
    id: 'ntlm-bad-credentials',
    title: 'Wrong user name or password',
    group: 'ntlm',
    meaning: 'User name, password, domain part or kind of account is wrong.',
    neighbours: ['kerb-account', 'ntlm-untrusted-domain', 'ntlm-loopback-check', 'channel-binding-epa'],
  },
  {
    id: 'channel-binding-epa',
    title: 'Channel binding mismatch',
    group: 'ntlm',
    meaning: 'Extended Protection or LDAP channel binding asks for a binding to the TLS channel that the client does not send or that a proxy has changed.',
    neighbours: ['ldap-signing-required', 'ntlm-bad-credentials'],
  },
  {
    id: 'ldap-signing-required',
    title: 'LDAP signing required',
    group: 'ntlm',
    meaning: 'The LDAP server accepts only binds that sign, seal or run inside TLS.',
    neighbours: ['channel-binding-epa'],
  },
  {
    id: 'credssp-oracle-remediation',
    title: 'CredSSP patch levels differ',
    group: 'ntlm',
    meaning: 'One side of a CredSSP connection has the update for CVE-2018-0886 and insists on it, the other has not.',
    neighbours: ['ntlm-blocked-or-required', 'kerb-account'],
  },
  {
    id: 'other',
    title: 'Another cause',
    group: 'other',
    meaning: 'A real cause outside this list, such as a product defect.',
    neighbours: [],
  },
] as const satisfies readonly CauseRow[];

export type CauseId = (typeof causes)[number]['id'];
