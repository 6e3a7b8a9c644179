/** Remarks about the values of .NET Framework and WinHTTP. */
import type { EffectiveProtocol, EffectiveSetting, StateRemark } from './effective-model.ts';
import { meansOf } from './effective-settings.ts';
import { someLines } from './words.ts';
import { first, page } from '../sentences.ts';

/**
 * Values that stand for one bitness only, or differ between the two, and a WinHTTP mask of which Schannel leaves nothing.
 *
 *     64-bit SchUseStrongCrypto 1, the WOW6432Node copy absent   // one-bitness
 *
 * Sources: Microsoft: TLS best practices with .NET Framework; WinHTTP option flags.
 */
export function programRemarks(rows: readonly EffectiveSetting[], protocols: readonly EffectiveProtocol[]): readonly StateRemark[] {
  return [...oneBitness(rows), ...winhttpEmpty(rows, protocols)];
}

function oneBitness(rows: readonly EffectiveSetting[]): readonly StateRemark[] {
  const twins = new Map<string, EffectiveSetting[]>();
  for (const row of rows) {
    if (row.setting.bits === undefined) continue;
    const key = `${row.setting.group} ${row.setting.name}`;
    twins.set(key, [...(twins.get(key) ?? []), row]);
  }
  return [...twins.values()].flatMap((pair): StateRemark[] => {
    const wide = pair.find(({ setting }) => setting.bits === 64);
    const narrow = pair.find(({ setting }) => setting.bits === 32);
    if (!wide || !narrow) return [];
    const lines = someLines([wide, narrow].flatMap(({ told }) => ('line' in told ? [told.line] : [])));
    const next = [...(wide.setting.group === 'winhttp' ? ['Write the value in both places: ', page('schannel-settings', 'Schannel settings'), '.'] : ['Write the values in both views: ', page('dotnet-tls', 'TLS 1.2 for .NET'), '.'])];
    const where = wide.setting.group === 'winhttp' ? 'WinHTTP' : wide.setting.group === 'dotnet4' ? '.NET Framework 4' : '.NET Framework 2.0 to 3.5';
    const [one, other] = wide.told.state === 'set' ? [wide, narrow] : [narrow, wide];
    if (one.told.state === 'set' && other.told.state === 'absent') {
      return [{ id: 'one-bitness', verdict: 'problem', says: [`${where}: ${one.setting.name} is ${one.told.shown} for ${one.setting.bits}-bit programs and does not exist for ${other.setting.bits}-bit programs. Without it: ${withoutStop(other.setting.group === 'winhttp' ? other.means : other.setting.absent)}.`], lines, next }];
    }
    if (wide.told.state === 'set' && narrow.told.state === 'set' && wide.told.number !== narrow.told.number) {
      return [{ id: 'one-bitness', verdict: 'open', says: [`${where}: ${wide.setting.name} is ${wide.told.shown} for 64-bit programs and ${narrow.told.shown} for 32-bit programs.`], lines, next }];
    }
    return [];
  });
}

function withoutStop(text: string): string {
  return text.endsWith('.') ? text.slice(0, -1) : text;
}

function winhttpEmpty(rows: readonly EffectiveSetting[], protocols: readonly EffectiveProtocol[]): readonly StateRemark[] {
  const on = new Set<string>(protocols.filter(({ side, state }) => side === 'client' && state !== 'off' && state !== 'missing').map(({ protocol }) => protocol));
  const empty = rows.filter(({ setting, number }) => {
    if (setting.group !== 'winhttp' || number === undefined || number === 0) return false;
    return !setting.means.some(({ data, means }) => Math.floor(number / data) % 2 === 1 && on.has(means));
  });
  // Without values in the paste nothing is said of this machine.
  const told = empty.filter(({ told: t }) => t.state === 'set' || t.state === 'absent');
  if (told.length === 0) return [];
  const shown = first([...new Set(told.map(({ setting, number }) => meansOf(setting, number ?? 0)))]);
  return [{
    id: 'winhttp-nothing-left',
    verdict: 'problem',
    says: [`WinHTTP offers ${shown} by default, and Schannel has none of it on as client: services that do not choose a version themselves cannot connect.`],
    lines: someLines(told.flatMap(({ told: t }) => ('line' in t ? [t.line] : []))),
    next: ['Set ', { code: 'DefaultSecureProtocols' }, ' to versions that Schannel has on: ', page('schannel-settings', 'callers'), '.'],
  }];
}
