import type { LayerId } from '../data/codes/layers.ts';
import { decodeStatus, fromKerberosMinor, looksLikeStatus, toHex, toUnsigned } from './code-forms.ts';
import type { DecodedStatus } from './code-forms.ts';
import { contextAt, DECIMAL_LAYERS, familyOf } from './code-context.ts';
import type { Context, Family } from './code-context.ts';
import { codeHref } from './code-index.ts';
import type { CodeEntry, CodeIndex } from './code-index.ts';
import { findPhrases } from './code-phrases.ts';
import type { PhraseIndex } from './code-phrases.ts';
import { isNegative, isPartOfFigure, tokensOf } from './code-tokens.ts';
import type { Token } from './code-tokens.ts';

/** Where in the query something was found. */
interface Found {
  /** As it was written. */
  readonly text: string;
  readonly at: number;
}

interface Target {
  readonly id: string;
  readonly layer: LayerId;
  readonly href: string;
  readonly name: string;
  readonly title: string;
}

export interface Hit extends Found, Target {
  /** The code as the table has it. */
  readonly code?: number;
  /** Set when the number wraps the entry: an HRESULT that holds a Win32 code or an NTSTATUS. */
  readonly wrapped?: 'win32' | 'ntstatus';
}

export interface UnknownCode extends Found {
  readonly kind: 'status' | 'symbol' | 'event' | 'kerberos' | 'number';
  readonly decoded?: DecodedStatus;
  /** What the form alone tells: "failure, facility 9 SSPI (FACILITY_SECURITY), code 0x399, not in our table". */
  readonly says: string;
}

export interface PhraseHit extends Found, Target {
  readonly words: number;
  /** False when only the beginning of the text was there. */
  readonly whole: boolean;
}

export interface Resolution {
  /** Entries that the query names exactly, best first; each entry once. */
  readonly exact: readonly Hit[];
  /** What looks like a code and is in no table, in the order of the text. */
  readonly unknown: readonly UnknownCode[];
  /** Literal system texts, longest first. */
  readonly phrases: readonly PhraseHit[];
}

/** A query of more tokens, or of more than one line, is a paste: numbers then need a label. */
const SHORT = 24;
const MAX_UNKNOWN = 20;
const MISSING = 'not in our table';

/** How sure a spelling is. Relevance of the entry counts within one kind of spelling. */
const SURE = { symbol: 90, status: 88, label: 86, minor: 86, number: 80, tail: 74, hex: 70, loose: 60 } as const;
const RELEVANCE = [6, 3, 0] as const;

/** HResults that only wrap another error say least of all. */
const WRAPPER = -50;

interface Scan {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly index: CodeIndex;
  readonly short: boolean;
  /** Families named anywhere in a short query. */
  readonly hints: ReadonlySet<Family>;
  readonly words: ReadonlySet<string>;
  readonly hits: Map<string, { hit: Hit; score: number }>;
  readonly unknown: Map<string, UnknownCode>;
  /** The SQL Server error before the present token, with its position: "18456" binds the state that follows. */
  lastSql: { readonly code: number; readonly token: number } | undefined;
}

/**
 * Takes a query or a pasted text apart into the codes and system texts of the tables. Ordinary words, years, ports, versions and
 * addresses are no codes. A number with two meanings gives both; words such as "kdc", "event", "state" narrow it.
 * Never throws; time is linear in the length of the text. Pass phrases to look for literal messages as well.
 *
 *     resolve('18456 state 11', codes).exact   // login-state-11, sql-error-18456
 *     resolve('0x5', codes).exact              // error-access-denied, kdc-err-s-old-mast-kvno
 *     resolve('0x80090399', codes).unknown     // [{ text: '0x80090399', kind: 'status', says: 'failure, facility 9 SSPI …' }]
 *     resolve('tls 1.2 on server 2012', codes) // nothing
 */
