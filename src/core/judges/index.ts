import type { Judge } from './judgement.ts';

/** All judges, each asked once for a paste. */
export const judges: readonly Judge[] = [];
