/** Checks an order that somebody has, or is about to deploy, for the versions that get it. */
import { nameFindings } from './check-names.ts';
import type { CheckedOrder, OrderFinding, OrderQuestion } from './check-model.ts';
import { reachFindings } from './check-reach.ts';
import { correct } from './correct.ts';
import { reachOf } from './reach.ts';
import { resolveEntries } from './resolve.ts';
import { listed } from './words.ts';
import { page } from '../sentences.ts';

const WEIGHT = { problem: 0, open: 1, fine: 2 } as const;

/**
 * Every fault of an order, what it leaves on each version, and the order without the faults. The findings rest on the order as it is: a misspelt name
 * counts for nothing. Without a finding there is one that says so.
 *
 *     checkOrder({ order: readOrder(prepare('TSL_AES_256_GCM_SHA384')), versions: [server2022], keys: ['RSA'], peers: new Set() })
 *     // findings: spelling, nothing-left; corrected: ['TLS_AES_256_GCM_SHA384']
 *
 * Sources: Microsoft: Manage TLS; Cipher Suites in TLS/SSL (Schannel SSP); KB4032720; RFC 9113; RFC 9325.
 */
export function checkOrder(question: OrderQuestion): CheckedOrder {
  const resolved = resolveEntries(question.order.entries);
  // What Windows knows of it; whether it takes small letters is not documented, and the finding says so.
  const read = [...new Set(resolved.filter((e) => e.kind === 'exact' || e.kind === 'case').map((e) => e.name))];
  const reaches = question.versions.map((version) => reachOf(read, version));
  const findings = [...nameFindings(resolved, question), ...reachFindings(reaches, question)].sort((a, b) => WEIGHT[a.verdict] - WEIGHT[b.verdict]);
  const { names, corrections } = correct(resolved, question);
  return { resolved, reaches, findings: findings.length > 0 ? findings : [usual(question)], corrected: names, corrections };
}

function usual({ order, versions }: OrderQuestion): OrderFinding {
  return {
    id: 'no-fault',
    verdict: 'fine',
    says: [`No fault found in ${order.entries.length} names for ${listed(versions.map((v) => v.name))}. Whether a peer shares one of them is another question: compare with its list.`],
    evidence: [],
    next: ['Switches below Ciphers, Hashes and KeyExchangeAlgorithms take suites as well: ', page('schannel-settings', 'Schannel settings'), '.'],
  };
}
