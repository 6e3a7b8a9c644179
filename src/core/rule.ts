/**
 * A rule about a name or a value. The same rule refuses a form field, a context variable and a permalink,
 * and its words are shown beside the field.
 */
export interface Rule {
  /** Stable kebab-case id, shown with the message: `host-name`. */
  readonly id: string;
  /** What is allowed, in one sentence for the reader. */
  readonly allows: string;
  /** Where the rule comes from. */
  readonly source: string;
  /** The reason for a refusal ("has a blank"), or undefined when the value is allowed. The value is already trimmed and not empty. */
  readonly refuses: (value: string) => string | undefined;
}

/** Why an input was refused: the rule by id, what it allows, what is wrong here, and what was given. */
export interface Refusal {
  readonly rule: string;
  readonly allows: string;
  readonly reason: string;
  readonly given: string;
}

/**
 * Applies a rule to a value that is not empty.
 *
 *     check(hostName, 'ag sales')
 *     // { rule: 'host-name', allows: 'Letters, digits …', reason: 'has a blank', given: 'ag sales' }
 */
export function check(rule: Rule, value: string): Refusal | undefined {
  const reason = rule.refuses(value);
  return reason === undefined ? undefined : { rule: rule.id, allows: rule.allows, reason, given: shorten(value) };
}

const SHOWN = 60;

/** A refused value is shown, but a pasted novel must not fill the page. */
function shorten(value: string): string {
  return value.length > SHOWN ? `${value.slice(0, SHOWN)}… (${value.length} characters)` : value;
}
