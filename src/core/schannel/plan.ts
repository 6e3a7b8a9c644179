/** From what someone wants of Schannel, .NET and WinHTTP to the values, and from the values to a change set. */
import { schannelSettings } from '../../data/schannel-settings.ts';
import type { Setting, SettingId } from '../../data/schannel-settings.ts';
import type { DotnetWish, LoggingWish, ProtocolWish, WinhttpWish } from '../../data/tls-presets.ts';
import { protocolNames } from '../../data/windows-tls.ts';
import type { ProtocolName, SideName, WindowsTls } from '../../data/windows-tls.ts';
import type { Change } from '../registry/model.ts';
import { supports, unsafeToSet, valuesFor } from './protocols.ts';

export interface Wishes {
  readonly protocols: Readonly<Record<ProtocolName, ProtocolWish>>;
  /** Sides that the protocols and WinHTTP are for. */
  readonly sides: readonly SideName[];
  readonly dotnet4: DotnetWish;
  readonly dotnet2: DotnetWish;
  readonly winhttp: WinhttpWish;
  readonly logging: LoggingWish;
}

/** One row of the settings table with what shall stand there. no-key: the key of the value must not exist. */
export interface Desired {
  readonly setting: Setting;
  readonly want: number | 'absent' | 'no-key';
}

/** A wish that this Windows cannot take. */
export interface Unmet {
  readonly protocol: ProtocolName;
  readonly because: string;
}

const settings: readonly (Setting & { readonly id: SettingId })[] = schannelSettings;

/**
 * The desired values, in the order of the settings table, and the wishes that are not met: a protocol that
 * this Windows does not have. Both values of a protocol and both bitnesses of a value always come together.
 *
 *     desiredValues({ protocols: { 'TLS 1.0': 'off', … }, sides: ['server'], … }, server2019).desired
 *     // [{ setting: TLS 1.0 Server Enabled, want: 0 }, { setting: TLS 1.0 Server DisabledByDefault, want: 1 }]
 */
export function desiredValues(wishes: Wishes, windows: WindowsTls): { readonly desired: readonly Desired[]; readonly unmet: readonly Unmet[] } {
  const desired = settings.flatMap((setting): Desired[] => {
    const want = wanted(setting, wishes, windows);
    return want === undefined ? [] : [{ setting, want }];
  });
  const unmet = protocolNames.flatMap((protocol): Unmet[] => {
    const wish = wishes.protocols[protocol];
    const because = wish === 'leave' || wish === 'default' ? undefined : unsafeToSet(protocol, wish, windows);
    return because === undefined ? [] : [{ protocol, because }];
  });
  return { desired, unmet: wishes.sides.length > 0 ? unmet : [] };
}

function wanted(setting: Setting, wishes: Wishes, windows: WindowsTls): Desired['want'] | undefined {
  if (setting.side !== undefined && !wishes.sides.includes(setting.side)) return undefined;
  switch (setting.group) {
    case 'protocol':
      return setting.protocol && protocolValue(setting, setting.protocol, wishes.protocols[setting.protocol], windows);
    case 'dotnet4':
      return onOrAbsent(wishes.dotnet4);
    case 'dotnet2':
      return onOrAbsent(wishes.dotnet2);
    case 'winhttp':
      return winhttpValue(setting, wishes.winhttp, windows);
    case 'logging':
      return wishes.logging === 'leave' ? undefined : wishes.logging === 'default' ? 'absent' : wishes.logging;
  }
}

function protocolValue(setting: Setting, protocol: ProtocolName, wish: ProtocolWish, windows: WindowsTls): Desired['want'] | undefined {
  if (wish === 'leave') return undefined;
  // An empty TLS 1.3 key is still a TLS 1.3 key: where Windows must not have one, the key goes, not only its values.
  if (wish === 'default') return protocol === 'TLS 1.3' && !supports(windows, protocol, 'client') ? 'no-key' : (setting.setup ?? 'absent');
  if (unsafeToSet(protocol, wish, windows) !== undefined) return undefined;
  const values = valuesFor(wish);
  return setting.name === 'Enabled' ? values.enabled : values.disabledByDefault;
}

function onOrAbsent(wish: DotnetWish): Desired['want'] | undefined {
  return wish === 'leave' ? undefined : wish === 'on' ? 1 : 'absent';
}

function winhttpValue(setting: Setting, wish: WinhttpWish, windows: WindowsTls): Desired['want'] | undefined {
  if (wish === 'leave') return undefined;
  if (wish === 'default') return 'absent';
  const bits = setting.means.filter(({ means }) => wish.some((protocol) => protocol === means && supports(windows, protocol, 'client')));
  return bits.length === 0 ? undefined : bits.reduce((sum, { data }) => sum + data, 0);
}

/**
 * The change set for desired values, in their order; a key that must not exist is deleted once.
 *
 *     changeSet([{ setting: TLS 1.0 Server Enabled, want: 0 }])
 *     // [{ kind: 'set', key: { hive: 'HKEY_LOCAL_MACHINE', path: 'SYSTEM\\…\\TLS 1.0\\Server' }, name: 'Enabled', value: … }]
 */
export function changeSet(desired: readonly Desired[]): readonly Change[] {
  const changes: Change[] = [];
  const gone = new Set<string>();
  for (const { setting, want } of desired) {
    const key = { hive: setting.hive, path: setting.key };
    if (want === 'no-key') {
      if (!gone.has(setting.key)) changes.push({ kind: 'delete-key', key });
      gone.add(setting.key);
    } else if (want === 'absent') changes.push({ kind: 'delete-value', key, name: setting.name });
    else changes.push({ kind: 'set', key, name: setting.name, value: { type: setting.type, data: want } });
  }
  return changes;
}
