/** Lines of `openssl x509`. */
import type { PasteLine } from '../text/prepare.ts';
import { extensionContent, extensionName } from './openssl-extension.ts';
import type { Extended } from './openssl-extension.ts';
import type { OpensslCertificate } from './openssl-facts.ts';

/** One line holds all names of a certificate. */
const LONGEST_LIST = 2_000_000;
type Mutable<T> = { -readonly [K in keyof T]: T[K] };
export type Certificate = Mutable<Omit<OpensslCertificate, keyof Extended>> & Extended & {
  /** Name of the extension whose content follows, and where it is printed. */
  open?: { readonly name: string; readonly indent: number } | undefined;
  /** What `Certificate:` began; the rest of a paste may lack its head. */
  head?: true;
};

export function emptyCertificate(line: number): Certificate {
  return { kind: 'certificate', line, names: [], usages: [], altNames: [], keyUsage: [], addresses: [], extensions: [] };
}

/** The facts alone, without what was kept while reading. */
export function finished({ open: _open, head: _head, ...facts }: Certificate): OpensslCertificate {
  return facts;
}

/** True for the first line of `x509 -text`, and for `notBefore=` of -dates. */
export function startsCertificate(text: string): boolean {
  return /^\s{0,4}Certificate:\s*$/.test(text.slice(0, 30)) || /^notBefore=/.test(text.slice(0, 12));
}

/** Takes what a line says; false when it says nothing known. `before` is the line above: a long serial number follows its name. */
export function certificateLine(now: Certificate, { text, n }: PasteLine, before: string): boolean {
  const t = text.slice(0, 16_000);
  const indent = t.search(/\S/);
  if (now.open) {
    if (indent > now.open.indent) return extensionContent(now, now.open.name, text.slice(0, LONGEST_LIST), n) || true;
    if (indent >= 0) now.open = undefined;
  }
  const name = extensionName(t);
  if (name !== undefined) {
    now.extensions.push({ value: name, line: n });
    now.open = { name, indent };
    return true;
  }
  if (pairLine(now, t, n) || valueLine(now, t, n, before)) return true;
  return /^\s{0,24}(?:Certificate:|Data:|Version:|Serial Number:|Validity|Subject Public Key Info:|Modulus:|Exponent:|pub:|ASN1 OID|NIST CURVE|X509v3|Signature Value|Mask Algorithm|Salt Length|Trailer Field|(?:[0-9a-f]{2}:){3}|-----|SHA1 Fingerprint)/i.test(t) || /^\s{0,4}[A-Za-z0-9+/=]{20,76}$/.test(t);
}

function pairLine(now: Certificate, t: string, n: number): boolean {
  const pair = /^\s{0,20}(Issuer|Subject|Not Before|Not After|Signature Algorithm|Public Key Algorithm|notBefore|notAfter|subject|issuer) ?(?:: ?|= ?)(.{0,2000})$/.exec(t);
  if (!pair) return false;
  const value = { value: (pair[2] ?? '').trim(), line: n };
  const label = (pair[1] ?? '').replace(' ', '').toLowerCase();
  // OpenSSL fills days of one digit with a blank.
  const date = { value: value.value.replaceAll('  ', ' '), line: n };
  // Only a subject may be empty.
  if (value.value === '' && label !== 'subject') return false;
  switch (label) {
    case 'issuer':
      now.issuer ??= value;
      break;
    case 'subject':
      now.subject ??= value;
      break;
    case 'notbefore':
      now.notBefore ??= date;
      break;
    case 'notafter':
      now.notAfter ??= date;
      break;
    case 'signaturealgorithm':
      // It stands a second time behind the extensions.
      if (now.head && now.signature && now.keyAlgorithm) now.whole = true;
      now.signature ??= value;
      break;
    default:
      now.keyAlgorithm ??= value;
  }
  return true;
}

function valueLine(now: Certificate, t: string, n: number, before: string): boolean {
  const bits = /^\s{4,24}(?:[A-Z0-9-]{2,10} )?Public-Key: \(([0-9]{3,5}) bit/.exec(t);
  const version = /^\s{4,12}Version: ([0-9]) \(0x[0-9]\)\s*$/.exec(t);
  const serial = /^\s{4,12}Serial Number: ?(?:-?[0-9]{1,20} )?\((-?)0x([0-9a-f]{1,16})\)\s*$/.exec(t) ?? /^()serial=(-?[0-9A-Fa-f]{1,80})\s*$/.exec(t);
  const long = /^\s{4,12}Serial Number:\s*$/.test(before.slice(0, 60)) ? /^\s{4,20}(?:\(Negative\))?((?:[0-9a-f]{2}:){1,60}[0-9a-f]{2})\s*$/.exec(t)?.[1] : undefined;
  const curve = /^\s{4,24}ASN1 OID: (\S{2,60})\s*$/.exec(t);
  const print = /^sha1 Fingerprint=((?:[0-9A-F]{2}:){19}[0-9A-F]{2})\s*$/i.exec(t);
  const hash = /^\s{4,24}Hash Algorithm: (\S{3,12})/.exec(t);
  if (/^\s{0,4}Certificate:\s*$/.test(t.slice(0, 30))) now.head = true;
  else if (bits) now.bits ??= { value: Number(bits[1]), line: n };
  else if (version) now.version ??= { value: Number(version[1]), line: n };
  else if (serial) now.serial ??= { value: even(serial[2] ?? ''), line: n };
  else if (long !== undefined) now.serial ??= { value: long.replaceAll(':', '').toUpperCase(), line: n };
  else if (curve) now.curve ??= { value: curve[1] ?? '', line: n };
  else if (print) now.thumbprint ??= { value: (print[1] ?? '').replaceAll(':', '').toUpperCase(), line: n };
  else if (hash) now.pssHash ??= { value: hash[1] ?? '', line: n };
  else return false;
  return true;
}

/** Two digits for each octet. */
function even(digits: string): string {
  const bare = digits.replace(/^-/, '').toUpperCase();
  return bare.length % 2 === 0 ? bare : `0${bare}`;
}
