import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hostFormOf, holdersOf, lookUpSpn } from '../../../../src/core/directory/lookup.ts';
import type { DirectoryAccount, Forest } from '../../../../src/core/directory/model.ts';

const holds = (domain: string, name: string, kind: DirectoryAccount['kind'], ...spns: readonly string[]): DirectoryAccount => ({ domain, name, kind, spns });
const of = (...accounts: readonly DirectoryAccount[]): Forest => ({ domains: [{ dns: 'corp.example' }, { dns: 'emea.corp.example' }], accounts });

const web = holds('corp.example', 'WEB01$', 'computer', 'HOST/web01.corp.example', 'HOST/WEB01');
const service = holds('corp.example', 'svc-web', 'user', 'http/Web01.corp.example');
const sql = holds('corp.example', 'svc-sql05', 'user', 'MSSQLSvc/sql05.corp.example:1433');
const emea = holds('emea.corp.example', 'svc-old', 'user', 'mssqlsvc/SQL05.corp.example:1433');

const hostForms: readonly (readonly [string, string | undefined])[] = [
  ['HTTP/web01.corp.example', 'HOST/web01.corp.example'],
  ['http/web01.corp.example:8080', 'HOST/web01.corp.example:8080'],
  ['cifs/web01', 'HOST/web01'],
  ['HOST/web01', undefined],
  ['MSSQLSvc/sql05.corp.example', undefined],
  ['TERMSRV/web01', undefined],
  ['WSMAN/web01', undefined],
  ['http/web01/corp.example', 'HOST/web01/corp.example'],
  ['http/web01\\x', undefined],
  ['http', undefined],
];

for (const [spn, form] of hostForms) test(`HOST form of ${spn}: ${form ?? 'none'}`, () => assert.equal(hostFormOf(spn), form));

test('a forest with a list of its own for HOST', () => {
  assert.equal(hostFormOf('HTTP/web01', ['cifs']), undefined);
  assert.deepEqual(lookUpSpn({ ...of(web), hostAliases: [] }, 'HTTP/web01.corp.example'), { kind: 'none' });
});

test('nobody', () => assert.deepEqual(lookUpSpn(of(sql), 'MSSQLSvc/sql06.corp.example:1433'), { kind: 'none' }));

test('one holder, whatever the case', () => {
  assert.deepEqual(lookUpSpn(of(sql, web), 'MSSQLSVC/SQL05.CORP.EXAMPLE:1433'), { kind: 'one', holder: sql, by: 'name' });
  assert.deepEqual(holdersOf(of(sql, emea), 'MSSQLSvc/sql05.corp.example:1433'), [sql, emea]);
});

test('HOST answers where nobody holds the name itself', () => {
  assert.deepEqual(lookUpSpn(of(web), 'HTTP/web01.corp.example'), { kind: 'one', holder: web, by: 'host-alias' });
});

test('HOST without a port does not answer for a name with one: only the class is replaced', () => {
  assert.deepEqual(lookUpSpn(of(web), 'HTTP/web01.corp.example:8080'), { kind: 'none' });
});

test('the name itself wins over HOST', () => {
  assert.deepEqual(lookUpSpn(of(web, service), 'HTTP/web01.corp.example'), { kind: 'one', holder: service, by: 'name' });
});

test('two holders, in one domain or in two', () => {
  const twin = { ...sql, name: 'svc-twin' };
  assert.deepEqual(lookUpSpn(of(sql, twin), 'MSSQLSvc/sql05.corp.example:1433'), { kind: 'several', holders: [sql, twin], by: 'name', sameDomain: true });
  assert.deepEqual(lookUpSpn(of(sql, emea), 'MSSQLSvc/sql05.corp.example:1433'), { kind: 'several', holders: [sql, emea], by: 'name', sameDomain: false });
});

test('two computers with one HOST name', () => {
  const clone = { ...web, name: 'WEB02$' };
  assert.deepEqual(lookUpSpn(of(web, clone), 'cifs/web01'), { kind: 'several', holders: [web, clone], by: 'host-alias', sameDomain: true });
});
