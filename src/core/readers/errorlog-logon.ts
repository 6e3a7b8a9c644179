/** What SQL Server logs about failed logons, the certificate of the instance and its listeners. */
import { errorlogTexts } from '../../data/errorlog-texts.ts';
import { isIpAddress } from '../names.ts';
import type { Paste, PasteLine } from '../text/prepare.ts';
import { entryDetails } from './errorlog-entry.ts';
import type { LogonEntry } from './errorlog-entry.ts';
import type { Named, Reader, Reading } from './reader.ts';
import { finish, open, understand } from './reading-lines.ts';
import type { Open } from './reading-lines.ts';

export interface ErrorlogLogonFacts {
  /** In the order of the log. */
  readonly entries: readonly LogonEntry[];
}

const NUMBERS = new Set<number>(errorlogTexts.flatMap((row) => row.number ?? []));
/** `Error: 17806, Severity: 20, State: 14.` in any language: three numbers behind three words. */
const HEAD = /[:：]\s?([0-9]{4,5})\s?[,、，]\s?[^\d:：,]{2,20}[:：]\s?([0-9]{1,2})\s?[,、，]\s?[^\d:：,]{2,20}[:：]\s?([0-9]{1,5})(?![0-9])/;
const STAMP = /^[\s"'|[(]{0,8}([0-9]{4}-[0-9]{2}-[0-9]{2}[ T][0-9]{2}:[0-9]{2}:[0-9]{2}(?:[.,][0-9]{1,7})?)/;
const LISTENING = /\[ ?['"]?[\w.:%]{1,64}['"]? <ipv[46]> [0-9]{1,5} ?\]/;
const HASH = /\[Cert Hash\(sha1\)/;
const LINE_MAX = 20_000;
const MOST_LINES = 6;

/**
 * Reads logon and certificate messages from ERRORLOG, results of sp_readerrorlog and the Application log: the line with number, severity and state in any language
 * with the text behind it, and English texts that stand alone.
 *
 *     2025-11-21 09:12:44.01 Logon       Error: 17806, Severity: 20, State: 14.
 *     2025-11-21 09:12:44.01 Logon       SSPI handshake failed with error code 0x80090311, state 14 while … [CLIENT: 10.10.5.77]
 *
 * Source: Database Engine events and errors, 17000 to 18999 and 26000 to 27999.
 */
export const errorlogLogon: Reader<ErrorlogLogonFacts> = {
  id: 'errorlog-logon',
  title: 'logon and certificate lines of ERRORLOG',
  cues: ['sspi', 'login', 'tdssniclient', 'cert', 'prelogin', 'ipv4', 'ipv6', 'schweregrad', 'severity', 'gravité', 'gravedad', 'gravità', 'gravidade', 'anmeldung', 'connexion', '严重性', '重大度', 'certificate', 'encryption', 'packet'],
  read: (paste) => readLog(paste),
  names: ({ entries }) => entries.flatMap(portOf),
};

function portOf({ listening }: LogonEntry): readonly Named[] {
  if (!listening) return [];
  const { address, port } = listening.value;
  // On a loopback address listens the dedicated administrator connection.
  return address === '::1' || (isIpAddress(address) && address.startsWith('127.')) ? [] : [{ kind: 'port', value: String(port), line: listening.line }];
}

function readLog(paste: Paste): readonly Reading<ErrorlogLogonFacts>[] {
  const readings: Reading<ErrorlogLogonFacts>[] = [];
  const { lines } = paste;
  let block: Open | undefined;
  let entries: LogonEntry[] = [];
  const close = (): void => {
    if (block) readings.push(finish('errorlog-logon', paste, block, { entries }));
    block = undefined;
    entries = [];
  };
  for (let i = 0; i < lines.length; i += 1) {
    const line = lines[i];
    if (!line || line.text.trim() === '') continue;
    const found = line.text.length > LINE_MAX ? undefined : entryAt(lines, i);
    if (!found) {
      close();
      continue;
    }
    block ??= open(line);
    for (const n of found.lines) understand(block, n);
    entries.push(found.entry);
    i = (found.lines.at(-1) ?? line.n) - 1;
  }
  close();
  return readings;
}

/** The entry that begins in a line: its head and the text in the lines behind it, or a text alone. */
function entryAt(lines: readonly PasteLine[], at: number): { entry: LogonEntry; lines: number[] } | undefined {
  const line = lines[at];
  if (!line) return undefined;
  const head = HEAD.exec(line.text.slice(0, 400));
  const time = STAMP.exec(line.text)?.[1];
  const base = { line: line.n, ...(time === undefined ? {} : { time }) };
  if (head && NUMBERS.has(Number(head[1]))) {
    const number = Number(head[1]);
    const rest = line.text.slice(head.index + head[0].length).replace(/^[.。]?\s{0,4}/, '');
    let begin = at;
    let text = rest;
    if (rest.trim() === '') {
      begin = at + 1;
      while (begin < at + 3 && lines[begin]?.text.trim() === '') begin += 1;
      text = lines[begin]?.text ?? '';
    }
    const entry = { ...base, number: { value: number, line: line.n }, severity: Number(head[2]), state: { value: Number(head[3]), line: line.n } };
    // The text of another entry is not the text of this one.
    if (text.length > LINE_MAX || HEAD.test(text.slice(0, 400)) || (begin > at && !belongs(text, number, line.text))) return { entry, lines: [line.n] };
    const whole = begin < lines.length ? message(lines, begin, text) : { parts: [], used: 0 };
    return { entry: { ...entry, ...entryDetails(number, whole.parts) }, lines: [line.n, ...whole.parts.map((p) => p.n).filter((n) => n !== line.n)] };
  }
  const known = textAt(line.text, lines[at + 1]?.text ?? '');
  if (!known) return undefined;
  const whole = message(lines, at, line.text);
  const number = known.number === undefined ? {} : { number: { value: known.number, line: line.n } };
  return { entry: { ...base, ...number, ...entryDetails(known.number, whole.parts) }, lines: whole.parts.map((p) => p.n) };
}

/** A text with another time stamp, or a known text of another number, does not belong to the head. */
function belongs(text: string, number: number, head: string): boolean {
  const stamp = STAMP.exec(text)?.[1];
  const own = STAMP.exec(head)?.[1];
  if (stamp !== undefined && own !== undefined && stamp.slice(0, 19) !== own.slice(0, 19)) return false;
  const known = textAt(text, '');
  return text.trim() !== '' && (known === undefined || known.number === number || known.number === undefined);
}

function textAt(text: string, next: string): { number: number | undefined } | undefined {
  const short = text.slice(0, 4000);
  const joined = `${short} ${next.slice(0, 120).trim()}`;
  for (const row of errorlogTexts) {
    const index = joined.indexOf(row.text);
    if (index < 0 || index >= short.length) continue;
    // "The certificate […]" is the begin of several messages.
    if (row.number === 26013 && !/successfully loaded/.test(`${short} ${next.slice(0, 300)}`)) continue;
    return { number: row.number };
  }
  if (LISTENING.test(short)) return { number: 26022 };
  return undefined;
}

/** A text and the lines that a console or a mail has wrapped off it. */
function message(lines: readonly PasteLine[], at: number, first: string): { parts: { text: string; n: number }[]; used: number } {
  const parts = [{ text: first, n: lines[at]?.n ?? 1 }];
  while (parts.length < MOST_LINES) {
    const text = parts.at(-1)?.text.trimEnd() ?? '';
    const next = lines[at + parts.length];
    if (!next || next.text.trim() === '' || next.text.length > 1000) break;
    if (STAMP.test(next.text) || HEAD.test(next.text.slice(0, 400)) || textAt(next.text, '') || HASH.test(next.text.slice(0, 400)) || /^\s{0,4}(?:[A-Za-z][A-Za-z ]{1,30}\s?:\s|PS [A-Z]:|[A-Z]:\\|[<{])/.test(next.text)) break;
    if (/[.\]"]$/.test(text) && !/^\s{0,4}\[|^\s{0,4}(?:Reason|Check|The Windows|Verify|You should|See |Cannot|Time spent)/.test(next.text)) break;
    parts.push({ text: next.text, n: next.n });
  }
  return { parts, used: parts.length };
}
