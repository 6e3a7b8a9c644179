import { nameResolution } from '../core/judges/name-resolution.ts';
import { nslookup } from '../core/readers/nslookup.ts';
import { ping } from '../core/readers/ping.ts';
import { resolveDnsName } from '../core/readers/resolve-dnsname.ts';
import { networkSources } from '../data/network-sources.ts';
import type { Check } from './check.ts';

export const nameResolutionCheck: Check = {
  id: 'name-resolution',
  title: 'Does the name resolve both ways?',
  purpose: 'The client turns the name into an address and the address back into a name, and that name goes into the SPN. Run it on the client that fails, then on the server.',
  commands: [
    {
      id: 'both-ways', title: 'resolve the name, then its address back', shell: 'cmd',
      lines: ['ping -n 1 {{server}}', `for /f "tokens=2 delims=[]" %a in ('ping -n 1 {{server}}') do ping -n 1 -a %a`],
      where: 'client', rights: 'Any user', changes: false,
    },
    {
      id: 'both-ways-powershell', title: 'resolve the name, then its address back, from PowerShell', shell: 'powershell',
      lines: ["$a = Resolve-DnsName -Name '{{fqdn}}' -Type A", '$a', '$a | Where-Object IPAddress | ForEach-Object { Resolve-DnsName -Name $_.IPAddress }'],
      where: 'client', rights: 'Any user', changes: false,
    },
    { id: 'dns-alone', title: 'ask DNS for the name', shell: 'cmd', lines: ['nslookup {{fqdn}}'], where: 'client', rights: 'Any user', changes: false },
    { id: 'dns-alone-powershell', title: 'ask DNS without the hosts file', shell: 'powershell', lines: ["Resolve-DnsName -Name '{{fqdn}}' -DnsOnly -NoHostsFile"], where: 'client', rights: 'Any user', changes: false },
  ],
  readers: [ping, nslookup, resolveDnsName],
  judges: [nameResolution],
  paste: 'Both answers with their command lines: they tell which of name and address was asked for. Replies and statistics do not matter.',
  samples: {
    fine: `C:\\>ping -n 1 sql05

Pinging sql05.corp.example [10.10.1.21] with 32 bytes of data:
Reply from 10.10.1.21: bytes=32 time<1ms TTL=128

Ping statistics for 10.10.1.21:
    Packets: Sent = 1, Received = 1, Lost = 0 (0% loss),
Approximate round trip times in milli-seconds:
    Minimum = 0ms, Maximum = 0ms, Average = 0ms

C:\\>ping -n 1 -a 10.10.1.21

Pinging sql05.corp.example [10.10.1.21] with 32 bytes of data:
Reply from 10.10.1.21: bytes=32 time<1ms TTL=128

Ping statistics for 10.10.1.21:
    Packets: Sent = 1, Received = 1, Lost = 0 (0% loss),
Approximate round trip times in milli-seconds:
    Minimum = 0ms, Maximum = 0ms, Average = 0ms
`,
    problem: `C:\\>ping -n 1 sql05

Pinging sql05.corp.example [10.10.1.21] with 32 bytes of data:
Request timed out.

Ping statistics for 10.10.1.21:
    Packets: Sent = 1, Received = 0, Lost = 1 (100% loss),

C:\\>ping -n 1 -a 10.10.1.21

Pinging SQL05-OLD.corp.example [10.10.1.21] with 32 bytes of data:
Request timed out.

Ping statistics for 10.10.1.21:
    Packets: Sent = 1, Received = 0, Lost = 1 (100% loss),
`,
  },
  manual: { fine: 'Both ways give the same full name, on the client and on the server', problem: 'The address leads back to another name, to a short name, or to none' },
  causes: ['kerb-dns-or-name'],
  pages: ['kerb-dns-or-name', 'how-drivers-build-the-spn'],
  sources: [networkSources.sspiContext, networkSources.resolveDnsName, networkSources.nslookup],
};
