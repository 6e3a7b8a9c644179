import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nothingKnown } from '../../../../src/core/registry/before.ts';
import { difference } from '../../../../src/core/registry/difference.ts';
import { changeSet, desiredSettings, desiredValues, intentsOf } from '../../../../src/core/schannel/plan.ts';
import type { Wishes } from '../../../../src/core/schannel/plan.ts';
import { deadSides, losses, protocolsAfter } from '../../../../src/core/schannel/outlook.ts';
import { tlsLosers } from '../../../../src/core/drivers/losers.ts';
import type { TlsLoser } from '../../../../src/data/tls-losers.ts';
import { tlsPresets } from '../../../../src/data/tls-presets.ts';
import type { ProtocolWish } from '../../../../src/data/tls-presets.ts';
import { protocolNames, windowsTls } from '../../../../src/data/windows-tls.ts';
import type { ProtocolName, SideName, WindowsTls, WindowsTlsId } from '../../../../src/data/windows-tls.ts';

function system(id: WindowsTlsId): WindowsTls {
  const found = windowsTls.find((row) => row.id === id);
  assert.ok(found);
  return found;
}

function wishes(sides: readonly SideName[], protocols: Partial<Record<ProtocolName, ProtocolWish>>, rest: Partial<Wishes> = {}): Wishes {
  const all = Object.fromEntries(protocolNames.map((name) => [name, protocols[name] ?? 'leave'])) as Record<ProtocolName, ProtocolWish>;
  return { sides, protocols: all, dotnet4: 'leave', dotnet2: 'leave', winhttp: 'leave', logging: 'leave', ...rest };
}

/** `…\Protocols\TLS 1.0\Server Enabled=0`, without the part that all keys share. */
function lines(wish: Wishes, id: WindowsTlsId): string[] {
  return changeSet(desiredValues(wish, system(id)).desired).map((change) => {
    const key = change.key.path.replace(/^SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL/, '…');
    if (change.kind === 'delete-key') return `-${key}`;
    assert.ok(change.kind !== 'create-key');
    return `${key} ${change.name}=${change.kind === 'set' ? String(change.value.data) : '-'}`;
  });
}

test('presets and losers have reasons, dates and sources', () => {
  for (const preset of tlsPresets) {
    assert.match(preset.version, /^\d{4}-\d{2}-\d{2}$/);
    assert.ok([...Object.values(preset.protocols), preset.dotnet, preset.winhttp, preset.logging].every(({ why }) => why.length > 10));
  }
  assert.equal(new Set(tlsLosers.map(({ id }) => id)).size, tlsLosers.length);
  for (const loser of tlsLosers as readonly TlsLoser[]) assert.ok(loser.there || loser.here !== false, `${loser.id} stands nowhere`);
});

