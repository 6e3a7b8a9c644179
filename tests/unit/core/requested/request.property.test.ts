import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { spnDrivers, type ClientPlatform } from '../../../../src/data/spn-drivers.ts';
import { spnSources } from '../../../../src/data/spn-sources.ts';
import type { DnsRecord } from '../../../../src/core/requested/dns.ts';
import type { Reroute, SpnRequest, SqlAlias } from '../../../../src/core/requested/model.ts';
import { requestSpn } from '../../../../src/core/requested/request.ts';
import { readTyped } from '../../../../src/core/requested/typed.ts';
import { formatSpn, isRefusal, parseSpn, sameSpn } from '../../../../src/core/spn.ts';
import { sqlConnections } from '../../../../src/core/sql-connections.ts';
import type { SqlInstance } from '../../../../src/core/sql-spns.ts';

const host = fc.constantFrom('sql05', 'SQL05', 'sql05.corp.example', 'sqlprod.corp.example', 'ag-sales.emea.corp.example', '10.0.0.5', '2001:db8::5');
const junk = fc.oneof(host, fc.string({ maxLength: 30 }), fc.string({ unit: 'binary', maxLength: 10 }));
const typed = fc.oneof(
  fc.tuple(fc.constantFrom('', 'tcp:', 'np:', 'lpc:', 'admin:'), host, fc.constantFrom('', '\\SALES', ',1433', ',50123', '\\SALES,1444')).map((p) => p.join('')),
  fc.constantFrom('.', '(local)', 'localhost', '(localdb)\\x', '', '\\\\sql05\\pipe\\MSSQL$SALES\\sql\\query', 'jdbc:sqlserver://sql05.corp.example:1433', 'Server=sql05;x=y'),
  fc.string({ maxLength: 60 }),
).map(readTyped);

const record: fc.Arbitrary<DnsRecord> = fc.oneof(
  fc.record({ kind: fc.constant('a' as const), name: junk, address: fc.oneof(fc.constant('10.0.0.5'), junk) }),
  fc.record({ kind: fc.constant('cname' as const), name: junk, target: junk }),
  fc.record({ kind: fc.constant('ptr' as const), address: fc.oneof(fc.constant('10.0.0.5'), junk), name: junk }),
  fc.record({ kind: fc.constant('none' as const), name: junk }),
);
const alias: fc.Arbitrary<SqlAlias> = fc.record({ name: junk, target: fc.oneof(junk, fc.constant('DBMSSOCN,sql02.corp.example,1433')), bits: fc.constantFrom<32 | 64>(32, 64) });
const reroute: fc.Arbitrary<Reroute> = fc.oneof(
  fc.record({ kind: fc.constant('routing' as const), host: junk, port: fc.integer({ min: 1, max: 65535 }) }),
  fc.record({ kind: fc.constant('partner' as const), server: fc.record({ host: junk }), partnerSpn: junk }),
);

const request: fc.Arbitrary<SpnRequest> = fc.record(
  {
    typed,
    driver: fc.constantFrom(...spnDrivers.map((d) => d.id)),
    platform: fc.constantFrom<ClientPlatform>('windows', 'linux', 'macos'),
    dns: fc.record({ suffixes: fc.array(fc.oneof(fc.constant('corp.example'), junk), { maxLength: 3 }), records: fc.array(record, { maxLength: 6 }), hosts: fc.oneof(fc.constant('10.0.0.5 SQL05 sql05.corp.example'), fc.string()) }, { requiredKeys: [] }),
    version: fc.oneof(fc.constantFrom('2.1.0', '5.2', '5.2.0', '7.1.0-preview2', '5.20.1.1', '12'), fc.string()),
    logon: fc.constantFrom<'integrated' | 'sql'>('integrated', 'integrated', 'sql'),
    aliases: fc.array(alias, { maxLength: 3 }),
    bits: fc.constantFrom<32 | 64>(32, 64),
    browser: fc.oneof(fc.constant('no answer' as const), fc.integer({ min: 1, max: 65535 })),
    serverSpn: fc.oneof(fc.constantFrom('MSSQLSvc/sql05.corp.example:1433', 'CORP\\svc-sql05', ''), fc.string()),
    tryIpSpn: fc.boolean(),
    realmGiven: fc.constant(true as const),
    reroute,
    tunnel: fc.constant(true as const),
  },
  { requiredKeys: ['typed', 'driver', 'platform', 'dns'] },
);

test('property: every ask is a well-formed SPN that reads back, or was given by the user', () => {
  fc.assert(fc.property(request, (r) => {
    for (const { spn, explicit } of requestSpn(r).asks) {
      if (explicit) continue;
      const parts = parseSpn(spn);
      assert.ok(!isRefusal(parts), spn);
      if (!isRefusal(parts)) assert.equal(formatSpn(parts), spn);
    }
  }), { numRuns: 3000 });
});

