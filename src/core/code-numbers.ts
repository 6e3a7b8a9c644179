import type { LayerId } from '../data/codes/layers.ts';
import { contextAt, DECIMAL_LAYERS, labelBefore } from './code-context.ts';
import type { Context, Family } from './code-context.ts';
import { decodeStatus, fromKerberosMinor, looksLikeStatus, toHex, toUnsigned } from './code-forms.ts';
import type { CodeEntry } from './code-index.ts';
import { add, addUnknown, numbered, SURE } from './code-scan.ts';
import type { Hit, Scan } from './code-scan.ts';
import { isNegative, isPartOfFigure } from './code-tokens.ts';
import type { Token } from './code-tokens.ts';

/** Reads the tokens that are numbers: hexadecimal, decimal, with a sign, with the words round them. */

const HEX = /^(?:0x|h)([0-9a-f]{1,8})l?$/;
const BARE = /^[0-9a-f]{8}$/;
const DECIMAL = /^[0-9]{1,10}$/;
const DATA = /^[0-9a-f]{2,8}$/;

/** Numbers above are status codes of 32 bits; numbers up to it belong to small tables. */
const SMALL = 0xffff;
/** Protocol errors of Kerberos; the library's own are printed as minor status only. */
const KERBEROS_PROTOCOL = 128;

/**
 * Reads a token if it is a number, and notes what it means. False when the token is no number at all.
 *
 *     '0x80090322' · '80090322' · '-2146893022' · '0x7' · '18456' · '52e' after "data"
 */
export function readNumber(scan: Scan, token: Token, i: number): boolean {
  const { low } = token;
  const hex = low.startsWith('0x') || token.before === '&' ? HEX.exec(low)?.[1] : undefined;
  if (hex !== undefined) readHex(scan, token, i, hex, contextOf(scan, token, i));
  else if (isDataValue(scan, i)) readData(scan, token);
  else if (BARE.test(low) && readBare(scan, token, i)) return true;
  else if (DECIMAL.test(low)) readDecimal(scan, token, i, contextOf(scan, token, i));
  else return false;
  return true;
}

/** The words before a number, in any script. */
function contextOf(scan: Scan, token: Token, i: number): Context {
  // "%%1311" in an event that was not put into words: a message of the system, in audit events one of theirs.
  if (token.before === '%' && scan.text[token.at - 2] === '%' && !scan.words.has('auditing')) return { near: 'win32', all: new Set(['win32']) };
  const context = contextAt(scan.tokens, i);
  if (context.near !== undefined && context.near !== 'other') return context;
  const label = labelBefore(scan.text, token.at);
  return label === undefined ? context : { near: label, all: new Set([...context.all, label]) };
}

/** Words round a number that make a round binary figure such as 65536 a flag of a certificate chain. */
const CERTIFICATE_WORDS = /^(?:cert|x509|zertifi|chain|trust|revocation|tls$|ssl)/;
const FLAG_REACH = 24;

/** Whether a word of this kind stands near; a query of the number alone is about the number. */
function isNear(scan: Scan, i: number, words: RegExp): boolean {
  return scan.tokens.length <= 2 || scan.tokens.slice(Math.max(0, i - FLAG_REACH), i + FLAG_REACH).some(({ low }) => words.test(low));
}

/** Entries that a number means as a 32-bit status code, unwrapping HRESULTs. */
function statusEntries(scan: Scan, value: number, i: number): { entries: readonly CodeEntry[]; wrapped?: Hit['wrapped'] } {
  const own = numbered(scan, value).filter(
    (e) => e.kind === 'status' || (e.kind === 'flag' && (value > 0x7fff_ffff || isNear(scan, i, CERTIFICATE_WORDS))) || (e.kind === 'return' && (scan.short || scan.words.has('return') || scan.words.has('spn'))),
  );
  if (own.length > 0) return { entries: own };
  const { wraps } = decodeStatus(value);
  if (wraps === undefined) return { entries: [] };
  const layer = wraps.form === 'win32' ? 'win32' : 'ntstatus';
  // Errors of the directory are Win32 codes that the table has under LDAP: 0x80072028 is 00002028.
  return { entries: numbered(scan, wraps.code).filter((e) => e.layer === layer || (layer === 'win32' && isDirectoryCode(e))), wrapped: wraps.form };
}

/** A Win32 code of the directory service, which LDAP servers print with eight digits; not the sub-codes behind "data". */
function isDirectoryCode(entry: CodeEntry): boolean {
  return entry.layer === 'ldap' && !entry.name.startsWith('data ') && (entry.code ?? 0) >= 0x2000;
}

