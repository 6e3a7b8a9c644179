import { isIpAddress } from '../host-names.ts';
import type { Rich } from '../blocks.ts';
import type { PolicyEvent } from '../readers/policy-event.ts';
import { policyEventsReader } from '../readers/policy-events.ts';
import { readingsOf } from '../readers/reader.ts';
import type { Reading } from '../readers/reader.ts';
import { isRefusal, parseSpn } from '../spn.ts';
import type { Judgement } from './judgement.ts';
import { listed, pageOf } from './spn-words.ts';

/** What the events say: one judgement for each kind, the blocked ones first. */
export function ntlmEvents(readings: readonly Reading[]): readonly Judgement[] {
  const events = readingsOf(readings, policyEventsReader).flatMap((r) => r.facts.events).filter((e) => e.about === 'ntlm');
  const of = (...ids: number[]): readonly PolicyEvent[] => events.filter((e) => ids.includes(e.id.value));
  const bare = events.filter((e) => !isEvent(e));
  return [
    ...blocked('outgoing-blocked', of(4001).filter(isEvent), 'Outgoing NTLM was blocked on this machine'),
    ...blocked('incoming-blocked', of(4002).filter(isEvent), 'Incoming NTLM was blocked on this machine'),
    ...blocked('in-domain-blocked', of(4003, 4004).filter(isEvent), 'NTLM was blocked in the domain'),
    ...blocked('ntlmv1-blocked', of(4013).filter(isEvent), 'NTLMv1 was refused on this machine'),
    ...audited(of(8001, 8002, 8003, 8004).filter(isEvent)),
    ...(bare.length > 0 && bare.length === events.length ? [sentenceOnly(bare)] : []),
  ];
}

/** A sentence without time, values and head may come from a documentation. */
function isEvent(event: PolicyEvent): boolean {
  return event.when !== undefined || event.target !== undefined || event.process !== undefined || event.channel !== undefined || event.workstation !== undefined || event.account !== undefined;
}

function blocked(id: string, events: readonly PolicyEvent[], what: string): readonly Judgement[] {
  const first = events[0];
  if (!first) return [];
  const targets = [...new Set(events.flatMap((e) => (e.target ? [e.target.value] : [])))];
  const through = first.channel ? [', through ', { code: first.channel.value }] : [];
  const to: Rich = targets.length > 0 ? [' to ', ...listed(targets)] : through;
  return [
    {
      id,
      verdict: 'problem',
      says: [what, ...to, ` (event ${first.id.value}${events.length > 1 ? `, ${events.length} times` : ''}).`],
      evidence: events.slice(0, 5).map((e) => ({ line: (e.target ?? e.id).line, ...(e.process ? { means: e.process.value } : e.workstation ? { means: e.workstation.value } : {}) })),
      next: nextOf(targets[0]),
      causes: ['ntlm-blocked-or-required'],
    },
  ];
}

/** Why was it no Kerberos? An address never is, a name needs its SPN. */
function nextOf(target: string | undefined): Rich {
  const spn = target === undefined ? undefined : parseSpn(target);
  if (target === undefined || spn === undefined || isRefusal(spn)) return ['Find out why Kerberos was not possible; the policy may stay: ', pageOf('ntlm-blocked-or-required', 'NTLM blocked'), '.'];
  if (isIpAddress(spn.host)) return ['An address gets no Kerberos by default. Connect by the full name: ', pageOf('kerb-dns-or-name', 'wrong name'), '.'];
  return ['Ask for a ticket on the client: ', { code: `klist get ${target}` }];
}

function audited(events: readonly PolicyEvent[]): readonly Judgement[] {
  const first = events[0];
  if (!first) return [];
  const targets = [...new Set(events.flatMap((e) => (e.target ? [e.target.value] : [])))];
  return [
    {
      id: 'only-audited',
      verdict: 'fine',
      says: ['NTLM was used and let through', ...(targets.length > 0 ? [' to ', ...listed(targets)] : []), `: event ${first.id.value} only notes what a policy would block.`],
      evidence: events.slice(0, 5).map((e) => ({ line: (e.target ?? e.id).line })),
      next: ['Repair these before anybody denies NTLM: ', { link: '/runbook/ntlm-retirement/', text: 'NTLM retirement' }, '.'],
    },
  ];
}

function sentenceOnly(events: readonly PolicyEvent[]): Judgement {
  return {
    id: 'event-without-values',
    verdict: 'open',
    says: [`The sentence of event ${events[0]?.id.value ?? ''} is there, without time, target or process.`],
    evidence: events.slice(0, 3).map((e) => ({ line: e.id.line })),
    next: ['Paste the whole event: ', { code: "Get-WinEvent -LogName 'Microsoft-Windows-NTLM/Operational' -MaxEvents 20 | Format-List -Property @('TimeCreated', 'Id', 'Message')" }],
  };
}
