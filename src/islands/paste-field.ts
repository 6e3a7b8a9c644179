import { readFileText } from './read-file.ts';
import { take } from './take-paste.ts';

/**
 * A text area that takes whole outputs: pasted, dropped or opened as a file. A text that would freeze the page while it is laid out is kept here, and
 * the area shows its beginning. Announces each change by an `input` event of the area. The text lives in this page alone.
 */
export class PasteField {
  private readonly area: HTMLTextAreaElement;
  private readonly status: HTMLElement;
  private held: string | undefined;

  constructor(box: HTMLElement) {
    this.area = box.querySelector('textarea')!;
    this.status = box.querySelector('[data-paste-status]')!;
    for (const type of ['paste', 'dragover', 'drop', 'click', 'change']) box.addEventListener(type, (event) => void this.use(box, event));
    // Before the form hears of it: what was typed replaces what was held.
    this.area.addEventListener('input', (event) => {
      if (event.isTrusted) this.held = undefined;
      this.tell();
    });
  }

  text(): string {
    return this.held ?? this.area.value;
  }

  hold(text: string): void {
    const long = text.length > SHOWN;
    this.held = long ? text : undefined;
    const shown = long ? text.slice(0, SHOWN) : text;
    if (this.area.value !== shown) this.area.value = shown;
    this.tell();
  }

  private async use(box: HTMLElement, event: Event): Promise<void> {
    const target = event.target as HTMLElement;
    const given = take(event);
    if (event.type === 'dragover' || event.type === 'drop') box.toggleAttribute('data-over', event.type === 'dragover');
    if (given !== undefined) return this.changed(typeof given === 'string' ? given : await readFileText(given));
    if (event.type === 'click') {
      const button = target.closest('button');
      if (button && 'open' in button.dataset) box.querySelector<HTMLInputElement>('input[type="file"]')!.click();
      else if (button && 'clear' in button.dataset) {
        this.changed('');
        this.area.focus();
      }
    }
    if (event.type === 'change' && target instanceof HTMLInputElement && target.type === 'file') {
      const file = target.files?.[0];
      target.value = '';
      if (file) this.changed(await readFileText(file));
    }
  }

  private changed(text: string): void {
    this.hold(text);
    this.area.dispatchEvent(new Event('input', { bubbles: true }));
  }

  private tell(): void {
    const { held } = this;
    this.status.textContent =
      held === undefined
        ? 'Read in this browser. Never stored, never sent, never in a link.'
        : `The field shows the first ${SHOWN.toLocaleString('en')} of ${held.length.toLocaleString('en')} characters; all of them are read.`;
  }
}

const SHOWN = 20_000;
