/**
 * The rules that certificates are judged by, in the order in which they are shown. `raises` is the most that a rule can say: `stop` the service cannot use it or
 * every validating client fails, `warning` some clients fail or it breaks later, `note` worth knowing.
 */
import type { CauseId } from './causes.ts';
import type { PurposeId } from './certificate-purposes.ts';
import type { CertificateSourceId } from './certificate-sources.ts';

export interface CertificateRule {
  readonly id: string;
  /** The question, as a few words in a table. */
  readonly title: string;
  readonly purposes: 'all' | readonly PurposeId[];
  readonly raises: 'stop' | 'warning' | 'note';
  /** What is asked for, in a sentence. */
  readonly asks: string;
  /** `contested`: documents disagree with each other or with what was seen. */
  readonly confidence: 'documented' | 'likely' | 'general' | 'contested';
  readonly sources: readonly CertificateSourceId[];
  /** Page of the runbook, without slashes. */
  readonly page: string;
  readonly cause?: CauseId;
}

const SERVERS = ['sql', 'ldaps', 'iis', 'rdp', 'mysql', 'postgresql'] as const satisfies readonly PurposeId[];
const WINDOWS = ['sql', 'ldaps', 'iis', 'rdp'] as const satisfies readonly PurposeId[];
const NOT_SQL = ['ldaps', 'iis', 'rdp', 'mysql', 'postgresql', 'mysql-client'] as const satisfies readonly PurposeId[];

