import assert from 'node:assert/strict';
import { test } from 'node:test';
import { accountBit, nameOf, numeral, property, spnsOf, truth } from '../../../../src/core/readers/ad-property.ts';
import { getAdObject } from '../../../../src/core/readers/get-ad-object.ts';
import { prepare } from '../../../../src/core/text/prepare.ts';
import { assertReader } from './assert-reader.ts';
import { fixture, fixturesOf, readText } from './ticket-fixtures.ts';

const objects = (name: string) => readText(getAdObject, fixture(`get-ad-object/${name}`));

test('a list that PowerShell wrapped and cut: the values that are there, and that there are more', () => {
  const [{ facts, from, to, unread }, ...more] = objects('spns-cut') as [ReturnType<typeof objects>[number]];
  assert.deepEqual([more, from, to, unread], [[], 4, 12, []]);
  assert.deepEqual(property(facts, 'serviceprincipalnames'), {
    name: 'ServicePrincipalNames',
    line: 10,
    values: ['MSSQLSvc/aglistener1.corp.example', 'MSSQLSvc/aglistener1.corp.example:1433', 'MSSQLSvc/sql01.corp.example', 'MSSQLSvc/sql01.corp.example:1433'],
    cut: true,
  });
  assert.deepEqual(property(facts, 'GivenName'), { name: 'GivenName', line: 6, values: [], cut: false });
  assert.match(facts.command?.value ?? '', /Get-ADUser svc-sql01/);
});

test('each account is an object of its own', () => {
  assert.deepEqual(objects('two-accounts').map((r) => [r.from, r.to, r.unread, nameOf(r.facts)?.value, truth(r.facts, 'LockedOut')]), [
    [4, 11, [], 'alice', { value: false, line: 6 }],
    [13, 20, [], 'svc-sql05', { value: true, line: 15 }],
  ]);
});

test('empty is not absent', () => {
  const { facts } = objects('encryption-empty')[0]!;
  assert.deepEqual(property(facts, 'msDS-SupportedEncryptionTypes')?.values, []);
  assert.equal(property(facts, 'KerberosEncryptionType'), undefined);
  assert.equal(numeral(facts, 'msDS-SupportedEncryptionTypes'), undefined);
});

test('lists of distinguished names are parted at a comma with a blank, not at an escaped one', () => {
  const [, back] = objects('delegation');
  assert.deepEqual(property(back!.facts, 'PrincipalsAllowedToDelegateToAccount')?.values, [
    'CN=svc-web,OU=Service Accounts,DC=corp,DC=example', 'CN=Müller\\, Bernd (Dienst),OU=Service Accounts,DC=corp,DC=example',
  ]);
  assert.deepEqual(objects('delegation').map((r) => [r.from, r.to, r.unread]), [[4, 8, []], [15, 19, []]]);
});

test('ldifde: repeated names are lists, long lines go on behind one blank', () => {
  const [user, computer] = objects('ldifde');
  assert.deepEqual(property(user!.facts, 'servicePrincipalName')?.values, ['MSSQLSvc/sql05.corp.example:1433', 'MSSQLSvc/very-long-host-name-that-does-not-fit-in-one-line.corp.example:1433']);
  assert.deepEqual([accountBit(user!.facts, 'disabled'), accountBit(computer!.facts, 'trustedForDelegation')], [{ value: true, line: 8 }, { value: true, line: 19 }]);
  assert.deepEqual([nameOf(user!.facts)?.value, nameOf(computer!.facts)?.value], ['svc-sql05', 'SQL05$']);
  assert.deepEqual(objects('ldifde').map((r) => r.unread), [[], []]);
});

