import assert from 'node:assert/strict';
import { test } from 'node:test';
import { stages } from '../../../../src/core/handshake/model.ts';
import type { FailureId, Negotiation, Party, ServerKey, Stage } from '../../../../src/core/handshake/model.ts';
import { negotiate } from '../../../../src/core/handshake/negotiate.ts';
import { partyFrom } from '../../../../src/core/handshake/party-from.ts';
import type { PartyLists } from '../../../../src/core/handshake/party-from.ts';

const RSA: ServerKey = { kind: 'RSA', bits: 2048, hash: 'SHA256' };
const EC: ServerKey = { kind: 'ECDSA', bits: 256, curve: 'P-256', hash: 'SHA256' };
const DSS: ServerKey = { kind: 'DSS', bits: 1024, hash: 'SHA1' };

const RSA_AES = 'TLS_RSA_WITH_AES_128_CBC_SHA';
const RSA_AES_256 = 'TLS_RSA_WITH_AES_256_CBC_SHA';
const ECDHE_RSA = 'TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384';
const ECDHE_RSA_CBC = 'TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA';
const ECDHE_ECDSA = 'TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256';
const DHE = 'TLS_DHE_RSA_WITH_AES_256_GCM_SHA384';
const DHE_DSS = 'TLS_DHE_DSS_WITH_AES_128_CBC_SHA';
const T13 = 'TLS_AES_256_GCM_SHA384';
const T13_128 = 'TLS_AES_128_GCM_SHA256';

type Lists = Partial<Omit<PartyLists, 'side'>>;
const client = (lists: Lists): Party => partyFrom({ side: 'client', protocols: ['TLS 1.2'], suites: [RSA_AES], ...lists });
const server = (lists: Lists): Party => partyFrom({ side: 'server', protocols: ['TLS 1.2'], suites: [RSA_AES], key: RSA, ...lists });
const met = (c: Lists, s: Lists): Negotiation => negotiate(client(c), server(s));

const failures: readonly { readonly title: string; readonly client: Lists; readonly server: Lists; readonly stage: Stage; readonly failure: FailureId }[] = [
  { title: 'the client has no version', client: { protocols: [] }, server: {}, stage: 'credentials', failure: 'no-protocol-client' },
  { title: 'the server has no version', client: {}, server: { protocols: [] }, stage: 'credentials', failure: 'no-protocol-server' },
  { title: 'neither has a version: the client comes first', client: { protocols: [] }, server: { protocols: [] }, stage: 'credentials', failure: 'no-protocol-client' },
  { title: 'no version in common', client: { protocols: ['TLS 1.0'] }, server: {}, stage: 'version', failure: 'no-common-version' },
  { title: 'a gap: the server answers with a version that the client has off', client: { protocols: ['TLS 1.0', 'TLS 1.2'] }, server: { protocols: ['TLS 1.0', 'TLS 1.1'] }, stage: 'version', failure: 'no-common-version' },
  { title: 'no suite in common', client: {}, server: { suites: [RSA_AES_256] }, stage: 'suite', failure: 'no-common-suite' },
  { title: 'suites in common for an older version only: no falling back', client: { protocols: ['TLS 1.2', 'TLS 1.3'], suites: [T13, RSA_AES] }, server: { protocols: ['TLS 1.2', 'TLS 1.3'], suites: [T13_128, RSA_AES] }, stage: 'suite', failure: 'no-common-suite' },
  { title: 'the only common suite is not for the version', client: { protocols: ['TLS 1.0'], suites: [ECDHE_RSA] }, server: { protocols: ['TLS 1.0'], suites: [ECDHE_RSA] }, stage: 'suite', failure: 'no-common-suite' },
  { title: 'a pre-shared key is no common suite', client: { suites: ['TLS_PSK_WITH_AES_128_GCM_SHA256'] }, server: { suites: ['TLS_PSK_WITH_AES_128_GCM_SHA256'] }, stage: 'suite', failure: 'no-common-suite' },
  { title: 'suites in common, but for another key', client: { suites: [ECDHE_ECDSA] }, server: { suites: [ECDHE_ECDSA] }, stage: 'suite', failure: 'wrong-key-kind' },
  { title: 'TLS 1.3 does not take DSS', client: { protocols: ['TLS 1.3'], suites: [T13] }, server: { protocols: ['TLS 1.3'], suites: [T13], key: DSS }, stage: 'suite', failure: 'wrong-key-kind' },
  { title: 'ECDHE without a common group', client: { suites: [ECDHE_RSA], groups: ['x25519'] }, server: { suites: [ECDHE_RSA], groups: ['secp256r1'] }, stage: 'suite', failure: 'no-common-group' },
  { title: 'the curve of the certificate is none of the client', client: { suites: [ECDHE_ECDSA], groups: ['x25519'] }, server: { suites: [ECDHE_ECDSA], key: EC }, stage: 'suite', failure: 'no-common-group' },
  { title: 'entries for other curves, as Windows before 10 has them', client: { suites: [`${ECDHE_RSA_CBC}_P256`] }, server: { suites: [`${ECDHE_RSA_CBC}_P384`] }, stage: 'suite', failure: 'no-common-group' },
  { title: 'TLS 1.3 without a common group', client: { protocols: ['TLS 1.3'], suites: [T13], groups: ['x25519'] }, server: { protocols: ['TLS 1.3'], suites: [T13], groups: ['P-384'] }, stage: 'key-exchange', failure: 'no-common-group' },
  { title: 'RSA key too small', client: { least: { rsa: 2048, dh: 0 } }, server: { key: { ...RSA, bits: 1024 } }, stage: 'certificate', failure: 'key-too-small' },
  { title: 'signature refused', client: { hashes: ['SHA256'] }, server: { key: { ...RSA, hash: 'SHA1' } }, stage: 'certificate', failure: 'hash-refused' },
  { title: 'Diffie-Hellman group too small', client: { suites: [DHE], least: { rsa: 0, dh: 2048 } }, server: { suites: [DHE], dhBits: 1024 }, stage: 'key-exchange', failure: 'dh-too-small' },
];

