import type { CauseId } from '../../data/causes.ts';
import { readingsOf } from '../readers/reader.ts';
import { sqlcheckReport } from '../readers/sqlcheck-report.ts';
import { valueAt, type SqlcheckFacts, type SqlcheckInstance, type SqlcheckMessage } from '../readers/sqlcheck-facts.ts';
import type { SuggestedSpn } from '../readers/sqlcheck-spns.ts';
import { holderOf } from '../service-account.ts';
import { isRefusal, parseSpn } from '../spn.ts';
import type { Judge, Judgement } from './judgement.ts';
import { are, forestQuery, listed, pageOf } from './spn-words.ts';

/** What SQLCheck's report says about SPNs, service accounts and the domain, with its known mistakes put right. */
export const sqlcheckJudge: Judge = {
  id: 'sqlcheck',
  reads: [sqlcheckReport.id],
  judge: (readings) => readingsOf(readings, sqlcheckReport).flatMap(({ facts }) => [...facts.instances.slice(0, MOST).flatMap((i) => judgeInstance(i, facts)), ...strayDuplicates(facts), ...judgeMessages(facts), ...judgeDomain(facts)]),
};

/** A computer has at most fifty instances. */
const MOST = 50;
const MOST_ROWS = 400;

type State = 'right' | 'missing' | 'elsewhere' | 'several' | 'not-searched';

/** The program composes the text for several holders and never stores it: True with a blank status is a duplicate. */
function stateOf(row: SuggestedSpn, instance: SqlcheckInstance, facts: SqlcheckFacts, duplicates: ReadonlySet<string>): State {
  if (duplicates.has(row.spn.value.toLowerCase())) return 'several';
  if (row.holder) return sameUser(row.holder.account, valueAt(instance.values, 'Service Account')?.value) ? 'right' : 'elsewhere';
  if (row.status === '' || row.status === '...') {
    const failed = [...instance.messages, ...facts.messages].some((m) => /problem searching LDAP for SPN/i.test(m.text) && m.text.toLowerCase().includes(row.spn.value.toLowerCase()));
    // Where no row has a status the column was cut off.
    const cut = instance.suggested.every((r) => r.status === '');
    return failed || cut || row.exists !== true ? 'not-searched' : 'several';
  }
  if (/^okay/i.test(row.status)) return 'right';
  return /does not exist/i.test(row.status) ? 'missing' : 'not-searched';
}

/** Reports before December 2024 took an account of the form user@domain for another one. */
function sameUser(holder: string, service: string | undefined): boolean {
  const at = service?.indexOf('@') ?? -1;
  return service !== undefined && at > 0 && service.slice(0, at).toLowerCase() === holder.toLowerCase();
}

