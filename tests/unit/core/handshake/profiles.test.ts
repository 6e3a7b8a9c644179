import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clientParty } from '../../../../src/core/handshake/client-party.ts';
import { connection } from '../../../../src/core/handshake/connection.ts';
import { profilesFor, tlsProfile } from '../../../../src/core/handshake/profile-end.ts';
import { serverParty } from '../../../../src/core/handshake/server-party.ts';
import type { WindowsEnd } from '../../../../src/core/handshake/spec.ts';
import { suiteNeeds, suiteVersions } from '../../../../src/core/handshake/suites.ts';
import { suiteOf } from '../../../../src/core/suites/lookup.ts';
import { tlsDrivers } from '../../../../src/data/tls-drivers.ts';
import { profileOfDriver } from '../../../../src/data/tls-profile-drivers.ts';
import { tlsProfiles, tlsProfileSources } from '../../../../src/data/tls-profiles.ts';
import { tlsSuites } from '../../../../src/data/tls-suites.ts';
import type { TlsSuite } from '../../../../src/data/tls-suites.ts';

const KEY = { kind: 'RSA', bits: 2048, hash: 'SHA256' } as const;

test('the table: ids are unique, lists have no doubles, every source exists, nothing is left unsaid', () => {
  assert.equal(new Set(tlsProfiles.map(({ id }) => id)).size, tlsProfiles.length);
  for (const row of tlsProfiles) {
    assert.match(row.id, /^[a-z0-9.-]+$/);
    assert.equal(new Set(row.suites).size, row.suites.length, row.id);
    assert.ok(row.suites.length > 0 && row.sides.length > 0 && row.protocolsBecause.endsWith('.') && row.offBecause.endsWith('.'), row.id);
    assert.ok(row.sources.length > 0 && row.sources.every((id) => Object.hasOwn(tlsProfileSources, id)), row.id);
    assert.ok(row.assumes.every((text) => text.endsWith('.')), row.id);
    assert.ok(!row.sides.includes('client') || row.least.rsa > 0, row.id);
    for (const name of row.suites) assert.notEqual(suiteNeeds(name).certificate, 'unusable', `${row.id}: ${name}`);
    assert.equal(row.protocols['TLS 1.3'] === 'on', row.suites.some((name) => suiteVersions(name).includes('TLS 1.3')), row.id);
  }
});

test('what the name of a suite says is what the table of suites says', () => {
  const suites: readonly TlsSuite[] = tlsSuites;
  for (const suite of suites.filter(({ name, exchange }) => exchange !== 'PSK' && !name.includes('EXPORT'))) {
    const needs = suiteNeeds(suite.name);
    assert.equal(needs.certificate, suite.certificate, suite.name);
    assert.equal(needs.exchange, suite.exchange, suite.name);
    // Microsoft leaves SSL 3.0 off some suites that the protocol allows it for.
    assert.deepEqual(suiteVersions(suite.name).filter((version) => version !== 'SSL 3.0'), suite.versions.filter((version) => version !== 'SSL 3.0'), suite.name);
  }
});

test('suites that Windows does not know stay in the list', () => {
  const party = clientParty({ end: { on: 'profile', profile: 'openssl-3.0' } });
  const chacha = party.suites.find(({ name }) => name === 'TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256');
  assert.ok(chacha && chacha.suite === undefined);
  assert.equal(suiteOf('TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256'), undefined);
});

test('a server without a Diffie-Hellman group does not offer DHE, a client does', () => {
  const server = serverParty({ end: { on: 'profile', profile: 'openssl-1.1.1' }, key: KEY });
  assert.ok(!server.suites.some(({ name }) => name.startsWith('TLS_DHE_')));
  assert.ok(server.off.some(({ name }) => name === 'TLS_DHE_RSA_WITH_AES_256_GCM_SHA384'));
  assert.ok(clientParty({ end: { on: 'profile', profile: 'openssl-1.1.1' } }).suites.some(({ name }) => name.startsWith('TLS_DHE_')));
});

test('a change on top of a profile', () => {
  const end = { on: 'profile', profile: 'java-8', adjust: { protocols: { 'TLS 1.0': 'on', 'SSL 2.0': 'on' }, dropSuites: ['TLS_RSA_WITH_AES_256_CBC_SHA'], addSuites: ['TLS_RSA_WITH_3DES_EDE_CBC_SHA'] } } as const;
  const party = clientParty({ end });
  assert.deepEqual(party.protocols.filter(({ on }) => on).map(({ protocol }) => protocol), ['TLS 1.0', 'TLS 1.2']);
  assert.equal(party.suites.at(-1)?.name, 'TLS_RSA_WITH_3DES_EDE_CBC_SHA');
  assert.ok(party.off.some(({ name }) => name === 'TLS_RSA_WITH_AES_256_CBC_SHA'));
});

