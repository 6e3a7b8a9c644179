/** What a paste holds in base64 or hexadecimal. */
import { headerAt, kindOfDer } from './der-header.ts';

/** Bytes of a certificate, or the word on something else that stands in its place. `line` is where it begins. */
export type EncodedPart =
  | { readonly kind: 'certificate'; readonly origin: 'pem' | 'registry'; readonly bytes: Uint8Array; readonly line: number }
  | { readonly kind: 'request' | 'crl' | 'pkcs7' | 'pkcs12' | 'private key'; readonly line: number }
  | { readonly kind: 'broken'; readonly says: string; readonly line: number };

/** Parts with the line behind the last one that belongs to them. */
export interface Taken {
  readonly part?: EncodedPart;
  /** Index of the line to go on with. */
  readonly next: number;
  /** Column in that line. */
  readonly column?: number;
}

/**
 * What decoded bytes are, by their first tags and whatever a label says: certutil -encode writes CERTIFICATE on everything. Undefined for bytes that are nothing of
 * the kind. The content of a private key goes no further.
 */
export function partOfBytes(bytes: Uint8Array, line: number, origin: 'pem' | 'registry'): EncodedPart | undefined {
  const kind = kindOfDer(bytes);
  if (kind === undefined || kind === 'public key') return undefined;
  if (kind !== 'certificate') return { kind, line };
  const end = headerAt(bytes, 0)?.end;
  if (end !== undefined && end > bytes.length) return { kind: 'broken', says: `The certificate is cut off: ${bytes.length} of ${end} bytes are there.`, line };
  return { kind, origin, bytes, line };
}

/**
 * What a mail, a terminal or a program put round a line of an encoded block: quotation signs, indents, quotation marks, escaped line ends, a backslash at the end.
 *
 *     bareLine('>   "MIIDgjCCAmqgAwIB\\n" +')   // 'MIIDgjCCAmqgAwIB'
 */
export function bareLine(text: string): string {
  let start = 0;
  while (start < text.length && ' \t>|"\'`'.includes(text.charAt(start))) start += 1;
  let end = text.length;
  for (;;) {
    const last = text.charAt(end - 1);
    if (end > start && ' \t"\'`,;\\'.includes(last)) end -= 1;
    else if (end - 1 > start && (last === 'n' || last === 'r') && text.charAt(end - 2) === '\\') end -= 2;
    else if (end - 1 > start && last === '+' && ' \t'.includes(text.charAt(end - 2))) end -= 1;
    else break;
  }
  return text.slice(start, end);
}

const CODES = new Uint8Array(128);
for (const c of 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=') CODES[c.charCodeAt(0)] = 1;

/** True for a text of base64 characters only, and at least one. */
export function isBase64(text: string): boolean {
  for (let i = 0; i < text.length; i += 1) if (CODES[text.charCodeAt(i)] !== 1) return false;
  return text !== '';
}
