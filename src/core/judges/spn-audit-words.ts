import type { CauseId } from '../../data/causes.ts';
import type { Cover } from '../audit/covered.ts';
import type { AuditRow, SpnStatus } from '../audit/model.ts';
import type { Rich } from '../blocks.ts';
import type { Judgement } from './judgement.ts';
import { hostOf } from './spn-account.ts';
import { are, forestQuery, listed, pageOf } from './spn-words.ts';

/** The sentences of what several outputs together show. */

const MOST_LINES = 8;
const PLAN: Rich = [' Paste the same text into the ', { link: '/tools/spn-audit/', text: 'SPN audit' }, ' for the repair plan.'];
const STATIC: Rich[number] = { link: '/runbook/dynamic-port-to-static/', text: 'dynamic port to static port' };

/** Problems by their cause, and the page that repairs it. */
const PROBLEMS: Readonly<Partial<Record<SpnStatus, { readonly cause: CauseId; readonly step: Rich }>>> = {
  missing: { cause: 'kerb-spn-missing', step: ['Add it to the account that runs the service: ', pageOf('kerb-spn-missing', 'SPN missing'), '.'] },
  'netbios-only': { cause: 'kerb-spn-missing', step: ['Add the form with the full name: ', pageOf('kerb-spn-missing', 'SPN missing'), '.'] },
  'dynamic-port': { cause: 'kerb-spn-missing', step: ['Give the instance a port that stays, then add the SPN: ', STATIC, '.'] },
  'wrong-account': { cause: 'kerb-spn-wrong-account', step: ['Move it in the safe order: ', pageOf('kerb-spn-wrong-account', 'SPN on the wrong account'), '.'] },
  'alias-conflict': { cause: 'kerb-spn-wrong-account', step: ['Decide which account serves that name: ', pageOf('kerb-spn-wrong-account', 'SPN on the wrong account'), '.'] },
  duplicate: { cause: 'kerb-spn-duplicate', step: ['Keep it on the account that runs the service and remove the others: ', pageOf('kerb-spn-duplicate', 'SPN duplicate'), '.'] },
  'account-disabled': { cause: 'kerb-account', step: ['Put the account right first: ', pageOf('kerb-account', 'account or password'), '.'] },
  'weak-encryption': { cause: 'kerb-encryption-type', step: ['Set the encryption types of the account: ', pageOf('kerb-encryption-type', 'encryption type'), '.'] },
};

/** Where only the account was listed, another account may hold the SPN. */
const ABSENT: ReadonlySet<SpnStatus> = new Set(['missing', 'netbios-only', 'dynamic-port']);

/**
 * A row of an audit that is a problem. `stale` are rows of ports that nothing listens on: where the host has one, the port has changed.
 *
 *     problemRow(row, cover, []).says   // 'Clients of sql05.corp.example ask for MSSQLSvc/sql05.corp.example:1433. It is on svc-old, but …'
 */
export function problemRow(row: AuditRow, { forest }: Cover, stale: readonly AuditRow[]): Judgement {
  const { spn, status, service, says, evidence, expected } = row;
  const { cause, step } = PROBLEMS[status] ?? { cause: 'other', step: ['What each status means: ', { link: '/runbook/spn-format/', text: 'SPN format' }, '.'] };
  const old = status === 'missing' && /:[0-9]{1,5}$/.test(spn) ? stale.filter((s) => hostOf(s.spn)?.toLowerCase() === hostOf(spn)?.toLowerCase()) : [];
  const past: Rich = old.length === 0 ? [] : [' ', ...listed(old.map((s) => s.spn)), ` ${are(old.length)} there, for a port that no instance of the text listens on.`];
  const lines = [...evidence.slice(0, MOST_LINES), ...old.flatMap((s) => s.evidence.slice(-1).map(({ line }) => ({ line, means: 'another port' }))).slice(0, 4)];
  const keep: Rich = status === 'duplicate' && expected !== undefined ? ['Keep it on ', { code: expected }, ' and remove the others: ', pageOf('kerb-spn-duplicate', 'SPN duplicate'), '.'] : step;
  return {
    id: `outputs-show-${status}`,
    verdict: 'problem',
    says: [...(service === undefined ? [{ code: spn }, ': '] : ['Clients of ', { code: service }, ' ask for ', { code: spn }, '. ']), ...says, ...past],
    evidence: lines.filter((e, i) => lines.findIndex((o) => o.line === e.line) === i),
    next: [...(old.length > 0 ? (['Give the instance a port that stays, and an SPN for it: ', STATIC, '.'] as const) : keep), ...PLAN],
    causes: ABSENT.has(status) && !forest ? [cause, 'kerb-spn-wrong-account'] : [cause],
  };
}

/**
 * A service whose required SPNs are all on its account. `concerned` says that it is the service in question, so that it speaks against causes; `alone`
 * that the forest was searched for further holders.
 */
export function goodService(service: string, rows: readonly AuditRow[], concerned: boolean, alone: boolean): Judgement {
  const lines = rows.flatMap((r) => r.evidence);
  const spns = rows.map((r) => r.spn);
  return {
    id: 'outputs-agree',
    verdict: 'fine',
    says: [...listed(spns), `, which clients of `, { code: service }, ` ask for, ${are(spns.length)} on `, { code: rows[0]?.expected ?? '' }, `, the account that runs it${alone ? ', and on no other of the forest' : ''}.`],
    evidence: lines.filter((e, i) => lines.findIndex((o) => o.line === e.line) === i).slice(0, MOST_LINES),
    next: alone ? ['The client may ask for another name: ', { link: '/runbook/how-drivers-build-the-spn/', text: 'how drivers build the SPN' }, '.'] : ['No other account may hold it. ', ...forestQuery(spns[0]), '.'],
    ...(concerned ? { against: ['kerb-spn-missing', 'kerb-spn-wrong-account', ...(alone ? (['kerb-spn-duplicate'] as const) : [])] as const } : {}),
  };
}
