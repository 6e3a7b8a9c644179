/** Defaults of database servers and services that bring their own TLS library. */
import { mysql57Suites, mysql80Suites, mysql84Suites, mysqlYassl57Suites, mysqlYasslSuites, postgresOldSuites, postgresSuites } from './tls-profile-suites.ts';
import type { TlsProfile } from './tls-profiles.ts';

const NO_SSL = { 'SSL 2.0': 'missing', 'SSL 3.0': 'off' } as const;
const ONLY_10 = { ...NO_SSL, 'TLS 1.0': 'on', 'TLS 1.1': 'missing', 'TLS 1.2': 'missing', 'TLS 1.3': 'missing' } as const;
const TO_11 = { ...ONLY_10, 'TLS 1.1': 'on' } as const;
const TO_12 = { ...TO_11, 'TLS 1.2': 'on' } as const;
const TO_13 = { ...TO_12, 'TLS 1.3': 'on' } as const;
const FROM_12 = { ...TO_13, 'TLS 1.0': 'missing', 'TLS 1.1': 'missing' } as const;

const MYSQL = { family: 'MySQL', sides: ['server'], offBecause: 'Not in the list that MySQL gives to its library.', least: { rsa: 0, dh: 0 } } as const;
const TLS_VERSION = 'tls_version or the build leaves it away.';
const LEFT_ALONE = 'tls_version and ssl_cipher are not set in the configuration of the server.';
const LIST_13 = ['TLS_AES_256_GCM_SHA384', 'TLS_CHACHA20_POLY1305_SHA256', 'TLS_AES_128_GCM_SHA256'] as const;
const GROUPS = ['x25519', 'P-256', 'x448', 'P-521', 'P-384'] as const;
const BEST_FIRST = 'Whose order decides is read from the source of the library, which goes through its own list first.';
const HOST = 'The OpenSSL of the host can restrict further: a MinProtocol or a security level in openssl.cnf.';

const POSTGRES = { family: 'PostgreSQL', sides: ['server'], stack: 'openssl', order: 'server', offBecause: 'Not in ssl_ciphers.', least: { rsa: 0, dh: 0 } } as const;
const POSTGRES_LEFT = 'ssl is on; ssl_ciphers (HIGH:MEDIUM:+3DES:!aNULL), ssl_prefer_server_ciphers (on) and the curve are as delivered.';

