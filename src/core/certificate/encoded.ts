/** All that a paste holds in base64 or hexadecimal, in its order. */
import type { Paste } from '../text/prepare.ts';
import type { EncodedPart } from './encoded-part.ts';
import { blobAt, hexDumpAt } from './hex-dump.ts';
import { bareBase64At, pemAt } from './pem.ts';

/**
 * Finds encoded certificates and what stands in their place: requests, lists, containers, private keys. Takes any paste; the time grows with its length.
 *
 *     encodedParts(prepare('-----BEGIN CERTIFICATE-----\nMIID…'))   // [{ kind: 'certificate', origin: 'pem', bytes, line: 1 }]
 */
export function encodedParts(paste: Paste): readonly EncodedPart[] {
  const { lines } = paste;
  const parts: EncodedPart[] = [];
  let column = 0;
  /** A line that has no further BEGIN: it is not looked through again for each thing it holds. */
  let plain = -1;
  for (let at = 0; at < lines.length; ) {
    const block = plain === at ? undefined : pemAt(lines, at, column);
    if (!block) plain = at;
    const taken = block ?? bareBase64At(lines, at, column) ?? (column === 0 ? (blobAt(lines, at) ?? hexDumpAt(lines, at)) : undefined);
    if (taken?.part) parts.push(taken.part);
    const stays = taken !== undefined && taken.next === at && (taken.column ?? 0) > column;
    column = stays || (taken && taken.next > at) ? (taken.column ?? 0) : 0;
    at = stays ? at : Math.max(taken?.next ?? 0, at + 1);
  }
  return parts;
}

/**
 * True for a text that may hold an encoded certificate, so that the reader of DER must be loaded. Cheap, and true rather once too often.
 *
 *     needsDer('-----BEGIN CERTIFICATE-----')   // true
 */
export function needsDer(text: string): boolean {
  return /BEGIN (?:X\.?509 |TRUSTED )?CERTIFICATE\s?[-\u2010-\u2015]/i.test(text) || /(?:^|[^A-Za-z0-9+/=])MI[A-Z][A-Za-z0-9+/]{37}/m.test(text) || /^\s{0,12}"?Blob"?(?:=hex:|\s{1,8}REG_BINARY)/m.test(text) || /^(?:\s{0,12}0{4,8}[:\s]\s{0,4})?\s{0,12}(?:0x)?30[ :-]?8[0-4]/im.test(text);
}
