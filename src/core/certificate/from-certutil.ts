/** Certificates and chain verdicts from the output of certutil. */
import { curves, keyAlgorithms, signatureAlgorithms } from '../../data/certificate-oids.ts';
import { trustErrors } from '../../data/certificate-trust.ts';
import { present } from '../present.ts';
import type { CertutilCertificate, CertutilFacts } from '../readers/certutil-facts.ts';
import type { At } from '../readers/reader.ts';
import { localDates } from './dates.ts';
import { usageBits } from './der-extensions.ts';
import { commonNamesOf, namePartsOf, nameText } from './dn-text.ts';
import type { AltName, CertificateFacts, CertificateKey, CertificateSignature, ChainVerdict, PrivateKey, Seen } from './model.ts';

/**
 * The certificates of an output of certutil, in its order. Dates are the local time of that machine taken as UTC: up to 14 hours off, with two readings where day
 * and month cannot be told apart. An extension is 'absent' only where the text shows all of them: it says how many there are, or names version 1.
 *
 *     fromCertutil(facts)[0]?.privateKey   // { there: { value: true, line: 56 }, spec: { value: 1, line: 61 }, … }
 *
 * Source: output of certutil -store, -dump and -verify.
 */
export function fromCertutil(facts: CertutilFacts): readonly CertificateFacts[] {
  // One machine prints all dates in one order.
  const dates = localDates(facts.certificates.map((c) => ({ from: c.notBefore?.value, to: c.notAfter?.value })));
  return facts.certificates.map((c, i) => certificateOf(c, dates[i] ?? {}));
}

function certificateOf(c: CertutilCertificate, dates: ReturnType<typeof localDates>[number]): CertificateFacts {
  const subject = c.subject && namePartsOf(c.subject.value);
  const complete = c.version?.value === 1 || (c.extensionCount !== undefined && c.extensionCount.value === (c.extensions ?? []).length);
  const oids = (c.extensions ?? []).map((e) => e.value);
  /** A value that is not printed is absent only where no extension of that kind is. */
  const optional = <T>(oid: string, seen: Seen<T> | undefined): Seen<T> | 'absent' | undefined => seen ?? (complete && !oids.includes(oid) ? 'absent' : undefined);
  const names = (c.altNames ?? []).map((n): AltName => n.value);
  const url = (of: 'crl' | 'issuer' | 'ocsp'): Seen<readonly string[]> | undefined => listOf((c.addresses ?? []).filter((a) => a.value.of === of).map((a) => ({ value: a.value.url, line: a.line })));
  const access = (of: 'issuer' | 'ocsp'): Seen<readonly string[]> | 'absent' | undefined => url(of) ?? (url(of === 'issuer' ? 'ocsp' : 'issuer') ? 'absent' : optional('1.3.6.1.5.5.7.1.1', undefined));
  return {
    origin: 'certutil',
    line: c.line,
    ...present({
      version: c.version,
      serial: c.serial && { value: c.serial.value.toUpperCase(), line: c.serial.line },
      subject: named(c.subject),
      commonNames: subject && commonNamesOf(subject),
      issuer: named(c.issuer),
      notBefore: dates.from && c.notBefore && { value: dates.from, line: c.notBefore.line },
      notAfter: dates.to && c.notAfter && { value: dates.to, line: c.notAfter.line },
      names: optional('2.5.29.17', names.length > 0 ? { value: names, line: c.altNames?.[0]?.line ?? c.line } : undefined),
      purposes: optional('2.5.29.37', listOf(c.usages)),
      keyUsage: optional('2.5.29.15', c.keyUsage && { value: usageBits(Uint8Array.from(c.keyUsage.value)), line: c.keyUsage.line }),
      authority: optional('2.5.29.19', c.authority),
      key: keyOf(c),
      signature: signatureOf(c.signature),
      thumbprint: c.thumbprint,
      revocation: optional('2.5.29.31', url('crl')),
      issuerUrls: access('issuer'),
      ocsp: access('ocsp'),
      subjectKeyId: c.subjectKeyId?.value,
      authorityKeyId: c.authorityKeyId?.value,
      template: c.template,
      privateKey: privateKeyOf(c),
    }),
    oddities: [],
  };
}

