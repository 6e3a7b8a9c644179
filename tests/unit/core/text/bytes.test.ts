import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { base64Bytes, hexBytes, textOfBytes, utf8Text } from '../../../../src/core/text/bytes.ts';

const decode = (bytes: Uint8Array, encoding: string, fatal: boolean): string => new TextDecoder(encoding, { fatal }).decode(bytes);
const read = (...bytes: readonly number[]): string => textOfBytes(Uint8Array.from(bytes), decode);
const utf16 = (text: string): number[] => [...Buffer.from(text, 'utf16le')];
const swap = (bytes: readonly number[]): number[] => bytes.map((_, i) => bytes[i ^ 1] ?? 0);

const cases: readonly [string, readonly number[], string][] = [
  ['UTF-8', [...Buffer.from('Prüfung')], 'Prüfung'],
  ['UTF-16 with byte order mark, as PowerShell redirects', [0xff, 0xfe, ...utf16('setspn -X\r\n')], 'setspn -X\r\n'],
  ['UTF-16 without a mark', utf16('Checking domain'), 'Checking domain'],
  ['UTF-16, big end first', [0xfe, 0xff, ...swap(utf16('AB'))], 'AB'],
  ['UTF-16, big end first, without a mark', swap(utf16('Checking domain')), 'Checking domain'],
  ['Windows-1252', [0x50, 0x72, 0xfc, 0x66], 'Prüf'],
  ['nothing', [], ''],
];
for (const [name, bytes, text] of cases) test(name, () => assert.equal(read(...bytes), text));

test('any bytes give a text', () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => assert.equal(typeof textOfBytes(bytes, decode), 'string')));
});

test('base64: bytes, or nothing for other texts', () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
    const text = Buffer.from(bytes).toString('base64');
    assert.deepEqual(base64Bytes(text), bytes);
    assert.deepEqual(base64Bytes(text.replace(/=/g, '')), bytes);
  }));
  for (const bad of ['a', 'ab c', 'ab-_', '=abc', 'ab=c']) assert.equal(base64Bytes(bad), undefined, bad);
});

test('UTF-8: the text of valid bytes, nothing for others', () => {
  fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => {
    const plain = text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, '');
    assert.equal(utf8Text(Uint8Array.from(Buffer.from(plain))), plain);
  }));
  fc.assert(fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
    let text: string | undefined;
    try {
      text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    } catch {
      text = undefined;
    }
    const control = text !== undefined && /[\u0000-\u0008\u000b\u000c\u000e-\u001f]/.test(text);
    assert.equal(utf8Text(bytes), control ? undefined : text);
  }), { numRuns: 2000 });
  for (const bad of ['c080', 'eda080', 'f4908080', 'c3', 'ff', '4100']) assert.equal(utf8Text(hexBytes(bad) as Uint8Array), undefined, bad);
});

test('hexadecimal digits', () => {
  assert.deepEqual(hexBytes('4dC3bc'), Uint8Array.from([0x4d, 0xc3, 0xbc]));
  assert.deepEqual([hexBytes('4dc'), hexBytes('4g')], [undefined, undefined]);
});
