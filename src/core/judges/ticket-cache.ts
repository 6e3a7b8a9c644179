import type { Rich } from '../blocks.ts';
import type { Context } from '../context.ts';
import { klist } from '../readers/klist.ts';
import type { KlistFacts } from '../readers/klist.ts';
import type { KlistTicket } from '../readers/klist-ticket.ts';
import { readingsOf } from '../readers/reader.ts';
import { sameSpn } from '../spn.ts';
import type { Judge, Judgement } from './judgement.ts';
import { hostOf, wantedSpns } from './spn-account.ts';
import { listed } from './spn-words.ts';
import { named, statusRow } from './status-rows.ts';

/**
 * Does this session hold a ticket for the service? A missing ticket is no fault by itself: it is fetched when somebody connects. klist prints no current
 * time, so a ticket is never called valid now, only until when.
 */
export const ticketCache: Judge = {
  id: 'ticket-cache',
  reads: [klist.id],
  judge: (readings, given) => readingsOf(readings, klist).flatMap(({ facts, from }) => judgeAnswer(facts, from, given)),
};

/** Kerberos tolerates five minutes. */
const SKEW_MINUTES = 5;

function judgeAnswer(facts: KlistFacts, from: number, given: Context): readonly Judgement[] {
  if (facts.failure) return [failed(facts, from)];
  if (facts.tgt) return [ownTicket(facts.tgt)];
  if (facts.tickets.length === 0 && facts.announced === undefined) return [];
  return [cache(facts, from, given)];
}

function ask(given: Context): Rich {
  const { first, others } = wantedSpns(given);
  const spn = first ?? others[0];
  return spn === undefined
    ? ['Ask for the ticket: ', { code: 'klist get' }, ' with the SPN of the service. How it is composed: ', { link: '/runbook/how-drivers-build-the-spn/', text: 'how drivers build the SPN' }, '.']
    : ['Ask for the ticket: ', { code: `klist get ${spn}` }];
}