const cases: readonly (readonly [string, Wishes, WindowsTlsId, readonly string[]])[] = [
  ['off writes both values, one side', wishes(['server'], { 'TLS 1.0': 'off' }), 'server-2019', ['…\\Protocols\\TLS 1.0\\Server Enabled=0', '…\\Protocols\\TLS 1.0\\Server DisabledByDefault=1']],
  ['on is 1, not 0xffffffff', wishes(['client'], { 'TLS 1.2': 'on' }), 'windows-7', ['…\\Protocols\\TLS 1.2\\Client Enabled=1', '…\\Protocols\\TLS 1.2\\Client DisabledByDefault=0']],
  ['off by default', wishes(['client'], { 'TLS 1.1': 'on-request' }), 'server-2019', ['…\\Protocols\\TLS 1.1\\Client Enabled=1', '…\\Protocols\\TLS 1.1\\Client DisabledByDefault=1']],
  ['default removes', wishes(['server'], { 'TLS 1.0': 'default' }), 'server-2019', ['…\\Protocols\\TLS 1.0\\Server Enabled=-', '…\\Protocols\\TLS 1.0\\Server DisabledByDefault=-']],
  ['default of the SSL 2.0 client is what setup writes', wishes(['client'], { 'SSL 2.0': 'default' }), 'server-2008-r2', ['…\\Protocols\\SSL 2.0\\Client Enabled=-', '…\\Protocols\\SSL 2.0\\Client DisabledByDefault=1']],
  ['TLS 1.3 is not written before Server 2022', wishes(['server'], { 'TLS 1.3': 'on' }), 'server-2019', []],
  ['default of TLS 1.3 removes the key where it must not be', wishes(['server'], { 'TLS 1.3': 'default' }), 'server-2019', ['-…\\Protocols\\TLS 1.3\\Server']],
  ['default of TLS 1.3 removes values on Server 2022', wishes(['server'], { 'TLS 1.3': 'default' }), 'server-2022', ['…\\Protocols\\TLS 1.3\\Server Enabled=-', '…\\Protocols\\TLS 1.3\\Server DisabledByDefault=-']],
  ['no side, no protocol', wishes([], { 'TLS 1.0': 'off' }), 'server-2019', []],
  [
    '.NET comes in both bitnesses',
    wishes([], {}, { dotnet4: 'on' }),
    'server-2019',
    ['', 'WOW6432Node\\'].flatMap((node) => [
      `SOFTWARE\\${node}Microsoft\\.NETFramework\\v4.0.30319 SchUseStrongCrypto=1`,
      `SOFTWARE\\${node}Microsoft\\.NETFramework\\v4.0.30319 SystemDefaultTlsVersions=1`,
    ]),
  ],
  ...([['server-2019', 0x800], ['windows-11', 0x2800]] as const).map(
    ([id, data]) =>
      [
        `WinHTTP on ${id}`,
        wishes(['client'], {}, { winhttp: ['TLS 1.2', 'TLS 1.3'] }),
        id,
        ['', 'WOW6432Node\\'].map((node) => `SOFTWARE\\${node}Microsoft\\Windows\\CurrentVersion\\Internet Settings\\WinHttp DefaultSecureProtocols=${data}`),
      ] as const,
  ),
  ['WinHTTP belongs to the client side', wishes(['server'], {}, { winhttp: ['TLS 1.2'] }), 'server-2019', []],
  ['event logging', wishes([], {}, { logging: 7 }), 'server-2019', ['… EventLogging=7']],
  ['event logging 0 is a value, not nothing', wishes([], {}, { logging: 0 }), 'server-2019', ['… EventLogging=0']],
];

for (const [name, wish, id, out] of cases) test(name, () => assert.deepEqual(lines(wish, id), out));

test('wishes for single settings: both bitnesses, data of every type, the order of the table', () => {
  const { desired, refused } = desiredSettings({ 'ntlm-backconnection': { type: 'REG_MULTI_SZ', data: ['sql01.corp.example'] }, 'winhttp-defaultsecureprotocols-32': 0x800, 'fips': 'absent' });
  assert.deepEqual(refused, []);
  assert.deepEqual(
    intentsOf(desired).map((intent) => [intent.key.path.split('\\').slice(0, 2).join('\\'), intent.kind]),
    [['SOFTWARE\\Microsoft', 'set'], ['SOFTWARE\\WOW6432Node', 'set'], ['SYSTEM\\CurrentControlSet', 'delete-value'], ['SYSTEM\\CurrentControlSet', 'set']],
  );
});

test('wishes for single settings: another type and what no tool writes are refused; its removal is not', () => {
  const { desired, refused } = desiredSettings({ 'suite-order-policy': { type: 'REG_MULTI_SZ', data: ['TLS_AES_128_GCM_SHA256'] }, 'hash-sha256': 0, 'hash-sha384': 'absent', 'rdp-certificate': 1 });
  assert.deepEqual(refused.map(({ setting, refusal }) => [setting, refusal.rule]), [['hash-sha256', 'setting-hands-off'], ['suite-order-policy', 'setting-type'], ['rdp-certificate', 'setting-type']]);
  assert.deepEqual(desired.map(({ setting, want }) => [setting.id, want]), [['hash-sha384', 'absent']]);
});

