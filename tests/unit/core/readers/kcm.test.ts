import assert from 'node:assert/strict';
import { test } from 'node:test';
import { kcmScript } from '../../../../src/core/readers/kcm-script.ts';
import { kcmStatus } from '../../../../src/core/readers/kcm-status.ts';
import { assertReader } from './assert-reader.ts';
import { blocks, fixture, fixtures } from './fixtures.ts';

const scripts = (name: string) =>
  blocks(kcmScript, fixture(`kcm-script/${name}.txt`)).map(({ from, to, unread, facts }) => ({
    lines: [from, to],
    unread,
    domain: facts.domain?.value,
    corrections: facts.corrections.map((c) => [c.spn.value, ...c.commands.map((x) => `${x.spn.line} ${x.action} ${x.account.value}`)]),
  }));

test('a generated script', () => {
  assert.deepEqual(scripts('three-corrections'), [
    {
      lines: [1, 11],
      unread: [],
      domain: 'CORP.EXAMPLE',
      corrections: [
        ['MSSQLSvc/sql05.corp.example', '6 add svc-sql05'],
        ['MSSQLSvc/sql05.corp.example:1433', '8 add svc-sql05'],
        ['MSSQLSvc/sql02.corp.example:1433', '10 delete SQL02', '11 add svc-sql02'],
      ],
    },
  ]);
});

test('in a quoted mail, with a quoted account; without banner and with a prompt', () => {
  assert.deepEqual(scripts('add-only-mail'), [{ lines: [3, 7], unread: [], domain: 'EMEA.CORP.EXAMPLE', corrections: [['MSSQLSvc/ag-sales.emea.corp.example:1433', '7 add svc sales']] }]);
  assert.deepEqual(scripts('delete-without-comment')[0]?.corrections, [
    ['MSSQLSvc/sql02.corp.example:1433', '2 delete CORP\\SQL02$'],
    ['MSSQLSvc/sql02.corp.example', '3 delete CORP\\SQL02$'],
  ]);
});

test('setspn lines alone are no script of the program', () => assert.deepEqual(blocks(kcmScript, 'setspn -S MSSQLSvc/sql05.corp.example CORP\\svc\n'), []));

test('names of a script', () => {
  const [read] = blocks(kcmScript, fixture('kcm-script/add-only-mail.txt'));
  assert.deepEqual(read && kcmScript.names?.(read.facts).map((n) => `${n.kind} ${n.value}`), [
    'domain emea.corp.example',
    'spn MSSQLSvc/ag-sales.emea.corp.example:1433',
    'server ag-sales.emea.corp.example',
    'port 1433',
    'account svc sales',
  ]);
});

const statuses = (name: string) =>
  blocks(kcmStatus, fixture(`kcm-status/${name}.txt`)).map(({ unread, facts }) => [unread, ...facts.rows.map((r) => `${r.status.line} ${r.status.value} ${r.spn?.value ?? '-'} ${r.account?.value ?? '-'}`)]);

test('statuses with tabs, as CSV, typed, and as a table', () => {
  assert.deepEqual(statuses('tabs'), [
    [
      [],
      '2 good MSSQLSvc/sql05.corp.example:1433 CORP\\svc-sql05',
      '3 missing MSSQLSvc/sql05.corp.example CORP\\svc-sql05',
      '4 dynamic - CORP\\svc-sales',
      '5 duplicate MSSQLSvc/sql06.corp.example:1433 CORP\\svc-sql06',
    ],
  ]);
  assert.deepEqual(statuses('csv-and-typed'), [[[2], '1 missing MSSQLSvc/sql05.corp.example:1433 CORP\\svc-sql05', '3 tcp - -']]);
  assert.deepEqual(statuses('all-good'), [[[], '2 good MSSQLSvc/sql05.corp.example:1433 -', '3 good MSSQLSvc/sql05.corp.example -']]);
});

test('common words alone are no status', () => {
  for (const text of ['Good', 'Status: Good', 'Dynamic Port', 'Duplicate SPN', 'a good thing']) assert.deepEqual(blocks(kcmStatus, text), [], text);
});

test('any text', () => {
  assertReader(kcmScript, fixtures('kcm-script'));
  assertReader(kcmStatus, fixtures('kcm-status'));
});
