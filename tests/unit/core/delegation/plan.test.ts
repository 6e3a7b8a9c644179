import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { backEnd, backEndText, partyHolder } from '../../../../src/core/delegation/plan.ts';
import { isRefusal, parseSpn } from '../../../../src/core/spn.ts';

test('what the front end asks for, by the way the back end is written', () => {
  const rows: readonly [string, string | undefined, readonly string[]][] = [
    ['sql06.corp.example', undefined, ['MSSQLSvc/sql06.corp.example:1433', 'MSSQLSvc/sql06.corp.example']],
    ['sql06', 'corp.example', ['MSSQLSvc/sql06.corp.example:1433', 'MSSQLSvc/sql06.corp.example']],
    ['sql06,50141', 'corp.example', ['MSSQLSvc/sql06.corp.example:50141']],
    ['sql06.corp.example\\SALES', undefined, ['MSSQLSvc/sql06.corp.example:SALES']],
    ['sql06\\SALES,50141', 'corp.example', ['MSSQLSvc/sql06.corp.example:50141', 'MSSQLSvc/sql06.corp.example:SALES']],
    ['tcp:sql06.corp.example,1433', undefined, ['MSSQLSvc/sql06.corp.example:1433', 'MSSQLSvc/sql06.corp.example']],
    ['MSSQLSvc/sql06.corp.example:1433', undefined, ['MSSQLSvc/sql06.corp.example:1433']],
    ['cifs/files.corp.example', 'corp.example', ['cifs/files.corp.example']],
  ];
  for (const [given, domain, spns] of rows) {
    assert.equal(backEndText.refuses(given), undefined, given);
    assert.deepEqual(backEnd(given, domain).spns, spns, given);
  }
});

test('what is not known of a back end is said', () => {
  assert.equal(backEnd('sql06.corp.example\\SALES').portMissing, true);
  assert.equal(backEnd('sql06.corp.example\\SALES,50141').portMissing, false);
  assert.equal(backEnd('sql06').short, true);
  assert.equal(backEnd('sql06.corp.example').assumed, true);
  assert.equal(backEnd('sql06.corp.example,1433').assumed, undefined);
});

test('nothing is repaired in silence', () => {
  for (const bad of ['sql06;Trusted_Connection=yes', 'Server=sql06', 'sql 06', 'MSSQLSvc/sql06\\SALES', 'sql06,99999', '$(whoami)', 'a'.repeat(400), 'http//x', 'sql06,1433,1434']) assert.ok(backEndText.refuses(bad), bad);
});

test('which object the settings stand on', () => {
  assert.deepEqual(partyHolder('CORP\\svc-sql05', 'sql05.corp.example'), { kind: 'user', sam: 'svc-sql05' });
  assert.deepEqual(partyHolder('CORP\\gmsa-sql$', 'sql05'), { kind: 'managed', sam: 'gmsa-sql$' });
  assert.deepEqual(partyHolder('NT SERVICE\\MSSQLSERVER', 'sql05.corp.example'), { kind: 'computer', sam: 'SQL05$', because: 'virtual account' });
  assert.deepEqual(partyHolder('LocalSystem', 'sql05'), { kind: 'computer', sam: 'SQL05$', because: 'built-in account' });
  assert.deepEqual(partyHolder('CORP\\SQL05$', 'sql05.corp.example'), { kind: 'computer', sam: 'SQL05$' });
  for (const none of ['.\\sqlsvc', 'NT AUTHORITY\\LOCAL SERVICE', 'svc-sql05@corp.example']) assert.equal(typeof partyHolder(none, 'sql05'), 'string', none);
  assert.equal(typeof partyHolder('LocalSystem', ''), 'string', 'the host is not known');
});

test('total, and every SPN is one', () => {
  fc.assert(fc.property(fc.oneof(fc.string({ unit: 'binary', maxLength: 60 }), fc.string({ unit: fc.constantFrom(...'abS06.,\\:/$-14'), maxLength: 24 })), fc.constantFrom(undefined, 'corp.example'), (given, domain) => {
    if (backEndText.refuses(given) !== undefined) return;
    const end = backEnd(given, domain);
    assert.ok(end.spns.length > 0);
    for (const spn of end.spns) assert.ok(!isRefusal(parseSpn(spn)), spn);
  }), { numRuns: 500 });
});
