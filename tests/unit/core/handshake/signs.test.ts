import assert from 'node:assert/strict';
import { test } from 'node:test';
import { plainText } from '../../../../src/core/blocks.ts';
import { connection } from '../../../../src/core/handshake/connection.ts';
import type { FailureId, Party, ServerKey, Sign } from '../../../../src/core/handshake/model.ts';
import { negotiate } from '../../../../src/core/handshake/negotiate.ts';
import { partyFrom } from '../../../../src/core/handshake/party-from.ts';
import { signsOf } from '../../../../src/core/handshake/signs.ts';
import { refuserOf } from '../../../../src/core/handshake/signs/refuser.ts';
import { sspiText, styleOf, wordsOf } from '../../../../src/core/handshake/signs/words.ts';
import type { Adjust, ConnectionSpec } from '../../../../src/core/handshake/spec.ts';
import { effectiveTls } from '../../../../src/core/schannel/effective.ts';
import { regQuery } from '../../../../src/core/readers/reg-query.ts';
import { prepare } from '../../../../src/core/text/prepare.ts';
import { handshakeAlerts, refusals, signSources, signWords, styleOfDriver } from '../../../../src/data/handshake-signs.ts';
import { tlsDrivers } from '../../../../src/data/tls-drivers.ts';
import { tlsAlertsCodes } from '../../../../src/data/codes/tls-alerts.ts';
import { windowsVersions, type WindowsVersionId } from '../../../../src/data/windows-versions.ts';

const RSA: ServerKey = { kind: 'RSA', bits: 2048, hash: 'SHA256' };
const windows = (id: WindowsVersionId, adjust?: Adjust): ConnectionSpec['client']['end'] => ({ on: 'windows', windows: id, ...(adjust ? { adjust } : {}) });
const signs = (spec: ConnectionSpec): readonly Sign[] => {
  const { client, server, negotiation } = connection(spec);
  return signsOf(negotiation, client, server, spec);
};
const show = (all: readonly Sign[]): readonly string[] => all.map(({ side, label }) => `${side} ${label}`);
const ONLY_12: Adjust = { protocols: { 'TLS 1.0': 'off', 'TLS 1.1': 'off' } };

test('an old .NET program to a server with TLS 1.2 only: alert 70 or a closed connection, and the events of both sides', () => {
  const found = signs({ client: { end: windows('server-2012-r2'), program: 'netfx-4.5' }, server: { end: windows('server-2022', ONLY_12), key: RSA } });
  assert.deepEqual(show(found), ['client message after an alert', 'client Schannel 36887', 'client message after a closed connection', 'server alert 70 (protocol_version)', 'server Schannel 36888']);
  assert.equal(found[0]?.text, 'AuthenticationException: A call to SSPI failed, see inner exception. ---> Win32Exception: The message received was unexpected or badly formatted. (0x80090326)');
  assert.equal(found[2]?.text, 'IOException: Authentication failed because the remote party has closed the transport stream.');
  assert.match(found[1]?.text ?? '', /fatal alert code is 70\.$/);
  assert.match(found[4]?.text ?? '', /fatal error code is 70\. The Windows SChannel error state is 105\.$/);
  assert.match(found[4]?.doubt ?? '', /State 105 comes from public reports/);
});

test('.NET 5 and later names the alert', () => {
  const found = signs({ client: { end: windows('server-2019'), program: 'net5plus' }, server: { end: { on: 'profile', profile: 'openssl-3.0', adjust: { protocols: { 'TLS 1.2': 'off' } } }, key: RSA } });
  assert.match(found[0]?.text ?? '', /^AuthenticationException: Authentication failed because the remote party sent a TLS alert: 'ProtocolVersion'\. ---> /);
  assert.deepEqual(show(found).slice(2), ['server alert 70 (protocol_version)', 'server log of the server']);
  assert.equal(found.at(-1)?.text, 'unsupported protocol');
});

