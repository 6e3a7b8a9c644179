import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sqlAliases } from '../../../../src/core/readers/sql-aliases.ts';
import { assertReader } from './assert-reader.ts';
import { fixtures } from './fixtures.ts';
import { flatBlocks, namesIn } from './flat-facts.ts';

/** Fixture, and what its blocks hold. */
const cases: readonly (readonly [string, readonly object[]])[] = [
  ['none-german', [
    { read: '1-2', view: '64@1', missing: 'true@2' },
    { read: '4-5', view: '32@4', missing: 'true@5' },
  ]],
  ['powershell', [
    { read: '1 4-9', aliases: [{ line: 4, name: 'sqlprod', target: { protocol: 'tcp', host: 'sql05.corp.example', port: 1433, text: 'DBMSSOCN,sql05.corp.example,1433' } }] },
    { read: '11-16', aliases: [{ line: 11, name: 'sqlprod', target: { protocol: 'tcp', host: 'sql05', port: 1433, text: 'DBMSSOCN,sql05,1433' } }], view: '32@12' },
  ]],
  ['reg-file', [
    { read: '3-5', aliases: [{ line: 4, name: 'sqlprod', target: { protocol: 'tcp', host: 'sql02.corp.example', port: 1433, text: 'DBMSSOCN,sql02.corp.example,1433' } }, { line: 5, name: 'erp\\SALES', target: { protocol: 'tcp', address: '10.10.1.22', port: 50123, text: 'DBMSSOCN,10.10.1.22,50123' } }] },
    { read: '7-8', aliases: [{ line: 8, name: 'sqlprod', target: { protocol: 'named pipes', host: 'sql02', instance: 'SALES', pipe: '\\\\sql02\\pipe\\MSSQL$SALES\\sql\\query', text: 'DBNMPNTW,\\\\sql02\\pipe\\MSSQL$SALES\\sql\\query' } }], view: '32@7' },
  ]],
  ['reg-query-one-list', [
    { read: '1 3-5', aliases: [{ line: 4, name: 'sqlprod', target: { protocol: 'tcp', host: 'sql02.corp.example', port: 1433, text: 'DBMSSOCN,sql02.corp.example,1433' } }], view: '64@1' },
    { read: '8-9', view: '32@8', missing: 'true@9' },
  ]],
  ['without-prompts', [
    { read: '1-2', aliases: [{ line: 2, name: 'sqlprod', target: { protocol: 'tcp', host: 'sql02.corp.example', port: 1433, text: 'DBMSSOCN,sql02.corp.example,1433' } }] },
    { read: '3', missing: 'true@3' },
  ]],
];

for (const [name, expected] of cases) test(`sql-aliases: ${name}`, () => assert.deepEqual(flatBlocks(sqlAliases, name), expected));

const names: readonly (readonly [string, readonly string[]])[] = [
  ['none-german', []],
  ['powershell', ['server sql05.corp.example', 'server sql05']],
  ['reg-file', ['server sql02.corp.example', 'server sql02']],
  ['reg-query-one-list', ['server sql02.corp.example']],
  ['without-prompts', ['server sql02.corp.example']],
];

for (const [name, expected] of names) test(`sql-aliases names: ${name}`, () => assert.deepEqual(namesIn(sqlAliases, name), expected));

test('sql-aliases keeps the promises of a reader', () => assertReader(sqlAliases, fixtures('sql-aliases')));
