import { deregisterWords, registrationTexts, type RegistrationWhat } from '../../data/spn-registration-texts.ts';
import type { Paste, PasteLine } from '../text/prepare.ts';
import { isRefusal, parseSpn } from '../spn.ts';
import { finish, open, understand, type Open } from './reading-lines.ts';
import type { At, Named, Reader, Reading } from './reader.ts';

/** One message of SQL Server about its SPNs or listeners. */
export interface RegistrationEvent {
  readonly what: RegistrationWhat;
  readonly line: number;
  /** The SPN between the brackets; numbers 26037 and 26038 name none. */
  readonly spn?: At<string>;
  /** Windows return code. */
  readonly code?: number;
  readonly state?: number;
  /** As printed at the beginning of the line. */
  readonly time?: string;
  /** Name in quotation marks, of a listener. */
  readonly name?: At<string>;
}

export interface ErrorlogRegistrationFacts {
  readonly events: readonly RegistrationEvent[];
}

const PATTERN = new RegExp(registrationTexts.map((row) => row.text.replaceAll(' ', '\\s{1,40}')).join('|'), 'gi');
const TIME = /^[\s"'[|]{0,12}(\d{4}-\d{2}-\d{2}[ T]\d{2}:\d{2}:\d{2}(?:[.,]\d{1,7})?)/;
/** A new entry of a log, a label of an event, or a prompt: never the rest of a message. */
const NEW = /^\s{0,8}(?:\d{4}-\d{2}-\d{2}[ T]\d{2}:|\d{1,2}[./]\d{1,2}[./]\d{2,4} |[A-Za-z][A-Za-z ]{1,30}\s?:\s|PS [A-Z]:|[A-Z]:\\|<|"|\{)/;
/** How the sentences after the first begin. */
const SENTENCES = ['kerberos authentication will not', 'failure to register', 'this is an informational', 'further action is only', 'no user action', 'administrator should', 'this might indicate', 'the server cannot accept', 'error: 0x'];
const MESSAGE = 900;
const MOST_LINES = 8;

/**
 * Reads what SQL Server says about its SPNs at start and stop, in ERRORLOG, in the results of sp_readerrorlog and in events of the Application log,
 * also wrapped or shortened:
 *
 *     … could not register the Service Principal Name (SPN) [ MSSQLSvc/sql05.corp.example:1433 ] for the SQL Server service. Windows return code: 0x2098, state: 15. …
 *
 * Source: Database Engine events and errors, 26000 to 27999.
 */
export const errorlogRegistration: Reader<ErrorlogRegistrationFacts> = {
  id: 'errorlog-registration',
  title: 'SPN lines of ERRORLOG or the Application log',
  cues: ['spn', 'principal', 'listening'],
  read: readEvents,
  names: ({ events }) => events.flatMap(namesOf),
};

function readEvents(paste: Paste): readonly Reading<ErrorlogRegistrationFacts>[] {
  const out: Reading<ErrorlogRegistrationFacts>[] = [];
  let block: Open | undefined;
  let events: RegistrationEvent[] = [];
  const close = (): void => {
    if (block) out.push(finish('errorlog-registration', paste, block, { events }));
    block = undefined;
    events = [];
  };
  const { lines } = paste;
  for (let i = 0; i < lines.length; i += 1) {
    const line = lines[i];
    if (!line || line.text.trim() === '') continue;
    if (!concerns(line.text)) {
      close();
      continue;
    }
    const { text, used } = message(lines, i);
    const found = eventsOf(text, line.n);
    if (found.length === 0) {
      close();
      continue;
    }
    block ??= open(line);
    for (let k = 0; k < used; k += 1) understand(block, line.n + k);
    for (const event of found) events.push(event);
    i += used - 1;
  }
  close();
  return out;
}

/** A cheap look: most lines of a log speak of other things. */
function concerns(text: string): boolean {
  return /spn|principal|register|network interface lib|tcp listening|started listening on/i.test(text.length > 20_000 ? text.slice(0, 20_000) : text);
}

/** The line and those that a console, a mail or Format-List has wrapped off it. */
function message(lines: readonly PasteLine[], at: number): { text: string; used: number } {
  let text = lines[at]?.text ?? '';
  let used = 1;
  while (used < MOST_LINES && text.length < MESSAGE * 2) {
    const next = lines[at + used]?.text;
    if (next === undefined || next.trim() === '' || next.length > MESSAGE || NEW.test(next) || ended(text, next) || whole(next)) break;
    const hard = text.length % 40 === 0 && !/^\s/.test(next);
    text = hard ? text + next.trimEnd() : `${text.trimEnd()} ${next.trim()}`;
    used += 1;
  }
  return { text, used };
}

/** After a full stop only the known next sentences of a message belong to it. */
function ended(text: string, next: string): boolean {
  if (!/[.}"']$/.test(text.trimEnd().slice(-1))) return false;
  const start = next.trim().slice(0, 60).toLowerCase();
  return !SENTENCES.some((sentence) => start.startsWith(sentence));
}

/** A line that has a message of its own. */
function whole(text: string): boolean {
  PATTERN.lastIndex = 0;
  return PATTERN.test(text);
}

function eventsOf(text: string, n: number): RegistrationEvent[] {
  const time = TIME.exec(text.slice(0, 60))?.[1];
  const at = [...text.matchAll(PATTERN)];
  if (at.length === 0) return otherLanguage(text, n, time);
  return at.flatMap((hit, i) => {
    const plain = hit[0].toLowerCase().replace(/\s+/g, ' ');
    const row = registrationTexts.find((r) => r.text === plain);
    if (!row) return [];
    const rest = text.slice(hit.index, Math.min(at[i + 1]?.index ?? text.length, hit.index + MESSAGE));
    const name = row.what === 'listener' ? /['"\u2018\u201c]([^'"\u2019\u201d\s]{1,255})['"\u2019\u201d]/.exec(rest)?.[1] : undefined;
    return [{ what: row.what, line: n, ...detailsOf(rest, n), ...(time === undefined ? {} : { time }), ...(name === undefined ? {} : { name: { value: name, line: n } }) }];
  });
}

/** SPN in brackets and a return code: a failure in whatever language. Without a code it is not clear what was done. */
function otherLanguage(text: string, n: number, time: string | undefined): RegistrationEvent[] {
  const short = text.slice(0, MESSAGE);
  const details = detailsOf(short, n);
  if (!details.spn || details.code === undefined || !/spn/i.test(short)) return [];
  const lower = short.toLowerCase();
  return [{ what: deregisterWords.some((w) => lower.includes(w)) ? 'deregister-failed' : 'register-failed', line: n, ...details, ...(time === undefined ? {} : { time }) }];
}

function detailsOf(text: string, n: number): Pick<RegistrationEvent, 'spn' | 'code' | 'state'> {
  const spn = /\[\s{0,10}([^\s[\]/]{1,64}\/\s{0,10}[^\s[\]]{1,400})\s{0,10}\]/.exec(text)?.[1]?.replace(/\s/g, '');
  const code = /(?<![\w])0x([0-9a-f]{1,8})(?!\w)/i.exec(text)?.[1];
  const state = /(?:state|status|état|etat|estado|stato)\s{0,3}:\s{0,3}([0-9]{1,5})/i.exec(text)?.[1];
  return {
    ...(spn === undefined ? {} : { spn: { value: spn, line: n } }),
    ...(code === undefined ? {} : { code: parseInt(code, 16) }),
    ...(state === undefined ? {} : { state: Number(state) }),
  };
}

function namesOf({ spn, name }: RegistrationEvent): readonly Named[] {
  const listener: readonly Named[] = name ? [{ kind: 'listener', value: name.value, line: name.line }] : [];
  const parts = spn && parseSpn(spn.value);
  if (!spn || !parts || isRefusal(parts)) return listener;
  const { line } = spn;
  return [
    { kind: 'spn', value: spn.value, line },
    { kind: 'server', value: parts.host, line },
    ...(parts.port === undefined ? [] : [{ kind: 'port', value: String(parts.port), line } as const]),
    ...(parts.instance === undefined ? [] : [{ kind: 'instance', value: parts.instance, line } as const]),
    ...listener,
  ];
}
