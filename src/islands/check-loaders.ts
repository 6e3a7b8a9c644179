import type { Check } from '../checks/check.ts';

/** A check fetches its own readers only. Keys are the ids of src/checks/index.ts; a test compares the two lists. */
export const checkLoaders: Readonly<Record<string, () => Promise<Check>>> = {};
