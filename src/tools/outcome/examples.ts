import type { Example, Values } from '../tool.ts';

const START: Values = { server: 'sql05.corp.example', port: '1433', domain: 'corp.example', account: 'CORP\\svc-sql05', driver: 'msodbcsql@windows', place: 'right' };
const REGISTERED = 'MSSQLSvc/sql05.corp.example:1433\nMSSQLSvc/sql05.corp.example';

/** Situations of KB 811889: the SPN on the wrong container first, its four names that lead nowhere, then the rest of its questions. */
export const outcomeExamples: readonly [Example, ...Example[]] = [
  { label: 'SPN on the computer, service as a user', values: { ...START, place: 'other', other: 'SQL05$' } },
  { label: 'Everything right', values: START },
  { label: 'Short name from the hosts file', values: { ...START, server: 'sql05', resolves: 'hosts', target: 'SQL05', spns: REGISTERED } },
  { label: 'Address without reverse record', values: { ...START, server: '10.0.0.5,1433', resolves: 'no-reverse', spns: REGISTERED } },
  { label: 'Name with a foreign suffix', values: { ...START, server: 'sql05', resolves: 'reverse', target: 'sql05.antarctica.corp.example', spns: REGISTERED } },
  { label: 'Name with an extra label', values: { ...START, resolves: 'reverse', target: 'sql05.dns.corp.example', spns: REGISTERED } },
  { label: 'LocalSystem, SPN on the computer', values: { ...START, account: 'LocalSystem' } },
  { label: 'SPN on two accounts', values: { ...START, place: 'both', other: 'CORP\\svc-old' } },
  { label: 'On the server itself', values: { ...START, whatIf: 'local' } },
  { label: 'SqlClient in a Linux container', values: { ...START, driver: 'microsoft-data-sqlclient@linux', spns: 'MSSQLSvc/sql05.corp.example:1433' } },
  { label: 'Named instance, no port given', values: { ...START, server: 'sql05.corp.example\\SALES', port: '50141', driver: 'microsoft-data-sqlclient@linux', spns: 'MSSQLSvc/sql05.corp.example:50141' } },
  { label: 'Client alias to another server', values: { ...START, server: 'sqlprod', resolves: 'sql-alias', target: 'sql09.corp.example,1433', spns: REGISTERED } },
  { label: 'Service account without AES keys', values: { ...START, whatIf: 'no-aes-keys' } },
];
