import { draw, make, type Results } from './search-view.ts';
import { forget, recent, remember } from './recent-searches.ts';
import { prepare, search } from './search-engine.ts';

const COUNT_DELAY_MS = 500;

/**
 * Input, results and keys of one search, in the dialog or on a page.
 * ↓ and ↑ move the focus through the results, Enter in the field opens the first, typing returns to the field.
 */
export class SearchBox {
  private readonly input: HTMLInputElement;
  private readonly hits: HTMLElement;
  private readonly count: HTMLElement;
  private asked = 0;
  private counting: ReturnType<typeof setTimeout> | undefined;
  private pasted = false;

  constructor(root: HTMLElement) {
    root.addEventListener('focusin', prepare, { once: true });
    this.input = root.querySelector('input')!;
    this.hits = root.querySelector('[data-hits]')!;
    this.count = root.querySelector('[data-count]')!;
    this.input.addEventListener('input', (e) => {
      this.pasted = (e as InputEvent).inputType?.startsWith('insertFrom') || (this.pasted && this.input.value !== '');
      void this.run();
    });
    this.input.addEventListener('paste', (e) => this.paste(e));
    root.addEventListener('keydown', (e) => this.key(e));
    root.querySelector('form')!.addEventListener('submit', (e) => {
      e.preventDefault();
      this.hits.querySelector<HTMLAnchorElement>('a')?.click();
    });
    this.hits.addEventListener('click', (e) => {
      if ((e.target as HTMLElement).closest('a') && !this.pasted) remember(this.input.value);
    });
  }

  /** Sets the words to search for. Names and codes alone answer the page that searches for what the address asked: nobody has asked for more yet. */
  ask(text: string, fullText = true): void {
    this.input.value = text;
    void this.run(fullText);
  }

  async run(fullText = true): Promise<void> {
    const turn = ++this.asked;
    const query = this.input.value;
    if (query.trim() === '') return this.empty();
    for await (const results of search(query, fullText)) {
      if (turn !== this.asked) return;
      this.show(results);
    }
  }

  private show(results: Results): void {
    // The reader may already stand on a result: later, fuller results must not take the focus away.
    const at = this.links().indexOf(document.activeElement as HTMLAnchorElement);
    this.hits.replaceChildren(...draw(results));
    if (at >= 0) this.links()[Math.min(at, this.links().length - 1)]?.focus();
    const rows = results.groups.reduce((sum, g) => sum + g.rows.length, 0);
    const codes = results.cards.filter((c) => !c.unknown).length;
    const unknown = results.cards.length - codes;
    const parts = [codes > 0 && `${codes} exact ${codes === 1 ? 'code' : 'codes'}`, unknown > 0 && `${unknown} unknown ${unknown === 1 ? 'code' : 'codes'}`, rows > 0 && `${rows} ${rows === 1 ? 'page' : 'pages'}`].filter(Boolean);
    this.tell(parts.length > 0 ? parts.join(', ') : 'Nothing found');
  }

  /** Before the first key: what was searched lately, and what can be typed. */
  private empty(): void {
    const searches = recent();
    const again = searches.map((text) => {
      const button = make('button', { type: 'button', class: 'link' }, text);
      button.addEventListener('click', () => {
        this.ask(text);
        this.input.focus();
      });
      return make('li', {}, button);
    });
    const clear = make('button', { type: 'button', class: 'link small' }, 'Forget these');
    clear.addEventListener('click', () => {
      forget();
      this.empty();
    });
    this.hits.replaceChildren(
      ...(again.length > 0 ? [make('h2', {}, 'Searched lately, kept in this browser'), make('ul', { class: 'recent' }, ...again), clear] : []),
      make('h2', {}, 'What you can type'),
      make('p', { class: 'small' }, 'A code in any spelling: 0x80090322, -2146893022, SEC_E_WRONG_PRINCIPAL, 18456 state 11, event 36888, alert 40.'),
      make('p', { class: 'small' }, 'A sentence, with or without mistakes: cannot generate sspi context, works locally but not from other machines.'),
      make('p', { class: 'small' }, 'A whole exception: it is taken apart into its codes and known phrases.'),
    );
    this.tell('');
  }

  /** The count is read out once typing pauses; a screen reader would otherwise never finish a number. */
  private tell(text: string): void {
    clearTimeout(this.counting);
    this.counting = setTimeout(() => (this.count.textContent = text), text ? COUNT_DELAY_MS : 0);
  }

  /** A one-line field drops the line breaks of a pasted exception and glues its words together. */
  private paste(e: ClipboardEvent): void {
    const text = e.clipboardData?.getData('text/plain') ?? '';
    if (!/[\r\n]/.test(text)) return;
    e.preventDefault();
    this.input.setRangeText(text.replace(/\s*[\r\n]+\s*/g, ' ').slice(0, this.input.maxLength), this.input.selectionStart ?? 0, this.input.selectionEnd ?? 0, 'end');
    this.pasted = true;
    void this.run();
  }

  private links(): HTMLAnchorElement[] {
    return [...this.hits.querySelectorAll<HTMLAnchorElement>('a')];
  }

  private key(e: KeyboardEvent): void {
    const links = this.links();
    const at = links.indexOf(document.activeElement as HTMLAnchorElement);
    if (e.key === 'ArrowDown' || e.key === 'ArrowUp') {
      if (links.length === 0) return;
      e.preventDefault();
      const to = at + (e.key === 'ArrowDown' ? 1 : -1);
      if (to < 0) this.input.focus();
      else links[Math.min(to, links.length - 1)]?.focus();
    } else if (at >= 0 && e.key.length === 1 && !e.ctrlKey && !e.metaKey && !e.altKey) this.input.focus();
  }
}
