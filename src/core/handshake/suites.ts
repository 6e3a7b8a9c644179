/** What a handshake needs to know of a cipher suite, for suites that no Windows has as well: the IANA name says it. */
import type { TlsSuite } from '../../data/tls-suites.ts';
import { protocolNames } from '../../data/windows-tls.ts';
import type { ProtocolName } from '../../data/windows-tls.ts';
import { suiteOf } from '../suites/lookup.ts';
import { present } from '../present.ts';
import { groupName } from './groups.ts';
import type { PartySuite, ServerKey } from './model.ts';

export interface SuiteNeeds {
  /** any: TLS 1.3, RSA or ECDSA. none: no certificate is shown. unusable: needs something that no certificate gives (a pre-shared key, Kerberos, fixed DH). */
  readonly certificate: TlsSuite['certificate'] | 'none' | 'unusable';
  readonly exchange: 'RSA' | 'DHE' | 'ECDHE' | 'any' | 'other';
}

const NEEDS: readonly (readonly [prefix: string, needs: SuiteNeeds])[] = [
  ['TLS_ECDHE_ECDSA_', { certificate: 'ECDSA', exchange: 'ECDHE' }],
  ['TLS_ECDHE_RSA_', { certificate: 'RSA', exchange: 'ECDHE' }],
  ['TLS_DHE_RSA_', { certificate: 'RSA', exchange: 'DHE' }],
  ['TLS_DHE_DSS_', { certificate: 'DSS', exchange: 'DHE' }],
  ['TLS_ECDH_ANON_', { certificate: 'none', exchange: 'ECDHE' }],
  ['TLS_DH_ANON_', { certificate: 'none', exchange: 'DHE' }],
  ['TLS_RSA_PSK_', { certificate: 'unusable', exchange: 'other' }],
  ['TLS_RSA_', { certificate: 'RSA', exchange: 'RSA' }],
  ['SSL_CK_', { certificate: 'RSA', exchange: 'RSA' }],
];
const TLS13: SuiteNeeds = { certificate: 'any', exchange: 'any' };
const UNUSABLE: SuiteNeeds = { certificate: 'unusable', exchange: 'other' };

/**
 * Certificate and key exchange of a suite by its IANA name.
 *
 *     suiteNeeds('TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256')   // { certificate: 'RSA', exchange: 'ECDHE' }
 *     suiteNeeds('TLS_AES_256_GCM_SHA384')                        // { certificate: 'any', exchange: 'any' }
 *
 * Sources: RFC 5246, 7.4.2; RFC 8422, 2; RFC 8446, B.4.
 */
export function suiteNeeds(name: string): SuiteNeeds {
  const upper = name.toUpperCase();
  if (isTls13Name(upper)) return TLS13;
  return NEEDS.find(([prefix]) => upper.startsWith(prefix))?.[1] ?? UNUSABLE;
}

/** Names of TLS 1.3 have no key exchange, hence no WITH: TLS_AES_128_CCM_SHA256. */
function isTls13Name(upper: string): boolean {
  return upper.startsWith('TLS_') && !upper.includes('_WITH_') && !upper.endsWith('_SCSV');
}

const OLD: readonly ProtocolName[] = ['SSL 3.0', 'TLS 1.0', 'TLS 1.1', 'TLS 1.2'];
const NOT_BEFORE_12 = /_(?:GCM|CCM|CCM_8|POLY1305|CBC)_SHA(?:256|384)$|_(?:CCM|CCM_8)$|_NULL_SHA(?:256|384)$/;

/**
 * The versions that a suite can serve by its definition, for stacks whose lists do not say it. Schannel has lists of its own, which leave SSL 3.0 off
 * some suites.
 *
 *     suiteVersions('TLS_RSA_WITH_AES_128_CBC_SHA')            // ['SSL 3.0', 'TLS 1.0', 'TLS 1.1', 'TLS 1.2']
 *     suiteVersions('TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA')      // ['TLS 1.0', 'TLS 1.1', 'TLS 1.2']
 *     suiteVersions('TLS_RSA_WITH_AES_128_GCM_SHA256')         // ['TLS 1.2']
 *
 * Sources: RFC 5246, RFC 5288, RFC 5289, RFC 8422; `openssl ciphers -v`.
 */
export function suiteVersions(name: string): readonly ProtocolName[] {
  const upper = name.toUpperCase();
  if (upper.startsWith('SSL_CK_')) return ['SSL 2.0'];
  if (isTls13Name(upper)) return ['TLS 1.3'];
  if (NOT_BEFORE_12.test(upper)) return ['TLS 1.2'];
  return upper.startsWith('TLS_ECDH') ? OLD.slice(1) : OLD;
}

/**
 * A suite of a party that is given by name. A curve at the end of the name, as Windows before 10 writes it, becomes a condition.
 *
 *     partySuite('TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA_P256').curve   // 'P-256'
 */
export function partySuite(name: string, versions?: readonly ProtocolName[]): PartySuite {
  const found = suiteOf(name);
  const base = found?.suite.name ?? name;
  return {
    name: base,
    versions: versions ?? suiteVersions(base),
    suite: found?.suite,
    ...present({ curve: found?.curve === undefined ? undefined : groupName(found.curve) }),
  };
}

/**
 * Whether a certificate with this key can serve the suite in the version. Without a key any is taken to be there: a server may hold several certificates.
 *
 *     fitsKey('TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256', { kind: 'ECDSA', … })   // false
 *
 * Sources: RFC 5246, 7.4.2; RFC 8446, 4.4.2.2.
 */
export function fitsKey(name: string, key: ServerKey | undefined): boolean {
  const { certificate } = suiteNeeds(name);
  if (certificate === 'unusable') return false;
  if (key === undefined || certificate === 'none') return true;
  return certificate === 'any' ? key.kind !== 'DSS' : certificate === key.kind;
}

/** Position of a version, oldest first. */
export function ageOf(protocol: ProtocolName): number {
  return protocolNames.indexOf(protocol);
}
