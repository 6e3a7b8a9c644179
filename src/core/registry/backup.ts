/** What must exist before a change so that it can be taken back, and what takes it back. */
import type { Line } from '../blocks.ts';
import { promptArgument } from '../quoting.ts';
import { fullPath, isWithin, sameData, sameKey } from './model.ts';
import type { Change, Emitted, Hive, RegistryData, RegistryKey } from './model.ts';

/** A key that is exported as a whole. `file` names it in the file name. */
export interface BackupRoot {
  /** Absent: HKEY_LOCAL_MACHINE. */
  readonly hive?: Hive;
  readonly key: string;
  readonly file: string;
}

function keyOf(root: BackupRoot): RegistryKey {
  return { hive: root.hive ?? 'HKEY_LOCAL_MACHINE', path: root.key };
}

/**
 * The roots that cover the changes, each once, in the order of `roots`; of two that cover a change, the narrower one. The caller's table has to have
 * a root for each key it writes: uncovered names the changes that would be made without a backup.
 */
export function rootsFor(changes: readonly Change[], roots: readonly BackupRoot[]): readonly BackupRoot[] {
  const used = new Set(changes.map((change) => narrowest(change, roots)));
  return roots.filter((root) => used.has(root));
}

/** Changes below none of the roots. */
export function uncovered(changes: readonly Change[], roots: readonly BackupRoot[]): readonly Change[] {
  return changes.filter((change) => narrowest(change, roots) === undefined);
}

function narrowest(change: Change, roots: readonly BackupRoot[]): BackupRoot | undefined {
  let found: BackupRoot | undefined;
  for (const root of roots) if (isWithin(change.key, keyOf(root)) && root.key.length > (found?.key.length ?? 0)) found = root;
  return found;
}

/** In the profile of the person who runs the lines: an elevated prompt starts in System32. */
function file(stem: string, root: BackupRoot): string {
  return `"%USERPROFILE%\\${stem}-before-${root.file}.reg"`;
}

/**
 * One `reg export` line for each root, to run before the change. No `/y`: a second run must not write over
 * the state before the change without a question. `stem` and the file part of a root are letters, digits and hyphens.
 *
 *     reg export "HKLM\SYSTEM\...\SCHANNEL" "%USERPROFILE%\tls-modern-server-before-schannel.reg" /reg:64
 *
 * Source: Microsoft: reg export command reference.
 */
export function exportLines(stem: string, roots: readonly BackupRoot[]): Emitted {
  const lines: Line[] = [];
  for (const root of roots) {
    const key = promptArgument(fullPath(keyOf(root), 'short'));
    if (!key.ok) return key;
    lines.push([`reg export ${key.text} ${file(stem, root)} /reg:64`]);
  }
  return { ok: true, lines };
}

/**
 * One `reg import` line for each root, with the file that exportLines names. An import adds and overwrites, it removes nothing: run the removal
 * first, then these lines, and the values are what they were before.
 *
 *     reg import <file of the root> /reg:64
 *
 * Source: Microsoft KB310516 (merge).
 */
export function importLines(stem: string, roots: readonly BackupRoot[]): readonly Line[] {
  return roots.map((root) => [`reg import ${file(stem, root)} /reg:64`]);
}

/** A value that Windows setup writes. */
export interface SetupValue {
  readonly key: RegistryKey;
  readonly name: string;
  readonly value: RegistryData;
}

/**
 * The removal of exactly the values that a change writes, for when no export exists. It gives the state after
 * Windows setup, not what stood there before, and does not bring back what the change deleted. A value that
 * setup writes gets the data of setup instead of being deleted. Keys stay: another value in them may be older
 * than the change, and a key without values has no effect.
 *
 *     removalOf([{ kind: 'set', key, name: 'Enabled', value: { type: 'REG_DWORD', data: 0 } }], [])
 *     // [{ kind: 'delete-value', key, name: 'Enabled' }]
 */
export function removalOf(changes: readonly Change[], setup: readonly SetupValue[]): readonly Change[] {
  return changes.flatMap((change): Change[] => {
    if (change.kind !== 'set') return [];
    const { key, name, value } = change;
    const original = setup.find((row) => sameKey(row.key, key) && row.name.toLowerCase() === name.toLowerCase());
    if (!original) return [{ kind: 'delete-value', key, name }];
    return sameData(original.value, value) ? [] : [{ kind: 'set', key, name, value: original.value }];
  });
}
