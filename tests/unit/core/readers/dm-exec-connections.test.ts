import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dmExecConnections } from '../../../../src/core/readers/dm-exec-connections.ts';
import { assertReader } from './assert-reader.ts';
import { fixtures } from './fixtures.ts';
import { flatBlocks, namesIn } from './flat-facts.ts';

/** Fixture, and what its blocks hold. */
const cases: readonly (readonly [string, readonly object[]])[] = [
  ['commas', [
    { read: '1 3', columns: ['net_transport', 'auth_scheme', 'encrypt_option', 'client_net_address'], rows: [{ line: 3, scheme: 'NTLM', transport: 'TCP', encrypted: true, clientAddress: '10.10.5.77' }] },
  ]],
  ['counted', [
    { read: '1-5', columns: ['auth_scheme', 'host_name', 'program_name', 'login_name', 'connections'], rows: [{ line: 2, scheme: 'KERBEROS', clientName: 'APP01', program: 'Orders', login: 'CORP\\svc-orders', count: 12 }, { line: 3, scheme: 'NTLM', clientName: 'APP02', program: 'Microsoft SQL Server Management Studio', login: 'CORP\\alice', count: 2 }, { line: 4, scheme: 'NTLM', clientName: 'SQL05', program: 'SQLAgent - Generic Refresher', login: 'NT SERVICE\\SQLSERVERAGENT', count: 1 }, { line: 5, scheme: 'SQL', clientName: 'WEB01', program: 'Core Microsoft SqlClient Data Provider', login: 'shop', count: 8 }] },
  ]],
  ['grid-without-heading', [
    { read: '1', rows: [{ line: 1, scheme: 'NTLM', transport: 'TCP' }] },
  ]],
  ['powershell', [
    { read: '3 5', columns: ['net_transport', 'auth_scheme'], rows: [{ line: 5, scheme: 'KERBEROS', transport: 'TCP' }] },
  ]],
  ['sqlcmd-broken-at-80', [
    { read: '2-3 10-11 14-15', columns: ['net_transport', 'auth_scheme', 'client_net_address', 'host_name'], rows: [{ line: 10, scheme: 'NTLM', transport: 'TCP', clientName: 'APP02', clientAddress: '10.10.5.77' }, { line: 14, scheme: 'NTLM', transport: 'Shared memory', clientName: 'SQL05', clientAddress: '<local machine>' }] },
  ]],
  ['sqlcmd', [
    { read: '3 5', columns: ['net_transport', 'auth_scheme'], rows: [{ line: 5, scheme: 'KERBEROS', transport: 'TCP' }] },
  ]],
  ['ssms-grid', [
    { read: '1-6', columns: ['session_id', 'net_transport', 'auth_scheme', 'host_name', 'program_name', 'login_name'], rows: [{ line: 2, scheme: 'KERBEROS', transport: 'TCP', clientName: 'APP01', program: 'Orders', login: 'CORP\\svc-orders', session: 57 }, { line: 3, scheme: 'NTLM', transport: 'TCP', clientName: 'APP02', program: 'Microsoft SQL Server Management Studio', login: 'CORP\\alice', session: 61 }, { line: 4, scheme: 'NTLM', transport: 'Shared memory', clientName: 'SQL01', program: 'SQLAgent - Generic Refresher', login: 'NT SERVICE\\SQLSERVERAGENT', session: 62 }, { line: 5, scheme: 'NTLM', transport: 'Session', clientName: 'APP02', program: 'Orders', login: 'CORP\\svc-orders', session: 65 }, { line: 6, scheme: 'SQL', transport: 'TCP', clientName: 'WEB01', program: 'Core Microsoft SqlClient Data Provider', login: 'shop', session: 70 }] },
  ]],
];

for (const [name, expected] of cases) test(`dm-exec-connections: ${name}`, () => assert.deepEqual(flatBlocks(dmExecConnections, name), expected));

const names: readonly (readonly [string, readonly string[]])[] = [
  ['commas', []],
  ['counted', []],
  ['grid-without-heading', []],
  ['powershell', []],
  ['sqlcmd-broken-at-80', []],
  ['sqlcmd', []],
  ['ssms-grid', []],
];

for (const [name, expected] of names) test(`dm-exec-connections names: ${name}`, () => assert.deepEqual(namesIn(dmExecConnections, name), expected));

test('dm-exec-connections keeps the promises of a reader', () => assertReader(dmExecConnections, fixtures('dm-exec-connections')));
