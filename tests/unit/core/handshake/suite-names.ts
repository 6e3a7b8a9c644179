import { tlsSuites } from '../../../../src/data/tls-suites.ts';

/** Names of suites for random lists. */
export const windowsSuitesNames: string[] = tlsSuites.map(({ name }) => name);
