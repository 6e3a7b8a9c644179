import assert from 'node:assert/strict';
import { test } from 'node:test';
import { domainTrusts } from '../../../../src/core/judges/domain-trusts.ts';
import { nltestTrusts } from '../../../../src/core/readers/nltest-trusts.ts';
import { fixture } from '../readers/fixtures.ts';
import { judgeText } from './judge-text.ts';
import { brief } from './judged.ts';

const readers = [nltestTrusts];

/** Fixture, and what is said about it: verdict, id, causes, lines. */
const cases: readonly (readonly [string, readonly string[]])[] = [
  ['nltest-trusts/three.txt', ['open trust-list 2,3,4']],
  ['nltest-trusts/verbose-inbound-only.txt', ['open trust-one-way 6']],
];

for (const [name, expected] of cases) test(`domain-trusts: ${name}`, () => assert.deepEqual(judgeText(domainTrusts, readers, fixture(name)).map(brief), expected));
