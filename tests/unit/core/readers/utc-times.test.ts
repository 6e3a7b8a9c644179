import assert from 'node:assert/strict';
import { test } from 'node:test';
import { utcTimes } from '../../../../src/core/readers/utc-times.ts';
import { assertReader } from './assert-reader.ts';
import { fixtures } from './fixtures.ts';
import { flatBlocks } from './flat-facts.ts';

/** Fixture, and what its blocks hold. */
const cases: readonly (readonly [string, readonly object[]])[] = [
  ['bare', [
    { read: '1-2', here: '1763716800@1', there: '1763716801@2' },
  ]],
  ['pair', [
    { read: '2-4', here: '1763716800@2', there: '1763717212@4' },
  ]],
];

for (const [name, expected] of cases) test(`utc-times: ${name}`, () => assert.deepEqual(flatBlocks(utcTimes, name), expected));

test('utc-times keeps the promises of a reader', () => assertReader(utcTimes, fixtures('utc-times')));
