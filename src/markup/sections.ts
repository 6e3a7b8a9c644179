import type { Element, RootContent } from 'hast';
import type { HastPluginDefinition } from 'satteri';
import { live } from './variables.ts';

/**
 * Hangs each second-level heading in the margin: everything up to the next one becomes its section.
 * Text before the first heading stays outside.
 */
export const sections: HastPluginDefinition = {
  name: 'sections',
  before(root, ctx) {
    const out: RootContent[] = [];
    let flow: Element | undefined;
    for (const node of root.children) {
      if (node.type === 'element' && node.tagName === 'h2') {
        flow = { type: 'element', tagName: 'div', properties: { className: ['flow'] }, children: [] };
        out.push({ type: 'element', tagName: 'section', properties: { className: ['sec'] }, children: [node, flow] });
      } else if (flow) flow.children.push(node as Element);
      else out.push(node);
    }
    ctx.replaceNode(root, { type: 'root', children: out });
  },
};

/** `{{server}}` in inline code and in running text becomes a live value. In MDX the latter arrives as an expression. */
export const inlineVariables: HastPluginDefinition = {
  name: 'inline-variables',
  element: {
    filter: ['code'],
    visit(node, ctx) {
      const text = ctx.textContent(node);
      if (!text.includes('{{') || node.children.some((c) => c.type !== 'text')) return;
      return { ...node, children: live(text) };
    },
  },
  mdxTextExpression(node) {
    const match = /^\{\s*([a-z]+)\s*\}$/.exec(node.value);
    return match ? live(`{{${match[1]}}}`)[0] : undefined;
  },
};
