import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { prepare } from '../../../../src/core/text/prepare.ts';

const texts = (pasted: string): string[] => prepare(pasted).lines.map((l) => l.text);

const cases: readonly [name: string, pasted: string, lines: readonly string[], undone: readonly string[]][] = [
  ['plain text', 'a\nb', ['a', 'b'], []],
  ['CRLF', 'a\r\nb\r\n', ['a', 'b', ''], []],
  ['progress that overwrites itself with a bare carriage return', 'Processing entry 0\rProcessing entry 1', ['Processing entry 0', 'Processing entry 1'], []],
  ['a byte order mark', '\ufeffa', ['a'], []],
  ['UTF-16 that was read byte by byte', 'S\0P\0N\0\n\0', ['SPN', ''], ['UTF-16 read as bytes']],
  ['quoted mail', '> a\n> > b\n> ', ['a', 'b', ''], ['quoted mail']],
  ['a prompt is no quotation', 'PS C:\\> klist\nCurrent LogonId is 0:0x1', ['PS C:\\> klist', 'Current LogonId is 0:0x1'], []],
  ['HTML escapes', 'at Foo&lt;T&gt;.Bar(&quot;x&quot;)', ['at Foo<T>.Bar("x")'], ['HTML escapes']],
  ['an ampersand alone', 'Byte[]& thumbPrint', ['Byte[]& thumbPrint'], []],
  ['terminal colours', '\u001b[31mERROR\u001b[0m x', ['ERROR x'], ['terminal colours']],
  ['right-to-left marks', 'SPN\u200e \u202eabc', ['SPN abc'], ['invisible characters']],
  ['blanks that do not break', 'a\u00a0b', ['a b'], []],
  ['a JSON log with escaped line ends', '{"m":"a\\r\\n at b"}', ['{"m":"a  at b"}'], ['escaped line ends']],
  ['a path with \\n is no line end', 'C:\\new\\folder', ['C:\\new\\folder'], []],
  ['letters with marks of their own', 'Ko\u0308ln', ['K\u00f6ln'], []],
];
for (const [name, pasted, lines, undone] of cases) {
  test(name, () => {
    assert.deepEqual(texts(pasted), lines);
    assert.deepEqual(prepare(pasted).undone, undone);
  });
}

test('lines keep their numbers and their own text', () => {
  assert.deepEqual(prepare('> a\r\n> b').lines, [
    { n: 1, raw: '> a', text: 'a' },
    { n: 2, raw: '> b', text: 'b' },
  ]);
});

test('any string is taken, and no line is lost', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const { lines } = prepare(text);
      assert.equal(lines.length, text.replaceAll('\0', '').replace(/^\ufeff/, '').split(/\r\n|\n|\r/).length);
      lines.forEach((line, i) => assert.equal(line.n, i + 1));
    }),
  );
});
