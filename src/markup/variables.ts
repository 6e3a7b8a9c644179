import type { ElementContent } from 'hast';
import { pieces } from '../core/template.ts';
import { h } from './hast.ts';

/** Text with `{{name}}` as inline content: examples now, the reader's values once the page is live. */
export function live(text: string): ElementContent[] {
  return pieces(text).map((p) => (p.variable ? h('var', { 'data-v': p.variable }, p.text) : { type: 'text', value: p.text }));
}
