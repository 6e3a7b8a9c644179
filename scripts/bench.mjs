// npm run bench: measures what the README's table states. Figures, not verdicts: budgets are tests, timings are here.
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { measurePaste } from './bench-paste.mjs';
import { fail, npm, root } from './lib.mjs';

const PORT = 4398;
const only = process.argv.slice(2);
const wanted = (name) => only.length === 0 || only.includes(name);

const walk = (dir) => readdirSync(dir, { withFileTypes: true }).flatMap((e) => (e.isDirectory() ? walk(join(dir, e.name)) : [join(dir, e.name)]));
const kB = (bytes) => `${(bytes / 1000).toFixed(1)} kB`;
const seconds = (ms) => `${(ms / 1000).toFixed(1)} s`;
const sizeOf = (dir) => walk(dir).reduce((sum, f) => sum + statSync(f).size, 0);
const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];

function timed(run) {
  const from = performance.now();
  const result = run();
  return { ms: performance.now() - from, result };
}

function heading(text) {
  console.log(`\n## ${text}`);
}

function build(cwd) {
  const astro = join(cwd, 'node_modules', 'astro', 'bin', 'astro.mjs');
  const pagefind = join(root, 'node_modules', '.bin', process.platform === 'win32' ? 'pagefind.cmd' : 'pagefind');
  const site = timed(() => spawnSync(process.execPath, [astro, 'build'], { cwd, encoding: 'utf8', maxBuffer: 1 << 28, env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1' } }));
  if (site.result.status !== 0) fail(`${site.result.stdout}\n${site.result.stderr}`);
  const index = existsSync(join(cwd, 'dist', 'pagefind')) ? { ms: 0 } : timed(() => spawnSync(pagefind, ['--silent', '--site', 'dist'], { cwd, shell: process.platform === 'win32' }));
  return { site: site.ms, index: index.ms, pages: walk(join(cwd, 'dist')).filter((f) => f.endsWith('.html')).length, indexBytes: sizeOf(join(cwd, 'dist', 'pagefind')) };
}

/** Cold load of one page in a browser: bytes with brotli, by kind. */
async function weigh(browser, url) {
  const page = await browser.newPage();
  const sums = { all: 0, script: 0, style: 0, requests: 0 };
  const waits = [];
  page.on('response', (r) =>
    waits.push(
      r.body().then(
        (body) => {
          const bytes = brotliCompressSync(body).length;
          sums.all += bytes;
          sums.requests += 1;
          if (r.request().resourceType() === 'script') sums.script += bytes;
          if (r.request().resourceType() === 'stylesheet') sums.style += bytes;
        },
        () => undefined,
      ),
    ),
  );
  await page.goto(url, { waitUntil: 'networkidle' });
  await Promise.all(waits);
  await page.close();
  return sums;
}

async function serve(cwd, port, run) {
  const astro = join(cwd, 'node_modules', 'astro', 'bin', 'astro.mjs');
  const { spawn } = await import('node:child_process');
  const server = spawn(process.execPath, [astro, 'preview', '--host', '127.0.0.1', '--port', String(port)], { cwd, stdio: 'ignore' });
  try {
    for (let i = 0; ; i++) {
      try {
        await fetch(`http://127.0.0.1:${port}/`);
        break;
      } catch {
        if (i > 100) fail('the preview server did not start');
        await new Promise((r) => setTimeout(r, 100));
      }
    }
    return await run(`http://127.0.0.1:${port}`);
  } finally {
    server.kill();
  }
}

const row = (name, s) => console.log(`${name.padEnd(44)} ${kB(s.all).padStart(9)}  script ${kB(s.script).padStart(8)}  style ${kB(s.style).padStart(8)}  ${s.requests} requests`);

/** From the first key to the first result on screen, with the processor slowed four times. */
async function firstSearch(browser, base) {
  const times = [];
  for (let i = 0; i < 7; i++) {
    const page = await browser.newPage();
    await page.goto(`${base}/runbook/kerb-spn-missing/`, { waitUntil: 'networkidle' });
    const session = await page.context().newCDPSession(page);
    await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
    await page.keyboard.press('/');
    const ms = await page.evaluate(
      () =>
        new Promise((resolve) => {
          const input = document.querySelector('#search input');
          const hits = document.querySelector('#search [data-hits]');
          input.addEventListener('input', () => (window.startedAt ??= performance.now()), { capture: true });
          new MutationObserver(() => {
            if (window.startedAt && hits.querySelector('a')) requestAnimationFrame(() => resolve(performance.now() - window.startedAt));
          }).observe(hits, { childList: true, subtree: true });
          setTimeout(() => {
            input.value = 'cannot generate sspi context';
            input.dispatchEvent(new InputEvent('input', { bubbles: true }));
          }, 0);
        }),
    );
    times.push(ms);
    await page.close();
  }
  return times;
}

/** A keystroke in a form until its output stands in the document. */
async function keystroke(browser, base, tool) {
  const page = await browser.newPage();
  await page.goto(`${base}/tools/${tool}/`, { waitUntil: 'networkidle' });
  const times = await page.evaluate(async () => {
    const before = document.querySelector('[data-blocks]').firstElementChild;
    document.querySelector('[data-example]').click();
    // The tool is fetched by now; what is measured is a key after that.
    for (let wait = 0; wait < 5000 && document.querySelector('[data-blocks]').firstElementChild === before; wait += 20) await new Promise((r) => setTimeout(r, 20));
    const input = document.querySelector('.form input:not([type])') ?? document.querySelector('.form input');
    const choices = [...document.querySelectorAll(`.form input[name="${input.name}"]`)];
    const out = [];
    for (let i = 0; i < 30; i++) {
      const from = performance.now();
      if (input.type === 'text') input.value += i % 2 ? 'a' : 'b';
      else choices[i % choices.length].checked = true;
      input.dispatchEvent(new InputEvent('input', { bubbles: true }));
      out.push(performance.now() - from);
      await new Promise((r) => requestAnimationFrame(r));
    }
    return out;
  });
  await page.close();
  return times;
}

/** The words of an article for another engine: components go, their text stays. */
function plainMarkdown(text) {
  const title = /^title: (.*)$/m.exec(text)?.[1] ?? '';
  const description = /^description: (.*)$/m.exec(text)?.[1] ?? '';
  const body = text.replace(/^---[\s\S]*?\n---\n/, '').replace(/<(?:Var|Code)\b[^>]*?(?:name|is)="([^"]*)"[^>]*\/>/g, '$1').replace(/<\/?[A-Z][^>]*>/g, '');
  return `---\ntitle: ${title}\ndescription: ${description}\n---\n${body}`;
}

function starlight() {
  const dir = mkdtempSync(join(tmpdir(), 'bench-starlight-'));
  writeFileSync(join(dir, 'package.json'), JSON.stringify({ private: true, type: 'module', dependencies: { astro: JSON.parse(readFileSync(join(root, 'package.json'))).dependencies.astro, '@astrojs/starlight': 'latest' } }));
  console.log('installing Starlight in a temporary folder …');
  const installed = npm(['install', '--prefix', dir, '--no-audit', '--no-fund', '--loglevel=error', '--ignore-scripts'], { quiet: true });
  if (!installed.ok) return undefined;
  writeFileSync(join(dir, 'astro.config.mjs'), "import { defineConfig } from 'astro/config';\nimport starlight from '@astrojs/starlight';\nexport default defineConfig({ integrations: [starlight({ title: 'Runbook', sidebar: [{ label: 'Runbook', items: [{ autogenerate: { directory: 'runbook' } }] }] })] });\n");
  mkdirSync(join(dir, 'src', 'content', 'docs', 'runbook'), { recursive: true });
  writeFileSync(join(dir, 'src', 'content.config.ts'), "import { defineCollection } from 'astro:content';\nimport { docsLoader } from '@astrojs/starlight/loaders';\nimport { docsSchema } from '@astrojs/starlight/schema';\nexport const collections = { docs: defineCollection({ loader: docsLoader(), schema: docsSchema() }) };\n");
  writeFileSync(join(dir, 'src', 'content', 'docs', 'index.md'), '---\ntitle: Runbook\n---\nStart.\n');
  for (const file of walk(join(root, 'content', 'runbook'))) writeFileSync(join(dir, 'src', 'content', 'docs', 'runbook', file.split(/[\\/]/).at(-1).replace('.mdx', '.md')), plainMarkdown(readFileSync(file, 'utf8')));
  return dir;
}

/** The same site with each article many times over, in a temporary folder. */
function multiplied(times) {
  const dir = mkdtempSync(join(tmpdir(), `bench-${times}x-`));
  for (const name of ['src', 'public', 'content', 'package.json', 'astro.config.mjs', 'tsconfig.json']) cpSync(join(root, name), join(dir, name), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(dir, 'node_modules'), 'junction');
  for (const file of walk(join(dir, 'content', 'runbook'))) {
    const text = readFileSync(file, 'utf8').replace(/^kind: cause$/m, 'kind: task').replace(/^cause: .*\n/m, '');
    for (let i = 1; i < times; i++) writeFileSync(file.replace('.mdx', `-copy-${i}.mdx`), text.replace(/^title: (.*)$/m, (_, title) => `title: ${JSON.stringify(`${title.replace(/^["']|["']$/g, '').slice(0, 45)} ${i}`)}`));
  }
  return dir;
}

console.log(`Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}`);

heading('Build');
rmSync(join(root, 'dist'), { recursive: true, force: true });
const whole = timed(() => npm(['run', '--silent', 'build'], { quiet: true }));
if (!whole.result.ok) fail(whole.result.output);
console.log(`full build with index: ${seconds(whole.ms)}; ${walk(join(root, 'dist')).filter((f) => f.endsWith('.html')).length} pages; index ${kB(sizeOf(join(root, 'dist', 'pagefind')))}`);

const { chromium } = await import('@playwright/test');
const { findBrowser } = await import('./browser.mjs');
const browser = await chromium.launch({ executablePath: findBrowser(), args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking', '--disable-component-update'] });

try {
  await serve(root, PORT, async (base) => {
    if (wanted('weight')) {
      heading('Weight of a cold load, brotli');
      for (const path of ['/', '/runbook/kerb-spn-wrong-account/', '/runbook/schannel-settings/', '/codes/', '/learn/glossary/', '/tools/spn/', '/tools/setspn/', '/tools/tls-registry/', '/tools/diagnose/', '/checks/clock-offset/', '/checklists/sql-server/']) row(path, await weigh(browser, base + path));
    }
    if (wanted('search')) {
      heading('First search result after the first key, processor slowed 4 times, 7 runs');
      const times = await firstSearch(browser, base);
      console.log(`median ${median(times).toFixed(0)} ms, worst ${Math.max(...times).toFixed(0)} ms`);
    }
    if (wanted('keystroke')) {
      heading('Keystroke to new output in a form, 30 runs');
      for (const tool of ['spn', 'setspn', 'outcome', 'cipher-suites', 'encrypt', 'drivers', 'tls-registry', 'handshake']) {
        const times = await keystroke(browser, base, tool);
        console.log(`${tool.padEnd(14)} median ${median(times).toFixed(1)} ms, worst ${Math.max(...times).toFixed(1)} ms`);
      }
    }
    if (wanted('audit')) {
      heading('SPN audit of 200,000 lines, from the file to the table on screen, and the longest time without a frame');
      const { measureAudit } = await import('./bench-audit-page.mjs');
      const times = await measureAudit(browser, base);
      console.log(`median ${median(times.map((t) => t.ms)).toFixed(0)} ms, worst ${Math.max(...times.map((t) => t.ms)).toFixed(0)} ms; no frame for ${Math.max(...times.map((t) => t.gap)).toFixed(0)} ms at most`);
    }
    if (wanted('paste')) {
      heading('From the paste to the answer on screen, and the longest time without a frame');
      for (const { name, times } of await measurePaste(browser, base)) {
        const of = (key) => times.map((t) => t[key]);
        console.log(`${name.padEnd(34)} median ${median(of('ms')).toFixed(0)} ms, worst ${Math.max(...of('ms')).toFixed(0)} ms; no frame for ${Math.max(...of('gap')).toFixed(0)} ms at most; ${kB(times[0].size)}`);
      }
    }
  });

  if (wanted('starlight')) {
    heading('The same articles in a default Starlight site');
    const dir = starlight();
    if (!dir) console.log('not measured: Starlight could not be installed here');
    else {
      const built = build(dir);
      console.log(`build ${seconds(built.site)}; ${built.pages} pages; index ${kB(built.indexBytes)}`);
      await serve(dir, PORT + 1, async (base) => {
        for (const path of ['/runbook/kerb-spn-wrong-account/', '/runbook/schannel-settings/']) row(path, await weigh(browser, base + path));
      });
      rmSync(dir, { recursive: true, force: true });
    }
  }
} finally {
  await browser.close();
}

if (wanted('registry')) {
  heading('Registry export of 400,000 lines, in bare Node');
  spawnSync(process.execPath, ['--expose-gc', join(root, 'scripts', 'bench-registry.mjs')], { stdio: 'inherit', cwd: root });
}
if (wanted('audit')) {
  heading('SPN audit of exports of a whole forest, in bare Node');
  spawnSync(process.execPath, ['--expose-gc', join(root, 'scripts', 'bench-audit.mjs')], { stdio: 'inherit', cwd: root });
}

if (wanted('scale')) {
  heading('Many times the articles');
  for (const times of [1, 10, 100]) {
    const dir = multiplied(times);
    const built = build(dir);
    console.log(`${String(times).padStart(3)}×: ${built.pages} pages, site ${seconds(built.site)} (${((built.site / built.pages)).toFixed(1)} ms a page), search index ${seconds(built.index)}, ${kB(built.indexBytes)}`);
    rmSync(dir, { recursive: true, force: true });
  }
}