test('the change set is the difference from nothing known', () => {
  const { desired } = desiredValues(wishes(['client', 'server'], { 'TLS 1.0': 'off', 'TLS 1.3': 'default' }, { dotnet4: 'default', winhttp: ['TLS 1.2'] }), system('server-2019'));
  assert.ok(desired.length > 5);
  assert.deepEqual(changeSet(desired), difference(intentsOf(desired), nothingKnown).changes);
});

test('a wish that Windows cannot take is named', () => {
  const { unmet } = desiredValues(wishes(['server'], { 'TLS 1.3': 'on', 'SSL 2.0': 'on', 'TLS 1.2': 'on' }), system('server-2019'));
  assert.deepEqual(unmet.map(({ protocol }) => protocol), ['SSL 2.0', 'TLS 1.3']);
});

function outlook(wish: Wishes, id: WindowsTlsId): { dead: readonly SideName[]; lost: string[] } {
  const { desired } = desiredValues(wish, system(id));
  const after = protocolsAfter(wish, desired, system(id));
  return { dead: deadSides(after), lost: losses(after, desired, system(id)).map(({ loser, side, place }) => `${loser.id} ${side} ${place}`) };
}

/** Without TLS 1.2 there is nothing left once the older versions are off: the tool refuses the change there. */
const WITHOUT_TLS_12: readonly string[] = ['modern server-2008', 'compatible server-2008'];

test('a preset leaves a side without a protocol only where Windows has no TLS 1.2', () => {
  for (const preset of tlsPresets) {
    for (const { id } of windowsTls) {
      for (const sides of [['client'], ['server'], ['client', 'server']] as const) {
        const protocols = Object.fromEntries(protocolNames.map((name) => [name, preset.protocols[name].to])) as Record<ProtocolName, ProtocolWish>;
        assert.deepEqual(outlook(wishes(sides, protocols), id).dead, WITHOUT_TLS_12.includes(`${preset.id} ${id}`) ? sides : [], `${preset.id} ${id} ${sides.join()}`);
      }
    }
  }
});

const OLD_OFF = { 'SSL 3.0': 'off', 'TLS 1.0': 'off', 'TLS 1.1': 'off' } as const;

test('dead: the last protocol of a side goes, defaults of Windows counted', () => {
  assert.deepEqual(outlook(wishes(['server'], { ...OLD_OFF, 'TLS 1.2': 'off' }), 'server-2019').dead, ['server']);
  assert.deepEqual(outlook(wishes(['server'], { ...OLD_OFF, 'TLS 1.2': 'on-request' }), 'server-2019').dead, ['server']);
  assert.deepEqual(outlook(wishes(['server'], { ...OLD_OFF, 'TLS 1.2': 'off' }), 'server-2022').dead, []);
  assert.deepEqual(outlook(wishes(['client', 'server'], OLD_OFF), 'windows-7').dead, ['client']);
  assert.deepEqual(outlook(wishes(['client', 'server'], {}), 'windows-7').dead, []);
});

test('TLS 1.0 off on a server: the drivers that stop at it, and the engines that do', () => {
  const { lost } = outlook(wishes(['server'], { 'TLS 1.0': 'off' }), 'server-2022');
  for (const id of ['native-client-9 server there', 'native-client-10 server there', 'mdac server there', 'net-35 server there', 'windows-7-client server there', 'sql-2012 server here', 'sql-2014 server here']) {
    assert.ok(lost.includes(id), id);
  }
  assert.ok(!lost.some((row) => row.startsWith('mysql-yassl') || row.startsWith('connector-net-6') || row.startsWith('sql-2008 ')));
});

test('TLS 1.1 stays: a program that has it as well keeps its connection', () => {
  assert.ok(!outlook(wishes(['client'], { 'TLS 1.0': 'off' }), 'server-2022').lost.includes('mysql-yassl client there'));
  assert.ok(outlook(wishes(['client'], { 'TLS 1.0': 'off', 'TLS 1.1': 'off' }), 'server-2022').lost.includes('mysql-yassl client there'));
});

