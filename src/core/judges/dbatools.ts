import type { Context } from '../context.ts';
import { dbatoolsChecks } from '../../data/dbatools-checks.ts';
import { dbatoolsKerberos, type KerberosCheckRow } from '../readers/dbatools-kerberos.ts';
import { dbatoolsSpn, type DbatoolsSpnFacts, type FoundSpn, type RequiredSpn } from '../readers/dbatools-spn.ts';
import { readingsOf } from '../readers/reader.ts';
import { sameSpn } from '../spn.ts';
import type { Judge, Judgement } from './judgement.ts';
import { matches, wantedSpns } from './spn-account.ts';
import { are, forestQuery, listed } from './spn-words.ts';

/** What Test-DbaSpn, Get-DbaSpn and Test-DbaKerberos found, and what of it cannot be taken over. */
export const dbatoolsJudge: Judge = {
  id: 'dbatools',
  reads: [dbatoolsSpn.id, dbatoolsKerberos.id],
  judge: (readings, given) => [
    ...readingsOf(readings, dbatoolsSpn).flatMap(({ facts }) => [...judgeRequired(facts), ...judgeFound(facts.found, given)]),
    ...readingsOf(readings, dbatoolsKerberos).flatMap(({ facts }) => judgeRows(facts.rows)),
  ],
};

/** Searched by the program as a user, which it is not; the SPNs are on the computer. */
const NETWORK_SERVICE = /^NT AUTHORITY\\NETWORK ?SERVICE$/i;

function judgeRequired({ required }: DbatoolsSpnFacts): readonly Judgement[] {
  if (required.length === 0) return [];
  const isUnknown = (r: RequiredSpn): boolean => r.isSet?.value !== true && (r.isSet === undefined || r.notLookedUp !== undefined || NETWORK_SERVICE.test(r.account?.value ?? ''));
  const unknown = required.filter(isUnknown);
  const off = required.filter((r) => !isUnknown(r) && r.isSet?.value === false && r.tcpEnabled === false);
  const missing = required.filter((r) => !isUnknown(r) && r.isSet?.value === false && r.tcpEnabled !== false);
  const set = required.filter((r) => r.isSet?.value === true);
  const spns = (list: readonly RequiredSpn[]): ReturnType<typeof listed> => listed([...new Set(list.map((r) => r.spn.value))]);
  const evidence = (list: readonly RequiredSpn[]): Judgement['evidence'] => list.slice(0, 8).map((r) => ({ line: r.isSet?.line ?? r.spn.line, ...(r.notLookedUp ? { means: r.notLookedUp.value } : {}) }));
  const out: Judgement[] = [];
  if (missing.length > 0) {
    const accounts = [...new Set(missing.flatMap((r) => (r.account ? [r.account.value] : [])))];
    out.push({
      id: 'required-spn-not-set',
      verdict: 'problem',
      says: [...spns(missing), ` ${are(missing.length)} not on `, ...(accounts.length > 0 ? listed(accounts) : ['the service account']), '. The command does not tell whether another account holds it.'],
      evidence: evidence(missing),
      next: missing.every((r) => r.dynamicPort) ? ['The port is dynamic; a static one keeps its SPN: ', { link: '/runbook/dynamic-port-to-static/', text: 'dynamic port to static port' }, '.'] : forestQuery(missing[0]?.spn.value),
      causes: ['kerb-spn-missing', 'kerb-spn-wrong-account'],
    });
  }
  if (unknown.length > 0) {
    out.push({ id: 'required-spn-not-looked-up', verdict: 'open', says: ['For ', ...spns(unknown), ' the account was not looked up, so “IsSet False” tells nothing.'], evidence: evidence(unknown), next: forestQuery(unknown[0]?.spn.value) });
  }
  if (off.length > 0) {
    out.push({ id: 'tcp-off', verdict: 'open', says: ['TCP is off for the instance of ', ...spns(off), '.'], evidence: evidence(off), next: ['Clients on other machines need TCP: ', { link: '/runbook/tcp-disabled/', text: 'TCP must be enabled' }, '.'] });
  }
  if (out.length === 0 && set.length > 0) {
    out.push({
      id: 'required-spns-set',
      verdict: 'fine',
      says: [...spns(set), ` ${are(set.length)} on the account that runs the service. Duplicates were not looked for.`],
      evidence: evidence(set),
      next: ['Search for duplicates: ', { code: 'setspn -X -F -P' }],
      against: ['kerb-spn-missing'],
    });
  }
  return out;
}

