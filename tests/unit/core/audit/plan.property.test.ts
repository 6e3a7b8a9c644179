import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { plainText } from '../../../../src/core/blocks.ts';
import { auditSpns } from '../../../../src/core/audit/audit.ts';
import type { AuditInput } from '../../../../src/core/audit/model.ts';
import { inverse, planChanges, undoChanges, type RepairPlan } from '../../../../src/core/audit/plan.ts';
import { inputOf } from '../../../../src/core/audit/snapshot.ts';
import { findAccounts } from '../../../../src/core/directory/account-ref.ts';
import { changeSpn, type SpnChange } from '../../../../src/core/directory/edit.ts';
import { accountKey, type Forest } from '../../../../src/core/directory/model.ts';
import { cases, sorted } from './forests.ts';

const RUNS = { numRuns: 300 } as const;

function applied(start: Forest, changes: readonly SpnChange[]): Forest {
  return changes.reduce((forest, change) => {
    const after = changeSpn(forest, change);
    assert.ok('forest' in after, `${change.action} ${change.spn} ${change.account}: ${JSON.stringify('refused' in after ? after.refused : '')}`);
    return after.forest;
  }, start);
}

/** A write that no controller checks: the only way back to a duplicate. */
function forced(forest: Forest, { spn, account }: SpnChange): Forest {
  const [found] = findAccounts(forest, account);
  return { ...forest, accounts: forest.accounts.map((a) => (found && accountKey(a) === accountKey(found) ? { ...a, spns: [...a.spns, spn] } : a)) };
}

const problems = (input: AuditInput): readonly string[] => auditSpns(input).rows.filter((r) => r.verdict === 'problem').map((r) => `${r.spn} ${r.status} ${plainText(r.says)}`);

test('a plan is carried out step by step, and leaves an audit without problems', () => {
  let repaired = 0;
  fc.assert(
    fc.property(cases, ({ forest, services }) => {
      const { plan } = auditSpns(inputOf(forest, services));
      assert.deepEqual(plan.left.map((l) => `${l.spn} ${plainText(l.why)}`), []);
      repaired += planChanges(plan).length;
      assert.deepEqual(problems(inputOf(applied(forest, planChanges(plan)), services)), []);
    }),
    RUNS,
  );
  assert.ok(repaired > 300, `${repaired} changes`);
});

test('a plan from what setspn prints, distinguished names alone, does the same', () => {
  fc.assert(
    fc.property(cases, ({ forest, services }) => {
      const input = inputOf(forest, services);
      const printed: AuditInput = {
        ...input,
        accounts: input.accounts.map(({ spns, complete, names }) => ({ names: [names[1] ?? names[0]], spns, complete })),
        // The user principal name cannot be told from a distinguished name.
        services: services.map((s) => (s.account?.value.includes('@') ? { ...s, account: { value: downLevel(s.account.value) } } : s)),
      };
      const { plan } = auditSpns(printed);
      const changes = planChanges(plan);
      const done = changes.every((c) => findAccounts(forest, c.account).length === 1) ? applied(forest, changes) : undefined;
      if (done && plan.left.length === 0) assert.deepEqual(problems(inputOf(done, services)), []);
      assert.ok(done, changes.map((c) => c.account).join(' '));
    }),
    RUNS,
  );
});

function downLevel(upn: string): string {
  const [, number = '', domain = ''] = /^service\.(\d)@(.*)$/.exec(upn) ?? [];
  return `${domain === 'corp.example' ? 'CORP' : 'EUROPE'}\\svc-${number}`;
}

test('the undo restores the forest exactly; only what a controller refuses, duplicates, is named beforehand', () => {
  let ended = 0;
  fc.assert(
    fc.property(cases, ({ forest, services }) => {
      const { plan } = auditSpns(inputOf(forest, services));
      const ends = new Set(plan.ends.map((c) => JSON.stringify(inverse(c))));
      let at = applied(forest, planChanges(plan));
      for (const change of undoChanges(plan)) {
        const after = changeSpn(at, change);
        if ('forest' in after) at = after.forest;
        else {
          assert.equal(after.refused.why, 'not-unique');
          assert.ok(ends.has(JSON.stringify(change)), `${change.spn} ${change.account}`);
          at = forced(at, change);
          ended += 1;
        }
      }
      assert.deepEqual(sorted(at), sorted(forest));
    }),
    RUNS,
  );
  assert.ok(ended > 10, `${ended} duplicates`);
});

test('the order of accounts and SPNs in the text changes no status and no plan', () => {
  fc.assert(
    fc.property(cases, fc.integer(), ({ forest, services }, seed) => {
      const input = inputOf(forest, services);
      const shuffled: AuditInput = { ...input, accounts: shuffle(input.accounts.map((a) => ({ ...a, spns: shuffle(a.spns, seed) })), seed + 1), services: shuffle(services, seed + 2) };
      const statuses = (i: AuditInput): readonly string[] => auditSpns(i).rows.map((r) => `${r.spn.toLowerCase()} ${r.status} ${r.verdict} ${[...r.holders].sort().join()}`).sort();
      assert.deepEqual(statuses(shuffled), statuses(input));
      const changes = (plan: RepairPlan): readonly string[] => planChanges(plan).map((c) => JSON.stringify(c).toLowerCase()).sort();
      assert.deepEqual(changes(auditSpns(shuffled).plan), changes(auditSpns(input).plan));
    }),
    { numRuns: 100 },
  );
});

function shuffle<T>(list: readonly T[], seed: number): readonly T[] {
  let state = (seed | 0) + 0x9e3779b9;
  const out = [...list];
  for (let i = out.length - 1; i > 0; i -= 1) {
    state = Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + i;
    const j = (state >>> 0) % (i + 1);
    [out[i], out[j]] = [out[j] as T, out[i] as T];
  }
  return out;
}

test('every SPN of a repaired forest that clients must have is good', () => {
  fc.assert(
    fc.property(cases, ({ forest, services }) => {
      const done = applied(forest, planChanges(auditSpns(inputOf(forest, services)).plan));
      for (const row of auditSpns(inputOf(done, services)).rows) if (row.need === 'required') assert.equal(row.status, 'good', row.spn);
    }),
    { numRuns: 100 },
  );
});
