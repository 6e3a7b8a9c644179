/** The terms of the field as the runbook uses them. The id is the anchor in the glossary and the target of `<Term id>`. */
export interface GlossaryEntry {
  readonly id: string;
  /** The written form; the glossary sorts by it. */
  readonly term: string;
  /** One or two sentences, also shown as a tooltip: at most 260 characters. */
  readonly meaning: string;
  /** Slug of the article that says more. */
  readonly see?: string;
}

export const glossary = [
  {
    id: 'sspi',
    term: 'SSPI (Security Support Provider Interface)',
    meaning:
      'Windows interface through which a program authenticates and protects a connection without knowing the protocol. The work is done by security packages: Kerberos, NTLM, Negotiate, Schannel.',
    see: 'what-sspi-is',
  },
  {
    id: 'ssp',
    term: 'SSP (security support provider)',
    meaning: 'A DLL behind SSPI that implements one or more security packages, such as Kerberos, NTLM, Negotiate, CredSSP or Schannel.',
    see: 'what-sspi-is',
  },
  {
    id: 'negotiate',
    term: 'Negotiate',
    meaning:
      'Security package that takes Kerberos where a ticket can be had, and NTLM otherwise. Once a ticket has been issued it does not go back to NTLM, even if the service refuses the ticket.',
    see: 'kerberos-or-ntlm',
  },
  {
    id: 'kerberos',
    term: 'Kerberos',
    meaning:
      'Ticket protocol. A domain controller vouches for the user with a ticket that only the account of the service can decrypt. It needs an SPN, a reachable domain controller and clocks that agree, and it can be delegated.',
    see: 'kerberos-or-ntlm',
  },
  {
    id: 'ntlm',
    term: 'NTLM',
    meaning:
      'Older protocol of challenge and response. The password is not sent; for domain accounts the server has a domain controller check the response. It needs no SPN, cannot be delegated and does not prove who the server is.',
    see: 'ntlm-fallback-price',
  },
  {
    id: 'spn',
    term: 'SPN (service principal name)',
    meaning:
      'The name by which a client asks for a service: class, host, and where needed a port or an instance, as in MSSQLSvc/sql05.corp.example:1433. It belongs on exactly one account of the forest.',
    see: 'spn-format',
  },
  {
    id: 'service-class',
    term: 'Service class',
    meaning: 'The part of an SPN before the slash: MSSQLSvc, HTTP, TERMSRV, HOST. HOST answers for many built-in classes as well, among them HTTP and cifs, but not for MSSQLSvc, and not for a name with a port: HOST/web01 is no answer to HTTP/web01:8080.',
    see: 'spn-format',
  },
  {
    id: 'upn',
    term: 'UPN (user principal name)',
    meaning: 'Name of an account in the form user@suffix. The suffix need not be the DNS name of the domain.',
    see: 'ntlm-bad-credentials',
  },
  {
    id: 'kdc',
    term: 'KDC (key distribution centre)',
    meaning: 'The service that issues Kerberos tickets. In Active Directory each domain controller runs one, on port 88.',
    see: 'kerb-no-dc-or-trust',
  },
  {
    id: 'tgt',
    term: 'TGT (ticket-granting ticket)',
    meaning: 'The ticket that a user or computer receives at logon and shows to the KDC to obtain service tickets. klist lists it with the server krbtgt/REALM.',
    see: 'restarts-and-cached-tickets',
  },
  {
    id: 'service-ticket',
    term: 'Service ticket',
    meaning: 'Ticket for one SPN, encrypted with the key of the account that holds that SPN. A service under another account cannot decrypt it.',
    see: 'restarts-and-cached-tickets',
  },
  {
    id: 'realm',
    term: 'Realm',
    meaning: 'The Kerberos word for a domain. In Active Directory it is the DNS name of the domain in capitals, such as CORP.EXAMPLE.',
    see: 'kerb-dns-or-name',
  },
  {
    id: 'forest',
    term: 'Forest',
    meaning: 'One or more Active Directory domains with a common schema, configuration and global catalog, which trust each other. An SPN must be unique in it.',
    see: 'kerb-no-dc-or-trust',
  },
  {
    id: 'trust',
    term: 'Trust',
    meaning: 'Agreement by which a domain or forest accepts the users of another. It has a direction: the domain of the server must trust the domain of the user.',
    see: 'kerb-no-dc-or-trust',
  },
  {
    id: 'domain-controller',
    term: 'Domain controller (DC)',
    meaning: 'Server that holds the directory of a domain. It issues Kerberos tickets, checks NTLM logons and stores SPNs.',
    see: 'kerb-no-dc-or-trust',
  },
  {
    id: 'global-catalog',
    term: 'Global catalog',
    meaning: 'Partial copy of all objects of the forest, SPNs included, on selected domain controllers. It answers forest-wide searches, over LDAP on port 3268.',
    see: 'kerb-spn-duplicate',
  },
  {
    id: 'service-account',
    term: 'Service account',
    meaning:
      'The account that a service runs as. Its key decrypts the tickets, so the SPN must be on it; for LocalSystem, NETWORK SERVICE and virtual accounts that means the computer account.',
    see: 'service-account-changes',
  },
  {
    id: 'gmsa',
    term: 'gMSA (group managed service account)',
    meaning: 'Domain account for services on one or several hosts whose password the domain makes and changes by itself. Its account name ends in $.',
    see: 'spn-registration',
  },
  {
    id: 'virtual-account',
    term: 'Virtual account',
    meaning: 'Local account that Windows makes for one service, such as NT SERVICE\\MSSQLSERVER. On the network it acts as the computer account, and that is where its SPNs belong.',
    see: 'spn-registration',
  },
  {
    id: 'computer-account',
    term: 'Computer account',
    meaning: 'The account of a domain member, written with a final $, as in CORP\\SQL05$. LocalSystem, NETWORK SERVICE and virtual accounts use it on the network.',
    see: 'spn-registration',
  },
  {
    id: 'delegation',
    term: 'Delegation',
    meaning: 'A service acts for its user at a second service, with a ticket in the name of the user. Active Directory must allow it: on the account in the middle or on the one at the back.',
    see: 'kerb-double-hop-delegation',
  },
  {
    id: 'constrained-delegation',
    term: 'Constrained delegation',
    meaning: 'Delegation to a list of SPNs only (msDS-AllowedToDelegateTo), set on the account of the service in the middle. Both services must be in one domain.',
    see: 'kerb-double-hop-delegation',
  },
  {
    id: 'rbcd',
    term: 'RBCD (resource-based constrained delegation)',
    meaning: 'Delegation set on the account of the back-end service, which lists who may act for users there. It works across domains. Since Windows Server 2012.',
    see: 'kerb-double-hop-delegation',
  },
  {
    id: 'double-hop',
    term: 'Double hop',
    meaning:
      'The user connects to one server, and that server connects to a second one as the user, for example through a linked server. Without delegation the second server sees NT AUTHORITY\\ANONYMOUS LOGON.',
    see: 'kerb-double-hop-delegation',
  },
  {
    id: 'protected-users',
    term: 'Protected Users',
    meaning: 'Group whose members can use neither NTLM, DES and RC4 nor delegation, and whose ticket-granting tickets live for a short time. Not for service or computer accounts.',
    see: 'kerb-no-credentials',
  },
  {
    id: 'encryption-type',
    term: 'Encryption type',
    meaning: 'The algorithm of a Kerberos key: AES-256, AES-128 or the older RC4. Client, KDC and the account of the service need one in common.',
    see: 'kerb-encryption-type',
  },
  {
    id: 'keytab',
    term: 'Keytab',
    meaning: 'File with the Kerberos keys of an account, used by services and clients on Linux. After a change of the password it has to be made again.',
    see: 'kerb-encryption-type',
  },
  {
    id: 'kvno',
    term: 'KVNO (key version number)',
    meaning: 'Counter that rises with each change of the password of an account. A keytab opens a ticket only if it holds the key with the same number.',
    see: 'kerb-encryption-type',
  },
  {
    id: 'mutual-authentication',
    term: 'Mutual authentication',
    meaning: 'Both ends prove who they are. Kerberos can do it with the ticket; in TLS it means that the client presents a certificate too.',
    see: 'what-sspi-is',
  },
  {
    id: 'channel-binding',
    term: 'Channel binding',
    meaning: 'Ties a Windows logon to the TLS connection that carries it, so that it cannot be relayed over another. A proxy that ends TLS on the way breaks it.',
    see: 'channel-binding-epa',
  },
  {
    id: 'epa',
    term: 'EPA (Extended Protection for Authentication)',
    meaning: 'Windows protection against relayed logons: the server checks the channel binding of the TLS connection, or the SPN that the client meant to reach. Off, allowed or required for each service.',
    see: 'channel-binding-epa',
  },
  {
    id: 'secure-channel',
    term: 'Secure channel',
    meaning: 'Protected connection of a domain member to a domain controller, based on the password of the computer account. NTLM checks pass through it.',
    see: 'kerb-no-dc-or-trust',
  },
  {
    id: 'schannel',
    term: 'Schannel',
    meaning: 'The security package of Windows for TLS and SSL. Its registry settings decide which versions and cipher suites are enabled; its errors are in the System log.',
    see: 'schannel-settings',
  },
  {
    id: 'tls-handshake',
    term: 'TLS handshake',
    meaning: 'The opening of a TLS connection: both ends agree on version and cipher suite, the server shows its certificate, and keys are made.',
    see: 'handshake-refused',
  },
  {
    id: 'clienthello',
    term: 'ClientHello',
    meaning: 'The first message of a TLS handshake. It lists the versions and cipher suites that the client offers, and mostly the name of the server (SNI).',
    see: 'handshake-refused',
  },
  {
    id: 'cipher-suite',
    term: 'Cipher suite',
    meaning: 'Named set of algorithms for a TLS connection. Up to TLS 1.2 it fixes key exchange, certificate type, cipher and hash; in TLS 1.3 only cipher and hash.',
    see: 'tls-no-common-cipher',
  },
  {
    id: 'alert',
    term: 'Alert (TLS)',
    meaning: 'Message by which one end of a TLS connection reports an error or the end. The number of a fatal alert gives a reason: 40 handshake failure, 48 unknown CA, 70 protocol version.',
    see: 'schannel-events',
  },
  {
    id: 'certificate-chain',
    term: 'Certificate chain',
    meaning: 'The certificate of a server, those of the intermediate authorities above it, and a root. The client must be able to build it up to a root that it trusts.',
    see: 'tls-cert-untrusted-root',
  },
  {
    id: 'san',
    term: 'SAN (subject alternative name)',
    meaning: 'The list of names in a certificate. The client looks there for the name that it connected to; DNS names and IP addresses are separate kinds of entry.',
    see: 'tls-cert-name-mismatch',
  },
  {
    id: 'eku',
    term: 'EKU (extended key usage)',
    meaning: 'The purposes that a certificate is issued for, as a list of OIDs. A TLS server needs Server Authentication (1.3.6.1.5.5.7.3.1), a client Client Authentication (1.3.6.1.5.5.7.3.2).',
    see: 'tls-cert-unsuitable',
  },
  {
    id: 'revocation',
    term: 'Revocation',
    meaning: 'Withdrawal of a certificate before it expires. A client that checks asks a list (CRL) or a responder (OCSP), and may refuse the certificate if it reaches neither.',
    see: 'tls-cert-revocation-unreachable',
  },
  {
    id: 'sni',
    term: 'SNI (server name indication)',
    meaning: 'The host name in the ClientHello, by which one address can serve several certificates. In SQL Server texts SNI also stands for SQL Server Network Interface, a part of the driver.',
    see: 'tls-peer-closed',
  },
  {
    id: 'strong-crypto',
    term: 'Strong cryptography (SchUseStrongCrypto)',
    meaning: 'Registry value for .NET Framework: programs that name no TLS version may use up to TLS 1.2, without weak suites. It does not add TLS 1.3.',
    see: 'dotnet-tls',
  },
  {
    id: 'ldap-signing',
    term: 'LDAP signing',
    meaning: 'Protection of LDAP traffic against changes on the way. A domain controller that requires it refuses simple binds without TLS, and Kerberos or NTLM binds without signing or sealing.',
    see: 'ldap-signing-required',
  },
  {
    id: 'loopback-check',
    term: 'Loopback check',
    meaning: 'Windows refuses an NTLM logon from a machine to itself under a name that is not its own, unless the name is listed in BackConnectionHostNames.',
    see: 'ntlm-loopback-check',
  },
  {
    id: 'listener',
    term: 'Listener (availability group)',
    meaning: 'Network name and port of an availability group; it moves with the primary replica. Its SPN belongs on the one service account that all replicas share.',
    see: 'availability-group-listener',
  },
  {
    id: 'named-instance',
    term: 'Named instance',
    meaning: 'SQL Server installation with a name of its own, addressed as HOST\\INSTANCE. Over TCP its SPN carries the port, over named pipes and shared memory the instance name.',
    see: 'spn-format',
  },
  {
    id: 'dynamic-port',
    term: 'Dynamic port',
    meaning: 'TCP port that a named instance takes at start instead of a fixed one. When it changes, an SPN that was registered by hand no longer fits.',
    see: 'dynamic-port-to-static',
  },
  {
    id: 'sql-browser',
    term: 'SQL Server Browser',
    meaning: 'Service on UDP port 1434 that tells clients the port of a named instance. A client that was given the port does not need it.',
    see: 'how-drivers-build-the-spn',
  },
  {
    id: 'alias',
    term: 'Alias (SQL Server)',
    meaning: 'Name kept on a client that stands for a server, a protocol and a port. The target goes into the SPN, not the alias. Programs of 32 and 64 bits have separate lists.',
    see: 'sql-aliases',
  },
  {
    id: 'pac',
    term: 'PAC (privilege attribute certificate)',
    meaning: 'The part of a Kerberos ticket in Active Directory that lists the SIDs of the user and of the groups of the user. It makes tickets large.',
    see: 'kerb-token-size',
  },
  {
    id: 'token-size',
    term: 'Token size (MaxTokenSize)',
    meaning: 'Size of the buffer that Windows keeps for a Kerberos token: 12,000 bytes up to Windows 7 and Server 2008 R2, 48,000 since Windows 8 and Server 2012. Many groups can fill it.',
    see: 'kerb-token-size',
  },
  {
    id: 'fips',
    term: 'FIPS policy',
    meaning: 'Windows policy that tells programs to use only algorithms validated under the US standard FIPS 140. Libraries that obey it refuse all others.',
    see: 'fips-policy',
  },
  {
    id: 'hresult',
    term: 'HRESULT',
    meaning: 'Windows error number of 32 bits, written in hexadecimal (0x80090322) or as a negative decimal (-2146893022). It is the same in every language of Windows.',
    see: 'a-call-to-sspi-failed',
  },
  {
    id: 'replication',
    term: 'Replication',
    meaning: 'Copying of a change from one domain controller to the others. Until it is done, clients of another controller see the old state.',
    see: 'restarts-and-cached-tickets',
  },
] as const satisfies readonly GlossaryEntry[];

export type GlossaryId = (typeof glossary)[number]['id'];
