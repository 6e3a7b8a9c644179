import type { CauseId } from '../../data/causes.ts';
import type { Rich } from '../blocks.ts';
import { principalOf } from '../readers/kerberos-names.ts';
import { kvno } from '../readers/kvno.ts';
import type { KvnoFacts } from '../readers/kvno.ts';
import { mitKlist } from '../readers/mit-klist.ts';
import type { MitKlistFacts } from '../readers/mit-klist.ts';
import { readingsOf } from '../readers/reader.ts';
import type { Judge, Judgement } from './judgement.ts';
import { judgeKeytab } from './mit-keytab.ts';
import { pageOf } from './spn-words.ts';
import { kerberosRowByMessage } from './status-rows.ts';

/** Are there valid tickets on Linux or macOS, and do keytab and directory have the same keys? */
export const mitTickets: Judge = {
  id: 'mit-tickets',
  reads: [mitKlist.id, kvno.id],
  judge(readings) {
    const lists = readingsOf(readings, mitKlist);
    const answers = readingsOf(readings, kvno).map((r) => r.facts);
    // A controller that gave a service ticket accepted the ticket-granting ticket.
    const works = answers.some((a) => a.kvno !== undefined);
    return [
      ...lists.filter((r) => r.facts.kind === 'error').map((r) => noList(r.facts)),
      ...lists.filter((r) => r.facts.kind === 'cache').map((r) => judgeCache(r.facts, r.from, works)),
      ...answers.filter((a) => a.error !== undefined).map(refused),
      ...judgeKeytab(lists.map((r) => r.facts), answers),
    ];
  },
};

const newTicket: Rich = ['Get a new one as the user of the process: ', { code: 'kinit' }, '. ', { link: '/runbook/kerb-no-credentials/', text: 'No credentials' }, '.'];

function noList({ error }: MitKlistFacts): Judgement {
  const evidence = [{ line: error?.line ?? 1 }];
  switch (error?.value.kind) {
    case 'no-cache':
      return { id: 'no-cache', verdict: 'problem', says: ['This user has no ticket cache: nobody ran kinit, or the process runs as another user or with another ', { code: 'KRB5CCNAME' }, '.'], evidence, next: newTicket, causes: ['kerb-no-credentials'] };
    case 'no-tool':
      return { id: 'no-klist', verdict: 'open', says: ['The Kerberos tools are not installed here; the library may be missing too.'], evidence, next: ['Look for the library: ', { link: '/runbook/gss-mechanism-missing/', text: 'GSSAPI mechanism missing' }, '.'] };
    case 'no-keytab':
      return { id: 'no-keytab', verdict: 'open', says: ['There is no keytab at that path: ', { code: error.value.text }], evidence, next: ['Give the path that the service is configured with, and paste the answer.'] };
    case 'denied':
      return { id: 'keytab-not-readable', verdict: 'open', says: ['You may not read the file.'], evidence, next: ['Run the command as the user of the service, or with sudo.'] };
    default:
      if (error?.value.program === 'kinit') return notGiven(error.value.text, evidence);
      return { id: 'klist-failed', verdict: 'open', says: ['klist failed: ', { code: error?.value.text ?? '' }], evidence, next: ['Run ', { code: 'klist' }, ' as the user of the process, and paste the whole answer.'] };
  }
}

/** kinit says why the domain controller gave no ticket-granting ticket. */
function notGiven(message: string, evidence: Judgement['evidence']): Judgement {
  const row = kerberosRowByMessage(message);
  const causes = (row?.causes ?? []).filter((c) => c !== 'other');
  const first = causes[0];
  const says: Rich = ['kinit got no ticket: ', { code: message }];
  return first === undefined
    ? { id: 'kinit-failed', verdict: 'open', says, evidence, next: ['Run it with a trace and paste that: ', { code: 'KRB5_TRACE=/dev/stdout kinit' }, '.'] }
    : { id: 'kinit-refused', verdict: 'problem', says, evidence, causes, next: ['Read on: ', pageOf(first, 'what it means and how to fix it'), '.'] };
}

