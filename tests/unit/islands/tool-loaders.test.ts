import assert from 'node:assert/strict';
import { test } from 'node:test';
import { toolLoaders } from '../../../src/islands/tool-loaders.ts';
import { workers } from '../../../src/islands/tool-work.ts';
import { tools } from '../../../src/tools/index.ts';

for (const [where, loaders, list] of [['on the page', toolLoaders, tools.filter((t) => !t.steps)], ['in the worker', workers, tools.filter((t) => t.steps)]] as const) {
  test(`each tool that works ${where} is loaded there, and nothing else is`, async () => {
    assert.deepEqual(Object.keys(loaders).sort(), list.map((t) => t.id).sort());
    for (const tool of list) assert.equal(await loaders[tool.id]?.(), tool);
  });
}
