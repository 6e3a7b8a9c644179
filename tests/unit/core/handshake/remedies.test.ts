import { tlsSuites } from '../../../../src/data/tls-suites.ts';
import { weaknessOf } from '../../../../src/core/suites/weakness.ts';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { plainText } from '../../../../src/core/blocks.ts';
import { clientParty } from '../../../../src/core/handshake/client-party.ts';
import { connection } from '../../../../src/core/handshake/connection.ts';
import type { Party, ServerKey } from '../../../../src/core/handshake/model.ts';
import { remedies } from '../../../../src/core/handshake/remedies.ts';
import { suiteRank, suiteWeakness, worst } from '../../../../src/core/handshake/remedies/weakening.ts';
import { serverParty } from '../../../../src/core/handshake/server-party.ts';
import type { Adjust, ConnectionSpec, Remedy } from '../../../../src/core/handshake/spec.ts';
import { builtAnew, comesWithWindows, profileSwitches, remedySources, successors } from '../../../../src/data/handshake-remedies.ts';
import { tlsDrivers } from '../../../../src/data/tls-drivers.ts';
import { tlsProfiles } from '../../../../src/data/tls-profiles.ts';
import { windowsSuitesNames } from './suite-names.ts';
import { protocolNames, type ProtocolName } from '../../../../src/data/windows-tls.ts';
import { windowsVersions, type WindowsVersionId } from '../../../../src/data/windows-versions.ts';

const RSA: ServerKey = { kind: 'RSA', bits: 2048, hash: 'SHA256' };
const ECDSA: ServerKey = { kind: 'ECDSA', bits: 256, curve: 'P-256', hash: 'SHA256' };
type End = ConnectionSpec['client']['end'];
const windows = (id: WindowsVersionId, adjust?: Adjust): End => ({ on: 'windows', windows: id, ...(adjust ? { adjust } : {}) });
const profile = (id: string, adjust?: Adjust): End => ({ on: 'profile', profile: id, ...(adjust ? { adjust } : {}) });
const ONLY_12: Adjust = { protocols: { 'TLS 1.0': 'off', 'TLS 1.1': 'off' } };
const GCM: Adjust = { suites: ['TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384', 'TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256'] };
const brief = (found: readonly Remedy[]): readonly string[] => found.map(({ weakens, id }) => `${weakens} ${id}`);
const between = (client: ConnectionSpec['client'], server: ConnectionSpec['server']): readonly string[] => brief(remedies({ client, server }));

test('nothing to change where the connection works', () => {
  assert.deepEqual(between({ end: windows('windows-11-23h2') }, { end: windows('server-2022'), key: RSA }), []);
});

