import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Reader } from '../../../../src/core/readers/reader.ts';
import { prepare } from '../../../../src/core/text/prepare.ts';
import { compilePhrases, findAll } from '../../../../src/core/text/phrases.ts';
import { cutWords, type Dictionary } from '../../../../src/core/text/words.ts';

/** Each offset of a short text, more than a hundred of a long one. */
function cuts(text: string): number[] {
  const step = Math.max(1, Math.floor(text.length / 120));
  return Array.from({ length: Math.ceil(text.length / step) }, (_, i) => i * step);
}

/** A reader's promises about any text: no exception, the same answer twice, lines that exist, in order, none both understood and not. */
function assertReads<F>(reader: Reader<F>, text: string): void {
  const paste = prepare(text);
  const readings = reader.read(paste);
  assert.deepEqual(reader.read(paste), readings, 'the same text gives the same readings');
  let last = 0;
  for (const reading of readings) {
    const { from, to, read, unread } = reading;
    assert.equal(reading.reader, reader.id);
    assert.ok(from >= 1 && from <= to && to <= paste.lines.length, `block ${from}–${to} of ${paste.lines.length} lines`);
    assert.ok(from > last, 'blocks are in order and do not overlap');
    last = to;
    assert.ok(read.length > 0, 'a block has a line that was understood');
    for (const lines of [read, unread]) {
      assert.deepEqual([...lines], [...new Set(lines)].sort((a, b) => a - b), 'lines ascend');
      for (const n of lines) assert.ok(n >= from && n <= to, `line ${n} lies in ${from}–${to}`);
    }
    const understood = new Set(read);
    for (const n of unread) assert.ok(!understood.has(n), `line ${n} is both understood and not`);
    for (const name of reader.names?.(reading.facts) ?? []) {
      assert.ok(name.line >= from && name.line <= to, `${name.kind} ${name.value} stands in the block`);
      assert.notEqual(name.value.trim(), '', `${name.kind} has a value`);
    }
  }
}

/** A text with a block of the format has one of the cues. */
function assertNoticed<F>(reader: Reader<F>, text: string): void {
  const paste = prepare(text);
  if (!reader.cues || reader.read(paste).length === 0) return;
  const dictionary: Dictionary = new Map();
  const cues = compilePhrases(reader.cues.map((pattern, target) => ({ pattern, target })), dictionary);
  const found = findAll(cues, cutWords(paste.lines.map((l) => l.text).join('\n'), dictionary));
  assert.ok(found.length > 0, `one of the cues is in ${JSON.stringify(text.slice(0, 200))}`);
}

/** A small generator: tests of chance must give the same result each run. */
function shuffled<T>(items: readonly T[], seed: number): T[] {
  const out = [...items];
  let state = seed;
  for (let i = out.length - 1; i > 0; i -= 1) {
    state = (state * 1103515245 + 12345) % 2147483648;
    const k = state % (i + 1);
    [out[i], out[k]] = [out[k] as T, out[i] as T];
  }
  return out;
}

/** 200 kB of one line and of many lines must be read in a time that a quadratic reader cannot reach. */
const LIMIT_MS = 5000;
/** Beginnings of lines that are repeated to a long line, for each fixture. */
const MOST_LINES = 12;

function assertFast<F>(reader: Reader<F>, text: string, what: string): void {
  const paste = prepare(text);
  const start = performance.now();
  reader.read(paste);
  const ms = performance.now() - start;
  assert.ok(ms < LIMIT_MS, `${what}: ${text.length} characters took ${Math.round(ms)} ms`);
}

/**
 * The promises that each reader keeps for any text, tried on its fixtures: cut at each offset, lines shuffled, repeated, with hostile
 * repeats of its own beginnings of lines, and on random text.
 */
export function assertReader<F>(reader: Reader<F>, fixtures: readonly string[]): void {
  assert.ok(fixtures.length > 0, 'has fixtures');
  for (const text of fixtures) {
    assertReads(reader, text);
    assertNoticed(reader, text);
    for (const at of cuts(text)) {
      assertReads(reader, text.slice(0, at));
      assertReads(reader, text.slice(at));
    }
    const lines = text.split('\n');
    for (let seed = 1; seed <= 10; seed += 1) assertReads(reader, shuffled(lines, seed).join('\n'));
    assertReads(reader, `${text}\n${text}`);
    assertFast(reader, text.repeat(Math.ceil(200_000 / text.length)), 'the text over and over');
    for (const line of [...new Set(lines.map((l) => l.trim()).filter((l) => l !== ''))].slice(0, MOST_LINES)) {
      for (const part of [line, line.slice(0, Math.ceil(line.length / 2)), line.slice(0, 3)]) {
        assertFast(reader, part.repeat(Math.ceil(100_000 / part.length)), `one long line of ${JSON.stringify(part)}`);
      }
    }
  }
  for (const part of [' ', '\t', 'a', '0', '0x', '=', ':', '.', '-', '\\', '/', '"', ' x', ', ', '\n', ' \n', '\u00e4', '\ud800']) {
    assertFast(reader, part.repeat(200_000 / part.length), `repeats of ${JSON.stringify(part)}`);
    assertReads(reader, part.repeat(2000));
  }
  const some = fc.constantFrom(...fixtures.flatMap((t) => t.split('\n')));
  fc.assert(
    fc.property(fc.array(fc.oneof(some, fc.string({ unit: 'binary' }), fc.string()), { maxLength: 30 }), (parts) => assertReads(reader, parts.join('\n'))),
    { numRuns: 200, seed: 20261121 },
  );
}
