/** Programs whose command lines people paste into a field that wanted a name. */
const COMMAND = /(?:^|\s)(?:setspn|klist|nltest|w32tm|reg|certutil|netsh|dsacls|(?:Get|Set|New|Remove|Add)-\w+)(?:\.exe)?\s|[\u2013\u2014\u2018\u2019\u201c\u201d]/i;
const MOST = 3;

/**
 * Beside a field: what is wrong with a command that was pasted into it (en dash, curly quotes, -A …). The linter is
 * fetched when something like a command appears, not before.
 */
export async function remarkOnCommand(control: HTMLInputElement | HTMLTextAreaElement): Promise<void> {
  const place = control.closest('.field')?.querySelector<HTMLElement>('[data-lint]');
  if (!place) return;
  const text = control.value.slice(0, 4000);
  if (!COMMAND.test(text)) return place.replaceChildren();
  const { lintCommand } = await import('../core/command-lint.ts');
  if (control.value.slice(0, 4000) !== text) return;
  const findings = lintCommand(text, 'unknown').slice(0, MOST);
  place.replaceChildren(
    ...findings.map((f) => {
      const p = document.createElement('p');
      p.textContent = f.instead ? `${f.message} Write ${f.instead} for ${f.given}.` : f.message;
      return p;
    }),
  );
}
