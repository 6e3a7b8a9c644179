import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { spnSources } from '../../../src/data/spn-sources.ts';
import { plainText } from '../../../src/core/blocks.ts';
import { spnString } from '../../../src/core/names.ts';
import { readServerText } from '../../../src/core/server-text.ts';
import { holderBlocks, sameHolder } from '../../../src/core/spn-holder-blocks.ts';
import { topologyConnections } from '../../../src/core/sql-topology-connections.ts';
import { aliasBlocks, topologyNotes } from '../../../src/core/sql-topology-notes.ts';
import { claimedTwice, topologySpns, type PlacedInstance, type SqlTopology } from '../../../src/core/sql-topology.ts';
import type { SqlInstance, SqlName } from '../../../src/core/sql-spns.ts';

function place(host: string, more: Partial<SqlInstance> = {}, account?: string): PlacedInstance {
  const instance: SqlInstance = { fullName: `${host}.corp.example`, kind: more.instance === undefined ? 'default' : 'named', port: 1433, tcp: true, pipes: false, names: [], ...more };
  return { label: instance.instance === undefined ? host : `${host}\\${instance.instance}`, instance, ...(account === undefined ? {} : { account }) };
}

const listener: SqlName = { name: 'ag-sales.corp.example', port: 1433, as: 'listener' };
const ag = (names: readonly SqlName[], more: Partial<SqlTopology> = {}): SqlTopology => ({ setup: 'ag', instances: [place('sql05', { names }), place('sql06')], routing: [], ...more });

/** `what: + SPN` required, `-` optional. */
const rows = (t: SqlTopology): readonly string[] => topologySpns(t).map((s) => `${s.of}: ${s.need === 'required' ? '+' : '-'} ${s.spn.replace('MSSQLSvc/', '').replaceAll('.corp.example', '')}`);

const replicas = ['sql05: + sql05:1433', 'sql05: - sql05', 'sql06: + sql06:1433', 'sql06: - sql06'];

