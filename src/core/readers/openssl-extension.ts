/** Content of the extensions that `openssl x509 -text` prints. */
import type { OpensslCertificate } from './openssl-facts.ts';
import type { At } from './reader.ts';

type Mutable<T> = { -readonly [K in keyof T]: T[K] };
/** The part of a certificate that extensions fill. */
export type Extended = Pick<Mutable<OpensslCertificate>, 'authority' | 'subjectKeyId' | 'authorityKeyId' | 'template'> & {
  names: At<string>[];
  usages: At<string>[];
  altNames: At<string>[];
  keyUsage: At<string>[];
  addresses: At<{ readonly of: 'crl' | 'issuer' | 'ocsp'; readonly url: string }>[];
  extensions: At<string>[];
};

/** `            X509v3 Key Usage: critical`; names without X509v3 and object identifiers stand at the same indent. */
export function extensionName(text: string): string | undefined {
  const t = text.slice(0, 120);
  return /^\s{0,24}X509v3 ([A-Z][A-Za-z ]{3,50}):(?: critical)?\s*$/.exec(t)?.[1] ?? /^\s{4,24}(Authority Information Access|CT Precertificate SCTs|TLS Feature|Netscape [A-Za-z ]{3,30}|Microsoft [A-Za-z -]{3,40}|[0-2](?:\.[0-9]{1,20}){3,15}): ?(?:critical)?\s*$/.exec(t)?.[1];
}

/** True for the lines below the name of an extension that the reader takes apart. */
export function extensionContent(now: Extended, name: string, text: string, n: number): boolean {
  const t = text.trim();
  switch (name) {
    case 'Subject Alternative Name':
      for (const part of splitNames(t)) {
        now.altNames.push({ value: part, line: n });
        const host = /^(?:DNS|IP Address):(\S{1,255})$/.exec(part)?.[1];
        if (host !== undefined) now.names.push({ value: host, line: n });
      }
      return true;
    case 'Extended Key Usage':
      now.usages.push(...listed(t, n));
      return true;
    case 'Key Usage':
      now.keyUsage.push(...listed(t, n));
      return true;
    case 'Basic Constraints': {
      const found = /^CA:(TRUE|FALSE)/.exec(t)?.[1];
      // OpenSSL prints CA:FALSE for an empty sequence.
      if (found !== undefined) now.authority ??= { value: found === 'TRUE', line: n };
      return found !== undefined;
    }
    case 'Subject Key Identifier':
    case 'Authority Key Identifier': {
      const id = /^(?:keyid:)?((?:[0-9A-F]{2}:){3,63}[0-9A-F]{2})$/i.exec(t)?.[1];
      const value = id === undefined ? undefined : { value: id.replaceAll(':', '').toUpperCase(), line: n };
      if (value && name === 'Subject Key Identifier') now.subjectKeyId ??= value;
      else if (value) now.authorityKeyId ??= value;
      return true;
    }
    case 'CRL Distribution Points': {
      const url = /^URI:(\S{3,2000})$/.exec(t)?.[1];
      if (url !== undefined) now.addresses.push({ value: { of: 'crl', url }, line: n });
      return true;
    }
    case 'Authority Information Access': {
      const found = /^(CA Issuers|OCSP) - URI:(\S{3,2000})$/.exec(t);
      if (found) now.addresses.push({ value: { of: found[1] === 'OCSP' ? 'ocsp' : 'issuer', url: found[2] ?? '' }, line: n });
      return true;
    }
    case '1.3.6.1.4.1.311.20.2':
      // A text in two octets for each letter, of which one prints as a dot.
      if (/^\.\.(?:\.[\w-]){1,64}$/.test(t)) now.template ??= { value: [...t.slice(2)].filter((_, i) => i % 2 === 1).join(''), line: n };
      else if (/^\.{0,2}[\w-]{2,64}$/.test(t)) now.template ??= { value: t.replace(/^\.{1,2}/, ''), line: n };
      return true;
    default:
      return false;
  }
}

function listed(t: string, n: number): At<string>[] {
  return t.split(',').map((u) => ({ value: u.trim(), line: n })).filter((u) => u.value !== '');
}

/** The names of a line; a comma inside the name of a directory is none between two names. */
function splitNames(t: string): string[] {
  return t.split(/, ?(?=(?:DNS|IP Address|email|URI|othername|Registered ID|DirName|X400Name|EdiPartyName):)/).map((p) => p.trim()).filter((p) => p !== '');
}
