import assert from 'node:assert/strict';
import { test } from 'node:test';
import { plainText, textOf, type Block } from '../../src/core/blocks.ts';
import { liveLine, standIns } from '../../src/core/live-lines.ts';
import { pieces } from '../../src/core/template.ts';
import { tools } from '../../src/tools/index.ts';
import { toolHref } from '../../src/tools/link.ts';
import { read, type Article } from './articles.ts';

const articles = [...read('runbook'), ...read('learn')];

/** The values of an element in MDX: a flat object of strings, in JSON but for quotation marks and bare keys. */
function objectOf(source: string): Readonly<Record<string, string>> {
  const values: Record<string, string> = {};
  for (const [, quoted, bare, text = ''] of source.matchAll(/(?:'([\w-]+)'|(\w+)): '((?:[^'\\]|\\.)*)'/g)) values[quoted ?? bare ?? ''] = text.replace(/\\(.)/g, (_, c: string) => (c === 'n' ? '\n' : c));
  return values;
}

const elements = (name: string): { article: Article; id: string; values: Readonly<Record<string, string>>; source: string }[] =>
  articles.flatMap((article) => [...article.body.matchAll(new RegExp(`<${name} (?:id|tool)="([^"]*)"([^\\n]*?)(?:/>|>)`, 'g'))].map((m) => ({ article, id: m[1] ?? '', values: objectOf(/values=\{\{(.*?)\}\}(?=[ />]|$)/.exec(m[2] ?? '')?.[1] ?? ''), source: m[2] ?? '' })));

test('links into tools fill in fields that exist', () => {
  const links = elements('ToolLink');
  assert.ok(links.length > 60, `${links.length} links`);
  assert.ok(links.filter((l) => Object.keys(l.values).length > 0).length > 15);
  for (const { article, id, values, source } of links) {
    const tool = tools.find((t) => t.id === id);
    assert.ok(tool, `${article.slug}: no tool ${id}`);
    assert.equal(source.includes('values'), Object.keys(values).length > 0, `${article.slug}: ${source}`);
    assert.doesNotThrow(() => toolHref(tool, values), article.slug);
  }
});

test('a page links to a tool that it names at its top', () => {
  for (const { article, id } of elements('ToolLink')) {
    if (article.path.includes('/learn/')) continue;
    assert.match(article.frontmatter, new RegExp(`^tools: \\[[^\\]]*\\b${id}\\b(?!-)`, 'm'), `${article.slug}: ${id}`);
  }
});

test('every tool is where somebody needs it', () => {
  const linked = new Set(elements('ToolLink').map((l) => l.id));
  assert.deepEqual(tools.filter((t) => !linked.has(t.id)).map((t) => t.id), []);
});

test('generated commands come from values that the tool takes, and are shown by names it has', () => {
  const generated = elements('Generated');
  assert.ok(generated.length >= 8, `${generated.length}`);
  for (const { article, id, values, source } of generated) {
    const tool = tools.find((t) => t.id === id);
    assert.ok(tool, `${article.slug}: no tool ${id}`);
    const { errors, blocks } = tool.run(Object.fromEntries(Object.entries(values).map(([k, v]) => [k, pieces(v).map((p) => p.text).join('')])));
    assert.deepEqual(errors, {}, article.slug);
    const shown = [...(/show=\{\[(.*?)\]\}/.exec(source)?.[1] ?? '').matchAll(/'([^']+)'/g)].map((m) => m[1] ?? '');
    assert.ok(shown.length > 0, article.slug);
    for (const wanted of shown) {
      const block = blocks.find((b) => b.id === wanted);
      assert.equal(block?.kind, 'command', `${article.slug}: ${id} gives no command ${wanted}`);
      if (block?.kind !== 'command') continue;
      // An example that no variable covers would stand in every reader's command as if it were theirs.
      const known = standIns(Object.values(values));
      const fixed = block.lines.flatMap((line) => liveLine(line, known)).flatMap((part) => (typeof part === 'string' ? [part] : part.variable === undefined ? [part.value] : [])).join('\n');
      assert.doesNotMatch(fixed, /corp\.example|svc-sql05|DC=corp/i, `${article.slug}: ${wanted}`);
    }
  }
});