function judgeCache(facts: MitKlistFacts, from: number, works: boolean): Judgement {
  const tgt = facts.tickets.find((t) => /^krbtgt\//i.test(t.service) && isOwn(t.service)) ?? facts.tickets.find((t) => /^krbtgt\//i.test(t.service));
  const whose: Rich = facts.principal ? [{ code: facts.principal.value }] : ['This cache'];
  if (!tgt) {
    const line = facts.tickets[0]?.line ?? facts.principal?.line ?? facts.name?.line ?? from;
    return { id: 'no-tgt', verdict: 'open', says: [...whose, ' has no ticket-granting ticket in the pasted text.'], evidence: [{ line }], next: ['Paste the whole answer of ', { code: 'klist -e' }, '.'] };
  }
  const now = facts.now?.value.at;
  const end = tgt.end?.at;
  const until = tgt.end?.text ?? '';
  const evidence = [{ line: tgt.line }, ...(facts.now ? [{ line: facts.now.line, means: 'the time of this machine' }] : [])];
  if (tgt.expired || (now !== undefined && end !== undefined && end < now)) {
    return { id: 'tgt-expired', verdict: 'problem', says: ['The ticket-granting ticket of ', ...whose, ' has expired', until === '' ? '.' : ` (${until}).`], evidence, next: newTicket, causes: ['kerb-no-credentials'] };
  }
  const old = facts.tickets.find((t) => t.encryption?.family === 'rc4' || t.encryption?.family === 'des');
  if (old) {
    return {
      id: 'ticket-old-encryption',
      verdict: 'open',
      says: ['The ticket for ', { code: old.service }, ' is encrypted with ', { code: old.encryption?.text ?? '' }, '. It works only while controller, client and server all allow that type.'],
      evidence: [{ line: old.line }],
      next: ['Look at the encryption types of the service account: ', { link: '/runbook/rc4-in-kerberos/', text: 'RC4 in Kerberos' }, '.'],
    };
  }
  if (works || (now !== undefined && end !== undefined)) {
    return { id: 'tgt-valid', verdict: 'fine', says: [...whose, ` has a ticket-granting ticket until ${until}.`], evidence, next: ['Ask for the service: ', { code: 'kvno' }, ' with its SPN.'], against: ['kerb-no-credentials', 'gss-mechanism-missing'] };
  }
  return {
    id: 'tgt-until',
    verdict: 'open',
    says: [...whose, ` has a ticket-granting ticket until ${until}. The text does not tell what time it is there.`],
    evidence,
    next: ['Paste the answer of ', { code: 'date' }, ' above that of ', { code: 'klist' }, ', from the same machine.'],
  };
}

/** krbtgt/REALM@REALM; a referral names two realms. */
function isOwn(service: string): boolean {
  const { name, realm } = principalOf(service);
  return realm !== undefined && name.toLowerCase() === `krbtgt/${realm.toLowerCase()}`;
}

function refused({ error, principal, keytab }: KvnoFacts): Judgement {
  const line = error?.line ?? 1;
  const message = error?.value.message ?? '';
  const asked: Rich = principal ? [' for ', { code: principal.value }] : [];
  const evidence = [{ line }];
  if (keytab?.value === 'invalid') {
    return {
      id: 'keytab-does-not-decrypt',
      verdict: 'problem',
      says: ['No key of the keytab opens the ticket', ...asked, ': ', { code: message }, '. It is older than the password, of another account, or lacks the encryption type.'],
      evidence,
      next: ['Compare versions and types: ', { link: '/runbook/kerb-encryption-type/#linux-keytab', text: 'Linux keytab' }, '.'],
      causes: ['kerb-account', 'kerb-encryption-type', 'kerb-spn-wrong-account'],
    };
  }
  const row = kerberosRowByMessage(message) ?? (/unknown|not found in (?:kerberos )?database/i.test(message) ? kerberosRowByMessage('Server not found in Kerberos database') : undefined);
  const ownCache = /no credentials cache|credentials cache .{0,120}not found|no ticket file/i.test(message);
  const causes: readonly CauseId[] = ownCache ? ['kerb-no-credentials'] : (row?.causes ?? []).filter((c) => c !== 'other');
  const says: Rich = ['No service ticket', ...asked, ': ', { code: message }];
  const first = causes[0];
  return first === undefined
    ? { id: 'request-failed', verdict: 'open', says, evidence, next: ['Run it with a trace and paste that: ', { code: 'KRB5_TRACE=/dev/stdout kvno' }, ' with the SPN.'] }
    : { id: 'request-refused', verdict: 'problem', says, evidence, causes, next: first === 'kerb-no-credentials' ? newTicket : ['Read on: ', pageOf(first, 'what it means and how to fix it'), '.'] };
}
