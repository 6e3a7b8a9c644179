import assert from 'node:assert/strict';
import { test } from 'node:test';
import { kvno } from '../../../../src/core/readers/kvno.ts';
import { mitKlist } from '../../../../src/core/readers/mit-klist.ts';
import { assertReader } from './assert-reader.ts';
import { fixture, fixturesOf, plain, readText } from './ticket-fixtures.ts';

const all = fixturesOf('mit-klist', 'kvno');

test('a keytab: versions, principals, encryption types', () => {
  const [found, ...more] = readText(mitKlist, fixture('mit-klist/keytab-and-kvno'));
  assert.deepEqual(more, []);
  assert.deepEqual([found?.from, found?.to, found?.unread], [2, 7, []]);
  assert.deepEqual(found?.facts.name, { value: 'FILE:/var/opt/mssql/secrets/mssql.keytab', line: 2 });
  assert.deepEqual(
    found?.facts.keys.map((k) => [k.line, k.kvno, k.principal, k.encryption?.number, k.when?.at]),
    [
      [5, 2, 'MSSQLSvc/sqllinux.corp.example:1433@CORP.EXAMPLE', 18, Date.UTC(2025, 10, 13, 13, 19, 47)],
      [6, 2, 'MSSQLSvc/sqllinux.corp.example@CORP.EXAMPLE', 18, Date.UTC(2025, 10, 13, 13, 19, 47)],
      [7, 2, 'sqluser@CORP.EXAMPLE', 18, Date.UTC(2025, 10, 13, 13, 19, 55)],
    ],
  );
});

test('a cache with its encryption types, and the time that date told', () => {
  const { facts, from, to, unread } = readText(mitKlist, fixture('mit-klist/cache'))[0]!;
  assert.deepEqual([from, to, unread], [2, 11, [3]]);
  assert.deepEqual(facts.now, { value: { text: 'Nov 21 09:41:15 UTC 2025', at: Date.UTC(2025, 10, 21, 9, 41, 15) }, line: 2 });
  assert.deepEqual(facts.principal, { value: 'alice@CORP.EXAMPLE', line: 5 });
  assert.deepEqual(plain(facts.tickets[1]), {
    line: 10,
    service: 'MSSQLSvc/sqllinux.corp.example:1433@CORP.EXAMPLE',
    start: { text: '11/21/2025 08:02:40', at: Date.UTC(2025, 10, 21, 8, 2, 40) },
    end: { text: '11/21/2025 18:01:12', at: Date.UTC(2025, 10, 21, 18, 1, 12) },
    renew: { text: '11/28/2025 08:01:12', at: Date.UTC(2025, 10, 28, 8, 1, 12) },
    sessionKey: { text: 'arcfour-hmac', number: 23, family: 'rc4' },
    encryption: { text: 'DEPRECATED:arcfour-hmac', number: 23, family: 'rc4' },
  });
});

test('a date whose order nothing proves has no moment', () => {
  const { facts } = readText(mitKlist, fixture('mit-klist/two-digit-years'))[0]!;
  assert.deepEqual(facts.tickets[0]?.end, { text: '05/11/25 18:01:12' });
  assert.equal(facts.tickets[0]?.flags, 'FRIA');
});

test('German labels, Heimdal in both layouts', () => {
  const german = readText(mitKlist, fixture('mit-klist/german'))[0]!.facts;
  assert.equal(german.principal?.value, 'bmueller@EMEA.CORP.EXAMPLE');
  assert.equal(german.tickets[0]?.end?.at, Date.UTC(2025, 10, 21, 18, 1, 12));
  const heimdal = readText(mitKlist, fixture('mit-klist/heimdal'))[0]!.facts;
  assert.deepEqual(heimdal.tickets.map((t) => [t.service, t.expired, t.end?.text]), [
    ['krbtgt/CORP.EXAMPLE@CORP.EXAMPLE', true, undefined],
    ['MSSQLSvc/sql05.corp.example:1433@CORP.EXAMPLE', undefined, 'Nov 21 18:01:12 2025'],
  ]);
  const [verbose] = readText(mitKlist, fixture('mit-klist/heimdal-verbose'));
  assert.deepEqual([verbose?.facts.tickets[0]?.kvno, verbose?.facts.tickets[0]?.encryption?.number, verbose?.facts.tickets[0]?.expired, verbose?.unread], [5, 18, true, []]);
});

