import { hostsFileJudge } from '../core/judges/hosts-file.ts';
import { hostsFile } from '../core/readers/hosts-file.ts';
import { nslookup } from '../core/readers/nslookup.ts';
import { ping } from '../core/readers/ping.ts';
import { resolveDnsName } from '../core/readers/resolve-dnsname.ts';
import { networkSources } from '../data/network-sources.ts';
import type { Check } from './check.ts';

export const hostsFileCheck: Check = {
  id: 'hosts-file',
  title: 'Does a hosts file answer instead of DNS?',
  purpose: 'A line in the hosts file of one client wins over DNS, both ways: the address leads back to the first name of the line, and that goes into the SPN.',
  commands: [
    { id: 'show', title: 'show the hosts file, and what DNS says', shell: 'cmd', lines: ['type %SystemRoot%\\System32\\drivers\\etc\\hosts', 'nslookup {{fqdn}}'], where: 'client', rights: 'Any user', changes: false },
    {
      id: 'active', title: 'show active lines of hosts and lmhosts, and what DNS says', shell: 'powershell',
      lines: [
        'Select-String -Path "$env:SystemRoot\\System32\\drivers\\etc\\hosts", "$env:SystemRoot\\System32\\drivers\\etc\\lmhosts" -Pattern \'^\\s*[^#\\s]\' -ErrorAction SilentlyContinue',
        "Resolve-DnsName -Name '{{fqdn}}' -DnsOnly -NoHostsFile",
      ],
      where: 'client', rights: 'Any user', changes: false,
    },
    { id: 'linux', title: 'show the hosts file on Linux', shell: 'bash', lines: ['cat /etc/hosts'], where: 'client', rights: 'Any user', changes: false },
  ],
  readers: [hostsFile, nslookup, resolveDnsName, ping],
  judges: [hostsFileJudge],
  paste: 'The whole file with its comment lines, or the lines that the search found, best with the answer of DNS below them.',
  samples: {
    fine: `C:\\>type %SystemRoot%\\System32\\drivers\\etc\\hosts
# Copyright (c) 1993-2009 Microsoft Corp.
#
# This is a sample HOSTS file used by Microsoft TCP/IP for Windows.
#
# localhost name resolution is handled within DNS itself.
#\t127.0.0.1       localhost
#\t::1             localhost

C:\\>nslookup sql05.corp.example
Server:  dc01.corp.example
Address:  10.10.0.10

Name:    sql05.corp.example
Address:  10.10.1.21
`,
    problem: `C:\\>type %SystemRoot%\\System32\\drivers\\etc\\hosts
# Copyright (c) 1993-2009 Microsoft Corp.
#
# localhost name resolution is handled within DNS itself.
#\t127.0.0.1       localhost
#\t::1             localhost
10.10.1.20      sql05.corp.example sql05   # until the migration is done

C:\\>nslookup sql05.corp.example
Server:  dc01.corp.example
Address:  10.10.0.10

Name:    sql05.corp.example
Address:  10.10.1.21
`,
  },
  manual: { fine: 'No line without a # in front of it is about the server', problem: 'A line names the server, or holds its address with another name' },
  causes: ['kerb-dns-or-name'],
  pages: ['kerb-dns-or-name'],
  sources: [networkSources.sspiContext, networkSources.dockerInternal],
};
