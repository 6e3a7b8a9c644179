import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clientParty } from '../../../../src/core/handshake/client-party.ts';
import type { Party, PartyProtocol } from '../../../../src/core/handshake/model.ts';
import { serverParty } from '../../../../src/core/handshake/server-party.ts';
import type { ClientSpec, WindowsEnd } from '../../../../src/core/handshake/spec.ts';
import { windowsVersion } from '../../../../src/core/handshake/windows-end.ts';
import { regExport } from '../../../../src/core/readers/reg-export.ts';
import { effectiveTls } from '../../../../src/core/schannel/effective.ts';
import type { EffectiveTls } from '../../../../src/core/schannel/effective-model.ts';
import { prepare } from '../../../../src/core/text/prepare.ts';
import { tlsDrivers } from '../../../../src/data/tls-drivers.ts';
import { protocolNames } from '../../../../src/data/windows-tls.ts';
import type { ProtocolName } from '../../../../src/data/windows-tls.ts';

const SCHANNEL = 'HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL';
const KEY = { kind: 'RSA', bits: 2048, hash: 'SHA256' } as const;

/** The state of a machine from the lines of a .reg file. */
function stateOf(windows: WindowsEnd['windows'], ...sections: readonly (readonly [key: string, ...values: string[]])[]): EffectiveTls {
  const text = ['Windows Registry Editor Version 5.00', '', ...sections.flatMap(([key, ...values]) => [`[${key}]`, ...values, ''])].join('\r\n');
  const readings = regExport.read(prepare(text));
  assert.ok(readings.length > 0);
  return effectiveTls(windowsVersion(windows), readings);
}

function on(party: Party): readonly ProtocolName[] {
  return party.protocols.filter((row) => row.on).map(({ protocol }) => protocol);
}

function row(party: Party, protocol: ProtocolName): PartyProtocol {
  const found = party.protocols.find((each) => each.protocol === protocol);
  assert.ok(found);
  return found;
}

function client(windows: WindowsEnd['windows'], rest: Partial<Omit<ClientSpec, 'end'>> = {}, end: Partial<WindowsEnd> = {}): Party {
  return clientParty({ end: { on: 'windows', windows, ...end }, ...rest });
}

const protocol = (name: ProtocolName, side: 'Client' | 'Server', ...values: string[]): readonly [string, ...string[]] => [`${SCHANNEL}\\Protocols\\${name}\\${side}`, ...values];
const dotnet4 = (...values: string[]): readonly [string, ...string[]] => ['HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\.NETFramework\\v4.0.30319', ...values];

const defaults: readonly (readonly [WindowsEnd['windows'], 'client' | 'server', readonly ProtocolName[]])[] = [
  ['windows-7', 'client', ['SSL 3.0', 'TLS 1.0']],
  ['server-2008-r2', 'server', ['SSL 2.0', 'SSL 3.0', 'TLS 1.0']],
  ['server-2012-r2', 'client', ['SSL 3.0', 'TLS 1.0', 'TLS 1.1', 'TLS 1.2']],
  ['server-2016', 'server', ['TLS 1.0', 'TLS 1.1', 'TLS 1.2']],
  ['server-2022', 'client', ['TLS 1.0', 'TLS 1.1', 'TLS 1.2', 'TLS 1.3']],
];

for (const [windows, side, expected] of defaults) {
  test(`defaults of ${windows} as ${side}: ${expected.join(', ')}`, () => {
    const party = side === 'client' ? client(windows) : serverParty({ end: { on: 'windows', windows }, key: KEY });
    assert.deepEqual(on(party), expected);
    assert.equal(party.protocols.length, protocolNames.length);
    assert.ok(party.protocols.every(({ by, because }) => by === 'windows' && because.length > 0));
    assert.ok(party.assumptions.some(({ id }) => id === 'defaults'));
    assert.ok(party.suites.length > 10 && party.suites.every(({ suite }) => suite !== undefined));
  });
}

test('before Windows 10 a suite has its curves, from there on the list of curves counts', () => {
  const old = client('windows-7');
  assert.deepEqual(old.suites.filter(({ name }) => name === 'TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA').map(({ curve }) => curve), ['P-256', 'P-384']);
  assert.deepEqual(old.groups, ['P-256', 'P-384']);
  const late = client('server-2019');
  assert.ok(late.suites.every(({ curve }) => curve === undefined));
  assert.deepEqual(late.groups, ['x25519', 'P-256', 'P-384']);
});

