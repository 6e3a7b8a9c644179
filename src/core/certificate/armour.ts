/** Binary files of certificates as text, so that a pasted and an opened certificate go the same way. */
import { headerAt, kindOfDer } from './der-header.ts';
import type { DerKind } from './der-header.ts';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const COLUMNS = 64;

const LABELS: Readonly<Record<DerKind, string>> = { certificate: 'CERTIFICATE', request: 'CERTIFICATE REQUEST', crl: 'X509 CRL', pkcs7: 'PKCS7', pkcs12: 'PKCS12', 'private key': 'PRIVATE KEY', 'public key': 'PUBLIC KEY' };
const WORDS: Readonly<Record<DerKind, string>> = { certificate: 'certificate', request: 'certificate request', crl: 'revocation list', pkcs7: 'PKCS#7 container', pkcs12: 'PKCS#12 container (.pfx)', 'private key': 'private key', 'public key': 'public key' };

/**
 * A file in DER as the text that is read in its place: a remark and the bytes in armour; undefined for any other file. A file that can hold a private key
 * comes without its content.
 *
 *     armouredDer(bytes)   // 'This file is a certificate in DER, 902 bytes. In text form:\n-----BEGIN CERTIFICATE-----\nMIID…'
 *
 * Source: IETF RFC 7468.
 */
export function armouredDer(bytes: Uint8Array): string | undefined {
  const header = headerAt(bytes, 0);
  // A text may begin with the character 0, which is the tag of a sequence; the long form of the length is no text.
  if (header?.tag !== 0x30 || (bytes[1] ?? 0) < 0x80) return undefined;
  const kind = kindOfDer(bytes);
  if (kind === undefined) return undefined;
  const secret = kind === 'pkcs12' || kind === 'private key';
  const remark = secret ? `This file is a ${WORDS[kind]}. Its content was not taken over: it can hold a private key.` : `This file is a ${WORDS[kind]} in DER, ${bytes.length} bytes. In text form:`;
  return [remark, `-----BEGIN ${LABELS[kind]}-----`, ...(secret ? [] : rows(bytes)), `-----END ${LABELS[kind]}-----`, ''].join('\n');
}

function rows(bytes: Uint8Array): readonly string[] {
  const size = (COLUMNS / 4) * 3;
  return Array.from({ length: Math.ceil(bytes.length / size) }, (_, i) => base64(bytes.subarray(i * size, (i + 1) * size)));
}

function base64(bytes: Uint8Array): string {
  let out = '';
  for (let i = 0; i < bytes.length; i += 3) {
    const left = bytes.length - i;
    const word = ((bytes[i] ?? 0) << 16) | ((bytes[i + 1] ?? 0) << 8) | (bytes[i + 2] ?? 0);
    out += ALPHABET.charAt(word >> 18) + ALPHABET.charAt((word >> 12) & 63) + (left > 1 ? ALPHABET.charAt((word >> 6) & 63) : '=') + (left > 2 ? ALPHABET.charAt(word & 63) : '=');
  }
  return out;
}
