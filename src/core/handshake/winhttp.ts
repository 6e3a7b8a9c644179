/** WinHTTP: its own list of versions, which Schannel must have on as well. */
import { protocolNames } from '../../data/windows-tls.ts';
import type { ProtocolName } from '../../data/windows-tls.ts';
import type { ProgramSettings } from './end.ts';
import type { Assumption } from './model.ts';
import type { Asked, Choice } from './program.ts';

const BITS: Readonly<Record<ProtocolName, number>> = { 'SSL 2.0': 0x8, 'SSL 3.0': 0x20, 'TLS 1.0': 0x80, 'TLS 1.1': 0x200, 'TLS 1.2': 0x800, 'TLS 1.3': 0x2000 };

/** The versions in a mask of WINHTTP_OPTION_SECURE_PROTOCOLS: `versionsOfMask(0xa0)` is SSL 3.0 and TLS 1.0. Source: Microsoft: WinHTTP option flags. */
export function versionsOfMask(mask: number): readonly ProtocolName[] {
  return protocolNames.filter((protocol) => (mask & BITS[protocol]) !== 0);
}

/**
 * The versions of WinHTTP: DefaultSecureProtocols, or what this Windows takes without it. 0 counts as no version. A version must be on in Schannel, too:
 * update 3140245 asks for DisabledByDefault 0 beside the mask.
 *
 * Sources: Microsoft: WinHTTP option flags; Microsoft KB3140245.
 */
export function winhttpChoice(settings: ProgramSettings, plain: Choice, asked: Asked): Choice {
  if (asked.followsSystem) return { ...plain, how: 'system', versions: [] };
  const { winhttp } = settings;
  const set = winhttp.state === 'set';
  const mask = set ? winhttp.number : settings.winhttpDefault;
  const assumptions: Assumption[] = [...plain.assumptions];
  if (set && settings.winhttpNeeds !== undefined) assumptions.push({ id: 'winhttp-update', side: asked.side, says: [`Windows reads DefaultSecureProtocols here: it has ${settings.winhttpNeeds}.`] });
  if (winhttp.state === 'unknown') assumptions.push({ id: 'winhttp-unclear', side: asked.side, says: [{ code: 'DefaultSecureProtocols' }, ' cannot be read from the text: it counts as absent.'] });
  if (mask === undefined) {
    assumptions.push({ id: 'winhttp-default', side: asked.side, says: ['No document names the versions that WinHTTP takes by default on this Windows: those of Schannel count.'] });
    return { ...plain, how: 'system', versions: [], assumptions };
  }
  return { ...plain, how: 'mask', versions: versionsOfMask(mask), assumptions };
}
