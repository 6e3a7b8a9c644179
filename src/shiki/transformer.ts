import type { Element, Root } from 'hast';
import type { ShikiTransformer } from 'shiki';
import { stack, textOf } from '../markup/hast.ts';
import { pieces } from '../core/template.ts';
import { fenceFigure } from './fence.ts';
import { readMeta } from './meta.ts';

/** Colours of the css-variables theme → the four voices of a plate. Everything else stays plate ink. */
const VOICES: readonly (readonly [RegExp, string])[] = [
  [/token-(?:keyword|function|parameter)/, 'f'],
  [/token-string/, 's'],
  [/token-constant/, 'n'],
  [/token-comment/, 'c'],
];

/**
 * Turns a fence into the site's own parts. Shiki colours the text with the examples in place of the variables;
 * then its inline styles become classes (the Content-Security-Policy allows no inline style) and its `pre` a figure.
 */
export const fences: ShikiTransformer = {
  name: 'fences',
  preprocess(code, options) {
    let text = '';
    (options as { source?: string }).source = code;
    options.decorations ??= [];
    for (const piece of pieces(code)) {
      const start = text.length;
      text += piece.text;
      if (piece.variable) {
        options.decorations.push({ start, end: text.length, tagName: 'var', properties: { 'data-v': piece.variable }, alwaysWrap: true });
      }
    }
    return text;
  },
  root(root: Root) {
    const language = this.options.lang;
    const source = (this.options as { source?: string }).source ?? this.source;
    const meta = readMeta((this.options.meta as { __raw?: string } | undefined)?.__raw ?? '');
    const pre = root.children[0] as Element;
    const code = pre.children[0] as Element;
    root.children = [fenceFigure(language, meta, source, plain(code))];
  },
};

/** Lines without the line breaks between them (each is a block), variables as bare text, voices as classes. */
function plain(code: Element): Element {
  const lines = code.children.filter((c): c is Element => c.type === 'element');
  return { ...code, properties: {}, children: stack(lines.map((line) => ({ ...line, properties: { class: 'line' }, children: line.children.flatMap(voice) }))) };
}

function voice(node: Element['children'][number]): Element['children'] {
  if (node.type !== 'element') return [node];
  if (node.tagName === 'var') return [{ ...node, children: [{ type: 'text', value: textOf(node) }] }];
  const style = String(node.properties['style'] ?? '');
  const found = VOICES.find(([pattern]) => pattern.test(style));
  const children = node.children.flatMap(voice);
  return found ? [{ ...node, properties: { class: found[1] }, children }] : children;
}
