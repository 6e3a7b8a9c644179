import assert from 'node:assert/strict';
import { test } from 'node:test';
import { textOf } from '../../../../src/core/blocks.ts';
import { exportLines, importLines, removalOf, rootsFor } from '../../../../src/core/registry/backup.ts';
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
