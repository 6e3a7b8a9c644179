/**
 * Names a character in the words of a refusal: "an ampersand", "an invisible character (U+200E)".
 * A reader at night finds "has an en dash (U+2013)" faster than "has an invalid character".
 */

const NAMES: Readonly<Record<string, string>> = {
  ' ': 'a blank',
  '\t': 'a tab',
  '\n': 'a line break',
  '\r': 'a line break',
  '\u00a0': 'a no-break space (U+00A0)',
  '"': 'a double quotation mark',
  "'": 'an apostrophe',
  '`': 'a backtick',
  '&': 'an ampersand',
  '|': 'a vertical bar',
  '<': 'a less-than sign',
  '>': 'a greater-than sign',
  '^': 'a caret',
  '%': 'a percent sign',
  '!': 'an exclamation mark',
  ';': 'a semicolon',
  ':': 'a colon',
  ',': 'a comma',
  '.': 'a dot',
  '?': 'a question mark',
  '*': 'an asterisk',
  '/': 'a slash',
  '\\': 'a backslash',
  '@': 'an at sign',
  '#': 'a number sign',
  '=': 'an equals sign',
  '+': 'a plus sign',
  '-': 'a hyphen',
  '_': 'an underscore',
  '~': 'a tilde',
  $: 'a dollar sign',
  '(': 'a bracket',
  ')': 'a bracket',
  '[': 'a square bracket',
  ']': 'a square bracket',
  '{': 'a curly bracket',
  '}': 'a curly bracket',
  '\u2010': 'a typographic hyphen (U+2010)',
  '\u2011': 'a no-break hyphen (U+2011)',
  '\u2012': 'a figure dash (U+2012)',
  '\u2013': 'an en dash (U+2013)',
  '\u2014': 'an em dash (U+2014)',
  '\u2212': 'a minus sign (U+2212)',
};

const CONTROL = /^\p{Cc}$/u;
const INVISIBLE = /^[\p{Default_Ignorable_Code_Point}\p{Bidi_Control}\p{Cf}\p{Zl}\p{Zp}]$/u;
const SPACE = /^\p{Zs}$/u;
const BROKEN = /^[\p{Cs}\p{Co}\p{Cn}]$/u;
const QUOTE = /^[\p{Pi}\p{Pf}\u201a\u201e\uff02\uff07]$/u;

function codePoint(char: string): string {
  return `U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}

/**
 * The words for one character (one code point).
 *
 *     characterName('&')       // 'an ampersand'
 *     characterName('\u200e')  // 'an invisible character (U+200E)'
 *     characterName('ü')       // 'the character ü (U+00FC)'
 */
export function characterName(char: string): string {
  const known = Object.hasOwn(NAMES, char) ? NAMES[char] : undefined;
  if (known !== undefined) return known;
  if (CONTROL.test(char)) return `a control character (${codePoint(char)})`;
  if (INVISIBLE.test(char)) return `an invisible character (${codePoint(char)})`;
  if (SPACE.test(char)) return `an unusual blank (${codePoint(char)})`;
  if (BROKEN.test(char)) return `a broken or private character (${codePoint(char)})`;
  if (QUOTE.test(char)) return `a typographic quotation mark (${codePoint(char)})`;
  return char < '\u007f' ? `the character ${char}` : `the character ${char} (${codePoint(char)})`;
}

/**
 * "has …" for the first character of a text that is not allowed, or undefined.
 * `allowed` matches one code point. An invisible character is never allowed, even where its class is
 * (U+3164 is a letter): what the reader cannot see, the reader cannot check.
 *
 *     hasForbidden('ag sales', /^[a-z]$/u)  // 'has a blank'
 */
export function hasForbidden(text: string, allowed: RegExp): string | undefined {
  for (const char of text) {
    // No character of ASCII is invisible that a rule could allow; asking costs, and long exports have many.
    if (!allowed.test(char) || (char > '~' && INVISIBLE.test(char))) return `has ${characterName(char)}`;
  }
  return undefined;
}
