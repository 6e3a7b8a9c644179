import type { ElementContent } from 'hast';

const SVG = 'http://www.w3.org/2000/svg';

/** hast → DOM. Text becomes text nodes and nothing else, so no value of the reader is ever read as markup. */
export function toDom(node: ElementContent, inSvg = false): Node {
  if (node.type === 'text') return document.createTextNode(node.value);
  if (node.type !== 'element') return document.createTextNode('');
  const svg = inSvg || node.tagName === 'svg';
  const element = svg ? document.createElementNS(SVG, node.tagName) : document.createElement(node.tagName);
  for (const [name, value] of Object.entries(node.properties)) element.setAttribute(name, String(value));
  element.append(...node.children.map((child) => toDom(child, svg)));
  return element;
}
