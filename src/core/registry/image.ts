/** A registry in memory: what a change leads to, for comparing and for proving that an undo is one. */
import type { Before, BeforeKey } from './before.ts';
import { isWithin, keyId, keysAbove } from './model.ts';
import type { Change, RegistryData, RegistryKey } from './model.ts';

export interface ImageValue {
  readonly name: string;
  readonly value: RegistryData;
}

export interface ImageKey {
  readonly key: RegistryKey;
  /** By name in lower case. */
  readonly values: ReadonlyMap<string, ImageValue>;
}

/** Keys by keyId. A key that is there has every key above it. The hives themselves are no keys. */
export interface RegistryImage {
  readonly keys: ReadonlyMap<string, ImageKey>;
}

export const emptyImage: RegistryImage = { keys: new Map() };

/**
 * The registry after the changes, in their order. What is there already keeps the case of its name. Deleting what is not there changes nothing.
 *
 *     applyTo(emptyImage, [{ kind: 'set', key, name: 'Enabled', value: { type: 'REG_DWORD', data: 0 } }])
 *
 * Source: Microsoft: Structure of the registry; RegSetKeyValue, RegDeleteTree.
 */
export function applyTo(image: RegistryImage, changes: readonly Change[]): RegistryImage {
  const keys = new Map(image.keys);
  for (const change of changes) {
    if (change.kind === 'delete-key') {
      for (const [id, row] of keys) if (isWithin(row.key, change.key)) keys.delete(id);
      continue;
    }
    const id = keyId(change.key);
    if (change.kind === 'delete-value') {
      const row = keys.get(id);
      const name = change.name.toLowerCase();
      if (row?.values.has(name)) keys.set(id, { key: row.key, values: new Map([...row.values].filter(([other]) => other !== name)) });
      continue;
    }
    for (const key of [...keysAbove(change.key), change.key]) if (!keys.has(keyId(key))) keys.set(keyId(key), { key, values: new Map() });
    const row = keys.get(id);
    if (change.kind === 'create-key' || !row) continue;
    const name = change.name.toLowerCase();
    const old = row.values.get(name);
    keys.set(id, { key: row.key, values: new Map(row.values).set(name, { name: old?.name ?? change.name, value: change.value }) });
  }
  return { keys };
}

/** A registry in memory as the state before a change: everything about it is known. */
export function beforeOfImage(image: RegistryImage): Before {
  return {
    value: (key, name) => {
      const found = image.keys.get(keyId(key))?.values.get(name.toLowerCase());
      return found ? { state: 'set', ...found } : { state: 'absent' };
    },
    key: (key) => (image.keys.has(keyId(key)) ? 'there' : 'absent'),
    tree: (root) => {
      const keys: BeforeKey[] = [];
      for (const row of image.keys.values()) {
        if (isWithin(row.key, root)) keys.push({ key: row.key, values: [...row.values.values()].map((value) => ({ state: 'set', ...value })) });
      }
      return { keys: keys.sort((a, b) => a.key.path.length - b.key.path.length), whole: true };
    },
  };
}
