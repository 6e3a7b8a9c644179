import type { Family, Situation } from '../situation.ts';
import { clocks } from './clocks.ts';
import { duplicates } from './duplicates.ts';
import { encryption } from './encryption.ts';
import { holders } from './holders.ts';
import { aliases } from './host-aliases.ts';
import { missing } from './missing.ts';
import { names } from './names.ts';
import { serviceAccounts } from './service-accounts.ts';
import { users } from './users.ts';
import { writes } from './writes.ts';
import { wrongAccount } from './wrong-account.ts';

/** Every situation in which a ticket is asked for or an SPN written by an administrator. */
export const situations: readonly Family<Situation>[] = [missing, holders, wrongAccount, names, aliases, duplicates, writes, users, clocks, encryption, serviceAccounts];
