/** Cuts text into words, the unit in which known sentences are looked for: whatever the line breaks, quotes and letter case are. */

/**
 * Calls `visit` with each word in lower case and its offsets. Words are letters, marks and digits of any script; an apostrophe inside a word is
 * dropped; each Chinese or Japanese character is a word of its own, since these scripts put no blanks between words. One pass, no exception.
 *
 *     scanWords("can't reach 服务器", (word) => …)   // cant · reach · 服 · 务 · 器
 */
export function scanWords(text: string, visit: (word: string, at: number, end: number) => void): void {
  let start = -1;
  let end = 0;
  let dropped = false;
  // Lower case of the whole text at once is much faster; a few letters change their length, and then offsets would be wrong.
  const lowered = text.toLowerCase();
  const low = lowered.length === text.length ? lowered : undefined;
  const close = (): void => {
    if (start < 0) return;
    const word = low === undefined ? text.slice(start, end).toLowerCase() : low.slice(start, end);
    visit(dropped ? word.replace(/['\u2019\u02bc`]/g, '') : word, start, end);
    start = -1;
    dropped = false;
  };
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    if (isWordCode(code)) {
      if (start < 0) start = i;
      end = i + 1;
    } else if (code >= 0x80 && isIdeograph(code)) {
      close();
      visit(text.charAt(i), i, i + 1);
    } else if (start >= 0) {
      if (isApostrophe(code) && isWordCode(text.charCodeAt(i + 1))) dropped = true;
      else close();
    }
  }
  close();
}

const LETTER = /^[\p{L}\p{M}\p{N}]$/u;

function isWordCode(code: number): boolean {
  if (code < 0x80) return (code >= 97 && code <= 122) || (code >= 48 && code <= 57) || (code >= 65 && code <= 90);
  return !isIdeograph(code) && LETTER.test(String.fromCharCode(code));
}

/** Hiragana, Katakana, Han. Korean writes blanks between words. */
function isIdeograph(code: number): boolean {
  return (code >= 0x3041 && code <= 0x30ff) || (code >= 0x3400 && code <= 0x4dbf) || (code >= 0x4e00 && code <= 0x9fff);
}

function isApostrophe(code: number): boolean {
  return code === 0x27 || code === 0x2019 || code === 0x2bc || code === 0x60;
}

/** The words that a set of sentences is made of, each with a number above 0. Several tables may share one dictionary, and so one pass over a text. */
export type Dictionary = Map<string, number>;

/** A text as numbers of a dictionary, with offsets. Words that the dictionary does not have are 0. */
export interface CutText {
  readonly ids: readonly number[];
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

/** The number of a word; a new word gets the next one. */
export function idOf(dictionary: Dictionary, word: string): number {
  let id = dictionary.get(word);
  if (id === undefined) dictionary.set(word, (id = dictionary.size + 1));
  return id;
}

/** Cuts a text for the tables of one dictionary: `cutWords('Login failed', …)` gives ids [1, 0] where only "login" is known. */
export function cutWords(text: string, dictionary: Dictionary): CutText {
  const ids: number[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  scanWords(text, (word, at, end) => {
    ids.push(dictionary.get(word) ?? 0);
    starts.push(at);
    ends.push(end);
  });
  return { ids, starts, ends };
}
