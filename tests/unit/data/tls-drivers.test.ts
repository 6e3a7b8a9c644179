import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compareVersions, inRanges, readVersion } from '../../../src/core/drivers/versions.ts';
import { tlsDriverSources, tlsDrivers, type TlsDriver } from '../../../src/data/tls-drivers.ts';
import { familyOfNamed, namedVersions, spellings } from '../../../src/data/tls-driver-names.ts';
import { otherDrivers } from '../../../src/data/tls-drivers-other.ts';
import { runtimes } from '../../../src/data/tls-drivers-runtimes.ts';
import { servers } from '../../../src/data/tls-drivers-servers.ts';
import { sqlDrivers } from '../../../src/data/tls-drivers-sql.ts';
import { protocolNames } from '../../../src/data/windows-tls.ts';

/** Entries of the collected reference; each keeps its id. */
const COLLECTED = [
  'netfx-3.5', 'netfx-4.0', 'netfx-4.5', 'netfx-4.6', 'netfx-4.7', 'netfx-4.8', 'netcore', 'net5plus', 'ps51', 'ps7', 'winhttp', 'sds', 'mds-1-3', 'mds-4', 'mds-5.0', 'mds-5.1',
  'odbc11', 'odbc13', 'odbc17', 'odbc18', 'snac10', 'snac11', 'snac9', 'sqloledb', 'msoledb18', 'msoledb19', 'jdbc-old', 'jdbc-10', 'engine-sql2008', 'engine-sql2008r2',
  'engine-sql2012', 'engine-sql2014', 'engine-sql2016-2019', 'engine-sql2022', 'engine-sql2025', 'entra-id', 'entra-connect', 'b2c-endpoints', 'azuresql', 'mysql-server-55',
  'mysql-server-57', 'engine-mysql-80a', 'engine-mysql-80b', 'engine-mysql-80c', 'engine-mysql-80d', 'engine-mysql-84', 'connnet-6', 'connnet-8a', 'connnet-8b', 'connnet-8c',
  'mysqlconnector', 'pg-old', 'pg12', 'pg13', 'npgsql-old', 'npgsql-46', 'npgsql-67', 'npgsql-8', 'mailkit', 'mongo', 'mongo2', 'redis', 'rabbit', 'rabbit6',
];

const number = (protocol: string): number => protocolNames.findIndex((p) => p === protocol);

test('each collected entry is a row, and ids are unique', () => {
  const ids = tlsDrivers.map((r) => r.id);
  assert.equal(COLLECTED.length, 64);
  assert.deepEqual(COLLECTED.filter((id) => !ids.includes(id)), []);
  assert.equal(new Set(ids).size, ids.length);
});

test('bounds are versions, and each range begins before it ends', () => {
  for (const row of tlsDrivers) {
    for (const range of [row, ...(row.ranges ?? [])]) {
      for (const bound of [range.from, range.before]) assert.ok(bound === undefined || readVersion(bound)?.text === bound, `${row.id}: ${bound}`);
      if (range.from !== undefined && range.before !== undefined) assert.ok(compareVersions(range.from, range.before) < 0, `${row.id}: ${range.from} < ${range.before}`);
    }
    const froms = (row.ranges ?? []).map((r) => r.from ?? '0');
    assert.deepEqual(froms, [...froms].sort(compareVersions), row.id);
    if (row.ranges) assert.equal(row.ranges[0]?.from, row.from, `${row.id}: outer bound`);
  }
});

test('kinds stand together; families in alphabetical order, their rows from old to new', () => {
  for (const rows of [sqlDrivers, otherDrivers, runtimes, servers]) {
    const families = rows.map((r) => r.family).filter((f, i, all) => f !== all[i - 1]);
    assert.equal(new Set(families).size, families.length, 'a family stands in one place');
    assert.deepEqual(families, [...families].sort((a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1)));
    for (const [i, row] of rows.entries()) {
      const before = rows[i - 1];
      if (before?.family === row.family && before.name === row.name && before.from !== undefined && row.from !== undefined) assert.ok(compareVersions(before.from, row.from) <= 0, `${before.id} then ${row.id}`);
    }
  }
});

test('no version is claimed by two rows of one product, but where the edition decides', () => {
  const overlaps: string[] = [];
  for (const a of tlsDrivers) {
    for (const b of tlsDrivers) {
      if (a.id >= b.id || a.family !== b.family || a.kind !== b.kind) continue;
      for (const { from } of [...(a.ranges ?? [a]), ...(b.ranges ?? [b])]) {
        const version = from === undefined ? undefined : readVersion(`${from}.0.0`.split('.').slice(0, 4).join('.'));
        if (version !== undefined && inside(a, version) && inside(b, version)) overlaps.push(`${a.id} ${b.id} ${from}`);
      }
    }
  }
  assert.deepEqual(overlaps, ['mysql-server-55 mysql-server-57 5.7.10']);
});

function inside(row: TlsDriver, version: NonNullable<ReturnType<typeof readVersion>>): boolean {
  if (row.from === undefined && row.before === undefined) return false;
  return inRanges(version, row.ranges ?? [row]) === 'all';
}

test('what is offered is never newer than what can be used, and the usual version is older than the newest', () => {
  for (const row of tlsDrivers) {
    if (row.newest !== 'unknown' && row.offers !== 'system') assert.ok(row.offers.every((p) => number(p) <= number(row.newest)), row.id);
    if (row.usual !== undefined) assert.ok(number(row.usual) < number(row.newest) && row.newestWhen !== undefined, row.id);
    if (row.fixed) assert.notEqual(row.offers, 'system', row.id);
  }
});

test('each row has sources that exist, and words', () => {
  for (const row of tlsDrivers) {
    assert.ok(row.sources.length > 0 && row.sources.every((id) => Object.hasOwn(tlsDriverSources, id)), row.id);
    assert.ok(row.enable.endsWith('.') && row.versions !== '' && row.remarks.every((r) => /[.”]$/.test(r)), row.id);
    assert.doesNotMatch(JSON.stringify(row), /\b(?:newer|modern|simply|just|easy|easily)\b/i, row.id);
  }
});

test('spellings and names lead to families that have rows', () => {
  const families = new Set(tlsDrivers.map((r) => r.family));
  for (const family of [...Object.values(familyOfNamed), ...spellings.map((s) => s.family), ...namedVersions.map((n) => n.family)]) assert.ok(families.has(family ?? ''), family);
  for (const { text } of spellings) assert.match(text, /^[a-z0-9]+$/);
});
