import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { test } from 'node:test';
import { glossary } from '../../../src/data/glossary.ts';
import type { GlossaryEntry } from '../../../src/data/glossary.ts';

const content = join(import.meta.dirname, '..', '..', '..', 'content');
const entries: readonly GlossaryEntry[] = glossary;
const pages = readdirSync(content, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.mdx'))
  .map((name) => join(content, name));
const repeated = (values: readonly string[]): string[] => values.filter((value, i) => values.indexOf(value) !== i);

test('ids and terms are unique, and an id can be an anchor', () => {
  assert.deepEqual(repeated(entries.map((e) => e.id)), []);
  assert.deepEqual(repeated(entries.map((e) => e.term.toLowerCase())), []);
  assert.deepEqual(entries.filter((e) => !/^[a-z]+(?:-[a-z]+)*$/.test(e.id)).map((e) => e.id), []);
});

test('a meaning is whole sentences and fits into a tooltip', () => {
  for (const { id, meaning } of entries) {
    assert.ok(meaning.length >= 40 && meaning.length <= 260, `${id}: ${meaning.length} characters`);
    assert.match(meaning, /^\S.*\.$/, id);
    assert.doesNotMatch(meaning, / {2}|[<>`*]/, id);
  }
});

test('every article that an entry names exists', () => {
  const articles = new Set(pages.filter((p) => relative(content, p).startsWith('runbook')).map((p) => basename(p, '.mdx')));
  const missing = entries.filter((e) => e.see !== undefined && !articles.has(e.see)).map((e) => `${e.id} → ${e.see}`);
  assert.deepEqual(missing, []);
});

test('every term that a page marks is in the glossary', () => {
  const ids = new Set(entries.map((e) => e.id));
  const marks = pages.flatMap((page) =>
    [...readFileSync(page, 'utf8').matchAll(/<Term\b([^>]*)>/g)].map((tag) => ({
      id: /\bid="([^"]*)"/.exec(tag[1] ?? '')?.[1] ?? '',
      page: relative(content, page),
    })),
  );
  assert.ok(marks.length > 0, 'no page marks a term');
  assert.deepEqual(marks.filter(({ id }) => !ids.has(id)).map(({ id, page }) => `${page}: ${id || 'no id'}`), []);
});
