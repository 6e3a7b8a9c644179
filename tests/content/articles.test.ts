import assert from 'node:assert/strict';
import { test } from 'node:test';
import { causes } from '../../src/data/causes.ts';
import { tools } from '../../src/tools/index.ts';
import { field, list, read } from './articles.ts';

const articles = read('runbook');
const lessons = read('learn');
const slugs = new Set(articles.map((a) => a.slug));

const PARTS = ['Symptom', 'What it means', 'Prove it', 'Fix', 'Verify', 'Prevent'];

test('there are articles and lessons', () => {
  assert.ok(articles.length >= 80, `${articles.length} articles`);
  assert.ok(lessons.length >= 6, `${lessons.length} lessons`);
});

test('slugs are unique', () => assert.equal(slugs.size, articles.length));

test('every cause of the taxonomy has its page, and a cause page is named by its id', () => {
  for (const cause of causes) {
    const page = articles.find((a) => a.slug === cause.id);
    assert.ok(page, `no page for ${cause.id}`);
    assert.equal(field(page, 'cause'), cause.id);
    assert.equal(field(page, 'kind'), 'cause');
  }
});

test('cause and task pages have the six parts, in order', () => {
  const wrong = articles
    .filter((a) => ['cause', 'task'].includes(field(a, 'kind') ?? ''))
    .filter((a) => JSON.stringify(a.headings.filter((h) => PARTS.includes(h))) !== JSON.stringify(PARTS))
    .map((a) => `${a.slug}: ${a.headings.join(', ')}`);
  assert.deepEqual(wrong, []);
});

test('a page that proves or fixes something holds something to run or to open', () => {
  const bare = articles.filter((a) => ['cause', 'task'].includes(field(a, 'kind') ?? '') && !a.fences.some((f) => ['cmd', 'powershell', 'tsql', 'bash'].includes(f.language)) && !/<ToolLink|\/tools\//.test(a.body)).map((a) => a.slug);
  assert.deepEqual(bare, []);
});

test('related pages and tools exist', () => {
  const ids = new Set(tools.map((t) => t.id));
  for (const a of articles) {
    for (const id of list(a, 'related')) assert.ok(slugs.has(id), `${a.slug}: related ${id}`);
    for (const id of list(a, 'tools')) assert.ok(ids.has(id), `${a.slug}: tool ${id}`);
    assert.ok(!list(a, 'related').includes(a.slug), `${a.slug} is related to itself`);
  }
});

test('the pages that a tool names exist', () => {
  for (const t of tools) for (const page of t.pages) assert.ok(slugs.has(page), `${t.id}: ${page}`);
});

test('the order within a group is told apart', () => {
  const seen = new Map<string, string>();
  for (const a of articles) {
    const place = `${field(a, 'group')} ${field(a, 'order')}`;
    assert.ok(!seen.has(place), `${a.slug} and ${seen.get(place)} share ${place}`);
    seen.set(place, a.slug);
  }
});

test('headings hang in a narrow margin: short, and each once', () => {
  for (const a of [...articles, ...lessons]) {
    assert.equal(new Set(a.headings).size, a.headings.length, `${a.slug}: a heading twice`);
    for (const h of a.headings) assert.ok(h.length <= 32, `${a.slug}: ${h}`);
  }
});

test('every lesson ends in an exercise with a hidden answer', () => {
  for (const l of lessons) {
    assert.ok(l.headings.some((h) => h.startsWith('Exercise') || h.startsWith('Case')), `${l.slug}: no exercise`);
    assert.match(l.body, /<Answer/, l.slug);
  }
});

test('versions are stated, never "newer", and no filler', () => {
  const found: string[] = [];
  for (const a of [...articles, ...lessons]) {
    const text = a.body.replace(/^(```+|~~~+)[\s\S]*?^\1[ \t]*$/gm, '');
    for (const m of text.matchAll(/\b(?:or|and) newer\b|\bnewer (?:versions?|Windows|drivers?|builds?)\b|\bmodern versions?\b|\bTODO\b|\bsimply\b|\bplease note\b/gi)) found.push(`${a.slug}: ${m[0]}`);
  }
  assert.deepEqual(found, []);
});

test('every column of a table has a name', () => {
  const bare = [...articles, ...lessons].flatMap((a) => [...a.body.matchAll(/^(\|.*)\n\|[\s:|-]+\|$/gm)].filter((m) => (m[1] ?? '').split('|').slice(1, -1).some((cell) => cell.trim() === '')).map((m) => `${a.slug}: ${m[1]}`));
  assert.deepEqual(bare, []);
});
