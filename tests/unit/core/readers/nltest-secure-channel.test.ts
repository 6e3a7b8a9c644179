import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nltestSecureChannel } from '../../../../src/core/readers/nltest-secure-channel.ts';
import { assertReader } from './assert-reader.ts';
import { fixtures } from './fixtures.ts';
import { flatBlocks, namesIn } from './flat-facts.ts';

/** Fixture, and what its blocks hold. */
const cases: readonly (readonly [string, readonly object[]])[] = [
  ['call-denied', [
    { read: '1', refused: '5 ERROR_ACCESS_DENIED@1' },
  ]],
  ['german-verify-crlf', [
    { read: '1-5', flags: 'b0@1', dc: 'DC03.emea.corp.example@2', connection: '0 NERR_Success@3', verification: '0 NERR_Success@4' },
  ]],
  ['machine-denied', [
    { read: '1 3-6', command: 'sc_query', asked: 'corp.example@1', flags: '0@3', connection: '5 ERROR_ACCESS_DENIED@5' },
  ]],
  ['query-ok', [
    { read: '1-5', command: 'sc_query', asked: 'corp.example@1', flags: '30@2', dc: 'DC01.corp.example@3', connection: '0 NERR_Success@4' },
  ]],
  ['trust-failed', [
    { read: '1-6', command: 'sc_verify', asked: 'corp.example@1', flags: 'b0@2', dc: 'DC01.corp.example@3', connection: '0 NERR_Success@4', verification: '1789 ERROR_TRUSTED_RELATIONSHIP_FAILURE@5' },
  ]],
  ['verify-broken', [
    { read: '1-6', command: 'sc_verify', asked: 'corp.example@1', flags: '0@2', connection: '1311 ERROR_NO_LOGON_SERVERS@4', verification: '1311 ERROR_NO_LOGON_SERVERS@5' },
  ]],
];

for (const [name, expected] of cases) test(`nltest-secure-channel: ${name}`, () => assert.deepEqual(flatBlocks(nltestSecureChannel, name), expected));

const names: readonly (readonly [string, readonly string[]])[] = [
  ['call-denied', []],
  ['german-verify-crlf', ['dc DC03.emea.corp.example']],
  ['machine-denied', []],
  ['query-ok', ['dc DC01.corp.example']],
  ['trust-failed', ['dc DC01.corp.example']],
  ['verify-broken', []],
];

for (const [name, expected] of names) test(`nltest-secure-channel names: ${name}`, () => assert.deepEqual(namesIn(nltestSecureChannel, name), expected));

test('nltest-secure-channel keeps the promises of a reader', () => assertReader(nltestSecureChannel, fixtures('nltest-secure-channel')));
