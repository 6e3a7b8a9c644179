import { beforeKerberos } from './before-kerberos.ts';
import { atLogon } from './logon.ts';
import type { AskedSpn, Outcome, Prediction, Situation } from './model.ts';
import { askFor } from './ticket.ts';
import { open, type Way } from './ends.ts';

/**
 * Which authentication a connection gets: Kerberos, NTLM or a failure, with the sentence that is shown, the traces in the logs and the chain of reasons.
 * Several outcomes where a condition is not known or where the sources disagree, the likelier one first.
 *
 *     predict({ asks: [{ spn: 'MSSQLSvc/sql05.corp.example:1433' }], … }).outcomes[0]
 *     // { id: 'ntlm-no-spn', result: 'ntlm', says: ['NTLM: ', 'no account holds ', …], … }
 *
 * Total. Sources: those of each reason.
 */
export function predict(s: Situation): Prediction {
  const [first, ...more] = branches(s.asks).flatMap(({ when, asks }) => walk(s, asks).map((o): Outcome => (when === undefined ? o : { ...o, when: o.when === undefined ? [when] : [`${when}, `, ...o.when] })));
  const outcomes = distinct(first ? [first, ...more] : [nothingAsked]);
  const [only = nothingAsked, ...others] = outcomes;
  return {
    outcomes: [only, ...others],
    ...(others.length > 0 ? { contested: ['More than one end is possible. What decides stands with each.'] } : {}),
  };
}

const nothingAsked = open({ reasons: [] }, 'open-no-spn', ['Which SPN the client asks for is not known.'], ['Give the name that the client connects to, and its driver.']);

/** What is asked under one condition, in order; attempts without a condition belong to each. */
function branches(asks: readonly AskedSpn[]): readonly { readonly when?: string; readonly asks: readonly AskedSpn[] }[] {
  const conditions = [...new Set(asks.flatMap((a) => (a.when === undefined ? [] : [a.when])))];
  return conditions.length === 0 ? [{ asks }] : conditions.map((when) => ({ when, asks: asks.filter((a) => a.when === undefined || a.when === when) }));
}

function walk(s: Situation, asks: readonly AskedSpn[]): readonly Outcome[] {
  const way: Way = { reasons: [] };
  const here: Situation = { ...s, asks };
  const early = beforeKerberos(here, way) ?? atLogon(here, way);
  if (early) return early;
  let last: readonly Outcome[] = [];
  for (const { spn } of asks) {
    // A driver that has a second form asks for it when the first is not there.
    last = askFor(here, spn, way);
    if (!last.every((o) => o.kerberosError === 7)) return last;
  }
  return last.length > 0 ? last : [nothingAsked];
}

/** One of each kind: two conditions that end alike are one end. */
function distinct(outcomes: readonly Outcome[]): readonly Outcome[] {
  const seen = new Map<string, Outcome>();
  for (const o of outcomes) {
    const key = `${o.id}\n${o.spn ?? ''}\n${o.holder ?? ''}`.toLowerCase();
    const known = seen.get(key);
    if (!known) seen.set(key, o);
  }
  return seen.size === 1 ? [...seen.values()].map(({ when: _when, ...o }) => o) : [...seen.values()];
}
