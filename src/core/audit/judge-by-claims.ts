import type { Rich } from '../blocks.ts';
import type { Match } from '../judges/spn-account.ts';
import { forestQuery } from '../judges/spn-words.ts';
import { claimed, type Claimed } from './claims.ts';
import type { Demand } from './demands.ts';
import type { Hit } from './holders.ts';
import type { AuditRow, SeenClaim, SpnStatus } from './model.ts';
import { evidenceOf, type Draft } from './row.ts';
import { accountNamed, matchOf, type Scene } from './scene.ts';
import { duplicateContested, dynamicPort, effectOfMissing, effectOfWrong } from './verdicts.ts';

/** Where the lists do not decide. */
export function byClaims(scene: Scene, demand: Demand, claims: readonly SeenClaim[], hits: readonly Hit[]): Draft {
  const { expectation } = demand.by;
  const isExpected = (account: string): Match | undefined => {
    if (expectation.kind !== 'object') return undefined;
    const object = accountNamed(scene, account);
    return object === undefined ? undefined : matchOf(scene, object, expectation);
  };
  const found = claimed(claims, isExpected);
  const claim: Claimed | undefined = found?.status === 'missing' && demand.dynamic && demand.need === 'required' ? { ...found, status: 'dynamic-port', says: [...found.says, ...dynamicPort] } : found;
  const ask: Rich = ['Nothing in the paste tells who holds it. ', ...forestQuery(demand.spn), '.'];
  if (!claim) return { status: 'not-judged', verdict: 'open', says: expectation.kind === 'none' ? [expectation.why] : ask, evidence: evidenceOf(hits) };
  const verdict = ((s: SpnStatus): AuditRow['verdict'] =>
    s === 'good' ? 'fine'
    : s === 'missing' ? (demand.need === 'required' ? 'problem' : demand.short ? 'fine' : 'open')
    : s === 'wrong-account' || s === 'duplicate' ? 'problem'
    : s === 'dynamic-port' && found?.status === 'missing' && demand.need === 'required' ? 'problem'
    : 'open')(claim.status);
  const says: Rich =
    claim.status === 'missing' ? [...claim.says, effectOfMissing(demand), ...(demand.need === 'required' ? [' ', ...forestQuery(demand.spn), '.'] : [])]
    : claim.status === 'wrong-account' ? [...claim.says, effectOfWrong]
    : claim.status === 'not-judged' ? [...claim.says, ' ', ...forestQuery(demand.spn), '.']
    : claim.status === 'good' ? [...claim.says, ' ', ...forestQuery(demand.spn), '.']
    : claim.says;
  return {
    status: claim.status, verdict, says, evidence: claim.evidence, moreHolders: claim.holders,
    ...(claim.status === 'duplicate' ? { contested: duplicateContested } : {}),
  };
}
