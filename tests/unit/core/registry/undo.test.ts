import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nothingKnown } from '../../../../src/core/registry/before.ts';
import type { Before, BeforeValue } from '../../../../src/core/registry/before.ts';
import { difference, settled } from '../../../../src/core/registry/difference.ts';
import { applyTo, beforeOfImage, emptyImage } from '../../../../src/core/registry/image.ts';
import type { Change, RegistryData, RegistryKey } from '../../../../src/core/registry/model.ts';
import { undoOf } from '../../../../src/core/registry/undo.ts';

const at = (path: string): RegistryKey => ({ hive: 'HKEY_LOCAL_MACHINE', path });
const KEY = at('SYSTEM\\A\\B\\C');
const dword = (data: number): RegistryData => ({ type: 'REG_DWORD', data });
const set = (key: RegistryKey, name: string, value: RegistryData): Change => ({ kind: 'set', key, name, value });
const gone = (key: RegistryKey, name: string): Change => ({ kind: 'delete-value', key, name });

test('an absent value is removed, never zeroed; a value returns with its own type', () => {
  const before = beforeOfImage(applyTo(emptyImage, [set(KEY, 'Text', { type: 'REG_SZ', data: '1' })]));
  assert.deepEqual(undoOf([set(KEY, 'Enabled', dword(0)), set(KEY, 'text', dword(1))], before), { changes: [gone(KEY, 'Enabled'), set(KEY, 'Text', { type: 'REG_SZ', data: '1' })], inexact: [] });
});

test('created keys go, deepest first; the keys that were there stay', () => {
  const before = beforeOfImage(applyTo(emptyImage, [{ kind: 'create-key', key: at('SYSTEM\\A\\B') }]));
  const undo = undoOf([set(at('SYSTEM\\A\\B\\C\\D'), 'Enabled', dword(0))], before);
  assert.deepEqual(undo, { changes: [{ kind: 'delete-key', key: at('SYSTEM\\A\\B\\C\\D') }, { kind: 'delete-key', key: at('SYSTEM\\A\\B\\C') }], inexact: [] });
});

test('a created key too near the top stays, and the undo says so', () => {
  const undo = undoOf([set(at('SOFTWARE\\New\\Key'), 'Enabled', dword(0))], beforeOfImage(applyTo(emptyImage, [{ kind: 'create-key', key: at('SOFTWARE') }])));
  assert.deepEqual(undo.changes, [{ kind: 'delete-key', key: at('SOFTWARE\\New\\Key') }]);
  assert.match(undo.inexact.map(({ why }) => why).join(), /SOFTWARE\\New stays, empty/);
});

test('nothing known: removal, what setup writes, and a word for each', () => {
  const changes = [set(KEY, 'Enabled', dword(0)), set(KEY, 'DisabledByDefault', dword(0)), gone(KEY, 'Old'), { kind: 'delete-key', key: at('SYSTEM\\X\\Y') } as const];
  const undo = undoOf(changes, nothingKnown, [{ key: KEY, name: 'disabledbydefault', value: dword(1) }]);
  assert.deepEqual(undo.changes, [gone(KEY, 'Enabled'), set(KEY, 'DisabledByDefault', dword(1))]);
  assert.deepEqual(new Set(undo.inexact.map(({ change }) => change)), new Set(changes));
  assert.ok(undo.inexact.every(({ why }) => /export brings/.test(why)));
});

test('a deleted key returns with everything that is known of it; what is not known is said', () => {
  const start = applyTo(emptyImage, [set(KEY, '', { type: 'REG_SZ', data: 'note' }), set(at(`${KEY.path}\\D`), 'L', { type: 'REG_MULTI_SZ', data: ['a'] })]);
  const whole = beforeOfImage(start);
  const part: Before = { ...whole, tree: (key) => ({ ...whole.tree(key), whole: false }) };
  const change: Change = { kind: 'delete-key', key: KEY };
  const expected: Change[] = [{ kind: 'create-key', key: KEY }, set(KEY, '', { type: 'REG_SZ', data: 'note' }), { kind: 'create-key', key: at(`${KEY.path}\\D`) }, set(at(`${KEY.path}\\D`), 'L', { type: 'REG_MULTI_SZ', data: ['a'] })];
  assert.deepEqual(undoOf([change], whole), { changes: expected, inexact: [] });
  assert.deepEqual(undoOf([change], part).changes, expected);
  assert.match(undoOf([change], part).inexact[0]?.why ?? '', /not given as a whole/);
});

