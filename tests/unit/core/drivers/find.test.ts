import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { driversFor, findDriver, reaches } from '../../../../src/core/drivers/find.ts';
import { becauseOf, reachWords, standing } from '../../../../src/core/drivers/verdict.ts';
import { compareVersions, inRange, readVersion } from '../../../../src/core/drivers/versions.ts';
import { tlsDrivers } from '../../../../src/data/tls-drivers.ts';

const found = (text: string, version?: string): string => driversFor({ text, ...(version === undefined ? {} : { version }) }).found.map((f) => `${f.row.id} ${f.fits}`).join(', ');

const names: readonly (readonly [string, string | undefined, string])[] = [
  ['SNAC', '10.50.2500', 'snac10-old whole'],
  ['sqlncli10.dll', '2009.100.6537.0', 'snac10 whole'],
  ['SQLNCLI', '2007.100.6543.0', 'snac10 whole'],
  ['Native Client 11.0.5388', undefined, 'snac11-old whole'],
  ['SQLNCLI11', undefined, 'snac11-old partly, snac11 partly'],
  ['msodbcsql11.dll', '2014.120.4219.0', 'odbc11 whole'],
  ['ODBC Driver 11 for SQL Server', undefined, 'odbc11-old partly, odbc11 partly'],
  ['Driver={ODBC Driver 17 for SQL Server};Server=sql01', undefined, 'odbc17 whole'],
  ['Driver={SQL Server};Server=sql01', undefined, 'sqloledb-old any, sqloledb any'],
  ['Provider=SQLOLEDB;Data Source=sql01', '10.0.17763.1553', 'sqloledb-old whole'],
  ['Provider=SQLOLEDB', '10.0.17763.1554', 'sqloledb whole'],
  ['SQLOLEDB', '10.0.14393.9000', 'sqloledb-old whole'],
  ['msoledbsql', '18.6.7', 'msoledb18 whole'],
  ['Provider=MSOLEDBSQL19', undefined, 'msoledb19 whole'],
  ['Microsoft.Data.SqlClient 5.1.4', undefined, 'mds-5.1 whole'],
  ['Microsoft.Data.SqlClient', '3.1.5', 'mds-1-3 whole'],
  ['mssql-jdbc-12.4.1.jre11.jar', undefined, 'jdbc-10 whole'],
  ['Npgsql 6.0.1', undefined, 'npgsql-67 whole'],
  ['postgres', '12.4', 'pg12 whole'],
  ['MySQL Server', '8.0.27', 'engine-mysql-80c whole'],
  ['SQL Server', '12.0.4100', 'engine-sql2014-old whole'],
  ['SQL Server', '12.0.2271', 'engine-sql2014 whole'],
  ['SQL Server', '12.0.2400', 'engine-sql2014-old whole'],
  ['SQL Server', '11.0.6216.27', 'engine-sql2012 whole'],
  ['SQL Server', '11.0.6100', 'engine-sql2012-old whole'],
  ['.NET Framework 4.5.2', undefined, 'netfx-4.5 whole'],
  ['System.Data.SqlClient', '4.8', 'sds-old unbounded, sds unbounded'],
  ['SSMS 20.2', undefined, 'ssms-20 whole'],
  ['nothing of this name', undefined, ''],
];
for (const [text, version, rows] of names) test(`${text} ${version ?? ''}`, () => assert.equal(found(text, version), rows));

test('an empty question gives the whole table, kinds and versions of TLS narrow it', () => {
  assert.equal(driversFor({}).found.length, tlsDrivers.length);
  assert.ok(driversFor({ kind: 'server' }).found.every(({ row }) => row.kind === 'server'));
  const least = driversFor({ least: 'TLS 1.3' }).found.map(({ row }) => row.id);
  assert.ok(least.includes('mds-5.1') && !least.includes('sds') && !least.includes('entra-id'));
  assert.ok(!reaches(tlsDrivers.find((r) => r.newest === 'unknown')!, 'TLS 1.0'));
});

test('a row by its id', () => {
  assert.equal(findDriver('snac11')?.family, 'SQL Server Native Client');
  assert.equal(findDriver('constructor'), undefined);
});

const bounds: readonly (readonly [string, string, string | undefined, string])[] = [
  ['snac10-old', '10.50.2500', '10.50.2500 is before 10.50.6537', 'TLS 1.0 only'],
  ['snac10', '10.50.6537', '10.50.6537 is 10.50.6537 or later', 'up to TLS 1.2'],
  ['odbc11-old', '2014.120.2000.8', '12.0.2000.8 (file version 2014.120.2000.8) is before 12.0.4219', 'TLS 1.0 only'],
  ['engine-sql2014-old', '12.0.4430', '12.0.4430 is before 12.0.4439.1', 'TLS 1.0 only'],
  ['mds-5.1', '5.2.0', '5.2.0 is 5.1 or later', 'up to TLS 1.3 with Encrypt=Strict to SQL Server 2022 or later, on Windows 11 or Server 2022 and later; otherwise TLS 1.2'],
];
for (const [id, version, because, reach] of bounds) {
  test(`the bound that decides: ${id} ${version}`, () => {
    const row = findDriver(id)!;
    assert.equal(becauseOf(row, readVersion(version)!), because);
    assert.equal(reachWords(row), reach);
  });
}

test('what a row is worth', () => {
  assert.deepEqual(['snac9', 'odbc17', 'netfx-4.5', 'rabbit', 'entra-id', 'winhttp'].map((id) => standing(findDriver(id)!)), ['problem', 'fine', 'open', 'open', 'open', 'open']);
});

test('versions are read and compared by their numbers', () => {
  assert.deepEqual(['v5.2.0', '11.0.6538.0', '2011.110.6538.0', '2009.100.4000', '12.4.1.jre11', '5.2.0-preview1', '', 'x', '1..2', '1.2.3.4.5.6'].map((t) => readVersion(t)?.text), ['5.2.0', '11.0.6538.0', '11.0.6538.0', '10.50.4000', '12.4.1', '5.2.0', undefined, undefined, undefined, undefined]);
  assert.ok(compareVersions('8.0.28', '8.0.9') > 0 && compareVersions('4.1', '4.1.0') === 0);
});

test('a short version lies partly in a range exactly when some longer ones do and some do not', () => {
  fc.assert(fc.property(fc.array(fc.nat(20), { minLength: 1, maxLength: 3 }), fc.array(fc.nat(20), { minLength: 1, maxLength: 3 }), fc.nat(40), (head, bound, tail) => {
    const version = readVersion(head.join('.'))!;
    const range = { from: bound.join('.') };
    const longer = inRange(readVersion([...head, tail].join('.'))!, range);
    const short = inRange(version, range);
    if (short !== 'some') assert.equal(longer === 'some' ? short : longer, short);
  }));
});

test('any text is taken', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 500 }), fc.string({ maxLength: 30 }), (text, version) => {
    assert.ok(Array.isArray(driversFor({ text, version }).found));
  }), { numRuns: 300 });
});
