import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { characterName, hasForbidden } from '../../../src/core/characters.ts';

const cases: readonly (readonly [string, string])[] = [
  [' ', 'a blank'],
  ['&', 'an ampersand'],
  ['\u200e', 'an invisible character (U+200E)'],
  ['\u202e', 'an invisible character (U+202E)'],
  ['\u3164', 'an invisible character (U+3164)'],
  ['\u2028', 'an invisible character (U+2028)'],
  ['\u3000', 'an unusual blank (U+3000)'],
  ['\u0000', 'a control character (U+0000)'],
  ['\ud800', 'a broken or private character (U+D800)'],
  ['\u2019', 'a typographic quotation mark (U+2019)'],
  ['\u2013', 'an en dash (U+2013)'],
  ['ü', 'the character ü (U+00FC)'],
  ['😀', 'the character 😀 (U+1F600)'],
  ['a', 'the character a'],
];

for (const [char, name] of cases) {
  test(`characterName U+${char.codePointAt(0)?.toString(16)}`, () => assert.equal(characterName(char), name));
}

test('hasForbidden names the first character that is not allowed, by code point', () => {
  assert.equal(hasForbidden('ab cd&', /^[a-z]$/u), 'has a blank');
  assert.equal(hasForbidden('a😀', /^[a-z]$/u), 'has the character 😀 (U+1F600)');
  assert.equal(hasForbidden('abc', /^[a-z]$/u), undefined);
});

test('hasForbidden never lets an invisible letter through', () => {
  assert.equal(hasForbidden('a\u3164', /^\p{L}$/u), 'has an invisible character (U+3164)');
});

test('characterName has words for each character, and shows none that cannot be seen', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }), (char) => {
    const name = characterName(char);
    assert.match(name, /^(?:an?|the) [a-z]/);
    assert.doesNotMatch(name, /[\p{Cc}\p{Cs}\p{Default_Ignorable_Code_Point}]/u);
  }), { numRuns: 500 });
});
