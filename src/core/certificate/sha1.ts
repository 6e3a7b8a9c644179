/** SHA-1, to show the thumbprint by which Windows names a certificate. Nothing is trusted because of it. */

const START: readonly number[] = [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0];

/**
 * The SHA-1 hash of bytes as 40 hexadecimal digits in upper case. The platform's own function answers later and in secure contexts only.
 *
 *     sha1Hex(bytesOf('abc'))   // 'A9993E364706816ABA3E25717850C26C9CD0D89D'
 *
 * Source: NIST FIPS 180-4, section 6.1.
 */
export function sha1Hex(bytes: Uint8Array): string {
  const state = [...START];
  const words = new Int32Array(80);
  const whole = bytes.length - (bytes.length % 64);
  for (let at = 0; at < whole; at += 64) block(state, words, bytes, at);
  const rest = bytes.length - whole;
  const end = new Uint8Array(rest < 56 ? 64 : 128);
  end.set(bytes.subarray(whole));
  end[rest] = 0x80;
  const bits = new DataView(end.buffer);
  bits.setUint32(end.length - 8, Math.floor(bytes.length / 0x20000000));
  bits.setUint32(end.length - 4, (bytes.length << 3) >>> 0);
  for (let at = 0; at < end.length; at += 64) block(state, words, end, at);
  return state.map((n) => (n >>> 0).toString(16).padStart(8, '0')).join('').toUpperCase();
}

function block(state: number[], w: Int32Array, bytes: Uint8Array, at: number): void {
  for (let i = 0; i < 16; i += 1) {
    const p = at + i * 4;
    w[i] = ((bytes[p] ?? 0) << 24) | ((bytes[p + 1] ?? 0) << 16) | ((bytes[p + 2] ?? 0) << 8) | (bytes[p + 3] ?? 0);
  }
  for (let i = 16; i < 80; i += 1) w[i] = rotate((w[i - 3] ?? 0) ^ (w[i - 8] ?? 0) ^ (w[i - 14] ?? 0) ^ (w[i - 16] ?? 0), 1);
  let [a = 0, b = 0, c = 0, d = 0, e = 0] = state;
  for (let i = 0; i < 80; i += 1) {
    const f = i < 20 ? (b & c) | (~b & d) : i < 40 ? b ^ c ^ d : i < 60 ? (b & c) | (b & d) | (c & d) : b ^ c ^ d;
    const k = i < 20 ? 0x5a827999 : i < 40 ? 0x6ed9eba1 : i < 60 ? 0x8f1bbcdc : 0xca62c1d6;
    const next = (rotate(a, 5) + f + e + k + (w[i] ?? 0)) | 0;
    e = d;
    d = c;
    c = rotate(b, 30);
    b = a;
    a = next;
  }
  [a, b, c, d, e].forEach((n, i) => (state[i] = ((state[i] ?? 0) + n) | 0));
}

function rotate(n: number, by: number): number {
  return (n << by) | (n >>> (32 - by));
}
