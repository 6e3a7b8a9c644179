import { timeService } from '../core/judges/time-service.ts';
import { timeZone } from '../core/readers/time-zone.ts';
import { w32tmStatus } from '../core/readers/w32tm-status.ts';
import { networkSources } from '../data/network-sources.ts';
import type { Check } from './check.ts';

export const timeServiceCheck: Check = {
  id: 'time-service',
  title: 'Where does this machine take its time from?',
  purpose: 'A machine that follows nobody drifts out of the five minutes of Kerberos. A domain member should follow a domain controller.',
  commands: [
    { id: 'status', title: 'show the time source', shell: 'cmd', lines: ['w32tm /query /status'], where: 'server', rights: 'Local administrator, elevated', changes: false },
    { id: 'status-powershell', title: 'show the time source, from PowerShell', shell: 'powershell', lines: ['w32tm /query /status /verbose'], where: 'server', rights: 'Local administrator, elevated', changes: false },
    { id: 'linux', title: 'show clock and zone on Linux', shell: 'bash', lines: ['timedatectl'], where: 'server', rights: 'Any user', changes: false },
  ],
  readers: [w32tmStatus, timeZone],
  judges: [timeService],
  paste: 'All lines of w32tm /query /status, from “Leap Indicator” to “Poll Interval”, or the error in their place.',
  samples: {
    fine: `C:\\>w32tm /query /status
Leap Indicator: 0(no warning)
Stratum: 3 (secondary reference - syncd by (S)NTP)
Precision: -23 (119.209ns per tick)
Root Delay: 0.0312517s
Root Dispersion: 0.0455613s
ReferenceId: 0x0A0A000A (source IP:  10.10.0.10)
Last Successful Sync Time: 11/21/2025 10:14:31 AM
Source: dc01.corp.example
Poll Interval: 10 (1024s)
`,
    problem: `C:\\>w32tm /query /status
Leap Indicator: 3(not synchronized)
Stratum: 0 (unspecified)
Precision: -23 (119.209ns per tick)
Root Delay: 0.0000000s
Root Dispersion: 0.0000000s
ReferenceId: 0x00000000 (unspecified)
Last Successful Sync Time: unspecified
Source: Local CMOS Clock
Poll Interval: 6 (64s)
`,
  },
  manual: { fine: 'Source names a domain controller, and the leap indicator is not 3', problem: 'Source is Local CMOS Clock, or the service is not started' },
  causes: ['kerb-clock-skew'],
  pages: ['kerb-clock-skew'],
  sources: [networkSources.timeTools],
};
