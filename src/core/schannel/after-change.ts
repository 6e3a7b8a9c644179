/** What a change set touches in the settings table: its settings, what has to start again, and what it weakens. */
import { restarts, schannelSettings } from '../../data/schannel-settings.ts';
import type { Meaning, RestartId, Setting } from '../../data/schannel-settings.ts';
import type { SetupValue } from '../registry/backup.ts';
import { keyId, valueId } from '../registry/model.ts';
import type { Change, RegistryKey } from '../registry/model.ts';

const rows: readonly Setting[] = schannelSettings;

function keyOf({ hive, key }: Setting): RegistryKey {
  return { hive, path: key };
}

const byValue: ReadonlyMap<string, Setting> = new Map(rows.map((setting) => [valueId(keyOf(setting), setting.name), setting]));

/** Values that Windows setup writes: an undo without a known state before must not delete them. */
export const setupValues: readonly SetupValue[] = rows.flatMap((setting): SetupValue[] =>
  setting.setup === undefined ? [] : [{ key: keyOf(setting), name: setting.name, value: { type: 'REG_DWORD', data: setting.setup } }],
);

/** The rows of the table that a change is about; a deleted key touches every setting in it. */
export function settingsOf(change: Change): readonly Setting[] {
  if (change.kind === 'create-key') return [];
  if (change.kind === 'delete-key') return rows.filter((setting) => `${keyId(keyOf(setting))}\\`.startsWith(`${keyId(change.key)}\\`));
  const found = byValue.get(valueId(change.key, change.name));
  return found ? [found] : [];
}

export interface AfterChange {
  readonly restart: RestartId;
  /** What to start again, in words. */
  readonly says: string;
  readonly settings: readonly Setting[];
}

/**
 * What has to start again before the changes count, each way once, in the order of the changes.
 *
 *     afterChange([TLS 1.0 Server Enabled 0])   // [{ restart: 'tls', says: 'Each service or program that uses TLS: …', settings: […] }]
 *
 * Sources: those of the settings.
 */
export function afterChange(changes: readonly Change[]): readonly AfterChange[] {
  const found = new Map<RestartId, Setting[]>();
  for (const setting of new Set(changes.flatMap(settingsOf))) {
    const settings = found.get(setting.restart);
    if (settings) settings.push(setting);
    else found.set(setting.restart, [setting]);
  }
  return [...found].map(([restart, settings]) => ({ restart, says: restarts[restart], settings }));
}

/** Data that a change writes and that weakens. */
export interface Weakening {
  readonly setting: Setting;
  readonly change: Change;
  readonly means: readonly Meaning[];
}

/**
 * The changes that write something weak: an outdated version or algorithm, or a check that goes off. Each needs a warning, a reason and an end date.
 * Data beside the rows of a switch with 0 and one other counts as that other, as Schannel reads it. A removal is not judged: what comes then depends on Windows.
 *
 *     weakenings([DisableLoopbackCheck 1])   // [{ setting: …, means: [{ data: 1, means: 'the check is off', weak: true }] }]
 */
export function weakenings(changes: readonly Change[]): readonly Weakening[] {
  return changes.flatMap((change): Weakening[] => {
    if (change.kind !== 'set' || change.value.type !== 'REG_DWORD') return [];
    const { data } = change.value;
    return settingsOf(change).flatMap((setting): Weakening[] => {
      const means = weakMeanings(setting, data);
      return means.length === 0 ? [] : [{ setting, change, means }];
    });
  });
}

function weakMeanings(setting: Setting, data: number): readonly Meaning[] {
  if (setting.mask) return setting.means.filter((row) => row.weak && (data & row.data) !== 0);
  if (setting.unit === 'bits') return data < 2048 ? setting.means.filter((row) => row.weak) : [];
  const exact = setting.means.filter((row) => row.data === data);
  const other = setting.means.filter((row) => row.data !== 0);
  const counts = exact.length > 0 || data === 0 || setting.means.length !== 2 || other.length !== 1 ? exact : other;
  return counts.filter((row) => row.weak);
}
