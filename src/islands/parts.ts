import { take } from './take-paste.ts';

/**
 * Parts that are loaded when they are first used: a page costs what its words cost. Each element hands its events to its module; those that come
 * while it loads are handed over when it has.
 */
export interface Part {
  /** `given` is what had to be taken from the event at once: a dropped file, a dropped text, or a large paste. */
  readonly use: (element: HTMLElement, event: Event, given: File | string | undefined) => void;
}

const parts: Readonly<Record<string, () => Promise<Part>>> = {
  'kb-check': () => import('./check-panel.ts'),
  'kb-checklist': () => import('./checklist-panel.ts'),
  'kb-diagnose': () => import('./diagnose-panel.ts'),
};

for (const [name, load] of Object.entries(parts)) {
  customElements.define(
    name,
    class extends HTMLElement {
      connectedCallback(): void {
        let part: Promise<Part> | undefined;
        for (const type of ['focusin', 'click', 'input', 'change', 'paste', 'dragover', 'drop', 'kb-verdict']) {
          this.addEventListener(type, (event) => {
            const given = take(event);
            void (part ??= load()).then(({ use }) => use(this, event, given));
          });
        }
      }
    },
  );
}
