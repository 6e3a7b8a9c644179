/** What can be changed so that two sides find common ground, beyond the tables of Windows, drivers and profiles. */
import type { ProtocolName } from './windows-tls.ts';

export const remedySources = {
  registry: { title: 'Microsoft: TLS registry settings', url: 'https://learn.microsoft.com/windows-server/security/tls/tls-registry-settings' },
  protocols: { title: 'Microsoft: Protocols in TLS/SSL (Schannel SSP)', url: 'https://learn.microsoft.com/windows/win32/secauthn/protocols-in-tls-ssl--schannel-ssp-' },
  suites: { title: 'Microsoft: Cipher Suites in TLS/SSL (Schannel SSP)', url: 'https://learn.microsoft.com/windows/win32/secauthn/cipher-suites-in-schannel' },
  suiteOrder: { title: 'Microsoft: Prioritizing Schannel Cipher Suites', url: 'https://learn.microsoft.com/windows/win32/secauthn/prioritizing-schannel-cipher-suites' },
  curves: { title: 'Microsoft: Manage Transport Layer Security (TLS), ECC curve order', url: 'https://learn.microsoft.com/windows-server/security/tls/manage-tls' },
  dotnet: { title: 'Microsoft: TLS best practices with .NET Framework', url: 'https://learn.microsoft.com/dotnet/framework/network-programming/tls' },
  winhttp: { title: 'Microsoft: WinHTTP option flags', url: 'https://learn.microsoft.com/windows/win32/winhttp/option-flags' },
  kb3135244: { title: 'Microsoft KB3135244: TLS 1.2 support for Microsoft SQL Server', url: 'https://learn.microsoft.com/troubleshoot/sql/database-engine/connect/tls-1-2-support-microsoft-sql-server' },
  kb245030: { title: 'Microsoft KB245030: restrict cryptographic algorithms and protocols in Schannel', url: 'https://learn.microsoft.com/troubleshoot/windows-server/certificates-and-public-key-infrastructure-pki/restrict-cryptographic-algorithms-protocols-schannel' },
  adv3174644: { title: 'Microsoft Security Advisory 3174644: updated support for Diffie-Hellman key exchange' },
  drivers: { title: 'Notes of the drivers and servers, by row of the driver table' },
  rfc8996: { title: 'RFC 8996: Deprecating TLS 1.0 and TLS 1.1', url: 'https://www.rfc-editor.org/rfc/rfc8996' },
  rfc7568: { title: 'RFC 7568: Deprecating Secure Sockets Layer Version 3.0', url: 'https://www.rfc-editor.org/rfc/rfc7568' },
  rfc7465: { title: 'RFC 7465: Prohibiting RC4 Cipher Suites', url: 'https://www.rfc-editor.org/rfc/rfc7465' },
  rfc9325: { title: 'RFC 9325: Recommendations for Secure Use of TLS', url: 'https://www.rfc-editor.org/rfc/rfc9325' },
  openssl: { title: 'OpenSSL: SSL_CONF_cmd, MinProtocol, CipherString, Groups', url: 'https://www.openssl.org/docs/man3.0/man3/SSL_CONF_cmd.html' },
  jsse: { title: 'Oracle: JSSE reference guide, jdk.tls.disabledAlgorithms' },
  mysql: { title: 'MySQL manual: Encrypted Connection TLS Protocols and Ciphers', url: 'https://dev.mysql.com/doc/refman/8.0/en/encrypted-connection-protocols-ciphers.html' },
  postgres: { title: 'PostgreSQL documentation: ssl_min_protocol_version, ssl_ciphers', url: 'https://www.postgresql.org/docs/current/runtime-config-connection.html' },
  azureSql: { title: 'Microsoft: Azure SQL connectivity settings', url: 'https://learn.microsoft.com/azure/azure-sql/database/connectivity-settings' },
} as const satisfies Readonly<Record<string, { readonly title: string; readonly url?: string }>>;
export type RemedySourceId = keyof typeof remedySources;

/** A family whose rows end too early, and the rows of other families that take its place. */
export interface Successor {
  readonly family: string;
  readonly rows: readonly string[];
  readonly says: string;
}

const NEW_DRIVER = 'It is installed beside the old one, and the connection string has to name it. Drivers that encrypt by default (ODBC 18, OLE DB 19, Microsoft.Data.SqlClient 4) also check the certificate.';

