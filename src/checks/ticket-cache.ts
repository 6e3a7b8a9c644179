import { ticketCache as judge } from '../core/judges/ticket-cache.ts';
import { klist } from '../core/readers/klist.ts';
import type { Check } from './check.ts';

const TICKET = (server: string, type: string): readonly string[] => [
  'Client: alice @ CORP.EXAMPLE',
  `\tServer: ${server} @ CORP.EXAMPLE`,
  `\tKerbTicket Encryption Type: ${type}`,
  '\tTicket Flags 0x40a10000 -> forwardable renewable pre_authent name_canonicalize ',
  '\tStart Time: 11/21/2026 8:01:12 (local)',
  '\tEnd Time:   11/21/2026 18:00:58 (local)',
  '\tRenew Time: 11/28/2026 8:00:58 (local)',
  `\tSession Key Type: ${type}`,
  '\tCache Flags: 0',
  '\tKdc Called: DC01.corp.example',
];

export const ticketCache: Check = {
  id: 'ticket-cache',
  title: 'Is there a ticket for the service?',
  purpose: 'Shows whether the session that connects has Kerberos tickets, for which SPN, until when and with which encryption. A ticket is fetched when somebody connects, so connect once before.',
  commands: [
    {
      id: 'list',
      title: 'list the tickets of this session',
      shell: 'cmd',
      where: 'client',
      rights: 'The user who connects, in the same kind of window as the program: an elevated one has its own cache',
      changes: false,
      lines: ['klist'],
    },
    { id: 'tgt', title: 'show the ticket-granting ticket and the difference of the clocks', shell: 'cmd', where: 'client', rights: 'The user who connects', changes: false, lines: ['klist tgt'] },
    { id: 'system', title: 'list the tickets of the computer account', shell: 'cmd', where: 'client', rights: 'Local administrator, elevated', changes: false, lines: ['klist -li 0x3e7'] },
    { id: 'list-powershell', title: 'list the tickets of this session from PowerShell', shell: 'powershell', where: 'client', rights: 'The user who connects', changes: false, lines: ['klist.exe'] },
  ],
  readers: [klist],
  judges: [judge],
  paste: 'the whole answer of klist, from the LogonId to the last ticket.',
  samples: {
    fine: ['', 'Current LogonId is 0:0x5a1c2f', '', 'Cached Tickets: (1)', '', `#0>\t${TICKET('MSSQLSvc/sql05.corp.example:1433', 'AES-256-CTS-HMAC-SHA1-96').join('\n')}`].join('\n'),
    problem: [
      '',
      'Current LogonId is 0:0xc7fbc',
      'Error calling API LsaCallAuthenticationPackage (ShowTickets substatus): 1312',
      '',
      'klist failed with 0xc000005f/-1073741729: A specified logon session does not exist. It may already have been terminated.',
    ].join('\n'),
  },
  manual: {
    fine: 'The list has a ticket whose Server line is the SPN of the instance, and End Time is in the future.',
    problem: 'klist fails with 0xc000005f or 0x8009030e: the session has no credentials.',
  },
  causes: ['kerb-no-credentials', 'kerb-double-hop-delegation', 'kerb-clock-skew'],
  pages: ['restarts-and-cached-tickets', 'kerb-no-credentials', 'verify-authentication-method'],
  sources: [{ title: 'klist command reference', url: 'https://learn.microsoft.com/windows-server/administration/windows-commands/klist' }],
};