function listOf(list: readonly At<string>[]): Seen<readonly string[]> | undefined {
  const [first] = list;
  return first && { value: [...new Set(list.map((x) => x.value))], line: first.line };
}

/** In the spelling of Windows, whatever stood between the parts. */
function named(name: At<string> | undefined): Seen<string> | undefined {
  const parts = name && namePartsOf(name.value);
  return name && { value: parts ? nameText(parts) : name.value, line: name.line };
}

function keyOf(c: CertutilCertificate): Seen<CertificateKey> | undefined {
  const row = keyAlgorithms.find((k) => k.oid === c.keyAlgorithm?.value);
  const curve = curves.find((k) => k.oid === c.curve?.value);
  const line = c.keyAlgorithm?.line ?? c.bits?.line;
  if (line === undefined || (!row && !c.keyAlgorithm)) return undefined;
  const bits = c.bits?.value ?? curve?.bits;
  return {
    value: {
      algorithm: row?.algorithm ?? 'other',
      ...(row && 'name' in row ? { name: row.name } : row ? {} : { name: c.keyAlgorithm?.value ?? '' }),
      ...(bits === undefined ? {} : { bits }),
      ...(curve ? { curve: 'curve' in curve ? curve.curve : curve.oid } : {}),
    },
    line,
  };
}

function signatureOf(signature: At<string> | undefined): Seen<CertificateSignature> | undefined {
  const row = signatureAlgorithms.find((s) => s.oid === signature?.value);
  return signature && { value: row ? { name: row.name, ...('hash' in row ? { hash: row.hash } : {}) } : { name: signature.value }, line: signature.line };
}

/** Only -store tells of a key: its lines show that there is a link, its test that the key is there. */
function privateKeyOf({ key }: CertutilCertificate): PrivateKey | undefined {
  const line = key.missing ?? key.test ?? key.provider ?? key.container ?? key.spec ?? key.unique;
  if (!line) return undefined;
  return { there: { value: key.missing === undefined, line: line.line }, ...present({ spec: key.spec, provider: key.provider, container: key.container, test: key.test }) };
}

/**
 * What `certutil -verify` says of the chain; undefined for other outputs, and `ok` undefined for one that is cut off.
 *
 *     chainOfCertutil(facts)   // { origin: 'certutil', ok: false, said: [{ value: 'CERT_TRUST_IS_UNTRUSTED_ROOT (0x20)', line: 2 }], line: 2 }
 */
export function chainOfCertutil(facts: CertutilFacts): ChainVerdict | undefined {
  const elements = facts.certificates.filter((c) => c.element !== undefined);
  if (elements.length === 0 && facts.chainFlags.length === 0 && facts.result?.value.command !== 'verify') return undefined;
  const said: Seen<string>[] = [];
  const add = (value: string, line: number): void => {
    if (!said.some((s) => s.value === value)) said.push({ value, line });
  };
  for (const c of elements) {
    for (const f of c.flags) add(flagged(f.value), f.line);
    for (const row of trustErrors) if (c.errors && (c.errors.value & row.bit) !== 0) add(flagged(row.flag), c.errors.line);
  }
  for (const f of facts.chainFlags) add(flagged(f.value), f.line);
  const unknown = elements.find((c) => c.errors && c.errors.value !== 0);
  if (said.length === 0 && unknown?.errors) add(`dwErrorStatus=${unknown.errors.value.toString(16)}`, unknown.errors.line);
  const codes = [...facts.codes, ...(facts.result?.value.code === undefined || facts.result.value.code === 0 ? [] : [{ value: facts.result.value.code, line: facts.result.line }])];
  for (const code of codes) add(`0x${code.value.toString(16).toUpperCase().padStart(8, '0')}`, code.line);
  if (facts.leaf?.value === 'revoked') add('Leaf certificate is REVOKED', facts.leaf.line);
  const line = said[0]?.line ?? elements[0]?.line ?? facts.result?.line;
  return { origin: 'certutil', ok: said.length > 0 ? false : facts.result && elements.length > 0 ? true : undefined, said, ...(line === undefined ? {} : { line }) };
}

function flagged(flag: string): string {
  const row = trustErrors.find((t) => t.flag === flag);
  return row ? `${flag} (0x${row.bit.toString(16)})` : flag;
}
