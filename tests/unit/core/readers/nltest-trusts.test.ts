import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nltestTrusts } from '../../../../src/core/readers/nltest-trusts.ts';
import { assertReader } from './assert-reader.ts';
import { fixtures } from './fixtures.ts';
import { flatBlocks } from './flat-facts.ts';

/** Fixture, and what its blocks hold. */
const cases: readonly (readonly [string, readonly object[]])[] = [
  ['three', [
    { read: '2-5', trusts: [{ line: 2, netbios: 'EMEA', dns: 'emea.corp.example', primary: false, outbound: true, inbound: true, withinForest: true, words: ['NT 5', 'Forest: 1', 'Direct Outbound', 'Direct Inbound', 'Attr: withinforest'] }, { line: 3, netbios: 'CORP', dns: 'corp.example', primary: true, outbound: false, inbound: false, withinForest: true, words: ['NT 5', 'Forest Tree Root', 'Primary Domain', 'Native'] }, { line: 4, netbios: 'CONTOSO', dns: 'contoso.com', primary: false, outbound: true, inbound: false, withinForest: false, words: ['NT 5', 'Direct Outbound', 'Attr: foresttrans'] }] },
  ]],
  ['verbose-inbound-only', [
    { read: '1-9', trusts: [{ line: 3, netbios: 'CORP', dns: 'corp.example', primary: true, outbound: false, inbound: false, withinForest: true, words: ['NT 5', 'Forest Tree Root', 'Primary Domain', 'Native'] }, { line: 6, netbios: 'FABRIKAM', dns: 'fabrikam.com', primary: false, outbound: false, inbound: true, withinForest: false, words: ['NT 5', 'Direct Inbound', 'Attr: quarantined'] }, { line: 8, netbios: 'OLDNT', primary: false, outbound: true, inbound: false, withinForest: false, words: ['NT 4', 'Direct Outbound'] }] },
  ]],
];

for (const [name, expected] of cases) test(`nltest-trusts: ${name}`, () => assert.deepEqual(flatBlocks(nltestTrusts, name), expected));

test('nltest-trusts keeps the promises of a reader', () => assertReader(nltestTrusts, fixtures('nltest-trusts')));
