/** Events about policies as text: the head, the sentence, and the values below it. */
import { headLabels } from '../../data/event-labels.ts';
import { policySources, policyWords } from '../../data/policy-events.ts';
import type { PolicyEventRow } from '../../data/policy-events.ts';
import type { PasteLine } from '../text/prepare.ts';
import { isPrompt } from './command-line.ts';
import { labelled, plainLabel } from './labelled-line.ts';
import { policyPhrase, policyRow, takeValues } from './policy-event.ts';
import type { PolicyEvent, PolicyEventDraft } from './policy-event.ts';
import { isValue, takeCredssp, valuesOf } from './policy-event-values.ts';
import type { Text } from './policy-event-values.ts';
import { hasWords } from './reading-lines.ts';
import type { At } from './reader.ts';

/** An event has at most so many lines, and so many in a row that say nothing known. */
const MOST = 60;
const STRANGE = 2;
const LINE_MAX = 4000;
const ROW = /^[\s"]{0,8}(\d{1,4}[./-]\d{1,2}[./-]\d{1,4},? \d{1,2}:\d{2}(?::\d{2})?(?: [AP]M)?)/;
const HEADS: ReadonlyMap<string, keyof typeof headLabels> = new Map(
  (Object.keys(headLabels) as (keyof typeof headLabels)[]).flatMap((key) => headLabels[key].map((label) => [label, key] as const)),
);

/**
 * The event that a line begins: by its number in a head, or by its text. `from` and `to` are indexes of lines; lines before `free` belong to the event before.
 *
 *     Id          : 4001
 *     Message     : NTLM client blocked: Outgoing NTLM authentication traffic to remote servers that is blocked.
 */
export function textEvent(
  lines: readonly PasteLine[],
  at: number,
  free: number,
): { readonly event: PolicyEvent; readonly from: number; readonly to: number; readonly understood: readonly number[] } | undefined {
  const line = lines[at];
  if (!line || line.text.length > LINE_MAX) return undefined;
  const number = eventNumber(line.text);
  const head = number === undefined ? undefined : policyRow(number);
  const phrase = head ? undefined : policyPhrase(line.text);
  if (!head && (!phrase || isCommand(line.text))) return undefined;
  const from = headStart(lines, at, free);
  const row = head ? null : ROW.exec(line.text.slice(0, 60));
  // A row of a table is one line.
  const body = bodyOf(row ? lines.slice(0, at + 1) : lines, at, head);
  const said = body.texts.map((t) => policyPhrase(t.text)).find((row) => row !== undefined);
  const kind = head ?? (said && phrase && said.id !== phrase.id ? said : phrase);
  if (!kind) return undefined;
  const before = lines.slice(from, at + 1);
  const heads = [...before, ...lines.slice(at + 1, body.begins)];
  if (head && said?.id !== head.id && !belongs(head, heads, body.texts)) return undefined;
  const draft: PolicyEventDraft = { id: { value: kind.id, line: line.n }, about: kind.about };
  takeHeads(draft, heads);
  if (row) draft.when ??= { value: row[1] ?? '', line: line.n };
  takeValues(draft, kind, body.values);
  if (kind.about === 'credssp') takeCredssp(draft, body.texts);
  const understood = [...heads.filter((l) => hasWords(l.text)), ...body.texts.filter((t) => t.known)].map((l) => l.n).sort((a, b) => a - b);
  return { event: draft, from, to: body.to, understood };
}

/** A command that names the number or the text of an event is no event. */
function isCommand(text: string): boolean {
  return /Get-WinEvent|Get-EventLog|wevtutil|-FilterHashtable/i.test(text.slice(0, 500));
}

function eventNumber(text: string): number | undefined {
  const pair = labelled(text);
  if (!pair || HEADS.get(plainLabel(pair.label)) !== 'id') return undefined;
  const number = /^(\d{4})$/.exec(pair.value);
  return number ? Number(number[1]) : undefined;
}

function headOf(text: string): { key: keyof typeof headLabels; value: string } | undefined {
  const pair = text.length < 600 && /^\s{0,8}\S/.test(text) ? labelled(text) : undefined;
  const key = pair && HEADS.get(plainLabel(pair.label));
  return pair && key ? { key, value: pair.value } : undefined;
}

function headStart(lines: readonly PasteLine[], at: number, free: number): number {
  let from = at;
  for (let k = at - 1; k >= free && at - k <= 12; k -= 1) {
    const head = headOf(lines[k]?.text ?? '');
    if (!head) break;
    from = k;
    if (head.key === 'log') break;
  }
  return from;
}

interface Body {
  /** Index of the first line behind the head. */
  readonly begins: number;
  readonly to: number;
  readonly texts: readonly Text[];
  readonly values: readonly At<string>[];
}

/** The text of an event and its inserted values: `label: value` in one line, or the value in the line below. */
function bodyOf(lines: readonly PasteLine[], at: number, head: PolicyEventRow | undefined): Body {
  const texts: Text[] = [];
  const begins = head ? headEnd(lines, at, head) : at;
  const message = head ? headOf(lines[begins - 1]?.text ?? '') : undefined;
  if (message?.key === 'message' && message.value !== '') texts.push({ text: message.value, n: lines[begins - 1]?.n ?? 0, known: true });
  let to = Math.max(at, begins - 1);
  let blanks = 0;
  let strange = 0;
  for (let k = begins; k < lines.length && k - begins < MOST; k += 1) {
    const line = lines[k];
    if (!line || line.text.length > LINE_MAX || isPrompt(line.text)) break;
    const { text, n } = line;
    if (!hasWords(text)) {
      blanks += 1;
      if (blanks > 1 && text.trim() === '') break;
      continue;
    }
    if (k > at && texts.length > 0 && (startsOther(text) || (policyPhrase(text) && !goesOn(texts, text)) || text.includes('<Event'))) break;
    const known = texts.length === 0 || labelled(text) !== undefined || /[:：]\s{0,4}$/.test(text) || isValue(text) || isProse(text);
    // Behind a blank line only what has the form of the event belongs to it.
    if (!known && blanks > 0) break;
    strange = known ? 0 : strange + 1;
    if (strange > STRANGE) break;
    blanks = 0;
    texts.push({ text, n, known });
    if (known) to = k;
  }
  return { begins, to, texts: texts.slice(0, texts.findLastIndex((t) => t.known) + 1), values: valuesOf(texts) };
}

/** Index behind the head that begins with the number: behind the label of the text, where there is one. */
function headEnd(lines: readonly PasteLine[], at: number, row: PolicyEventRow): number {
  let end = at + 1;
  for (let k = at + 1; k < lines.length && k - at <= 14; k += 1) {
    const text = lines[k]?.text ?? '';
    const found = headOf(text);
    if (!found) {
      if (text.trim() === '' && headOf(lines[k + 1]?.text ?? '')?.key === 'message') continue;
      break;
    }
    if (found.key === 'log' || (found.key === 'id' && eventNumber(text) !== row.id)) break;
    end = k + 1;
    if (found.key === 'message') break;
  }
  return end;
}

/** The head of another event. */
function startsOther(text: string): boolean {
  const head = /^\S/.test(text) ? headOf(text) : undefined;
  return head !== undefined && (head.key === 'log' || head.key === 'source' || head.key === 'id' || head.key === 'when' || head.key === 'computer' || head.key === 'message');
}

/** The two events with counts begin alike; the sentence that tells them apart stands below. */
function goesOn(texts: Body['texts'], text: string): boolean {
  return !texts.some((t) => policyPhrase(t.text)) && !/^\s{0,8}\S{1,40} \S{1,40} blocked/i.test(text);
}

function isProse(text: string): boolean {
  return /ntlm|ldap|sasl|sign|bind|credssp|kerberos|oracle|fwlink|audit/i.test(text.slice(0, 600));
}

function belongs(row: PolicyEventRow, heads: readonly PasteLine[], texts: Body['texts']): boolean {
  const named = heads.some(({ text }) => {
    const head = headOf(text);
    const value = head?.value.toLowerCase() ?? '';
    return (head?.key === 'source' || head?.key === 'log') && policySources[row.about].some((source) => value.includes(source));
  });
  return named || texts.slice(0, 12).some(({ text }) => policyWords[row.about].some((word) => text.toLowerCase().includes(word)));
}

function takeHeads(draft: PolicyEventDraft, heads: readonly PasteLine[]): void {
  for (const { text, n } of heads) {
    const head = headOf(text);
    if (!head || head.value === '') continue;
    if (head.key === 'when') draft.when ??= { value: head.value, line: n };
    else if (head.key === 'computer') draft.computer ??= { value: head.value, line: n };
  }
}
