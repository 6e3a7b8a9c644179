import { show, type Context } from '../core/context.ts';
import type { Refusal } from '../core/rule.ts';
import { pieces } from '../core/template.ts';
import { isShown, type FieldRules, type Values } from '../tools/tool.ts';
import { PasteField } from './paste-field.ts';
import { refusalText } from './refusal-text.ts';

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/** Reads and writes the controls of a tool form, by field. */
export class ToolFormState {
  readonly element: HTMLFormElement;
  private readonly fields: readonly FieldRules[];
  private readonly pastes = new Map<string, PasteField>();
  /** Fields that the reader, a link or an example has filled: the value strip leaves them alone. */
  private readonly own = new Set<string>();

  constructor(element: HTMLFormElement, fields: readonly FieldRules[]) {
    this.element = element;
    this.fields = fields;
    for (const control of element.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('input, textarea')) control.readOnly = false;
    for (const field of fields) if (field.kind === 'paste') this.pastes.set(field.id, new PasteField(this.box(field.id)));
  }

  /** With a link: its values. Else a form without texts, with the choices of the example that the page shows the answer to; the value strip fills it. */
  start(values: Values | undefined, example: Values): void {
    this.set(values ?? {});
    if (!values) for (const field of this.fields) if (!isText(field)) this.write(field, example[field.id] ?? field.initial);
  }

  /** No text filled in, and the choices are those of the example. */
  isAsStarted(example: Values): boolean {
    return this.fields.every((f) => (isText(f) ? this.read(f).trim() === '' : sameChoice(this.read(f), example[f.id] ?? f.initial)));
  }

  set(values: Values): void {
    this.own.clear();
    for (const field of this.fields) {
      const given = values[field.id];
      if (given !== undefined) this.own.add(field.id);
      this.write(field, given ?? field.initial);
    }
  }

  touched(name: string): void {
    this.own.add(name);
  }

  fillFrom(context: Context): void {
    for (const field of this.fields) {
      if (field.context && !this.own.has(field.id)) this.write(field, filled(field.context, context) ?? field.initial);
    }
  }

  /** Values of the fields that are shown; shows and hides those that depend on another. */
  values(): Values {
    const all = Object.fromEntries(this.fields.map((f) => [f.id, this.read(f)]));
    const shown = this.fields.filter((f) => isShown(this.fields, f, all));
    for (const f of this.fields) this.box(f.id).hidden = !shown.includes(f);
    for (const group of this.element.querySelectorAll<HTMLElement>('[data-group]')) group.hidden = !group.querySelector('[data-field]:not([hidden])');
    return Object.fromEntries(shown.map((f) => [f.id, all[f.id] ?? '']));
  }

  /** The values as they stand, with the texts of an example in place of the empty ones. */
  withTextsOf(example: Values): Values {
    const values = this.values();
    const texts = this.fields.filter((f) => isText(f) && f.id in values);
    return { ...values, ...Object.fromEntries(texts.map((f) => [f.id, values[f.id]?.trim() ? (values[f.id] ?? '') : (example[f.id] ?? '')])) };
  }

  /** Nobody has filled in a text yet, and the form as it is shown has texts that the tool cannot do without. */
  isBlank(): boolean {
    const values = this.values();
    const texts = this.fields.filter((f) => isText(f) && !f.optional && f.id in values);
    return texts.length > 0 && texts.every((f) => this.read(f).trim() === '');
  }

  mark(errors: Readonly<Record<string, Refusal>>): void {
    for (const field of this.fields) {
      const refusal = errors[field.id];
      const message = this.element.querySelector<HTMLElement>(`#${CSS.escape(field.id)}-error`)!;
      const text = refusal ? refusalText(refusal) : '';
      message.hidden = !refusal;
      if (message.textContent !== text) message.replaceChildren(Object.assign(document.createElement('span'), { textContent: text }));
      for (const control of this.controls(field)) control.setAttribute('aria-invalid', String(Boolean(refusal)));
    }
  }

  focus(id: string): void {
    const field = this.fields.find((f) => f.id === id);
    if (field) this.controls(field)[0]?.focus();
  }

  private box(id: string): HTMLElement {
    return this.element.querySelector<HTMLElement>(`[data-field="${CSS.escape(id)}"]`)!;
  }

  private controls(field: FieldRules): Control[] {
    return [...this.element.querySelectorAll<Control>(`[name="${CSS.escape(field.id)}"]`)];
  }

  private read(field: FieldRules): string {
    const controls = this.controls(field);
    if (field.kind === 'paste') return this.pastes.get(field.id)?.text() ?? '';
    if (isText(field) || field.kind === 'select') return controls[0]?.value ?? '';
    return controls
      .filter((c) => c instanceof HTMLInputElement && c.checked)
      .map((c) => c.value)
      .join(',');
  }

  private write(field: FieldRules, value: string): void {
    if (field.kind === 'paste') return this.pastes.get(field.id)?.hold(value);
    const chosen = value.split(',');
    for (const control of this.controls(field)) {
      if (isText(field) || field.kind === 'select') {
        if (control.value !== value) control.value = value;
      } else (control as HTMLInputElement).checked = chosen.includes(control.value);
    }
  }
}

/** A value of the strip, or a text of several of them; undefined while one is not set. */
function filled(from: string, context: Context): string | undefined {
  if (!from.includes('{{')) return context[from as keyof Context];
  const parts = pieces(from).map(({ text, variable }) => (variable === undefined ? { text, examples: [] } : show(context, variable)));
  return parts.every((p) => p.examples.length === 0) ? parts.map((p) => p.text).join('') : undefined;
}

/** Options that are ticked stand in the order of the form, whatever the order in which an example names them. */
function sameChoice(a: string, b: string): boolean {
  return a.split(',').sort().join() === b.split(',').sort().join();
}

function isText({ kind }: FieldRules): boolean {
  return kind === 'text' || kind === 'lines' || kind === 'paste';
}
