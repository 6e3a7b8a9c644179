import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { connection } from '../../../../src/core/handshake/connection.ts';
import type { Adjust, WindowsEnd } from '../../../../src/core/handshake/spec.ts';
import { suiteOf } from '../../../../src/core/suites/lookup.ts';
import { tlsSuites } from '../../../../src/data/tls-suites.ts';
import type { ProtocolName } from '../../../../src/data/windows-tls.ts';

interface Change {
  readonly enableProtocols?: readonly ProtocolName[];
  readonly disableProtocols?: readonly ProtocolName[];
  readonly dropEncryption?: readonly string[];
  readonly dropKeyExchange?: readonly string[];
  readonly policyList?: readonly string[];
}
interface End {
  readonly windows: WindowsEnd['windows'];
  readonly change: string;
}
interface Case {
  readonly title: string;
  readonly client: End;
  readonly server: End;
  readonly key: 'RSA' | 'ECDSA';
  readonly version?: string;
  readonly fails?: 'version' | 'suite';
  readonly otherVersions?: readonly string[];
  readonly suites?: readonly string[];
  readonly clientVersions?: readonly string[];
  readonly serverVersions?: readonly string[];
}

const fixture = JSON.parse(readFileSync(new URL('../../../fixtures/handshake/windows-pairs.json', import.meta.url), 'utf8')) as {
  readonly changes: Readonly<Record<string, Change>>;
  readonly cases: readonly Case[];
};

function adjust(change: Change): Adjust {
  const dropped = tlsSuites.filter(
    ({ cipher, exchange }) => (change.dropEncryption ?? []).some((word) => cipher.split('-')[0] === word) || (change.dropKeyExchange ?? []).includes(exchange),
  );
  return {
    protocols: Object.fromEntries([...(change.enableProtocols ?? []).map((name) => [name, 'on']), ...(change.disableProtocols ?? []).map((name) => [name, 'off'])]),
    ...(dropped.length === 0 ? {} : { dropSuites: dropped.map(({ name }) => name) }),
    ...(change.policyList === undefined ? {} : { suites: change.policyList }),
  };
}

function end({ windows, change }: End): WindowsEnd {
  const found = fixture.changes[change];
  assert.ok(found, change);
  return { on: 'windows', windows, adjust: adjust(found) };
}

const keys = { RSA: { kind: 'RSA', bits: 2048, hash: 'SHA256' }, ECDSA: { kind: 'ECDSA', bits: 256, curve: 'P-256', hash: 'SHA256' } } as const;

assert.equal(fixture.cases.length, 12);
for (const row of fixture.cases) {
  test(row.title, () => {
    const { client, server, negotiation } = connection({ client: { end: end(row.client) }, server: { end: end(row.server), key: keys[row.key] } });
    const on = (party: typeof client): string[] => party.protocols.filter((protocol) => protocol.on).map(({ protocol }) => protocol).toReversed();
    if (row.clientVersions) assert.deepEqual(on(client), row.clientVersions);
    // SSL 2.0 is on as a server in Windows 7, and counts only where nothing else is common.
    if (row.serverVersions) assert.deepEqual(on(server).filter((name) => name !== 'SSL 2.0'), row.serverVersions);
    if (row.suites) assert.deepEqual(negotiation.common, row.suites);
    if (row.otherVersions) assert.deepEqual(negotiation.commonVersions, [row.version, ...row.otherVersions]);
    else assert.deepEqual(negotiation.commonVersions, []);
    if (row.fails) {
      assert.ok(!negotiation.outcome.ok);
      assert.equal(negotiation.outcome.stage, row.fails);
      return;
    }
    assert.ok(negotiation.outcome.ok);
    assert.equal(negotiation.outcome.protocol, row.version);
    assert.equal(negotiation.outcome.suite, row.suites?.[0]);
    assert.ok(suiteOf(negotiation.outcome.suite)?.suite.versions.some((version) => version === row.version));
  });
}
