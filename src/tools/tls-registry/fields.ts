import type { ProtocolName } from '../../data/windows-tls.ts';
import { windowsTls } from '../../data/windows-tls.ts';
import { tlsPresets } from '../../data/tls-presets.ts';
import type { Field } from '../tool.ts';

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
    ],
    initial: 'schannel,dotnet4,dotnet2,winhttp',
    when: { field: 'preset', is: ['modern', 'compatible', 'defaults'] },
  },
  {
    id: 'windows',
    label: 'Windows of this machine',
    hint: 'Decides whether TLS 1.3 may be set, and what Windows does without values.',
    kind: 'choice',
    options: windowsTls.map(({ id, name }) => ({ value: id, label: name })),
    initial: 'server-2022',
    group: 'Machine',
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
  {
    id: 'order',
    label: 'Show first',
    kind: 'choice',
    options: [
      { value: 'reg', label: '.reg file' },
      { value: 'powershell', label: 'PowerShell' },
      { value: 'regexe', label: 'reg.exe' },
    ],
    initial: 'reg',
    group: 'Output',
  },
];