function cache(facts: KlistFacts, from: number, given: Context): Judgement {
  const { first, others } = wantedSpns(given);
  const wanted = [first, ...others].filter((s) => s !== undefined);
  const sql = facts.tickets.filter((t) => /^MSSQLSvc\//i.test(t.server?.value.name ?? ''));
  const hit = wanted.length > 0 ? wanted.map((w) => sql.find((t) => sameSpn(t.server?.value.name ?? '', w))).find((t) => t !== undefined) : sql[0];
  if (hit) return found(hit, facts);
  const line = facts.announced?.line ?? facts.tickets[0]?.line ?? from;
  if (facts.tickets.length === 0) {
    return { id: 'cache-empty', verdict: 'open', says: ['This session holds no tickets. That is usual before the first connection, and when the machine signed in without its domain.'], evidence: [{ line }], next: ask(given) };
  }
  if (facts.announced && facts.announced.value > facts.tickets.length) {
    return {
      id: 'list-cut',
      verdict: 'open',
      says: [`klist counts ${facts.announced.value} tickets, the text has ${facts.tickets.length}, none of them for the service.`],
      evidence: [{ line }],
      next: ['Paste the whole answer of ', { code: 'klist' }, '.'],
    };
  }
  const host = wanted[0] === undefined ? undefined : hostOf(wanted[0]);
  const near = sql.filter((t) => host !== undefined && hostOf(t.server?.value.name ?? '')?.toLowerCase() === host.toLowerCase());
  if (near.length > 0) {
    return {
      id: 'ticket-for-another-spn',
      verdict: 'open',
      says: ['There is a ticket for ', ...listed(near.map((t) => t.server?.value.name ?? '')), ', none for ', ...listed(wanted), '. The client built another SPN than yours.'],
      evidence: near.map((t) => ({ line: t.server?.line ?? t.line })),
      next: ask(given),
    };
  }
  return {
    id: 'no-ticket-for-service',
    verdict: 'open',
    says: [`${count(facts.tickets.length)}, none for `, ...(wanted.length > 0 ? listed(wanted) : ['SQL Server']), '. That is usual until somebody connects with Kerberos in this session.'],
    evidence: [{ line }],
    next: ask(given),
  };
}

function count(n: number): string {
  return n === 1 ? 'One ticket' : `${n} tickets`;
}

function found(ticket: KlistTicket, facts: KlistFacts): Judgement {
  const line = ticket.server?.line ?? ticket.line;
  const who = ticket.client?.value.name;
  const head: Rich = [...(who === undefined || who === '' ? ['There'] : [{ code: who } as const]), who === undefined || who === '' ? ' is a ticket for ' : ' holds a ticket for ', { code: ticket.server?.value.name ?? '' }];
  const newest = Math.max(...facts.tickets.map((t) => t.start?.value.at ?? -Infinity));
  if (ticket.end?.value.at !== undefined && ticket.end.value.at < newest) {
    return {
      id: 'ticket-over',
      verdict: 'open',
      says: [...head, `, but it ended at ${ticket.end.value.text}, before another ticket of this list was issued.`],
      evidence: [{ line }, { line: ticket.end.line, means: 'over' }],
      next: ['Drop the old tickets and ask again: ', { code: 'klist purge' }, ', then ', { code: `klist get ${ticket.server?.value.name ?? ''}` }],
    };
  }
  const family = ticket.encryption?.value.family;
  if (ticket.encryption && family !== undefined && family !== 'aes') {
    return {
      id: 'ticket-old-encryption',
      verdict: 'open',
      says: [...head, ', encrypted with ', { code: ticket.encryption.value.text }, '. It works only while controller, client and server all allow that type.'],
      evidence: [{ line }, { line: ticket.encryption.line, means: 'no AES' }],
      next: ['Look at the encryption types of the service account: ', { link: '/runbook/rc4-in-kerberos/', text: 'RC4 in Kerberos' }, '.'],
    };
  }
  return {
    id: 'ticket-present',
    verdict: 'fine',
    says: [...head, ...(ticket.end ? [`, until ${ticket.end.value.text}`] : []), ...(ticket.encryption ? [', ', { code: ticket.encryption.value.text }] : []), '. Some account holds this SPN; the list does not tell whether it is the right one.'],
    evidence: [{ line }, ...(ticket.encryption ? [{ line: ticket.encryption.line }] : []), ...(ticket.end ? [{ line: ticket.end.line }] : [])],
    next: ['If the connection still fails or shows NTLM, ask the connection: ', { link: '/runbook/verify-authentication-method/', text: 'Kerberos or NTLM' }, '.'],
    against: ['kerb-spn-missing', 'kerb-no-credentials', 'kerb-no-dc-or-trust'],
  };
}

function ownTicket(tgt: NonNullable<KlistFacts['tgt']>): Judgement {
  const minutes = tgt.skew?.value.minutes;
  if (tgt.skew && minutes !== undefined && Math.abs(minutes) > SKEW_MINUTES) {
    return {
      id: 'clock-skew',
      verdict: 'problem',
      says: ['The clock of this machine and that of the domain controller differ by ', { code: tgt.skew.value.text }, '; Kerberos tolerates five minutes.'],
      evidence: [{ line: tgt.skew.line }],
      next: ['Measure it and find the wrong clock: ', { link: '/runbook/kerb-clock-skew/', text: 'clock skew' }, '.'],
      causes: ['kerb-clock-skew'],
    };
  }
  return {
    id: 'tgt-present',
    verdict: 'fine',
    says: [...(tgt.client ? [{ code: tgt.client.value } as const, ' has'] : ['There is']), ' a ticket-granting ticket', ...(tgt.end ? [` until ${tgt.end.value.text}`] : []), ': the session has Kerberos credentials.'],
    evidence: [{ line: tgt.line }, ...(tgt.end ? [{ line: tgt.end.line }] : [])],
    next: ['Ask for the service: ', { code: 'klist get' }, ' with its SPN.'],
    against: ['kerb-no-credentials'],
  };
}

function failed(facts: KlistFacts, from: number): Judgement {
  const status = facts.failure?.status ?? facts.failure?.substatus;
  const session = facts.targetId?.value ?? facts.command?.value.session;
  const line = status?.line ?? from;
  const evidence = [{ line }];
  const pages: Rich = ['Find out as whom the program runs: ', { link: '/runbook/kerb-no-credentials/', text: 'no credentials in the session' }, '.'];
  if (status?.value === 0xc000005f || status?.value === 1312) {
    return session === undefined
      ? {
          id: 'no-logon-session',
          verdict: 'problem',
          says: ['This logon session has no Kerberos credentials: a remote session, a local account or an ended logon.'],
          evidence,
          next: pages,
          causes: ['kerb-no-credentials', 'kerb-double-hop-delegation'],
        }
      : { id: 'session-unknown', verdict: 'open', says: ['There is no Kerberos logon session ', { code: session }, ' on this machine.'], evidence, next: ['List the sessions, elevated: ', { code: 'klist sessions' }] };
  }
  if (status?.value === 0x8009030e || status?.value === 0x520) {
    return { id: 'no-tgt', verdict: 'problem', says: ['The session has no ticket-granting ticket and no credentials to get one.'], evidence, next: pages, causes: ['kerb-no-credentials', 'kerb-double-hop-delegation'] };
  }
  if (status?.value === 0xc0000022 || status?.value === 5) {
    return { id: 'not-elevated', verdict: 'open', says: ['klist may not look into that session.'], evidence, next: ['Run it in an elevated window.'] };
  }
  return {
    id: 'klist-failed',
    verdict: 'open',
    says: ['klist could not list the tickets', ...(status ? [': ', ...named(status.value, statusRow(status.value))] : []), '.'],
    evidence,
    next: ['Run ', { code: 'klist' }, ' in the session of the program that connects, and paste the whole answer.'],
  };
}
