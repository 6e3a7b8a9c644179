/** Reads a certificate in DER. The only file that uses the ASN.1 package: it is loaded once a certificate is there. */
import { fromBER } from 'asn1js';
import { present } from '../present.ts';
import { derExtensions, noExtensions } from './der-extensions.ts';
import { headerAt, kindOfDer } from './der-header.ts';
import { derKey, derSignature } from './der-key.ts';
import { derName, hasOldText } from './der-names.ts';
import { bitLength, hexOf, tags } from './der-part.ts';
import type { Part } from './der-part.ts';
import { derTime, timeText } from './der-time.ts';
import { commonNamesOf, nameText } from './dn-text.ts';
import type { CertificateFacts } from './model.ts';
import { sha1Hex } from './sha1.ts';

/** The largest certificate that is read. Real ones have one to ten kilobytes. */
const MOST_BYTES = 2 * 1024 * 1024;
/** Enough for tens of thousands of names; the depth of a real certificate is about ten. */
const LIMITS = { maxDepth: 40, maxNodes: 200_000, maxContentLength: MOST_BYTES, parseEmbedded: false, copyInput: false } as const;

/** `readDer`, handed to functions that must not load the package themselves. */
export type DerReader = typeof readDer;

/**
 * The facts of a certificate in DER (or BER), or the reason why the bytes cannot be read as one. Any bytes, no exception; depth and number of values are bounded.
 * Bytes behind the certificate are ignored and named. Does not check the signature.
 *
 *     readDer(bytesOf('30 82 03 82 …'))   // { origin: 'der', subject: { value: 'CN=sql05.corp.example' }, … }
 *     readDer(bytesOf('30 82 03 82 30'))  // { fault: 'is cut off: 5 of 902 bytes are there' }
 *
 * Source: IETF RFC 5280, section 4.1; ITU-T X.690.
 */
export function readDer(bytes: Uint8Array): CertificateFacts | { readonly fault: string } {
  const outer = headerAt(bytes, 0);
  if (outer?.tag !== tags.sequence) return { fault: 'does not begin as a certificate does' };
  if (outer.end !== undefined && outer.end > bytes.length) return { fault: `is cut off: ${bytes.length} of ${outer.end} bytes are there` };
  if (bytes.length > MOST_BYTES) return { fault: 'is larger than 2 MB' };
  const kind = kindOfDer(bytes);
  if (kind !== undefined && kind !== 'certificate') return { fault: `is no certificate but a ${kind}` };
  try {
    const certificate = parse(bytes);
    return certificate ? factsOf(certificate, bytes) : { fault: 'is damaged: its structure does not hold together' };
  } catch {
    // The package throws on some damaged texts.
    return { fault: 'is damaged: its structure does not hold together' };
  }
}

/** What this file uses of the package's values. */
interface Block {
  readonly valueBeforeDecodeView: Uint8Array;
  readonly valueBlock: object;
}

function parse(bytes: Uint8Array): Part | undefined {
  if (bytes.length < 2) return undefined;
  try {
    const { offset, result } = fromBER(bytes, LIMITS);
    return offset < 0 ? undefined : partOf(result);
  } catch {
    return undefined;
  }
}

/** The content of an extension has nothing behind it. */
function parseWhole(bytes: Uint8Array): Part | undefined {
  const part = parse(bytes);
  return part?.whole.length === bytes.length ? part : undefined;
}

function partOf(block: Block): Part {
  const whole = block.valueBeforeDecodeView;
  const header = headerAt(whole, 0);
  const inside: unknown = 'value' in block.valueBlock ? block.valueBlock.value : undefined;
  const constructed = ((whole[0] ?? 0) & 0x20) !== 0;
  const parts = constructed && Array.isArray(inside) ? (inside as readonly Block[]).map(partOf) : [];
  // An indefinite length ends with two zero octets, which are a part of their own.
  return { tag: header?.tag ?? -1, whole, bytes: whole.subarray(header?.start ?? whole.length, header?.end), parts: header?.end === undefined ? parts.filter((p) => p.tag !== 0) : parts };
}

