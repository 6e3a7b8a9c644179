/** Schannel\KeyExchangeAlgorithms: switches of the key exchange, and the sizes of its keys. */
import { HKLM, SCHANNEL } from './places.ts';
import type { Setting } from './model.ts';
import { ALL, BEFORE_10, SINCE_10 } from './windows.ts';

const DH = `${SCHANNEL}\\KeyExchangeAlgorithms\\Diffie-Hellman` as const;
const PKCS = `${SCHANNEL}\\KeyExchangeAlgorithms\\PKCS` as const;

const SWITCH = {
  group: 'exchange',
  hive: HKLM,
  name: 'Enabled',
  type: 'REG_DWORD',
  restart: 'tls',
  means: [
    { data: 0, means: 'every suite with the key exchange is off' },
    { data: 0xffffffff, means: 'allowed' },
  ],
  absent: 'Allowed.',
  defaults: [{ on: ALL, data: 0xffffffff, says: 'allowed' }],
  since: 'not documented; written by SChannelDsc',
  confidence: 'likely',
  contested: 'The AD FS page of Microsoft calls these switches unsupported, key sizes excepted.',
  sources: ['schannelDsc', 'adfs'],
} as const;
const ALL_BITS = 'Allowed is written as 0xffffffff here, not as 1.';

export const exchangeSettings = [
  { ...SWITCH, id: 'exchange-dh', key: DH, says: 'Switch of the suites with DHE.', affects: [{ exchange: 'DHE' }], cautions: [ALL_BITS] },
  {
    ...SWITCH,
    id: 'exchange-ecdh',
    key: `${SCHANNEL}\\KeyExchangeAlgorithms\\ECDH`,
    says: 'Switch of the suites with ECDHE.',
    affects: [{ exchange: 'ECDHE' }],
    mayAffect: [{ exchange: 'any' }],
    cautions: [ALL_BITS, 'Without ECDHE and DHE no suite has forward secrecy, and HTTP/2 has none at all. What becomes of TLS 1.3 is documented nowhere.'],
  },
  {
    ...SWITCH,
    id: 'exchange-pkcs',
    key: PKCS,
    says: 'Switch of the suites in which the RSA key of the server encrypts the secret.',
    affects: [{ exchange: 'RSA' }],
    mayAffect: [{ certificate: 'RSA' }],
    since: 'Windows NT 4.0 SP6',
    confidence: 'certain',
    contested: 'KB245030 says that 0 removes all RSA-based suites, RSA certificates included: with an RSA certificate that can leave nothing. The name stands for the key exchange only.',
    cautions: [ALL_BITS],
    sources: ['kb245030', 'adfs'],
  },
] as const satisfies readonly Setting[];

const SIZE = {
  group: 'key-size',
  hive: HKLM,
  type: 'REG_DWORD',
  restart: 'tls',
  unit: 'bits',
  since: 'Windows 10 1507, Windows Server 2016',
  confidence: 'certain',
} as const;
const SIZES = [
  { data: 1024, means: '1024 bits', weak: true },
  { data: 2048, means: '2048 bits' },
  { data: 3072, means: '3072 bits' },
  { data: 4096, means: '4096 bits' },
] as const;
const BITS = 'The data is a number of bits: 2048 is 0x00000800, not 0x00002048.';
const BEFORE = { on: BEFORE_10, missing: true, says: 'not documented for this Windows' } as const;
const LARGEST = 'Rarely of use: a longer key of the peer makes the handshake fail. Leave it out.';

export const keySizeSettings = [
  {
    ...SIZE,
    id: 'dh-server-min',
    key: DH,
    name: 'ServerMinKeyBitLength',
    side: 'server',
    says: 'Length of the DHE group that the server sends. It sets the length, it is no filter on clients.',
    means: SIZES,
    absent: '2048 from Windows 10 1507 and Server 2016 on; 1024 before, with the update of advisory 3174644.',
    defaults: [
      { on: BEFORE_10, data: 1024, says: '1024; the value is read with the update of advisory 3174644' },
      { on: SINCE_10, data: 2048, says: '2048' },
    ],
    since: 'Windows 10 1507, Windows Server 2016; before with the update of advisory 3174644',
    cautions: [BITS, 'Clients that cannot do 2048 bits and more (old Java, Windows XP) fail.'],
    sources: ['registry', 'adv3174644'],
  },
  {
    ...SIZE,
    id: 'dh-client-min',
    key: DH,
    name: 'ClientMinKeyBitLength',
    side: 'client',
    says: 'Shortest DHE group that the client accepts.',
    means: SIZES,
    absent: '1024.',
    defaults: [BEFORE, { on: SINCE_10, data: 1024, says: '1024' }],
    cautions: [BITS, 'A server with a shorter group makes the handshake fail.'],
    sources: ['registry'],
  },
  {
    ...SIZE,
    id: 'dh-client-max',
    key: DH,
    name: 'ClientMaxKeyBitLength',
    side: 'client',
    says: 'Longest DHE group that the client accepts.',
    means: [],
    absent: 'No limit.',
    defaults: [BEFORE, { on: SINCE_10, says: 'no limit' }],
    cautions: [BITS, LARGEST],
    sources: ['registry'],
  },
  {
    ...SIZE,
    id: 'rsa-client-min',
    key: PKCS,
    name: 'ClientMinKeyBitLength',
    side: 'client',
    says: 'Shortest RSA key of a server that the client accepts.',
    means: SIZES,
    absent: '1024.',
    defaults: [BEFORE, { on: SINCE_10, data: 1024, says: '1024' }],
    cautions: [BITS, 'There is no such value for the server: the key of its certificate is what it has.'],
    sources: ['registry'],
  },
  {
    ...SIZE,
    id: 'rsa-client-max',
    key: PKCS,
    name: 'ClientMaxKeyBitLength',
    side: 'client',
    says: 'Longest RSA key of a server that the client accepts.',
    means: [],
    absent: 'No limit.',
    defaults: [BEFORE, { on: SINCE_10, says: 'no limit' }],
    cautions: [BITS, LARGEST],
    sources: ['registry'],
  },
] as const satisfies readonly Setting[];
