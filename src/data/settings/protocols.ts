/** The protocol switches of Schannel: each version has two values for the client and two for the server. */
import { SCHANNEL } from './places.ts';
import { DISABLED_BY_DEFAULT, DISABLED_BY_DEFAULT_OLD, ENABLED, ENABLED_OLD, HALF_DOCUMENTED, ONE, PAIR } from './protocol-values.ts';
import type { Setting } from './model.ts';
import { BEFORE_11, BEFORE_1607, RELEASES_1607_TO_10, RELEASES_7, RELEASES_8_TO_1511, SINCE_11, SINCE_1607, SINCE_8, UP_TO_7 } from './windows.ts';

const PROTOCOL = { group: 'protocol', confidence: 'certain' } as const;

const SSL2 = {
  ...PROTOCOL,
  protocol: 'SSL 2.0',
  absent: 'Windows 7, Server 2008 R2: off as client, on as server. Windows 8 and Server 2012 to Windows 10 1511: off (so Microsoft’s protocol page; SQLCheck counts the server side as on). Not in Windows from Windows 10 1607 and Server 2016 on.',
  since: 'Windows 2000',
  cautions: [PAIR, ONE, HALF_DOCUMENTED, 'No effect from Windows 10 1607 and Server 2016 on: the code is gone. Audits still look for the values.', 'Windows setup writes DisabledByDefault 1 for the client side; SSL 2.0 must not come back by deleting it.'],
  sources: ['registry', 'kb245030', 'protocols', 'iisStig', 'setupKeys'],
} as const;
const SSL2_GONE = [
  { on: RELEASES_8_TO_1511, says: 'off; SQLCheck counts the server side as on' },
  { on: SINCE_1607, missing: true, says: 'not in this Windows' },
] as const;
const SSL2_CLIENT = { ...SSL2, defaults: [{ on: UP_TO_7, says: 'off' }, ...SSL2_GONE] } as const;
const SSL2_SERVER = { ...SSL2, contested: 'Windows 8 and Server 2012 to Windows 10 1511: Microsoft’s protocol page has the server side off, SQLCheck counts it as on.', defaults: [{ on: UP_TO_7, data: 1, says: 'on' }, ...SSL2_GONE] } as const;
const SSL3 = {
  ...PROTOCOL,
  protocol: 'SSL 3.0',
  absent: 'On up to Windows 8.1, Server 2012 R2 and Windows 10 1511; off from Windows 10 1607 and Server 2016 on.',
  defaults: [
    { on: BEFORE_1607, data: 1, says: 'on' },
    { on: SINCE_1607, says: 'off' },
  ],
  since: 'Windows 2000',
  cautions: [PAIR, ONE, HALF_DOCUMENTED],
  sources: ['registry', 'kb245030', 'protocols', 'iisStig'],
} as const;
const CONTESTED = 'Windows 11 24H2 and Server 2025: the protocol table of Microsoft says on, the note on the same page says off by default since Insider builds of 2024.';
const UNDISPUTED = [...BEFORE_11, 'server-2022', 'windows-11'] as const;
const UNDISPUTED_SINCE_8 = [...RELEASES_8_TO_1511, ...RELEASES_1607_TO_10, 'server-2022', 'windows-11'] as const;
const LATEST = { on: ['server-2025', 'windows-11-24h2'], says: 'on by the protocol table of Microsoft, off by the note on the same page: look on the machine' } as const;
const TLS10 = {
  ...PROTOCOL,
  protocol: 'TLS 1.0',
  absent: 'On in all Windows versions of the table; contested for Windows 11 24H2 and Server 2025.',
  contested: CONTESTED,
  defaults: [{ on: UNDISPUTED, data: 1, says: 'on' }, LATEST],
  since: 'Windows 2000',
  cautions: [PAIR, ONE, HALF_DOCUMENTED, CONTESTED],
  sources: ['registry', 'kb245030', 'protocols', 'deprecation', 'kb3135244'],
} as const;
const VISTA_TO_7 = [
  { on: [...RELEASES_7, 'server-2008-sp2'], says: 'off' },
  { on: ['server-2008'], missing: true, says: 'not in this Windows' },
] as const;
const TLS11 = {
  ...PROTOCOL,
  protocol: 'TLS 1.1',
  absent: 'Off on Windows 7, Server 2008 R2 and Server 2008 SP2 with update 4019276; on from Windows 8 and Server 2012 on; contested for Windows 11 24H2 and Server 2025.',
  contested: CONTESTED,
  defaults: [...VISTA_TO_7, { on: UNDISPUTED_SINCE_8, data: 1, says: 'on' }, LATEST],
  since: 'Windows 7, Windows Server 2008 R2',
  cautions: [PAIR, ONE, HALF_DOCUMENTED, CONTESTED],
  sources: ['registry', 'kb245030', 'protocols', 'deprecation', 'kb3135244'],
} as const;
const TLS12 = {
  ...PROTOCOL,
  protocol: 'TLS 1.2',
  absent: 'Off on Windows 7, Server 2008 R2 and Server 2008 SP2 with update 4019276; on from Windows 8 and Server 2012 on.',
  defaults: [...VISTA_TO_7, { on: SINCE_8, data: 1, says: 'on' }],
  since: 'Windows 7, Windows Server 2008 R2',
  cautions: [PAIR, ONE, HALF_DOCUMENTED, 'Satellite services of SQL Server 2022 need TLS 1.2 even where logons use TLS 1.3.'],
  sources: ['registry', 'kb245030', 'protocols', 'kb3135244', 'sqlTls13'],
} as const;
const TLS13 = {
  ...PROTOCOL,
  protocol: 'TLS 1.3',
  absent: 'On from Windows 11 and Server 2022 on. Not in earlier versions.',
  defaults: [
    { on: BEFORE_11, missing: true, says: 'not in this Windows, and the key must not exist' },
    { on: SINCE_11, data: 1, says: 'on' },
  ],
  since: 'Windows 11, Windows Server 2022',
  cautions: [PAIR, ONE, HALF_DOCUMENTED, 'Before Windows 11 and Server 2022 the key must not exist: Microsoft calls TLS 1.3 there no safe configuration, and SQLCheck warns about the key.'],
  sources: ['registry', 'protocols', 'sqlcheck'],
} as const;


