import { copyText } from './copy-text.ts';
import { save } from './save-file.ts';
import { say } from './say.ts';

/** Save and Copy of a result to take away. The whole text is beside the buttons, what is shown may be its beginning. */
export async function used(button: HTMLButtonElement): Promise<void> {
  const { text: kept = '', name = 'result.txt' } = button.closest<HTMLElement>('.export')?.dataset ?? {};
  // A page that came with the result has lost the carriage returns: HTML keeps none.
  const text = kept.replace(/\r?\n/g, '\r\n');
  if ('save' in button.dataset) {
    save(name, text, 'utf-8');
    return say(`Saved ${name}`);
  }
  const label = (await copyText(text)) ? 'Copied' : 'Not copied: use Save';
  say(label);
  button.textContent = label;
  setTimeout(() => (button.textContent = 'Copy'), 2500);
}
