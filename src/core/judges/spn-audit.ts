import { auditSpns, type Audit } from '../audit/audit.ts';
import { readCommands } from '../audit/collect-commands.ts';
import { auditReadings, gather } from '../audit/collect-from.ts';
import { sources } from '../audit/collect-sources.ts';
import { coverOf, searchesOf } from '../audit/covered.ts';
import { domainsOf } from '../audit/domains.ts';
import type { GivenServices } from '../audit/given.ts';
import type { AuditRow } from '../audit/model.ts';
import type { Context } from '../context.ts';
import { readingsOf, type Reading } from '../readers/reader.ts';
import { setspnQuery } from '../readers/setspn-query.ts';
import { sameSpn } from '../spn.ts';
import type { Judge, Judgement } from './judgement.ts';
import { hostOf } from './spn-account.ts';
import { goodService, problemRow } from './spn-audit-words.ts';

/**
 * Are the SPNs where they belong, as far as several outputs together tell? One lists an account, another says which account runs the service: neither
 * alone shows that they do not fit. What one of them shows alone is left to the judge of its format.
 */
export const spnAuditJudge: Judge = {
  id: 'spn-audit',
  reads: sources.map(({ reader }) => reader.id),
  judge(readings, given, paste) {
    const own = auditReadings(readings);
    if (own.length < 2 || own.reduce((sum, r) => sum + r.read.length, 0) > MOST_LINES) return [];
    const commands = readCommands(paste);
    const services = givenServices(given);
    const input = gather(own, commands, paste, services);
    const audit = auditSpns(input);
    const told = together(own, (reading) => auditSpns(gather([reading], commands, paste, services)));
    const searches = searchesOf(input);
    const domains = domainsOf(input);
    const cover = ({ spn }: AuditRow): ReturnType<typeof coverOf> => coverOf(searches, domains, spn, hostOf(spn) ?? '', '');
    const problems = audit.rows.filter((r) => isProblem(r) && told([r], (alone) => saysTheSame(alone, r))).slice(0, MOST);
    const stale = audit.rows.filter((r) => r.status === 'stale-port');
    return [...problems.map((r) => problemRow(r, cover(r), stale)), ...goodServices(audit, told, given, (r) => cover(r).noSecond !== undefined)];
  },
};

/** An export of a forest is for the audit itself. */
const MOST_LINES = 20_000;
const MOST = 20;

/** The service that the reader has set, where its account is set too. */
function givenServices({ server, domain, port, instance, account }: Context): GivenServices {
  if (server === undefined || account === undefined) return [];
  const host = server.includes('.') || domain === undefined ? server : `${server}.${domain}`;
  return [{ kind: 'sql', server: `${host}${instance === undefined ? '' : `\\${instance}`}${port === undefined ? '' : `,${port}`}`, account, listeners: [] }];
}

/** Whether no output alone has the lines of some rows, and none alone says what they say. */
type Together = (rows: readonly AuditRow[], same: (alone: Audit) => boolean) => boolean;

function together(own: readonly Reading[], auditOf: (reading: Reading) => Audit): Together {
  const read = own.map((r) => new Set(r.read));
  const audits = new Map<number, Audit>();
  return (rows, same) => {
    const lines = [...new Set(rows.flatMap((r) => r.evidence.map((e) => e.line)))];
    const touched = [...own.keys()].filter((i) => lines.some((n) => read[i]?.has(n)));
    if (touched.length < 2 || touched.some((i) => lines.every((n) => read[i]?.has(n)))) return false;
    return !touched.some((i) => {
      const reading = own[i];
      if (!reading) return false;
      if (rows.every((r) => r.holders.length === 0 && asksFor(reading, r))) return true;
      const audit = audits.get(i) ?? auditOf(reading);
      audits.set(i, audit);
      return same(audit);
    });
  };
}

/** A search for one SPN that found nobody needs no service beside it. */
function asksFor(reading: Reading, { spn }: AuditRow): boolean {
  return readingsOf([reading], setspnQuery).some(({ facts }) => facts.holders.length === 0 && facts.asked !== undefined && sameSpn(facts.asked.value, spn));
}

function isProblem({ verdict, need, status }: AuditRow): boolean {
  return verdict === 'problem' && (need === 'required' || (need === 'extra' && status === 'duplicate'));
}

/** The same verdict of the same SPN; of a duplicate also who must hold it, where that is known. */
function saysTheSame({ rows }: Audit, { spn, status, expected }: AuditRow): boolean {
  return rows.some((r) => r.status === status && r.spn.toLowerCase() === spn.toLowerCase() && (status !== 'duplicate' || expected === undefined || r.expected !== undefined));
}

/** Two texts that name two accounts for one service leave open which of them counts. */
const DOUBTS = new Set(['two-accounts-named', 'accounts-differ']);

function goodServices({ rows, findings }: Audit, told: Together, given: Context, alone: (row: AuditRow) => boolean): readonly Judgement[] {
  if (findings.some((f) => f.verdict === 'problem' || DOUBTS.has(f.id))) return [];
  const byService = new Map<string, AuditRow[]>();
  for (const row of rows) {
    if (row.need !== 'required' || row.service === undefined) continue;
    const list = byService.get(row.service);
    if (list) list.push(row);
    else byService.set(row.service, [row]);
  }
  return [...byService].slice(0, MOST).flatMap(([service, required]) => {
    const good = required.every(isGood) && hasPort(required) && told(required, (audit) => required.every((r) => audit.rows.some((a) => isGood(a) && a.spn.toLowerCase() === r.spn.toLowerCase())));
    return good ? [goodService(service, required, byService.size === 1 || isGiven(service, given), required.every(alone))] : [];
  });
}

/** A port that changes makes a name right for today only. */
function isGood({ status, verdict, also }: AuditRow): boolean {
  return status === 'good' && verdict === 'fine' && also.length === 0;
}

/** TCP clients of SQL Server ask with the port: without it nothing is said about them. */
function hasPort(required: readonly AuditRow[]): boolean {
  const sql = required.filter((r) => /^mssqlsvc\//i.test(r.spn));
  return sql.length === 0 || sql.some((r) => /:[0-9]{1,5}$/.test(r.spn));
}

function isGiven(service: string, { server }: Context): boolean {
  return server !== undefined && service.split(/[.\\]/)[0]?.toLowerCase() === server.split('.')[0]?.toLowerCase();
}