test('no version left on the client: 0x80090331, event 36871 with state 10013, and nothing at the server', () => {
  const found = signs({ client: { end: windows('server-2019', { protocols: { 'TLS 1.0': 'off' } }), program: 'sds', names: ['TLS 1.0'] }, server: { end: windows('server-2022'), key: RSA } });
  assert.deepEqual(show(found), ['client message of the program', 'client Schannel 36871', 'server nothing that names the reason']);
  assert.equal(found[0]?.text, 'A connection was successfully established with the server, but then an error occurred during the pre-login handshake. (provider: SSL Provider, error: 0 - The client and server cannot communicate, because they do not possess a common algorithm. (0x80090331))');
  assert.equal(found[1]?.text, 'A fatal error occurred while creating a TLS client credential. The internal error state is 10013.');
});

test('no suite in common on Windows: 36874 with the version of the client, 36888 with alert 40 and state 1205', () => {
  const found = signs({ client: { end: windows('server-2012-r2'), program: 'msoledb18' }, server: { end: windows('server-2019', { suites: ['TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384'] }), program: 'engine-sql2016-2019', key: RSA } });
  assert.deepEqual(show(found).slice(-5), ['server alert 40 (handshake_failure)', 'server Schannel 36874', 'server Schannel 36888', 'server SQL Server', 'server SQL Server, extended events']);
  const event = found.find(({ label }) => label === 'Schannel 36874');
  assert.match(event?.text ?? '', /^An TLS 1\.2 connection request was received/);
  assert.match(found.find(({ label }) => label === 'Schannel 36888')?.text ?? '', /code is 40\. .* state is 1205\.$/);
});

test('a server that answers with an older version: the client refuses, and the server gets its alert', () => {
  const made = { client: { end: windows('server-2019', ONLY_12), program: 'net5plus' }, server: { end: windows('server-2008-r2'), key: RSA } } as const;
  const found = signs(made);
  assert.deepEqual(show(found), ['client message of the program', 'client Schannel 36888', 'client alert 70 (protocol_version)', 'server Schannel 36887']);
  assert.match(found[0]?.text ?? '', /0x80090331/);
});

test('who refuses a version', () => {
  const party = (side: 'client' | 'server', protocols: Party['protocols'][number]['protocol'][], stack: Party['stack'] = 'schannel'): Party =>
    partyFrom({ side, protocols, stack, suites: ['TLS_RSA_WITH_AES_128_CBC_SHA', 'TLS_AES_128_GCM_SHA256'] });
  const rows: readonly [string, Party, Party, string][] = [
    ['the server has nothing as old', party('client', ['TLS 1.0']), party('server', ['TLS 1.2']), 'server'],
    ['the server answers with TLS 1.0', party('client', ['TLS 1.2']), party('server', ['TLS 1.0']), 'client'],
    ['TLS 1.3 only, an old client', party('client', ['TLS 1.2']), party('server', ['TLS 1.3']), 'server'],
    ['a list, and a server without TLS 1.3 that does not read it', party('client', ['TLS 1.3']), party('server', ['TLS 1.2']), 'client'],
    ['a list, and OpenSSL reads it', party('client', ['TLS 1.3']), party('server', ['TLS 1.2'], 'openssl'), 'server'],
    ['Java lists its versions always', party('client', ['TLS 1.2'], 'java'), party('server', ['TLS 1.0'], 'java'), 'server'],
    ['a gap', party('client', ['TLS 1.0', 'TLS 1.2']), party('server', ['TLS 1.0', 'TLS 1.1']), 'client'],
  ];
  for (const [name, client, server, side] of rows) {
    const { outcome } = negotiate(client, server);
    assert.ok(!outcome.ok && outcome.failure === 'no-common-version', name);
    assert.equal(refuserOf('no-common-version', client, server).side, side, name);
  }
});

