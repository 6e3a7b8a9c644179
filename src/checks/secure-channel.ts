import { domainTrusts } from '../core/judges/domain-trusts.ts';
import { secureChannel } from '../core/judges/secure-channel.ts';
import { nltestSecureChannel } from '../core/readers/nltest-secure-channel.ts';
import { nltestTrusts } from '../core/readers/nltest-trusts.ts';
import { testComputerSecureChannel } from '../core/readers/test-computersecurechannel.ts';
import { networkSources } from '../data/network-sources.ts';
import type { Check } from './check.ts';

export const secureChannelCheck: Check = {
  id: 'secure-channel',
  title: 'Is the secure channel of the machine in order?',
  purpose: 'The server asks its controller about NTLM through this channel. It breaks when the password of the machine is out of step, after a snapshot or a clone.',
  commands: [
    { id: 'query', title: 'show the secure channel', shell: 'cmd', lines: ['nltest /sc_query:{{domain}}'], where: 'server', rights: 'Local administrator, elevated', changes: false },
    { id: 'test', title: 'test the secure channel', shell: 'powershell', lines: ['Test-ComputerSecureChannel -Verbose'], where: 'server', rights: 'Local administrator, elevated; Windows PowerShell 5.1', changes: false },
    {
      id: 'verify', title: 'verify the secure channel', shell: 'cmd', lines: ['nltest /sc_verify:{{domain}}'], where: 'server', rights: 'Local administrator, elevated',
      changes: 'the secure channel of this machine, if it is broken: builds it again', undo: ['Not needed: a working channel stays as it is.'],
    },
    { id: 'trusts', title: 'list the trusts as this machine sees them', shell: 'cmd', lines: ['nltest /domain_trusts /all_trusts /v'], where: 'server', rights: 'Any domain user', changes: false },
  ],
  readers: [nltestSecureChannel, testComputerSecureChannel, nltestTrusts],
  judges: [secureChannel, domainTrusts],
  paste: 'All lines of nltest, the status lines above all: “The command completed successfully” says nothing. For True or False, the command line above it.',
  samples: {
    fine: `C:\\>nltest /sc_query:corp.example
Flags: 30 HAS_IP  HAS_TIMESERV
Trusted DC Name \\\\DC01.corp.example
Trusted DC Connection Status Status = 0 0x0 NERR_Success
The command completed successfully
`,
    problem: `C:\\>nltest /sc_query:corp.example
Flags: 0
Trusted DC Name
Trusted DC Connection Status Status = 1311 0x51f ERROR_NO_LOGON_SERVERS
The command completed successfully
`,
  },
  manual: { fine: 'Each status line says 0 0x0 NERR_Success, or True', problem: 'Another status in one of the lines, or False' },
  causes: ['kerb-no-dc-or-trust'],
  pages: ['kerb-no-dc-or-trust', 'cloned-or-rejoined-servers', 'ntlm-untrusted-domain'],
  sources: [networkSources.nltest, networkSources.testChannel, networkSources.brokenTrust],
};