export function resolve(query: string, index: CodeIndex, phrases?: PhraseIndex): Resolution {
  const tokens = tokensOf(query);
  const short = tokens.length <= SHORT && !query.trim().includes('\n');
  const scan: Scan = {
    text: query,
    tokens,
    index,
    short,
    hints: new Set(short ? tokens.flatMap((t) => familyOf(t.low) ?? []) : []),
    words: new Set(tokens.map((t) => t.low)),
    hits: new Map(),
    unknown: new Map(),
    lastSql: undefined,
  };
  tokens.forEach((token, i) => readToken(scan, token, i));
  const exact = [...scan.hits.values()].sort((a, b) => b.score - a.score || a.hit.at - b.hit.at).map(({ hit }) => hit);
  const found = phrases === undefined ? [] : findPhrases(query, phrases);
  return {
    exact,
    unknown: [...scan.unknown.values()].slice(0, MAX_UNKNOWN),
    phrases: found.map(({ entry, at, length, words, whole }) => ({ ...target(entry), text: query.slice(at, at + length), at, words, whole })),
  };
}

function target(entry: CodeEntry): Target {
  const { id, layer, name, title } = entry;
  return { id, layer, href: codeHref(layer, id), name, title };
}

function add(scan: Scan, token: Token, entries: readonly CodeEntry[], sure: number, wrapped?: Hit['wrapped'], text = token.text): void {
  for (const entry of entries) {
    const weight = entry.id.startsWith('hresult-') ? WRAPPER : 0;
    const score = sure + RELEVANCE[entry.relevance] + weight;
    const old = scan.hits.get(entry.id);
    if (old !== undefined && old.score >= score) continue;
    scan.hits.set(entry.id, { hit: { ...target(entry), code: entry.code, text, at: token.at, wrapped }, score });
  }
}

function addUnknown(scan: Scan, token: Token, text: string, kind: UnknownCode['kind'], says: string, decoded?: DecodedStatus): void {
  const key = decoded?.hex ?? text.toUpperCase();
  if (scan.unknown.size < MAX_UNKNOWN && !scan.unknown.has(key)) scan.unknown.set(key, { text, at: token.at, kind, decoded, says: `${says}, ${MISSING}` });
}

const HEX = /^(?:0x|h)([0-9a-f]{1,8})l?$/;
const BARE = /^[0-9a-f]{8}$/;
const DECIMAL = /^[0-9]{1,10}$/;
const DATA = /^[0-9a-f]{2,8}$/;

function readToken(scan: Scan, token: Token, i: number): void {
  const { low } = token;
  const context = (): Context => contextAt(scan.tokens, i);
  const hex = low.startsWith('0x') || token.before === '&' ? HEX.exec(low)?.[1] : undefined;
  if (hex !== undefined) {
    if (!(token.before === ':' && scan.text[token.at - 2] === '0')) readHex(scan, token, hex, context());
  } else if (isDataValue(scan, i)) readData(scan, token);
  else if (BARE.test(low) && readBare(scan, token)) return;
  else if (DECIMAL.test(low)) readDecimal(scan, token, i, context());
  else readSymbol(scan, token, i);
}

/** Entries that a number means as a 32-bit status code, unwrapping HRESULTs. */
function statusEntries(scan: Scan, value: number): { entries: readonly CodeEntry[]; wrapped?: Hit['wrapped'] } {
  const own = (scan.index.byNumber.get(value) ?? []).filter((e) => (e.kind === 'status' || e.kind === 'flag' || e.layer === 'spn-registration') && value > 0xffff);
  if (own.length > 0) return { entries: own };
  const { wraps } = decodeStatus(value);
  if (wraps === undefined) return { entries: [] };
  const kind = wraps.form === 'win32' ? 'win32' : 'ntstatus';
  return { entries: (scan.index.byNumber.get(wraps.code) ?? []).filter((e) => e.layer === kind), wrapped: wraps.form };
}

