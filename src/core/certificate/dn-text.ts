/** Names of subjects and issuers as Windows prints them: most specific part first. */
import { nameAttributes } from '../../data/certificate-oids.ts';

/** One attribute of a name: type as Windows prints it ('CN', 'OID.1.2.3'), value as it is, without quotation marks. */
export interface NameAttribute {
  readonly type: string;
  readonly value: string;
}

/** Attributes that stand together: more than one in a multi-valued part. */
export type NamePart = readonly NameAttribute[];

const BY_OID: ReadonlyMap<string, string> = new Map(nameAttributes.map((a) => [a.oid, a.name]));
const BY_OPENSSL: ReadonlyMap<string, string> = new Map<string, string>([
  ...nameAttributes.map((a): [string, string] => [a.name.toLowerCase(), a.name]),
  ...nameAttributes.flatMap((a): [string, string][] => ('openssl' in a ? [[a.openssl.toLowerCase(), a.name]] : [])),
  ['st', 'S'],
  ['email', 'E'],
]);

/** The type of an attribute by its object identifier: 'CN', or 'OID.2.5.4.97' for one without a short name. */
export function attributeType(oid: string): string {
  return BY_OID.get(oid) ?? `OID.${oid}`;
}

/**
 * A name from its parts, most specific first; values with special characters in quotation marks, a quotation mark doubled.
 *
 *     nameText([[{ type: 'CN', value: 'sql01' }], [{ type: 'O', value: 'Example, Inc.' }]])   // 'CN=sql01, O="Example, Inc."'
 *
 * Source: Microsoft: CertNameToStr function, CERT_X500_NAME_STR with CERT_NAME_STR_REVERSE_FLAG.
 */
export function nameText(parts: readonly NamePart[]): string {
  return parts.map((p) => p.map(({ type, value }) => `${type}=${quoted(value)}`).join(' + ')).join(', ');
}

function quoted(value: string): string {
  return value === '' || /^\s|\s$|[,+="\n<>#;]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}

/** The common names of a name, in its order. */
export function commonNamesOf(parts: readonly NamePart[]): readonly string[] {
  return parts.flatMap((p) => p.filter((a) => a.type === 'CN').map((a) => a.value));
}

const MOST = 4000;
const TYPE = /^\s*((?:OID\.)?[A-Za-z0-9][A-Za-z0-9.-]{0,60}?) ?= ?/;

/**
 * The parts of a name that a program has printed, in the order in which they stand; undefined for a text that is none. Understands quotation marks with doubled
 * ones inside (Windows), backslashes (OpenSSL, RFC 4514), blanks round the equals sign (OpenSSL 1.1 to 3.1) and the form with slashes (OpenSSL 1.0).
 *
 *     namePartsOf('CN = sql01, O = "Example, Inc."')   // [[{ type: 'CN', value: 'sql01' }], [{ type: 'O', value: 'Example, Inc.' }]]
 *     namePartsOf('/DC=example/CN=sql01')
 */
export function namePartsOf(text: string): readonly NamePart[] | undefined {
  const given = text.trim();
  if (given === '' || given.length > MOST) return undefined;
  const slashes = given.startsWith('/');
  const parts: NameAttribute[][] = [];
  let rest = slashes ? given.slice(1) : given;
  let joined = false;
  while (rest !== '') {
    const type = TYPE.exec(rest);
    if (!type) return undefined;
    rest = rest.slice(type[0].length);
    const taken = slashes ? untilSlash(rest) : rest.startsWith('"') ? untilQuote(rest) : untilComma(rest);
    if (!taken) return undefined;
    const attribute = { type: typeOf(type[1] ?? ''), value: taken.value };
    if (joined) parts.at(-1)?.push(attribute);
    else parts.push([attribute]);
    rest = rest.slice(taken.used);
    joined = rest.startsWith('+');
    if (rest !== '') rest = rest.slice(1);
    if (rest.trim() === '') break;
  }
  return parts.length > 0 ? parts : undefined;
}

/** The short name of Windows for the name that a program printed: 'S' for ST, 'E' for emailAddress. */
function typeOf(printed: string): string {
  const bare = printed.replace(/^OID\./i, '');
  if (/^[0-9]+(?:\.[0-9]+)+$/.test(bare)) return attributeType(bare);
  return BY_OPENSSL.get(bare.toLowerCase()) ?? bare;
}

interface Taken {
  readonly value: string;
  readonly used: number;
}

function untilSlash(text: string): Taken {
  const next = /\/(?=[A-Za-z0-9.]{1,40}=)/.exec(text);
  const end = next?.index ?? text.length;
  return { value: text.slice(0, end), used: end };
}

function untilQuote(text: string): Taken | undefined {
  let value = '';
  for (let i = 1; i < text.length; i += 1) {
    const c = text.charAt(i);
    if (c === '\\' && i + 1 < text.length) {
      i += 1;
      value += text.charAt(i);
    } else if (c !== '"') value += c;
    else if (text.charAt(i + 1) === '"') {
      value += '"';
      i += 1;
    } else {
      const blanks = /^ */.exec(text.slice(i + 1))?.[0].length ?? 0;
      return { value, used: i + 1 + blanks };
    }
  }
  return undefined;
}

/** Up to a comma or plus sign that no backslash protects; `\C3\BC` is a letter in UTF-8. */
function untilComma(text: string): Taken {
  let value = '';
  let bytes: number[] = [];
  let i = 0;
  const flush = (): void => {
    if (bytes.length > 0) value += bytesText(bytes);
    bytes = [];
  };
  for (; i < text.length; i += 1) {
    const c = text.charAt(i);
    const hex = c === '\\' ? /^[0-9A-Fa-f]{2}/.exec(text.slice(i + 1, i + 3))?.[0] : undefined;
    if (hex !== undefined) {
      bytes.push(Number.parseInt(hex, 16));
      i += 2;
      continue;
    }
    flush();
    if (c === ',' || (c === '+' && /^\+ ?(?:OID\.)?[A-Za-z0-9.-]{1,40} ?=/.test(text.slice(i, i + 60)))) break;
    if (c === '\\' && i + 1 < text.length) {
      i += 1;
      value += text.charAt(i);
    } else value += c;
  }
  flush();
  return { value: value.trim(), used: i };
}

function bytesText(bytes: readonly number[]): string {
  try {
    return decodeURIComponent(bytes.map((b) => `%${b.toString(16).padStart(2, '0')}`).join(''));
  } catch {
    return bytes.map((b) => String.fromCharCode(b)).join('');
  }
}

/**
 * A name in one spelling, for comparison: letter case, blanks and the order of the parts do not count, since programs print it from either end.
 *
 *     nameKey('CN=sql01, O=Example') === nameKey('O = Example, CN = SQL01')
 */
export function nameKey(text: string): string {
  const parts = namePartsOf(text);
  if (!parts) return text.trim().toLowerCase();
  return parts.map((p) => p.map((x) => `${x.type}=${x.value}`.toLowerCase()).sort().join('+')).sort().join(',');
}
