import type { Element, ElementContent } from 'hast';
import type { Line } from '../core/blocks.ts';
import { h, stack } from './hast.ts';

/** Comment, string, switch or parameter, number: the four voices of a plate. */
const TOKEN = /(?<c>^\s*(?:#|;|::|rem\b|--).*$)|(?<s>"[^"]*"|N?'[^']*')|(?<f>(?<=^|\s)[-/][A-Za-z?][\w]*)|(?<n>\b(?:0x[0-9a-f]+|dword:[0-9a-f]+)\b)/gi;

/** The lines of a generated command as `code`, the reader's values boxed, without line breaks between the blocks. */
export function paint(lines: readonly Line[]): Element {
  const drawn = lines.map((l) => h('span', { class: 'line' }, ...l.flatMap((s) => (typeof s === 'string' ? words(s) : [value(s)]))));
  return h('code', {}, ...stack(drawn));
}

/** The reader's own value, one that waits for the strip, or an example that stands in for one. */
function value({ value: text, variable, example }: Exclude<Line[number], string>): Element {
  return h('var', variable !== undefined ? { 'data-v': variable } : example ? { 'data-example': '' } : { class: 'mine' }, text);
}

function words(text: string): ElementContent[] {
  const out: ElementContent[] = [];
  let from = 0;
  for (const match of text.matchAll(TOKEN)) {
    const voice = Object.entries(match.groups ?? {}).find(([, found]) => found !== undefined)?.[0] ?? 'c';
    if (match.index > from) out.push({ type: 'text', value: text.slice(from, match.index) });
    out.push(h('span', { class: voice }, match[0]));
    from = match.index + match[0].length;
  }
  if (from < text.length) out.push({ type: 'text', value: text.slice(from) });
  return out;
}
