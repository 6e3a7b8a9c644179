import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decodePart } from '../../../src/core/decode.ts';

for (const [given, text] of [
  ['CORP%5Csvc', 'CORP\\svc'],
  ['100%', '100%'],
  ['%E0%A4%A', '%E0%A4%A'],
  ['', ''],
] as const) {
  test(`decode: ${given || '(nothing)'}`, () => assert.equal(decodePart(given), text));
}
