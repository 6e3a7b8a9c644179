import type { Check } from './check.ts';

/** All checks, in the order in which they are listed. */
export const checks: readonly Check[] = [];
