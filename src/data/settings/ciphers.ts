/** Schannel\Ciphers: switches of single ciphers. The slash is part of the key name. */
import { HKLM, SCHANNEL } from './places.ts';
import type { Setting } from './model.ts';
import { ALL } from './windows.ts';

const UNSUPPORTED = 'The AD FS page of Microsoft calls these switches unsupported, key sizes excepted, and the registry page points to the suite order; KB245030 and the help of Enable-TlsCipherSuite show that they still filter suites.';
const SLASH = 'The key name holds a real slash: one key, not two. The registry drive of PowerShell takes it for a separator.';
const ALL_BITS = 'Allowed is written as 0xffffffff here, not as 1.';

const CIPHER = {
  group: 'cipher',
  hive: HKLM,
  name: 'Enabled',
  type: 'REG_DWORD',
  restart: 'algorithm',
  absent: 'Allowed, as far as a suite in the list uses it.',
  defaults: [{ on: ALL, data: 0xffffffff, says: 'allowed' }],
  contested: UNSUPPORTED,
} as const;
const GOOD = {
  ...CIPHER,
  means: [
    { data: 0, means: 'every suite with the cipher is off' },
    { data: 0xffffffff, means: 'allowed' },
  ],
} as const;
const WEAK = {
  ...CIPHER,
  means: [
    { data: 0, means: 'every suite with the cipher is off' },
    { data: 0xffffffff, means: 'allowed', weak: true },
  ],
} as const;
const AES = { ...GOOD, since: 'Windows Vista', confidence: 'likely', cautions: [SLASH, ALL_BITS, 'Without AES only the outdated ciphers remain, and on a hardened machine nothing at all.'], sources: ['schannelDsc', 'adfs', 'tlsCmdlets'] } as const;
const OLD = { ...WEAK, since: 'Windows NT 4.0 SP6', confidence: 'certain', cautions: [SLASH, ALL_BITS], sources: ['kb245030', 'adfs', 'tlsCmdlets'] } as const;
const NONE = 'No suite in the lists of Windows Vista and later uses it: the switch is for audits.';
const OLD_NONE = { ...OLD, affects: [], cautions: [SLASH, ALL_BITS, NONE] } as const;

export const cipherSettings = [
  { ...AES, id: 'cipher-aes-128', key: `${SCHANNEL}\\Ciphers\\AES 128/128`, says: 'Switch of AES with 128 bits in all suites.', affects: [{ cipher: 'AES-128-CBC' }, { cipher: 'AES-128-GCM' }] },
  { ...AES, id: 'cipher-aes-256', key: `${SCHANNEL}\\Ciphers\\AES 256/256`, says: 'Switch of AES with 256 bits in all suites.', affects: [{ cipher: 'AES-256-CBC' }, { cipher: 'AES-256-GCM' }] },
  { ...OLD, id: 'cipher-3des', key: `${SCHANNEL}\\Ciphers\\Triple DES 168`, says: 'Switch of 3DES in all suites.', affects: [{ cipher: '3DES-CBC' }], cautions: [ALL_BITS, 'The name is Triple DES 168; Triple DES 168/168 was the name up to Windows XP and Server 2003.'] },
  { ...OLD, id: 'cipher-des', key: `${SCHANNEL}\\Ciphers\\DES 56/56`, says: 'Switch of DES (not 3DES) in all suites.', affects: [{ cipher: 'DES-CBC' }] },
  { ...OLD, id: 'cipher-rc4-128', key: `${SCHANNEL}\\Ciphers\\RC4 128/128`, says: 'Switch of RC4 with 128 bits in all suites.', affects: [{ cipher: 'RC4-128' }] },
  { ...OLD_NONE, id: 'cipher-rc4-64', key: `${SCHANNEL}\\Ciphers\\RC4 64/128`, says: 'Switch of RC4 with 64 bits in all suites.' },
  { ...OLD, id: 'cipher-rc4-56', key: `${SCHANNEL}\\Ciphers\\RC4 56/128`, says: 'Switch of RC4 with 56 bits (export suites) in all suites.', affects: [{ cipher: 'RC4-56' }] },
  { ...OLD, id: 'cipher-rc4-40', key: `${SCHANNEL}\\Ciphers\\RC4 40/128`, says: 'Switch of RC4 with 40 bits (export suites) in all suites.', affects: [{ cipher: 'RC4-40' }] },
  { ...OLD_NONE, id: 'cipher-rc2-128', key: `${SCHANNEL}\\Ciphers\\RC2 128/128`, says: 'Switch of RC2 with 128 bits in all suites.' },
  { ...OLD_NONE, id: 'cipher-rc2-56', key: `${SCHANNEL}\\Ciphers\\RC2 56/128`, says: 'Switch of RC2 with 56 bits in all suites.' },
  { ...OLD_NONE, id: 'cipher-rc2-40', key: `${SCHANNEL}\\Ciphers\\RC2 40/128`, says: 'Switch of RC2 with 40 bits in all suites.' },
  {
    ...OLD,
    id: 'cipher-null',
    key: `${SCHANNEL}\\Ciphers\\NULL`,
    says: 'Switch of the suites without encryption.',
    absent: 'Off: suites without encryption are used only where a program asks for them.',
    defaults: [{ on: ALL, says: 'off unless a program asks for it' }],
    affects: [{ cipher: 'NULL' }],
    contested: 'KB245030 words 0 and 0xffffffff for NULL the other way round than for all other ciphers.',
    cautions: [ALL_BITS],
    handsOff: 'What the two data do is worded in contradictory ways, and the suites are off without the value.',
  },
] as const satisfies readonly Setting[];
