import { frames } from './frames.ts';
import { logonSignatures } from './logon/index.ts';
import type { Signature } from './row.ts';
import { tlsSignatures } from './tls/index.ts';

/** All known sentences and frames, in the order in which they are looked for. */
export const signatures: readonly Signature[] = [...frames, ...tlsSignatures, ...logonSignatures];