test('the first change is the smallest that weakens least', () => {
  const rows: readonly [string, ConnectionSpec['client'], ConnectionSpec['server'], readonly string[]][] = [
    ['a driver frozen at TLS 1.0', { end: windows('server-2012-r2'), program: 'snac10-old' }, { end: windows('server-2022', ONLY_12), program: 'engine-sql2022', key: RSA }, ['none client-program-snac10', 'old server-tls-1-0-on']],
    ['.NET 4.5: let it follow Windows', { end: windows('server-2012-r2'), program: 'netfx-4.5' }, { end: windows('server-2022', ONLY_12), key: RSA }, ['none client-follows-system']],
    ['.NET 3.5 on Windows 7: two settings before a new program', { end: windows('windows-7'), program: 'netfx-3.5' }, { end: windows('server-2022', ONLY_12), key: RSA }, ['none client-tls-1-2-on+client-follows-system', 'none client-names-tls-1-2']],
    ['Native Client 9 has no later row: another driver', { end: windows('server-2012-r2'), program: 'snac9' }, { end: windows('server-2022', ONLY_12), key: RSA }, ['none client-program-snac10']],
    ['SQLOLEDB of Server 2016 is never updated', { end: windows('server-2016'), program: 'sqloledb-old' }, { end: profile('azure-sql'), key: RSA }, ['none client-program-msoledb18']],
    ['SQLOLEDB of Server 2019 is, with Windows', { end: windows('server-2019'), program: 'sqloledb-old' }, { end: profile('azure-sql'), key: RSA }, ['none client-program-sqloledb']],
    ['hardened suites and Server 2012 R2', { end: windows('server-2012-r2') }, { end: windows('server-2019', GCM), key: RSA }, ['none server-suite-tls-ecdhe-rsa-with-aes-256-cbc-sha384']],
    ['an ECDSA certificate and a policy with RSA', { end: windows('server-2019', GCM) }, { end: windows('server-2022', ONLY_12), key: ECDSA }, ['none client-suite-tls-ecdhe-ecdsa-with-aes-256-gcm-sha384', 'none server-key-rsa', 'old client-policy-dropped']],
    ['a version in code', { end: windows('server-2019', ONLY_12), names: ['TLS 1.0'] }, { end: windows('server-2022'), key: RSA }, ['none client-names-removed']],
    ['TLS 1.3 only', { end: windows('server-2019') }, { end: windows('server-2022', { protocols: { 'TLS 1.0': 'off', 'TLS 1.1': 'off', 'TLS 1.2': 'off' } }), key: RSA }, ['none server-tls-1-2-on', 'none client-windows-server-2022']],
    ['a minimum that the client does not reach', { end: windows('server-2019', { protocols: { 'TLS 1.2': 'off' } }) }, { end: profile('openssl-3.0'), minimum: 'TLS 1.2', key: RSA }, ['none client-tls-1-2-on']],
    ['an old server', { end: windows('server-2022', ONLY_12) }, { end: windows('server-2012'), program: 'engine-sql2012-old', key: RSA }, ['none server-program-engine-sql2012']],
    ['a curve that the client has not on', { end: windows('windows-10-22h2') }, { end: windows('server-2019'), key: { kind: 'ECDSA', bits: 521, curve: 'P-521', hash: 'SHA512' } }, ['none client-curve-p-521', 'none server-key-rsa']],
    ['a key of 1024 bits and OpenSSL 3.5', { end: profile('openssl-3.5') }, { end: windows('server-2019'), key: { ...RSA, bits: 1024 } }, ['none server-key-rsa']],
  ];
  for (const [name, client, server, expected] of rows) {
    const found = between(client, server);
    assert.deepEqual(found.slice(0, expected.length), expected, `${name}: ${found.join(', ')}`);
  }
});

test('a small Diffie-Hellman group is avoided, not allowed', () => {
  const found = between({ end: profile('java-17', { suites: ['TLS_DHE_RSA_WITH_AES_128_GCM_SHA256', 'TLS_RSA_WITH_AES_128_GCM_SHA256'] }) }, { end: profile('mysql-5.5'), key: RSA });
  assert.ok(found.every((entry) => !entry.includes('dh-small')));
  const java = remedies({ client: { end: profile('openssl-3.5') }, server: { end: windows('server-2012-r2', { suites: ['TLS_DHE_RSA_WITH_AES_256_GCM_SHA384', 'TLS_RSA_WITH_AES_256_GCM_SHA384'] }), key: RSA } });
  assert.equal(java[0]?.id, 'server-dh-group');
  const own = remedies({ client: { end: profile('openssl-3.5') }, server: { end: profile('java-11', { suites: ['TLS_DHE_RSA_WITH_AES_256_GCM_SHA384', 'TLS_RSA_WITH_AES_256_GCM_SHA384'] }), key: RSA } });
  assert.ok(own.some(({ id }) => id === 'server-without-dhe'), brief(own).join(', '));
});

test('the service of somebody else has no switches to turn, only a minimum', () => {
  const found = remedies({ client: { end: windows('windows-7') }, server: { end: profile('azure-sql'), minimum: 'TLS 1.2', key: RSA } });
  assert.ok(found.length > 0);
  assert.ok(found.every(({ id }) => id.split('+').every((part) => !part.startsWith('server-') || part.startsWith('server-minimum'))), brief(found).join(', '));
});

test('a later Windows does not cure by forgetting the hardening', () => {
  const found = between({ end: windows('windows-7'), program: 'wcf-net-tcp' }, { end: windows('server-2019', ONLY_12), key: RSA });
  assert.ok(!found.some((entry) => entry.includes('server-windows')), found.join(', '));
});

test('what weakens says so, names its end and says whether something better stands above', () => {
  const safe = remedies({ client: { end: windows('server-2012-r2'), program: 'snac10-old' }, server: { end: windows('server-2022', ONLY_12), key: RSA } });
  const weak = safe.find(({ weakens }) => weakens === 'old');
  assert.match(plainText(weak?.says ?? []), /deprecated \(RFC 8996\).*a date on which it goes again\. A change that weakens nothing stands above\.$/);
  const none = remedies({ client: { end: windows('windows-7'), program: 'snac9' }, server: { end: profile('mysql-5.6'), minimum: 'TLS 1.2', key: RSA } });
  assert.ok(none.length > 0 && none.every(({ weakens }) => weakens !== 'none'), brief(none).join(', '));
  assert.match(plainText(none[0]?.says ?? []), /None of the known single or double changes works without weakening\.$/);
});

