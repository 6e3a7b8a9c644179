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
