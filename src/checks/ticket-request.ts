import { ticketRequest as judge } from '../core/judges/ticket-request.ts';
import { klistGet } from '../core/readers/klist-get.ts';
import { klistPurge } from '../core/readers/klist-purge.ts';
import type { Check } from './check.ts';

export const ticketRequest: Check = {
  id: 'ticket-request',
  title: 'Does the controller give a ticket for this SPN?',
  purpose: 'Asks for exactly the SPN that the client needs. The answer separates a missing SPN from a missing controller, missing credentials and missing encryption types.',
  commands: [
    { id: 'get', title: 'ask for the ticket as the client does', shell: 'cmd', where: 'client', rights: 'The user who connects', changes: false, lines: ['klist get {{spn}}'] },
    {
      id: 'get-fresh',
      title: 'drop cached tickets, then ask the controller anew',
      shell: 'cmd',
      where: 'client',
      rights: 'The user who connects',
      changes: 'this logon session',
      undo: ['Not needed: tickets are fetched again on use. If none come back, sign out and in.'],
      lines: ['klist purge', 'klist get {{spn}}'],
    },
    { id: 'get-powershell', title: 'ask for the ticket from PowerShell', shell: 'powershell', where: 'client', rights: 'The user who connects', changes: false, lines: ["klist.exe get '{{spn}}'"] },
  ],
  readers: [klistGet, klistPurge],
  judges: [judge],
  paste: 'the command klist get and all that it prints, up to the next prompt.',
  samples: {
    fine: [
      'C:\\>klist get MSSQLSvc/sql05.corp.example:1433',
      '',
      'Current LogonId is 0:0x5a1c2f',
      'A ticket to MSSQLSvc/sql05.corp.example:1433 has been retrieved successfully.',
      '',
      'Cached Tickets: (1)',
      '',
      '#0>\tClient: alice @ CORP.EXAMPLE',
      '\tServer: MSSQLSvc/sql05.corp.example:1433 @ CORP.EXAMPLE',
      '\tKerbTicket Encryption Type: AES-256-CTS-HMAC-SHA1-96',
      '\tTicket Flags 0x40a10000 -> forwardable renewable pre_authent name_canonicalize ',
      '\tStart Time: 11/21/2026 9:41:12 (local)',
      '\tEnd Time:   11/21/2026 18:00:58 (local)',
      '\tRenew Time: 11/28/2026 8:00:58 (local)',
      '\tSession Key Type: AES-256-CTS-HMAC-SHA1-96',
      '\tCache Flags: 0',
      '\tKdc Called: DC01.corp.example',
    ].join('\n'),
    problem: [
      'C:\\>klist get MSSQLSvc/sql05.corp.example:1433',
      '',
      'Current LogonId is 0:0x5a1c2f',
      'Error calling API LsaCallAuthenticationPackage (GetTicket substatus): 0x6fb',
      '',
      'klist failed with 0xc000018b/-1073741429: The SAM database on the Windows Server does not have a computer account for this workstation trust relationship.',
    ].join('\n'),
  },
  manual: {
    fine: 'klist says that the ticket has been retrieved successfully.',
    problem: 'klist failed with a code, such as 0xc000018b (no such SPN) or 0xc000005e (no controller).',
  },
  causes: ['kerb-spn-missing', 'kerb-dns-or-name', 'kerb-spn-duplicate', 'kerb-no-dc-or-trust', 'kerb-no-credentials', 'kerb-double-hop-delegation', 'kerb-encryption-type', 'kerb-clock-skew', 'kerb-account'],
  pages: ['kerb-spn-missing', 'kerb-no-credentials', 'kerb-no-dc-or-trust', 'kerb-encryption-type', 'how-drivers-build-the-spn'],
  sources: [
    { title: 'klist command reference', url: 'https://learn.microsoft.com/windows-server/administration/windows-commands/klist' },
    { title: 'Registry entries about Kerberos protocol and KDC, KB 837361' },
  ],
};
