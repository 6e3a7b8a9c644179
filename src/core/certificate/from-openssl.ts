/** Certificates and chain verdicts from the output of openssl. */
import { curves, extendedUsages, keyAlgorithms, signatureAlgorithms } from '../../data/certificate-oids.ts';
import { present } from '../present.ts';
import type { OpensslCertificate, OpensslConnection, OpensslElement, OpensslFacts } from '../readers/openssl-facts.ts';
import type { At } from '../readers/reader.ts';
import { opensslDate } from './dates.ts';
import { ipText } from './der-names.ts';
import { commonNamesOf, namePartsOf, nameText } from './dn-text.ts';
import type { AltName, CertificateFacts, CertificateKey, CertificateSignature, ChainVerdict, KeyUsage, Seen } from './model.ts';

/**
 * The certificates that `openssl x509` or `s_client` has printed. Names come in the order of Windows, most specific part first. An extension is 'absent' only where
 * the whole text of -text is there. Of a connection the chain is taken: subjects, issuers, dates, keys.
 *
 *     fromOpenssl(facts)   // [{ origin: 'openssl', subject: { value: 'CN=sql05.corp.example', line: 11 }, … }]
 *
 * Source: output of OpenSSL 1.0 to 3; OpenSSL: manual pages of x509 and s_client.
 */
export function fromOpenssl(facts: OpensslFacts): readonly CertificateFacts[] {
  return facts.kind === 'certificate' ? [fromText(facts)] : fromConnection(facts);
}

function fromText(c: OpensslCertificate): CertificateFacts {
  const printed = (c.extensions ?? []).map((e) => e.value);
  const optional = <T>(extension: string, seen: Seen<T> | undefined): Seen<T> | 'absent' | undefined => seen ?? (c.whole && !printed.includes(extension) ? 'absent' : undefined);
  const url = (of: 'crl' | 'issuer' | 'ocsp'): Seen<readonly string[]> | undefined => listOf((c.addresses ?? []).filter((a) => a.value.of === of).map((a) => ({ value: a.value.url, line: a.line })), (x) => x);
  const access = (of: 'issuer' | 'ocsp'): Seen<readonly string[]> | 'absent' | undefined => url(of) ?? (c.whole && url(of === 'issuer' ? 'ocsp' : 'issuer') ? 'absent' : optional('Authority Information Access', undefined));
  const subject = named(c.subject);
  const issuer = named(c.issuer);
  const ids = c.subjectKeyId === undefined || c.authorityKeyId === undefined || c.subjectKeyId.value === c.authorityKeyId.value;
  return {
    origin: 'openssl',
    line: c.line,
    ...present({
      version: c.version,
      serial: c.serial,
      subject,
      commonNames: commonNames(c.subject),
      issuer,
      notBefore: c.notBefore && { value: opensslDate(c.notBefore.value), line: c.notBefore.line },
      notAfter: c.notAfter && { value: opensslDate(c.notAfter.value), line: c.notAfter.line },
      names: optional('Subject Alternative Name', listOf(c.altNames ?? [], altName)),
      purposes: optional('Extended Key Usage', listOf(c.usages, usageOid)),
      keyUsage: optional('Key Usage', usagesOf(c.keyUsage ?? [])),
      authority: optional('Basic Constraints', c.authority),
      key: keyOf(c.keyAlgorithm, c.bits, c.curve),
      signature: signatureOf(c.signature, c.pssHash),
      thumbprint: c.thumbprint,
      revocation: optional('CRL Distribution Points', url('crl')),
      issuerUrls: access('issuer'),
      ocsp: access('ocsp'),
      subjectKeyId: c.subjectKeyId?.value,
      authorityKeyId: c.authorityKeyId?.value,
      template: c.template,
      selfSigned: subject && issuer && subject.value !== '' ? subject.value === issuer.value && ids : undefined,
    }),
    oddities: [],
  };
}

