/** The way back: to the state that was pasted, as far as the paste tells it. */
import { dwordOf } from '../readers/registry-dump.ts';
import type { Before, BeforeValue } from './before.ts';
import type { SetupValue } from './backup.ts';
import { isWithin, keyId, keysAbove, sameKey, valueId } from './model.ts';
import type { Change, RegistryData, RegistryKey } from './model.ts';
import { mayDelete } from './rules.ts';

/** A change that the undo cannot take back from what is known; the import of the export does. */
export interface Inexact {
  readonly change: Change;
  readonly why: string;
}

export interface Undo {
  /** Values and keys come back first, what the change added goes last, the deepest key first. */
  readonly changes: readonly Change[];
  readonly inexact: readonly Inexact[];
}

/**
 * What takes the changes back. Values return with type and data, a value that was absent is removed and never set to 0, a key that the change
 * created is removed when it is known to have been absent, a deleted key returns with what is known below it. Where the state before is unknown the value is removed
 * (or set to what Windows setup writes), and the row of `inexact` says what only the export brings back.
 *
 *     undoOf([{ kind: 'set', key, name: 'Enabled', value: { type: 'REG_DWORD', data: 0 } }], before).changes
 *     // [{ kind: 'set', …, data: 1 }] where it was 1, [{ kind: 'delete-value', … }] where it was absent
 */
export function undoOf(changes: readonly Change[], before: Before, setup: readonly SetupValue[] = []): Undo {
  const back: Change[] = [];
  const inexact: Inexact[] = [];
  const restored = new Set<string>();
  for (const change of changes) {
    if (change.kind !== 'delete-key' || back.some((one) => one.kind === 'create-key' && sameKey(one.key, change.key))) continue;
    restoreTree(change, before, back, inexact, restored);
  }
  const removals = createdKeys(changes, before, inexact);
  const going = new Set(removals.map(keyId));
  for (const [id, change] of touchedValues(changes)) {
    if (restored.has(id) || [change.key, ...keysAbove(change.key)].some((key) => going.has(keyId(key)))) continue;
    restoreValue(change, before.value(change.key, change.name), setup, back, inexact);
  }
  return { changes: [...back, ...removals.map((key): Change => ({ kind: 'delete-key', key }))], inexact };
}

/** Each value once; a value that one change writes is written, whatever another one removes. */
function touchedValues(changes: readonly Change[]): ReadonlyMap<string, Extract<Change, { name: string }>> {
  const touched = new Map<string, Extract<Change, { name: string }>>();
  for (const change of changes) {
    if (change.kind !== 'set' && change.kind !== 'delete-value') continue;
    const id = valueId(change.key, change.name);
    if (change.kind === 'set' || !touched.has(id)) touched.set(id, change);
  }
  return touched;
}

function restoreTree(change: Extract<Change, { kind: 'delete-key' }>, before: Before, back: Change[], inexact: Inexact[], restored: Set<string>): void {
  if (before.key(change.key) === 'absent') return;
  const { keys, whole } = before.tree(change.key);
  for (const { key, values } of keys) {
    back.push({ kind: 'create-key', key });
    for (const value of values) {
      restored.add(valueId(key, value.name));
      const data = dataOf(value, undefined);
      if (data) back.push({ kind: 'set', key, name: value.name, value: data });
      if (value.state !== 'set') inexact.push({ change, why: `${value.name || 'The default value'} of the deleted key was printed without its type: ${data ? `it returns as ${data.type}` : 'only the export brings it back'}.` });
    }
  }
  if (!whole) inexact.push({ change, why: keys.length === 0 ? 'What stood in the deleted key was not given: only the export brings it back.' : 'The deleted key was not given as a whole: what else stood below it, only the export brings back.' });
}

function restoreValue(change: Extract<Change, { name: string }>, value: BeforeValue, setup: readonly SetupValue[], back: Change[], inexact: Inexact[]): void {
  const { key, name } = change;
  const data = dataOf(value, change.kind === 'set' ? change.value.type : undefined);
  if (data && 'name' in value) back.push({ kind: 'set', key, name: value.name, value: data });
  switch (value.state) {
    case 'set':
      return;
    case 'absent':
      if (change.kind === 'set') back.push({ kind: 'delete-value', key, name });
      return;
    case 'untyped':
      inexact.push({ change, why: data ? `PowerShell shows no type: the value returns as ${data.type}. The export has the type.` : 'PowerShell shows no type for the earlier value: only the export brings it back.' });
      if (!data && change.kind === 'set') back.push({ kind: 'delete-value', key, name });
      return;
    case 'unreadable':
      inexact.push({ change, why: 'The earlier value has a type that is not written here: only the export brings it back.' });
      if (change.kind === 'set') back.push({ kind: 'delete-value', key, name });
      return;
    case 'unknown': {
      if (change.kind === 'delete-value') {
        inexact.push({ change, why: `What was removed is not known (${value.why}): only the export brings it back.` });
        return;
      }
      const original = setup.find((row) => valueId(row.key, row.name) === valueId(key, name));
      back.push(original ? { kind: 'set', key, name, value: original.value } : { kind: 'delete-value', key, name });
      inexact.push({ change, why: `Whether an earlier value stood there is not known (${value.why}): it is ${original ? 'set to what Windows setup writes' : 'removed'}, and the export brings an earlier one back.` });
    }
  }
}

/** `wanted`: the type that the change wrote, which a value without a printed type most likely had. */
function dataOf(value: BeforeValue, wanted: RegistryData['type'] | undefined): RegistryData | undefined {
  if (value.state === 'set') return value.value;
  if (value.state !== 'untyped') return undefined;
  const number = dwordOf(value.text);
  if (number !== undefined && (wanted === undefined || wanted === 'REG_DWORD')) return { type: 'REG_DWORD', data: number };
  return wanted === 'REG_SZ' || wanted === 'REG_EXPAND_SZ' ? { type: wanted, data: value.text } : undefined;
}

/** Keys that were not there before and are there after, deepest first. */
function createdKeys(changes: readonly Change[], before: Before, inexact: Inexact[]): readonly RegistryKey[] {
  const created = new Map<string, RegistryKey>();
  const looked = new Set<string>();
  for (const change of changes) {
    if (change.kind !== 'set' && change.kind !== 'create-key') continue;
    for (const key of [change.key, ...keysAbove(change.key)]) {
      const id = keyId(key);
      if (looked.has(id)) break;
      looked.add(id);
      const state = before.key(key);
      if (state === 'there') break;
      if (state === 'absent' && mayDelete(key.path)) created.set(id, key);
      else if (state === 'absent') inexact.push({ change, why: `The key ${key.path} stays, empty: it stands too near the top of the hive to be deleted.` });
      else {
        // With an unknown value the same is said of the value already.
        if (change.kind === 'create-key' || before.value(change.key, change.name).state !== 'unknown') inexact.push({ change, why: `Whether the key ${key.path} was there before is not known: it stays. Without values a key has no effect.` });
        break;
      }
    }
  }
  const gone = changes.filter((change) => change.kind === 'delete-key');
  // A key that a later change deleted again is gone already.
  const standing = [...created.values()].filter((key) => !gone.some((change) => isWithin(key, change.key) && changes.lastIndexOf(change) > lastUse(changes, key)));
  return standing.sort((a, b) => b.path.split('\\').length - a.path.split('\\').length);
}

function lastUse(changes: readonly Change[], key: RegistryKey): number {
  return changes.findLastIndex((change) => (change.kind === 'set' || change.kind === 'create-key') && isWithin(change.key, key));
}
