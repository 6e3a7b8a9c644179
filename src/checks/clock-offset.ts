import { clockOffset } from '../core/judges/clock-offset.ts';
import { netTime } from '../core/readers/net-time.ts';
import { utcTimes } from '../core/readers/utc-times.ts';
import { w32tmStripchart } from '../core/readers/w32tm-stripchart.ts';
import { networkSources } from '../data/network-sources.ts';
import type { Check } from './check.ts';

export const clockOffsetCheck: Check = {
  id: 'clock-offset',
  title: 'Do the clocks agree?',
  purpose: 'Kerberos refuses tickets when two clocks differ by more than five minutes in UTC. Measure on the client, then on the server.',
  commands: [
    { id: 'stripchart', title: 'compare this clock with a domain controller', shell: 'cmd', lines: ['w32tm /stripchart /computer:{{dc}} /samples:5 /dataonly'], where: 'client', rights: 'Any user', changes: false },
    {
      id: 'utc', title: 'UTC here and on the domain controller, without NTP', shell: 'powershell',
      lines: ["[DateTime]::UtcNow.ToString('yyyyMMddHHmmss')", "([ADSI]'LDAP://{{dc}}/RootDSE').Properties['currentTime'].Value"],
      where: 'client', rights: 'Any domain user', changes: false,
    },
  ],
  readers: [w32tmStripchart, utcTimes, netTime],
  judges: [clockOffset],
  paste: 'The lines with time and offset, such as 10:20:00, +00.0206779s, best with the line “Tracking” above them.',
  samples: {
    fine: `C:\\>w32tm /stripchart /computer:dc01 /samples:5 /dataonly
Tracking dc01 [10.10.0.10:123].
Collecting 5 samples.
The current time is 11/21/2025 10:20:00 AM.
10:20:00, +00.0206779s
10:20:02, +00.0207014s
10:20:04, +00.0206442s
10:20:06, +00.0206990s
10:20:08, +00.0207121s
`,
    problem: `C:\\>w32tm /stripchart /computer:dc01 /samples:5 /dataonly
Tracking dc01 [10.10.0.10:123].
Collecting 5 samples.
The current time is 11/21/2025 10:25:14 AM.
10:25:14, -412.5510422s
10:25:16, -412.5513001s
10:25:18, -412.5512214s
10:25:20, -412.5511873s
10:25:22, -412.5512560s
`,
  },
  manual: { fine: 'Every offset is below 300 seconds, on the client and on the server', problem: 'An offset above 300 seconds, with plus or minus' },
  causes: ['kerb-clock-skew'],
  pages: ['kerb-clock-skew', 'tls-cert-expired'],
  sources: [networkSources.timeTools, networkSources.tolerance, networkSources.skew],
};
