import { decodePart } from '../core/decode.ts';
import { remarkOnCommand } from './command-remarks.ts';
import { drawBlock } from '../markup/blocks.ts';
import type { Block } from '../core/blocks.ts';
import { scriptOf } from '../core/command-script.ts';
import type { FieldRules, Output, Tool, Values } from '../tools/tool.ts';
import { copyText } from './copy-text.ts';
import { follow } from './context-store.ts';
import { say } from './say.ts';
import { ToolFormState } from './tool-form.ts';
import { toolLoaders } from './tool-loaders.ts';
import { toDom } from './to-dom.ts';

/**
 * Makes a tool page live: form in, blocks out, at each keystroke. The tool itself is fetched when the form is first used; until then the page shows the
 * answer to the worked example that it came with. The address keeps the form in its fragment only when the reader asks for a link; what is typed is
 * stored nowhere.
 */
class KbTool extends HTMLElement {
  private fields!: readonly FieldRules[];
  private form!: ToolFormState;
  private tool: Tool | undefined;
  private blocks: readonly Block[] = [];
  private drawn = new Map<string, Node>();
  private turn = 0;
  private answering: Promise<void> | undefined;
  /** One promise for all questions: those of several imports need not be kept in the order in which they were made. */
  private client: Promise<typeof import('./tool-client.ts')> | undefined;
  private slow: ReturnType<typeof setTimeout> | undefined;

  connectedCallback(): void {
    this.fields = JSON.parse(this.dataset['fields'] ?? '[]') as readonly FieldRules[];
    this.form = new ToolFormState(this.querySelector('form')!, this.fields);
    this.addEventListener('click', (e) => this.clicked((e.target as HTMLElement).closest('button')));
    this.form.element.addEventListener('focusin', () => void this.fetch(), { once: true });
    this.form.element.addEventListener('submit', (e) => e.preventDefault());
    this.form.element.addEventListener('input', (e) => {
      const control = e.target as HTMLInputElement;
      this.form.touched(control.name);
      void this.refresh();
      void remarkOnCommand(control);
    });
    this.form.start(this.fromAddress(), this.example());
    follow((context) => {
      this.form.fillFrom(context);
      void this.refresh();
    });
    addEventListener('hashchange', () => {
      const values = this.fromAddress();
      if (!values) return;
      this.form.set(values);
      void this.refresh();
    });
  }

  /** The tool, where it works on this page; one that works in a worker is fetched there. */
  private async fetch(): Promise<void> {
    if ('worker' in this.dataset) this.client ??= import('./tool-client.ts');
    else this.tool ??= await toolLoaders[this.dataset['tool'] ?? '']?.();
  }

  private async refresh(): Promise<void> {
    const values = this.form.values();
    const blank = this.form.isBlank();
    this.turn += 1;
    // The page came with the answer to the worked example.
    if (this.blocks.length === 0 && this.form.isAsStarted(this.example())) return this.show(undefined, blank);
    // An empty form shows the worked example, marked as one; the page does not jump, and the output is never a void.
    const input = blank ? this.form.withTextsOf(this.example()) : values;
    if (this.tool) this.show(this.tool.run(input), blank);
    else await (this.answering = this.work(input, blank, this.turn));
  }

  private example(): Values {
    return JSON.parse(this.querySelector<HTMLElement>('[data-example]')?.dataset['example'] ?? '{}') as Values;
  }

  /** The first answer waits for the tool; a tool that reads long texts works off the page's thread, with a bar when it takes its time. */
  private async work(input: Values, blank: boolean, turn: number): Promise<void> {
    const bar = this.querySelector('progress')!;
    clearTimeout(this.slow);
    this.slow = setTimeout(() => (bar.hidden = false), SLOW_MS);
    const output = await this.answer(input, (share) => (bar.value = share));
    if (turn !== this.turn) return;
    bar.value = 0;
    this.show(output, blank);
  }

  private async answer(input: Values, share: (share: number) => void): Promise<Output | undefined> {
    if ('worker' in this.dataset) return (await (this.client ??= import('./tool-client.ts'))).runTool(this.dataset['tool'] ?? '', input, share);
    await this.fetch();
    return this.tool?.run(input);
  }

  /** Without an output what stands there stays: the worked example. */
  private show(output: Output | undefined, blank: boolean): void {
    clearTimeout(this.slow);
    this.querySelector('progress')!.hidden = true;
    this.form.mark(blank || !output ? {} : output.errors);
    if (output) {
      this.blocks = output.blocks;
      this.draw(output.blocks);
    }
    this.querySelector('[data-left-out]')!.replaceChildren(
      ...(blank ? [paragraph('note', 'This is a worked example. Fill in the form for your own names.')] : []),
      ...(blank || !output ? [] : output.leftOut.map((l) => this.leftOut(l.field, l.says, l.field in output.errors))),
    );
  }

