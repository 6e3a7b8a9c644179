import assert from 'node:assert/strict';
import { test } from 'node:test';
import { plainText } from '../../../../src/core/blocks.ts';
import type { EffectiveSetting, EffectiveTls } from '../../../../src/core/schannel/effective-model.ts';
import { meansOf } from '../../../../src/core/schannel/effective-settings.ts';
import { schannelSettings } from '../../../../src/data/schannel-settings.ts';
import type { Setting, SettingId } from '../../../../src/data/schannel-settings.ts';
import { windowsVersions } from '../../../../src/data/windows-versions.ts';
import type { WindowsVersionId } from '../../../../src/data/windows-versions.ts';
import { windowsTls } from '../../../../src/data/windows-tls.ts';
import type { WindowsTls } from '../../../../src/data/windows-tls.ts';
import { reg, SCHANNEL, stateOf } from './effective-texts.ts';

const settings: readonly Setting[] = schannelSettings;
const rows: readonly WindowsTls[] = windowsTls;

function setting(id: SettingId): Setting {
  const found = settings.find((s) => s.id === id);
  if (!found) throw new Error(id);
  return found;
}

function of(state: EffectiveTls, id: SettingId): EffectiveSetting {
  const found = state.settings.find((s) => s.setting.id === id);
  if (!found) throw new Error(id);
  return found;
}

const value = (id: SettingId, data: string): string => reg([`${setting(id).hive}\\${setting(id).key}`, `"${setting(id).name}"=${data}`]);

test('every row of the table but the protocols, in its order, with the default of each version', () => {
  for (const version of windowsVersions) {
    const state = stateOf(version.id, '');
    assert.deepEqual(state.settings.map((s) => s.setting.id), settings.filter((s) => s.group !== 'protocol').map((s) => s.id));
    for (const { setting: row, number, means, told, because } of state.settings) {
      const own = row.defaults.find(({ on }) => Array.isArray(on) && on.includes(version.tls));
      assert.equal(number, row.type === 'REG_DWORD' && !own?.missing && typeof own?.data === 'number' ? own.data : undefined, `${version.id} ${row.id}`);
      if (own) assert.equal(means, own.says);
      assert.equal(told.state, 'unsaid');
      assert.equal(because.assumed, own?.missing ? undefined : true);
      assert.match(plainText(because.says), /\.$/);
    }
    assert.equal(of(state, 'winhttp-defaultsecureprotocols-64').number, rows.find(({ id }) => id === version.tls)?.winhttp.bits, version.id);
  }
});

test('data in words', () => {
  const table: [SettingId, number, string][] = [
    ['winhttp-defaultsecureprotocols-64', 0xa80, 'TLS 1.0, TLS 1.1 and TLS 1.2 (0xa80)'],
    ['winhttp-defaultsecureprotocols-64', 0xa0, 'SSL 3.0 and TLS 1.0 (0xa0)'],
    ['winhttp-defaultsecureprotocols-64', 0xffffffff, 'SSL 2.0, SSL 3.0, TLS 1.0, TLS 1.1, TLS 1.2, TLS 1.3 and bits without a meaning here (0xffffd557) (0xffffffff)'],
    ['winhttp-defaultsecureprotocols-64', 0, 'nothing (0x0)'],
    ['schannel-eventlogging', 7, 'errors, warnings and informational events and successes (0x7)'],
    ['dh-server-min', 2048, '2048 bits'],
    ['dh-server-min', 1536, '1536 bits'],
    ['client-cache-time', 0, 'no session is kept'],
    ['client-cache-time', 1000, '1000 milliseconds'],
    ['fips', 1, 'on'],
    ['fips', 5, 'on (5; written as 1 in the documents)'],
    ['cipher-rc4-128', 1, 'allowed (1; written as 0xffffffff in the documents)'],
    ['cipher-rc4-128', 0, 'every suite with the cipher is off'],
  ];
  for (const [id, data, words] of table) assert.equal(meansOf(setting(id), data), words);
});

test('WinHTTP on top of Schannel, and the update that it needs', () => {
  const text = `${value('winhttp-defaultsecureprotocols-64', 'dword:00000aa0')}${reg([`${SCHANNEL}\\Protocols\\TLS 1.0\\Client`, '"Enabled"=dword:0'])}`;
  assert.match(plainText(of(stateOf('server-2019', text), 'winhttp-defaultsecureprotocols-64').because.says), /Schannel has SSL 3\.0 and TLS 1\.0 off as client, so TLS 1\.1 and TLS 1\.2 are left\./);
  for (const [id, needs] of [['server-2012', true], ['windows-7', true], ['server-2012-r2', false]] as const satisfies readonly (readonly [WindowsVersionId, boolean])[]) {
    assert.equal(/3140245/.test(of(stateOf(id, text), 'winhttp-defaultsecureprotocols-64').because.doubt ?? ''), needs, id);
  }
});

test('a value that this Windows does not read, one of a person, one of another type', () => {
  const http2 = of(stateOf('server-2012-r2', value('http2-tls', 'dword:00000000')), 'http2-tls');
  assert.deepEqual([http2.number, http2.told.state], [undefined, 'set']);
  assert.match(plainText(http2.because.says), /changes nothing that is known/);
  const person = of(stateOf('server-2019', value('wininet-secureprotocols', 'dword:00000800')), 'wininet-secureprotocols');
  assert.deepEqual([person.number, person.means], [0x800, 'TLS 1.2 (0x800)']);
  // The same name in the other hive is another value.
  assert.equal(of(stateOf('server-2019', value('wininet-secureprotocols', 'dword:00000800').replace('HKEY_CURRENT_USER', 'HKEY_LOCAL_MACHINE')), 'wininet-secureprotocols').told.state, 'unsaid');
  const text = of(stateOf('server-2019', value('dh-server-min', '"2048"')), 'dh-server-min');
  assert.deepEqual([text.means, text.number], ['not known', undefined]);
  assert.match(plainText(text.because.says), /"2048" of type REG_SZ, not REG_DWORD/);
});

test('PowerShell shows no types: a number counts as one', () => {
  const text = 'SchUseStrongCrypto       : 1\nSystemDefaultTlsVersions : 1\nPSPath                   : Microsoft.PowerShell.Core\\Registry::HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\.NETFramework\\v4.0.30319\n';
  const row = of(stateOf('server-2016', text), 'dotnet4-systemdefaulttlsversions-64');
  assert.deepEqual([row.number, row.means], [1, '.NET lets Windows choose the versions']);
});
