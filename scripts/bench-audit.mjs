// The SPN audit of an export of a whole forest: 200,000 lines in bare Node, by format, and how memory grows with the length.
import { spnAudit } from '../src/tools/spn-audit.ts';
import { bigForest } from '../tests/unit/core/audit/big-forest.ts';

const ms = (n) => `${n.toFixed(0).padStart(6)} ms`;
const services = 'srv00010.corp.example,1433 = CORP\\svc-sql00001';

function run(text, given) {
  globalThis.gc?.();
  const before = process.memoryUsage().heapUsed;
  const from = performance.now();
  const { blocks } = spnAudit.run({ text, services: given, scope: 'forest' });
  const time = performance.now() - from;
  return { time, heap: (process.memoryUsage().heapUsed - before) / 1e6, blocks: blocks.length };
}

run(bigForest('setspn', 5000), services);
for (const style of ['setspn', 'ldif', 'csv']) {
  for (const lines of style === 'csv' ? [10_000, 20_000, 40_000] : [50_000, 100_000, 200_000]) {
    const text = bigForest(style, lines);
    for (const [name, given] of [['one instance named', services], ['none named', '']]) {
      const times = [1, 2, 3].map(() => run(text, given));
      const best = times.sort((a, b) => a.time - b.time)[1];
      console.log(`${style.padEnd(7)} ${String(lines).padStart(7)} lines, ${(text.length / 1e6).toFixed(1).padStart(5)} MB, ${name.padEnd(18)} ${ms(best.time)}, heap +${best.heap.toFixed(0)} MB`);
    }
  }
}
