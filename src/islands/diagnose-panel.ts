import { setVariable, type Context } from '../core/context.ts';
import { examples } from '../data/diagnose-examples.ts';
import { drawAnswer } from '../markup/answer.ts';
import { drawBlock } from '../markup/blocks.ts';
import type { Answer } from '../tools/diagnose/answer.ts';
import { context, follow, update } from './context-store.ts';
import { HeldText } from './held-text.ts';
import { read, warm } from './reading-client.ts';
import { readFileText } from './read-file.ts';
import { say } from './say.ts';
import { toDom } from './to-dom.ts';

/**
 * The paste box: text in, answer out, at each change. The text lives in this page alone and goes with it; it is never stored, sent or put in
 * the address.
 */
class Panel {
  private readonly box: HTMLElement;
  private readonly field: HTMLTextAreaElement;
  private readonly held: HeldText;
  private answer: Answer | undefined;
  private turn = 0;
  private slow: ReturnType<typeof setTimeout> | undefined;

  constructor(box: HTMLElement) {
    this.box = box;
    this.field = box.querySelector('[data-paste]')!;
    this.held = new HeldText(this.field);
    warm();
    let first = true;
    follow(() => {
      if (!first && this.text().trim() !== '') void this.run();
      first = false;
    });
  }

  private text(): string {
    return this.held.text();
  }

  async use(event: Event, given: File | string | undefined): Promise<void> {
    const target = event.target as HTMLElement;
    if (event.type === 'dragover') this.box.toggleAttribute('data-over', true);
    if (event.type === 'drop') this.box.toggleAttribute('data-over', false);
    if (given !== undefined) return this.hold(typeof given === 'string' ? given : await readFileText(given));
    if (event.type === 'change' && target instanceof HTMLInputElement && target.type === 'file') {
      const file = target.files?.[0];
      if (file) await this.hold(await readFileText(file));
      target.value = '';
    } else if (event.type === 'input' && target === this.field) {
      this.held.typed();
      await this.run();
    } else if (event.type === 'input' && target.matches('[data-split-paste]')) await this.split(target as HTMLTextAreaElement);
    else if (event.type === 'click') this.clicked(target.closest('button'));
  }

  private clicked(button: HTMLButtonElement | null): void {
    if (!button) return;
    const example = examples[Number(button.dataset['example'] ?? -1)];
    if (example) {
      void this.hold(example.text);
      say(`Example loaded: ${example.label}`);
    } else if ('open' in button.dataset) this.box.querySelector<HTMLInputElement>('input[type="file"]')!.click();
    else if ('clear' in button.dataset) {
      void this.hold('');
      this.field.focus();
    } else if ('adopt' in button.dataset) this.adopt();
  }

  private hold(text: string): Promise<void> {
    this.held.hold(text);
    return this.run();
  }

  private async run(): Promise<void> {
    const turn = (this.turn += 1);
    const text = this.text();
    const status = this.box.querySelector('[data-status]')!;
    const bar = this.box.querySelector('progress')!;
    // A text that was replaced while it waited is never answered: its timer must not outlive it.
    clearTimeout(this.slow);
    if (text.trim() === '') {
      bar.hidden = true;
      this.answer = undefined;
      status.textContent = 'Read in this browser. Never stored, never sent.';
      this.box.querySelector('[data-answer]')!.replaceChildren();
      this.box.toggleAttribute('data-answered', false);
      return;
    }
    this.slow = setTimeout(() => (bar.hidden = false), SLOW_MS);
    const result = await read(text, context(), (share) => (bar.value = share));
    if (turn !== this.turn || !('answer' in result)) return;
    clearTimeout(this.slow);
    bar.hidden = true;
    bar.value = 0;
    this.draw(result.answer);
  }

  private draw(answer: Answer): void {
    this.answer = answer;
    const size = this.held.remark();
    const [first] = answer.causes;
    const says = first ? `${answer.causes.length} likely ${answer.causes.length === 1 ? 'cause' : 'causes'}, first: ${first.title}.` : SAID[answer.outcome];
    this.box.querySelector('[data-status]')!.textContent = `${answer.text.total} ${answer.text.total === 1 ? 'line' : 'lines'} read, ${answer.text.read} understood. ${says} ${size}`.trimEnd();
    this.box.querySelector('[data-answer]')!.replaceChildren(...drawAnswer(answer).map((node) => toDom(node)));
    this.box.toggleAttribute('data-answered', true);
  }

  /** The names of the text become the values of the strip; a value that its rule refuses was not offered. */
  private adopt(): void {
    let next: Context = context();
    for (const { name, value } of this.answer?.offers ?? []) {
      const result = setVariable(next, name, value);
      if ('context' in result) next = result.context;
    }
    const taken = this.answer?.offers.map((o) => `${o.label} ${o.value}`).join(', ') ?? '';
    update(next);
    say(`In use in all commands: ${taken}`);
  }

  /** The output of the check that separates the causes: its verdict, and the way that it chooses. */
  private async split(field: HTMLTextAreaElement): Promise<void> {
    const text = field.value;
    const out = this.box.querySelector('[data-split-verdict]')!;
    const ways = this.box.querySelectorAll<HTMLElement>('[data-way]');
    for (const way of ways) way.classList.remove('now');
    if (text.trim() === '') return out.replaceChildren();
    const result = await read(text, context(), () => undefined, field.dataset['splitPaste'] ?? '');
    if (!('judged' in result) || field.value !== text) return;
    out.replaceChildren(...result.judged.findings.map((f) => toDom(drawBlock(f))));
    const cause = result.judged.causes[0];
    for (const way of ways) way.classList.toggle('now', cause !== undefined && way.dataset['way'] === cause);
  }
}

const SLOW_MS = 300;
const SAID = {
  empty: '',
  nothing: 'Nothing recognised.',
  undetermined: 'No cause can be told from it.',
  output: 'It shows no cause.',
  causes: '',
} as const;

const panels = new WeakMap<HTMLElement, Panel>();

export function use(element: HTMLElement, event: Event, given: File | string | undefined): void {
  let panel = panels.get(element);
  if (!panel) panels.set(element, (panel = new Panel(element)));
  void panel.use(event, given);
}
