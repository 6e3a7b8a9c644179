/** Which entries of an ordered list stay where they are while the others move. */

/**
 * The longest set of names that stand in the same order in both lists: what need not move. Names that stand in one list only do not count; a name that
 * stands twice counts once.
 *
 *     mostKept(['a', 'b', 'c'], ['c', 'a', 'b'])   // a and b: moving c is enough
 */
export function mostKept(before: readonly string[], after: readonly string[]): ReadonlySet<string> {
  const place = new Map(before.map((name, i) => [name, i]));
  const common = [...new Set(after)].filter((name) => place.has(name));
  // The longest rising run of places, by patience sorting: ends[k] is the last entry of the best run of k + 1.
  const ends: number[] = [];
  const previous = new Map<number, number>();
  for (const [i, name] of common.entries()) {
    const value = place.get(name) ?? 0;
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((place.get(common[ends[middle] ?? 0] ?? '') ?? 0) < value) low = middle + 1;
      else high = middle;
    }
    const link = ends[low - 1];
    if (link !== undefined) previous.set(i, link);
    ends[low] = i;
  }
  const kept = new Set<string>();
  for (let i = ends.at(-1); i !== undefined; i = previous.get(i)) kept.add(common[i] ?? '');
  return kept;
}
