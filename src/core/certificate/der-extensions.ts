/** The extensions of a certificate. */
import { certificateExtensions } from '../../data/certificate-oids.ts';
import { present } from '../present.ts';
import { altName } from './der-names.ts';
import { bitString, hexOf, isText, latinText, oidOf, shown, tags, textOf } from './der-part.ts';
import type { ParsePart, Part } from './der-part.ts';
import { keyUsages } from './model.ts';
import type { CertificateFacts, KeyUsage } from './model.ts';

/** What extensions say; a missing one is 'absent', one that cannot be read is left out and named among the oddities. */
export type ExtensionFacts = Pick<CertificateFacts, 'names' | 'purposes' | 'keyUsage' | 'authority' | 'revocation' | 'issuerUrls' | 'ocsp' | 'subjectKeyId' | 'authorityKeyId' | 'template'> & { readonly oddities: readonly string[] };

const NAMES: ReadonlyMap<string, string> = new Map(certificateExtensions.map((e) => [e.oid, e.name]));

/** The facts of a certificate that has no extensions, as in version 1. */
export const noExtensions: ExtensionFacts = { names: 'absent', purposes: 'absent', keyUsage: 'absent', authority: 'absent', revocation: 'absent', issuerUrls: 'absent', ocsp: 'absent', oddities: [] };

/**
 * Reads the extensions, the content of `[3]` of a certificate.
 *
 * Source: IETF RFC 5280, section 4.2; Microsoft: object identifiers of certificate extensions (1.3.6.1.4.1.311).
 */
export function derExtensions(list: Part | undefined, parse: ParsePart): ExtensionFacts {
  const oddities: string[] = [];
  const found = new Map<string, Part>();
  const unread = new Set<string>();
  for (const extension of list?.parts ?? []) {
    const oid = oidOf(extension.parts[0]);
    const value = extension.parts.at(-1);
    if (oid === undefined || value?.tag !== tags.octets) {
      oddities.push('has an extension that cannot be read');
      continue;
    }
    const name = NAMES.get(oid);
    const critical = extension.parts.some((p) => p.tag === tags.boolean && p.bytes.some((b) => b !== 0));
    if (critical && name === undefined) oddities.push(`has the critical extension ${oid}, which programs that do not know it must refuse`);
    if (found.has(oid) || unread.has(oid)) {
      oddities.push(`has the extension ${name ?? oid} twice; the first is read here, and RFC 5280 allows one`);
      continue;
    }
    const inside = parse(value.bytes);
    if (inside) found.set(oid, inside);
    else {
      unread.add(oid);
      if (name !== undefined) oddities.push(`has the extension ${name} with content that cannot be read`);
    }
  }
  const read = <T>(oid: string, how: (part: Part) => T | undefined): T | undefined => {
    const part = found.get(oid);
    if (!part) return undefined;
    const value = how(part);
    if (value === undefined) oddities.push(`has the extension ${NAMES.get(oid) ?? oid} with content of another kind`);
    return value;
  };
  const optional = <T>(oid: string, how: (part: Part) => T | undefined): { readonly value: T } | 'absent' | undefined => {
    if (!found.has(oid) && !unread.has(oid)) return 'absent';
    const value = read(oid, how);
    return value === undefined ? undefined : { value };
  };
  const access = optional('1.3.6.1.5.5.7.1.1', (p) => (p.tag === tags.sequence ? p.parts : undefined));
  const facts = present({
    names: optional('2.5.29.17', (p) => (p.tag === tags.sequence ? p.parts.map(altName) : undefined)),
    purposes: optional('2.5.29.37', objectIdentifiers),
    keyUsage: optional('2.5.29.15', usageOf),
    authority: optional('2.5.29.19', authorityOf),
    revocation: optional('2.5.29.31', listUrls),
    issuerUrls: urlsOf(access, '1.3.6.1.5.5.7.48.2'),
    ocsp: urlsOf(access, '1.3.6.1.5.5.7.48.1'),
    subjectKeyId: read('2.5.29.14', (p) => (p.tag === tags.octets ? hexOf(p.bytes) : undefined)),
    authorityKeyId: authorityKey(found.get('2.5.29.35')),
    template: templateOf(found),
  });
  return { ...facts, oddities };
}

function objectIdentifiers(part: Part): readonly string[] | undefined {
  const oids = part.parts.map(oidOf);
  return part.tag === tags.sequence && !oids.includes(undefined) ? oids.filter((o) => o !== undefined) : undefined;
}

/** The bits of a key usage from its octets: 0xA0 is digitalSignature and keyEncipherment. */
export function usageBits(octets: Uint8Array): readonly KeyUsage[] {
  return keyUsages.filter((_, i) => (((octets[i >> 3] ?? 0) << (i & 7)) & 0x80) !== 0);
}

function usageOf(part: Part): readonly KeyUsage[] | undefined {
  const octets = bitString(part);
  return octets && usageBits(octets);
}

function authorityOf(part: Part): boolean | undefined {
  if (part.tag !== tags.sequence) return undefined;
  const [first] = part.parts;
  return first?.tag === tags.boolean && first.bytes.some((b) => b !== 0);
}

function authorityKey(part: Part | undefined): string | undefined {
  const id = part?.parts.find((p) => p.tag === 0x80);
  return id && hexOf(id.bytes);
}

const url = (part: Part): string => shown(latinText(part.bytes.subarray(0, 4096)));

/** Addresses of revocation lists: full names of distribution points that are URIs. */
function listUrls(part: Part): readonly string[] | undefined {
  if (part.tag !== tags.sequence) return undefined;
  return part.parts.flatMap((point) => point.parts.filter((p) => p.tag === 0xa0).flatMap((name) => name.parts.filter((p) => p.tag === 0xa0).flatMap((full) => full.parts.filter((p) => p.tag === 0x86).map(url))));
}

type Access = { readonly value: readonly Part[] } | 'absent' | undefined;

function urlsOf(access: Access, method: string): { readonly value: readonly string[] } | 'absent' | undefined {
  if (access === undefined || access === 'absent') return access;
  const urls = access.value.filter((d) => oidOf(d.parts[0]) === method && d.parts[1]?.tag === 0x86).map((d) => url(d.parts[1] as Part));
  return urls.length > 0 ? { value: urls } : 'absent';
}

/** A template of version 1 has a name, one of version 2 an object identifier; the certificate does not hold the name of the latter. */
function templateOf(found: ReadonlyMap<string, Part>): { readonly value: string } | undefined {
  const name = found.get('1.3.6.1.4.1.311.20.2');
  if (name && isText(name)) return { value: textOf(name) };
  const oid = oidOf(found.get('1.3.6.1.4.1.311.21.7')?.parts[0]);
  return oid === undefined ? undefined : { value: oid };
}
