import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { isAtLeast, isVersion, rangesOf } from '../../../../src/core/requested/version.ts';

const ranges = [
  { before: '2.1.0', id: 'a' },
  { from: '2.1.0', before: '2.1.2', id: 'b' },
  { from: '2.1.2', before: '5.2.0', id: 'c' },
  { from: '5.2.0', before: '5.2.2', id: 'd' },
  { from: '5.2.2', before: '7.1.0-preview2', id: 'e' },
  { from: '7.1.0-preview2', id: 'f' },
] as const;

const cases: readonly (readonly [string | undefined, string])[] = [
  ['1.0', 'a'], ['2.0.1', 'a'], ['2.1.0', 'b'], ['2.1.1', 'b'], ['2.1.2', 'c'], ['3.0.0', 'c'], ['5.1.7', 'c'],
  ['5.2.0', 'd'], ['5.2.1', 'd'], ['5.2.2', 'e'], ['5.2.3', 'e'], ['6.0.0', 'e'], ['6.1.5', 'e'], ['7.0.2', 'e'],
  ['7.1.0-preview1', 'e'], ['7.1.0-preview2', 'f'], ['7.1.0', 'f'], ['8', 'f'], ['v7.1.1', 'f'], [' 6.0.1 ', 'e'], ['6.0.1+build.5', 'e'], ['6.0.1.0', 'e'],
  // Numbers left out: every range that it may lie in.
  ['5.2', 'de'], ['5', 'cde'], ['2.1', 'bc'], ['2', 'abc'], ['7.1', 'f'], ['7', 'ef'], ['6', 'e'], ['5.1', 'c'],
  // No version: all.
  [undefined, 'abcdef'], ['latest', 'abcdef'], ['', 'abcdef'], ['5.x', 'abcdef'],
];

for (const [version, expected] of cases) {
  test(`rangesOf ${JSON.stringify(version)}`, () => assert.equal(rangesOf(version, ranges).map((r) => r.id).join(''), expected));
}

test('isAtLeast tells, or says that the text leaves it open', () => {
  assert.equal(isAtLeast('5.2', '5.0.0'), true);
  assert.equal(isAtLeast('4.1.1', '5.0.0'), false);
  assert.equal(isAtLeast('5.0.0-preview1', '5.0.0'), false);
  assert.equal(isAtLeast('4', '4.2'), undefined);
  assert.equal(isAtLeast(undefined, '5.0.0'), undefined);
});

test('the number in the properties of a DLL is no version of the package', () => {
  assert.equal(isVersion('5.20.324059.2', 9), false);
  assert.equal(isVersion('5.2.0', 9), true);
  assert.equal(isVersion('18.3'), true);
});

test('property: a full version lies in exactly one range, any text in at least one', () => {
  const number = fc.integer({ min: 0, max: 12 });
  fc.assert(fc.property(number, number, number, (a, b, c) => { assert.equal(rangesOf(`${a}.${b}.${c}`, ranges).length, 1); }));
  fc.assert(fc.property(fc.string(), (text) => { assert.ok(rangesOf(text, ranges).length >= 1); }));
});
