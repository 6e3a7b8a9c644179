import type { Element, ElementContent } from 'hast';
import type { Block, CommandBlock, FileBlock, FindingBlock, Line, Rich } from '../core/blocks.ts';
import { commandFigure, type Plate } from './figure.ts';
import { h } from './hast.ts';
import { paint } from './paint.ts';

/** From here on a file is read in its own frame. */
const LONG = 24;

const VERDICT_WORDS = { problem: 'Problem', fine: 'Fine', open: 'Could not tell' } as const;

/** Draws a block. Used at build time for the worked example and in the browser for the reader's own: one drawing for both. */
export function drawBlock(block: Block): Element {
  switch (block.kind) {
    case 'command':
      return command(block, block.shell);
    case 'file':
      return file(block);
    case 'table':
      return h(
        'div',
        { class: 'frame', tabindex: '0', role: 'group', 'aria-label': block.caption },
        h(
          'table',
          { class: 'board' },
          h('caption', {}, block.caption),
          h('thead', {}, h('tr', {}, ...block.columns.map((c) => h('th', { scope: 'col' }, c)))),
          h('tbody', {}, ...block.rows.map((row) => h('tr', {}, ...row.map((cell) => h('td', {}, ...rich(cell)))))),
        ),
      );
    case 'note':
      return h('div', { role: 'note', class: block.tone === 'warning' ? 'note warning' : 'note' }, h('p', { class: 'tag' }, block.tone === 'warning' ? 'Careful' : 'Note'), h('p', {}, ...rich(block.text)));
    case 'step':
      return h('div', { class: 'step flow' }, h('h3', {}, block.title), block.text !== undefined && h('p', {}, ...rich(block.text)));
    case 'finding':
      return finding(block);
  }
}

export function rich(text: Rich): ElementContent[] {
  return text.map((part): ElementContent => {
    if (typeof part === 'string') return { type: 'text', value: part };
    if ('code' in part) return h('code', {}, part.code);
    if ('strong' in part) return h('strong', {}, part.strong);
    return h('a', { href: part.link }, part.text);
  });
}

function command(block: CommandBlock | FileBlock, language: Plate['language'], file?: Plate['file']): Element {
  return commandFigure({
    title: block.title,
    language,
    where: block.where,
    effect: block.changes && `Changes ${block.changes}`,
    rights: [{ type: 'text', value: block.rights }],
    undo: undo(block.undo),
    code: paint(block.lines),
    file,
  });
}

function file(block: FileBlock): Element {
  const figure = command(block, block.language, { name: block.name, encoding: block.encoding });
  if (block.lines.length > LONG) figure.properties['class'] = `${String(figure.properties['class'])} long`;
  return figure;
}

function undo(given: CommandBlock['undo']): ElementContent[] {
  if (given === undefined) return [];
  if ('lines' in given) return given.lines.map((l, i) => h('code', {}, `${i > 0 ? '\n' : ''}${text(l)}`));
  return rich(given);
}

const text = (l: Line): string => l.map((s) => (typeof s === 'string' ? s : s.value)).join('');

function finding(block: FindingBlock): Element {
  const word = VERDICT_WORDS[block.verdict];
  return h(
    'section',
    { class: `verdict ${block.verdict}`, 'aria-label': `Verdict: ${word}` },
    h('p', { class: 'sig' }, word, h('small', {}, block.id)),
    h(
      'div',
      { class: 'says flow' },
      h('p', { class: 'lead' }, h('strong', {}, ...rich(block.says))),
      block.evidence.length > 0 && h('ol', { class: 'evid' }, ...block.evidence.map((e) => h('li', {}, h('span', {}, e.at), h('code', {}, e.text), h('span', {}, e.means ?? '')))),
      block.next !== undefined && h('p', {}, h('strong', {}, 'Next: '), ...rich(block.next)),
    ),
  );
}
