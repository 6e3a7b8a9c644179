import type { Signature } from '../row.ts';

/** Session resumption, FIPS, and drivers that cannot do TLS 1.2. */

export const sessionSignatures: readonly Signature[] = [
  {
    id: 'ftps-session-reuse',
    phrases: [
      'tls session of data connection not resumed', 'tls session of data connection has not resumed',
      'tls session for the data connection was not resumed', 'session does not match the control connection',
      'ssl connection failed session reuse required', 'session reuse required see require_ssl_reuse', 'client did not reuse ssl session',
      'client did not reuse tls session', 'nosessionreuserequired', 'unable to build data connection operation not permitted',
      'ssl session reuse required', 'tls session reuse required', 'data connection must use cached tls session', 'tls session not reused',
    ],
    says: 'The FTP server wants the TLS session of the control connection on the data connection',
    causes: { 'tls-session-resumption-bug': 'states' },
    stack: 'tls',
    stage: 'after',
    why: 'FTP servers check that both connections share a TLS session; SslStream of .NET cannot choose one.',
    source: 'FileZilla Server; vsftpd require_ssl_reuse; ProFTPD mod_tls; robinrodricks/FluentFTP',
  },
  {
    id: 'session-resumption',
    phrases: [
      'the specified session has been invalidated for some reason', 'ssl error session not found', 'ssl error bad resumption token error',
      'ssl error unexpected extended master secret', 'missing extended master secret extension on session resumption',
      'extended master secret extension on session resumption', 'extended_master_secret … resumption', 'ssl error missing extended master secret',
      'server resumed a session with', 'server resumed with a different', 'client requested to resume',
      'tls server resumed a session with a different', 'peer misbehaved resumption', 'resumptionofferedwithvariedems',
      'resumptionofferedwithvariedciphersuite', 'resumptionattemptedwithvariedems', 'unable to resume tls session', 'failed to resume tls session',
      'tls session resumption failed', 'session resumption failed',
    ],
    says: 'Resuming a TLS session failed',
    causes: { 'tls-session-resumption-bug': 'states' },
    stack: 'tls',
    stage: 'handshake',
    why: 'The sentence names the resumed session or the extended master secret.',
    source: 'OpenJDK ExtendedMasterSecretExtension; Go crypto/tls; rustls; RFC 7627',
  },
  {
    id: 'fips-words',
    phrases: [
      'windows platform fips validated', 'not part of the windows platform fips', 'fips validierten kryptografischen algorithmen', 'nicht teil der … fips',
      'algorithmes de chiffrement validés fips', 'algorithmes cryptographiques validés fips', 'algoritmos criptográficos validados … fips',
      'criptográficos validados por fips', 'criptográficos validados fips', 'algoritmi di crittografia convalidati … fips',
      'crittografia convalidati fips', 'алгоритмов … fips … windows', '不是 windows 平台 fips 验证的加密算法的一部分', '不是 windows 平台 fips 驗證密碼編譯演算法的一部分',
      'windows プラットフォーム fips 検証暗号化アルゴリズム', 'windows 플랫폼 fips 유효성 검사 암호화 알고리즘', 'use fips compliant algorithms for encryption',
      'cryptography_noncompliantfipsalgorithm', 'is not fips compliant', 'not supported in fips mode', 'not allowed in fips mode',
      'not permitted in fips mode', 'not available in fips mode', 'not approved in fips mode',
    ],
    says: 'The FIPS policy forbids the algorithm',
    causes: { 'fips-policy': 'states' },
    stage: 'local',
    why: 'The sentence names FIPS as the reason.',
    source: '.NET: Cryptography_NonCompliantFIPSAlgorithm, in the languages of .NET Framework',
  },
  {
    id: 'fips-frames',
    phrases: [
      'system security cryptography md5cryptoserviceprovider ctor', 'system security cryptography sha256managed ctor',
      'system security cryptography sha384managed ctor', 'system security cryptography sha512managed ctor',
      'system security cryptography sha1managed ctor', 'system security cryptography rijndaelmanaged ctor',
      'system security cryptography aesmanaged ctor', 'system security cryptography ripemd160managed ctor',
      'system security cryptography rc2cryptoserviceprovider ctor', 'system security cryptography hmacmd5 ctor',
      'system security cryptography sha1cryptoserviceprovider ctor',
    ],
    says: 'A class that the FIPS policy of Windows forbids could not be created',
    causes: { 'fips-policy': 'points' },
    stage: 'local',
    why: 'The constructors of these classes fail for one reason only: the FIPS policy.',
    source: 'Microsoft: CryptoConfig.AllowOnlyFipsAlgorithms (.NET Framework)',
  },
];
