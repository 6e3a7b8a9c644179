/** The form of connection encryption. */
import { encryptRows } from '../../core/encrypt/compare.ts';
import { encryptCertificates, encryptEngines, encryptForces } from '../../data/encrypt-options.ts';
import type { Field } from '../tool.ts';

const rows = encryptRows.map(({ id, label }) => ({ value: id, label }));
const options = (list: readonly { readonly id: string; readonly label: string }[]): { value: string; label: string }[] => list.map(({ id, label }) => ({ value: id, label }));

export const encryptFields: readonly Field[] = [
  { id: 'string', group: 'Connection string, if there is one', label: 'Connection string', kind: 'paste', optional: true, initial: '', hint: 'SqlClient, ODBC, OLE DB or JDBC. Leave the password out: it is not needed. The text stays on this page and in no link.' },
  { id: 'driver', group: 'Client', label: 'Driver or tool', kind: 'select', initial: 'string', options: [{ value: 'string', label: 'as the string names it' }, ...rows] },
  { id: 'to', label: 'Upgrade to', kind: 'select', initial: 'none', options: [{ value: 'none', label: 'no comparison' }, ...rows] },
  {
    id: 'encrypt', label: 'Encrypt', kind: 'select', initial: 'string',
    options: [{ value: 'string', label: 'as in the string; not named without one' }, { value: 'default', label: 'not named' }, { value: 'optional', label: 'Optional (no, false)' }, { value: 'mandatory', label: 'Mandatory (yes, true)' }, { value: 'strict', label: 'Strict (TDS 8.0)' }],
  },
  { id: 'trust', label: 'TrustServerCertificate', kind: 'choice', initial: 'string', options: [{ value: 'string', label: 'as in the string' }, { value: 'no', label: 'no' }, { value: 'yes', label: 'yes' }] },
  { id: 'host', label: 'HostNameInCertificate', kind: 'text', optional: true, initial: '', placeholder: 'sql01.corp.example', hint: 'Empty: as in the string.' },
  { id: 'more', label: 'Also', kind: 'checks', initial: '', options: [{ value: 'pin', label: 'ServerCertificate names a file' }, { value: 'entra', label: 'Microsoft Entra authentication or an access token' }] },
  { id: 'engine', group: 'Server', label: 'Server', kind: 'select', initial: '2022', options: options(encryptEngines) },
  { id: 'force', label: 'The server demands', kind: 'choice', initial: 'none', options: options(encryptForces) },
  { id: 'cert', label: 'Its certificate is', kind: 'select', initial: 'self-signed', options: options(encryptCertificates) },
];
