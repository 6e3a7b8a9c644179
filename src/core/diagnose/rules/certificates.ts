import { all, any, code, not, onlyStack, sign, stack, stage, type Rule } from '../rule.ts';
import { line } from './lines.ts';

const UNTRUSTED = any(
  code('sec-e-untrusted-root', 'chain-status-untrusted-root', 'chain-status-partial-chain', 'cert-e-untrustedroot', 'cert-e-chaining', 'tls-alert-unknown-ca', 'driver-ssl-provider-untrusted'),
  sign('untrusted-issuer', 'local-untrusted-root', 'winrm-certificate-authority', 'winhttp-flags', 'tls-alert-48-received'),
);
const NOT_CHECKED = any(
  code('chain-status-offline-revocation', 'chain-status-revocation-status-unknown', 'crypt-e-revocation-offline', 'crypt-e-no-revocation-check', 'cert-e-revocation-failure', 'crypt-e-not-in-revocation-database'),
  sign('revocation-not-checked', 'local-revocation'),
);
const HAS_CERTIFICATE = any(stack('tls'), sign('certificate-words', 'private-key-words', 'key-frames'), code('schannel-event-36870', 'sql-error-26014', 'sql-error-26010'));
const UNKNOWN_CREDENTIALS = any(code('sec-e-unknown-credentials', 'sec-e-no-credentials'), sign('local-credentials-package'));

/** Status, sub-status and Win32 status at the end of a line of an IIS log, before the optional sizes and the time taken. */
const iisStatus = (status: string) => line(new RegExp(`^\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d .{1,1800}? ${status} \\d{1,10}(?: \\d{1,12}){0,3}\\s{0,4}$`), ` ${status} `);

/** "The server certificate /etc/pki/server-cert.pem has expired": at most six words, none of which is something else that expires. */
const EXPIRED_CERTIFICATE =
  /(?<!\b(?:or|if|when|whether|once|unless|until|after|before|in case) (?:the |your |a |an |this |that |its |their )?(?:\w{1,20} )?)(?<!\bgift )\bcertificates?,?(?: (?!pass|licen[cs]e|ticket|account|token|session|subscription|support|that\b|which\b|if\b|when\b|who|and\b|or\b|but\b|may\b|might\b|could\b|will\b|warns?\b|days?\b|link|not\b|never\b|hasn|isn)\S{0,199}[^\s.,;:!?]){0,6} (?:(?:has|have) (?:already )?expired|is not yet (?:valid|active))\b/i;

const NO_CERTIFICATE = ['client-certificate-required', 'no-client-certificate-received', 'client-certificate-page', 'openssl-no-peer-certificate'] as const;
const REFUSED_CERTIFICATE = any(code('tls-alert-bad-certificate', 'tls-alert-handshake-failure'), sign('tls-alert-42-received', 'tls-alert-40-received'));

