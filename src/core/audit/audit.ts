import { toEnd } from '../steps.ts';
import { planIn } from './plan.ts';
import { claimedDemand, claimedDuplicate } from './claimed.ts';
import { demandsOf, type Demand } from './demands.ts';
import { searchesOf } from './covered.ts';
import { findingsOf } from './findings.ts';
import { readingDirectory, type Directory } from './holders.ts';
import { judgeDemand } from './judge-demand.ts';
import { judgeExtra, type ExtraScene } from './judge-extra.ts';
import type { AuditInput, AuditRow, SeenClaim } from './model.ts';
import type { Audit } from './result.ts';
import { placeServices, type Placed } from './services.ts';

export type { Audit, AuditFinding, LeftAlone, RepairPlan, RepairStep } from './result.ts';

const SLICE = 20_000;

/**
 * Judges every SPN that clients of the services ask for, and those that are there beside them, and plans the repair.
 *
 *     auditSpns({ services: [sql05], accounts: [svcOld], searches: [], claims: [], domains: [] }).rows[0]?.status   // 'wrong-account'
 *
 * Total: any input gives an audit. Sources: with each row and finding.
 */
export function auditSpns(input: AuditInput): Audit {
  return toEnd(auditing(input));
}

/** The same in steps: yields the share that is done, from 0 to 1. */
export function* auditing(input: AuditInput): Generator<number, Audit> {
  const total = Math.max(input.accounts.reduce((sum, a) => sum + a.spns.length, 0), 1);
  const reading = readingDirectory(input);
  let step = reading.next();
  while (!step.done) {
    yield (0.4 * step.value) / total;
    step = reading.next();
  }
  const directory = step.value;
  yield 0.4;
  const services = placeServices(input.services, directory);
  const claims = byKey(input.claims);
  const scene: ExtraScene = {
    directory, claims, searches: searchesOf(input), byHost: hostsOf(services),
    everything: hasComputers(directory) && input.searches.some((s) => s.pattern === '*' && s.what === 'holders' && s.scope === 'forest'),
    wholeDomains: new Set(hasComputers(directory) ? input.searches.flatMap((s) => (s.pattern === '*' && s.what === 'holders' && s.domain !== undefined ? [s.domain.toLowerCase()] : [])) : []),
  };
  const demands = demandedBy(services, claims, directory);
  const rows: AuditRow[] = [];
  for (const list of demands.values()) {
    const row = judgeDemand(scene, list);
    const clutter = row.status === 'not-judged' && row.need === 'optional' && row.holders.length === 0 && !claims.has(row.spn.toLowerCase());
    if (!clutter) rows.push(row);
  }
  yield 0.5;
  let done = 0;
  let unlisted = 0;
  for (const [key, hits] of directory.holders) {
    done += 1;
    if (done % SLICE === 0) yield 0.5 + (0.4 * done) / directory.holders.size;
    if (demands.has(key)) continue;
    const row = judgeExtra(scene, key, hits);
    if (row) rows.push(row);
    else unlisted += 1;
  }
  for (const [key, list] of claims) {
    const row = demands.has(key) || directory.holders.has(key) ? undefined : claimedDuplicate(list);
    if (row) rows.push(row);
  }
  const ordered = inOrder(rows);
  yield 0.95;
  return { rows: ordered, findings: findingsOf(input, scene, services, ordered, unlisted), plan: planIn(scene, services, ordered) };
}

function byKey(claims: readonly SeenClaim[]): ReadonlyMap<string, readonly SeenClaim[]> {
  const out = new Map<string, SeenClaim[]>();
  for (const claim of claims) {
    const list = out.get(claim.spn.toLowerCase());
    if (list) list.push(claim);
    else out.set(claim.spn.toLowerCase(), [claim]);
  }
  return out;
}

function hasComputers({ accounts }: Directory): boolean {
  return accounts.some((a) => a.kind === 'computer');
}

function hostsOf(services: readonly Placed[]): ReadonlyMap<string, readonly Placed[]> {
  const out = new Map<string, Placed[]>();
  for (const placed of services) {
    const names = [placed.fullName, placed.shortName, placed.service.host.value, ...placed.service.names.map((n) => n.value.name)];
    for (const name of new Set(names.flatMap((n) => (n === undefined ? [] : [n.toLowerCase()])))) {
      const list = out.get(name);
      if (list) list.push(placed);
      else out.set(name, [placed]);
    }
  }
  return out;
}

/** SPNs that services ask for, and those that programs name as required although no service of theirs is in the paste. */
function demandedBy(services: readonly Placed[], claims: ReadonlyMap<string, readonly SeenClaim[]>, directory: Directory): ReadonlyMap<string, readonly [Demand, ...Demand[]]> {
  const out = new Map<string, [Demand, ...Demand[]]>();
  for (const placed of services) {
    for (const demand of demandsOf(placed)) {
      const list = out.get(demand.spn.toLowerCase());
      if (list) list.push(demand);
      else out.set(demand.spn.toLowerCase(), [demand]);
    }
  }
  for (const [key, list] of claims) {
    const demand = out.has(key) ? undefined : claimedDemand(list, directory);
    if (demand) out.set(key, [demand]);
  }
  return out;
}

const VERDICTS = ['problem', 'open', 'fine'] as const;
const NEEDS = ['required', 'optional', 'extra'] as const;

/** Problems first; the order within stays. */
function inOrder(rows: readonly AuditRow[]): readonly AuditRow[] {
  const places = VERDICTS.flatMap((verdict) => NEEDS.map((need) => `${verdict} ${need}`));
  const buckets = new Map<string, AuditRow[]>(places.map((p) => [p, []]));
  for (const row of rows) buckets.get(`${row.verdict} ${row.need}`)?.push(row);
  return [...buckets.values()].flat();
}
