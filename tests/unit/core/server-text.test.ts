import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readServerText, type ServerText } from '../../../src/core/server-text.ts';

const servers: readonly (readonly [string, ServerText | undefined])[] = [
  ['Server=sql05;Database=x', { host: 'sql05' }],
  ['server = tcp:sql05.corp.example , 1444 ; x=y', { host: 'sql05.corp.example', port: 1444, protocol: 'tcp' }],
  ['Addr=sql05\\SALES', { host: 'sql05', instance: 'SALES' }],
  ['sql05\\SALES,1444', { host: 'sql05', instance: 'SALES', port: 1444 }],
  ['sql05\\MSSQLSERVER', { host: 'sql05' }],
  ['admin:sql05', { host: 'sql05', protocol: 'admin' }],
  ['lpc:sql05\\SALES', { host: 'sql05', instance: 'SALES', protocol: 'lpc' }],
  ['np:\\\\sql05\\pipe\\MSSQL$SALES\\sql\\query', { host: 'sql05', instance: 'SALES', pipe: true, protocol: 'np' }],
  ['\\\\sql05\\pipe\\sql\\query', { host: 'sql05', pipe: true }],
  ['jdbc:sqlserver://sql05\\SALES;databaseName=x', { host: 'sql05', instance: 'SALES' }],
  ['jdbc:sqlserver://;serverName=sql05;portNumber=1444', { host: 'sql05', port: 1444 }],
  ['10.0.0.5,1433', { host: '10.0.0.5', port: 1433 }],
  ['sql05.corp.example', { host: 'sql05.corp.example' }],
  ['sql05', undefined],
  ['Server=ag sales', undefined],
  ['Server=sql05,0', undefined],
  ['Server=sql05\\A-B', undefined],
  ['', undefined],
];

for (const [text, expected] of servers) {
  test(`readServerText ${JSON.stringify(text)}`, () => assert.deepEqual(readServerText(text), expected));
}
