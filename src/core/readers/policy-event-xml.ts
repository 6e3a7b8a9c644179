/** Events about policies in XML. */
import { policySources } from '../../data/policy-events.ts';
import type { PasteLine } from '../text/prepare.ts';
import { policyRow, takeValues } from './policy-event.ts';
import type { PolicyEvent, PolicyEventDraft } from './policy-event.ts';

const EVENT_LINES = 120;
const LINE_MAX = 60_000;

/**
 * The events in XML that begin in a line, and how many lines they take. The inserted values stand in the order of the message, with or without names.
 *
 *     <Event …><System><Provider Name='Microsoft-Windows-NTLM' …/><EventID>4001</EventID>…<Data Name='TargetName'>MSSQLSvc/10.10.1.21:1433</Data>…</Event>
 *
 * Source: Microsoft: Windows Event Log, event schema.
 */
export function policyXml(lines: readonly PasteLine[], at: number): { readonly events: readonly PolicyEvent[]; readonly used: number } | undefined {
  const first = lines[at]?.text.slice(0, LINE_MAX) ?? '';
  if (!first.includes('<Event>') && !first.includes('<Event ')) return undefined;
  const parts: { text: string; n: number; from: number }[] = [];
  let length = 0;
  let used = 0;
  while (used < EVENT_LINES) {
    const line = lines[at + used];
    const text = line?.text.slice(0, LINE_MAX) ?? '';
    if (!line || (used > 0 && /<Event[ >]/.test(text.slice(0, 200)))) break;
    parts.push({ text, n: line.n, from: length });
    length += text.length + 1;
    used += 1;
    if (text.includes('</Event>')) break;
  }
  const lineAt = (index: number): number => parts.findLast((p) => p.from <= index)?.n ?? at + 1;
  const events: PolicyEvent[] = [];
  let from = 0;
  for (const piece of parts.map((p) => p.text).join('\n').split('</Event>')) {
    const event = one(piece, from, lineAt);
    if (event) events.push(event);
    from += piece.length + '</Event>'.length;
  }
  return events.length > 0 ? { events, used } : undefined;
}

function one(xml: string, from: number, lineAt: (index: number) => number): PolicyEvent | undefined {
  const provider = /<Provider Name=["']([^"']{1,100})["']/.exec(xml)?.[1]?.toLowerCase();
  const number = /<EventID[^>]{0,40}>(\d{1,5})<\/EventID>/.exec(xml);
  const row = number ? policyRow(Number(number[1])) : undefined;
  if (provider === undefined || !number || !row || !policySources[row.about].some((source) => provider.includes(source))) return undefined;
  const draft: PolicyEventDraft = { id: { value: row.id, line: lineAt(from + number.index) }, about: row.about };
  const time = /<TimeCreated SystemTime=["']([^"']{10,40})["']/.exec(xml);
  if (time) draft.when = { value: time[1] ?? '', line: lineAt(from + time.index) };
  const computer = /<Computer>([^<]{1,255})<\/Computer>/.exec(xml);
  if (computer) draft.computer = { value: computer[1] ?? '', line: lineAt(from + computer.index) };
  const values = [...xml.matchAll(/<Data(?: Name ?=["'][A-Za-z]{1,40}["'])?>([^<]{0,1000})<\/Data>/g)].map((m) => ({ value: m[1] ?? '', line: lineAt(from + m.index) }));
  takeValues(draft, row, values);
  return draft;
}
