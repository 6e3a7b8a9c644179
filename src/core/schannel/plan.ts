/** From what someone wants of Schannel and of the programs on it to the values, and from the values to a change set. */
import { schannelSettings } from '../../data/schannel-settings.ts';
import type { Setting, SettingId } from '../../data/schannel-settings.ts';
import type { DotnetWish, LoggingWish, ProtocolWish, WinhttpWish } from '../../data/tls-presets.ts';
import { protocolNames } from '../../data/windows-tls.ts';
import type { ProtocolName, SideName, WindowsTls } from '../../data/windows-tls.ts';
import { nothingKnown } from '../registry/before.ts';
import { difference } from '../registry/difference.ts';
import type { Intent } from '../registry/difference.ts';
import type { Change, RegistryData } from '../registry/model.ts';
import { check } from '../rule.ts';
import type { Refusal, Rule } from '../rule.ts';
import { supports, unsafeToSet, valuesFor } from './protocols.ts';

export interface Wishes {
  readonly protocols: Readonly<Record<ProtocolName, ProtocolWish>>;
  /** Sides that the protocols and WinHTTP are for. */
  readonly sides: readonly SideName[];
  readonly dotnet4: DotnetWish;
  readonly dotnet2: DotnetWish;
  readonly winhttp: WinhttpWish;
  readonly logging: LoggingWish;
  /** Protocols that one side has otherwise than `protocols` says. */
  readonly exceptions?: Readonly<Partial<Record<SideName, Readonly<Partial<Record<ProtocolName, ProtocolWish>>>>>>;
  /** Single rows of the settings table; they count whatever the sides are. A value with two bitnesses needs one of them. */
  readonly settings?: Readonly<Partial<Record<SettingId, Want>>>;
}

/** What is wished for a protocol on one side. */
export function wishOf(wishes: Wishes, protocol: ProtocolName, side: SideName): ProtocolWish {
  return wishes.exceptions?.[side]?.[protocol] ?? wishes.protocols[protocol];
}

/** What shall stand in a value: a number of a REG_DWORD, data of another type, or nothing. no-key: the key of the value must not exist. */
export type Want = number | Exclude<RegistryData, { readonly type: 'REG_DWORD' }> | 'absent' | 'no-key';

/** One row of the settings table with what shall stand there. */
export interface Desired {
  readonly setting: Setting;
  readonly want: Want;
}

/** A wish that this Windows cannot take. */
export interface Unmet {
  readonly protocol: ProtocolName;
  readonly because: string;
}

const settings: readonly (Setting & { readonly id: SettingId })[] = schannelSettings;

/**
 * The desired values, in the order of the settings table, and the wishes that are not met: a protocol that this Windows does not have. Both values of a
 * protocol and both bitnesses of a value always come together. `also`: other Windows versions that the same values must be safe on. What is unsafe on one
 * of them (TLS 1.3 before Windows 11 and Server 2022) is written for none.
 *
 *     desiredValues({ protocols: { 'TLS 1.0': 'off', … }, sides: ['server'], … }, server2019).desired
 *     // [{ setting: TLS 1.0 Server Enabled, want: 0 }, { setting: TLS 1.0 Server DisabledByDefault, want: 1 }]
 */
export function desiredValues(wishes: Wishes, windows: WindowsTls, also: readonly WindowsTls[] = []): { readonly desired: readonly Desired[]; readonly unmet: readonly Unmet[] } {
  const all = [windows, ...also];
  const single = new Map(desiredSettings(wishes.settings ?? {}).desired.map(({ setting, want }) => [setting.id, want]));
  const desired = settings.flatMap((setting): Desired[] => {
    const want = single.get(setting.id) ?? wanted(setting, wishes, all);
    return want === undefined ? [] : [{ setting, want }];
  });
  const unmet = protocolNames.flatMap((protocol): Unmet[] => {
    const because = wishes.sides.map((side) => blocked(protocol, wishOf(wishes, protocol, side), all)).find((text) => text !== undefined);
    return because === undefined ? [] : [{ protocol, because }];
  });
  return { desired, unmet };
}

function wanted(setting: Setting, wishes: Wishes, all: readonly WindowsTls[]): Desired['want'] | undefined {
  if (setting.side !== undefined && !wishes.sides.includes(setting.side)) return undefined;
  switch (setting.group) {
    case 'protocol':
      return setting.protocol && setting.side && protocolValue(setting, setting.protocol, wishOf(wishes, setting.protocol, setting.side), all);
    case 'dotnet4':
      return onOrAbsent(wishes.dotnet4);
    case 'dotnet2':
      return onOrAbsent(wishes.dotnet2);
    case 'winhttp':
      return winhttpValue(setting, wishes.winhttp, all);
    case 'logging':
      return wishes.logging === 'leave' ? undefined : wishes.logging === 'default' ? 'absent' : wishes.logging;
    default:
      return undefined;
  }
}

/** Why a wish is not written: unsafe on one of the versions, or without effect on all of them. */
function blocked(protocol: ProtocolName, wish: ProtocolWish, all: readonly WindowsTls[]): string | undefined {
  if (wish === 'leave' || wish === 'default') return undefined;
  const reasons = all.flatMap((windows) => unsafeToSet(protocol, wish, windows) ?? []);
  return protocol === 'TLS 1.3' || reasons.length === all.length ? reasons[0] : undefined;
}

