import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { rules } from '../../../../src/core/diagnose/rules/index.ts';
import { causes } from '../../../../src/data/causes.ts';
import { codeRows } from '../../../../src/data/codes/index.ts';
import { namedDrivers } from '../../../../src/data/drivers-named.ts';
import { signatures } from '../../../../src/data/signatures/index.ts';
import { scanWords } from '../../../../src/core/text/words.ts';

const twice = (ids: readonly string[]): string[] => ids.filter((id, i) => ids.indexOf(id) !== i);
const KEBAB = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
const causeIds = new Set<string>(causes.map((c) => c.id));

describe('signatures', () => {
  test('ids are unique and kebab-case', () => {
    assert.deepEqual(twice(signatures.map((s) => s.id)), []);
    for (const { id } of signatures) assert.match(id, KEBAB);
  });
  test('each says what it means and why, and where that is from', () => {
    for (const { id, says, why, source, causes: given, against, stack, stage, role } of signatures) {
      assert.ok(says.length > 0 && says.length <= 90, `${id}: ${says.length} characters`);
      assert.ok(why.length > 10 && source.length > 2, id);
      assert.doesNotMatch(`${says} ${why}`, /\b(?:newer|older|simply|just|easily)\b/i, id);
      for (const cause of [...Object.keys(given ?? {}), ...(against ?? [])]) assert.ok(causeIds.has(cause), `${id}: ${cause}`);
      assert.ok(given ?? against ?? stack ?? stage ?? role ?? says, id);
    }
  });
  test('no phrase is in two signatures', () => {
    assert.deepEqual(twice(signatures.flatMap((s) => s.phrases.map((p) => p.toLowerCase()))), []);
  });
  test('a phrase that names a cause is long enough to be no accident', () => {
    for (const { id, phrases, causes: given } of signatures) {
      if (!given) continue;
      for (const phrase of phrases) {
        let letters = 0;
        scanWords(phrase, (word) => (letters += word.length >= 1 && word.charCodeAt(0) > 0x3000 ? 4 : word.length));
        // ORA-28040 and 80072f0d are short, but no prose.
        assert.ok(letters >= 10 || (letters >= 8 && /\d{5}/.test(phrase)), `${id}: "${phrase}"`);
      }
    }
  });
});

describe('rules', () => {
  test('ids are unique, and no signature or code has the same', () => {
    assert.deepEqual(twice([...rules.map((r) => r.id), ...signatures.map((s) => s.id)]), []);
    for (const { id } of rules) assert.match(id, KEBAB);
  });
  test('each gives causes that exist, with a reason and a source', () => {
    for (const { id, gives, why, source } of rules) {
      assert.ok(Object.keys(gives).length > 0, id);
      for (const cause of Object.keys(gives)) assert.ok(causeIds.has(cause), `${id}: ${cause}`);
      assert.ok(why.length > 10 && source.length > 2, id);
    }
  });
  test('what the conditions name exists', () => {
    const known = { code: new Set(codeRows.map((r) => r.id)), sign: new Set(signatures.map((s) => s.id)), driver: new Set<string>(namedDrivers.map((d) => d.id)) };
    const folder = join(import.meta.dirname, '..', '..', '..', '..', 'src', 'core', 'diagnose', 'rules');
    let seen = 0;
    for (const file of readdirSync(folder)) {
      const text = readFileSync(join(folder, file), 'utf8');
      for (const [, kind, list] of text.matchAll(/\b(code|sign|driver)\(\s*((?:'[a-z0-9-]+',?\s*)+)\)/g)) {
        for (const [, id] of (list ?? '').matchAll(/'([a-z0-9-]+)'/g)) {
          seen += 1;
          assert.ok(known[kind as keyof typeof known].has(id ?? ''), `${file}: ${kind} ${id}`);
        }
      }
    }
    assert.ok(seen > 50, 'the conditions were read');
  });
});

test('a driver is named by parts in lower case, and its id is unique', () => {
  assert.deepEqual(twice(namedDrivers.map((d) => d.id)), []);
  for (const { id, marks } of namedDrivers) for (const mark of marks) assert.equal(mark, mark.toLowerCase(), id);
});
