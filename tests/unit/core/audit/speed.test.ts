import assert from 'node:assert/strict';
import { test } from 'node:test';
import { auditing, type Audit } from '../../../../src/core/audit/audit.ts';
import type { AuditInput, SeenAccount } from '../../../../src/core/audit/model.ts';
import { forestSearch, k, service } from './inputs.ts';

const EACH = 4;

/** A forest-wide export of so many SPNs, with two hundred services of which every third is on the wrong account. */
function exported(count: number): AuditInput {
  const accounts: SeenAccount[] = [];
  let line = 0;
  for (let a = 0; a < count / EACH; a += 1) {
    line += 1;
    const own = line;
    const spns = Array.from({ length: EACH }, (_, i) => k(`MSSQLSvc/sql${a}.corp.example:${1433 + i}`, (line += 1)));
    accounts.push({ names: [k(`CN=svc-${a},OU=Service Accounts,DC=corp,DC=example`, own)], spns, complete: true });
  }
  const services = Array.from({ length: 200 }, (_, i) => service({ host: `sql${i * 7}.corp.example`, account: `CORP\\svc-${i * 7 + (i % 3 === 0 ? 1 : 0)}` }));
  return { services, accounts, searches: [forestSearch], claims: [], domains: [{ dns: 'corp.example', netbios: 'CORP' }] };
}

/** User time of this process, so that neighbours on the machine do not count. */
function timed(run: () => void): number {
  const before = process.cpuUsage();
  run();
  return process.cpuUsage(before).user / 1000;
}

/** What the bare look-up and the bare rows of as many SPNs cost here and now. */
function bare({ accounts }: AuditInput): void {
  const map = new Map<string, unknown[]>();
  for (const a of accounts) for (const s of a.spns) map.set(s.value.toLowerCase(), [{ account: a, spn: s.value, line: s.line }]);
  const rows = [...map].map(([spn]) => ({ spn, status: '', holders: [spn], evidence: [{ line: 1, means: '' }, { line: 2, means: '' }], also: [] }));
  assert.equal(rows.length, map.size);
}

function run(input: AuditInput): { readonly shares: readonly number[]; readonly audit: Audit } {
  const shares: number[] = [];
  const steps = auditing(input);
  let step = steps.next();
  while (!step.done) {
    shares.push(step.value);
    step = steps.next();
  }
  return { shares, audit: step.value };
}

test('200,000 SPNs: all of them judged, the share grows to 1, work in proportion', () => {
  const half = exported(100_000);
  const whole = exported(200_000);
  run(exported(20_000));
  const least = (work: () => void): number => Math.min(timed(work), timed(work), timed(work));
  const base = least(() => bare(whole));
  const small = least(() => void run(half));
  const large = least(() => void run(whole));
  const { shares, audit } = run(whole);
  assert.ok(audit.rows.length >= 200_000);
  assert.equal(audit.rows.filter((r) => r.status === 'wrong-account').length, 67);
  assert.ok(shares.length > 10 && shares.every((s, i) => s >= 0 && s <= 1 && s >= (shares[i - 1] ?? 0)), shares.join());
  assert.ok(large < small * 3.5, `${small.toFixed(0)} ms for half, ${large.toFixed(0)} ms for all`);
  assert.ok(large < Math.max(1000, base * 12), `${large.toFixed(0)} ms; the bare look-up takes ${base.toFixed(0)} ms`);
});

test('one SPN on 50,000 accounts, and 50,000 claims about one SPN, take no time that grows with the square', () => {
  const spn = 'MSSQLSvc/sql05.corp.example:1433';
  const accounts = Array.from({ length: 50_000 }, (_, i): SeenAccount => ({ names: [k(`CN=svc-${i},DC=corp,DC=example`, i + 1)], spns: [k(spn, i + 1)], complete: true }));
  const claims = Array.from({ length: 50_000 }, (_, i) => ({ by: 'ERRORLOG' as const, spn, says: 'registered' as const, line: i + 1 }));
  const took = timed(() => assert.equal(run({ services: [service()], accounts, searches: [], claims, domains: [] }).audit.rows[0]?.status, 'duplicate'));
  assert.ok(took < 4000, `${took.toFixed(0)} ms`);
});
