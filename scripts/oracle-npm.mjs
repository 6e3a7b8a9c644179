// The npm packages of an oracle set that has a package.json of its own: kept apart from the site's, and installed without running their scripts.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** True when the set has a package.json and not all that its lock file names is installed. */
export function missingNpm(folder) {
  const lock = join(folder, 'package-lock.json');
  if (!existsSync(lock)) return false;
  const { packages } = JSON.parse(readFileSync(lock, 'utf8'));
  return Object.entries(packages).some(([path, { version }]) => {
    if (path === '') return false;
    const installed = join(folder, path, 'package.json');
    return !existsSync(installed) || JSON.parse(readFileSync(installed, 'utf8')).version !== version;
  });
}

/** Installs exactly what the lock file names. Says why it did not, or nothing. */
export function installNpm(folder) {
  const done = spawnSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], { cwd: folder, encoding: 'utf8', shell: process.platform === 'win32' });
  return done.status === 0 ? undefined : `npm packages are not installed: ${(done.stderr || String(done.error)).trim().split('\n').at(-1)}`;
}