test('sizes: 1024 bits of Diffie-Hellman before Windows 10, 2048 from there on; the registry wins', () => {
  assert.equal(serverParty({ end: { on: 'windows', windows: 'server-2012-r2' }, key: KEY }).dhBits, 1024);
  assert.equal(serverParty({ end: { on: 'windows', windows: 'server-2016' }, key: KEY }).dhBits, 2048);
  const state = stateOf('server-2016', [`${SCHANNEL}\\KeyExchangeAlgorithms\\Diffie-Hellman`, '"ServerMinKeyBitLength"=dword:00001000', '"ClientMinKeyBitLength"=dword:00000800']);
  assert.equal(serverParty({ end: { on: 'windows', windows: 'server-2016', state }, key: KEY }).dhBits, 4096);
  assert.equal(client('server-2016', {}, { state }).least.dh, 2048);
  assert.equal(client('server-2016').least.dh, 1024);
});

test('the registry decides where it says something, and says so', () => {
  const state = stateOf('server-2019', protocol('TLS 1.0', 'Client', '"Enabled"=dword:00000000'), protocol('TLS 1.1', 'Client', '"Enabled"=dword:00000001', '"DisabledByDefault"=dword:00000001'));
  const party = client('server-2019', {}, { state });
  assert.deepEqual(on(party), ['TLS 1.2']);
  assert.equal(row(party, 'TLS 1.0').by, 'registry');
  assert.equal(row(party, 'TLS 1.1').by, 'registry');
  assert.equal(row(party, 'TLS 1.2').by, 'windows');
  assert.ok(!party.assumptions.some(({ id }) => id === 'defaults'));
});

test('a change on top: versions, suites added, dropped, replaced; names that Windows does not have are left out', () => {
  const party = client('windows-7', {}, { adjust: { protocols: { 'TLS 1.2': 'on', 'TLS 1.0': 'off', 'TLS 1.3': 'on' }, dropSuites: ['TLS_RSA_WITH_RC4_128_MD5'], addSuites: ['TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA_P521', 'NO_SUCH_SUITE'] } });
  assert.deepEqual(on(party), ['SSL 3.0', 'TLS 1.2']);
  assert.ok(!party.suites.some(({ name }) => name === 'TLS_RSA_WITH_RC4_128_MD5'));
  assert.ok(party.off.some(({ name, by }) => name === 'TLS_RSA_WITH_RC4_128_MD5' && by === 'list'));
  assert.deepEqual(party.suites.at(-1)?.curve, 'P-521');
  const policy = ['TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA', 'TLS_RSA_WITH_AES_128_CBC_SHA'];
  assert.deepEqual(client('windows-7', {}, { adjust: { suites: policy } }).suites.map(({ name }) => name), ['TLS_RSA_WITH_AES_128_CBC_SHA'], 'ECDHE needs the curve in the name before Windows 10');
  assert.deepEqual(client('server-2019', {}, { adjust: { suites: policy } }).suites.map(({ name }) => name), policy);
  assert.equal(client('windows-7', {}, { adjust: { addSuites: ['TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384'] } }).suites.filter(({ name }) => name === 'TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384').length, 2);
});

test('TLS 1.3 on without a suite of TLS 1.3: left away in Schannel, as an assumption', () => {
  const party = client('server-2022', {}, { adjust: { suites: ['TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384'] } });
  assert.ok(!on(party).includes('TLS 1.3'));
  assert.ok(party.assumptions.some(({ id }) => id === 'tls-1-3-without-suites'));
});

