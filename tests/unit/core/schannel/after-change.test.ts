import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Change, RegistryKey } from '../../../../src/core/registry/model.ts';
import { afterChange, settingsOf, setupValues, weakenings } from '../../../../src/core/schannel/after-change.ts';

const SCHANNEL = 'SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL';
const at = (path: string): RegistryKey => ({ hive: 'HKEY_LOCAL_MACHINE', path });
const dword = (path: string, name: string, data: number): Change => ({ kind: 'set', key: at(path), name, value: { type: 'REG_DWORD', data } });

test('the setting of a change, whatever the case; a deleted key touches all its settings', () => {
  assert.deepEqual(settingsOf(dword(SCHANNEL.toLowerCase(), 'EVENTLOGGING', 7)).map(({ id }) => id), ['schannel-eventlogging']);
  assert.deepEqual(settingsOf(dword(SCHANNEL, 'Other', 7)), []);
  const server = settingsOf({ kind: 'delete-key', key: at(`${SCHANNEL}\\Protocols\\TLS 1.3`) }).map(({ id }) => id);
  assert.deepEqual(server, ['tls-1-3-client-enabled', 'tls-1-3-client-disabledbydefault', 'tls-1-3-server-enabled', 'tls-1-3-server-disabledbydefault']);
});

test('what has to start again, each way once', () => {
  const after = afterChange([dword(`${SCHANNEL}\\Protocols\\TLS 1.0\\Server`, 'Enabled', 0), dword(SCHANNEL, 'ClientCacheTime', 0), dword(`${SCHANNEL}\\Protocols\\TLS 1.0\\Server`, 'DisabledByDefault', 1)]);
  assert.deepEqual(after.map(({ restart, settings }) => [restart, settings.length]), [['tls', 2], ['lsass', 1]]);
  assert.ok(after.every(({ says }) => says.length > 5));
});

const weak: readonly (readonly [string, Change, readonly string[]])[] = [
  ['TLS 1.0 on', dword(`${SCHANNEL}\\Protocols\\TLS 1.0\\Server`, 'Enabled', 1), ['allowed']],
  ['TLS 1.0 on, as old articles write it', dword(`${SCHANNEL}\\Protocols\\TLS 1.0\\Server`, 'Enabled', 0xffffffff), ['allowed']],
  ['TLS 1.0 off', dword(`${SCHANNEL}\\Protocols\\TLS 1.0\\Server`, 'Enabled', 0), []],
  ['TLS 1.2 on', dword(`${SCHANNEL}\\Protocols\\TLS 1.2\\Server`, 'Enabled', 1), []],
  ['TLS 1.1 offered', dword(`${SCHANNEL}\\Protocols\\TLS 1.1\\Client`, 'DisabledByDefault', 0), ['offered without being asked for']],
  ['RC4 allowed', dword(`${SCHANNEL}\\Ciphers\\RC4 128/128`, 'Enabled', 0xffffffff), ['allowed']],
  ['3DES allowed with 1', dword(`${SCHANNEL}\\Ciphers\\Triple DES 168`, 'Enabled', 1), ['allowed']],
  ['AES off', dword(`${SCHANNEL}\\Ciphers\\AES 128/128`, 'Enabled', 0), []],
  ['DHE of 1024 bits', dword(`${SCHANNEL}\\KeyExchangeAlgorithms\\Diffie-Hellman`, 'ServerMinKeyBitLength', 1024), ['1024 bits']],
  ['DHE of 512 bits', dword(`${SCHANNEL}\\KeyExchangeAlgorithms\\Diffie-Hellman`, 'ServerMinKeyBitLength', 512), ['1024 bits']],
  ['DHE of 2048 bits', dword(`${SCHANNEL}\\KeyExchangeAlgorithms\\Diffie-Hellman`, 'ServerMinKeyBitLength', 2048), []],
  ['all mappings', dword(SCHANNEL, 'CertificateMappingMethods', 0x1f), ['subject and issuer', 'issuer', 'UPN']],
  ['WinHTTP with TLS 1.0 to 1.2', dword('SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Internet Settings\\WinHttp', 'DefaultSecureProtocols', 0xa80), ['TLS 1.0', 'TLS 1.1']],
  ['loopback check off', dword('SYSTEM\\CurrentControlSet\\Control\\Lsa', 'DisableLoopbackCheck', 1), ['the check is off']],
  ['RC4 in Kerberos', dword('SYSTEM\\CurrentControlSet\\Services\\KDC', 'DefaultDomainSupportedEncTypes', 0x1c), ['RC4-HMAC']],
  ['LDAP signing not required', dword('SYSTEM\\CurrentControlSet\\Services\\NTDS\\Parameters', 'LDAPServerIntegrity', 1), ['not required']],
];

for (const [name, change, means] of weak) test(`weakens: ${name}: ${means.join(', ') || 'no'}`, () => assert.deepEqual(weakenings([change]).flatMap((row) => row.means.map((one) => one.means)), means));

test('setup writes one value, and the undo knows it', () => {
  assert.deepEqual(setupValues, [{ key: at(`${SCHANNEL}\\Protocols\\SSL 2.0\\Client`), name: 'DisabledByDefault', value: { type: 'REG_DWORD', data: 1 } }]);
});
