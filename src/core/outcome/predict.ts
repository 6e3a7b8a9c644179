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
  const ends = branches(s.asks).flatMap(({ when, asks }) => walk(s, asks).map((outcome): End => ({ outcome, ...(when === undefined ? {} : { when }) })));
  const [first = nothingAsked, ...others] = distinct(ends);
  return {
    outcomes: [first, ...others],
    ...(others.length > 0 ? { contested: ['More than one end is possible. What decides stands with each.'] } : {}),
  };
}

const nothingAsked = open({ reasons: [] }, 'open-no-spn', ['Which SPN the client asks for is not known.'], ['Give the name that the client connects to, and its driver.']);

/** What is asked under one condition, in order; attempts without a condition belong to each. */
function branches(asks: readonly AskedSpn[]): readonly { readonly when?: string; readonly asks: readonly AskedSpn[] }[] {
  const conditions = [...new Set(asks.flatMap((a) => a.conditions ?? []))];
  return conditions.length === 0 ? [{ asks }] : conditions.map((when) => ({ when, asks: asks.filter((a) => a.conditions === undefined || a.conditions.includes(when)) }));
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

/** An outcome, and the condition under which the driver asks in the way that leads to it. */
interface End {
  readonly outcome: Outcome;
  readonly when?: string;
}

/** One of each kind: conditions that end alike are one end. A single end holds whatever the condition. */
function distinct(ends: readonly End[]): readonly Outcome[] {
  const groups = new Map<string, { readonly outcome: Outcome; readonly conditions: string[] }>();
  for (const { outcome, when } of ends) {
    const key = `${outcome.id}\n${outcome.spn ?? ''}\n${outcome.holder ?? ''}`.toLowerCase();
    const group = groups.get(key) ?? { outcome, conditions: [] };
    if (when !== undefined) group.conditions.push(when);
    groups.set(key, group);
  }
  const all = [...groups.values()];
  if (all.length === 1) return all.map(({ outcome: { when: _when, ...o } }) => o);
  return all.map(({ outcome, conditions }) => {
    if (conditions.length === 0) return outcome;
    const when = conditions.join('; or ');
    return { ...outcome, when: outcome.when === undefined ? [when] : [`${when}, `, ...outcome.when] };
  });
}
