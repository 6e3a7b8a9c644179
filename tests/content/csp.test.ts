import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { policy } from '../../src/data/csp.ts';
import { decodeHtml, dist, htmlOf, pages } from '../pages.ts';

const text = Object.entries(policy)
  .map((p) => p.join(' '))
  .join('; ');

test('every page carries the policy before anything that it governs', () => {
  for (const page of pages()) {
    const html = htmlOf(page);
    const at = html.indexOf('http-equiv="Content-Security-Policy"');
    assert.ok(at > 0, page);
    assert.equal(decodeHtml(/http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1] ?? '').replaceAll('&#39;', "'"), text, page);
    const first = html.search(/<(?:script|link rel="stylesheet")/);
    assert.ok(first > at, `${page}: something loads before the policy`);
  }
});

test('no page has an inline script, an inline style or an event handler', () => {
  for (const page of pages()) {
    const html = htmlOf(page);
    assert.doesNotMatch(html, /<script(?![^>]*\ssrc=)[^>]*>/, page);
    assert.doesNotMatch(html, /<style\b/, page);
    assert.doesNotMatch(html, /<[^>]+\sstyle="/, page);
    assert.doesNotMatch(html, /<[^>]+\son[a-z]+="/, page);
  }
});

test('the header files say the same policy as the pages', () => {
  assert.match(text, /require-trusted-types-for 'script'/);
  for (const name of ['_headers', 'web.config', 'nginx-headers.conf']) {
    const file = readFileSync(join(dist, name), 'utf8').replaceAll('&apos;', "'").replaceAll('&#39;', "'");
    for (const part of text.split('; ')) assert.ok(file.includes(part), `${name} lacks ${part}`);
    assert.match(file, /frame-ancestors 'none'/, name);
    assert.match(file, /nosniff/, name);
  }
});
