import { show } from '../core/context.ts';
import type { VariableName } from '../data/context.ts';
import { follow } from './context-store.ts';

/**
 * Writes the reader's values into every `var[data-v]` of the page. A value that still rests on an example has no
 * `data-set` and looks different, so that half an example is never taken for the real thing.
 */
follow((context) => {
  for (const node of document.querySelectorAll<HTMLElement>('var[data-v]')) {
    const shown = show(context, node.dataset['v'] as VariableName);
    if (node.textContent !== shown.text) node.textContent = shown.text;
    node.toggleAttribute('data-set', shown.examples.length === 0);
  }
});
