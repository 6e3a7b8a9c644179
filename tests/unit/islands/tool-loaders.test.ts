import assert from 'node:assert/strict';
import { test } from 'node:test';
import { toolLoaders } from '../../../src/islands/tool-loaders.ts';
import { tools } from '../../../src/tools/index.ts';

test('each tool of the list is loaded by its page, and nothing else is', async () => {
  assert.deepEqual(Object.keys(toolLoaders), tools.map((t) => t.id));
  for (const tool of tools) assert.equal(await toolLoaders[tool.id]?.(), tool);
});
