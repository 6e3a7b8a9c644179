import type { CauseId } from '../../data/causes.ts';
import { isIpAddress } from '../host-names.ts';
import type { Rich } from '../blocks.ts';
import { klistGet } from '../readers/klist-get.ts';
import type { KlistGetFacts } from '../readers/klist-get.ts';
import { klistPurge } from '../readers/klist-purge.ts';
import { readingsOf } from '../readers/reader.ts';
import { sameSpn } from '../spn.ts';
import type { Judge, Judgement } from './judgement.ts';
import { hostOf } from './spn-account.ts';
import { forestQuery, pageOf } from './spn-words.ts';
import { named, statusRow } from './status-rows.ts';

/** Does a domain controller give a ticket for this SPN? */
export const ticketRequest: Judge = {
  id: 'ticket-request',
  reads: [klistGet.id, klistPurge.id],
  judge(readings) {
    const purges = readingsOf(readings, klistPurge).filter((r) => r.facts.done);
    return readingsOf(readings, klistGet).map((r) => judgeAnswer(r.facts, r.from, purges.some((p) => p.to < r.from && p.facts.targetId?.value === r.facts.targetId?.value)));
  },
};

function judgeAnswer(facts: KlistGetFacts, from: number, purged: boolean): Judgement {
  if (facts.retrieved) return granted(facts, facts.retrieved.value, facts.retrieved.line, purged);
  if (facts.failure?.status === undefined && facts.failure?.substatus === undefined) {
    return {
      id: 'request-cut',
      verdict: 'open',
      says: ['The answer to ', { code: 'klist get' }, ' is missing.'],
      evidence: [{ line: facts.asked?.line ?? from }],
      next: ['Paste the lines below the command too, up to the next prompt.'],
    };
  }
  return refused(facts, from);
}

function granted(facts: KlistGetFacts, spn: string, line: number, purged: boolean): Judgement {
  const ticket = facts.tickets.find((t) => sameSpn(t.server?.value.name ?? '', spn));
  const family = ticket?.encryption?.value.family;
  const evidence = [{ line }, ...(ticket?.encryption ? [{ line: ticket.encryption.line }] : [])];
  if (ticket?.encryption && family !== undefined && family !== 'aes') {
    return {
      id: 'granted-old-encryption',
      verdict: 'open',
      says: ['There is a ticket for ', { code: spn }, ', encrypted with ', { code: ticket.encryption.value.text }, '. It works only while controller, client and server all allow that type.'],
      evidence,
      next: ['Look at the encryption types of the service account: ', { link: '/runbook/rc4-in-kerberos/', text: 'RC4 in Kerberos' }, '.'],
    };
  }
  const check: Rich = ['A ticket proves that some account holds the SPN, not the right one. See which: ', ...forestQuery(spn).slice(1)];
  return {
    id: 'ticket-granted',
    verdict: 'fine',
    says: ['The session has a ticket for ', { code: spn }, ...(ticket?.kdc ? [' from ', { code: ticket.kdc.value }] : []), purged ? ', asked for anew.' : '. It may be one from the cache: klist asks the controller only when there is none.'],
    evidence,
    next: purged ? check : ['For a fresh answer: ', { code: 'klist purge' }, ', then ', { code: `klist get ${spn}` }],
    against: ['kerb-spn-missing', 'kerb-no-credentials', 'kerb-no-dc-or-trust'],
  };
}

interface Meaning {
  readonly id: string;
  readonly says: Rich;
  readonly causes: readonly CauseId[];
  readonly next: Rich;
}

