import type { CauseId } from '../../causes.ts';
import type { Signature, Weight } from '../row.ts';

/** Numbers of Secure Transport and of NSURLErrorDomain, as the consoles of macOS and iOS print them. */

interface AppleError {
  readonly id: string;
  readonly transport?: readonly number[];
  readonly url?: number;
  readonly texts?: readonly string[];
  readonly says: string;
  readonly causes: Readonly<Partial<Record<CauseId, Weight>>>;
  readonly why: string;
}

const errors: readonly AppleError[] = [
  {
    id: 'apple-untrusted',
    transport: [9807, 9812, 9813],
    url: 1203,
    says: 'Apple: the issuer of the certificate is not trusted, or the chain has a gap',
    causes: { 'tls-cert-untrusted-root': 'states' },
    why: 'The number names the chain or its root.',
  },
  {
    id: 'apple-expired',
    transport: [9814, 9815, 9828],
    url: 1204,
    says: 'Apple: the certificate is outside its validity',
    causes: { 'tls-cert-expired': 'states' },
    why: 'The number names the date.',
  },
  {
    id: 'apple-date',
    url: 1201,
    says: 'Apple: the server certificate has a bad date',
    causes: { 'tls-cert-expired': 'states' },
    why: 'NSURLErrorServerCertificateHasBadDate.',
  },
  {
    id: 'apple-name',
    transport: [9843],
    says: 'Apple: the certificate is made for another name',
    causes: { 'tls-cert-name-mismatch': 'states' },
    why: 'errSSLHostNameMismatch: the name of the connection is not in the certificate.',
  },
  {
    id: 'apple-certificate-refused',
    url: 1202,
    says: 'Apple: the certificate of the server was refused; trust or name',
    causes: { 'tls-cert-untrusted-root': 'fits', 'tls-cert-name-mismatch': 'fits' },
    why: 'NSURLErrorServerCertificateUntrusted stands for issuer and name; the number of Secure Transport beside it tells which.',
  },
  {
    id: 'apple-unsuitable',
    transport: [9808, 9826],
    says: 'Apple: the certificate is damaged or of the wrong kind',
    causes: { 'tls-cert-unsuitable': 'points' },
    why: 'The number names the format or the kind of the certificate.',
  },
  {
    id: 'apple-client-certificate',
    transport: [9842],
    url: 1206,
    texts: ['nsurlerrordomain … requires a client certificate'],
    says: 'Apple: the server wants a client certificate',
    causes: { 'tls-client-cert-required': 'states' },
    why: 'The number says that a client certificate was asked for.',
  },
  {
    id: 'apple-client-refused',
    transport: [9825, 9829, 9831, 9832],
    url: 1205,
    says: 'Apple: the peer refused the certificate of this side',
    causes: { 'tls-cert-untrusted-root': 'fits', 'tls-client-cert-required': 'fits', 'tls-cert-unsuitable': 'fits' },
    why: 'The alert came from the peer, about the certificate that was sent to it.',
  },
  {
    id: 'apple-no-suite',
    transport: [9801, 9837, 9850],
    says: 'Apple: no cipher suite or key exchange that both ends allow',
    causes: { 'tls-no-common-cipher': 'points', 'tls-no-common-protocol': 'fits' },
    why: 'The number names the negotiation or the strength.',
  },
  {
    id: 'apple-handshake-failed',
    transport: [9802, 9824],
    says: 'Apple: the peer refused the handshake; version, suite or transport security',
    causes: { 'tls-no-common-protocol': 'fits', 'tls-no-common-cipher': 'fits', 'tls-cert-unsuitable': 'weak' },
    why: 'A fatal alert without a number of its own: App Transport Security wants TLS 1.2 with forward secrecy.',
  },
  {
    id: 'apple-version',
    transport: [9800, 9836],
    says: 'Apple: the TLS version was refused, or the answer is no TLS',
    causes: { 'tls-no-common-protocol': 'points', 'tls-not-tls-or-wrong-mode': 'fits' },
    why: 'The number names the protocol.',
  },
  {
    id: 'apple-closed',
    transport: [9805, 9806, 9816],
    says: 'Apple: the connection was closed during TLS',
    causes: { 'tls-peer-closed': 'fits', 'tls-no-common-protocol': 'fits' },
    why: 'The peer or a device on the path ended the connection without an alert.',
  },
  {
    id: 'apple-no-connection',
    url: 1200,
    says: 'Apple: no secure connection; the sentence does not say why',
    causes: { 'tls-no-common-protocol': 'fits', 'tls-peer-closed': 'weak', 'tls-no-common-cipher': 'weak' },
    why: 'NSURLErrorSecureConnectionFailed stands for every failure of the handshake.',
  },
];

const transportForms = (n: number): string[] => [
  `trust evaluation failed ${n}`, `trust encountered error 3 ${n}`, `encountered error 3 ${n}`, `kcfstreamerrordomainssl ${n}`, `kcfstreamerrorcodekey ${n}`,
  `cfstreamerrorcodekey ${n}`, `sslhandshake failed ${n}`, `nsosstatuserrordomain error ${n}`, `nsosstatuserrordomain code ${n}`, `osstatus error ${n}`, `secure transport … ${n}`,
];
const urlForms = (n: number): string[] => [`nsurlerrordomain code ${n}`, `nsurlerrordomain error ${n}`, `nsurlerrordomain ${n}`, `kcferrordomaincfnetwork code ${n}`, `kcferrordomaincfnetwork error ${n}`];

export const appleSignatures: readonly Signature[] = errors.map(({ id, transport = [], url, texts = [], says, causes, why }) => ({
  id,
  phrases: [...transport.flatMap(transportForms), ...(url === undefined ? [] : urlForms(url)), ...texts] as [string, ...string[]],
  says,
  causes,
  stack: 'tls',
  stage: 'handshake',
  role: 'client',
  why,
  source: 'Apple: Security/SecureTransport.h, Foundation/NSURLError.h',
}));
