import type { Field } from '../tool.ts';
import { bitOptions, clientPrograms, curveOptions, hashOptions, keyOptions, kindOptions, minimumOptions, nameOptions, profileOptions, serverPrograms, strongOptions, windowsOptions } from './options.ts';

const PASTE_HINT = 'From that machine: a .reg file or reg query of SCHANNEL, .NETFramework, WinHttp, the policy SSL\\00010002 and Windows NT\\CurrentVersion; Get-ItemProperty lists; Get-TlsCipherSuite and Get-TlsEccCurve. What it does not show has its default.';

/** Ids are part of shared links. */
export const fields: readonly Field[] = [
  { id: 'client', group: 'Client', label: 'Client runs on', kind: 'choice', options: kindOptions, initial: 'windows' },
  { id: 'cwin', label: 'Windows of the client', kind: 'select', options: windowsOptions, initial: 'unsaid', when: { field: 'client', is: ['windows'] } },
  { id: 'cprofile', label: 'Library of the client', kind: 'select', options: profileOptions('client'), initial: profileOptions('client')[0]?.value ?? '', when: { field: 'client', is: ['profile'] } },
  { id: 'cdriver', label: 'Program or driver', kind: 'select', options: clientPrograms, initial: 'system', hint: 'The row for its version. Drivers with a version of their own win over Windows.' },
  { id: 'cnames', label: 'Versions named in code or in the connection string', kind: 'checks', options: nameOptions, initial: '', hint: 'SslProtocols, SecurityProtocol, TlsVersion, sslProtocol. None ticked: the program decides as its row says.' },
  { id: 'cstrong', label: 'SCH_USE_STRONG_CRYPTO', kind: 'select', options: strongOptions, initial: 'row', when: { field: 'client', is: ['windows'] } },
  { id: 'cpaste', label: 'Registry and suites of the client', kind: 'paste', optional: true, initial: '', hint: PASTE_HINT, when: { field: 'client', is: ['windows'] } },
  { id: 'server', group: 'Server', label: 'Server runs on', kind: 'choice', options: kindOptions, initial: 'windows' },
  { id: 'swin', label: 'Windows of the server', kind: 'select', options: windowsOptions, initial: 'unsaid', when: { field: 'server', is: ['windows'] } },
  { id: 'sprofile', label: 'Server or service', kind: 'select', options: profileOptions('server'), initial: profileOptions('server')[0]?.value ?? '', when: { field: 'server', is: ['profile'] } },
  { id: 'sdriver', label: 'Service', kind: 'select', options: serverPrograms, initial: 'system', when: { field: 'server', is: ['windows'] } },
  { id: 'min', label: 'Lowest version that the service asks for', kind: 'select', options: minimumOptions, initial: 'none', hint: 'Minimum TLS version of a cloud service, ssl_min_protocol_version, tls_version.' },
  { id: 'key', label: 'Key of the certificate', kind: 'choice', options: keyOptions, initial: 'RSA' },
  { id: 'bits', label: 'Size of the key', kind: 'select', options: bitOptions, initial: '2048', when: { field: 'key', is: ['RSA', 'DSS'] } },
  { id: 'curve', label: 'Curve of the key', kind: 'select', options: curveOptions, initial: 'P-256', when: { field: 'key', is: ['ECDSA'] } },
  { id: 'hash', label: 'Certificate is signed with', kind: 'select', options: hashOptions, initial: 'SHA256' },
  { id: 'spaste', label: 'Registry and suites of the server', kind: 'paste', optional: true, initial: '', hint: PASTE_HINT, when: { field: 'server', is: ['windows'] } },
  { id: 'until', group: 'Write-up', label: 'Weakening ends on', kind: 'text', optional: true, initial: '', placeholder: '2027-03-31', hint: 'Year-month-day. It goes into the write-up where a change weakens; without it the line stays to be filled in.' },
];
