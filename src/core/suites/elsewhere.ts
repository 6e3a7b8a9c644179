/** Names that other systems have for cipher suites. */
import { furtherOpensslNames, suitesOfOthers } from '../../data/cipher-suite-names.ts';
import { tlsSuites } from '../../data/tls-suites.ts';
import type { TlsSuite } from '../../data/tls-suites.ts';
import { suiteByCode, suiteByOpenssl, suiteOf } from './lookup.ts';

export interface ElsewhereName {
  /** Whose spelling it is. IANA: the registered name of a suite that no Windows has. */
  readonly system: 'OpenSSL' | 'GnuTLS' | 'Java' | 'mbed TLS' | 'number' | 'IANA';
  /** Registered name. */
  readonly iana: string;
  /** The suite of Windows; absent where no Windows has it. */
  readonly suite?: TlsSuite;
}

const further = new Map(furtherOpensslNames.map(([openssl, name]) => [openssl, name]));
const opensslOfOthers = new Map(suitesOfOthers.map(([iana, openssl]) => [openssl.toUpperCase(), iana]));
const ianaOfOthers = new Map(suitesOfOthers.map(([iana]) => [iana.toUpperCase(), iana]));
const gnutls = new Map(tlsSuites.map(({ name }) => [gnutlsName(name), name]));

/** GnuTLS leaves out WITH and writes SHA1: TLS_ECDHE_RSA_AES_256_CBC_SHA1. RC4 is ARCFOUR there. */
function gnutlsName(name: string): string {
  return name.replace('_WITH_', '_').replace('_RC4_', '_ARCFOUR_').replace(/_SHA$/, '_SHA1');
}

/**
 * What a name that Windows does not have is called there; undefined for a name that no system here has, and for one that Windows knows.
 *
 *     knownElsewhere('ECDHE-RSA-AES256-SHA384')             // { system: 'OpenSSL', iana: 'TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384', suite: … }
 *     knownElsewhere('TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256')   // { system: 'IANA', … }: no suite
 *     knownElsewhere('0xC030')                              // { system: 'number', … }: as event 36880 prints it
 *
 * Sources: IANA, TLS cipher suites; openssl-ciphers(1); the naming rules of GnuTLS, Java (SSL_ for suites older than TLS) and mbed TLS (hyphens).
 */
export function knownElsewhere(name: string): ElsewhereName | undefined {
  const upper = name.toUpperCase();
  if (suiteOf(upper)) return undefined;
  const byOpenssl = suiteByOpenssl(upper) ?? of(further.get(upper));
  if (byOpenssl) return { system: 'OpenSSL', iana: byOpenssl.name, suite: byOpenssl };
  const other = opensslOfOthers.get(upper);
  const iana = ianaOfOthers.get(upper);
  if (iana !== undefined) return { system: 'IANA', iana };
  if (other !== undefined) return { system: 'OpenSSL', iana: other };
  const found: readonly [ElsewhereName['system'], TlsSuite | undefined][] = [
    ['GnuTLS', of(gnutls.get(upper))],
    ['Java', upper.startsWith('SSL_') ? of(`TLS_${upper.slice(4)}`) : undefined],
    ['mbed TLS', upper.startsWith('TLS-') ? of(upper.replaceAll('-', '_')) : undefined],
    ['number', /^0X[0-9A-F]{4}$/.test(upper) ? suiteByCode(Number.parseInt(upper.slice(2), 16)) : undefined],
  ];
  for (const [system, suite] of found) if (suite) return { system, iana: suite.name, suite };
  return undefined;
}

function of(name: string | undefined): TlsSuite | undefined {
  return name === undefined ? undefined : suiteOf(name)?.suite;
}
