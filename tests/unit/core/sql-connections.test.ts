import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sqlConnections } from '../../../src/core/sql-connections.ts';
import { sqlSpns, type SqlInstance } from '../../../src/core/sql-spns.ts';
import { readServerText } from '../../../src/core/server-text.ts';

const base: SqlInstance = { fullName: 'sql05.corp.example', kind: 'default', tcp: true, pipes: false, names: [] };
const S = 'MSSQLSvc/sql05.corp.example';

const cases: readonly (readonly [string, SqlInstance, readonly (readonly [string, readonly string[]])[]])[] = [
  ['default instance', { ...base, port: 1433 }, [
    ['Server=tcp:sql05.corp.example,1433', [`${S}:1433`]],
    ['Server=sql05.corp.example', [`${S}:1433`, S, `${S}:1433`]],
    ['jdbc:sqlserver://sql05.corp.example:1433;integratedSecurity=true;authenticationScheme=JavaKerberos', [`${S}:1433`]],
  ]],
  ['default instance on another port has no form without port', { ...base, port: 14330 }, [
    ['Server=tcp:sql05.corp.example,14330', [`${S}:14330`]],
    ['jdbc:sqlserver://sql05.corp.example:14330;integratedSecurity=true;authenticationScheme=JavaKerberos', [`${S}:14330`]],
  ]],
  ['named instance with a dynamic port', { ...base, kind: 'named', instance: 'SALES' }, [['Server=sql05.corp.example\\SALES', [`${S}:SALES`]]]],
  ['named pipes of the default instance', { ...base, tcp: false, pipes: true }, [['Server=np:\\\\sql05.corp.example\\pipe\\sql\\query', [S]]]],
  ['named pipes of a named instance', { ...base, tcp: false, pipes: true, kind: 'named', instance: 'SALES' }, [
    ['Server=np:\\\\sql05.corp.example\\pipe\\MSSQL$SALES\\sql\\query', [`${S}:SALES`]],
  ]],
  ['named instance whose name is not known', { ...base, kind: 'named', port: 1433, pipes: true }, [
    ['Server=tcp:sql05.corp.example,1433', [`${S}:1433`]],
    ['jdbc:sqlserver://sql05.corp.example:1433;integratedSecurity=true;authenticationScheme=JavaKerberos', [`${S}:1433`]],
  ]],
  ['address', { kind: 'default', tcp: true, pipes: false, names: [], address: '10.0.0.5', port: 1433 }, [['Server=tcp:10.0.0.5,1433', ['MSSQLSvc/10.0.0.5:1433']]]],
  ['IPv6 address', { kind: 'default', tcp: true, pipes: false, names: [], address: '2001:db8::5', port: 1433 }, []],
];

for (const [name, instance, expected] of cases) {
  test(`sqlConnections: ${name}`, () => {
    assert.deepEqual(sqlConnections(instance).map((c) => [c.text, c.asks.map((a) => a.spn)]), expected);
  });
}

const full: SqlInstance = {
  ...base, shortName: 'sql05', kind: 'named', instance: 'SALES', port: 50123, pipes: true, names: [{ name: 'ag-sales.corp.example', port: 1433 }],
};

test('every SPN that a connection leads to is on the list of SPNs', () => {
  for (const instance of [full, { ...full, kind: 'default' as const, instance: undefined, port: 1433 }, { ...full, port: undefined }]) {
    const known = new Set(sqlSpns(instance).map((s) => s.spn));
    for (const { spn } of sqlConnections(instance).flatMap((c) => c.asks)) assert.ok(known.has(spn), spn);
  }
});

test('every connection is read back as a server', () => {
  for (const { text } of sqlConnections(full)) assert.ok(readServerText(text), text);
});
