/** Thumbprints as people copy them. */
import { characterName } from '../characters.ts';
import { invisiblesIn } from '../quoting/invisible.ts';
import type { Refusal, Rule } from '../rule.ts';

export type CleanThumbprint = { readonly ok: true; readonly thumbprint: string; readonly removed: readonly string[] } | { readonly ok: false; readonly refusal: Refusal };

const DIGITS = 40;
const LONGEST = 400;
const DECORATION = /[\s:,-]/g;

/** Fit for a form field: what can be cleaned is allowed. */
export const thumbprintText: Rule = {
  id: 'thumbprint',
  allows: '40 hexadecimal digits (SHA-1), as the store of Windows shows them; blanks, colons, commas and invisible characters of copying are removed and named.',
  source: 'Microsoft KB3042780: the hidden character before a copied certificate thumbprint',
  refuses: (value) => {
    const clean = cleanThumbprint(value);
    return clean.ok ? undefined : clean.refusal.reason;
  },
};

/**
 * Takes blanks, separators and invisible characters out of a thumbprint and names what was taken out. Any other character is refused, never repaired: it may
 * stand for a digit. 64 digits are SHA-256, by which Windows stores do not name certificates.
 *
 *     cleanThumbprint('\u200e42 49 e1 …')   // { ok: true, thumbprint: '4249E1…', removed: ['U+200E LEFT-TO-RIGHT MARK', 'blanks'] }
 *     cleanThumbprint('4249E1…0O')          // refused: has the character O
 *
 * Sources: Microsoft KB3042780; test vectors of the reference.
 */
export function cleanThumbprint(text: string): CleanThumbprint {
  const refuse = (reason: string): CleanThumbprint => ({ ok: false, refusal: { rule: thumbprintText.id, allows: thumbprintText.allows, reason, given: text.slice(0, 60) } });
  if (text.length > LONGEST) return refuse(`is longer than ${LONGEST} characters`);
  const hidden = invisiblesIn(text);
  const visible = hidden.reduce((rest, { char }) => rest.replaceAll(char, ''), text);
  const digits = visible.replace(DECORATION, '');
  const removed = [
    ...new Set(hidden.map((h) => h.name)),
    ...(/\s/.test(visible) ? ['blanks'] : []),
    ...(visible.includes(':') ? ['colons'] : []),
    ...(/[,-]/.test(visible) ? ['separators'] : []),
  ];
  const wrong = /[^0-9A-Fa-f]/u.exec(digits)?.[0];
  if (wrong !== undefined) return refuse(`has ${characterName(wrong)}, which is no hexadecimal digit`);
  if (digits.length === 64) return refuse('has 64 digits: that is SHA-256, and Windows stores name a certificate by its SHA-1 thumbprint');
  if (digits.length !== DIGITS) return refuse(`has ${digits.length} hexadecimal digits instead of 40`);
  return { ok: true, thumbprint: digits.toUpperCase(), removed };
}
