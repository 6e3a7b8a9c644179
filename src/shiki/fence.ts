import type { Element, ElementContent } from 'hast';
import { shells } from '../data/placard.ts';
import { codeFigure, commandFigure } from '../markup/figure.ts';
import { h } from '../markup/hast.ts';
import { live } from '../markup/variables.ts';
import type { Meta } from './meta.ts';

const isShell = (language: string): language is keyof typeof shells => language in shells;

/** What a fence becomes: a command plate, printed text, or a source listing. Missing labels stop the build. */
export function fenceFigure(language: string, meta: Meta, source: string, code: Element): Element {
  if (language === 'text' || language === 'plaintext') return printFigure(source, meta.title);
  const title = meta.title;
  if (!title) throw new Error(`Fence ${language} has no title: ${source.slice(0, 60)}`);
  if (!isShell(language)) return codeFigure(title, code);
  const missing = (['where', 'effect', 'rights'] as const).filter((key) => !meta[key]);
  if (missing.length > 0) throw new Error(`Fence "${title}": ${missing.join(', ')} missing`);
  const changes = meta.effect !== 'reads';
  if (changes && !meta.undo) throw new Error(`Fence "${title}" changes something and has no undo`);
  return commandFigure({
    title,
    language,
    where: meta.where ?? '',
    effect: changes && capital(meta.effect ?? ''),
    rights: live(meta.rights ?? ''),
    undo: undo(meta.undo ?? ''),
    code,
    // regedit wants UTF-16; a name is what makes a plate a file.
    ...(meta.name ? { file: { name: meta.name, encoding: language === 'reg' ? 'utf-16le' : 'utf-8' } } : {}),
  });
}

/** An undo that starts like a command is set as one; a sentence stays a sentence. */
function undo(text: string): ElementContent[] {
  const isCommand = /^(?:setspn|reg|klist|netsh|w32tm|dsacls|nltest|ipconfig|auditpol|wevtutil|sc|net|[A-Z][a-z]+-[A-Z]\w+|ALTER|EXEC|DROP|REVOKE) /.test(text);
  return isCommand ? [h('code', {}, ...live(text))] : live(text);
}

/**
 * Printed text, line by line. Two blanks and `<- words` at the end of a line mark it as the one to read:
 *
 *     The target principal name is incorrect.  Cannot generate SSPI context.  <- client
 */
export function printFigure(text: string, title: string | undefined): Element {
  const items = text.split('\n').map((raw) => {
    const match = /^(.*?)\s{2,}<- (.+)$/.exec(raw);
    const line = match?.[1] ?? raw;
    return h('li', match ? { class: 'read' } : {}, h('code', {}, ...live(line === '' ? ' ' : line)), match !== null && ' ', match !== null && h('span', {}, match[2] ?? ''));
  });
  const list = h('ol', { class: 'print' }, ...items);
  return title ? h('figure', { class: 'printed' }, h('figcaption', { class: 'tag' }, capital(title)), list) : list;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
