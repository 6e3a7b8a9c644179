/** The time zone of a machine, and on Linux what goes with it. */
import type { Paste } from '../text/prepare.ts';
import { commandOf, isPrompt } from './command-line.ts';
import { labelled } from './labelled-line.ts';
import { isBlank } from './network-text.ts';
import type { At, Reader, Reading } from './reader.ts';
import { finish, open, pass, understand } from './reading-lines.ts';
import type { Open } from './reading-lines.ts';

export interface TimeZone {
  readonly layout: 'tzutil' | 'Get-TimeZone' | 'timedatectl';
  /** `W. Europe Standard Time` on Windows, `Europe/Berlin` elsewhere. */
  readonly zone: At<string>;
  /** Minutes by which the zone is ahead of UTC without summer time. timedatectl: at the moment. */
  readonly offset?: At<number>;
  /** timedatectl: whether the clock is synchronised. */
  readonly synchronised?: At<boolean>;
}

type Draft = { -readonly [K in 'zone' | 'offset' | 'synchronised']?: TimeZone[K] } & { readonly layout: TimeZone['layout']; readonly block: Open };

const GAP = 1;
/** Names of zones are the same in each display language. */
const WINDOWS_ZONE = /^[A-Z][A-Za-z.() +-]{1,50} Standard Time(?:_dstoff)?$/;
const UTC_ZONE = /^UTC(?:[+-]\d{1,2})?$/;
const LIST = ['Id', 'HasIanaId', 'DisplayName', 'StandardName', 'DaylightName', 'BaseUtcOffset', 'SupportsDaylightSavingTime'];
const CTL = ['Local time', 'Universal time', 'RTC time', 'Time zone', 'System clock synchronized', 'NTP synchronized', 'NTP service', 'systemd-timesyncd.service active', 'Network time on', 'NTP enabled', 'RTC in local TZ'];

/**
 * Reads `tzutil /g`, `Get-TimeZone` and `timedatectl`.
 *
 *     W. Europe Standard Time
 *     Id                         : W. Europe Standard Time
 *            Time zone: Europe/Berlin (CET, +0100)
 *
 * Sources: Microsoft: tzutil, Get-TimeZone; systemd: timedatectl.
 */
export const timeZone: Reader<TimeZone> = {
  id: 'time-zone',
  title: 'time zone (tzutil, Get-TimeZone, timedatectl)',
  read: (paste) => readZones(paste),
};

function readZones(paste: Paste): readonly Reading<TimeZone>[] {
  const readings: Reading<TimeZone>[] = [];
  let draft: Draft | undefined;
  let asked = false;
  const close = (): void => {
    const zone = draft?.zone;
    if (draft && zone) {
      const { block, ...facts } = draft;
      readings.push(finish('time-zone', paste, block, { ...facts, zone }));
    }
    draft = undefined;
  };
  for (const line of paste.lines) {
    if (isBlank(line.text)) continue;
    const text = line.text.slice(0, 300);
    const trimmed = text.trim();
    const command = commandOf(text, ['tzutil']);
    if (command || isPrompt(text)) {
      close();
      asked = command?.args[0]?.toLowerCase() === '/g';
      continue;
    }
    if (WINDOWS_ZONE.test(trimmed) || (asked && UTC_ZONE.test(trimmed))) {
      close();
      draft = { block: open(line), layout: 'tzutil', zone: { value: trimmed, line: line.n } };
      close();
      asked = false;
      continue;
    }
    asked = false;
    const pair = labelled(text);
    const layout = pair && (LIST.includes(pair.label) ? 'Get-TimeZone' : CTL.includes(pair.label) ? 'timedatectl' : undefined);
    if (pair && layout) {
      if (draft && (draft.layout !== layout || (draft.zone && (pair.label === 'Id' || pair.label === 'Local time')))) close();
      // "Id" and "DisplayName" stand in lists of other kinds: the name of a zone has to follow.
      if (!draft && layout === 'Get-TimeZone' && pair.label === 'Id' && !WINDOWS_ZONE.test(pair.value) && !UTC_ZONE.test(pair.value)) continue;
      draft ??= { block: open(line), layout };
      understand(draft.block, line.n);
      take(draft, pair.label, pair.value, line.n);
    } else if (draft && pass(draft.block, line, GAP)) close();
  }
  close();
  return readings;
}

function take(draft: Draft, label: string, value: string, line: number): void {
  switch (label) {
    case 'Id':
      draft.zone = { value, line };
      break;
    case 'StandardName':
      if (WINDOWS_ZONE.test(value)) draft.zone ??= { value, line };
      break;
    case 'BaseUtcOffset': {
      const found = /^(-?)(\d{2}):(\d{2}):\d{2}$/.exec(value);
      if (found) draft.offset = { value: (found[1] ? -1 : 1) * (Number(found[2]) * 60 + Number(found[3])), line };
      break;
    }
    case 'Time zone': {
      const found = /^([A-Za-z0-9_+/-]{2,40})(?: \([^,)]{1,8}, ([+-])(\d{2})(\d{2})\))?/.exec(value);
      if (!found) break;
      draft.zone = { value: found[1] ?? '', line };
      if (found[2]) draft.offset = { value: (found[2] === '-' ? -1 : 1) * (Number(found[3]) * 60 + Number(found[4])), line };
      break;
    }
    case 'System clock synchronized': case 'NTP synchronized':
      if (/^(?:yes|no)$/.test(value)) draft.synchronised = { value: value === 'yes', line };
      break;
    default:
  }
}
