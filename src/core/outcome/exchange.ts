import type { ExchangeBlock, ExchangeMessage } from '../blocks.ts';
import type { Outcome, StepId } from './model.ts';

const CLIENT = 0;
const DNS = 1;
const CONTROLLER = 2;
const SERVER = 3;

interface Drawn {
  readonly step: StepId;
  readonly from: number;
  readonly to: number;
  readonly text: string;
  readonly remark?: string;
  readonly words: string;
}

/** Picture space is scarce: the host and the suffix tell an SPN apart. */
const short = (spn: string): string => (spn.length > 34 ? `${spn.slice(0, 33)}…` : spn);

function kerberosSteps({ spn, holder }: Outcome): readonly Drawn[] {
  const name = spn ?? 'the SPN';
  return [
    { step: 'name', from: CLIENT, to: DNS, text: 'name?', words: 'The client resolves the name; the driver composes the SPN from the answer.' },
    { step: 'logon', from: CLIENT, to: CONTROLLER, text: 'log me on', words: 'The user gets a ticket-granting ticket.' },
    { step: 'ask', from: CLIENT, to: CONTROLLER, text: 'ticket for', remark: short(name), words: `The client asks for a ticket to ${name}.` },
    { step: 'ticket', from: CONTROLLER, to: CLIENT, text: 'ticket', ...(holder === undefined ? {} : { remark: `key of ${short(holder)}` }), words: `The controller makes a ticket with the key of ${holder ?? 'the account that holds the SPN'}.` },
    { step: 'present', from: CLIENT, to: SERVER, text: 'here is my ticket', words: 'The client hands the ticket to the service, which reads it with its own key.' },
    { step: 'accept', from: SERVER, to: CLIENT, text: 'KERBEROS', words: 'The service accepts: auth_scheme KERBEROS.' },
  ];
}

const ntlmSteps: readonly Drawn[] = [
  { step: 'ntlm', from: CLIENT, to: SERVER, text: 'NTLM', words: 'Client and server take NTLM.' },
  { step: 'ntlm-check', from: SERVER, to: CONTROLLER, text: 'is the password right?', words: 'The server has a domain controller check the answer.' },
  { step: 'accept', from: SERVER, to: CLIENT, text: 'NTLM', words: 'The server accepts: auth_scheme NTLM.' },
];

const LOCAL = new Set(['ntlm-local', 'failure-loopback']);

/**
 * The exchange of one outcome, drawn up to its end; for a failure the step at which it fails is marked, and the rest is shown as not reached.
 *
 *     exchangeOf(outcome, 'x1').messages.find((m) => m.state === 'fails')
 */
export function exchangeOf(outcome: Outcome, id: string): ExchangeBlock | undefined {
  const { result, kerberosError, stopsAt } = outcome;
  if (result === 'none') return undefined;
  const all = kerberosSteps(outcome);
  const ntlm = result === 'ntlm' || stopsAt === 'ntlm' || stopsAt === 'ntlm-check';
  const asked = kerberosError === 7;
  // NTLM after a miss: the question was asked and nothing came of it. Without a question the exchange goes straight on.
  const before = !ntlm ? all : asked ? all.slice(0, 3) : all.slice(0, 1);
  const steps = [...before, ...(ntlm ? ntlmSteps : [])];
  const end = stopsAt === undefined ? steps.length : steps.findIndex((x) => x.step === stopsAt);
  return {
    kind: 'exchange',
    id,
    caption: CAPTIONS[result],
    actors: ['Client', 'DNS', 'Controller', LOCAL.has(outcome.id) ? 'Same host' : 'SQL host'],
    messages: steps.map(({ step, ...m }, i): ExchangeMessage => {
      const state = i < end || end < 0 ? (ntlm && asked && step === 'ask' ? 'falls-back' : 'done') : i === end ? 'fails' : 'not-reached';
      return { ...m, state, ...(state === 'falls-back' ? { remark: 'no answer that fits: 0x7' } : {}) };
    }),
  };
}

const CAPTIONS = {
  kerberos: 'The exchange: Kerberos',
  ntlm: 'The exchange: NTLM',
  failure: 'The exchange, and the step at which it fails',
  open: 'The exchange, as far as it is known',
  none: '',
} as const;