/** A value above 16 bits in any spelling: its entries, else the minor status of Kerberos, else what its bits say when that is wanted. */
function readStatus(scan: Scan, token: Token, i: number, value: number, text: string, decode: boolean): boolean {
  const { entries, wrapped } = statusEntries(scan, value, i);
  add(scan, token, entries, SURE.status, text, wrapped);
  if (entries.length > 0) return true;
  const minor = fromKerberosMinor(value);
  if (minor !== undefined) {
    const kerberos = numbered(scan, minor).filter((e) => e.layer === 'kerberos');
    add(scan, token, kerberos, SURE.minor, text);
    if (kerberos.length === 0) addUnknown(scan, token, text, 'kerberos', `minor status of MIT Kerberos, error ${minor}`);
    return true;
  }
  if (!decode) return false;
  const decoded = decodeStatus(value);
  addUnknown(scan, token, text, 'status', decoded.says, decoded);
  return true;
}

const SMALL_HEX = new Set<CodeEntry['kind']>(['kerberos', 'win32', 'return', 'ldap', 'alert']);

function readHex(scan: Scan, token: Token, i: number, digits: string, context: Context): void {
  // "0:0x3e7" is a logon session.
  if (context.near === 'other' || (token.before === ':' && scan.text[token.at - 2] === '0')) return;
  const value = Number.parseInt(digits, 16);
  if (value > SMALL) {
    const decode = digits.length === 8 && (scan.short || looksLikeStatus(value));
    if (!readStatus(scan, token, i, value, token.text, decode) && scan.short) addUnknown(scan, token, token.text, 'number', `${value} in decimal`);
  } else if (scan.tokens.length === 1 || value !== 0) readSmallHex(scan, token, value, context);
}

function readSmallHex(scan: Scan, token: Token, value: number, context: Context): void {
  // Two digits of a long text are often a type or a flag.
  if (!scan.short && context.near === undefined && value < 0x100) return;
  const { all } = context;
  const entries = numbered(scan, value).filter(
    (e) =>
      SMALL_HEX.has(e.kind) &&
      (e.kind !== 'kerberos' || value < KERBEROS_PROTOCOL) &&
      (e.kind !== 'alert' || all.has('alert')) &&
      (e.kind !== 'ldap' || all.has('ldap') || e.symbol === 'ERROR_DS_STRONG_AUTH_REQUIRED') &&
      (e.kind !== 'return' || all.has('return') || scan.tokens.length === 1),
  );
  add(scan, token, narrow(entries, context, scan.hints), context.near === undefined ? SURE.hex : SURE.label);
  if (entries.length === 0 && scan.short) addUnknown(scan, token, token.text, 'number', `${value} in decimal`);
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
    const layers = family === undefined || family === 'other' ? [] : (HEX_LAYERS[family] ?? []);
    const kept = layers.flatMap((layer) => entries.filter((e) => e.layer === layer));
    if (kept.length > 0) return kept;
  }
  return entries;
}

/** Eight hexadecimal digits without 0x: a status code, or a Win32 code as directory services print it (000021C7). */
function readBare(scan: Scan, token: Token, i: number): boolean {
  if (isPartOfFigure(scan.text, token)) return false;
  const value = Number.parseInt(token.low, 16);
  if (value > 0x7fff_ffff) return readStatus(scan, token, i, value, token.text, looksLikeStatus(value));
  if (token.low.startsWith('0009')) return readStatus(scan, token, i, value, token.text, false);
  if (!token.low.startsWith('0000')) return false;
  add(scan, token, numbered(scan, value).filter((e) => e.layer === 'win32' || (e.layer === 'ldap' && !e.name.startsWith('data '))), SURE.hex);
  return true;
}

function isDataValue(scan: Scan, i: number): boolean {
  const token = scan.tokens[i];
  // <Data>%%1311</Data> is a field of an event.
  return token !== undefined && scan.tokens[i - 1]?.low === 'data' && !token.breaks && token.before !== '>' && token.before !== '%' && DATA.test(token.low);
}

/** The sub-code of a failed LDAP bind: "data 52e". */
function readData(scan: Scan, token: Token): void {
  const value = Number.parseInt(token.low, 16);
  const entries = numbered(scan, value).filter((e) => e.layer === 'ldap' && e.name.startsWith('data '));
  add(scan, token, entries, SURE.data, `data ${token.text}`);
  if (entries.length === 0 && value > 0xff && (scan.short || looksLikeStatus(value))) {
    addUnknown(scan, token, `data ${token.text}`, 'number', `LDAP sub-code, Win32 error ${value}`);
  }
}

function readDecimal(scan: Scan, token: Token, i: number, context: Context): void {
  const value = Number(token.text);
  if (isNegative(scan.text, token)) {
    if (value > SMALL && value <= 0x8000_0000) readNegative(scan, token, i, toUnsigned(-value));
    return;
  }
  if (context.near === 'other' || (token.low.startsWith('0') && value !== 0) || isPartOfFigure(scan.text, token)) return;
  if (value > 0xffff_ffff) return;
  if (value > SMALL) readStatus(scan, token, i, value, token.text, value > 0x7fff_ffff && looksLikeStatus(value));
  // "sql05:1433" is a port, "Error:18456" is not.
  else if (token.before !== ':' || context.near !== undefined || !scan.text[token.at - 2]?.trim()) readSmall(scan, token, i, value, context);
}

