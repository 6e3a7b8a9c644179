import assert from 'node:assert/strict';
import { test } from 'node:test';
import { w32tmStatus } from '../../../../src/core/readers/w32tm-status.ts';
import { assertReader } from './assert-reader.ts';
import { fixtures } from './fixtures.ts';
import { flatBlocks } from './flat-facts.ts';

/** Fixture, and what its blocks hold. */
const cases: readonly (readonly [string, readonly object[]])[] = [
  ['chinese', [
    { read: '1-9', leap: '3@1', stratum: '0@2', reference: '0@6', lastSync: '未指定@7', source: 'Local CMOS Clock@8', interval: '64@9' },
  ]],
  ['cut-at-the-head', [
    { read: '1-2', source: 'Local CMOS Clock@1', interval: '64@2' },
  ]],
  ['fine', [
    { read: '1-10', leap: '0@2', stratum: '3@3', reference: '168427530@7', lastSync: '11/21/2025 10:14:31 AM@8', source: 'dc01.corp.example@9', interval: '1024@10' },
  ]],
  ['french-hypervisor', [
    { read: '1-10', leap: '0@2', stratum: '4@3', reference: '1447908432@7', lastSync: '21/11/2025 01:11:10@8', source: 'VM IC Time Synchronization Provider@9', interval: '64@10' },
  ]],
  ['german-verbose-wrapped', [
    { read: '1-17', leap: '0@1', stratum: '3@2', reference: '168427530@6', lastSync: '21.11.2025 13:12:56@7', source: 'dc01.corp.example@8', interval: '8192@9', phase: '-0.0003717@10', lastError: '2@15', sinceGood: '4812.7981071@17' },
  ]],
  ['italian-by-place', [
    { read: '1-9', leap: '0@1', stratum: '3@2', reference: '168427530@6', lastSync: '21/11/2025 10:14:31@7', source: 'dc01.corp.example@8', interval: '1024@9' },
  ]],
  ['source-and-denied', [
    { read: '1-2', source: 'time.windows.com,0x9@2' },
    { read: '4-5', error: '2147942405@5' },
  ]],
  ['unsynchronised-then-stopped', [
    { read: '1-9', leap: '3@1', stratum: '0@2', reference: '0@6', lastSync: 'unspecified@7', source: 'Local CMOS Clock@8', interval: '64@9' },
    { read: '11-12', error: '2147943462@12' },
  ]],
];

for (const [name, expected] of cases) test(`w32tm-status: ${name}`, () => assert.deepEqual(flatBlocks(w32tmStatus, name), expected));

test('w32tm-status keeps the promises of a reader', () => assertReader(w32tmStatus, fixtures('w32tm-status')));
