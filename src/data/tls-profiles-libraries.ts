/** Defaults of TLS libraries, as client and as server. */
import { gnutls37Suites, java17Suites, java8OldSuites, java8Suites, openssl102Suites, openssl11Suites } from './tls-profile-suites.ts';
import type { TlsProfile } from './tls-profiles.ts';

const NO_SSL = { 'SSL 2.0': 'missing', 'SSL 3.0': 'off' } as const;
const TO_12 = { ...NO_SSL, 'TLS 1.0': 'on', 'TLS 1.1': 'on', 'TLS 1.2': 'on', 'TLS 1.3': 'missing' } as const;
const TO_13 = { ...TO_12, 'TLS 1.3': 'on' } as const;
const FROM_12 = { ...TO_13, 'TLS 1.0': 'off', 'TLS 1.1': 'off' } as const;

const OPENSSL = { family: 'OpenSSL', sides: ['client', 'server'], stack: 'openssl', order: 'client', offBecause: 'Not in the default list of OpenSSL.' } as const;
const OPENSSL_GROUPS = ['x25519', 'P-256', 'x448', 'P-521', 'P-384'] as const;
const SHA1_TOO = ['SHA1', 'SHA256', 'SHA384', 'SHA512'] as const;
const SHA2 = ['SHA256', 'SHA384', 'SHA512'] as const;
const DISTRIBUTIONS =
  'The values are those of OpenSSL itself. Distributions change them: Debian and Ubuntu raise the security level to 2, Red Hat applies a system-wide policy.';
const PROGRAM_DECIDES = 'As a server it follows the order of the client and has no Diffie-Hellman group, unless the program that uses it configures them.';
const NO_LEVEL = 'Clients of the library check the certificate only as far as the program asks for it.';

const JAVA = { family: 'Java', sides: ['client', 'server'], stack: 'java', least: { rsa: 1024, dh: 1024 }, hashes: SHA1_TOO, offBecause: 'Not in the default list of Java, or in jdk.tls.disabledAlgorithms.' } as const;
const JAVA_GROUPS = ['P-256', 'P-384', 'P-521'] as const;
const DISABLED_FILE = 'The file java.security is as delivered. A vendor or an administrator may have changed jdk.tls.disabledAlgorithms.';
const NO_SHA1_ROOT = 'A SHA-1 signature below one of the roots that come with Java is refused; below a root of your own it is taken.';
const DISABLED_BECAUSE = 'jdk.tls.disabledAlgorithms takes it away.';

