import { Marks } from './scan.ts';
import type { Scan } from './scan.ts';

/** PowerShell takes the curly forms for the straight ones. */
const SINGLE = /['\u2018-\u201b]/;
const DOUBLE = /["\u201c-\u201e]/;

function closeSingle(text: string, at: number): number | undefined {
  for (let i = at + 1; i < text.length; i++) {
    if (!SINGLE.test(text.charAt(i))) continue;
    if (!SINGLE.test(text.charAt(i + 1))) return i + 1;
    i++;
  }
  return undefined;
}

/** Deeper nesting than anyone writes; a paste of brackets must not exhaust the stack. */
const MAX_DEPTH = 20;

function closeDouble(text: string, at: number, nested = 0): number | undefined {
  for (let i = at + 1; i < text.length; i++) {
    const char = text.charAt(i);
    if (char === '`') i++;
    else if (text.startsWith('$(', i)) {
      const end = closeBracket(text, i + 1, nested + 1);
      if (end === undefined) return undefined;
      i = end - 1;
    } else if (DOUBLE.test(char)) {
      if (!DOUBLE.test(text.charAt(i + 1))) return i + 1;
      i++;
    }
  }
  return undefined;
}

/** Index after the bracket that closes a subexpression, which holds quotations of its own. */
function closeBracket(text: string, at: number, nested: number): number | undefined {
  if (nested > MAX_DEPTH) return undefined;
  let depth = 0;
  for (let i = at; i < text.length; i++) {
    const char = text.charAt(i);
    if (char === '`') i++;
    else if (char === '(') depth++;
    else if (char === ')' && --depth === 0) return i + 1;
    else if (SINGLE.test(char) || DOUBLE.test(char)) {
      const end = SINGLE.test(char) ? closeSingle(text, i) : closeDouble(text, i, nested);
      if (end === undefined) return undefined;
      i = end - 1;
    }
  }
  return undefined;
}

/** A here-string opens with @ and a mark at the end of a line and closes with the mark and @ at the start of one. */
function hereString(text: string, at: number): { kind: 's' | 'd'; end: number | undefined } | undefined {
  const open = /^@(?:(['\u2018-\u201b])|["\u201c-\u201e])[ \t]*\r?\n/.exec(text.slice(at, at + 200));
  if (!open) return undefined;
  const kind = open[1] === undefined ? 'd' : 's';
  const close = (kind === 's' ? /\n['\u2018-\u201b]@/ : /\n["\u201c-\u201e]@/).exec(text.slice(at));
  return { kind, end: close ? at + close.index + 3 : undefined };
}

/** Strings with doubled marks and subexpressions, here-strings, comments, and the rest of a line after `--%`. */
export function scanPowerShell(text: string): Scan {
  const marks = new Marks(text);
  for (let i = 0; i < text.length; ) {
    const char = text.charAt(i);
    const tokenStart = i === 0 || /[\s;(){}|&,]/.test(text.charAt(i - 1));
    const here = char === '@' ? hereString(text, i) : undefined;
    if (char === '`') i += 2;
    else if (here) i = marks.quotation(here.kind, i, here.end, text.length);
    else if (SINGLE.test(char)) i = marks.quotation('s', i, closeSingle(text, i), text.length);
    else if (DOUBLE.test(char)) i = marks.quotation('d', i, closeDouble(text, i), text.length);
    else if (text.startsWith('<#', i)) {
      const end = text.indexOf('#>', i + 2);
      i = marks.fill('#', i, end < 0 ? text.length : end + 2);
    } else if (char === '#' && tokenStart) i = marks.fill('#', i, marks.lineEnd(i));
    else if (text.startsWith('--%', i) && tokenStart && !/\S/.test(text.charAt(i + 3))) {
      const end = marks.lineEnd(i);
      const pipe = text.indexOf('|', i);
      i = marks.fill('s', i, pipe >= 0 && pipe < end ? pipe : end);
    } else i++;
  }
  return marks;
}
