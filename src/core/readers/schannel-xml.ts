/** Schannel events as XML, and as the Details tab of the Event Viewer shows them. */
import type { PasteLine } from '../text/prepare.ts';
import { fromData, fromText, isSchannelId } from './schannel-event.ts';
import type { SchannelEvent } from './schannel-event.ts';

/** Lines of one XML event. */
const EVENT_LINES = 120;
const LINE_MAX = 60_000;

/**
 * The events that begin in a line; `used` is the number of lines that they take. Several may stand in one line.
 *
 *     <Event xmlns='…'><System><Provider Name='Schannel' …/><EventID>36871</EventID>…<Data Name='Type'>client</Data>…</Event>
 *
 * Source: Microsoft: Windows Event Log, event schema.
 */
export function xmlEvents(lines: readonly PasteLine[], at: number): { events: SchannelEvent[]; used: number } | undefined {
  const first = lines[at]?.text ?? '';
  if (!/<Event[ >]/.test(first.slice(0, LINE_MAX))) return undefined;
  let used = 0;
  let ended = false;
  const parts: { text: string; n: number }[] = [];
  while (!ended && used < EVENT_LINES && at + used < lines.length) {
    const line = lines[at + used];
    if (!line) break;
    if (used > 0 && /<Event[ >]/.test(line.text.slice(0, 200))) break;
    parts.push({ text: line.text.slice(0, LINE_MAX), n: line.n });
    ended = line.text.includes('</Event>');
    used += 1;
  }
  const all = parts.map((p) => p.text).join('\n');
  const lineAt = (index: number): number => {
    let left = index;
    for (const part of parts) {
      if (left <= part.text.length) return part.n;
      left -= part.text.length + 1;
    }
    return parts.at(-1)?.n ?? 1;
  };
  const events: SchannelEvent[] = [];
  let from = 0;
  for (const piece of all.split('</Event>')) {
    const event = one(piece, (index) => lineAt(from + index));
    if (event) events.push(event);
    from += piece.length + '</Event>'.length;
  }
  return events.length > 0 ? { events, used } : undefined;
}

function one(xml: string, line: (index: number) => number): SchannelEvent | undefined {
  if (!/<Provider Name=["']Schannel["']/.test(xml)) return undefined;
  const number = /<EventID[^>]{0,40}>([0-9]{5})<\/EventID>/.exec(xml);
  const id = Number(number?.[1]);
  if (!number || !isSchannelId(id)) return undefined;
  let found: SchannelEvent = { id: { value: id, line: line(number.index) } };
  const message = /<Message>([^<]{1,4000})/.exec(xml);
  if (message) found = { ...found, ...fromText(id, [{ text: message[1] ?? '', n: line(message.index) }]) };
  const time = /<TimeCreated SystemTime=["']([^"']{10,40})["']/.exec(xml);
  if (time) found = { ...found, time: { value: time[1] ?? '', line: line(time.index) } };
  const computer = /<Computer>([^<]{1,255})<\/Computer>/.exec(xml);
  if (computer) found = { ...found, computer: { value: computer[1] ?? '', line: line(computer.index) } };
  const pid = /<(?:Data Name=["']CallerProcessId["']|CallerProcessId)>([0-9]{1,10})</.exec(xml);
  const image = /<(?:Data Name=["']CallerProcessImageName["']|CallerProcessImageName)>([^<]{1,255})</.exec(xml);
  if (pid) found = { ...found, process: { value: { name: image?.[1] ?? '', pid: Number(pid[1]) }, line: line(pid.index) } };
  for (const data of xml.matchAll(/<Data Name=["']([A-Za-z]{1,40})["']>([^<]{0,1000})<\/Data>/g)) {
    found = { ...found, ...fromData(id, data[1] ?? '', data[2] ?? '', line(data.index)) };
  }
  // Events since Windows 8 keep the data in UserData, with the names as elements.
  const user = xml.indexOf('<EventXML');
  if (user >= 0) {
    for (const data of xml.slice(user).matchAll(/<([A-Za-z]{1,40})>([^<]{0,1000})<\/[A-Za-z]{1,40}>/g)) {
      found = { ...found, ...fromData(id, data[1] ?? '', data[2] ?? '', line(user + data.index)) };
    }
  }
  return found;
}

/**
 * The event of the Details tab (friendly view) that begins in a line: `- System`, then `EventID 36887`, then the names and data.
 */
export function friendlyEvent(lines: readonly PasteLine[], at: number): { events: SchannelEvent[]; used: number } | undefined {
  if (!/^[\s+-]{0,6}System\s*$/.test(lines[at]?.text.slice(0, 40) ?? '')) return undefined;
  let found: SchannelEvent | undefined;
  let schannel = false;
  let used = 1;
  let last = 0;
  for (; used < 50 && at + used < lines.length; used += 1) {
    const line = lines[at + used];
    const pair = line && line.text.length < 600 ? /^[\s+-]{0,12}(?:\[ )?([A-Za-z]{2,40})\]?\s{1,12}(\S.{0,500})$/.exec(line.text) : null;
    if (!line || /<Event[ >]/.test(line.text.slice(0, 200)) || /^[\s+-]{0,6}System\s*$/.test(line.text.slice(0, 40))) break;
    if (!pair) continue;
    const name = pair[1] ?? '';
    const value = (pair[2] ?? '').trim();
    if (name === 'Name' && value === 'Schannel') schannel = true;
    else if (name === 'EventID' && isSchannelId(Number(value))) found = { id: { value: Number(value), line: line.n } };
    else if (found && name === 'Computer') found = { ...found, computer: { value, line: line.n } };
    else if (found && name === 'SystemTime') found = { ...found, time: { value, line: line.n } };
    else if (found && name !== 'Name') {
      const more = fromData(found.id.value, name, value, line.n);
      if (Object.keys(more).length === 0) continue;
      found = { ...found, ...more };
    } else continue;
    last = used;
  }
  return found && schannel ? { events: [found], used: last + 1 } : undefined;
}
