import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hostsFile } from '../../../../src/core/readers/hosts-file.ts';
import { assertReader } from './assert-reader.ts';
import { fixtures } from './fixtures.ts';
import { flatBlocks } from './flat-facts.ts';

/** Fixture, and what its blocks hold. */
const cases: readonly (readonly [string, readonly object[]])[] = [
  ['bare', [
    { read: '1', entries: [{ line: 1, address: '10.10.1.21', names: ['sql05.corp.example'], preloaded: false }], seen: false },
  ]],
  ['default', [
    { read: '2-12 14-16', seen: true },
  ]],
  ['docker-and-override', [
    { read: '1-9', entries: [{ line: 5, address: '10.10.5.77', names: ['host.docker.internal'], preloaded: false }, { line: 6, address: '10.10.5.77', names: ['gateway.docker.internal'], preloaded: false }, { line: 7, address: '127.0.0.1', names: ['kubernetes.docker.internal'], preloaded: false }, { line: 9, address: '10.10.1.20', names: ['sql05', 'sql05.corp.example'], preloaded: false }], seen: true },
  ]],
  ['not-one-arp', []],
  ['select-string', [
    { read: '3-4', entries: [{ line: 3, address: '10.10.1.20', names: ['sql05.corp.example', 'sql05'], preloaded: false }, { line: 4, address: '10.10.0.10', names: ['DC01'], preloaded: true }], seen: true },
  ]],
];

for (const [name, expected] of cases) test(`hosts-file: ${name}`, () => assert.deepEqual(flatBlocks(hostsFile, name), expected));

test('hosts-file keeps the promises of a reader', () => assertReader(hostsFile, fixtures('hosts-file')));
