import type { Element } from 'hast';
import { h } from './hast.ts';

/** One row of a drawn exchange. */
export interface Message {
  /** Index of the lifeline the message leaves and the one it reaches. The same twice: something that happens there. */
  readonly from: number;
  readonly to: number;
  readonly text: string;
  /** Number on the left, tied to the list beside the picture. */
  readonly n?: number;
  /** What goes wrong: drawn heavy, in the colour of a problem, with a broken line. */
  readonly bad?: boolean;
  /** What does not happen any more: drawn faint. */
  readonly faint?: boolean;
  /** Second line, beside the lifeline it reaches. */
  readonly remark?: string;
}

export interface Sequence {
  /** Unique on its page. */
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly actors: readonly string[];
  readonly messages: readonly Message[];
  /** The same in words, one sentence a number. */
  readonly steps: readonly string[];
}

const LEFT = 52;
const STEP = 46;
const TOP = 48;
const REMARK = 18;
const HALO = { stroke: 'var(--paper)', 'stroke-width': '4', 'paint-order': 'stroke' };

/**
 * A drawn exchange between machines: lifelines, numbered messages, remarks. Colours are the theme's, text is text. The steps also stand in words beside
 * the picture, so the picture carries nothing alone.
 */
export function drawSequence({ id, title, description, actors, messages, steps }: Sequence): Element {
  const gap = actors.length > 3 ? 116 : actors.length === 3 ? 146 : 260;
  const x = (i: number): number => LEFT + i * gap;
  let y = TOP + 34;
  const rows = messages.map((m) => {
    const row = { m, y };
    y += STEP + (m.remark ? REMARK : 0);
    return row;
  });
  const height = y - STEP + 24;
  const width = x(actors.length - 1) + 58;
  return h(
    'div',
    { class: 'duo' },
    h(
      'svg',
      { viewBox: `0 0 ${width} ${height}`, width: String(width), height: String(height), role: 'img', 'aria-labelledby': `${id}-t ${id}-d` },
      h('title', { id: `${id}-t` }, title),
      h('desc', { id: `${id}-d` }, description),
      h('g', { 'font-family': 'var(--sign)', 'font-weight': '700', 'font-size': '15', fill: 'var(--ink)', 'text-anchor': 'middle' }, ...actors.map((a, i) => h('text', { x: String(x(i)), y: '16' }, a))),
      h('g', { stroke: 'var(--ink-3)', 'stroke-width': '2' }, ...actors.map((_, i) => h('path', { d: `M${x(i)} 36V${height - 4}` }))),
      h('g', { fill: 'var(--paper)', stroke: 'var(--ink)', 'stroke-width': '2' }, ...actors.map((_, i) => h('circle', { cx: String(x(i)), cy: '30', r: '6' }))),
      ...rows.map((row) => (row.m.from === row.m.to ? happening(row.m, row.y, x, actors.length - 1) : arrow(row.m, row.y, x))),
      h(
        'g',
        { 'font-family': 'var(--sign)', 'font-weight': '700', 'font-size': '13', 'text-anchor': 'middle' },
        ...rows.filter(({ m }) => m.n !== undefined).map(({ m, y: at }) =>
          h('g', {}, h('circle', { cx: '16', cy: String(at - 4), r: '10', fill: m.bad ? 'var(--bad-fill)' : m.faint ? 'var(--ink-3)' : 'var(--ink)' }), h('text', { x: '16', y: String(at + 0.5), fill: m.bad ? 'var(--bad-on)' : 'var(--paper)' }, String(m.n))),
        ),
      ),
    ),
    h('ol', { class: 'steps-in-words' }, ...steps.map((s) => h('li', {}, s))),
  );
}

function colourOf({ bad, faint }: Message): string {
  return bad ? 'var(--bad-ink)' : faint ? 'var(--ink-3)' : 'var(--ink)';
}

/** Something that happens on one machine. Text of the last lifeline stands on its left, where there is room. */
function happening(m: Message, y: number, x: (i: number) => number, last: number): Element {
  const colour = colourOf(m);
  const left = m.to === last;
  const text = (dy: number, words: string): Element => h('text', { x: String(x(m.to) + (left ? -10 : 10)), y: String(y + dy), 'text-anchor': left ? 'end' : 'start', ...HALO }, words);
  return h(
    'g',
    { fill: colour, 'font-family': 'var(--text)', 'font-size': '14' },
    h('rect', { x: String(x(m.to) - 4), y: String(y - 14), width: '8', height: m.remark ? '38' : '20', fill: colour }),
    text(0, m.text),
    m.remark !== undefined && text(REMARK, m.remark),
  );
}

function arrow(m: Message, y: number, x: (i: number) => number): Element {
  const colour = colourOf(m);
  const right = m.to >= m.from;
  const a = x(m.from) + (right ? 2 : -2);
  const b = x(m.to) + (right ? -8 : 8);
  const start = String(Math.min(x(m.from), x(m.to)) + 10);
  return h(
    'g',
    {},
    h('path', { d: `M${a} ${y}H${b}`, stroke: colour, 'stroke-width': m.bad ? '3' : '2', ...(m.bad ? { 'stroke-dasharray': '7 4' } : m.faint ? { 'stroke-dasharray': '2 5' } : {}) }),
    h('path', { d: right ? `M${b - 2} ${y - 5}l10 5-10 5z` : `M${b + 2} ${y - 5}l-10 5 10 5z`, fill: colour }),
    h('text', { x: start, y: String(y - 7), 'font-family': m.bad ? 'var(--sign)' : 'var(--text)', ...(m.bad ? { 'font-weight': '700' } : {}), 'font-size': '14', fill: colour, ...HALO }, m.text),
    m.remark !== undefined && h('text', { x: start, y: String(y + REMARK), 'font-family': 'var(--text)', 'font-size': '14', fill: m.bad ? colour : 'var(--ink-2)', ...HALO }, m.remark),
  );
}
