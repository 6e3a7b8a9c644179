import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testComputerSecureChannel } from '../../../../src/core/readers/test-computersecurechannel.ts';
import { assertReader } from './assert-reader.ts';
import { fixtures } from './fixtures.ts';
import { flatBlocks, namesIn } from './flat-facts.ts';

/** Fixture, and what its blocks hold. */
const cases: readonly (readonly [string, readonly object[]])[] = [
  ['denied', [
    { read: '1-7', repaired: false, error: 'Cannot verify the secure channel password for the computer. Access is denied.@2' },
  ]],
  ['false', [
    { read: '1-2', repaired: false, healthy: 'false@2' },
  ]],
  ['german-verbose-false', [
    { read: '1-2', repaired: false, computer: 'SQL05@1', healthy: 'false@2' },
  ]],
  ['repaired', [
    { read: '1-4', repaired: true, computer: 'SQL05@2', healthy: 'true@3', domain: 'corp.example@4' },
  ]],
  ['verbose-true', [
    { read: '1-4', repaired: false, computer: 'SQL05@2', healthy: 'true@3', domain: 'corp.example@4' },
  ]],
];

for (const [name, expected] of cases) test(`test-computersecurechannel: ${name}`, () => assert.deepEqual(flatBlocks(testComputerSecureChannel, name), expected));

const names: readonly (readonly [string, readonly string[]])[] = [
  ['denied', []],
  ['false', []],
  ['german-verbose-false', []],
  ['repaired', ['domain corp.example']],
  ['verbose-true', ['domain corp.example']],
];

for (const [name, expected] of names) test(`test-computersecurechannel names: ${name}`, () => assert.deepEqual(namesIn(testComputerSecureChannel, name), expected));

test('test-computersecurechannel keeps the promises of a reader', () => assertReader(testComputerSecureChannel, fixtures('test-computersecurechannel')));