function judgeFound(found: readonly FoundSpn[], given: Context): readonly Judgement[] {
  if (found.length === 0) return [];
  const { first } = wantedSpns(given);
  const hit = first === undefined ? undefined : found.find((f) => sameSpn(f.spn.value, first));
  const evidence = [...(hit ? [{ line: hit.account.line }, { line: hit.spn.line }] : found.slice(0, 6).map((f) => ({ line: f.spn.line })))];
  if (hit && first !== undefined && given.account !== undefined) {
    const match = matches(hit.account.value, given.account, given.server ?? '');
    if (match === 'same') return [{ id: 'account-holds-spn', verdict: 'fine', says: [{ code: first }, ' is on ', { code: hit.account.value }, ', the account you named.'], evidence, next: ['No other account may hold it. ', ...forestQuery(first)], against: ['kerb-spn-missing'] }];
    if (match === 'other') return [{ id: 'spn-on-wrong-account', verdict: 'problem', says: [{ code: first }, ' is on ', { code: hit.account.value }, ', but you said ', { code: given.account }, ' runs the service.'], evidence, next: forestQuery(first), causes: ['kerb-spn-wrong-account'] }];
  }
  return [{ id: 'spns-listed', verdict: 'open', says: ['Get-DbaSpn lists ', ...listed(found.map((f) => f.spn.value)), '. Asked by computer it shows only required ones that are set.'], evidence, next: first === undefined ? ['Set server, domain, port and the account that runs the service.'] : forestQuery(first) }];
}

function judgeRows(rows: readonly KerberosCheckRow[]): readonly Judgement[] {
  const out: Judgement[] = [];
  for (const row of rows) {
    if (row.status.value === 'pass') continue;
    const known = dbatoolsChecks.find((c) => row.check.value.toLowerCase().startsWith(c.name.toLowerCase()));
    const details = row.details === undefined ? '' : `: ${row.details}`;
    const proves = known !== undefined && known.causes.length > 0 && row.status.value === 'fail';
    out.push({
      id: `dbatools-${slug(known?.name ?? 'check')}`,
      verdict: proves ? 'problem' : 'open',
      says: [{ code: row.check.value }, ` ${row.status.value === 'fail' ? 'failed' : 'gave a warning'}${details}`, details.endsWith('.') || details === '' ? '' : '.', known?.instead === undefined ? '' : ` ${known.instead}`],
      evidence: [{ line: row.status.line }],
      next: known === undefined ? ['Look at the column Remediation of this row.'] : ['Look into it: ', { link: `/runbook/${known.page}/`, text: known.name }, '.'],
      ...(proves ? { causes: known.causes } : {}),
    });
  }
  if (out.some((j) => j.verdict === 'problem')) return out;
  const spn = rows.find((r) => r.status.value === 'pass' && r.check.value.toLowerCase().startsWith('spn registration'));
  const passed = rows.filter((r) => r.status.value === 'pass');
  if (spn) {
    out.push({
      id: 'dbatools-passed',
      verdict: 'fine',
      says: [`${passed.length} of ${rows.length} checks passed, the SPNs among them. Duplicates were not looked for.`],
      evidence: [{ line: spn.status.line }],
      next: ['Search for duplicates: ', { code: 'setspn -X -F -P' }],
      against: ['kerb-spn-missing', ...(passed.some((r) => r.check.value.startsWith('Time Synchronization')) && !rows.some((r) => r.status.value !== 'pass' && r.check.value.startsWith('Time Synchronization')) ? (['kerb-clock-skew'] as const) : [])],
    });
  } else if (out.length === 0 && passed[0]) {
    out.push({ id: 'dbatools-part', verdict: 'open', says: [`${passed.length} checks passed; the one of the SPNs is not in the paste.`], evidence: [{ line: passed[0].status.line }], next: ['Paste the whole result: ', { code: 'Test-DbaKerberos -SqlInstance sql05 | Format-List' }] });
  }
  return out;
}

function slug(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]{1,20}/g, '-').replace(/^-|-$/g, '');
}
