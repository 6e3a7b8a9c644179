/** Clients and servers of the driver table that stop before TLS 1.2, and what a machine has to keep for them. */
import { tlsLosers } from '../../core/drivers/losers.ts';
import type { TlsLoser } from '../../data/tls-losers.ts';
import { protocolNames } from '../../data/windows-tls.ts';
import type { ProtocolName, SideName } from '../../data/windows-tls.ts';

const WITH_12 = protocolNames.indexOf('TLS 1.2');
const FIRST_TLS = protocolNames.indexOf('TLS 1.0');

/** The latest version of TLS that is spoken, of those that `has` allows. */
export function latestOf(speaks: readonly ProtocolName[], has: (protocol: ProtocolName) => boolean = () => true): ProtocolName | undefined {
  const at = Math.max(-1, ...speaks.filter(has).map((protocol) => protocolNames.indexOf(protocol)));
  return at >= FIRST_TLS ? protocolNames[at] : undefined;
}

/** The same, where it comes before TLS 1.2. */
function newest({ speaks }: TlsLoser): ProtocolName | undefined {
  const found = latestOf(speaks);
  return found !== undefined && protocolNames.indexOf(found) < WITH_12 ? found : undefined;
}

export interface OldPeer {
  readonly loser: TlsLoser;
  readonly protocol: ProtocolName;
}

function peers(fits: (loser: TlsLoser) => boolean): readonly OldPeer[] {
  return tlsLosers.flatMap((loser): OldPeer[] => {
    const protocol = newest(loser);
    return protocol !== undefined && fits(loser) ? [{ loser, protocol }] : [];
  });
}

/** By the side of this machine that has to keep a version: clients that connect to it, or servers that it reaches and programs that run on it. */
export const oldPeers: Readonly<Record<SideName, readonly OldPeer[]>> = {
  server: peers(({ role, there }) => role === 'client' && there),
  client: peers(({ role, there, here }) => (role === 'server' ? there : here !== false)),
};

/** Options of a form: the name with the version that stays on for it. */
export function peerOptions(side: SideName): readonly { readonly value: string; readonly label: string }[] {
  return oldPeers[side].map(({ loser, protocol }) => ({ value: loser.id, label: `${loser.name} (${protocol})` }));
}
