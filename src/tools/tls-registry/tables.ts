/** The tables of the output: protocols after the change, the other values, and what to restart. */
import type { Rich, TableBlock } from '../../core/blocks.ts';
import { meansOf } from '../../core/schannel/effective-settings.ts';
import type { EffectiveProtocol } from '../../core/schannel/effective-model.ts';
import { isMissing, labelOf } from '../../core/schannel/outlook-fit.ts';
import type { After } from '../../core/schannel/outlook.ts';
import type { Desired } from '../../core/schannel/plan.ts';
import { restarts } from '../../data/schannel-settings.ts';
import type { Setting } from '../../data/schannel-settings.ts';
import type { TlsPreset } from '../../data/tls-presets.ts';
import type { WindowsTls } from '../../data/windows-tls.ts';
import type { Result } from './result.ts';
import { SIDES, STATES, and, groupName, wantRich, wantText } from './words.ts';

/** `preset modern of 2026-11-22`: what an output cites. */
export function cited(preset: TlsPreset | undefined): string {
  return preset ? `, preset ${preset.id} of ${preset.version}` : '';
}

/** Every protocol and side, with the values, the state after the change and the reason; with a pasted state also the state before. */
export function protocolTable(result: Result): TableBlock {
  const { after, request, machine } = result;
  const { preset, windows } = request;
  const before = machine.state !== undefined;
  return {
    kind: 'table',
    id: 'protocols-after',
    caption: `Protocols ${before ? 'before and after' : 'after'} the change, ${windows.name}${cited(preset)}`,
    columns: ['Protocol', 'Side', ...(before ? ['Before'] : []), 'Enabled', 'DisabledByDefault', 'After the change', 'Why'],
    rows: after.map((row) => [
      [row.protocol],
      [SIDES[row.side]],
      ...(before ? [nowCell(row.now)] : []),
      shown(row, 'Enabled', result),
      shown(row, 'DisabledByDefault', result),
      [{ strong: state(row, windows) }],
      why(row, result),
    ]),
  };
}

function nowCell(now: EffectiveProtocol | undefined): Rich {
  if (!now) return ['Not known'];
  const { says, line, doubt } = now.because;
  return [{ strong: STATES[now.state] }, '. ', ...says, ...(line === undefined ? [] : [` (line ${line})`]), ...(doubt === undefined ? [] : [` Contested: ${doubt}`])];
}

function shown(row: After, name: string, { changed, kept }: Result): Rich {
  const own = ({ setting }: Desired): boolean => setting.protocol === row.protocol && setting.side === row.side && setting.name === name;
  const written = changed.find(own);
  if (written) return [wantText(written.want)];
  const same = kept.find(own);
  if (same) return [typeof same.want === 'number' ? `${same.want}, already so` : 'not there, already so'];
  return ['not written'];
}

function state(row: After, windows: WindowsTls): string {
  if (row.meaning.state === 'no-effect') return 'Not in this Windows';
  if (row.wish === 'leave') return row.now ? STATES[row.now.state] : 'As it is now';
  if (row.wish === 'default') return windows.protocols[row.protocol][row.side] === 'on' ? 'Windows default: on' : 'Windows default: off';
  if (row.meaning.state === 'windows-default') return row.now ? STATES[row.now.state] : 'As it is now';
  return STATES[row.meaning.state];
}

function why(row: After, { request, unmet }: Result): Rich {
  const { preset, windows, kept } = request;
  if (row.meaning.state === 'no-effect') return [missing(row, windows)];
  const byDefault = `${windows.name} without values: ${windows.protocols[row.protocol][row.side]}${isContested(row, windows) ? ' (contested, see below)' : ''}.`;
  if (row.wish === 'leave') return [`Not touched: values that are there stay. ${byDefault}`];
  const notMet = unmet.find(({ protocol }) => protocol === row.protocol);
  if (notMet) return [`Not written, because another of the chosen versions must not have it: ${notMet.because} ${byDefault}`];
  if (row.wish === 'default') return [`${row.values.disabledByDefault === undefined ? 'Values removed.' : 'Values as Windows setup writes them.'} ${byDefault}`];
  const peers = kept[row.side].filter(({ protocol }) => protocol === row.protocol).map(({ loser }) => loser.name);
  const reason = peers.length > 0 ? `${preset?.protocols[row.protocol].kept ?? ''} Named: ${and(peers)}.` : preset?.protocols[row.protocol].why;
  return reason === undefined ? [row.meaning.because] : [reason, ' ', row.meaning.because];
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

/** The values that are no protocol, one row for both bitnesses; undefined when there is none. */
export function otherTable(result: Result): TableBlock | undefined {
  const { changed, request, machine } = result;
  const { preset, windows } = request;
  const rows = changed.filter(({ setting }) => setting.group !== 'protocol' && setting.bits !== 32);
  if (rows.length === 0) return undefined;
  const before = machine.state;
  return {
    kind: 'table',
    id: 'other-values',
    caption: `Other values after the change${cited(preset)}`,
    columns: ['Value', 'For', ...(before ? ['Before'] : []), 'Data', 'What it does', 'Without the value', 'Why'],
    rows: rows.map(({ setting, want }) => [
      [{ code: labelOf(setting) }],
      [groupName(setting.group)],
      ...(before ? [nowOf(setting, result)] : []),
      wantRich(want),
      [effect(setting, want, windows)],
      [setting.group === 'winhttp' ? windows.winhttp.says : setting.absent],
      [reason(setting, preset)],
    ]),
  };
}

function nowOf(setting: Setting, { machine }: Result): Rich {
  const told = machine.state?.settings.find((row) => row.setting.id === setting.id)?.told;
  switch (told?.state) {
    case 'set':
      return [{ code: told.shown }, ` (line ${told.line})`];
    case 'absent':
      return [`not there (line ${told.line})`];
    case 'mixed':
      return [`two different values (lines ${and(told.lines.slice(0, 4).map(String))})`];
    case 'denied':
      return ['could not be read'];
    default:
      return ['not in your text'];
  }
}

function effect(setting: Setting, want: Desired['want'], windows: WindowsTls): string {
  if (want === 'absent' || want === 'no-key') return 'Windows decides';
  if (isMissing(setting, windows)) return `${windows.name} does not read it, or no document says that it does`;
  return typeof want === 'number' ? meansOf(setting, want) : setting.says;
}

function reason(setting: Setting, preset: TlsPreset | undefined): string {
  if (!preset) return 'Chosen.';
  const own = preset.values.find(({ settings }) => settings.some((id) => id === setting.id));
  if (own) return own.why;
  if (setting.group === 'winhttp') return preset.winhttp.why;
  return setting.group === 'logging' ? preset.logging.why : preset.dotnet.why;
}

/** What has to start again for each kind of value that the change has. */
export function restartTable(changed: readonly Desired[]): TableBlock {
  const groups = [...new Set(changed.map(({ setting }) => setting.group))];
  return {
    kind: 'table',
    id: 'after-restart',
    caption: 'What has to start again',
    columns: ['Changed', 'Restart'],
    rows: groups.flatMap((group) => {
      const own = [...new Set(changed.filter(({ setting }) => setting.group === group).map(({ setting }) => setting.restart))];
      return own.map((restart) => [[groupName(group)], [restarts[restart]]]);
    }),
  };
}
