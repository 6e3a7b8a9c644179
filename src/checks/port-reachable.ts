import { portReachable } from '../core/judges/port-reachable.ts';
import { portqry } from '../core/readers/portqry.ts';
import { testNetConnection } from '../core/readers/test-netconnection.ts';
import { networkSources } from '../data/network-sources.ts';
import type { Check } from './check.ts';

export const portReachableCheck: Check = {
  id: 'port-reachable',
  title: 'Does the port answer?',
  purpose: 'A port that does not answer is no fault of Kerberos or TLS: a firewall, another port, or a protocol that is off. On a domain controller, 88 is Kerberos and 389 is LDAP.',
  commands: [
    { id: 'test', title: 'test the port', shell: 'powershell', lines: ["Test-NetConnection -ComputerName '{{fqdn}}' -Port {{port}}"], where: 'client', rights: 'Any user; Windows PowerShell 5.1', changes: false },
    { id: 'test-7', title: 'test the port in PowerShell 7', shell: 'powershell', lines: ["Test-Connection -TargetName '{{fqdn}}' -TcpPort {{port}}"], where: 'client', rights: 'Any user; PowerShell 7', changes: false },
    { id: 'dc', title: 'test Kerberos and LDAP on a domain controller', shell: 'powershell', lines: ["Test-NetConnection -ComputerName '{{dc}}' -Port 88", "Test-NetConnection -ComputerName '{{dc}}' -Port 389"], where: 'client', rights: 'Any user; Windows PowerShell 5.1', changes: false },
    { id: 'portqry', title: 'test the port with PortQry', shell: 'cmd', lines: ['portqry -n {{fqdn}} -e {{port}}'], where: 'client', rights: 'Any user; PortQry is a download from Microsoft', changes: false },
  ],
  readers: [testNetConnection, portqry],
  judges: [portReachable],
  paste: 'The list from “ComputerName” to “TcpTestSucceeded”. For a plain True or False, the command line above it as well.',
  samples: {
    fine: `PS C:\\> Test-NetConnection -ComputerName 'sql05.corp.example' -Port 1433


ComputerName     : sql05.corp.example
RemoteAddress    : 10.10.1.21
RemotePort       : 1433
InterfaceAlias   : Ethernet0
SourceAddress    : 10.10.5.77
TcpTestSucceeded : True
`,
    problem: `PS C:\\> Test-NetConnection -ComputerName 'sql05.corp.example' -Port 1433
WARNING: TCP connect to (10.10.1.21 : 1433) failed


ComputerName           : sql05.corp.example
RemoteAddress          : 10.10.1.21
RemotePort             : 1433
InterfaceAlias         : Ethernet0
SourceAddress          : 10.10.5.77
PingSucceeded          : True
PingReplyDetails (RTT) : 1 ms
TcpTestSucceeded       : False
`,
  },
  manual: { fine: 'TcpTestSucceeded is True', problem: 'TcpTestSucceeded is False, or the name has no address' },
  causes: ['other', 'kerb-no-dc-or-trust', 'kerb-dns-or-name'],
  pages: ['tcp-disabled', 'kerb-dns-or-name', 'kerb-no-dc-or-trust'],
  sources: [networkSources.testNetConnection, networkSources.portqry],
};