export const libraryProfiles: readonly TlsProfile[] = [
  {
    ...OPENSSL, id: 'openssl-1.0.2', name: 'OpenSSL 1.0.2', protocols: { ...TO_12, 'SSL 2.0': 'off' },
    protocolsBecause: 'Programs switch SSL 2.0 and 3.0 off, and most builds do not have them.',
    suites: openssl102Suites, off: [], groups: ['P-256', 'P-521', 'P-384'], least: { rsa: 512, dh: 1024 },
    assumes: [PROGRAM_DECIDES, 'The program has switched ECDHE on (SSL_CTX_set_ecdh_auto or a curve): without that a server of 1.0.2 has none.', 'SSL 3.0 is taken as off.', NO_LEVEL],
    confidence: 'likely', sources: ['openssl102List'],
  },
  {
    ...OPENSSL, id: 'openssl-1.1.1', name: 'OpenSSL 1.1.1', protocols: { ...TO_13, 'SSL 3.0': 'missing' },
    protocolsBecause: 'The default builds do not have it.',
    suites: openssl11Suites, off: [], groups: OPENSSL_GROUPS, least: { rsa: 1024, dh: 1024 }, hashes: SHA1_TOO,
    assumes: [DISTRIBUTIONS, PROGRAM_DECIDES, 'Security level 1: RSA and Diffie-Hellman from 1024 bits on, no MD5. At level 2, Debian and Ubuntu also leave TLS 1.0 and 1.1 away.'],
    confidence: 'likely', sources: ['opensslLevels', 'observedOpenssl30'],
  },
  {
    ...OPENSSL, id: 'openssl-3.0', name: 'OpenSSL 3.0', protocols: { ...FROM_12, 'SSL 3.0': 'missing' },
    protocolsBecause: 'At security level 1 and above it refuses the signatures of TLS 1.0 and 1.1 (SHA-1 and MD5): they need level 0.',
    suites: openssl11Suites, off: [], groups: OPENSSL_GROUPS, least: { rsa: 1024, dh: 1024 }, hashes: SHA2,
    assumes: [
      DISTRIBUTIONS, PROGRAM_DECIDES,
      'It may still name TLS 1.0 and 1.1 and break off later (“no suitable signature algorithm”, “legacy sigalg disallowed or unsupported”): both count as off here. As a client it was seen to succeed with TLS 1.0 where the server chose a suite with RSA key exchange.',
    ],
    confidence: 'observed', sources: ['openssl30Changes', 'opensslLevels', 'observedOpenssl30'],
  },
  {
    ...OPENSSL, id: 'openssl-3.5', name: 'OpenSSL 3.2 to 3.5', protocols: { ...FROM_12, 'SSL 3.0': 'missing' },
    protocolsBecause: 'At security level 1 and above TLS 1.0 and 1.1 are not offered: they need level 0.',
    suites: openssl11Suites, off: [], groups: ['x25519mlkem768', 'x25519', 'P-256', 'x448', 'P-384', 'P-521'], least: { rsa: 2048, dh: 2048 }, hashes: SHA2,
    assumes: [DISTRIBUTIONS, PROGRAM_DECIDES, 'Security level 2, the default from 3.2 on: RSA and Diffie-Hellman from 2048 bits on. The group with ML-KEM is in 3.5.'],
    confidence: 'observed', sources: ['openssl32Level', 'opensslLevels', 'observedOpenssl35'],
  },
  {
    ...JAVA, id: 'java-8-old', name: 'Java 8, 8u171 to 8u281', protocols: TO_12,
    protocolsBecause: DISABLED_BECAUSE,
    suites: java8OldSuites, off: ['TLS_RSA_WITH_3DES_EDE_CBC_SHA', 'TLS_RSA_WITH_RC4_128_SHA', 'TLS_RSA_WITH_RC4_128_MD5'], groups: JAVA_GROUPS, order: 'client', dhBits: 1024,
    assumes: [
      DISABLED_FILE, NO_SHA1_ROOT,
      '3DES is taken as switched off and AES-256 as there: updates before 8u161 need the unlimited policy files for it, and keep 3DES.',
      'From 8u261 on a server of Java 8 has TLS 1.3 as well; it is left out here.',
    ],
    confidence: 'likely', sources: ['javaVersions', 'javaOrder', 'javaForwardSecrecy', 'java8Tls13', 'javaDh'],
  },
  {
    ...JAVA, id: 'java-8', name: 'Java 8, 8u291 and later', protocols: FROM_12, clientProtocols: { 'TLS 1.3': 'on-request' },
    protocolsBecause: 'TLS 1.0 and 1.1 are in jdk.tls.disabledAlgorithms from 8u291 on. TLS 1.3 is there and off for clients, as 8u261 brought it.',
    suites: java8Suites, off: ['TLS_RSA_WITH_3DES_EDE_CBC_SHA'], groups: JAVA_GROUPS, order: 'client', dhBits: 1024,
    assumes: [DISABLED_FILE, NO_SHA1_ROOT, 'The order of suites is that of 8u301 and later; 8u291 has CBC before GCM.'],
    contested: 'Later updates may offer TLS 1.3 as a client, too; no document that was read names the update. Look with -Djavax.net.debug=ssl:handshake.',
    confidence: 'likely', sources: ['javaOldVersions', 'javaVersions', 'java8Tls13', 'java8Source', 'javaForwardSecrecy', 'javaOrder', 'javaDh'],
  },
  {
    ...JAVA, id: 'java-11', name: 'Java 11, 11.0.11 and later', protocols: FROM_12,
    protocolsBecause: 'TLS 1.0 and 1.1 are in jdk.tls.disabledAlgorithms from 11.0.11 on.',
    suites: java8Suites, off: ['TLS_RSA_WITH_3DES_EDE_CBC_SHA'], groups: JAVA_GROUPS, order: 'client', dhBits: 1024,
    assumes: [DISABLED_FILE, NO_SHA1_ROOT, 'Java 11 before 11.0.11 has TLS 1.0 and 1.1 on.', 'The order of suites is that of 11.0.12 and later.'],
    confidence: 'likely', sources: ['java11Tls13', 'javaOldVersions', 'javaForwardSecrecy', 'javaOrder', 'javaDh'],
  },
  {
    ...JAVA, id: 'java-17', name: 'Java 17', protocols: FROM_12,
    protocolsBecause: 'TLS 1.0 and 1.1 are in jdk.tls.disabledAlgorithms since Java 16.',
    suites: java17Suites, off: ['TLS_RSA_WITH_3DES_EDE_CBC_SHA'], groups: ['x25519', 'P-256', 'P-384', 'P-521', 'x448'], order: 'server', dhBits: 2048,
    assumes: [DISABLED_FILE, NO_SHA1_ROOT, 'The values are those of 17.0.15. Later updates may take the suites TLS_RSA_… away, as the current development version does.'],
    confidence: 'observed', sources: ['observedJava17', 'javaOldVersions', 'javaOrder'],
  },
  {
    ...JAVA, id: 'java-21', name: 'Java 21', protocols: FROM_12,
    protocolsBecause: 'TLS 1.0 and 1.1 are in jdk.tls.disabledAlgorithms since Java 16.',
    suites: java17Suites, off: ['TLS_RSA_WITH_3DES_EDE_CBC_SHA'], groups: ['x25519', 'P-256', 'P-384', 'P-521', 'x448'], order: 'server', dhBits: 2048,
    assumes: [DISABLED_FILE, NO_SHA1_ROOT, 'The lists of Java 17 are used; no other list for Java 21 was read. Later updates may take the suites TLS_RSA_… away.'],
    confidence: 'likely', sources: ['observedJava17', 'javaOldVersions', 'javaOrder'],
  },
  {
    id: 'gnutls-3.7', name: 'GnuTLS 3.7', family: 'GnuTLS', sides: ['client', 'server'], stack: 'other', protocols: { ...TO_13, 'SSL 3.0': 'off' },
    protocolsBecause: 'The priority NORMAL does not have it.',
    suites: gnutls37Suites, off: ['TLS_RSA_WITH_3DES_EDE_CBC_SHA', 'TLS_RSA_WITH_RC4_128_SHA'], offBecause: 'Not in the priority NORMAL.',
    groups: ['P-256', 'P-384', 'P-521', 'x25519', 'x448'], order: 'client', least: { rsa: 1024, dh: 1024 }, dhBits: 2048,
    assumes: ['The priority is NORMAL. Distributions and programs set others.', 'Smallest sizes: RSA with 1024 bits was seen to be taken; for Diffie-Hellman 1024 is an assumption. Hashes of signatures are not judged.'],
    confidence: 'observed', sources: ['observedGnutls'],
  },
];
