import { selfRegistrations } from '../../data/self-registration.ts';
import type { Example, Field } from '../tool.ts';

export const ACTIONS = ['find', 'list', 'add', 'delete', 'move', 'duplicates', 'reset', 'self'] as const;
export type Action = (typeof ACTIONS)[number];

export const WRITERS = ['setspn', 'module', 'plain'] as const;

const kinds: Field['options'] = [
  { value: 'user', label: 'User' },
  { value: 'computer', label: 'Computer' },
  { value: 'managed', label: 'Managed service account' },
];
const WITH_SPNS = ['find', 'add', 'delete', 'move'];

export const fields: readonly Field[] = [
  {
    id: 'action', label: 'Do', kind: 'choice', initial: 'find',
    options: [
      { value: 'find', label: 'Find' }, { value: 'list', label: 'List' }, { value: 'add', label: 'Add' }, { value: 'delete', label: 'Delete' },
      { value: 'move', label: 'Move' }, { value: 'duplicates', label: 'Duplicates' }, { value: 'reset', label: 'Reset HOST names' },
      { value: 'self', label: 'Let the service register its own' },
    ],
  },
  {
    id: 'writer', label: 'Write commands for', kind: 'choice', initial: 'setspn',
    options: [{ value: 'setspn', label: 'setspn (cmd)' }, { value: 'module', label: 'PowerShell, ActiveDirectory module' }, { value: 'plain', label: 'PowerShell, no module' }],
    when: { field: 'action', is: ['find', 'list', 'add', 'delete', 'move', 'duplicates', 'reset'] },
  },
  { id: 'spns', label: 'SPN', kind: 'lines', initial: '', context: 'MSSQLSvc/{{fqdn}}:{{port}}', placeholder: 'MSSQLSvc/sql05.corp.example:1433', hint: 'One a line. Find takes * for any text, Delete takes malformed names too.', when: { field: 'action', is: WITH_SPNS } },
  { id: 'account', group: 'Account', label: 'Account', kind: 'text', initial: '', context: 'account', placeholder: 'CORP\\svc-sql05', hint: 'DOMAIN\\NAME. To add or move: the account that runs the service.', when: { field: 'action', is: ['list', 'add', 'move'] } },
  { id: 'accountKind', label: 'Kind of account', kind: 'choice', initial: 'user', options: kinds, hint: 'Without it setspn takes a computer of that name first.', when: { field: 'action', is: ['list', 'add', 'move'] } },
  { id: 'more', label: 'Further accounts', kind: 'lines', initial: '', placeholder: 'CORP\\svc-sql06', hint: 'One a line, of the same kind.', when: { field: 'action', is: ['list'] } },
  { id: 'holder', label: 'SPN is now on', kind: 'text', initial: '', placeholder: 'SQL05', hint: 'As Find shows it. The commands remove the names there.', when: { field: 'action', is: ['delete', 'move'] } },
  { id: 'holderKind', label: 'Kind of that account', kind: 'choice', initial: 'computer', options: kinds, when: { field: 'action', is: ['delete', 'move'] } },
  { id: 'computer', label: 'Computer', kind: 'text', initial: '', placeholder: 'SQL05', hint: 'NetBIOS name, without $.', when: { field: 'action', is: ['reset'] } },
  {
    id: 'selfKind', label: 'Service runs as', kind: 'select', initial: 'user',
    options: selfRegistrations.map(({ id, label }) => ({ value: id, label })),
    when: { field: 'action', is: ['self'] },
  },
  { id: 'dn', label: 'Distinguished name', kind: 'text', initial: '', placeholder: 'CN=svc-sql05,OU=Service Accounts,DC=corp,DC=example', hint: 'Of the object that gets the names. setspn -L prints it in its first line.', when: { field: 'action', is: ['self'] } },
  {
    id: 'scope', group: 'Search in', label: 'Where setspn looks for other holders', kind: 'choice', initial: 'forest',
    options: [{ value: 'forest', label: 'Whole forest' }, { value: 'domain', label: 'This domain' }, { value: 'target', label: 'Named domains' }, { value: 'forests', label: 'Named forests' }],
    hint: 'An SPN must be unique in the forest; the default of setspn is one domain.',
    when: { field: 'action', is: ['find', 'add', 'delete', 'move', 'duplicates'] },
  },
  { id: 'target', label: 'Domain', kind: 'lines', initial: '', context: 'domain', placeholder: 'emea.corp.example', hint: 'DNS names, one a line; * is the one you are in. For a forest any of its domains.', when: { field: 'scope', is: ['target', 'forests'] } },
  { id: 'quiet', label: 'Output', kind: 'checks', initial: '', options: [{ value: 'quiet', label: 'Without progress lines (-P), for a file' }], when: { field: 'action', is: ['find'] } },
  {
    id: 'present', group: 'Undo', label: 'Present state (setspn -L output)', kind: 'paste', initial: '',
    hint: 'Optional: the lists of the accounts that change, each with its command above it. The undo is then made from what they hold.',
    when: { field: 'action', is: ['add', 'delete', 'move', 'reset'] },
  },
];

export const examples: readonly [Example, ...Example[]] = [
  { label: 'Move from the computer account', values: { action: 'move', spns: 'MSSQLSvc/sql05.corp.example:1433\nMSSQLSvc/sql05.corp.example', account: 'CORP\\svc-sql05', accountKind: 'user', holder: 'SQL05', holderKind: 'computer', scope: 'forest' } },
  { label: 'Who holds it?', values: { action: 'find', spns: 'MSSQLSvc/sql05.corp.example:1433\n*/sql05*', scope: 'forest' } },
  { label: 'Add for a managed service account', values: { action: 'add', spns: 'MSSQLSvc/ag-sales.corp.example:1433', account: 'CORP\\gmsa-sql$', accountKind: 'managed', scope: 'forest' } },
  { label: 'Remove a malformed name', values: { action: 'delete', spns: 'MSSQLSvc/SQL05\\SALES:50141', holder: 'CORP\\svc-sql05', holderKind: 'user', scope: 'domain' } },
  { label: 'Search for duplicates', values: { action: 'duplicates', scope: 'forest' } },
  {
    label: 'Add what is missing, present list pasted',
    values: {
      action: 'add', spns: 'MSSQLSvc/sql05.corp.example:1433\nMSSQLSvc/sql05.corp.example', account: 'CORP\\svc-sql05', accountKind: 'user', scope: 'forest',
      present: 'C:\\>setspn -U -L CORP\\svc-sql05\nRegistered ServicePrincipalNames for CN=svc-sql05,OU=Service Accounts,DC=corp,DC=example:\n\tMSSQLSvc/SQL05.corp.example:1433\n\tMSSQLSvc/sql05.corp.example\\SALES\n\nC:\\>',
    },
  },
  { label: 'Move with PowerShell', values: { action: 'move', writer: 'module', spns: 'MSSQLSvc/sql05.corp.example:1433', account: 'CORP\\svc-sql05', accountKind: 'user', holder: 'CORP\\SQL05', holderKind: 'computer', scope: 'forest' } },
  { label: 'Add without the module', values: { action: 'add', writer: 'plain', spns: 'MSSQLSvc/sql05.corp.example:1433', account: 'CORP\\svc-sql05', accountKind: 'user', scope: 'forest' } },
  { label: 'Duplicates across two forests', values: { action: 'duplicates', scope: 'forests', target: '*\nemea.corp.example' } },
  { label: 'Let a service account register its own', values: { action: 'self', selfKind: 'user', dn: 'CN=svc-sql05,OU=Service Accounts,DC=corp,DC=example' } },
];
