/** Schannel events of the System log, in each form in which people paste them. */
import type { Paste } from '../text/prepare.ts';
import type { Reader, Reading } from './reader.ts';
import { finish, open, understand } from './reading-lines.ts';
import type { SchannelEvent } from './schannel-event.ts';
import { labelledEvent } from './schannel-labelled.ts';
import { rowEvent, tableHead } from './schannel-rows.ts';
import { friendlyEvent, xmlEvents } from './schannel-xml.ts';

export interface SchannelLog {
  readonly layout: 'labelled' | 'xml' | 'details' | 'rows';
  /** In the order of the text. */
  readonly events: readonly SchannelEvent[];
}


/**
 * Reads Schannel events 36864 to 36912: copied from the Event Viewer in any display language, the layout of Windows Server 2003 (`Event Type:`), wevtutil,
 * event XML and the Details tab, Get-WinEvent and Get-EventLog as list, table or count, one line of a log or of CSV, and the bare text where it names the event.
 *
 *     Source:        Schannel
 *     Event ID:      36871
 *     …
 *     A fatal error occurred while creating a TLS client credential. The internal error state is 10013.
 *
 * Sources: message table of the Schannel event provider; Microsoft: Schannel events (dn786445).
 */
export const schannelEvents: Reader<SchannelLog> = {
  id: 'schannel-events',
  title: 'Schannel events',
  cues: ['schannel', 'tls', 'ssl', 'schwerwiegender', 'schwerwiegende', '警告', '致命', 'fatal'],
  read: (paste) => readEvents(paste),
  names: (log) =>
    log.events.flatMap((event) => {
      const name = event.target;
      const real = name && /^[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,10}$/.test(name.value) && !/^[0-9.]+$/.test(name.value);
      const outgoing = event.id.value === 36884 || event.role?.value === 'client';
      return real && outgoing ? [{ kind: 'server' as const, ...name }] : [];
    }),
};

function readEvents(paste: Paste): readonly Reading<SchannelLog>[] {
  const readings: Reading<SchannelLog>[] = [];
  const { lines } = paste;
  const taken = (from: number, count: number, layout: SchannelLog['layout'], events: readonly SchannelEvent[], unread: readonly number[] = []): void => {
    const first = lines[from];
    if (!first) return;
    const block = open(first);
    for (let k = 0; k < count; k += 1) if (!unread.includes(first.n + k)) understand(block, first.n + k);
    readings.push(finish('schannel-events', paste, block, { layout, events }));
  };
  let free = 0;
  for (let i = 0; i < lines.length; i += 1) {
    const xml = xmlEvents(lines, i) ?? undefined;
    if (xml) {
      taken(i, xml.used, 'xml', xml.events);
      i += xml.used - 1;
      free = i + 1;
      continue;
    }
    const details = friendlyEvent(lines, i);
    if (details) {
      taken(i, details.used, 'details', details.events);
      i += details.used - 1;
      free = i + 1;
      continue;
    }
    const labelled = labelledEvent(lines, i, free);
    if (labelled) {
      // The Event Viewer copies the same event once more as XML.
      const next = lines[labelled.to + 1]?.text.trim() === '' ? labelled.to + 2 : labelled.to + 1;
      const twin = xmlEvents(lines, next);
      const same = twin?.events.length === 1 && twin.events[0]?.id.value === labelled.event.id.value;
      const event = same ? { ...twin.events[0], ...labelled.event } : labelled.event;
      const to = same && twin ? next + twin.used - 1 : labelled.to;
      taken(labelled.from, to - labelled.from + 1, 'labelled', [event]);
      i = to;
      free = i + 1;
      continue;
    }
    const rows = table(paste, i);
    if (rows) {
      taken(i, rows.used, 'rows', rows.events, rows.unread);
      i += rows.used - 1;
      free = i + 1;
    }
  }
  return readings;
}

/** Rows from a line on: a table with its head, or single lines of a log. */
function table(paste: Paste, at: number): { events: SchannelEvent[]; used: number; unread: number[] } | undefined {
  const { lines } = paste;
  const events: SchannelEvent[] = [];
  const unread: number[] = [];
  let head = tableHead(lines, at);
  let used = 0;
  let last = 0;
  let waiting: number[] = [];
  for (let k = head?.used ?? 0; at + k < lines.length; k += 1) {
    const line = lines[at + k];
    if (!line) break;
    if (k > 0 && line.text.trim() === '') {
      if (events.length > 0 || waiting.length > 0) break;
      continue;
    }
    const more = k > 0 ? tableHead(lines, at + k) : undefined;
    if (more) {
      head = more;
      k += more.used - 1;
      continue;
    }
    const row = rowEvent(lines, at + k, head?.kind);
    if (!row) {
      if (events.length === 0 || !head || waiting.length >= 4) break;
      waiting.push(line.n);
      continue;
    }
    events.push(row.event);
    unread.push(...waiting);
    waiting = [];
    k += row.used - 1;
    last = at + k;
    used = last - at + 1;
    if (!head) break;
  }
  return events.length > 0 ? { events, used, unread } : undefined;
}
