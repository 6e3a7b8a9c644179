import { schannelEventsJudge } from '../core/judges/schannel-events.ts';
import { schannelEvents as reader } from '../core/readers/schannel-events.ts';
import type { Check } from './check.ts';

export const schannelEvents: Check = {
  id: 'schannel-events',
  title: 'What do the Schannel events say?',
  purpose: 'The program says that SSPI failed; Schannel says why, at the same second. Read both ends: one refusal makes a pair of events.',
  commands: [
    {
      id: 'last-half-hour',
      title: 'show the Schannel events of the last 30 minutes',
      shell: 'powershell',
      lines: ["Get-WinEvent -FilterHashtable @{ LogName = 'System'; ProviderName = 'Schannel'; StartTime = (Get-Date).AddMinutes(-30) } | Format-List -Property 'TimeCreated', 'Id', 'Message'"],
      where: 'server',
      rights: 'Local user, or Event Log Readers',
      changes: false,
    },
    {
      id: 'last-twenty',
      title: 'show the last 20 Schannel events',
      shell: 'cmd',
      lines: ['wevtutil qe System /c:20 /rd:true /f:text /q:"*[System[Provider[@Name=\'Schannel\']]]"'],
      where: 'server',
      rights: 'Local user, or Event Log Readers',
      changes: false,
    },
    {
      id: 'count-by-number',
      title: 'count the Schannel events of the last day by number',
      shell: 'powershell',
      lines: ["Get-WinEvent -FilterHashtable @{ LogName = 'System'; ProviderName = 'Schannel'; StartTime = (Get-Date).AddDays(-1) } | Group-Object -Property Id -NoElement | Sort-Object -Property Count -Descending"],
      where: 'server',
      rights: 'Local user, or Event Log Readers',
      changes: false,
    },
  ],
  readers: [reader],
  judges: [schannelEventsJudge],
  paste: 'the events of the minute of the failure, from the command, from the Event Viewer (Copy, as text) or as XML, in any display language',
  samples: {
    fine: `TimeCreated : 11/21/2025 9:10:02 AM
Id          : 36880
Message     : A TLS server handshake completed successfully. The negotiated cryptographic parameters are as follows.

                 Protocol version: TLS 1.2
                 CipherSuite: 0xC030
                 Exchange strength: 384 bits
                 Context handle: 0x1f2d3c4b5a60
                 Target name:
                 Local certificate subject name: CN=sql05.corp.example
                 Remote certificate subject name:
`,
    problem: `TimeCreated : 11/21/2025 9:12:44 AM
Id          : 36871
Message     : A fatal error occurred while creating a TLS client credential. The internal error state is 10013.
              The SSPI client process is sqlservr (PID: 4321).
`,
  },
  manual: { fine: 'No Schannel error at the time of the failure, on both ends', problem: 'An error event from Schannel at the time of the failure' },
  causes: [
    'tls-no-common-protocol', 'tls-no-common-cipher', 'tls-cert-untrusted-root', 'tls-cert-expired', 'tls-cert-name-mismatch', 'tls-cert-unsuitable', 'tls-private-key-access',
    'tls-not-tls-or-wrong-mode', 'tls-client-cert-required', 'tls-session-resumption-bug', 'tls-cert-revocation-unreachable', 'fips-policy', 'driver-too-old', 'other',
  ],
  pages: ['schannel-events', 'handshake-refused', 'tls-no-common-protocol', 'tls-no-common-cipher'],
  sources: [
    { title: 'Schannel Events (dn786445)', url: 'https://learn.microsoft.com/previous-versions/windows/it-pro/windows-server-2012-R2-and-2012/dn786445(v=ws.11)' },
    { title: 'Windows: message table of the Schannel event provider' },
  ],
};
