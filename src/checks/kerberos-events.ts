import { kerberosEventsJudge } from '../core/judges/kerberos-events.ts';
import { kerberosEvents as reader } from '../core/readers/kerberos-events.ts';
import type { Check } from './check.ts';

export const kerberosEvents: Check = {
  id: 'kerberos-events',
  title: 'What do the Kerberos events say?',
  purpose: 'Client, server and domain controller write why a ticket or a logon was refused. The codes are the same in every language; the texts of the events name account, SPN and address.',
  commands: [
    {
      id: 'client',
      title: 'read the Kerberos events of this machine',
      shell: 'powershell',
      where: 'client',
      rights: 'Local user',
      changes: false,
      lines: [
        "Get-WinEvent -FilterHashtable @{ LogName = 'System'; ProviderName = 'Microsoft-Windows-Security-Kerberos'; StartTime = (Get-Date).AddDays(-1) } |",
        "    Select-Object -First 20 -Property @('TimeCreated', 'Id', 'ProviderName', 'MachineName', 'Message') | Format-List",
      ],
    },
    {
      id: 'controller',
      title: 'read the KDC events of a domain controller',
      shell: 'powershell',
      where: 'admin',
      rights: 'Event Log Readers on the domain controller',
      changes: false,
      lines: [
        "Get-WinEvent -ComputerName '{{dc}}' -FilterHashtable @{ LogName = 'System'; Id = @(11, 14, 16, 26, 27) + (201..209); StartTime = (Get-Date).AddDays(-2) } |",
        "    Where-Object { $_.ProviderName -match 'Kdc|Key-Distribution' } |",
        "    Select-Object -First 20 -Property @('TimeCreated', 'Id', 'ProviderName', 'MachineName', 'Message') | Format-List",
      ],
    },
    {
      id: 'security',
      title: 'read refused logons of one account on a domain controller',
      shell: 'powershell',
      where: 'admin',
      rights: 'Event Log Readers on the domain controller',
      changes: false,
      lines: [
        "Get-WinEvent -ComputerName '{{dc}}' -FilterHashtable @{ LogName = 'Security'; Id = @(4768, 4769, 4771, 4776); StartTime = (Get-Date).AddHours(-2) } |",
        "    Where-Object { $_.Message -like '*{{sam}}*' } |",
        "    Select-Object -First 20 -Property @('TimeCreated', 'Id', 'ProviderName', 'MachineName', 'Message') | Format-List",
      ],
    },
    {
      id: 'client-cmd',
      title: 'read the Kerberos events of this machine without PowerShell',
      shell: 'cmd',
      where: 'client',
      rights: 'Local user',
      changes: false,
      lines: ['wevtutil qe System /c:20 /rd:true /f:xml "/q:*[System[Provider[@Name=\'Microsoft-Windows-Security-Kerberos\']]]"'],
    },
  ],
  readers: [reader],
  judges: [kerberosEventsJudge],
  paste: 'whole events, with number, source and text: from the list, or from the Event Viewer with Copy, Copy details as text.',
  samples: {
    fine: [
      'TimeCreated  : 11/21/2026 9:40:02 AM',
      'Id           : 4769',
      'ProviderName : Microsoft-Windows-Security-Auditing',
      'MachineName  : DC01.corp.example',
      'Message      : A Kerberos service ticket was requested.',
      '',
      '               Account Information:',
      '               \tAccount Name:\t\talice@CORP.EXAMPLE',
      '               \tAccount Domain:\t\tCORP.EXAMPLE',
      '',
      '               Service Information:',
      '               \tService Name:\t\tsvc-sql05',
      '',
      '               Additional Information:',
      '               \tTicket Encryption Type:\t0x12',
      '               \tFailure Code:\t\t0x0',
    ].join('\n'),
    problem: [
      'TimeCreated  : 11/21/2026 9:40:02 AM',
      'Id           : 4',
      'ProviderName : Microsoft-Windows-Security-Kerberos',
      'MachineName  : APP01.corp.example',
      'Message      : The Kerberos client received a KRB_AP_ERR_MODIFIED error from the server svc-sql05. The target name used',
      '               was MSSQLSvc/sql05.corp.example:1433. This indicates that the target server failed to decrypt the ticket',
      '               provided by the client.',
    ].join('\n'),
  },
  manual: {
    fine: 'Requests for the service end with code 0x0, and no event of Security-Kerberos or the KDC falls into the minute of the failure.',
    problem: 'There is an event 3 or 4 on the client, 11, 14, 16, 27 or 201 to 209 on the controller, or a refused logon.',
  },
  causes: [
    'kerb-spn-wrong-account', 'kerb-spn-duplicate', 'kerb-spn-missing', 'kerb-dns-or-name', 'kerb-encryption-type', 'kerb-account', 'kerb-clock-skew', 'kerb-token-size', 'kerb-no-dc-or-trust', 'kerb-no-credentials',
    'kerb-double-hop-delegation', 'ntlm-bad-credentials', 'ntlm-untrusted-domain', 'ntlm-blocked-or-required', 'ntlm-loopback-check', 'channel-binding-epa',
  ],
  pages: ['kerb-spn-wrong-account', 'kerb-spn-duplicate', 'kerb-encryption-type', 'rc4-in-kerberos', 'kerb-account'],
  sources: [
    { title: 'Enable Kerberos event logging, KB 262177' },
    { title: 'Event 4768: A Kerberos authentication ticket (TGT) was requested' },
    { title: 'Kerberos authentication problems, SPN issues, parts 2 and 3, Ask the Directory Services Team' },
  ],
};
