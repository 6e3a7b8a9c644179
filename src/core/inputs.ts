import { check, type Refusal, type Rule } from './rule.ts';

/** What a form gave and what of it may be used. Refusals and gaps collect while values are read. */
export interface Inputs {
  readonly errors: Record<string, Refusal>;
  readonly leftOut: { readonly field: string; readonly says: string }[];
  /** The trimmed value, or undefined when it is empty or refused. */
  readonly text: (field: string, rule: Rule) => string | undefined;
  /** The allowed lines, each once; the first refused line becomes the error of the field. */
  readonly lines: (field: string, rule: Rule) => readonly string[];
  /** The chosen option; the first option when the field is missing, undefined and an error for any other text. */
  readonly choice: <T extends string>(field: string, options: readonly [T, ...T[]]) => T | undefined;
  /** The chosen options of a list of check boxes; what is no option is left out. */
  readonly checks: <T extends string>(field: string, options: readonly T[]) => ReadonlySet<T>;
  /** True when the field was given and nothing of it could be used. */
  readonly refused: (field: string) => boolean;
}

/** A form of a person has few lines. More are a paste into the wrong field. */
const MOST_LINES = 50;

/**
 * Reads the values of a form by rule. Blanks round a value are cut, nothing else is changed.
 *
 *     const form = readInputs({ server: ' sql05 ', listener: 'ag sales' });
 *     form.text('server', hostName)    // 'sql05'
 *     form.text('listener', hostName)  // undefined, and form.errors.listener.reason is 'has a blank'
 */
export function readInputs(values: Readonly<Record<string, string>>): Inputs {
  const errors: Record<string, Refusal> = {};
  const given = (field: string): string => (Object.hasOwn(values, field) ? String(values[field]) : '');
  return {
    errors,
    leftOut: [],
    refused: (field) => Object.hasOwn(errors, field),
    text: (field, rule) => {
      const value = given(field).trim();
      if (value === '') return undefined;
      const refusal = check(rule, value);
      if (refusal) errors[field] = refusal;
      return refusal ? undefined : value;
    },
    lines: (field, rule) => {
      const all = given(field).split(/\r\n|\r|\n/).map((line, i) => ({ line: line.trim(), no: i + 1 })).filter(({ line }) => line !== '');
      if (all.length > MOST_LINES) {
        errors[field] = { rule: 'line-count', allows: `Up to ${MOST_LINES} lines.`, reason: `has ${all.length} lines`, given: `${all[0]?.line.slice(0, 60)} …` };
        return [];
      }
      const allowed: string[] = [];
      for (const { line, no } of all) {
        const refusal = check(rule, line);
        if (refusal) errors[field] ??= all.length > 1 ? { ...refusal, reason: `${refusal.reason} (line ${no})` } : refusal;
        else if (!allowed.some((other) => other.toLowerCase() === line.toLowerCase())) allowed.push(line);
      }
      return allowed;
    },
    choice: (field, options) => {
      const value = given(field);
      const chosen = value === '' ? options[0] : options.find((o) => o === value);
      if (chosen === undefined) {
        errors[field] = { rule: 'option', allows: `One of ${options.join(', ')}.`, reason: 'is not one of the options', given: value.slice(0, 60) };
      }
      return chosen;
    },
    checks: (field, options) => {
      const chosen = given(field).split(',');
      return new Set(options.filter((o) => chosen.includes(o)));
    },
  };
}