function judgeInstance(instance: SqlcheckInstance, facts: SqlcheckFacts): readonly Judgement[] {
  const duplicates = new Set(facts.duplicates.map((d) => d.spn.value.toLowerCase()));
  const rows = instance.suggested.slice(0, MOST_ROWS).map((row) => ({ ...row, state: stateOf(row, instance, facts, duplicates) }));
  const name = instance.name?.value;
  const title = name === undefined ? 'the instance' : { code: name };
  const service = valueAt(instance.values, 'Service Account');
  const out: Judgement[] = [];
  const evidence = (list: readonly SuggestedSpn[]): Judgement['evidence'] => [...list.slice(0, 8).map((r) => ({ line: r.spn.line, means: r.status === '' ? 'a blank Status' : r.status })), ...(service ? [{ line: service.line, means: 'runs the service' }] : [])];
  const of = (state: State): typeof rows => rows.filter((r) => r.state === state);

  const host = rows[0] ? (parseHost(rows[0].spn.value) ?? '') : '';
  const holder = service && holderOf(service.value, host);
  if (service && holder && !isRefusal(holder) && holder.kind === 'none') {
    out.push({ id: 'service-account-without-object', verdict: 'problem', says: [title, ' runs as ', { code: service.value }, '. ', holder.why], evidence: [{ line: service.line }], next: ['Which accounts can hold SPNs: ', { link: '/runbook/spn-registration/', text: 'SPN registration' }, '.'], causes: ['kerb-spn-registration-denied'] });
  }
  const several = of('several');
  if (several.length > 0) {
    const spns = new Set(several.map((r) => r.spn.value.toLowerCase()));
    const holders = facts.duplicates.filter((d) => spns.has(d.spn.value.toLowerCase()));
    out.push({
      id: 'spn-on-several-accounts',
      verdict: 'problem',
      says: [...listed(several.map((r) => r.spn.value)), ` ${are(several.length)} on more than one account`, ...(holders.length > 0 ? [': ', ...listed([...new Set(holders.map((d) => d.account))])] : []), '. The report leaves Status blank for a duplicate.'],
      evidence: [...evidence(several), ...holders.slice(0, 8).map((d) => ({ line: d.spn.line, means: 'one of the holders' }))],
      next: ['Keep it on ', service ? { code: service.value } : 'the service account', ' and remove the others: ', pageOf('kerb-spn-duplicate', 'SPN duplicate'), '.'],
      causes: ['kerb-spn-duplicate'],
    });
  }
  const elsewhere = of('elsewhere');
  if (elsewhere.length > 0) {
    out.push({
      id: 'spn-on-wrong-account',
      verdict: 'problem',
      says: [...listed(elsewhere.map((r) => r.spn.value)), ` ${are(elsewhere.length)} on `, ...listed([...new Set(elsewhere.map((r) => r.holder?.account ?? ''))]), ...(service ? [', but ', title, ' runs as ', { code: service.value }] : []), '.'],
      evidence: evidence(elsewhere),
      next: ['Move it in the safe order: ', pageOf('kerb-spn-wrong-account', 'SPN on the wrong account'), '.'],
      causes: ['kerb-spn-wrong-account'],
    });
  }
  // Short names are optional. A row for the port decides for TCP; the bare or instance form is for named pipes.
  const full = rows.filter((r) => parseHost(r.spn.value)?.includes('.') ?? false);
  const byPort = full.filter((r) => /:[0-9]+$/.test(r.spn.value));
  const missing = (byPort.length > 0 ? byPort : full).filter((r) => r.state === 'missing');
  const right = byPort.filter((r) => r.state === 'right');
  const staticPorts = (valueAt(instance.values, 'TCP Port(s)')?.value ?? '').split(/[,\s]+/).filter((p) => p !== '');
  const needed = missing.filter((r) => right.length === 0 || staticPorts.includes(r.spn.value.split(':')[1] ?? ''));
  if (needed.length > 0 && byPort.length > 0) {
    out.push({
      id: 'spn-missing',
      verdict: 'problem',
      says: ['No account of the domain holds ', ...listed(needed.map((r) => r.spn.value)), ', which TCP clients of ', title, ' ask for.'],
      evidence: evidence(needed),
      next: valueAt(instance.values, 'Dynamic TCP Port(s)') ? ['Set a static port, then add its SPN: ', { link: '/runbook/dynamic-port-to-static/', text: 'dynamic port to static port' }, '.'] : forestQuery(needed[0]?.spn.value),
      causes: ['kerb-spn-missing'],
    });
  }
  const unsearched = of('not-searched');
  if (unsearched.length > 0) {
    out.push({ id: 'spn-not-searched', verdict: 'open', says: ['The report has no result for ', ...listed(unsearched.map((r) => r.spn.value)), ': the search failed, or the row is cut.'], evidence: evidence(unsearched), next: forestQuery(unsearched[0]?.spn.value) });
  }
  if (out.length > 0) return out;
  if (right.length > 0) {
    const bare = full.filter((r) => r.state === 'missing');
    return [
      {
        id: 'spn-on-service-account',
        verdict: 'fine',
        says: [...listed(right.map((r) => r.spn.value)), ` ${are(right.length)} on the service account`, ...(service ? [' ', { code: service.value }] : []), bare.length > 0 ? ' and TCP clients need no more.' : '. Rows without DNS suffix are optional.'],
        evidence: evidence(right),
        next: ['SQLCheck knows no listener, alias or cluster name, and searches one domain: ', { link: '/runbook/sqlcheck/', text: 'where it misleads' }, '.'],
        against: ['kerb-spn-missing', 'kerb-spn-wrong-account'],
      },
    ];
  }
  return [noPortRow(instance, title)];
}

function noPortRow(instance: SqlcheckInstance, title: string | { readonly code: string }): Judgement {
  const tcp = valueAt(instance.values, 'TCP Enabled');
  const all = valueAt(instance.values, 'Listen on all IPs');
  const line = tcp?.line ?? instance.name?.line ?? instance.suggested[0]?.spn.line;
  const evidence = [...(line === undefined ? [] : [{ line }]), ...(all ? [{ line: all.line }] : [])];
  if (tcp?.value === 'False') return { id: 'tcp-off', verdict: 'open', says: ['TCP is off for ', title, ', so the report suggests no SPN with a port.'], evidence, next: ['Clients on other machines need TCP: ', { link: '/runbook/tcp-disabled/', text: 'TCP must be enabled' }, '.'] };
  if (all?.value === 'False') return { id: 'listens-on-some-addresses', verdict: 'open', says: [title, ' does not listen on all addresses. The report then leaves out the SPNs with a port.'], evidence, next: ['Build them from the port of each address: ', { link: '/runbook/spn-format/', text: 'SPN format' }, '.'] };
  return { id: 'no-port-row', verdict: 'open', says: ['The report shows no result for an SPN with full name and port of ', title, '.'], evidence, next: ['Paste the table Suggested SPN with the lines above it: ', { link: '/runbook/sqlcheck/', text: 'SQLCheck' }, '.'] };
}

