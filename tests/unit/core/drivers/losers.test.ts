import assert from 'node:assert/strict';
import { test } from 'node:test';
import { losersOf, tlsLosers } from '../../../../src/core/drivers/losers.ts';
import { tlsDriverSources, tlsDrivers, type TlsDriver } from '../../../../src/data/tls-drivers.ts';
import { loserGroups } from '../../../../src/data/tls-losers.ts';

const loser = (id: string): string => {
  const l = tlsLosers.find((one) => one.id === id);
  assert.ok(l, id);
  return [l.role, l.speaks.map((p) => p.slice(4)).join(' '), l.there ? 'there' : '', typeof l.here === 'boolean' ? (l.here ? 'here' : '') : `on ${l.here.length}`, l.curedHere ?? ''].join(', ');
};

const known: readonly (readonly [string, string])[] = [
  ['windows-7-client', 'client, 3.0 1.0, there, , '],
  ['windows-7-server', 'server, 2.0 3.0 1.0, there, , '],
  ['windows-10-client', 'client, 1.0 1.1 1.2, there, , '],
  ['windows-2008-client', 'client, 3.0 1.0, there, , '],
  ['winhttp-old', 'client, 3.0 1.0, there, on 4, winhttp'],
  ['net-35', 'client, 3.0 1.0, there, here, dotnet2'],
  ['net-40-452', 'client, 3.0 1.0, there, here, dotnet4'],
  ['net-461', 'client, 1.0 1.1 1.2, there, here, '],
  ['powershell-51', 'client, 3.0 1.0, there, here, dotnet4'],
  ['wcf-net-tcp', 'client, 3.0 1.0, there, here, '],
  ['native-client-10', 'client, 1.0, there, here, '],
  ['mdac', 'client, 1.0, there, on 12, '],
  ['java-7', 'client, 1.0, there, , '],
  ['connector-net-6', 'client, 3.0 1.0, , here, '],
  ['connector-net-8', 'client, 1.2, , here, '],
  ['sql-drivers-tds7', 'client, 1.0 1.1 1.2, there, here, '],
  ['sql-2012', 'server, 1.0, there, here, '],
  ['sql-2016-2019', 'server, 1.0 1.1 1.2, there, here, '],
  ['sql-2022', 'server, 1.0 1.1 1.2, there, here, '],
  ['rdp-2008-r2', 'server, 1.0, there, on 2, '],
  ['mysql-yassl', 'server, 1.0 1.1, there, , '],
  ['tls-12-server', 'server, 1.2 1.3, there, , '],
  ['b2c', 'client, 1.2 1.3, there, , '],
];
for (const [id, expected] of known) test(`loser ${id}`, () => assert.equal(loser(id), expected));

test('ids are unique, words are there, sources exist', () => {
  assert.equal(new Set(tlsLosers.map((l) => l.id)).size, tlsLosers.length);
  for (const l of tlsLosers) {
    assert.ok(l.name !== '' && l.who !== '' && l.fix.endsWith('.') && l.speaks.length > 0, l.id);
    assert.ok(l.sources.length > 0 && l.sources.every((s) => Object.hasOwn(tlsDriverSources, s)), l.id);
  }
});

test('rows of a group exist, speak the same and take the same side', () => {
  for (const group of loserGroups) {
    const rows = group.rows.map((id) => tlsDrivers.find((r) => r.id === id));
    assert.ok(rows.every((r) => r !== undefined), group.id);
    const speaks = new Set(rows.map((r) => (group.speaks === 'offers' ? JSON.stringify(r?.offers) : (r?.usual ?? r?.newest))));
    assert.equal(speaks.size, 1, `${group.id}: ${[...speaks].join()}`);
    assert.equal(new Set(rows.map((r) => r?.kind === 'server')).size, 1, group.id);
  }
});

test('each row that names its versions, and runs on Schannel or is reached from it, is among the losers', () => {
  for (const row of tlsDrivers) {
    if (row.offers === 'system' || (row.stack !== 'schannel' && row.kind !== 'server' && row.peers === 'other')) continue;
    const group = loserGroups.find((g) => g.speaks === 'offers' && g.rows.includes(row.id)) ?? loserGroups.find((g) => g.rows.includes(row.id));
    assert.ok(tlsLosers.some((l) => l.id === (row.lost?.id ?? group?.id ?? row.id)), row.id);
  }
});

test('a row that comes to the table is among the losers by itself', () => {
  const row: TlsDriver = { id: 'new-driver', kind: 'driver', family: 'New driver', name: 'New driver', versions: 'before 2.0', before: '2.0', stack: 'schannel', newest: 'TLS 1.1', offers: ['TLS 1.1'], fixed: true, enable: 'Update it.', remarks: [], confidence: 'likely', sources: ['jdbc'] };
  const found = losersOf([...tlsDrivers, row]).find((l) => l.id === 'new-driver');
  assert.deepEqual([found?.who, found?.speaks, found?.there, found?.here, found?.fix], ['New driver before 2.0', ['TLS 1.1'], true, true, 'Update it.']);
});