test('services have words of their own', () => {
  const log = (profile: string, client = 'windows-7' as WindowsVersionId): string => {
    const found = signs({ client: { end: windows(client) }, server: { end: { on: 'profile', profile }, minimum: 'TLS 1.2', key: RSA } });
    return found.filter(({ kind, side }) => kind === 'log' && side === 'server').map(({ text }) => text).join(' / ');
  };
  assert.equal(log('postgresql-13'), 'LOG:  could not accept SSL connection: unsupported protocol');
  assert.match(log('azure-sql'), /\(47072\)$/);
  assert.match(log('java-17'), /^javax\.net\.ssl\.SSLHandshakeException: The client supported protocol versions/);
});

test('EventLogging of a pasted registry decides whether an event is there', () => {
  const level = (data: string): ConnectionSpec['server'] => {
    const state = effectiveTls(windowsVersions.find(({ id }) => id === 'server-2022')!, regQuery.read(prepare(`HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL\n    EventLogging    REG_DWORD    ${data}\n`)));
    return { end: { on: 'windows', windows: 'server-2022', state, adjust: ONLY_12 }, key: RSA };
  };
  const event = (data: string, client: WindowsVersionId): string => plainText(signs({ client: { end: windows(client) }, server: level(data) }).find(({ side, kind }) => side === 'server' && kind === 'event')?.says ?? ['none']);
  assert.match(event('0x0', 'windows-7'), /^Not logged on this side now/);
  assert.match(event('0x1', 'windows-7'), /^Event 36888/);
  assert.match(event('0x1', 'windows-11-23h2'), /^Not logged on this side now: EventLogging is 1/);
  assert.match(event('0x7', 'windows-11-23h2'), /^Logged while/);
});

test('success has signs too: event 36880 on both sides, and what the service tells of the session', () => {
  const sql = signs({ client: { end: windows('windows-11-23h2'), program: 'mds-5.1' }, server: { end: windows('server-2022'), program: 'engine-sql2016-2019', key: RSA } });
  assert.deepEqual(show(sql), ['client Schannel 36880', 'server Schannel 36880', 'server sys.dm_exec_connections', 'server SQL Server, extended events']);
  assert.match(sql[0]?.text ?? '', /Protocol version: TLS 1\.2, CipherSuite: 0xC030/);
  const pg = signs({ client: { end: windows('windows-11-23h2'), program: 'npgsql-8' }, server: { end: { on: 'profile', profile: 'postgresql-13' }, key: RSA } });
  assert.deepEqual(show(pg), ['client Schannel 36880', 'server pg_stat_ssl']);
});

/** One connection for each failure, on stacks that each table row is for. */
const client = (lists: Partial<Parameters<typeof partyFrom>[0]>): Party => partyFrom({ side: 'client', protocols: ['TLS 1.2'], suites: ['TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256', 'TLS_DHE_RSA_WITH_AES_128_GCM_SHA256'], least: { rsa: 2048, dh: 2048 }, ...lists });
const server = (lists: Partial<Parameters<typeof partyFrom>[0]>): Party => partyFrom({ side: 'server', protocols: ['TLS 1.2'], suites: ['TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256', 'TLS_DHE_RSA_WITH_AES_128_GCM_SHA256'], key: RSA, dhBits: 2048, ...lists });
const pairs = (stack: Party['stack']): Readonly<Record<FailureId, readonly [Party, Party]>> => ({
  'no-protocol-client': [client({ stack, protocols: [] }), server({ stack })],
  'no-protocol-server': [client({ stack }), server({ stack, protocols: [] })],
  'no-common-version': [client({ stack, protocols: ['TLS 1.0'], suites: ['TLS_RSA_WITH_AES_128_CBC_SHA'] }), server({ stack })],
  'no-common-suite': [client({ stack, suites: ['TLS_RSA_WITH_AES_128_CBC_SHA'] }), server({ stack })],
  'wrong-key-kind': [client({ stack }), server({ stack, key: { kind: 'ECDSA', bits: 256, curve: 'P-256', hash: 'SHA256' } })],
  'no-common-group': [client({ stack, suites: ['TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256'], groups: ['P-384'] }), server({ stack, groups: ['P-256'] })],
  'key-too-small': [client({ stack }), server({ stack, key: { ...RSA, bits: 1024 } })],
  'dh-too-small': [client({ stack, suites: ['TLS_DHE_RSA_WITH_AES_128_GCM_SHA256'] }), server({ stack, dhBits: 1024 })],
  'hash-refused': [client({ stack, hashes: ['SHA256'] }), server({ stack, key: { ...RSA, hash: 'MD5' } })],
});
const ANY: ConnectionSpec = { client: { end: windows('server-2019') }, server: { end: windows('server-2019'), key: RSA } };

