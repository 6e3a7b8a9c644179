import { eventData } from '../../data/event-labels.ts';
import type { PasteLine } from '../text/prepare.ts';
import { kindOf } from './kerberos-event.ts';
import { put } from './kerberos-event-draft.ts';
import type { KerberosEvent, KerberosEventDraft } from './kerberos-event-draft.ts';

/** An event has fewer lines of XML, and a line is shorter. */
const EVENT_LINES = 150;
const LINE_MAX = 100_000;

/**
 * The events in XML that begin in a line, and how many lines they take. wevtutil prints one event a line, the Event Viewer one element a line
 * with a minus sign before what can be folded.
 *
 *     <Event xmlns='…'><System><Provider Name='Microsoft-Windows-Security-Auditing' …/><EventID>4769</EventID>…<Data Name='Status'>0xe</Data>…</Event>
 *
 * Microsoft: Windows Event Log, event schema.
 */
export function kerberosXml(lines: readonly PasteLine[], at: number): { readonly events: readonly KerberosEvent[]; readonly used: number } | undefined {
  const first = lines[at]?.text.slice(0, LINE_MAX) ?? '';
  if (!first.includes('<Event>') && !first.includes('<Event ')) return undefined;
  const parts: { text: string; n: number; from: number }[] = [];
  let used = 0;
  let length = 0;
  for (; used < EVENT_LINES; used += 1) {
    const line = lines[at + used];
    if (!line || (used > 0 && /<Event[ >]/.test(line.text.slice(0, 200)))) break;
    const text = line.text.slice(0, LINE_MAX);
    parts.push({ text, n: line.n, from: length });
    length += text.length + 1;
    if (text.includes('</Event>')) {
      used += 1;
      break;
    }
  }
  const all = parts.map((p) => p.text).join('\n');
  const lineAt = (index: number): number => parts.findLast((p) => p.from <= index)?.n ?? at + 1;
  const events: KerberosEvent[] = [];
  let from = 0;
  for (const piece of all.split('</Event>')) {
    const event = one(piece, from, lineAt);
    if (event) events.push(event);
    from += piece.length + '</Event>'.length;
  }
  return events.length > 0 ? { events, used } : undefined;
}

function one(xml: string, from: number, lineAt: (index: number) => number): KerberosEvent | undefined {
  const provider = /<Provider Name=["']([^"']{1,100})["']/.exec(xml);
  const number = /<EventID[^>]{0,40}>(\d{1,5})<\/EventID>/.exec(xml);
  if (!provider || !number) return undefined;
  const id = Number(number[1]);
  const kind = kindOf(provider[1], id, '');
  if (kind === undefined) return undefined;
  const line = lineAt(from + number.index);
  const draft: KerberosEventDraft = { kind, line, id: { value: id, line } };
  const time = /<TimeCreated SystemTime=["']([^"']{10,40})["']/.exec(xml);
  if (time) draft.when = { value: time[1] ?? '', line: lineAt(from + time.index) };
  const computer = /<Computer>([^<]{1,255})<\/Computer>/.exec(xml);
  if (computer) draft.computer = { value: computer[1] ?? '', line: lineAt(from + computer.index) };
  for (const data of xml.matchAll(/<Data Name=["']([A-Za-z]{1,40})["']>([^<]{0,1000})<\/Data>/g)) {
    const name = eventData[data[1] ?? ''];
    if (name !== undefined) put(draft, name, data[2] ?? '', lineAt(from + data.index));
  }
  return draft as KerberosEvent;
}
