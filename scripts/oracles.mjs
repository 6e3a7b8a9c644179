// npm run oracles: compares the engine with real programs. Each folder of tests/oracles that has a run.ts is one set; tests/oracles/README.md says how one is made.
//   --install     first installs what is missing: Debian packages (needs root), and npm packages of a set that has a package.json; with CI set this happens
//                 without being asked for
//   --self-test   puts wrong expectations to each set; it passes when every one of them is reported as a disagreement
//   --verbose     shows every situation, not only those that are not proof
// Ends with 1 when anything disagrees or a set breaks. A set whose programs are missing is "NOT RUN" and never passed: with CI set that ends with 1, else with 0.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { installPackages, missingPackages } from './debian.mjs';
import { installNpm, missingNpm } from './oracle-npm.mjs';
import { fail, pinnedNode, root } from './lib.mjs';
import { printDetails, printTotals } from './oracle-tables.mjs';

const folder = join(root, 'tests', 'oracles');
const options = process.argv.slice(2);
const unknown = options.filter((o) => !['--install', '--self-test', '--verbose'].includes(o));
if (unknown.length > 0) fail(`Not known: ${unknown.join(' ')}. There are --install, --self-test and --verbose.`);
const ci = Boolean(process.env.CI);
const selfTest = options.includes('--self-test');
const LONGEST = 10 * 60 * 1000;

/** The report of a set, or why there is none: `{ notRun }` for want of programs, `{ broken }` for everything else. */
function run(set) {
  const { packages, what } = JSON.parse(readFileSync(join(folder, set, 'requirements.json'), 'utf8'));
  let missing = missingPackages(packages);
  if (missing.length > 0 && (options.includes('--install') || ci)) {
    console.log(`  installing ${missing.join(' ')}`);
    const refused = installPackages(missing);
    if (refused) console.log(`  ${refused}`);
    missing = missingPackages(packages);
  }
  const own = join(folder, set);
  if (missingNpm(own) && (options.includes('--install') || ci)) {
    console.log('  installing its npm packages');
    const refused = installNpm(own);
    if (refused) console.log(`  ${refused}`);
  }
  if (missingNpm(own)) return { set, notRun: `${what}: its npm packages are missing. Run: npm run oracles -- --install` };
  if (missing.length > 0) return { set, notRun: `${what}: Debian packages that are missing here: ${missing.join(' ')}. As root: npm run oracles -- --install` };
  const result = spawnSync(pinnedNode(), [join(folder, set, 'run.ts'), ...options], { cwd: root, stdio: ['ignore', 'pipe', 'inherit'], encoding: 'utf8', timeout: LONGEST, maxBuffer: 1 << 28 });
  if (result.status !== 0) return { set, broken: result.error ? result.error.message : `ended with ${result.status ?? result.signal}` };
  return { ...JSON.parse(result.stdout), set };
}

function failed({ rows, falsified, broken }) {
  if (broken !== undefined) return true;
  return rows !== undefined && (rows.length === 0 || rows.some((r) => r.result === 'disagreed') || falsified.reported < falsified.tried || falsified.tried === 0);
}

/** The self-test turns it round: every row is wrong on purpose, so the set has to fail, and by each of them. */
function passedSelfTest(report) {
  return report.rows !== undefined && failed(report) && report.rows.every((r) => r.result === 'disagreed');
}

const sets = readdirSync(folder).filter((name) => existsSync(join(folder, name, 'run.ts')));
if (sets.length === 0) fail('There is no oracle set in tests/oracles.');
const reports = [];
for (const set of sets) {
  console.log(`\n=== ${set} ===`);
  const started = Date.now();
  const report = run(set);
  reports.push(report);
  if (report.rows) printDetails(report, { verbose: options.includes('--verbose'), selfTest });
  console.log(`  ${Math.round((Date.now() - started) / 1000)} s`);
}
printTotals(reports);

const notRun = reports.filter((r) => r.notRun !== undefined);
for (const { set, notRun: why } of notRun) console.log(`NOT RUN: ${set}. ${why}`);
for (const { set, broken } of reports.filter((r) => r.broken !== undefined)) console.log(`BROKEN: ${set} ${broken}`);
const ran = reports.filter((r) => r.notRun === undefined);
const good = selfTest ? ran.every(passedSelfTest) : !ran.some(failed);
if (selfTest && ran.length > 0) console.log(good ? 'Self-test passed: every wrong expectation was reported.' : 'Self-test failed: a wrong expectation went through.');
if (ci && notRun.length > 0) console.log('In CI a set that was not run is a failure.');
process.exit(good && !(ci && notRun.length > 0) ? 0 : 1);
