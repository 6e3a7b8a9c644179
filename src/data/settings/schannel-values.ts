/** Values at and below the SCHANNEL key that are no switches: event log, caches, message sizes, client certificates, stapling. */
import { HKLM, LSA, SCHANNEL } from './places.ts';
import type { Setting } from './model.ts';
import { ALL, BEFORE_1607, RELEASES_VISTA, SINCE_1607, SINCE_7, SINCE_8, UP_TO_7 } from './windows.ts';

const VALUE = { hive: HKLM, key: SCHANNEL, type: 'REG_DWORD', confidence: 'certain' } as const;

export const loggingSettings = [
  {
    ...VALUE,
    id: 'schannel-eventlogging',
    group: 'logging',
    name: 'EventLogging',
    mask: true,
    says: 'What Schannel writes to the System log.',
    means: [
      { data: 1, means: 'errors' },
      { data: 2, means: 'warnings' },
      { data: 4, means: 'informational events and successes' },
    ],
    absent: 'errors (1)',
    defaults: [{ on: ALL, data: 1, says: 'errors' }],
    restart: 'logging',
    since: 'Windows 2000',
    cautions: ['7 fills the System log of a busy server with event 36880: take it back after the test.', 'Event 36880 shows the negotiated version and suite; it needs the bit 4.', '0 writes nothing: not even errors.'],
    sources: ['registry', 'events'],
  },
] as const satisfies readonly Setting[];

const CACHE = { ...VALUE, group: 'cache', restart: 'lsass', since: 'Windows Vista, Windows Server 2008', sources: ['registry'] } as const;
const MILLISECONDS = 'The unit is milliseconds, not seconds.';

export const cacheSettings = [
  { ...CACHE, id: 'client-cache-time', name: 'ClientCacheTime', side: 'client', unit: 'milliseconds', says: 'How long a client keeps a session for resumption.', means: [{ data: 0, means: 'no session is kept' }], absent: '36000000: 10 hours.', defaults: [{ on: ALL, data: 36_000_000, says: '10 hours' }], cautions: [MILLISECONDS] },
  { ...CACHE, id: 'server-cache-time', name: 'ServerCacheTime', side: 'server', unit: 'milliseconds', says: 'How long a server keeps a session for resumption.', means: [{ data: 0, means: 'no session is kept' }], absent: '36000000: 10 hours.', defaults: [{ on: ALL, data: 36_000_000, says: '10 hours' }], cautions: [MILLISECONDS] },
  { ...CACHE, id: 'maximum-cache-size', name: 'MaximumCacheSize', unit: 'entries', says: 'How many sessions are kept. Each takes 2 to 4 KB of lsass.', means: [{ data: 0, means: 'the server keeps no session' }], absent: '20000.', defaults: [{ on: ALL, data: 20_000, says: '20000' }], cautions: ['0 switches the cache of the server off, so that each connection costs a whole handshake.'] },
  { ...CACHE, id: 'issuer-cache-size', name: 'IssuerCacheSize', side: 'server', unit: 'entries', says: 'How many issuers that could not be mapped are remembered.', means: [{ data: 0, means: 'none is remembered' }], absent: '100.', defaults: [{ on: ALL, data: 100, says: '100' }], cautions: ['It matters for the mapping of client certificates only.'] },
  { ...CACHE, id: 'issuer-cache-time', name: 'IssuerCacheTime', side: 'server', unit: 'milliseconds', says: 'How long an issuer that could not be mapped is remembered.', means: [{ data: 0, means: 'none is remembered' }], absent: '600000: 10 minutes.', defaults: [{ on: ALL, data: 600_000, says: '10 minutes' }], cautions: [MILLISECONDS] },
] as const satisfies readonly Setting[];

const MAXIMUM = 'The registry page of 2019 gives 2^24-1 bytes as the maximum, the page of 2023 gives 2^16.';
const MESSAGE = {
  ...VALUE,
  group: 'messaging',
  key: `${SCHANNEL}\\Messaging`,
  unit: 'bytes',
  restart: 'tls',
  since: 'Windows 7, Windows Server 2008 R2',
  means: [{ data: 0, means: 'messages in fragments are refused: TLS breaks' }],
  cautions: ['Long certificate chains and long lists of issuers are the usual reason to raise it.', '0 breaks TLS.'],
  contested: MAXIMUM,
  sources: ['registry'],
} as const;
const NO_MESSAGE = { on: RELEASES_VISTA, missing: true, says: 'not documented for this Windows' } as const;