test('.NET programs on this machine are not lost when the change writes their values', () => {
  const without = outlook(wishes(['client'], OLD_OFF), 'server-2022').lost;
  const cured = outlook(wishes(['client'], OLD_OFF, { dotnet4: 'on', dotnet2: 'on' }), 'server-2022').lost;
  assert.ok(without.includes('net-40-452 client here') && without.includes('net-35 client here'));
  assert.ok(!cured.includes('net-40-452 client here') && !cured.includes('net-35 client here'));
  assert.ok(cured.includes('net-named client here'));
});

test('TLS 1.2 off on Server 2022: everything without TLS 1.3', () => {
  const { lost } = outlook(wishes(['server'], { ...OLD_OFF, 'TLS 1.2': 'off' }), 'server-2022');
  for (const id of ['sql-drivers-tds7 server there', 'windows-10-client server there', 'sql-2016-2019 server here']) assert.ok(lost.includes(id), id);
});

test('nothing is lost when nothing goes', () => {
  assert.deepEqual(outlook(wishes(['client', 'server'], { 'TLS 1.2': 'on' }), 'windows-7').lost, []);
  assert.deepEqual(outlook(wishes(['server'], { 'SSL 2.0': 'off' }), 'server-2022').lost, []);
  assert.deepEqual(outlook(wishes(['server'], { 'TLS 1.3': 'default' }), 'server-2019').lost, []);
});

test('back to the defaults of Windows 7 takes TLS 1.2 away', () => {
  assert.ok(outlook(wishes(['client'], { 'TLS 1.2': 'default' }), 'windows-7').lost.includes('tls-12-server client there'));
});

test('a side may keep a version that the other one loses', () => {
  const wish = wishes(['client', 'server'], { 'TLS 1.0': 'off' }, { exceptions: { server: { 'TLS 1.0': 'on' } } });
  assert.deepEqual(lines(wish, 'server-2022'), ['…\\Protocols\\TLS 1.0\\Client Enabled=0', '…\\Protocols\\TLS 1.0\\Client DisabledByDefault=1', '…\\Protocols\\TLS 1.0\\Server Enabled=1', '…\\Protocols\\TLS 1.0\\Server DisabledByDefault=0']);
});

test('one output for several versions: TLS 1.3 is written for none when one of them must not have it, and its key goes when values are removed', () => {
  const several = (wish: Wishes): readonly string[] => desiredValues(wish, system('server-2022'), [system('server-2019')]).desired.map(({ setting, want }) => `${setting.protocol ?? setting.name} ${setting.bits ?? ''} ${String(want)}`);
  const on = wishes(['server'], { 'TLS 1.3': 'on', 'TLS 1.2': 'on' });
  assert.deepEqual(several(on), ['TLS 1.2  1', 'TLS 1.2  0']);
  assert.deepEqual(desiredValues(on, system('server-2022'), [system('server-2019')]).unmet.map(({ protocol }) => protocol), ['TLS 1.3']);
  assert.deepEqual(several(wishes(['server'], { 'TLS 1.3': 'default' })), ['TLS 1.3  no-key', 'TLS 1.3  no-key']);
  assert.deepEqual(several(wishes(['client'], {}, { winhttp: ['TLS 1.2', 'TLS 1.3'] })), ['DefaultSecureProtocols 64 2048', 'DefaultSecureProtocols 32 2048']);
});

test('a Windows that does not read DefaultSecureProtocols has no say in its bits', () => {
  const { desired } = desiredValues(wishes(['client'], {}, { winhttp: ['TLS 1.2', 'TLS 1.3'] }), system('windows-11'), [system('server-2008')]);
  assert.deepEqual(desired.map(({ want }) => want), [0x2800, 0x2800]);
});

test('single settings stand beside the rest, whatever the sides are', () => {
  assert.deepEqual(lines(wishes(['client'], {}, { settings: { 'dh-server-min': 2048, 'cipher-3des': 'absent' } }), 'server-2022'), ['…\\Ciphers\\Triple DES 168 Enabled=-', '…\\KeyExchangeAlgorithms\\Diffie-Hellman ServerMinKeyBitLength=2048']);
});
