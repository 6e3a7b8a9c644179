/** Values of ASN.1 as a certificate uses them. */

/** One value with its parts. */
export interface Part {
  /** Identifier octet: 0x30 SEQUENCE, 0x31 SET, 0x82 the second choice of a context; -1 for tags of more than one octet. */
  readonly tag: number;
  /** The content, without tag and length. */
  readonly bytes: Uint8Array;
  /** With tag and length. */
  readonly whole: Uint8Array;
  /** The values inside a constructed one. */
  readonly parts: readonly Part[];
}

/** Reads bytes that hold one value, as the content of an extension does; undefined for bytes that do not. */
export type ParsePart = (bytes: Uint8Array) => Part | undefined;

export const tags = { boolean: 0x01, integer: 0x02, bits: 0x03, octets: 0x04, oid: 0x06, sequence: 0x30, set: 0x31, utcTime: 0x17, generalizedTime: 0x18, utf8: 0x0c, bmp: 0x1e, universal: 0x1c } as const;

/**
 * An object identifier as dotted numbers; undefined for another value.
 *
 *     oidOf(part('06 03 55 04 03'))   // '2.5.4.3'
 *
 * Source: ITU-T X.690, section 8.19.
 */
export function oidOf(part: Part | undefined): string | undefined {
  return part?.tag === tags.oid ? oidText(part.bytes) : undefined;
}

/** The numbers of an object identifier from its content. Arcs of any length: identifiers made of a UUID have 128 bits. */
export function oidText(bytes: Uint8Array): string | undefined {
  if (bytes.length === 0 || bytes.length > 200 || (bytes.at(-1) ?? 0x80) >= 0x80) return undefined;
  const arcs: bigint[] = [];
  let value = 0n;
  for (const byte of bytes) {
    value = (value << 7n) | BigInt(byte & 0x7f);
    if (byte >= 0x80) continue;
    arcs.push(value);
    value = 0n;
  }
  const [first = 0n, ...rest] = arcs;
  const root = first < 80n ? first / 40n : 2n;
  return [root, first - root * 40n, ...rest].join('.');
}

/**
 * Bytes as hexadecimal digits in upper case.
 *
 *     hexOf([0x0a, 0xff])   // '0AFF'
 */
export function hexOf(bytes: Uint8Array): string {
  let out = '';
  for (const byte of bytes) out += byte.toString(16).padStart(2, '0');
  return out.toUpperCase();
}

/** How many bits a positive number has: 2048 for a modulus of 2048 bits, with or without the zero octet before it. */
export function bitLength(bytes: Uint8Array): number {
  let at = 0;
  while (at < bytes.length && bytes[at] === 0) at += 1;
  return at === bytes.length ? 0 : (bytes.length - at - 1) * 8 + (32 - Math.clz32(bytes[at] ?? 0));
}

/** The octets of a bit string, without the count of unused bits before them. */
export function bitString(part: Part | undefined): Uint8Array | undefined {
  return part?.tag === tags.bits && part.bytes.length > 0 ? part.bytes.subarray(1) : undefined;
}

const MOST_TEXT = 4096;

/**
 * The text of a string of any type; characters that a page must not show as they are (control characters, direction marks) come as U+FFFD.
 * UTF8String, BMPString and UniversalString by their own encodings, all others byte by byte as Windows reads them (TeletexString as Latin-1).
 *
 *     textOf(part('1e 04 00 62 00 fc'))   // 'bü'
 *
 * Source: ITU-T X.680, section 41; IETF RFC 5280, section 4.1.2.4.
 */
export function textOf(part: Part): string {
  const bytes = part.bytes.length > MOST_TEXT ? part.bytes.subarray(0, MOST_TEXT) : part.bytes;
  const text = part.tag === tags.utf8 ? fromUtf8(bytes) : part.tag === tags.bmp ? fromUnits(bytes, 2) : part.tag === tags.universal ? fromUnits(bytes, 4) : latinText(bytes);
  return shown(text) + (part.bytes.length > MOST_TEXT ? '…' : '');
}

/** True for the tags whose values are texts. */
export function isText(part: Part): boolean {
  return part.tag === tags.utf8 || part.tag === tags.bmp || part.tag === tags.universal || (part.tag >= 0x12 && part.tag <= 0x1b && part.tag !== tags.utcTime && part.tag !== tags.generalizedTime);
}

/** One character for each byte. */
export function latinText(bytes: Uint8Array): string {
  let out = '';
  for (const byte of bytes) out += String.fromCharCode(byte);
  return out;
}

/** What a page may show: control characters and direction marks would let a name pass for another one. */
export function shown(text: string): string {
  return text.replace(/[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd');
}

function fromUnits(bytes: Uint8Array, size: 2 | 4): string {
  let out = '';
  for (let i = 0; i + size <= bytes.length; i += size) {
    let code = 0;
    for (let k = 0; k < size; k += 1) code = code * 256 + (bytes[i + k] ?? 0);
    out += size === 2 ? String.fromCharCode(code) : code > 0x10ffff ? '\ufffd' : String.fromCodePoint(code);
  }
  return bytes.length % size === 0 ? out : `${out}\ufffd`;
}

function fromUtf8(bytes: Uint8Array): string {
  let out = '';
  for (let i = 0; i < bytes.length; ) {
    const first = bytes[i] ?? 0;
    const more = first < 0x80 ? 0 : first < 0xc2 ? -1 : first < 0xe0 ? 1 : first < 0xf0 ? 2 : first < 0xf5 ? 3 : -1;
    let code = more <= 0 ? first : first & (0x3f >> more);
    let good = more >= 0 && i + more < bytes.length;
    for (let k = 1; good && k <= more; k += 1) {
      const next = bytes[i + k] ?? 0;
      if (next >> 6 !== 2) good = false;
      code = code * 64 + (next & 0x3f);
    }
    const overlong = (more === 2 && code < 0x800) || (more === 3 && code < 0x10000);
    good &&= !overlong && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
    out += good ? String.fromCodePoint(code) : '\ufffd';
    i += good ? more + 1 : 1;
  }
  return out;
}
