/** All certificates of a paste, whichever program told them. */
import { certutil } from '../readers/certutil.ts';
import { openssl } from '../readers/openssl.ts';
import type { Paste } from '../text/prepare.ts';
import type { DerReader } from './der.ts';
import { nameKey } from './dn-text.ts';
import { encodedParts } from './encoded.ts';
import type { EncodedPart } from './encoded-part.ts';
import { chainOfCertutil, fromCertutil } from './from-certutil.ts';
import { chainOfOpenssl, fromOpenssl } from './from-openssl.ts';
import { fromPowershell } from './from-powershell.ts';
import type { CertificateFacts, CertificateInput } from './model.ts';

export { needsDer } from './encoded.ts';
export type { DerReader } from './der.ts';

/** More than any bundle of authorities has. */
const MOST = 2000;

/**
 * Certificates, verdicts of verifiers and what stands in their place, in the order of the text. `der` is `readDer`, loaded once `needsDer` says so; without it
 * encoded certificates are found, with their line, and not read. Takes any paste, throws nothing.
 *
 *     certificateInput(prepare('-----BEGIN CERTIFICATE-----\nMIID…'), readDer).certificates[0]?.subject   // { value: 'CN=sql05.corp.example' }
 */
export function certificateInput(paste: Paste, der?: DerReader): CertificateInput {
  const parts = encodedParts(paste);
  const encoded = parts.flatMap((p) => (p.kind === 'certificate' ? [p] : []));
  const read = encoded.slice(0, MOST).map((p) => decoded(p, der));
  const exact = read.flatMap((r) => ('facts' in r ? [r.facts] : []));
  const outputs = certutil.read(paste);
  const said = openssl.read(paste);
  const told = [...outputs.flatMap((r) => fromCertutil(r.facts)), ...said.flatMap((r) => fromOpenssl(r.facts)), ...fromPowershell(paste)];
  const known = new Set(exact.flatMap(keysOf));
  const certificates = [...exact, ...told.filter((t) => !repeats(known, t))];
  const key = parts.find((p) => p.kind === 'private key');
  return {
    certificates: certificates.sort((a, b) => (a.line ?? 0) - (b.line ?? 0)),
    chain: [...outputs.flatMap((r) => chainOfCertutil(r.facts) ?? []), ...said.flatMap((r) => chainOfOpenssl(r.facts) ?? [])].sort((a, b) => (a.line ?? 0) - (b.line ?? 0)),
    broken: [
      ...parts.flatMap((p) => (p.kind === 'broken' ? [{ says: p.says, line: p.line }] : [])),
      ...read.flatMap((r) => ('broken' in r ? [r.broken] : [])),
      ...(encoded.length > MOST ? [{ says: `The paste holds ${encoded.length} certificates; the first ${MOST} are read.`, line: encoded[MOST]?.line ?? 0 }] : []),
    ].sort((a, b) => a.line - b.line),
    ...(key ? { privateKeyPasted: { line: key.line } } : {}),
    other: parts.flatMap((p) => (p.kind === 'request' || p.kind === 'crl' || p.kind === 'pkcs7' || p.kind === 'pkcs12' ? [{ kind: p.kind, line: p.line }] : [])),
  };
}

type Encoded = Extract<EncodedPart, { kind: 'certificate' }>;

function decoded({ bytes, line, origin }: Encoded, der: DerReader | undefined): { facts: CertificateFacts } | { broken: { says: string; line: number } } {
  if (!der) return { facts: { origin, line, oddities: [] } };
  const facts = der(bytes);
  return 'fault' in facts ? { broken: { says: `The certificate ${facts.fault}.`, line } } : { facts: { ...facts, origin, line } };
}

/** By what a text names a certificate: its subject, with the end of its validity or without. */
function keysOf({ subject, notAfter }: CertificateFacts): readonly string[] {
  return subject ? [nameKey(subject.value), `${nameKey(subject.value)} ${notAfter?.value.iso ?? ''}`] : [];
}

/**
 * True where a text without serial number and hash, as s_client and -subject -dates print it, only repeats a certificate that was read itself. Texts with either are
 * kept: they may know of the private key.
 */
function repeats(known: ReadonlySet<string>, told: CertificateFacts): boolean {
  if (told.origin !== 'openssl' || told.serial || told.thumbprint || !told.subject) return false;
  const ends = told.notAfter?.value.iso;
  return known.has(ends === undefined ? nameKey(told.subject.value) : `${nameKey(told.subject.value)} ${ends}`);
}