test('a version that is there on request comes by naming it', () => {
  const party = clientParty({ end: { on: 'profile', profile: 'java-8' }, names: ['TLS 1.3'] });
  assert.deepEqual(party.protocols.filter(({ on }) => on).map(({ protocol }) => protocol), ['TLS 1.3']);
});

test('sides and look-up', () => {
  assert.ok(profilesFor('server').some(({ id }) => id === 'mysql-8.4') && !profilesFor('client').some(({ id }) => id === 'mysql-8.4'));
  assert.equal(tlsProfile('postgresql-13')?.order, 'server');
  assert.equal(tlsProfile('no-such-profile'), undefined);
  const rows = new Set(tlsDrivers.map(({ id }) => id));
  for (const { driver, profile } of profileOfDriver) assert.ok(rows.has(driver) && tlsProfile(profile), driver);
});

/** Server profiles met by three Windows clients: version and suite, or the failure. */
const asServers: readonly (readonly [profile: string, win7: string, server2012r2: string, server2022: string])[] = [
  ['openssl-1.0.2', 'TLS 1.0 TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA', 'TLS 1.2 TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384', 'TLS 1.2 TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384'],
  ['openssl-1.1.1', 'TLS 1.0 TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA', 'TLS 1.2 TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384', 'TLS 1.3 TLS_AES_256_GCM_SHA384'],
  ['openssl-3.0', 'no-common-version', 'TLS 1.2 TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384', 'TLS 1.3 TLS_AES_256_GCM_SHA384'],
  ['openssl-3.5', 'no-common-version', 'TLS 1.2 TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384', 'TLS 1.3 TLS_AES_256_GCM_SHA384'],
  ['java-8-old', 'TLS 1.0 TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA', 'TLS 1.2 TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384', 'TLS 1.2 TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384'],
  ['java-8', 'no-common-version', 'TLS 1.2 TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384', 'TLS 1.3 TLS_AES_256_GCM_SHA384'],
  ['java-11', 'no-common-version', 'TLS 1.2 TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384', 'TLS 1.3 TLS_AES_256_GCM_SHA384'],
  ['java-17', 'no-common-version', 'TLS 1.2 TLS_DHE_RSA_WITH_AES_256_GCM_SHA384', 'TLS 1.3 TLS_AES_256_GCM_SHA384'],
  ['java-21', 'no-common-version', 'TLS 1.2 TLS_DHE_RSA_WITH_AES_256_GCM_SHA384', 'TLS 1.3 TLS_AES_256_GCM_SHA384'],
  ['gnutls-3.7', 'TLS 1.0 TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA', 'TLS 1.2 TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA', 'TLS 1.3 TLS_AES_256_GCM_SHA384'],
  ['mysql-5.5', 'dh-too-small', 'dh-too-small', 'TLS 1.0 TLS_RSA_WITH_AES_256_CBC_SHA'],
  ['mysql-5.6', 'TLS 1.0 TLS_DHE_RSA_WITH_AES_256_CBC_SHA', 'TLS 1.0 TLS_DHE_RSA_WITH_AES_256_CBC_SHA', 'TLS 1.0 TLS_RSA_WITH_AES_256_CBC_SHA'],
  ['mysql-yassl', 'TLS 1.0 TLS_DHE_RSA_WITH_AES_256_CBC_SHA', 'TLS 1.1 TLS_DHE_RSA_WITH_AES_256_CBC_SHA', 'TLS 1.1 TLS_RSA_WITH_AES_256_CBC_SHA'],
  ['mysql-5.7', 'TLS 1.0 TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA', 'TLS 1.2 TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384', 'TLS 1.2 TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384'],
  ['mysql-8.0.11', 'TLS 1.0 TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA', 'TLS 1.2 TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256', 'TLS 1.2 TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256'],
  ['mysql-8.0.16', 'TLS 1.0 TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA', 'TLS 1.2 TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256', 'TLS 1.3 TLS_AES_256_GCM_SHA384'],
  ['mysql-8.0', 'no-common-version', 'TLS 1.2 TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256', 'TLS 1.3 TLS_AES_256_GCM_SHA384'],
  ['mysql-8.4', 'no-common-version', 'TLS 1.2 TLS_DHE_RSA_WITH_AES_128_GCM_SHA256', 'TLS 1.3 TLS_AES_128_GCM_SHA256'],
  ['postgresql-9.4', 'TLS 1.0 TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA', 'TLS 1.2 TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384', 'TLS 1.2 TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384'],
  ['postgresql-12', 'TLS 1.0 TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA', 'TLS 1.2 TLS_DHE_RSA_WITH_AES_256_GCM_SHA384', 'TLS 1.3 TLS_AES_256_GCM_SHA384'],
  ['postgresql-13', 'no-common-version', 'TLS 1.2 TLS_DHE_RSA_WITH_AES_256_GCM_SHA384', 'TLS 1.3 TLS_AES_256_GCM_SHA384'],
  ['postgresql-18', 'no-common-version', 'TLS 1.2 TLS_DHE_RSA_WITH_AES_256_GCM_SHA384', 'TLS 1.3 TLS_AES_256_GCM_SHA384'],
  ['azure-sql', 'no-common-version', 'TLS 1.2 TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384', 'TLS 1.3 TLS_AES_256_GCM_SHA384'],
];

