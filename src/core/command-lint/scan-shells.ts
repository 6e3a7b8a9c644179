import { Marks, closeDoubled, closeEscaped, linesOf } from './scan.ts';
import type { Scan } from './scan.ts';

/** Commands inside cmd itself, which do not take `\"` for an escaped mark. */
const CMD_BUILT_IN = /^\s*@?(?:assoc|call|cd|chdir|copy|del|dir|echo|if|for|md|mkdir|move|popd|pushd|rd|ren|rmdir|set|start|title|type)\b/i;

/** Double quotation marks within a line, carets, lines with rem or `::`. */
export function scanCmd(text: string): Scan {
  const marks = new Marks(text);
  for (const { start, end } of linesOf(text)) {
    const line = text.slice(start, end);
    if (/^[ \t]*(?:::|@?rem(?:[ \t]|$))/i.test(line)) {
      marks.fill('#', start, end);
      continue;
    }
    for (let i = start; i < end; ) {
      if (text[i] === '^') i += 2;
      // %name:"=% takes the quotation marks out of a value.
      else if (text.startsWith(':"=', i)) i += 3;
      else if (text[i] === '"') {
        const close = closeEscaped(text, i, '"', '', end);
        i = marks.quotation('d', i, close, end);
        // The program may still see a closed quotation: "a\"b" has three marks and is one argument.
        if (close === undefined && !CMD_BUILT_IN.test(line) && (line.match(/(?<!\\)"/g)?.length ?? 0) % 2 === 0) marks.unclosed.pop();
      } else i++;
    }
  }
  return marks;
}

/** Strings, identifiers in brackets or marks, both kinds of comments. */
export function scanTsql(text: string): Scan {
  const marks = new Marks(text);
  for (let i = 0; i < text.length; ) {
    const char = text.charAt(i);
    if (text.startsWith('--', i)) i = marks.fill('#', i, marks.lineEnd(i));
    else if (text.startsWith('/*', i)) i = marks.fill('#', i, closeComment(text, i));
    else if (char === "'" || char === '"') i = marks.quotation('s', i, closeDoubled(text, i, char), text.length);
    else if (char === '[') i = marks.quotation('s', i, closeDoubled(text, i, ']'), text.length);
    else i++;
  }
  return marks;
}

/** Comments of T-SQL nest. */
function closeComment(text: string, at: number): number {
  let depth = 0;
  for (let i = at; i < text.length; i++) {
    if (text.startsWith('/*', i)) {
      depth++;
      i++;
    } else if (text.startsWith('*/', i)) {
      i++;
      if (--depth === 0) return i + 1;
    }
  }
  return text.length;
}

/** Strings, comments and here-documents. */
export function scanBash(text: string): Scan {
  const marks = new Marks(text);
  const heredocs: string[] = [];
  for (let i = 0; i < text.length; ) {
    const char = text.charAt(i);
    const heredoc = char === '<' ? /^<<-?[ \t]*(['"]?)(\w+)\1/.exec(text.slice(i, i + 80)) : null;
    if (char === '\\') i += 2;
    else if (char === '\n' && heredocs.length > 0) {
      const rest = text.slice(i);
      const close = new RegExp(`\\n\\t*${heredocs.shift() ?? ''}(?=\\r?\\n|$)`).exec(rest);
      i = marks.fill('s', i + 1, close ? i + close.index + close[0].length : text.length);
    } else if (heredoc) {
      heredocs.push(heredoc[2] ?? '');
      i += heredoc[0].length;
    } else if (char === "'" && text[i - 1] !== '$') i = marks.quotation('s', i, closeDoubled(text, i, "'"), text.length);
    else if (char === "'") i = marks.quotation('s', i, closeEscaped(text, i, "'", '\\'), text.length);
    else if (char === '"') i = marks.quotation('d', i, closeEscaped(text, i, '"', '\\'), text.length);
    else if (char === '#' && (i === 0 || /[\s;&|(]/.test(text.charAt(i - 1)))) i = marks.fill('#', i, marks.lineEnd(i));
    else i++;
  }
  return marks;
}

/** A .reg file: values in marks, key lines, lines with a semicolon. */
export function scanReg(text: string): Scan {
  const marks = new Marks(text);
  for (const { start, end } of linesOf(text)) {
    const line = text.slice(start, end);
    if (/^[ \t]*;/.test(line)) marks.fill('#', start, end);
    // A key name is data: it may hold any character but a backslash.
    else if (/^[ \t]*\[/.test(line)) marks.fill('s', start, end);
    else
      for (let i = start; i < end; )
        i = text[i] === '"' ? marks.quotation('s', i, closeEscaped(text, i, '"', '\\', end), end) : i + 1;
  }
  return marks;
}

/** What the shells have in common: whole lines that look like comments, and double quotation marks within one line. */
export function scanUnknown(text: string): Scan {
  const marks = new Marks(text);
  // Apostrophes, escapes and quotations over several lines mean different things in each shell: no verdict on those.
  const certain = !/['`\\^]/.test(text) && linesOf(text.trim()).length === 1;
  for (const { start, end } of linesOf(text)) {
    const line = text.slice(start, end);
    if (/^[ \t]*(?:#|::|@?rem[ \t]|--[ \t]|;|\/\/)/i.test(line)) {
      marks.fill('#', start, end);
      continue;
    }
    for (let i = start; i < end; ) {
      if (text[i] !== '"') {
        i++;
        continue;
      }
      const close = closeEscaped(text, i, '"', '', end);
      i = marks.quotation('d', i, close, end);
      if (close === undefined && !certain) marks.unclosed.pop();
    }
  }
  return marks;
}
