import assert from 'node:assert/strict';
import { test } from 'node:test';
import { textOf } from '../../../../src/core/blocks.ts';
import { exportLines, importLines, removalOf, rootsFor, uncovered } from '../../../../src/core/registry/backup.ts';
import type { Change, RegistryKey } from '../../../../src/core/registry/model.ts';

const at = (path: string): RegistryKey => ({ hive: 'HKEY_LOCAL_MACHINE', path });
const set = (path: string, name: string, data: number): Change => ({ kind: 'set', key: at(path), name, value: { type: 'REG_DWORD', data } });
const roots = [
  { key: 'SYSTEM\\SCHANNEL', file: 'schannel' },
  { key: 'SOFTWARE\\X', file: 'x' },
];

test('a root covers itself and what is below it, without regard to case', () => {
  assert.deepEqual(rootsFor([set('system\\schannel\\Protocols', 'A', 1), set('SYSTEM\\SCHANNEL', 'B', 1)], roots), [roots[0]]);
  assert.deepEqual(rootsFor([set('SYSTEM\\SCHANNEL2', 'A', 1)], roots), []);
  assert.deepEqual(rootsFor([set('SOFTWARE\\X', 'A', 1), set('SYSTEM\\SCHANNEL', 'A', 1)], roots), roots);
});

test('of two roots that cover a change, the narrower one is exported; what none covers is named', () => {
  const nested = [{ key: 'SYSTEM\\Lsa', file: 'lsa' }, { key: 'SYSTEM\\Lsa\\MSV1_0', file: 'msv1-0' }, { hive: 'HKEY_CURRENT_USER', key: 'SYSTEM\\Lsa', file: 'user' }] as const;
  assert.deepEqual(rootsFor([set('SYSTEM\\LSA\\msv1_0', 'A', 1)], nested), [nested[1]]);
  assert.deepEqual(rootsFor([set('SYSTEM\\LSA\\msv1_0', 'A', 1), set('SYSTEM\\Lsa', 'B', 1)], nested), [nested[0], nested[1]]);
  const user: Change = { kind: 'delete-key', key: { hive: 'HKEY_CURRENT_USER', path: 'SYSTEM\\Lsa\\MSV1_0' } };
  assert.deepEqual(rootsFor([user], nested), [nested[2]]);
  const outside = set('SYSTEM\\Other', 'A', 1);
  assert.deepEqual(uncovered([user, outside], nested), [outside]);
  const lines = exportLines('tls', [nested[2]]);
  assert.equal(lines.ok && textOf(lines.lines), 'reg export "HKCU\\SYSTEM\\Lsa" "%USERPROFILE%\\tls-before-user.reg" /reg:64');
});

test('export asks before it overwrites, import names the same files', () => {
  const exported = exportLines('tls-modern-server', roots);
  assert.ok(exported.ok);
  assert.equal(
    textOf(exported.lines),
    'reg export "HKLM\\SYSTEM\\SCHANNEL" "%USERPROFILE%\\tls-modern-server-before-schannel.reg" /reg:64\n' +
      'reg export "HKLM\\SOFTWARE\\X" "%USERPROFILE%\\tls-modern-server-before-x.reg" /reg:64',
  );
  assert.equal(
    textOf(importLines('tls-modern-server', roots)),
    'reg import "%USERPROFILE%\\tls-modern-server-before-schannel.reg" /reg:64\nreg import "%USERPROFILE%\\tls-modern-server-before-x.reg" /reg:64',
  );
});

test('the removal deletes the written values only', () => {
  const changes: Change[] = [set('SYSTEM\\A', 'One', 1), { kind: 'delete-value', key: at('SYSTEM\\A'), name: 'Two' }, { kind: 'delete-key', key: at('SYSTEM\\B') }];
  assert.deepEqual(removalOf(changes, []), [{ kind: 'delete-value', key: at('SYSTEM\\A'), name: 'One' }]);
});

test('a value of Windows setup gets the data of setup, and nothing when it has it', () => {
  const setup = [{ key: at('SYSTEM\\A'), name: 'One', value: { type: 'REG_DWORD', data: 1 } }] as const;
  assert.deepEqual(removalOf([set('system\\a', 'one', 0)], setup), [set('system\\a', 'one', 1)]);
  assert.deepEqual(removalOf([set('SYSTEM\\A', 'One', 1)], setup), []);
});
