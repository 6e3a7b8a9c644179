import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setspnChange } from '../../../../src/core/readers/setspn-change.ts';
import { assertReader } from './assert-reader.ts';
import { blocks, fixture, fixtures } from './fixtures.ts';

const changes = (name: string) => {
  return blocks(setspnChange, fixture(`setspn-change/${name}.txt`)).map(({ from, to, unread, facts: f }) => {
    const out: string[] = [`${from}-${to}`];
    if (f.command) out.push(f.command.verb);
    if (f.write) out.push(`${f.write.removes ? 'removes' : 'writes'} ${f.write.spns.map((s) => s.value).join(' ')} at ${f.write.account.value}`);
    if (f.updated) out.push(`updated ${f.updated.line}`);
    if (f.duplicate) out.push(`duplicate ${f.duplicate.line} of ${f.holders.map((h) => h.account.value).join(' ')}`);
    if (f.refused) out.push(`refused ${f.refused.account.line} ${f.refused.code ?? 'no code'}`);
    for (const t of f.troubles) out.push(`${t.line} ${t.about} ${t.code ?? ''} ${t.account ?? ''}`.trim());
    if (unread.length > 0) out.push(`unread ${unread.join()}`);
    return out;
  });
};

const SQL05 = 'CN=svc-sql05,OU=Service Accounts,DC=corp,DC=example';

const cases: readonly (readonly [string, readonly (readonly string[])[]])[] = [
  ['added', [['1-6', 'add', `writes MSSQLSvc/sql05.corp.example:1433 at ${SQL05}`, 'updated 6']]],
  ['german-added', [['1-6', 'add', 'writes http/web01.corp.example at CN=svc-web,CN=Users,DC=corp,DC=example', 'updated 6']]],
  ['chinese-added', [['1-6', 'add', 'writes MSSQLSvc/sql05.corp.example at CN=svc-sql05,CN=Users,DC=corp,DC=example', 'updated 6']]],
  ['removed', [['1-4', 'delete', 'removes MSSQLSvc/SQL02.contoso.com:1433 at CN=SQL02,OU=Servers,DC=contoso,DC=com', 'updated 4']]],
  ['reset', [['1-5', 'reset', 'writes HOST/SQL02 HOST/SQL02.contoso.com at CN=SQL02,OU=Servers,DC=contoso,DC=com', 'updated 5']]],
  ['duplicate', [['1-9', 'add', 'duplicate 9 of CN=SQL02,OU=Servers,DC=contoso,DC=com']]],
  ['no-right-crlf', [['1-6', 'add', 'writes MSSQLSvc/sql06.corp.example:1433 at CN=svc-sql06,OU=Service Accounts,DC=corp,DC=example', 'refused 6 8344']]],
  ['not-unique', [['1-6', 'add', 'writes MSSQLSvc/sql07.emea.corp.example:1433 at CN=svc-sql07,OU=Service Accounts,DC=emea,DC=corp,DC=example', 'refused 6 8647']]],
  [
    'old-builds',
    [
      ['1-4', 'add-unchecked', 'writes MSSQLSvc/sql08.contoso.com:1433 at CN=svc-sql08,CN=Users,DC=contoso,DC=com', 'refused 4 8344'],
      ['7-10', 'add-unchecked', 'writes MSSQLSvc/sql08.contoso.com:1433 at CN=svc-sql08,CN=Users,DC=contoso,DC=com', 'refused 10 no code'],
    ],
  ],
  ['tail-cut', [['1-4', 'add', `writes  at ${SQL05}`]]],
  [
    'account-not-found',
    [
      ['1-3', 'list', '2 account 1317', '3 account  svc-sqll01'],
      ['5-7', 'list', '6 account 1355', '7 account  svc-sql01'],
    ],
  ],
  ['ldap-down', [['1-4', 'duplicates', '2 ldap 81', '3 ldap 81', '4 targets']]],
  ['offline-query', [['1-6', 'query', '2 ldap 81', '3 ldap 81', '4 targets']]],
  ['deployment-log', [['1-1', '1 account 1355 SQL-AYQE0']]],
];

for (const [name, expected] of cases) test(name, () => assert.deepEqual(changes(name), expected));

test('the account of an addition is offered, the one of a removal is not', () => {
  const names = (name: string): unknown => {
    const [read] = blocks(setspnChange, fixture(`setspn-change/${name}.txt`));
    return read && setspnChange.names?.(read.facts).map((n) => `${n.kind} ${n.value}`);
  };
  assert.deepEqual(names('added'), ['spn MSSQLSvc/sql05.corp.example:1433', 'server sql05.corp.example', 'port 1433', 'account CORP\\svc-sql05', 'domain corp.example']);
  assert.deepEqual(names('removed'), ['spn MSSQLSvc/SQL02.contoso.com:1433', 'server SQL02.contoso.com', 'port 1433']);
});

test('lists, queries and duplicates are other formats', () => {
  for (const format of ['setspn-list', 'setspn-query', 'setspn-duplicates']) {
    for (const text of fixtures(format)) assert.deepEqual(blocks(setspnChange, text), [], text);
  }
});

test('any text', () => assertReader(setspnChange, fixtures('setspn-change')));
