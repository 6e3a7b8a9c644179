import type { Want, Wishes } from '../../core/schannel/plan.ts';
import { supports } from '../../core/schannel/protocols.ts';
import { schannelSettings } from '../../data/schannel-settings.ts';
import type { Setting, SettingId } from '../../data/schannel-settings.ts';
import type { ProtocolWish, TlsPreset } from '../../data/tls-presets.ts';
import { protocolNames } from '../../data/windows-tls.ts';
import type { ProtocolName, SideName, WindowsTls } from '../../data/windows-tls.ts';
import type { FormValues } from './form-values.ts';
import { latestOf, oldPeers } from './old-peers.ts';
import type { OldPeer } from './old-peers.ts';

const byId: ReadonlyMap<SettingId, Setting> = new Map(schannelSettings.map((row) => [row.id, row]));
const FIELDS = { server: 'old', client: 'reach' } as const;
const NOTHING = { dotnet4: 'leave', dotnet2: 'leave', winhttp: 'leave', logging: 'leave' } as const;

export interface ReadPreset {
  readonly wishes: Wishes;
  readonly kept: Readonly<Record<SideName, readonly OldPeer[]>>;
}

/** The wishes of a preset for the chosen parts and sides, with the versions that named old peers need on theirs. `all`: the Windows versions it is for. */
export function presetWishes(preset: TlsPreset, sides: readonly SideName[], all: readonly WindowsTls[], form: FormValues): ReadPreset {
  const audit = preset.id === 'audit';
  const parts = audit ? ['schannel'] : form.checks('parts');
  if (parts.length === 0) form.leftOut.push({ field: 'parts', says: 'No part of the preset is chosen.' });
  const schannel = parts.includes('schannel');
  if (!audit && sides.length === 0 && schannel) form.leftOut.push({ field: 'sides', says: 'Protocols are left out: choose client, server or both.' });
  const kept = preset.id === 'compatible' ? { server: peers('server', sides, all, form), client: peers('client', sides, all, form) } : { client: [], server: [] };
  const exceptions = { server: wishesFor(preset, kept.server), client: wishesFor(preset, kept.client) };
  const wishes: Wishes = {
    ...NOTHING,
    sides,
    protocols: Object.fromEntries(protocolNames.map((name) => [name, schannel ? preset.protocols[name].to : 'leave'])) as Wishes['protocols'],
    ...(schannel ? { exceptions, logging: preset.logging.to } : {}),
    ...(parts.includes('dotnet4') ? { dotnet4: preset.dotnet.to } : {}),
    ...(parts.includes('dotnet2') ? { dotnet2: preset.dotnet.to } : {}),
    ...(parts.includes('winhttp') ? { winhttp: winhttpOf(preset, exceptions.client) } : {}),
    settings: settingsOf(preset, parts, sides),
  };
  return { wishes, kept };
}

function peers(side: SideName, sides: readonly SideName[], all: readonly WindowsTls[], form: FormValues): readonly OldPeer[] {
  const ids = form.checks(FIELDS[side]);
  const has = (protocol: ProtocolName): boolean => all.every((windows) => supports(windows, protocol, side));
  const found = oldPeers[side].filter(({ loser }) => ids.includes(loser.id)).map((peer): OldPeer => ({ ...peer, protocol: latestOf(peer.loser.speaks, has) ?? peer.protocol }));
  if (found.length > 0 && !sides.includes(side) && sides.length > 0) form.leftOut.push({ field: 'sides', says: `Nothing is kept for ${found.length === 1 ? 'the old peer' : `the ${found.length} old peers`} that ${found.length === 1 ? 'needs' : 'need'} the ${side} side: it is not chosen, and stays as it is.` });
  return sides.includes(side) ? found : [];
}

function wishesFor(preset: TlsPreset, kept: readonly OldPeer[]): Partial<Record<ProtocolName, ProtocolWish>> {
  return Object.fromEntries(kept.filter(({ protocol }) => preset.protocols[protocol].kept !== undefined).map(({ protocol }) => [protocol, 'on']));
}

/** WinHTTP offers what the preset has on for the client side. */
function winhttpOf(preset: TlsPreset, kept: Partial<Record<ProtocolName, ProtocolWish>>): Wishes['winhttp'] {
  const { to } = preset.winhttp;
  return typeof to === 'string' ? to : to.filter((protocol) => (kept[protocol] ?? preset.protocols[protocol].to) === 'on');
}

function settingsOf(preset: TlsPreset, parts: readonly string[], sides: readonly SideName[]): NonNullable<Wishes['settings']> {
  const rows = preset.values.filter(({ part }) => parts.includes(part)).flatMap(({ settings, to }): [SettingId, Want][] => settings.filter((id) => isOfSide(id, sides)).map((id) => [id, to === 'default' ? 'absent' : to]));
  return Object.fromEntries(rows);
}

function isOfSide(id: SettingId, sides: readonly SideName[]): boolean {
  const side = byId.get(id)?.side;
  return side === undefined || sides.includes(side);
}
