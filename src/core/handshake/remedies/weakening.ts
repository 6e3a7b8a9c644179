/** How much a change weakens. */
import type { Weakening } from '../model.ts';

const ORDER: readonly Weakening[] = ['none', 'old', 'broken'];

/** The worse of several: `worst(['none', 'old'])` is 'old'. */
export function worst(all: readonly Weakening[]): Weakening {
  return ORDER[Math.max(0, ...all.map((w) => ORDER.indexOf(w)))] ?? 'none';
}

/** For sorting: 0, 1, 2. */
export function weight(weakening: Weakening): number {
  return ORDER.indexOf(weakening);
}

/**
 * What it costs to offer a suite: RC4, DES, export suites, MD5, suites without encryption or certificate are broken, 3DES is old.
 *
 *     suiteWeakness('TLS_RSA_WITH_3DES_EDE_CBC_SHA')   // 'old'
 *     suiteWeakness('TLS_RSA_WITH_RC4_128_SHA')        // 'broken'
 *
 * Sources: RFC 7465 (RC4), RFC 9325, 4.1 (NULL, export, below 112 bits, 3DES).
 */
export function suiteWeakness(name: string): Weakening {
  const upper = name.toUpperCase();
  if (/^SSL_CK_|NULL|EXPORT|RC4|RC2|_MD5$|_ANON_|_IDEA_/.test(upper)) return 'broken';
  if (upper.includes('3DES')) return 'old';
  return upper.includes('_DES_') || upper.includes('DES40') ? 'broken' : 'none';
}

/** Suites to add first: ECDHE before DHE before no forward secrecy, then AEAD before the others. */
export function suiteRank(name: string): number {
  const exchange = name.startsWith('TLS_DHE_') ? 10 : name.startsWith('TLS_ECDHE_') || !name.includes('_WITH_') ? 0 : 20;
  const cipher = /GCM|CCM|POLY1305/.test(name) ? 0 : /SHA(?:256|384)$/.test(name) ? 2 : 4;
  return weight(suiteWeakness(name)) * 100 + exchange + cipher;
}
