import assert from 'node:assert/strict';
import { test } from 'node:test';
import { tools } from '../../../src/tools/index.ts';

test('every table of every example has words over each column, and a cell under each', () => {
  for (const tool of tools) {
    for (const { label, values } of tool.examples) {
      for (const block of tool.run(values).blocks) {
        if (block.kind !== 'table') continue;
        assert.ok(block.columns.every((c) => c.trim() !== ''), `${tool.id}, ${label}: ${block.id}`);
        for (const row of block.rows) assert.equal(row.length, block.columns.length, `${tool.id}, ${label}: ${block.id}`);
      }
    }
  }
});
