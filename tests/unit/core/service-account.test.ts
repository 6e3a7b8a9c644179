import assert from 'node:assert/strict';
import { test } from 'node:test';
import { holderOf } from '../../../src/core/service-account.ts';
import { isRefusal } from '../../../src/core/spn.ts';

const HOST = 'sql05.corp.example';

const cases: readonly (readonly [string, string, object])[] = [
  ['CORP\\svc-sql05', HOST, { kind: 'user', account: 'CORP\\svc-sql05' }],
  ['svc-sql05@corp.example', HOST, { kind: 'user', account: 'svc-sql05@corp.example' }],
  ['CORP\\gmsa-sql$', HOST, { kind: 'managed', account: 'CORP\\gmsa-sql$' }],
  ['CORP\\SQL05$', HOST, { kind: 'computer-account', account: 'CORP\\SQL05$' }],
  ['NT SERVICE\\MSSQLSERVER', HOST, { kind: 'computer', account: 'SQL05', runsAs: 'virtual account' }],
  ['nt service\\mssql$sales', HOST, { kind: 'computer', account: 'SQL05', runsAs: 'virtual account' }],
  ['LocalSystem', HOST, { kind: 'computer', account: 'SQL05', runsAs: 'built-in account' }],
  ['NT AUTHORITY\\SYSTEM', HOST, { kind: 'computer', account: 'SQL05', runsAs: 'built-in account' }],
  ['NT AUTHORITY\\NETWORK SERVICE', HOST, { kind: 'computer', account: 'SQL05', runsAs: 'built-in account' }],
  ['NT AUTHORITY\\NETWORKSERVICE', HOST, { kind: 'computer', account: 'SQL05', runsAs: 'built-in account' }],
  ['Network Service', HOST, { kind: 'computer', account: 'SQL05', runsAs: 'built-in account' }],
  ['LocalSystem', 'sqlserver-production01.corp.example', { kind: 'computer', runsAs: 'built-in account' }],
  ['LocalSystem', '10.0.0.5', { kind: 'computer', runsAs: 'built-in account' }],
  ['NT AUTHORITY\\LOCAL SERVICE', HOST, { kind: 'none', why: 'Local Service goes to the network anonymously, so it cannot use Kerberos.' }],
  ['.\\sqlsvc', HOST, { kind: 'none', why: 'A local account has no object in Active Directory, so it cannot hold an SPN.' }],
  ['SQL05\\sqlsvc', HOST, { kind: 'none', why: 'A local account has no object in Active Directory, so it cannot hold an SPN.' }],
];

for (const [account, host, holder] of cases) {
  test(`holderOf ${account} on ${host}`, () => assert.deepEqual(holderOf(account, host), holder));
}

test('holderOf refuses what is no account', () => {
  const result = holderOf('CORP\\svc & whoami', HOST);
  assert.ok(isRefusal(result));
  assert.equal(result.reason, 'has an ampersand');
});
