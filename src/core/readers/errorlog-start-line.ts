/** What one line of a start in ERRORLOG says. */
import { adminTexts, foreignStartWords, startTexts } from '../../data/errorlog-start-texts.ts';
import type { StartWhat } from '../../data/errorlog-start-texts.ts';
import { isIpAddress } from '../names.ts';

export interface TcpListener {
  /** `any`, or an address without its zone. */
  readonly address: string;
  readonly family: 'ipv4' | 'ipv6';
  readonly port: number;
}

const LISTENING = /\[ ?['"]?([\w.:]{1,46})(?:%\w{1,20})?['"]? <(ipv[46])> ([0-9]{1,5}) ?\]/i;
const PIPE = /\[ ?(\\\\[^\s\\]{1,64}\\pipe\\[^\s\][]{1,200}) ?\]/i;
const QUOTED = /['"„«‘“]\s?([^'"“”»’‘„«]{1,256}?)\s?['"“”»’]/;
const VERSION = /Microsoft SQL Server (20[0-9]{2}(?: R2)?)\b/;
const MOST = 600;
/** The date and time at the beginning of an entry, of a row of a grid or of a quoted line. */
export const startStamp = /^[\s"'|[(]{0,8}([0-9]{4}-[0-9]{2}-[0-9]{2})[ T]([0-9]{2}:[0-9]{2}:[0-9]{2})/;

const CONCERNS = new RegExp(['<ipv[46]>', '\\\\pipe\\\\', 'is listening on', 'microsoft sql server 20', ...Object.values(adminTexts), ...startTexts.map((t) => t.text), ...foreignStartWords.flatMap((w) => w.words)].join('|'), 'i');

/** A quick look: most lines of a log speak of other things. */
export function concernsStart(text: string): boolean {
  return CONCERNS.test(text);
}

/** As much of a line as is looked at. */
export function startText(text: string): string {
  return text.slice(0, MOST);
}

/** With the next line, where a console or a mail has broken the line before its value; empty where it has not. */
export function wrappedText(text: string, next: string | undefined): string {
  const open = text.lastIndexOf('[') > text.lastIndexOf(']') || startTexts.some((t) => text.trimEnd().toLowerCase().endsWith(t.text));
  return !open || next === undefined || next.length > MOST || startStamp.test(next.slice(0, 60)) ? '' : `${text.trimEnd()} ${next.trim()}`;
}

/** Of failed listeners a second sentence tells why. */
function isListening(rest: string): boolean {
  return /^[^.。]{0,40}[.。]?\s{0,20}["']?$/.test(rest) && !/fail|error/i.test(rest);
}

export type StartSaying =
  | { readonly what: StartWhat; readonly value: string }
  | { readonly what: 'version'; readonly value: string }
  | { readonly what: 'tcp'; readonly value: TcpListener }
  | { readonly what: 'pipe'; readonly value: string }
  | { readonly what: 'admin'; readonly value: { readonly port: number; readonly remote: boolean } };

/**
 * The fact in a line; undefined for lines about other things, and for listeners that failed.
 *
 *     sayingOf("… Server is listening on [ 'any' <ipv4> 1433] accept sockets 1.")   // { what: 'tcp', value: { address: 'any', family: 'ipv4', port: 1433 } }
 */
export function sayingOf(short: string): StartSaying | undefined {
  const listening = LISTENING.exec(short);
  if (listening) {
    const [, address = '', family = '', port = ''] = listening;
    const known = isIpAddress(address) || address.includes(':') ? address : 'any';
    return Number(port) > 65535 || !isListening(short.slice(listening.index + listening[0].length)) ? undefined : { what: 'tcp', value: { address: known.toLowerCase(), family: family.toLowerCase() === 'ipv6' ? 'ipv6' : 'ipv4', port: Number(port) } };
  }
  const pipe = PIPE.exec(short);
  if (pipe) return isListening(short.slice(pipe.index + pipe[0].length)) ? { what: 'pipe', value: pipe[1] ?? '' } : undefined;
  const low = short.toLowerCase();
  for (const [kind, words] of Object.entries(adminTexts)) {
    const at = low.indexOf(words);
    const port = at < 0 ? null : /^ (\d{1,5})\b/.exec(low.slice(at + words.length));
    if (port) return { what: 'admin', value: { port: Number(port[1]), remote: kind === 'remote' } };
  }
  const version = /^[\s\d:.T-]{0,30}(?:Server\s{1,12})?Microsoft SQL Server 20/i.test(short) ? VERSION.exec(short) : null;
  if (version) return { what: 'version', value: version[1] ?? '' };
  return sentenceOf(short, low);
}

function sentenceOf(text: string, low: string): StartSaying | undefined {
  for (const { what, text: words } of startTexts) {
    const at = low.indexOf(words);
    if (at < 0) continue;
    const rest = text.slice(at + words.length, at + words.length + 300);
    if (what === 'authentication') return { what, value: /^ ([A-Z-]{4,20})/i.exec(rest)?.[1]?.toUpperCase() ?? '' };
    if (what === 'process') return { what, value: /^ (\d{1,10})/.exec(rest)?.[1] ?? '' };
    const value = /^ ['"‘“]([^'"’”]{1,256})['"’”]/.exec(rest)?.[1];
    // A "server name" in the middle of other messages is followed by other words.
    return value === undefined ? undefined : { what, value };
  }
  for (const { what, words } of foreignStartWords) {
    const word = words.find((w) => low.includes(w));
    const at = word === undefined ? -1 : low.indexOf(word) + word.length;
    const quoted = at < 0 ? null : QUOTED.exec(text.slice(at, at + 320));
    const value = quoted && quoted.index < 40 ? (quoted[1] ?? '') : '';
    if (value !== '' && (what === 'account' ? isAccount(value) : isServer(value))) return { what, value };
  }
  return undefined;
}

/** `CORP\svc-sql05`, `NT SERVICE\MSSQL$SALES`, `LocalSystem`, `gmsa-sql$@corp.example`; no path. */
function isAccount(text: string): boolean {
  return /^(?:[^\\/:*?"<>|]{1,64}\\[^\\/:*?"<>|]{1,64}|LocalSystem|[^\\/:@\s]{1,64}@[\w.-]{1,200})$/.test(text);
}

function isServer(text: string): boolean {
  return /^[A-Za-z0-9][\w-]{0,62}(?:\\[\p{L}_][\p{L}\p{N}$_]{0,15})?$/u.test(text);
}
