import type { Context } from '../core/context.ts';
import type { Refusal } from '../core/rule.ts';
import { isShown, type Field, type Tool, type Values } from '../tools/tool.ts';
import { refusalText } from './refusal-text.ts';

type Control = HTMLInputElement | HTMLTextAreaElement;

/** Reads and writes the controls of a tool form, by field. */
export class ToolFormState {
  readonly element: HTMLFormElement;
  private readonly tool: Tool;
  /** Fields that the reader, a link or an example has filled: the value strip leaves them alone. */
  private readonly own = new Set<string>();

  constructor(element: HTMLFormElement, tool: Tool) {
    this.element = element;
    this.tool = tool;
    for (const control of element.querySelectorAll<Control>('input, textarea')) control.readOnly = false;
  }

  /** With a link: its values. Else an empty form, which the value strip fills. */
  start(values: Values | undefined): void {
    this.set(values ?? {});
  }

  set(values: Values): void {
    this.own.clear();
    for (const field of this.tool.fields) {
      const given = values[field.id];
      if (given !== undefined) this.own.add(field.id);
      this.write(field, given ?? field.initial);
    }
  }

  touched(name: string): void {
    this.own.add(name);
  }

  fillFrom(context: Context): void {
    for (const field of this.tool.fields) {
      if (field.context && !this.own.has(field.id)) this.write(field, context[field.context as keyof Context] ?? field.initial);
    }
  }

  /** Values of the fields that are shown; shows and hides those that depend on another. */
  values(): Values {
    const all = Object.fromEntries(this.tool.fields.map((f) => [f.id, this.read(f)]));
    const shown = this.tool.fields.filter((f) => isShown(this.tool, f, all));
    for (const f of this.tool.fields) this.box(f.id).hidden = !shown.includes(f);
    for (const group of this.element.querySelectorAll<HTMLElement>('[data-group]')) group.hidden = !group.querySelector('[data-field]:not([hidden])');
    return Object.fromEntries(shown.map((f) => [f.id, all[f.id] ?? '']));
  }

  /** The values as they stand, with the texts of an example in place of the empty ones. */
  withTextsOf(example: Values): Values {
    const values = this.values();
    const texts = this.tool.fields.filter((f) => (f.kind === 'text' || f.kind === 'lines') && f.id in values);
    return { ...values, ...Object.fromEntries(texts.map((f) => [f.id, example[f.id] ?? ''])) };
  }

  /** Nobody has filled in a text yet, and the form has texts to fill in. */
  isBlank(): boolean {
    const texts = this.tool.fields.filter((f) => f.kind === 'text' || f.kind === 'lines');
    return texts.length > 0 && texts.every((f) => this.read(f).trim() === '');
  }

  mark(errors: Readonly<Record<string, Refusal>>): void {
    for (const field of this.tool.fields) {
      const refusal = errors[field.id];
      const message = this.element.querySelector<HTMLElement>(`#${CSS.escape(field.id)}-error`)!;
      const text = refusal ? refusalText(refusal) : '';
      message.hidden = !refusal;
      if (message.textContent !== text) message.replaceChildren(Object.assign(document.createElement('span'), { textContent: text }));
      for (const control of this.controls(field)) control.setAttribute('aria-invalid', String(Boolean(refusal)));
    }
  }

  focus(id: string): void {
    const field = this.tool.fields.find((f) => f.id === id);
    if (field) this.controls(field)[0]?.focus();
  }

  private box(id: string): HTMLElement {
    return this.element.querySelector<HTMLElement>(`[data-field="${CSS.escape(id)}"]`)!;
  }

  private controls(field: Field): Control[] {
    return [...this.element.querySelectorAll<Control>(`[name="${CSS.escape(field.id)}"]`)];
  }

  private read(field: Field): string {
    const controls = this.controls(field);
    if (field.kind === 'text' || field.kind === 'lines') return controls[0]?.value ?? '';
    return controls
      .filter((c) => c instanceof HTMLInputElement && c.checked)
      .map((c) => c.value)
      .join(',');
  }

  private write(field: Field, value: string): void {
    const chosen = value.split(',');
    for (const control of this.controls(field)) {
      if (field.kind === 'text' || field.kind === 'lines') {
        if (control.value !== value) control.value = value;
      } else (control as HTMLInputElement).checked = chosen.includes(control.value);
    }
  }
}
