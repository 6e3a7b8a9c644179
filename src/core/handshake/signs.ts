/** What each side shows of a handshake: exceptions, events, alerts, lines of logs. */
import type { SideName } from '../../data/windows-tls.ts';
import type { Negotiation, Party, Sign } from './model.ts';
import { failureSigns } from './signs/failure.ts';
import { loggingOf } from './signs/events.ts';
import { successSigns } from './signs/success.ts';
import type { ConnectionSpec } from './spec.ts';

const ERROR_BIT = 1;

/**
 * The signs of a handshake, in the order in which somebody looks for them: the client, the wire, the server. A text is given only where a source has it; `doubt` says where it
 * depends on the version or is seen in other words.
 *
 *     signsOf(negotiation, client, server, spec)
 *     // [{ side: 'client', kind: 'exception', text: 'AuthenticationException: A call to SSPI failed, see inner exception. ---> …' }, …
 *     //  { side: 'server', kind: 'event', label: 'Schannel 36874', … }]
 *
 * Sources: src/data/handshake-signs.ts.
 */
export function signsOf(negotiation: Negotiation, client: Party, server: Party, spec: ConnectionSpec): readonly Sign[] {
  const { outcome } = negotiation;
  if (outcome.ok) return successSigns(outcome, client, server, spec);
  const silent = new Set<SideName>([...(off(loggingOf(spec.client)) ? ['client' as const] : []), ...(off(loggingOf(spec.server)) ? ['server' as const] : [])]);
  return failureSigns(outcome.failure, client, server, spec).map((sign) => (sign.kind === 'event' && silent.has(sign.side) ? unlogged(sign) : sign));
}

function off(level: number | undefined): boolean {
  return level !== undefined && (level & ERROR_BIT) === 0;
}

/** EventLogging without the bit 1 keeps errors out of the log. */
function unlogged(sign: Sign): Sign {
  return { ...sign, says: ['Not logged on this side now: EventLogging there has errors switched off. With the bit 1: ', ...sign.says] };
}
