import type { ProtocolName } from '../../data/windows-tls.ts';
import { protocolNames, windowsTls } from '../../data/windows-tls.ts';
import { tlsPresets } from '../../data/tls-presets.ts';
import type { Field } from '../tool.ts';
import { moreFields } from './more-fields.ts';
import { peerOptions } from './old-peers.ts';

/** The form field of each protocol; the ids are part of shared links. */
export const protocolFields = {
  'SSL 2.0': 'ssl2',
  'SSL 3.0': 'ssl3',
  'TLS 1.0': 'tls10',
  'TLS 1.1': 'tls11',
  'TLS 1.2': 'tls12',
  'TLS 1.3': 'tls13',
} as const satisfies Readonly<Record<ProtocolName, string>>;

const CUSTOM = { field: 'preset', is: ['custom'] } as const;
const COMPATIBLE = { field: 'preset', is: ['compatible'] } as const;
/** The other presets write nothing that weakens. */
const MAY_WEAKEN = { field: 'preset', is: ['compatible', 'defaults', 'custom'] } as const;

const PROTOCOL_OPTIONS = [
  { value: 'leave', label: 'Leave as it is' },
  { value: 'on', label: 'On' },
  { value: 'off', label: 'Off' },
  { value: 'on-request', label: 'Off by default (on for programs that ask)' },
  { value: 'default', label: 'Windows default (remove the values)' },
] as const;

function protocolField(name: ProtocolName, group?: string): Field {
  return { id: protocolFields[name], label: name, kind: 'choice', options: PROTOCOL_OPTIONS, initial: 'leave', when: CUSTOM, ...(group === undefined ? {} : { group }) };
}