function protocolValue(setting: Setting, protocol: ProtocolName, wish: ProtocolWish, all: readonly WindowsTls[]): Desired['want'] | undefined {
  if (wish === 'leave') return undefined;
  // An empty TLS 1.3 key is still a TLS 1.3 key: where Windows must not have one, the key goes, not only its values.
  if (wish === 'default') return protocol === 'TLS 1.3' && all.some((windows) => !supports(windows, protocol, 'client')) ? 'no-key' : (setting.setup ?? 'absent');
  if (blocked(protocol, wish, all) !== undefined) return undefined;
  const values = valuesFor(wish);
  return setting.name === 'Enabled' ? values.enabled : values.disabledByDefault;
}

function onOrAbsent(wish: DotnetWish): Desired['want'] | undefined {
  return wish === 'leave' ? undefined : wish === 'on' ? 1 : 'absent';
}

/** A version that does not read the value has no say in it. */
function winhttpValue(setting: Setting, wish: WinhttpWish, all: readonly WindowsTls[]): Desired['want'] | undefined {
  if (wish === 'leave') return undefined;
  if (wish === 'default') return 'absent';
  const readers = all.filter((windows) => !setting.defaults.some(({ on, missing }) => missing === true && typeof on !== 'string' && on.some((id) => id === windows.id)));
  const asked = readers.length > 0 ? readers : all;
  const bits = setting.means.filter(({ means }) => wish.some((protocol) => protocol === means && asked.every((windows) => supports(windows, protocol, 'client'))));
  return bits.length === 0 ? undefined : bits.reduce((sum, { data }) => sum + data, 0);
}

const fits: Rule = {
  id: 'setting-type',
  allows: 'Data of the type that Windows reads there: another type is not read, or breaks TLS.',
  source: 'the sources of the setting',
  refuses: () => 'is data of another type',
};

const offered: Rule = {
  id: 'setting-hands-off',
  allows: 'Settings that may be written. This one is read only.',
  source: 'the sources of the setting',
  refuses: (why) => why,
};

/**
 * Wishes for single settings as rows of the table, in its order. A value with two bitnesses comes with its twin. Refuses data of another type than
 * the setting has, and settings that no tool writes (`handsOff`), unless they are to be removed.
 *
 *     desiredSettings({ 'ntlm-level': 5 }).desired          // [{ setting: LmCompatibilityLevel, want: 5 }]
 *     desiredSettings({ 'hash-sha256': 0 }).refused         // [{ setting: 'hash-sha256', refusal: { rule: 'setting-hands-off', … } }]
 */
export function desiredSettings(wants: Readonly<Partial<Record<SettingId, Want>>>): {
  readonly desired: readonly Desired[];
  readonly refused: readonly { readonly setting: SettingId; readonly refusal: Refusal }[];
} {
  const desired: Desired[] = [];
  const refused: { setting: SettingId; refusal: Refusal }[] = [];
  for (const setting of settings) {
    const want = wants[setting.id] ?? wants[twinOf(setting)?.id ?? setting.id];
    if (want === undefined) continue;
    const refusal = wantRefusal(setting, want);
    if (refusal) refused.push({ setting: setting.id, refusal });
    else desired.push({ setting, want });
  }
  return { desired, refused };
}

function twinOf({ id, bits, name, group }: Setting & { readonly id: SettingId }): (typeof settings)[number] | undefined {
  return bits === undefined ? undefined : settings.find((other) => other.id !== id && other.bits !== undefined && other.name === name && other.group === group);
}

function wantRefusal(setting: Setting, want: Want): Refusal | undefined {
  if (want === 'absent' || want === 'no-key') return undefined;
  if (setting.handsOff !== undefined) return check(offered, setting.handsOff);
  const type = typeof want === 'number' ? 'REG_DWORD' : want.type;
  return type === setting.type ? undefined : check(fits, `${type} for ${setting.name}`);
}

/**
 * Desired values as intents, in their order.
 *
 *     intentsOf([{ setting: TLS 1.0 Server Enabled, want: 0 }])
 *     // [{ kind: 'set', key: { hive: 'HKEY_LOCAL_MACHINE', path: 'SYSTEM\\…\\TLS 1.0\\Server' }, name: 'Enabled', value: … }]
 */
export function intentsOf(desired: readonly Desired[]): readonly Intent[] {
  return desired.map(({ setting, want }): Intent => {
    const key = { hive: setting.hive, path: setting.key };
    if (want === 'no-key') return { kind: 'delete-key', key };
    if (want === 'absent') return { kind: 'delete-value', key, name: setting.name };
    return { kind: 'set', key, name: setting.name, value: typeof want === 'number' ? { type: 'REG_DWORD', data: want } : want };
  });
}

/**
 * The change set for desired values while nothing is known of the state before, in their order; a key that must not exist is deleted once.
 *
 *     changeSet([{ setting: TLS 1.0 Server Enabled, want: 0 }])
 *     // [{ kind: 'set', key: { hive: 'HKEY_LOCAL_MACHINE', path: 'SYSTEM\\…\\TLS 1.0\\Server' }, name: 'Enabled', value: … }]
 */
export function changeSet(desired: readonly Desired[]): readonly Change[] {
  return difference(intentsOf(desired), nothingKnown).changes;
}