export const successors: readonly Successor[] = [
  { family: 'SQLOLEDB and ODBC “SQL Server”', rows: ['msoledb18', 'odbc17'], says: NEW_DRIVER },
  { family: 'SQL Server Native Client', rows: ['msoledb18', 'odbc17'], says: NEW_DRIVER },
  { family: 'WCF', rows: ['netfx-4.7'], says: 'In programs that are built for .NET Framework 4.7.1 or later WCF follows Windows.' },
  { family: 'System.Data.SqlClient', rows: ['mds-1-3', 'mds-5.1'], says: 'The program has to be built with the other package; from version 4 on it encrypts by default and checks the certificate.' },
];

/** Rows that come with Windows: the first build that has them. An update of a Windows before it does not bring them. */
export const comesWithWindows: readonly { readonly row: string; readonly build: number }[] = [{ row: 'sqloledb', build: 17763 }];

/** Rows of a family that are no update of an installed program: it is built anew. */
export const builtAnew: readonly string[] = ['.NET Framework', '.NET', 'WCF'];

/** Where a program with its own TLS library has its switches, by the start of the profile’s id or of its family. */
export const profileSwitches: readonly { readonly family: string; readonly versions: string; readonly suites: string; readonly groups: string; readonly source: RemedySourceId }[] = [
  { family: 'OpenSSL', versions: 'MinProtocol in openssl.cnf, or the setting of the program; TLS 1.0 and 1.1 also need CipherString with @SECLEVEL=0 since OpenSSL 3.0. It holds for every program that reads the file.', suites: 'CipherString or Ciphersuites in openssl.cnf, or the setting of the program.', groups: 'Groups in openssl.cnf, or the setting of the program.', source: 'openssl' },
  { family: 'Java', versions: 'jdk.tls.disabledAlgorithms in java.security, and jdk.tls.client.protocols. It holds for every program of that Java.', suites: 'jdk.tls.disabledAlgorithms in java.security, or the setting of the program.', groups: 'The system property jdk.tls.namedGroups.', source: 'jsse' },
  { family: 'MySQL', versions: 'The system variable tls_version. Versions that the build does not have any more cannot be named.', suites: 'The system variables ssl_cipher and tls_ciphersuites.', groups: 'MySQL takes the groups of its TLS library.', source: 'mysql' },
  { family: 'PostgreSQL', versions: 'ssl_min_protocol_version and ssl_max_protocol_version; a reload is enough.', suites: 'ssl_ciphers; a reload is enough.', groups: 'ssl_ecdh_curve; a reload is enough.', source: 'postgres' },
  { family: 'Microsoft', versions: 'The minimum TLS version of the service, where it can be chosen at all.', suites: 'The suites of a cloud service cannot be chosen.', groups: 'The groups of a cloud service cannot be chosen.', source: 'azureSql' },
  { family: 'GnuTLS', versions: 'The priority string of the program, such as NORMAL:+VERS-TLS1.2.', suites: 'The priority string of the program.', groups: 'The priority string of the program.', source: 'drivers' },
];

/** Versions that a change may switch on, the strongest first, with what it costs. */
export const openable: readonly { readonly protocol: ProtocolName; readonly weakens: 'none' | 'old' | 'broken'; readonly why?: string; readonly source: RemedySourceId }[] = [
  { protocol: 'TLS 1.3', weakens: 'none', source: 'protocols' },
  { protocol: 'TLS 1.2', weakens: 'none', source: 'kb3135244' },
  { protocol: 'TLS 1.1', weakens: 'old', why: 'TLS 1.1 is deprecated (RFC 8996).', source: 'rfc8996' },
  { protocol: 'TLS 1.0', weakens: 'old', why: 'TLS 1.0 is deprecated (RFC 8996).', source: 'rfc8996' },
  { protocol: 'SSL 3.0', weakens: 'broken', why: 'SSL 3.0 is broken (POODLE) and must not be used (RFC 7568).', source: 'rfc7568' },
];

/** Certificate keys that a server can show besides its own. */
export const otherKeys = [
  { id: 'rsa', says: 'RSA with 2048 bits, signed with SHA-256', key: { kind: 'RSA', bits: 2048, hash: 'SHA256' } },
  { id: 'ecdsa', says: 'ECDSA on P-256, signed with SHA-256', key: { kind: 'ECDSA', bits: 256, curve: 'P-256', hash: 'SHA256' } },
] as const;
