import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { spnDrivers } from '../../../../src/data/spn-drivers.ts';
import { driverLabel, driversFor, ntlmOf, serverSpnKeyword } from '../../../../src/core/requested/drivers.ts';
import { keywordValue } from '../../../../src/core/requested/keyword-values.ts';
import { explicitSpn, serverSpnRows, splitRealm } from '../../../../src/core/requested/server-spn.ts';

const S = 'MSSQLSvc/sql05.corp.example:1433';
const textOf = (spn: string, id: string): string | undefined => serverSpnRows(spn).find((r) => r.id === id)?.text;
const refusalOf = (spn: string, id: string): string | undefined => serverSpnRows(spn).find((r) => r.id === id)?.refusal?.reason;

const texts: readonly (readonly [string, string, string])[] = [
  ['msodbcsql', S, `Trusted_Connection=yes;ServerSPN=${S}`],
  ['msoledbsql', S, `Integrated Security=SSPI;Server SPN=${S}`],
  ['sqlncli', S, `Trusted_Connection=yes;ServerSPN=${S}`],
  ['microsoft-data-sqlclient', S, `Integrated Security=true;Server SPN=${S}`],
  ['jdbc', S, `integratedSecurity=true;authenticationScheme=JavaKerberos;serverSpn=${S}`],
  ['jdbc', `${S}@CORP.EXAMPLE`, `integratedSecurity=true;authenticationScheme=JavaKerberos;serverSpn=${S}@CORP.EXAMPLE`],
  ['go-mssqldb', S, `ServerSPN=${S}`],
  ['freetds', S, `spn = ${S}`],
  ['msodbcsql', 'svc-sql05@corp.example', 'Trusted_Connection=yes;ServerSPN={svc-sql05@corp.example}'],
  ['msodbcsql', 'CORP\\gmsa-sql$', 'Trusted_Connection=yes;ServerSPN=CORP\\gmsa-sql$'],
  ['microsoft-data-sqlclient', "CORP\\o'brien", 'Integrated Security=true;Server SPN="CORP\\o\'brien"'],
];
for (const [id, spn, expected] of texts) test(`serverSpnRows: ${id} with ${spn}`, () => assert.equal(textOf(spn, id), expected));

const refusals: readonly (readonly [string, string, RegExp])[] = [
  ['msodbcsql', `MSSQLSvc/${'a.'.repeat(126)}b`, /longer than 260/],
  ['msodbcsql', `${S}@CORP.EXAMPLE`, /has a realm/],
  ['jdbc', 'CORP\\svc-sql05', /is an account/],
  ['microsoft-data-sqlclient', 'MSSQLSvc/sql05\\SALES', /backslash/],
  ['microsoft-data-sqlclient', 'sql05', /neither an SPN nor an account/],
  ['msoledbsql', `${S};Password=x`, /character ;|semicolon/],
  ['jdbc', `${S}}`, /curly bracket/],
];
for (const [id, spn, says] of refusals) test(`serverSpnRows refuses: ${id} with ${spn.slice(0, 50)}`, () => { assert.match(refusalOf(spn, id) ?? '', says); assert.equal(textOf(spn, id), undefined); });

test('a driver without a keyword says why and has no text', () => {
  for (const id of ['msodbcsql-linux', 'sqloledb', 'system-data-sqlclient', 'jdbc-native', 'tedious', 'sqlcmd']) {
    const row = serverSpnRows(S).find((r) => r.id === id);
    assert.equal(row?.text, undefined, id);
    assert.equal(row?.since, 'none', id);
    assert.ok((row?.remark.length ?? 0) > 20, id);
    assert.ok((row?.sources.length ?? 0) > 0, id);
  }
});

test('every driver has a keyword or says why not, and a layer or only NTLM', () => {
  for (const driver of spnDrivers) {
    assert.ok('keyword' in driver !== 'noKeyword' in driver, driver.id);
    for (const on of Object.values(driver.on)) assert.ok('layer' in on || on.ntlm === 'only', driver.id);
  }
  assert.equal(new Set(spnDrivers.map((d) => d.id)).size, spnDrivers.length);
});

test('forms get the drivers of a platform and their names', () => {
  assert.ok(driversFor('linux').some((d) => d.id === 'jdbc'));
  assert.ok(!driversFor('linux').some((d) => d.id === 'msoledbsql'));
  assert.ok(!driversFor('macos').some((d) => d.id === 'microsoft-data-sqlclient-managed'));
  assert.equal(driverLabel('tedious'), 'tedious, mssql (Node.js)');
  assert.equal(ntlmOf('msodbcsql-linux', 'linux'), 'never');
  assert.equal(ntlmOf('msodbcsql-linux', 'windows'), undefined);
});

test('serverSpnKeyword knows the version', () => {
  const known = (version?: string): unknown => {
    const answer = serverSpnKeyword('microsoft-data-sqlclient', version);
    return 'keyword' in answer ? answer.known : answer.none;
  };
  assert.equal(known('5.0.0'), true);
  assert.equal(known('4.1.1'), false);
  assert.equal(known(), undefined);
  assert.ok('none' in serverSpnKeyword('tedious'));
});

test('splitRealm leaves accounts alone', () => {
  assert.deepEqual(splitRealm(`${S}@CORP.EXAMPLE`), [S, 'CORP.EXAMPLE']);
  assert.deepEqual(splitRealm('svc@corp.example'), ['svc@corp.example', undefined]);
});

/** Reads one value back as System.Data.Common's connection string reader does. */
function readAdo(text: string): string {
  if (!text.startsWith('"')) return text.split(';')[0]?.trim() ?? '';
  return text.slice(1, -1).replaceAll('""', '"');
}
/** Reads one value back as the ODBC driver manager does. */
const readOdbc = (text: string): string => (text.startsWith('{') ? text.slice(1, -1).replaceAll('}}', '}') : (text.split(';')[0] ?? ''));

test('property: what is quoted reads back as the value, and ends where the value ends', () => {
  fc.assert(fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }), (value) => {
    const ado = keywordValue('ado', value);
    if (ado.ok) {
      assert.equal(readAdo(ado.text), value);
      if (ado.text.startsWith('"')) assert.doesNotMatch(ado.text.slice(1, -1).replaceAll('""', ''), /"/);
    }
    const odbc = keywordValue('odbc', value);
    if (odbc.ok) {
      assert.equal(readOdbc(odbc.text), value);
      if (odbc.text.startsWith('{')) assert.doesNotMatch(odbc.text.slice(1, -1).replaceAll('}}', ''), /\}/);
    }
    const jdbc = keywordValue('jdbc', value);
    if (jdbc.ok) assert.equal(jdbc.text.startsWith('{') ? jdbc.text.slice(1, -1) : jdbc.text, value);
  }), { numRuns: 500 });
});

test('property: any text gives a row for each driver; a text only for a value that the rule allows', () => {
  fc.assert(fc.property(fc.oneof(fc.string(), fc.string({ unit: 'binary' })), (value) => {
    const rows = serverSpnRows(value);
    assert.equal(rows.length, spnDrivers.length);
    if (explicitSpn.refuses(value) !== undefined) assert.ok(rows.every((r) => r.text === undefined));
  }));
});

test('a line break never gets into a connection string', () => {
  assert.equal(keywordValue('ado', 'a\nb').ok, false);
  assert.equal(keywordValue('freetds', 'a\r\nb').ok, false);
  assert.equal(keywordValue('odbc', 'a\u200bb').ok, false);
});
