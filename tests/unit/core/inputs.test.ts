import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readInputs } from '../../../src/core/inputs.ts';
import { hostName } from '../../../src/core/names.ts';

test('text: blanks round it are cut, empty is no value and no error', () => {
  const form = readInputs({ a: '  sql05 \n', b: '   ' });
  assert.deepEqual([form.text('a', hostName), form.text('b', hostName), form.text('c', hostName)], ['sql05', undefined, undefined]);
  assert.deepEqual(form.errors, {});
});

test('text: a refusal is kept under the field', () => {
  const form = readInputs({ a: 'ag sales' });
  assert.equal(form.text('a', hostName), undefined);
  assert.deepEqual([form.errors['a']?.reason, form.errors['a']?.given, form.refused('a'), form.refused('b')], ['has a blank', 'ag sales', true, false]);
});

test('lines: each allowed line once, in any line ending; the first refused line is the error', () => {
  const form = readInputs({ a: 'sql05\r\nSQL05\rsql06\n\n bad name \nx&y' });
  assert.deepEqual(form.lines('a', hostName), ['sql05', 'sql06']);
  assert.equal(form.errors['a']?.reason, 'has a blank (line 5)');
});

test('lines: a single line has no number', () => {
  const form = readInputs({ a: 'bad name' });
  assert.deepEqual(form.lines('a', hostName), []);
  assert.equal(form.errors['a']?.reason, 'has a blank');
});

test('lines: a paste is refused as a whole', () => {
  const form = readInputs({ a: 'sql05\n'.repeat(51) });
  assert.deepEqual(form.lines('a', hostName), []);
  assert.equal(form.errors['a']?.reason, 'has 51 lines');
});

test('choice: the first option without a value, an error for a value that is none', () => {
  const form = readInputs({ a: 'y', b: 'z', c: '' });
  const choose = (field: string): string | undefined => form.choice(field, ['x', 'y']);
  assert.deepEqual([choose('a'), choose('b'), choose('c'), choose('d'), choose('constructor')], ['y', undefined, 'x', 'x', 'x']);
  assert.deepEqual(Object.keys(form.errors), ['b']);
});