test('why there is no list', () => {
  const kinds = (name: string): unknown => readText(mitKlist, fixture(name)).map((r) => [r.from, r.facts.error?.value.kind]);
  assert.deepEqual(kinds('mit-klist/no-cache'), [[2, 'no-cache'], [4, 'no-cache'], [6, 'no-cache'], [8, 'no-cache']]);
  assert.deepEqual(kinds('mit-klist/errors'), [[2, 'no-keytab'], [4, 'denied'], [6, 'no-tool']]);
});

test('keytabs of ktutil and of klist -k', () => {
  assert.deepEqual(
    readText(mitKlist, fixture('mit-klist/keytabs-other-tools')).map((r) => [r.facts.name?.value, r.facts.keys.map((k) => [k.kvno, k.principal, k.encryption?.number]), r.unread]),
    [
      ['FILE:/etc/krb5.keytab', [[2, 'MSSQLSvc/sql05.corp.example:1433@CORP.EXAMPLE', 18], [2, 'MSSQLSvc/sql05.corp.example:1433@CORP.EXAMPLE', 23]], []],
      ['FILE:/etc/mssql.keytab', [[3, 'MSSQLSvc/sql05.corp.example@CORP.EXAMPLE', undefined], [3, 'svc-sql05@CORP.EXAMPLE', 17]], []],
    ],
  );
});

test('kvno: versions, checks against a keytab, errors', () => {
  assert.deepEqual(
    readText(kvno, fixture('kvno/answers')).map((r) => [r.from, r.facts.principal?.value, r.facts.kvno?.value, r.facts.keytab?.value, r.facts.error?.value.message, r.facts.error?.value.while]),
    [
      [2, 'MSSQLSvc/sql05.corp.example:1433@CORP.EXAMPLE', 3, undefined, undefined, undefined],
      [4, 'MSSQLSvc/sql05.corp.example@CORP.EXAMPLE', 3, 'valid', undefined, undefined],
      [6, 'HTTP/web01.corp.example@CORP.EXAMPLE', undefined, 'invalid', 'Wrong principal in request', 'decryption'],
      [8, 'MSSQLSvc/sqlother.corp.example:1433@CORP.EXAMPLE', undefined, undefined, 'Server not found in Kerberos database', 'service ticket'],
      [10, undefined, undefined, undefined, 'No credentials cache found (filename: /tmp/krb5cc_1000)', 'own principal'],
      [12, 'MSSQLSvc/sql06.corp.example@CORP.EXAMPLE', undefined, undefined, 'Ticket expired', 'service ticket'],
      [14, 'MSSQLSvc/sql07.corp.example@CORP.EXAMPLE', undefined, undefined, 'Cannot find KDC for realm "CORP.EXAMPLE"', 'service ticket'],
      [16, 'MSSQLSvc/sql08.corp.example@CORP.EXAMPLE', undefined, undefined, 'Server (MSSQLSvc/sql08.corp.example@CORP.EXAMPLE) unknown', 'service ticket'],
    ],
  );
});

test('names: realm and SPN of SQL Server', () => {
  const { facts } = readText(mitKlist, fixture('mit-klist/cache'))[0]!;
  assert.deepEqual(mitKlist.names!(facts).map((n) => [n.kind, n.value]), [
    ['realm', 'CORP.EXAMPLE'], ['spn', 'MSSQLSvc/sqllinux.corp.example:1433'], ['server', 'sqllinux.corp.example'], ['port', '1433'],
  ]);
});

test('the Windows klist is not taken for this one', () => {
  for (const name of ['klist/three-tickets', 'klist/session-gone', 'klist-get/spn-not-found']) assert.deepEqual(readText(mitKlist, fixture(name)), [], name);
});

test('any text: no exception, the same answer twice, linear time', () => {
  assertReader(mitKlist, all);
  assertReader(kvno, all);
});
