import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { rank } from '../../../../src/core/diagnose/rank.ts';
import type { Firing } from '../../../../src/core/diagnose/rule.ts';
import { fitOf, total, type Push } from '../../../../src/core/diagnose/weights.ts';
import type { CauseId } from '../../../../src/data/causes.ts';

const fire = (cause: CauseId, push: Push, place = 0): Firing => ({ rule: `${cause}-${push}`, cause, push, rank: place, why: 'because', source: 'test', lines: [1] });
const list = (...fired: readonly Firing[]): string[] => rank(fired).causes.map((c) => `${c.cause} ${c.bars}`);

describe('sums', () => {
  test('signs that say the same add less and less', () => assert.equal(total(['points', 'points', 'points']), 8 + 4 + 2));
  test('one sign that states a cause outweighs many that fit it', () => assert.ok(total(['states']) > total(Array<Push>(20).fill('fits'))));
  test('the order of the signs does not matter', () => assert.equal(total(['weak', 'states']), total(['states', 'weak'])));
  test('what speaks against takes off, and never below nothing', () => {
    assert.equal(total(['points', 'against']), 3);
    assert.equal(total(['weak', 'against']), 0);
  });
  test('what excludes a cause ends it', () => assert.equal(total(['states', 'states', 'excludes']), 0));
  test('words follow the sums', () => {
    assert.deepEqual([16, 8, 4, 1, 0.5].map((n) => fitOf(n)?.bars), [4, 3, 2, 1, undefined]);
  });
});

describe('the list', () => {
  test('the strongest comes first, whatever the order of the signs', () => {
    assert.deepEqual(list(fire('kerb-account', 'fits'), fire('kerb-clock-skew', 'states')), ['kerb-clock-skew 4', 'kerb-account 2']);
  });
  test('equal sums keep the order of the first sign', () => {
    assert.deepEqual(list(fire('kerb-account', 'fits'), fire('kerb-clock-skew', 'fits')), ['kerb-account 2', 'kerb-clock-skew 2']);
  });
  test('a later place among the causes of one sign counts a little less', () => {
    assert.deepEqual(list(fire('kerb-account', 'fits', 1), fire('kerb-clock-skew', 'fits')), ['kerb-clock-skew 2', 'kerb-account 1']);
  });
  test('weak signs alone claim nothing and are listed as possible', () => {
    const { causes, possible, decided } = rank([fire('kerb-account', 'weak'), fire('kerb-clock-skew', 'weak')]);
    assert.deepEqual([causes, possible, decided], [[], ['kerb-account', 'kerb-clock-skew'], false]);
  });
  test('a cause far behind the first is left out', () => assert.deepEqual(list(fire('kerb-account', 'states'), fire('kerb-clock-skew', 'weak')), ['kerb-account 4']));
  test('decided when the first is clearly ahead', () => {
    assert.equal(rank([fire('kerb-account', 'states'), fire('kerb-clock-skew', 'points')]).decided, true);
    assert.equal(rank([fire('kerb-account', 'points'), fire('kerb-clock-skew', 'points')]).decided, false);
    assert.equal(rank([fire('kerb-account', 'fits'), fire('kerb-clock-skew', 'weak')]).decided, false);
  });
  test('what was strong and is ruled out is said with the reason', () => {
    const { ruledOut } = rank([fire('kerb-account', 'points'), fire('kerb-account', 'excludes'), fire('kerb-clock-skew', 'states')]);
    assert.deepEqual(ruledOut, [{ cause: 'kerb-account', why: 'because', lines: [1] }]);
  });
});
