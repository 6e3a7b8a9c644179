import { credsspPolicyJudge } from '../core/judges/credssp-policy.ts';
import { registryReaders } from '../core/judges/registry-state.ts';
import { policyEventsReader } from '../core/readers/policy-events.ts';
import { tspkgVersion } from '../core/readers/tspkg-version.ts';
import type { Check } from './check.ts';

const KEY = 'HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Policies\\System\\CredSSP\\Parameters';

export const credsspPolicy: Check = {
  id: 'credssp-policy',
  title: 'Have both ends the CredSSP update?',
  purpose: 'Since the updates of 8 May 2018 a client refuses a server whose CredSSP lacks the protection of CVE-2018-0886. The version of TSpkg.dll tells, on each end.',
  commands: [
    {
      id: 'level',
      title: 'CredSSP level and policy of this machine, to be run on both ends',
      shell: 'powershell',
      where: 'server',
      rights: 'Any user',
      changes: false,
      lines: [
        '$v = (Get-Item -Path "$env:SystemRoot\\System32\\TSpkg.dll").VersionInfo',
        "'{0} TSpkg.dll {1}.{2}.{3}.{4}' -f $env:COMPUTERNAME, $v.FileMajorPart, $v.FileMinorPart, $v.FileBuildPart, $v.FilePrivatePart",
        `reg query ${KEY} /v AllowEncryptionOracle`,
      ],
    },
    {
      id: 'refusals',
      title: 'CredSSP refusals in the System log of the client',
      shell: 'powershell',
      where: 'client',
      rights: 'Any user',
      changes: false,
      lines: ["Get-WinEvent -FilterHashtable @{ LogName = 'System'; Id = 6041 } -MaxEvents 5 | Format-List -Property @('TimeCreated', 'ProviderName', 'Id', 'Message')"],
    },
    {
      id: 'policy',
      title: 'CredSSP policy of this machine',
      shell: 'cmd',
      where: 'client',
      rights: 'Any user',
      changes: false,
      lines: [`reg query ${KEY} /v AllowEncryptionOracle`],
    },
  ],
  readers: [...registryReaders, policyEventsReader, tspkgVersion],
  judges: [credsspPolicyJudge],
  paste: 'the line with TSpkg.dll of both ends, or event 6041 of the client.',
  samples: {
    fine: ['WKS11 TSpkg.dll 10.0.26100.1882', '', 'SRV01 TSpkg.dll 10.0.14393.7426'].join('\n'),
    problem: ['WKS11 TSpkg.dll 10.0.26100.1882', '', 'SRV01 TSpkg.dll 10.0.14393.2189'].join('\n'),
  },
  manual: { fine: 'TSpkg.dll of both ends is at or above the table, and there is no event 6041', problem: 'Event 6041, or TSpkg.dll of one end is below the table' },
  causes: ['credssp-oracle-remediation'],
  pages: ['credssp-oracle-remediation', 'ntlm-blocked-or-required'],
  sources: [
    { title: 'CredSSP updates for CVE-2018-0886, KB 4093492', url: 'https://mskb.pkisolutions.com/kb/4093492' },
    { title: 'CredSSP encryption oracle remediation error when you try to RDP to a Windows VM in Azure, KB 4295591', url: 'https://learn.microsoft.com/troubleshoot/azure/virtual-machines/windows/credssp-encryption-oracle-remediation' },
  ],
};
