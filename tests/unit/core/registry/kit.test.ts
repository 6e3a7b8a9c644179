import assert from 'node:assert/strict';
import { test } from 'node:test';
import { textOf } from '../../../../src/core/blocks.ts';
import { regQuery } from '../../../../src/core/readers/reg-query.ts';
import { applyTo, beforeOfImage, emptyImage } from '../../../../src/core/registry/image.ts';
import { kitOf } from '../../../../src/core/registry/kit.ts';
import type { Change, RegistryData, RegistryKey } from '../../../../src/core/registry/model.ts';
import { printed, verifyOf } from '../../../../src/core/registry/verify.ts';
import { prepare } from '../../../../src/core/text/prepare.ts';
import { readPowershell, readPreference, readReg, readRegexe } from './readers.ts';

const at = (path: string, hive: RegistryKey['hive'] = 'HKEY_LOCAL_MACHINE'): RegistryKey => ({ hive, path });
const KEY = at('SYSTEM\\Corp\\App\\Server');
const USER = at('SOFTWARE\\Corp\\App', 'HKEY_CURRENT_USER');
const set = (key: RegistryKey, name: string, value: RegistryData): Change => ({ kind: 'set', key, name, value });
const dword = (data: number): RegistryData => ({ type: 'REG_DWORD', data });
const OPTIONS = { stem: 'tls', roots: [{ key: 'SYSTEM\\Corp', file: 'corp' }], setup: [], name: 'TLS' } as const;

test('every target of a kit says the same, apply and undo, and the preference of each hive is a file of its own', () => {
  const before = beforeOfImage(applyTo(emptyImage, [set(KEY, 'Enabled', dword(1)), { kind: 'create-key', key: at('SOFTWARE\\Corp', 'HKEY_CURRENT_USER') }]));
  const changes = [set(KEY, 'Enabled', dword(0)), set(USER, 'List', { type: 'REG_MULTI_SZ', data: ['a', 'b'] })];
  const kit = kitOf(changes, before, OPTIONS);
  const readers = { reg: readReg, powershell: readPowershell, regexe: readRegexe, preference: readPreference };
  for (const part of ['apply', 'undo'] as const) {
    const all = kit.targets.map((one) => {
      const emitted = one[part];
      assert.ok(emitted.ok, one.target);
      return { target: one.target, ops: readers[one.target](textOf(emitted.lines)) };
    });
    assert.deepEqual(all.map(({ target }) => target), ['reg', 'powershell', 'regexe', 'preference', 'preference']);
    const [reg, powershell, regexe, machine, user] = all.map(({ ops }) => ops);
    assert.deepEqual(powershell, reg);
    assert.deepEqual(regexe, reg);
    assert.deepEqual([...(machine ?? []), ...(user ?? [])], reg);
  }
  assert.deepEqual(kit.undo, [set(KEY, 'Enabled', dword(1)), { kind: 'delete-key', key: USER }]);
  assert.deepEqual(kit.inexact, []);
  assert.deepEqual(kit.unsaved, [changes[1]]);
  assert.equal(kit.backup.ok && textOf(kit.backup.lines), 'reg export "HKLM\\SYSTEM\\Corp" "%USERPROFILE%\\tls-before-corp.reg" /reg:64');
  assert.equal(textOf(kit.restore), 'reg import "%USERPROFILE%\\tls-before-corp.reg" /reg:64');
  assert.ok(Array.isArray(kit.rows) && kit.rows.length === 2);
});

test('a target that cannot hold a value says which rule stops it; the others stay', () => {
  const kit = kitOf([set(KEY, 'Path', { type: 'REG_EXPAND_SZ', data: '%SystemRoot%' })], beforeOfImage(emptyImage), OPTIONS);
  assert.deepEqual(kit.targets.map(({ target, apply }) => [target, apply.ok ? 'ok' : apply.refusal.rule]), [['reg', 'ok'], ['powershell', 'ok'], ['regexe', 'cmd-no-percent'], ['preference', 'preference-no-percent']]);
  assert.ok('rule' in kit.rows && kit.rows.rule === 'preference-no-percent');
});

test('verify: one query for each key, with what it must print at the end', () => {
  const verified = verifyOf([
    set(KEY, 'Enabled', dword(1)),
    set(KEY, 'enabled', dword(0x800)),
    { kind: 'delete-value', key: KEY, name: 'Old' },
    set(at('SYSTEM\\Corp\\Gone\\X'), 'A', dword(1)),
    { kind: 'delete-key', key: at('SYSTEM\\corp\\gone') },
    { kind: 'create-key', key: at('SYSTEM\\Corp\\Empty\\Y') },
  ]);
  assert.ok(verified.ok);
  assert.deepEqual(
    verified.expected.map(({ line, gone, values, absent }) => [textOf([line]), gone, values, absent]),
    [
      ['reg query "HKLM\\SYSTEM\\Corp\\App\\Server" /reg:64', false, [{ name: 'enabled', type: 'REG_DWORD', data: '0x800' }], ['Old']],
      ['reg query "HKLM\\SYSTEM\\Corp\\Gone\\X" /reg:64', true, [], []],
      ['reg query "HKLM\\SYSTEM\\corp\\gone" /reg:64', true, [], []],
      ['reg query "HKLM\\SYSTEM\\Corp\\Empty\\Y" /reg:64', false, [], []],
    ],
  );
});

test('verify: what is expected is what the reader of reg query understands', () => {
  const values: readonly RegistryData[] = [dword(0), dword(0xffffffff), { type: 'REG_SZ', data: 'a b' }, { type: 'REG_MULTI_SZ', data: ['A', 'B'] }, { type: 'REG_QWORD', data: '1ff' }, { type: 'REG_BINARY', data: '00ff' }];
  const lines = values.map((value, i) => `    V${i}    ${value.type}    ${printed(value)}`);
  const readings = regQuery.read(prepare(`HKEY_LOCAL_MACHINE\\${KEY.path}\n${lines.join('\n')}\n`));
  assert.deepEqual(readings[0]?.facts.keys[0]?.values.map(({ value }) => value), values);
});
