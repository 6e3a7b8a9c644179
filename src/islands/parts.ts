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

/** A text field freezes the page while it lays out a long paste; from here on the text is kept beside it. */
const LARGE = 200_000;

/** What only the event itself holds, and what its default would do with it. */
function take(event: Event): File | string | undefined {
  const data = event instanceof ClipboardEvent ? event.clipboardData : event instanceof DragEvent ? event.dataTransfer : null;
  if (event instanceof DragEvent) event.preventDefault();
  const file = data?.files[0];
  const text = file ? '' : (data?.getData('text') ?? '');
  if (event instanceof ClipboardEvent && (file || text.length > LARGE)) event.preventDefault();
  return file ?? (event instanceof DragEvent || text.length > LARGE ? text || undefined : undefined);
}

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
