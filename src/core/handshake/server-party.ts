/** The server of a handshake. */
import { present } from '../present.ts';
import { endOf } from './end-of.ts';
import type { Party } from './model.ts';
import { partyOf } from './party.ts';
import type { ServerSpec } from './spec.ts';

/**
 * The server that a specification describes, with the key of its certificate.
 *
 *     serverParty({ end: { on: 'profile', profile: 'postgresql-13' }, key: { kind: 'RSA', bits: 2048, hash: 'SHA256' } })
 *
 * Never throws for a program or profile that does not exist: an assumption says so.
 */
export function serverParty(spec: ServerSpec): Party {
  const { base, row } = endOf(spec.end, spec.program, 'server');
  const party = partyOf(base, row, { side: 'server', ...present({ followsSystem: spec.end.adjust?.followsSystem }) }, present({ minimum: spec.minimum }));
  return { ...party, key: spec.key };
}