/** A value of 32 bits in any spelling: its entries, else what its bits say. Returns false when it is neither. */
function readStatus(scan: Scan, token: Token, value: number, text: string, reportUnknown: boolean): boolean {
  const { entries, wrapped } = statusEntries(scan, value);
  add(scan, token, entries, SURE.status, wrapped, text);
  if (entries.length > 0) return true;
  const minor = fromKerberosMinor(value);
  if (minor !== undefined && value > 0xffff) {
    const kerberos = (scan.index.byNumber.get(minor) ?? []).filter((e) => e.layer === 'kerberos');
    add(scan, token, kerberos, SURE.minor, undefined, text);
    if (kerberos.length === 0) addUnknown(scan, token, text, 'kerberos', `minor status of MIT Kerberos, error ${minor}`);
    return true;
  }
  if (!reportUnknown) return false;
  const decoded = decodeStatus(value);
  addUnknown(scan, token, text, 'status', decoded.says, decoded);
  return true;
}

const SMALL_HEX = new Set<CodeEntry['kind']>(['kerberos', 'win32', 'ldap', 'alert']);

function readHex(scan: Scan, token: Token, digits: string, context: Context): void {
  const value = Number.parseInt(digits, 16);
  if (context.near === 'other') return;
  const wide = value > 0xffff;
  if (wide) {
    readStatus(scan, token, value, token.text, digits.length === 8 ? scan.short || looksLikeStatus(value) : scan.short);
    return;
  }
  const labelled = context.near !== undefined;
  if (!scan.short && !labelled && value < 0x100) return;
  const { all } = context;
  let entries = (scan.index.byNumber.get(value) ?? []).filter((e) => SMALL_HEX.has(e.kind) && (e.kind !== 'kerberos' || value < 128));
  entries = entries.filter((e) => (e.kind !== 'alert' || all.has('alert')) && (e.kind !== 'ldap' || all.has('ldap') || value === 0x2028));
  entries = entries.filter((e) => e.layer !== 'spn-registration' || all.has('return') || scan.tokens.length === 1);
  const narrowed = narrow(entries, context, scan.hints);
  add(scan, token, narrowed, labelled ? SURE.label : SURE.hex);
  if (narrowed.length === 0 && scan.short) addUnknown(scan, token, token.text, 'number', `${value} in decimal`);
}

const HEX_LAYERS: Partial<Record<Family, readonly LayerId[]>> = {
  kerberos: ['kerberos'],
  return: ['spn-registration', 'win32'],
  alert: ['tls-alerts'],
  ldap: ['ldap'],
  win32: ['win32'],
};

/** The entries of the layers that the context names, if it names any of them. */
function narrow(entries: readonly CodeEntry[], context: Context, hints: ReadonlySet<Family>): readonly CodeEntry[] {
  for (const family of [context.near, ...context.all, ...hints]) {
    const named = family === undefined || family === 'other' ? undefined : HEX_LAYERS[family];
    const kept = named === undefined ? [] : entries.filter((e) => named.includes(e.layer));
    if (kept.length > 0) return kept;
  }
  return entries;
}

/** Eight hexadecimal digits without 0x: a status code, or a Win32 code as LDAP prints it (000021C7). */
function readBare(scan: Scan, token: Token): boolean {
  if (isPartOfFigure(scan.text, token)) return false;
  const value = Number.parseInt(token.low, 16);
  if (value > 0x7fff_ffff) return readStatus(scan, token, value, token.text, looksLikeStatus(value));
  if (!token.low.startsWith('0000')) {
    return token.low.startsWith('0009') && readStatus(scan, token, value, token.text, false);
  }
  const entries = (scan.index.byNumber.get(value) ?? []).filter((e) => e.layer === 'win32' || e.id === 'ldap-00002028' || (value < 0x100 && e.layer === 'ldap'));
  add(scan, token, entries, SURE.hex);
  return true;
}

function isDataValue(scan: Scan, i: number): boolean {
  const token = scan.tokens[i];
  return token !== undefined && scan.tokens[i - 1]?.low === 'data' && !token.breaks && DATA.test(token.low);
}

