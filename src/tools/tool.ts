import type { Block } from '../core/blocks.ts';
import type { Refusal } from '../core/rule.ts';

/** One control of a form. Values are strings in all kinds; `checks` joins its chosen options with commas. */
export interface Field {
  readonly id: string;
  readonly label: string;
  readonly hint?: string;
  /** `lines` is a short list, `paste` takes whole outputs and files. `choice` shows its options side by side, `select` hides them in a list. */
  readonly kind: 'text' | 'lines' | 'paste' | 'choice' | 'select' | 'checks';
  /** For choice (radio buttons), select and checks (check boxes). */
  readonly options?: readonly { readonly value: string; readonly label: string }[];
  /** The value a reset gives: '' for text, an option for choice. */
  readonly initial: string;
  readonly placeholder?: string;
  readonly inputmode?: 'numeric' | 'url';
  /**
   * What fills this field while the reader has not typed in it: the name of a context variable (src/data/context.ts), or a text with `{{name}}` in it,
   * which fills it once all of them are set.
   */
  readonly context?: string;
  /** Shown only while another field has one of these values; of check boxes, while one of these is ticked. A hidden field keeps its value but is not passed to run. */
  readonly when?: { readonly field: string; readonly is: readonly string[] };
  /**
   * A text that the tool does without: left empty, it does not make the form an empty one. A form whose other texts are all empty shows the worked
   * example; one that has no others always answers for what is chosen, and its first example has no texts.
   */
  readonly optional?: true;
  /** Heading that starts a new group above this field. */
  readonly group?: string;
}

export type Values = Readonly<Record<string, string>>;

export interface Output {
  /** Refusals by field id. A refused field contributes nothing to the blocks. */
  readonly errors: Readonly<Record<string, Refusal>>;
  /** What to say about the parts that were left out, with the field that causes it. */
  readonly leftOut: readonly { readonly field: string; readonly says: string }[];
  readonly blocks: readonly Block[];
}

export interface Example {
  readonly label: string;
  readonly values: Values;
}

/** What a tool asks and what its page says. */
export interface ToolForm {
  /** Slug of the page below /tools/. */
  readonly id: string;
  readonly title: string;
  readonly lead: string;
  /** What the tool answers, for lists of tools and for search. */
  readonly description: string;
  /** Words people type when they look for this tool. */
  readonly searches: readonly string[];
  readonly fields: readonly Field[];
  /** The groups of the form stand side by side above the output: for two ends of a connection. */
  readonly columns?: true;
  /** The first example is what the page shows without script, and what an empty form shows. */
  readonly examples: readonly [Example, ...Example[]];
  /** Pages that explain what the tool does: slugs of the runbook. */
  readonly pages: readonly string[];
  readonly sources: readonly { readonly title: string; readonly url?: string }[];
}

export interface Tool extends ToolForm {
  /** Pure and total: any strings in, no exception out. Empty required fields give an empty result with leftOut entries. */
  readonly run: (input: Values) => Output;
  /**
   * The same in steps, for a tool that reads long pastes: yields the share that is done (0 to 1), returns what `run` returns. Such a tool works off the
   * page's thread; its page loads the form alone.
   */
  readonly steps?: (input: Values) => Generator<number, Output>;
  /** Loads what `steps` needs for some values only, and gives the steps that have it. Undefined: `steps` does without. */
  readonly prepare?: (input: Values) => Promise<(input: Values) => Generator<number, Output>> | undefined;
}

/** What a page must know of a field to read, fill and hide it; the rest is drawn. */
export type FieldRules = Pick<Field, 'id' | 'kind' | 'initial' | 'context' | 'when' | 'optional'>;

/** Whether a field is shown for these values. One that hangs on a hidden field is hidden too. */
export function isShown(fields: readonly FieldRules[], field: FieldRules, values: Values): boolean {
  if (!field.when) return true;
  const { field: id, is } = field.when;
  const parent = fields.find((f) => f.id === id);
  if (!parent) throw new Error(`${field.id} hangs on ${id}, which does not exist`);
  const value = values[id] ?? parent.initial;
  const chosen = parent.kind === 'checks' ? value.split(',') : [value];
  return chosen.some((one) => is.includes(one)) && isShown(fields, parent, values);
}
