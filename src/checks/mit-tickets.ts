import { mitTickets as judge } from '../core/judges/mit-tickets.ts';
import { kvno } from '../core/readers/kvno.ts';
import { mitKlist } from '../core/readers/mit-klist.ts';
import type { Check } from './check.ts';

export const mitTickets: Check = {
  id: 'mit-tickets',
  title: 'Linux, macOS: tickets and keytab in order?',
  purpose: 'Outside Windows the process has the tickets that kinit put into its cache, and a service has the keys of its keytab. Both expire or fall behind without a message.',
  commands: [
    {
      id: 'cache',
      title: 'show time, user, cache, and ask for the service',
      shell: 'bash',
      where: 'client',
      rights: 'The user of the process; in its container, if there is one',
      changes: false,
      lines: ["date '+%Y-%m-%d %H:%M:%S'", 'klist -e', 'kvno {{spn}}'],
    },
    { id: 'keytab', title: 'compare keytab and directory', shell: 'bash', where: 'server', rights: 'Read the keytab; a ticket from kinit', changes: false, lines: ['klist -kte /var/opt/mssql/secrets/mssql.keytab', 'kvno {{spn}}'] },
    { id: 'macos', title: 'show time and cache on macOS', shell: 'bash', where: 'client', rights: 'The user of the process', changes: false, lines: ["date '+%Y-%m-%d %H:%M:%S'", 'klist -v', 'kgetcred {{spn}}'] },
  ],
  readers: [mitKlist, kvno],
  judges: [judge],
  paste: 'the answers of date, klist -e and kvno, in this order, from the machine of the process.',
  samples: {
    fine: [
      '2026-11-21 09:41:15',
      'Ticket cache: FILE:/tmp/krb5cc_1000',
      'Default principal: alice@CORP.EXAMPLE',
      '',
      'Valid starting       Expires              Service principal',
      '11/21/2026 08:01:12  11/21/2026 18:01:12  krbtgt/CORP.EXAMPLE@CORP.EXAMPLE',
      '\trenew until 11/28/2026 08:01:12, Etype (skey, tkt): aes256-cts-hmac-sha1-96, aes256-cts-hmac-sha1-96 ',
      'MSSQLSvc/sql05.corp.example:1433@CORP.EXAMPLE: kvno = 3',
    ].join('\n'),
    problem: [
      'Keytab name: FILE:/var/opt/mssql/secrets/mssql.keytab',
      'KVNO Timestamp         Principal',
      '---- ----------------- --------------------------------------------------------',
      '   2 11/13/26 13:19:47 MSSQLSvc/sql05.corp.example:1433@CORP.EXAMPLE (aes256-cts-hmac-sha1-96) ',
      'MSSQLSvc/sql05.corp.example:1433@CORP.EXAMPLE: kvno = 3',
    ].join('\n'),
  },
  manual: {
    fine: 'The krbtgt ticket ends in the future, and kvno prints the version that the keytab has.',
    problem: 'No cache, an expired krbtgt ticket, an error of kvno, or a version that the keytab lacks.',
  },
  causes: ['kerb-no-credentials', 'kerb-account', 'kerb-encryption-type', 'kerb-spn-missing', 'kerb-dns-or-name', 'kerb-spn-duplicate', 'kerb-spn-wrong-account', 'kerb-no-dc-or-trust', 'kerb-clock-skew'],
  pages: ['kerb-no-credentials', 'gss-mechanism-missing', 'kerb-encryption-type', 'kerb-spn-missing'],
  sources: [{ title: 'MIT Kerberos, klist and kvno' }, { title: 'Troubleshoot AD authentication for SQL Server on Linux' }],
};
