/** Theme switch: from what is shown now to the other one, kept in this browser. */
class KbTheme extends HTMLElement {
  connectedCallback(): void {
    const button = this.querySelector('button')!;
    const root = document.documentElement;
    const isDark = (): boolean => getComputedStyle(root).colorScheme === 'dark';
    const name = (): void => button.setAttribute('aria-label', `Theme: ${isDark() ? 'dark' : 'light'}. Change to ${isDark() ? 'light' : 'dark'}`);
    name();
    button.addEventListener('click', () => {
      root.dataset['theme'] = isDark() ? 'light' : 'dark';
      try {
        localStorage['theme'] = root.dataset['theme'];
      } catch {
        // Not kept.
      }
      name();
    });
  }
}

customElements.define('kb-theme', KbTheme);
