import type { Element, ElementContent } from 'hast';
import { places, shells } from '../data/placard.ts';
import { h } from './hast.ts';

export interface Plate {
  readonly title: string;
  readonly language: keyof typeof shells;
  readonly where: string;
  /** false, or what is changed, with a capital: "Changes Active Directory". */
  readonly effect: string | false;
  readonly rights: readonly ElementContent[];
  readonly undo: readonly ElementContent[];
  /** `code` with one `span.line` a line. */
  readonly code: Element;
  /** A file that can be saved: its name, and how Windows programs want it encoded. */
  readonly file?: { readonly name: string; readonly encoding: 'utf-16le' | 'utf-8' };
}

/** The one drawing of a command: placard (where, effect, rights), plate (shell, text, Copy), undo. */
export function commandFigure(plate: Plate): Element {
  const at = places.findIndex((p) => p.id === plate.where);
  if (at < 0) throw new Error(`"${plate.title}": where is ${plate.where || 'missing'}`);
  return h(
    'figure',
    { class: plate.effect ? 'cmd changes' : 'cmd', 'aria-label': plate.file ? `File: ${plate.file.name}` : `Command: ${plate.title}` },
    h(
      'dl',
      {},
      h(
        'div',
        {},
        h('dt', {}, 'Where'),
        h('dd', {}, h('span', { class: 'at', 'aria-hidden': 'true' }, ...places.map((_, i) => h('i', i === at ? { class: 'on' } : {}))), places[at]!.label),
      ),
      plate.file && h('div', {}, h('dt', {}, 'File'), h('dd', {}, plate.file.name)),
      h('div', { class: 'eff' }, h('dt', {}, 'Effect'), h('dd', {}, plate.effect || 'Reads only')),
      h('div', {}, h('dt', {}, 'Rights'), h('dd', {}, ...plate.rights)),
    ),
    h(
      'div',
      { class: 'plate' },
      h('span', { class: 'shell' }, shells[plate.language]),
      h('pre', { tabindex: '0', role: 'group', 'aria-label': plate.title }, plate.code),
      h('kb-copy', { class: 'actions' }, h('button', { type: 'button', class: 'btn copy', 'aria-label': `Copy: ${plate.title}` }, 'Copy'), ...(plate.file ? saveButtons(plate.file) : [])),
    ),
    h('div', { class: 'undo' }, h('b', {}, 'Undo'), h('div', {}, ...(plate.effect ? plate.undo : ['Nothing to undo.']))),
  );
}

function saveButtons({ name, encoding }: NonNullable<Plate['file']>): Element[] {
  const button = (label: string, file: string, as: string, spoken: string): Element => h('button', { type: 'button', class: 'btn save', 'data-name': file, 'data-encoding': as, 'aria-label': spoken }, label);
  const text = name.replace(/\.reg$/, '.txt');
  return [button('Save', name, encoding, `Save ${name}`), ...(text === name ? [] : [button('Save as text', text, 'utf-8', `Save as text: ${text}`)])];
}

/** Code that is neither a command nor printed output: a connection string, a config file. */
export function codeFigure(title: string, code: Element): Element {
  return h(
    'figure',
    { class: 'source' },
    h('figcaption', { class: 'tag' }, title),
    h('pre', { tabindex: '0', role: 'group', 'aria-label': title }, code),
    h('kb-copy', { class: 'actions' }, h('button', { type: 'button', class: 'btn copy', 'aria-label': `Copy: ${title}` }, 'Copy')),
  );
}
