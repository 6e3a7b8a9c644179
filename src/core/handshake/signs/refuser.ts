/** Which side finds out that a handshake cannot be had: it refuses, and the other side sees the consequence. */
import type { FailureId, Party } from '../model.ts';
import { protocolNames } from '../../../data/windows-tls.ts';
import type { ProtocolName, SideName } from '../../../data/windows-tls.ts';
import { present } from '../../present.ts';

export interface Refuser {
  readonly side: SideName;
  /** Why it can be the other side as well. */
  readonly doubt?: string;
}

/** Versions that a party has on, oldest first. */
export function versionsOn(party: Party): readonly ProtocolName[] {
  return protocolNames.filter((name) => party.protocols.some((row) => row.protocol === name && row.on));
}

const BY_CLIENT: ReadonlySet<FailureId> = new Set<FailureId>(['no-protocol-client', 'key-too-small', 'dh-too-small', 'hash-refused']);

/**
 * The side that refuses. A client before TLS 1.3 names its highest version alone: a server that has a lower one answers with it, and the client refuses. With TLS 1.3 the
 * client lists all of its versions, and a server that reads the list refuses by itself.
 *
 *     refuserOf('no-common-version', client12Only, server10Only)   // { side: 'client' }
 *     refuserOf('no-common-version', client10Only, server12Only)   // { side: 'server' }
 *
 * Sources: RFC 5246, appendix E.1; RFC 8446, 4.2.1; handshakes of OpenSSL 3.0 and OpenJDK 17.
 */
export function refuserOf(failure: FailureId, client: Party, server: Party): Refuser {
  if (BY_CLIENT.has(failure)) return { side: 'client' };
  if (failure === 'no-common-suite') {
    const usable = client.suites.some(({ versions }) => versions.some((v) => versionsOn(client).includes(v)));
    return { side: usable ? 'server' : 'client' };
  }
  return failure === 'no-common-version' ? ofVersion(client, server) : { side: 'server' };
}

const LISTS = 'OpenSSL before 1.1.1 does not read the list of versions of the client: it answers with its own version, and then the client refuses.';

function ofVersion(client: Party, server: Party): Refuser {
  const highest = versionsOn(client).at(-1);
  if (highest === undefined) return { side: 'client' };
  const named = Math.min(protocolNames.indexOf(highest), protocolNames.indexOf('TLS 1.2'));
  const answers = versionsOn(server).some((name) => protocolNames.indexOf(name) <= named);
  if (!answers) return { side: 'server' };
  // Java lists its versions in every ClientHello; the others when they offer TLS 1.3.
  const sent = highest === 'TLS 1.3' || client.stack === 'java';
  const read = server.stack === 'java' || server.stack === 'openssl' || versionsOn(server).includes('TLS 1.3');
  if (!sent || !read) return { side: 'client' };
  return { side: 'server', ...present({ doubt: server.stack === 'openssl' ? LISTS : undefined }) };
}