function readNegative(scan: Scan, token: Token, i: number, unsigned: number): void {
  const text = `-${token.text}`;
  const found = readStatus(scan, token, i, unsigned, text, looksLikeStatus(unsigned));
  if (!found && scan.short && token.text.length >= 8) addUnknown(scan, token, text, 'number', `${toHex(unsigned, 8)} in hexadecimal`);
}

function readSmall(scan: Scan, token: Token, i: number, value: number, context: Context): void {
  const entries = numbered(scan, value).filter(
    (e) => e.kind !== 'flag' && e.kind !== 'status' && (e.kind !== 'ldap' || value < 0x100) && (e.kind !== 'kerberos' || value < KERBEROS_PROTOCOL),
  );
  if (entries.some((e) => e.layer === 'sql-server')) scan.lastSql = { code: value, token: i };
  const family = isLoginState(scan, i) ? 'state' : context.near === undefined || context.near === 'code' ? (hintOf(scan) ?? context.near) : context.near;
  if (family === 'state') {
    add(scan, token, stateEntries(scan, i, entries, context), SURE.label);
    if (context.near === 'state' || isLoginState(scan, i)) return;
  } else if (family !== undefined && family !== 'data' && family !== 'other' && readLabelled(scan, token, value, entries, family, context)) return;
  readUnlabelled(scan, token, value, entries);
}

/** In a short query a word anywhere counts: "36874 schannel event". */
function hintOf(scan: Scan): Family | undefined {
  for (const family of scan.hints) if (family !== 'code') return family;
  return undefined;
}

const KERBEROS_WORDS = ['kerberos', 'kdc', 'kdcsvc'];

/** A number after a label; true when nothing else can be meant. */
function readLabelled(scan: Scan, token: Token, value: number, entries: readonly CodeEntry[], family: Exclude<Family, 'state' | 'data'>, context: Context): boolean {
  if (value < 1000 && !scan.short) {
    // {alert:40} is source code; logs put a blank there.
    if (family === 'alert' && token.before === ':') return true;
    // Event 4 of any other source, and "error 35" of curl or OpenSSL.
    if (family === 'code' && !context.all.has('provider')) return true;
    if (family === 'event' && !KERBEROS_WORDS.some((word) => scan.words.has(word))) return true;
  }
  const provider = context.all.has('provider');
  // "Msg 102" of a log is an error of SQL Server, never the state of a login.
  const layers = DECIMAL_LAYERS[provider ? 'provider' : family].filter((layer) => scan.short || layer !== 'sql-login-states');
  const named = layers.flatMap((layer) => entries.filter((e) => e.layer === layer));
  // A precise label names one entry, "error" may name several.
  add(scan, token, family === 'code' ? named : named.slice(0, 1), context.near === undefined ? SURE.number : SURE.label);
  if (named.length > 0 || provider) return true;
  if (family !== 'event' || value < 10_000) return false;
  addUnknown(scan, token, `event ${token.text}`, 'event', 'event number');
  return true;
}

/** A number without a label: only those that are hardly ever something else. */
function readUnlabelled(scan: Scan, token: Token, value: number, entries: readonly CodeEntry[]): void {
  if (scan.tokens.length === 1) {
    add(scan, token, entries.filter((e) => e.kind !== 'return'), SURE.loose);
    return;
  }
  const bracketed = token.before === '(' && token.after === ')';
  // A log is full of figures: there a number is a code only behind a word that says so, or in brackets.
  if (value < 1000 || (!scan.short && !bracketed)) return;
  const own = entries.filter((e) => e.layer === 'sql-server' || e.layer === 'schannel-events');
  add(scan, token, own, SURE.number);
  if (own.length > 0) return;
  add(scan, token, entries.filter((e) => e.layer === 'win32' || e.layer === 'windows-events'), SURE.hex);
}

const STATE_REACH = 12;
const LOGIN_FAILED = 18456;

/** "Meldung 18456, Ebene 14, Status 58": the state in languages whose word for it is that of other codes, or is cut at its accent ("État"). */
function isLoginState(scan: Scan, i: number): boolean {
  const word = scan.tokens[i - 1];
  return (word?.low === 'status' || (word?.low === 'tat' && word.before === 'É')) && scan.lastSql?.code === LOGIN_FAILED && i - scan.lastSql.token <= STATE_REACH;
}

/** "state 11" belongs to 18456, "error state 10013" to Schannel; a state of another SQL Server error belongs to neither. */
function stateEntries(scan: Scan, i: number, entries: readonly CodeEntry[], context: Context): readonly CodeEntry[] {
  const schannel = entries.filter((e) => e.layer === 'schannel-states');
  const login = entries.filter((e) => e.layer === 'sql-login-states');
  if (schannel.length > 0 && [context.all, scan.hints].some((said) => said.has('tls') || said.has('alert'))) return schannel;
  const bound = scan.lastSql !== undefined && i - scan.lastSql.token <= STATE_REACH ? scan.lastSql.code : undefined;
  if (bound !== undefined) return bound === LOGIN_FAILED ? login : [];
  return scan.short ? [...login, ...schannel] : schannel;
}
