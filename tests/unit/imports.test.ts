import assert from 'node:assert/strict';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { test } from 'node:test';

/** Who may import whom: README, "Layers". A layer may always import itself. */
const MAY: Record<string, readonly string[]> = {
  data: [],
  core: ['data'],
  checks: ['core', 'data'],
  tools: ['core', 'checks', 'data'],
  markup: ['core', 'data', 'tools'],
  shiki: ['markup', 'core', 'data'],
  islands: ['core', 'tools', 'checks', 'data', 'markup'],
  components: ['core', 'tools', 'checks', 'data', 'markup'],
  layouts: ['components', 'core', 'tools', 'checks', 'data', 'styles', 'islands'],
  pages: ['layouts', 'components', 'core', 'tools', 'checks', 'data', 'islands'],
};

/** Packages that a layer may use beside its own code. The lower layers run in bare Node and in the browser. */
const PACKAGES: Record<string, readonly string[]> = {
  data: [],
  core: ['minisearch', 'asn1js'],
  checks: [],
  tools: [],
  markup: ['hast', 'satteri'],
  shiki: ['hast', 'shiki'],
  islands: ['hast'],
};

const src = join(import.meta.dirname, '..', '..', 'src');

function sources(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? sources(path) : /\.(?:ts|astro)$/.test(name) ? [path] : [];
  });
}

function importsOf(path: string): string[] {
  const text = readFileSync(path, 'utf8');
  return [...text.matchAll(/(?:^|[\s;])(?:import|export)\s[^'"`;]*?from\s*['"]([^'"]+)['"]|(?:^|\s)import\s*\(?\s*['"]([^'"]+)['"]/g)].map((m) => m[1] ?? m[2] ?? '');
}

for (const layer of Object.keys(MAY)) {
  test(`${layer} imports only ${MAY[layer]?.join(', ') || 'itself'}`, () => {
    const wrong: string[] = [];
    let files = 0;
    const folder = join(src, layer);
    for (const file of statSync(folder, { throwIfNoEntry: false }) ? sources(folder) : []) {
      files += 1;
      for (const target of importsOf(file)) {
        if (target.startsWith('.')) {
          const [to = ''] = relative(src, resolve(dirname(file), target)).split(sep);
          if (to !== layer && !MAY[layer]?.includes(to)) wrong.push(`${relative(src, file)} → ${target}`);
        } else if (PACKAGES[layer] && !PACKAGES[layer].includes(target) && !target.startsWith('astro:')) wrong.push(`${relative(src, file)} → ${target}`);
      }
    }
    assert.deepEqual(wrong, []);
    if (layer !== 'checks') assert.ok(files > 0, `${layer} has no files`);
  });
}

test('the ASN.1 package is used in one file, which is loaded once a certificate is there', () => {
  const users = sources(src).filter((f) => importsOf(f).includes('asn1js'));
  assert.deepEqual(users.map((f) => relative(src, f)), [join('core', 'certificate', 'der.ts')]);
});

test('components take an island only from their script', () => {
  for (const file of sources(join(src, 'components'))) {
    const frontmatter = readFileSync(file, 'utf8').split(/^---$/m)[1] ?? '';
    assert.doesNotMatch(frontmatter, /from\s*['"][^'"]*islands\//, file);
  }
});

test('HTML is made from strings in one place only, at build time', () => {
  const found = sources(src).filter((f) => /innerHTML|insertAdjacentHTML|set:html|document\.write/.test(readFileSync(f, 'utf8')));
  assert.deepEqual(found.map((f) => relative(src, f)), [join('components', 'Drawn.astro')]);
});
