import type { Rule } from '../rule.ts';
import { accountRules } from './accounts.ts';
import { certificateRules } from './certificates.ts';
import { credentialRules } from './credentials.ts';
import { driverRules } from './drivers.ts';
import { handshakeRules } from './handshake.ts';
import { loopbackRules } from './loopback.ts';
import { principalRules } from './principals.ts';
import { registrationRules } from './registrations.ts';
import { stackRules } from './stack.ts';

/** All rules, family by family. */
export const rules: readonly Rule[] = [...stackRules, ...handshakeRules, ...driverRules, ...certificateRules, ...principalRules, ...registrationRules, ...credentialRules, ...accountRules, ...loopbackRules];
