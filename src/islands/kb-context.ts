import { fromFragment, isContextName, setVariable, toFragment, type Context } from '../core/context.ts';
import { context, follow, update } from './context-store.ts';
import { copyText } from './copy-text.ts';
import { refusalText } from './refusal-text.ts';

/**
 * The value strip. Typing sets a variable on every page of this browser; a refused value stays in its cell, marked,
 * and reaches no command. A link with values asks before it replaces values that are already there.
 */
class KbContext extends HTMLElement {
  connectedCallback(): void {
    const form = this.querySelector('form')!;
    for (const input of form.querySelectorAll('input')) input.disabled = false;
    form.addEventListener('submit', (e) => e.preventDefault());
    form.addEventListener('input', (e) => this.typed(e.target as HTMLInputElement));
    this.querySelector('[data-clear]')!.addEventListener('click', () => this.clear());
    this.querySelector('[data-share]')!.addEventListener('click', () => void this.share());
    this.fromLink();
    follow((values) => this.fill(values));
    addEventListener('hashchange', () => this.fromLink());
  }

  private typed(input: HTMLInputElement): void {
    if (!isContextName(input.name)) return;
    const result = setVariable(context(), input.name, input.value);
    const refused = 'refusal' in result;
    input.setAttribute('aria-invalid', String(refused));
    this.error(refused ? `${input.labels?.[0]?.querySelector('span')?.textContent ?? input.name}: ${refusalText(result.refusal)}` : '');
    if (!refused) update(result.context);
  }

  /** Shows stored values; a cell with the caret or with a refused value is left alone. */
  private fill(values: Context): void {
    for (const input of this.querySelectorAll<HTMLInputElement>('input')) {
      if (input === document.activeElement || input.getAttribute('aria-invalid') === 'true') continue;
      const value = isContextName(input.name) ? (values[input.name] ?? '') : '';
      if (input.value !== value) input.value = value;
    }
  }

  private clear(): void {
    update({});
    for (const input of this.querySelectorAll<HTMLInputElement>('input')) {
      input.value = '';
      input.removeAttribute('aria-invalid');
    }
    this.error('');
    this.note('All values cleared from this browser.');
  }

  private async share(): Promise<void> {
    const fragment = toFragment(context());
    if (!fragment) return this.note('Nothing to share yet: set a value first.');
    const link = `${location.href.split('#')[0]}#${fragment}`;
    const copied = await copyText(link);
    this.note(copied ? 'Link copied. It carries the values above to whoever opens it; they are in its fragment, which no server sees.' : link);
  }

  /** Values in the address: taken at once when they contradict nothing, else offered. They leave the address either way. */
  private fromLink(): void {
    const { context: given, refused, rest } = fromFragment(location.hash.slice(1));
    if (Object.keys(given).length === 0 && refused.length === 0) return;
    history.replaceState(history.state, '', `${location.pathname}${rest ? `#${rest}` : ''}`);
    if (refused.length > 0) this.error(`The link carries values that are not allowed: ${refused.join(', ')}. They were left out.`);
    if (Object.keys(given).length === 0) return;
    const mine = context();
    const clash = Object.entries(given).some(([name, value]) => isContextName(name) && mine[name] !== undefined && mine[name] !== value);
    const merged = { ...mine, ...given };
    if (!clash) {
      update(merged);
      return this.note(`Values from the link are in use: ${Object.values(given).join(', ')}.`);
    }
    this.note(`This link carries other values: ${Object.values(given).join(', ')}.`, [
      ['Use them', () => update(merged)],
      ['Keep mine', () => undefined],
    ]);
  }

  private error(text: string): void {
    const node = this.querySelector<HTMLElement>('[data-error]')!;
    node.hidden = text === '';
    node.textContent = '';
    if (text) node.append(Object.assign(document.createElement('span'), { textContent: text }));
  }

  private note(text: string, actions: readonly (readonly [string, () => void])[] = []): void {
    const node = this.querySelector<HTMLElement>('[data-note]')!;
    const buttons = actions.map(([label, act]) => {
      const button = Object.assign(document.createElement('button'), { type: 'button', className: 'link', textContent: label });
      button.addEventListener('click', () => {
        act();
        node.hidden = true;
      });
      return button;
    });
    node.replaceChildren(Object.assign(document.createElement('span'), { textContent: text }), ...buttons);
    node.hidden = false;
    if (actions.length === 0) setTimeout(() => (node.hidden = true), 6000);
  }
}

customElements.define('kb-context', KbContext);
