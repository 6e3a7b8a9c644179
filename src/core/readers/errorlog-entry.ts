/** The facts of one logon or certificate message of SQL Server. */
import { reasonWords } from '../../data/errorlog-texts.ts';
import type { At } from './reader.ts';

export interface LogonEntry {
  /** Message number; absent for messages that have none. */
  readonly number?: At<number>;
  readonly severity?: number;
  /** State of the error; for 18456 it says why. */
  readonly state?: At<number>;
  /** As printed at the beginning of the line. */
  readonly time?: string;
  /** Status code of Windows, without a sign. */
  readonly code?: At<number>;
  /** Status of TDSSNIClient: which step of the start failed. */
  readonly status?: number;
  /** Empty when SQL Server did not learn the name. */
  readonly user?: At<string>;
  readonly reason?: At<string>;
  /** Address of the client, '<local machine>' or '<named pipe>'. */
  readonly client?: At<string>;
  /** SHA-1 hash of the certificate, 40 digits. */
  readonly thumbprint?: At<string>;
  readonly listening?: At<{ readonly address: string; readonly port: number }>;
  /** Milliseconds of the logon, in 17830. */
  readonly spent?: { readonly total?: number; readonly tls?: number; readonly sspi?: number };
  /** The service account may not use the private key of a certificate in the store. */
  readonly noAccess?: true;
  readonly line: number;
}

const TEXT_MAX = 4000;

/**
 * The values in the text of a message. Codes, addresses, quoted names and hashes stand in it whatever the language.
 *
 *     entryDetails(17806, [{ text: '… error code 0x80090311, state 14 … [CLIENT: 10.10.5.77]', n: 2 }])
 *     // { code: { value: 0x80090311, line: 2 }, client: { value: '10.10.5.77', line: 2 } }
 */
export function entryDetails(number: number | undefined, parts: readonly { readonly text: string; readonly n: number }[]): Partial<LogonEntry> {
  const starts: { at: number; n: number }[] = [];
  let text = '';
  for (const part of parts) {
    starts.push({ at: text.length, n: part.n });
    text += `${part.text.slice(0, TEXT_MAX).trim()} `;
  }
  const at = (index: number): number => starts.findLast((s) => s.at <= index)?.n ?? parts[0]?.n ?? 1;
  const first = (pattern: RegExp): At<string> | undefined => {
    const hit = pattern.exec(text);
    return hit ? { value: hit[1] ?? '', line: at(hit.index) } : undefined;
  };
  const code = codeOf(text);
  const client = first(/\[[A-Z]{2,12} ?[:：] ?([^\][]{1,120})\]/);
  const hash = first(/\[Cert Hash\(sha1\) ["']?([0-9a-f]{40})["']?\]/i);
  const listening = /\[ ?['"]?([\w.:%]{1,64})['"]? <ipv[46]> ([0-9]{1,5}) ?\]/.exec(text);
  const user = number === 18456 || number === 18452 ? first(/['"„«‘]([^'"“”»’]{0,200})['"“”»’]/) : undefined;
  const status = number === 17182 ? /0x[0-9a-f]{1,8}[^0]{2,30}0x([0-9a-f]{1,8})/i.exec(text) : null;
  return {
    ...(code ? { code: { value: code.value, line: at(code.index) } } : {}),
    ...(status ? { status: Number.parseInt(status[1] ?? '0', 16) } : {}),
    ...(client ? { client: { value: client.value.trim(), line: client.line } } : {}),
    ...(hash ? { thumbprint: { value: hash.value.toUpperCase(), line: hash.line } } : {}),
    ...(listening ? { listening: { value: { address: listening[1] ?? '', port: Number(listening[2]) }, line: at(listening.index) } } : {}),
    ...(user ? { user } : {}),
    ...reasonOf(text, at),
    ...(number === 17830 ? spentOf(text) : {}),
    ...(/does not have access to it/.test(text) ? { noAccess: true as const } : {}),
  };
}

/** A code with 0x, or the signed number that 17190 prints. */
function codeOf(text: string): { value: number; index: number } | undefined {
  const hex = /(?<!\w)0x([0-9a-f]{1,8})(?!\w)/i.exec(text);
  if (hex) return { value: Number.parseInt(hex[1] ?? '0', 16), index: hex.index };
  const signed = /(?<![\w.])-(2[0-9]{9})(?![0-9])/.exec(text);
  return signed ? { value: 0x100000000 - Number(signed[1]), index: signed.index } : undefined;
}

function reasonOf(text: string, at: (index: number) => number): Pick<LogonEntry, 'reason'> {
  const low = text.toLowerCase();
  for (const word of reasonWords) {
    const index = low.indexOf(`${word}:`) >= 0 ? low.indexOf(`${word}:`) : low.indexOf(`${word} :`);
    if (index < 0) continue;
    const start = text.indexOf(':', index) + 1;
    const bracket = text.indexOf(' [', start);
    const value = text.slice(start, bracket < 0 ? start + 600 : bracket).trim();
    if (value !== '') return { reason: { value, line: at(index) } };
  }
  return {};
}

function spentOf(text: string): Pick<LogonEntry, 'spent'> {
  const ms = (pattern: RegExp): number | undefined => {
    const hit = pattern.exec(text);
    return hit ? Number(hit[1]) : undefined;
  };
  const total = ms(/total ([0-9]{1,9}) ms/);
  const tls = ms(/establishing SSL ([0-9]{1,9}) ms/);
  const sspi = ms(/negotiating SSPI ([0-9]{1,9}) ms/);
  if (total === undefined && tls === undefined && sspi === undefined) return {};
  return { spent: { ...(total === undefined ? {} : { total }), ...(tls === undefined ? {} : { tls }), ...(sspi === undefined ? {} : { sspi }) } };
}
