import type { Weight } from '../../data/signatures/row.ts';

/** Figures behind the words. Only their order and rough distance matter: one sign that states a cause outweighs several that fit it. */
const FIGURES = { states: 16, points: 8, fits: 4, weak: 2 } as const satisfies Record<Weight, number>;

/** What a sign against a cause takes off. */
const AGAINST = 5;

export type Push = Weight | 'against' | 'excludes';

/**
 * Adds up what speaks for and against one cause. The strongest sign counts in full, the second half, the third a quarter: ten lines that say the same
 * are not ten times as sure. `excludes` ends it.
 *
 *     total(['points', 'fits'])       // 10
 *     total(['states', 'excludes'])   // 0
 */
export function total(pushes: readonly Push[]): number {
  if (pushes.includes('excludes')) return 0;
  const figures = pushes.flatMap((p) => (p === 'against' || p === 'excludes' ? [] : [FIGURES[p]])).sort((a, b) => b - a);
  const sum = figures.reduce((all, figure, i) => all + figure / 2 ** i, 0);
  return Math.max(0, sum - AGAINST * pushes.filter((p) => p === 'against').length);
}

/** How well a cause fits, for the reader: four words and as many bars. */
export const fits = [
  { from: 14, bars: 4, says: 'The text states it' },
  { from: 8, bars: 3, says: 'The text points at it' },
  { from: 4, bars: 2, says: 'Fits the text' },
  { from: 1, bars: 1, says: 'Possible, nothing points at it' },
] as const;

export type Fit = (typeof fits)[number];

/** The word for a sum, or undefined when nothing speaks for the cause. */
export function fitOf(sum: number): Fit | undefined {
  return fits.find((f) => sum >= f.from);
}
