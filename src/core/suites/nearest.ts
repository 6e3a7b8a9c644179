/** The name that somebody probably meant. */

const LONGEST = 80;

/**
 * The candidates with the fewest typing faults (a letter too many, too few, another one, two exchanged) between them and the name, if there are at most
 * `most`: one, or several that are equally near; none where all are farther. Without regard to case; a name of more than 80 characters has none.
 *
 *     nearest('TSL_AES_256_GCM_SHA384', ['TLS_AES_256_GCM_SHA384', 'TLS_AES_128_GCM_SHA256'], 3)   // ['TLS_AES_256_GCM_SHA384']
 */
export function nearest(name: string, candidates: readonly string[], most: number): readonly string[] {
  if (name.length > LONGEST) return [];
  const wanted = name.toUpperCase();
  let best: string[] = [];
  let least = most;
  for (const candidate of candidates) {
    const faults = faultsBetween(wanted, candidate.toUpperCase(), least);
    if (faults > least) continue;
    if (faults < least) best = [];
    least = faults;
    best.push(candidate);
  }
  return best;
}

/** Faults between two texts, or `bound + 1` as soon as it is clear that there are more. */
function faultsBetween(a: string, b: string, bound: number): number {
  if (Math.abs(a.length - b.length) > bound) return bound + 1;
  let before: number[] = [];
  let above = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let k = 1; k <= b.length; k += 1) {
      const same = a[i - 1] === b[k - 1];
      let cost = Math.min((above[k] ?? 0) + 1, (row[k - 1] ?? 0) + 1, (above[k - 1] ?? 0) + (same ? 0 : 1));
      if (i > 1 && k > 1 && a[i - 1] === b[k - 2] && a[i - 2] === b[k - 1]) cost = Math.min(cost, (before[k - 2] ?? 0) + 1);
      row.push(cost);
    }
    if (Math.min(...row) > bound) return bound + 1;
    [before, above] = [above, row];
  }
  return above[b.length] ?? bound + 1;
}
