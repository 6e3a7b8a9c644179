import { storedSpn } from './names.ts';
import type { Before } from './setspn-before.ts';

/** What is to be written, given what was typed and what the accounts hold. */
export interface SpnPlan {
  /** Names to remove from the old holder, as it has them. */
  readonly remove: readonly string[];
  /** Those of them that the undo gives back. */
  readonly back: readonly string[];
  /** Names to add to the account, as they were typed. */
  readonly add: readonly string[];
  /** Typed names that the account has already. */
  readonly there: readonly string[];
  /** Typed names that the old holder does not have. */
  readonly absent: readonly string[];
  /** The lists of all accounts that change were pasted, so the undo restores what they show. */
  readonly exact: boolean;
}

/** A listed name that no command could hold is none of the typed ones, even if its small letters look like one of them. */
const byKey = (spns: readonly string[]): ReadonlyMap<string, string> =>
  new Map(spns.filter((s) => storedSpn.refuses(s) === undefined).map((s) => [s.toLowerCase(), s]));

/** Names to add. One that is there already is left out: the undo must not take it away. */
export function planAdd(spns: readonly string[], before: Before | undefined): SpnPlan {
  const held = byKey(before?.spns ?? []);
  const there = spns.filter((s) => held.has(s.toLowerCase()));
  return { remove: [], back: [], add: spns.filter((s) => !held.has(s.toLowerCase())), there, absent: [], exact: before !== undefined };
}

/** Names to remove, in the spelling of the list; one that is not there needs no command and must not be given back. */
export function planDelete(spns: readonly string[], before: Before | undefined): SpnPlan {
  const held = before && byKey(before.spns);
  const remove = held ? spns.flatMap((s) => held.get(s.toLowerCase()) ?? []) : spns;
  const absent = held ? spns.filter((s) => !held.has(s.toLowerCase())) : [];
  return { remove, back: remove, add: [], there: [], absent, exact: held !== undefined };
}

/**
 * Names to take from one account and to give to another. One that both hold is only removed, and not given back:
 * neither `setspn -S` nor a domain controller since Windows Server 2012 R2 would make the duplicate again.
 *
 *     planMove(['a/b'], { spns: ['A/b'], … }, { spns: [], … })  // { remove: ['A/b'], back: ['A/b'], add: ['a/b'], … }
 */
export function planMove(spns: readonly string[], from: Before | undefined, to: Before | undefined): SpnPlan {
  const out = planDelete(spns, from);
  const into = planAdd(spns, to);
  const both = byKey(into.there);
  return { ...out, back: out.remove.filter((s) => !both.has(s.toLowerCase())), add: into.add, there: into.there, exact: out.exact && into.exact };
}
