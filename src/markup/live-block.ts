import type { Element, ElementContent } from 'hast';
import { plainText, type CommandBlock, type Line } from '../core/blocks.ts';
import { liveLine, liveSegments, type StandIn } from '../core/live-lines.ts';
import { contextVariables } from '../data/context.ts';
import { commandFigure } from './figure.ts';
import { h } from './hast.ts';
import { paint } from './paint.ts';

/** A generated command in an article: drawn as every command, with the reader's values in place of the examples once the page is live. */
export function drawLiveCommand(block: CommandBlock, known: readonly StandIn[], title = block.title): Element {
  const { undo } = block;
  return commandFigure({
    title: known.reduce((words, { variable, text }) => words.replaceAll(text, `the ${contextVariables.find((v) => v.name === variable)?.label.toLowerCase() ?? variable}`), title),
    language: block.shell,
    where: block.where,
    effect: block.changes && `Changes ${block.changes}`,
    rights: inline(liveSegments(block.rights, known)),
    undo: undo === undefined ? [] : 'lines' in undo ? undo.lines.map((l, i) => h('code', {}, i > 0 && '\n', ...inline(liveLine(l, known)))) : undo.flatMap((part): ElementContent[] => (typeof part !== 'string' && 'code' in part ? [h('code', {}, ...inline(liveSegments(part.code, known)))] : inline(liveSegments(plainText([part]), known)))),
    code: paint(block.lines.map((l) => liveLine(l, known))),
  });
}

function inline(line: Line): ElementContent[] {
  return line.map((s) => (typeof s === 'string' ? { type: 'text', value: s } : h('var', s.variable === undefined ? {} : { 'data-v': s.variable }, s.value)));
}
