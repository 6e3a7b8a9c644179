import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lintCommand, type LintShell } from '../../src/core/command-lint.ts';
import { textOf } from '../../src/core/blocks.ts';
import { readMeta } from '../../src/shiki/meta.ts';
import { pieces } from '../../src/core/template.ts';
import { lintRules } from '../../src/data/lint-rules.ts';
import { tools } from '../../src/tools/index.ts';
import { read, type Article, type Fence } from './articles.ts';

const SHELLS: Readonly<Record<string, LintShell>> = { cmd: 'cmd', powershell: 'powershell', tsql: 'tsql', bash: 'bash', reg: 'reg' };
const all: { article: Article; fence: Fence; shell: LintShell }[] = [...read('runbook'), ...read('learn')].flatMap((article) =>
  article.fences.flatMap((fence) => (SHELLS[fence.language] ? [{ article, fence, shell: SHELLS[fence.language]! }] : [])),
);

test('the articles hold commands', () => assert.ok(all.length > 150, `${all.length} commands`));

test('the linter finds nothing in any command or undo of an article', () => {
  const found: string[] = [];
  for (const { article, fence, shell } of all) {
    for (const f of lintCommand(fence.text, shell)) found.push(`${article.slug}:${fence.line} ${f.rule}: ${f.given}`);
    const undo = readMeta(fence.meta).undo ?? '';
    if (/^(?:setspn|reg|klist|netsh|dsacls) /.test(undo)) for (const f of lintCommand(undo, shell)) found.push(`${article.slug}:${fence.line} undo ${f.rule}: ${f.given}`);
  }
  assert.deepEqual(found, []);
});

test('every plate of a page has its own name', () => {
  for (const article of new Set(all.map((a) => a.article))) {
    const titles = article.fences.filter((f) => SHELLS[f.language]).map((f) => readMeta(f.meta).title);
    assert.equal(new Set(titles).size, titles.length, `${article.slug}: ${titles.join(' | ')}`);
  }
});

test('a setspn line that writes or deletes is labelled as a change, one that reads is not', () => {
  for (const { article, fence } of all) {
    const writes = /^\s*setspn\b.*\s-(?:S|A|D|R)\b/im.test(fence.text) || /^\s*(?:Set-AD|reg add|reg delete|netdom reset)/im.test(fence.text);
    const effect = readMeta(fence.meta).effect;
    if (writes) assert.notEqual(effect, 'reads', `${article.slug}:${fence.line}`);
    else if (/^\s*setspn\b.*\s-(?:L|Q|X)\b/im.test(fence.text)) assert.equal(effect, 'reads', `${article.slug}:${fence.line}`);
  }
});

test('values in PowerShell stand in single quotes or where nothing is expanded', () => {
  const found: string[] = [];
  for (const { article, fence, shell } of all) {
    if (shell !== 'powershell') continue;
    for (const m of fence.text.matchAll(/"[^"\n]*\{\{(?:account|sam)\}\}[^"\n]*"/g)) found.push(`${article.slug}:${fence.line} ${m[0]}`);
  }
  assert.deepEqual(found, []);
});

test('commands have no prompt and no output in them, and are plain ASCII', () => {
  for (const { article, fence } of all) {
    assert.doesNotMatch(fence.text, /^\s*(?:PS )?[A-Z]:\\[^>\n]*>/m, `${article.slug}:${fence.line}`);
    const text = pieces(fence.text).map((p) => p.text).join('');
    assert.doesNotMatch(text, /[^\x20-\x7e\n\t]/, `${article.slug}:${fence.line}`);
  }
});

test('the linter finds nothing in what the tools print for their examples', () => {
  const found: string[] = [];
  let commands = 0;
  for (const tool of tools) {
    for (const example of tool.examples) {
      for (const block of tool.run(example.values).blocks) {
        if (block.kind !== 'command' && !(block.kind === 'file' && block.language !== 'text')) continue;
        commands += 1;
        const shell = block.kind === 'command' ? block.shell : (block.language as LintShell);
        // A risk (an IP address as host) is what the example is about, and its notes say so; a fault never is.
        for (const f of lintCommand(textOf(block.lines), shell)) if (lintRules.find((r) => r.id === f.rule)?.severity === 'fault') found.push(`${tool.id} ${example.label} ${block.id}: ${f.rule} ${f.given}`);
      }
    }
  }
  assert.ok(commands > 30, `${commands} commands`);
  assert.deepEqual(found, []);
});

test('every command that a tool prints says where, which rights, whether it changes something, and how to undo it', () => {
  for (const tool of tools) {
    for (const example of tool.examples) {
      for (const block of tool.run(example.values).blocks) {
        if (block.kind !== 'command' && block.kind !== 'file') continue;
        assert.ok(block.rights.length > 3 && block.where, `${tool.id} ${block.id}`);
        if (block.changes) assert.ok(block.undo, `${tool.id} ${block.id} changes ${block.changes} and has no undo`);
      }
    }
  }
});