test('broken algorithms are offered only where nothing else works', () => {
  const rc4: Adjust = { suites: ['TLS_RSA_WITH_RC4_128_SHA'] };
  const found = remedies({ client: { end: profile('java-8-old', rc4) }, server: { end: windows('server-2016', { dropSuites: ['TLS_RSA_WITH_RC4_128_SHA', 'TLS_RSA_WITH_RC4_128_MD5'] }), key: RSA } });
  assert.ok(!found.some(({ weakens }, i) => weakens === 'broken' && found.some((other, j) => j !== i && other.weakens !== 'broken')), brief(found).join(', '));
});

test('registry values are those of one machine and one side', () => {
  const [first] = remedies({ client: { end: windows('windows-7'), program: 'netfx-3.5' }, server: { end: windows('server-2022', ONLY_12), key: RSA } });
  assert.deepEqual(first?.registry, { preset: 'custom', sides: 'client', windows: 'windows-7', tls12: 'on', dotnet: 'v2' });
  assert.deepEqual(first?.parts?.map(({ side, registry }) => [side, registry?.['tls12'] ?? registry?.['dotnet']]), [['client', 'on'], ['client', 'v2']]);
});

test('suites: weakness and rank', () => {
  const rows: readonly [string, string][] = [
    ['TLS_RSA_WITH_3DES_EDE_CBC_SHA', 'old'], ['TLS_RSA_WITH_RC4_128_SHA', 'broken'], ['TLS_RSA_WITH_DES_CBC_SHA', 'broken'], ['TLS_RSA_WITH_NULL_SHA256', 'broken'], ['TLS_RSA_EXPORT1024_WITH_DES_CBC_SHA', 'broken'],
    ['SSL_CK_DES_192_EDE3_CBC_WITH_MD5', 'broken'], ['TLS_RSA_WITH_AES_128_CBC_SHA', 'none'], ['TLS_AES_128_GCM_SHA256', 'none'], ['TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA384', 'none'], ['TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256', 'none'],
  ];
  for (const [name, weakness] of rows) assert.equal(suiteWeakness(name), weakness, name);
  const ranked = ['TLS_RSA_WITH_3DES_EDE_CBC_SHA', 'TLS_RSA_WITH_AES_128_GCM_SHA256', 'TLS_DHE_RSA_WITH_AES_128_GCM_SHA256', 'TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA', 'TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256', 'TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256'];
  assert.deepEqual([...ranked].sort((a, b) => suiteRank(a) - suiteRank(b)), ranked.toReversed());
  assert.deepEqual([worst([]), worst(['none', 'old']), worst(['broken', 'old'])], ['none', 'old', 'broken']);
});

test('the tables of remedies name rows that exist', () => {
  const ids = new Set(tlsDrivers.map(({ id }) => id));
  const families = new Set(tlsDrivers.map(({ family }) => family));
  for (const { family, rows } of successors) assert.ok(families.has(family) && rows.every((id) => ids.has(id)), family);
  for (const { row } of comesWithWindows) assert.ok(ids.has(row), row);
  for (const family of builtAnew) assert.ok(families.has(family), family);
  for (const family of new Set(tlsProfiles.map((row) => row.family))) assert.ok(profileSwitches.some((row) => row.family === family), `no switches for ${family}`);
});

/** Without program and names: what the machine itself has on. */
const machines = ({ client, server }: ConnectionSpec): readonly [Party, Party] => [clientParty({ end: client.end, ...(client.strongCrypto === undefined ? {} : { strongCrypto: client.strongCrypto }) }), serverParty({ end: server.end, key: server.key, ...(server.minimum === undefined ? {} : { minimum: server.minimum }) })];
const on = (party: Party): ReadonlySet<ProtocolName> => new Set(party.protocols.filter((row) => row.on).map(({ protocol }) => protocol));

