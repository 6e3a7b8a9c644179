/** Characters that a word processor, a web page or a chat put in place of the typed ones. */
import { characterName } from '../characters.ts';
import { invisiblesIn } from '../quoting/invisible.ts';
import { spanAt } from './scan.ts';
import { DASH } from './source.ts';
import type { Hit, Source } from './source.ts';

/** Where a hyphen would stand. A dash between blanks or years is prose, and so is an em dash between words. */
const BEFORE_SWITCH = `(?<=^|[\\s([{=,;|&"'\`])[${DASH}]+(?=[A-Za-z0-9?])`;
const IN_NAME = '(?<=[A-Za-z])[\u2010-\u2013\u2212](?=[A-Za-z])';
const IN_CMDLET = '(?<=\\b[A-Z][a-z]+)[\u2014\u2015](?=[A-Z])';
const SWITCH_DASH = new RegExp(`${BEFORE_SWITCH}|${IN_NAME}|${IN_CMDLET}|[${DASH}]{2,}`, 'gm');
const ANY_DASH = new RegExp(`[${DASH}]+`, 'g');

/** `setspn –S …`, `Get–ADUser`; in T-SQL every dash outside strings and comments. */
export function dashes(source: Source): Hit[] {
  const { shell, masked, text } = source;
  const hits: Hit[] = [];
  let reported = 0;
  for (const found of masked.matchAll(shell === 'tsql' ? ANY_DASH : SWITCH_DASH)) {
    if (found.index < reported || !isCommand(source, found.index)) continue;
    const [start, end] = wordAt(masked, found.index);
    reported = end;
    hits.push({
      rule: 'dash-not-hyphen',
      start,
      end,
      message: `has ${characterName(found[0].charAt(0))} where a hyphen belongs`,
      instead: text.slice(start, end).replace(new RegExp(`[${DASH}]`, 'g'), '-'),
    });
  }
  return hits;
}

/** Code, or a command for another shell that stands in quotation marks. */
function isCommand(source: Source, at: number): boolean {
  const kind = source.kinds[at];
  if (kind === 'c') return true;
  const start = source.segments[spanAt(source.segments, at)]?.start ?? at;
  return kind === 'd' && /^\s*(?:powershell|pwsh|cmd)\b/i.test(source.code.slice(start, start + 40));
}

function wordAt(text: string, at: number): [number, number] {
  let start = at;
  let end = at;
  while (start > 0 && /\S/.test(text.charAt(start - 1))) start--;
  while (end < text.length && /\S/.test(text.charAt(end))) end++;
  return [start, end];
}

const CURLY = /[\u2018-\u201f]/;
/** Around a value, or alone; after a letter it is an apostrophe and opens nothing. */
const CURLY_PAIR = /(?<!\p{L})(?:[\u201c-\u201f][^"\u201c-\u201f\r\n]*[\u201c-\u201f]|[\u2018-\u201b][^'\u2018-\u201b\r\n]*[\u2018-\u201b])|[\u2018-\u201f]/gu;

/** `“CORP\svc sql”`, and in PowerShell also `'O’Brien'`, where the apostrophe ends the string. */
export function smartQuotes(source: Source): Hit[] {
  return source.shell === 'powershell' ? curlyDelimiters(source) : curlyText(source);
}

/** PowerShell takes them for quotation marks; inside a string they only count where they close or open one. */
function curlyDelimiters({ masked, text, quotations, unclosed }: Source): Hit[] {
  const hits: Hit[] = [];
  for (const { start, end } of quotations) {
    const open = masked.charAt(start);
    const close = masked.charAt(end - 1);
    if (open === '@' || !(CURLY.test(open) || CURLY.test(close))) continue;
    const both = CURLY.test(open) && CURLY.test(close);
    hits.push(both ? straightened(text, start, end) : { ...straightened(text, start, end), instead: undefined });
  }
  for (const at of unclosed)
    if (CURLY.test(masked.charAt(at))) hits.push({ ...straightened(text, at, at + 1), instead: undefined });
  return hits;
}

/** Other shells take them for letters: right inside a quotation or a word (O’Brien), wrong around a value. */
function curlyText({ masked, text, kinds }: Source): Hit[] {
  const hits: Hit[] = [];
  for (const found of masked.matchAll(CURLY_PAIR)) {
    const end = found.index + found[0].length;
    const inWord = end - found.index === 1 && /\p{L}/u.test(masked.charAt(found.index - 1)) && /\p{L}/u.test(masked.charAt(end));
    if (kinds[found.index] === 'c' && !inWord) hits.push(straightened(text, found.index, end));
  }
  return hits;
}

function straightened(text: string, start: number, end: number): Hit {
  const given = text.slice(start, end);
  const mark = /[\u2018-\u201b]/.test(given.charAt(0)) ? "'" : '"';
  const inner = given.slice(1, -1);
  const clean = given.length > 1 && !inner.includes(mark) && !CURLY.test(inner);
  const curly = CURLY.exec(given)?.[0] ?? given;
  return {
    rule: 'smart-quotes',
    start,
    end,
    message: `has ${characterName(curly)} where a straight one belongs`,
    instead: clean ? mark + inner + mark : given.length === 1 ? mark : undefined,
  };
}

/** A blank is harmless in a comment, and SQL Server takes it for a blank outside quotations. */
function harmless({ shell, kinds }: Source, at: number): boolean {
  return kinds[at] === '#' || (shell === 'tsql' && kinds[at] === 'c');
}

/** A no-break space between words, a direction mark before a thumbprint: one finding for each kind and line. */
export function invisibles(source: Source): Hit[] {
  const { text, lines } = source;
  const hits = new Map<string, { hit: Hit; count: number }>();
  for (const { at, char, name, blank } of invisiblesIn(text)) {
    const byteOrderMark = at === 0 && char === '\ufeff';
    const partOfEmoji = (char === '\u200d' || char === '\ufe0f') && /[\p{Extended_Pictographic}\ufe0f]$/u.test(text.slice(Math.max(0, at - 2), at));
    if (byteOrderMark || partOfEmoji || (blank && harmless(source, at))) continue;
    const key = `${spanAt(lines, at)} ${name}`;
    const known = hits.get(key);
    if (known) known.count++;
    else
      hits.set(key, {
        hit: { rule: 'invisible-character', start: at, end: at + char.length, message: `has ${name}`, instead: blank ? ' ' : '' },
        count: 1,
      });
  }
  return [...hits.values()].map(({ hit, count }) => (count > 1 ? { ...hit, message: `${hit.message}, ${count} times on this line` } : hit));
}
