import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { afterMoves, movesBetween, moveLines } from '../../../../src/core/suites/cmdlets.ts';
import { compareLists } from '../../../../src/core/suites/compare.ts';
import { lossesBetween } from '../../../../src/core/suites/losses.ts';
import { mostKept } from '../../../../src/core/suites/moves.ts';
import { overLimit, policyChange, policyString, POLICY_LIMIT } from '../../../../src/core/suites/policy.ts';
import { startingOrder, suiteRows } from '../../../../src/core/suites/rows.ts';
import { standingOf } from '../../../../src/core/suites/standing.ts';
import { textOf } from '../../../../src/core/blocks.ts';
import { all, versions } from './versions.ts';

/** What came, what went, how many moved, from one version to the other. */
function step(from: string, to: string): { came: string[]; went: string[]; moved: number; lost: string[] } {
  const { steps, rows } = compareLists(versions(from, to));
  const [first] = steps;
  assert.ok(first);
  const on = (at: number) => rows.filter((r) => r.cells[at]?.state === 'on').map((r) => r.suite);
  return { came: first.came.map((s) => s.name).sort(), went: first.went.map((w) => w.suite.name).sort(), moved: first.moved.length, lost: lossesBetween(on(0), on(1)).map((l) => l.id) };
}

test('what versions lost and won, as the pages of Microsoft say', () => {
  assert.deepEqual(step('server-2012-r2', 'server-2016'), { came: ['TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256', 'TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384'], went: [], moved: 9, lost: [] });
  assert.deepEqual(step('server-2022', 'server-2025'), { came: [], went: ['TLS_DHE_RSA_WITH_AES_128_GCM_SHA256', 'TLS_DHE_RSA_WITH_AES_256_GCM_SHA384', 'TLS_RSA_WITH_3DES_EDE_CBC_SHA'], moved: 0, lost: ['3des', 'dhe-gcm'] });
  assert.deepEqual(step('windows-10-1607', 'windows-10-1703').lost, ['dss', 'dhe-cbc']);
  assert.deepEqual(step('windows-10-1703', 'windows-10-1709'), { came: [], went: ['TLS_RSA_WITH_RC4_128_MD5', 'TLS_RSA_WITH_RC4_128_SHA'], moved: 0, lost: ['rc4'] });
  assert.deepEqual(step('server-2019', 'server-2022').came, ['TLS_AES_128_GCM_SHA256', 'TLS_AES_256_GCM_SHA384']);
  assert.deepEqual(step('windows-10-1803', 'windows-10-1809'), { came: [], went: [], moved: 0, lost: [] });
});

test('protocols that change with the version', () => {
  const [first] = compareLists(versions('server-2012-r2', 'server-2016')).steps;
  assert.deepEqual(first?.protocols.map((p) => `${p.protocol} ${p.side} ${p.from} ${p.to}`), ['SSL 2.0 client off missing', 'SSL 2.0 server off missing', 'SSL 3.0 client on off', 'SSL 3.0 server on off']);
});

test('three versions: a row for each suite, a step for each pair, curves taken together', () => {
  const { rows, steps } = compareLists(versions('windows-7', 'server-2016', 'server-2025'));
  assert.equal(steps.length, 2);
  assert.ok(rows.every((r) => r.cells.length === 3 && r.cells.some((c) => c.state !== 'missing')));
  assert.equal(new Set(rows.map((r) => r.suite.name)).size, rows.length);
  assert.deepEqual(rows.find((r) => r.suite.name === 'TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384')?.cells.map((c) => [c.state, c.place, c.curves.join()]), [['on', 1, 'P256,P384'], ['on', 9, ''], ['on', 9, '']]);
});

test('laws of comparing: nothing changes against itself; there and back are opposites', () => {
  for (const v of all) {
    const [same] = compareLists([v, v]).steps;
    assert.deepEqual([same?.came, same?.went, same?.moved, same?.protocols], [[], [], [], []], v.id);
  }
  fc.assert(
    fc.property(fc.constantFrom(...all), fc.constantFrom(...all), (a, b) => {
      const [there] = compareLists([a, b]).steps;
      const [back] = compareLists([b, a]).steps;
      assert.deepEqual(there?.came.map((s) => s.name).sort(), back?.went.map((w) => w.suite.name).sort());
    }),
  );
});

const order = fc.uniqueArray(fc.constantFrom(...'ABCDEFGHIJKL'), { maxLength: 12 });

