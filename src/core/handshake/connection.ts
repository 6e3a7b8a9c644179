/** A connection from its specification: both parties and how they get on. */
import { clientParty } from './client-party.ts';
import type { Negotiation, Party } from './model.ts';
import { negotiate } from './negotiate.ts';
import { serverParty } from './server-party.ts';
import type { ConnectionSpec } from './spec.ts';

export interface Connection {
  readonly client: Party;
  readonly server: Party;
  readonly negotiation: Negotiation;
}

/**
 * Works out a connection.
 *
 *     connection({ client: { end: { on: 'windows', windows: 'windows-7' } }, server: { end: { on: 'windows', windows: 'server-2022' }, key: { kind: 'RSA', bits: 2048, hash: 'SHA256' } } })
 *       .negotiation.outcome   // { ok: true, protocol: 'TLS 1.0', … }
 *
 * Never throws; what is not known stands among the assumptions of the parties.
 */
export function connection(spec: ConnectionSpec): Connection {
  const client = clientParty(spec.client);
  const server = serverParty(spec.server);
  return { client, server, negotiation: negotiate(client, server) };
}
