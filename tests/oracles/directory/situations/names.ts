import type { Family, Situation } from '../situation.ts';
import { add, asUser, computer, HOST, PORT_SPN, remove, runsAs, user } from './parts.ts';

const SAME = 'Active Directory compares SPNs without regard to case: Kerberos.';
const LABEL = 'a'.repeat(63);
/** 255 characters, more than any DNS name has. */
const LONG = `${LABEL}.${LABEL}.${LABEL}.${'b'.repeat(63)}`;
const LONG_HOST = 'sqlproduction-node07.corp.example';

export const names: Family<Situation> = {
  family: 'case and length',
  rows: [
    { id: 'asked-in-small-letters', says: 'Held as documented, asked in small letters', windows: SAME, accounts: [user('svc-sql05', [PORT_SPN])], asks: [PORT_SPN.toLowerCase()], service: asUser },
    { id: 'asked-in-capitals', says: 'Held in small letters, asked in capitals', windows: SAME, accounts: [user('svc-sql05', [PORT_SPN.toLowerCase()])], asks: [PORT_SPN.toUpperCase()], service: asUser },
    { id: 'instance-in-other-case', says: 'The name of the instance in other case', windows: SAME, accounts: [user('svc-sql05', [`MSSQLSvc/${HOST}:Sales`])], asks: [`MSSQLSvc/${HOST}:SALES`], service: asUser },
    { id: 'host-in-other-case', says: 'HOST of the computer in capitals, asked in small letters', windows: SAME, accounts: [computer('WEB01')], asks: ['http/WEB01.corp.example', 'HTTP/web01'], service: runsAs('LocalSystem', 'WEB01$', { host: 'web01.corp.example' }) },
    {
      id: 'deleted-in-other-case', says: 'The command deletes it in other case', windows: 'The value goes; then 7.',
      accounts: [user('svc-sql05', [PORT_SPN])], commands: [remove([PORT_SPN.toUpperCase()])], asks: [PORT_SPN], service: asUser,
    },
    {
      id: 'host-of-sixteen-characters', says: 'A host whose name is longer than the 15 characters of its computer account', windows: 'The account has the first 15 characters, its SPNs have all; Kerberos.',
      accounts: [computer('SQLPRODUCTION-N', [`MSSQLSvc/${LONG_HOST}:1433`], { dnsHostName: LONG_HOST })],
      asks: [`MSSQLSvc/${LONG_HOST}:1433`], service: runsAs('NT SERVICE\\MSSQLSERVER', 'SQLPRODUCTION-N$', { host: LONG_HOST }),
    },
    {
      id: 'one-letter-host', says: 'The shortest host name', windows: 'Kerberos.',
      accounts: [user('svc-sql05')], commands: [add(['MSSQLSvc/x.corp.example:1', 'MSSQLSvc/x:65535'])], asks: ['MSSQLSvc/x.corp.example:1', 'MSSQLSvc/x:65535'], service: asUser,
    },
    {
      id: 'longest-host', says: 'An SPN with the longest host name there can be', windows: 'The schema declares no upper range; Kerberos.',
      accounts: [user('svc-sql05')], commands: [add([`MSSQLSvc/${LONG.slice(0, 253)}:50123`])], asks: [`MSSQLSvc/${LONG.slice(0, 253)}:50123`], service: asUser,
    },
    {
      id: 'hyphens-and-digits', says: 'Digits and hyphens in host and instance', windows: 'Kerberos.',
      accounts: [user('svc-sql05')], commands: [add(['MSSQLSvc/0-sql-05.corp.example:SALES_2$1'])], asks: ['MSSQLSvc/0-sql-05.corp.example:SALES_2$1'], service: asUser,
    },
    {
      id: 'instance-of-digits-is-a-port', says: 'A suffix of digits is one string with the port', windows: 'The string decides: Kerberos.',
      accounts: [user('svc-sql05', [`MSSQLSvc/${HOST}:2019`])], asks: [`MSSQLSvc/${HOST}:2019`, `MSSQLSvc/${HOST}:02019`], service: asUser,
    },
  ],
};
