import { eventFields, eventPhrases, eventSections, headLabels } from '../../data/event-labels.ts';
import type { Paste, PasteLine } from '../text/prepare.ts';
import { isPrompt } from './command-line.ts';
import { encryptionOf } from './encryption.ts';
import { labelled, plainLabel } from './labelled-line.ts';
import { hasWords } from './reading-lines.ts';
import type { At } from './reader.ts';

/** An event of a Windows log as text, before anybody looks at what it says. */
export interface EventRecord {
  readonly head: Readonly<Partial<Record<'log' | 'source' | 'when' | 'id' | 'computer', At<string>>>>;
  readonly headLines: readonly number[];
  /** The text with its fields; the first line may be the rest of a line with a label. */
  readonly message: readonly { readonly text: string; readonly n: number }[];
}

type HeadLabel = keyof typeof headLabels;
type Draft = { head: Partial<Record<'log' | 'source' | 'when' | 'id' | 'computer', At<string>>>; headLines: number[]; message: { text: string; n: number }[]; inMessage: boolean; list: boolean; blank: boolean; said: boolean; stray: number };

const HEADS = index(headLabels);
const FIELDS = index(eventFields);
const SECTIONS = index(eventSections);
/** An event has fewer lines. */
const MOST = 100;

function index<K extends string>(table: Readonly<Record<K, readonly string[]>>): ReadonlyMap<string, K> {
  return new Map((Object.keys(table) as K[]).flatMap((key) => table[key].map((label) => [label, key] as const)));
}

/** What a label inside an event holds: `fieldOf('Failure Code')` is `code`. Labels may be printed with two colons. */
export function fieldOf(label: string): keyof typeof eventFields | undefined {
  return FIELDS.get(plainLabel(label));
}

/** Which part of an event a heading begins: `sectionOf('Service Information')`. */
export function sectionOf(label: string): keyof typeof eventSections | undefined {
  return SECTIONS.get(plainLabel(label));
}

/** The kind of event that a line begins, by its sentence. */
export function phraseOf(text: string): (typeof eventPhrases)[number]['kind'] | undefined {
  if (text.length > 4000 || text.length < 20) return undefined;
  const lower = text.toLowerCase();
  return eventPhrases.find(({ phrase }) => lower.includes(phrase))?.kind;
}

/**
 * Cuts a paste into events: the copy of the Event Viewer (`Log Name: … Event ID: … Description:`), lists of Get-WinEvent and Get-EventLog
 * (`Id : 4`, `Message : …`), rows of a table, and bare texts that begin with a known sentence.
 */
export function eventRecords(lines: Paste['lines']): readonly EventRecord[] {
  const found: EventRecord[] = [];
  let draft: Draft | undefined;
  const flush = (): void => {
    if (draft && (draft.message.length > 0 || draft.head.id)) found.push({ head: draft.head, headLines: draft.headLines, message: draft.message });
    draft = undefined;
  };
  for (const line of lines) {
    const { text, n } = line;
    if (text.length > 4000) {
      flush();
      continue;
    }
    const pair = labelled(text);
    const head = pair && HEADS.get(plainLabel(pair.label));
    if (pair && head && isHead(draft, head, line)) {
      if (draft && isNext(draft, head, text)) flush();
      draft ??= newDraft();
      takeHead(draft, head, pair.value, line);
      continue;
    }
    const phrase = phraseOf(text);
    // A head that is followed by fields, its sentence left out.
    if (draft && !draft.inMessage && pair && (FIELDS.has(plainLabel(pair.label)) || SECTIONS.has(plainLabel(pair.label)))) draft.inMessage = true;
    if (phrase && draft?.said && !isSameSentence(draft, text)) flush();
    if (phrase && draft && !draft.inMessage) draft.inMessage = true;
    if (phrase && !draft) {
      draft = newDraft();
      draft.inMessage = true;
    }
    if (!draft) continue;
    if (!draft.inMessage && /^\s{0,8}(?:TimeCreated|Time|Index)\s.{0,120}\bMessage\s{0,20}$/.test(text)) {
      draft.headLines.push(n);
      continue;
    }
    if (phrase === undefined && !goesOn(draft, line)) {
      flush();
      continue;
    }
    if (hasWords(text) && draft.inMessage) {
      if (draft.message.length === 0) draft.blank = false;
      draft.message.push({ text, n });
      draft.said ||= phrase !== undefined;
      if (draft.message.length > MOST) flush();
    }
  }
  flush();
  return found;
}