  /** Draws what changed. A block that is the same stays the same node: a selection or the focus in it survives the next key. */
  private draw(blocks: readonly Block[]): void {
    const next = new Map<string, Node>();
    for (const block of blocks) {
      const key = JSON.stringify(block);
      next.set(key, this.drawn.get(key) ?? toDom(drawBlock(block)));
    }
    this.drawn = next;
    const box = this.querySelector('[data-blocks]')!;
    const kept = new Set(next.values());
    for (const node of [...box.childNodes]) if (!kept.has(node)) node.remove();
    let at = box.firstChild;
    for (const node of kept) {
      if (node === at) at = at.nextSibling;
      else box.insertBefore(node, at);
    }
  }

  /** What the output lacks, with the way to the field that causes it. */
  private leftOut(field: string, says: string, refused: boolean): HTMLElement {
    const p = paragraph(refused ? 'error' : 'note', '');
    const link = Object.assign(document.createElement('a'), { href: `#${field}`, textContent: refused ? 'Correct it' : 'Fill it in' });
    link.addEventListener('click', (e) => {
      e.preventDefault();
      this.form.focus(field);
    });
    const span = document.createElement('span');
    span.append(`${says} `, link);
    p.append(span);
    return p;
  }

  private clicked(button: HTMLButtonElement | null): void {
    if (!button) return;
    const example = button.dataset['example'];
    if (example !== undefined) void this.load(JSON.parse(example) as Values, `Example loaded: ${button.textContent ?? ''}`);
    else if ('reset' in button.dataset) void this.load({}, 'Form reset');
    else if ('link' in button.dataset) void this.copyLink();
    else if ('copyAll' in button.dataset) void this.copyAll();
    else if (button.closest('.export')) void import('./export-buttons.ts').then((m) => m.used(button));
  }

  private async load(values: Values, spoken: string): Promise<void> {
    this.form.set(values);
    await this.refresh();
    say(spoken);
  }

  private async copyLink(): Promise<void> {
    const given = Object.entries(this.form.values()).filter(([id, v]) => {
      const field = this.fields.find((f) => f.id === id);
      return field?.kind !== 'paste' && v !== field?.initial;
    });
    const link = `${location.href.split('#')[0]}#${given.map(([id, v]) => `${id}=${encodeURIComponent(v)}`).join('&')}`;
    history.replaceState(history.state, '', link);
    const copied = await copyText(link);
    say(copied ? 'Link copied. It carries the form in its fragment.' : 'The link is in the address bar.');
    flash(this.querySelector('[data-link]')!, copied ? 'Link copied' : 'Link is in the address bar');
  }

  private async copyAll(): Promise<void> {
    await this.answering;
    // The page came with the answer to the worked example, and nothing has been asked since.
    const blocks = this.blocks.length > 0 ? this.blocks : ((await this.answer(this.form.isBlank() ? this.form.withTextsOf(this.example()) : this.form.values(), () => undefined))?.blocks ?? []);
    const commands = blocks.filter((b) => b.kind === 'command');
    const copied = commands.length > 0 && (await copyText(scriptOf(commands)));
    const label = commands.length === 0 ? 'No command yet' : copied ? `Copied ${commands.length} commands` : 'Not copied: use the Copy buttons';
    flash(this.querySelector('[data-copy-all]')!, label);
    say(label);
  }

  private fromAddress(): Values | undefined {
    const ids = new Set(this.fields.flatMap((f) => (f.kind === 'paste' ? [] : [f.id])));
    const pairs = location.hash.slice(1).split('&').flatMap((part) => {
      const at = part.indexOf('=');
      const id = part.slice(0, at);
      return at > 0 && ids.has(id) ? [[id, decodePart(part.slice(at + 1))] as const] : [];
    });
    return pairs.length > 0 ? Object.fromEntries(pairs) : undefined;
  }
}

const SLOW_MS = 300;

function paragraph(className: string, text: string): HTMLElement {
  return Object.assign(document.createElement('p'), { className, textContent: text });
}

function flash(button: HTMLElement, label: string): void {
  const before = button.dataset['label'] ?? button.textContent ?? '';
  button.dataset['label'] = before;
  button.textContent = label;
  setTimeout(() => (button.textContent = before), 2500);
}

customElements.define('kb-tool', KbTool);