export const messagingSettings = [
  { ...MESSAGE, id: 'message-limit-client', name: 'MessageLimitClient', side: 'client', says: 'Largest handshake message that a client accepts.', absent: '32768 bytes (0x8000).', defaults: [NO_MESSAGE, { on: SINCE_7, data: 0x8000, says: '32768 bytes' }] },
  { ...MESSAGE, id: 'message-limit-server', name: 'MessageLimitServer', side: 'server', says: 'Largest handshake message that a server accepts while it asks for no client certificate.', absent: '16384 bytes (0x4000).', defaults: [NO_MESSAGE, { on: SINCE_7, data: 0x4000, says: '16384 bytes' }] },
  { ...MESSAGE, id: 'message-limit-server-client-auth', name: 'MessageLimitServerClientAuth', side: 'server', says: 'Largest handshake message that a server accepts while it asks for a client certificate.', absent: '32768 bytes (0x8000).', defaults: [NO_MESSAGE, { on: SINCE_7, data: 0x8000, says: '32768 bytes' }] },
] as const satisfies readonly Setting[];

export const clientAuthSettings = [
  {
    ...VALUE,
    id: 'send-trusted-issuer-list',
    group: 'client-auth',
    name: 'SendTrustedIssuerList',
    side: 'server',
    says: 'Whether a server names the issuers it accepts when it asks for a client certificate.',
    means: [
      { data: 0, means: 'no list is sent: the client offers any certificate it has' },
      { data: 1, means: 'the list is sent' },
    ],
    absent: 'Sent up to Windows 7 and Server 2008 R2; not sent from Windows 8 and Server 2012 on.',
    defaults: [
      { on: UP_TO_7, data: 1, says: 'the list is sent' },
      { on: SINCE_8, data: 0, says: 'no list is sent' },
    ],
    restart: 'tls',
    since: 'Windows Vista, Windows Server 2008',
    cautions: ['A list that is too long is cut off: event 36885.'],
    sources: ['registry'],
  },
  {
    ...VALUE,
    id: 'certificate-mapping-methods',
    group: 'client-auth',
    name: 'CertificateMappingMethods',
    side: 'server',
    mask: true,
    says: 'By which ways Schannel maps a client certificate to an account.',
    means: [
      { data: 0x1, means: 'subject and issuer', weak: true },
      { data: 0x2, means: 'issuer', weak: true },
      { data: 0x4, means: 'UPN', weak: true },
      { data: 0x8, means: 'S4U2Self' },
      { data: 0x10, means: 'S4U2Self, explicit mapping' },
    ],
    absent: '0x18 (both S4U2Self ways) by the current page; 0x1f (all) by older pages, before the updates of May 2022.',
    defaults: [{ on: 'machines with the updates of May 2022 and later', data: 0x18, says: 'both S4U2Self ways' }, { on: 'machines without these updates', data: 0x1f, says: 'all ways' }],
    restart: 'tls',
    since: 'Windows Server 2003',
    cautions: ['0x1f is the well-known way to make old mappings work again after May 2022. It weakens: map the certificates explicitly instead.'],
    sources: ['registry'],
  },
] as const satisfies readonly Setting[];

export const serverSettings = [
  {
    ...VALUE,
    id: 'ocsp-stapling-sni',
    group: 'server',
    name: 'EnableOcspStaplingForSni',
    side: 'server',
    says: 'Whether the revocation answer is sent along for bindings by name as well.',
    means: [
      { data: 0, means: 'not for bindings by name (SNI, central certificate store)' },
      { data: 1, means: 'for them too' },
    ],
    absent: 'Off.',
    defaults: [
      { on: UP_TO_7, missing: true, says: 'not documented for this Windows' },
      { on: SINCE_8, data: 0, says: 'off' },
    ],
    restart: 'http',
    since: 'Windows 8, Windows Server 2012',
    cautions: ['It costs time where there are many certificates.'],
    sources: ['registry'],
  },
  {
    ...VALUE,
    key: LSA,
    id: 'http-sys-threads',
    group: 'server',
    name: 'MaxAsyncWorkerThreadsPerCpu',
    side: 'server',
    unit: 'threads',
    says: 'How many threads for each core HTTP.sys uses for handshakes.',
    means: [],
    absent: '2.',
    defaults: [
      { on: BEFORE_1607, missing: true, says: 'not documented for this Windows' },
      { on: SINCE_1607, data: 2, says: '2' },
    ],
    restart: 'reboot',
    since: 'Windows 10 1607, Windows Server 2016',
    cautions: ['It stands in the Lsa key, not below SCHANNEL.'],
    sources: ['schannelChanges'],
  },
] as const satisfies readonly Setting[];
