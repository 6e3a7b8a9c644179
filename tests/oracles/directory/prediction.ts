import { lookUpSpn } from '../../../src/core/directory/lookup.ts';
import type { Forest } from '../../../src/core/directory/model.ts';
import type { ClientFacts, DriverBehaviour, Outcome, StepId } from '../../../src/core/outcome/model.ts';
import { predict } from '../../../src/core/outcome/predict.ts';
import { ticketType } from '../../../src/core/outcome/ticket-types.ts';
import type { Answer, Facts } from './answer.ts';
import { applyToModel, changesOf, forestOf, holdings } from './forest.ts';
import type { Situation } from './situation.ts';

/** The client of the lab: it knows Kerberos only, does not correct its clock, and asks for what it is told to ask. */
const driver: DriverBehaviour = { label: 'kvno', windows: false, fallsBack: 'no', style: 'native' };
const client: ClientFacts = {
  logon: 'windows', place: 'remote', trust: 'same-forest', user: 'ok', protectedUser: false, ntlm: 'allowed', clockMinutes: 0, types: 'default',
  controllerReachable: true, tryIpSpn: true, remembersMiss: false,
};

/** What the engine says of a situation: the directory model about the writes, the outcome engine about each request. */
export function predictionOf(situation: Situation): Facts {
  const { forest, results } = applyToModel(forestOf(situation.accounts), changesOf(situation.commands ?? []));
  return { writes: results, holdings: holdings(forest.accounts), answers: situation.asks.map((spn) => answerFor(situation, forest, spn)) };
}

function answerFor(situation: Situation, forest: Forest, spn: string): Answer {
  const { service } = situation;
  const controller = { unsetMeans: situation.unsetMeans ?? 'rc4-and-aes' } as const;
  const { outcomes } = predict({
    asks: [{ spn }],
    driver,
    client: { ...client, ...situation.client },
    service: {
      ...(service === undefined ? {} : { runs: service }),
      passwordCurrent: service?.passwordCurrent ?? true,
      types: service?.types ?? 'default',
      clockMinutes: service?.clockMinutes ?? 0,
    },
    controller,
    forest,
  });
  const outcome = outcomes[0];
  const at = outcome.stopsAt === undefined ? undefined : STEPS[outcome.stopsAt];
  const ticket = outcome.holder === undefined || at === 'ask' ? {} : ticketOf(forest, spn, (found) => ticketType(found, controller));
  return { spn, ...endOf(outcome), ...(at === undefined ? {} : { at }), ...ticket };
}

function ticketOf(forest: Forest, spn: string, typeOf: (holder: Forest['accounts'][number]) => string | undefined): Pick<Answer, 'holder' | 'type'> {
  const found = lookUpSpn(forest, spn);
  if (found.kind !== 'one') return {};
  const type = typeOf(found.holder);
  return { holder: found.holder.name.toLowerCase(), ...(type === undefined ? {} : { type }) };
}

function endOf({ result, kerberosError }: Outcome): Pick<Answer, 'end' | 'code'> {
  return result === 'kerberos' ? { end: 'accepted' } : result === 'open' ? { end: 'ticket' } : { end: 'refused', code: kerberosError };
}

const STEPS: Readonly<Partial<Record<StepId, Answer['at']>>> = { logon: 'logon', ask: 'ask', ticket: 'ask', present: 'present', accept: 'present' };
