/** Kerberos: encryption types, size of tokens, log. */
import { HKLM, KDC, KERBEROS_BY_POLICY, LSA } from './places.ts';
import type { Setting } from './model.ts';
import { ALL, RELEASES_VISTA, SINCE_7, SINCE_8, UP_TO_7 } from './windows.ts';

const TYPES = [
  { data: 0x1, means: 'DES-CBC-CRC', weak: true },
  { data: 0x2, means: 'DES-CBC-MD5', weak: true },
  { data: 0x4, means: 'RC4-HMAC', weak: true },
  { data: 0x8, means: 'AES128-CTS-HMAC-SHA1-96' },
  { data: 0x10, means: 'AES256-CTS-HMAC-SHA1-96' },
] as const;
const SESSION = { data: 0x20, means: 'AES session keys' } as const;
const KERBEROS = { group: 'kerberos', hive: HKLM, type: 'REG_DWORD' } as const;

export const kerberosSettings = [
  {
    ...KERBEROS,
    id: 'kerberos-supported-types',
    key: KERBEROS_BY_POLICY,
    name: 'SupportedEncryptionTypes',
    mask: true,
    says: 'Encryption types that this machine allows; it also fills msDS-SupportedEncryptionTypes of the computer account.',
    means: [...TYPES, { data: 0x7fffffe0, means: 'future types' }],
    absent: 'The default of this Windows, without DES.',
    defaults: [
      { on: RELEASES_VISTA, missing: true, says: 'not in this Windows' },
      { on: SINCE_7, says: 'the default of this Windows, without DES' },
    ],
    restart: 'tickets',
    since: 'Windows 7, Windows Server 2008 R2',
    cautions: [
      'AES only on a machine that must reach a service with RC4 keys gives KDC_ERR_ETYPE_NOSUPP.',
      'AES128, AES256 and future types are 0x7ffffff8 (2147483640).',
      'The same name below Lsa\\Kerberos\\Parameters was seen to count on Windows Server 2022 where the policy path does not exist.',
    ],
    confidence: 'certain',
    policy: 'Security Options > Network security: Configure encryption types allowed for Kerberos',
    sources: ['krbTypes', 'schannelDsc', 'rc4Lab', 'msKile'],
  },
  {
    ...KERBEROS,
    id: 'kerberos-default-types',
    key: KDC,
    name: 'DefaultDomainSupportedEncTypes',
    mask: true,
    side: 'server',
    controller: true,
    says: 'Encryption types that a domain controller assumes for accounts without msDS-SupportedEncryptionTypes.',
    means: [...TYPES, SESSION],
    absent: '0x27 (DES, RC4, AES session keys) up to the updates of April 2026; 0x18 (AES) with them.',
    defaults: [
      { on: 'domain controllers before the updates of April 2026', data: 0x27, says: 'DES, RC4, AES session keys' },
      { on: 'domain controllers with the updates of April 2026 and later', data: 0x18, says: 'AES' },
    ],
    restart: 'kdc',
    since: 'the updates of November 2022',
    cautions: [
      'It counts below Services\\KDC only: the same name below the policy or the Lsa path did nothing in a lab test.',
      'RC4DefaultDisablementPhase below the policy path came with the updates of January 2026 and is ignored since those of July 2026.',
    ],
    contested: 'Dates and paths come from third parties that restate the change, and from one lab test.',
    confidence: 'likely',
    sources: ['rc4Lab', 'rc4Phases'],
  },
  {
    ...KERBEROS,
    id: 'kerberos-log-level',
    key: `${LSA}\\Kerberos\\Parameters`,
    name: 'LogLevel',
    says: 'Whether Kerberos errors of the client are written to the System log.',
    means: [
      { data: 0, means: 'no' },
      { data: 1, means: 'yes' },
    ],
    absent: 'No.',
    defaults: [{ on: ALL, data: 0, says: 'no' }],
    restart: 'now',
    since: 'Windows 2000',
    cautions: ['It logs harmless retries as errors too: remove it after the test.'],
    confidence: 'certain',
    sources: ['kb837361'],
  },
  {
    ...KERBEROS,
    id: 'kerberos-max-token-size',
    key: `${LSA}\\Kerberos\\Parameters`,
    name: 'MaxTokenSize',
    unit: 'bytes',
    says: 'Largest Kerberos token that programs are told to keep room for.',
    means: [{ data: 48_000, means: 'the usual size' }],
    absent: '48000 from Windows 8 and Server 2012 on, 12000 before.',
    defaults: [
      { on: UP_TO_7, data: 12_000, says: '12000' },
      { on: SINCE_8, data: 48_000, says: '48000' },
    ],
    restart: 'reboot',
    since: 'Windows 2000 SP2',
    cautions: ['12000 to 65535; stay below 65535.', 'IIS also needs MaxFieldLength and MaxRequestBytes of HTTP\\Parameters for large tickets.'],
    confidence: 'certain',
    sources: ['kb837361'],
  },
] as const satisfies readonly Setting[];
