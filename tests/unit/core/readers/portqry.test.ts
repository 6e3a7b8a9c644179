import assert from 'node:assert/strict';
import { test } from 'node:test';
import { portqry } from '../../../../src/core/readers/portqry.ts';
import { assertReader } from './assert-reader.ts';
import { fixtures } from './fixtures.ts';
import { flatBlocks, namesIn } from './flat-facts.ts';

/** Fixture, and what its blocks hold. */
const cases: readonly (readonly [string, readonly object[]])[] = [
  ['sql', [
    { read: '2 4 6 9 11 13-14', ports: [{ line: 13, protocol: 'TCP', port: 1433, state: 'NOT LISTENING' }, { line: 14, protocol: 'UDP', port: 1434, state: 'LISTENING or FILTERED' }], target: 'sql01.corp.example@4', address: '10.10.1.21@9' },
  ]],
];

for (const [name, expected] of cases) test(`portqry: ${name}`, () => assert.deepEqual(flatBlocks(portqry, name), expected));

const names: readonly (readonly [string, readonly string[]])[] = [
  ['sql', ['server sql01.corp.example']],
];

for (const [name, expected] of names) test(`portqry names: ${name}`, () => assert.deepEqual(namesIn(portqry, name), expected));

test('portqry keeps the promises of a reader', () => assertReader(portqry, fixtures('portqry')));
