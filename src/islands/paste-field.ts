import { HeldText } from './held-text.ts';
import { readFileText } from './read-file.ts';
import { take } from './take-paste.ts';

/**
 * A text area that takes whole outputs: pasted, dropped or opened as a file. Announces each change by an `input` event of the area.
 */
export class PasteField {
  private readonly area: HTMLTextAreaElement;
  private readonly status: HTMLElement;
  private readonly held: HeldText;

  constructor(box: HTMLElement) {
    this.area = box.querySelector('textarea')!;
    this.held = new HeldText(this.area);
    this.status = box.querySelector('[data-paste-status]')!;
    for (const type of ['paste', 'dragover', 'drop', 'click', 'change']) box.addEventListener(type, (event) => void this.use(box, event));
    // Before the form hears of it: what was typed replaces what was held.
    this.area.addEventListener('input', (event) => {
      if (event.isTrusted) this.held.typed();
      this.tell();
    });
  }

  text(): string {
    return this.held.text();
  }

  hold(text: string): void {
    this.held.hold(text);
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
    this.status.textContent = this.held.remark() || 'Read in this browser. Never stored, never sent, never in a link.';
  }
}
