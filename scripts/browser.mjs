// Finds a Chromium for the end-to-end tests: Playwright's own, a system one, or one that can be installed here.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { root } from './lib.mjs';

const windows = (path) => [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA].filter(Boolean).map((base) => join(base, path));

const SYSTEM = {
  linux: ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'].flatMap((name) => (process.env.PATH ?? '').split(':').map((dir) => join(dir, name))),
  darwin: ['Google Chrome', 'Chromium', 'Microsoft Edge'].map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`),
  win32: [...windows('Google\\Chrome\\Application\\chrome.exe'), ...windows('Microsoft\\Edge\\Application\\msedge.exe')],
};

const systemBrowser = () => (SYSTEM[process.platform] ?? []).find((path) => existsSync(path));
const ownBrowser = () => (existsSync(chromium.executablePath()) ? chromium.executablePath() : undefined);

function run(file, args) {
  console.log(`> ${file} ${args.join(' ')}`);
  return spawnSync(file, args, { stdio: 'inherit', cwd: root }).status === 0;
}

/** The path of a browser. Installs one if there is none; throws with what to do when that fails too. */
export function findBrowser() {
  const there = ownBrowser() ?? systemBrowser();
  if (there) return there;
  console.log('No Chromium, Chrome or Edge found; installing one.');
  const cli = join(root, 'node_modules', 'playwright', 'cli.js');
  if (run(process.execPath, [cli, 'install', '--with-deps', 'chromium']) && ownBrowser()) return ownBrowser();
  if (process.platform === 'linux' && existsSync('/usr/bin/apt-get')) {
    const sudo = process.getuid() === 0 ? [] : ['sudo', '-n'];
    const apt = (...args) => run([...sudo, 'apt-get'][0], [...sudo, 'apt-get', ...args].slice(1));
    apt('update', '-qq');
    if (apt('install', '-y', '-qq', '--no-install-recommends', 'chromium') && systemBrowser()) return systemBrowser();
  }
  throw new Error('No browser for the end-to-end tests. Install Chromium, Google Chrome or Microsoft Edge, or run: npx playwright install --with-deps chromium');
}
