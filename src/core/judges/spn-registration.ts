import type { Context } from '../context.ts';
import { spnRegistrationCodes } from '../../data/codes/spn-registration.ts';
import { sqlServerCodes } from '../../data/codes/sql-server.ts';
import { registrationTexts } from '../../data/spn-registration-texts.ts';
import type { CodeRow } from '../../data/codes/row.ts';
import { errorlogRegistration, type RegistrationEvent } from '../readers/errorlog-registration.ts';
import { readingsOf, type Reading } from '../readers/reader.ts';
import { setspnList } from '../readers/setspn-list.ts';
import { setspnQuery } from '../readers/setspn-query.ts';
import type { HeldSpns } from '../readers/setspn-segment.ts';
import { isRefusal, parseSpn } from '../spn.ts';
import type { Judge, Judgement } from './judgement.ts';
import { concernsGiven, hasSpn, hostOf, matches } from './spn-account.ts';
import { forestQuery, listed, pageOf } from './spn-words.ts';

/** Could SQL Server register its SPNs? */
export const spnRegistrationJudge: Judge = {
  id: 'spn-registration',
  reads: [errorlogRegistration.id, setspnQuery.id, setspnList.id],
  judge(readings, given) {
    const events = readingsOf(readings, errorlogRegistration).flatMap((r) => r.facts.events);
    return events.length === 0 ? [] : judgeEvents(events, readings, given);
  },
};

const MOST = 20;
const ABOUT_SPN = ['registered', 'deregistered', 'register-failed', 'deregister-failed'];

/** The last word about each SPN counts: a log holds several starts. */
function lastOfEach(events: readonly RegistrationEvent[]): readonly RegistrationEvent[] {
  const last = new Map<string, RegistrationEvent>();
  for (const event of events) {
    if (!ABOUT_SPN.includes(event.what)) continue;
    const key = event.spn?.value.toLowerCase() ?? '';
    last.delete(key);
    last.set(key, event);
  }
  return [...last.values()];
}

function judgeEvents(events: readonly RegistrationEvent[], readings: readonly Reading[], given: Context): readonly Judgement[] {
  const last = lastOfEach(events);
  const out: Judgement[] = [];
  for (const event of last.filter((e) => e.what === 'register-failed').slice(0, MOST)) out.push(failed(event, readings, given));
  for (const event of events.filter((e) => e.what === 'no-host-name' || e.what === 'no-port' || e.what === 'no-library').slice(0, MOST)) out.push(beforeRegistration(event));
  // A removal after it means that the service has stopped since.
  const current = new Set(events.slice(events.findLastIndex((e) => e.what === 'deregistered') + 1));
  const registered = last.filter((e) => e.what === 'registered' && current.has(e));
  if (registered.length > 0) out.push(...done(registered, given));
  const left = last.filter((e) => e.what === 'deregister-failed');
  if (left.length > 0) {
    out.push({
      id: 'spn-left-behind',
      verdict: 'open',
      says: ['At its last stop SQL Server could not remove ', ...named(left), '. It stays on the account that ran the service then.'],
      evidence: left.map((e) => ({ line: e.line })),
      next: ['Harmless unless the service account changes: ', { link: '/runbook/service-account-changes/', text: 'service account changes' }, '.'],
    });
  }
  const removed = last.filter((e) => e.what === 'deregistered');
  if (removed.length > 0) {
    out.push({
      id: 'removed-at-stop',
      verdict: 'open',
      says: ['The last word about ', ...named(removed), ' is its removal, as at each clean stop. A later start is not in the paste.'],
      evidence: removed.map((e) => ({ line: e.line })),
      next: forestQuery(removed[0]?.spn?.value),
    });
  }
  const attempt = events.find((e) => e.what === 'attempt');
  if (out.length === 0 && attempt) {
    out.push({ id: 'attempt-only', verdict: 'open', says: ['SQL Server tried to register its SPNs; what came of it is not in the paste.'], evidence: [{ line: attempt.line }], next: ['Paste the lines that follow: ', { code: "EXEC sys.sp_readerrorlog 0, 1, N'Service Principal Name'" }] });
  }
  const listener = events.find((e) => e.what === 'listener');
  if (listener?.name) {
    out.push({
      id: 'listener-needs-spn',
      verdict: 'open',
      says: ['SQL Server listens for ', { code: listener.name.value }, ' too. That name needs SPNs of its own.'],
      evidence: [{ line: listener.line }],
      next: ['Search for its SPNs: ', { link: '/runbook/availability-group-listener/', text: 'availability group listener' }, '.'],
    });
  }
  return out;
}

function named(events: readonly RegistrationEvent[]): ReturnType<typeof listed> {
  const spns = events.flatMap((e) => (e.spn ? [e.spn.value] : []));
  return spns.length > 0 ? listed(spns) : ['its SPN'];
}

const hex = (code: number): string => `0x${code.toString(16)}`;

