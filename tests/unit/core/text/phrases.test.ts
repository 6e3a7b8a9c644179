import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { compilePhrases, findAll } from '../../../../src/core/text/phrases.ts';
import { cutWords, scanWords, type Dictionary } from '../../../../src/core/text/words.ts';

function find(patterns: readonly string[], text: string): string[] {
  const dictionary: Dictionary = new Map();
  const finder = compilePhrases(patterns.map((pattern, target) => ({ pattern, target })), dictionary);
  return findAll(finder, cutWords(text, dictionary)).map((f) => `${f.target}: ${text.slice(f.at, f.end)}`);
}

const words = (text: string): string[] => {
  const out: string[] = [];
  scanWords(text, (word) => out.push(word));
  return out;
};

describe('words', () => {
  const cases: readonly [string, string, readonly string[]][] = [
    ['letter case and punctuation', 'SEC_E_OK: "Done".', ['sec', 'e', 'ok', 'done']],
    ['an apostrophe inside a word', 'can\u2019t or can\'t', ['cant', 'or', 'cant']],
    ['an apostrophe as quotation mark', "user 'sa'", ['user', 'sa']],
    ['letters of other scripts', 'Ошибка при вызове', ['ошибка', 'при', 'вызове']],
    ['Chinese, one character each', '调用 SSPI 失败', ['调', '用', 'sspi', '失', '败']],
    ['a letter whose lower case is longer', '\u0130stanbul X', ['i\u0307stanbul', 'x']],
  ];
  for (const [name, text, expected] of cases) test(name, () => assert.deepEqual(words(text), expected));
});

describe('phrases', () => {
  const cases: readonly [string, readonly string[], string, readonly string[]][] = [
    ['whatever the case and the line breaks', ['login failed'], 'LOGIN\n   failed', ['0: LOGIN\n   failed']],
    ['a value in a gap', ['for user … reason'], "for user 'CORP\\a b'. Reason: x", ["0: for user 'CORP\\a b'. Reason"]],
    ['a gap that is too long', ['a … b'], `a ${'x '.repeat(17)}b`, []],
    ['alternatives', ['no shared|common cipher'], 'no common cipher, no shared cipher', ['0: no common cipher', '0: no shared cipher']],
    ['every phrase, also those inside another', ['wrong version number', 'version number'], 'wrong version number', ['0: wrong version number', '1: version number']],
    ['Chinese without blanks', ['强迫关闭'], '远程主机强迫关闭了', ['0: 强迫关闭']],
    ['only whole words', ['ssl error'], 'openssl errors', []],
  ];
  for (const [name, patterns, text, expected] of cases) test(name, () => assert.deepEqual(find(patterns, text), expected));

  test('a pattern without a word before its first gap is a mistake', () => {
    assert.throws(() => find(['… x'], ''), /No word/);
  });

  test('a sentence that is repeated is listed fifty times', () => {
    assert.equal(find(['a b'], 'a b '.repeat(1000)).length, 50);
  });

  test('any text is taken, and what is found stands where it says', () => {
    const patterns = ['a b … c', 'b', 'c a|b'];
    fc.assert(
      fc.property(fc.array(fc.constantFrom('a', 'b', 'c', ' ', '\n', '.', "'", '机', '\u0130'), { maxLength: 200 }), (parts) => {
        for (const found of find(patterns, parts.join(''))) assert.match(found, /[abc]/i);
      }),
    );
  });

  for (const [name, text] of [
    ['the beginning of a phrase over and over', 'a b '.repeat(250_000)],
    ['one word', 'a'.repeat(1_000_000)],
    ['apostrophes', "a'".repeat(500_000)],
  ] as const) {
    test(`a megabyte of ${name} is read in time`, () => {
      const start = performance.now();
      find(['a b … c d … e', 'a a a a', 'b a b a b c'], text);
      assert.ok(performance.now() - start < 3000);
    });
  }
});
