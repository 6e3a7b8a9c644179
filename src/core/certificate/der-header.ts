/** The first bytes of an ASN.1 value: enough to tell what kind of file this is, without reading it. */

export interface Header {
  /** Identifier octet: 0x30 for SEQUENCE; -1 for tags of more than one octet. */
  readonly tag: number;
  /** Where the content begins. */
  readonly start: number;
  /** Where the content ends; undefined for the indefinite form of BER. */
  readonly end: number | undefined;
}

/**
 * Tag and length at an offset; undefined where the bytes end before them. The content itself may be cut off: compare `end` with the length.
 *
 *     headerAt([0x30, 0x82, 0x01, 0x00, …], 0)   // { tag: 0x30, start: 4, end: 260 }
 *
 * Source: ITU-T X.690, section 8.1.
 */
export function headerAt(bytes: Uint8Array, at: number): Header | undefined {
  const tag = bytes[at];
  if (tag === undefined) return undefined;
  let p = at + 1;
  if ((tag & 31) === 31) {
    while (((bytes[p] ?? 0) & 0x80) !== 0 && p < at + 8) p += 1;
    p += 1;
  }
  const first = bytes[p];
  if (first === undefined) return undefined;
  const shown = (tag & 31) === 31 ? -1 : tag;
  if (first < 0x80) return { tag: shown, start: p + 1, end: p + 1 + first };
  if (first === 0x80) return { tag: shown, start: p + 1, end: undefined };
  const count = first & 0x7f;
  if (count > 6 || p + 1 + count > bytes.length) return undefined;
  let length = 0;
  for (let i = 0; i < count; i += 1) length = length * 256 + (bytes[p + 1 + i] ?? 0);
  return { tag: shown, start: p + 1 + count, end: p + 1 + count + length };
}

export type DerKind = 'certificate' | 'request' | 'crl' | 'pkcs7' | 'pkcs12' | 'private key' | 'public key';

const SEQUENCE = 0x30;
const INTEGER = 0x02;
const OID = 0x06;

/**
 * What a DER file is, by the tags at its beginning; undefined for anything else. A file that is cut off is still named.
 *
 *     kindOfDer(bytesOf('30 82 03 82 30 82 02 6a a0 03 02 01 02 …'))   // 'certificate'
 *
 * Source: IETF RFC 5280 (certificate, CRL), 2986 (request), 5652 (PKCS#7), 7292 (PKCS#12), 5208, 8017 and 5915 (private keys).
 */
export function kindOfDer(bytes: Uint8Array): DerKind | undefined {
  const outer = headerAt(bytes, 0);
  if (outer?.tag !== SEQUENCE) return undefined;
  const first = headerAt(bytes, outer.start);
  if (!first) return undefined;
  if (first.tag === OID) return isData(bytes, first.start) ? 'pkcs7' : undefined;
  if (first.tag === INTEGER && first.end !== undefined) return afterInteger(bytes, bytes[first.start] ?? 0, headerAt(bytes, first.end));
  if (first.tag !== SEQUENCE) return undefined;
  const [one, two, three, four] = tagsAt(bytes, first.start, 4);
  if (one === 0xa0 && two === INTEGER) return 'certificate';
  if (one === OID) return first.end === undefined ? undefined : afterAlgorithm(headerAt(bytes, first.end)?.tag);
  if (one === INTEGER && two === SEQUENCE) {
    const inner = headerAt(bytes, headerAt(bytes, first.start)?.end ?? bytes.length);
    // An algorithm begins with an object identifier, a name with a set.
    const algorithm = inner && bytes[inner.start] === OID;
    // A certificate has issuer, validity, subject; a list of revoked ones has a time where the validity would be.
    if (algorithm) return three === SEQUENCE && (four === SEQUENCE || four === undefined) ? 'certificate' : 'crl';
    return 'request';
  }
  return one === SEQUENCE && two === SEQUENCE ? 'crl' : undefined;
}

function afterInteger(bytes: Uint8Array, version: number, next: Header | undefined): DerKind | undefined {
  if (!next) return undefined;
  if (next.tag === SEQUENCE) return bytes[next.start] !== OID ? undefined : version === 3 ? 'pkcs12' : 'private key';
  // RSA: version and modulus; EC: version and key.
  return (next.tag === INTEGER && version <= 1) || (next.tag === 0x04 && version === 1) ? 'private key' : undefined;
}

/** Behind an algorithm comes the key: public in a bit string, private and encrypted in an octet string. */
function afterAlgorithm(tag: number | undefined): DerKind | undefined {
  return tag === 0x03 ? 'public key' : tag === 0x04 ? 'private key' : undefined;
}

/** pkcs-7: 1.2.840.113549.1.7.x */
function isData(bytes: Uint8Array, at: number): boolean {
  return [0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x07].every((b, i) => bytes[at + i] === b);
}

function tagsAt(bytes: Uint8Array, from: number, most: number): number[] {
  const tags: number[] = [];
  for (let at: number | undefined = from; at !== undefined && tags.length < most; ) {
    const header = headerAt(bytes, at);
    if (!header) break;
    tags.push(header.tag);
    at = header.end;
  }
  return tags;
}
