/** An order from the table of orders, for the chosen versions. */
import type { Block } from '../../core/blocks.ts';
import type { Inputs } from '../../core/inputs.ts';
import { checkOrder } from '../../core/suites/check-order.ts';
import { spelled } from '../../core/suites/correct.ts';
import { listOf, suiteOf } from '../../core/suites/lookup.ts';
import { readOrder } from '../../core/suites/order.ts';
import type { PastedOrder } from '../../core/suites/order.ts';
import { policyString } from '../../core/suites/policy.ts';
import { page } from '../../core/sentences.ts';
import { prepare } from '../../core/text/prepare.ts';
import { suiteOrders } from '../../data/cipher-suite-orders.ts';
import type { SuiteOrder } from '../../data/cipher-suite-orders.ts';
import { suiteSources } from '../../data/cipher-suite-sources.ts';
import type { WindowsVersion } from '../../data/windows-versions.ts';
import { findingBlocks } from './check.ts';
import { deploy } from './deploy.ts';
import { DEFAULTS } from './fields.ts';
import { readList } from './input.ts';
import { localBlocks } from './local.ts';
import { note, reachTable, versionNotes } from './tables.ts';
import { versionOf, versions } from './versions.ts';
import { weakeningBlocks } from './weakening.ts';

const NEEDS = [...suiteOrders.map((o) => o.id), DEFAULTS] as unknown as readonly [string, ...string[]];
const IDS = versions.map((v) => v.id) as unknown as readonly [string, ...string[]];
const orders: readonly SuiteOrder[] = suiteOrders;

export function build(form: Inputs, nowText: string): readonly Block[] {
  const request = readList(form);
  const need = form.choice('need', NEEDS);
  const order = orders.find((o) => o.id === need);
  const version = need === DEFAULTS ? versionOf(form.choice('default', ['server-2022', ...IDS])) : undefined;
  if (!request || (!order && !version)) return [];
  const names = order ? spell(order, request.versions) : version ? listOf(version).on : [];
  const now = nowText.trim() === '' ? undefined : readOrder(prepare(nowText));
  if (now?.entries.length === 0) form.leftOut.push({ field: 'now', says: 'No list was found in what the machine has now: the lines below rest on the default.' });
  const text = policyString(names);
  const asOrder: PastedOrder = { entries: names.map((name) => ({ name, line: 1 })), from: 'text', data: text, blanks: false, unread: [], further: 0 };
  const { findings, reaches } = checkOrder({ order: asOrder, versions: request.versions, keys: request.keys, peers: request.peers });
  const before = now?.from === 'policy' && now.type !== 'REG_MULTI_SZ' ? now.data : undefined;
  const local = now && (now.from === 'cmdlet' || now.from === 'local' || now.from === 'text') ? now.entries.map((e) => e.name).filter((n) => suiteOf(n)) : undefined;
  return [
    ...(order ? orderTable(order, names) : []),
    ...(version ? [note('default-as-policy', 'info', 'A policy with the default list holds it still: updates and later versions of Windows no longer change it. To have the default, set the policy to Not configured instead. ', page('custom-cipher-settings', 'Custom cipher settings'), '.')] : []),
    reachTable(reaches, request.keys, 'left', 'What the list leaves on each version'),
    ...findingBlocks(findings.map((f) => (f.id === 'no-fault' ? { ...f, says: ['No fault found in the list for the chosen versions. Whether a peer shares one of its suites is another question.'] } : f))),
    ...weakeningBlocks(names, request),
    ...deploy({ names, request, ...(before === undefined ? {} : { before }) }),
    ...localBlocks({ names, versions: request.versions, ...(local && local.length > 0 ? { now: local } : {}) }),
    ...request.versions.flatMap((v) => versionNotes(v)).filter((n) => n.tone === 'warning'),
  ];
}

/** The suites that at least one of the versions has, as they spell them. */
function spell(order: SuiteOrder, chosen: readonly WindowsVersion[]): readonly string[] {
  return [...new Set(order.suites.flatMap(({ name }) => {
    const suite = suiteOf(name)?.suite;
    return suite ? spelled(suite, undefined, chosen) : [];
  }))];
}

function orderTable(order: SuiteOrder, names: readonly string[]): readonly Block[] {
  const spelling = (name: string): readonly string[] => names.filter((n) => suiteOf(n)?.suite.name === name);
  return [
    {
      kind: 'table',
      id: 'order',
      caption: `${order.label}, version of ${order.version}`,
      columns: ['Suite', 'In the list', 'Why'],
      rows: order.suites.map(({ name, why }) => [[{ code: name }], spelling(name).length > 0 ? [{ code: spelling(name).join(', ') }] : [{ mark: 'open', text: 'none of the chosen versions has it' }], [why]]),
    },
    note('order-says', order.weakens ? 'warning' : 'info', `${order.says} Sources: ${order.sources.map((id) => suiteSources[id].title).join('; ')}.`),
  ];
}
