import { certificate } from './certificate.ts';
import { cipherSuites } from './cipher-suites.ts';
import { delegation } from './delegation.ts';
import { drivers } from './drivers.ts';
import { encrypt } from './encrypt.ts';
import { encryptionReadiness } from './encryption-readiness.ts';
import { handshake } from './handshake.ts';
import { outcome } from './outcome.ts';
import { setspn } from './setspn.ts';
import { spn } from './spn.ts';
import { spnAudit } from './spn-audit.ts';
import { tlsRegistry } from './tls-registry.ts';
import type { Tool } from './tool.ts';

/** All tools under the headings of their list, in order. */
export const toolGroups: readonly { readonly id: string; readonly title: string; readonly tools: readonly Tool[] }[] = [
  { id: 'generate', title: 'Generate', tools: [spn, setspn, tlsRegistry] },
  { id: 'judge', title: 'Judge', tools: [spnAudit, encryptionReadiness, certificate] },
  { id: 'predict', title: 'Predict and plan', tools: [outcome, delegation, handshake, encrypt] },
  { id: 'look-up', title: 'Look up', tools: [cipherSuites, drivers] },
];

export const tools: readonly Tool[] = toolGroups.flatMap((g) => g.tools);
