import assert from 'node:assert/strict';
import { test } from 'node:test';
import { regExport } from '../../../../src/core/readers/reg-export.ts';
import { beforeOf } from '../../../../src/core/registry/before-of.ts';
import { nothingKnown } from '../../../../src/core/registry/before.ts';
import type { Change } from '../../../../src/core/registry/model.ts';
import { effectiveTls } from '../../../../src/core/schannel/effective.ts';
import { deadSides, goes, losses, protocolsAfter } from '../../../../src/core/schannel/outlook.ts';
import { fitOf, labelOf } from '../../../../src/core/schannel/outlook-fit.ts';
import { sidesWithoutSuite, stateAfter, withoutSuite } from '../../../../src/core/schannel/outlook-state.ts';
import { weakenedBy } from '../../../../src/core/schannel/outlook-weakening.ts';
import { desiredValues } from '../../../../src/core/schannel/plan.ts';
import type { Wishes } from '../../../../src/core/schannel/plan.ts';
import { registryText } from '../../../../src/core/schannel/registry-text.ts';
import { prepare } from '../../../../src/core/text/prepare.ts';
import { schannelSettings } from '../../../../src/data/schannel-settings.ts';
import type { Setting } from '../../../../src/data/schannel-settings.ts';
import { protocolNames, windowsTls } from '../../../../src/data/windows-tls.ts';
import type { ProtocolName, WindowsTls, WindowsTlsId } from '../../../../src/data/windows-tls.ts';
import { windowsVersions } from '../../../../src/data/windows-versions.ts';
import type { WindowsVersion } from '../../../../src/data/windows-versions.ts';
import type { ProtocolWish } from '../../../../src/data/tls-presets.ts';

function row(id: WindowsTlsId): WindowsTls {
  const found = windowsTls.find((one) => one.id === id);
  assert.ok(found);
  return found;
}

function version(id: WindowsTlsId): WindowsVersion {
  const found = windowsVersions.find((one) => one.tls === id);
  assert.ok(found);
  return found;
}

function wishes(protocols: Partial<Record<ProtocolName, ProtocolWish>>, rest: Partial<Wishes> = {}): Wishes {
  return { sides: ['server'], protocols: Object.fromEntries(protocolNames.map((name) => [name, protocols[name] ?? 'leave'])) as Wishes['protocols'], dotnet4: 'leave', dotnet2: 'leave', winhttp: 'leave', logging: 'leave', ...rest };
}

const KEY = 'HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL';
const file = (...parts: readonly string[]): string => `Windows Registry Editor Version 5.00\r\n\r\n${parts.join('\r\n\r\n')}\r\n`;
const value = (key: string, ...lines: readonly string[]): string => [`[${KEY}\\${key}]`, ...lines].join('\r\n');
const readings = (text: string) => regExport.read(prepare(text));

/** What follows on Server 2019 when these wishes meet this file. */
function after(wish: Wishes, text: string) {
  const state = effectiveTls(version('server-2019'), readings(text));
  const { desired } = desiredValues(wish, row('server-2019'));
  return { rows: protocolsAfter(wish, desired, row('server-2019'), state.protocols), desired };
}

test('what is left stays as the text has it, and counts for whether a side is dead', () => {
  const off = ['TLS 1.1', 'TLS 1.2'].map((name) => value(`Protocols\\${name}\\Server`, '"Enabled"=dword:00000000'));
  const { rows } = after(wishes({ 'TLS 1.0': 'off' }), file(...off));
  assert.deepEqual(rows.filter(({ on }) => on), []);
  assert.deepEqual(deadSides(rows), ['server']);
});

test('a protocol whose state the text leaves open may be on: the side is not called dead', () => {
  const unclear = value('Protocols\\TLS 1.2\\Server', '"Enabled"="1"');
  const { rows } = after(wishes({ 'TLS 1.0': 'off', 'TLS 1.1': 'off' }), file(unclear));
  assert.deepEqual(rows.filter(({ on }) => on), []);
  assert.deepEqual(deadSides(rows), []);
});

test('what was off already does not go, and nobody loses it', () => {
  const off = ['SSL 3.0', 'TLS 1.0', 'TLS 1.1'].map((name) => value(`Protocols\\${name}\\Server`, '"Enabled"=dword:00000000'));
  const wish = wishes({ 'TLS 1.0': 'off', 'TLS 1.1': 'off' });
  const known = after(wish, file(...off));
  assert.deepEqual(known.rows.filter(goes), []);
  assert.deepEqual(losses(known.rows, known.desired, row('server-2019')), []);
  const unknown = protocolsAfter(wish, known.desired, row('server-2019'));
  assert.ok(losses(unknown, known.desired, row('server-2019')).some(({ loser }) => loser.id === 'native-client-10'));
});

