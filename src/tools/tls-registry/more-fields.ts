/** The fields of the settings that are no protocol of TLS: one group for each group of the table, opened by a tick. */
import type { SettingGroup, SettingId } from '../../data/schannel-settings.ts';
import { schannelSettings, settingGroups } from '../../data/schannel-settings.ts';
import type { Setting } from '../../data/schannel-settings.ts';
import { sideNames } from '../../data/windows-tls.ts';
import type { Field } from '../tool.ts';
import { fieldOf } from './controls.ts';

const settings: readonly (Setting & { readonly id: SettingId })[] = schannelSettings;

/** Groups with fields of their own in the form. */
const ELSEWHERE: readonly SettingGroup[] = ['protocol', 'dotnet4', 'dotnet2', 'winhttp', 'logging'];

/** Not offered at all: setup and updates write this list, and without it TLS has no suites. */
const NEVER: readonly SettingId[] = ['suite-order-local'];

export const moreGroups: readonly SettingGroup[] = (Object.keys(settingGroups) as SettingGroup[]).filter((group) => !ELSEWHERE.includes(group));

/** The switches of a version for one side: its two values. */
export interface PairField {
  readonly id: string;
  readonly group: 'dtls' | 'historic';
  readonly label: string;
}

/** Versions beside TLS and SSL; the ids are the first part of the ids of their settings. */
export const pairFields: readonly PairField[] = [
  { id: 'dtls-1-2', group: 'dtls', label: 'DTLS 1.2' },
  { id: 'dtls-1-0', group: 'dtls', label: 'DTLS 1.0' },
  { id: 'unified-hello', group: 'historic', label: 'Multi-Protocol Unified Hello' },
  { id: 'pct-1-0', group: 'historic', label: 'PCT 1.0' },
];

/** The settings of a pair on one side, Enabled first. */
export function pairSettings(id: string, side: (typeof sideNames)[number]): readonly (Setting & { readonly id: SettingId })[] {
  return settings.filter((setting) => setting.id.startsWith(`${id}-${side}-`));
}

/** Rows with a field of their own. */
export const singleSettings: readonly (Setting & { readonly id: SettingId })[] = settings.filter((setting) => moreGroups.includes(setting.group) && setting.group !== 'dtls' && setting.group !== 'historic' && !NEVER.includes(setting.id));

const PAIR_OPTIONS = [
  { value: 'leave', label: 'Leave as it is' },
  { value: 'on', label: 'On' },
  { value: 'off', label: 'Off' },
  { value: 'on-request', label: 'Off by default (on for programs that ask)' },
  { value: 'default', label: 'Windows default (remove the values)' },
] as const;

function fieldsOf(group: SettingGroup): readonly Field[] {
  const when = { field: 'more', is: [group] } as const;
  const pairs = pairFields.filter((pair) => pair.group === group).map(({ id, label }): Field => ({ id, label, kind: 'select', options: PAIR_OPTIONS, initial: 'leave', hint: `${settingGroups[group].says} Written for the chosen sides.`, when }));
  const singles = singleSettings.filter((setting) => setting.group === group).map(fieldOf);
  return [...pairs, ...singles].map((field, i) => (i === 0 ? { ...field, group: settingGroups[group].title } : field));
}

export const moreFields: readonly Field[] = [
  {
    id: 'more',
    label: 'More settings',
    hint: 'Each tick opens the values of a group.',
    kind: 'checks',
    options: moreGroups.map((group) => ({ value: group, label: settingGroups[group].title })),
    initial: '',
    when: { field: 'preset', is: ['custom'] },
    group: 'More settings',
  },
  ...moreGroups.flatMap(fieldsOf),
];