test('each failure has signs on both sides, each with a source, on every stack', () => {
  const titles = new Set<string>(Object.values(signSources).map(({ title }) => title));
  for (const stack of ['schannel', 'openssl', 'java', 'yassl', 'other'] as const) {
    for (const [failure, [mine, theirs]] of Object.entries(pairs(stack))) {
      const negotiation = negotiate(mine, theirs);
      assert.ok(!negotiation.outcome.ok && negotiation.outcome.failure === failure, `${failure}: ${JSON.stringify(negotiation.outcome)}`);
      const found = signsOf(negotiation, mine, theirs, ANY);
      for (const side of ['client', 'server'] as const) assert.ok(found.some((sign) => sign.side === side && sign.kind !== 'alert'), `${stack} ${failure}: nothing at the ${side}`);
      for (const sign of found) {
        assert.ok(sign.sources.length > 0, `${stack} ${failure} ${sign.label}: no source`);
        for (const source of sign.sources) assert.ok(titles.has(source), source);
        assert.ok(plainText(sign.says).length > 0 && !/undefined|\{inner\}|\{alert\}|%[0-9]/.test(`${sign.text ?? ''} ${sign.doubt ?? ''} ${sign.label}`), `${stack} ${failure} ${sign.label}: ${sign.text}`);
      }
    }
  }
});

test('a text without a source is left out, never made up', () => {
  const [mine, theirs] = pairs('schannel')['key-too-small'];
  const found = signsOf(negotiate(mine, theirs), mine, theirs, ANY);
  assert.deepEqual([found[0]?.text, found[0]?.doubt?.includes('No source has the words of this case.')], [undefined, true]);
  const [other, peer] = pairs('other')['no-common-suite'];
  assert.equal(signsOf(negotiate(other, peer), other, peer, { ...ANY, client: { end: { on: 'profile', profile: 'gnutls-3.7' } } })[0]?.text, undefined);
});

test('alerts agree with the table of alerts', () => {
  for (const [number, row] of Object.entries(handshakeAlerts)) assert.equal(tlsAlertsCodes.find(({ code }) => code === Number(number))?.symbol, row.symbol);
  for (const { sspi } of Object.values(handshakeAlerts)) assert.match(sspiText(sspi), /\(0x8009[0-9A-F]{4}\)$/);
});

test('every row of the driver table that stands for a client has words, by a style that exists', () => {
  for (const { style } of styleOfDriver) assert.ok(signWords.some((row) => row.style === style), style);
  for (const { id, kind, stack } of tlsDrivers.filter((row) => row.kind !== 'server')) {
    const style = styleOf({ end: windows('server-2022'), program: id }, { ...pairs(stack)['no-common-suite'][0], stack });
    if (stack === 'schannel' || stack === 'java') assert.ok(style !== undefined && wordsOf(style).sources.length > 0, `${id} (${kind})`);
  }
  for (const { id } of styleOfDriver) assert.ok(tlsDrivers.some((row) => row.id.startsWith(id)), `no driver begins with ${id}`);
});

test('.NET on another library does not get the sentences of Windows', () => {
  const found = signs({ client: { end: { on: 'profile', profile: 'openssl-3.0' }, program: 'net5plus' }, server: { end: windows('server-2008-r2'), key: RSA } });
  assert.match(found[0]?.text ?? '', /SSL routines/);
});

test('refusals name codes that the table of codes has', () => {
  for (const sides of Object.values(refusals)) {
    for (const stacks of Object.values(sides)) {
      const { schannel } = stacks;
      if ('text' in schannel) assert.match(sspiText(schannel.text), /0x8009/);
    }
  }
});
