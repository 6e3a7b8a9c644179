import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { readDer } from '../../../../src/core/certificate/der.ts';
import { kindOfDer } from '../../../../src/core/certificate/der-header.ts';
import { certificateNames, derBytes, factsOfBytes } from './certificates.ts';

const all = certificateNames.map(derBytes);

/** Facts or a reason, never an exception. */
function assertTotal(bytes: Uint8Array): 'read' | 'fault' {
  const read = readDer(bytes);
  if ('fault' in read) {
    assert.match(read.fault, /^[a-z]/);
    return 'fault';
  }
  assert.equal(read.origin, 'der');
  assert.match(read.thumbprint?.value ?? '', /^[0-9A-F]{40}$/);
  for (const date of [read.notBefore, read.notAfter]) if (date) assert.ok(!Number.isNaN(Date.parse(date.value.iso ?? '')), date.value.text);
  assert.doesNotMatch(JSON.stringify(read), /[\u0000-\u001f\u202a-\u202e]/, 'nothing that a page must not show');
  return 'read';
}

test('20 000 mutations of certificates give facts or a reason', () => {
  const seen = { read: 0, fault: 0 };
  fc.assert(
    fc.property(
      fc.constantFrom(...all.filter((b) => b.length < 1500)),
      fc.array(fc.record({ at: fc.nat(1200), to: fc.oneof(fc.nat(255), fc.constantFrom(0, 0x30, 0x31, 0x80, 0x82, 0x84, 0xff, 0x1f)), kind: fc.constantFrom('set', 'drop', 'insert') }), { minLength: 1, maxLength: 4 }),
      (bytes, changes) => {
        const copy = [...bytes];
        for (const { at, to, kind } of changes) copy.splice(at % copy.length, kind === 'insert' ? 0 : 1, ...(kind === 'drop' ? [] : [to]));
        seen[assertTotal(Uint8Array.from(copy))] += 1;
      },
    ),
    { numRuns: 20_000, seed: 20261121 },
  );
  assert.ok(seen.read > 1000 && seen.fault > 1000, JSON.stringify(seen));
});

test('each beginning of a certificate is a reason, not an exception', () => {
  for (const bytes of all.slice(0, 12)) for (let n = 0; n < bytes.length; n += 1) assert.equal(assertTotal(bytes.subarray(0, n)), 'fault');
});

test('random bytes, also behind the first bytes of a certificate', () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => void assertTotal(bytes)), { numRuns: 2000, seed: 1 });
  fc.assert(fc.property(fc.uint8Array({ minLength: 256, maxLength: 600 }), (bytes) => void assertTotal(Uint8Array.from([0x30, 0x82, 0, 250, 0x30, 0x82, 0, 240, 0xa0, 3, 2, 1, 2, ...bytes]))), { numRuns: 2000, seed: 2 });
  fc.assert(fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => void kindOfDer(bytes)), { numRuns: 2000, seed: 3 });
});

/** Values inside one another, with lengths that are right. */
function nested(tag: number, depth: number): Uint8Array {
  let size = 2;
  const heads: number[][] = [[tag, 0]];
  for (let i = 1; i < depth; i += 1) {
    const head = size < 128 ? [tag, size] : size < 65536 ? [tag, 0x82, size >> 8, size & 255] : [tag, 0x83, size >> 16, (size >> 8) & 255, size & 255];
    heads.push(head);
    size += head.length;
  }
  return Uint8Array.from(heads.reverse().flat());
}

test('depth is bounded: a hundred thousand values inside one another', () => {
  for (const tag of [0x30, 0x31, 0xa0, 0x24, 0x23, 0xa3]) {
    for (const depth of [41, 1000, 100_000]) {
      const start = performance.now();
      const inner = nested(tag, depth);
      const n = inner.length;
      assertTotal(inner);
      assert.equal(assertTotal(Uint8Array.from([0x30, 0x83, n >> 16, (n >> 8) & 255, n & 255, ...inner])), 'fault');
      assert.ok(performance.now() - start < 10_000, `${tag} ${depth}`);
    }
  }
  assert.equal(assertTotal(Uint8Array.from({ length: 200_000 }, (_, i) => (i % 2 === 0 ? 0x30 : 0x80))), 'fault');
});

test('a certificate of one megabyte with tens of thousands of names is read', () => {
  const good = derBytes('good');
  const head = (tag: number, n: number): number[] => [tag, 0x83, n >> 16, (n >> 8) & 255, n & 255];
  const wrap = (tag: number, ...content: readonly Uint8Array[]): Uint8Array => {
    const n = content.reduce((sum, c) => sum + c.length, 0);
    const out = new Uint8Array(n + 5);
    out.set(head(tag, n));
    let at = 5;
    for (const c of content) {
      out.set(c, at);
      at += c.length;
    }
    return out;
  };
  const names = Array.from({ length: 40_000 }, (_, i) => new TextEncoder().encode(`h${String(i).padStart(6, '0')}.corp.example`)).map((n) => Uint8Array.from([0x82, n.length, ...n]));
  const san = wrap(0xa3, wrap(0x30, wrap(0x30, Uint8Array.from([6, 3, 0x55, 0x1d, 0x11]), wrap(0x04, wrap(0x30, ...names)))));
  // Everything of the good certificate before its extensions.
  const tbs = 4 + 4;
  const extensions = good.findIndex((b, i) => i > 300 && b === 0xa3 && good[i + 1]! >= 0x81);
  const length = good[6]! * 256 + good[7]!;
  const big = wrap(0x30, wrap(0x30, good.subarray(tbs, extensions), san), good.subarray(tbs + length));
  const start = performance.now();
  const read = factsOfBytes(big);
  assert.ok(performance.now() - start < 10_000, 'in time');
  assert.ok(read.names !== 'absent' && read.names?.value.length === 40_000);
  assert.deepEqual(read.names.value.at(-1), { kind: 'dns', value: 'h039999.corp.example' });
});
