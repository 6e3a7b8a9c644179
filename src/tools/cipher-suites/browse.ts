/** One version: its suites as a table, filtered. */
import type { Block, Rich } from '../../core/blocks.ts';
import type { Inputs } from '../../core/inputs.ts';
import type { Rule } from '../../core/rule.ts';
import { tlsOf } from '../../core/suites/compare.ts';
import { listOf } from '../../core/suites/lookup.ts';
import { policyString, POLICY_LIMIT } from '../../core/suites/policy.ts';
import { suiteRows } from '../../core/suites/rows.ts';
import type { RowState, SuiteRow } from '../../core/suites/rows.ts';
import { protocolNames, sideNames } from '../../data/windows-tls.ts';
import type { WindowsVersion } from '../../data/windows-versions.ts';
import { protocolChoices, stateChoices } from './fields.ts';
import { note, otherNames, versionNotes, weakCell } from './tables.ts';
import { versionOf, versions } from './versions.ts';

const IDS = versions.map((v) => v.id) as unknown as readonly [string, ...string[]];

const filterText: Rule = {
  id: 'filter-text',
  allows: 'Part of a name: up to 60 letters, digits, hyphens and underscores.',
  source: 'The names in the tables of Microsoft, IANA and OpenSSL',
  refuses: (text) => (text.length > 60 ? 'is longer than 60 characters' : /^[A-Za-z0-9_-]+$/.test(text) ? undefined : 'has another character'),
};

export function browse(form: Inputs): readonly Block[] {
  const version = versionOf(form.choice('windows', ['server-2022', ...IDS]));
  const protocol = form.choice('tls', protocolChoices);
  const key = form.choice('cert', ['any', 'RSA', 'ECDSA']);
  const state = form.choice('state', stateChoices);
  const text = form.text('text', filterText)?.toUpperCase();
  if (form.refused('text')) form.leftOut.push({ field: 'text', says: 'The table is not filtered by text: the text is refused.' });
  if (!version) return [];
  const all = suiteRows(version);
  const rows = all.filter(
    (r) =>
      (protocol === undefined || protocol === 'any' || r.suite.versions.includes(protocol)) &&
      (key === undefined || key === 'any' || r.suite.certificate === key || r.suite.certificate === 'any') &&
      (state === undefined || state === 'any' || STATES[r.state].filter === state) &&
      (text === undefined || `${r.name} ${otherNames(r.suite).toUpperCase()}`.includes(text)),
  );
  if (rows.length === 0) form.leftOut.push({ field: 'text', says: `No suite of ${version.name} passes the filters.` });
  return [...table(version, rows, all.length), protocols(version), ...versionNotes(version), order(version), ...exports(version, rows)];
}

const STATES = {
  on: { filter: 'on', says: 'on' },
  'on-request': { filter: 'on-request', says: 'only on request' },
  off: { filter: 'off', says: 'off' },
  'off-on-request': { filter: 'off', says: 'off, and only on request' },
  psk: { filter: 'on-request', says: 'only on request (pre-shared key)' },
} as const satisfies Readonly<Record<RowState, { readonly filter: string; readonly says: string }>>;

const COLUMNS = ['Order', 'Suite', 'By default', 'TLS', 'Certificate', 'Forward secrecy', 'HTTP/2', 'SchUseStrongCrypto', 'Weak', 'Number, OpenSSL'] as const;

function cells(row: SuiteRow, version: WindowsVersion): readonly Rich[] {
  const { suite, state, strong } = row;
  const { versionsPublished } = listOf(version);
  const told = versionsPublished || state === 'on' || state === 'on-request';
  return [
    [String(row.order)],
    [{ code: row.name }],
    [STATES[state].says],
    [told ? suite.versions.join(', ') : 'not said on the page'],
    [suite.certificate],
    [suite.forwardSecrecy ? 'yes' : 'no'],
    [suite.http2 ? 'yes' : 'no'],
    [strong === undefined ? 'no column on the page' : strong ? 'allowed' : 'refused'],
    weakCell(suite),
    [otherNames(suite)],
  ];
}

function table(version: WindowsVersion, rows: readonly SuiteRow[], all: number): readonly Block[] {
  if (rows.length === 0) return [];
  return [{ kind: 'table', id: 'suites', caption: `${version.name}: ${rows.length === all ? `${all} suites` : `${rows.length} of ${all} suites`}, page "${listOf(version).page}" of Microsoft`, columns: COLUMNS, rows: rows.map((r) => cells(r, version)) }];
}

function protocols(version: WindowsVersion): Block {
  const tls = tlsOf(version);
  return {
    kind: 'table',
    id: 'protocols',
    caption: `${version.name}: versions of TLS without any registry value`,
    columns: ['Version', ...sideNames.map((s) => (s === 'client' ? 'Client' : 'Server'))],
    rows: protocolNames.map((p) => [[p], ...sideNames.map((s) => [tls.protocols[p][s] === 'missing' ? 'not in this Windows' : tls.protocols[p][s]])]),
  };
}

function order(version: WindowsVersion): Block {
  const curves = version.curves === 'suffix' ? 'The curve is part of the name here.' : `Curves on by default, in order: ${version.curves.join(', ')}.`;
  return note('about-order', 'info', `The order of what is on is the order of preference; what is off stands in the order of the page. A suite counts where a version of TLS that it serves is on. ${curves} Certificate says which key the server must have.`);
}

function exports(version: WindowsVersion, rows: readonly SuiteRow[]): readonly Block[] {
  const on = rows.filter((r) => r.state === 'on').map((r) => r.name);
  const text = policyString(on);
  const lines = [['Order', 'Suite', 'By default', 'TLS', 'Certificate', 'Forward secrecy', 'HTTP/2', 'SchUseStrongCrypto'], ...rows.map((r) => cells(r, version).slice(0, 8).map((c) => c.map((p) => (typeof p === 'string' ? p : 'code' in p ? p.code : '')).join('')))];
  return [
    { kind: 'export', id: 'table-csv', title: 'table as CSV', name: `suites-${version.id}.csv`, text: lines.map((l) => l.map((c) => `"${c}"`).join(',')).join('\r\n') },
    ...(on.length === 0 ? [] : [{ kind: 'export', id: 'policy-text', title: `shown suites that are on, as policy text (${text.length} of ${POLICY_LIMIT} characters)`, name: `suites-${version.id}.txt`, text } as const]),
  ];
}
