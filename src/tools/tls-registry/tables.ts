/** The tables of the output: protocols after the change, the other values, and what to restart. */
import type { Rich, TableBlock } from '../../core/blocks.ts';
import { dwordText } from '../../core/registry/numbers.ts';
import type { After } from '../../core/schannel/outlook.ts';
import type { Desired } from '../../core/schannel/plan.ts';
import { restarts, settingGroups } from '../../data/schannel-settings.ts';
import type { Setting, SettingGroup } from '../../data/schannel-settings.ts';
import type { TlsPreset } from '../../data/tls-presets.ts';
import type { WindowsTls } from '../../data/windows-tls.ts';

const SIDES = { client: 'Client', server: 'Server' } as const;

/** Every protocol and side, with the values, the state after the change and the reason. */
export function protocolTable(after: readonly After[], preset: TlsPreset | undefined, windows: WindowsTls): TableBlock {
  return {
    kind: 'table',
    id: 'protocols-after',
    caption: `Protocols after the change, ${windows.name}${preset ? `, preset ${preset.id} of ${preset.version}` : ''}`,
    columns: ['Protocol', 'Side', 'Enabled', 'DisabledByDefault', 'After the change', 'Why'],
    rows: after.map((row) => [
      [row.protocol],
      [SIDES[row.side]],
      [shown(row, row.values.enabled)],
      [shown(row, row.values.disabledByDefault)],
      [{ strong: state(row, windows) }],
      why(row, preset, windows),
    ]),
  };
}

function shown(row: After, value: number | undefined): string {
  if (value !== undefined) return String(value);
  return row.wish === 'default' ? 'removed' : 'not written';
}

function state(row: After, windows: WindowsTls): string {
  if (row.meaning.state === 'no-effect') return 'Not in this Windows';
  if (row.wish === 'leave') return 'As it is now';
  if (row.wish === 'default') return windows.protocols[row.protocol][row.side] === 'on' ? 'Windows default: on' : 'Windows default: off';
  switch (row.meaning.state) {
    case 'on':
      return 'On';
    case 'off':
      return 'Off';
    case 'on-request':
      return 'Off unless the program asks';
    case 'windows-default':
      return 'As it is now';
  }
}

function why(row: After, preset: TlsPreset | undefined, windows: WindowsTls): Rich {
  if (row.meaning.state === 'no-effect') return [missing(row, windows)];
  const byDefault = `${windows.name} without values: ${windows.protocols[row.protocol][row.side]}${isContested(row, windows) ? ' (contested, see below)' : ''}.`;
  if (row.wish === 'leave') return [`Not touched: values that are there stay. ${byDefault}`];
  if (row.wish === 'default') return [`${row.values.disabledByDefault === undefined ? 'Values removed.' : 'Values as Windows setup writes them.'} ${byDefault}`];
  return preset ? [preset.protocols[row.protocol].why, ' ', row.meaning.because] : [row.meaning.because];
}

function missing(row: After, windows: WindowsTls): string {
  if (row.protocol === 'TLS 1.3') {
    return row.wish === 'default'
      ? `${windows.name} does not have it; the key is removed, since it must not exist there.`
      : `${windows.name} does not have it, and setting it there is not safe: nothing is written.`;
  }
  return row.wish === 'off' ? `${windows.name} does not have it. The values change nothing; audits look for them.` : `${windows.name} does not have it.`;
}

/** True where the documents disagree about what Windows does without values. */
export function isContested(row: After, windows: WindowsTls): boolean {
  const byDefault = row.wish === 'leave' || row.wish === 'default';
  return windows.contested !== undefined && byDefault && (row.protocol === 'TLS 1.0' || row.protocol === 'TLS 1.1');
}

const GROUPS = {
  protocol: 'Schannel',
  dotnet4: '.NET Framework 4.x, both bitnesses',
  dotnet2: '.NET Framework 2.0 to 3.5, both bitnesses',
  winhttp: 'WinHTTP, both bitnesses',
  logging: 'Schannel event log',
} as const satisfies Readonly<Partial<Record<SettingGroup, string>>>;

function groupName(group: SettingGroup): string {
  const names: Readonly<Partial<Record<SettingGroup, string>>> = GROUPS;
  return names[group] ?? settingGroups[group].title;
}

/** The values that are no protocol, one row for both bitnesses; undefined when there is none. */
export function otherTable(desired: readonly Desired[], preset: TlsPreset | undefined, windows: WindowsTls): TableBlock | undefined {
  const rows = desired.filter(({ setting }) => setting.group !== 'protocol' && setting.bits !== 32);
  if (rows.length === 0) return undefined;
  return {
    kind: 'table',
    id: 'other-values',
    caption: `Other values after the change${preset ? `, preset ${preset.id} of ${preset.version}` : ''}`,
    columns: ['Value', 'For', 'Data', 'What it does', 'Without the value', 'Why'],
    rows: rows.map(({ setting, want }) => [
      [{ code: setting.name }],
      [groupName(setting.group)],
      [typeof want === 'number' ? { code: dwordText(want) } : 'removed'],
      [typeof want === 'number' ? effect(setting, want) : 'Windows decides'],
      [setting.group === 'winhttp' ? windows.winhttp.says : setting.absent],
      [preset ? reason(setting, preset) : 'Chosen.'],
    ]),
  };
}

function effect(setting: Setting, data: number): string {
  if (!setting.mask) return setting.means.find((row) => row.data === data)?.means ?? '';
  const bits = setting.means.filter((row) => (data & row.data) !== 0).map((row) => row.means);
  return bits.length === 0 ? 'nothing' : bits.join(', ');
}

function reason(setting: Setting, preset: TlsPreset): string {
  if (setting.group === 'winhttp') return preset.winhttp.why;
  return setting.group === 'logging' ? preset.logging.why : preset.dotnet.why;
}

/** What has to start again for each kind of value that the change has. */
export function restartTable(desired: readonly Desired[]): TableBlock {
  const groups = [...new Set(desired.map(({ setting }) => setting.group))];
  return {
    kind: 'table',
    id: 'after-restart',
    caption: 'What has to start again',
    columns: ['Changed', 'Restart'],
    rows: groups.map((group) => {
      const setting = desired.find((row) => row.setting.group === group)?.setting;
      return [[groupName(group)], [setting ? restarts[setting.restart] : '']];
    }),
  };
}
