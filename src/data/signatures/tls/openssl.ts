import type { Signature } from '../row.ts';

/** Reasons of OpenSSL, LibreSSL and BoringSSL, as all programs on top of them print them: "SSL routines::unsupported protocol", "[SSL: UNSUPPORTED_PROTOCOL]", "ERR_SSL_UNSUPPORTED_PROTOCOL". */

/** All spellings of these reasons. */
function reasons(first: string, ...more: readonly string[]): [string, ...string[]] {
  const spelled = (reason: string): [string, ...string[]] => [`ssl routines … ${reason}`, `ssl ${reason}`, `ssl lib … ${reason}`];
  return [...spelled(first), ...more.flatMap(spelled)] as [string, ...string[]];
}

const SOURCE = 'openssl/openssl, ssl/ssl_err.c';

export const opensslSignatures: readonly Signature[] = [
  {
    id: 'openssl-wrong-version-number',
    phrases: reasons('wrong version number'),
    says: 'The answer does not begin like TLS: usually plain text',
    causes: { 'tls-not-tls-or-wrong-mode': 'points', 'tls-no-common-protocol': 'weak' },
    stack: 'tls',
    stage: 'handshake',
    why: 'OpenSSL reads the first bytes of the answer as a TLS record header; a peer that speaks plain text fails here.',
    source: 'openssl/openssl, ssl/record (SSL_R_WRONG_VERSION_NUMBER)',
  },
  {
    id: 'openssl-plain-http',
    phrases: [
      'ssl routines … http request', 'ssl routines … https proxy request', 'ssl http request http request', 'err ssl http request',
      ...reasons('packet length too long'),
    ],
    says: 'Plain text arrived where TLS was expected',
    causes: { 'tls-not-tls-or-wrong-mode': 'states' },
    stack: 'tls',
    why: 'OpenSSL recognised the beginning of a plain request, or a length that no TLS record has.',
    source: 'openssl/openssl, ssl/record (SSL_R_HTTP_REQUEST)',
  },
  {
    id: 'openssl-unknown-protocol',
    phrases: [
      ...reasons('unknown ssl version', 'bad legacy version', 'unknown protocol'), 'read server hello a unknown protocol',
      'server hello … unknown protocol',
    ],
    says: 'The answer is no TLS that OpenSSL knows: plain text or an old version',
    causes: { 'tls-not-tls-or-wrong-mode': 'points', 'tls-no-common-protocol': 'fits' },
    stack: 'tls',
    stage: 'handshake',
    why: 'Up to version 1.0 this reason covered plain text and versions that are switched off.',
    source: SOURCE,
  },
  {
    id: 'openssl-unsupported-protocol',
    phrases: reasons(
      'unsupported protocol', 'version too low', 'version too high', 'no protocols available', 'tlsv1 alert protocol version',
      'alert protocol version', 'unsupported ssl version', 'wrong ssl version', 'inappropriate fallback', 'alert inappropriate fallback',
      'sslv3 alert protocol version', 'bad protocol version number',
    ),
    says: 'No TLS version that both ends allow',
    causes: { 'tls-no-common-protocol': 'states' },
    stack: 'tls',
    stage: 'handshake',
    why: 'OpenSSL names the protocol version as the reason.',
    source: SOURCE,
  },
  {
    id: 'openssl-no-cipher',
    phrases: reasons(
      'legacy sigalg disallowed or unsupported', 'library has no ciphers', 'ssl library has no ciphers', 'missing tmp dh key', 'missing tmp ecdh key',
      'unable to find ecdh parameters', 'missing supported groups extension', 'insufficient security', 'required cipher missing', 'bad dh value',
      'bad ecpoint', 'no shared cipher', 'no ciphers available', 'no cipher match', 'no ciphers specified', 'unknown cipher returned',
      'wrong cipher returned', 'unsupported cipher', 'tlsv1 alert insufficient security', 'no suitable key share', 'no suitable groups',
      'no shared group', 'no shared groups', 'wrong curve', 'bad key share', 'unsupported elliptic curve', 'no suitable signature algorithm',
      'no shared signature algorithms', 'no shared signature algorithm', 'no common signature algorithms', 'wrong signature type',
      'wrong signature size', 'dh key too small', 'dh key too long', 'bad dh p length', 'no suitable digest algorithm',
      'internal handshake failure on client hello', 'handshake failure on client hello',
    ),
    says: 'No cipher suite, key exchange or signature that both ends allow',
    causes: { 'tls-no-common-cipher': 'states' },
    stack: 'tls',
    stage: 'handshake',
    why: 'OpenSSL names the cipher suite, the group or the signature algorithm as the reason.',
    source: SOURCE,
  },
  {
    id: 'openssl-renegotiation',
    phrases: [
      'ssl error unsafe negotiation', 'gnutls … unsafe renegotiation denied', 'gnutls … safe renegotiation failed',
      ...reasons('unsafe legacy renegotiation disabled', 'renegotiation mismatch', 'no renegotiation'),
    ],
    says: 'The peer lacks secure renegotiation; OpenSSL 3 refuses it',
    causes: { other: 'points', 'tls-no-common-protocol': 'weak' },
    stack: 'tls',
    stage: 'handshake',
    why: 'The peer does not know RFC 5746, which OpenSSL 3 requires.',
    source: 'OpenSSL migration guide to 3.0',
  },
  {
    id: 'openssl-weak-certificate',
    phrases: reasons(
      'missing signing cert', 'missing rsa signing cert', 'missing ecdsa signing cert', 'missing rsa encrypting cert', 'bad ecc cert',
      'unable to find public key parameters', 'signature for non signing certificate', 'no required digest', 'ee key too small', 'ca key too small',
      'ca md too weak', 'ee md too weak', 'unknown certificate type', 'wrong certificate type', 'key usage bit incorrect',
      'unsupported certificate purpose', 'ecc cert not for signing', 'ecc cert should have rsa signature', 'missing rsa certificate',
    ),
    says: 'The certificate is too weak or of the wrong kind',
    causes: { 'tls-cert-unsuitable': 'states' },
    stack: 'tls',
    why: 'OpenSSL names key size, digest or key usage of the certificate as the reason.',
    source: SOURCE,
  },
  {
    id: 'openssl-no-peer-certificate',
    phrases: reasons(
      'no certificates returned', 'peer did not return a certificate', 'no certificate returned', 'peer error no certificate',
      'tlsv13 alert certificate required', 'alert certificate required',
    ),
    says: 'The client sent no certificate although the server asks for one',
    causes: { 'tls-client-cert-required': 'states' },
    stack: 'tls',
    stage: 'handshake',
    why: 'OpenSSL says that the client certificate is missing.',
    source: SOURCE,
  },
  {
    id: 'openssl-session',
    phrases: reasons(
      'session id context uninitialized', 'attempt to reuse session in different context', 'inconsistent extms', 'ssl session id conflict',
      'ssl session id context too long', 'ssl session version mismatch', 'ssl session id has bad length', 'old session cipher not returned',
      'old session compression algorithm not returned', 'old session version not returned', 'resumed ems session without ems extension',
      'resumed non ems session with ems extension', 'session may not be created',
    ),
    says: 'Resuming a TLS session failed',
    causes: { 'tls-session-resumption-bug': 'states' },
    stack: 'tls',
    stage: 'handshake',
    why: 'The reason names the resumed session.',
    source: SOURCE,
  },
  {
    id: 'openssl-bad-mac',
    phrases: reasons(
      'decryption failed', 'bad signature', 'decryption failed or bad record mac', 'sslv3 alert bad record mac', 'alert bad record mac',
      'block cipher pad is wrong', 'bad decrypt', 'digest check failed', 'data between ccs and finished',
    ),
    says: 'A record could not be decrypted',
    causes: { other: 'fits', 'tls-session-resumption-bug': 'fits', 'tls-peer-closed': 'weak' },
    stack: 'tls',
    why: 'Keys of both ends differ: a session taken over wrongly, a connection shared by two processes, or a device that alters the data.',
    source: SOURCE,
  },
  {
    id: 'openssl-eof',
    phrases: [
      ...reasons('unexpected eof while reading', 'shutdown while in init', 'ssl handshake failure eof'), 'eof occurred in violation of protocol',
      'ssl error syscall', 'ssl error zero return', 'tls ssl connection has been closed eof', 'ssl syscall error eof detected',
    ],
    says: 'The connection ended without a TLS farewell',
    causes: { 'tls-peer-closed': 'points', 'tls-no-common-protocol': 'fits' },
    stack: 'tls',
    why: 'The peer or a device on the path closed the connection without an alert; a refused version often looks like this.',
    source: 'openssl/openssl (SSL_R_UNEXPECTED_EOF_WHILE_READING); CPython ssl module',
  },
  {
    id: 'openssl-unexpected-message',
    phrases: reasons('unexpected message', 'unexpected record', 'bad message type', 'record length mismatch'),
    says: 'A TLS message came at the wrong place',
    causes: { 'tls-not-tls-or-wrong-mode': 'fits', other: 'weak' },
    stack: 'tls',
    why: 'The peer is at another point of the conversation, or is not the TLS server that was meant.',
    source: SOURCE,
  },
  {
    id: 'openssl-key-mismatch',
    phrases: [
      'x509 certificate routines … key values mismatch', 'x509 key values mismatch', 'x509 key type mismatch',
      'x509 certificate routines … key type mismatch', 'private key does not match the certificate public key',
      'private key does not match public key', 'certificate and private key … do not match', 'private key does not match certificate',
      'key values mismatch',
    ],
    says: 'The private key does not belong to the certificate',
    causes: { 'tls-private-key-access': 'points', 'tls-cert-unsuitable': 'fits' },
    stack: 'tls',
    stage: 'local',
    why: 'Certificate file and key file come from different pairs, so the certificate has no usable key.',
    source: 'openssl/openssl, crypto/x509 (X509_R_KEY_VALUES_MISMATCH)',
  },
  {
    id: 'openssl-no-key',
    phrases: [
      ...reasons('private key mismatch', 'no private key assigned', 'no certificate assigned', 'no certificate set', 'pem lib', 'bad password read'),
      'no start line … expecting any private key', 'pem routines … bad password read', 'pem routines … problems getting password',
      'unable to load private key', 'could not read private key', 'unable to load server certificate private key file',
      'pkcs12 routines … mac verify failure', 'pkcs12 mac verify failure', 'mac verify failure pkcs12', 'error mac verify failure',
    ],
    says: 'The private key is missing, locked or not readable',
    causes: { 'tls-private-key-access': 'points' },
    stack: 'tls',
    stage: 'local',
    why: 'The key file cannot be used: wrong file, wrong password or no right to read it.',
    source: 'openssl/openssl, crypto/pem and crypto/pkcs12',
  },
  {
    id: 'openssl-fips',
    phrases: [
      'digital envelope routines … disabled for fips', 'disabled for fips', 'digital envelope routines … only allowed in fips mode',
      'fips mode not supported', 'not allowed in fips 140 only mode', 'is not allowed in fips 140',
      'fips mode only sunjsse trustmanagers may be used', 'fips mode keystore must be from provider', 'fips selftest failed',
      'not fips compliant and cannot be used', 'non fips allowed method',
    ],
    says: 'FIPS mode forbids the algorithm',
    causes: { 'fips-policy': 'states' },
    why: 'The library itself says that FIPS mode is the reason.',
    source: 'openssl/openssl; Go crypto/internal/fips140only; OpenJDK SunJSSE',
  },
];
