/** The laws of change sets, over random registries and intents. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { difference, settled } from '../../../../src/core/registry/difference.ts';
import { applyTo, beforeOfImage } from '../../../../src/core/registry/image.ts';
import type { RegistryImage } from '../../../../src/core/registry/image.ts';
import { keyId, sameData } from '../../../../src/core/registry/model.ts';
import type { Change } from '../../../../src/core/registry/model.ts';
import { undoOf } from '../../../../src/core/registry/undo.ts';
import { image, intent, intents, shown } from './arbitraries.ts';

function holds(one: RegistryImage, wish: Change): boolean {
  const row = one.keys.get(keyId(wish.key));
  if (wish.kind === 'create-key') return row !== undefined;
  if (wish.kind === 'delete-key') return row === undefined;
  const found = row?.values.get(wish.name.toLowerCase());
  return wish.kind === 'delete-value' ? found === undefined : found !== undefined && sameData(found.value, wish.value);
}

test('apply, then read: every intent that was not taken back by a later one holds', () => {
  fc.assert(
    fc.property(image, intents, (start, wishes) => {
      const after = applyTo(start, difference(wishes, beforeOfImage(start)).changes);
      for (const wish of settled(wishes)) assert.ok(holds(after, wish), JSON.stringify(wish));
    }),
    { numRuns: 1000 },
  );
});

test('the last intent always holds', () => {
  fc.assert(
    fc.property(image, intents, intent, (start, wishes, last) => {
      assert.ok(holds(applyTo(start, difference([...wishes, last], beforeOfImage(start)).changes), last));
    }),
    { numRuns: 500 },
  );
});

test('apply, then undo: the start, keys included, and nothing inexact', () => {
  fc.assert(
    fc.property(image, intents, (start, wishes) => {
      const before = beforeOfImage(start);
      const { changes } = difference(wishes, before);
      const undo = undoOf(changes, before);
      assert.deepEqual(undo.inexact, []);
      assert.deepEqual(shown(applyTo(applyTo(start, changes), undo.changes)), shown(start));
    }),
    { numRuns: 2000 },
  );
});

test('any changes at all, contradicting and repeated: the undo gives the start', () => {
  fc.assert(
    fc.property(image, intents, (start, changes) => {
      const undo = undoOf(changes, beforeOfImage(start));
      assert.deepEqual(shown(applyTo(applyTo(start, changes), undo.changes)), shown(start));
    }),
    { numRuns: 2000 },
  );
});

test('the undo of the undo is the change', () => {
  fc.assert(
    fc.property(image, intents, (start, wishes) => {
      const before = beforeOfImage(start);
      const { changes } = difference(wishes, before);
      const after = applyTo(start, changes);
      const undo = undoOf(changes, before).changes;
      assert.deepEqual(shown(applyTo(applyTo(after, undo), undoOf(undo, beforeOfImage(after)).changes)), shown(after));
    }),
    { numRuns: 500 },
  );
});

test('applying twice changes nothing more, and there is no difference left', () => {
  fc.assert(
    fc.property(image, intents, (start, wishes) => {
      const { changes } = difference(wishes, beforeOfImage(start));
      const once = applyTo(start, changes);
      assert.deepEqual(shown(applyTo(once, changes)), shown(once));
      assert.deepEqual(difference(wishes, beforeOfImage(once)).changes, []);
    }),
    { numRuns: 1000 },
  );
});

test('only differences: without any one of the changes the result is another', () => {
  fc.assert(
    fc.property(image, intents, (start, wishes) => {
      const { changes } = difference(wishes, beforeOfImage(start));
      const after = shown(applyTo(start, changes));
      changes.forEach((_, at) => {
        assert.notDeepEqual(shown(applyTo(start, changes.toSpliced(at, 1))), after, JSON.stringify(changes[at]));
      });
    }),
    { numRuns: 500 },
  );
});

test('changes and kept together are the settled intents, in their order', () => {
  fc.assert(
    fc.property(image, intents, (start, wishes) => {
      const { changes, kept, compared } = difference(wishes, beforeOfImage(start));
      assert.deepEqual(compared.map((row) => row.intent), settled(wishes));
      assert.equal(changes.length + kept.length, compared.length);
      for (const wish of kept) assert.ok(holds(start, wish));
    }),
  );
});
