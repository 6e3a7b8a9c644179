import type { Reader } from './reader.ts';

/** All readers. The order is the order in which formats are named when several fit the same lines. */
export const readers: readonly Reader<unknown>[] = [];