// Programs, each for its kind.
const SOFT = protocol('TLS 1.2', 'Client', '"DisabledByDefault"=dword:00000001');
const HARD = protocol('TLS 1.2', 'Client', '"Enabled"=dword:00000000');
const programs: readonly {
  readonly title: string;
  readonly windows: WindowsEnd['windows'];
  readonly program?: string;
  readonly names?: readonly ProtocolName[];
  readonly state?: readonly (readonly [string, ...string[]])[];
  readonly follows?: true;
  readonly expected: readonly ProtocolName[];
}[] = [
  { title: 'fixed to TLS 1.0', windows: 'server-2019', program: 'snac9', expected: ['TLS 1.0'] },
  { title: 'a program that names TLS 1.2 gets it where DisabledByDefault is 1', windows: 'server-2016', program: 'connnet-8b', state: [SOFT], expected: ['TLS 1.2'] },
  { title: 'and not where Enabled is 0', windows: 'server-2016', program: 'connnet-8b', state: [HARD], expected: [] },
  { title: 'a program that follows the system does not get a version that is there on request', windows: 'server-2016', program: 'odbc17', state: [SOFT], expected: ['TLS 1.0', 'TLS 1.1'] },
  { title: 'newest caps', windows: 'server-2022', program: 'odbc17', expected: ['TLS 1.0', 'TLS 1.1', 'TLS 1.2'] },
  { title: 'a condition for TLS 1.3 that usually does not hold', windows: 'server-2022', program: 'odbc18', expected: ['TLS 1.0', 'TLS 1.1', 'TLS 1.2'] },
  { title: 'and holds where the version is named', windows: 'server-2022', program: 'odbc18', names: ['TLS 1.3'], expected: ['TLS 1.3'] },
  { title: 'names win over the row', windows: 'server-2019', program: 'netfx-4.5', names: ['TLS 1.2'], expected: ['TLS 1.2'] },
  { title: 'names without a row', windows: 'windows-7', names: ['TLS 1.2'], expected: ['TLS 1.2'] },
  { title: 'SSL 3.0 that is off by default does not come by naming it', windows: 'server-2019', names: ['SSL 3.0', 'TLS 1.0'], expected: ['TLS 1.0'] },
  { title: 'TLS 1.3 that is there on request does not come by naming it', windows: 'server-2022', names: ['TLS 1.2', 'TLS 1.3'], state: [protocol('TLS 1.3', 'Client', '"DisabledByDefault"=dword:00000001')], expected: ['TLS 1.2'] },
  { title: '.NET 4.5 without values', windows: 'server-2012-r2', program: 'netfx-4.5', expected: ['SSL 3.0', 'TLS 1.0'] },
  { title: '.NET 4.5 with SchUseStrongCrypto 1', windows: 'server-2012-r2', program: 'netfx-4.5', state: [dotnet4('"SchUseStrongCrypto"=dword:00000001')], expected: ['TLS 1.0', 'TLS 1.1', 'TLS 1.2'] },
  { title: '.NET 4.5 with SystemDefaultTlsVersions 1', windows: 'server-2012-r2', program: 'netfx-4.5', state: [dotnet4('"SystemDefaultTlsVersions"=dword:00000001')], expected: ['SSL 3.0', 'TLS 1.0', 'TLS 1.1', 'TLS 1.2'] },
  { title: '.NET 4.8 with SystemDefaultTlsVersions 0 has its own list', windows: 'server-2022', program: 'netfx-4.8', state: [dotnet4('"SystemDefaultTlsVersions"=dword:00000000')], expected: ['TLS 1.0', 'TLS 1.1', 'TLS 1.2'] },
  { title: '.NET 4.8 with both 0 has the old one', windows: 'server-2022', program: 'netfx-4.8', state: [dotnet4('"SystemDefaultTlsVersions"=dword:00000000', '"SchUseStrongCrypto"=dword:00000000')], expected: ['TLS 1.0'] },
  { title: '.NET 3.5: SchUseStrongCrypto alone changes no version', windows: 'server-2012-r2', program: 'netfx-3.5', state: [['HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\.NETFramework\\v2.0.50727', '"SchUseStrongCrypto"=dword:00000001']], expected: ['SSL 3.0', 'TLS 1.0'] },
  { title: '.NET 3.5 follows with SystemDefaultTlsVersions 1', windows: 'server-2012-r2', program: 'netfx-3.5', state: [['HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\.NETFramework\\v2.0.50727', '"SystemDefaultTlsVersions"=dword:00000001']], expected: ['SSL 3.0', 'TLS 1.0', 'TLS 1.1', 'TLS 1.2'] },
  { title: 'the values of 4.x do not count for 3.5', windows: 'server-2012-r2', program: 'netfx-3.5', state: [dotnet4('"SystemDefaultTlsVersions"=dword:00000001')], expected: ['SSL 3.0', 'TLS 1.0'] },
  { title: 'what-if: follows the system', windows: 'server-2012-r2', program: 'netfx-4.5', follows: true, expected: ['SSL 3.0', 'TLS 1.0', 'TLS 1.1', 'TLS 1.2'] },
  { title: 'WinHTTP of Server 2012: SSL 3.0 and TLS 1.0 of what Schannel has', windows: 'server-2012', program: 'winhttp', expected: ['SSL 3.0', 'TLS 1.0'] },
  { title: 'WinHTTP of Windows 11', windows: 'windows-11-22h2', program: 'winhttp', expected: ['TLS 1.2', 'TLS 1.3'] },
  { title: 'WinHTTP with a mask', windows: 'server-2012', program: 'winhttp', state: [['HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Internet Settings\\WinHttp', '"DefaultSecureProtocols"=dword:00000a00']], expected: ['TLS 1.1', 'TLS 1.2'] },
  { title: 'WinHTTP cannot have what Schannel has off', windows: 'windows-7', program: 'winhttp', state: [['HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Internet Settings\\WinHttp', '"DefaultSecureProtocols"=dword:00000a80']], expected: ['TLS 1.0'] },
  { title: 'a row that does not exist: the library decides', windows: 'server-2016', program: 'no-such-program', expected: ['TLS 1.0', 'TLS 1.1', 'TLS 1.2'] },
];

