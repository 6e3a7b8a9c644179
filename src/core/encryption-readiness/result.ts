import type { Block, ExportBlock, Rich, TableBlock } from '../blocks.ts';
import { storedSpn } from '../names.ts';
import type { Assessed } from './assess.ts';
import { aesDate, clearDes, controllerEvents, controllerSwitches, listAccounts, proveTickets, resetPasswords, setAes } from './commands.ts';
import type { Forecast } from './forecast.ts';
import { remedyWords } from './remedy.ts';
import { becauseWords, keysWords, kindWords, ticketMark, ticketWords, typesWords } from './words.ts';

/** Rows on the page; all of them are in the file. */
const MOST_ROWS = 100;
const MOST_PROOFS = 3;

/** What hangs on a default that no text shows is never marked as settled. */
function cell({ ticket, because }: Forecast): Rich {
  return because.includes('switches-unsaid') && ticket !== 'depends' ? [{ mark: 'open', text: `${ticketWords[ticket]} by default` }] : [{ mark: ticketMark[ticket], text: ticketWords[ticket] }];
}

/** Worst first: what is refused, what is open, what is fine; in the order of the text among equals. */
export function ordered(rows: readonly Assessed[]): readonly Assessed[] {
  const rank = ({ july, now, remedy }: Assessed): number => (now?.ticket === 'refused' || july.ticket === 'refused' ? 0 : remedy !== 'none' && remedy !== 'set-aes' ? 1 : july.ticket === 'aes' && remedy === 'none' ? 3 : 2);
  return rows.map((row, i) => ({ row, i, rank: rank(row) })).sort((a, b) => a.rank - b.rank || a.i - b.i).map(({ row }) => row);
}

/** One row for each account: setting, keys, the tickets of each step of 2026, what to do. */
export function accountTable(rows: readonly Assessed[]): readonly TableBlock[] {
  if (rows.length === 0) return [];
  const now = rows.some((r) => r.now !== undefined);
  return [{
    kind: 'table',
    id: 'accounts',
    caption: rows.length > MOST_ROWS ? `Accounts, the first ${MOST_ROWS} of ${rows.length}; the file has all` : 'Accounts',
    columns: ['Account', 'Kind', 'Setting', 'AES keys', ...(now ? ['Now'] : []), 'Updates of April 2026', 'Updates of July 2026', 'Do', 'New password'],
    rows: rows.slice(0, MOST_ROWS).map((r) => [
      [{ code: r.account.name }], [kindWords[r.account.kind]], [typesWords(r.account)], [keysWords(r.keys, r.account)],
      ...(now ? [r.now ? cell(r.now) : []] : []), cell(r.april), cell(r.july), [remedyWords[r.remedy]], [r.password === 'unknown' ? 'not known' : r.password],
    ]),
  }];
}

/** All accounts as a file of comma-separated values, RFC 4180. A cell that a spreadsheet would take for a formula gets an apostrophe. */
export function accountCsv(rows: readonly Assessed[]): readonly ExportBlock[] {
  if (rows.length === 0) return [];
  const head = ['Account', 'Domain', 'Kind', 'Setting', 'AES keys', 'Now', 'April 2026', 'July 2026', 'Because', 'Do', 'New password', 'Line'];
  const lines = [head, ...rows.map((r) => [
    r.account.name, r.account.domain ?? '', kindWords[r.account.kind], typesWords(r.account), keysWords(r.keys, r.account), r.now ? ticketWords[r.now.ticket] : '', ticketWords[r.april.ticket], ticketWords[r.july.ticket],
    becauseWords(r.july.because), remedyWords[r.remedy], r.password, String(r.account.line),
  ])];
  return [{ kind: 'export', id: 'accounts-csv', title: 'table of all accounts as CSV', name: 'rc4-readiness.csv', text: `${lines.map((l) => l.map(csvCell).join(',')).join('\r\n')}\r\n` }];
}

function csvCell(value: string): string {
  const plain = value.replace(/[\r\n\t]+/g, ' ');
  const safe = /^[=+\-@]/.test(plain) ? `'${plain}` : plain;
  return `"${safe.replaceAll('"', '""')}"`;
}

const step = (id: string, title: string, ...text: Rich): Block => ({ kind: 'step', id, title, ...(text.length > 0 ? { text } : {}) });
const note = (id: string, tone: 'info' | 'warning', ...text: Rich): Block => ({ kind: 'note', id, tone, text });

