import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { cleanThumbprint } from '../../../../src/core/certificate/thumbprint.ts';

const PLAIN = '4249E16E0AF0A02E63C45C93FD52AD0927821B01';
const SPACED = '42 49 e1 6e 0a f0 a0 2e 63 c4 5c 93 fd 52 ad 09 27 82 1b 01';

test('what is taken out is named', () => {
  for (const [given, removed] of [
    [PLAIN, []],
    [SPACED, ['blanks']],
    [`\u200e${SPACED}`, ['U+200E LEFT-TO-RIGHT MARK', 'blanks']],
    [`\u200f\ufeff${PLAIN}`, ['U+200F RIGHT-TO-LEFT MARK', 'U+FEFF ZERO WIDTH NO-BREAK SPACE']],
    ['42:49:E1:6E:0A:F0:A0:2E:63:C4:5C:93:FD:52:AD:09:27:82:1B:01', ['colons']],
    ['42,49,e1,6e,0a,f0,a0,2e,63,c4,5c,93,fd,52,ad,09,27,82,1b,01', ['separators']],
    [SPACED.replaceAll(' ', '\u00a0'), ['U+00A0 NO-BREAK SPACE']],
  ] as const) assert.deepEqual(cleanThumbprint(given), { ok: true, thumbprint: PLAIN, removed }, given);
});

test('what may stand for a digit is refused, never repaired', () => {
  for (const [given, reason] of [
    [PLAIN.slice(1), /39 hexadecimal digits/],
    [`${PLAIN.slice(1)}O`, /character O/],
    [`${PLAIN}0`, /41 hexadecimal digits/],
    ['ab'.repeat(32), /SHA-256/],
    [`0x${PLAIN}`, /character x/],
    [`${PLAIN.slice(1)}\uff11`, /U\+FF11/],
    ['', /0 hexadecimal digits/],
    ['a'.repeat(5000), /longer/],
  ] as const) {
    const clean = cleanThumbprint(given);
    assert.ok(!clean.ok && reason.test(clean.refusal.reason), `${given.slice(0, 50)}: ${JSON.stringify(clean)}`);
  }
});

test('any text: 40 digits in upper case, or a refusal', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary', maxLength: 60 }), fc.stringMatching(/^[0-9a-fA-F :\u200e-]{30,70}$/)), (text) => {
      const clean = cleanThumbprint(text);
      if (clean.ok) assert.match(clean.thumbprint, /^[0-9A-F]{40}$/);
    }),
  );
});