for (const row of failures) {
  test(`${row.failure}: ${row.title}`, () => {
    const { outcome, stages: results } = met(row.client, row.server);
    assert.deepEqual(outcome, { ok: false, stage: row.stage, failure: row.failure });
    const at = stages.indexOf(row.stage);
    assert.deepEqual(results.map(({ stage }) => stage), stages);
    assert.deepEqual(results.map(({ state }) => state), stages.map((_, i) => (i < at ? 'done' : i === at ? 'fails' : 'not-reached')));
    assert.ok(results.every(({ says }) => says.length > 0));
  });
}

const successes: readonly { readonly title: string; readonly client: Lists; readonly server: Lists; readonly protocol: string; readonly suite: string; readonly group?: string }[] = [
  { title: 'the highest common version', client: { protocols: ['TLS 1.0', 'TLS 1.1', 'TLS 1.2'] }, server: { protocols: ['TLS 1.0', 'TLS 1.1'] }, protocol: 'TLS 1.1', suite: RSA_AES },
  { title: 'the order of the server', client: { suites: [RSA_AES, RSA_AES_256] }, server: { suites: [RSA_AES_256, RSA_AES] }, protocol: 'TLS 1.2', suite: RSA_AES_256 },
  { title: 'the order of the client', client: { suites: [RSA_AES, RSA_AES_256] }, server: { suites: [RSA_AES_256, RSA_AES], order: 'client' }, protocol: 'TLS 1.2', suite: RSA_AES },
  { title: 'a suite for another key is skipped', client: { suites: [ECDHE_ECDSA, RSA_AES] }, server: { suites: [ECDHE_ECDSA, RSA_AES] }, protocol: 'TLS 1.2', suite: RSA_AES },
  { title: 'a suite without a common group is skipped', client: { suites: [ECDHE_RSA, RSA_AES], groups: ['x25519'] }, server: { suites: [ECDHE_RSA, RSA_AES], groups: ['P-256'] }, protocol: 'TLS 1.2', suite: RSA_AES },
  { title: 'an entry with a curve meets a list of groups', client: { suites: [`${ECDHE_RSA_CBC}_P384`, `${ECDHE_RSA_CBC}_P256`] }, server: { suites: [ECDHE_RSA_CBC], groups: ['curve25519', 'NistP256'] }, protocol: 'TLS 1.2', suite: ECDHE_RSA_CBC, group: 'P-256' },
  { title: 'TLS 1.3 takes an RSA key', client: { protocols: ['TLS 1.2', 'TLS 1.3'], suites: [T13, RSA_AES] }, server: { protocols: ['TLS 1.2', 'TLS 1.3'], suites: [T13, RSA_AES], groups: ['P-256', 'x25519'] }, protocol: 'TLS 1.3', suite: T13, group: 'x25519' },
  { title: 'TLS 1.3: the share of the client does not fit, the order of the server chooses', client: { protocols: ['TLS 1.3'], suites: [T13], groups: ['x448', 'P-256', 'P-384'] }, server: { protocols: ['TLS 1.3'], suites: [T13], groups: ['P-384', 'P-256'] }, protocol: 'TLS 1.3', suite: T13, group: 'P-384' },
  { title: 'TLS 1.3 is not bound by the groups of the client for the curve of the key', client: { protocols: ['TLS 1.3'], suites: [T13], groups: ['x25519'] }, server: { protocols: ['TLS 1.3'], suites: [T13], key: EC }, protocol: 'TLS 1.3', suite: T13, group: 'x25519' },
  { title: 'with the list of versions of TLS 1.3 a gap does no harm', client: { protocols: ['TLS 1.0', 'TLS 1.3'], suites: [T13, RSA_AES] }, server: { protocols: ['TLS 1.0', 'TLS 1.1'], stack: 'openssl' }, protocol: 'TLS 1.0', suite: RSA_AES },
  { title: 'nor between two of Java', client: { protocols: ['TLS 1.0', 'TLS 1.2'], stack: 'java' }, server: { protocols: ['TLS 1.0', 'TLS 1.1'], stack: 'java' }, protocol: 'TLS 1.0', suite: RSA_AES },
  { title: 'SSL 2.0 only where nothing else is common', client: { protocols: ['SSL 2.0'], suites: ['SSL_CK_RC4_128_WITH_MD5'] }, server: { protocols: ['SSL 2.0'], suites: ['SSL_CK_RC4_128_WITH_MD5'] }, protocol: 'SSL 2.0', suite: 'SSL_CK_RC4_128_WITH_MD5' },
  { title: 'a DSS certificate', client: { protocols: ['TLS 1.0'], suites: [DHE_DSS] }, server: { protocols: ['TLS 1.0'], suites: [DHE_DSS], key: DSS, dhBits: 1024 }, protocol: 'TLS 1.0', suite: DHE_DSS },
  { title: 'a server with several certificates', client: { suites: [ECDHE_ECDSA] }, server: { suites: [ECDHE_ECDSA, RSA_AES], key: undefined as unknown as ServerKey }, protocol: 'TLS 1.2', suite: ECDHE_ECDSA, group: 'x25519' },
  { title: 'a suite that Windows does not know, between two others', client: { suites: ['TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256'] }, server: { suites: ['TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256'] }, protocol: 'TLS 1.2', suite: 'TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256', group: 'x25519' },
  { title: 'an anonymous suite needs no certificate', client: { suites: ['TLS_DH_anon_WITH_AES_128_CBC_SHA'] }, server: { suites: ['TLS_DH_anon_WITH_AES_128_CBC_SHA'], key: EC }, protocol: 'TLS 1.2', suite: 'TLS_DH_anon_WITH_AES_128_CBC_SHA' },
  { title: 'the length of an ECDSA key is not that of an RSA key', client: { suites: [ECDHE_ECDSA], least: { rsa: 2048, dh: 2048 } }, server: { suites: [ECDHE_ECDSA], key: EC }, protocol: 'TLS 1.2', suite: ECDHE_ECDSA, group: 'x25519' },
];

