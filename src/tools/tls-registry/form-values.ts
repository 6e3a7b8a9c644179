/** Strings of the form, read option by option: what is no option of its field gets no further. */
import { check } from '../../core/rule.ts';
import type { Refusal, Rule } from '../../core/rule.ts';
import type { Output, Values } from '../tool.ts';
import { notAnOption } from './controls.ts';
import { fields } from './fields.ts';

export interface FormValues {
  readonly errors: Record<string, Refusal>;
  readonly leftOut: Output['leftOut'][number][];
  /** The chosen option, or '' when the field is empty or refused. */
  readonly choice: (id: string) => string;
  /** The ticked options; none when the field is refused. */
  readonly checks: (id: string) => readonly string[];
  /** The trimmed text, undefined when it is empty or refused. */
  readonly text: (id: string, rule: Rule) => string | undefined;
  /** The text as it stands. */
  readonly raw: (id: string) => string;
  readonly needs: (id: string, says: string) => void;
}

const options: ReadonlyMap<string, ReadonlySet<string>> = new Map(fields.map((field) => [field.id, new Set((field.options ?? []).map(({ value }) => value))]));

export function formValues(values: Values): FormValues {
  const errors: Record<string, Refusal> = {};
  const leftOut: Output['leftOut'][number][] = [];
  const raw = (id: string): string => {
    const value: unknown = Object.hasOwn(values, id) ? values[id] : '';
    return typeof value === 'string' ? value : '';
  };
  const isOption = (id: string, value: string): boolean => {
    if (options.get(id)?.has(value)) return true;
    errors[id] = notAnOption;
    return false;
  };
  return {
    errors,
    leftOut,
    raw,
    choice: (id) => {
      const value = raw(id).trim();
      return value === '' || isOption(id, value) ? value : '';
    },
    checks: (id) => {
      const chosen = raw(id).trim().split(',').filter((value) => value !== '');
      return chosen.every((value) => isOption(id, value)) ? chosen : [];
    },
    text: (id, rule) => {
      const value = raw(id).trim();
      if (value === '') return undefined;
      const refusal = check(rule, value);
      if (refusal) errors[id] = refusal;
      return refusal ? undefined : value;
    },
    needs: (id, says) => {
      if (raw(id).trim() === '') leftOut.push({ field: id, says });
    },
  };
}