const adjust: fc.Arbitrary<Adjust> = fc.record({
  protocols: fc.dictionary(fc.constantFrom(...protocolNames), fc.constantFrom('on' as const, 'off' as const), { maxKeys: 5 }),
  suites: fc.subarray(windowsSuitesNames, { minLength: 4, maxLength: 20 }),
  dropSuites: fc.subarray(windowsSuitesNames, { maxLength: 6 }),
  curves: fc.subarray(['curve25519', 'NistP256', 'NistP384', 'NistP521']),
}, { requiredKeys: [] }) as fc.Arbitrary<Adjust>;
const ids = <T extends { readonly id: string }>(rows: readonly T[]): fc.Arbitrary<string> => fc.constantFrom(...rows.map(({ id }) => id));
const end = (side: 'client' | 'server'): fc.Arbitrary<End> => fc.oneof(
  fc.record({ on: fc.constant('windows' as const), windows: ids(windowsVersions) as fc.Arbitrary<WindowsVersionId>, adjust }, { requiredKeys: ['on', 'windows'] }),
  fc.record({ on: fc.constant('profile' as const), profile: ids(tlsProfiles.filter(({ sides }) => sides.includes(side))), adjust }, { requiredKeys: ['on', 'profile'] }),
);
const specs: fc.Arbitrary<ConnectionSpec> = fc.record({
  client: fc.record({
    end: end('client'), program: ids(tlsDrivers.filter(({ kind }) => kind !== 'server')), names: fc.subarray([...protocolNames], { minLength: 1, maxLength: 3 }), strongCrypto: fc.boolean(),
  }, { requiredKeys: ['end'] }),
  server: fc.record({
    end: end('server'), program: ids(tlsDrivers.filter(({ kind, stack }) => kind === 'server' && stack === 'schannel')), minimum: fc.constantFrom(...protocolNames),
    key: fc.oneof(
      fc.record({ kind: fc.constantFrom('RSA' as const, 'DSS' as const), bits: fc.constantFrom(512, 1024, 2048, 4096), hash: fc.constantFrom('MD5' as const, 'SHA1' as const, 'SHA256' as const) }),
      fc.record({ kind: fc.constant('ECDSA' as const), bits: fc.constant(256), curve: fc.constantFrom('P-256', 'P-384', 'P-521'), hash: fc.constant('SHA256' as const) }),
    ),
  }, { requiredKeys: ['end', 'key'] }),
}) as fc.Arbitrary<ConnectionSpec>;

test('every remedy really works, weakening ones come last, and none is offered for what works', () => {
  const order = ['none', 'old', 'broken'];
  const titles = new Set<string>(Object.values(remedySources).map(({ title }) => title));
  let seen = 0;
  fc.assert(fc.property(specs, (spec) => {
    const now = connection(spec).negotiation.outcome;
    const found = remedies(spec);
    if (now.ok) assert.deepEqual(found, []);
    seen += found.length;
    for (const { after, id } of found) assert.ok(connection(after).negotiation.outcome.ok, `${id} does not work`);
    const weights = found.map(({ weakens }) => order.indexOf(weakens));
    assert.deepEqual(weights, weights.toSorted((a, b) => a - b));
    assert.equal(new Set(found.map(({ id }) => id)).size, found.length, 'ids are unique');
    for (const { sources, says, title, parts, id } of found) {
      assert.ok(sources.length > 0 && sources.every((source) => titles.has(source)));
      assert.ok(plainText(says).length > 0 && title.length > 0 && !plainText(says).includes('undefined'));
      assert.equal(parts?.length, id.includes('+') ? 2 : undefined);
    }
  }), { numRuns: 100 });
  assert.ok(seen > 30, `only ${seen} remedies were seen`);
});

test('a remedy that is said to weaken nothing switches on no old version and no weak suite at either machine', () => {
  fc.assert(fc.property(specs, (spec) => {
    const before = machines(spec);
    for (const { after, weakens, id } of remedies(spec)) {
      // Another machine or library has its own defaults: nothing is switched on there.
      if (weakens !== 'none' || /-(?:windows|profile)-/.test(id)) continue;
      machines(after).forEach((party, i) => {
        const had = before[i];
        assert.ok(had);
        // Java offers a version only once it has a suite for it, so that a suite can bring a version that was on all the time.
        const old = [...on(party)].filter((protocol) => protocol !== 'TLS 1.2' && protocol !== 'TLS 1.3' && !on(had).has(protocol) && party.stack !== 'java');
        assert.deepEqual(old, [], `${id} switches ${old.join(', ')} on`);
        const weak = party.suites.map(({ name }) => name).filter((name) => suiteWeakness(name) !== 'none' && !had.suites.some((suite) => suite.name === name));
        assert.deepEqual(weak, [], `${id} brings ${weak.join(', ')}`);
      });
    }
  }), { numRuns: 50 });
});

test('what the remedies call broken is what the table of suites calls broken', () => {
  for (const suite of tlsSuites) assert.equal(suiteWeakness(suite.name) === 'broken', weaknessOf(suite).level === 'broken', suite.name);
});
