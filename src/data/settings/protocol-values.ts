/** What the two values of a protocol have in common, whichever version they belong to. */
import { HKLM } from './places.ts';

const VALUE = { hive: HKLM, type: 'REG_DWORD', restart: 'tls' } as const;

export const ENABLED = {
  ...VALUE,
  name: 'Enabled',
  says: 'Hard switch of the version for this side: 0 counts for every program.',
  means: [
    { data: 0, means: 'off for every program, whatever it asks for' },
    { data: 1, means: 'allowed' },
  ],
} as const;

/** For versions that are no longer to be used. */
export const ENABLED_OLD = {
  ...ENABLED,
  means: [
    { data: 0, means: 'off for every program, whatever it asks for' },
    { data: 1, means: 'allowed', weak: true },
  ],
} as const;

export const DISABLED_BY_DEFAULT = {
  ...VALUE,
  name: 'DisabledByDefault',
  says: 'Soft switch of the version for this side: 1 holds until a program asks for the version.',
  means: [
    { data: 0, means: 'offered without being asked for' },
    { data: 1, means: 'offered only to a program that names the version in the old SCHANNEL_CRED structure' },
  ],
} as const;

export const DISABLED_BY_DEFAULT_OLD = {
  ...DISABLED_BY_DEFAULT,
  means: [
    { data: 0, means: 'offered without being asked for', weak: true },
    { data: 1, means: 'offered only to a program that names the version in the old SCHANNEL_CRED structure' },
  ],
} as const;

export const PAIR = 'Enabled and DisabledByDefault are written as a pair: 1 and 0, or 0 and 1. For TLS 1.1 and 1.2 on Windows 7 and Server 2008 R2, KB3135244 asks for both, SQLCheck reads Enabled alone.';
export const ONE = 'Schannel takes any data but 0 as on. Old articles write 0xffffffff; some products accept only 1, so 1 is written.';
export const HALF_DOCUMENTED = 'The registry page of 2023 no longer names DisabledByDefault; the page of 2019, KB245030 and KB3135244 do.';
