import assert from 'node:assert/strict';
import { test } from 'node:test';
import { anchorsOf, decodeHtml, files, dist, htmlOf, pages } from '../pages.ts';
import { relative, sep } from 'node:path';

const all = pages();
const assets = new Set(files().map((f) => `/${relative(dist, f).split(sep).join('/')}`));
const html = new Map(all.map((p) => [p, htmlOf(p)]));
const anchors = new Map([...html].map(([p, text]) => [p, anchorsOf(text)]));

test('the built site has its pages', () => {
  for (const page of ['/', '/404.html', '/search/', '/about/', '/runbook/', '/tools/', '/codes/', '/learn/', '/learn/glossary/', '/runbook/start-here/']) {
    assert.ok(html.has(page), `${page} is missing`);
  }
});

test('every link inside the site leads to a page and an anchor that exist', () => {
  const broken: string[] = [];
  for (const [page, text] of html) {
    for (const match of text.matchAll(/<a\b[^>]*?\shref="([^"]*)"/g)) {
      const href = decodeHtml(match[1] ?? '');
      if (/^(?:https?:|mailto:)/.test(href)) continue;
      const [path = '', anchor] = href.split('#');
      const target = path === '' ? page : path;
      if (!html.has(target) && !assets.has(target)) broken.push(`${page} → ${href}`);
      // A fragment with values fills the form of a tool.
      else if (anchor && target.startsWith('/tools/') && anchor.includes('=')) continue;
      else if (anchor && !anchors.get(target)?.has(decodeURIComponent(anchor))) broken.push(`${page} → ${href} (no such anchor)`);
    }
  }
  assert.deepEqual(broken, []);
});

test('every id is used once on its page', () => {
  const doubled: string[] = [];
  for (const [page, text] of html) {
    const seen = new Set<string>();
    for (const match of text.matchAll(/\sid="([^"]+)"/g)) {
      if (seen.has(match[1] ?? '')) doubled.push(`${page} #${match[1]}`);
      seen.add(match[1] ?? '');
    }
  }
  assert.deepEqual(doubled, []);
});

test('pages link outward only over https, and never load anything from there', () => {
  for (const [page, text] of html) {
    assert.doesNotMatch(text, /href="http:\/\//, page);
    assert.doesNotMatch(text, /<(?:script|img|iframe|source|audio|video)\b[^>]*\ssrc="(?:https?:)?\/\//, page);
    assert.doesNotMatch(text, /<link\b[^>]*rel="(?:stylesheet|preload|modulepreload|preconnect|dns-prefetch)"[^>]*href="https?:/, page);
  }
});

test('every plate and every printed frame of a page has its own name', () => {
  for (const page of pages()) {
    const names = [...htmlOf(page).matchAll(/<figure class="cmd[^"]*" aria-label="([^"]*)"/g)].map((m) => m[1] ?? '');
    assert.deepEqual(names.filter((name, i) => names.indexOf(name) !== i), [], page);
  }
});
