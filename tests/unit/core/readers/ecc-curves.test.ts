import assert from 'node:assert/strict';
import { test } from 'node:test';
import { eccCurves } from '../../../../src/core/readers/ecc-curves.ts';
import { assertReader } from './assert-reader.ts';
import { blocks } from './fixtures.ts';

const WHOLE = 'PS C:\\> Get-TlsEccCurve\ncurve25519\nNistP256\nNistP384\n\nPS C:\\> hostname\nsql01\n';
const PART = 'PS C:\\> Get-TlsEccCurve -Name Nist\nNistP256\nNistP384\n\nPS C:\\>\n';
const LONG = 'PS C:\\> Get-TlsEccCurve | Out-String\nx25519_mlkem768\ncurve25519\nbrainpoolP256r1\n';

test('the list with its lines, in order', () => {
  const read = (text: string): unknown[] => blocks(eccCurves, text).map((r) => [r.from, r.to, r.facts.curves.map((c) => `${c.value}@${c.line}`)]);
  assert.deepEqual(read(WHOLE), [[2, 4, ['curve25519@2', 'NistP256@3', 'NistP384@4']]]);
  assert.deepEqual(read(LONG), [[2, 4, ['x25519_mlkem768@2', 'curve25519@3', 'brainpoolP256r1@4']]]);
});

test('a part of the list, and names that other programs print, are none', () => {
  assert.deepEqual(blocks(eccCurves, PART), []);
  assert.deepEqual(blocks(eccCurves, 'Supported groups:\nsecP256r1\nsecp384r1\n'), []);
  assert.deepEqual(blocks(eccCurves, 'Server Temp Key: NistP256, 256 bits\n'), []);
});

test('promises of the reader', () => assertReader(eccCurves, [WHOLE, PART, LONG]));