const cases: readonly (readonly [string, SqlTopology, readonly string[]])[] = [
  ['default instance alone', { setup: 'standalone', instances: [place('sql05')], routing: [] }, ['sql05: + sql05:1433', 'sql05: - sql05']],
  ['named instance with a fixed port', { setup: 'standalone', instances: [place('sql05', { instance: 'SALES', port: 50123 })], routing: [] }, ['sql05\\SALES: + sql05:50123', 'sql05\\SALES: - sql05:SALES']],
  ['named instance with a dynamic port', { setup: 'standalone', instances: [place('sql05', { instance: 'SALES', port: undefined })], routing: [] }, ['sql05\\SALES: - sql05:SALES']],
  ['failover cluster instance: the network name alone', { setup: 'fci', instances: [place('sqlfci')], routing: [] }, ['sqlfci: + sqlfci:1433', 'sqlfci: - sqlfci']],
  ['failover cluster instance with a distributed network name', { setup: 'fci', instances: [place('sqlfci', { names: [{ name: 'sqlfci-dnn.corp.example', port: 1433, as: 'dnn-fci' }] })], routing: [] },
    ['sqlfci: + sqlfci:1433', 'sqlfci: - sqlfci', 'sqlfci-dnn.corp.example: + sqlfci-dnn:1433', 'sqlfci-dnn.corp.example: - sqlfci-dnn']],
  ['availability group: replicas and listener, each its own', ag([listener]), [...replicas, 'ag-sales.corp.example: + ag-sales:1433', 'ag-sales.corp.example: - ag-sales']],
  ['availability group, two listeners on two ports', ag([listener, { ...listener, name: 'ag-dw.corp.example', port: 14330 }]),
    [...replicas, 'ag-sales.corp.example: + ag-sales:1433', 'ag-sales.corp.example: - ag-sales', 'ag-dw.corp.example: + ag-dw:14330', 'ag-dw.corp.example: - ag-dw']],
  ['availability group of named instances: the listener has no instance name', { ...ag([]), instances: [place('sql05', { instance: 'SALES', port: 50123, names: [listener] })] },
    ['sql05\\SALES: + sql05:50123', 'sql05\\SALES: - sql05:SALES', 'ag-sales.corp.example: + ag-sales:1433', 'ag-sales.corp.example: - ag-sales']],
  ['DNN listener: its own port and nothing without one', ag([{ name: 'ag-dnn.corp.example', port: 6789, as: 'dnn-listener' }]), [...replicas, 'ag-dnn.corp.example: + ag-dnn:6789']],
  ['DNN listener whose port is missing', ag([{ name: 'ag-dnn.corp.example', as: 'dnn-listener' }]), replicas],
  ['read-only routing to a replica adds nothing, to another host and port a name', ag([], { routing: [{ host: 'SQL06.corp.example', port: 1433 }, { host: 'sql07.corp.example', port: 50123 }] }),
    [...replicas, 'sql07.corp.example: + sql07:50123']],
  ['endpoint of every replica, optional', ag([], { endpointPort: 5022 }), [...replicas, 'sql05: - sql05:5022', 'sql06: - sql06:5022']],
  ['administrator connection of a default instance: 1434', { setup: 'standalone', instances: [place('sql05')], routing: [], dac: {} }, ['sql05: + sql05:1433', 'sql05: - sql05', 'sql05: - sql05:1434']],
  ['administrator connection of a named instance: its port is not known', { setup: 'standalone', instances: [place('sql05', { instance: 'SALES', port: 50123 })], routing: [], dac: {} },
    ['sql05\\SALES: + sql05:50123', 'sql05\\SALES: - sql05:SALES']],
  ['administrator connection of a named instance on a known port', { setup: 'standalone', instances: [place('sql05', { instance: 'SALES', port: 50123 })], routing: [], dac: { port: 50124 } },
    ['sql05\\SALES: + sql05:50123', 'sql05\\SALES: - sql05:SALES', 'sql05\\SALES: - sql05:50124']],
  ['mirroring: each partner its own', { setup: 'mirror', instances: [place('sql05'), place('sql06', { port: 14330 })], routing: [], endpointPort: 5022 },
    ['sql05: + sql05:1433', 'sql05: - sql05', 'sql06: + sql06:14330', 'sql06: - sql06', 'sql05: - sql05:5022', 'sql06: - sql06:5022']],
  ['several instances of one host: the bare form belongs to the default one', { setup: 'several', instances: [place('sql05'), place('sql05', { instance: 'SALES', port: 50123 })], routing: [] },
    ['sql05: + sql05:1433', 'sql05: - sql05', 'sql05\\SALES: + sql05:50123', 'sql05\\SALES: - sql05:SALES']],
];

for (const [name, topology, expected] of cases) {
  test(`topologySpns: ${name}`, () => assert.deepEqual(rows(topology), expected));
  test(`topologyConnections: ${name}: each leads to a listed SPN and reads back`, () => {
    const known = new Set(topologySpns(topology).map((s) => s.spn.toLowerCase()));
    const forms = topologyConnections(topology);
    assert.ok(forms.length > 0);
    for (const { text, asks } of forms) {
      assert.ok(readServerText(text), text);
      for (const { spn } of asks) assert.ok(known.has(spn.toLowerCase()), `${text}: ${spn}`);
    }
  });
}

test('every row for a distributed network name says that it is inference, no other row does', () => {
  const dnn = [...topologySpns(ag([{ name: 'ag-dnn.corp.example', port: 6789, as: 'dnn-listener' }, listener])),
    ...topologySpns({ setup: 'fci', instances: [place('sqlfci', { names: [{ name: 'sqlfci-dnn.corp.example', port: 1433, as: 'dnn-fci' }] })], routing: [] })].filter((s) => s.need === 'required');
  for (const { spn, why } of dnn) assert.equal(why.startsWith('Inference'), spn.includes('-dnn'), spn);
});

