import assert from 'node:assert/strict';
import { test } from 'node:test';
import { causes, type CauseId } from '../../../src/data/causes.ts';
import { splits } from '../../../src/data/splits.ts';

/** Neighbours that no single check separates, with the reason. A pair leaves this list when a split names it. */
const unseparated: readonly { readonly pair: readonly [CauseId, CauseId]; readonly reason: string }[] = [];

const ids = new Set<string>(causes.map((c) => c.id));
const neighbours = causes.flatMap(({ id, neighbours: others }) => others.map((other) => [id, other] as const));

function splitOf(...wanted: readonly CauseId[]): boolean {
  return splits.some((split) => wanted.every((cause) => split.causes.includes(cause)));
}

test('each split has an id and a set of causes of its own', () => {
  const sets = splits.map((split) => [...split.causes].sort().join(' '));
  assert.deepEqual(sets.filter((set, i) => sets.indexOf(set) !== i), []);
  assert.equal(new Set(splits.map((split) => split.id)).size, splits.length);
});

for (const split of splits) {
  test(`${split.id}: two to five causes, and at least one way to each`, () => {
    assert.match(split.id, /^[a-z0-9]+(?:-[a-z0-9]+)*$/);
    assert.match(split.check, /^[a-z0-9]+(?:-[a-z0-9]+)*$/);
    assert.ok(split.causes.length >= 2 && split.causes.length <= 5);
    assert.equal(new Set(split.causes).size, split.causes.length);
    for (const cause of split.causes) assert.ok(ids.has(cause), cause);
    assert.deepEqual([...new Set(split.ways.map((way) => way.cause))].sort(), [...split.causes].sort());
  });

  test(`${split.id}: ways stand in the order of the causes and show different results`, () => {
    const order = split.ways.map((way) => split.causes.indexOf(way.cause));
    assert.deepEqual(order, [...order].sort((a, b) => a - b));
    assert.equal(new Set(split.ways.map((way) => way.result)).size, split.ways.length);
  });

  test(`${split.id}: lengths and wording`, () => {
    assert.ok(split.asks.length >= 20 && split.asks.length <= 160, `asks has ${split.asks.length} characters`);
    assert.match(split.asks, /[.?]$/);
    assert.ok(split.source.length > 5);
    for (const { result, then } of split.ways) {
      assert.ok(result.length >= 5 && result.length <= 80, `${result}: ${result.length} characters`);
      assert.doesNotMatch(result, /\.$/);
      assert.ok(then.length >= 20 && then.length <= 120, `${then}: ${then.length} characters`);
      assert.match(then, /\.$/);
    }
    for (const text of [split.asks, ...split.ways.flatMap((way) => [way.result, way.then])]) {
      assert.doesNotMatch(text, /\b(?:newer|older|simply|just|easy|easily)\b/i);
      assert.doesNotMatch(text, /\bdisable\b|TrustServerCertificate|accept any certificate|without validation/i);
      assert.doesNotMatch(text, /\s{2}|^\s|\s$|`|\{\{/);
    }
  });
}

test('of two splits that share two causes the narrower stands first', () => {
  const wrong = splits.flatMap((wide, i) =>
    splits
      .slice(i + 1)
      .filter((narrow) => narrow.causes.length < wide.causes.length && narrow.causes.filter((c) => wide.causes.includes(c)).length > 1)
      .map((narrow) => `${narrow.id} after ${wide.id}`),
  );
  assert.deepEqual(wrong, []);
});

test('every pair of neighbours is in a split, or listed as inseparable', () => {
  const listed = (a: CauseId, b: CauseId): boolean => unseparated.some(({ pair }) => pair.includes(a) && pair.includes(b));
  assert.deepEqual(neighbours.filter(([a, b]) => !splitOf(a, b) && !listed(a, b)), []);
  for (const { pair, reason } of unseparated) {
    assert.ok(!splitOf(...pair), `${pair.join(' / ')} has a split`);
    assert.ok(neighbours.some(([a, b]) => pair.includes(a) && pair.includes(b)), `${pair.join(' / ')} are no neighbours`);
    assert.ok(reason.length > 10);
  }
});

test('the groups that share a message are in one split', () => {
  const groups: readonly (readonly CauseId[])[] = [
    ['kerb-spn-wrong-account', 'kerb-account', 'kerb-encryption-type'],
    ['ntlm-untrusted-domain', 'ntlm-bad-credentials', 'ntlm-loopback-check', 'kerb-account'],
    ['tls-no-common-protocol', 'tls-peer-closed', 'driver-too-old'],
    ['gss-mechanism-missing', 'kerb-no-credentials', 'kerb-spn-missing'],
    ['kerb-no-credentials', 'kerb-double-hop-delegation', 'tls-private-key-access'],
  ];
  for (const group of groups) assert.ok(splitOf(...group), group.join(' / '));
});

test('a cause that no page describes has no split', () => {
  assert.ok(splits.every((split) => !split.causes.includes('other')));
});
