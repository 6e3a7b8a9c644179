import { hostFormOf } from '../directory/lookup.ts';
import type { Demand } from './demands.ts';
import { hitsOf, type Hit } from './holders.ts';
import { matchOf, type Scene } from './scene.ts';
import type { AuditRow } from './model.ts';
import { draftRow, evidenceOf } from './row.ts';
import { effectOfWrong, shown } from './verdicts.ts';

/**
 * Judges an SPN for which HOST on the computer account answers: it need not be registered, and on another account it takes the name over.
 *
 * Source: [MS-DRSR] 4.1.4.2.14 LookupSPN; Register an SPN for a report server.
 */
export function judgeCovered(scene: Scene, demand: Demand, hits: readonly Hit[]): AuditRow {
  const { expectation } = demand.by;
  const match = hits.map((h) => matchOf(scene, h.account, expectation));
  const wrong = hits.filter((_, i) => match[i] === 'other');
  const unsure = hits.filter((_, i) => match[i] === 'unsure');
  const host = hostFormOf(demand.spn) ?? demand.spn;
  const byHost = hitsOf(scene.directory, host);
  if (wrong.length > 0) {
    return draftRow(demand, hits, {
      status: 'alias-conflict', verdict: 'problem', evidence: [...evidenceOf(wrong), ...evidenceOf(byHost)], sources: ['ssrs', 'spnMappings'],
      says: ['The report server runs as the computer, and ', ...shown(wrong), ' holds this name, which wins over ', { code: host }, ' of the computer.', effectOfWrong, ' Another site of this host may need it there: then give one of the two a host name of its own.'],
    });
  }
  if (unsure.length > 0) {
    return draftRow(demand, hits, { status: 'not-judged', verdict: 'open', evidence: evidenceOf(hits), says: ['It is on ', ...shown(unsure), '. Whether that is the computer account does not follow from the name.'] });
  }
  if (hits.length > 0) return draftRow(demand, hits, { status: 'good', verdict: 'fine', evidence: evidenceOf(hits), says: ['It is on the computer account, where ', { code: host }, ' would do as well.'] });
  const right = byHost.filter((h) => matchOf(scene, h.account, expectation) === 'same');
  if (right.length > 0 && right.length === byHost.length) {
    return draftRow(demand, right, { status: 'good', verdict: 'fine', evidence: evidenceOf(right), says: [{ code: host }, ' on the computer account answers for it: nothing to register.'] });
  }
  return draftRow(demand, byHost, {
    status: 'not-judged', verdict: 'open', evidence: evidenceOf(byHost),
    says: ['Nothing to register: ', { code: host }, ' on the computer account answers for it. That it is there and alone is not in the paste: ', { code: `setspn -F -Q ${host}` }, '.'],
  });
}
