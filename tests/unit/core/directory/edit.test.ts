import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { aliasConflict, changeSpn, type SpnChange } from '../../../../src/core/directory/edit.ts';
import { holdersOf } from '../../../../src/core/directory/lookup.ts';
import type { Forest } from '../../../../src/core/directory/model.ts';

const SPN = 'MSSQLSvc/sql05.corp.example:1433';
const forest: Forest = {
  domains: [{ dns: 'corp.example', netbios: 'CORP' }, { dns: 'emea.corp.example', netbios: 'EMEA' }],
  accounts: [
    { domain: 'corp.example', name: 'svc-sql05', kind: 'user', spns: [] },
    { domain: 'corp.example', name: 'SQL05$', kind: 'computer', spns: ['HOST/sql05.corp.example', 'mssqlsvc/SQL05.corp.example:1433'] },
    { domain: 'emea.corp.example', name: 'svc-sql05', kind: 'user', spns: ['HTTP/web01.corp.example'] },
    { domain: 'corp.example', name: 'WEB01$', kind: 'computer', spns: ['HOST/web01.corp.example'] },
  ],
};

const spnsOf = (f: Forest, at: number): readonly string[] => f.accounts[at]?.spns ?? [];
const done = (change: SpnChange, f = forest): Forest => {
  const result = changeSpn(f, change);
  assert.ok('forest' in result, JSON.stringify(result));
  return result.forest;
};
const refused = (change: SpnChange): string => {
  const result = changeSpn(forest, change);
  assert.ok('refused' in result);
  return result.refused.why === 'not-unique' ? `not-unique: ${result.refused.holder.name}` : result.refused.why;
};

test('add keeps the spelling and the other names', () => {
  const after = done({ action: 'add', spn: 'MSSQLSvc/SQL05.corp.example', account: 'CORP\\svc-sql05' });
  assert.deepEqual(spnsOf(after, 0), ['MSSQLSvc/SQL05.corp.example']);
  assert.deepEqual(after.accounts.slice(1), forest.accounts.slice(1));
  assert.deepEqual(spnsOf(forest, 0), [], 'the forest that was given is as it was');
});

const refusals: readonly (readonly [string, SpnChange, string])[] = [
  ['held by another account, in another case', { action: 'add', spn: SPN, account: 'CORP\\svc-sql05' }, 'not-unique: SQL05$'],
  ['held in another domain', { action: 'add', spn: 'http/WEB01.corp.example', account: 'CORP\\svc-sql05' }, 'not-unique: svc-sql05'],
  ['held by the account itself', { action: 'add', spn: SPN, account: 'SQL05' }, 'already-there'],
  ['no such account', { action: 'add', spn: SPN, account: 'CORP\\nobody' }, 'no-account'],
  ['two accounts of that name', { action: 'delete', spn: SPN, account: 'svc-sql05' }, 'several-accounts'],
];

for (const [name, change, why] of refusals) test(`refused: ${name}`, () => assert.equal(refused(change), why));

test('delete without regard to case, and of what is not there', () => {
  assert.deepEqual(spnsOf(done({ action: 'delete', spn: SPN, account: 'SQL05$' }), 1), ['HOST/sql05.corp.example']);
  assert.deepEqual(done({ action: 'delete', spn: 'x/y', account: 'SQL05' }), forest);
});

test('delete from one account leaves the other holder alone', () => {
  assert.deepEqual(done({ action: 'delete', spn: SPN, account: 'CORP\\svc-sql05' }), forest);
});

test('a name that HOST answers for: whose it is until now', () => {
  assert.equal(aliasConflict(forest, 'cifs/web01.corp.example', 'CORP\\svc-sql05')?.name, 'WEB01$');
  assert.equal(aliasConflict(forest, 'HTTP/web01.corp.example:8080', 'CORP\\svc-sql05'), undefined);
  assert.equal(aliasConflict(forest, 'cifs/web01.corp.example', 'WEB01'), undefined);
  assert.equal(aliasConflict(forest, SPN, 'CORP\\svc-sql05'), undefined);
  assert.equal(aliasConflict(forest, 'cifs/other', 'CORP\\svc-sql05'), undefined);
});

test('whatever is done, no name gets a second holder, and what was refused changed nothing', () => {
  const names = fc.constantFrom(SPN, SPN.toUpperCase(), 'a/b', 'A/B', 'HTTP/web01.corp.example');
  const changes = fc.array(fc.record({ action: fc.constantFrom('add' as const, 'delete' as const), spn: names, account: fc.constantFrom('CORP\\svc-sql05', 'EMEA\\svc-sql05', 'SQL05', 'svc-sql05', 'x') }), { maxLength: 20 });
  fc.assert(fc.property(changes, (all) => {
    let now = forest;
    for (const change of all) {
      const result = changeSpn(now, change);
      if ('forest' in result) now = result.forest;
      assert.ok(holdersOf(now, change.spn).length <= 1);
      if ('forest' in result && change.action === 'add') assert.equal(holdersOf(now, change.spn).length, 1);
    }
    for (const account of now.accounts) assert.equal(new Set(account.spns.map((s) => s.toLowerCase())).size, account.spns.length);
  }), { numRuns: 200 });
});