export const certificateRules = [
  { id: 'all-date-expired', title: 'Not past its end', purposes: NOT_SQL, raises: 'stop', asks: 'Today is before the end of its validity.', confidence: 'documented', sources: ['sqlCert', 'ldaps'], page: 'tls-cert-expired', cause: 'tls-cert-expired' },
  { id: 'sql-expired', title: 'Not past its end', purposes: ['sql'], raises: 'warning', asks: 'Today is before the end of its validity. SQL Server looks when the certificate is configured, clients at each connection.', confidence: 'documented', sources: ['sqlCert'], page: 'tls-cert-expired', cause: 'tls-cert-expired' },
  { id: 'all-date-future', title: 'Already valid', purposes: 'all', raises: 'stop', asks: 'Today is after the start of its validity.', confidence: 'documented', sources: ['sqlCert'], page: 'tls-cert-expired', cause: 'tls-cert-expired' },
  { id: 'all-date-soon', title: 'Time left', purposes: 'all', raises: 'warning', asks: 'Enough days are left to renew it calmly.', confidence: 'general', sources: ['general'], page: 'tls-cert-expired' },
  { id: 'all-name', title: 'Names that clients type', purposes: SERVERS, raises: 'stop', asks: 'Every name that clients type is a DNS name of the subject alternative name, or covered by one of its wildcards.', confidence: 'documented', sources: ['sqlCert', 'ldaps', 'kb258858', 'matchesHostname', 'jdbc', 'opensslHost', 'libpq', 'netDrivers'], page: 'tls-cert-name-mismatch', cause: 'tls-cert-name-mismatch' },
  { id: 'all-ip', title: 'Addresses that clients type', purposes: SERVERS, raises: 'stop', asks: 'An IP address that clients type is an entry of type IP address.', confidence: 'documented', sources: ['jdbc', 'jdbc2873', 'opensslHost', 'rfc9525', 'curl15149'], page: 'tls-cert-name-mismatch', cause: 'tls-cert-name-mismatch' },
  { id: 'all-nosan', title: 'Subject alternative name', purposes: SERVERS, raises: 'warning', asks: 'There is a subject alternative name with DNS names: clients differ in whether they take the common name instead.', confidence: 'likely', sources: ['jdbc', 'ldaps', 'rfc9525'], page: 'tls-cert-name-mismatch', cause: 'tls-cert-name-mismatch' },
  { id: 'all-wild', title: 'Wildcards', purposes: SERVERS, raises: 'warning', asks: 'A wildcard is the whole left-most label. Schannel takes it at the end of that label too, and nowhere else.', confidence: 'documented', sources: ['kb258858', 'rfc9525'], page: 'tls-cert-name-mismatch' },
  { id: 'all-odd-names', title: 'Names well formed', purposes: SERVERS, raises: 'warning', asks: 'DNS names are ASCII, an international name in its xn-- form.', confidence: 'documented', sources: ['rfc5280'], page: 'tls-cert-name-mismatch' },
  { id: 'all-eku', title: 'Usage: Server Authentication', purposes: ['sql', 'ldaps', 'iis', 'mysql', 'postgresql'], raises: 'stop', asks: 'A list of enhanced key usages, if there is one, holds Server Authentication (1.3.6.1.5.5.7.3.1) or any purpose (2.5.29.37.0).', confidence: 'documented', sources: ['sqlCert', 'ldaps', 'rfc5280'], page: 'tls-cert-unsuitable', cause: 'tls-cert-unsuitable' },
  { id: 'rdp-eku', title: 'Usage for Remote Desktop', purposes: ['rdp'], raises: 'stop', asks: 'The enhanced key usages hold Server Authentication or Remote Desktop Authentication (1.3.6.1.4.1.311.54.1.2).', confidence: 'likely', sources: ['rdp', 'gradRdp'], page: 'tls-cert-unsuitable', cause: 'tls-cert-unsuitable' },
  { id: 'my-eku', title: 'Usage: Client Authentication', purposes: ['mysql-client'], raises: 'stop', asks: 'A list of enhanced key usages, if there is one, holds Client Authentication (1.3.6.1.5.5.7.3.2).', confidence: 'documented', sources: ['mysqlCerts'], page: 'tls-cert-unsuitable', cause: 'tls-cert-unsuitable' },
  { id: 'all-ku', title: 'Key usage', purposes: ['ldaps', 'iis', 'rdp', 'mysql', 'postgresql', 'mysql-client'], raises: 'warning', asks: 'A key usage, if there is one, holds Digital Signature; RSA key exchange of TLS 1.2 needs Key Encipherment too.', confidence: 'general', sources: ['rfc5280', 'general'], page: 'tls-cert-unsuitable', cause: 'tls-cert-unsuitable' },
  { id: 'sql-ku', title: 'Key usage', purposes: ['sql'], raises: 'warning', asks: 'A key usage, if there is one, holds Key Encipherment and Digital Signature (a0).', confidence: 'documented', sources: ['sqlCert'], page: 'tls-cert-unsuitable', cause: 'tls-cert-unsuitable' },
  { id: 'all-rsa1024', title: 'Key', purposes: 'all', raises: 'stop', asks: 'An RSA key has 2048 bits or more. Windows refuses chains with RSA keys below 1024 bits.', confidence: 'documented', sources: ['kb2661254', 'ldaps'], page: 'tls-cert-unsuitable', cause: 'tls-cert-unsuitable' },
  { id: 'all-weaksig', title: 'Signature not MD5', purposes: 'all', raises: 'stop', asks: 'No signature with MD5, MD4 or MD2.', confidence: 'documented', sources: ['kb3135244'], page: 'tls-cert-unsuitable', cause: 'tls-cert-unsuitable' },
  { id: 'all-sha1sig', title: 'Signature not SHA-1', purposes: 'all', raises: 'warning', asks: 'No signature with SHA-1, other than that of a root.', confidence: 'general', sources: ['general'], page: 'tls-cert-unsuitable', cause: 'tls-cert-unsuitable' },
  { id: 'all-ca', title: 'No certification authority', purposes: 'all', raises: 'warning', asks: 'It is no certificate of a certification authority.', confidence: 'general', sources: ['rfc5280', 'general'], page: 'tls-cert-unsuitable', cause: 'tls-cert-unsuitable' },
  { id: 'all-version', title: 'Version 3', purposes: 'all', raises: 'warning', asks: 'It is of version 3: earlier versions have no names and usages of their own.', confidence: 'documented', sources: ['rfc5280'], page: 'tls-cert-unsuitable', cause: 'tls-cert-unsuitable' },
  { id: 'all-self', title: 'Issued by somebody else', purposes: 'all', raises: 'stop', asks: 'It is issued by an authority that the clients trust; one that signs itself is trusted only where it is installed.', confidence: 'documented', sources: ['sqlEnc', 'schannelEvents'], page: 'tls-cert-untrusted-root', cause: 'tls-cert-untrusted-root' },
  { id: 'all-chain', title: 'Chain', purposes: 'all', raises: 'warning', asks: 'The intermediate certificates are on the server, in order, and the root is trusted by the client.', confidence: 'general', sources: ['trust', 'general'], page: 'tls-cert-untrusted-root', cause: 'tls-cert-untrusted-root' },
  { id: 'all-chain-said', title: 'What a verifier said', purposes: 'all', raises: 'stop', asks: 'certutil -verify or openssl found no fault with the chain.', confidence: 'documented', sources: ['trust'], page: 'tls-cert-untrusted-root', cause: 'tls-cert-untrusted-root' },
  { id: 'all-revocation', title: 'Revocation addresses', purposes: 'all', raises: 'warning', asks: 'It names an address over HTTP at which its issuer publishes revoked certificates: clients outside the domain cannot use ldap:/// addresses.', confidence: 'general', sources: ['general'], page: 'tls-cert-revocation-unreachable', cause: 'tls-cert-revocation-unreachable' },
  { id: 'all-nokey', title: 'Private key', purposes: 'all', raises: 'stop', asks: 'The private key is on this machine, linked to the certificate, and works.', confidence: 'documented', sources: ['sqlcheck', 'ldaps'], page: 'tls-private-key-access', cause: 'tls-private-key-access' },
  { id: 'sql-keyspec', title: 'KeySpec', purposes: ['sql'], raises: 'stop', asks: 'KeySpec is 1 (AT_KEYEXCHANGE).', confidence: 'documented', sources: ['sqlCert'], page: 'tls-cert-unsuitable', cause: 'tls-cert-unsuitable' },
  { id: 'sql-ksp', title: 'Key provider', purposes: ['sql'], raises: 'stop', asks: 'The key is held by a legacy provider (CSP), such as Microsoft RSA SChannel Cryptographic Provider.', confidence: 'contested', sources: ['sqlCert', 'dbatools10713', 'dbatools10721'], page: 'tls-cert-unsuitable', cause: 'tls-cert-unsuitable' },
  { id: 'sql-acl', title: 'Permission on the key', purposes: ['sql'], raises: 'stop', asks: 'The service account has Read on the private key; the engine does not start without it when the certificate was chosen by hand.', confidence: 'documented', sources: ['sqlEnc'], page: 'tls-private-key-access', cause: 'tls-private-key-access' },
  { id: 'sql-cn', title: 'Common name', purposes: ['sql'], raises: 'note', asks: 'The common name is the host name or full name of the server (2022 and 2024 text). The 2026 text has no such rule in general.', confidence: 'contested', sources: ['sqlCert', 'sqlCert2022'], page: 'tls-cert-name-mismatch' },
  { id: 'sql-host', title: 'Names of the machine', purposes: ['sql'], raises: 'note', asks: 'Host name and full name of the machine are in the subject alternative name.', confidence: 'documented', sources: ['sqlCert'], page: 'tls-cert-name-mismatch' },
  { id: 'sql-ag', title: 'Names of the availability group', purposes: ['sql'], raises: 'stop', asks: 'All listener names and the names of the replica are in the subject alternative name.', confidence: 'documented', sources: ['sqlCert'], page: 'tls-cert-name-mismatch', cause: 'tls-cert-name-mismatch' },
  { id: 'sql-fci', title: 'Virtual server name', purposes: ['sql'], raises: 'stop', asks: 'The virtual server name is in the subject alternative name or the common name, and the certificate stands on all nodes.', confidence: 'documented', sources: ['sqlCert', 'sqlCert2022'], page: 'tls-cert-name-mismatch', cause: 'tls-cert-name-mismatch' },
  { id: 'sql-wild', title: 'Wildcard in Configuration Manager', purposes: ['sql'], raises: 'note', asks: 'A wildcard certificate cannot be chosen in Configuration Manager; its thumbprint goes into the registry.', confidence: 'documented', sources: ['sqlWild', 'sqlEnc'], page: 'tls-cert-name-mismatch' },
  { id: 'ldaps-fqdn', title: 'Name of the domain controller', purposes: ['ldaps'], raises: 'stop', asks: 'The full name of the domain controller is the common name or a DNS name of the subject alternative name.', confidence: 'documented', sources: ['ldaps'], page: 'tls-cert-name-mismatch', cause: 'tls-cert-name-mismatch' },
  { id: 'ldaps-csp', title: 'Key provider', purposes: ['ldaps'], raises: 'note', asks: 'The key is made by the Schannel provider (CSP), says the article; certificates with CNG keys are in wide use.', confidence: 'contested', sources: ['ldaps', 'gradRdp'], page: 'tls-cert-unsuitable' },
  { id: 'ldaps-adws', title: 'Active Directory Web Services', purposes: ['ldaps'], raises: 'warning', asks: 'Active Directory Web Services picks a certificate by usage and name, and is reported to fail with a key of a Key Storage Provider.', confidence: 'likely', sources: ['gradRdp'], page: 'tls-cert-unsuitable' },
  { id: 'ldaps-strongkey', title: 'Strong key protection', purposes: ['ldaps'], raises: 'stop', asks: 'Strong private key protection is off: a domain controller cannot answer its dialogue.', confidence: 'documented', sources: ['ldaps'], page: 'tls-private-key-access', cause: 'tls-private-key-access' },
  { id: 'ldaps-many', title: 'One candidate', purposes: ['ldaps'], raises: 'warning', asks: 'Only one usable certificate is in the store: which of several is taken cannot be predicted.', confidence: 'documented', sources: ['ldaps'], page: 'tls-cert-unsuitable' },
  { id: 'iis-store', title: 'Store', purposes: ['iis'], raises: 'stop', asks: 'The certificate is in a store of the local computer, MY unless the binding names another.', confidence: 'documented', sources: ['netshSsl'], page: 'tls-private-key-access', cause: 'tls-private-key-access' },
  { id: 'iis-key', title: 'Permission on the key', purposes: ['iis'], raises: 'stop', asks: 'SYSTEM can read the private key. Otherwise event 36870 with 0x8009030D, and 0x80070520 at the binding.', confidence: 'documented', sources: ['iis520'], page: 'tls-private-key-access', cause: 'tls-private-key-access' },
  { id: 'rdp-key', title: 'Permission on the key', purposes: ['rdp'], raises: 'stop', asks: 'NETWORK SERVICE has Read on the private key.', confidence: 'documented', sources: ['rdp'], page: 'tls-private-key-access', cause: 'tls-private-key-access' },
  { id: 'all-leaves', title: 'Which certificate', purposes: 'all', raises: 'note', asks: 'The text holds one certificate that is not an issuer.', confidence: 'general', sources: ['general'], page: 'tls-cert-unsuitable' },
  { id: 'all-oddities', title: 'Encoding', purposes: 'all', raises: 'note', asks: 'The file is encoded as the standard asks for.', confidence: 'documented', sources: ['rfc5280'], page: 'tls-cert-unsuitable' },
  { id: 'thumb-match', title: 'Thumbprint', purposes: WINDOWS, raises: 'stop', asks: 'The thumbprint that the service uses is that of this certificate.', confidence: 'documented', sources: ['rdp', 'sqlEnc'], page: 'tls-cert-expired' },
] as const satisfies readonly CertificateRule[];

export type CertificateRuleId = (typeof certificateRules)[number]['id'];