for (const row of successes) {
  test(row.title, () => {
    const { outcome, common, commonVersions, stages: results } = met(row.client, row.server);
    assert.deepEqual(outcome, { ok: true, protocol: row.protocol, suite: row.suite, ...(row.group === undefined ? {} : { group: row.group }) });
    assert.equal(common[0], row.suite);
    assert.equal(commonVersions[0], row.protocol);
    assert.ok(results.every(({ state }) => state === 'done'));
  });
}

test('SSL 2.0 is not listed beside another common version', () => {
  const protocols = ['SSL 2.0', 'SSL 3.0', 'TLS 1.0'] as const;
  assert.deepEqual(met({ protocols }, { protocols }).commonVersions, ['TLS 1.0', 'SSL 3.0']);
});

test('the two cases of a missing group are told apart from a missing suite', () => {
  const none = met({ suites: [ECDHE_RSA], groups: ['x25519'] }, { suites: [RSA_AES], groups: ['P-256'] });
  assert.ok(!none.outcome.ok && none.outcome.failure === 'no-common-suite');
  const group = met({ suites: [ECDHE_RSA], groups: ['x25519'] }, { suites: [ECDHE_RSA, RSA_AES], groups: ['P-256'] });
  assert.ok(!group.outcome.ok && group.outcome.failure === 'no-common-group');
  assert.deepEqual(group.common, []);
});