/** The chain in its order, the certificate of the server first. Of a server that gave nothing but a subject, that alone. */
function fromConnection(c: OpensslConnection): readonly CertificateFacts[] {
  if (c.noPeer) return [];
  const chain: readonly OpensslElement[] = [...c.chain].filter((e) => e.issuer !== undefined || e.depth === 0).sort((a, b) => a.depth - b.depth);
  if (chain.length === 0 && c.subject) return [{ origin: 'openssl', line: c.subject.line, ...present({ subject: named(c.subject), commonNames: commonNames(c.subject), issuer: named(c.issuer) }), oddities: [] }];
  return chain.map((e, i) => {
    const subject = { value: e.subject, line: e.line };
    const issuer = e.issuer === undefined ? (i === 0 ? c.issuer : undefined) : { value: e.issuer, line: e.line };
    return {
      origin: 'openssl' as const,
      line: e.line,
      ...present({
        subject: named(subject),
        commonNames: commonNames(subject),
        issuer: named(issuer),
        notBefore: e.notBefore && { value: opensslDate(e.notBefore.value), line: e.notBefore.line },
        notAfter: e.notAfter && { value: opensslDate(e.notAfter.value), line: e.notAfter.line },
        key: e.key && keyOf({ value: e.key.value.algorithm, line: e.key.line }, e.key.value.bits === undefined ? undefined : { value: e.key.value.bits, line: e.key.line }, undefined),
        signature: signatureOf(e.signature, undefined),
      }),
      oddities: [],
    };
  });
}

/** Most specific part first, in the spelling of Windows. OpenSSL prints the parts as they are encoded: from the country down. */
function named(name: At<string> | undefined): Seen<string> | undefined {
  const parts = name && namePartsOf(name.value);
  return name && { value: parts ? nameText([...parts].reverse()) : name.value, line: name.line };
}

function commonNames(name: At<string> | undefined): readonly string[] | undefined {
  const parts = name && namePartsOf(name.value);
  return name?.value === '' ? [] : parts && commonNamesOf([...parts].reverse());
}

function listOf<T>(list: readonly At<string>[], how: (value: string) => T): Seen<readonly T[]> | undefined {
  const [first] = list;
  return first && { value: list.map((x) => how(x.value)), line: first.line };
}

/** `DNS:sql05`, `IP Address:2001:DB8:0:0:0:0:0:1`, `othername: UPN::u@corp.example` */
function altName(printed: string): AltName {
  const at = printed.indexOf(':');
  const label = printed.slice(0, at);
  const value = printed.slice(at + 1).trim();
  if (label === 'DNS') return { kind: 'dns', value };
  if (label === 'IP Address') return { kind: 'ip', value: ipOf(value) };
  if (label === 'email') return { kind: 'email', value };
  if (label === 'URI') return { kind: 'uri', value };
  const upn = /^othername: ?(?:UPN|1\.3\.6\.1\.4\.1\.311\.20\.2\.3):{1,2}(\S{1,300})$/.exec(printed)?.[1];
  return upn !== undefined && !upn.startsWith('<') ? { kind: 'upn', value: upn } : { kind: 'other', value: printed };
}

/** OpenSSL prints all eight groups of an address. */
function ipOf(value: string): string {
  const groups = value.split(':');
  if (groups.length !== 8 || !groups.every((g) => /^[0-9A-Fa-f]{1,4}$/.test(g))) return value;
  const numbers = groups.map((g) => Number.parseInt(g, 16));
  return ipText(Uint8Array.from(numbers.flatMap((g) => [g >> 8, g & 0xff]))) ?? value;
}

const USAGE: ReadonlyMap<string, string> = new Map(extendedUsages.flatMap((u) => u.openssl.map((name): [string, string] => [name.toLowerCase(), u.oid])));

/** The object identifier of a usage; the printed words of one that the table lacks. */
function usageOid(printed: string): string {
  return USAGE.get(printed.toLowerCase()) ?? printed;
}