test('every server profile is in the table below', () => {
  assert.deepEqual(asServers.map(([id]) => id), profilesFor('server').map(({ id }) => id));
});

for (const [profile, ...expected] of asServers) {
  test(`${profile} as a server, met by Windows 7, Server 2012 R2 and Server 2022`, () => {
    const got = (['windows-7', 'server-2012-r2', 'server-2022'] as const).map((windows) => told({ on: 'windows', windows }, profile));
    assert.deepEqual(got, expected);
  });
}

function told(end: WindowsEnd, profile: string): string {
  const { outcome } = connection({ client: { end }, server: { end: { on: 'profile', profile }, key: KEY } }).negotiation;
  return outcome.ok ? `${outcome.protocol} ${outcome.suite}` : outcome.failure;
}

/** Client profiles at three Windows servers. */
const asClients: readonly (readonly [profile: string, server2008r2: string, server2012r2: string, server2022: string])[] = [
  ['openssl-1.0.2', 'TLS 1.0', 'TLS 1.2', 'TLS 1.2'],
  ['openssl-1.1.1', 'TLS 1.0', 'TLS 1.2', 'TLS 1.3'],
  ['openssl-3.0', 'no-common-version', 'TLS 1.2', 'TLS 1.3'],
  ['openssl-3.5', 'no-common-version', 'TLS 1.2', 'TLS 1.3'],
  ['java-8-old', 'TLS 1.0', 'TLS 1.2', 'TLS 1.2'],
  ['java-8', 'no-common-version', 'TLS 1.2', 'TLS 1.2'],
  ['java-11', 'no-common-version', 'TLS 1.2', 'TLS 1.3'],
  ['java-17', 'no-common-version', 'TLS 1.2', 'TLS 1.3'],
  ['java-21', 'no-common-version', 'TLS 1.2', 'TLS 1.3'],
  ['gnutls-3.7', 'TLS 1.0', 'TLS 1.2', 'TLS 1.3'],
];

test('every client profile is in the table', () => {
  assert.deepEqual(asClients.map(([id]) => id), profilesFor('client').map(({ id }) => id));
});

for (const [profile, ...expected] of asClients) {
  test(`${profile} as a client of Server 2008 R2, Server 2012 R2 and Server 2022`, () => {
    const got = (['server-2008-r2', 'server-2012-r2', 'server-2022'] as const).map((windows) => {
      const { outcome } = connection({ client: { end: { on: 'profile', profile } }, server: { end: { on: 'windows', windows }, key: KEY } }).negotiation;
      return outcome.ok ? outcome.protocol : outcome.failure;
    });
    assert.deepEqual(got, expected);
  });
}

test('security levels: OpenSSL 3.5 asks for 2048 bits, 3.0 for 1024; a SHA-1 signature is refused by both and taken by 1.1.1', () => {
  const at = (profile: string, key: Parameters<typeof serverParty>[0]['key']): string => {
    const { outcome } = connection({ client: { end: { on: 'profile', profile } }, server: { end: { on: 'windows', windows: 'server-2022' }, key } }).negotiation;
    return outcome.ok ? 'ok' : outcome.failure;
  };
  assert.equal(at('openssl-3.5', { ...KEY, bits: 1024 }), 'key-too-small');
  assert.equal(at('openssl-3.0', { ...KEY, bits: 1024 }), 'ok');
  assert.equal(at('openssl-3.0', { ...KEY, hash: 'SHA1' }), 'hash-refused');
  assert.equal(at('openssl-1.1.1', { ...KEY, hash: 'SHA1' }), 'ok');
  assert.equal(at('java-17', { ...KEY, hash: 'MD5' }), 'hash-refused');
});