test('laws of the cmdlet lines: they lead to the wanted order, back again, and touch nothing else', () => {
  fc.assert(
    fc.property(order, fc.uniqueArray(fc.constantFrom(...'ABCDEFGHIJKL'), { minLength: 1, maxLength: 12 }), (before, after) => {
      const there = movesBetween(before, after);
      assert.deepEqual(afterMoves(before, there), after);
      if (before.length > 0) assert.deepEqual(afterMoves(after, movesBetween(after, before)), before);
      assert.deepEqual(movesBetween(after, after), []);
      const kept = mostKept(before, after);
      for (const move of there) assert.ok(!kept.has(move.name), move.name);
      // The list is never empty on the way, unless it was at the start.
      let list: readonly string[] = before;
      for (const [i, move] of there.entries()) {
        list = afterMoves(list, [move]);
        if (before.length > 1 || i > 0) assert.ok(list.length > 0 || there[i + 1]?.kind === 'enable');
      }
    }),
  );
  assert.deepEqual(movesBetween(['A'], []), []);
});

test('the lines', () => {
  const moves = movesBetween(['TLS_RSA_WITH_3DES_EDE_CBC_SHA', 'TLS_AES_128_GCM_SHA256', 'TLS_AES_256_GCM_SHA384'], ['TLS_AES_256_GCM_SHA384', 'TLS_AES_128_GCM_SHA256']);
  const lines = moveLines(moves);
  assert.ok(lines.ok);
  assert.equal(textOf(lines.lines), ["Disable-TlsCipherSuite -Name 'TLS_AES_256_GCM_SHA384'", "Enable-TlsCipherSuite -Name 'TLS_AES_256_GCM_SHA384' -Position 0", "Disable-TlsCipherSuite -Name 'TLS_RSA_WITH_3DES_EDE_CBC_SHA'"].join('\n'));
  assert.equal(moveLines([{ kind: 'disable', name: 'a\nb' }]).ok, false);
});

test('the longest kept run is as long as the best of all subsets', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.constantFrom(...'ABCDEF'), { maxLength: 6 }), fc.uniqueArray(fc.constantFrom(...'ABCDEF'), { maxLength: 6 }), (a, b) => {
      const common = a.filter((x) => b.includes(x));
      let best = 0;
      for (let bits = 0; bits < 2 ** common.length; bits += 1) {
        const some = common.filter((_, i) => (bits >> i) & 1);
        const places = some.map((x) => b.indexOf(x));
        if (places.every((p, i) => i === 0 || p > (places[i - 1] ?? 0))) best = Math.max(best, some.length);
      }
      assert.equal(mostKept(a, b).size, best);
    }),
  );
});

test('the policy text: commas, the order, exactly 1,023 characters', () => {
  assert.equal(policyString(['TLS_AES_256_GCM_SHA384', 'TLS_AES_128_GCM_SHA256']), 'TLS_AES_256_GCM_SHA384,TLS_AES_128_GCM_SHA256');
  assert.deepEqual([POLICY_LIMIT, overLimit('x'.repeat(1023)), overLimit('x'.repeat(1024)), overLimit('')], [1023, 0, 1, 0]);
  assert.deepEqual(policyChange('A'), { kind: 'set', key: { hive: 'HKEY_LOCAL_MACHINE', path: 'SOFTWARE\\Policies\\Microsoft\\Cryptography\\Configuration\\SSL\\00010002' }, name: 'Functions', value: { type: 'REG_SZ', data: 'A' } });
});

test('what a version makes of a name', () => {
  const table: [string, string, string][] = [
    ['TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384', 'server-2012-r2', 'suffix-needed'],
    ['TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384_P256', 'server-2012-r2', 'here'],
    ['TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384_P521', 'server-2012-r2', 'here'],
    ['TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384', 'server-2012-r2', 'not-here'],
    ['TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384_P256', 'server-2012-r2', 'not-here'],
    ['TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384_P256', 'server-2016', 'here'],
    ['TLS_AES_256_GCM_SHA384', 'server-2019', 'not-here'],
    ['TLS_AES_256_GCM_SHA384', 'server-2022', 'here'],
    ['TLS_PSK_WITH_AES_256_GCM_SHA384', 'server-2016', 'here'],
    ['TLS_RSA_WITH_AES_128_CBC_SHA256', 'server-2008-sp2', 'unclear'],
    ['TLS_RSA_WITH_AES_128_CBC_SHA256', 'server-2008', 'not-here'],
    ['TLS_RSA_WITH_AES_128_CBC_SHA', 'server-2008-sp2', 'here'],
    ['NONSENSE', 'server-2022', 'unknown'],
  ];
  for (const [name, id, kind] of table) assert.equal(standingOf(name, versions(id)[0]!).kind, kind, `${name} ${id}`);
  const spare = standingOf('TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384_P256', versions('server-2016')[0]!);
  assert.ok(spare.kind === 'here' && spare.spare && spare.row.name === 'TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384');
});

test('the starting order is what is on, and behind it what waits for a program', () => {
  for (const v of all) assert.deepEqual(startingOrder(v), suiteRows(v).filter((r) => r.state === 'on' || r.state === 'on-request').map((r) => r.name), v.id);
});
