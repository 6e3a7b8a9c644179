import { domainController } from '../core/judges/domain-controller.ts';
import { nltestDsgetdc } from '../core/readers/nltest-dsgetdc.ts';
import { nslookup } from '../core/readers/nslookup.ts';
import { resolveDnsName } from '../core/readers/resolve-dnsname.ts';
import { networkSources } from '../data/network-sources.ts';
import type { Check } from './check.ts';

export const domainControllerCheck: Check = {
  id: 'domain-controller',
  title: 'Does this machine find a domain controller?',
  purpose: 'Without a controller there are no tickets, and the server cannot check NTLM either. Run it on the client and on the server, for the domain of the user and for that of the server.',
  commands: [
    { id: 'find', title: 'find a controller, without the cache', shell: 'cmd', lines: ['nltest /dsgetdc:{{domain}} /force'], where: 'client', rights: 'Any domain user', changes: false },
    { id: 'records', title: 'ask DNS for the controllers', shell: 'powershell', lines: ["Resolve-DnsName -Type SRV -Name '_kerberos._tcp.dc._msdcs.{{domain}}'"], where: 'client', rights: 'Any user', changes: false },
    { id: 'records-cmd', title: 'ask DNS for the controllers, from a command prompt', shell: 'cmd', lines: ['nslookup -type=SRV _kerberos._tcp.dc._msdcs.{{domain}}'], where: 'client', rights: 'Any user', changes: false },
  ],
  readers: [nltestDsgetdc, nslookup, resolveDnsName],
  judges: [domainController],
  paste: 'All lines of nltest /dsgetdc, from “DC:” to “Flags:”, or the line with the status.',
  samples: {
    fine: `C:\\>nltest /dsgetdc:corp.example /force
           DC: \\\\DC01.corp.example
      Address: \\\\10.10.0.10
     Dom Guid: 2b6e4c1a-7c11-4000-8000-000000000001
     Dom Name: corp.example
  Forest Name: corp.example
 Dc Site Name: HQ
Our Site Name: HQ
        Flags: PDC GC DS LDAP KDC TIMESERV WRITABLE DNS_DC DNS_DOMAIN DNS_FOREST CLOSE_SITE FULL_SECRET WS DS_8 DS_9 DS_10
The command completed successfully
`,
    problem: `C:\\>nltest /dsgetdc:corp.example /force
Getting DC name failed: Status = 1355 0x54b ERROR_NO_SUCH_DOMAIN
`,
  },
  manual: { fine: 'A controller is named, and both sites are the same', problem: 'ERROR_NO_SUCH_DOMAIN or another status instead of a controller' },
  causes: ['kerb-no-dc-or-trust', 'kerb-dns-or-name'],
  pages: ['kerb-no-dc-or-trust'],
  sources: [networkSources.nltest, networkSources.resolveDnsName],
};
