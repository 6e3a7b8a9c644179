import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setspnDuplicates } from '../../../../src/core/readers/setspn-duplicates.ts';
import { assertReader } from './assert-reader.ts';
import { blocks, fixture, fixtures } from './fixtures.ts';

const found = (name: string) =>
  blocks(setspnDuplicates, fixture(`setspn-duplicates/${name}.txt`)).map(({ from, to, unread, facts }) => ({
    lines: [from, to],
    unread,
    scopes: facts.scopes.map((s) => `${s.line} ${s.forest ? 'forest' : 'domain'} ${s.value}`),
    groups: facts.groups.map((g) => [`${g.spn.line} ${g.spn.value}`, ...g.accounts.map((a) => `${a.line} ${a.value}`)]),
    count: facts.count && `${facts.count.line}: ${facts.count.value}`,
  }));

test('no duplicates, in English and French', () => {
  assert.deepEqual(found('none'), [{ lines: [1, 4], unread: [], scopes: ['2 domain corp.example'], groups: [], count: '4: 0' }]);
  assert.deepEqual(found('french-none'), [{ lines: [1, 4], unread: [], scopes: ['2 domain corp.example'], groups: [], count: '4: 0' }]);
});

test('one duplicate; progress that was printed over itself', () => {
  assert.deepEqual(found('one-with-progress'), [
    {
      lines: [1, 10],
      unread: [],
      scopes: ['1 domain corp.example'],
      groups: [['6 MSSQLSvc/sql02.corp.example:1433', '7 CN=SQL02,OU=Servers,DC=corp,DC=example', '8 CN=svc-sql02,OU=Service Accounts,DC=corp,DC=example']],
      count: '10: 1',
    },
  ]);
  assert.deepEqual(found('carriage-returns-lost')[0]?.unread, []);
});

test('the forest, three holders, a name broken at a blank', () => {
  const [x] = found('forest-wrapped');
  assert.deepEqual(x?.scopes, ['2 forest corp.example']);
  assert.deepEqual(x?.groups, [
    [
      '5 HTTP/reports.corp.example',
      '6 CN=svc-reporting-services-production,OU=Service Accounts,OU=Business Intelligence,OU=Departments,DC=corp,DC=example',
      '8 CN=WEB01,OU=Servers,DC=emea,DC=corp,DC=example',
    ],
    ['10 MSSQLSvc/erp.corp.example:1433', '11 CN=svc-erp-old,OU=Disabled,DC=corp,DC=example', '12 CN=svc-erp,OU=Service Accounts,DC=corp,DC=example', '13 CN=ERPNODE2,OU=Servers,DC=emea,DC=corp,DC=example'],
  ]);
  assert.deepEqual([x?.count, x?.unread], ['15: 2', []]);
});

test('cut before the end, and nothing but the end', () => {
  const [cut] = found('cut-before-the-end');
  assert.equal(cut?.count, undefined);
  assert.deepEqual(cut?.groups.map((g) => [g[0], g.length - 1]), [['3 Microsoft Virtual Console Service/HV01', 2], ['7 MSSQLSvc/sql05.corp.example:1433', 1]]);
  assert.deepEqual(found('only-the-end'), [{ lines: [2, 2], unread: [], scopes: [], groups: [], count: '2: 3' }]);
});

test('a number and the word SPN elsewhere are no answer of setspn', () => {
  assert.deepEqual(blocks(setspnDuplicates, 'The account has 3 SPNs now.\n'), []);
});

test('any text', () => assertReader(setspnDuplicates, fixtures('setspn-duplicates')));