for (const { title, windows, program, names, state, follows, expected } of programs) {
  test(title, () => {
    if (program !== undefined && program !== 'no-such-program') assert.ok(tlsDrivers.some(({ id }) => id === program), program);
    const party = client(windows, { ...(program === undefined ? {} : { program }), ...(names === undefined ? {} : { names }) }, { ...(state === undefined ? {} : { state: stateOf(windows, ...state) }), ...(follows ? { adjust: { followsSystem: true } } : {}) });
    assert.deepEqual(on(party), expected);
    assert.ok(party.protocols.every(({ because }) => because.length > 0));
  });
}

test('what the program does stands with it, so that no registry change is offered for it', () => {
  assert.equal(row(client('server-2019', { program: 'snac9' }), 'TLS 1.2').by, 'program');
  assert.equal(row(client('server-2022', { program: 'odbc17' }), 'TLS 1.3').by, 'program');
  assert.equal(row(client('windows-7', { names: ['TLS 1.2'] }), 'TLS 1.2').by, 'program');
  const both = row(client('windows-7', { program: 'netfx-4.5' }), 'TLS 1.2');
  assert.equal(both.by, 'program', 'naming it would be enough');
  assert.match(String(both.because.at(-1)), /does not ask for it either/);
  assert.equal(row(client('server-2016', { program: 'netfx-4.5' }, { state: stateOf('server-2016', HARD) }), 'TLS 1.2').by, 'registry');
  assert.ok(client('windows-7', { names: ['TLS 1.2'] }).assumptions.some(({ id }) => id === 'named-though-off'));
  assert.ok(client('server-2022', { program: 'odbc18' }).assumptions.some(({ id }) => id === 'program-newest'));
  assert.ok(client('server-2016', { program: 'no-such-program' }).assumptions.some(({ id }) => id === 'program-unknown'));
});

test('SCH_USE_STRONG_CRYPTO drops what the list of the version says', () => {
  const plain = client('server-2016');
  const strong = client('server-2016', { strongCrypto: true });
  const weak = plain.suites.filter(({ name }) => name.includes('_RC4_')).map(({ name }) => name);
  assert.ok(weak.length > 0);
  assert.ok(!strong.suites.some(({ name }) => weak.includes(name)));
  assert.ok(weak.every((name) => strong.off.some((off) => off.name === name && off.by === 'strong-crypto')));
  assert.ok(client('server-2016', { program: 'net5plus', strongCrypto: false }).suites.length > client('server-2016', { program: 'net5plus' }).suites.length);
  assert.ok(client('server-2008', { strongCrypto: true }).assumptions.some(({ id }) => id === 'strong-crypto-unknown'));
});

test('a service can ask for more than Windows: a minimum', () => {
  const party = serverParty({ end: { on: 'windows', windows: 'server-2016' }, key: KEY, minimum: 'TLS 1.2' });
  assert.deepEqual(on(party), ['TLS 1.2']);
  assert.equal(row(party, 'TLS 1.0').by, 'program');
  assert.deepEqual(party.key, KEY);
});

test('a program with its own library does not use Schannel, and the registry of Windows does not count', () => {
  const party = client('windows-7', { program: 'jdbc-10' }, { adjust: { protocols: { 'TLS 1.2': 'off' } } });
  assert.equal(party.stack, 'java');
  assert.deepEqual(on(party), ['TLS 1.2']);
  assert.ok(party.assumptions.some(({ id }) => id === 'library-version'));
  assert.match(party.name, /^Microsoft JDBC Driver .* on Windows 7/);
});

test('a profile that does not exist has nothing, and says so', () => {
  const party = clientParty({ end: { on: 'profile', profile: 'no-such-profile' } });
  assert.deepEqual(on(party), []);
  assert.ok(party.assumptions.some(({ id }) => id === 'profile-unknown'));
});

test('every row of the driver table gives a party on every side it can stand on', () => {
  for (const { id } of tlsDrivers) {
    for (const windows of ['windows-7', 'server-2016', 'server-2025'] as const) {
      assert.ok(client(windows, { program: id }).name.length > 0);
      assert.ok(serverParty({ end: { on: 'windows', windows }, program: id, key: KEY }).protocols.length === 6);
    }
  }
});
