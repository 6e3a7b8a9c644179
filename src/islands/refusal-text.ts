import type { Refusal } from '../core/rule.ts';

/** A refusal as one sentence beside a field: reason, what was given, the rule by name and what it allows. */
export function refusalText(refusal: Refusal): string {
  return `“${refusal.given}” ${refusal.reason}. Rule ${refusal.rule}: ${refusal.allows}`;
}
