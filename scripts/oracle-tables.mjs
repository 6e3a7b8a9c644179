// What scripts/oracles.mjs prints of its reports (tests/oracles/report.ts).

const COLUMNS = ['situations', 'agreed', 'known difference', 'disagreed'];

function table(head, rows) {
  const all = [head, ...rows].map((row) => row.map(String));
  const widths = head.map((_, i) => Math.max(...all.map((row) => row[i].length)));
  for (const row of all) console.log(`  ${row.map((cell, i) => (i === 0 ? cell.padEnd(widths[i]) : cell.padStart(widths[i]))).join('  ')}`);
}

const count = (rows, result) => rows.filter((r) => r.result === result).length;
const counts = (rows) => [rows.length, count(rows, 'agreed'), count(rows, 'known-difference'), count(rows, 'disagreed')];

function printRow({ id, says, windows, expected, observed, note }) {
  console.log(`  ${id}: ${says}.`);
  console.log(`    Windows   ${windows}`);
  for (const line of expected) console.log(`    expected  ${line}`);
  for (const line of observed) console.log(`    observed  ${line}`);
  if (note) console.log(`    ${note}`);
}

/** The families of a set, what is not proof and why, and every disagreement in full. */
export function printDetails({ rows, falsified }, { verbose, selfTest }) {
  const families = [...new Set(rows.map((r) => r.family))];
  table(['family', ...COLUMNS], families.map((family) => [family, ...counts(rows.filter((r) => r.family === family))]));
  console.log(`  ${falsified.tried} wrong expectations put to the comparison, ${falsified.reported} of them reported`);
  if (selfTest) return;
  const partly = rows.filter((r) => r.result === 'agreed' && r.note);
  if (partly.length > 0) console.log(`  ${partly.length} of the agreed rows leave out the number of a refusal, which MIT Kerberos gives and Windows does not: ${partly.map((r) => r.id).join(', ')}`);
  const known = rows.filter((r) => r.result === 'known-difference');
  if (known.length > 0) console.log('\n  Known differences, not counted as proof:');
  for (const { id, observed, note } of known) console.log(`  ${id}: observed ${observed.join('; ')}. ${note}`);
  if (verbose) {
    console.log('\n  Agreed:');
    rows.filter((r) => r.result === 'agreed').forEach(printRow);
  }
  const disagreed = rows.filter((r) => r.result === 'disagreed');
  if (disagreed.length > 0) console.log('\n  DISAGREED:');
  disagreed.forEach(printRow);
}

/** One line for each set. */
export function printTotals(reports) {
  console.log('');
  table(['set', ...COLUMNS, 'not run'], reports.map(({ set, rows, notRun }) => [set, ...(rows ? counts(rows) : ['-', '-', '-', '-']), notRun === undefined ? '' : 'not run']));
}
