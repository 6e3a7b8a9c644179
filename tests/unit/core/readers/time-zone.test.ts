import assert from 'node:assert/strict';
import { test } from 'node:test';
import { timeZone } from '../../../../src/core/readers/time-zone.ts';
import { assertReader } from './assert-reader.ts';
import { fixtures } from './fixtures.ts';
import { flatBlocks } from './flat-facts.ts';

/** Fixture, and what its blocks hold. */
const cases: readonly (readonly [string, readonly object[]])[] = [
  ['get-timezone', [
    { read: '4-10', layout: 'Get-TimeZone', zone: 'Eastern Standard Time@4', offset: '-300@9' },
  ]],
  ['timedatectl', [
    { read: '2-8', layout: 'timedatectl', zone: 'Europe/Berlin@5', offset: '60@5', synchronised: 'false@6' },
  ]],
  ['tzutil', [
    { read: '2', layout: 'tzutil', zone: 'W. Europe Standard Time@2' },
  ]],
  ['utc', [
    { read: '2', layout: 'tzutil', zone: 'UTC@2' },
  ]],
];

for (const [name, expected] of cases) test(`time-zone: ${name}`, () => assert.deepEqual(flatBlocks(timeZone, name), expected));

test('time-zone keeps the promises of a reader', () => assertReader(timeZone, fixtures('time-zone')));
