import { suiteOrders } from '../../data/cipher-suite-orders.ts';
import type { Field } from '../tool.ts';
import { versionGroups, versions } from './versions.ts';

export const actions = ['check', 'browse', 'compare', 'build'] as const;
export type Action = (typeof actions)[number];

export const keyChoices = ['both', 'RSA', 'ECDSA'] as const;
export const peerNeeds = ['windows-8-1', 'http2', 'old-tls'] as const;
export const protocolChoices = ['any', 'TLS 1.3', 'TLS 1.2', 'TLS 1.1', 'TLS 1.0', 'SSL 3.0'] as const;
export const stateChoices = ['any', 'on', 'on-request', 'off'] as const;
export const targets = ['reg', 'regexe', 'powershell'] as const;
export type Target = (typeof targets)[number];
/** Order of the form that is no row of the table of orders. */
export const DEFAULTS = 'defaults';

const ONE = versions.map(({ id, name }) => ({ value: id, label: name }));
const BROWSE = { field: 'do', is: ['browse'] } as const;
const COMPARE = { field: 'do', is: ['compare'] } as const;
const CHECK = { field: 'do', is: ['check'] } as const;
const BUILD = { field: 'do', is: ['build'] } as const;
const LISTS = { field: 'do', is: ['check', 'build'] } as const;

export const fields: readonly Field[] = [
  {
    id: 'do', group: 'What', label: 'What to do', kind: 'choice', initial: 'check',
    options: [
      { value: 'check', label: 'Check an order' },
      { value: 'browse', label: 'Browse a version' },
      { value: 'compare', label: 'Compare two versions' },
      { value: 'build', label: 'Build an order' },
    ],
  },
  {
    id: 'order', group: 'Order', label: 'Order to check', kind: 'paste', initial: '', when: CHECK,
    hint: 'The text of the policy, a .reg file or reg query with the value Functions, Get-TlsCipherSuite, or names one below the other. OpenSSL names are understood.',
  },
  {
    id: 'need', group: 'Order', label: 'Order for', kind: 'select', initial: 'forward-secrecy', when: BUILD,
    options: [...suiteOrders.map(({ id, label }) => ({ value: id, label })), { value: DEFAULTS, label: 'The default of a version' }],
  },
  { id: 'default', label: 'Default of', kind: 'select', initial: 'server-2022', options: ONE, when: { field: 'need', is: [DEFAULTS] } },
  { id: 'versions', group: 'Where it goes', label: 'Windows versions that get the list', kind: 'checks', initial: 'server-2022', options: versionGroups.map(({ id, label }) => ({ value: id, label })), when: LISTS },
  {
    id: 'key', label: 'Key of the server certificates', kind: 'choice', initial: 'both', when: LISTS,
    options: [
      { value: 'both', label: 'Both, or not known' },
      { value: 'RSA', label: 'RSA' },
      { value: 'ECDSA', label: 'ECDSA (elliptic curve)' },
    ],
  },
  {
    id: 'peers', label: 'Must get through', kind: 'checks', initial: '', when: LISTS,
    options: [
      { value: 'windows-8-1', label: 'Windows 7 to 8.1, Server 2008 R2 to 2012 R2' },
      { value: 'http2', label: 'Browsers with HTTP/2 (IIS)' },
      { value: 'old-tls', label: 'Peers with TLS 1.0 or 1.1 only' },
    ],
  },
  {
    id: 'now', label: 'What the machine has now', kind: 'paste', optional: true, initial: '', when: BUILD,
    hint: 'Optional. Get-TlsCipherSuite of one machine: the cmdlet lines hold the differences only. The value Functions of its policy: undo brings exactly that back.',
  },
  {
    id: 'first', label: 'First way to apply it', kind: 'choice', initial: 'reg', when: LISTS,
    options: [
      { value: 'reg', label: '.reg file' },
      { value: 'regexe', label: 'reg.exe' },
      { value: 'powershell', label: 'PowerShell' },
    ],
  },
  { id: 'why', group: 'If the list keeps old suites', label: 'Reason', kind: 'text', optional: true, initial: '', placeholder: 'label printer on port 8443', when: LISTS, hint: 'For the write-up: which peer needs them.' },
  { id: 'until', label: 'Until', kind: 'text', optional: true, initial: '', placeholder: '2027-03-31', when: LISTS, hint: 'For the write-up: the day on which the list is read again.' },
  { id: 'windows', group: 'Version', label: 'Windows', kind: 'select', initial: 'server-2022', options: ONE, when: BROWSE },
  { id: 'tls', group: 'Show only', label: 'Suites for', kind: 'select', initial: 'any', options: protocolChoices.map((p) => ({ value: p, label: p === 'any' ? 'Any version of TLS' : p })), when: BROWSE },
  {
    id: 'cert', label: 'Certificate', kind: 'choice', initial: 'any', when: BROWSE,
    options: [
      { value: 'any', label: 'Any' },
      { value: 'RSA', label: 'RSA' },
      { value: 'ECDSA', label: 'ECDSA' },
    ],
  },
  {
    id: 'state', label: 'State', kind: 'select', initial: 'any', when: BROWSE,
    options: [
      { value: 'any', label: 'Any' },
      { value: 'on', label: 'On by default' },
      { value: 'on-request', label: 'Only on request of a program' },
      { value: 'off', label: 'Off by default' },
    ],
  },
  { id: 'text', label: 'Name, number or OpenSSL name contains', kind: 'text', optional: true, initial: '', placeholder: 'GCM', when: BROWSE },
  { id: 'from', group: 'Versions', label: 'From', kind: 'select', initial: 'server-2019', options: ONE, when: COMPARE },
  { id: 'to', label: 'To', kind: 'select', initial: 'server-2025', options: ONE, when: COMPARE },
];
