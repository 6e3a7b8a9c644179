/** Schannel\Hashes: switches of single hashes. */
import { HKLM, SCHANNEL } from './places.ts';
import type { Setting } from './model.ts';
import { ALL } from './windows.ts';

const HASH = {
  group: 'hash',
  hive: HKLM,
  name: 'Enabled',
  type: 'REG_DWORD',
  restart: 'algorithm',
  absent: 'Allowed.',
  defaults: [{ on: ALL, data: 0xffffffff, says: 'allowed' }],
  contested: 'The AD FS page of Microsoft calls these switches unsupported; KB245030 and the help of Enable-TlsCipherSuite show that they still filter suites.',
} as const;
const ALL_BITS = 'Allowed is written as 0xffffffff here, not as 1.';
const MEANS = [
  { data: 0, means: 'every suite with the hash is off' },
  { data: 0xffffffff, means: 'allowed' },
] as const;
const SIGNS = {
  ...HASH,
  means: MEANS,
  since: 'not documented; offered by SChannelDsc',
  confidence: 'likely',
  cautions: [ALL_BITS, 'What it takes is documented nowhere. TLS 1.2 and TLS 1.3 sign with it: 0 breaks them.'],
  sources: ['schannelDsc', 'adfs'],
  handsOff: 'Switched off it breaks the signatures of TLS 1.2 and TLS 1.3, and it is on without the value.',
} as const;

export const hashSettings = [
  {
    ...HASH,
    id: 'hash-md5',
    key: `${SCHANNEL}\\Hashes\\MD5`,
    says: 'Switch of the suites that check their messages with MD5.',
    means: [
      { data: 0, means: 'every suite with the hash is off' },
      { data: 0xffffffff, means: 'allowed', weak: true },
    ],
    affects: [{ mac: 'MD5' }],
    since: 'Windows NT 4.0 SP6',
    confidence: 'certain',
    cautions: [ALL_BITS],
    sources: ['kb245030', 'adfs'],
  },
  {
    ...HASH,
    id: 'hash-sha',
    key: `${SCHANNEL}\\Hashes\\SHA`,
    says: 'Switch of the suites that check their messages with SHA-1.',
    means: MEANS,
    affects: [{ mac: 'SHA' }],
    since: 'Windows NT 4.0 SP6',
    confidence: 'certain',
    cautions: [
      ALL_BITS,
      'Off it leaves TLS 1.0 and TLS 1.1 without any suite: they have no others.',
      'It can also break peers whose certificate chain or signature still needs SHA-1.',
    ],
    sources: ['kb245030', 'adfs'],
  },
  { ...SIGNS, id: 'hash-sha256', key: `${SCHANNEL}\\Hashes\\SHA256`, says: 'Switch of SHA-256.' },
  { ...SIGNS, id: 'hash-sha384', key: `${SCHANNEL}\\Hashes\\SHA384`, says: 'Switch of SHA-384.' },
  { ...SIGNS, id: 'hash-sha512', key: `${SCHANNEL}\\Hashes\\SHA512`, says: 'Switch of SHA-512.' },
] as const satisfies readonly Setting[];