const said = (blocks: readonly Block[]): string => blocks.map((b) => (b.kind === 'finding' ? plainText(b.says) : b.kind === 'note' ? plainText(b.text) : '')).join('\n');
const wordsOf = (slug: string): string => (articles.find((a) => a.slug.endsWith(slug))?.body ?? '').replace(/[`*]/g, '');

test('the answers of the lessons are what the tools print', () => {
  const lesson = wordsOf('kerberos-or-ntlm-by-eye');
  const link = elements('ToolLink').find((l) => l.article.slug.endsWith('kerberos-or-ntlm-by-eye') && l.id === 'outcome');
  const predictor = tools.find((t) => t.id === 'outcome');
  assert.ok(link && predictor);
  for (const whatIf of ['', 'ntlm-blocked']) {
    const first = predictor.run({ ...link.values, whatIf }).blocks.find((b) => b.kind === 'finding');
    assert.ok(first && lesson.includes(plainText(first.says)), first && said([first]));
  }
  const audit = tools.find((t) => t.id === 'spn-audit');
  const example = audit?.examples[0];
  assert.ok(audit && example);
  const about = wordsOf('who-holds-it');
  assert.ok(about.includes(example.label), example.label);
  const summary = /^\d+ SPNs: [^.]*\./.exec(said(audit.run(example.values).blocks))?.[0];
  assert.ok(summary && about.includes(summary), summary);
  const handshake = tools.find((t) => t.id === 'handshake');
  const ends = elements('ToolLink').find((l) => l.article.slug.endsWith('one-tls-handshake') && l.id === 'handshake');
  assert.ok(handshake && ends);
  for (const cdriver of [ends.values['cdriver'] ?? '', 'system']) {
    const first = handshake.run({ ...ends.values, cdriver }).blocks.find((b) => b.kind === 'finding');
    assert.ok(first && wordsOf('one-tls-handshake').includes(plainText(first.says)), first && said([first]));
  }
});

test('files that articles show are those of the tools', () => {
  const filled = (text: string): string => pieces(text).map((p) => p.text).join('');
  const shown = (slug: string, name: string): string | undefined => articles.find((a) => a.slug === slug)?.fences.find((f) => f.meta.includes(name))?.text;
  const made = (id: string, block: string, values: Readonly<Record<string, string>>): string | undefined => {
    const found = tools.find((t) => t.id === id)?.run(values).blocks.find((b) => b.id === block);
    return found?.kind === 'file' ? textOf(found.lines) : undefined;
  };
  const request = shown('tls-cert-unsuitable', 'title="request.inf"');
  assert.ok(request);
  assert.equal(filled(request), made('certificate', 'request-inf', { do: 'request', for: 'sql', names: filled('{{fqdn}}\n{{server}}') }));
  const link = elements('ToolLink').find((l) => l.article.slug === 'custom-cipher-settings' && l.values['do'] === 'build');
  assert.ok(link);
  const order = shown('custom-cipher-settings', 'name="suite-order.reg"');
  assert.ok(order);
  assert.equal(order, made('cipher-suites', 'apply-reg', link.values));
});

test('examples of tools that articles name exist', () => {
  const named = articles.flatMap((a) => [...a.body.matchAll(/the example \*([^*]+)\*/g)].map((m) => ({ slug: a.slug, label: m[1] ?? '' })));
  assert.ok(named.length > 0);
  const labels = new Set(tools.flatMap((t) => t.examples.map((e) => e.label)));
  assert.deepEqual(named.filter((n) => !labels.has(n.label)), []);
});
