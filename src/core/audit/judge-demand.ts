import type { Rich } from '../blocks.ts';
import { forestQuery } from '../judges/spn-words.ts';
import { contradiction } from './claims.ts';
import { coverOf, type Cover } from './covered.ts';
import { hostOf, type Demand } from './demands.ts';
import { hitsOf, type Hit } from './holders.ts';
import { byClaims } from './judge-by-claims.ts';
import { byLists } from './judge-by-lists.ts';
import { judgeCovered } from './judge-covered.ts';
import type { AuditRow, SeenClaim } from './model.ts';
import { draftRow, evidenceOf, type Draft } from './row.ts';
import { accountNamed, matchOf, type Scene } from './scene.ts';
import { sameObject } from './services.ts';
import { duplicateContested, shown } from './verdicts.ts';
import { withFaults } from './with-faults.ts';

/**
 * Judges one SPN that clients of services ask for. `demands` are all services that ask for it; at least one.
 *
 *     judgeDemand(scene, [demand]).status   // 'good', 'missing', 'wrong-account', …
 */
export function judgeDemand(scene: Scene, demands: readonly [Demand, ...Demand[]]): AuditRow {
  const demand = demands.find((d) => d.need === 'required') ?? demands[0];
  const hits = hitsOf(scene.directory, demand.spn);
  const claims = scene.claims.get(demand.spn.toLowerCase()) ?? [];
  if (demand.covered) return judgeCovered(scene, demand, hits);
  const rival = demands.find((d) => d.by.expectation.kind === 'object' && demand.by.expectation.kind === 'object' && !sameObject(d.by.expectation, demand.by.expectation));
  const { expectation } = demand.by;
  const domain = expectation.kind === 'object' ? (expectation.account?.domain ?? expectation.wanted.domain) : '';
  const cover = coverOf(scene.searches, scene.directory.domains, demand.spn, hostOf(demand.spn), domain);
  if (demand.off) return off(demand, hits);
  const judged = (rival ? contestedDemand(scene, demand, rival, hits) : undefined) ?? byLists(scene, demand, hits, cover) ?? byClaims(scene, demand, claims, hits);
  const draft = heldElsewhere(scene, demand, judged, claims, cover) ?? judged;
  const against = contradiction(claims, draft.status);
  const agreeing = draft.status === 'not-judged' || against ? [] : claims.slice(0, 4).map((c) => ({ line: c.line, means: `${c.by}: ${c.says}` }));
  const upgraded = againstDuplicate(demand, draft, claims, cover);
  const told: Draft = upgraded ?? { ...draft, says: [...draft.says, ...(against?.says ?? [])], evidence: [...draft.evidence, ...(against?.evidence ?? agreeing)] };
  return draftRow(demand, hits, withFaults(scene, demand, hits, told));
}

/** It is not on the right account, and a program has seen it on one whose list is not in the paste. */
function heldElsewhere(scene: Scene, demand: Demand, draft: Draft, claims: readonly SeenClaim[], { forest }: Cover): Draft | undefined {
  if (draft.status !== 'missing' || forest) return undefined;
  const open = claims.filter((c) => c.account === undefined || c.says === 'not-registered' || accountNamed(scene, c.account)?.complete !== true);
  const claim = byClaims(scene, demand, open, []);
  return claim.status === 'wrong-account' || claim.status === 'duplicate' ? { ...claim, evidence: [...claim.evidence, ...draft.evidence] } : undefined;
}

/** A list of one account does not speak against a second holder that a program has seen. */
function againstDuplicate(demand: Demand, draft: Draft, claims: readonly SeenClaim[], { noSecond }: Cover): Draft | undefined {
  const seen = claims.filter((c) => c.says === 'duplicate');
  const [first] = seen;
  if (!first || noSecond || (draft.status !== 'good' && draft.status !== 'wrong-account')) return undefined;
  return {
    ...draft, status: 'duplicate', verdict: 'problem', contested: duplicateContested,
    moreHolders: [...new Set(seen.flatMap((c) => c.account ?? []))],
    says: [`${first.by} found it on several accounts; the lists of the paste show one of them. `, ...forestQuery(demand.spn), '.'],
    evidence: [...draft.evidence, ...seen.slice(0, 4).map((c) => ({ line: c.line, means: `${c.by}: duplicate` }))],
  };
}

/** Two services under different accounts ask for one SPN: replicas behind a listener, or two entries that contradict each other. */
function contestedDemand(scene: Scene, demand: Demand, rival: Demand, hits: readonly Hit[]): Draft | undefined {
  const expectations = [demand.by.expectation, rival.by.expectation];
  const right = hits.filter((h) => expectations.some((e) => matchOf(scene, h.account, e) === 'same'));
  const both: Rich = [{ code: demand.by.title }, ' and ', { code: rival.by.title }, ' run under different accounts'];
  if (demand.short && demand.need === 'optional') {
    return { status: right.length > 0 ? 'good' : 'not-judged', verdict: right.length > 0 ? 'fine' : 'open', says: [...both, ': the short name stands for both hosts, and only one account can hold it.'], evidence: evidenceOf(hits), fixed: true };
  }
  if (!demand.further) return { status: 'not-judged', verdict: 'open', says: [...both, ' here, and both ask for it. Say which of the two it is.'], evidence: evidenceOf(hits), fixed: true };
  if (hits.length !== 1 || right.length !== 1) return undefined;
  return {
    status: 'wrong-account', verdict: 'problem', fixed: true, evidence: evidenceOf(hits), sources: ['agPrerequisites'],
    says: [...both, '. It is on ', ...shown(right), ': Kerberos works only while that side is the primary. Run all replicas under one account.'],
  };
}

function off({ by, spn }: Demand, hits: readonly Hit[]): AuditRow & { readonly status: 'tcp-off' } {
  const demandOff = { spn, need: 'required', by, sources: ['clusterNote', 'registerSpn'] } as const;
  const line = by.service.tcp?.line;
  const row = draftRow(demandOff, hits, {
    status: 'tcp-off', verdict: 'open',
    says: ['TCP/IP of the instance is off, so nobody can connect to this port, on the server and not on the client. Where clients on other machines need it, turn it on; named pipes ask for the form without port: ', { link: '/runbook/tcp-disabled/', text: 'TCP must be enabled' }, '.'],
    evidence: [...(line === undefined ? [] : [{ line, means: 'TCP is off' }]), ...evidenceOf(hits)],
  });
  return { ...row, status: 'tcp-off' };
}
