import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

interface Package {
  readonly version?: string;
  readonly integrity?: string;
  readonly resolved?: string;
  readonly hasInstallScript?: boolean;
  readonly dependencies?: Record<string, string>;
  readonly optionalDependencies?: Record<string, string>;
}

const root = join(import.meta.dirname, '..', '..');
const lock = (JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as { packages: Record<string, Package> }).packages;

/** Where Node would find a package from a folder of the lock file. */
function find(from: string, name: string): Package | undefined {
  for (let at = from; ; at = at.includes('/node_modules/') ? at.slice(0, at.lastIndexOf('/node_modules/')) : '') {
    const found = lock[`${at ? `${at}/` : ''}node_modules/${name}`];
    if (found || at === '') return found;
  }
}

test('the lock file is complete: npm ci refuses one that lacks a binding for another platform', () => {
  const missing: string[] = [];
  for (const [path, p] of Object.entries(lock)) {
    for (const name of Object.keys({ ...p.dependencies, ...p.optionalDependencies })) if (!find(path, name)) missing.push(`${path || 'the project'} needs ${name}`);
  }
  assert.ok(Object.keys(lock).length > 200);
  assert.deepEqual(missing, []);
});

test('every package of the lock file has a version and a hash, and none a download address', () => {
  for (const [path, p] of Object.entries(lock)) {
    if (path === '') continue;
    assert.ok(p.version && p.integrity, path);
    assert.equal(p.resolved, undefined, path);
  }
});

test('each dependency has its reason in the README', () => {
  const readme = readFileSync(join(root, 'README.md'), 'utf8');
  const all = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Package & { devDependencies: Record<string, string> };
  const named = /## Dependencies\n([\s\S]*?)\n## /.exec(readme)?.[1] ?? '';
  for (const name of Object.keys({ ...all.dependencies, ...all.devDependencies })) assert.ok(named.includes(name), name);
});
