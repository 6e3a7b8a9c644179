/** The public key and the signature algorithm of a certificate. */
import { curves, hashAlgorithms, keyAlgorithms, signatureAlgorithms } from '../../data/certificate-oids.ts';
import { bitLength, bitString, oidOf, tags } from './der-part.ts';
import type { ParsePart, Part } from './der-part.ts';
import type { CertificateKey, CertificateSignature } from './model.ts';

/**
 * Algorithm, size and curve of a SubjectPublicKeyInfo; undefined where there is none. A size that cannot be read is left out.
 *
 * Source: IETF RFC 5280, section 4.1.2.7; RFC 3279 (RSA, DSA), 5480 (EC), 8410 (Ed25519, Ed448).
 */
export function derKey(part: Part | undefined, parse: ParsePart): CertificateKey | undefined {
  const [algorithm, value] = part?.parts ?? [];
  const oid = oidOf(algorithm?.parts[0]);
  const key = bitString(value);
  if (oid === undefined || key === undefined) return undefined;
  const row = keyAlgorithms.find((k) => k.oid === oid);
  const known = row?.algorithm ?? 'other';
  const name = row === undefined ? { name: oid } : 'name' in row ? { name: row.name } : {};
  if (known === 'EC') return { algorithm: 'EC', ...curveOf(algorithm?.parts[1], key) };
  const number = known === 'RSA' ? parse(key)?.parts[0] : known === 'DSA' ? algorithm?.parts[1]?.parts[0] : undefined;
  const bits = number?.tag === tags.integer ? bitLength(number.bytes) : 0;
  return { algorithm: known, ...name, ...(bits > 0 ? { bits } : {}) };
}

/** The curve by its name, or by the size of the prime of a curve that is spelled out. */
function curveOf(parameters: Part | undefined, key: Uint8Array): Omit<CertificateKey, 'algorithm'> {
  const oid = oidOf(parameters);
  const row = curves.find((c) => c.oid === oid);
  if (row) return { curve: 'curve' in row ? row.curve : row.oid, bits: row.bits };
  const prime = parameters?.parts[1]?.parts[1];
  if (prime?.tag === tags.integer) return { name: 'explicit parameters', bits: bitLength(prime.bytes) };
  // 4, then both coordinates; or 2 or 3, then one.
  const octets = key[0] === 4 ? (key.length - 1) / 2 : key.length - 1;
  return { ...(oid === undefined ? {} : { curve: oid }), ...(octets >= 14 && Number.isInteger(octets) ? { bits: octets * 8 } : {}) };
}

/**
 * The signature algorithm under the name that Windows prints, with its hash; undefined where there is none. RSASSA-PSS and specifiedECDSA name their
 * hash in the parameters; without any, PSS means SHA-1.
 *
 * Source: IETF RFC 5280, section 4.1.1.2; RFC 4055, section 3.1.
 */
export function derSignature(part: Part | undefined): CertificateSignature | undefined {
  const oid = oidOf(part?.parts[0]);
  if (oid === undefined) return undefined;
  const row = signatureAlgorithms.find((s) => s.oid === oid);
  if (!row) return { name: oid };
  if ('hash' in row) return { name: row.name, hash: row.hash };
  const parameters = part?.parts[1];
  const given = row.name === 'RSASSA-PSS' ? parameters?.parts.find((p) => p.tag === 0xa0)?.parts[0] : parameters;
  if (row.name === 'RSASSA-PSS' && given === undefined) return { name: row.name, hash: 'SHA1' };
  const hash = hashAlgorithms.find((h) => h.oid === oidOf(given?.parts[0]))?.hash;
  return { name: row.name, ...(hash === undefined ? {} : { hash }) };
}
