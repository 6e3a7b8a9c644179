/**
 * Registry changes as plain data. Each target language (.reg, PowerShell, reg.exe, Group Policy preferences) has one emitter
 * over this model, so that the same change means the same keys, types and data in all of them.
 */
import type { Line } from '../blocks.ts';
import type { Refusal } from '../rule.ts';

/** The hives that a snippet may touch. Others are refused: they are views of these two, or belong to somebody else. */
export type Hive = 'HKEY_LOCAL_MACHINE' | 'HKEY_CURRENT_USER';

/** A key in the 64-bit view of the registry. */
export interface RegistryKey {
  readonly hive: Hive;
  /** `SYSTEM\CurrentControlSet\Control\Lsa`: no hive, no backslash at either end. A slash is part of a name. */
  readonly path: string;
}

/** Data of the types that an undo may have to write back. */
export type RegistryData =
  | { readonly type: 'REG_DWORD'; readonly data: number }
  | { readonly type: 'REG_SZ' | 'REG_EXPAND_SZ'; readonly data: string }
  | { readonly type: 'REG_MULTI_SZ'; readonly data: readonly string[] }
  /** Hexadecimal digits without blanks; a QWORD as a number, the others byte by byte. */
  | { readonly type: 'REG_QWORD' | 'REG_BINARY' | 'REG_NONE'; readonly data: string };

/** The unnamed default value of a key has the name ''. */
export type Change =
  | { readonly kind: 'set'; readonly key: RegistryKey; readonly name: string; readonly value: RegistryData }
  | { readonly kind: 'delete-value'; readonly key: RegistryKey; readonly name: string }
  /** With every key above it. A key that is there stays as it is. */
  | { readonly kind: 'create-key'; readonly key: RegistryKey }
  /** With everything below it. */
  | { readonly kind: 'delete-key'; readonly key: RegistryKey };

/** Lines of a target language, or the first refusal: then nothing at all is written. */
export type Emitted = { readonly ok: true; readonly lines: readonly Line[] } | { readonly ok: false; readonly refusal: Refusal };

export const hiveNames = { HKEY_LOCAL_MACHINE: 'HKLM', HKEY_CURRENT_USER: 'HKCU' } as const satisfies Readonly<Record<Hive, string>>;

/**
 * The full path of a key: `HKEY_LOCAL_MACHINE\SYSTEM\CurrentControlSet`, or with the short hive name that
 * reg.exe takes: `HKLM\SYSTEM\CurrentControlSet`. A .reg file needs the long form.
 */
export function fullPath(key: RegistryKey, hive: 'long' | 'short' = 'long'): string {
  return `${hive === 'long' ? key.hive : hiveNames[key.hive]}\\${key.path}`;
}

/** What two spellings of one key have in common: `hkey_local_machine\system\…`. The registry does not look at case. */
export function keyId(key: { readonly hive: string; readonly path: string }): string {
  return `${key.hive}\\${key.path}`.toLowerCase();
}

/** The same for a value; a line break stands in no name. */
export function valueId(key: RegistryKey, name: string): string {
  return `${keyId(key)}\n${name.toLowerCase()}`;
}

/** True for two spellings of one key. */
export function sameKey(a: RegistryKey, b: RegistryKey): boolean {
  return keyId(a) === keyId(b);
}

/** True for the key itself and for every key below it; a sibling with a longer name is neither. */
export function isWithin(key: RegistryKey, root: RegistryKey): boolean {
  return `${keyId(key)}\\`.startsWith(`${keyId(root)}\\`);
}

/**
 * The keys above a key, nearest first, without the hive.
 *
 *     keysAbove({ hive: 'HKEY_LOCAL_MACHINE', path: 'SYSTEM\\A\\B' })  // SYSTEM\A, SYSTEM
 */
export function keysAbove(key: RegistryKey): readonly RegistryKey[] {
  const above: RegistryKey[] = [];
  for (let end = key.path.lastIndexOf('\\'); end > 0; end = key.path.lastIndexOf('\\', end - 1)) above.push({ hive: key.hive, path: key.path.slice(0, end) });
  return above;
}

/**
 * True for the same type and data. Text compares with regard to case; a QWORD as a number, bytes digit by digit.
 *
 *     sameData({ type: 'REG_DWORD', data: 1 }, { type: 'REG_SZ', data: '1' })  // false: another type
 */
export function sameData(a: RegistryData, b: RegistryData): boolean {
  if (a.type !== b.type) return false;
  return canonical(a) === canonical(b);
}

function canonical({ type, data }: RegistryData): string {
  if (typeof data === 'number') return String(data);
  if (typeof data !== 'string') return data.map((item) => `${item.length}:${item}`).join('');
  if (type === 'REG_QWORD') return data.toLowerCase().replace(/^0+(?=.)/, '');
  return type === 'REG_SZ' || type === 'REG_EXPAND_SZ' ? data : data.toLowerCase();
}

/**
 * Runs of changes to one key, in order; the deletion of a key is a run of its own.
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
