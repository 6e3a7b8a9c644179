import type { Element, ElementContent } from 'hast';
import type { Answer, CauseAnswer, CauseLink, Reason, SplitAnswer } from '../tools/diagnose/answer.ts';
import { drawBlock, rich } from './blocks.ts';
import { h } from './hast.ts';

/** Draws the answer to a pasted text: at build time for the worked example, in the browser for the reader's own. */
export function drawAnswer(answer: Answer): Element[] {
  return [
    h('p', { class: 'lead' }, ...rich(answer.lead)),
    ...(answer.outcome === 'nothing' || answer.outcome === 'undetermined' ? [whatToPaste()] : []),
    ...(answer.outcome === 'empty' ? [] : [section('Your text', ...printedText(answer))]),
    ...(answer.causes.length > 0 ? [section('Likely causes', causeList(answer.causes))] : []),
    ...(answer.split ? [section('Tell them apart', ...turnout(answer.split))] : []),
    ...(answer.further ? [h('p', {}, ...rich(answer.further))] : []),
    ...(answer.possible.length > 0 ? [section('What it can be', h('p', {}, 'None of these is claimed. A code, a log of the other side, or the inner exception decides.'), h('ul', { class: 'ways' }, ...answer.possible.map((c) => h('li', {}, link(c), h('span', { class: 'small' }, 'possible')))))] : []),
    ...(answer.findings.length > 0 ? [section('Verdicts on the output', ...answer.findings.map(drawBlock))] : []),
    ...(answer.ruledOut.length > 0 ? [section('Ruled out', board(answer.ruledOut.map((r) => [[link(r)], [`${r.why} `, ...at(r.lines)]])))] : []),
    ...(answer.codes.length > 0 ? [section('Codes in it', board(answer.codes.map((c) => [[h('a', { href: c.href }, c.name)], [`${c.meaning} (line ${c.line})`]])))] : []),
    ...(answer.unknown.length > 0 ? [section('Codes we do not know', board(answer.unknown.map((u) => [[h('code', {}, u.text)], [`${u.says} (line ${u.line})`]])))] : []),
    ...(answer.weighed.length > 0 ? [section('How it was weighed', weighed(answer))] : []),
  ];
}

function section(title: string, ...content: readonly ElementContent[]): Element {
  const id = title.toLowerCase().replaceAll(' ', '-');
  return h('section', { class: 'sec', 'aria-labelledby': `answer-${id}` }, h('h2', { id: `answer-${id}` }, title), h('div', { class: 'flow' }, ...content));
}

function link({ href, title }: CauseLink): Element {
  return h('a', { href }, title);
}

/** "Lines 1, 6" */
function at(lines: readonly number[]): string[] {
  if (lines.length === 0) return [];
  const shown = lines.slice(0, 6).join(', ');
  return [`${lines.length === 1 ? 'Line' : 'Lines'} ${shown}${lines.length > 6 ? ' …' : ''}.`];
}

function printedText({ text, readAs, undone, facts, offers }: Answer): Element[] {
  const lines = text.lines.map((line) =>
    'skipped' in line
      ? h('li', { class: 'skipped', value: String(line.after + 1) }, `${line.skipped} ${line.skipped === 1 ? 'line' : 'lines'} not shown`)
      : h('li', { ...(line.read ? { class: 'read' } : {}), value: String(line.n) }, h('code', {}, line.text), line.says !== '' && h('span', {}, line.says)),
  );
  return [
    h('div', { class: 'print-box', tabindex: '0', role: 'group', 'aria-label': 'Your text, the lines that were understood are marked' }, h('ol', { class: 'print' }, ...lines)),
    h('p', { class: 'small' }, h('strong', {}, `${text.read} of ${text.total} ${text.total === 1 ? 'line' : 'lines'} understood.`), ` The others are shown, not dropped.${undone.length > 0 ? ` Undone before reading: ${undone.join(', ')}.` : ''}`),
    ...(readAs.length > 0
      ? [
          h(
            'ul',
            { class: 'small plain' },
            ...readAs.map((r) =>
              h('li', {}, `Read as ${r.title}, ${r.lines}.`, ...(r.unread.length > 0 ? [` Not understood in it: ${at(r.unread)[0]?.toLowerCase() ?? ''}`] : []), ...(r.check ? [' ', h('a', { href: `/checks/${r.check.id}/` }, r.check.title)] : [])),
            ),
          ),
        ]
      : []),
    ...(facts.length > 0 ? [board(facts.map((f) => [[f.label], [f.says]]))] : []),
    ...(offers.length > 0
      ? [
          h(
            'p',
            { class: 'row' },
            h('span', {}, 'Names in it: ', ...offers.flatMap((o, i) => [i > 0 ? ', ' : '', `${o.label} `, h('code', {}, o.value)].filter((x) => x !== ''))),
            h('button', { type: 'button', class: 'btn live', 'data-adopt': '' }, offers.length === 1 ? 'Use it in all commands' : 'Use them in all commands'),
          ),
        ]
      : []),
  ];
}

function causeList(causes: readonly CauseAnswer[]): Element {
  return h('ol', { class: 'causes', 'aria-label': 'Likely causes' }, ...causes.map((c, i) => cause(c, i + 1, causes[i + 1])));
}

