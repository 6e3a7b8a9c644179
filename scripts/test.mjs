// npm test: install, build, and run every test: types, unit, content, end to end. Ends with real counts.
import { fail, install, npmShown } from './lib.mjs';

install();

const totals = { passed: 0, failed: 0 };

async function run(name, script, count) {
  console.log(`\n=== ${name} ===`);
  const result = await npmShown(['run', '--silent', script]);
  if (count) {
    const found = count(result.output);
    if (!found) fail(`${name}: the runner printed no counts.`);
    totals.passed += found.passed;
    totals.failed += found.failed;
    if (found.passed === 0) fail(`${name}: no test was executed.`);
  }
  if (!result.ok) fail(`${name} failed.`);
}

const number = (text, pattern) => Number(pattern.exec(text)?.[1] ?? NaN);

function nodeCounts(text) {
  const passed = number(text, /^. pass (\d+)$/m);
  return Number.isNaN(passed) ? undefined : { passed, failed: number(text, /^. fail (\d+)$/m) };
}

function playwrightCounts(text) {
  const passed = number(text, /^\s*(\d+) passed/m);
  return Number.isNaN(passed) ? undefined : { passed, failed: number(text, /^\s*(\d+) failed/m) || 0 };
}

await run('Build', 'build');
await run('Types', 'check');
await run('Unit tests', 'unit', nodeCounts);
await run('Content tests', 'content', nodeCounts);
await run('End-to-end tests on the built site', 'e2e', playwrightCounts);

console.log(`\n${totals.passed} passed, ${totals.failed} failed`);
