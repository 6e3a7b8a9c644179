import { certificatePurposes, sqlTopologies, sqlVersions } from '../../data/certificate-purposes.ts';
import { keyProviders } from '../../data/certificate-requests.ts';
import type { Field } from '../tool.ts';

export const DO = ['judge', 'request'] as const;
export const PROVIDERS = ['documented', ...keyProviders.map((p) => p.id)] as const;

const JUDGE = { field: 'do', is: ['judge'] } as const;
const REQUEST = { field: 'do', is: ['request'] } as const;

/** The ids are part of shared links. */
export const fields: readonly Field[] = [
  { id: 'do', label: 'What to do', kind: 'choice', initial: 'judge', options: [{ value: 'judge', label: 'Judge a certificate' }, { value: 'request', label: 'Request one' }] },
  { id: 'for', label: 'Service', kind: 'select', initial: 'sql', group: 'What it is for', options: certificatePurposes.map(({ id, label }) => ({ value: id, label })) },
  { id: 'topology', label: 'Topology', kind: 'select', initial: 'stand-alone', when: { field: 'for', is: ['sql'] }, options: sqlTopologies.map(({ id, label }) => ({ value: id, label })) },
  { id: 'version', label: 'Version', kind: 'select', initial: 'any', when: { field: 'for', is: ['sql'] }, options: [{ value: 'any', label: 'any, or not known' }, ...sqlVersions.map(({ id, label }) => ({ value: id, label }))] },
  {
    id: 'names', label: 'Names that clients type', kind: 'lines', initial: '', context: '{{fqdn}}', placeholder: 'sql05.corp.example', when: { field: 'for', is: ['sql', 'ldaps', 'iis', 'rdp', 'mysql', 'postgresql'] },
    hint: 'One a line: host names and addresses, as they stand in connection strings, without port and instance. The full name of the machine first; of a failover cluster, that of the virtual server.',
  },
  { id: 'listener', label: 'Listeners', kind: 'lines', optional: true, initial: '', context: 'listener', placeholder: 'ag-sales.corp.example', hint: 'One a line, short and full, as clients type them.', when: { field: 'topology', is: ['availability-group'] } },
  {
    id: 'paste', label: 'Certificate', kind: 'paste', initial: '', group: 'The certificate', when: JUDGE,
    placeholder: '-----BEGIN CERTIFICATE----- · certutil -v -store My · certutil -dump · certutil -verify -urlfetch · openssl x509 -text · openssl s_client -showcerts',
    hint: 'Several at once: chain, key and verification of the same certificate are put together. A .cer file can be dropped here. It is read in this browser and sent nowhere. Never paste a private key.',
  },
  { id: 'thumb', label: 'Thumbprint that the service uses', kind: 'text', optional: true, initial: '', placeholder: '42 49 e1 6e 0a f0 a0 2e 63 c4 5c 93 fd 52 ad 09 27 82 1b 01', hint: 'Optional: from the registry, the binding or the ERRORLOG. Blanks and hidden characters are taken out and named.' },
  { id: 'asof', label: 'As of', kind: 'text', optional: true, initial: '', placeholder: '2026-11-21', hint: 'Year-month-day. Empty: now.', when: JUDGE },
  { id: 'provider', label: 'Key', kind: 'select', initial: 'documented', group: 'The request', when: REQUEST, options: [{ value: 'documented', label: 'as the documents of the service ask' }, ...keyProviders.map(({ id, label }) => ({ value: id, label }))] },
  { id: 'template', label: 'Template', kind: 'text', optional: true, initial: '', placeholder: 'WebServer', hint: 'Name of the template of an enterprise authority. Empty for others.', when: REQUEST },
  { id: 'account', label: 'Service account', kind: 'text', optional: true, initial: '', context: 'account', placeholder: 'CORP\\svc-sql05', hint: 'The account that runs SQL Server and must read the key.', when: REQUEST },
];