const off = (key: string): Change => ({ kind: 'set', key: { hive: 'HKEY_LOCAL_MACHINE', path: `${KEY.slice('HKEY_LOCAL_MACHINE\\'.length)}\\${key}` }, name: 'Enabled', value: { type: 'REG_DWORD', data: 0 } });

test('the state after a change: the values of the text with the changes on top', () => {
  const text = file(value('Protocols\\TLS 1.0\\Server', '"Enabled"=dword:00000000'), value('Protocols\\TLS 1.1\\Server', '"Enabled"=dword:00000001', '"DisabledByDefault"=dword:00000001'));
  const read = readings(text);
  const state = stateAfter(version('server-2019'), read, beforeOf(registryText(read)), [off('Protocols\\TLS 1.1\\Server'), { kind: 'delete-key', key: off('Protocols\\TLS 1.0\\Server').key }]);
  const server = Object.fromEntries(state.protocols.filter(({ side }) => side === 'server').map(({ protocol, state: now }) => [protocol, now]));
  assert.deepEqual(server, { 'SSL 2.0': 'missing', 'SSL 3.0': 'off', 'TLS 1.0': 'on', 'TLS 1.1': 'off', 'TLS 1.2': 'on', 'TLS 1.3': 'missing' });
});

test('switches that take every suite of a version, and of a side', () => {
  const sha = stateAfter(version('server-2019'), [], nothingKnown, [off('Hashes\\SHA')]);
  assert.deepEqual([...new Set(withoutSuite(sha).map(({ protocol }) => protocol))], ['TLS 1.0', 'TLS 1.1']);
  assert.deepEqual(sidesWithoutSuite(sha), []);
  const all = stateAfter(version('server-2019'), [], nothingKnown, ['AES 128/128', 'AES 256/256', 'Triple DES 168'].map((name) => off(`Ciphers\\${name}`)));
  assert.deepEqual(sidesWithoutSuite(all), ['client', 'server']);
  assert.deepEqual(withoutSuite(stateAfter(version('server-2019'), [], nothingKnown, [])), []);
});

test('each version has its row, with what it does not have', () => {
  const wish = wishes({ 'TLS 1.2': 'on', 'TLS 1.3': 'on' });
  const all = [row('server-2022'), row('server-2019'), row('server-2008')];
  const { desired } = desiredValues(wish, all[0] ?? row('server-2022'), all.slice(1));
  const fits = fitOf(wish, desired, all);
  assert.deepEqual(fits.map(({ after: rows }) => rows.filter(({ on }) => on).map(({ protocol }) => protocol).join()), ['TLS 1.0,TLS 1.1,TLS 1.2,TLS 1.3', 'TLS 1.0,TLS 1.1,TLS 1.2', 'SSL 2.0,SSL 3.0,TLS 1.0']);
  assert.match(fits[1]?.says.join(' ') ?? '', /Has no TLS 1\.3, and the key must not exist here/);
  assert.match(fits[2]?.says.join(' ') ?? '', /Has no TLS 1\.2: the values change nothing here/);
});

test('weakening: a version that this Windows does not have is none, and both sides are named', () => {
  const weak = (protocols: Partial<Record<ProtocolName, ProtocolWish>>, id: WindowsTlsId): readonly string[] => {
    const wish = { ...wishes(protocols), sides: ['client', 'server'] } as const;
    const { desired } = desiredValues(wish, row(id));
    return weakenedBy(desired, fitOf(wish, desired, [row(id)]), undefined).map(({ what }) => what);
  };
  assert.deepEqual(weak({ 'TLS 1.1': 'on' }, 'server-2022'), ['TLS 1.1, client side: on', 'TLS 1.1, server side: on']);
  assert.deepEqual(weak({ 'TLS 1.1': 'on' }, 'server-2008'), []);
  assert.deepEqual(weak({ 'SSL 3.0': 'default' }, 'server-2022'), []);
  assert.deepEqual(weak({ 'SSL 3.0': 'default' }, 'server-2012-r2').length, 2);
});

test('labels tell a setting from its neighbours in its group', () => {
  const labels = (schannelSettings as readonly Setting[]).filter(({ bits }) => bits !== 32).map((setting) => `${setting.group} ${labelOf(setting)} ${setting.key.includes('Local\\SSL') ? 'local' : ''}`);
  assert.equal(new Set(labels).size, labels.length);
});
