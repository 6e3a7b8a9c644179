import { loopbackCheckJudge } from '../core/judges/loopback-check.ts';
import { registryReaders } from '../core/judges/registry-state.ts';
import { hostNames } from '../core/readers/host-names.ts';
import { nslookup } from '../core/readers/nslookup.ts';
import { ping } from '../core/readers/ping.ts';
import type { Check } from './check.ts';

const LSA = 'SYSTEM\\CurrentControlSet\\Control\\Lsa';
const NOT_THERE = 'ERROR: The system was unable to find the specified registry key or value.';

/** What the machine prints about itself and the name, up to the registry lines. */
const machine = (name: string, resolved: string): readonly string[] => [
  'C:\\>ipconfig /all',
  '',
  'Windows IP Configuration',
  '',
  '   Host Name . . . . . . . . . . . . : SQL05',
  '   Primary Dns Suffix  . . . . . . . : corp.example',
  '   Node Type . . . . . . . . . . . . : Hybrid',
  '',
  'Ethernet adapter Ethernet0:',
  '',
  '   IPv4 Address. . . . . . . . . . . : 10.10.1.21(Preferred)',
  '   Subnet Mask . . . . . . . . . . . : 255.255.255.0',
  '',
  `C:\\>ping -n 1 ${name}`,
  '',
  `Pinging ${resolved} [10.10.1.21] with 32 bytes of data:`,
  'Reply from 10.10.1.21: bytes=32 time<1ms TTL=128',
  '',
  `C:\\>reg query HKLM\\${LSA}\\MSV1_0 /v BackConnectionHostNames`,
  '',
  NOT_THERE,
  '',
  `C:\\>reg query HKLM\\${LSA} /v DisableLoopbackCheck`,
  '',
  NOT_THERE,
];

export const loopbackCheck: Check = {
  id: 'loopback-check',
  title: 'Does the loopback check refuse this name?',
  purpose: 'Windows refuses NTLM from a machine to itself under a name that is not its own. The name is compared with the computer name and with a list of exceptions.',
  commands: [
    {
      id: 'names-and-settings',
      title: 'own names, the name in use, and the loopback settings',
      shell: 'cmd',
      where: 'server',
      rights: 'Any user',
      changes: false,
      lines: ['ipconfig /all', 'ping -n 1 {{fqdn}}', `reg query HKLM\\${LSA}\\MSV1_0 /v BackConnectionHostNames`, `reg query HKLM\\${LSA} /v DisableLoopbackCheck`],
    },
    {
      id: 'names-and-settings-powershell',
      title: 'the same by PowerShell',
      shell: 'powershell',
      where: 'server',
      rights: 'Any user',
      changes: false,
      lines: [
        "Get-CimInstance -ClassName Win32_ComputerSystem | Format-List -Property @('DNSHostName', 'Domain')",
        'ipconfig',
        'ping -n 1 {{fqdn}}',
        `reg query HKLM\\${LSA}\\MSV1_0 /v BackConnectionHostNames`,
        `reg query HKLM\\${LSA} /v DisableLoopbackCheck`,
      ],
    },
  ],
  readers: [...registryReaders, hostNames, ping, nslookup],
  judges: [loopbackCheckJudge],
  paste: 'the output of all lines with the commands in it, from the server itself; ping the name that fails there.',
  samples: {
    fine: machine('sql05.corp.example', 'sql05.corp.example').join('\n'),
    problem: machine('sqlprod.corp.example', 'sql05.corp.example').join('\n'),
  },
  manual: { fine: 'The name is the computer name, an exception, or leads to another machine', problem: 'The name leads to this machine, is not its name and no exception' },
  causes: ['ntlm-loopback-check'],
  pages: ['ntlm-loopback-check', 'ntlm-untrusted-domain'],
  sources: [{ title: 'Access denied when accessing a server locally by FQDN or CNAME alias, KB 926642' }, { title: 'Error 401.1 when you browse a site with integrated authentication locally, KB 896861', url: 'https://mskb.pkisolutions.com/kb/896861' }],
};
