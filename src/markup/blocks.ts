import type { Element, ElementContent } from 'hast';
import type { Block, CommandBlock, ExchangeBlock, ExportBlock, FileBlock, FindingBlock, Line, Rich } from '../core/blocks.ts';
import { commandFigure } from './figure.ts';
import { h } from './hast.ts';
import { paint } from './paint.ts';
import { drawSequence } from './sequence.ts';

/** From here on a file is read in its own frame. */
const LONG = 24;

const VERDICT_WORDS = { problem: 'Problem', fine: 'Fine', open: 'Could not tell' } as const;

/** Draws a block. Used at build time for the worked example and in the browser for the reader's own: one drawing for both. */
export function drawBlock(block: Block): Element {
  switch (block.kind) {
    case 'command':
    case 'file':
      return plate(block);
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
    case 'exchange':
      return exchange(block);
    case 'export':
      return exported(block);
  }
}

export function rich(text: Rich): ElementContent[] {
  return text.map((part): ElementContent => {
    if (typeof part === 'string') return { type: 'text', value: part };
    if ('code' in part) return h('code', {}, part.code);
    if ('strong' in part) return h('strong', {}, part.strong);
    if ('mark' in part) return h('span', { class: part.mark === 'problem' ? 'stamp' : `stamp ${part.mark}` }, part.text);
    return h('a', { href: part.link }, part.text);
  });
}

function plate(block: CommandBlock | FileBlock): Element {
  const figure = commandFigure({
    title: block.title,
    language: block.kind === 'file' ? block.language : block.shell,
    where: block.where,
    effect: block.changes && `Changes ${block.changes}`,
    rights: [{ type: 'text', value: block.rights }],
    undo: undo(block.undo),
    code: paint(block.lines),
    file: block.kind === 'file' ? { name: block.name, encoding: block.encoding } : undefined,
  });
  if (block.lines.length > LONG) figure.properties['class'] = `${String(figure.properties['class'])} long`;
  return block.folded ? h('details', { class: 'folded' }, h('summary', {}, block.title), figure) : figure;
}

function undo(given: CommandBlock['undo']): ElementContent[] {
  if (given === undefined) return [];
  if ('lines' in given) return given.lines.map((l, i) => h('code', {}, `${i > 0 ? '\n' : ''}${text(l)}`));
  return rich(given);
}

const text = (l: Line): string => l.map((s) => (typeof s === 'string' ? s : s.value)).join('');

function finding(block: FindingBlock): Element {
  const word = block.word ?? VERDICT_WORDS[block.verdict];
  return h(
    'section',
    { class: `verdict ${block.verdict}`, 'aria-label': `Verdict: ${word}, ${block.id}` },
    h('p', { class: 'sig' }, word, h('small', {}, block.id)),
    h(
      'div',
      { class: 'says flow' },
      h('p', { class: 'lead' }, h('strong', {}, ...rich(block.says))),
      ...(block.more ?? []).map((words) => h('p', {}, ...rich(words))),
      block.evidence.length > 0 && h('ol', { class: 'evid' }, ...block.evidence.map((e) => h('li', {}, h('span', {}, e.at), h('code', {}, e.text), h('span', {}, e.means ?? '')))),
      block.next !== undefined && h('p', {}, h('strong', {}, 'Next: '), ...rich(block.next)),
    ),
  );
}

function exchange({ id, caption, actors, messages }: ExchangeBlock): Element {
  const failed = messages.find((m) => m.state === 'fails');
  return h(
    'section',
    { class: 'exchange', 'aria-label': caption },
    h('p', {}, h('strong', {}, caption)),
    drawSequence({
      id: `x-${id}`,
      title: caption,
      description: failed ? `Fails at step ${messages.indexOf(failed) + 1}: ${failed.words}` : `All ${messages.length} steps are reached.`,
      actors,
      messages: messages.map(({ from, to, text: on, remark, state }, i) => ({ from, to, text: on, n: i + 1, bad: state === 'fails', faint: state === 'not-reached', ...(remark === undefined ? {} : { remark }) })),
      steps: messages.map((m) => `${STATE_WORDS[m.state]}${m.words}`),
    }),
  );
}

const STATE_WORDS = { done: '', 'falls-back': 'Falls back: ', fails: 'Fails here: ', 'not-reached': 'Not reached: ' } as const;

/** Opened, it shows its beginning: the whole of it may have many thousand lines. */
const EXPORT_SHOWN = 4000;

function exported({ title, name, text: content }: ExportBlock): Element {
  const shown = content.length > EXPORT_SHOWN ? `${content.slice(0, EXPORT_SHOWN)}\n…` : content;
  return h(
    'div',
    { class: 'export', 'data-name': name, 'data-text': content },
    h('p', { class: 'row' }, h('strong', {}, title), h('button', { type: 'button', class: 'btn live', 'data-save': '', 'aria-label': `Save ${name}` }, 'Save'), h('button', { type: 'button', class: 'btn live', 'data-copy': '', 'aria-label': `Copy: ${title}` }, 'Copy'), h('span', { class: 'small' }, name)),
    h('details', {}, h('summary', {}, 'Show'), h('pre', { tabindex: '0', role: 'group', 'aria-label': title }, h('code', {}, shown))),
  );
}
