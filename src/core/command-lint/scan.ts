/**
 * Tells for each character of a text whether the shell reads it as code, as part of a quotation or as a comment.
 * Not a parser: just enough to keep the rules of the linter away from prose and data.
 */

/** c code, # comment, s text in which nothing is expanded, d text in which variables are. */
export type Kind = 'c' | '#' | 's' | 'd';

export interface Quotation {
  readonly start: number;
  /** Index after the closing mark. */
  readonly end: number;
  readonly kind: 's' | 'd';
}

export interface Scan {
  readonly kinds: readonly Kind[];
  readonly quotations: readonly Quotation[];
  /** Where quotations open that are never closed. */
  readonly unclosed: readonly number[];
}

/** Collects what a scanner finds; a scanner only has to move on. */
export class Marks implements Scan {
  readonly kinds: Kind[];
  readonly quotations: Quotation[] = [];
  readonly unclosed: number[] = [];
  readonly text: string;

  constructor(text: string) {
    this.text = text;
    this.kinds = new Array<Kind>(text.length).fill('c');
  }

  fill(kind: Kind, start: number, end: number): number {
    this.kinds.fill(kind, start, end);
    return end;
  }

  /** A quotation up to `end`; undefined means that it runs to `limit` unclosed. Returns where to go on. */
  quotation(kind: 's' | 'd', start: number, end: number | undefined, limit: number): number {
    if (end === undefined) this.unclosed.push(start);
    else this.quotations.push({ start, end, kind });
    return this.fill(kind, start, end ?? limit);
  }

  /** Index of the line break that ends the line of `at`, or the end of the text. */
  lineEnd(at: number): number {
    const lineBreak = /[\r\n]/g;
    lineBreak.lastIndex = at;
    return lineBreak.exec(this.text)?.index ?? this.text.length;
  }
}

export interface Span {
  readonly start: number;
  /** Index after the last character. */
  readonly end: number;
}

/** The lines of a text without their line breaks. */
export function linesOf(text: string): Span[] {
  const spans: Span[] = [];
  let start = 0;
  for (const found of text.matchAll(/\r\n|\r|\n/g)) {
    spans.push({ start, end: found.index });
    start = found.index + found[0].length;
  }
  return [...spans, { start, end: text.length }];
}

/** Index after the mark that closes a quotation, where a doubled mark stands for itself. */
export function closeDoubled(text: string, at: number, mark: string, limit = text.length): number | undefined {
  for (let i = at + 1; i < limit; i++) {
    if (text[i] !== mark) continue;
    if (text[i + 1] !== mark) return i + 1;
    i++;
  }
  return undefined;
}

/** Index after the mark that closes a quotation, where `escape` takes the meaning of the next character. */
export function closeEscaped(text: string, at: number, mark: string, escape: string, limit = text.length): number | undefined {
  for (let i = at + 1; i < limit; i++) {
    if (text[i] === escape) i++;
    else if (text[i] === mark) return i + 1;
  }
  return undefined;
}

/** Index of the last span that starts at or before `at`: the line or command that holds this place. */
export function spanAt(spans: readonly Span[], at: number): number {
  let low = 0;
  let high = spans.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((spans[middle]?.start ?? 0) <= at) low = middle;
    else high = middle - 1;
  }
  return low;
}
