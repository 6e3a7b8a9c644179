/** The sentences of a program: which style it has, and the inner text of its TLS library. */
import { handshakeAlerts, signWords, styleOfDriver } from '../../../data/handshake-signs.ts';
import type { AlertText, HandshakeAlert, SignStyle, SignWords } from '../../../data/handshake-signs.ts';
import { sspiCodes } from '../../../data/codes/sspi.ts';
import type { CodeRow } from '../../../data/codes/row.ts';
import { tlsDrivers } from '../../../data/tls-drivers.ts';
import type { Party } from '../model.ts';
import type { ClientSpec } from '../spec.ts';

const drivers: ReadonlyMap<string, (typeof tlsDrivers)[number]> = new Map(tlsDrivers.map((row) => [row.id, row]));
const codes: ReadonlyMap<string, CodeRow> = new Map((sspiCodes as readonly CodeRow[]).map((row) => [row.id, row]));
const words: ReadonlyMap<SignStyle, SignWords> = new Map(signWords.map((row) => [row.style, row]));

/** One alert by its number. */
export function alertText(alert: HandshakeAlert): AlertText {
  return handshakeAlerts[alert];
}

/** A code of SSPI as programs print it: `The message received was unexpected or badly formatted. (0x80090326)`. */
export function sspiText(id: string): string {
  const row = codes.get(id);
  if (row?.code === undefined) throw new Error(`handshake-signs.ts names the code ${id}, which codes/sspi.ts does not have`);
  const message = row.message ?? row.symbol ?? '';
  return `${message.endsWith('.') ? message : `${message}.`} (0x${row.code.toString(16).toUpperCase()})`;
}

const BY_STACK: Readonly<Record<Party['stack'], SignStyle | undefined>> = { schannel: 'schannel', openssl: 'openssl', java: 'java', yassl: undefined, other: undefined };

/**
 * Whose sentences the client prints; undefined where nothing is known of its library. A program counts only on the library that its row is about: .NET on
 * Linux prints other sentences than on Windows.
 *
 *     styleOf({ end: { on: 'windows', windows: 'windows-7' }, program: 'snac10-old' }, party)   // 'native-sql'
 */
export function styleOf(spec: ClientSpec, party: Party): SignStyle | undefined {
  const driver = spec.program === undefined ? undefined : drivers.get(spec.program);
  const own = driver?.stack === party.stack ? styleOfDriver.find(({ id }) => driver.id.startsWith(id))?.style : undefined;
  return own ?? (spec.end.on === 'profile' ? styleOfProfile(spec.end.profile) : undefined) ?? BY_STACK[party.stack];
}

function styleOfProfile(id: string): SignStyle | undefined {
  if (/libpq|psql/.test(id)) return 'libpq';
  return /^mysql/.test(id) ? 'mysql-client' : undefined;
}

/** The row of a style. */
export function wordsOf(style: SignStyle): SignWords {
  const row = words.get(style);
  if (!row) throw new Error(`handshake-signs.ts has no words for ${style}`);
  return row;
}

/** What the library of a side makes of an alert that came. */
export function receivedText(stack: Party['stack'], alert: HandshakeAlert): string | undefined {
  const row = alertText(alert);
  if (stack === 'schannel') return sspiText(row.sspi);
  if (stack === 'openssl') return row.openssl;
  return stack === 'java' ? `Received fatal alert: ${row.symbol}` : undefined;
}

/** Fills the places of a sentence: `filled('SSL error: {inner}', { inner: 'no shared cipher' })`. */
export function filled(template: string, parts: Readonly<Record<string, string>>): string {
  return template.split(/\{([a-z]+)\}/).map((part, i) => (i % 2 === 1 ? (parts[part] ?? '…') : part)).join('');
}
