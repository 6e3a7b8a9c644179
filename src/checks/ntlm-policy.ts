import { ntlmPolicyJudge } from '../core/judges/ntlm-policy.ts';
import { registryReaders } from '../core/judges/registry-state.ts';
import { policyEventsReader } from '../core/readers/policy-events.ts';
import type { Check } from './check.ts';

const LSA = 'SYSTEM\\CurrentControlSet\\Control\\Lsa';

export const ntlmPolicy: Check = {
  id: 'ntlm-policy',
  title: 'Does a policy refuse NTLM here?',
  purpose: 'Where Kerberos was not possible and a policy denies NTLM, nothing is left. Three machines can refuse: client, server and domain controller.',
  commands: [
    {
      id: 'values',
      title: 'NTLM settings of this machine',
      shell: 'cmd',
      where: 'client',
      rights: 'Any user',
      changes: false,
      lines: [`reg query HKLM\\${LSA}\\MSV1_0`, `reg query HKLM\\${LSA} /v LmCompatibilityLevel`, `reg query HKLM\\${LSA} /v SuppressExtendedProtection`],
    },
    {
      id: 'values-powershell',
      title: 'NTLM settings of this machine, by PowerShell',
      shell: 'powershell',
      where: 'client',
      rights: 'Any user',
      changes: false,
      lines: [`Get-ItemProperty -Path @('HKLM:\\${LSA}\\MSV1_0', 'HKLM:\\${LSA}') | Format-List`],
    },
    {
      id: 'events',
      title: 'last NTLM events of this machine',
      shell: 'powershell',
      where: 'client',
      rights: 'Event Log Readers',
      changes: false,
      lines: ["Get-WinEvent -LogName 'Microsoft-Windows-NTLM/Operational' -MaxEvents 20 |", "    Format-List -Property @('TimeCreated', 'Id', 'Message')"],
    },
    {
      id: 'domain',
      title: 'NTLM settings of a domain controller',
      shell: 'cmd',
      where: 'dc',
      rights: 'Sign-in on the domain controller',
      changes: false,
      lines: ['reg query HKLM\\SYSTEM\\CurrentControlSet\\Services\\Netlogon\\Parameters'],
    },
  ],
  readers: [...registryReaders, policyEventsReader],
  judges: [ntlmPolicyJudge],
  paste: 'the whole output of the reg query lines with the commands in it, or whole events of the NTLM log.',
  samples: {
    fine: [
      'C:\\>reg query HKLM\\SYSTEM\\CurrentControlSet\\Control\\Lsa\\MSV1_0',
      '',
      'HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Control\\Lsa\\MSV1_0',
      '    Auth132    REG_SZ    IISSUBA',
      '    NtlmMinClientSec    REG_DWORD    0x20000000',
      '    NtlmMinServerSec    REG_DWORD    0x20000000',
      '',
      '',
      'C:\\>reg query HKLM\\SYSTEM\\CurrentControlSet\\Control\\Lsa /v LmCompatibilityLevel',
      '',
      'HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Control\\Lsa',
      '    LmCompatibilityLevel    REG_DWORD    0x5',
    ].join('\n'),
    problem: [
      'C:\\>reg query HKLM\\SYSTEM\\CurrentControlSet\\Control\\Lsa\\MSV1_0',
      '',
      'HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Control\\Lsa\\MSV1_0',
      '    Auth132    REG_SZ    IISSUBA',
      '    NtlmMinClientSec    REG_DWORD    0x20080000',
      '    NtlmMinServerSec    REG_DWORD    0x20080000',
      '    AuditReceivingNTLMTraffic    REG_DWORD    0x2',
      '    RestrictSendingNTLMTraffic    REG_DWORD    0x2',
    ].join('\n'),
  },
  manual: { fine: 'No Restrict NTLM value denies, and no event 4001 to 4004', problem: 'A Restrict NTLM value denies, or events 4001 to 4004 name the target' },
  causes: ['ntlm-blocked-or-required'],
  pages: ['ntlm-blocked-or-required', 'ntlm-retirement', 'channel-binding-epa'],
  sources: [
    { title: 'Network security: Restrict NTLM: Outgoing NTLM traffic to remote servers' },
    { title: 'Network security: Restrict NTLM: Incoming NTLM traffic' },
    { title: 'Network security: Restrict NTLM: NTLM authentication in this domain' },
    { title: 'Network security: LAN Manager authentication level' },
  ],
};
