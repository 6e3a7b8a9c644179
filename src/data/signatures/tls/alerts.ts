import type { CauseId } from '../../causes.ts';
import type { Signature, Weight } from '../row.ts';

/** TLS alerts that a peer sent, in the wording of every library: OpenSSL, JSSE, Go, .NET, rustls, curl traces, packet captures and localised events. */

interface Alert {
  readonly code: number;
  /** Name in the RFC, in words. */
  readonly name: string;
  /** How Go's crypto/tls says it, where it differs. */
  readonly go?: string;
  /** Other wordings. */
  readonly texts?: readonly string[];
  readonly says: string;
  readonly causes: Readonly<Partial<Record<CauseId, Weight>>>;
  readonly why: string;
}

const alerts: readonly Alert[] = [
  {
    code: 10,
    name: 'unexpected message',
    says: 'Alert 10: a message came at the wrong place',
    causes: { 'tls-not-tls-or-wrong-mode': 'fits', other: 'weak' },
    why: 'The peer did not expect this message: plain text or another protocol, or a handshake out of order.',
  },
  {
    code: 20,
    name: 'bad record mac',
    go: 'bad record MAC',
    says: 'Alert 20: a record failed its integrity check',
    causes: { 'tls-session-resumption-bug': 'fits', other: 'fits' },
    why: 'Keys of both ends differ, as after a session was resumed wrongly, or a device altered the data.',
  },
  {
    code: 22,
    name: 'record overflow',
    go: 'record overflow',
    says: 'Alert 22: a record was too long',
    causes: { 'tls-not-tls-or-wrong-mode': 'fits' },
    why: 'A record longer than TLS allows is usually no TLS.',
  },
  {
    code: 40,
    name: 'handshake failure',
    go: 'handshake failure',
    texts: ['ssl error handshake failure alert', 'ssl peer was unable to negotiate an acceptable set of security parameters', 'errsslpeerhandshakefail'],
    says: 'Alert 40: the peer refused the handshake without saying more',
    causes: { 'tls-no-common-cipher': 'fits', 'tls-no-common-protocol': 'fits', 'tls-client-cert-required': 'weak', 'tls-cert-unsuitable': 'weak' },
    why: 'Alert 40 covers cipher suite, version and client certificate.',
  },
  {
    code: 42,
    name: 'bad certificate',
    go: 'bad certificate',
    says: 'Alert 42: the peer refused our certificate, or that there was none',
    causes: { 'tls-cert-unsuitable': 'fits', 'tls-client-cert-required': 'fits', 'tls-cert-untrusted-root': 'fits' },
    why: 'Servers send it for a client certificate that is missing, damaged or not trusted; clients for a server certificate.',
  },
  {
    code: 43,
    name: 'unsupported certificate',
    go: 'unsupported certificate',
    says: 'Alert 43: the certificate is of the wrong kind',
    causes: { 'tls-cert-unsuitable': 'states' },
    why: 'The alert says that the kind of the certificate does not fit.',
  },
  {
    code: 44,
    name: 'certificate revoked',
    go: 'revoked certificate',
    says: 'Alert 44: the certificate is revoked',
    causes: { 'tls-cert-unsuitable': 'points', 'tls-cert-revocation-unreachable': 'weak' },
    why: 'The peer found the certificate on a revocation list.',
  },
  {
    code: 45,
    name: 'certificate expired',
    go: 'expired certificate',
    says: 'Alert 45: the certificate is outside its validity',
    causes: { 'tls-cert-expired': 'states' },
    why: 'The alert names the validity.',
  },
  {
    code: 46,
    name: 'certificate unknown',
    go: 'unknown certificate',
    texts: ['ssl error certificate unknown alert'],
    says: 'Alert 46: the peer does not accept the certificate',
    causes: { 'tls-cert-untrusted-root': 'points', 'tls-cert-name-mismatch': 'fits', 'tls-cert-unsuitable': 'weak' },
    why: 'Java and Windows clients send it when they do not trust the certificate.',
  },
  {
    code: 48,
    name: 'unknown ca',
    go: 'unknown certificate authority',
    texts: ['alert unknown certificate authority'],
    says: 'Alert 48: the peer does not know the issuer of the certificate',
    causes: { 'tls-cert-untrusted-root': 'states' },
    why: 'The alert names the issuer.',
  },
  {
    code: 49,
    name: 'access denied',
    go: 'access denied',
    says: 'Alert 49: the certificate is valid, access is not allowed',
    causes: { 'tls-client-cert-required': 'points' },
    why: 'The server judged the client certificate and refused the client.',
  },
  {
    code: 51,
    name: 'decrypt error',
    go: 'error decrypting message',
    says: 'Alert 51: a signature or key of the handshake did not fit',
    causes: { other: 'fits', 'tls-cert-unsuitable': 'fits', 'tls-session-resumption-bug': 'weak' },
    why: 'A signature could not be verified: often RSA-PSS that a key store or card cannot do.',
  },
  {
    code: 70,
    name: 'protocol version',
    go: 'protocol version not supported',
    texts: ['ssl error protocol version alert', 'peer using unsupported version of security protocol'],
    says: 'Alert 70: the peer refuses the TLS version',
    causes: { 'tls-no-common-protocol': 'states', 'driver-too-old': 'weak' },
    why: 'The alert names the protocol version.',
  },
  {
    code: 71,
    name: 'insufficient security',
    go: 'insufficient security level',
    texts: ['ssl error insufficient security alert'],
    says: 'Alert 71: the suites offered are too weak',
    causes: { 'tls-no-common-cipher': 'states' },
    why: 'The alert says that the server wants stronger cipher suites.',
  },
  {
    code: 80,
    name: 'internal error',
    go: 'internal error',
    says: 'Alert 80: the peer failed for a reason of its own',
    causes: { 'tls-private-key-access': 'fits', other: 'fits' },
    why: 'The peer could not go on, as when it cannot use its private key; its own log says why.',
  },
  {
    code: 86,
    name: 'inappropriate fallback',
    go: 'inappropriate fallback',
    says: 'Alert 86: the client fell back to an old version',
    causes: { 'tls-no-common-protocol': 'states' },
    why: 'The server supports a higher version than the client asked for in its second attempt.',
  },
  {
    code: 112,
    name: 'unrecognized name',
    go: 'unrecognized name',
    says: 'Alert 112: the server does not know the name asked for',
    causes: { 'tls-cert-name-mismatch': 'points', other: 'weak' },
    why: 'The name sent as SNI belongs to no certificate of the server.',
  },
  {
    code: 116,
    name: 'certificate required',
    go: 'certificate required',
    says: 'Alert 116: the server requires a client certificate',
    causes: { 'tls-client-cert-required': 'states' },
    why: 'The alert says so.',
  },
  {
    code: 120,
    name: 'no application protocol',
    go: 'no application protocol',
    says: 'Alert 120: no application protocol in common',
    causes: { other: 'points' },
    why: 'Neither HTTP/2 nor HTTP/1.1 is offered by both ends.',
  },
];

