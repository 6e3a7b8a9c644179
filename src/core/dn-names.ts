/** Rule for distinguished names, and their parts. */
import { hasForbidden } from './characters.ts';
import { badLength, labels } from './host-names.ts';
import type { Rule } from './rule.ts';

const DN_MAX = 1000;
/** No modifier letters (Lm): a code page conversion turns some of them into quotation marks. No `"`, `%` and `!`, which the prompt of cmd acts on. */
const DN_CHAR = /^[\p{Lu}\p{Ll}\p{Lt}\p{Lo}0-9 ._'()&@$#/:,;+=\\-]$/u;
/** A backslash and one of these stands for it; a backslash and two hexadecimal digits for a byte. */
const ESCAPED = /^(?:[ ,;+=#\\]|[0-9A-Fa-f]{2})/;
const TYPE = /^[A-Za-z][A-Za-z0-9-]*$/;

/** One part of a distinguished name, its value as written: `{ type: 'CN', value: 'Smith\\, Ann' }`. */
export interface DnPart {
  readonly type: string;
  readonly value: string;
}

/**
 * The parts of a distinguished name, or the reason why it is none.
 *
 *     dnParts('CN=svc-sql05,DC=corp,DC=example')
 *     // [{ type: 'CN', value: 'svc-sql05' }, { type: 'DC', value: 'corp' }, { type: 'DC', value: 'example' }]
 *
 * Source: RFC 4514, section 3. Several attributes in one part (`CN=a+UID=b`) are refused: Active Directory has none.
 */
export function dnParts(dn: string): readonly DnPart[] | string {
  const parts: DnPart[] = [];
  for (const piece of pieces(dn)) {
    const at = piece.indexOf('=');
    if (piece === '') return 'has a comma with nothing before or behind it';
    if (at < 0) return 'has a part without an equals sign; a comma inside a name is written \\,';
    const type = piece.slice(0, at);
    if (/^ | $/.test(type)) return 'has a blank beside a comma or an equals sign';
    if (!TYPE.test(type)) return 'has a part that does not start with CN=, OU= or DC=';
    const value = piece.slice(at + 1);
    const wrong = badValue(value);
    if (wrong) return wrong;
    parts.push({ type, value });
  }
  return parts;
}

/** Cut at the commas that no backslash protects. */
function pieces(dn: string): readonly string[] {
  const out: string[] = [];
  let start = 0;
  for (let i = 0; i < dn.length; i += 1) {
    if (dn.charAt(i) === '\\') i += 1;
    else if (dn.charAt(i) === ',') {
      out.push(dn.slice(start, i));
      start = i + 1;
    }
  }
  return [...out, dn.slice(start)];
}

function badValue(value: string): string | undefined {
  if (value === '') return 'has a part without a value';
  if (value.startsWith(' ')) return 'has a blank behind an equals sign';
  if (value.startsWith('#')) return 'has a number sign at the start of a name; it is written \\#';
  for (let i = 0; i < value.length; i += 1) {
    const c = value.charAt(i);
    if (c === '\\') {
      const escaped = ESCAPED.exec(value.slice(i + 1, i + 3))?.[0];
      if (escaped === undefined) return 'has a backslash that escapes nothing';
      i += escaped.length;
    } else if (c === '+' || c === ';') return `has a ${c === '+' ? 'plus sign' : 'semicolon'} inside a name; it is written \\${c}`;
    else if (c === ' ' && i === value.length - 1) return 'has a blank before a comma or at its end';
  }
  return undefined;
}

function refuses(value: string): string | undefined {
  const bad = badLength(value, DN_MAX) ?? hasForbidden(value, DN_CHAR);
  if (bad) return bad;
  const parts = dnParts(value);
  if (typeof parts === 'string') return parts;
  if (parts[0]?.type.toUpperCase() !== 'CN') return 'does not start with CN=, as the name of an account does';
  const first = parts.findIndex(isDc);
  if (first < 0) return 'does not end with the DC= parts of its domain, so it is not whole';
  if (!parts.slice(first).every(isDc)) return 'has another part behind DC=';
  const wrong = labels(domainName(parts)) ?? hasForbidden(domainName(parts), /^[A-Za-z0-9_.-]$/);
  return wrong && `has a domain that ${wrong}`;
}

const isDc = ({ type }: DnPart): boolean => type.toUpperCase() === 'DC';
const domainName = (parts: readonly DnPart[]): string => parts.filter(isDc).map((p) => p.value).join('.');

/** The distinguished name of an account: `CN=svc-sql05,OU=Service Accounts,DC=corp,DC=example`. */
export const distinguishedName: Rule = {
  id: 'distinguished-name',
  allows: 'CN=NAME,OU=…,DC=…,DC=… as setspn -L prints it behind “for”, without quotation marks; no % or !, which the prompt of cmd would act on.',
  source: 'IETF RFC 4514, section 3; Microsoft: cmd command reference',
  refuses,
};

/**
 * The DNS name of the domain that an allowed distinguished name lies in; empty for any other text.
 *
 *     dnDomain('CN=svc-sql05,OU=Service Accounts,DC=corp,DC=example')  // 'corp.example'
 */
export function dnDomain(dn: string): string {
  const parts = dnParts(dn);
  return typeof parts === 'string' ? '' : domainName(parts);
}
