import { noLoneSurrogate, quote } from './rules.ts';
import type { Quoted } from './rules.ts';

function hexPair(byte: number): string {
  return `\\${byte.toString(16).padStart(2, '0')}`;
}

/**
 * A value inside an LDAP filter, without quotation marks of its own. `*` is text here, not a wildcard.
 * NUL is written as \00; only a lone surrogate is refused, since it has no UTF-8 form. A line break stays as
 * it is, so the language around the filter may still refuse it.
 *
 *     ldapFilterValue('svc (old)*')  // svc \28old\29\2a
 *
 * Source: RFC 4515, section 3.
 */
export function ldapFilterValue(value: string): Quoted {
  return quote(value, [noLoneSurrogate], (v) => v.replace(/[\\*()\0]/g, (c) => hexPair(c.charCodeAt(0))));
}

const DN_SPECIAL = /^[,+"\\<>;]$/;
const CONTROL = /^\p{Cc}$/u;

/** Control characters as the bytes of their UTF-8 form; U+0080 to U+009F take two. */
function controlBytes(char: string): string {
  const code = char.charCodeAt(0);
  return (code < 0x80 ? hexPair(code) : `\\c2${hexPair(code)}`).toUpperCase();
}

/**
 * The value of one attribute in a distinguished name (the part after `CN=`). Escapes the separators, a number
 * sign or blank at the start, a blank at the end, and control characters. Refuses only a lone surrogate.
 * An ADsPath also needs `/` written as `\/`; a filter around the name needs ldapFilterValue after it.
 *
 *     ldapDnValue('Smith, John')  // Smith\, John
 *
 * Source: RFC 4514, section 2.4.
 */
export function ldapDnValue(value: string): Quoted {
  return quote(value, [noLoneSurrogate], (v) => {
    const last = v.length - 1;
    return v.replace(/./gsu, (char, at: number) => {
      if (CONTROL.test(char)) return controlBytes(char);
      const atEdge = (char === ' ' && (at === 0 || at === last)) || (char === '#' && at === 0);
      return atEdge || DN_SPECIAL.test(char) ? `\\${char}` : char;
    });
  });
}