/** Certificates and their keys. */
export const certificateRules: readonly Rule[] = [
  {
    id: 'trust-outranks-revocation',
    when: all(UNTRUSTED, NOT_CHECKED),
    gives: { 'tls-cert-untrusted-root': 'states', 'tls-cert-revocation-unreachable': 'against' },
    why: 'A chain that ends in an unknown issuer cannot be checked for revocation either: the trust fault is the cause, the revocation flags follow from it.',
    source: 'Microsoft: X509ChainStatusFlags; dotnet/MQTTnet#1329',
  },
  {
    id: 'revocation-alone',
    when: all(NOT_CHECKED, not(UNTRUSTED)),
    gives: { 'tls-cert-revocation-unreachable': 'states', 'tls-cert-untrusted-root': 'against' },
    why: 'Only the revocation check failed: the issuer was found and trusted.',
    source: 'Microsoft: certificate revocation checking; curl/curl#12239',
  },
  {
    id: 'certificate-named-as-expired',
    when: line(EXPIRED_CERTIFICATE, 'ertificate'),
    gives: { 'tls-cert-expired': 'states' },
    why: 'The sentence names a certificate and says that its time has passed or has not come.',
    source: 'QEMU, libvirt, GnuTLS; messages of programs that name the file or the host between the words',
  },
  {
    id: 'expired-by-the-program',
    when: all(sign('certificate-expired'), sign('untrusted-issuer', 'certificate-verify-failed'), line(/(?:^|[^\w ] {0,2}|Uncaught )\w{0,40}error: {1,2}(?:x509: |SSL: )?certificate (?:has expired|is not yet valid)|code: {0,2}'?CERT_HAS_EXPIRED/i)),
    gives: { 'tls-cert-expired': 'points' },
    why: 'The error of the program itself names the date; what a check tool says besides did not end the connection.',
    source: 'Node.js: tls, certificate error codes; MiSchroe/ioBroker.klf200#481',
  },
  {
    id: 'principal-name-in-tls',
    when: all(code('sec-e-wrong-principal'), onlyStack('tls')),
    gives: { 'tls-cert-name-mismatch': 'states', 'kerb-spn-wrong-account': 'excludes', 'kerb-spn-duplicate': 'excludes', 'kerb-dns-or-name': 'excludes', 'kerb-account': 'excludes' },
    why: 'Where the TLS layer reports it, the “principal” is the name in the certificate.',
    source: 'Microsoft: SEC_E_WRONG_PRINCIPAL in Schannel; dataplat/dbatools#7649',
  },
  {
    id: 'key-not-readable',
    when: all(UNKNOWN_CREDENTIALS, HAS_CERTIFICATE, not(sign('remote-session', 'klist-failed'))),
    gives: { 'tls-private-key-access': 'states', 'kerb-double-hop-delegation': 'excludes', 'kerb-no-credentials': 'excludes', 'ntlm-blocked-or-required': 'excludes' },
    why: 'In Schannel “credentials” are the certificate and its private key: the process cannot read or use the key.',
    source: 'Microsoft: Schannel event 36870; dotnet/runtime#23749',
  },
  {
    id: 'key-behind-access-denied',
    when: all(code('error-access-denied', 'nte-perm', 'error-no-such-logon-session'), sign('key-frames', 'certificate-binding')),
    gives: { 'tls-private-key-access': 'states', 'kerb-no-credentials': 'excludes', 'kerb-double-hop-delegation': 'excludes', 'kerb-spn-registration-denied': 'against' },
    why: 'The refusal comes while the key of a certificate is opened.',
    source: 'Microsoft: HTTP.sys certificate bindings; .NET RSA and X509Certificate2',
  },
  {
    id: 'refused-after-the-handshake',
    when: all(any(code('sec-e-cert-unknown'), sign('local-certificate-processing')), any(stage('after'), sign('tls13-words'))),
    gives: { 'tls-client-cert-required': 'states', 'tls-private-key-access': 'against' },
    why: 'With TLS 1.3 the server judges the client’s certificate after the client has finished; its refusal shows at the first read.',
    source: 'RFC 8446, section 4.4.2; dotnet/runtime#69315',
  },
  {
    id: 'no-suitable-client-certificate',
    when: all(code('schannel-event-36875'), any(code('tls-alert-handshake-failure', 'sec-e-illegal-message', 'sec-i-incomplete-credentials'), sign('tls-alert-40-received', 'tls-alert-42-received'))),
    gives: { 'tls-client-cert-required': 'states' },
    why: 'Schannel found no client certificate to send, and the server broke off.',
    source: 'Microsoft: Schannel event 36875',
  },
  {
    id: 'wrong-kind-of-client-certificate',
    when: all(sign(...NO_CERTIFICATE), sign('certificate-unsuitable')),
    gives: { 'tls-cert-unsuitable': 'points', 'tls-client-cert-required': 'against' },
    why: 'A certificate exists, but it is of the wrong kind for a client.',
    source: 'Microsoft: client authentication certificates, extended key usage',
  },
  {
    id: 'missing-certificate-explains-the-alert',
    when: all(sign(...NO_CERTIFICATE), REFUSED_CERTIFICATE, not(sign('certificate-unsuitable', 'untrusted-issuer'))),
    gives: { 'tls-client-cert-required': 'states', 'tls-cert-unsuitable': 'against', 'tls-cert-untrusted-root': 'against', 'tls-no-common-cipher': 'against' },
    why: 'The alert follows from the certificate that the client did not send, not from its kind or issuer.',
    source: 'RFC 5246, section 7.4.6; RFC 8446, section 4.4.2.4',
  },
  {
    id: 'iis-403-7',
    when: iisStatus('403 7'),
    gives: { 'tls-client-cert-required': 'states' },
    why: 'Sub-status 7 of 403 in the IIS log: the site requires a client certificate and got none.',
    source: 'Microsoft: HTTP status codes in IIS',
  },
  {
    id: 'iis-403-16',
    when: iisStatus('403 16'),
    gives: { 'tls-cert-untrusted-root': 'states', 'tls-cert-unsuitable': 'fits' },
    why: 'Sub-status 16 of 403 in the IIS log: the client certificate is not trusted by the server; an intermediate among the trusted roots gives the same.',
    source: 'Microsoft: HTTP status codes in IIS; KB 2802568',
  },
  {
    id: 'iis-403-17',
    when: iisStatus('403 17'),
    gives: { 'tls-cert-expired': 'states' },
    why: 'Sub-status 17 of 403 in the IIS log: the client certificate is outside its validity.',
    source: 'Microsoft: HTTP status codes in IIS',
  },
  {
    id: 'iis-403-13',
    when: iisStatus('403 13'),
    gives: { 'tls-cert-revocation-unreachable': 'points', 'tls-cert-unsuitable': 'fits' },
    why: 'Sub-status 13 of 403 in the IIS log: the client certificate is revoked, or more often its list could not be fetched; the Win32 status behind it tells which.',
    source: 'Microsoft: HTTP status codes in IIS',
  },
  {
    id: 'iis-403-4',
    when: iisStatus('403 4'),
    gives: { 'tls-not-tls-or-wrong-mode': 'states' },
    why: 'Sub-status 4 of 403 in the IIS log: the site is called without TLS and requires it.',
    source: 'Microsoft: HTTP status codes in IIS',
  },
];
