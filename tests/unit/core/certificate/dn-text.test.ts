import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { commonNamesOf, nameKey, namePartsOf, nameText } from '../../../../src/core/certificate/dn-text.ts';

const windows = (text: string): string | undefined => {
  const parts = namePartsOf(text);
  return parts && nameText(parts);
};

test('the spellings of Windows, OpenSSL 1.0 to 3.2 and RFC 4514', () => {
  for (const [text, same] of [
    ['CN=sql01.corp.example, O=Example', 'CN=sql01.corp.example, O=Example'],
    ['CN = sql01.corp.example, O = "Example, Inc."', 'CN=sql01.corp.example, O="Example, Inc."'],
    ['O="Example ""A"" Inc", CN=x', 'O="Example ""A"" Inc", CN=x'],
    ['O = "Example \\"A\\"", CN=x', 'O="Example ""A""", CN=x'],
    ['O=Example\\, Inc.,CN=b\\C3\\BCro', 'O="Example, Inc.", CN=büro'],
    ['/DC=example/DC=corp/CN=sql01', 'DC=example, DC=corp, CN=sql01'],
    ['/O=a/b/CN=http/1', 'O=a/b, CN=http/1'],
    ['OU = x + CN = a b', 'OU=x + CN=a b'],
    ['CN=a+b', 'CN="a+b"'],
    ['ST = North, emailAddress = x@corp.example', 'S=North, E=x@corp.example'],
    ['OID.2.5.4.97=1, 2.5.4.3=x', 'OID.2.5.4.97=1, CN=x'],
    ['CN=', 'CN=""'],
  ] as const) assert.equal(windows(text), same, text);
  for (const text of ['', 'no name at all', 'CN="open', '=x', ','.repeat(10)]) assert.equal(windows(text), undefined, text);
});

test('what is printed is read back', () => {
  const value = fc.string({ minLength: 1, maxLength: 12 }).filter((v) => !v.includes('\\') && v.trim() === v);
  const attribute = fc.record({ type: fc.constantFrom('CN', 'O', 'OU', 'DC', 'S', 'E', 'OID.2.5.4.97'), value }, { noNullPrototype: true });
  fc.assert(fc.property(fc.array(fc.array(attribute, { minLength: 1, maxLength: 2 }), { minLength: 1, maxLength: 5 }), (parts) => assert.deepEqual(namePartsOf(nameText(parts)), parts)), { numRuns: 2000, seed: 20261121 });
});

test('comparison and common names; any text', () => {
  assert.equal(nameKey('CN=sql01, O=Example'), nameKey('O = Example, CN = SQL01'));
  assert.notEqual(nameKey('CN=sql01, O=Example'), nameKey('CN=sql01'));
  assert.deepEqual(commonNamesOf(namePartsOf('CN=a, OU=x + CN=b, O=c') ?? []), ['a', 'b']);
  fc.assert(fc.property(fc.string({ maxLength: 200 }), (text) => void nameKey(text)), { numRuns: 1000, seed: 1 });
  const start = performance.now();
  for (const part of ['CN=a,', 'CN=a+', '"', '/', 'CN="', '\\', 'CN=\\C3']) nameKey(part.repeat(4000 / part.length));
  assert.ok(performance.now() - start < 5000);
});