test('two instances on one port are told', () => {
  const clash: SqlTopology = { setup: 'several', instances: [place('sql05'), place('sql05', { instance: 'SALES' })], routing: [] };
  assert.deepEqual(claimedTwice(clash), [{ spn: 'MSSQLSvc/sql05.corp.example:1433', labels: ['sql05', 'sql05\\SALES'] }]);
  assert.ok(topologyNotes(clash).some((n) => n.id === 'claimed-twice' && plainText(n.text).includes('sql05 and sql05\\SALES')));
  assert.deepEqual(claimedTwice(ag([listener])), []);
});

const ids = (t: SqlTopology): readonly string[] => [...holderBlocks(t), ...topologyNotes(t)].map((b) => b.id);
const agUnder = (...accounts: readonly (string | undefined)[]): SqlTopology =>
  ({ setup: 'ag', instances: accounts.map((a, i) => place(`sql0${i + 5}`, i === 0 ? { names: [listener] } : {}, a)), routing: [] });
const fciUnder = (account: string): SqlTopology => ({ setup: 'fci', instances: [place('sqlfci', {}, account)], routing: [] });

const holders: readonly (readonly [string, SqlTopology, readonly string[]])[] = [
  ['one account for all replicas', agUnder('CORP\\gmsa-sql$', 'CORP\\gmsa-sql$'), ['holder', 'holder-replicas', 'ag-nodes', 'ag-contained']],
  ['one account in two spellings is one', agUnder('CORP\\svc-sql05', 'svc-sql05@corp.example'), ['holder', 'holder-replicas', 'ag-nodes', 'ag-contained']],
  ['an account per replica', agUnder('CORP\\svc-sql05', 'CORP\\svc-sql06'), ['holders', 'ag-accounts', 'ag-nodes', 'ag-contained']],
  ['one name in two domains is two accounts', agUnder('CORP\\svc-sql', 'EMEA\\svc-sql'), ['holders', 'ag-accounts', 'ag-nodes', 'ag-contained']],
  ['virtual accounts are a computer per replica', agUnder('NT SERVICE\\MSSQLSERVER', 'NT SERVICE\\MSSQLSERVER'), ['holders', 'ag-accounts', 'ag-nodes', 'ag-contained']],
  ['a replica whose account is not given is not judged', agUnder('CORP\\svc-sql05', undefined), ['holders', 'ag-nodes', 'ag-contained']],
  ['one replica alone under a virtual account', agUnder('NT SERVICE\\MSSQLSERVER'), ['holder', 'holder-shared', 'ag-nodes', 'ag-contained']],
  ['no account given', agUnder(undefined, undefined), ['ag-nodes', 'ag-contained']],
  ['failover cluster instance under a domain account', fciUnder('CORP\\svc-sql05'), ['holder', 'fci']],
  ['failover cluster instance cannot have a virtual account', fciUnder('NT SERVICE\\MSSQLSERVER'), ['fci-account', 'fci']],
  ['failover cluster instance as Network Service: a computer per node', fciUnder('NT AUTHORITY\\NETWORK SERVICE'), ['fci-account', 'fci']],
  ['failover cluster instance under a node’s computer account', fciUnder('CORP\\SQLFCI$'), ['fci-account', 'fci']],
  ['Local Service is nobody to the network', { setup: 'standalone', instances: [place('sql05', {}, 'NT AUTHORITY\\LOCAL SERVICE')], routing: [] }, ['holder']],
  ['mirroring', { setup: 'mirror', instances: [place('sql05', {}, 'CORP\\a'), place('sql06', {}, 'CORP\\b')], routing: [] }, ['holders', 'mirror']],
  ['read-only routing', { ...agUnder('CORP\\svc', 'CORP\\svc'), routing: [{ host: 'sql06.corp.example', port: 1433 }] }, ['holder', 'holder-replicas', 'routing-holder', 'ag-nodes', 'ag-contained', 'routing']],
  ['administrator connection of a named instance', { setup: 'standalone', instances: [place('sql05', { instance: 'SALES' })], routing: [], dac: {} }, ['dac-port']],
];

for (const [name, topology, expected] of holders) test(`holder and notes: ${name}`, () => assert.deepEqual(ids(topology), expected));

