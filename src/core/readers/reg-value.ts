/** Name and data of a value in a .reg file. */
import { fromBytes } from './registry-dump.ts';
import type { DumpedData } from './registry-dump.ts';

/** True for a line of bytes that goes on from the one before: `00,ff` or `00,\`. */
export function isBytes(text: string): boolean {
  return isDigit(text.charCodeAt(0)) && isDigit(text.charCodeAt(1)) && (text.length === 2 || text[2] === ',');
}

function isDigit(c: number): boolean {
  return (c >= 48 && c <= 57) || (c >= 97 && c <= 102) || (c >= 65 && c <= 70);
}

/** `"name"=` or `@=`, and where the data begins; undefined for other lines. A quotation mark or backslash in the name has a backslash before it. */
export function nameOf(text: string): { name: string; end: number } | undefined {
  const start = text.search(/\S/);
  if (text[start] === '@') return /^@\s?=/.test(text.slice(start, start + 3)) ? { name: '', end: text.indexOf('=') + 1 } : undefined;
  const quoted = unquote(text, start);
  if (!quoted) return undefined;
  const equals = text[quoted.end] === '=' ? 1 : /^\s=/.test(text.slice(quoted.end, quoted.end + 2)) ? 2 : 0;
  return equals > 0 ? { name: quoted.text, end: quoted.end + equals } : undefined;
}

function unquote(text: string, start: number): { text: string; end: number } | undefined {
  if (text[start] !== '"') return undefined;
  const end = text.indexOf('"', start + 1);
  if (end < 0) return undefined;
  const plain = text.slice(start + 1, end);
  if (!plain.includes('\\')) return { text: plain, end: end + 1 };
  const parts: string[] = [];
  for (let i = start + 1; i < text.length; i += 1) {
    if (text[i] === '"') return { text: parts.join(''), end: i + 1 };
    if (text[i] === '\\' && i + 1 < text.length) i += 1;
    parts.push(text[i] ?? '');
  }
  return undefined;
}

/**
 * Data behind the `=`, without the backslashes of lines that go on; `unicode` for the texts of a version 5 file. Undefined for what is no data.
 *
 *     dataOf('dword:00000001', true)      // { type: 'REG_DWORD', data: 1 }
 *     dataOf('hex(7):41,00,00,00', true)  // { type: 'REG_MULTI_SZ', data: ['A'] }
 *
 * Source: Microsoft KB310516.
 */
export function dataOf(data: string, unicode: boolean): DumpedData | undefined {
  if (data.startsWith('"')) {
    const quoted = unquote(data, 0);
    return quoted && quoted.end === data.length ? { type: 'REG_SZ', data: quoted.text } : undefined;
  }
  const dword = /^dword:([0-9a-f]{1,8})$/i.exec(data.slice(0, 20));
  if (dword && data.length < 20) return { type: 'REG_DWORD', data: Number.parseInt(dword[1] ?? '0', 16) };
  const kind = /^hex(?:\(([0-9a-f]{1,8})\))?:/i.exec(data.slice(0, 16));
  if (!kind) return undefined;
  const bytes: number[] = [];
  for (const part of data.slice(kind[0].length).split(',')) {
    const byte = part.trim();
    if (byte === '') continue;
    if (byte.length > 2 || !isDigit(byte.charCodeAt(0)) || (byte.length === 2 && !isDigit(byte.charCodeAt(1)))) return undefined;
    bytes.push(Number.parseInt(byte, 16));
  }
  return fromBytes(Number.parseInt(kind[1] ?? '3', 16), bytes, unicode);
}
