/** What a plan leads to: the state of each protocol afterwards, sides that are left without one, and who loses. */
import { tlsLosers } from '../drivers/losers.ts';
import type { TlsLoser } from '../../data/tls-losers.ts';
import type { ProtocolWish } from '../../data/tls-presets.ts';
import { protocolNames } from '../../data/windows-tls.ts';
import type { ProtocolName, SideName, WindowsTls } from '../../data/windows-tls.ts';
import type { EffectiveProtocol } from './effective-model.ts';
import { wishOf } from './plan.ts';
import type { Desired, Wishes } from './plan.ts';
import { meaningOf, supports } from './protocols.ts';
import type { ProtocolMeaning, ProtocolValues } from './protocols.ts';

/** A protocol on one side after the change. */
export interface After {
  readonly protocol: ProtocolName;
  readonly side: SideName;
  readonly wish: ProtocolWish;
  /** Values that the change writes; none when it removes them or leaves them. */
  readonly values: ProtocolValues;
  /** What the registry says afterwards. For `leave`: as if no value stood there, unless `now` tells. */
  readonly meaning: ProtocolMeaning;
  /** Offered by this side without being asked, with the default of Windows where no value decides. */
  readonly on: boolean;
  /** The state before the change, where it was pasted. */
  readonly now?: EffectiveProtocol;
}

/**
 * The state of every protocol on the chosen sides, in the order of the versions, client before server. `now`: the state before, where it was pasted; what
 * the change leaves stays as it is there.
 *
 *     protocolsAfter(wishes, desired, server2022)
 *     // [{ protocol: 'SSL 2.0', side: 'server', wish: 'off', values: { enabled: 0, … }, meaning: { state: 'no-effect' … }, on: false }, …]
 */
export function protocolsAfter(wishes: Wishes, desired: readonly Desired[], windows: WindowsTls, now: readonly EffectiveProtocol[] = []): readonly After[] {
  return protocolNames.flatMap((protocol) =>
    wishes.sides.map((side): After => {
      const wish = wishOf(wishes, protocol, side);
      const values = written(desired, protocol, side);
      const meaning = meaningOf(values, supports(windows, protocol, side));
      const before = now.find((row) => row.protocol === protocol && row.side === side);
      const untouched = wish === 'leave' || !touches(desired, protocol, side);
      const byWindows = meaning.state === 'windows-default' && windows.protocols[protocol][side] === 'on';
      const on = before && untouched ? before.state === 'on' : meaning.state === 'on' || byWindows;
      return { protocol, side, wish, values, meaning, on, ...(before ? { now: before } : {}) };
    }),
  );
}

function touches(desired: readonly Desired[], protocol: ProtocolName, side: SideName): boolean {
  return desired.some(({ setting }) => setting.protocol === protocol && setting.side === side);
}

function written(desired: readonly Desired[], protocol: ProtocolName, side: SideName): ProtocolValues {
  const find = (name: string): number | undefined => {
    const want = desired.find(({ setting }) => setting.protocol === protocol && setting.side === side && setting.name === name)?.want;
    return typeof want === 'number' ? want : undefined;
  };
  const enabled = find('Enabled');
  const disabledByDefault = find('DisabledByDefault');
  return { ...(enabled === undefined ? {} : { enabled }), ...(disabledByDefault === undefined ? {} : { disabledByDefault }) };
}

/**
 * Sides on which no protocol stays on. Such a change cuts off every TLS connection of that side, Remote Desktop
 * among them: AcquireCredentialsHandle then fails before any packet (event 36871, state 10013). A protocol of which the pasted text leaves the state open
 * may be on: its side is not counted.
 *
 * Source: Microsoft: TLS registry settings.
 */
export function deadSides(after: readonly After[]): readonly SideName[] {
  const changed = after.some(({ wish }) => wish !== 'leave');
  const sides = [...new Set(after.map(({ side }) => side))];
  return changed ? sides.filter((side) => !after.some((row) => row.side === side && (row.on || stillOpen(row)))) : [];
}

/** True for a protocol that the change leaves in a state that the pasted text does not settle. */
export function stillOpen(row: After): boolean {
  return row.wish === 'leave' && row.now?.state === 'unclear';
}

/** True for a protocol that the change takes away: written as off, or removed where Windows has it off. What was off already does not go. */
export function goes(row: After): boolean {
  return row.wish !== 'leave' && !row.on && row.meaning.state !== 'no-effect' && row.now?.state !== 'off' && row.now?.state !== 'missing';
}

/** Who loses the connection, and where: at the other end, or on this machine. */
export interface Loss {
  readonly loser: TlsLoser;
  /** The side of this machine on which the protocols go. */
  readonly side: SideName;
  readonly place: 'there' | 'here';
}

/**
 * The known programs and systems that a change cuts off: all they speak is off afterwards, and this change
 * switches some of it off. Protocols that the change leaves count as Windows has them by default.
 * A program on this machine that a .NET or WinHTTP value of the same change helps is not listed.
 *
 *     losses(after, desired, server2022)
 *     // [{ loser: { id: 'windows-7-client', … }, side: 'server', place: 'there' }, …]
 */
export function losses(after: readonly After[], desired: readonly Desired[], windows: WindowsTls): readonly Loss[] {
  const found: Loss[] = [];
  const cured = new Set(desired.filter(({ want }) => typeof want === 'number' && want > 0).map(({ setting }) => setting.group));
  for (const side of new Set(after.map((row) => row.side))) {
    const rows = after.filter((row) => row.side === side);
    const on = rows.filter((row) => row.on).map((row) => row.protocol);
    const off = rows.filter(goes).map((row) => row.protocol);
    for (const loser of tlsLosers) {
      const lost = loser.speaks.some((p) => off.includes(p)) && !loser.speaks.some((p) => on.includes(p));
      if (!lost) continue;
      // A client program is at the other end of this machine's server side, and on its own client side.
      if (loser.there && loser.role !== side) found.push({ loser, side, place: 'there' });
      if (runsHere(loser, windows) && loser.role === side && !(loser.curedHere && cured.has(loser.curedHere))) {
        found.push({ loser, side, place: 'here' });
      }
    }
  }
  return found;
}

function runsHere(loser: TlsLoser, windows: WindowsTls): boolean {
  return typeof loser.here === 'boolean' ? loser.here : loser.here.some((id) => id === windows.id);
}
