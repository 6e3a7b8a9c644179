import type { Element, ElementContent } from 'hast';

export type Child = ElementContent | string | false | undefined;

/** hast by hand, short enough to read as markup: `h('p', { class: 'tag' }, 'Run')`. Attribute names are those of HTML. */
export function h(tagName: string, properties: Record<string, string>, ...children: readonly Child[]): Element {
  return {
    type: 'element',
    tagName,
    properties,
    children: children.filter((c) => c !== false && c !== undefined && c !== '').map((c) => (typeof c === 'string' ? { type: 'text', value: c } : (c as ElementContent))),
  };
}

/** The text inside a node. */
export function textOf(node: ElementContent): string {
  if (node.type === 'text') return node.value;
  return 'children' in node ? node.children.map(textOf).join('') : '';
}

/**
 * Lines of a plate one after another. They are blocks and need no line break on screen; the hidden one is for readers
 * of the text alone, such as the search index, to which the last word of a line would else grow into the next.
 */
export function stack(lines: readonly Element[]): Element[] {
  return lines.flatMap((line, i) => (i === 0 ? [line] : [h('br', { hidden: '' }), line]));
}
