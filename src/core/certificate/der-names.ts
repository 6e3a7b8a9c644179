/** Names inside a certificate: subject, issuer and the alternative names. */
import { otherNames } from '../../data/certificate-oids.ts';
import { hexOf, isText, latinText, oidOf, oidText, shown, tags, textOf } from './der-part.ts';
import type { Part } from './der-part.ts';
import { attributeType, nameText } from './dn-text.ts';
import type { NamePart } from './dn-text.ts';
import type { AltName } from './model.ts';

/**
 * The parts of a Name, most specific first; undefined for a value that is none. Values that are no text come as `#` and their bytes.
 *
 * Source: IETF RFC 5280, section 4.1.2.4.
 */
export function derName(part: Part | undefined): readonly NamePart[] | undefined {
  if (part?.tag !== tags.sequence) return undefined;
  const names: NamePart[] = [];
  for (const set of part.parts) {
    if (set.tag !== tags.set) return undefined;
    const attributes = set.parts.map((a) => {
      const oid = oidOf(a.parts[0]);
      const value = a.parts[1];
      return oid === undefined || !value ? undefined : { type: attributeType(oid), value: isText(value) ? textOf(value) : `#${hexOf(value.whole.subarray(0, 200))}` };
    });
    if (attributes.some((a) => a === undefined)) return undefined;
    names.push(attributes.filter((a) => a !== undefined));
  }
  return names.reverse();
}

/** True where a name has a text in BMPString, TeletexString or UniversalString, which RFC 5280 keeps for old names only. */
export function hasOldText(part: Part | undefined, tag: number): boolean {
  return part?.parts.some((set) => set.parts.some((a) => a.parts[1]?.tag === tag)) ?? false;
}

/**
 * A name of the subject alternative name: DNS names and addresses as they are typed, a principal name of Windows as `upn`.
 *
 *     altName(part('87 04 0a 01 02 03'))   // { kind: 'ip', value: '10.1.2.3' }
 *
 * Source: IETF RFC 5280, section 4.2.1.6.
 */
export function altName(part: Part): AltName {
  switch (part.tag) {
    case 0x81:
      return { kind: 'email', value: plain(part) };
    case 0x82:
      return { kind: 'dns', value: plain(part) };
    case 0x86:
      return { kind: 'uri', value: plain(part) };
    case 0x87: {
      const ip = ipText(part.bytes);
      return ip === undefined ? { kind: 'other', value: `IP #${hexOf(part.bytes.subarray(0, 64))}` } : { kind: 'ip', value: ip };
    }
    case 0x88:
      return { kind: 'other', value: `Registered ID ${oidText(part.bytes) ?? 'unreadable'}` };
    case 0xa4:
      return { kind: 'other', value: nameText(derName(part.parts[0]) ?? []) };
    case 0xa0:
      return otherName(part);
    default:
      return { kind: 'other', value: `#${hexOf(part.whole.subarray(0, 64))}` };
  }
}

/** Texts of alternative names are ASCII; other bytes are shown as Latin-1 would. */
function plain(part: Part): string {
  return shown(latinText(part.bytes.length > 4096 ? part.bytes.subarray(0, 4096) : part.bytes));
}

function otherName(part: Part): AltName {
  const oid = oidOf(part.parts[0]);
  const value = part.parts[1]?.parts[0];
  const known = otherNames.find((n) => n.oid === oid);
  const text = value && isText(value) ? textOf(value) : `#${hexOf((value?.whole ?? part.bytes).subarray(0, 64))}`;
  if (known?.kind === 'upn' && value && isText(value)) return { kind: 'upn', value: text };
  return { kind: 'other', value: `${known?.name ?? oid ?? 'unknown kind'}: ${text}` };
}

/**
 * The usual spelling of an address of 4 or 16 octets; undefined for other lengths.
 *
 *     ipText([0x20, 0x01, 0x0d, 0xb8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1])   // '2001:db8::1'
 *
 * Source: IETF RFC 5952.
 */
export function ipText(bytes: Uint8Array): string | undefined {
  if (bytes.length === 4) return [...bytes].join('.');
  if (bytes.length !== 16) return undefined;
  const groups = Array.from({ length: 8 }, (_, i) => (bytes[i * 2] ?? 0) * 256 + (bytes[i * 2 + 1] ?? 0));
  let best = { at: -1, length: 1 };
  for (let i = 0; i < 8; i += 1) {
    let length = 0;
    while (i + length < 8 && groups[i + length] === 0) length += 1;
    if (length > best.length) best = { at: i, length };
  }
  const hex = (list: readonly number[]): string => list.map((g) => g.toString(16)).join(':');
  return best.at < 0 ? hex(groups) : `${hex(groups.slice(0, best.at))}::${hex(groups.slice(best.at + best.length))}`;
}
