import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { clientParty } from '../../../../src/core/handshake/client-party.ts';
import { stages } from '../../../../src/core/handshake/model.ts';
import type { Negotiation, Party, ServerKey } from '../../../../src/core/handshake/model.ts';
import { negotiate } from '../../../../src/core/handshake/negotiate.ts';
import { partyFrom } from '../../../../src/core/handshake/party-from.ts';
import type { PartyLists } from '../../../../src/core/handshake/party-from.ts';
import { serverParty } from '../../../../src/core/handshake/server-party.ts';
import { fitsKey, partySuite, suiteNeeds } from '../../../../src/core/handshake/suites.ts';
import { tlsSuites } from '../../../../src/data/tls-suites.ts';
import { tlsProfiles } from '../../../../src/data/tls-profiles.ts';
import { protocolNames } from '../../../../src/data/windows-tls.ts';
import type { ProtocolName } from '../../../../src/data/windows-tls.ts';
import { windowsVersions } from '../../../../src/data/windows-versions.ts';

const KEYS: readonly ServerKey[] = [
  { kind: 'RSA', bits: 2048, hash: 'SHA256' },
  { kind: 'ECDSA', bits: 256, curve: 'P-256', hash: 'SHA256' },
  { kind: 'DSS', bits: 1024, hash: 'SHA1' },
  { kind: 'RSA', bits: 512, hash: 'MD5' },
];
const GROUPS = ['x25519', 'P-256', 'P-384', 'P-521'];
const NAMES = [...tlsSuites.map(({ name }) => name), 'TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256', 'TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA_P256', 'TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA_P384', 'TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384_P384', 'no suite'];

const lists = (side: PartyLists['side']): fc.Arbitrary<PartyLists> =>
  fc.record({
    side: fc.constant(side),
    stack: fc.constantFrom('schannel', 'openssl', 'java', 'yassl', 'other'),
    protocols: fc.subarray([...protocolNames]),
    suites: fc.shuffledSubarray(NAMES),
    off: fc.subarray(NAMES),
    groups: fc.shuffledSubarray(GROUPS),
    order: fc.constantFrom('server', 'client'),
    key: fc.constantFrom(...KEYS),
    dhBits: fc.constantFrom(512, 1024, 2048),
    least: fc.record({ rsa: fc.constantFrom(0, 1024, 2048), dh: fc.constantFrom(0, 1024, 2048) }),
  });
const pair = fc.tuple(lists('client'), lists('server'));

const on = (party: Party): readonly ProtocolName[] => party.protocols.filter((row) => row.on).map(({ protocol }) => protocol);

/** What holds for every answer. */
function sane(client: Party, server: Party, answer: Negotiation): void {
  assert.deepEqual(answer.stages.map(({ stage }) => stage), stages);
  const fails = answer.stages.findIndex(({ state }) => state === 'fails');
  assert.ok(answer.stages.every(({ state }, at) => state === (fails === -1 || at < fails ? 'done' : at === fails ? 'fails' : 'not-reached')));
  const both = protocolNames.filter((name) => on(client).includes(name) && on(server).includes(name)).toReversed();
  assert.deepEqual(answer.commonVersions, both.length > 1 ? both.filter((name) => name !== 'SSL 2.0') : both);
  const { outcome } = answer;
  assert.equal(outcome.ok, fails === -1);
  if (!outcome.ok) {
    assert.equal(answer.stages[fails]?.stage, outcome.stage);
    return;
  }
  assert.equal(outcome.protocol, answer.commonVersions[0]);
  for (const party of [client, server]) {
    assert.ok(on(party).includes(outcome.protocol));
    for (const name of answer.common) assert.ok(party.suites.some((suite) => suite.name === name && suite.versions.includes(outcome.protocol)), name);
  }
  assert.equal(outcome.suite, answer.common[0]);
  assert.ok(answer.common.every((name) => fitsKey(name, server.key)));
  assert.ok(!answer.misses.some(({ name }) => answer.common.includes(name)));
  if (outcome.group !== undefined) assert.ok(client.groups.includes(outcome.group) || client.suites.some(({ curve }) => curve === outcome.group));
}

test('any two parties: the answer is whole, and true to both', () => {
  fc.assert(fc.property(pair, ([c, s]) => {
    const [client, server] = [partyFrom(c), partyFrom(s)];
    sane(client, server, negotiate(client, server));
  }), { numRuns: 400 });
});

test('the common versions are the same whoever is the client', () => {
  fc.assert(fc.property(pair, ([c, s]) => {
    const there = negotiate(partyFrom({ ...c, side: 'client' }), partyFrom({ ...s, side: 'server' }));
    const back = negotiate(partyFrom({ ...s, side: 'client' }), partyFrom({ ...c, side: 'server' }));
    assert.deepEqual(there.commonVersions, back.commonVersions);
  }), { numRuns: 200 });
});

