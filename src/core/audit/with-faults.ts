import { plainText } from '../blocks.ts';
import { hostFormOf } from '../directory/lookup.ts';
import { shownAccount } from '../judges/spn-words.ts';
import type { Demand } from './demands.ts';
import { faultsOf } from './faults.ts';
import { hitsOf, type Hit } from './holders.ts';
import { matchOf, type Scene } from './scene.ts';
import type { AuditRow } from './model.ts';
import type { Draft } from './row.ts';

/** Adds what the state of the accounts means for a row: of the right holder it can decide, of a wrong one it is said. */
export function withFaults(scene: Scene, demand: Demand, hits: readonly Hit[], draft: Draft): Draft {
  const { expectation } = demand.by;
  const also: AuditRow['also'][number][] = [...(draft.also ?? [])];
  let { status, verdict, says, evidence, contested, sources } = draft;
  const holders = hits.map((h) => h.account);
  const right = expectation.kind === 'object' ? (expectation.account ?? holders.find((a) => matchOf(scene, a, expectation) === 'same')) : undefined;
  for (const fault of right === undefined ? [] : faultsOf(right)) {
    const words = ['The account ', { code: expectation.kind === 'object' ? expectation.label : '' }, ` ${fault.says}`] as const;
    if (status === 'good' && !draft.fixed && fault.id !== 'protected-user') {
      also.push({ status: 'good', says });
      status = fault.status;
      verdict = fault.verdict;
      says = words;
      contested = fault.contested ?? contested;
      sources = fault.sources;
    } else also.push({ status: fault.status, says: words });
    if (fault.line !== undefined) evidence = [...evidence, { line: fault.line, means: fault.id.replaceAll('-', ' ') }];
  }
  for (const account of holders.slice(0, 8)) {
    if (account === right) continue;
    const disabled = faultsOf(account).find((f) => f.id === 'account-disabled');
    if (!disabled) continue;
    also.push({ status: 'account-disabled', says: [{ code: shownAccount(account.names[0].value) }, ' is disabled; its SPNs count all the same.'] });
    if (disabled.line !== undefined) evidence = [...evidence, { line: disabled.line, means: 'account disabled' }];
  }
  if (demand.dynamic && status !== 'dynamic-port') {
    also.push({ status: 'dynamic-port', says: ['The port is dynamic: after a start it can be another, and then this is the wrong name. It stays right only while the service may register itself.'] });
  }
  const taken = takenOver(scene, demand, right === undefined ? [] : [right]);
  if (taken !== undefined) {
    also.push({ status: 'alias-conflict', says: ['HOST on ', { code: taken }, ' answered for it before. On this account it takes HTTP of the host name over for all: other sites and PowerShell remoting (WinRM) under the computer then fail for that name.'] });
  }
  return { ...draft, status, verdict, says, evidence: evidence.filter((e, i) => evidence.findIndex((o) => o.line === e.line) === i), also: also.filter((a) => plainText(a.says) !== ''), ...(contested === undefined ? {} : { contested }), ...(sources === undefined ? {} : { sources }) };
}

/** The computer whose HOST answers for the class of an SPN that belongs on another account. */
function takenOver({ directory }: Scene, { spn, by }: Demand, right: readonly unknown[]): string | undefined {
  const host = hostFormOf(spn);
  if (host === undefined || by.expectation.kind !== 'object' || by.expectation.machine) return undefined;
  const holder = hitsOf(directory, host).find((h) => !right.includes(h.account));
  return holder && shownAccount(holder.account.names[0].value);
}
