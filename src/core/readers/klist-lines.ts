import { commandOf } from './command-line.ts';
import { isRefusal, parseSpn } from '../spn.ts';

/** A line of the Windows klist that is no part of a ticket. */
export type KlistLine =
  | { readonly kind: 'command'; readonly verb: KlistVerb; readonly asked?: string; readonly session?: string }
  /** `Current LogonId is 0:0x5a1c2f`, `Targeted LogonId is 0:0x3e7` */
  | { readonly kind: 'logon'; readonly id: string }
  | { readonly kind: 'count'; readonly count: number }
  /** `[1] Session 0 0:0x3e7 CORP\SQL01$ Negotiate:(0)` */
  | { readonly kind: 'session'; readonly index: number; readonly id: string; readonly account: string; readonly type: string }
  /** `Error calling API LsaCallAuthenticationPackage (GetTicket substatus): 0x6fb` */
  | { readonly kind: 'api'; readonly call: KlistCall; readonly substatus?: number }
  /** `klist failed with 0xc000018b/-1073741429: …` */
  | { readonly kind: 'failed'; readonly status: number; readonly message: string }
  /** `A ticket to MSSQLSvc/sql01.corp.example:1433 has been retrieved successfully.` */
  | { readonly kind: 'retrieved'; readonly spn: string; readonly sure: boolean }
  /** `Deleting all tickets:`, `Ticket(s) purged!` */
  | { readonly kind: 'purge'; readonly done: boolean }
  | { readonly kind: 'tgt' };

export type KlistVerb = 'list' | 'tgt' | 'get' | 'purge' | 'sessions' | 'other';
export type KlistCall = 'get' | 'list' | 'tgt' | 'purge' | 'other';

