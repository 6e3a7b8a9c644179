import type { Element } from 'hast';
import type { CommandBlock } from '../core/blocks.ts';
import { drawBlock } from './blocks.ts';
import { h } from './hast.ts';

/** What is drawn of a check: its question, commands, paste field and the ways to answer without pasting. */
export interface CheckView {
  readonly id: string;
  readonly title: string;
  readonly purpose: string;
  readonly commands: readonly CommandBlock[];
  readonly paste: string;
  readonly manual: { readonly fine: string; readonly problem: string };
  /** How deep the heading lies: 1 where the check is the page, 3 in an article. */
  readonly level: 1 | 2 | 3 | 4;
  /** Makes ids unique where one page shows the same check twice. */
  readonly scope?: string;
}

/**
 * Run, paste, verdict: the three steps of a check as a line with stops. The island fills the verdict; without script the commands and the words on
 * what a good and a bad answer look like remain.
 */
export function drawCheck({ id, title, purpose, commands, paste, manual, level, scope = '' }: CheckView): Element {
  const own = `check-${scope}${id}`;
  // A page may show the same command in its own words: each plate has a name of its own.
  const [first, ...others] = commands.map((c) => ({ ...c, title: `Check: ${c.title}` }));
  return h(
    'kb-check',
    { 'data-check': id, class: 'check', id: own },
    h(
      'section',
      { 'aria-labelledby': `${own}-title` },
      h(`h${level}`, { id: `${own}-title` }, title),
      h('p', {}, purpose),
      h(
        'ol',
        { class: 'steps' },
        h(
          'li',
          {},
          h('p', { class: 'tag' }, 'Run'),
          h(
            'div',
            { class: 'flow' },
            first && drawBlock(first),
            others.length > 0 && h('details', { class: 'answer' }, h('summary', {}, `Or ${commands.slice(1).map((c) => c.title).join('; ')}`), h('div', { class: 'flow' }, ...others.map(drawBlock))),
          ),
        ),
        h(
          'li',
          {},
          h('p', { class: 'tag' }, 'Paste'),
          h(
            'div',
            { class: 'flow' },
            h('p', {}, h('label', { for: `${own}-paste` }, paste)),
            h('textarea', { class: 'paste', id: `${own}-paste`, rows: '4', spellcheck: 'false', autocomplete: 'off', autocapitalize: 'off', 'aria-describedby': `${own}-read`, 'data-paste': '' }),
            h('p', { class: 'small no-js' }, 'Scripts are off, so nothing is judged here. Compare the output with the words below.'),
            h('p', { class: 'small', id: `${own}-read`, 'data-read': '', role: 'status' }, 'Read in this browser. Never stored, never sent.'),
            h(
              'p',
              { class: 'row small live' },
              h('span', {}, 'Try it:'),
              h('button', { type: 'button', class: 'link', 'data-sample': 'fine' }, 'a good answer'),
              h('button', { type: 'button', class: 'link', 'data-sample': 'problem' }, 'a bad answer'),
              h('button', { type: 'button', class: 'link', 'data-clear': '' }, 'Clear the field'),
            ),
          ),
        ),
        h(
          'li',
          {},
          h('p', { class: 'tag' }, 'Verdict'),
          h(
            'div',
            { class: 'flow' },
            h('div', { class: 'flow', 'data-verdict': '', 'aria-live': 'polite' }, h('p', { class: 'small' }, 'Not judged yet. Not judged is not healthy.')),
            h(
              'fieldset',
              { class: 'by-hand' },
              h('legend', {}, 'Without pasting: what did you see?'),
              choice(own, 'problem', 'Problem', manual.problem),
              choice(own, 'fine', 'Fine', manual.fine),
              choice(own, 'open', 'Could not tell', 'Neither of the two.'),
              h('p', { class: 'live' }, h('label', { for: `${own}-note` }, 'Note '), h('input', { id: `${own}-note`, autocomplete: 'off', 'data-note': '' })),
            ),
          ),
        ),
      ),
    ),
  );
}

function choice(own: string, value: string, word: string, says: string): Element {
  return h('label', {}, h('input', { type: 'radio', name: `${own}-hand`, value, 'data-hand': '', class: 'live' }), ' ', h('strong', {}, word), ` ${says}`);
}
