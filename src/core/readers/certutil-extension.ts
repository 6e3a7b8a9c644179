/** Content of the extensions that certutil prints: labels are in the display language, codes, order and sizes are not. */
import { altNameWords, authorityWords } from '../../data/certutil-labels.ts';
import type { CertutilCertificate, CertutilName } from './certutil-facts.ts';
import type { At } from './reader.ts';

type Mutable<T> = { -readonly [K in keyof T]: T[K] };
/** The part of a certificate that extensions fill. */
export type Extended = Pick<Mutable<CertutilCertificate>, 'keyUsage' | 'authority' | 'subjectKeyId' | 'authorityKeyId' | 'template'> & {
  altNames: At<CertutilName>[];
  addresses: At<{ readonly of: 'crl' | 'issuer' | 'ocsp'; readonly url: string }>[];
  extensions: At<string>[];
};

/** An extension whose lines follow. */
export interface OpenExtension {
  readonly oid: string;
  /** Kind of the addresses that follow, inside authority information access. */
  access?: 'issuer' | 'ocsp';
  /** The kind of name whose value follows on the next lines: `Other Name:`. */
  directory?: boolean;
}

/** `    2.5.29.15: Flags = 1(Critical), Length = 4` */
export function extensionHead(text: string): { oid: string; length?: number } | undefined {
  const found = /^\s{0,12}([0-2](?:\.[0-9]{1,40}){2,20}): \S/.exec(text.slice(0, 160));
  if (!found) return undefined;
  const length = /= ?([0-9a-f]{1,5})\s*$/i.exec(text.slice(0, 200));
  return { oid: found[1] ?? '', ...(length ? { length: Number.parseInt(length[1] ?? '', 16) } : {}) };
}

/** What the size of the basic constraints alone tells: an empty sequence has 2 octets, one with `TRUE` has 5, with a path length 8 or more. */
export function authorityBySize(length: number | undefined): boolean | undefined {
  return length === 2 ? false : length === 5 || length === 8 ? true : undefined;
}

/** Takes a line below the head of an extension; true when it said something known. */
export function extensionLine(now: Extended, open: OpenExtension, text: string, n: number): boolean {
  const t = text.slice(0, 4000).trim();
  switch (open.oid) {
    case '2.5.29.17':
      return nameLines(now, open, t, n);
    case '2.5.29.15': {
      const bits = /\(([0-9a-f]{2})(?: ([0-9a-f]{2}))?\)$/i.exec(t.slice(-12));
      if (bits) now.keyUsage ??= { value: bits.slice(1, 3).filter((b) => b !== undefined).map((b) => Number.parseInt(b, 16)), line: n };
      return bits !== null;
    }
    case '2.5.29.19': {
      const value = /^[^=]{3,60}=(.{1,60})$/.exec(t)?.[1]?.toLowerCase();
      const authority = value === undefined ? undefined : authorityWords.yes.some((w) => w === value) ? true : authorityWords.no.some((w) => w === value) ? false : undefined;
      if (authority !== undefined) now.authority = { value: authority, line: n };
      return value !== undefined;
    }
    case '2.5.29.14':
    case '2.5.29.35': {
      const id = /^(?:[^=]{2,30}=)?((?:[0-9a-f]{2} ?){8,64})$/i.exec(t) ?? /^[^=]{2,30}=((?:[0-9a-f]{4} ?){4,32})$/i.exec(t);
      const value = id && { value: (id[1] ?? '').replaceAll(' ', '').toUpperCase(), line: n };
      if (value && open.oid === '2.5.29.14') now.subjectKeyId ??= value;
      // The serial number of the issuer's certificate may stand behind the identifier.
      else if (value && !now.authorityKeyId) now.authorityKeyId = value;
      return value !== null;
    }
    case '2.5.29.31':
      return address(now, 'crl', t, n);
    case '1.3.6.1.5.5.7.1.1': {
      if (t.includes('1.3.6.1.5.5.7.48.1)')) open.access = 'ocsp';
      else if (t.includes('1.3.6.1.5.5.7.48.2)')) open.access = 'issuer';
      return open.access !== undefined && address(now, open.access, t, n);
    }
    case '1.3.6.1.4.1.311.20.2':
      // The name of the extension has blanks and brackets, a template's name has not.
      if (!/^[\w.-]{1,64}$/.test(t)) return false;
      now.template ??= { value: t, line: n };
      return true;
    case '1.3.6.1.4.1.311.21.7': {
      const template = /^[^=]{3,40}=(.{0,120}?)\(?(1\.3\.6\.1\.4\.1\.311\.21\.8(?:\.[0-9]{1,20}){1,10})\)?$/.exec(t);
      if (template) now.template = { value: (template[1] ?? '').trim() || (template[2] ?? ''), line: n };
      return template !== null;
    }
    default:
      return false;
  }
}

function address(now: Extended, of: 'crl' | 'issuer' | 'ocsp', t: string, n: number): boolean {
  const url = /(?:^|[=\s])((?:https?|ldaps?|file|ftp):\/{2,3}[^\s"<>()]{1,2000})/i.exec(t)?.[1];
  const last = now.addresses.at(-1);
  // The escaped spelling stands in brackets behind the plain one.
  const escaped = /\(((?:https?|ldaps?|file|ftp):\/{2,3}[^\s"<>]{1,2000})\)$/i.exec(t)?.[1];
  if (url !== undefined) now.addresses.push({ value: { of, url: escaped ?? url }, line: n });
  else if (escaped !== undefined && last) now.addresses[now.addresses.length - 1] = { value: { of: last.value.of, url: escaped }, line: last.line };
  return url !== undefined || escaped !== undefined;
}

function nameLines(now: Extended, open: OpenExtension, t: string, n: number): boolean {
  const kindOnly = /^[^=]{3,60}:$/.test(t);
  if (kindOnly) {
    open.directory = altNameWords.directory.some((w) => t.toLowerCase().startsWith(w));
    return true;
  }
  const pair = /^([^=]{2,60})=(.{1,1000})$/.exec(t);
  if (!pair) return false;
  const name = altNameOf(pair[1] ?? '', pair[2] ?? '');
  // The parts of a directory name are no names of their own.
  if (open.directory && name.kind === 'other') return true;
  now.altNames.push({ value: name, line: n });
  return true;
}

/** Kind of a name by its label: `DNS-Name`, `Adresse IP`, `Principal Name`, `RFC822 Name`, `URL`. */
export function altNameOf(label: string, value: string): CertutilName {
  const low = label.toLowerCase();
  if (/dns/.test(low)) return { kind: 'dns', value: value.trim() };
  if (/(?:^|[^a-z])ip(?:[^a-z]|$)/.test(low) && /^[0-9a-f.:]{3,45}$/i.test(value.trim())) return { kind: 'ip', value: value.trim().toLowerCase() };
  if (/rfc ?822|e-?mail/.test(low)) return { kind: 'email', value: value.trim() };
  if (/^(?:url|uri)$/.test(low.trim())) return { kind: 'uri', value: value.trim() };
  if (altNameWords.principal.some((w) => low.includes(w))) return { kind: 'upn', value: value.trim() };
  return { kind: 'other', value: `${label.trim()}=${value.trim()}` };
}
