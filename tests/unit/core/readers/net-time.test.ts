import assert from 'node:assert/strict';
import { test } from 'node:test';
import { netTime } from '../../../../src/core/readers/net-time.ts';
import { assertReader } from './assert-reader.ts';
import { fixtures } from './fixtures.ts';
import { flatBlocks } from './flat-facts.ts';

/** Fixture, and what its blocks hold. */
const cases: readonly (readonly [string, readonly object[]])[] = [
  ['denied', [
    { read: '1-2', error: '5@2' },
  ]],
  ['english-two-clocks', [
    { read: '2 4-5 7', remote: [{ host: 'dc01', line: 5, stamp: { date: [11, 21, 2025], seconds: 37200, exact: true } }], own: [{ line: 2, stamp: { date: [11, 21, 2025], seconds: 36785, exact: true } }] },
  ]],
  ['german-alone', [
    { read: '1-2 4', remote: [{ host: 'dc01.corp.example', line: 2, stamp: { date: [21, 11, 2025], seconds: 37200, exact: true } }] },
  ]],
  ['two-hosts-zones', [
    { read: '1-2 4 6 8', remote: [{ host: 'DC01', line: 1, stamp: { date: [21, 11, 2025], seconds: 37200, exact: true } }, { host: 'PC17', line: 6, stamp: { date: [21, 11, 2025], seconds: 37203, exact: true } }], there: [{ host: 'DC01', line: 2, zone: '-05:00' }] },
  ]],
];

for (const [name, expected] of cases) test(`net-time: ${name}`, () => assert.deepEqual(flatBlocks(netTime, name), expected));

test('net-time keeps the promises of a reader', () => assertReader(netTime, fixtures('net-time')));
