/** The switches of DTLS, and the keys of protocols that no Windows of the tables has. */
import { SCHANNEL } from './places.ts';
import { DISABLED_BY_DEFAULT, ENABLED, ONE, PAIR } from './protocol-values.ts';
import type { Setting } from './model.ts';
import { ALL, BEFORE_1607, RELEASES_VISTA, SINCE_1607, SINCE_7 } from './windows.ts';

const DTLS10 = {
  group: 'dtls',
  confidence: 'certain',
  absent: 'On from Windows 7 and Server 2008 R2 on. Not in Windows Vista and Server 2008.',
  since: 'Windows 7, Windows Server 2008 R2',
  cautions: [PAIR, ONE],
  sources: ['registry', 'protocols', 'adfs'],
} as const;
const DTLS12 = { ...DTLS10, absent: 'On from Windows 10 1607 and Server 2016 on. Not in earlier versions.', since: 'Windows 10 1607, Windows Server 2016' } as const;
const NO_DTLS10 = { on: RELEASES_VISTA, missing: true, says: 'not in this Windows' } as const;
const NO_DTLS12 = { on: BEFORE_1607, missing: true, says: 'not in this Windows' } as const;
const ON10 = [NO_DTLS10, { on: SINCE_7, data: 1, says: 'on' }] as const;
const OFFERED10 = [NO_DTLS10, { on: SINCE_7, data: 0, says: 'the version is on: nothing holds it back' }] as const;
const ON12 = [NO_DTLS12, { on: SINCE_1607, data: 1, says: 'on' }] as const;
const OFFERED12 = [NO_DTLS12, { on: SINCE_1607, data: 0, says: 'the version is on: nothing holds it back' }] as const;

export const dtlsSettings = [
  { ...ENABLED, ...DTLS10, defaults: ON10, id: 'dtls-1-0-client-enabled', side: 'client', key: `${SCHANNEL}\\Protocols\\DTLS 1.0\\Client` },
  { ...DISABLED_BY_DEFAULT, ...DTLS10, defaults: OFFERED10, id: 'dtls-1-0-client-disabledbydefault', side: 'client', key: `${SCHANNEL}\\Protocols\\DTLS 1.0\\Client` },
  { ...ENABLED, ...DTLS10, defaults: ON10, id: 'dtls-1-0-server-enabled', side: 'server', key: `${SCHANNEL}\\Protocols\\DTLS 1.0\\Server` },
  { ...DISABLED_BY_DEFAULT, ...DTLS10, defaults: OFFERED10, id: 'dtls-1-0-server-disabledbydefault', side: 'server', key: `${SCHANNEL}\\Protocols\\DTLS 1.0\\Server` },
  { ...ENABLED, ...DTLS12, defaults: ON12, id: 'dtls-1-2-client-enabled', side: 'client', key: `${SCHANNEL}\\Protocols\\DTLS 1.2\\Client` },
  { ...DISABLED_BY_DEFAULT, ...DTLS12, defaults: OFFERED12, id: 'dtls-1-2-client-disabledbydefault', side: 'client', key: `${SCHANNEL}\\Protocols\\DTLS 1.2\\Client` },
  { ...ENABLED, ...DTLS12, defaults: ON12, id: 'dtls-1-2-server-enabled', side: 'server', key: `${SCHANNEL}\\Protocols\\DTLS 1.2\\Server` },
  { ...DISABLED_BY_DEFAULT, ...DTLS12, defaults: OFFERED12, id: 'dtls-1-2-server-disabledbydefault', side: 'server', key: `${SCHANNEL}\\Protocols\\DTLS 1.2\\Server` },
] as const satisfies readonly Setting[];

const HISTORIC = {
  group: 'historic',
  confidence: 'historic',
  since: 'Windows 2000',
  cautions: ['Not counted as hardening: no document gives the values an effect on Windows Vista, Server 2008 and later. They do no harm.'],
  sources: ['protocols', 'schannelDsc', 'adfs'],
} as const;
const HELLO = {
  ...HISTORIC,
  absent: 'Not documented in the current pages. Every Windows version still accepts a first message in the format of SSL 2.0.',
  defaults: [{ on: ALL, missing: true, says: 'not documented; a first message in the format of SSL 2.0 is always accepted' }],
} as const;
const PCT = {
  ...HISTORIC,
  absent: 'Not in Windows Vista, Server 2008 and later.',
  defaults: [{ on: ALL, missing: true, says: 'not in this Windows' }],
} as const;

export const historicSettings = [
  { ...ENABLED, ...HELLO, id: 'unified-hello-client-enabled', side: 'client', key: `${SCHANNEL}\\Protocols\\Multi-Protocol Unified Hello\\Client` },
  { ...DISABLED_BY_DEFAULT, ...HELLO, id: 'unified-hello-client-disabledbydefault', side: 'client', key: `${SCHANNEL}\\Protocols\\Multi-Protocol Unified Hello\\Client` },
  { ...ENABLED, ...HELLO, id: 'unified-hello-server-enabled', side: 'server', key: `${SCHANNEL}\\Protocols\\Multi-Protocol Unified Hello\\Server` },
  { ...DISABLED_BY_DEFAULT, ...HELLO, id: 'unified-hello-server-disabledbydefault', side: 'server', key: `${SCHANNEL}\\Protocols\\Multi-Protocol Unified Hello\\Server` },
  { ...ENABLED, ...PCT, id: 'pct-1-0-client-enabled', side: 'client', key: `${SCHANNEL}\\Protocols\\PCT 1.0\\Client` },
  { ...DISABLED_BY_DEFAULT, ...PCT, id: 'pct-1-0-client-disabledbydefault', side: 'client', key: `${SCHANNEL}\\Protocols\\PCT 1.0\\Client` },
  { ...ENABLED, ...PCT, id: 'pct-1-0-server-enabled', side: 'server', key: `${SCHANNEL}\\Protocols\\PCT 1.0\\Server` },
  { ...DISABLED_BY_DEFAULT, ...PCT, id: 'pct-1-0-server-disabledbydefault', side: 'server', key: `${SCHANNEL}\\Protocols\\PCT 1.0\\Server` },
] as const satisfies readonly Setting[];
