// npm run e2e: finds a browser, then runs Playwright on the built site. Arguments go to Playwright.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { findBrowser } from './browser.mjs';
import { fail, root } from './lib.mjs';

if (!existsSync(join(root, 'dist', 'pagefind'))) fail('There is no built site to test. Run: npm run build');
let browser;
try {
  browser = findBrowser();
} catch (error) {
  fail(error.message);
}
console.log(`Browser: ${browser}`);
const cli = join(root, 'node_modules', '@playwright', 'test', 'cli.js');
const result = spawnSync(process.execPath, [cli, 'test', ...process.argv.slice(2)], { stdio: 'inherit', cwd: root, env: { ...process.env, KB_BROWSER: browser } });
process.exit(result.status ?? 1);