test('LDIF: base64 is decoded where it is text, comments and the version are no attributes, a range that goes on is cut', () => {
  const [user, computer, ...more] = objects('ldif-base64');
  assert.deepEqual([more, user!.from, user!.to, user!.unread, computer!.from, computer!.to], [[], 5, 14, [], 16, 19]);
  assert.deepEqual(property(user!.facts, 'dn'), { name: 'dn', line: 5, values: ['CN=Müller\\, Bernd (Dienst),OU=Service Accounts,DC=corp,DC=example'], cut: false });
  assert.deepEqual(spnsOf(user!.facts), { line: 10, values: ['MSSQLSvc/sql05.corp.example:1433', 'MSSQLSvc/sql05–a.corp.example', 'MSSQLSvc/sql05.corp.example'], complete: true });
  assert.deepEqual([property(user!.facts, 'description')?.values, property(user!.facts, 'objectSid')?.values], [['für SQL05'], ['AQUAAAAAAAUVAAAA']]);
  assert.deepEqual(spnsOf(computer!.facts), { line: 17, values: ['HOST/SQL06', 'HOST/sql06.corp.example'], complete: false });
});

test('a range that ends with a star is all of them', () => {
  const text = 'dn: CN=a,DC=b\nservicePrincipalName;range=0-1: HTTP/a\nservicePrincipalName;range=0-1: HTTP/b\nservicePrincipalName;range=2-*: HTTP/c\n';
  assert.deepEqual(spnsOf(readText(getAdObject, text)[0]!.facts), { line: 2, values: ['HTTP/a', 'HTTP/b', 'HTTP/c'], complete: true });
});

test('a list without its closing brace: half an SPN is none', () => {
  assert.deepEqual(spnsOf(objects('list-truncated')[0]!.facts), { line: 3, values: ['MSSQLSvc/sql05.corp.example'], complete: false });
});

test('dsquery -l repeats the name for each value', () => {
  const [only, ...more] = objects('dsquery-list');
  assert.deepEqual([more, only!.from, only!.to, spnsOf(only!.facts)?.values], [[], 2, 5, ['MSSQLSvc/sql05.corp.example:1433', 'MSSQLSvc/sql05.corp.example']]);
});

test('LDIF of 200,000 lines', () => {
  const entry = (i: number): string => `dn: CN=svc${i},OU=Service Accounts,DC=corp,DC=example\nobjectClass: user\ncn:: ${Buffer.from(`Müller ${i}`).toString('base64')}\nsAMAccountName: svc${i}\nservicePrincipalName: MSSQLSvc/h${i}.corp.example:1433\nservicePrincipalName: MSSQLSvc/h${i}.corp.exa\n mple\nuserAccountControl: 66048\n\n`;
  const paste = prepare(Array.from({ length: 22_300 }, (_, i) => entry(i)).join(''));
  const start = performance.now();
  const found = getAdObject.read(paste);
  const ms = performance.now() - start;
  assert.deepEqual([found.length, spnsOf(found.at(-1)!.facts)?.values.length, property(found[7]!.facts, 'cn')?.values], [22_300, 2, ['Müller 7']]);
  assert.ok(ms < 20_000, `${Math.round(ms)} ms`);
});

test('noise round an object, and a value whose blank at the break was lost', () => {
  const { facts, from, to, unread } = objects('noise')[0]!;
  assert.deepEqual([from, to, unread, property(facts, 'DistinguishedName')?.values], [3, 9, [], ['CN=gmsa-sql,CN=Managed Service Accounts,DC=corp,DC=example']]);
  assert.deepEqual(numeral(facts, 'msDS-SupportedEncryptionTypes'), { value: 28, line: 9 });
});

test('names: SPNs of SQL Server, the account that holds them, the domain of its UPN', () => {
  const names = getAdObject.names!(objects('spns-cut')[0]!.facts).map((n) => `${n.kind} ${n.value}`);
  assert.ok(names.includes('account svc-sql01') && names.includes('domain corp.example') && names.includes('spn MSSQLSvc/sql01.corp.example:1433'));
});

test('lists of other things are not read', () => {
  for (const text of ['Name    : MSSQLSERVER\nStatus  : Running\nEnabled : True', 'TimeCreated : 1\nId : 4\nMessage : x', 'dn to come: later', 'dn: CN=a,DC=b\nchangetype: modify\nadd: servicePrincipalName\nservicePrincipalName: nfs/x', 'Note: Enabled is True']) assert.deepEqual(readText(getAdObject, text), [], text);
});

test('any text: no exception, the same answer twice, linear time', () => assertReader(getAdObject, fixturesOf('get-ad-object')));
