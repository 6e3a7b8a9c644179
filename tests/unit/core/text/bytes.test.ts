import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { textOfBytes } from '../../../../src/core/text/bytes.ts';

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
