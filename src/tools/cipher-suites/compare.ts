/** Two versions: what came, what went, who loses the connection, what moved. */
import type { Block, Rich, TableBlock } from '../../core/blocks.ts';
import type { Inputs } from '../../core/inputs.ts';
import { compareLists } from '../../core/suites/compare.ts';
import type { ComparedCell, ComparedRow, ListStep } from '../../core/suites/compare.ts';
import { listOf } from '../../core/suites/lookup.ts';
import { lossesBetween } from '../../core/suites/losses.ts';
import { reachOf } from '../../core/suites/reach.ts';
import { counted, listed } from '../../core/suites/words.ts';
import { page } from '../../core/sentences.ts';
import type { TlsSuite } from '../../data/tls-suites.ts';
import type { ProtocolDefault } from '../../data/windows-tls.ts';
import { note, reachTable, versionNotes, weakCell } from './tables.ts';
import { versionOf, versions } from './versions.ts';

const IDS = versions.map((v) => v.id) as unknown as readonly [string, ...string[]];

export function compare(form: Inputs): readonly Block[] {
  const from = versionOf(form.choice('from', ['server-2019', ...IDS]));
  const to = versionOf(form.choice('to', ['server-2025', ...IDS]));
  if (!from || !to) return [];
  if (from.id === to.id) {
    form.leftOut.push({ field: 'to', says: 'Both versions are the same: choose another one.' });
    return [];
  }
  const { rows, steps } = compareLists([from, to]);
  const step = steps[0];
  if (!step) return [];
  const same = step.came.length + step.went.length + step.moved.length === 0;
  return [
    ...(same ? [note('same-list', 'info', `${from.name} and ${to.name} have the same suites on, in the same order.`)] : [changed(step)]),
    ...losses(step, rows),
    ...protocols(step),
    ...moved(step),
    reachTable([from, to].map((v) => reachOf(listOf(v).on, v)), ['RSA', 'ECDSA'], 'left', 'Suites that are on by default, by version of TLS and key of the certificate'),
    ...strong(step, rows),
    sideBySide(step, rows),
    ...versionNotes(from),
    ...versionNotes(to),
    note('policy-stays', 'info', 'A policy stays when a machine is upgraded in place: the old list then applies to the new Windows, and nothing of this comparison does. ', page('custom-cipher-settings', 'Custom cipher settings'), '.'),
  ];
}

const GONE = { off: 'off by default', missing: 'gone', 'on-request': 'only on request' } as const;

function changed({ from, to, came, went }: ListStep): TableBlock {
  const row = (suite: TlsSuite, what: Rich): readonly Rich[] => [what, [{ code: suite.name }], [suite.versions.join(', ')], [suite.certificate], weakCell(suite)];
  const rows = [...went.map((w) => row(w.suite, [{ mark: 'open', text: GONE[w.to] }])), ...came.map((s) => row(s, [{ mark: 'fine', text: 'came' }]))];
  return {
    kind: 'table',
    id: 'changed',
    caption: `From ${from.name} to ${to.name}: ${counted(went.length, 'suite')} no longer on, ${counted(came.length, 'suite')} came`,
    columns: ['Change', 'Suite', 'TLS', 'Certificate', 'Weak'],
    rows,
  };
}

function losses({ from, to }: ListStep, rows: readonly ComparedRow[]): readonly Block[] {
  const on = (at: 0 | 1): readonly TlsSuite[] => rows.filter((r) => r.cells[at]?.state === 'on').map((r) => r.suite);
  const lost = lossesBetween(on(0), on(1));
  const gained = lossesBetween(on(1), on(0));
  return [
    ...(lost.length > 0 ? [note('who-loses', 'warning', `${to.name} no longer meets by default: ${lost.map((l) => l.who).join('; ')}.`)] : []),
    ...(gained.length > 0 ? [note('who-gains', 'info', `${to.name} meets by default, and ${from.name} does not: ${gained.map((l) => l.who).join('; ')}.`)] : []),
  ];
}

const PROTOCOL: Readonly<Record<ProtocolDefault, string>> = { on: 'on', off: 'off', missing: 'not there' };

function protocols({ protocols: changes, from, to }: ListStep): readonly Block[] {
  if (changes.length === 0) return [];
  return [
    {
      kind: 'table',
      id: 'protocols',
      caption: 'Versions of TLS that change without any registry value',
      columns: ['Version', 'Side', from.name, to.name],
      rows: changes.map((c) => [[c.protocol], [c.side], [PROTOCOL[c.from]], [PROTOCOL[c.to]]]),
    },
  ];
}

function moved({ moved: suites }: ListStep): readonly Block[] {
  if (suites.length === 0) return [];
  return [
    {
      kind: 'table',
      id: 'moved',
      caption: `${counted(suites.length, 'suite')} moved among those that are on in both: a server of Windows chooses by its own order`,
      columns: ['Suite', 'Place before', 'Place now'],
      rows: suites.map((m) => [[{ code: m.suite.name }], [String(m.from)], [String(m.to)]]),
    },
  ];
}

/** What SCH_USE_STRONG_CRYPTO takes in one of the versions only. */
function strong({ from, to }: ListStep, rows: readonly ComparedRow[]): readonly Block[] {
  const [a, b] = [listOf(from).notStrong, listOf(to).notStrong];
  if (!a || !b) return [];
  const on = new Set(rows.filter((r) => r.cells.every((c) => c.state === 'on')).map((r) => r.suite.name));
  const only = (one: readonly string[], other: readonly string[]): readonly string[] => one.filter((n) => on.has(n) && !other.includes(n));
  const [gone, back] = [only(b, a), only(a, b)];
  if (gone.length + back.length === 0) return [];
  const parts = [...(gone.length > 0 ? [`${to.name} refuses it for ${listed(gone)}, ${from.name} does not`] : []), ...(back.length > 0 ? [`${from.name} refuses it for ${listed(back)}, ${to.name} does not`] : [])];
  return [note('strong', 'info', `Programs with SchUseStrongCrypto (.NET Framework): ${parts.join('; ')}.`)];
}

function cell(compared: ComparedCell | undefined): Rich {
  if (!compared) return [''];
  const curves = compared.curves.length > 0 ? ` (${compared.curves.join(', ')})` : '';
  if (compared.place !== undefined) return [`${compared.place}${curves}`];
  return [compared.state === 'missing' ? 'not there' : compared.state === 'on-request' ? 'only on request' : 'off'];
}

function sideBySide({ from, to }: ListStep, rows: readonly ComparedRow[]): TableBlock {
  return {
    kind: 'table',
    id: 'side-by-side',
    caption: 'Every suite of the two versions: its place among those that are on, or its state',
    columns: ['Suite', from.name, to.name],
    rows: rows.map((r) => [[{ code: r.suite.name }], cell(r.cells[0]), cell(r.cells[1])]),
  };
}
