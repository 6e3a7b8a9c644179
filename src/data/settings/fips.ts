/** The FIPS policy. */
import { HKLM, LSA } from './places.ts';
import type { Setting } from './model.ts';
import { ALL } from './windows.ts';

export const fipsSettings = [
  {
    id: 'fips',
    group: 'fips',
    hive: HKLM,
    key: `${LSA}\\FipsAlgorithmPolicy`,
    name: 'Enabled',
    type: 'REG_DWORD',
    says: 'The policy that leaves only validated algorithms.',
    means: [
      { data: 0, means: 'off' },
      { data: 1, means: 'on' },
    ],
    absent: 'Off.',
    defaults: [{ on: ALL, data: 0, says: 'off' }],
    restart: 'tls',
    since: 'Windows Vista, Windows Server 2008',
    cautions: [
      'Old pages name a value FIPSAlgorithmPolicy in the Lsa key: that was the place before Windows Vista.',
      'Programs that target .NET Framework before 4.8 fail in classes such as SHA256Managed, RijndaelManaged and MD5.',
      'Microsoft calls this mode neither recommended nor required today; an auditor may require it all the same.',
    ],
    contested: 'The page of the policy says that TLS falls back to 3DES; the suite pages allow each suite of a current Windows with the NIST curves.',
    confidence: 'certain',
    policy: 'Security Options > System cryptography: Use FIPS compliant algorithms for encryption, hashing, and signing',
    sources: ['schannelDsc', 'fipsPolicy', 'registry', 'groups24h2'],
  },
] as const satisfies readonly Setting[];
