/** Schannel events that take one line each: tables of PowerShell, log files, CSV, and the bare text. */
import { schannelPhrases } from '../../data/schannel-labels.ts';
import type { PasteLine } from '../text/prepare.ts';
import { fromText, isSchannelId } from './schannel-event.ts';
import type { SchannelEvent } from './schannel-event.ts';

export type TableKind = 'events' | 'counts';

const ID = /(?<![\w.:/-])(36[89][0-9]{2})(?![\w:/-]|\.[0-9])/g;
const TIME = /^[\s"'[]{0,4}(?:Error,|Warning,|Information,|Fehler,|Warnung,|Informationen,)?"?([0-9]{1,4}[./-][0-9]{1,2}[./-][0-9]{1,4}[ T,]{1,2}[0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:[.,][0-9]{1,9})?)?(?: [AP]M|Z)?)/;
const LINE_MAX = 8000;

/**
 * The head of a table that begins in a line: `ProviderName: Schannel`, or headings with a rule below them. Rows follow.
 */
export function tableHead(lines: readonly PasteLine[], at: number): { kind: TableKind; used: number } | undefined {
  const text = lines[at]?.text.slice(0, 300) ?? '';
  if (/^\s{0,8}ProviderName: Schannel\s*$/i.test(text)) {
    let used = 1;
    // Blank lines, the headings and their rule follow.
    while (used < 6 && (/^\s*$/.test(lines[at + used]?.text.slice(0, 300) ?? 'x') || /^\s*(?:TimeCreated\s|-{2,})/.test(lines[at + used]?.text.slice(0, 300) ?? ''))) used += 1;
    return { kind: 'events', used };
  }
  const rule = lines[at + 1]?.text.slice(0, 300) ?? '';
  if (!/^[\s-]{4,300}$/.test(rule) || !rule.includes('--')) return undefined;
  if (/^\s{0,8}Count\s+Name(?:\s+Group)?\s*$/.test(text)) return { kind: 'counts', used: 2 };
  return /\b(?:InstanceI[dD]|EventI[dD]|Id)\b/.test(text) && /\bMessage\b/.test(text) ? { kind: 'events', used: 2 } : undefined;
}

/**
 * The event of a line, and how many lines its text takes; undefined for other lines. Without a table head the line has to name Schannel or hold a text of Schannel.
 *
 *     11/21/2025 9:12:44 AM        36871 Error            A fatal error occurred while creating a TLS client credential. The in...
 *     2025-11-21T09:12:44Z SQL05 Schannel 36887 The TLS protocol defined fatal alert code is 70.
 */
export function rowEvent(lines: readonly PasteLine[], at: number, head: TableKind | undefined): { event: SchannelEvent; used: number } | undefined {
  const line = lines[at];
  if (!line || line.text.length > LINE_MAX) return undefined;
  if (head === 'counts') {
    const row = /^\s{0,12}([0-9]{1,9})\s+([0-9]{5})(?:\s+\{.{0,500})?\s*$/.exec(line.text.slice(0, 600));
    const id = Number(row?.[2]);
    return row && isSchannelId(id) ? { event: { id: { value: id, line: line.n }, count: { value: Number(row[1]), line: line.n } }, used: 1 } : undefined;
  }
  const hit = [...line.text.matchAll(ID)].find((m) => isSchannelId(Number(m[1])));
  const named = /schannel/i.test(line.text);
  const phrase = phraseAt(line.text, lines[at + 1]?.text ?? '');
  if (hit) {
    const id = Number(hit[1]);
    const known = named || head === 'events' || phrase?.id === id;
    if (!known || /^\s*(?:#|\||<)/.test(line.text) || isCommand(line.text)) return undefined;
    // The text begins at a known phrase, or behind the number where it stands first.
    const begin = phrase ? phrase.index : hit.index + 5;
    const time = TIME.exec(line.text);
    const used = phrase ? sentences(lines, at, begin, head) : 1;
    return {
      event: {
        id: { value: id, line: line.n },
        ...(time ? { time: { value: time[1] ?? '', line: line.n } } : {}),
        ...fromText(id, textOf(lines, at, begin, used)),
      },
      used,
    };
  }
  if (!phrase || head === 'events') return undefined;
  const used = sentences(lines, at, phrase.index, head);
  return { event: { id: { value: phrase.id, line: line.n }, ...fromText(phrase.id, textOf(lines, at, phrase.index, used)) }, used };
}

/** A command or a filter that names the number is no event. */
function isCommand(text: string): boolean {
  return /Get-WinEvent|Get-EventLog|wevtutil|EventID ?=|Id ?= ?36/i.test(text.slice(0, 400));
}

/** A known text that begins in the line; a console may have broken it. */
function phraseAt(text: string, next: string): { id: number; index: number } | undefined {
  const joined = `${text.toLowerCase()} ${next.slice(0, 200).trim().toLowerCase()}`;
  for (const phrase of schannelPhrases) {
    const index = joined.indexOf(phrase.text);
    if (index >= 0 && index < text.length) return { id: phrase.id, index };
  }
  return undefined;
}

/** How many lines the text takes: it goes on while the sentence is not over, at most four lines. */
function sentences(lines: readonly PasteLine[], at: number, from: number, head: TableKind | undefined): number {
  if (head === 'events') return 1;
  let used = 1;
  let text = (lines[at]?.text ?? '').slice(from).trim();
  while (used < 4) {
    const next = lines[at + used]?.text.trim() ?? '';
    const goesOn = /^(?:The (?:TLS|internal|Windows|SSPI|error|server)|Protocol version:|CipherSuite:|Exchange strength:|Context handle:|Target name:|Die |Der )/.test(next);
    if (next === '' || next.length > 1000 || (/[.。)]["']?$/.test(text) && !goesOn)) break;
    text = next;
    used += 1;
  }
  return used;
}

function textOf(lines: readonly PasteLine[], at: number, from: number, used: number): { text: string; n: number }[] {
  return lines.slice(at, at + used).map((line, k) => ({ text: k === 0 ? line.text.slice(from) : line.text, n: line.n }));
}
