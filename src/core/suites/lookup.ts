/** A cipher suite by each of the names it goes by: Windows, OpenSSL, the number in TLS. */
import { suiteLists } from '../../data/windows-suites.ts';
import type { SuiteList } from '../../data/windows-suites.ts';
import { tlsSuites } from '../../data/tls-suites.ts';
import type { TlsSuite } from '../../data/tls-suites.ts';
import type { WindowsVersion } from '../../data/windows-versions.ts';

export interface FoundSuite {
  readonly suite: TlsSuite;
  /** P256, P384 or P521 where the name says so. */
  readonly curve?: string;
}

/** The curves that Windows before 10 appends to the name of a suite. */
export const suffixCurves = ['P256', 'P384', 'P521'] as const;
export type SuffixCurve = (typeof suffixCurves)[number];

const suites: readonly TlsSuite[] = tlsSuites;
const lists: ReadonlyMap<string, SuiteList> = new Map<string, SuiteList>(suiteLists.map((list) => [list.id, list]));
const byName: ReadonlyMap<string, FoundSuite> = new Map(suites.flatMap((suite): [string, FoundSuite][] => [[suite.name, { suite }], ...withCurves(suite)]));
const byCode: ReadonlyMap<number, TlsSuite> = new Map(suites.flatMap((suite): [number, TlsSuite][] => (suite.code === undefined ? [] : [[suite.code, suite]])));
const byOpenssl: ReadonlyMap<string, TlsSuite> = new Map(suites.flatMap((suite): [string, TlsSuite][] => (suite.openssl === undefined ? [] : [[suite.openssl.toUpperCase(), suite]])));

function withCurves(suite: TlsSuite): readonly [string, FoundSuite][] {
  if (suite.exchange !== 'ECDHE') return [];
  return suffixCurves.map((curve) => [`${suite.name}_${curve}`, { suite, curve }]);
}

/**
 * The suite that a name of Windows stands for, without regard to case; undefined for a name that no Windows has. A curve at the end belongs to suites
 * with ECDHE only: TLS_RSA_WITH_AES_128_CBC_SHA_P256 is no name.
 *
 *     suiteOf('TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA_P256')   // { suite: { name: 'TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA', … }, curve: 'P256' }
 *
 * Source: Microsoft: Cipher Suites in TLS/SSL (Schannel SSP). Whether a version has the name: listOf.
 */
export function suiteOf(name: string): FoundSuite | undefined {
  return byName.get(name.toUpperCase());
}

/** The suite with this number in TLS: `suiteByCode(0xc030)` is TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384. Source: IANA, TLS cipher suites. */
export function suiteByCode(code: number): TlsSuite | undefined {
  return byCode.get(code);
}

/** The suite that OpenSSL calls so, without regard to case: `suiteByOpenssl('ECDHE-RSA-AES256-SHA')`. Source: OpenSSL, openssl-ciphers(1). */
export function suiteByOpenssl(name: string): TlsSuite | undefined {
  return byOpenssl.get(name.toUpperCase());
}

/** The list of suites that a Windows version starts with. Source: Microsoft: Cipher Suites in TLS/SSL (Schannel SSP), the page of the version. */
export function listOf(version: WindowsVersion): SuiteList {
  const list = lists.get(version.suites);
  if (!list) throw new Error(`windows-versions.ts names the list ${version.suites}, which does not exist`);
  return list;
}

const TLS13 = /^TLS_(?:AES|CHACHA20|SM4)_/i;

/**
 * Whether a name is a suite of TLS 1.3, which fixes neither key exchange nor certificate and so has no WITH in its name: TLS_AES_256_GCM_SHA384. Also for
 * suites that no Windows has, such as TLS_AES_128_CCM_SHA256. Source: RFC 8446, B.4.
 */
export function isTls13(name: string): boolean {
  return TLS13.test(name) && !name.toUpperCase().includes('_WITH_');
}
