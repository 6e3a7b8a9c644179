/** The version of a handshake. */
import { protocolNames } from '../../data/windows-tls.ts';
import type { ProtocolName } from '../../data/windows-tls.ts';
import type { Party } from './model.ts';
import { ageOf } from './suites.ts';

export interface VersionChoice {
  /** Both have it on, newest first. SSL 2.0 only where nothing else is common. */
  readonly common: readonly ProtocolName[];
  readonly chosen?: ProtocolName;
  /** The client cannot say that it has a gap: the server answers with this version, which the client refuses. */
  readonly gap?: ProtocolName;
}

/** The versions that a party has on, newest first. */
export function versionsOf(party: Party): readonly ProtocolName[] {
  return protocolNames.filter((name) => party.protocols.some(({ protocol, on }) => on && protocol === name)).toReversed();
}

/**
 * The highest version that both have. Before TLS 1.3 a client can name only its newest version, so the server answers with the newest one of its own up to
 * that; where the client has this one off, although both have an older one, the client breaks off. With the list of versions of TLS 1.3 that cannot happen.
 *
 *     // client TLS 1.0 and 1.2, server TLS 1.0 and 1.1, both without TLS 1.3: { common: ['TLS 1.0'], gap: 'TLS 1.1' }
 *
 * Sources: RFC 5246, appendix E.1; RFC 8446, 4.2.1; for Java the handshakes that were observed, where sets with gaps work.
 */
export function chooseVersion(client: Party, server: Party): VersionChoice {
  const mine = versionsOf(client);
  const theirs = versionsOf(server);
  const both = mine.filter((protocol) => theirs.includes(protocol));
  const common = both.length > 1 ? both.filter((protocol) => protocol !== 'SSL 2.0') : both;
  const [chosen] = common;
  if (chosen === undefined) return { common };
  const top = mine[0] ?? chosen;
  const answer = theirs.find((protocol) => ageOf(protocol) <= ageOf(top)) ?? chosen;
  if (answer !== chosen && !(sendsList(client) && readsList(server))) return { common, gap: answer };
  return { common, chosen };
}

function sendsList(client: Party): boolean {
  return client.stack === 'java' || versionsOf(client).includes('TLS 1.3');
}

function readsList(server: Party): boolean {
  return server.stack === 'java' || server.stack === 'openssl' || versionsOf(server).includes('TLS 1.3');
}