test('TLS 1.3 without a suite for it: Java leaves it away, OpenSSL fails', () => {
  const lists: Lists = { protocols: ['TLS 1.2', 'TLS 1.3'], suites: [RSA_AES] };
  const java = met({ ...lists, stack: 'java' }, { protocols: ['TLS 1.2', 'TLS 1.3'], suites: [T13, RSA_AES] });
  assert.deepEqual(java.outcome, { ok: true, protocol: 'TLS 1.2', suite: RSA_AES });
  const openssl = met({ ...lists, stack: 'openssl' }, { protocols: ['TLS 1.2', 'TLS 1.3'], suites: [T13, RSA_AES] });
  assert.ok(!openssl.outcome.ok && openssl.outcome.failure === 'no-common-suite');
  const older = met({ protocols: ['TLS 1.0', 'TLS 1.2'], suites: [ECDHE_RSA], stack: 'java' }, { protocols: ['TLS 1.0'], stack: 'java' });
  assert.ok(!older.outcome.ok && older.outcome.failure === 'no-common-version');
});

test('signature hashes: Schannel is judged from TLS 1.2 on', () => {
  const md5: ServerKey = { ...RSA, hash: 'MD5' };
  const lists: Lists = { stack: 'schannel', hashes: ['SHA1', 'SHA256'] };
  assert.ok(met({ ...lists, protocols: ['TLS 1.0'] }, { protocols: ['TLS 1.0'], key: md5 }).outcome.ok);
  assert.ok(!met(lists, { key: md5 }).outcome.ok);
  assert.ok(!met({ ...lists, stack: 'openssl', protocols: ['TLS 1.0'] }, { protocols: ['TLS 1.0'], key: md5 }).outcome.ok);
});

test('misses say who lacks a suite, why, and whether one setting is enough', () => {
  const { misses } = met(
    { suites: [RSA_AES, ECDHE_RSA, DHE, ECDHE_ECDSA, 'TLS_RSA_WITH_CAMELLIA_128_CBC_SHA'], groups: ['x25519'], off: [RSA_AES_256, 'TLS_RSA_WITH_RC4_128_SHA'] },
    { suites: [RSA_AES, ECDHE_RSA, ECDHE_ECDSA, RSA_AES_256, T13], groups: ['P-256'], off: [DHE, 'TLS_RSA_WITH_RC4_128_SHA'] },
  );
  const of = (name: string): readonly [string, boolean] => {
    const found = misses.find((miss) => miss.name === name);
    assert.ok(found, name);
    assert.ok(found.because.length > 0);
    return [found.lacks, found.near];
  };
  assert.deepEqual(of(ECDHE_RSA), ['both', true], 'no curve in common');
  assert.deepEqual(of(ECDHE_ECDSA), ['server', true], 'another key');
  assert.deepEqual(of(DHE), ['server', true], 'off at the server');
  assert.deepEqual(of(RSA_AES_256), ['client', true], 'off at the client');
  assert.deepEqual(of('TLS_RSA_WITH_CAMELLIA_128_CBC_SHA'), ['server', false], 'the server does not know it');
  assert.deepEqual(of('TLS_RSA_WITH_RC4_128_SHA'), ['both', false], 'both know it, neither offers it');
  assert.ok(!misses.some(({ name }) => name === RSA_AES), 'a common suite is no miss');
  assert.ok(!misses.some(({ name }) => name === T13), 'of another version');
  assert.equal(new Set(misses.map(({ name }) => name)).size, misses.length);
});

test('no version, no misses', () => {
  assert.deepEqual(met({ protocols: ['TLS 1.0'] }, { suites: [RSA_AES_256] }).misses, []);
});
