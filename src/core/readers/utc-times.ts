/** Two clocks in UTC, side by side: the one of this machine and the one of a domain controller over LDAP. */
import type { Paste } from '../text/prepare.ts';
import { utcSeconds } from './local-stamp.ts';
import { isBlank } from './network-text.ts';
import type { At, Reader, Reading } from './reader.ts';
import { finish, open, understand } from './reading-lines.ts';

export interface UtcTimes {
  /** Seconds since 1970 on this machine. */
  readonly here: At<number>;
  /** Seconds since 1970 on the domain controller. */
  readonly there: At<number>;
}

/**
 * Reads the pair that these two lines of PowerShell print: `[DateTime]::UtcNow.ToString('yyyyMMddHHmmss')` and the attribute
 * currentTime of the RootDSE, in either order. Lines with a prompt may stand between them.
 *
 *     20251121092000
 *     20251121092652.0Z
 *
 * Source: [MS-ADTS] 3.1.1.3.2.2, currentTime.
 */
export const utcTimes: Reader<UtcTimes> = {
  id: 'utc-times',
  title: 'UTC here and on the domain controller',
  read: (paste) => readPairs(paste),
};

const FARTHEST = 4;

function readPairs(paste: Paste): readonly Reading<UtcTimes>[] {
  const readings: Reading<UtcTimes>[] = [];
  let waiting: (At<number> & { there: boolean }) | undefined;
  for (const line of paste.lines) {
    if (isBlank(line.text)) continue;
    const text = line.text.length < 60 ? line.text.trim() : '';
    const value = utcSeconds(text);
    if (value === undefined) continue;
    const now = { value, line: line.n, there: text.endsWith('Z') };
    if (waiting && waiting.there !== now.there && now.line - waiting.line <= FARTHEST) {
      const first = paste.lines[waiting.line - 1];
      if (!first) continue;
      const block = open(first);
      for (let n = waiting.line; n <= now.line; n += 1) understand(block, n);
      const [here, there] = now.there ? [waiting, now] : [now, waiting];
      readings.push(finish('utc-times', paste, block, { here: { value: here.value, line: here.line }, there: { value: there.value, line: there.line } }));
      waiting = undefined;
    } else waiting = now;
  }
  return readings;
}
