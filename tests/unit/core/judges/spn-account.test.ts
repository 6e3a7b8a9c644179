import assert from 'node:assert/strict';
import { test } from 'node:test';
import { concernsGiven, covers, matches, wantedSpns } from '../../../../src/core/judges/spn-account.ts';

const DN = 'OU=Service Accounts,DC=corp,DC=example';

const cases: readonly (readonly [string, string, string])[] = [
  [`CN=svc-sql05,${DN}`, 'CORP\\svc-sql05', 'same'],
  [`CN=SVC-SQL05,${DN}`, 'svc-sql05@corp.example', 'same'],
  [`CN=svc-sql05,${DN}`, 'corp.example\\svc-sql05', 'same'],
  [`CN=gmsa-sql,CN=Managed Service Accounts,DC=corp,DC=example`, 'CORP\\gmsa-sql$', 'same'],
  [`CN=SQL05,${DN}`, 'NT SERVICE\\MSSQLSERVER', 'same'],
  [`CN=SQL05,${DN}`, 'NT AUTHORITY\\NETWORK SERVICE', 'same'],
  [`CN=SQL05,${DN}`, 'CORP\\SQL05$', 'same'],
  [`CN=SQL05,${DN}`, 'CORP\\svc-sql05', 'other'],
  [`CN=svc-old,${DN}`, 'CORP\\svc-sql05', 'other'],
  [`CN=SQL06,${DN}`, 'LocalSystem', 'other'],
  // A user of a domain whose name is another: the NetBIOS name may be anything.
  ['CN=svc-sql05,DC=emea,DC=corp,DC=example', 'CORP\\svc-sql05', 'unsure'],
  // A display name says nothing about the account name.
  [`CN=SQL Service (prod),${DN}`, 'CORP\\svc-sql05', 'unsure'],
  [`CN=svc-reporting-services-production,${DN}`, 'CORP\\svc-reporting-servic', 'unsure'],
  [`CN=SQL05,${DN}`, 'LocalService', 'unsure'],
  ['CORP\\svc-sql05', 'CORP\\svc-sql05', 'same'],
  ['SQL05$', 'CORP\\SQL05', 'other'],
  ['SQL05$', 'CORP\\svc-sql05', 'other'],
];

for (const [object, account, expected] of cases) test(`${object} and ${account}: ${expected}`, () => assert.equal(matches(object, account, 'sql05.corp.example'), expected));

test('SPNs of the server that the reader has set', () => {
  assert.deepEqual(wantedSpns({ server: 'sql05', domain: 'corp.example', port: '1433' }), { first: 'MSSQLSvc/sql05.corp.example:1433', others: ['MSSQLSvc/sql05.corp.example'] });
  assert.deepEqual(wantedSpns({ server: 'sql05.corp.example', instance: 'SALES' }), { others: ['MSSQLSvc/sql05.corp.example:SALES'] });
  assert.deepEqual(wantedSpns({ server: 'sql05', port: '1433' }), { others: [] });
});

test('whose SPN it is', () => {
  assert.equal(concernsGiven('MSSQLSvc/SQL05.corp.example:1433', { server: 'sql05' }), true);
  assert.equal(concernsGiven('MSSQLSvc/ag-sales.corp.example', { server: 'sql05', listener: 'ag-sales' }), true);
  assert.equal(concernsGiven('MSSQLSvc/sql09.corp.example', { server: 'sql05' }), false);
  assert.equal(concernsGiven('MSSQLSvc/sql09.corp.example', {}), true);
});

test('patterns of setspn', () => {
  const spn = 'MSSQLSvc/sql05.corp.example:1433';
  for (const pattern of ['MSSQLSvc/*', '*/sql05*', 'mssqlsvc/SQL05*:1433', '*']) assert.equal(covers(pattern, spn), true, pattern);
  for (const pattern of ['MSSQLSvc/sql06*', 'HTTP/*', '*:1434', 'sql05*']) assert.equal(covers(pattern, spn), false, pattern);
});
