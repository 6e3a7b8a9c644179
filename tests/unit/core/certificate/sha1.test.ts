import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { sha1Hex } from '../../../../src/core/certificate/sha1.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

test('the vectors of FIPS 180', () => {
  assert.equal(sha1Hex(bytes('abc')), 'A9993E364706816ABA3E25717850C26C9CD0D89D');
  assert.equal(sha1Hex(bytes('')), 'DA39A3EE5E6B4B0D3255BFEF95601890AFD80709');
  assert.equal(sha1Hex(bytes('abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq')), '84983E441C3BD26EBAAE4AA1F95129E5E54670F1');
  assert.equal(sha1Hex(new Uint8Array(1_000_000).fill(0x61)), '34AA973CD4C4DAA4F61EEB2BDBAD27316534016F');
});

test('every length round the border of a block', () => {
  for (let n = 0; n < 300; n += 1) {
    const data = Uint8Array.from({ length: n }, (_, i) => (i * 7 + n) & 255);
    assert.equal(sha1Hex(data), createHash('sha1').update(data).digest('hex').toUpperCase(), String(n));
  }
});