/** The absent soft switch holds nothing back where the version is on; where it is off no document says which of the two values acts. */
const OFFERED = 'the version is on: nothing holds it back';
const SOFT = {
  SSL2_CLIENT: SSL2_CLIENT.defaults,
  SSL2_SERVER: [{ on: UP_TO_7, data: 0, says: OFFERED }, ...SSL2_GONE],
  SSL3: [{ on: BEFORE_1607, data: 0, says: OFFERED }, { on: SINCE_1607, says: 'off' }],
  TLS10: [{ on: UNDISPUTED, data: 0, says: OFFERED }, LATEST],
  TLS11: [...VISTA_TO_7, { on: UNDISPUTED_SINCE_8, data: 0, says: OFFERED }, LATEST],
  TLS12: [...VISTA_TO_7, { on: SINCE_8, data: 0, says: OFFERED }],
  TLS13: [{ on: BEFORE_11, missing: true, says: 'not in this Windows, and the key must not exist' }, { on: SINCE_11, data: 0, says: OFFERED }],
} as const;

export const protocolSettings = [
  { ...ENABLED_OLD, ...SSL2_CLIENT, id: 'ssl-2-0-client-enabled', side: 'client', key: `${SCHANNEL}\\Protocols\\SSL 2.0\\Client` },
  { ...DISABLED_BY_DEFAULT_OLD, ...SSL2_CLIENT, defaults: SOFT.SSL2_CLIENT, id: 'ssl-2-0-client-disabledbydefault', side: 'client', setup: 1, key: `${SCHANNEL}\\Protocols\\SSL 2.0\\Client` },
  { ...ENABLED_OLD, ...SSL2_SERVER, id: 'ssl-2-0-server-enabled', side: 'server', key: `${SCHANNEL}\\Protocols\\SSL 2.0\\Server` },
  { ...DISABLED_BY_DEFAULT_OLD, ...SSL2_SERVER, defaults: SOFT.SSL2_SERVER, id: 'ssl-2-0-server-disabledbydefault', side: 'server', key: `${SCHANNEL}\\Protocols\\SSL 2.0\\Server` },
  { ...ENABLED_OLD, ...SSL3, id: 'ssl-3-0-client-enabled', side: 'client', key: `${SCHANNEL}\\Protocols\\SSL 3.0\\Client` },
  { ...DISABLED_BY_DEFAULT_OLD, ...SSL3, defaults: SOFT.SSL3, id: 'ssl-3-0-client-disabledbydefault', side: 'client', key: `${SCHANNEL}\\Protocols\\SSL 3.0\\Client` },
  { ...ENABLED_OLD, ...SSL3, id: 'ssl-3-0-server-enabled', side: 'server', key: `${SCHANNEL}\\Protocols\\SSL 3.0\\Server` },
  { ...DISABLED_BY_DEFAULT_OLD, ...SSL3, defaults: SOFT.SSL3, id: 'ssl-3-0-server-disabledbydefault', side: 'server', key: `${SCHANNEL}\\Protocols\\SSL 3.0\\Server` },
  { ...ENABLED_OLD, ...TLS10, id: 'tls-1-0-client-enabled', side: 'client', key: `${SCHANNEL}\\Protocols\\TLS 1.0\\Client` },
  { ...DISABLED_BY_DEFAULT_OLD, ...TLS10, defaults: SOFT.TLS10, id: 'tls-1-0-client-disabledbydefault', side: 'client', key: `${SCHANNEL}\\Protocols\\TLS 1.0\\Client` },
  { ...ENABLED_OLD, ...TLS10, id: 'tls-1-0-server-enabled', side: 'server', key: `${SCHANNEL}\\Protocols\\TLS 1.0\\Server` },
  { ...DISABLED_BY_DEFAULT_OLD, ...TLS10, defaults: SOFT.TLS10, id: 'tls-1-0-server-disabledbydefault', side: 'server', key: `${SCHANNEL}\\Protocols\\TLS 1.0\\Server` },
  { ...ENABLED_OLD, ...TLS11, id: 'tls-1-1-client-enabled', side: 'client', key: `${SCHANNEL}\\Protocols\\TLS 1.1\\Client` },
  { ...DISABLED_BY_DEFAULT_OLD, ...TLS11, defaults: SOFT.TLS11, id: 'tls-1-1-client-disabledbydefault', side: 'client', key: `${SCHANNEL}\\Protocols\\TLS 1.1\\Client` },
  { ...ENABLED_OLD, ...TLS11, id: 'tls-1-1-server-enabled', side: 'server', key: `${SCHANNEL}\\Protocols\\TLS 1.1\\Server` },
  { ...DISABLED_BY_DEFAULT_OLD, ...TLS11, defaults: SOFT.TLS11, id: 'tls-1-1-server-disabledbydefault', side: 'server', key: `${SCHANNEL}\\Protocols\\TLS 1.1\\Server` },
  { ...ENABLED, ...TLS12, id: 'tls-1-2-client-enabled', side: 'client', key: `${SCHANNEL}\\Protocols\\TLS 1.2\\Client` },
  { ...DISABLED_BY_DEFAULT, ...TLS12, defaults: SOFT.TLS12, id: 'tls-1-2-client-disabledbydefault', side: 'client', key: `${SCHANNEL}\\Protocols\\TLS 1.2\\Client` },
  { ...ENABLED, ...TLS12, id: 'tls-1-2-server-enabled', side: 'server', key: `${SCHANNEL}\\Protocols\\TLS 1.2\\Server` },
  { ...DISABLED_BY_DEFAULT, ...TLS12, defaults: SOFT.TLS12, id: 'tls-1-2-server-disabledbydefault', side: 'server', key: `${SCHANNEL}\\Protocols\\TLS 1.2\\Server` },
  { ...ENABLED, ...TLS13, id: 'tls-1-3-client-enabled', side: 'client', key: `${SCHANNEL}\\Protocols\\TLS 1.3\\Client` },
  { ...DISABLED_BY_DEFAULT, ...TLS13, defaults: SOFT.TLS13, id: 'tls-1-3-client-disabledbydefault', side: 'client', key: `${SCHANNEL}\\Protocols\\TLS 1.3\\Client` },
  { ...ENABLED, ...TLS13, id: 'tls-1-3-server-enabled', side: 'server', key: `${SCHANNEL}\\Protocols\\TLS 1.3\\Server` },
  { ...DISABLED_BY_DEFAULT, ...TLS13, defaults: SOFT.TLS13, id: 'tls-1-3-server-disabledbydefault', side: 'server', key: `${SCHANNEL}\\Protocols\\TLS 1.3\\Server` },
] as const satisfies readonly Setting[];
