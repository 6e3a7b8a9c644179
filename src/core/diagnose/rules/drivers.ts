import { namedDrivers } from '../../../data/drivers-named.ts';
import { all, any, code, driver, not, sign, type Condition, type Rule } from '../rule.ts';

const NEVER_TLS12 = driver(...namedDrivers.filter((d) => 'noTls12' in d).map((d) => d.id));

/** A driver whose version passes the test. */
function version(id: string, test: (version: string) => boolean): Condition {
  return (seen) => {
    const found = seen.drivers.filter((d) => d.id === id && d.version !== undefined && test(d.version));
    return found.length > 0 ? found.map((d) => d.line) : undefined;
  };
}

/** A version of a product that the text states. */
function product(test: RegExp): Condition {
  return (seen) => {
    const found = seen.versions.filter((v) => test.test(v.text));
    return found.length > 0 ? found.map((v) => v.line) : undefined;
  };
}

const TOO_OLD = any(NEVER_TLS12, version('native-client', (v) => /^(?:9|10)(?:\.|$)/.test(v)));
const OLD = any(
  version('mssql-jdbc', (v) => /^[234]\.[01]\b/.test(v)),
  version('mysql-net', (v) => /^[56]\./.test(v)),
  product(/^OpenSSL[/ ](?:0\.|1\.0\.0)/i),
  product(/(?:JDK|JRE|Java) (?:version )?"?(?:1\.)?[67](?:[._]|$)/i),
);
/** The connection failed while TLS was set up, and the certificate is not the matter. */
const TLS_FAILED = any(
  sign('dbnetlib-handshake', 'driver-encryption-unsupported', 'no-common-version', 'tls-version-demanded', 'local-common-algorithm', 'prelogin-handshake', 'openssl-unsupported-protocol', 'tls-alert-70-received', 'tls-alert-40-received', 'jdbc-secure-connection', 'no-appropriate-protocol', 'connection-reset', 'closed-in-handshake'),
  code('sec-e-algorithm-mismatch', 'sec-e-illegal-message', 'wsaeconnreset', 'driver-tcp-provider-reset', 'driver-prelogin-handshake', 'driver-encryption-handshake', 'driver-encryption-not-supported', 'sql-error-47072', 'sql-error-233', 'tls-alert-protocol-version'),
);
const CERTIFICATE = any(sign('untrusted-issuer', 'local-untrusted-root', 'certificate-other-name', 'certificate-expired'), code('sec-e-untrusted-root', 'sec-e-wrong-principal', 'sec-e-cert-expired', 'driver-ssl-provider-untrusted'));

/** Drivers that cannot do what the server wants, however they are configured. */
export const driverRules: readonly Rule[] = [
  {
    id: 'driver-without-tls12',
    when: all(TOO_OLD, TLS_FAILED, not(CERTIFICATE)),
    gives: { 'driver-too-old': 'states', 'tls-no-common-protocol': 'fits' },
    why: 'The text names a driver that has no TLS 1.2 of its own, and the connection failed while TLS was set up.',
    source: 'Microsoft: TLS 1.2 support for SQL Server (KB 3135244)',
  },
  {
    id: 'driver-before-tls12',
    when: all(OLD, TLS_FAILED, not(CERTIFICATE)),
    gives: { 'driver-too-old': 'points', 'tls-no-common-protocol': 'fits' },
    why: 'The version in the text dates from before TLS 1.2 was the default of this library.',
    source: 'Release notes: OpenSSL 1.0.1, Java 8, Microsoft JDBC Driver 4.2, MySQL Connector/NET 8',
  },
];
