/** Turns the bytes of a file into text: Windows programs write UTF-16 when PowerShell redirects them, and an ANSI code page otherwise. */

/** A decoder of the platform, handed in: this layer knows neither browser nor Node. Throws on bytes that are not of its encoding when `fatal`. */
export type Decode = (bytes: Uint8Array, encoding: string, fatal: boolean) => string;

/**
 * Decodes by byte order mark, then by the pattern of zero bytes, then UTF-8 if it is valid, else Windows-1252. No exception for any bytes.
 *
 *     textOfBytes([0xff, 0xfe, 0x41, 0x00], decode)   // 'A'
 */
export function textOfBytes(bytes: Uint8Array, decode: Decode): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decode(bytes.subarray(2), 'utf-16le', false);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decode(bytes.subarray(2), 'utf-16be', false);
  const zeros = zeroParity(bytes);
  if (zeros !== undefined) return decode(bytes, zeros === 'odd' ? 'utf-16le' : 'utf-16be', false);
  try {
    return decode(bytes, 'utf-8', true);
  } catch {
    return decode(bytes, 'windows-1252', false);
  }
}

const LOOKED_AT = 2000;

/** Latin text in UTF-16 has a zero in nearly every second byte. */
function zeroParity(bytes: Uint8Array): 'odd' | 'even' | undefined {
  const length = Math.min(bytes.length, LOOKED_AT);
  let odd = 0;
  let even = 0;
  for (let i = 0; i < length; i += 1) {
    if (bytes[i] !== 0) continue;
    if (i % 2 === 1) odd += 1;
    else even += 1;
  }
  if (odd * 3 > length && even * 10 < length) return 'odd';
  return even * 3 > length && odd * 10 < length ? 'even' : undefined;
}

const BASE64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const SEXTETS: ReadonlyMap<number, number> = new Map([...BASE64].map((c, i) => [c.charCodeAt(0), i]));

/**
 * The bytes of base64 (RFC 4648), with or without padding; undefined for anything else.
 *
 *     base64Bytes('TcO8')   // [0x4d, 0xc3, 0xbc]
 */
export function base64Bytes(text: string): Uint8Array | undefined {
  const end = text.endsWith('==') ? text.length - 2 : text.endsWith('=') ? text.length - 1 : text.length;
  if (end % 4 === 1) return undefined;
  const bytes = new Uint8Array(Math.floor((end * 3) / 4));
  let bits = 0;
  let held = 0;
  let at = 0;
  for (let i = 0; i < end; i += 1) {
    const sextet = SEXTETS.get(text.charCodeAt(i));
    if (sextet === undefined) return undefined;
    held = ((held << 6) | sextet) & 0xffff;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    bytes[at] = (held >> bits) & 0xff;
    at += 1;
  }
  return bytes;
}

/**
 * The bytes of hexadecimal digits, two for each; undefined for anything else.
 *
 *     hexBytes('4dc3bc')   // [0x4d, 0xc3, 0xbc]
 */
export function hexBytes(text: string): Uint8Array | undefined {
  if (text.length % 2 !== 0 || !/^[0-9a-f]*$/i.test(text)) return undefined;
  return Uint8Array.from({ length: text.length / 2 }, (_, i) => Number.parseInt(text.slice(i * 2, i * 2 + 2), 16));
}

/** Smallest code point that needs so many bytes behind the first: anything less is an overlong form. */
const SMALLEST: readonly number[] = [0, 0x80, 0x800, 0x10000];

/**
 * The text of bytes that are valid UTF-8 (RFC 3629) and hold no control characters but tab and line ends; undefined for others, which are no text.
 *
 *     utf8Text([0x4d, 0xc3, 0xbc])   // 'Mü'
 */
export function utf8Text(bytes: Uint8Array): string | undefined {
  let out = '';
  for (let i = 0; i < bytes.length; ) {
    const first = bytes[i] ?? 0;
    const more = first < 0x80 ? 0 : first < 0xc2 ? -1 : first < 0xe0 ? 1 : first < 0xf0 ? 2 : first < 0xf5 ? 3 : -1;
    if (more < 0 || i + more >= bytes.length) return undefined;
    let code = more === 0 ? first : first & (0x3f >> more);
    for (let k = 1; k <= more; k += 1) {
      const next = bytes[i + k] ?? 0;
      if (next >> 6 !== 2) return undefined;
      code = code * 64 + (next & 0x3f);
    }
    const control = code < 0x20 && code !== 9 && code !== 10 && code !== 13;
    if (control || code < (SMALLEST[more] ?? 0) || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) return undefined;
    out += String.fromCodePoint(code);
    i += more + 1;
  }
  return out;
}
