import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { plainText, type Block, type TableBlock } from '../../../../src/core/blocks.ts';
import { auditSpns } from '../../../../src/core/audit/audit.ts';
import { auditBlocks } from '../../../../src/core/audit/blocks.ts';
import { inputOf } from '../../../../src/core/audit/snapshot.ts';
import { cases } from './forests.ts';
import { account, forestSearch, input, PORT, service, type Parts } from './inputs.ts';

const blocks = (parts: Parts, lines: readonly string[] = []): readonly Block[] => auditBlocks(auditSpns(input(parts)), lines);
const table = (list: readonly Block[]): TableBlock | undefined => list.find((b): b is TableBlock => b.kind === 'table' && b.id === 'audit-rows');

test('in this order: summary, findings, table, plan, hand-over, files', () => {
  const list = blocks({ services: [service(), service({ host: 'sql06.corp.example', ports: [], account: '.\\x' })], accounts: [account('CORP\\svc-old', [PORT])] });
  const order = list.map((b) => (b.id.startsWith('plan-') ? 'plan' : b.kind === 'finding' ? 'finding' : b.kind === 'export' ? 'export' : b.id)).filter((k, i, all) => k !== all[i - 1]);
  assert.deepEqual(order, ['audit-summary', 'finding', 'audit-rows', 'plan', 'export']);
  assert.ok(list.some((b) => b.id === 'plan-request' && b.kind === 'file' && b.changes !== false && b.undo));
  assert.deepEqual(list.filter((b) => b.kind === 'export').map((b) => (b.kind === 'export' ? b.name : '')), ['spn-audit.csv', 'spn-audit.md', 'spn-repair.cmd']);
});

test('ids are unique in any audit', () => {
  fc.assert(fc.property(cases, ({ forest, services }) => {
    const ids = auditBlocks(auditSpns(inputOf(forest, services))).map((b) => b.id);
    assert.equal(new Set(ids).size, ids.length, ids.join());
  }), { numRuns: 60 });
});

test('a status is a mark of its verdict', () => {
  const rows = table(blocks({ accounts: [account('CORP\\svc-old', [PORT])] }))?.rows ?? [];
  assert.deepEqual(rows[0]?.[1], [{ mark: 'problem', text: 'wrong account' }]);
});

test('at most 200 rows are shown; a note says how many more are in the file', () => {
  const spns = Array.from({ length: 450 }, (_, i) => `MSSQLSvc/host${i}.corp.example:1433`);
  const list = blocks({ services: [], accounts: [account('CORP\\svc', spns)] });
  assert.equal(table(list)?.rows.length, 200);
  const note = list.find((b) => b.id === 'audit-more');
  assert.match(note?.kind === 'note' ? plainText(note.text) : '', /^250 more rows/);
  const csv = list.find((b) => b.id === 'audit-csv');
  assert.equal(csv?.kind === 'export' ? csv.text.split('\r\n').length : 0, 452);
});

test('evidence carries the text of its line', () => {
  const lines = Array.from({ length: 60 }, (_, i) => `text of line ${i + 1}`);
  const finding = blocks({ services: [service({ account: '.\\x' })] }, lines).find((b) => b.kind === 'finding');
  assert.deepEqual(finding?.kind === 'finding' ? finding.evidence[0] : undefined, { at: 'line 3', text: 'text of line 3', means: 'runs the service' });
});

test('an empty audit has a summary and what to paste, no table, no plan and no files', () => {
  assert.deepEqual(blocks({ services: [] }).map((b) => b.kind), ['note', 'finding']);
});

test('an audit without problems has a table and files, and no plan', () => {
  const list = blocks({ accounts: [account('CORP\\svc-sql05', [PORT])], searches: [forestSearch] });
  assert.ok(!list.some((b) => b.id.startsWith('plan-')));
  assert.deepEqual(list.filter((b) => b.kind === 'export').length, 2);
  const summary = list[0];
  assert.equal(summary?.kind === 'note' ? summary.tone : '', 'info');
});
