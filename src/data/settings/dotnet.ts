/** The two values by which .NET Framework follows Windows, for both generations and both bitnesses. */
import { DOTNET2, DOTNET2_32, DOTNET4, DOTNET4_32, HKLM } from './places.ts';
import type { Setting } from './model.ts';

const BOTH_COPIES = 'The 64-bit value and its WOW6432Node copy go together: a program reads the copy of its own bitness.';
const CODE_WINS = 'Ignored by code that sets ServicePointManager.SecurityProtocol or passes a version to SslStream.';
const FRAMEWORK_ONLY = 'No effect on .NET Core and .NET 5 and later.';
const NO_35_KEY = 'v2.0.50727 serves 2.0, 3.0 and 3.5, v4.0.30319 every 4.x: there is no key v3.5.';

const VALUE = { hive: HKLM, type: 'REG_DWORD', restart: 'dotnet', confidence: 'certain', sources: ['dotnet', 'dotnetSource', 'schannelDsc'] } as const;

const STRONG_CRYPTO = {
  ...VALUE,
  name: 'SchUseStrongCrypto',
  says: 'Lets a program that does not choose versions itself use TLS 1.0 to 1.2, and refuses weak suites.',
  means: [
    { data: 0, means: 'SSL 3.0 and TLS 1.0, weak suites allowed', weak: true },
    { data: 1, means: 'TLS 1.0 to 1.2, weak suites refused (SCH_USE_STRONG_CRYPTO)' },
  ],
  absent: '1 for programs that target .NET Framework 4.6 or later, otherwise 0',
  defaults: [
    { on: 'programs that target .NET Framework 4.6 or later', data: 1, says: 'on' },
    { on: 'programs that target 4.5.2 or earlier', data: 0, says: 'off' },
  ],
  cautions: [BOTH_COPIES, CODE_WINS, FRAMEWORK_ONLY, NO_35_KEY, 'Does not add TLS 1.3. Alone it does nothing for 3.5 code that names no version.'],
} as const;
const SYSTEM_DEFAULT = {
  ...VALUE,
  name: 'SystemDefaultTlsVersions',
  says: 'Lets a program that does not choose versions itself take those of Windows.',
  means: [
    { data: 0, means: '.NET uses its own list of versions' },
    { data: 1, means: '.NET lets Windows choose the versions' },
  ],
  absent: '1 for programs that target .NET Framework 4.7 or later, otherwise 0',
  defaults: [
    { on: 'programs that target .NET Framework 4.7 or later', data: 1, says: 'on' },
    { on: 'programs that target 4.6.2 or earlier', data: 0, says: 'off' },
  ],
  cautions: [
    BOTH_COPIES,
    CODE_WINS,
    FRAMEWORK_ONLY,
    NO_35_KEY,
    '.NET 3.5 needs an update for it: KB3154518 (Windows 7, Server 2008 R2), KB3154519 (Server 2012), KB3154520 (Windows 8.1, Server 2012 R2); built in from Windows 10 1511 on.',
  ],
} as const;

const GENERATION_4 = { group: 'dotnet4', since: '.NET Framework 4.x with its updates' } as const;
const GENERATION_2 = { group: 'dotnet2', absent: '0', defaults: [{ on: 'programs for .NET Framework 2.0 to 3.5', data: 0, says: 'off' }], since: '.NET Framework 2.0 to 3.5 with its updates' } as const;

export const dotnetSettings = [
  { ...STRONG_CRYPTO, ...GENERATION_4, id: 'dotnet4-schusestrongcrypto-64', bits: 64, key: DOTNET4 },
  { ...SYSTEM_DEFAULT, ...GENERATION_4, id: 'dotnet4-systemdefaulttlsversions-64', bits: 64, key: DOTNET4 },
  { ...STRONG_CRYPTO, ...GENERATION_4, id: 'dotnet4-schusestrongcrypto-32', bits: 32, key: DOTNET4_32 },
  { ...SYSTEM_DEFAULT, ...GENERATION_4, id: 'dotnet4-systemdefaulttlsversions-32', bits: 32, key: DOTNET4_32 },
  { ...STRONG_CRYPTO, ...GENERATION_2, id: 'dotnet2-schusestrongcrypto-64', bits: 64, key: DOTNET2 },
  { ...SYSTEM_DEFAULT, ...GENERATION_2, id: 'dotnet2-systemdefaulttlsversions-64', bits: 64, key: DOTNET2 },
  { ...STRONG_CRYPTO, ...GENERATION_2, id: 'dotnet2-schusestrongcrypto-32', bits: 32, key: DOTNET2_32 },
  { ...SYSTEM_DEFAULT, ...GENERATION_2, id: 'dotnet2-systemdefaulttlsversions-32', bits: 32, key: DOTNET2_32 },
] as const satisfies readonly Setting[];
