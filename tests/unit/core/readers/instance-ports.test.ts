import assert from 'node:assert/strict';
import { test } from 'node:test';
import { instancePorts } from '../../../../src/core/readers/instance-ports.ts';
import { instanceNetwork } from '../../../../src/core/readers/instance-registry.ts';
import { itemProperty } from '../../../../src/core/readers/item-property.ts';
import { regQuery } from '../../../../src/core/readers/reg-query.ts';
import { assertReader } from './assert-reader.ts';
import { blocks, fixtures } from './fixtures.ts';
import { flatBlocks, namesIn } from './flat-facts.ts';

const cases: readonly [string, readonly object[]][] = [
  ['listener-states', [{ read: '1-6 8-10', listening: [
    { port: '50123@2', address: '::', kind: 'sql', online: true }, { port: '50123@3', address: '0.0.0.0', kind: 'sql', online: true }, { port: '50124@4', address: '::1', kind: 'sql', online: true },
    { port: '50124@5', address: '127.0.0.1', kind: 'sql', online: true }, { port: '5022@6', address: '0.0.0.0', kind: 'mirroring', online: true }, { port: '1433@10', address: '10.0.0.5' },
  ] }]],
  ['group-listeners', [
    { read: '1-3', listeners: [{ name: 'ag-sales@2', port: '1433@2', group: 'AG1@2' }, { name: 'ag-hr@3', group: 'AG2@3' }] },
    { read: '7-13', listeners: [{ computer: 'SQL05@7', instance: 'SALES@8', name: 'ag-sales@11', port: '1533@12', group: 'AG1@10' }] },
  ]],
  ['dbatools', [{
    read: '1-5 7-13 15-20',
    listening: [{ computer: 'SQL05@1', instance: 'SALES@2', port: '50123@5', address: '10.0.0.5' }],
    settings: [{ computer: 'SQL05@15', instance: 'SALES@16', entry: 'IPAll@18', dynamic: '50123@19' }],
    protocols: [{ computer: 'SQL05@7', instance: 'MSSQLSERVER@8', tcp: 'true@12', pipes: 'false@11', sharedMemory: 'true@10' }],
  }]],
  ['runbook-tables', [{
    read: '2-6 8-11 13-16',
    settings: [{ instance: 'SALES@4', entry: 'IP1@4', dynamic: '0@4', enabled: 'false@4' }, { instance: 'SALES@5', entry: 'IPAll@5', fixed: ['1433@5', '1533@5'] }, { instance: 'HR@6', entry: 'IPAll@6', dynamic: '0@6' }],
    protocols: [{ instance: 'SALES@10', tcp: 'true@10', allAddresses: 'true@10' }, { instance: 'HR@11', tcp: 'false@11', allAddresses: 'false@11' }, { instance: 'SALES@15', tcp: 'true@15' }, { instance: 'SALES@16', pipes: 'false@16' }],
  }]],
];
for (const [name, expected] of cases) test(`${name}: facts and lines`, () => assert.deepEqual(flatBlocks(instancePorts, name), expected));

test('names: no port of the administrator connection, no mirroring port', () => {
  assert.deepEqual(namesIn(instancePorts, 'listener-states'), ['port 50123', 'port 1433']);
  assert.deepEqual(namesIn(instancePorts, 'group-listeners'), ['listener ag-sales', 'listener ag-hr', 'listener ag-sales', 'server SQL05', 'instance SALES']);
});

test('a port that is wider than its heading is whole', () => {
  const found = blocks(instancePorts, 'ip_address port\n---------- ----\n::         50123')[0];
  assert.ok(!found || found.facts.listening.every((l) => l.port.value === 50123), 'never a part of a port');
});

test('tables of other things are not read', () => {
  for (const text of ['port,state\n1433,open', 'ComputerName : a\nPort : 1433', 'ip_address\tport\nx\tnone', 'Name : IPAll', 'auth_scheme\tlocal_tcp_port\nKERBEROS\t1433', 'Port 1433 is open']) assert.deepEqual(blocks(instancePorts, text), [], text);
});

test('registry: settings and switches of each instance', () => {
  const root = 'HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Microsoft SQL Server\\MSSQL16.SALES\\MSSQLServer\\SuperSocketNetLib';
  const text = `C:\\>reg query "${root}\\Tcp" /s\n\n${root}\\Tcp\n    Enabled    REG_DWORD    0x1\n    ListenOnAllIPs    REG_DWORD    0x1\n\n${root}\\Tcp\\IP1\n    Enabled    REG_DWORD    0x0\n    TcpPort    REG_SZ    \n    TcpDynamicPorts    REG_SZ    0\n\n${root}\\Tcp\\IPAll\n    TcpPort    REG_SZ    1433,1533\n    TcpDynamicPorts    REG_SZ    \n\nC:\\>`;
  const { settings, protocols } = instanceNetwork(blocks(regQuery, text).map((b) => b.facts));
  assert.deepEqual(settings.map((s) => [s.instance?.value, s.entry.value, s.fixed.map((p) => p.value), s.dynamic?.value, s.enabled?.value]), [['SALES', 'IP1', [], 0, false], ['SALES', 'IPAll', [1433, 1533], undefined, undefined]]);
  assert.deepEqual(protocols.map((p) => [p.instance?.value, p.tcp?.value, p.allAddresses?.value]), [['SALES', true, true]]);
  const list = `TcpPort         : 1433\nTcpDynamicPorts : \nPSPath          : Microsoft.PowerShell.Core\\Registry::${root}\\Tcp\\IPAll\n`;
  assert.deepEqual(instanceNetwork(blocks(itemProperty, list).map((b) => b.facts)).settings.map((s) => [s.instance?.value, s.fixed.map((p) => p.value), s.dynamic]), [['SALES', [1433], undefined]]);
});

test('any text: no exception, the same answer twice, linear time', () => assertReader(instancePorts, fixtures('instance-ports')));