/** The sub-code of a failed LDAP bind: "data 52e". */
function readData(scan: Scan, token: Token): void {
  const value = Number.parseInt(token.low, 16);
  const entries = (scan.index.byNumber.get(value) ?? []).filter((e) => e.layer === 'ldap' && value > 0xff);
  add(scan, token, entries, SURE.label, undefined, `data ${token.text}`);
  if (entries.length === 0 && value > 0xff && (scan.short || looksLikeStatus(value))) {
    addUnknown(scan, token, `data ${token.text}`, 'number', `LDAP sub-code, Win32 error ${value}`);
  }
}

function readDecimal(scan: Scan, token: Token, i: number, context: Context): void {
  const value = Number(token.text);
  if (isNegative(scan.text, token)) {
    if (token.text.length >= 7 && value <= 0x8000_0000) readStatus(scan, token, toUnsigned(-value), `-${token.text}`, scan.short || looksLikeStatus(toUnsigned(-value)));
    return;
  }
  if (token.low.startsWith('0') || context.near === 'other' || isPartOfFigure(scan.text, token)) return;
  if (value > 0x7fff_ffff) {
    if (value <= 0xffff_ffff) readStatus(scan, token, value, token.text, looksLikeStatus(value));
    return;
  }
  if (value > 0xffff) {
    readStatus(scan, token, value, token.text, false);
    return;
  }
  // "sql05:1433" is a port, "Error:18456" is not.
  if (token.before === ':' && context.near === undefined && scan.text[token.at - 2]?.trim()) return;
  readSmall(scan, token, i, value, context);
}

function readSmall(scan: Scan, token: Token, i: number, value: number, context: Context): void {
  const all = scan.index.byNumber.get(value) ?? [];
  const decimals = all.filter((e) => e.kind !== 'flag' && e.kind !== 'status' && (e.kind !== 'ldap' || value < 0x100) && (e.kind !== 'kerberos' || value < 128));
  if (decimals.some((e) => e.layer === 'sql-server')) scan.lastSql = { code: value, token: i };
  const near = context.near === undefined || context.near === 'code' ? (firstHint(scan) ?? context.near) : context.near;
  if (near === 'state') {
    add(scan, token, stateEntries(scan, i, decimals, context), SURE.label);
    if (context.near === 'state') return;
  } else if (near !== undefined && near !== 'other' && near !== 'data') {
    if (near === 'event' && value < 1000 && !scan.short && !['kerberos', 'kdc', 'kdcsvc'].some((w) => scan.words.has(w))) return;
    // Three digits after "error" are too common in a long text: curl and OpenSSL have error numbers as well.
    if (near === 'code' && value < 1000 && !scan.short) return;
    const layers: readonly LayerId[] = DECIMAL_LAYERS[context.all.has('provider') ? 'provider' : near];
    const entries = layers.flatMap((layer) => decimals.filter((e) => e.layer === layer));
    // One kind of label names one entry, "error" may name several.
    add(scan, token, near === 'code' ? entries : entries.slice(0, 1), context.near === undefined ? SURE.number : SURE.label);
    if (entries.length > 0 || context.all.has('provider')) return;
    if (near === 'event' && value >= 10_000) {
      addUnknown(scan, token, `event ${token.text}`, 'event', 'event number');
      return;
    }
  }
  readUnlabelled(scan, token, value, decimals);
}

/** In a short query a word anywhere counts: "36874 schannel event". */
function firstHint(scan: Scan): Family | undefined {
  for (const family of scan.hints) if (family !== 'code') return family;
  return undefined;
}

