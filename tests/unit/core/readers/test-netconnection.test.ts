import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testNetConnection } from '../../../../src/core/readers/test-netconnection.ts';
import { assertReader } from './assert-reader.ts';
import { fixtures } from './fixtures.ts';
import { flatBlocks, namesIn } from './flat-facts.ts';

/** Fixture, and what its blocks hold. */
const cases: readonly (readonly [string, readonly object[]])[] = [
  ['detailed-warning-only', [
    { read: '1', target: 'sql03@1', port: '2000@1', open: 'false@1' },
  ]],
  ['german-warnings', [
    { read: '1-3 6-13', target: 'dc01.corp.example@6', port: '88@8', address: '10.10.0.10@7', open: 'false@13', pinged: 'false@11', from: '10.10.5.77@10' },
  ]],
  ['open-then-closed', [
    { read: '1 3-8', target: 'sql01.corp.example@3', port: '1433@5', address: '10.10.1.21@4', from: '10.10.5.77@7', open: 'true@8' },
    { read: '11-12 14-21', target: 'sql03@14', port: '2000@16', address: '10.30.1.23@15', open: 'false@21', from: '10.10.5.77@18', pinged: 'true@19' },
  ]],
  ['ping-only', [
    { read: '1 4-9', target: 'sql05@4', address: '10.10.1.21@5', from: '10.10.5.77@7', pinged: 'true@8' },
  ]],
  ['quiet', [
    { read: '1-2', target: 'sql05.corp.example@1', port: '1433@1', open: 'true@2' },
    { read: '3-4', target: 'sql05.corp.example@3', port: '1434@3', open: 'false@4' },
  ]],
  ['unresolved', [
    { read: '1-2 4-8', target: 'sql99.corp.example@4', port: '1433@1', unresolved: 'sql99.corp.example@2', pinged: 'false@8' },
  ]],
];

for (const [name, expected] of cases) test(`test-netconnection: ${name}`, () => assert.deepEqual(flatBlocks(testNetConnection, name), expected));

const names: readonly (readonly [string, readonly string[]])[] = [
  ['detailed-warning-only', ['server sql03', 'port 2000']],
  ['german-warnings', ['dc dc01.corp.example']],
  ['open-then-closed', ['server sql01.corp.example', 'address 10.10.1.21', 'port 1433', 'server sql03', 'address 10.30.1.23', 'port 2000']],
  ['ping-only', ['server sql05', 'address 10.10.1.21']],
  ['quiet', ['server sql05.corp.example', 'port 1433', 'server sql05.corp.example', 'port 1434']],
  ['unresolved', ['server sql99.corp.example', 'port 1433']],
];

for (const [name, expected] of names) test(`test-netconnection names: ${name}`, () => assert.deepEqual(namesIn(testNetConnection, name), expected));

test('test-netconnection keeps the promises of a reader', () => assertReader(testNetConnection, fixtures('test-netconnection')));
