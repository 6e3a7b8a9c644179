import { copyText } from './copy-text.ts';
import { say } from './say.ts';

const SHOWN_MS = 2500;

/**
 * Copy button of a plate: copies the shown lines, with the reader's values in them and without prompt or output.
 * Says so, also when values are still examples, and on plain HTTP selects the text and says which keys to press.
 */
class KbCopy extends HTMLElement {
  connectedCallback(): void {
    this.querySelector('.copy')?.addEventListener('click', (e) => void this.copy(e.currentTarget as HTMLButtonElement));
  }

  private async copy(button: HTMLButtonElement): Promise<void> {
    const pre = this.closest('figure')!.querySelector('pre')!;
    const lines = [...pre.querySelectorAll('.line')].map((l) => l.textContent ?? '');
    const examples = [...pre.querySelectorAll('var[data-v]:not([data-set])')].map((v) => v.textContent ?? '');
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
