/** The published table of a preset: each value with its reason. The page of the presets draws it from the same rows as the tool. */
import type { Rich, TableBlock } from '../../core/blocks.ts';
import { dwordText } from '../../core/registry/numbers.ts';
import { labelOf } from '../../core/schannel/outlook-fit.ts';
import { schannelSettings } from '../../data/schannel-settings.ts';
import type { Setting } from '../../data/schannel-settings.ts';
import type { PresetPart, ProtocolWish, TlsPreset } from '../../data/tls-presets.ts';
import { protocolNames, sideNames } from '../../data/windows-tls.ts';
import { oldPeers } from './old-peers.ts';
import { SIDES } from './words.ts';

const settings: readonly Setting[] = schannelSettings;

const WISHES = { leave: 'not touched', on: 'on (Enabled 1, DisabledByDefault 0)', off: 'off (Enabled 0, DisabledByDefault 1)', 'on-request': 'off by default (Enabled 1, DisabledByDefault 1)', default: 'values removed' } as const satisfies Readonly<Record<ProtocolWish, string>>;
const PARTS = { ciphers: 'Ciphers and key sizes', rest: 'Other Schannel values' } as const satisfies Readonly<Record<PresetPart, string>>;

/**
 * One row for each value that the preset sets, in the order of the form. What it leaves alone has no row.
 *
 *     presetTable(modern).rows[0]   // [['Schannel'], ['SSL 2.0'], ['off (Enabled 0, …)'], ['Must not be used (RFC 6176).']]
 */
export function presetTable(preset: TlsPreset): TableBlock {
  return {
    kind: 'table',
    id: `preset-${preset.id}`,
    caption: `Preset ${preset.id}, version ${preset.version}`,
    columns: ['Part', 'What', 'Set to', 'Why'],
    rows: [...protocols(preset), ...programs(preset), ...values(preset)],
  };
}

function protocols({ protocols: rows }: TlsPreset): readonly Rich[][] {
  return protocolNames.flatMap((name): Rich[][] => {
    const { to, why, kept } = rows[name];
    if (to === 'leave') return [];
    return [[['Schannel'], [name], [WISHES[to]], [why]], ...(kept === undefined ? [] : [[['Schannel'], [`${name}, where a named client needs it`], [`${WISHES.on}, on that side`], [kept]]])];
  });
}

function programs({ dotnet, winhttp, logging }: TlsPreset): readonly Rich[][] {
  const names: Rich = [{ code: 'SchUseStrongCrypto' }, ', ', { code: 'SystemDefaultTlsVersions' }];
  return [
    ...(dotnet.to === 'leave' ? [] : [[['.NET Framework 4.x and 2.0 to 3.5'], names, [dotnet.to === 'on' ? '1, both bitnesses' : 'values removed'], [dotnet.why]]]),
    ...(winhttp.to === 'leave' ? [] : [[['WinHTTP'], [{ code: 'DefaultSecureProtocols' }], [winhttp.to === 'default' ? 'value removed' : `${winhttp.to.join(', ')}, as far as this Windows has them`], [winhttp.why]]]),
    ...(logging.to === 'leave' ? [] : [[['Event log'], [{ code: 'EventLogging' }], [logging.to === 'default' ? 'value removed' : dwordText(logging.to)], [logging.why]]]),
  ];
}

function values(preset: TlsPreset): readonly Rich[][] {
  return preset.values.map(({ part, settings: ids, to, least, why }) => [
    [PARTS[part]],
    ids.flatMap((id, i): Rich => {
      const setting = settings.find((row) => row.id === id);
      return setting ? [...(i === 0 ? [] : [', ']), { code: labelOf(setting) }] : [];
    }),
    [to === 'default' ? 'value removed' : `${dwordText(to)}${least ? ' (a larger value that stands there is kept)' : ''}`],
    [why],
  ]);
}

/** The old clients and servers that can be named, with the version and the side that stay on for them. */
export function peersTable(): TableBlock {
  return {
    kind: 'table',
    id: 'old-peers',
    caption: 'Old clients and servers that can be named, from the table of drivers',
    columns: ['Who', 'Keeps', 'On side', 'What helps for good'],
    rows: sideNames.flatMap((side) => oldPeers[side].map(({ loser, protocol }): Rich[] => [[loser.who], [protocol], [SIDES[side]], [loser.fix]])),
  };
}