const LOGON = /^[^[\]#<>]{2,80}?[ :](\d{1,10}):(0x[0-9a-f]{1,16})\s*\.?\s*$/i;
const COUNT = /^\s{0,8}[^\d#()]{3,60}?[ :：]\s?\((\d{1,6})\)\s*$/;
/** "Cached Tickets" in languages in which klist is known to be translated. */
const CACHED = /cach|zwischengespeichert|кэш|キャッシュ|缓存|快取|캐시/i;
const SESSION = /^\s{0,8}\[(\d{1,5})\] \S{1,20} (\d{1,6}) \d{1,10}:(0x[0-9a-f]{1,16}) (.{1,200}) (\S{1,60}:\S{0,60})\s*$/i;
const API = /\((\w{1,40})(?: (\w{1,40}) (\w{1,40}))?[ -]\w{3,20}\)\W{0,3}(0x[0-9a-f]{1,8}|\d{1,10})?/i;
const FAILED = /\bklist\b.{0,40}?(0x[0-9a-f]{8})(?:\/-?\d{1,10})?:?\s?/i;

/**
 * What a line says, in any display language as far as its form tells. Undefined for all other lines.
 *
 *     klistLine('klist failed with 0xc000005f/-1073741729: A specified logon session does not exist.')   // { kind: 'failed', status: 0xc000005f, … }
 *
 * Microsoft: klist command reference; the German, French and Spanish wordings as they are published in issues and notes of their users.
 */
export function klistLine(text: string): KlistLine | undefined {
  if (text.length > 1000) return undefined;
  const line = text.trimEnd();
  if (line.includes('LsaCallAuthenticationPackage')) return apiLine(line);
  if (/klist/i.test(line)) {
    const failed = FAILED.exec(line);
    if (failed) return { kind: 'failed', status: Number(failed[1]), message: line.slice(failed.index + failed[0].length).trim() };
    return commandLine(line);
  }
  const logon = LOGON.exec(line);
  if (logon) return { kind: 'logon', id: (logon[2] ?? '').toLowerCase() };
  const count = COUNT.exec(line);
  if (count && CACHED.test(line)) return { kind: 'count', count: Number(count[1]) };
  const session = SESSION.exec(line);
  if (session) return { kind: 'session', index: Number(session[1]), id: (session[3] ?? '').toLowerCase(), account: (session[4] ?? '').trim(), type: session[5] ?? '' };
  if (/^\s{0,8}(?:Ticket|Vale|Biglietto)\([a-z]{1,2}\) \S/.test(line) && line.length < 80) return { kind: 'purge', done: true };
  if (/^\s{0,12}(?:Deleting all tickets|Alle Tickets (?:werden gelöscht|löschen)) ?:$/.test(line)) return { kind: 'purge', done: false };
  if (/^\s{0,8}(?:Cached|Zwischengespeichertes) TGT ?:$/i.test(line)) return { kind: 'tgt' };
  return retrievedLine(line);
}

function apiLine(line: string): KlistLine {
  const after = line.slice(line.indexOf('LsaCallAuthenticationPackage'));
  const found = API.exec(after);
  const call = (found?.[1] ?? '').toLowerCase();
  // The first calls are printed in hexadecimal, others in decimal: 0x6fb, 1312.
  const substatus = found?.[4] === undefined ? undefined : Number(found[4]);
  const kind: KlistCall = call === 'getticket' ? 'get' : call === 'showtickets' ? 'list' : call.startsWith('purge') ? 'purge' : call === 'ticket' ? 'tgt' : 'other';
  return { kind: 'api', call: kind, ...(substatus === undefined ? {} : { substatus }) };
}

function commandLine(line: string): KlistLine | undefined {
  const command = commandOf(line, ['klist']);
  if (!command) return undefined;
  const args = command.args.map((a) => a.toLowerCase());
  const at = args.findIndex((a) => a === '-li' || a === '/li');
  const session = at < 0 ? undefined : args[at + 1];
  const verbs = args.filter((a, i) => a !== '-li' && a !== '/li' && a !== '-lh' && a !== '/lh' && args[i - 1] !== '-li' && args[i - 1] !== '/li' && args[i - 1] !== '-lh' && args[i - 1] !== '/lh');
  const verb = verbs[0];
  const more = session === undefined ? {} : { session };
  if (verb === undefined || verb === 'tickets') return command.prompted || args.length > 0 || line.trim().toLowerCase() === 'klist' ? { kind: 'command', verb: 'list', ...more } : undefined;
  if (verb === 'get') {
    const asked = command.args[command.args.findIndex((a) => a.toLowerCase() === 'get') + 1];
    return { kind: 'command', verb: 'get', ...(asked === undefined ? {} : { asked }), ...more };
  }
  if (verb === 'tgt' || verb === 'purge' || verb === 'sessions') return { kind: 'command', verb, ...more };
  return command.prompted ? { kind: 'command', verb: 'other', ...more } : undefined;
}

/** Success is one sentence round the SPN. In other languages than English and German it is one only where klist began to answer. */
function retrievedLine(line: string): KlistLine | undefined {
  if (line.length > 400 || line.startsWith('#') || /^\s{0,12}(?:Server|Serveur|Servidor|Client|Cliente)\b/.test(line)) return undefined;
  const known = /^\s{0,8}(?:A ticket to (\S{1,255}) has been retrieved successfully|Ein Ticket für (\S{1,255}) wurde erfolgreich abgerufen)/.exec(line);
  if (known) return { kind: 'retrieved', spn: known[1] ?? known[2] ?? '', sure: true };
  if (!/ticket|vale/i.test(line) || !line.trimEnd().endsWith('.') || /[@:]\s/.test(line)) return undefined;
  const words = line.trim().split(/\s+/).map((w) => w.replace(/^["'“«]|["'”»,.]$/g, ''));
  const spns = words.filter((w) => w.includes('/') && !isRefusal(parseSpn(w)));
  return spns.length === 1 && words.length > 4 ? { kind: 'retrieved', spn: spns[0] ?? '', sure: false } : undefined;
}
