import assert from 'node:assert/strict';
import { test } from 'node:test';
import { collectAudit } from '../../../../src/core/audit/collect.ts';
import { bigForest, type BigStyle } from './big-forest.ts';

/** Time of the work itself, not of what else the machine does. */
function work(text: string): { readonly ms: number; readonly found: ReturnType<typeof collectAudit> } {
  const before = process.cpuUsage();
  const found = collectAudit(text);
  return { ms: process.cpuUsage(before).user / 1000, found };
}

/** Far more than it takes on a machine that is not busy, and far less than a quadratic scan would take. */
const LIMIT_MS = 12_000;

for (const style of ['setspn', 'ldif'] as const satisfies readonly BigStyle[]) {
  test(`${style}: 200,000 lines are read to the last one in linear time`, () => {
    const text = bigForest(style, 200_000);
    const { ms, found } = work(text);
    assert.ok(found.lines > 199_900, `${found.lines} lines`);
    assert.deepEqual(found.unread, []);
    assert.ok(found.input.accounts.length > 14_000);
    assert.ok(found.input.accounts.every((a) => a.complete), 'all lists are whole');
    assert.ok(ms < LIMIT_MS, `${Math.round(ms)} ms`);
  });
}

test('csv: the same forest', () => {
  const { ms, found } = work(bigForest('csv', 30_000));
  assert.deepEqual(found.unread, []);
  assert.equal(found.input.accounts.length, 29_997);
  assert.ok(found.input.accounts.every((a) => a.complete));
  assert.ok(ms < LIMIT_MS, `${Math.round(ms)} ms`);
});

test('three styles of one forest tell the same SPNs', () => {
  const spns = (style: BigStyle, lines: number): Map<string, string> =>
    new Map(collectAudit(bigForest(style, lines)).input.accounts.slice(0, 90).map((a) => [a.names[0].value, a.spns.map((s) => s.value).sort().join(' ')]));
  const setspn = spns('setspn', 2000);
  assert.equal(setspn.size, 90);
  assert.deepEqual(spns('ldif', 4000), setspn);
  assert.deepEqual(spns('csv', 200), setspn);
});
