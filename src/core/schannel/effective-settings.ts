/** Every row of the settings table with what the paste says of it and what follows on this Windows. */
import { schannelSettings } from '../../data/schannel-settings.ts';
import type { Setting, SettingDefault } from '../../data/schannel-settings.ts';
import type { WindowsTls } from '../../data/windows-tls.ts';
import type { WindowsVersion } from '../../data/windows-versions.ts';
import { present } from '../present.ts';
import type { RegistryDump } from '../readers/registry-dump.ts';
import type { Because, EffectiveProtocol, EffectiveSetting, Told } from './effective-model.ts';
import { shownNumber, tell } from './registry-text.ts';
import type { RegistryText } from './registry-text.ts';
import { onLines } from './words.ts';
import { together } from '../sentences.ts';

const settings: readonly Setting[] = schannelSettings;

/**
 * The rows of the settings table but the protocol values, in the order of the table.
 *
 *     "DefaultSecureProtocols"=dword:00000a80   // number 0xa80, means 'TLS 1.0, TLS 1.1 and TLS 1.2 (0xa80)', with what Schannel has off
 *
 * A default that does not hang on Windows, but on the program or an update, is a sentence and no number. Sources: those of the rows.
 */
export function effectiveSettings(text: RegistryText, version: WindowsVersion, windows: WindowsTls, protocols: readonly EffectiveProtocol[]): readonly EffectiveSetting[] {
  const user = ofUser(text);
  return settings.filter(({ group }) => group !== 'protocol').map((setting) => {
    const told = tell(setting.hive === 'HKEY_CURRENT_USER' ? user : text, setting.key, setting.name);
    return effectiveSetting(setting, told, version, windows, protocols);
  });
}

/** The keys of the person under the name of those of the machine, so that one look-up serves both. */
function ofUser(text: RegistryText): RegistryText {
  const own = text.dumps.filter((d) => d.keys.some((k) => k.key.hive === 'HKEY_CURRENT_USER'));
  const dumps = own.map((dump): RegistryDump => ({ ...dump, queries: [], keys: dump.keys.filter((k) => k.key.hive === 'HKEY_CURRENT_USER').map((k) => ({ ...k, key: { ...k.key, hive: 'HKEY_LOCAL_MACHINE' as const } })) }));
  return { ...text, dumps, trees: new Map() };
}

function effectiveSetting(setting: Setting, told: Told, version: WindowsVersion, windows: WindowsTls, protocols: readonly EffectiveProtocol[]): EffectiveSetting {
  const byWindows = setting.defaults.find(({ on }) => typeof on !== 'string' && on.some((id) => id === windows.id));
  const others = byWindows ? [] : setting.defaults.filter(({ on }) => typeof on === 'string');
  const row = { setting, told };
  const missing = byWindows?.missing === true;
  if (told.state === 'set' && !missing) {
    const wrong = wrongType(setting, told);
    if (wrong !== undefined) return { ...row, means: 'not known', number: undefined, because: { says: [`${wrong} No document says what Windows makes of it.`], line: told.line } };
    const number = setting.type === 'REG_DWORD' ? told.number : undefined;
    // That of WinHTTP is about its defaults.
    const doubt = setting.group === 'winhttp' ? needsUpdate(setting, windows) : setting.contested;
    const says = `${setting.name} is ${number === undefined ? shortOf(setting, told.shown) : told.shown}.${withSchannel(setting, number, protocols)}`;
    return { ...row, means: number === undefined ? shortOf(setting, told.shown) : meansOf(setting, number), number, because: { says: [says], line: told.line, ...(doubt === undefined ? {} : { doubt }) } };
  }
  if (told.state === 'mixed') {
    return { ...row, means: 'not clear', number: undefined, because: { says: [`The paste shows ${setting.name} in two ways, on ${onLines(told.lines)}: two machines, or before and after a change.`], ...(told.lines[0] === undefined ? {} : { line: told.lines[0] }) } };
  }
  if (told.state === 'denied') return { ...row, means: 'not known', number: undefined, because: { says: [`${setting.name} could not be read: access was denied.`], line: told.line } };
  return { ...row, means: defaultMeans(byWindows, others, setting), number: defaultNumber(setting, byWindows), because: defaultBecause(setting, told, missing, byWindows, version, windows, protocols) };
}

/** A list of suites or curves is not repeated in a sentence: it stands where the lists stand. */
function shortOf(setting: Setting, shown: string): string {
  return setting.group === 'suite-order' ? 'a list of its own' : shown;
}

function defaultNumber(setting: Setting, row: SettingDefault | undefined): number | undefined {
  return setting.type === 'REG_DWORD' && row?.missing !== true && typeof row?.data === 'number' ? row.data : undefined;
}

function defaultMeans(row: SettingDefault | undefined, others: readonly SettingDefault[], setting: Setting): string {
  if (row) return row.says;
  if (others.length === 0) return setting.absent;
  return others.map(({ on, says }) => `${says} (${typeof on === 'string' ? on : ''})`).join('; ');
}

