import assert from 'node:assert/strict';
import { test } from 'node:test';
import { plainText, type Block } from '../../../src/core/blocks.ts';
import { drivers } from '../../../src/tools/drivers.ts';
import { tlsDrivers } from '../../../src/data/tls-drivers.ts';
import { assertSafe, assertSafeForAnyInput, findings } from './planner-output.ts';

const rows = (blocks: readonly Block[], id: string): readonly string[] => {
  const found = blocks.find((b) => b.id === id);
  return found?.kind === 'table' ? found.rows.map((r) => r.map(plainText).join(' | ')) : [];
};

test('the first example is the whole table, light enough for a page', () => {
  const { blocks, errors, leftOut } = drivers.run(drivers.examples[0].values);
  assert.deepEqual([errors, leftOut], [{}, []]);
  const all = ['drivers', 'runtimes', 'servers'].flatMap((id) => rows(blocks, id));
  assert.equal(all.length, tlsDrivers.length);
  assert.ok(all.join('').length < 25_000, `${all.join('').length} characters`);
  assert.equal(drivers.run({}).blocks.length, blocks.length, 'an empty form shows it too');
});

test('a version of Native Client is judged by the bound of its branch', () => {
  const { blocks } = drivers.run({ text: 'SNAC', version: '10.50.2500' });
  assert.deepEqual(findings(drivers.run({ text: 'SNAC', version: '10.50.2500' })), ['problem version']);
  const [finding] = blocks;
  assert.ok(finding?.kind === 'finding');
  assert.match(plainText(finding.says), /10\.50\.2500 is before 10\.50\.6537: TLS 1\.0 only/);
  assert.match(plainText(finding.next ?? []), /Update Native Client/);
  assert.equal(rows(blocks, 'drivers').length, 1);
});

test('verdicts: fine, partly and a row without numbers are told apart', () => {
  assert.deepEqual(findings(drivers.run({ text: 'SQLNCLI11', version: '11.0.6538' })), ['fine version']);
  assert.deepEqual(findings(drivers.run({ text: 'SQLNCLI11', version: '11.0' })), ['open version', 'open version-2']);
  assert.deepEqual(findings(drivers.run({ text: 'System.Data.SqlClient', version: '4.8' })), ['open version', 'open version-2']);
});

test('nothing found is no verdict, and a version that is none is refused', () => {
  const none = drivers.run({ text: 'no such driver' });
  assert.deepEqual([none.blocks, none.leftOut.map((l) => l.field)], [[], ['text']]);
  assert.deepEqual(drivers.run({ text: 'SNAC', version: '99.0' }).leftOut.map((l) => l.field), ['version']);
  const bad = drivers.run({ text: 'SNAC', version: 'eleven' });
  assert.equal(bad.errors['version']?.rule, 'driver-version');
  assert.ok(bad.blocks.length > 0);
});

test('few rows carry remarks and titles of sources', () => {
  const [row] = rows(drivers.run({ text: 'Npgsql', version: '6.0' }).blocks, 'drivers');
  assert.match(row ?? '', /SSL Mode is Prefer by default.*Npgsql source and documentation/);
});

test('examples are safe, and any input is', () => {
  for (const e of drivers.examples) assertSafe(drivers, drivers.run(e.values));
  assertSafeForAnyInput(drivers);
});