function told(value: BeforeValue): Before {
  return { value: () => value, key: () => 'there', tree: () => ({ keys: [], whole: false }) };
}

test('a value without a type returns as what the change wrote, where its text fits', () => {
  const untyped = told({ state: 'untyped', name: 'Enabled', text: '-1' });
  assert.deepEqual(undoOf([set(KEY, 'Enabled', dword(0))], untyped).changes, [set(KEY, 'Enabled', dword(0xffffffff))]);
  assert.deepEqual(undoOf([set(KEY, 'Enabled', { type: 'REG_SZ', data: 'x' })], untyped).changes, [set(KEY, 'Enabled', { type: 'REG_SZ', data: '-1' })]);
  assert.deepEqual(undoOf([set(KEY, 'Enabled', { type: 'REG_BINARY', data: '' })], untyped).changes, [gone(KEY, 'Enabled')]);
  assert.equal(undoOf([set(KEY, 'Enabled', dword(0))], untyped).inexact.length, 1);
});

test('a value that nobody can write back is named, not made up', () => {
  const undo = undoOf([set(KEY, 'Enabled', dword(0))], told({ state: 'unreadable', name: 'Enabled' }));
  assert.deepEqual(undo.changes, [gone(KEY, 'Enabled')]);
  assert.match(undo.inexact[0]?.why ?? '', /only the export brings it back/);
});

test('difference: same number as another type is a difference; unknown and untyped are written; absent is not deleted', () => {
  const wish = set(KEY, 'Enabled', dword(1));
  const cases: readonly (readonly [BeforeValue, boolean | undefined])[] = [
    [{ state: 'set', name: 'enabled', value: dword(1) }, true],
    [{ state: 'set', name: 'Enabled', value: { type: 'REG_SZ', data: '1' } }, false],
    [{ state: 'set', name: 'Enabled', value: dword(0xffffffff) }, false],
    [{ state: 'absent' }, false],
    [{ state: 'untyped', name: 'Enabled', text: '1' }, undefined],
    [{ state: 'unreadable', name: 'Enabled' }, undefined],
    [{ state: 'unknown', why: '' }, undefined],
  ];
  for (const [value, holds] of cases) assert.equal(difference([wish], told(value)).compared[0]?.holds, holds, value.state);
  assert.deepEqual(difference([gone(KEY, 'X')], told({ state: 'absent' })).changes, []);
  assert.deepEqual(difference([gone(KEY, 'X')], told({ state: 'unknown', why: '' })).changes, [gone(KEY, 'X')]);
  assert.deepEqual(difference([gone(KEY, 'X')], told({ state: 'untyped', name: 'X', text: '' })).compared[0]?.holds, false);
});

const settledCases: readonly (readonly [string, readonly Change[], readonly Change[]])[] = [
  ['the later of two', [set(KEY, 'A', dword(0)), gone(KEY, 'a')], [gone(KEY, 'a')]],
  ['a key that goes takes the wishes in it along', [set(at(`${KEY.path}\\D`), 'A', dword(0)), { kind: 'delete-key', key: KEY }], [{ kind: 'delete-key', key: KEY }]],
  ['a wish in a key cancels that it goes', [{ kind: 'delete-key', key: KEY }, set(at(`${KEY.path}\\D`), 'A', dword(0))], [set(at(`${KEY.path}\\D`), 'A', dword(0))]],
  ['a removal below a key that goes is no wish of its own', [{ kind: 'delete-key', key: KEY }, gone(KEY, 'A'), { kind: 'delete-key', key: at(`${KEY.path}\\D`) }], [{ kind: 'delete-key', key: KEY }]],
  ['a sibling is no child', [set(at(`${KEY.path}2`), 'A', dword(0)), { kind: 'delete-key', key: KEY }], [set(at(`${KEY.path}2`), 'A', dword(0)), { kind: 'delete-key', key: KEY }]],
  ['a key that is filled need not be made', [{ kind: 'create-key', key: at('SYSTEM\\A') }, set(KEY, 'A', dword(0))], [set(KEY, 'A', dword(0))]],
];

for (const [name, given, expected] of settledCases) test(`settled: ${name}`, () => assert.deepEqual(settled(given), expected));
