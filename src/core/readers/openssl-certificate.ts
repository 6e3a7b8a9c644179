/** Lines of `openssl x509`. */
import type { PasteLine } from '../text/prepare.ts';
import type { At } from './reader.ts';
import type { OpensslCertificate } from './openssl-facts.ts';

type Mutable<T> = { -readonly [K in keyof T]: T[K] };
export type Certificate = Mutable<Omit<OpensslCertificate, 'names' | 'usages'>> & { names: At<string>[]; usages: At<string>[] };

export function emptyCertificate(line: number): Certificate {
  return { kind: 'certificate', line, names: [], usages: [] };
}

/** True for the first line of `x509 -text`, and for `notBefore=` of -dates. */
export function startsCertificate(text: string): boolean {
  return /^\s{0,4}Certificate:\s*$/.test(text.slice(0, 30)) || /^notBefore=/.test(text.slice(0, 12));
}

/** Takes what a line says; false when it says nothing known. `before` is the line above: the content of an extension follows its name. */
export function certificateLine(now: Certificate, { text, n }: PasteLine, before: string): boolean {
  const t = text.slice(0, 4000);
  const pair = /^\s{0,20}(Issuer|Subject|Not Before|Not After|Signature Algorithm|Public Key Algorithm|notBefore|notAfter|subject|issuer) ?(?:: ?|= ?)(.{1,2000})$/.exec(t);
  if (pair) {
    const value = { value: (pair[2] ?? '').trim(), line: n };
    switch ((pair[1] ?? '').replace(' ', '').toLowerCase()) {
      case 'issuer':
        now.issuer ??= value;
        break;
      case 'subject':
        now.subject ??= value;
        break;
      case 'notbefore':
        now.notBefore ??= value;
        break;
      case 'notafter':
        now.notAfter ??= value;
        break;
      case 'signaturealgorithm':
        now.signature ??= value;
        break;
      default:
        now.keyAlgorithm ??= value;
    }
    return true;
  }
  const bits = /^\s{4,24}(?:RSA )?Public-Key: \(([0-9]{3,5}) bit/.exec(t);
  if (bits) {
    now.bits ??= { value: Number(bits[1]), line: n };
    return true;
  }
  if (/X509v3 Subject Alternative Name:/.test(before.slice(0, 100))) {
    for (const name of t.matchAll(/(?:DNS|IP Address):([^\s,]{1,255})/g)) now.names.push({ value: name[1] ?? '', line: n });
    return true;
  }
  if (/X509v3 Extended Key Usage:/.test(before.slice(0, 100))) {
    now.usages.push(...t.split(',').map((u) => ({ value: u.trim(), line: n })).filter((u) => u.value !== ''));
    return true;
  }
  return /^\s{0,24}(?:Certificate:|Data:|Version:|Serial Number:|Validity|Subject Public Key Info:|Modulus:|Exponent:|pub:|ASN1 OID|NIST CURVE|X509v3|Signature Value|(?:[0-9a-f]{2}:){3}|-----|SHA1 Fingerprint)/i.test(t) || /^\s{0,4}[A-Za-z0-9+/=]{20,76}$/.test(t) || /X509v3 [A-Z]/.test(before.slice(0, 100));
}
