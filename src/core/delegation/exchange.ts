import type { ExchangeBlock, ExchangeMessage } from '../blocks.ts';
import type { DelegationPlan } from './plan.ts';
import type { Verdict } from './verdicts.ts';

const ACTORS = ['Client', 'Middle server', 'Domain controller', 'Back end'] as const;
const [CLIENT, MIDDLE, DC, BACK] = [0, 1, 2, 3] as const;

interface Step {
  readonly at?: NonNullable<Verdict['failsAt']>;
  readonly from: number;
  readonly to: number;
  readonly text: string;
  readonly words: string;
  /** What stands there when it goes wrong. */
  readonly wrong?: string;
}

/**
 * The second hop drawn, with the first step that a finding shows to fail. Steps of which nothing is known are drawn as they go once all is in place.
 *
 *     exchangeOf(plan, verdicts).messages.find((m) => m.state === 'fails')?.text   // 'Ticket in the name of the user?'
 */
export function exchangeOf(plan: DelegationPlan, verdicts: readonly Verdict[], unknown: boolean): ExchangeBlock {
  const failing = new Set(verdicts.flatMap((v) => (v.verdict === 'problem' && v.failsAt ? [v.failsAt] : [])));
  const back = plan.backEnds[0]?.spns[0] ?? 'the back end';
  const kerberos = plan.entry === 'kerberos';
  const steps: readonly Step[] = [
    ...(kerberos ? [{ at: 'first-ticket', from: CLIENT, to: DC, text: 'Ticket for the middle server?', words: 'The client asks for a ticket for the SPN of the middle server.', wrong: 'The middle server has no usable SPN: NTLM, or an error when the SPN is on another account.' } as const] : []),
    { at: 'first-logon', from: CLIENT, to: MIDDLE, text: kerberos ? 'Logon with the ticket' : plan.entry === 'local' ? 'Logon on the machine itself' : 'Logon without Kerberos', words: kerberos ? 'The client logs on to the middle server with it.' : 'The user logs on without a Kerberos ticket.', wrong: 'A local logon is NTLM: there is nothing to pass on.' },
    { from: MIDDLE, to: DC, text: 'Ticket in the name of the user?', words: `The middle server asks for a ticket for ${back} in the name of the user.` },
    { at: 'answer', from: DC, to: MIDDLE, text: 'Yes, if delegation allows it', words: 'The domain controller looks at the user, at the two accounts and at the SPN, and gives the ticket.', wrong: 'The domain controller refuses: see the findings.' },
    { at: 'second-logon', from: MIDDLE, to: BACK, text: 'Logon as the user', words: 'The middle server logs on to the back end as the user.', wrong: 'The back end cannot use the ticket: its SPN is on another account, or its account is off.' },
    { from: BACK, to: BACK, text: 'Login of the user', words: 'The back end finds a login for the user. Without delegation this is NT AUTHORITY\\ANONYMOUS LOGON.' },
  ];
  const first = steps.findIndex((s) => s.at !== undefined && failing.has(s.at));
  const passesOn = plan.entry === 'kerberos' || first < 0;
  return {
    kind: 'exchange',
    id: 'exchange',
    caption: first >= 0 ? 'The second hop, and the step at which it ends' : unknown ? 'The second hop as it goes once all is in place; not everything is known' : 'The second hop',
    actors: ACTORS,
    messages: steps.map((s, i): ExchangeMessage => {
      const failed = i === first;
      const state = failed ? 'fails' : first >= 0 && i > first ? 'not-reached' : !kerberos && s.at === 'first-logon' && passesOn ? 'falls-back' : 'done';
      return { from: s.from, to: s.to, text: s.text, state, words: failed ? (s.wrong ?? s.words) : s.words };
    }),
  };
}
