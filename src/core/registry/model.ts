/**
 * Registry changes as plain data. Each target language (.reg, PowerShell, reg.exe) has one emitter over this
 * model, so that the same change means the same keys, types and data in all of them.
 */
import type { Line } from '../blocks.ts';
import { check } from '../rule.ts';
import type { Refusal, Rule } from '../rule.ts';

export type Hive = 'HKEY_LOCAL_MACHINE';

/** A key in the 64-bit view of the registry. */
export interface RegistryKey {
  readonly hive: Hive;
  /** `SYSTEM\CurrentControlSet\Control\Lsa`: no hive, no backslash at either end. A slash is part of a name. */
  readonly path: string;
}

export type RegistryData =
  | { readonly type: 'REG_DWORD'; readonly data: number }
  | { readonly type: 'REG_SZ'; readonly data: string };

export type Change =
  | { readonly kind: 'set'; readonly key: RegistryKey; readonly name: string; readonly value: RegistryData }
  | { readonly kind: 'delete-value'; readonly key: RegistryKey; readonly name: string }
  /** With everything below it. */
  | { readonly kind: 'delete-key'; readonly key: RegistryKey };

/** Lines of a target language, or the first refusal: then nothing at all is written. */
export type Emitted = { readonly ok: true; readonly lines: readonly Line[] } | { readonly ok: false; readonly refusal: Refusal };

const NOT_IN_A_NAME = /[\p{Cc}\p{Cs}\u2028\u2029]/u;
const KEY_MAX = 255;
const VALUE_NAME_MAX = 16383;

const keyPath: Rule = {
  id: 'registry-key',
  allows: 'Key names of 1 to 255 characters without control characters, separated by single backslashes.',
  source: 'Microsoft: Structure of the registry; Registry element size limits',
  refuses: (path) => {
    for (const name of path.split('\\')) {
      if (name === '') return 'has an empty key name';
      if (name.length > KEY_MAX) return `has a key name longer than ${KEY_MAX} characters`;
    }
    return NOT_IN_A_NAME.test(path) ? 'has a control character or a broken character' : undefined;
  },
};

const valueName: Rule = {
  id: 'registry-value-name',
  allows: 'A name of 1 to 16383 characters without control characters. The unnamed default value is not supported.',
  source: 'Microsoft: Registry element size limits',
  refuses: (name) => {
    if (name === '') return 'is empty';
    if (name.length > VALUE_NAME_MAX) return `is longer than ${VALUE_NAME_MAX} characters`;
    return NOT_IN_A_NAME.test(name) ? 'has a control character or a broken character' : undefined;
  },
};

const dword: Rule = {
  id: 'registry-dword',
  allows: 'A whole number from 0 to 4294967295 (0xffffffff).',
  source: 'Microsoft: Registry value types (REG_DWORD)',
  refuses: (text) => (/^[0-9]{1,10}$/.test(text) && Number(text) <= 0xffffffff ? undefined : 'is not a whole number of 32 bits without a sign'),
};

/**
 * The refusal for a change that the registry or one of the target languages cannot hold; undefined when all can.
 * Every emitter asks this first, so that a change is in all targets or in none.
 *
 *     refusalOf({ kind: 'delete-value', key: { hive: 'HKEY_LOCAL_MACHINE', path: 'SYSTEM\\' }, name: 'X' })
 *     // { rule: 'registry-key', … reason: 'has an empty key name' }
 *
 * Sources: Microsoft: Structure of the registry; Registry element size limits; Registry value types.
 */
export function refusalOf(change: Change): Refusal | undefined {
  const key = check(keyPath, change.key.path);
  if (key || change.kind === 'delete-key') return key;
  const name = check(valueName, change.name);
  if (name || change.kind === 'delete-value') return name;
  return change.value.type === 'REG_DWORD' ? check(dword, String(change.value.data)) : undefined;
}

/**
 * The full path of a key: `HKEY_LOCAL_MACHINE\SYSTEM\CurrentControlSet`, or with the short hive name that
 * reg.exe takes: `HKLM\SYSTEM\CurrentControlSet`. A .reg file needs the long form.
 */
export function fullPath(key: RegistryKey, hive: 'long' | 'short' = 'long'): string {
  return `${hive === 'long' ? key.hive : 'HKLM'}\\${key.path}`;
}

/**
 * Runs of changes to values of one key, in order; the deletion of a key is a run of its own.
 * Key names compare without regard to case, as in the registry.
 */
export function byKey(changes: readonly Change[]): readonly (readonly [Change, ...Change[]])[] {
  const runs: [Change, ...Change[]][] = [];
  for (const change of changes) {
    const run = runs.at(-1);
    if (run && run[0].kind !== 'delete-key' && change.kind !== 'delete-key' && sameKey(run[0].key, change.key)) run.push(change);
    else runs.push([change]);
  }
  return runs;
}

/** True for two spellings of one key: the registry does not look at case. */
export function sameKey(a: RegistryKey, b: RegistryKey): boolean {
  return a.hive === b.hive && a.path.toLowerCase() === b.path.toLowerCase();
}
