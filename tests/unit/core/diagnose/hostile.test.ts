import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { diagnose, diagnosing } from '../../../../src/core/diagnose/diagnose.ts';
import { signatures } from '../../../../src/data/signatures/index.ts';
import { cases, negatives } from './cases.ts';

/** Any text is taken: cut, shuffled, repeated, made of anything. */

const texts = [...cases, ...negatives].map((c) => c.text);

function assertSound(text: string): void {
  const d = diagnose(text);
  assert.deepEqual(diagnose(text), d, 'the same text gives the same answer');
  assert.equal(JSON.stringify(structuredClone(d)), JSON.stringify(d), 'plain data');
  const seen = d.causes.map((c) => c.cause);
  assert.equal(new Set(seen).size, seen.length, 'each cause once');
  assert.equal(d.outcome === 'causes', seen.length > 0);
  for (const { line, says } of d.marks) assert.ok(line >= 1 && line <= d.lines && says.length <= 120, `mark at line ${line}`);
  for (const { reasons } of d.causes) assert.ok(reasons.length > 0, 'each cause has a reason');
  for (const { lines } of d.fired) for (const line of lines) assert.ok(line >= 1 && line <= d.lines);
}

describe('a text cut anywhere', () => {
  // Each offset of each short text would take minutes; steps of a prime reach all parts of all of them.
  for (const [i, text] of texts.entries()) {
    if (i % 6 !== 0) continue;
    test(`text ${i}: ${JSON.stringify(text.slice(0, 40))}`, () => {
      const step = Math.max(1, Math.floor(text.length / 40));
      for (let at = 0; at < text.length; at += step) {
        assertSound(text.slice(0, at));
        assertSound(text.slice(at));
      }
    });
  }
});

test('lines of several texts, shuffled and mixed with anything', () => {
  const line = fc.constantFrom(...texts.flatMap((t) => t.split('\n')));
  fc.assert(
    fc.property(fc.array(fc.oneof(line, fc.string(), fc.string({ unit: 'binary' })), { maxLength: 40 }), (lines) => assertSound(lines.join('\n'))),
    { numRuns: 150, seed: 20261121 },
  );
});

test('signatures one after another', () => {
  const phrase = fc.constantFrom(...signatures.flatMap((s) => s.phrases));
  fc.assert(
    fc.property(fc.array(phrase, { maxLength: 30 }), (phrases) => assertSound(phrases.join(' '))),
    { numRuns: 150, seed: 20261121 },
  );
});

/** Far above what it takes, far below what anything super-linear would. */
const LIMIT_MS = 4000;

describe('half a megabyte', () => {
  const parts = [
    ' ', '\t', '\n', 'a', '0', '0x', '0x8', '-2', ':', '.', '/', '\\', '"', "'", '=', '(', '[', '{', '<', '>', '&lt;', '&amp;', '\u001b[', '\u200b', '\0', '\ud800', '机', 'e\u0301', '\\n', '\\r\\n',
    'MSSQLSvc/', 'MSSQLSvc/a.b:1 ', 'HTTP/a@', 'krbtgt/A@', 'a.', 'a@a.', 'Server=', 'jdbc:sqlserver://', 'https://', '[CLIENT: ', '1.', '1.1.1.1', 'error ', 'event id ', '0x80090322 ', '18456 ', 'state ', 'CN=a,', 'Cannot generate SSPI context ', 'at A.B.C(', '> ',
  ];
  for (const part of parts) {
    test(`of ${JSON.stringify(part)} is read in time`, () => {
      const text = part.repeat(Math.floor(500_000 / part.length));
      const start = performance.now();
      diagnose(text);
      const ms = performance.now() - start;
      assert.ok(ms < LIMIT_MS, `${Math.round(ms)} ms`);
    });
  }
});

test('one telling line in the middle of a long log is found, and the share of the work only grows', () => {
  const noise = Array.from({ length: 20_000 }, (_, i) => `2026-11-21 10:15:${String(i % 60).padStart(2, '0')} INFO [worker-${i % 17}] request ${i * 7919} handled in ${i % 300} ms, path /api/v1/orders/${i}, code 200`);
  const lines = [...noise.slice(0, 10_000), '2026-11-21 10:15:00 ERROR System.ComponentModel.Win32Exception (0x80090325): The certificate chain was issued by an authority that is not trusted', ...noise.slice(10_000)];
  const steps = diagnosing(lines.join('\n'));
  let share = 0;
  for (;;) {
    const step = steps.next();
    if (step.done) {
      assert.deepEqual(step.value.causes.map((c) => c.cause), ['tls-cert-untrusted-root']);
      assert.deepEqual(step.value.marks.map((m) => m.line), [10_001]);
      break;
    }
    assert.ok(step.value >= share && step.value <= 1);
    share = step.value;
  }
});
