/** What one set of values does on each of several Windows versions. */
import type { Setting } from '../../data/schannel-settings.ts';
import { protocolNames } from '../../data/windows-tls.ts';
import type { ProtocolName, SideName, WindowsTls } from '../../data/windows-tls.ts';
import { protocolsAfter } from './outlook.ts';
import type { After } from './outlook.ts';
import { wishOf } from './plan.ts';
import type { Desired, Wishes } from './plan.ts';
import { supports, unsafeToSet } from './protocols.ts';
import { together } from '../sentences.ts';

/** A Windows version with what the values do there. */
export interface Fit {
  readonly windows: WindowsTls;
  readonly after: readonly After[];
  /** What this version does not have, does not read, or what another one keeps from it. */
  readonly says: readonly string[];
}

/**
 * One row for each version, in the given order.
 *
 *     fitOf(wishes, desired, [server2022, server2019])[1].says   // ['Has no TLS 1.3: it is written for no machine.']
 *
 * Sources: Microsoft: Protocols in TLS/SSL (Schannel SSP); the defaults of the settings table.
 */
export function fitOf(wishes: Wishes, desired: readonly Desired[], all: readonly WindowsTls[]): readonly Fit[] {
  const lacking = all.filter((windows) => !supports(windows, 'TLS 1.3', 'client'));
  return all.map((windows) => ({ windows, after: protocolsAfter(wishes, desired, windows), says: saysOf(wishes, desired, windows, lacking) }));
}

function saysOf(wishes: Wishes, desired: readonly Desired[], windows: WindowsTls, lacking: readonly WindowsTls[]): readonly string[] {
  const asked = (protocol: ProtocolName): boolean => wishes.sides.some((side) => isSet(wishes, protocol, side));
  const has13 = supports(windows, 'TLS 1.3', 'client');
  const others = together(lacking.map(({ name }) => name));
  const bit13 = Array.isArray(wishes.winhttp) && wishes.winhttp.includes('TLS 1.3') && lacking.length > 0 && wishes.sides.includes('client');
  const absent = protocolNames.filter((protocol) => protocol !== 'TLS 1.3' && asked(protocol) && unsafeToSet(protocol, 'on', windows) !== undefined);
  return [
    ...(asked('TLS 1.3') && !has13 ? ['Has no TLS 1.3, and the key must not exist here: it is written for none of the chosen machines.'] : []),
    ...(asked('TLS 1.3') && has13 && lacking.length > 0 ? [`TLS 1.3 is left as it is, on by default: ${others} must not have the key.`] : []),
    ...(bit13 && has13 ? [`WinHTTP offers no TLS 1.3 with this value, because ${others} ${lacking.length === 1 ? 'has' : 'have'} none. For this machine alone the value would include it.`] : []),
    ...(absent.length > 0 ? [`Has no ${together(absent)}: the values change nothing here.`] : []),
    ...(written(desired, 'winhttp') && windows.winhttp.needs !== undefined ? [`WinHTTP needs ${windows.winhttp.needs}.`] : []),
    ...unread(desired, windows),
    ...(windows.contested === undefined || !wishes.sides.some((side) => ['TLS 1.0', 'TLS 1.1'].some((protocol) => !isSet(wishes, protocol as ProtocolName, side))) ? [] : [`Contested: ${windows.contested}`]),
  ];
}

function isSet(wishes: Wishes, protocol: ProtocolName, side: SideName): boolean {
  const wish = wishOf(wishes, protocol, side);
  return wish !== 'leave' && wish !== 'default';
}

function written(desired: readonly Desired[], group: Setting['group']): boolean {
  return desired.some(({ setting, want }) => setting.group === group && want !== 'absent' && want !== 'no-key');
}

/** Values that this Windows does not read, by name. */
function unread(desired: readonly Desired[], windows: WindowsTls): readonly string[] {
  const rows = desired.filter(({ setting, want }) => setting.group !== 'protocol' && want !== 'absent' && isMissing(setting, windows));
  const names = [...new Set(rows.map(({ setting }) => labelOf(setting)))];
  return names.length === 0 ? [] : [`Does not read ${together(names)}, or no document says that it does.`];
}

/** Whether the table has no effect of this setting on this Windows. */
export function isMissing(setting: Setting, windows: WindowsTls): boolean {
  return setting.defaults.some(({ on, missing }) => missing === true && typeof on !== 'string' && on.some((id) => id === windows.id));
}

/**
 * A name that tells a setting from its neighbours: the switches are all called Enabled, the key says of what.
 *
 *     labelOf(cipher3des)   // 'Triple DES 168'
 *     labelOf(rsaClientMin) // 'PKCS ClientMinKeyBitLength'
 *
 */
export function labelOf(setting: Setting): string {
  const last = setting.key.slice(setting.key.lastIndexOf('\\') + 1);
  if (setting.group === 'dtls' || setting.group === 'historic' || setting.group === 'protocol') {
    const names = setting.key.split('\\');
    return `${names.at(-2) ?? ''} ${last} ${setting.name}`;
  }
  if (setting.name === 'Enabled') return last;
  return setting.group === 'key-size' ? `${last} ${setting.name}` : setting.name;
}