export const serverProfiles: readonly TlsProfile[] = [
  {
    ...MYSQL, id: 'mysql-5.5', name: 'MySQL 5.5 and 5.6 with yaSSL, before 5.5.45 and 5.6.26', stack: 'yassl', protocols: ONLY_10, protocolsBecause: TLS_VERSION,
    suites: mysqlYasslSuites, off: [], groups: [], order: 'server', dhBits: 512,
    assumes: ['A community build: it has yaSSL and not OpenSSL.', BEST_FIRST, 'Diffie-Hellman with 512 bits, which Windows, Java and OpenSSL of today refuse: 5.5.45 and 5.6.26 brought 2048 bits.'],
    confidence: 'likely', sources: ['mysql55', 'mysql56', 'mysqlSource', 'mysqlDh'],
  },
  {
    ...MYSQL, id: 'mysql-5.6', name: 'MySQL 5.5.45 and later, 5.6.26 to 5.6.45, with yaSSL', stack: 'yassl', protocols: ONLY_10, protocolsBecause: TLS_VERSION,
    suites: mysqlYasslSuites, off: [], groups: [], order: 'server', dhBits: 2048,
    assumes: ['A community build: it has yaSSL and not OpenSSL.', BEST_FIRST],
    contested: 'The manuals of 5.5 and 5.6 name TLS 1.0 only; MySQL’s FAQ counts yaSSL as TLS 1.1, which the manual of 5.7 says for 5.7.',
    confidence: 'likely', sources: ['mysql55', 'mysql56', 'mysqlSource', 'mysqlDh'],
  },
  {
    ...MYSQL, id: 'mysql-yassl', name: 'MySQL 5.7 with yaSSL, up to 5.7.27', stack: 'yassl', protocols: TO_11, protocolsBecause: TLS_VERSION,
    suites: mysqlYassl57Suites, off: [], groups: [], order: 'server', dhBits: 2048,
    assumes: ['A community build before the change to OpenSSL in 2019.', LEFT_ALONE, BEST_FIRST],
    confidence: 'likely', sources: ['mysql57', 'mysqlSource', 'mysqlDh'],
  },
  {
    ...MYSQL, id: 'mysql-5.7', name: 'MySQL 5.7 with OpenSSL', stack: 'openssl', protocols: TO_12, protocolsBecause: TLS_VERSION,
    suites: mysql57Suites, off: [], groups: ['P-256', 'P-384', 'P-521'], order: 'client', dhBits: 2048,
    assumes: [LEFT_ALONE, HOST, 'The server follows the order of the client: its source sets no preference of its own.'],
    contested: 'The source sets up no curve: with OpenSSL 1.0.2 the server then has no suite with ECDHE, with 1.1.1 it has. ECDHE is taken as there.',
    confidence: 'likely', sources: ['mysql57', 'mysqlSource', 'mysqlDh'],
  },
  {
    ...MYSQL, id: 'mysql-8.0.11', name: 'MySQL 8.0.11 to 8.0.15', stack: 'openssl', protocols: TO_12, protocolsBecause: TLS_VERSION,
    suites: mysql80Suites, off: [], groups: GROUPS, order: 'server', dhBits: 2048,
    assumes: [LEFT_ALONE, HOST, 'Whose order decides is read from a later source.'],
    confidence: 'likely', sources: ['mysql80', 'mysqlSource'],
  },
  {
    ...MYSQL, id: 'mysql-8.0.16', name: 'MySQL 8.0.16 to 8.0.27', stack: 'openssl', protocols: TO_13, protocolsBecause: TLS_VERSION,
    suites: [...LIST_13, ...mysql80Suites], off: [], groups: GROUPS, order: 'server', dhBits: 2048,
    assumes: [LEFT_ALONE, HOST, 'Built with OpenSSL 1.1.1 or later; otherwise it has no TLS 1.3.', 'Whose order decides is read from a later source.'],
    confidence: 'likely', sources: ['mysql80', 'mysqlSource'],
  },
  {
    ...MYSQL, id: 'mysql-8.0', name: 'MySQL 8.0.28 and later', stack: 'openssl', protocols: FROM_12, protocolsBecause: TLS_VERSION,
    suites: [...LIST_13, ...mysql80Suites], off: [], groups: GROUPS, order: 'server', dhBits: 2048,
    assumes: [LEFT_ALONE, HOST, 'The list of suites is that of 8.0; the shorter list of 8.4 may have come to late updates of 8.0.'],
    confidence: 'likely', sources: ['mysql80', 'mysqlSource'],
  },
  {
    ...MYSQL, id: 'mysql-8.4', name: 'MySQL 8.4', stack: 'openssl', protocols: FROM_12, protocolsBecause: TLS_VERSION,
    suites: mysql84Suites, off: mysql80Suites, groups: GROUPS, order: 'server', dhBits: 2048,
    assumes: [LEFT_ALONE, HOST, 'Only suites with forward secrecy and AEAD: Windows up to 8.1 and Server 2012 R2 has few of them for an RSA certificate.'],
    confidence: 'certain', sources: ['mysql84', 'mysqlSource'],
  },
  {
    ...POSTGRES, id: 'postgresql-9.4', name: 'PostgreSQL 9.4 to 11', protocols: TO_12, protocolsBecause: 'Switched off in the code since 9.4, or not in the OpenSSL of the time.',
    suites: postgresOldSuites, off: [], groups: ['P-256'], dhBits: 1024,
    assumes: [POSTGRES_LEFT, 'Built with OpenSSL 1.0.2. With 1.1.1 it has TLS 1.3 as well, and no RC4 and 3DES.', 'Diffie-Hellman: 1024 bits is the careful value; from version 10 on the group that is built in has 2048.'],
    confidence: 'likely', sources: ['postgres12', 'postgresCiphers', 'openssl102List', 'postgresSource'],
  },
  {
    ...POSTGRES, id: 'postgresql-12', name: 'PostgreSQL 12', protocols: TO_13, protocolsBecause: 'ssl_min_protocol_version is TLSv1.',
    suites: postgresSuites, off: [], groups: ['P-256'], dhBits: 2048,
    assumes: [POSTGRES_LEFT, 'Built with OpenSSL 1.1.1. With OpenSSL 3 TLS 1.0 and 1.1 are gone in practice.', HOST],
    confidence: 'certain', sources: ['postgres12', 'postgresCiphers', 'postgresSource', 'observedOpenssl30'],
  },
  {
    ...POSTGRES, id: 'postgresql-13', name: 'PostgreSQL 13 to 17', protocols: { ...FROM_12, 'TLS 1.0': 'off', 'TLS 1.1': 'off' }, protocolsBecause: 'ssl_min_protocol_version is TLSv1.2.',
    suites: postgresSuites, off: [], groups: ['P-256'], dhBits: 2048,
    assumes: [POSTGRES_LEFT, 'Built with OpenSSL 1.1.1 or 3.', HOST],
    confidence: 'certain', sources: ['postgres13', 'postgresCiphers', 'postgresSource', 'observedOpenssl30'],
  },
  {
    ...POSTGRES, id: 'postgresql-18', name: 'PostgreSQL 18', protocols: { ...FROM_12, 'TLS 1.0': 'off', 'TLS 1.1': 'off' }, protocolsBecause: 'ssl_min_protocol_version is TLSv1.2.',
    suites: postgresSuites, off: [], groups: ['x25519', 'P-256'], dhBits: 2048,
    assumes: [POSTGRES_LEFT, 'ssl_groups is X25519:prime256v1.', HOST],
    confidence: 'likely', sources: ['postgres13', 'postgresCiphers', 'observedOpenssl30'],
  },
  {
    id: 'azure-sql', name: 'Azure SQL Database', family: 'Microsoft', sides: ['server'], stack: 'other', protocols: { ...FROM_12, 'TLS 1.0': 'off', 'TLS 1.1': 'off' },
    protocolsBecause: 'Support for TLS 1.0 and 1.1 was announced to end on 31 August 2025.',
    suites: [
      'TLS_AES_256_GCM_SHA384', 'TLS_AES_128_GCM_SHA256', 'TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384', 'TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256',
      'TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384', 'TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256',
    ],
    off: [], offBecause: 'Not known to be offered.', groups: ['x25519', 'P-256', 'P-384'], order: 'server', least: { rsa: 0, dh: 0 },
    assumes: [
      'No list of suites of the service was read: the ECDHE suites of Windows Server 2022 for an RSA certificate stand in. A miss here is not proof.',
      'TLS 1.3 is used with Encrypt=Strict (TDS 8.0) only; other connections end with TLS 1.2.',
    ],
    contested: 'The documentation of 2022 still lists TLS 1.0 and 1.1 where no minimum is set.',
    confidence: 'likely', sources: ['azureSql', 'azureSqlRetired', 'tds8'],
  },
];