test('a virtual account on a cluster is refused in words, other machine accounts are explained', () => {
  const words = (account: string): string => holderBlocks(fciUnder(account)).map((b) => (b.kind === 'note' ? plainText(b.text) : '')).join();
  assert.match(words('NT SERVICE\\MSSQLSERVER'), /cannot run under a virtual account/);
  assert.match(words('LocalSystem'), /another one on each node/);
});

test('a user and a computer of one name are two holders', () => {
  const [a, b] = [place('sql05'), place('sql06')];
  assert.equal(sameHolder({ ...a, holder: { kind: 'user', account: 'CORP\\sql05' } }, { ...b, holder: { kind: 'computer', account: 'SQL05', runsAs: 'virtual account' } }), false);
  assert.equal(sameHolder({ ...a, holder: { kind: 'computer', runsAs: 'virtual account' } }, { ...b, holder: { kind: 'computer', runsAs: 'virtual account' } }), false);
  assert.equal(sameHolder({ ...a, holder: { kind: 'user', account: 'svc' } }, { ...b, holder: { kind: 'user', account: 'CORP\\svc' } }), true);
});

test('the alias table stands where an alias and the host are known', () => {
  const withAlias = (names: readonly SqlName[]): SqlTopology => ({ setup: 'standalone', instances: [place('sql05', { names })], routing: [] });
  const [table] = aliasBlocks(withAlias([{ name: 'sqlprod.corp.example', port: 1433 }]));
  assert.ok(table?.kind === 'table');
  const cname = table.rows[0]?.map(plainText).join(' ') ?? '';
  assert.match(cname, /CNAME.*SqlClient: sql05\.corp\.example.*JDBC mostly: sqlprod\.corp\.example/);
  assert.deepEqual(aliasBlocks(withAlias([listener])), []);
});

const anyName: fc.Arbitrary<SqlName> = fc.record(
  { name: fc.constantFrom('ag.corp.example', 'dnn.corp.example', 'sql05.corp.example'), port: fc.integer({ min: 1, max: 65535 }), as: fc.constantFrom('listener' as const, 'dnn-listener' as const, 'dnn-fci' as const) },
  { requiredKeys: ['name'] },
);
const anyTopology: fc.Arbitrary<SqlTopology> = fc.record({
  setup: fc.constantFrom('standalone' as const, 'fci' as const, 'ag' as const, 'mirror' as const, 'several' as const),
  instances: fc.array(fc.record({ host: fc.constantFrom('sql05', 'sql06', 'SQL05'), instance: fc.constantFrom(undefined, 'SALES'), port: fc.option(fc.integer({ min: 1, max: 65535 }), { nil: undefined }), pipes: fc.boolean(), names: fc.array(anyName, { maxLength: 2 }), account: fc.constantFrom(undefined, 'CORP\\svc', 'LocalSystem', '.\\x') }), { maxLength: 4 })
    .map((all) => all.map(({ host, account, ...more }) => place(host, more, account))),
  routing: fc.array(fc.record({ host: fc.constantFrom('sql06.corp.example', 'sql07.corp.example'), port: fc.integer({ min: 1, max: 65535 }) }), { maxLength: 2 }),
  endpointPort: fc.option(fc.integer({ min: 1, max: 65535 }), { nil: undefined }),
});

test('whatever the set-up: allowed SPNs, each once, with reason and source, and every connection leads to one of them', () => {
  fc.assert(fc.property(anyTopology, (topology) => {
    const spns = topologySpns(topology);
    const known = new Set(spns.map((s) => s.spn.toLowerCase()));
    assert.equal(known.size, spns.length);
    for (const { spn, asks, why, of, sources } of spns) {
      assert.equal(spnString.refuses(spn), undefined, spn);
      assert.ok(asks && why && of && sources.length > 0 && sources.every((s) => Object.hasOwn(spnSources, s)));
    }
    for (const { asks } of topologyConnections(topology)) for (const { spn } of asks) assert.ok(known.has(spn.toLowerCase()), spn);
    const blocks = [...holderBlocks(topology), ...topologyNotes(topology)].map((b) => b.id);
    assert.equal(new Set(blocks).size, blocks.length);
  }), { numRuns: 500 });
});
