import type { Rule } from '../rule.ts';
import { ONE_LINE, quote, without } from './rules.ts';
import type { Quoted } from './rules.ts';

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' };

const noNoncharacter: Rule = without(
  {
    id: 'xml-character',
    allows: 'Characters that XML 1.0 knows: not U+FFFE and not U+FFFF.',
    source: 'W3C: Extensible Markup Language (XML) 1.0, 2.2',
  },
  /[\ufffe\uffff]/u,
);

/**
 * Text of an element or of an attribute in quotation marks, without the marks. Refuses NUL, line breaks and control characters, which
 * XML cannot hold or reads as a blank in an attribute, and broken characters.
 *
 *     xmlText('a<b & "c"')  // a&lt;b &amp; &quot;c&quot;
 *
 * Source: W3C: Extensible Markup Language (XML) 1.0, 2.2, 2.4 and 3.3.3.
 */
export function xmlText(value: string): Quoted {
  return quote(value, [...ONE_LINE, noNoncharacter], (v) => v.replace(/[&<>"']/g, (char) => ESCAPES[char] ?? char));
}