test('property: a request ends in asks, a stop, no SPN, or a word about what is missing', () => {
  fc.assert(fc.property(request, (r) => {
    const asked = requestSpn(r);
    assert.ok(asked.asks.length > 0 || asked.stops || asked.noSpn || asked.lacks.length > 0 || asked.steps.length > 0);
    if (asked.stops || asked.noSpn) assert.deepEqual(asked.asks, []);
    assert.ok(!(asked.stops && asked.noSpn));
  }), { numRuns: 2000 });
});

test('property: attempts are numbered from 1 without a gap, and every source is in the table', () => {
  fc.assert(fc.property(request, (r) => {
    const asked = requestSpn(r);
    const orders = [...new Set(asked.asks.map((a) => a.order))];
    assert.deepEqual(orders, [...orders].sort((a, b) => a - b));
    if (orders.length > 0 && r.aliases === undefined) assert.equal(orders[0], 1);
    for (const source of [...asked.steps.flatMap((s) => s.sources), ...(asked.stops?.sources ?? []), ...(asked.noSpn?.sources ?? [])]) assert.ok(Object.hasOwn(spnSources, source), source);
  }), { numRuns: 1000 });
});

test('property: a version narrows the asks, it adds none', () => {
  const full = fc.tuple(fc.integer({ min: 1, max: 8 }), fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 7 })).map((v) => v.join('.'));
  fc.assert(fc.property(request, full, (r, version) => {
    const { version: _, realmGiven: __, ...open } = r;
    const all = new Set(requestSpn(open).asks.map((a) => `${a.order} ${a.spn}`));
    const one = requestSpn({ ...open, version });
    if (one.stops || one.noSpn || open.serverSpn !== undefined || open.reroute !== undefined) return;
    for (const a of one.asks) assert.ok(all.has(`${a.order} ${a.spn}`), `${a.order} ${a.spn} with ${version}`);
  }), { numRuns: 2000 });
});

const instances: readonly SqlInstance[] = [
  { fullName: 'sql05.corp.example', shortName: 'sql05', kind: 'default', port: 1433, tcp: true, pipes: true, names: [{ name: 'ag-sales.corp.example', port: 14330 }] },
  { fullName: 'sql05.corp.example', kind: 'named', instance: 'SALES', port: 50123, tcp: true, pipes: true, names: [] },
  { fullName: 'sql05.corp.example', kind: 'default', port: 14330, tcp: true, pipes: false, names: [] },
];

/** The clients that the table of connection strings speaks of, as requests. */
const spokenOf: Readonly<Record<string, readonly Pick<SpnRequest, 'driver' | 'platform' | 'version'>[]>> = {
  'Every driver': spnDrivers.flatMap((d) => (Object.keys(d.on) as ClientPlatform[]).flatMap((platform) => (d.id === 'tedious' ? [] : [{ driver: d.id, platform }]))),
  'Every driver, unless the name is a CNAME': [{ driver: 'msodbcsql', platform: 'windows' }, { driver: 'jdbc', platform: 'linux' }, { driver: 'microsoft-data-sqlclient', platform: 'linux' }],
  'Drivers on Windows': [{ driver: 'msodbcsql', platform: 'windows' }, { driver: 'msoledbsql', platform: 'windows' }, { driver: 'microsoft-data-sqlclient', platform: 'windows' }],
  'Drivers on Windows, after DNS gave the full name': [{ driver: 'msodbcsql', platform: 'windows' }],
  'SqlClient on Linux and macOS, first': [{ driver: 'microsoft-data-sqlclient', platform: 'linux', version: '6.0.0' }],
  'SqlClient on Linux and macOS, second': [{ driver: 'microsoft-data-sqlclient', platform: 'macos', version: '6.0.0' }],
  'SqlClient on Linux and macOS before 7.1': [{ driver: 'microsoft-data-sqlclient', platform: 'linux', version: '7.0.2' }],
  'Drivers over named pipes': [{ driver: 'msodbcsql', platform: 'windows' }, { driver: 'sqlncli', platform: 'windows' }],
  JDBC: [{ driver: 'jdbc', platform: 'linux' }],
};

test('the table of connection strings says the same', () => {
  const seen = new Set<string>();
  for (const instance of instances) {
    for (const { text, asks } of sqlConnections(instance)) {
      for (const { who, spn } of asks) {
        seen.add(who);
        for (const client of spokenOf[who] ?? []) {
          const asked = requestSpn({ ...client, typed: readTyped(text), dns: { suffixes: ['corp.example'] }, ...(instance.kind === 'named' && instance.port !== undefined ? { browser: instance.port } : {}) });
          const order = who.endsWith('second') ? 2 : 1;
          assert.ok(asked.asks.some((a) => a.order === order && sameSpn(a.spn, spn)), `${who}: ${text} with ${client.driver} on ${client.platform}`);
        }
      }
    }
  }
  assert.deepEqual([...seen].filter((who) => !Object.hasOwn(spokenOf, who)), []);
});
