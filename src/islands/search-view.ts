import type { Marked } from './pagefind.ts';

export interface Row {
  readonly href: string;
  readonly title: string;
  readonly excerpt: readonly Marked[];
  /** The part of the page that matches best. */
  readonly section?: { readonly href: string; readonly title: string };
}

export interface Card {
  readonly href?: string;
  readonly tag: string;
  readonly title: string;
  readonly lines: readonly string[];
  readonly causes: readonly { readonly href: string; readonly title: string }[];
  readonly unknown?: boolean;
}

export interface Results {
  readonly cards: readonly Card[];
  readonly groups: readonly { readonly title: string; readonly rows: readonly Row[] }[];
  /** What to say when there is nothing, or above results that are only near. */
  readonly remark?: string;
}

/** Draws results. All text is set as text. */
export function draw(results: Results): Node[] {
  const nodes: Node[] = results.cards.map(card);
  if (results.remark) nodes.push(make('p', { class: 'small' }, results.remark));
  for (const group of results.groups) {
    if (group.rows.length === 0) continue;
    nodes.push(make('h2', {}, group.title), make('ul', {}, ...group.rows.map(row)));
  }
  return nodes;
}

function row(r: Row): HTMLElement {
  const excerpt = r.excerpt.map((m) => (m.hit ? make('mark', {}, m.text) : document.createTextNode(m.text)));
  const where = r.section ? [make('span', { class: 'tag' }, `${r.section.title}: `)] : [];
  return make('li', {}, make('a', { href: r.section?.href ?? r.href }, make('b', {}, r.title), make('small', {}, ...where, ...excerpt)));
}

function card(c: Card): HTMLElement {
  const heading = c.href ? make('h3', {}, make('a', { href: c.href }, c.title)) : make('h3', {}, c.title);
  const causes = c.causes.length > 0 ? [make('p', { class: 'small' }, 'Likely: ', ...c.causes.flatMap((x, i) => [...(i > 0 ? [', '] : []), make('a', { href: x.href }, x.title)]))] : [];
  return make('article', { class: c.unknown ? 'card unknown' : 'card' }, make('p', { class: 'tag' }, c.tag), heading, ...c.lines.map((l) => make('p', { class: 'small' }, l)), ...causes);
}

export function make(tag: string, attributes: Record<string, string>, ...children: readonly (Node | string)[]): HTMLElement {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}
