import type { Rich } from '../blocks.ts';
import { forestQuery, listed, shownAccount } from '../judges/spn-words.ts';
import type { Cover } from './covered.ts';
import type { Demand } from './demands.ts';
import type { Hit } from './holders.ts';

/** The sentences of the rows. */

/** Accounts in a sentence: `svc-sql05 and SQL05`. */
export function shown(hits: readonly Hit[]): Rich {
  return listed(hits.map((h) => shownAccount(h.account.names[0].value)));
}

/** What else one should know of a search that was or was not made. */
export function noOther(spn: string, { forest, noSecond }: Cover): Rich {
  if (forest) return [' No other account of the forest holds it.'];
  if (noSecond) return [' The search of the forest for duplicates does not show it.'];
  return [' Whether another account of the forest holds it was not searched. ', ...forestQuery(spn), '.'];
}

/** Where it was looked for, and not found. */
export function nowhere(spn: string, label: string | undefined, { forest, domain }: Cover): Rich {
  if (forest) return ['No account of the forest holds it.'];
  if (domain) return ['No account of the domain ', { code: domain.domain ?? '' }, ' holds it. Other domains were not searched. ', ...forestQuery(spn), '.'];
  return [...(label === undefined ? ['The account'] : [{ code: label }]), ' does not hold it. Whether another account does was not searched. ', ...forestQuery(spn), '.'];
}

/** What clients get without it. */
export function effectOfMissing({ spn, short, need, further, by }: Demand): string {
  if (short && need === 'optional') return ' Short names are optional: nothing is wrong with that.';
  if (/^HTTP\//i.test(spn)) return ' Clients then get a ticket for the computer, which the report server cannot read: an error, not NTLM.';
  if (by.service.kind !== 'sql') return ' Clients take NTLM, and a second hop fails.';
  if (need === 'optional') return ' Only some clients ask for it: see the column of who does.';
  return further ? ' Clients of that name take NTLM where it is allowed; JDBC with JavaKerberos and drivers on Linux fail.' : ' Drivers on Windows take NTLM where it is allowed; JDBC with JavaKerberos and drivers on Linux fail.';
}

export const effectOfWrong = ' Clients get a ticket that the service cannot read: “The target principal name is incorrect”, not NTLM.';

export const dynamicPort: Rich = [
  ' The port is dynamic: it can be another after each start, so register nothing by hand. Set a static port, or let the service register itself: ', { link: '/runbook/dynamic-port-to-static/', text: 'dynamic port to static port' }, '.',
];

/** Microsoft documents disagree on what a duplicate does. */
export const duplicateContested: Rich = [
  'Sources differ on what a client gets from a duplicate: NTLM and event 11 on the domain controller (Ask DS), failure (KB 2015518, event 4768), or the first holder found (KB 811889). In one domain expect NTLM, or failure where NTLM is blocked; across domains Kerberos or an error, by the controller that answers.',
];

/** `the spellings differ in case only` */
export function caseRemark(hits: readonly Hit[]): string {
  return new Set(hits.map((h) => h.spn)).size > 1 ? ' The spellings differ in case, which does not count in Active Directory; setspn -X before Windows 10 is reported to miss that.' : '';
}
