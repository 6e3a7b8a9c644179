import type { Rich } from '../blocks.ts';
import type { PolicyEvent } from '../readers/policy-event.ts';
import type { Judgement } from './judgement.ts';
import { listed, pageOf } from './spn-words.ts';

const SIGNING_PAGE = pageOf('ldap-signing-required', 'LDAP signing required');
const BINDING_PAGE = pageOf('channel-binding-epa', 'channel binding');

/** What the registry of the same text says about the controller. */
export interface LdapSettings {
  readonly required: boolean;
  readonly always: boolean;
}

/** What the events of a domain controller say about refused binds. */
export function ldapEvents(events: readonly PolicyEvent[], settings: LdapSettings): readonly Judgement[] {
  const of = (id: number): readonly PolicyEvent[] => events.filter((e) => e.id.value === id);
  const refused = of(2888).filter((e) => (e.simple?.value ?? 0) + (e.sasl?.value ?? 0) > 0 || (e.simple === undefined && e.sasl === undefined));
  const required = settings.required || refused.length > 0;
  return [
    ...refusedBinds(refused, of(2889)),
    ...failedBindings(of(3039)),
    ...(refused.length > 0 ? [] : unsigned(of(2889), required)),
    ...(required ? [] : letIn(of(2887), of(2886))),
    ...(settings.always || of(3039).length > 0 ? [] : notEnforced(of(3041), of(3040))),
    ...wouldFail([...of(3074), ...of(3075)]),
  ];
}

function who(events: readonly PolicyEvent[]): Rich {
  const clients = [...new Set(events.flatMap((e) => (e.client ? [`${e.client.value}${e.account ? ` (${e.account.value})` : ''}`] : e.account ? [e.account.value] : [])))];
  return listed(clients);
}

function lines(events: readonly PolicyEvent[]): Judgement['evidence'] {
  return events.slice(0, 5).map((e) => ({ line: (e.client ?? e.simple ?? e.id).line, ...(e.binding ? { means: e.binding.value === 0 ? 'SASL bind without signing' : 'simple bind in clear text' } : {}) }));
}

function counts({ simple, sasl }: PolicyEvent): string {
  const parts = [...(simple ? [`${simple.value} simple`] : []), ...(sasl ? [`${sasl.value} SASL`] : [])];
  return parts.length > 0 ? `${parts.join(' and ')} binds` : 'Binds';
}

function refusedBinds(events: readonly PolicyEvent[], named: readonly PolicyEvent[]): readonly Judgement[] {
  const first = events[0];
  if (!first) return [];
  const clients = who(named);
  return [
    {
      id: 'binds-refused',
      verdict: 'problem',
      says: [`${counts(first)} without signing or TLS were refused in 24 hours (event 2888)`, ...(clients.length > 0 ? [': ', ...clients] : []), '.'],
      evidence: [...lines(events), ...lines(named)],
      next: clients.length > 0 ? ['Move these clients to LDAPS, or let them sign: ', SIGNING_PAGE, '.'] : ['Which clients, event 2889 says; it needs the diagnostics level 2: ', SIGNING_PAGE, '.'],
      causes: ['ldap-signing-required'],
    },
  ];
}

function failedBindings(events: readonly PolicyEvent[]): readonly Judgement[] {
  if (events.length === 0) return [];
  const clients = who(events);
  return [
    {
      id: 'binding-refused',
      verdict: 'problem',
      says: [...(clients.length > 0 ? clients : ['A client']), ' bound inside TLS without the right channel binding token and was refused (event 3039).'],
      evidence: lines(events),
      next: ['Update the client library, or take away what ends TLS on the way: ', BINDING_PAGE, '.'],
      causes: ['channel-binding-epa'],
    },
  ];
}

/** 2889 comes whether or not the controller refuses. */
function unsigned(events: readonly PolicyEvent[], required: boolean): readonly Judgement[] {
  if (events.length === 0) return [];
  const clients = who(events);
  const subject: Rich = clients.length > 0 ? clients : ['A client'];
  return required
    ? [{ id: 'unsigned-client', verdict: 'problem', says: [...subject, ' bound without signing or TLS (event 2889), which this controller refuses.'], evidence: lines(events), next: ['Move it to LDAPS, or let it sign: ', SIGNING_PAGE, '.'], causes: ['ldap-signing-required'] }]
    : [{ id: 'unsigned-bind-seen', verdict: 'open', says: [...subject, ' bound without signing or TLS (event 2889). Whether this controller refuses that, the event does not say.'], evidence: lines(events), next: ['Read the switch of this controller: ', { code: 'reg query HKLM\\SYSTEM\\CurrentControlSet\\Services\\NTDS\\Parameters' }] }];
}

function letIn(counted: readonly PolicyEvent[], advised: readonly PolicyEvent[]): readonly Judgement[] {
  const first = counted[0] ?? advised[0];
  if (!first) return [];
  return [
    {
      id: 'binds-let-in',
      verdict: 'fine',
      says: [first.id.value === 2887 ? `${counts(first)} without signing or TLS were let in within 24 hours (event 2887): this controller does not require signing.` : 'This controller does not require LDAP signing (event 2886).'],
      evidence: lines([...counted, ...advised]),
      next: ['Did the client ask this controller? Each has its own values: ', { link: '/runbook/ldap-hardening/', text: 'LDAP signing and channel binding' }, '.'],
      against: ['ldap-signing-required'],
    },
  ];
}

function notEnforced(advised: readonly PolicyEvent[], counted: readonly PolicyEvent[]): readonly Judgement[] {
  const first = advised[0] ?? counted[0];
  if (!first) return [];
  return [
    {
      id: 'binding-not-enforced',
      verdict: 'fine',
      says: [first.id.value === 3041 ? 'This controller does not enforce channel binding (event 3041).' : 'Binds over TLS without channel binding were let in (event 3040).'],
      evidence: lines([...advised, ...counted]),
      next: ['Did the client ask this controller? Each has its own values: ', { link: '/runbook/ldap-hardening/', text: 'LDAP signing and channel binding' }, '.'],
    },
  ];
}

function wouldFail(events: readonly PolicyEvent[]): readonly Judgement[] {
  if (events.length === 0) return [];
  const clients = who(events);
  return [{ id: 'binding-would-fail', verdict: 'open', says: [...(clients.length > 0 ? clients : ['A client']), ' would be refused if channel binding were required (events 3074, 3075).'], evidence: lines(events), next: ['Read the switch of this controller: ', { code: 'reg query HKLM\\SYSTEM\\CurrentControlSet\\Services\\NTDS\\Parameters' }] }];
}
