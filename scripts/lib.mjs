// Shared by the scripts. Runs on any Node from 20 on, before anything is installed: built-in modules only.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = join(dirname(fileURLToPath(import.meta.url)), '..');

// npm tells its scripts where its own program is; run through Node it needs no shell, on Windows either.
const npmCli = process.env.npm_execpath;

function npmCommand(args) {
  if (npmCli?.endsWith('.js')) return { file: process.execPath, args: [npmCli, ...args], shell: false };
  return { file: process.platform === 'win32' ? 'npm.cmd' : 'npm', args, shell: process.platform === 'win32' };
}

/** Runs an npm command to its end. Scripts run this way find the pinned Node first on their path. */
export function npm(args, { quiet = false, env = {} } = {}) {
  const command = npmCommand(args);
  const result = spawnSync(command.file, command.args, {
    cwd: root,
    shell: command.shell,
    stdio: quiet ? ['ignore', 'pipe', 'pipe'] : 'inherit',
    env: { ...process.env, ...env },
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  return { ok: result.status === 0, output: `${result.stdout ?? ''}${result.stderr ?? ''}` };
}

/** Runs an npm command, shows its output as it comes, and gives all of it at the end. */
export function npmShown(args) {
  return new Promise((done) => {
    const child = npmInBackground(args, { stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const [from, to] of [
      [child.stdout, process.stdout],
      [child.stderr, process.stderr],
    ]) {
      from.setEncoding('utf8');
      from.on('data', (text) => {
        output += text;
        to.write(text);
      });
    }
    child.on('close', (code) => done({ ok: code === 0, output }));
  });
}

export function npmInBackground(args, options = {}) {
  const command = npmCommand(args);
  return spawn(command.file, command.args, { cwd: root, shell: command.shell, stdio: 'inherit', ...options });
}

/** Installs from the lock file when that has not happened yet, or when the lock file is younger. */
export function install() {
  const lock = join(root, 'package-lock.json');
  const done = join(root, 'node_modules', '.package-lock.json');
  if (existsSync(done) && statSync(done).mtimeMs >= statSync(lock).mtimeMs) return;
  console.log('Installing packages from the lock file …');
  // Playwright must not fetch a browser here: scripts/browser.mjs looks for one that is there first.
  const result = npm(['ci', '--no-audit', '--no-fund', '--loglevel=error'], { env: { PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: '1' } });
  if (!result.ok) fail('npm ci did not finish; its message is above.');
}

/** The Node that the lock file pins; the one that runs this where the platform has none. */
export function pinnedNode() {
  const pinned = join(root, 'node_modules', '.bin', process.platform === 'win32' ? 'node.cmd' : 'node');
  return existsSync(pinned) ? pinned : process.execPath;
}

export function fail(message) {
  console.error(`\n${message}`);
  process.exit(1);
}