function factsOf(certificate: Part, bytes: Uint8Array): CertificateFacts | { readonly fault: string } {
  const [tbs, signedWith, signature] = certificate.parts;
  if (tbs?.tag !== tags.sequence || signedWith?.tag !== tags.sequence || signature?.tag !== tags.bits) return { fault: 'does not have the three parts of a certificate' };
  const versioned = tbs.parts[0]?.tag === 0xa0;
  const [serial, inner, issuer, validity, subject, key] = versioned ? tbs.parts.slice(1) : tbs.parts;
  const issuerName = derName(issuer);
  const subjectName = derName(subject);
  if (serial?.tag !== tags.integer || !issuerName || !subjectName || validity?.tag !== tags.sequence || key?.tag !== tags.sequence) return { fault: 'lacks a part that every certificate has' };
  const version = versioned ? (tbs.parts[0]?.parts[0]?.bytes.at(-1) ?? 0) + 1 : 1;
  const before = derTime(validity.parts[0]);
  const after = derTime(validity.parts[1]);
  const list = tbs.parts.find((p) => p.tag === 0xa3);
  const { oddities, ...extensions } = list ? derExtensions(list.parts[0], parseWhole) : noExtensions;
  const same = hexOf(issuer?.whole ?? bytes) === hexOf(subject?.whole ?? bytes);
  const ids = extensions.subjectKeyId === undefined || extensions.authorityKeyId === undefined || extensions.subjectKeyId === extensions.authorityKeyId;
  const keyFacts = derKey(key, parse);
  const signatureFacts = derSignature(signedWith);
  return {
    origin: 'der',
    version: { value: version },
    serial: { value: hexOf(serial.bytes.length > 1 && serial.bytes[0] === 0 ? serial.bytes.subarray(1) : serial.bytes) },
    subject: { value: nameText(subjectName) },
    commonNames: commonNamesOf(subjectName),
    issuer: { value: nameText(issuerName) },
    ...present({
      notBefore: before && { value: before.date },
      notAfter: after && { value: after.date },
      key: keyFacts && { value: keyFacts },
      signature: signatureFacts && { value: signatureFacts },
    }),
    ...extensions,
    thumbprint: { value: sha1Hex(certificate.whole) },
    selfSigned: same && subjectName.length > 0 && ids,
    oddities: [
      ...oddOutside(certificate, bytes),
      ...(hexOf(inner?.whole ?? bytes) === hexOf(signedWith.whole) ? [] : ['names two different signature algorithms']),
      ...(version === 1 && list ? ['has extensions although it is of version 1'] : version > 3 ? [`has the version ${version}, which does not exist`] : []),
      ...oddSerial(serial.bytes),
      ...oddName('subject', subject),
      ...oddName('issuer', issuer),
      ...(subjectName.length === 0 ? ['has an empty subject'] : []),
      ...(issuerName.length === 0 ? ['has an empty issuer'] : []),
      ...(before ? before.odd.map((o) => `has a first day of validity that ${o}`) : [`has a first day of validity that cannot be read: ${timeText(validity.parts[0])}`]),
      ...(after ? after.odd.map((o) => `has a last day of validity that ${o}`) : [`has a last day of validity that cannot be read: ${timeText(validity.parts[1])}`]),
      ...(keyFacts ? [] : ['has a public key that cannot be read']),
      ...oddities,
    ],
  };
}

function oddOutside(certificate: Part, bytes: Uint8Array): readonly string[] {
  const behind = bytes.length - certificate.whole.length;
  return [
    ...(headerAt(bytes, 0)?.end === undefined ? ['is encoded with an indefinite length, which DER forbids'] : []),
    ...(behind > 0 ? [`has ${behind} ${behind === 1 ? 'byte' : 'bytes'} behind its end`] : []),
  ];
}

function oddSerial(bytes: Uint8Array): readonly string[] {
  if (((bytes[0] ?? 0) & 0x80) !== 0) return ['has a negative serial number'];
  if (bitLength(bytes) === 0) return ['has the serial number zero'];
  return bytes.length > 20 ? [`has a serial number of ${bytes.length} octets; RFC 5280 allows 20`] : [];
}

function oddName(which: string, part: Part | undefined): readonly string[] {
  return [
    ...(hasOldText(part, tags.bmp) ? [`has a ${which} with texts in BMPString`] : []),
    ...(hasOldText(part, 0x14) ? [`has a ${which} with texts in TeletexString`] : []),
    ...(hasOldText(part, tags.universal) ? [`has a ${which} with texts in UniversalString`] : []),
  ];
}
