import { timeZoneHarm } from '../core/judges/time-zone.ts';
import { netTime } from '../core/readers/net-time.ts';
import { timeZone } from '../core/readers/time-zone.ts';
import { utcTimes } from '../core/readers/utc-times.ts';
import { w32tmStripchart } from '../core/readers/w32tm-stripchart.ts';
import { networkSources } from '../data/network-sources.ts';
import type { Check } from './check.ts';

export const timeZoneCheck: Check = {
  id: 'time-zone',
  title: 'Does the time zone do harm?',
  purpose: 'Kerberos and TLS count in UTC, so zones may differ. A wrong zone does harm once somebody sets the clock until the hour on the wall looks right.',
  commands: [
    { id: 'zone', title: 'show the zone, and the clock in UTC', shell: 'cmd', lines: ['tzutil /g', 'w32tm /stripchart /computer:{{dc}} /samples:1 /dataonly'], where: 'client', rights: 'Any user', changes: false },
    {
      id: 'zone-powershell', title: 'show the zone, and UTC here and on the domain controller', shell: 'powershell',
      lines: ['Get-TimeZone', "[DateTime]::UtcNow.ToString('yyyyMMddHHmmss')", "([ADSI]'LDAP://{{dc}}/RootDSE').Properties['currentTime'].Value"],
      where: 'client', rights: 'Any domain user', changes: false,
    },
  ],
  readers: [timeZone, w32tmStripchart, utcTimes, netTime],
  judges: [timeZoneHarm],
  paste: 'The name of the zone, and with it a measurement in UTC: the zone alone tells nothing.',
  samples: {
    fine: `C:\\>tzutil /g
W. Europe Standard Time
C:\\>w32tm /stripchart /computer:dc01 /samples:1 /dataonly
Tracking dc01 [10.10.0.10:123].
Collecting 1 samples.
The current time is 11/21/2025 10:20:00 AM.
10:20:00, +00.0206779s
`,
    problem: `C:\\>tzutil /g
GMT Standard Time
C:\\>w32tm /stripchart /computer:dc01 /samples:1 /dataonly
Tracking dc01 [10.10.0.10:123].
Collecting 1 samples.
The current time is 11/21/2025 10:20:00 AM.
10:20:00, -3599.8206779s
`,
  },
  manual: { fine: 'UTC agrees on both machines, whatever their zones', problem: 'UTC differs by whole or half hours' },
  causes: ['kerb-clock-skew'],
  pages: ['kerb-clock-skew'],
  sources: [networkSources.tzutil, networkSources.timeTools],
};
