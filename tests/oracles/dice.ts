/** A number from 0 to `sides` - 1. */
export type Roll = (sides: number) => number;

/** The same throws in each run: a linear congruential generator with the constants of Numerical Recipes. */
export function dice(seed: number): Roll {
  let state = seed >>> 0;
  return (sides) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * sides);
  };
}