function parseHost(spn: string): string | undefined {
  const parts = parseSpn(spn);
  return isRefusal(parts) ? undefined : parts.host;
}

/** Duplicates that belong to none of the rows: SPNs of other classes on the same accounts. */
function strayDuplicates({ duplicates, instances }: SqlcheckFacts): readonly Judgement[] {
  const suggested = new Set(instances.flatMap((i) => i.suggested.map((r) => r.spn.value.toLowerCase())));
  const rest = duplicates.filter((d) => !suggested.has(d.spn.value.toLowerCase()));
  if (rest.length === 0) return [];
  const spns = [...new Set(rest.map((d) => d.spn.value))];
  return [{ id: 'spn-on-several-accounts', verdict: 'problem', says: [...listed(spns), ` ${are(spns.length)} on more than one account: `, ...listed([...new Set(rest.map((d) => d.account))]), '.'], evidence: rest.slice(0, 8).map((d) => ({ line: d.spn.line })), next: ['Keep one holder: ', pageOf('kerb-spn-duplicate', 'SPN duplicate'), '.'], causes: ['kerb-spn-duplicate'] }];
}

const MESSAGES: readonly { readonly pattern: RegExp; readonly id: string; readonly says: string; readonly page: CauseId }[] = [
  { pattern: /^\S{1,260} is disabled\.$/i, id: 'account-disabled', says: 'The service account is disabled.', page: 'kerb-account' },
  { pattern: /^\S{1,260} is locked\.$/i, id: 'account-locked', says: 'The service account is locked.', page: 'kerb-account' },
  { pattern: /^The password for \S{0,260} ?has expired\.$/i, id: 'password-expired', says: 'The password of the service account has expired.', page: 'kerb-account' },
  { pattern: /is set to use DES keys only\.$/i, id: 'des-only', says: 'The service account may use DES keys only, which no domain controller issues any more.', page: 'kerb-encryption-type' },
  { pattern: /^CrashOnAuditFail: Non-Administrators cannot log in/i, id: 'crash-on-audit-fail', says: 'CrashOnAuditFail is 2: only administrators can log in.', page: 'other' },
];

function judgeMessages({ messages, instances }: SqlcheckFacts): readonly Judgement[] {
  const all: readonly SqlcheckMessage[] = [...messages, ...instances.flatMap((i) => i.messages)];
  return MESSAGES.flatMap(({ pattern, id, says, page }): Judgement[] => {
    const hits = all.filter((m) => pattern.test(m.text));
    return hits.length === 0 ? [] : [{ id, verdict: 'problem', says: [says, ' ', { code: hits[0]?.text ?? '' }], evidence: hits.slice(0, 4).map((m) => ({ line: m.line })), next: ['What to do: ', page === 'other' ? { link: '/runbook/sqlcheck/', text: 'SQLCheck' } : pageOf(page, page === 'kerb-account' ? 'account or password' : 'encryption type'), '.'], causes: [page] }];
  });
}

function judgeDomain({ values }: SqlcheckFacts): readonly Judgement[] {
  const joined = valueAt(values, 'Joined to Domain');
  const connected = valueAt(values, 'Connected to Domain');
  if (joined?.value === 'False') return [{ id: 'not-in-a-domain', verdict: 'problem', says: ['The computer is in a workgroup: no Kerberos, and the report leaves out the SPN part.'], evidence: [{ line: joined.line }], next: ['What is left without a domain: ', { link: '/runbook/change-authentication-strategy/', text: 'change of strategy' }, '.'], causes: ['kerb-no-dc-or-trust'] }];
  if (joined?.value === 'True' && connected?.value === 'False') return [{ id: 'no-domain-controller', verdict: 'problem', says: ['The computer is joined to a domain and reached none of its controllers.'], evidence: [{ line: joined.line }, { line: connected.line }], next: ['Find out why: ', pageOf('kerb-no-dc-or-trust', 'no DC or trust'), '.'], causes: ['kerb-no-dc-or-trust'] }];
  return [];
}
