import { copyText } from './copy-text.ts';
import { say } from './say.ts';

const SHOWN_MS = 2500;

/**
 * Buttons of a plate. Copy takes the shown lines, with the reader's values in them and without prompt or output.
 * Says so, also when values are still examples, and on plain HTTP selects the text and says which keys to press.
 */
class KbCopy extends HTMLElement {
  connectedCallback(): void {
    this.querySelector('.copy')?.addEventListener('click', (e) => void this.copy(e.currentTarget as HTMLButtonElement));
    for (const button of this.querySelectorAll<HTMLButtonElement>('.save')) button.addEventListener('click', () => void this.save(button));
  }

  private lines(): string[] {
    return [...this.closest('figure')!.querySelectorAll('pre .line')].map((l) => l.textContent ?? '');
  }

  /** Offers the shown text as a file, with the line ends and the encoding that Windows programs expect of it. */
  private async save(button: HTMLButtonElement): Promise<void> {
    const { save } = await import('./save-file.ts');
    const name = button.dataset['name'] ?? 'file.txt';
    save(name, this.lines().map((l) => `${l}\r\n`).join(''), button.dataset['encoding'] === 'utf-16le' ? 'utf-16le' : 'utf-8');
    say(`Saved ${name}`);
  }

  private async copy(button: HTMLButtonElement): Promise<void> {
    const pre = this.closest('figure')!.querySelector('pre')!;
    const lines = this.lines();
    const examples = [...pre.querySelectorAll('var[data-v]:not([data-set]), var[data-example]')].map((v) => v.textContent ?? '');
    const warning = examples.length > 0 ? ` Still an example: ${[...new Set(examples)].join(', ')}.` : '';
    if (await copyText(lines.join('\n'))) this.report(button, 'Copied', `Copied ${lines.length === 1 ? 'one line' : `${lines.length} lines`}.${warning}`);
    else {
      getSelection()?.selectAllChildren(pre);
      this.report(button, 'Press Ctrl C', `The text is selected; press Control C to copy it.${warning}`);
    }
  }

  private report(button: HTMLButtonElement, label: string, spoken: string): void {
    button.textContent = label;
    say(spoken);
    setTimeout(() => (button.textContent = 'Copy'), SHOWN_MS);
  }
}

customElements.define('kb-copy', KbCopy);