export const fields: readonly Field[] = [
  {
    id: 'preset',
    label: 'Set',
    kind: 'choice',
    options: [...tlsPresets.map(({ id, label }) => ({ value: id, label })), { value: 'custom', label: 'Custom: choose each value' }],
    initial: 'modern',
    group: 'What',
  },
  {
    id: 'sides',
    label: 'Side of the connection',
    hint: 'Server: what this machine accepts. Client: what it offers when it connects, linked servers and updates included. One side at a time is the safer way.',
    kind: 'checks',
    options: [
      { value: 'client', label: 'Client' },
      { value: 'server', label: 'Server' },
    ],
    initial: 'server',
    when: { field: 'preset', is: ['modern', 'compatible', 'defaults', 'custom'] },
  },
  {
    id: 'parts',
    label: 'Parts of the preset',
    kind: 'checks',
    options: [
      { value: 'schannel', label: 'Schannel protocols (Windows defaults: event logging too)' },
      { value: 'dotnet4', label: '.NET Framework 4.x' },
      { value: 'dotnet2', label: '.NET Framework 2.0 to 3.5' },
      { value: 'winhttp', label: 'WinHTTP default (only with the client side)' },
      { value: 'ciphers', label: 'Weak ciphers off, key sizes (modern); all switches of ciphers, hashes and key exchange (Windows defaults)' },
      { value: 'rest', label: 'DTLS, session cache, message sizes, client certificates (Windows defaults only)' },
    ],
    initial: 'schannel,dotnet4,dotnet2,winhttp',
    when: { field: 'preset', is: ['modern', 'compatible', 'defaults'] },
  },
  {
    id: 'old',
    label: 'Old clients that connect to this machine',
    hint: 'From the table of drivers. The server side keeps the latest version that each of them has, and nothing else for it.',
    kind: 'checks',
    options: peerOptions('server'),
    initial: 'windows-7-client,net-35,native-client-10,native-client-11',
    when: COMPATIBLE,
  },
  {
    id: 'reach',
    label: 'Old servers that this machine reaches, and old programs on it',
    hint: 'The client side keeps the latest version that each of them has.',
    kind: 'checks',
    options: peerOptions('client'),
    initial: '',
    when: COMPATIBLE,
  },
  {
    id: 'windows',
    label: 'Windows of this machine',
    hint: 'Decides whether TLS 1.3 may be set, and what Windows does without values.',
    kind: 'select',
    options: windowsTls.map(({ id, name }) => ({ value: id, label: name })),
    initial: 'server-2022',
    group: 'Machine',
  },
  {
    id: 'fit',
    label: 'Must also fit',
    hint: 'Other machines that get the same values. What one of them must not have is written for none; what one of them does not read is named.',
    kind: 'checks',
    options: windowsTls.map(({ id, name }) => ({ value: id, label: name })),
    initial: '',
  },
  {
    id: 'paste',
    label: 'Present state of this machine',
    hint: 'reg query with /s, a .reg export, or Get-ItemProperty, of one machine. With it the change has only what differs, and the undo returns to this state.',
    kind: 'paste',
    optional: true,
    initial: '',
    placeholder: 'HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL\\Protocols\\TLS 1.0\\Server',
  },
  protocolField('TLS 1.3', 'Protocols'),
  protocolField('TLS 1.2'),
  protocolField('TLS 1.1'),
  protocolField('TLS 1.0'),
  protocolField('SSL 3.0'),
  protocolField('SSL 2.0'),
  {
    id: 'dotnet',
    label: '.NET Framework takes the versions of Windows',
    hint: 'Writes SchUseStrongCrypto and SystemDefaultTlsVersions, always for 64-bit and 32-bit programs together.',
    kind: 'checks',
    options: [
      { value: 'v4', label: '.NET Framework 4.x (v4.0.30319)' },
      { value: 'v2', label: '.NET Framework 2.0 to 3.5 (v2.0.50727)' },
    ],
    initial: '',
    when: CUSTOM,
    group: '.NET, WinHTTP, log',
  },
  {
    id: 'winhttp',
    label: 'WinHTTP default',
    hint: 'DefaultSecureProtocols, for both bitnesses. Client side only.',
    kind: 'choice',
    options: [
      { value: 'leave', label: 'Leave as it is' },
      { value: 'modern', label: 'TLS 1.2 and, where Windows has it, TLS 1.3' },
      { value: 'compatible', label: 'TLS 1.0 to 1.2 and, where Windows has it, TLS 1.3' },
      { value: 'default', label: 'Windows default (remove the values)' },
    ],
    initial: 'leave',
    when: CUSTOM,
  },
  {
    id: 'logging',
    label: 'Schannel event log',
    kind: 'choice',
    options: [
      { value: 'leave', label: 'Leave as it is' },
      { value: '1', label: 'Errors' },
      { value: '3', label: 'Errors and warnings' },
      { value: '7', label: 'Everything, successes included' },
      { value: '0', label: 'Nothing' },
      { value: 'default', label: 'Windows default (remove the value)' },
    ],
    initial: 'leave',
    when: CUSTOM,
  },
  ...moreFields,
  {
    id: 'truth',
    label: 'Truth table of',
    hint: 'What each pair of Enabled and DisabledByDefault means on this Windows.',
    kind: 'select',
    options: [...protocolNames.map((name) => ({ value: protocolFields[name], label: name })), { value: 'none', label: 'None' }],
    initial: 'tls10',
    group: 'Truth table',
  },
  {
    id: 'truthside',
    label: 'Side of the truth table',
    kind: 'choice',
    options: [
      { value: 'server', label: 'Server' },
      { value: 'client', label: 'Client' },
    ],
    initial: 'server',
  },
  {
    id: 'reason',
    label: 'Reason, where the change weakens',
    hint: 'For the write-up: who needs it.',
    kind: 'text',
    optional: true,
    initial: '',
    placeholder: 'Application X has Native Client 10 until its update',
    when: MAY_WEAKEN,
    group: 'Write-up',
  },
  {
    id: 'until',
    label: 'Weakening ends on',
    hint: 'Year-month-day: on this day step 5 is run. Without it the write-up says that no end date is given.',
    kind: 'text',
    optional: true,
    initial: '',
    placeholder: '2027-03-31',
    when: MAY_WEAKEN,
  },
  {
    id: 'order',
    label: 'Show first',
    kind: 'choice',
    options: [
      { value: 'reg', label: '.reg file' },
      { value: 'powershell', label: 'PowerShell' },
      { value: 'regexe', label: 'reg.exe' },
      { value: 'preference', label: 'Group Policy preference' },
    ],
    initial: 'reg',
    group: 'Output',
  },
];
