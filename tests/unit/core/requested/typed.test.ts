import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { readTyped, type Typed } from '../../../../src/core/requested/typed.ts';
import type { ServerText } from '../../../../src/core/server-text.ts';

const server = (s: ServerText): Typed => ({ kind: 'server', server: s });

const cases: readonly (readonly [string, Typed])[] = [
  ['sql05', server({ host: 'sql05' })],
  ['  sql05.corp.example  ', server({ host: 'sql05.corp.example' })],
  ['tcp:sql05.corp.example,1433', server({ host: 'sql05.corp.example', port: 1433, protocol: 'tcp' })],
  ['TCP: sql05 , 1444', server({ host: 'sql05', port: 1444, protocol: 'tcp' })],
  ['sql05\\SALES', server({ host: 'sql05', instance: 'SALES' })],
  ['admin:sql05\\SALES', server({ host: 'sql05', instance: 'SALES', protocol: 'admin' })],
  ['np:sql05\\SALES', server({ host: 'sql05', instance: 'SALES', protocol: 'np' })],
  ['np:\\\\sql05\\pipe\\MSSQL$SALES\\sql\\query', server({ host: 'sql05', instance: 'SALES', pipe: true, protocol: 'np' })],
  ['\\\\sql05\\pipe\\sql\\query', server({ host: 'sql05', pipe: true })],
  ['lpc:sql05', server({ host: 'sql05', protocol: 'lpc' })],
  ['10.0.0.5,1433', server({ host: '10.0.0.5', port: 1433 })],
  ['2001:db8::5', server({ host: '2001:db8::5' })],
  ['tcp:[2001:db8::5],1444', server({ host: '2001:db8::5', port: 1444, protocol: 'tcp' })],
  ['Server=tcp:sql05,1433;Integrated Security=true', server({ host: 'sql05', port: 1433, protocol: 'tcp' })],
  ['Driver={ODBC Driver 18 for SQL Server};Server=sql05\\SALES;Trusted_Connection=yes', server({ host: 'sql05', instance: 'SALES' })],
  ['jdbc:sqlserver://sql05.corp.example:1444;integratedSecurity=true', server({ host: 'sql05.corp.example', port: 1444 })],
  ['.', { kind: 'local' }],
  ['.\\SALES', { kind: 'local' }],
  ['(local)', { kind: 'local' }],
  ['tcp:localhost,1433', { kind: 'local', protocol: 'tcp' }],
  ['127.0.0.1', { kind: 'local' }],
  ['np:\\\\.\\pipe\\sql\\query', { kind: 'local', protocol: 'np' }],
  ['Data Source=.\\SALES;Integrated Security=SSPI', { kind: 'local' }],
  ['jdbc:sqlserver://localhost:1433', { kind: 'local' }],
  ['(localdb)\\MSSQLLocalDB', { kind: 'localdb' }],
  ['np:\\\\.\\pipe\\LOCALDB#1234\\tsql\\query', { kind: 'localdb' }],
  ['', { kind: 'empty' }],
  ['   ', { kind: 'empty' }],
];

for (const [text, expected] of cases) {
  test(`readTyped ${JSON.stringify(text)}`, () => assert.deepEqual(readTyped(text), expected));
}

const refusals: readonly (readonly [string, RegExp])[] = [
  ['sql05:1433', /colon before the port/],
  ['tcp:sql05:1433', /colon before the port/],
  ['ag sales', /host that has a blank/],
  ['sql–05', /en dash/],
  ['sql05,99999', /port that is larger/],
  ['sql05\\A-B', /instance name that has a hyphen/],
  ['MSSQLSvc/sql05', /host that has a slash/],
  ['jdbc:sqlserver://', /JDBC address/],
  ['sql05;x', /host that has a semicolon/],
  ['a'.repeat(2000), /longer than 1024/],
];

for (const [text, reason] of refusals) {
  test(`readTyped refuses ${JSON.stringify(text.slice(0, 40))}`, () => {
    const typed = readTyped(text);
    assert.equal(typed.kind, 'refused');
    if (typed.kind === 'refused') assert.match(typed.refusal.reason, reason);
  });
}

test('property: any string is read without an exception', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => { assert.ok(readTyped(text).kind); }));
});
