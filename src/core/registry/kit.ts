/** A change with everything that belongs to it, for every target: backup, apply, verify, undo. */
import type { Line } from '../blocks.ts';
import type { Refusal } from '../rule.ts';
import { exportLines, importLines, rootsFor, uncovered } from './backup.ts';
import type { BackupRoot, SetupValue } from './backup.ts';
import type { Before } from './before.ts';
import { emitPowershell } from './emit-powershell.ts';
import { emitPreference, preferenceRows } from './emit-preference.ts';
import type { PreferenceRow } from './emit-preference.ts';
import { emitReg } from './emit-reg.ts';
import { emitRegexe } from './emit-regexe.ts';
import type { Change, Emitted, Hive } from './model.ts';
import { undoOf } from './undo.ts';
import type { Inexact } from './undo.ts';
import { verifyOf } from './verify.ts';
import type { Verified } from './verify.ts';

export const targets = ['reg', 'powershell', 'regexe', 'preference'] as const;
export type Target = (typeof targets)[number];

export interface KitOptions {
  /** Beginning of file names: letters, digits and hyphens. */
  readonly stem: string;
  readonly roots: readonly BackupRoot[];
  readonly setup: readonly SetupValue[];
  /** Name of the collection in the Group Policy editor. */
  readonly name: string;
  /** `2026-11-21 09:00:00`, shown by the Group Policy editor. */
  readonly changed?: string;
}

/** The same changes in one language; the refusal says why a language cannot hold them. */
export interface TargetKit {
  readonly target: Target;
  /** For preference: the part of the machine and the part of the person are two files. */
  readonly hive?: Hive;
  readonly apply: Emitted;
  /** No lines where there is nothing to take back. */
  readonly undo: Emitted;
}

export interface Kit {
  readonly changes: readonly Change[];
  readonly undo: readonly Change[];
  /** Changes that only the import of the export takes back whole. */
  readonly inexact: readonly Inexact[];
  /** `reg export` lines, before everything. */
  readonly backup: Emitted;
  /** `reg import` lines, after the undo. */
  readonly restore: readonly Line[];
  /** Changes that no export covers: a fault of the caller's table of roots. */
  readonly unsaved: readonly Change[];
  readonly verify: Verified;
  /** What the same queries must print after the undo. */
  readonly verifyUndo: Verified;
  readonly targets: readonly TargetKit[];
  /** The items of the preference to type by hand. */
  readonly rows: readonly PreferenceRow[] | Refusal;
}

/**
 * Everything that belongs to a change. The targets say the same; a target that cannot hold a value says which rule stops it, and the others stay.
 *
 *     kitOf(difference(intents, before).changes, before, { stem: 'tls', roots: backupRoots, setup: [], name: 'TLS' }).undo
 *
 * Sources: those of the emitters.
 */
export function kitOf(changes: readonly Change[], before: Before, options: KitOptions): Kit {
  const { changes: undo, inexact } = undoOf(changes, before, options.setup);
  const roots = rootsFor(changes, options.roots);
  const rows = preferenceRows(changes);
  return {
    changes,
    undo,
    inexact,
    backup: exportLines(options.stem, roots),
    restore: importLines(options.stem, roots),
    unsaved: uncovered(changes, options.roots),
    verify: verifyOf(changes),
    verifyUndo: verifyOf(undo),
    targets: [
      { target: 'reg', apply: emitReg(changes), undo: emitReg(undo) },
      { target: 'powershell', apply: emitPowershell(changes), undo: emitPowershell(undo) },
      { target: 'regexe', apply: emitRegexe(changes), undo: emitRegexe(undo) },
      ...preferences(changes, undo, options),
    ],
    rows: rows.ok ? rows.rows : rows.refusal,
  };
}

function preferences(changes: readonly Change[], undo: readonly Change[], { name, changed }: KitOptions): readonly TargetKit[] {
  const file = { name, root: 'collection', ...(changed === undefined ? {} : { changed }) } as const;
  const hives = (['HKEY_LOCAL_MACHINE', 'HKEY_CURRENT_USER'] as const).filter((hive) => changes.some((change) => change.key.hive === hive));
  return hives.map((hive): TargetKit => {
    const own = (change: Change): boolean => change.key.hive === hive;
    return { target: 'preference', hive, apply: emitPreference(changes.filter(own), file), undo: emitPreference(undo.filter(own), { ...file, name: `${name} (undo)` }) };
  });
}
