import { ldapHardeningJudge } from '../core/judges/ldap-hardening.ts';
import { registryReaders } from '../core/judges/registry-state.ts';
import { policyEventsReader } from '../core/readers/policy-events.ts';
import { windowsVersion } from '../core/readers/windows-version.ts';
import type { Check } from './check.ts';

const NTDS = 'HKLM\\SYSTEM\\CurrentControlSet\\Services\\NTDS\\Parameters';
const VERSION = '"HKLM\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion" /v CurrentBuildNumber';

const answer = (values: readonly string[]): string =>
  [
    `C:\\>reg query ${NTDS}`,
    '',
    'HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Services\\NTDS\\Parameters',
    '    DSA Working Directory    REG_SZ    C:\\Windows\\NTDS',
    '    DSA Database file    REG_SZ    C:\\Windows\\NTDS\\ntds.dit',
    ...values,
    '',
    '',
    `C:\\>reg query ${VERSION}`,
    '',
    'HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion',
    '    CurrentBuildNumber    REG_SZ    20348',
  ].join('\n');

export const ldapHardening: Check = {
  id: 'ldap-hardening',
  title: 'Does the controller refuse unsigned or unbound LDAP?',
  purpose: 'Two switches of each domain controller decide: LDAP signing on port 389, channel binding inside TLS. A missing value means the default of its Windows version.',
  commands: [
    {
      id: 'switches',
      title: 'LDAP switches and version of this domain controller',
      shell: 'cmd',
      where: 'dc',
      rights: 'Sign-in on the domain controller',
      changes: false,
      lines: [`reg query ${NTDS}`, `reg query ${VERSION}`],
    },
    {
      id: 'switches-powershell',
      title: 'the same by PowerShell',
      shell: 'powershell',
      where: 'dc',
      rights: 'Sign-in on the domain controller',
      changes: false,
      lines: ["Get-ItemProperty -Path @('HKLM:\\SYSTEM\\CurrentControlSet\\Services\\NTDS\\Parameters', 'HKLM:\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion') | Format-List"],
    },
    {
      id: 'events',
      title: 'LDAP events of this domain controller',
      shell: 'powershell',
      where: 'dc',
      rights: 'Event Log Readers on the domain controller',
      changes: false,
      lines: ["Get-WinEvent -FilterHashtable @{ LogName = 'Directory Service'; Id = @(2886, 2887, 2888, 2889, 3039, 3040, 3041, 3074, 3075) } -MaxEvents 30 |", "    Format-List -Property @('TimeCreated', 'Id', 'Message')"],
    },
    {
      id: 'client',
      title: 'LDAP signing of a Windows client',
      shell: 'cmd',
      where: 'client',
      rights: 'Any user',
      changes: false,
      lines: ['reg query HKLM\\SYSTEM\\CurrentControlSet\\Services\\LDAP /v LDAPClientIntegrity'],
    },
  ],
  readers: [...registryReaders, policyEventsReader, windowsVersion],
  judges: [ldapHardeningJudge],
  paste: 'the output of both reg query lines with the commands in it, or whole events of the Directory Service log, of the one controller that the client asked.',
  samples: {
    fine: answer(['    LDAPServerIntegrity    REG_DWORD    0x1', '    LdapEnforceChannelBinding    REG_DWORD    0x0']),
    problem: answer(['    LDAPServerIntegrity    REG_DWORD    0x2']),
  },
  manual: { fine: 'Signing is not required, channel binding is never asked for', problem: 'LDAPServerIntegrity 2 or event 2888, LdapEnforceChannelBinding 2 or event 3039' },
  causes: ['ldap-signing-required', 'channel-binding-epa'],
  pages: ['ldap-signing-required', 'channel-binding-epa', 'ldap-hardening', 'ldap-bind-sub-codes'],
  sources: [
    { title: 'LDAP channel binding and LDAP signing requirements, KB 4520412', url: 'https://support.microsoft.com/help/4520412' },
    { title: 'Configure LDAP signing by using Group Policy for Active Directory Domain Services' },
    { title: 'How to enable LDAP signing in Windows Server, KB 935834', url: 'https://learn.microsoft.com/troubleshoot/windows-server/active-directory/enable-ldap-signing-in-windows-server' },
  ],
};
