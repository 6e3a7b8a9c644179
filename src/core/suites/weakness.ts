/** How weak a suite is, and who says so. */
import type { SuiteSourceId } from '../../data/cipher-suite-sources.ts';
import type { TlsSuite } from '../../data/tls-suites.ts';

export interface Weakness {
  /** broken: a standard forbids it. old: a standard advises against it, or it serves versions that are deprecated. none: neither. */
  readonly level: 'none' | 'old' | 'broken';
  /** Each reason in words, worst first; empty for level none. */
  readonly why: readonly string[];
  readonly sources: readonly SuiteSourceId[];
}

interface Ground {
  readonly level: 'old' | 'broken';
  readonly holds: (suite: TlsSuite) => boolean;
  readonly why: string;
  readonly source: SuiteSourceId;
}

const GROUNDS: readonly Ground[] = [
  { level: 'broken', holds: (s) => s.cipher === 'NULL', why: 'no encryption: everybody on the way reads along', source: 'rfc9325' },
  { level: 'broken', holds: (s) => s.name.includes('_anon_'), why: 'no certificate: anybody on the way can take the place of the server', source: 'rfc9325' },
  { level: 'broken', holds: (s) => s.name.includes('EXPORT'), why: 'export suite of 40 or 56 bits', source: 'rfc9325' },
  { level: 'broken', holds: (s) => s.cipher.startsWith('RC4'), why: 'RC4, prohibited in all versions of TLS', source: 'rfc7465' },
  { level: 'broken', holds: (s) => s.cipher.startsWith('DES'), why: 'DES with 56 bits', source: 'rfc5469' },
  { level: 'broken', holds: (s) => s.versions.every((v) => v === 'SSL 2.0'), why: 'suite of SSL 2.0', source: 'rfc6176' },
  { level: 'old', holds: (s) => s.cipher.startsWith('3DES'), why: '3DES: blocks of 64 bits (Sweet32), less than 128 bits of strength', source: 'sweet32' },
  { level: 'old', holds: (s) => s.exchange === 'RSA' && s.cipher !== 'NULL', why: 'RSA key exchange: no forward secrecy', source: 'rfc9325' },
  { level: 'old', holds: (s) => s.certificate === 'DSS', why: 'needs a DSA certificate; TLS 1.3 has none', source: 'rfc8446' },
  { level: 'old', holds: (s) => s.mac === 'MD5', why: 'check with MD5', source: 'rfc9155' },
  { level: 'old', holds: (s) => s.mac === 'SHA' && s.cipher.endsWith('CBC'), why: 'CBC with a SHA-1 check: needed by peers with TLS 1.0 and 1.1 only; this use of SHA-1 is not broken', source: 'rfc9155' },
];

/**
 * How weak a suite is, with each reason. SHA-1 as the check of a CBC suite is old, not broken: RFC 9155 leaves that use alone. CBC with SHA-256 or
 * SHA-384 and forward secrecy is none of both, although HTTP/2 refuses it: it is the best that Windows before 10 has for an RSA certificate.
 *
 *     weaknessOf(suiteOf('TLS_RSA_WITH_RC4_128_SHA').suite).level   // 'broken'
 *     weaknessOf(suiteOf('TLS_RSA_WITH_AES_128_CBC_SHA').suite)     // { level: 'old', why: ['RSA key exchange: no forward secrecy', 'CBC with …'], … }
 *
 * Sources: RFC 9325, section 4; RFC 7465; RFC 6176; RFC 5469; RFC 9155; CVE-2016-2183.
 */
export function weaknessOf(suite: TlsSuite): Weakness {
  const found = GROUNDS.filter((g) => g.holds(suite));
  const level = found.some((g) => g.level === 'broken') ? 'broken' : found.length > 0 ? 'old' : 'none';
  return { level, why: found.map((g) => g.why), sources: [...new Set(found.map((g) => g.source))] };
}
