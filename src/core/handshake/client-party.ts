/** The client of a handshake. */
import { present } from '../present.ts';
import { endOf } from './end-of.ts';
import type { Party } from './model.ts';
import { partyOf } from './party.ts';
import type { ClientSpec } from './spec.ts';

/**
 * The client that a specification describes, with everything that it offers and why.
 *
 *     clientParty({ end: { on: 'windows', windows: 'windows-7' } }).protocols   // SSL 3.0 and TLS 1.0 on
 *     clientParty({ end: { on: 'windows', windows: 'server-2012-r2' }, program: 'netfx-4.5' })
 *
 * Never throws for a program or profile that does not exist: an assumption says so.
 */
export function clientParty(spec: ClientSpec): Party {
  const { base, row } = endOf(spec.end, spec.program, 'client');
  return partyOf(base, row, { side: 'client', ...present({ names: spec.names, strongCrypto: spec.strongCrypto, followsSystem: spec.end.adjust?.followsSystem }) }, {});
}
