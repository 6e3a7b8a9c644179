import { ONE_LINE, noNul, quote } from './rules.ts';
import type { Quoted } from './rules.ts';

/** PowerShell reads all five as a single quotation mark, so a curly one ends the string too. */
const SINGLE_QUOTES = /['\u2018\u2019\u201a\u201b]/g;

function single(text: string): string {
  return `'${text.replace(SINGLE_QUOTES, '$&$&')}'`;
}

/**
 * A single-quoted PowerShell string, in which nothing is expanded. Each quotation mark, straight or curly, is
 * doubled with itself. Refuses NUL, line breaks, other control characters and lone surrogates: use
 * psStringAscii for those that PowerShell can build.
 *
 *     psString("O'Brien")      // 'O''Brien'
 *     psString('CORP\\gmsa$')  // 'CORP\gmsa$'
 *
 * Source: Microsoft, PowerShell: about_Quoting_Rules; language specification, chapter 2.
 */
export function psString(value: string): Quoted {
  return quote(value, ONE_LINE, single);
}

/**
 * A PowerShell expression of ASCII characters only, for a script that may be saved without a byte order mark:
 * Windows PowerShell reads such a file in the ANSI code page. Also holds line breaks and control characters.
 * Refuses NUL only.
 *
 *     psStringAscii('it’s')  // ('it' + [char]0x2019 + 's')
 *     psStringAscii('its')   // 'its'
 *
 * Source: Microsoft, PowerShell 5.1: about_Character_Encoding.
 */
export function psStringAscii(value: string): Quoted {
  return quote(value, [noNul], (v) => {
    const pieces = v.match(/[\x20-\x7e]+|[^\x20-\x7e]/g) ?? [''];
    const written = pieces.map((piece) => (/^[\x20-\x7e]*$/.test(piece) ? single(piece) : charCast(piece)));
    if (written.length === 1 && written[0]?.startsWith("'")) return written[0];
    // The first operand decides the kind of the sum: two [char] would add up to a number.
    if (written[0]?.startsWith('[')) written.unshift("''");
    return `(${written.join(' + ')})`;
  });
}

function charCast(unit: string): string {
  return `[char]0x${unit.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
}
