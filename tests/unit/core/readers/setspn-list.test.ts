import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setspnList } from '../../../../src/core/readers/setspn-list.ts';
import { assertReader } from './assert-reader.ts';
import { blocks, fixture, fixtures } from './fixtures.ts';

const lists = (name: string) =>
  blocks(setspnList, fixture(`setspn-list/${name}.txt`)).map(({ from, to, unread, facts }) => ({
    lines: [from, to],
    unread,
    account: facts.account.value,
    spns: facts.spns.map((s) => `${s.line} ${s.value}`),
    command: facts.command?.account,
  }));

test('a list with its command', () => {
  assert.deepEqual(lists('service-account'), [
    {
      lines: [1, 6],
      unread: [],
      account: 'CN=svc-sql01,OU=Service Accounts,OU=DBA,DC=corp,DC=example',
      spns: ['3 MSSQLSvc/sql01.corp.example:1433', '4 MSSQLSvc/sql01.corp.example', '5 MSSQLSvc/aglistener1.corp.example:1433', '6 MSSQLSvc/aglistener1.corp.example'],
      command: 'CORP\\svc-sql01',
    },
  ]);
});

test('a list of a computer with CRLF and blanks, and an empty list', () => {
  assert.equal(lists('computer-crlf')[0]?.spns.length, 10);
  assert.deepEqual(lists('empty'), [{ lines: [1, 1], unread: [], account: 'CN=svc-new,OU=Service Accounts,DC=corp,DC=example', spns: [], command: undefined }]);
});

test('malformed SPNs are facts too, without the blanks behind them', () => {
  assert.deepEqual(lists('malformed')[0]?.spns, [
    '2 mssqlsvc/ERP01',
    '3 mssqlsvc/erp01.contoso.com:1433',
    '4 MSSQLSvc/ERP01.contoso.com\\SALES:50141',
    '5 MSSQLSvc/ERP01.contoso.com/SALES',
    '6 MSSQLSvc/10.20.30.40:1433',
    '7 MSSQLSvc/ERP01.contoso.com:SALES',
    '8 MssqlSvc/ERP01.CONTOSO.COM:50141',
  ]);
});

test('lists in French and Japanese, one after the other', () => {
  assert.deepEqual(
    lists('french-then-japanese').map(({ lines, account, spns, command }) => [lines, account, spns.length, command]),
    [
      [[1, 4], 'CN=svc-ventes,OU=Comptes de service,DC=corp,DC=example', 2, 'svc-ventes'],
      [[5, 8], 'CN=webserver,CN=Users,DC=corp,DC=example', 2, 'webserver'],
    ],
  );
});

test('a quoted mail; classes with blanks; what follows is not part of the list', () => {
  const [list] = lists('hyper-v-host-mail');
  assert.deepEqual(list?.lines, [1, 7]);
  assert.deepEqual(list?.spns.slice(0, 2), ['2 Microsoft Virtual Console Service/HV01', '3 Microsoft Virtual Console Service/HV01.corp.example']);
});

test('lines that a console of 80 columns broke are joined', () => {
  const [list] = lists('wrapped-80');
  assert.equal(list?.account, 'CN=svc-reporting,OU=Service Accounts,OU=Business Intelligence,DC=corp,DC=example');
  assert.deepEqual(list?.spns, ['4 MSSQLSvc/sql-reporting-production-node-01.departments.emea.corp.example:49823', '6 MSSQLSvc/sql05.corp.example:1433']);
  assert.deepEqual(list?.unread, []);
});

test('an account that is typed with its domain is offered, a computer is not', () => {
  const [one] = blocks(setspnList, fixture('setspn-list/service-account.txt'));
  assert.deepEqual(one && setspnList.names?.(one.facts), [{ kind: 'account', value: 'CORP\\svc-sql01', line: 1 }]);
  const [two] = blocks(setspnList, 'C:\\>setspn -C -L SQL05\nRegistered ServicePrincipalNames for CN=SQL05,DC=corp,DC=example:\n\tHOST/SQL05\n');
  assert.deepEqual(two && setspnList.names?.(two.facts), []);
});

test('what only looks like a list is none', () => {
  for (const text of ['', 'setspn -L svc', 'DN: CN=x,DC=corp,DC=example\nand/or', 'DistinguishedName : CN=svc,DC=corp,DC=example', 'Expanded Domain Name:       DC=corp,DC=example']) {
    assert.deepEqual(blocks(setspnList, text), [], text);
  }
});

test('any text', () => assertReader(setspnList, fixtures('setspn-list')));

test('200,000 SPNs', () => {
  const many = Array.from({ length: 200_000 }, (_, i) => (i % 20 === 0 ? `Registered ServicePrincipalNames for CN=svc-${i},OU=Service Accounts,DC=corp,DC=example:` : `\tMSSQLSvc/host${i}.corp.example:1433`)).join('\n');
  const start = performance.now();
  const read = blocks(setspnList, many);
  assert.equal(read.length, 10_000);
  assert.equal(read.flatMap((r) => r.facts.spns).length, 190_000);
  assert.ok(performance.now() - start < 5000);
});