/** A number without a label: only those that are hardly ever something else. */
function readUnlabelled(scan: Scan, token: Token, value: number, decimals: readonly CodeEntry[]): void {
  if (scan.tokens.length === 1) {
    add(scan, token, decimals.filter((e) => e.layer !== 'spn-registration'), SURE.loose);
    return;
  }
  const bracketed = token.before === '(' && token.after === ')';
  if (value < 1000 || (value < 10_000 && !scan.short && !bracketed)) return;
  const own = decimals.filter((e) => e.layer === 'sql-server' || e.layer === 'schannel-events');
  const others = decimals.filter((e) => e.layer === 'win32' || e.layer === 'windows-events');
  add(scan, token, own, SURE.number);
  if (own.length === 0 && (scan.short || bracketed)) add(scan, token, others, SURE.number - 10);
}

const STATE_REACH = 12;

/** "state 11" belongs to 18456, "error state 10013" to Schannel; a state of another SQL Server error belongs to neither. */
function stateEntries(scan: Scan, i: number, decimals: readonly CodeEntry[], context: Context): readonly CodeEntry[] {
  const schannel = decimals.filter((e) => e.layer === 'schannel-states');
  const login = decimals.filter((e) => e.layer === 'sql-login-states');
  if (schannel.length > 0 && (context.all.has('tls') || scan.hints.has('tls'))) return schannel;
  const bound = scan.lastSql !== undefined && i - scan.lastSql.token <= STATE_REACH ? scan.lastSql.code : undefined;
  if (bound !== undefined) return bound === 18456 ? login : [];
  return scan.short ? [...login, ...schannel] : schannel;
}

const SHAPE = /^(?:SEC_[EI]|KDC_ERR|KRB_AP_ERR|KRB_ERR|NTE|CRYPT_E|CERT_E|TRUST_E)_[A-Z0-9_]{2,}$/;
const CAMEL = /[a-z][A-Z]/;

/** MIT and Samba put their own prefix before the constant. */
function plainSymbol(upper: string): string {
  return upper
    .replace(/^KRB5KDC_/, 'KDC_')
    .replace(/^KRB5KRB_/, 'KRB_')
    .replace(/^NT_STATUS_/, 'STATUS_');
}

function readSymbol(scan: Scan, token: Token, i: number): void {
  const joined = token.text.includes('_');
  if (token.low === 'alert') readAlertName(scan, i);
  if (!joined && !CAMEL.test(token.text) && scan.tokens.length > 1) return;
  const upper = plainSymbol(token.text.toUpperCase());
  const full = (scan.index.bySymbol.get(upper) ?? []).filter((e) => joined || CAMEL.test(e.symbol ?? ''));
  add(scan, token, full, SURE.symbol);
  const tail = joined ? (scan.index.byTail.get(upper) ?? []) : [];
  add(scan, token, tail, SURE.tail);
  if (full.length === 0 && tail.length === 0 && SHAPE.test(upper) && (scan.short || upper === token.text)) {
    addUnknown(scan, token, token.text, 'symbol', `looks like a constant of the ${familyName(upper)} family`);
  }
}

function familyName(symbol: string): string {
  return SHAPE.test(symbol) ? (/^(?:SEC_[EI]|KDC_ERR|KRB_AP_ERR|KRB_ERR|NTE|CRYPT_E|CERT_E|TRUST_E)/.exec(symbol)?.[0] ?? '') : '';
}

const ALERT_WORDS = 3;

/** "alert handshake failure" (OpenSSL), "TLS alert: 'HandshakeFailure'" (.NET). */
function readAlertName(scan: Scan, i: number): void {
  let name = '';
  for (let k = 1; k <= ALERT_WORDS; k += 1) {
    const token = scan.tokens[i + k];
    if (token === undefined || token.breaks) return;
    const word = k === 1 ? token.text.replace(/([a-z])([A-Z])/g, '$1_$2') : token.text;
    name = name === '' ? word : `${name}_${word}`;
    const entries = (scan.index.bySymbol.get(name.toUpperCase()) ?? []).filter((e) => e.layer === 'tls-alerts');
    add(scan, token, entries, SURE.symbol, undefined, scan.text.slice(scan.tokens[i + 1]?.at, token.at + token.text.length));
  }
}