function defaultBecause(setting: Setting, told: Told, missing: boolean, row: SettingDefault | undefined, version: WindowsVersion, windows: WindowsTls, protocols: readonly EffectiveProtocol[]): Because {
  const line = 'line' in told ? { line: told.line } : {};
  if (missing) {
    const also = told.state === 'set' ? ` The value in the paste (${told.shown}) changes nothing that is known.` : '';
    return { says: [`${version.name}: ${row?.says ?? 'not in this Windows'}.${also}`], ...line };
  }
  const number = defaultNumber(setting, row);
  const what = told.state === 'absent' ? `${setting.name} does not exist, which is not the same as 0` : `${version.name}, without the value`;
  const says = `${what}: ${row ? row.says : setting.absent}${withSchannel(setting, number, protocols) === '' ? '' : `.${withSchannel(setting, number, protocols)}`}`;
  return { says: [says.endsWith('.') ? says : `${says}.`], ...line, ...(told.state === 'unsaid' ? { assumed: true as const } : {}), ...present({ doubt: defaultDoubt(setting, row, windows) }) };
}

/** What is contested about a setting counts where it is about the default: a switch that is not there switches nothing. */
function defaultDoubt(setting: Setting, row: SettingDefault | undefined, windows: WindowsTls): string | undefined {
  if (setting.group === 'winhttp') return windows.kind === 'server' ? setting.contested : needsUpdate(setting, windows);
  return row && row.data === undefined ? setting.contested : undefined;
}

/** A value of another type than the table has; PowerShell shows no types, so that a number counts as one. */
export function wrongType(setting: Setting, told: Extract<Told, { state: 'set' }>): string | undefined {
  if (told.type === 'untyped') return setting.type === 'REG_DWORD' && told.number === undefined ? `${setting.name} is ${told.shown || 'empty'}, which is no number.` : undefined;
  return told.type === setting.type ? undefined : `${setting.name} is ${told.shown} of type ${told.type}, not ${setting.type}.`;
}

function needsUpdate(setting: Setting, windows: WindowsTls): string | undefined {
  return setting.group === 'winhttp' && windows.winhttp.needs ? `It counts with ${windows.winhttp.needs}.` : undefined;
}

/**
 * What data means, by the row of the table: bits of a mask by name, other data with its unit.
 *
 *     meansOf(defaultSecureProtocols, 0xa0)   // 'SSL 3.0 and TLS 1.0 (0xa0)'
 *     meansOf(serverMinKeyBitLength, 2048)    // '2048 bits'
 */
export function meansOf(setting: Setting, number: number): string {
  if (setting.mask) {
    const bits = setting.means.filter(({ data }) => hasBit(number, data));
    const rest = bits.reduce((left, { data }) => left - data, number);
    const named = bits.map(({ means }) => means);
    if (rest > 0) named.push(`bits without a meaning here (${shownNumber(rest)})`);
    return `${named.length === 0 ? 'nothing' : together(named)} (0x${number.toString(16)})`;
  }
  const exact = setting.means.find(({ data }) => data === number);
  if (exact) return exact.means;
  // Any data but 0 counts as on where the table has a row for 0 and one for on, as with 1 and 0xffffffff.
  const on = setting.means.find(({ data }) => data !== 0);
  const isSwitch = setting.unit === undefined && setting.means.length === 2 && setting.means.some(({ data }) => data === 0);
  if (isSwitch && on) return `${on.means} (${shownNumber(number)}; written as ${shownNumber(on.data)} in the documents)`;
  return setting.unit === undefined ? `${shownNumber(number)}, which no document names` : `${number} ${setting.unit}`;
}

// Bits of 32 without the sign that the operators of the language bring in.
function hasBit(number: number, bit: number): boolean {
  return Math.floor(number / bit) % 2 === 1;
}

/** What Schannel leaves of a mask of WinHTTP: a version that Schannel has off stays off. */
function withSchannel(setting: Setting, number: number | undefined, protocols: readonly EffectiveProtocol[]): string {
  if (setting.group !== 'winhttp' || number === undefined) return '';
  const wanted = setting.means.filter(({ data }) => hasBit(number, data)).map(({ means }) => means);
  const clients = protocols.filter(({ side, protocol }) => side === 'client' && wanted.includes(protocol));
  const gone = clients.filter(({ state }) => state === 'off' || state === 'missing').map(({ protocol }) => protocol);
  const left = clients.filter(({ state }) => state !== 'off' && state !== 'missing').map(({ protocol }) => protocol);
  if (gone.length === 0) return '';
  return left.length === 0 ? ` Schannel has ${together(gone)} off as client: nothing is left.` : ` Schannel has ${together(gone)} off as client, so ${together(left)} ${left.length === 1 ? 'is' : 'are'} left.`;
}
