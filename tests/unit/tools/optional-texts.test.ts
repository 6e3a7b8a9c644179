import assert from 'node:assert/strict';
import { test } from 'node:test';
import { tools } from '../../../src/tools/index.ts';

const isText = (kind: string): boolean => kind === 'text' || kind === 'lines' || kind === 'paste';

test('a form whose texts are all optional starts with an example without texts: they would count without standing in the form', () => {
  for (const tool of tools) {
    const texts = tool.fields.filter((f) => isText(f.kind));
    if (!texts.every((f) => f.optional)) continue;
    const example = tool.examples[0].values;
    assert.deepEqual(texts.filter((f) => (example[f.id] ?? '') !== '').map((f) => f.id), [], tool.id);
  }
});

test('only texts are optional', () => {
  for (const tool of tools) for (const field of tool.fields) assert.ok(!field.optional || isText(field.kind), `${tool.id} ${field.id}`);
});
