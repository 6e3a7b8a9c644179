import { searchFiles } from './search-files.ts';

/**
 * Opens the search dialog by link, `/` or Ctrl K. The dialog's code and index are fetched then, not before:
 * a page that is only read does not pay for them. Without script the link leads to the list of all pages.
 */
class KbSearch extends HTMLElement {
  connectedCallback(): void {
    this.querySelector('a')!.addEventListener('click', (e) => {
      if (e.ctrlKey || e.metaKey || e.shiftKey) return;
      e.preventDefault();
      void open();
    });
    // A hand that moves to the field, or a focus on it, comes before the first key: fetch and open the indexes then.
    const ahead = (): void => void load().then((m) => m.prepare());
    for (const sign of ['pointerover', 'focusin']) this.addEventListener(sign, ahead, { once: true });
  }
}

function load(): Promise<typeof import('./search-dialog.ts')> {
  searchFiles();
  return import('./search-dialog.ts');
}

/** The dialog stands in the page, so it opens and takes keys before its code is there. */
async function open(): Promise<void> {
  const dialog = document.querySelector<HTMLDialogElement>('#search')!;
  if (!dialog.open) dialog.showModal();
  dialog.querySelector<HTMLButtonElement>('[data-close]')!.onclick = () => dialog.close();
  dialog.querySelector('input')!.select();
  (await load()).start(dialog);
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || /^(?:INPUT|TEXTAREA|SELECT)$/.test(target.tagName));
}

customElements.define('kb-search', KbSearch);

addEventListener('keydown', (e) => {
  const isFind = (e.key === '/' && !e.ctrlKey && !e.metaKey && !e.altKey && !isTyping(e.target)) || (e.key.toLowerCase() === 'k' && (e.ctrlKey || e.metaKey) && !e.altKey && !e.shiftKey);
  if (!isFind) return;
  e.preventDefault();
  void open();
});
