import type { ElementContent } from 'hast';

/** hast → DOM. Text becomes text nodes and nothing else, so no value of the reader is ever read as markup. */
export function toDom(node: ElementContent): Node {
  if (node.type === 'text') return document.createTextNode(node.value);
  if (node.type !== 'element') return document.createTextNode('');
  const element = document.createElement(node.tagName);
  for (const [name, value] of Object.entries(node.properties)) element.setAttribute(name, String(value));
  element.append(...node.children.map(toDom));
  return element;
}