/** Commands in the order in which they are safe: keys, then settings, then proof. */
export function remedyBlocks(rows: readonly Assessed[]): readonly Block[] {
  const of = (...remedies: readonly Assessed['remedy'][]): readonly Assessed['account'][] => rows.filter((r) => remedies.includes(r.remedy)).map((r) => r.account);
  const blocks: Block[] = [];
  let n = 0;
  const begin = (id: string, title: string, ...text: Rich): void => {
    n += 1;
    blocks.push(step(id, `${n} ${title}`, ...text));
  };
  if (of('find-keys', 'show').length > 0) {
    begin('step-find', 'Find out about the keys', 'Proof is the field Available Keys in the events 4768 and 4769, which controllers of Windows Server 2016 and later write with the updates of January 2025. A password younger than the group below makes AES keys likely: an account copied from another domain may have none all the same.');
    blocks.push(aesDate);
  }
  const reset = resetPasswords(of('reset', 'clear-des'));
  const des = clearDes(of('clear-des'));
  if (reset || des) {
    begin('step-reset', 'Make AES keys: new passwords', 'The service stops until it has the new password, so do it with its owner; for SQL Server give it through Configuration Manager. One source asks for two changes in a row where the password is older than functional level 2008, others for one: look at the keys afterwards.');
    blocks.push(...(reset ? [reset] : []), ...(des ? [des] : []));
    blocks.push(note('keytab', 'warning', 'A keytab (Linux, Java, appliances) is void with the new password: make it again with AES keys, and compare its version with ', { code: 'kvno' }, '.'));
  }
  if (of('renew').length > 0) {
    begin('step-renew', 'Computers and managed accounts', 'Windows renews these passwords itself. On a computer run ', { code: 'Reset-ComputerMachinePassword' }, ' in an elevated prompt; a managed account gets new keys with its next password. One that never renews is switched off, or no Windows: its vendor’s tool makes the keytab.');
  }
  const set = setAes(of('set-aes'), 'set-aes', 'set AES for accounts that have AES keys');
  const later = setAes(of('reset', 'clear-des').filter((a) => a.kind !== 'computer' && ((a.types?.value ?? 0) & 0xd8) === 0), 'set-aes-after', 'set AES after the new password');
  if (set || later) {
    begin('step-set', 'Say AES in the attribute', '24 (0x18) is AES128 and AES256. On an account without AES keys it gets every ticket refused, so this comes after the new password has replicated. Clients that know RC4 only lose the account: look for events 201, 203, 206 and 208 first.');
    blocks.push(...(later ? [later] : []), ...(set ? [set] : []));
  }
  if (of('policy').length > 0) begin('step-policy', 'Computers', 'A Windows computer writes the attribute itself, from the policy “Network security: Configure encryption types allowed for Kerberos”: choose AES128, AES256 and future types there, and restart. A value written by hand is overwritten. Samba, NAS and SSSD have settings of their own.');
  if (of('controller').length > 0) begin('step-controller', 'Policy of the domain controllers', 'The registry in the text takes AES away. Add AES128 and AES256 to the policy for the domain controllers and restart the service KDC on each.');
  if (of('trust').length > 0) begin('step-trust', 'Trusts', 'Active Directory Domains and Trusts, properties of the trust, “The other domain supports Kerberos AES Encryption”, on both sides. AES keys of a trust are made with its password, which the controllers renew every 30 days; a trust with another realm keeps the password it was given.');
  const spns = [...new Set(rows.flatMap((r) => (r.account.spn !== undefined && storedSpn.refuses(r.account.spn) === undefined && !/[\\,]/.test(r.account.spn) ? [r.account.spn] : [])))].slice(0, MOST_PROOFS);
  if (spns.length > 0) {
    begin('step-prove', 'Prove it', 'KerbTicket Encryption Type must name AES-256-CTS-HMAC-SHA1-96, not RSADSI RC4-HMAC(NT). 0x80090342 is a refusal for want of a common type. Then no new events 203, 204, 208 or 209 on any controller.');
    blocks.push(proveTickets(spns), controllerEvents);
  }
  return blocks;
}

/** What to run when nothing is known yet. */
export function collectBlocks(): readonly Block[] {
  return [step('step-collect', 'Collect and paste', 'Each of these prints what this page reads. One of them is enough to begin.'), listAccounts, aesDate, controllerSwitches, controllerEvents];
}

/** What the sources leave open, in one place. */
export const uncertainties: Block = {
  kind: 'table',
  id: 'uncertain',
  caption: 'What is certain and what is not',
  columns: ['Statement', 'State'],
  rows: [
    [['Empty attribute or 0: the default of the domain controller decides, AES only from April 2026, with no way back from July 2026.'], ['KB 5073381; laboratory agrees.']],
    [['An explicit setting counts in every phase, RC4 only (4) included.'], ['KB 5073381 (“We will honor any configuration explicitly set by an administrator”, as quoted in RC4-ADAssessment issue 32); laboratory: RC4 tickets for 4 with AES enforced. Texts that say all RC4-only accounts stop in July 2026 go further than the document.']],
    [['DefaultDomainSupportedEncTypes with RC4 keeps RC4 for accounts without a setting.'], ['KB 5073381 says so. The laboratory saw the opposite on 14 April 2026 and the documented behaviour on 25 April.']],
    [['Events 202, 204, 206, 207, 209.'], ['Known from the text of KB 5073381; the laboratory met 201, 203, 205, 208 only.']],
    [['Audit events come without RC4DefaultDisablementPhase = 1.'], ['Contested: the guide of Microsoft’s team and the laboratory need it for 201 and 202, RC4-ADAssessment says no. No event is no all-clear.']],
    [['AES setting without AES keys, before AES is enforced.'], ['Event 207 describes tickets that were still RC4; not confirmed elsewhere.']],
    [['Windows Server 2025 as domain controller.'], ['It gives no RC4 ticket-granting tickets, so old devices cannot log on there; RC4 service tickets go by the account as elsewhere. Microsoft’s guide was not tested on it.']],
    [['AES keys since when?'], ['Functional level 2008, say KB 5073381 and the tools. The page on detecting RC4 names Windows Server 2003 in one sentence and calls it the last without AES in another.']],
    [['Revision of KB 5073381.'], ['Published 13 January 2026, change log read up to 10 February 2026.']],
  ],
};