const BARS = [1, 2, 3, 4];
/** Checks of a cause that are shown with their command; the others are named. */
const PLATES = 2;

function more(checks: CauseAnswer['checks']): Element[] {
  return checks.length === 0 ? [] : [h('p', { class: 'small' }, 'Also: ', ...checks.flatMap((check, i) => [i > 0 ? ' · ' : '', h('a', { href: check.href }, check.title)]))];
}

function cause(c: CauseAnswer, rank: number, next: CauseAnswer | undefined): Element {
  return h(
    'li',
    { 'data-cause': c.cause },
    h('span', { class: 'rank', 'aria-hidden': 'true' }, String(rank)),
    h('h3', {}, h('a', { href: c.href }, c.title)),
    h('p', {}, c.meaning),
    h('p', { class: 'small' }, h('span', { class: 'fit', 'aria-hidden': 'true' }, ...BARS.map((n) => h('i', n <= c.bars ? { class: 'on' } : {}))), h('strong', {}, `${c.fit}.`)),
    h('ul', { class: 'small plain' }, ...c.reasons.map((r) => reason('For', r)), ...c.against.map((r) => reason('Against', r))),
    h('p', { class: 'small' }, h('strong', {}, next ? `Not “${next.title}” if: ` : 'Sign of it: '), c.tells),
    h('p', {}, h('strong', {}, 'First: '), c.first),
    h('p', {}, h('strong', {}, 'Fix: '), c.fix, ' ', h('a', { href: c.href }, 'The whole page')),
    ...(c.checks.length > 0
      ? [
          h(
            'details',
            { class: 'answer', ...(rank === 1 ? { open: '' } : {}) },
            h('summary', {}, `Prove it: ${c.checks.length === 1 ? 'one check' : `${c.checks.length} checks`}`),
            h('div', { class: 'flow' }, ...c.checks.slice(0, PLATES).flatMap((check) => [h('p', {}, h('a', { href: check.href }, check.title)), ...(check.commands[0] ? [drawBlock({ ...check.commands[0], title: `${check.commands[0].title}, for: ${c.title}` })] : [])]), ...more(c.checks.slice(PLATES))),
          ),
        ]
      : []),
  );
}

function reason(word: string, { why, lines }: Reason): Element {
  return h('li', {}, `${word}: ${why} `, ...at(lines));
}

function turnout({ asks, check, ways }: SplitAnswer): Element[] {
  return [
    h('p', {}, asks),
    h(
      'div',
      { class: 'turnout', 'data-split': check.id },
      ...(check.commands[0] ? [drawBlock(check.commands[0])] : []),
      h('ul', {}, ...ways.map((w) => h('li', { 'data-way': w.cause.cause }, h('p', {}, h('strong', {}, w.result), h('br', {}), link(w.cause), h('br', {}), w.then)))),
    ),
    h('p', {}, h('label', { for: 'split-paste' }, 'Paste the output here, and the way on is chosen for you.')),
    h('textarea', { class: 'paste', id: 'split-paste', rows: '4', spellcheck: 'false', autocomplete: 'off', 'data-split-paste': check.id }),
    h('div', { class: 'flow', 'data-split-verdict': '', 'aria-live': 'polite' }),
  ];
}

function board(rows: readonly (readonly [readonly (ElementContent | string)[], readonly (ElementContent | string)[]])[]): Element {
  return h('table', { class: 'board' }, h('tbody', {}, ...rows.map(([head, cell]) => h('tr', {}, h('th', { scope: 'row' }, ...head), h('td', {}, ...cell)))));
}

function weighed({ weighed: rows }: Answer): Element {
  return h(
    'details',
    { class: 'answer' },
    h('summary', {}, `${rows.length} ${rows.length === 1 ? 'sign' : 'signs'}, and what each says`),
    h(
      'div',
      { class: 'frame', tabindex: '0', role: 'group', 'aria-label': 'Signs and weights' },
      h(
        'table',
        { class: 'board' },
        h('thead', {}, h('tr', {}, ...['Cause', 'Says', 'Because', 'Rule, lines', 'Source'].map((c) => h('th', { scope: 'col' }, c)))),
        h('tbody', {}, ...rows.map((r) => h('tr', {}, h('td', {}, r.cause), h('td', {}, r.push), h('td', {}, r.why), h('td', {}, h('code', {}, r.rule), ' ', ...at(r.lines)), h('td', {}, r.source)))),
      ),
    ),
  );
}

function whatToPaste(): Element {
  return h(
    'div',
    { class: 'flow' },
    h('p', {}, 'What helps, in this order:'),
    h(
      'ul',
      { class: 'plain' },
      h('li', {}, 'The whole exception, with every “--->” and “inner exception”: the last one names the code.'),
      h('li', {}, 'A code: 0x8009…, -2146…, an event id with its source, an SQL Server error with its state.'),
      h('li', {}, 'The log of the other side: the ERRORLOG of SQL Server, events of Schannel, Kerberos or KDC.'),
      h('li', {}, 'The output of a check: ', h('a', { href: '/checks/' }, 'all checks'), '.'),
    ),
  );
}