test('a suite that neither has, at the end of both lists, changes nothing of a connection that works', () => {
  let worked = 0;
  fc.assert(fc.property(pair, fc.constantFrom(...NAMES), ([c, s], name) => {
    const base = partySuite(name).name;
    // Java and Schannel offer a version only with a suite for it, so that a suite can bring a version.
    const without = (from: PartyLists): PartyLists => ({ ...from, stack: 'other', suites: from.suites.filter((each) => partySuite(each).name !== base) });
    const withIt = (from: PartyLists): Party => partyFrom({ ...without(from), suites: [...without(from).suites, name] });
    const before = negotiate(partyFrom(without(c)), partyFrom(without(s))).outcome;
    if (!before.ok) return;
    worked += 1;
    assert.deepEqual(negotiate(withIt(c), withIt(s)).outcome, before);
  }), { numRuns: 400 });
  assert.ok(worked > 20, `only ${worked} connections worked`);
});

test('a version on both sides turns a connection into a failure only where it is the higher one', () => {
  fc.assert(fc.property(pair, fc.constantFrom(...protocolNames), ([c, s], version) => {
    const add = (from: PartyLists): PartyLists => ({ ...from, protocols: [...new Set([...from.protocols, version])] });
    const before = negotiate(partyFrom(c), partyFrom(s));
    const after = negotiate(partyFrom(add(c)), partyFrom(add(s)));
    if (!before.outcome.ok || after.outcome.ok) return;
    assert.equal(after.commonVersions[0], version);
    assert.ok(protocolNames.indexOf(version) > protocolNames.indexOf(before.outcome.protocol));
  }), { numRuns: 400 });
});

test('the order only chooses among the common suites', () => {
  fc.assert(fc.property(pair, ([c, s]) => {
    const answers = (['server', 'client'] as const).map((order) => negotiate(partyFrom(c), partyFrom({ ...s, order })));
    assert.deepEqual([...(answers[0]?.common ?? [])].sort(), [...(answers[1]?.common ?? [])].sort());
  }), { numRuns: 200 });
});

test('every Windows with every Windows and both kinds of key, in a moment', () => {
  const started = performance.now();
  const clients = windowsVersions.map(({ id }) => clientParty({ end: { on: 'windows', windows: id } }));
  let count = 0;
  for (const key of KEYS.slice(0, 2)) {
    for (const { id } of windowsVersions) {
      const server = serverParty({ end: { on: 'windows', windows: id }, key });
      for (const client of clients) {
        const answer = negotiate(client, server);
        sane(client, server, answer);
        assert.ok(answer.outcome.ok, `${client.name} to ${server.name}, ${key.kind}: Windows defaults meet`);
        const { exchange } = suiteNeeds(answer.outcome.suite);
        assert.ok(exchange === 'ECDHE' || exchange === 'any' || exchange === 'DHE' || exchange === 'RSA');
        count += 1;
      }
    }
  }
  assert.equal(count, windowsVersions.length ** 2 * 2);
  assert.ok(performance.now() - started < 20_000, 'far from a second on an idle machine');
});

test('every profile with every Windows, on both sides', () => {
  for (const { id, sides } of tlsProfiles) {
    for (const { id: windows } of windowsVersions) {
      const far = { on: 'profile', profile: id } as const;
      const near = { on: 'windows', windows } as const;
      for (const key of KEYS) {
        if (sides.includes('server')) {
          const [client, server] = [clientParty({ end: near }), serverParty({ end: far, key })];
          sane(client, server, negotiate(client, server));
        }
        if (sides.includes('client')) {
          const [client, server] = [clientParty({ end: far }), serverParty({ end: near, key })];
          sane(client, server, negotiate(client, server));
        }
      }
    }
  }
});

test('any strings in a specification give an answer', () => {
  const words = fc.oneof(fc.string(), fc.constantFrom('netfx-4.5', 'odbc17', '__proto__', 'constructor', 'java-17'));
  fc.assert(fc.property(words, words, fc.array(words), fc.array(words), (program, profile, suites, curves) => {
    const adjust = { suites, addSuites: curves, dropSuites: suites, curves };
    const client = clientParty({ end: { on: 'windows', windows: 'server-2022', adjust }, program });
    const server = serverParty({ end: { on: 'profile', profile, adjust }, program, key: KEYS[0] ?? { kind: 'RSA', bits: 2048, hash: 'SHA256' } });
    assert.equal(negotiate(client, server).stages.length, stages.length);
  }), { numRuns: 200 });
});