/** A wrapped text shows a second known phrase: "… did not have a suitable key …" on the line below "While processing …". */
function isSameSentence(draft: Draft, text: string): boolean {
  if (draft.list && /^\s{4}/.test(text)) return true;
  const said = draft.message.map((m) => m.text).join(' ');
  return draft.message.length <= 3 && /while processing/i.test(said) && !/suitable key/i.test(said) && !/while processing/i.test(text);
}

/** A label with two colons, as some translations print it, with one: `Unterstatus:: 0xC000006A`. */
export function oneColon(text: string): string {
  return text.replace(/^([^:]{1,80})::(?=\s|$)/, '$1:');
}

function newDraft(): Draft {
  return { head: {}, headLines: [], message: [], inMessage: false, list: false, blank: false, said: false, stray: 0 };
}

/** `Id           : 4`: a blank before the colon. */
const LISTED = /^\w{1,30} {1,30}: ?/;

/** Whether a head begins the next event. PowerShell lists the properties in any order, each once. */
function isNext(draft: Draft, head: HeadLabel, text: string): boolean {
  if (draft.list && !LISTED.test(text)) return draft.inMessage;
  if (head === 'other') return false;
  if (draft.list) return head === 'message' ? draft.message.length > 0 : draft.head[head] !== undefined;
  return draft.inMessage ? head !== 'computer' : head !== 'message' && draft.head[head] !== undefined;
}

/** "Id", "Type" or "Time" alone are everyday words: they open no event, they only belong to one. */
function isHead(draft: Draft | undefined, head: HeadLabel, { text }: PasteLine): boolean {
  if (draft && !draft.inMessage) return true;
  const pair = labelled(text);
  const label = pair ? plainLabel(pair.label) : '';
  if (draft?.inMessage) {
    if (draft.list) return /^\S/.test(text) && FIELDS.get(label) === undefined;
    return (head === 'log' && label !== 'log') || head === 'source' || (head === 'id' && label !== 'id') || (/^\S/.test(text) && (label === 'timecreated' || label === 'id'));
  }
  if (head === 'message') return / :/.test(text.slice(0, 60)) && pair !== undefined && phraseOf(pair.value) !== undefined;
  return head === 'log' ? label !== 'log' : head === 'source' || head === 'id' || label === 'timecreated' || label === 'timegenerated' || label === 'index' || label === 'eventid';
}

function takeHead(draft: Draft, head: HeadLabel, value: string, { text, n }: PasteLine): void {
  draft.headLines.push(n);
  draft.stray = 0;
  // A French head has the blank too; only these names are of PowerShell.
  if (LISTED.test(text) && /^(?:TimeCreated|TimeGenerated|ProviderName|Id|EventID|InstanceId|Index|Message|LevelDisplayName|MachineName|EntryType) /i.test(text)) draft.list = true;
  if (head === 'message') {
    draft.inMessage = true;
    if (value !== '') {
      draft.message.push({ text: value, n });
      draft.said = phraseOf(value) !== undefined;
    }
  } else if (head !== 'other' && value !== '') draft.head[head] = { value, line: n };
}

/** Whether a line still belongs to the event. */
function goesOn(draft: Draft, { text }: PasteLine): boolean {
  if (!hasWords(text)) {
    draft.blank = true;
    return true;
  }
  if (isPrompt(text)) return false;
  if (!draft.inMessage) {
    draft.stray += 1;
    return draft.stray <= 3;
  }
  if (draft.list) return /^\s{4}/.test(text) || draft.message.length === 0;
  const pair = labelled(oneColon(text));
  if (pair && (FIELDS.has(plainLabel(pair.label)) || SECTIONS.has(plainLabel(pair.label)))) return true;
  if (encryptionOf(text) && text.length < 80) return true;
  if (!draft.blank) return true;
  if (BOILERPLATE.test(text.trimStart())) return true;
  // Fields in another language, with the codes that this reader looks for anyway.
  return draft.head.id !== undefined && draft.head.source !== undefined && pair !== undefined && (draft.message.length < 3 || /0x[0-9a-f]{1,8}\b/i.test(pair.value) || /^\s/.test(text));
}

/** The explanation that Windows prints under the fields of security events. */
const BOILERPLATE = /^(?:This event is generated|The (?:Subject|Logon Type|Process Information|Network Information|authentication information|impersonation|Key length)|It is generated|\t?- (?:Transited|Package|Key length)|Transited services indicate|Package name indicates|Key length indicates|Certificate information is only|Ticket information|Ticket options, |The output SSPI token|Pre-authentication types|If the PIN|Dieses Ereignis wird|Die Felder|Das Feld|Zertifikatinformationen (?:werden|sind)|Vorauthentifizierungstypen)/;