/** "Der Code lautet 70" of event 36887 and 36888 in the languages of Windows. */
function localised(code: number): string[] {
  return [
    `für das tls protokoll definierten code ${code}`,
    `für das tls protokoll definierten fehlercode ${code}`,
    `tls protokoll definierte schwerwiegende … ${code}`,
    `défini par le protocole tls est ${code}`,
    `défini par le protocole tls est le suivant ${code}`,
    `définie par le protocole tls est ${code}`,
    `definido por el protocolo tls es ${code}`,
    `definito dal protocollo tls è ${code}`,
    `definido pelo protocolo tls é ${code}`,
    `определенный в протоколе tls код … ${code}`,
    `tls 协议所定义的严重警告代码为 ${code}`,
    `tls 协议所定义的致命错误代码为 ${code}`,
    `tls 协议所定义的严重错误代码为 ${code}`,
    `tls プロトコルで定義されている致命的なアラート コードは ${code}`,
    `tls プロトコルで定義されている致命的なエラー コードは ${code}`,
    `data name alertdesc ${code}`,
  ];
}

export const alertSignatures: readonly Signature[] = alerts.map(({ code, name, go, texts = [], says, causes, why }) => {
  const joined = name.replaceAll(' ', '');
  return {
    id: `tls-alert-${code}-received`,
    phrases: [
      `received fatal alert ${name}`,
      `received fatal alert ${joined}`,
      `fatal alert received ${name}`,
      `received alert fatal ${name}`,
      `fatal alert ${joined}`,
      `tlsv1 alert ${name}`,
      `sslv3 alert ${name}`,
      `tlsv13 alert ${name}`,
      `ssl tls alert ${name}`,
      `tls alert ${joined}`,
      `tls alert ${name}`,
      `tls alert read fatal ${name}`,
      `alert read fatal ${name}`,
      `alert write fatal ${name}`,
      `alert fatal ${name}`,
      `alert level fatal description ${name}`,
      `client alert fatal ${name}`,
      `server alert fatal ${name}`,
      `tls alert ${name} ${code}`,
      `alertreceived ${joined}`,
      `ssl fatal alert … ${name} ${code}`,
      ...(go === undefined ? [] : [`remote error tls ${go}`]),
      ...texts,
      ...localised(code),
    ] as [string, ...string[]],
    says,
    causes,
    stack: 'tls',
    stage: 'handshake',
    why,
    source: 'RFC 8446, section 6; openssl/openssl, OpenJDK, Go crypto/tls, rustls/rustls',
  };
});