function failed(event: RegistrationEvent, readings: readonly Reading[], given: Context): Judgement {
  const { spn, code, line } = event;
  const what = spn ? { code: spn.value } : 'its SPN';
  const row: CodeRow | undefined = spnRegistrationCodes.find((r) => r.code === code);
  const held = spn && code === 0x2098 ? heldByAccount(spn.value, readings, given) : undefined;
  if (held) {
    return { id: 'registered-by-hand', verdict: 'fine', says: ['SQL Server may not write ', what, ', and need not: it is on the service account already.'], evidence: [{ line }, { line: held.account.line, means: 'the account you named' }], next: ['The line comes back at each start and is harmless: ', pageOf('kerb-spn-registration-denied', 'SPN registration denied'), '.'], against: ['kerb-spn-missing'] };
  }
  const means = code === undefined ? undefined : hex(code);
  const noDc = row?.causes[0] === 'kerb-no-dc-or-trust';
  return {
    id: row ? `registration-${row.id.replace('spn-return-', '')}` : 'registration-failed',
    verdict: 'problem',
    says: ['SQL Server could not register ', what, code === undefined ? '; the return code is not in the paste.' : row ? ` (${means}). ${row.meaning}` : ` (${means}).`],
    evidence: [{ line, ...(means === undefined ? {} : { means }) }],
    next: noDc ? ['Test the path to a domain controller: ', pageOf('kerb-no-dc-or-trust', 'no DC or trust'), '.'] : code === 0xffffffff ? ['Check whether the machine is in a domain: ', pageOf('kerb-spn-registration-denied', 'SPN registration denied'), '.'] : spn ? forestQuery(spn.value) : ['What each return code means: ', pageOf('kerb-spn-registration-denied', 'SPN registration denied'), '.'],
    causes: row && row.causes.length > 0 ? row.causes : ['kerb-spn-registration-denied'],
  };
}

/** The entry of the same paste that shows the SPN on the reader's account. */
function heldByAccount(spn: string, readings: readonly Reading[], given: Context): HeldSpns | undefined {
  const { account } = given;
  if (account === undefined || !concernsGiven(spn, given)) return undefined;
  const objects: HeldSpns[] = [...readingsOf(readings, setspnList).map((r) => r.facts), ...readingsOf(readings, setspnQuery).flatMap((r) => r.facts.holders)];
  const holders = objects.filter((h) => hasSpn(h.spns, spn));
  const names = new Set(holders.map((h) => h.account.value.toLowerCase()));
  return names.size === 1 && holders[0] && matches(holders[0].account.value, account, given.server ?? hostOf(spn) ?? '') === 'same' ? holders[0] : undefined;
}

function beforeRegistration({ what, line, code }: RegistrationEvent): Judgement {
  const number = registrationTexts.find((r) => r.what === what)?.number;
  const row: CodeRow | undefined = sqlServerCodes.find((r) => 'code' in r && r.code === number);
  return {
    id: what,
    verdict: 'problem',
    says: [row?.meaning ?? 'SQL Server could not compose its SPNs.', code === undefined ? '' : ` (${hex(code)})`],
    evidence: [{ line }],
    next: ['What the messages about SPNs mean: ', { link: '/runbook/spn-registration/', text: 'SPN registration' }, '.'],
    causes: row && row.causes.length > 0 ? row.causes : ['kerb-spn-registration-denied'],
  };
}

function done(registered: readonly RegistrationEvent[], given: Context): readonly Judgement[] {
  const spns = registered.flatMap((e) => (e.spn ? [e.spn] : []));
  const mine = spns.filter((s) => concernsGiven(s.value, given));
  const ports = mine.flatMap((s) => {
    const parts = parseSpn(s.value);
    return isRefusal(parts) || parts.port === undefined ? [] : [String(parts.port)];
  });
  const evidence = registered.slice(0, 8).map((e) => ({ line: e.line }));
  if (given.port !== undefined && ports.length > 0 && !ports.includes(given.port)) {
    return [
      {
        id: 'registered-for-another-port',
        verdict: 'open',
        says: ['SQL Server registered ', ...listed(mine.map((s) => s.value)), ', but you said port ', { code: given.port }, '. It is another instance, or the port has changed.'],
        evidence,
        next: ['Look up the port: ', { code: "SELECT ip_address, port FROM sys.dm_tcp_listener_states WHERE type_desc = N'TSQL'" }],
      },
    ];
  }
  return [
    {
      id: 'registered',
      verdict: 'fine',
      says: ['SQL Server registered ', ...named(registered), registered.length === 1 || spns.length === 0 ? ' by itself.' : ' by itself, at its last start.'],
      evidence,
      next: ['Compare with the name and port that the client asks for: ', { link: '/runbook/how-drivers-build-the-spn/', text: 'how drivers build the SPN' }, '.'],
      against: ['kerb-spn-registration-denied', 'kerb-spn-missing'],
    },
  ];
}
