import { eventNumbers } from '../../data/event-labels.ts';
import { fieldOf, oneColon, phraseOf, sectionOf } from './event-records.ts';
import type { EventRecord } from './event-records.ts';
import { labelled } from './labelled-line.ts';
import { put } from './kerberos-event-draft.ts';
import type { KerberosEvent, KerberosEventDraft, KerberosEventKind } from './kerberos-event-draft.ts';
import { flattened, sentences } from './kerberos-event-text.ts';

/** Which provider a source name means. */
export function providerOf(source: string): 'kerberos' | 'kdc' | 'security' | undefined {
  if (/security-kerberos|^kerberos$/i.test(source)) return 'kerberos';
  if (/key-distribution|^kdc$|kdcsvc/i.test(source)) return 'kdc';
  return /security-auditing|^security$/i.test(source) ? 'security' : undefined;
}

/** The kind of event by source and number, else by its first sentence; undefined for events of others. */
export function kindOf(source: string | undefined, id: number | undefined, text: string): KerberosEventKind | undefined {
  const provider = source === undefined ? undefined : providerOf(source);
  if (source !== undefined && source !== '' && provider === undefined) return undefined;
  if (provider !== undefined && id !== undefined) return eventNumbers[provider][id] as KerberosEventKind | undefined;
  const said = phraseOf(text);
  if (said !== undefined) return said;
  // These numbers are of the Security log only.
  return id !== undefined && provider === undefined ? (eventNumbers.security[id] as KerberosEventKind | undefined) : undefined;
}

/** What a record says, with the lines that were understood; undefined when it is an event of somebody else. */
export function eventOf(record: EventRecord): { readonly event: KerberosEvent; readonly understood: readonly number[] } | undefined {
  const { head, headLines, message } = record;
  const id = head.id === undefined ? undefined : Number(/\d{1,10}/.exec(head.id.value)?.[0]);
  const text = message.map((m) => m.text.trim()).join(' ').slice(0, 6000);
  const number = id === undefined ? undefined : id & 0xffff;
  const kind = kindOf(head.source?.value, number, text);
  const line = message[0]?.n ?? headLines[0];
  if (kind === undefined || line === undefined) return undefined;
  const draft: KerberosEventDraft = { kind, line };
  if (head.id && number !== undefined) draft.id = { value: number, line: head.id.line };
  else if (message[0]) rowNumber(draft, kind, message[0]);
  if (head.when) draft.when = head.when;
  if (head.computer) draft.computer = head.computer;
  const understood = [...headLines, ...fields(draft, message)];
  if (message.length <= 2) flattened(draft, text, line);
  sentences(draft, kind, text, message);
  // A value may stand in a line whose form was not expected.
  for (const value of Object.values(draft)) if (typeof value === 'object') understood.push(value.line);
  return { event: draft as KerberosEvent, understood };
}

/** The number in a row of a table: `11/21/2025 9:40:02 AM   4 Error   The Kerberos client received …`. */
function rowNumber(draft: KerberosEventDraft, kind: KerberosEventKind, { text, n }: { text: string; n: number }): void {
  const time = /^[\s"]{0,8}(\d{1,4}[./-]\d{1,2}[./-]\d{1,4},? \d{1,2}:\d{2}:\d{2}(?: [AP]M)?)/.exec(text.slice(0, 60));
  if (time) draft.when = { value: time[1] ?? '', line: n };
  for (const found of text.slice(0, 120).matchAll(/(?<![\w.:/-])(\d{1,4})(?![\w.:/-])/g)) {
    const id = Number(found[1]);
    if (Object.values(eventNumbers).some((numbers) => numbers[id] === kind)) {
      draft.id = { value: id, line: n };
      return;
    }
  }
}

/** Reads the lines "label: value" under their headings. Returns the lines that are understood: prose belongs to the event, unknown labels do not. */
function fields(draft: KerberosEventDraft, message: EventRecord['message']): number[] {
  const understood: number[] = [];
  let section: ReturnType<typeof sectionOf>;
  let listing = false;
  message.forEach(({ text, n }) => {
    const pair = labelled(oneColon(text));
    const heading = pair && pair.value === '' ? sectionOf(pair.label) : undefined;
    if (heading) {
      section = heading;
      listing = false;
      understood.push(n);
      return;
    }
    const field = pair && fieldOf(pair.label);
    if (!pair || !field) {
      if (listing && /^\s{0,40}[A-Z0-9-]{4,40}\s{0,4}$/.test(text)) {
        const before = draft.advertised?.value;
        draft.advertised = { value: before ? `${before}, ${text.trim()}` : text.trim(), line: draft.advertised?.line ?? n };
        understood.push(n);
      } else if (!pair || pair.value === '' || pair.value === '-' || phraseOf(text) !== undefined || pair.label.split(' ').length > 4 || /[./\\]/.test(pair.label)) understood.push(n);
      return;
    }
    understood.push(n);
    listing = field === 'advertised';
    if (field === 'ignored' || field === 'reason' || field === 'process' || field === 'controllerDefault' || (section === 'subject' && (field === 'account' || field === 'domain'))) return;
    if (field === 'supported' || field === 'keys') {
      if (section === 'account' || section === 'service') put(draft, `${section}${field === 'keys' ? 'Keys' : 'Supported'}`, pair.value, n);
    } else put(draft, field, pair.value, n);
  });
  return understood;
}
