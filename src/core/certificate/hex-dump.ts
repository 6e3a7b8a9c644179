/** Certificates in hexadecimal: dumps with offsets, rows of digits, and the Blob values in which Windows keeps its stores. */
import { hexBytes } from '../text/bytes.ts';
import type { PasteLine } from '../text/prepare.ts';
import { kindOfDer } from './der-header.ts';
import { partOfBytes } from './encoded-part.ts';
import type { Taken } from './encoded-part.ts';

const OFFSET = /^\s{0,12}([0-9a-f]{4,8})(?::\s?| {1,4}|\t)\s?((?:[0-9a-f]{2}[ -]{1,2}){0,15}[0-9a-f]{2})(?:\s|$)/i;
const MOST_DIGITS = 4_000_000;
/** Rows that tell whether a certificate begins. */
const LOOKED_AT = 4;

/**
 * A hexadecimal dump of a certificate that begins in a line; undefined for dumps of other things, like the public key in certutil -dump. Offsets must be without a gap.
 *
 *     0000  30 82 03 82 30 82 02 6a  a0 03 02 01 02 02 14 40   0...0..j.......@
 */
export function hexDumpAt(lines: readonly PasteLine[], at: number): Taken | undefined {
  const line = lines[at];
  if (!line) return undefined;
  return dumpWithOffsets(lines, at, line) ?? rowsOfDigits(lines, at, line);
}

function dumpWithOffsets(lines: readonly PasteLine[], at: number, first: PasteLine): Taken | undefined {
  if (!/^\s{0,12}0{4,8}[:\s]\s{0,4}30[ -]8[0-4]/.test(first.text.slice(0, 40))) return undefined;
  const octets: string[] = [];
  let next = at;
  if (!isCertificate(lines.slice(at, at + LOOKED_AT).map((l) => OFFSET.exec(l.text.slice(0, 120))?.[2] ?? '').join(' '))) return undefined;
  for (; next < lines.length; next += 1) {
    const row = OFFSET.exec((lines[next]?.text ?? '').slice(0, 120));
    if (!row || Number.parseInt(row[1] ?? '', 16) !== octets.length) break;
    octets.push(...(row[2] ?? '').split(/[ -]{1,2}/));
  }
  return certificateOf(octets.join(''), first.n, next);
}

function rowsOfDigits(lines: readonly PasteLine[], at: number, first: PasteLine): Taken | undefined {
  if (!/^\s{0,12}(?:0x)?30[ :]?8[0-4][ :]?[0-9a-f]{2}/i.test(first.text.slice(0, 30)) || first.text.length > MOST_DIGITS) return undefined;
  if (!isCertificate(lines.slice(at, at + LOOKED_AT).map((l) => l.text.slice(0, 400).replace(/^\s{0,12}0x/i, '')).join(' '))) return undefined;
  const rows: string[] = [];
  let next = at;
  for (let size = 0; next < lines.length && size < MOST_DIGITS; next += 1) {
    const row = (lines[next]?.text ?? '').replace(/^\s{0,12}0x/i, '').replace(/[\s:]/g, '');
    if (row === '' || !/^[0-9a-f]*$/i.test(row)) break;
    rows.push(row);
    size += row.length;
  }
  return certificateOf(rows.join(''), first.n, next);
}

/** A dump may be of anything: only one that begins as a certificate is taken. */
function isCertificate(start: string): boolean {
  const digits = /^[0-9a-f]{0,400}/i.exec(start.replace(/[\s:-]/g, ''))?.[0] ?? '';
  const bytes = hexBytes(digits.slice(0, digits.length - (digits.length % 2)));
  return bytes !== undefined && kindOfDer(bytes) === 'certificate';
}

function certificateOf(digits: string, line: number, next: number): Taken | undefined {
  const bytes = hexBytes(digits);
  const part = bytes ? partOfBytes(bytes, line, 'pem') : ({ kind: 'broken', says: 'The certificate is cut off: its last digit is missing.', line } as const);
  return part && { part, next };
}

/** Property of a stored certificate that is the certificate itself. */
const CERTIFICATE = 32;

/**
 * The certificate of a `Blob` value under SystemCertificates, from `reg query` or an exported .reg file; undefined for other lines.
 *
 *     Blob    REG_BINARY    0300000001000000140000004249E16E…
 *     "Blob"=hex:03,00,00,00,01,00,00,00,14,00,00,00,42,49,e1,…\
 *
 * Source: Microsoft: certificate property identifiers (CERT_CERT_PROP_ID is 32); layout as written by CertSerializeCertificateStoreElement.
 */
export function blobAt(lines: readonly PasteLine[], at: number): Taken | undefined {
  const line = lines[at];
  if (!line || !line.text.slice(0, 40).includes('Blob')) return undefined;
  const query = /^\s{0,12}Blob\s{1,8}REG_BINARY\s{1,8}([0-9A-Fa-f]{40,})\s*$/.exec(line.text.length < MOST_DIGITS ? line.text : '');
  if (query) return fromBlob(query[1] ?? '', line.n, at + 1);
  if (!/^\s{0,12}"Blob"=hex:/.test(line.text.slice(0, 30))) return undefined;
  const rows: string[] = [];
  let next = at;
  for (let size = 0; next < lines.length && size < MOST_DIGITS; next += 1) {
    const text = (lines[next]?.text ?? '').trim();
    const row = (next === at ? text.slice(text.indexOf(':') + 1) : text).replace(/\\$/, '').replaceAll(',', '');
    rows.push(row);
    size += row.length;
    if (!text.endsWith('\\')) {
      next += 1;
      break;
    }
  }
  return fromBlob(rows.join(''), line.n, next);
}

function fromBlob(digits: string, line: number, next: number): Taken {
  const bytes = hexBytes(digits);
  const certificate = bytes && propertyOf(bytes, CERTIFICATE);
  const part = certificate && partOfBytes(certificate, line, 'registry');
  return { next, part: part ?? { kind: 'broken', says: 'The Blob value does not hold a whole certificate.', line } };
}

/** Properties follow one another: number, 1, length, each of four octets, least first. */
function propertyOf(bytes: Uint8Array, wanted: number): Uint8Array | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 0; at + 12 <= bytes.length; ) {
    const length = view.getUint32(at + 8, true);
    if (view.getUint32(at, true) === wanted) return at + 12 + length <= bytes.length ? bytes.subarray(at + 12, at + 12 + length) : undefined;
    at += 12 + length;
  }
  return undefined;
}
