/**
 * Characters that cannot be seen, or that look like an ordinary blank and are none. They arrive by copying
 * from web pages, office documents and the certificate dialog, and make a right-looking value wrong.
 */

/** What the reader may meet; other characters of the same kinds are named by their code point alone. */
const NAMES: Readonly<Record<string, string>> = {
  '\u00a0': 'NO-BREAK SPACE',
  '\u00ad': 'SOFT HYPHEN',
  '\u061c': 'ARABIC LETTER MARK',
  '\u180e': 'MONGOLIAN VOWEL SEPARATOR',
  '\u2002': 'EN SPACE',
  '\u2003': 'EM SPACE',
  '\u2007': 'FIGURE SPACE',
  '\u2009': 'THIN SPACE',
  '\u200a': 'HAIR SPACE',
  '\u200b': 'ZERO WIDTH SPACE',
  '\u200c': 'ZERO WIDTH NON-JOINER',
  '\u200d': 'ZERO WIDTH JOINER',
  '\u200e': 'LEFT-TO-RIGHT MARK',
  '\u200f': 'RIGHT-TO-LEFT MARK',
  '\u2028': 'LINE SEPARATOR',
  '\u2029': 'PARAGRAPH SEPARATOR',
  '\u202a': 'LEFT-TO-RIGHT EMBEDDING',
  '\u202b': 'RIGHT-TO-LEFT EMBEDDING',
  '\u202c': 'POP DIRECTIONAL FORMATTING',
  '\u202d': 'LEFT-TO-RIGHT OVERRIDE',
  '\u202e': 'RIGHT-TO-LEFT OVERRIDE',
  '\u202f': 'NARROW NO-BREAK SPACE',
  '\u205f': 'MEDIUM MATHEMATICAL SPACE',
  '\u2060': 'WORD JOINER',
  '\u2066': 'LEFT-TO-RIGHT ISOLATE',
  '\u2067': 'RIGHT-TO-LEFT ISOLATE',
  '\u2068': 'FIRST STRONG ISOLATE',
  '\u2069': 'POP DIRECTIONAL ISOLATE',
  '\u3000': 'IDEOGRAPHIC SPACE',
  '\u3164': 'HANGUL FILLER',
  '\ufe0f': 'VARIATION SELECTOR-16',
  '\ufeff': 'ZERO WIDTH NO-BREAK SPACE',
};

const INVISIBLE = /(?! )[\p{Default_Ignorable_Code_Point}\p{Bidi_Control}\p{Zs}\p{Zl}\p{Zp}\ufff9-\ufffb]/gu;

export interface Invisible {
  /** Index in the text, in UTF-16 units. */
  readonly at: number;
  readonly char: string;
  /** `U+200E LEFT-TO-RIGHT MARK`, or `U+E0041` where the list has no name. */
  readonly name: string;
  /** A blank of its own kind, which a program does not take for a blank; otherwise it has no width at all. */
  readonly blank: boolean;
}

/** All of them, in order. ASCII blanks, tabs and line breaks are not among them. */
export function invisiblesIn(text: string): readonly Invisible[] {
  return [...text.matchAll(INVISIBLE)].map(({ 0: char, index }) => ({
    at: index,
    char,
    name: named(char),
    blank: /\p{Zs}/u.test(char),
  }));
}

function named(char: string): string {
  const code = `U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
  const name = Object.hasOwn(NAMES, char) ? NAMES[char] : undefined;
  return name === undefined ? code : `${code} ${name}`;
}

/**
 * The name of the first invisible or bidirectional character, for a message; undefined when there is none.
 *
 *     invisibleIn('\u200e4249e1a0')  // 'U+200E LEFT-TO-RIGHT MARK'
 *     invisibleIn('4249e1a0')        // undefined
 *
 * Sources: Microsoft KB3042780 (the hidden character before a copied thumbprint); Unicode character database.
 */
export function invisibleIn(text: string): string | undefined {
  return invisiblesIn(text)[0]?.name;
}
