import assert from 'node:assert/strict';
import { test } from 'node:test';
import { w32tmStripchart } from '../../../../src/core/readers/w32tm-stripchart.ts';
import { assertReader } from './assert-reader.ts';
import { fixtures } from './fixtures.ts';
import { flatBlocks } from './flat-facts.ts';

/** Fixture, and what its blocks hold. */
const cases: readonly (readonly [string, readonly object[]])[] = [
  ['comma-crlf', [
    { read: '1-5', samples: [{ line: 4, offset: 0.0206779 }, { line: 5, offset: -312.5 }], address: '10.30.0.10@1', host: 'dc03.emea.corp.example@1', now: 'The current time is 21.11.2025 10:20:00.@3' },
  ]],
  ['dataonly-fine', [
    { read: '1-9', samples: [{ line: 5, offset: 0.0206779 }, { line: 6, offset: 0.0207014 }, { line: 7, offset: 0.0206442 }, { line: 8, offset: 0.020699 }, { line: 9, offset: 0.0207121 }], host: 'dc01.corp.example@2', address: '10.10.0.10@2', now: 'The current time is 11/21/2025 10:20:00 AM.@4' },
  ]],
  ['german-no-answer', [
    { read: '1-6', errors: ['2147943860@5', '2147943860@6'], host: 'dc02.corp.example@2', address: '10.10.0.11@2', now: 'Es ist 21.11.2025 14:16:50.@4' },
  ]],
  ['graphic-skew', [
    { read: '1-6', samples: [{ line: 4, offset: -412.5510422 }, { line: 5, offset: -412.5513001 }], errors: ['2147943860@6'], address: '10.10.0.10@1', host: 'dc01.corp.example@1', now: 'The current time is 21.11.2025 10:25:14.@3' },
  ]],
  ['name-unknown', [
    { read: '1-2', errors: ['2147953401@2'], host: 'dc09.corp.example@1' },
  ]],
  ['two-blocks-quoted-cut', [
    { read: '3-8', samples: [{ line: 7, offset: 0.0206779 }, { line: 8, offset: 0.0207014 }], host: 'dc01@4', address: '10.10.0.10@4', now: 'The current time is 11/21/2025 10:20:00 AM.@6' },
    { read: '9-13', unread: '14', samples: [{ line: 13, offset: -3600.2206779 }], host: 'dc01@10', address: '10.10.0.10@10', now: 'The current time is 11/21/2025 11:20:04 AM.@12' },
  ]],
];

for (const [name, expected] of cases) test(`w32tm-stripchart: ${name}`, () => assert.deepEqual(flatBlocks(w32tmStripchart, name), expected));

test('w32tm-stripchart keeps the promises of a reader', () => assertReader(w32tmStripchart, fixtures('w32tm-stripchart')));
