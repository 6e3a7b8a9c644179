/** Words that the tables, the notes and the write-up share. */
import type { Rich } from '../../core/blocks.ts';
import { dwordText } from '../../core/registry/numbers.ts';
import { printed } from '../../core/registry/verify.ts';
import type { EffectiveProtocol } from '../../core/schannel/effective-model.ts';
import type { Desired, Want } from '../../core/schannel/plan.ts';
import { settingGroups } from '../../data/schannel-settings.ts';
import type { Setting, SettingGroup } from '../../data/schannel-settings.ts';
import type { ProtocolName, SideName } from '../../data/windows-tls.ts';

export const SIDES = { client: 'Client', server: 'Server' } as const satisfies Readonly<Record<SideName, string>>;

export const STATES = { on: 'On', off: 'Off', 'on-request': 'Off unless the program asks', missing: 'Not in this Windows', unclear: 'Not clear' } as const satisfies Readonly<Record<EffectiveProtocol['state'], string>>;

const GROUPS: Readonly<Partial<Record<SettingGroup, string>>> = {
  protocol: 'Schannel',
  dotnet4: '.NET Framework 4.x, both bitnesses',
  dotnet2: '.NET Framework 2.0 to 3.5, both bitnesses',
  winhttp: 'WinHTTP, both bitnesses',
  logging: 'Schannel event log',
};

export function groupName(group: SettingGroup): string {
  return GROUPS[group] ?? settingGroups[group].title;
}

/** Data as it stands in a table: `0x00002800`, `removed`. */
export function wantText(want: Want): string {
  if (want === 'absent' || want === 'no-key') return 'removed';
  return typeof want === 'number' ? dwordText(want) : printed(want);
}

/** The same as part of a cell. */
export function wantRich(want: Want): Rich {
  return want === 'absent' || want === 'no-key' ? ['removed'] : typeof want === 'number' ? [{ code: dwordText(want) }] : [{ code: typeof want.data === 'string' ? want.data : want.data.join(', ') }];
}

/** What is wanted for one of the two values of a protocol. */
export function wantOf(desired: readonly Desired[], protocol: ProtocolName, side: SideName, name: Setting['name']): Want | undefined {
  return desired.find(({ setting }) => setting.protocol === protocol && setting.side === side && setting.name === name)?.want;
}

/** `TLS 1.0, TLS 1.1 and TLS 1.2` */
export function and(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`;
}
