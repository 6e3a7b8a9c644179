/** The version masks of WinHTTP and WinINet: the same bits, two components. */
import { HKCU, HKLM, INTERNET, WINHTTP, WINHTTP_32 } from './places.ts';
import type { Setting } from './model.ts';
import { RELEASES_7, RELEASES_8, RELEASES_VISTA } from './windows.ts';

const BITS = [
  { data: 0x8, means: 'SSL 2.0', weak: true },
  { data: 0x20, means: 'SSL 3.0', weak: true },
  { data: 0x80, means: 'TLS 1.0', weak: true },
  { data: 0x200, means: 'TLS 1.1', weak: true },
  { data: 0x800, means: 'TLS 1.2' },
  { data: 0x2000, means: 'TLS 1.3' },
] as const;
const INFERRED = 'Microsoft lists the defaults by client version; the server versions are inferred.';

const SECURE_PROTOCOLS = {
  group: 'winhttp',
  hive: HKLM,
  type: 'REG_DWORD',
  name: 'DefaultSecureProtocols',
  side: 'client',
  mask: true,
  says: 'Versions that WinHTTP offers for programs that do not choose themselves: services, Windows Update, WSUS, WinRM.',
  means: BITS,
  absent: 'Windows 7, 8, Server 2008 R2, 2012: SSL 3.0 and TLS 1.0. Windows 8.1, 10, Server 2012 R2 to 2019: SSL 3.0 and TLS 1.0 to 1.2. Windows 11: TLS 1.2 and 1.3.',
  defaults: [
    { on: RELEASES_VISTA, missing: true, says: 'the value is not read' },
    { on: [...RELEASES_7, ...RELEASES_8], data: 0xa0, says: 'SSL 3.0 and TLS 1.0 (0xa0); the value is read with update 3140245' },
    { on: ['server-2012-r2', 'server-2016', 'server-2019', 'windows-8-1', 'windows-10', 'windows-10-1511'], data: 0xaa0, says: 'SSL 3.0 and TLS 1.0 to 1.2 (0xaa0)' },
    { on: ['windows-11', 'windows-11-24h2'], data: 0x2800, says: 'TLS 1.2 and TLS 1.3 (0x2800)' },
    { on: ['server-2022', 'server-2025'], says: 'not documented; Windows 11 has TLS 1.2 and TLS 1.3 (0x2800)' },
  ],
  restart: 'winhttp',
  since: 'Windows 7, Server 2008 R2 and Server 2012 with update 3140245; built in from Windows 8.1 on',
  cautions: [
    'The 64-bit value and its WOW6432Node copy go together.',
    'Ignored on Windows 7, Server 2008 R2 and Server 2012 without update 3140245.',
    'The TLS 1.3 bit only on Windows 11, Server 2022 and later.',
    'Only the default of WinHTTP: not .NET, not WinINet, not a program that sets the option itself. A version that Schannel has off stays off.',
    INFERRED,
  ],
  contested: INFERRED,
  confidence: 'certain',
  sources: ['winhttp', 'kb3140245', 'schannelDsc'],
} as const;

export const winhttpSettings = [
  { ...SECURE_PROTOCOLS, id: 'winhttp-defaultsecureprotocols-64', bits: 64, key: WINHTTP },
  { ...SECURE_PROTOCOLS, id: 'winhttp-defaultsecureprotocols-32', bits: 32, key: WINHTTP_32 },
] as const satisfies readonly Setting[];

export const wininetSettings = [
  {
    id: 'wininet-secureprotocols',
    group: 'wininet',
    hive: HKCU,
    key: INTERNET,
    name: 'SecureProtocols',
    type: 'REG_DWORD',
    side: 'client',
    mask: true,
    says: 'Versions that WinINet offers: the boxes of the Internet Options of one person.',
    means: BITS,
    absent: 'The default of the Internet Options, which no page that was read gives by version.',
    defaults: [{ on: 'each person', says: 'set by the Internet Options' }],
    restart: 'user',
    since: 'Internet Explorer 3; the TLS 1.3 bit since builds of 2019 and 2020',
    cautions: [
      'Of one person only: a prompt that runs as another administrator writes the value of that administrator.',
      'A policy copy wins: the same name below SOFTWARE\\Policies\\Microsoft\\Windows\\CurrentVersion\\Internet Settings, of the machine or of the person.',
      'It changes neither .NET nor WinHTTP nor database drivers.',
    ],
    confidence: 'likely',
    sources: ['ieSecureProtocols', 'winhttp'],
  },
] as const satisfies readonly Setting[];
