/** Cuts pasted text into the tokens that can be codes, with what stands round them. */

export interface Token {
  /** As written. */
  readonly text: string;
  /** In lower case. */
  readonly low: string;
  readonly at: number;
  /** The character before the token; '' at the start. */
  readonly before: string;
  /** The character after the token; '' at the end. */
  readonly after: string;
  /** True when a sentence, a list item or a line ends between the token before and this one. */
  readonly breaks: boolean;
}

/** Longer runs are keys, hashes and stack data: never a code, and not kept. */
const LONGEST = 64;

function isTokenChar(code: number): boolean {
  // 0-9, A-Z, _, a-z
  return (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || code === 95 || (code >= 97 && code <= 122);
}

const BREAKS = new Set(['.', ';', ',', '\n', '\r', '!', '?', '}', ']']);

/**
 * Tokens of letters, digits and underscores in order. One pass over the text.
 *
 *     tokensOf('Error: 18456, State: 11.')
 *     // Error (breaks: false) · 18456 · State (breaks: true) · 11
 */
export function tokensOf(text: string): readonly Token[] {
  const tokens: Token[] = [];
  let breaks = false;
  let start = -1;
  for (let i = 0; i <= text.length; i += 1) {
    if (i < text.length && isTokenChar(text.charCodeAt(i))) {
      if (start < 0) start = i;
      continue;
    }
    if (start >= 0) {
      if (i - start <= LONGEST) {
        const word = text.slice(start, i);
        tokens.push({ text: word, low: word.toLowerCase(), at: start, before: text[start - 1] ?? '', after: text[i] ?? '', breaks });
      }
      start = -1;
      breaks = false;
    }
    if (i < text.length && BREAKS.has(text[i] ?? '')) breaks = true;
  }
  return tokens;
}

const MINUS = new Set(['-', '\u2212', '\u2013', '\u2010', '\u2011']);

/** Whether a minus sign stands directly before a number, and not a hyphen that joins it to a word: `-2146893022`, but not `2018-09-24`. */
export function isNegative(text: string, token: Token): boolean {
  if (!MINUS.has(token.before)) return false;
  const previous = text.charCodeAt(token.at - 2);
  return Number.isNaN(previous) || !isTokenChar(previous);
}

/** Whether a number is part of a dotted, dated or timed figure, of a host and port, or of a GUID: `10.0.0.4`, `1.2`, `9:41`, `sql05:1433`, `1F678132-5938`. */
export function isPartOfFigure(text: string, token: Token): boolean {
  const { before, after, at } = token;
  const previous = text.charCodeAt(at - 2);
  const next = text.charCodeAt(at + token.text.length + 1);
  if ((before === '.' || before === '-') && isTokenChar(previous)) return true;
  if (after === '-' && isTokenChar(next)) return true;
  if ((after === '.' || after === ':') && isDigit(next)) return true;
  if (before === ':' && isDigit(previous)) return true;
  return before === '#' || before === '$' || before === '@' || after === '@' || after === '%';
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}
