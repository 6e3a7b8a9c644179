import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setspnQuery } from '../../../../src/core/readers/setspn-query.ts';
import { assertReader } from './assert-reader.ts';
import { blocks, fixture, fixtures } from './fixtures.ts';

const queries = (name: string) =>
  blocks(setspnQuery, fixture(`setspn-query/${name}.txt`)).map(({ from, to, unread, facts }) => ({
    lines: [from, to],
    unread,
    asked: facts.asked?.value,
    scopes: facts.scopes.map((s) => `${s.line} ${s.forest ? 'forest' : 'domain'} ${s.value}`),
    holders: facts.holders.map((h) => [`${h.account.line} ${h.account.value}`, h.spns.map((s) => `${s.line} ${s.value}`)]),
    end: facts.end && `${facts.end.line} ${facts.end.value}`,
  }));

const FULL = 'MSSQLSvc/sql05.corp.example:1433';

test('one holder, with all its SPNs', () => {
  assert.deepEqual(queries('one-holder'), [
    {
      lines: [1, 8],
      unread: [],
      asked: 'MSSQLSvc/sql01.corp.example:1433',
      scopes: ['2 domain corp.example'],
      holders: [['3 CN=svc-sql01,OU=Service Accounts,OU=DBA,DC=corp,DC=example', ['4 MSSQLSvc/sql01.corp.example:1433', '5 MSSQLSvc/sql01.corp.example', '6 HTTP/reports.corp.example']]],
      end: '8 found',
    },
  ]);
});

test('no holder: in a domain, in the forest, in Russian, in words that are not known', () => {
  const none = (asked: string, scope: string) => [{ lines: [1, 4], unread: [], asked, scopes: [`2 ${scope} corp.example`], holders: [], end: '4 none' }];
  assert.deepEqual(queries('no-holder'), none('MSSQLSvc/sql09.corp.example:1433', 'domain'));
  assert.deepEqual(queries('forest-no-holder'), none('MSSQLSvc/sql09.corp.example:1433', 'forest'));
  assert.deepEqual(queries('russian-no-holder'), none('http/web01.corp.example', 'domain'));
  assert.deepEqual(queries('german-guess-none'), none(FULL, 'forest'));
});

test('a pattern with two holders, and two domains in one run', () => {
  assert.deepEqual(
    queries('pattern-two-holders').map(({ asked, holders }) => [asked, holders.length]),
    [['MSSQLSvc/sql02*', 2]],
  );
  assert.deepEqual(
    queries('two-domains').map(({ scopes, holders, end }) => [scopes, holders.map((h) => h[0]), end]),
    [[['2 domain emea.corp.example', '7 domain corp.example'], ['3 CN=SQL01,OU=Servers,DC=emea,DC=corp,DC=example', '8 CN=svc-sql01,OU=Service Accounts,OU=DBA,DC=corp,DC=example'], '12 found']],
  );
});

test('Spanish, cut before the last line', () => {
  assert.deepEqual(queries('spanish-cut'), [
    { lines: [1, 6], unread: [], asked: FULL, scopes: ['2 domain corp.example'], holders: [['3 CN=SQL05,OU=Servidores,DC=corp,DC=example', ['4 TERMSRV/SQL05', `5 ${FULL}`, '6 HOST/SQL05']]], end: undefined },
  ]);
});

test('two runs in Chinese and Japanese; the first without its command', () => {
  assert.deepEqual(
    queries('chinese-two-runs').map(({ lines, asked, holders, end }) => [lines, asked, holders.length, end]),
    [
      [[1, 8], undefined, 2, '8 found'],
      [[9, 13], 'HTTP/*', 1, '13 found'],
    ],
  );
});

test('without its head; amid other text', () => {
  assert.deepEqual(
    queries('head-cut').map(({ lines, scopes, holders, end }) => [lines, scopes, holders.length, end]),
    [[[2, 5], [], 1, '5 found']],
  );
  assert.deepEqual(
    queries('in-a-log').map(({ lines, unread, asked, holders }) => [lines, unread, asked, holders[0]?.[0], holders[0]?.[1]?.length]),
    [[[2, 9], [6], FULL, '4 CN=Smith\\, Ann (SQL),OU=Service Accounts,DC=corp,DC=example', 2]],
  );
});

test('with the time in front of each line; a command that the console broke', () => {
  assert.deepEqual(
    queries('job-log').map(({ lines, unread, holders, end }) => [lines, unread, holders.length, end]),
    [[[1, 5], [], 1, '5 found']],
  );
  assert.deepEqual(
    queries('wrapped-command').map(({ lines, unread, asked, end }) => [lines, unread, asked, end]),
    [[[1, 5], [], 'MSSQLSvc/sql-reporting-production.corp.example:1433', '5 none']],
  );
});

test('names of the command and of the domain searched', () => {
  const [read] = blocks(setspnQuery, fixture('setspn-query/one-holder.txt'));
  assert.deepEqual(
    read && setspnQuery.names?.(read.facts).map((n) => `${n.line} ${n.kind} ${n.value}`),
    ['1 spn MSSQLSvc/sql01.corp.example:1433', '1 server sql01.corp.example', '1 port 1433', '2 domain corp.example'],
  );
  const [pattern] = blocks(setspnQuery, fixture('setspn-query/pattern-two-holders.txt'));
  assert.deepEqual(pattern && setspnQuery.names?.(pattern.facts).map((n) => n.kind), ['domain']);
});

test('lists, duplicates and changes are other formats', () => {
  for (const format of ['setspn-list', 'setspn-duplicates', 'setspn-change']) {
    for (const text of fixtures(format)) assert.deepEqual(blocks(setspnQuery, text), [], text);
  }
});

test('any text', () => assertReader(setspnQuery, fixtures('setspn-query')));