const KEY_USAGE: Readonly<Record<string, KeyUsage>> = {
  'Digital Signature': 'digitalSignature', 'Non Repudiation': 'nonRepudiation', 'Key Encipherment': 'keyEncipherment', 'Data Encipherment': 'dataEncipherment', 'Key Agreement': 'keyAgreement',
  'Certificate Sign': 'keyCertSign', 'CRL Sign': 'cRLSign', 'Encipher Only': 'encipherOnly', 'Decipher Only': 'decipherOnly',
};

function usagesOf(list: readonly At<string>[]): Seen<readonly KeyUsage[]> | undefined {
  const known = list.map((u) => KEY_USAGE[u.value]);
  const [first] = list;
  return first && !known.includes(undefined) ? { value: known.filter((u) => u !== undefined), line: first.line } : undefined;
}

function keyOf(algorithm: At<string> | undefined, bits: At<number> | undefined, curve: At<string> | undefined): Seen<CertificateKey> | undefined {
  if (!algorithm) return undefined;
  const row = keyAlgorithms.find((k) => k.openssl.toLowerCase() === algorithm.value.toLowerCase());
  const known = curves.find((c) => c.openssl === curve?.value);
  return {
    value: {
      algorithm: row?.algorithm ?? 'other',
      ...(row && 'name' in row ? { name: row.name } : row ? {} : { name: algorithm.value }),
      ...(bits ? { bits: bits.value } : {}),
      ...(known ? { curve: 'curve' in known ? known.curve : known.oid } : curve ? { curve: curve.value } : {}),
    },
    line: algorithm.line,
  };
}

const CHAIN_NAMES: Readonly<Record<string, string>> = { 'RSA-MD5': 'md5RSA', 'RSA-SHA1': 'sha1RSA', 'RSA-SHA224': 'sha224RSA', 'RSA-SHA256': 'sha256RSA', 'RSA-SHA384': 'sha384RSA', 'RSA-SHA512': 'sha512RSA', 'RSASSA-PSS': 'RSASSA-PSS' };

function signatureOf(signature: At<string> | undefined, pssHash: At<string> | undefined): Seen<CertificateSignature> | undefined {
  if (!signature) return undefined;
  const row = signatureAlgorithms.find((s) => s.openssl.toLowerCase() === signature.value.toLowerCase() || s.name === CHAIN_NAMES[signature.value]);
  const printed = pssHash?.value.toUpperCase().replace(/^SHA-/, 'SHA');
  const hash = row && 'hash' in row ? row.hash : (['MD5', 'SHA1', 'SHA224', 'SHA256', 'SHA384', 'SHA512'] as const).find((h) => h === printed);
  return { value: { name: row?.name ?? signature.value, ...(hash === undefined ? {} : { hash }) }, line: signature.line };
}

/**
 * What s_client says of the chain; undefined where no certificate came, since OpenSSL prints "0 (ok)" then too.
 *
 *     chainOfOpenssl(facts)   // { origin: 'openssl', ok: false, said: [{ value: '20 unable to get local issuer certificate', line: 2 }], line: 2 }
 */
export function chainOfOpenssl(facts: OpensslFacts): ChainVerdict | undefined {
  if (facts.kind !== 'connection' || facts.noPeer || (!facts.subject && facts.chain.length === 0)) return undefined;
  const said: Seen<string>[] = [];
  const add = (value: string, line: number): void => {
    if (!said.some((s) => s.value === value)) said.push({ value, line });
  };
  for (const e of facts.verifyErrors) add(`${e.value.number} ${e.value.text}`, e.line);
  if (facts.verify && facts.verify.value.code !== 0) add(`${facts.verify.value.code} ${facts.verify.value.text}`, facts.verify.line);
  if (said.length === 0 && facts.verification && !facts.verification.value.ok) add(facts.verification.value.text, facts.verification.line);
  const line = said[0]?.line ?? facts.verify?.line ?? facts.verification?.line ?? facts.subject?.line ?? facts.chain[0]?.line;
  return { origin: 'openssl', ok: said.length > 0 ? false : facts.verify || facts.verification ? true : undefined, said, ...(line === undefined ? {} : { line }) };
}
