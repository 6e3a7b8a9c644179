/** certutil -store, -dump and -verify. */
import type { Paste, PasteLine } from '../text/prepare.ts';
import type { CertutilCertificate, CertutilFacts } from './certutil-facts.ts';
import { bareLabel, contextLine, dateLine, isFiller, nameComponent, nameLine, resultLine } from './certutil-lines.ts';
import { addressLine, chainLine, fieldLine, keyLine } from './certutil-parts.ts';
import type { Certificate, Draft } from './certutil-parts.ts';
import { commandOf, isPrompt } from './command-line.ts';
import type { Named, Reader, Reading } from './reader.ts';
import { finish, open, pass, understand } from './reading-lines.ts';

const GAP = 15;
const BANNER = /^\s{0,4}={4,20} [^=]{3,40} [0-9]{1,5} ={4,20}\s*$/;
const HEAD = /^X509[ -]\S{4,30}:\s*$/;
const STORE = /^[A-Za-z]{1,30} ".{1,80}"\s*$/;

/**
 * Reads certutil: certificates of a store or a file (names, dates, hash, usages, algorithms), the private key with its provider, KeySpec and test, and the chain
 * of `-verify -urlfetch` with dwErrorStatus, CERT_TRUST flags and the addresses that were fetched. The order of the lines and codes count, not the labels.
 *
 *     Cert Hash(sha1): 4249e16e0af0a02e63c45c93fd52ad0927821b01
 *       Provider = Microsoft RSA SChannel Cryptographic Provider
 *     Encryption test passed
 *
 * Source: Microsoft: certutil command reference; output of Windows in English, German and French.
 */
export const certutil: Reader<CertutilFacts> = {
  id: 'certutil',
  title: 'certutil output',
  cues: ['certutil', 'x509', 'cert', 'certcontext', 'chaincontext', 'crypt', 'ncrypt', 'sha1', 'oid', 'pkcs'],
  read: (paste) => readOutputs(paste),
  names: ({ certificates }) => certificates.flatMap(namesOf),
};

/** The first name of a server certificate is a server that one connects to; certificates of issuers have none. */
function namesOf({ names }: CertutilCertificate): readonly Named[] {
  const [name] = names;
  return name && /^[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,10}$/.test(name.value) ? [{ kind: 'server', ...name }] : [];
}

function readOutputs(paste: Paste): readonly Reading<CertutilFacts>[] {
  const readings: Reading<CertutilFacts>[] = [];
  let draft: Draft | undefined;
  const close = (): void => {
    if (draft && isWorth(draft)) readings.push(finish('certutil', paste, draft.block, facts(draft)));
    draft = undefined;
  };
  for (const line of paste.lines) {
    const command = commandOf(line.text, ['certutil']);
    if (command?.prompted || isPrompt(line.text)) {
      close();
      if (command) {
        draft = begin(line);
        if (command.args.some((a) => /^[-/]gmt$/i.test(a))) draft.utc = true;
      }
      continue;
    }
    if (!draft && !starts(line.text)) continue;
    draft ??= begin(line);
    const result = resultLine(line.text);
    if (result) {
      understand(draft.block, line.n);
      draft.result = { value: result, line: line.n };
      close();
      continue;
    }
    if (readLine(draft, line)) understand(draft.block, line.n);
    else if (pass(draft.block, line, GAP)) close();
  }
  close();
  return readings;
}

function begin(line: PasteLine): Draft {
  return { block: open(line), certificates: [], chainFlags: [], codes: [] };
}

function starts(text: string): boolean {
  const start = text.slice(0, 200);
  return BANNER.test(start) || HEAD.test(start) || contextLine(start) !== undefined || resultLine(start) !== undefined || /^(?:dwFlags = CA_VERIFY|ChainContext\.dw)/.test(start);
}

/** A command alone says nothing. */
function isWorth(draft: Draft): boolean {
  return draft.result !== undefined || draft.chainFlags.length > 0 || draft.codes.length > 0 || draft.certificates.some((c) => c.thumbprint ?? c.subject ?? c.errors ?? c.notAfter);
}

function facts(draft: Draft): CertutilFacts {
  // -verify prints the certificate once before the chain; the chain says the same and more.
  const elements = draft.certificates.filter((c) => c.element !== undefined);
  return {
    certificates: elements.length > 0 ? elements : draft.certificates,
    chainFlags: draft.chainFlags,
    ...(draft.utc ? { utc: draft.utc } : {}),
    codes: draft.codes,
    ...(draft.leaf ? { leaf: draft.leaf } : {}),
    ...(draft.result ? { result: draft.result } : {}),
  };
}

function certificate(draft: Draft, line: number): Certificate {
  const made: Certificate = { line, names: [], usages: [], flags: [], urls: [], key: {}, altNames: [], addresses: [], extensions: [] };
  draft.certificates.push(made);
  delete draft.section;
  delete draft.extension;
  return made;
}

function readLine(draft: Draft, line: PasteLine): boolean {
  const { text, n } = line;
  if (text.length > 20_000) return false;
  if (STORE.test(text.slice(0, 120))) return true;
  if (BANNER.test(text.slice(0, 120)) || HEAD.test(text.slice(0, 60))) {
    const last = draft.certificates.at(-1);
    // The head of a dump follows its banner.
    if (!last || last.issuer || last.thumbprint || last.element !== undefined) certificate(draft, n);
    return true;
  }
  const context = contextLine(text);
  if (context) {
    Object.assign(certificate(draft, n), { element: context.element, errors: { value: context.errors, line: n } });
    return true;
  }
  if (draft.extension !== undefined && /^\S/.test(text)) delete draft.extension;
  if (/^\s{1,6}CERT_[A-Z_]{4,60}_PROP_ID\(/.test(text.slice(0, 100))) delete draft.extension;
  const now = draft.certificates.at(-1) ?? (nameLine(text) || bareLabel(text) ? certificate(draft, n) : undefined);
  if (!now) return chainLine(draft, line) || isFiller(text);
  return nameOrDate(draft, now, line) || fieldLine(draft, now, line) || keyLine(now, line) || chainLine(draft, line) || addressLine(draft, now, line) || isFiller(text);
}

function nameOrDate(draft: Draft, now: Certificate, { text, n }: PasteLine): boolean {
  const component = draft.naming && nameComponent(text);
  if (draft.naming && component) {
    draft.naming.parts.push(component);
    const value = { value: draft.naming.parts.join(', '), line: draft.naming.line };
    if (now.subject?.line === draft.naming.line || (now.issuer && now.issuer.line !== draft.naming.line && !now.subject)) now.subject = value;
    else if (!now.issuer || now.issuer.line === draft.naming.line) now.issuer = value;
    return true;
  }
  delete draft.naming;
  if (bareLabel(text)) {
    draft.naming = { parts: [], line: n };
    return true;
  }
  const name = nameLine(text);
  if (name && !now.subject) {
    if (now.issuer) now.subject = { value: name, line: n };
    else now.issuer = { value: name, line: n };
    return true;
  }
  const date = dateLine(text);
  if (date && now.notAfter === undefined) {
    if (now.notBefore) now.notAfter = { value: date, line: n };
    else now.notBefore = { value: date, line: n };
    return true;
  }
  return date !== undefined || name !== undefined;
}
