import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dbatoolsKerberos } from '../../../../src/core/readers/dbatools-kerberos.ts';
import { dbatoolsSpn } from '../../../../src/core/readers/dbatools-spn.ts';
import { delimited } from '../../../../src/core/readers/property-records.ts';
import { assertReader } from './assert-reader.ts';
import { blocks, fixture, fixtures } from './fixtures.ts';

const required = (name: string) =>
  blocks(dbatoolsSpn, fixture(`dbatools-spn/${name}.txt`)).map(({ unread, facts }) => [
    unread,
    ...facts.required.map((r) => `${r.spn.line} ${r.spn.value} ${r.isSet?.value} ${r.account?.value} ${r.port ?? '-'} ${r.error ?? '-'} ${r.warning ?? '-'} ${r.notLookedUp?.line ?? '-'}`),
  ]);

test('Test-DbaSpn as a list; a warning belongs to the object behind it', () => {
  assert.deepEqual(required('list-with-warning'), [
    [[], '5 MSSQLSvc/SQL01.corp.example:2433 false CORP\\svc-sales 2433 SPN missing - -', '19 MSSQLSvc/SQL01.corp.example false CORP\\SQL01$ - - - 14'],
  ]);
});

test('Test-DbaSpn as a table and as CSV', () => {
  assert.deepEqual(required('table-all-set'), [
    [[], '5 MSSQLSvc/SQL05.corp.example true CORP\\svc-sql05 - - - -', '6 MSSQLSvc/SQL05.corp.example:1433 true CORP\\svc-sql05 - - - -'],
  ]);
  assert.deepEqual(required('csv-semicolons'), [
    [
      [],
      '3 MSSQLSvc/SQL05.corp.example:49823 false NT AUTHORITY\\NETWORK SERVICE 49823 SPN missing Dynamic port is enabled -',
      '4 MSSQLSvc/SQL05.corp.example:OLD false CORP\\svc-old - - - -',
    ],
  ]);
});

test('Get-DbaSpn', () => {
  const [read] = blocks(dbatoolsSpn, fixture('dbatools-spn/get-dbaspn.txt'));
  assert.deepEqual(read?.facts.found.map((f) => [f.spn.line, f.account.value, f.spn.value]), [
    [5, 'CORP\\svc-sql05', 'MSSQLSvc/sql05.corp.example:1433'],
    [11, 'CORP\\svc-sql05', 'HTTP/reports.corp.example'],
  ]);
});

test('names of Test-DbaSpn', () => {
  const [read] = blocks(dbatoolsSpn, fixture('dbatools-spn/table-all-set.txt'));
  assert.deepEqual(read && dbatoolsSpn.names?.(read.facts).slice(0, 3).map((n) => `${n.line} ${n.kind} ${n.value}`), ['5 spn MSSQLSvc/SQL05.corp.example', '5 server SQL05.corp.example', '5 account CORP\\svc-sql05']);
});

const rows = (name: string) =>
  blocks(dbatoolsKerberos, fixture(`dbatools-kerberos/${name}.txt`)).map(({ unread, facts }) => [unread, ...facts.rows.map((r) => `${r.status.line} ${r.status.value} ${r.check.value}`)]);

test('Test-DbaKerberos as CSV, list and table', () => {
  assert.deepEqual(rows('export'), [[[], '2 fail SPN Registration', '3 pass Time Synchronization (Client-Server)', '4 warning DNS Reverse Lookup', '5 fail Current Authentication Scheme']]);
  assert.deepEqual(rows('list'), [[[], '7 pass SPN Registration', '15 warning Kerberos Encryption Types', '24 fail Time Synchronization (Server-DC)']]);
  assert.deepEqual(rows('table'), [[[], '3 pass SPN Registration', '4 pass Time Synchronization (Server-DC)', '5 pass Current Authentication Scheme']]);
});

test('a value that goes on below', () => {
  const [read] = blocks(dbatoolsKerberos, fixture('dbatools-kerberos/list.txt'));
  assert.equal(read?.facts.rows[1]?.details, 'RC4 is not enabled. Legacy clients may be unable to authenticate, see the policy Network security: Configure encryption types allowed for Kerberos');
});

test('cells of CSV', () => {
  assert.deepEqual(delimited('"a","b ""c""",,d', ','), ['a', 'b "c"', '', 'd']);
  assert.deepEqual(delimited('"open', ','), ['open']);
});

test('any text', () => {
  assertReader(dbatoolsSpn, fixtures('dbatools-spn'));
  assertReader(dbatoolsKerberos, fixtures('dbatools-kerberos'));
});