function meaningOf(status: number | undefined, substatus: number | undefined, spn: string | undefined, own: boolean): Meaning | undefined {
  const service: Rich = spn === undefined ? ['this SPN'] : [{ code: spn }];
  const has = (...codes: readonly number[]): boolean => codes.some((c) => c === status || c === substatus);
  if (has(0xc000018b, 0x6fb, 0x80090303, 0x35)) {
    const host = spn === undefined ? undefined : hostOf(spn);
    const address = host !== undefined && isIpAddress(host);
    return {
      id: 'spn-not-found',
      says: ['The domain controller knows no single account for ', ...service, address ? '. An SPN with an IP address is registered only by hand.' : '. What the message says about a workstation trust or an unreachable target misleads.'],
      causes: address ? ['kerb-dns-or-name', 'kerb-spn-missing'] : ['kerb-spn-missing', 'kerb-dns-or-name', 'kerb-spn-duplicate'],
      next: forestQuery(spn),
    };
  }
  if (has(0xc000005e, 0x51f)) {
    return { id: 'no-controller', says: ['No domain controller could be reached to ask for ', ...service, '.'], causes: ['kerb-no-dc-or-trust'], next: ['Look for one: ', { code: 'nltest /dsgetdc:' }, ' with the name of the domain. ', pageOf('kerb-no-dc-or-trust', 'No domain controller'), '.'] };
  }
  if (has(0x8009030e, 0x520, 0xc000005f)) {
    return own
      ? { id: 'no-credentials', says: ['The session has no credentials to ask for ', ...service, '.'], causes: ['kerb-no-credentials', 'kerb-double-hop-delegation'], next: ['Find out as whom the program runs: ', pageOf('kerb-no-credentials', 'no credentials in the session'), '.'] }
      : undefined;
  }
  if (has(0xc00002fd, 0x80090342)) {
    return { id: 'no-encryption-type', says: ['The domain controller has no encryption type in common with client and account for ', ...service, '.'], causes: ['kerb-encryption-type'], next: ['Read the events of the controller and the attribute of the account: ', pageOf('kerb-encryption-type', 'no common encryption type'), '.'] };
  }
  if (has(0xc0000133, 0x80090324)) {
    return { id: 'clock-skew', says: ['The clocks of this machine and of the domain controller are too far apart.'], causes: ['kerb-clock-skew'], next: ['Find the wrong clock: ', pageOf('kerb-clock-skew', 'clock skew'), '.'] };
  }
  return undefined;
}

function refused(facts: KlistGetFacts, from: number): Judgement {
  const { status, substatus } = facts.failure ?? {};
  const code = status ?? substatus;
  const evidence = [substatus, status].filter((a) => a !== undefined).map(({ line }) => ({ line }));
  if (evidence.length === 0) evidence.push({ line: from });
  const meaning = meaningOf(status?.value, substatus?.value, facts.asked?.value, facts.targetId === undefined);
  if (meaning) return { ...meaning, verdict: 'problem', evidence };
  const value = code?.value ?? 0;
  if ((value === 0xc0000022 || substatus?.value === 5) && facts.targetId === undefined) {
    return { id: 'request-denied', verdict: 'open', says: ['Windows refused ', { code: 'klist' }, ' the request itself, without saying why.'], evidence, next: ['See whether the session has credentials: ', { code: 'klist tgt' }, '. In a container, check the secure channel: ', { code: 'nltest /sc_verify:' }, ' with the domain.'] };
  }
  if (value === 0xc0000022 || substatus?.value === 5) {
    return { id: 'not-elevated', verdict: 'open', says: ['klist may not ask in that session.'], evidence, next: ['Run it in an elevated window.'] };
  }
  if (facts.targetId && (value === 0xc000005f || value === 0x8009030e)) {
    return { id: 'session-unknown', verdict: 'open', says: ['Session ', { code: facts.targetId.value }, ' has no Kerberos credentials.'], evidence, next: ['List the sessions, elevated: ', { code: 'klist sessions' }] };
  }
  const row = statusRow(value);
  const says: Rich = ['No ticket', ...(facts.asked ? [' for ', { code: facts.asked.value } as const] : []), ': ', ...named(value, row), ...(row ? [`. ${row.meaning}`] : ['.'])];
  const causes = row?.causes.filter((c) => c !== 'other') ?? [];
  const first = causes[0];
  return first === undefined
    ? { id: 'request-failed', verdict: 'open', says, evidence, next: ['Look the code up in the search of this site, and paste the Kerberos events of the same minute.'] }
    : { id: 'request-refused', verdict: 'problem', says, evidence, causes, next: ['Read on: ', pageOf(first, 'what it means and how to fix it'), '.'] };
}
