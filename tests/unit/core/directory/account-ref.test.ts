import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { accountRef, findAccounts, isDomain, sameAccount } from '../../../../src/core/directory/account-ref.ts';
import { accountKey, downLevelName, netbiosOf, type DirectoryAccount, type Forest } from '../../../../src/core/directory/model.ts';

const account = (domain: string, name: string, kind: DirectoryAccount['kind'], more: Partial<DirectoryAccount> = {}): DirectoryAccount => ({ domain, name, kind, spns: [], ...more });

export const forest: Forest = {
  domains: [{ dns: 'corp.example', netbios: 'CORP' }, { dns: 'emea.corp.example', netbios: 'EU' }],
  accounts: [
    account('corp.example', 'svc-sql05', 'user', { dn: 'CN=SQL Service (prod),OU=Service Accounts,DC=corp,DC=example', upn: 'sql.prod@corp.example' }),
    account('emea.corp.example', 'svc-sql05', 'user', { dn: 'CN=svc-sql05,OU=Service Accounts,DC=emea,DC=corp,DC=example' }),
    account('corp.example', 'SQL05$', 'computer', { dn: 'CN=SQL05,OU=Servers,DC=corp,DC=example', dnsHostName: 'sql05.corp.example' }),
    account('corp.example', 'gmsa-sql$', 'gmsa', { dn: 'CN=gmsa-sql,CN=Managed Service Accounts,DC=corp,DC=example' }),
    account('corp.example', 'twin', 'user'),
    account('corp.example', 'TWIN$', 'computer'),
  ],
};

const refs: readonly (readonly [string, ReturnType<typeof accountRef>])[] = [
  ['CORP\\svc-sql05', { form: 'down-level', name: 'svc-sql05', domain: 'CORP' }],
  ['\\svc-sql05', { form: 'down-level', name: 'svc-sql05' }],
  ['svc-sql05@corp.example', { form: 'upn', name: 'svc-sql05', domain: 'corp.example' }],
  ['a@b@corp.example', { form: 'upn', name: 'a@b', domain: 'corp.example' }],
  ['svc-sql05@', { form: 'upn', name: 'svc-sql05' }],
  ['@corp', { form: 'name', name: '@corp' }],
  ['  gmsa-sql$ ', { form: 'name', name: 'gmsa-sql$' }],
  ['CN=SQL05,OU=Servers,DC=corp,DC=example', { form: 'dn', name: 'SQL05', domain: 'corp.example' }],
  ['CN=Smith\\, Ann,DC=corp,DC=example', { form: 'dn', name: 'Smith, Ann', domain: 'corp.example' }],
  ['CN=alone', { form: 'dn', name: 'alone' }],
  ['', { form: 'name', name: '' }],
];

for (const [text, ref] of refs) test(`account in parts: ${JSON.stringify(text)}`, () => assert.deepEqual(accountRef(text), ref));

const found: readonly (readonly [string, readonly string[]])[] = [
  ['CORP\\svc-sql05', ['corp.example\\svc-sql05']],
  ['corp.example\\SVC-SQL05', ['corp.example\\svc-sql05']],
  ['EU\\svc-sql05', ['emea.corp.example\\svc-sql05']],
  ['EMEA\\svc-sql05', []],
  ['svc-sql05', ['corp.example\\svc-sql05', 'emea.corp.example\\svc-sql05']],
  ['sql.prod@corp.example', ['corp.example\\svc-sql05']],
  ['svc-sql05@emea.corp.example', ['emea.corp.example\\svc-sql05']],
  ['cn=sql service (prod),ou=service accounts,dc=corp,dc=example', ['corp.example\\svc-sql05']],
  ['CN=SQL05,OU=Moved,DC=corp,DC=example', []],
  ['SQL05', ['corp.example\\sql05$']],
  ['SQL05$', ['corp.example\\sql05$']],
  ['CORP\\gmsa-sql', ['corp.example\\gmsa-sql$']],
  ['twin', ['corp.example\\twin']],
  ['twin$', ['corp.example\\twin$']],
  ['nobody', []],
  ['', []],
];

for (const [text, keys] of found) test(`account found: ${JSON.stringify(text)}`, () => assert.deepEqual(findAccounts(forest, text).map(accountKey), keys));

test('a domain by either of its names', () => {
  assert.ok(isDomain(forest, 'emea.corp.example', 'eu') && isDomain(forest, 'emea.corp.example', 'EMEA.corp.example'));
  assert.ok(!isDomain(forest, 'emea.corp.example', 'emea'));
  assert.ok(isDomain({ domains: [{ dns: 'corp.example' }] }, 'corp.example', 'CORP'), 'without a known NetBIOS name the first label is taken');
  assert.equal(netbiosOf({ dns: 'corp.example' }), 'CORP');
});

test('two names of one account', () => {
  assert.ok(sameAccount(forest, 'CORP\\svc-sql05', 'sql.prod@corp.example'));
  assert.ok(sameAccount(forest, 'SQL05', 'corp.example\\sql05$'));
  assert.ok(!sameAccount(forest, 'CORP\\svc-sql05', 'EU\\svc-sql05'));
  assert.ok(!sameAccount(forest, 'nobody', 'nobody'));
});

test('an account is found by the name that is shown for it', () => {
  for (const a of forest.accounts) assert.deepEqual(findAccounts(forest, downLevelName(forest, a)).map(accountKey), [accountKey(a)]);
});

test('any text is taken', () => {
  fc.assert(fc.property(fc.string({ unit: fc.constantFrom(...'CN=OUDSQL05\\@$,. \u0000ü'), maxLength: 40 }), (text) => {
    assert.ok(accountRef(text).name.length <= text.length);
    assert.ok(findAccounts(forest, text).length <= forest.accounts.length);
  }), { numRuns: 300 });
});

test('an unknown distinguished name is not found by its first value', () => {
  const known = { domain: 'corp.example', name: 'svc', kind: 'user', dn: 'CN=svc,OU=A,DC=corp,DC=example', spns: [] } as const;
  assert.deepEqual(findAccounts({ domains: [{ dns: 'corp.example' }], accounts: [known] }, 'CN=svc,OU=B,DC=corp,DC=example'), []);
});
