/** Checks a pasted order and writes the corrected one. */
import type { Block, TableBlock } from '../../core/blocks.ts';
import type { Inputs } from '../../core/inputs.ts';
import { checkOrder } from '../../core/suites/check-order.ts';
import type { CheckedOrder, OrderFinding } from '../../core/suites/check-model.ts';
import { readOrder } from '../../core/suites/order.ts';
import type { PastedOrder } from '../../core/suites/order.ts';
import { policyString } from '../../core/suites/policy.ts';
import { reachOf } from '../../core/suites/reach.ts';
import { suiteOf } from '../../core/suites/lookup.ts';
import { prepare } from '../../core/text/prepare.ts';
import { deploy, policyText } from './deploy.ts';
import { readList } from './input.ts';
import type { ListRequest } from './input.ts';
import { localBlocks } from './local.ts';
import { note, reachTable, versionNotes } from './tables.ts';
import { weakeningBlocks } from './weakening.ts';

const MOST_ROWS = 60;

export function check(form: Inputs, text: string): readonly Block[] {
  const request = readList(form);
  if (text.trim() === '') {
    form.leftOut.push({ field: 'order', says: 'No order to check: paste the policy, Get-TlsCipherSuite, or names of suites.' });
    return [];
  }
  if (!request) return [];
  const order = readOrder(prepare(text));
  if (order.entries.length === 0) {
    form.leftOut.push({ field: 'order', says: 'No name of a suite was found in the text.' });
    return [];
  }
  const checked = checkOrder({ order, versions: request.versions, keys: request.keys, peers: request.peers });
  return [...findingBlocks(checked.findings), reachTable(checked.reaches, request.keys, 'left', 'What the order leaves, as it was pasted'), ...correctedBlocks(order, checked, request), ...request.versions.flatMap((v) => versionNotes(v)).filter((n) => n.tone === 'warning')];
}

/** Findings as blocks. */
export function findingBlocks(findings: readonly OrderFinding[]): readonly Block[] {
  return findings.map((f) => ({ kind: 'finding', ...f }));
}

function correctedBlocks(order: PastedOrder, checked: CheckedOrder, request: ListRequest): readonly Block[] {
  const { corrected, corrections } = checked;
  if (corrected.length === 0) return [note('nothing-to-correct', 'warning', 'Nothing of the order could be used: no corrected list is written.')];
  const same = policyString(corrected) === (order.data?.trim() ?? policyString(order.entries.map((e) => e.name)));
  const table: TableBlock = {
    kind: 'table',
    id: 'corrections',
    caption: `${corrections.length} changes to the order`,
    columns: ['As pasted', 'Corrected', 'Why'],
    rows: corrections.slice(0, MOST_ROWS).map((c) => [c.name === '' ? ['–'] : [{ code: c.name }], c.becomes ? [{ code: c.becomes.join(', ') }] : [c.name === '' ? 'reordered' : { mark: 'open', text: 'left out' }], [c.why]]),
  };
  const before = order.from === 'policy' && order.type !== 'REG_MULTI_SZ' ? order.data : undefined;
  const local = order.from === 'cmdlet' || order.from === 'local';
  const now = local ? order.entries.map((e) => e.name).filter((n) => suiteOf(n)) : undefined;
  return [
    { kind: 'step', id: 'corrected', title: same ? 'The order, ready to deploy' : 'The corrected order', ...(same ? {} : { text: ['Read each change: a name that was misspelt may have been meant in another way.'] }) },
    ...(corrections.length > 0 ? [table] : []),
    ...(corrections.length > MOST_ROWS ? [note('more-corrections', 'info', `${corrections.length - MOST_ROWS} more changes are not shown.`)] : []),
    ...(same ? [] : [reachTable(request.versions.map((v) => reachOf(corrected, v)), request.keys, 'left-corrected', 'What the corrected order leaves')]),
    ...weakeningBlocks(corrected, request),
    // While a policy is set, the local list has no effect; the list of a machine is changed where it stands.
    ...(local ? [policyText(corrected)] : deploy({ names: corrected, request, ...(before === undefined ? {} : { before }) })),
    ...(order.from === 'policy' ? [] : localBlocks({ names: corrected, versions: request.versions, ...(now ? { now } : {}) })),
  ];
}
