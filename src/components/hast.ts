import { toHtml } from 'hast-util-to-html';
import type { Element } from 'hast';

/** Build-time twin of src/islands/to-dom.ts; escaping is the library's. */
export function html(nodes: readonly Element[]): string {
  return toHtml({ type: 'root', children: nodes.map(camel) });
}

/** The library reads properties by their DOM names; the drawings use attribute names. */
function camel(node: Element): Element {
  const { class: className, tabindex, ...rest } = node.properties;
  return {
    ...node,
    properties: { ...(className ? { className: String(className).trim().split(/\s+/) } : {}), ...rest, ...(tabindex !== undefined ? { tabIndex: Number(tabindex) } : {}) },
    children: node.children.map((c) => (c.type === 'element' ? camel(c) : c)),
  };
}
