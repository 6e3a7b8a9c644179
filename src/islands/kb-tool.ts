import { decodePart } from '../core/decode.ts';
import { remarkOnCommand } from './command-remarks.ts';
import { drawBlock } from '../markup/blocks.ts';
import type { Block } from '../core/blocks.ts';
import { scriptOf } from '../core/command-script.ts';
import type { Tool, Values } from '../tools/tool.ts';
import { copyText } from './copy-text.ts';
import { follow } from './context-store.ts';
import { say } from './say.ts';
import { ToolFormState } from './tool-form.ts';
import { toolLoaders } from './tool-loaders.ts';
import { toDom } from './to-dom.ts';

/**
 * Makes a tool page live: form in, blocks out, at each keystroke. The address keeps the form in its fragment only
 * when the reader asks for a link; what is typed is stored nowhere.
 */
class KbTool extends HTMLElement {
  private tool!: Tool;
  private form!: ToolFormState;
  private blocks: readonly Block[] = [];
  private drawn = new Map<string, Node>();

  connectedCallback(): void {
    const ready = toolLoaders[this.dataset['tool'] ?? '']?.().then((tool) => this.start(tool));
    // Listens at once: a click that comes while the tool still loads is answered when it has.
    this.addEventListener('click', (e) => {
      const button = (e.target as HTMLElement).closest('button');
      void ready?.then(() => this.clicked(button));
    });
  }

  private start(tool: Tool): void {
    this.tool = tool;
    this.form = new ToolFormState(this.querySelector('form')!, tool);
    this.form.element.addEventListener('submit', (e) => e.preventDefault());
    this.form.element.addEventListener('input', (e) => {
      const control = e.target as HTMLInputElement;
      this.form.touched(control.name);
      this.refresh();
      void remarkOnCommand(control);
    });
    this.form.start(this.fromAddress());
    follow((context) => {
      this.form.fillFrom(context);
      this.refresh();
    });
    addEventListener('hashchange', () => {
      const values = this.fromAddress();
      if (!values) return;
      this.form.set(values);
      this.refresh();
    });
  }

  private refresh(): void {
    const values = this.form.values();
    const blank = this.form.isBlank();
    // An empty form shows the worked example, marked as one; the page does not jump, and the output is never a void.
    const output = this.tool.run(blank ? this.form.withTextsOf(this.tool.examples[0].values) : values);
    this.form.mark(blank ? {} : output.errors);
    this.blocks = output.blocks;
    this.draw(output.blocks);
    this.querySelector('[data-left-out]')!.replaceChildren(
      ...(blank ? [paragraph('note', 'This is a worked example. Fill in the form for your own names.')] : []),
      ...(blank ? [] : output.leftOut.map((l) => this.leftOut(l.field, l.says, l.field in output.errors))),
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
    if (example !== undefined) this.load(this.tool.examples[Number(example)]?.values ?? {}, `Example loaded: ${button.textContent ?? ''}`);
    else if ('reset' in button.dataset) this.load({}, 'Form reset');
    else if ('link' in button.dataset) void this.copyLink();
    else if ('copyAll' in button.dataset) void this.copyAll();
  }

  private load(values: Values, spoken: string): void {
    this.form.set(values);
    this.refresh();
    say(spoken);
  }

  private async copyLink(): Promise<void> {
    const given = Object.entries(this.form.values()).filter(([id, v]) => v !== this.tool.fields.find((f) => f.id === id)?.initial);
    const link = `${location.href.split('#')[0]}#${given.map(([id, v]) => `${id}=${encodeURIComponent(v)}`).join('&')}`;
    history.replaceState(history.state, '', link);
    const copied = await copyText(link);
    say(copied ? 'Link copied. It carries the form in its fragment.' : 'The link is in the address bar.');
    flash(this.querySelector('[data-link]')!, copied ? 'Link copied' : 'Link is in the address bar');
  }

  private async copyAll(): Promise<void> {
    const commands = this.blocks.filter((b) => b.kind === 'command');
    const copied = commands.length > 0 && (await copyText(scriptOf(commands)));
    const label = commands.length === 0 ? 'No command yet' : copied ? `Copied ${commands.length} commands` : 'Not copied: use the Copy buttons';
    flash(this.querySelector('[data-copy-all]')!, label);
    say(label);
  }

  private fromAddress(): Values | undefined {
    const ids = new Set(this.tool.fields.map((f) => f.id));
    const pairs = location.hash.slice(1).split('&').flatMap((part) => {
      const at = part.indexOf('=');
      const id = part.slice(0, at);
      return at > 0 && ids.has(id) ? [[id, decodePart(part.slice(at + 1))] as const] : [];
    });
    return pairs.length > 0 ? Object.fromEntries(pairs) : undefined;
  }
}

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
