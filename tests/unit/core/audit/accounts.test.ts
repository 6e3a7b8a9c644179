import assert from 'node:assert/strict';
import { test } from 'node:test';
import { accountsOf, distinct } from '../../../../src/core/audit/accounts.ts';
import { domainsOf } from '../../../../src/core/audit/domains.ts';
import { expectationOf } from '../../../../src/core/audit/expected.ts';
import { readDirectory } from '../../../../src/core/audit/holders.ts';
import type { SeenAccount } from '../../../../src/core/audit/model.ts';
import { account, dn, input } from './inputs.ts';

const CORP = { dns: 'corp.example', netbios: 'CORP' };
const EMEA = { dns: 'emea.corp.example', netbios: 'EUROPE' };
const names = (...list: readonly (string | readonly [string, ...string[]])[]): readonly SeenAccount[] => list.map((n) => account(n, []));

/** Case, the texts that name accounts, how many objects they are. */
const merged: readonly (readonly [string, readonly SeenAccount[], number, (readonly typeof CORP[])?])[] = [
  ['the same distinguished name', names(dn('svc'), dn('SVC')), 1],
  ['down-level and distinguished name', names('CORP\\svc', dn('svc')), 1],
  ['name alone and distinguished name', names('svc', dn('svc')), 1],
  ['computer with and without its dollar sign', names('CORP\\SQL05$', dn('SQL05')), 1],
  ['NetBIOS and DNS name of one domain', names('CORP\\svc', 'corp.example\\svc'), 1],
  ['user principal name, told by one text', [account(['CORP\\svc'], [], { upn: 'a.b@corp.example' }), account('A.B@corp.example', [])], 1],
  ['two distinguished names', names(dn('svc'), dn('svc', 'emea.corp.example')), 2],
  ['one name in two domains', names('CORP\\svc', 'EUROPE\\svc'), 2],
  ['a name alone that fits two', names('svc', dn('svc'), dn('svc', 'emea.corp.example')), 3],
  ['the other domain', names('EUROPE\\svc', dn('svc')), 2],
  ['a common name of another form', names('CORP\\svc', dn('SQL Service (prod)')), 2],
  ['the first label is taken for the NetBIOS name, where nothing else is told', names('CORP\\svc', dn('svc')), 1, []],
  ['a NetBIOS name that no text ties', names('SALES\\svc', dn('svc')), 2, []],
  ['a user and a computer of one name', [account('CORP\\sql05', [], { kind: 'user' }), account(dn('SQL05'), ['HOST/sql05'])], 2],
];

for (const [name, accounts, expected, domains = [CORP, EMEA]] of merged) {
  test(`one object or several: ${name}`, () => {
    const found = accountsOf(accounts, domainsOf({ accounts, domains, searches: [] }));
    assert.equal(found.accounts.length, expected);
    assert.equal(found.of.length, accounts.length);
    assert.ok(found.of.every((a) => found.accounts.includes(a)));
  });
}

test('what several texts tell of one object is put together', () => {
  const accounts = [account(dn('svc'), ['a/b'], { complete: false }), account(['CORP\\svc'], [], { complete: true, kind: 'user' })];
  const [only] = accountsOf(accounts, domainsOf({ accounts, domains: [CORP], searches: [] })).accounts;
  assert.deepEqual([only?.complete, only?.kind, only?.cn, only?.sams], [true, 'user', 'svc', ['svc']]);
});

/** Two texts, and whether they are two objects. */
const apart: readonly (readonly [string, string, string])[] = [
  ['CORP\\a', 'CORP\\b', 'other'],
  ['CORP\\a', 'EUROPE\\a', 'other'],
  [dn('a'), dn('b'), 'other'],
  ['CORP\\a', dn('b'), 'other'],
  ['CORP\\a', dn('A Service'), 'unsure'],
  ['x@corp.example', 'CORP\\a', 'unsure'],
];
for (const [a, b, expected] of apart) {
  test(`distinct: ${a} and ${b}`, () => {
    const accounts = names(a, b);
    const domains = domainsOf({ accounts, domains: [CORP, EMEA], searches: [] });
    const [one, two] = accountsOf(accounts, domains).of;
    assert.ok(one && two);
    assert.equal(distinct(domains, one, two), expected);
  });
}

/** Account and host of a service, what the paste has, the name in a command; `kind` where there is none. */
const labels: readonly (readonly [string, string, string, readonly SeenAccount[], string])[] = [
  ['as written', 'CORP\\svc-sql05', 'sql05.corp.example', [], 'CORP\\svc-sql05'],
  ['the DNS domain becomes the NetBIOS name that a text ties to it', 'corp.example\\svc-sql05', 'sql05.corp.example', names('corp.example\\svc-sql05'), 'CORP\\svc-sql05'],
  ['a user principal name, whose account is in the paste', 'sql.service@corp.example', 'sql05.corp.example', [account('CORP\\svc-sql05', [], { upn: 'sql.service@corp.example' })], 'CORP\\svc-sql05'],
  ['a user principal name alone', 'sql.service@corp.example', 'sql05.corp.example', [], 'sql.service@corp.example'],
  ['virtual account', 'NT SERVICE\\MSSQL$SALES', 'sql05.corp.example', [], 'CORP\\SQL05$'],
  ['virtual account in the other domain', 'NT SERVICE\\MSSQLSERVER', 'sql07.emea.corp.example', [], 'EUROPE\\SQL07$'],
  ['virtual account, the computer is in the paste', 'LocalSystem', 'sql05.corp.example', [account(['CORP\\SQL05$'], [])], 'CORP\\SQL05$'],
  ['the name of the computer is cut in the directory', 'LocalSystem', 'sqlserver-of-sales01.corp.example', [account(['CORP\\SQLSERVER-OF-SA$'], [], { kind: 'computer', dnsHostName: 'sqlserver-of-sales01.corp.example' })], 'CORP\\SQLSERVER-OF-SA$'],
  ['the name of the computer is cut, and it is not in the paste', 'LocalSystem', 'sqlserver-of-sales01.corp.example', [], 'unclear'],
  ['local account', 'SQL05\\sqlsvc', 'sql05.corp.example', [], 'none'],
  ['not told', '', 'sql05.corp.example', [], 'unclear'],
];
for (const [name, text, host, accounts, expected] of labels) {
  test(`expected account: ${name}`, () => {
    const found = expectationOf(readDirectory(input({ accounts, domains: [CORP, EMEA] })), text, host);
    assert.equal(found.kind === 'object' ? found.label : found.kind, expected);
  });
}

test('a service without account has no expectation', () => assert.deepEqual(expectationOf(readDirectory(input({})), undefined, 'sql05'), { kind: 'unknown' }));
