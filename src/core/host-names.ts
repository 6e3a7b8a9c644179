/** Rules for names of computers and domains, and the checks that other rules share. Import the rules from names.ts. */
import { hasForbidden } from './characters.ts';
import type { Rule } from './rule.ts';

const NAMING = 'Microsoft: Naming conventions in Active Directory for computers, domains, sites, and OUs (KB 909264)';

export const HOST_MAX = 255;
const LABEL_MAX = 63;
const NETBIOS_MAX = 15;

const HOST_CHAR = /^[A-Za-z0-9.-]$/;
const NETBIOS_CHAR = /^[A-Za-z0-9_-]$/;
const DIGITS = /^[0-9]+$/;

/** The reason when a value is empty or too long. Rules ask this first, so that a pasted novel costs nothing. */
export function badLength(value: string, max: number): string | undefined {
  if (value === '') return 'is empty';
  return value.length > max ? `is longer than ${max} characters` : undefined;
}

/** The reason when the labels of a dotted name are not well formed. */
export function labels(value: string): string | undefined {
  if (value.startsWith('.')) return 'starts with a dot';
  if (value.endsWith('.')) return 'ends with a dot';
  for (const label of value.split('.')) {
    if (label === '') return 'has two dots in a row';
    if (label.length > LABEL_MAX) return `has a label longer than ${LABEL_MAX} characters`;
    if (label.startsWith('-')) return 'has a label that starts with a hyphen';
    if (label.endsWith('-')) return 'has a label that ends with a hyphen';
  }
  return undefined;
}

function isIPv4(value: string): boolean {
  const parts = value.split('.');
  return parts.length === 4 && parts.every((p) => /^(?:0|[1-9][0-9]{0,2})$/.test(p) && Number(p) <= 255);
}

function isIPv6(value: string): boolean {
  if (value.length > 45 || !/^[0-9A-Fa-f:.]+$/.test(value) || !value.includes(':')) return false;
  const halves = value.split('::');
  if (halves.length > 2) return false;
  const groups = halves.map((half) => (half === '' ? [] : half.split(':'))).flat();
  const last = groups.at(-1) ?? '';
  const v4 = last.includes('.');
  if (v4 && (!isIPv4(last) || value.endsWith(':'))) return false;
  const hex = v4 ? groups.slice(0, -1) : groups;
  const count = hex.length + (v4 ? 2 : 0);
  return hex.every((g) => /^[0-9A-Fa-f]{1,4}$/.test(g)) && (halves.length === 2 ? count < 8 : count === 8);
}

/** An IPv4 or IPv6 address, without brackets, port or zone: `10.0.0.5`, `2001:db8::5`. */
export function isIpAddress(value: string): boolean {
  return isIPv4(value) || isIPv6(value);
}

/** The reason why a value is no host name. */
export function host(value: string): string | undefined {
  const wrong = badLength(value, HOST_MAX);
  if (wrong) return wrong;
  if (isIpAddress(value)) return 'is an IP address, not a name';
  const bad = hasForbidden(value, HOST_CHAR) ?? labels(value);
  if (bad) return bad;
  return DIGITS.test(value.slice(value.lastIndexOf('.') + 1)) ? 'ends in digits only, as an IP address does' : undefined;
}

/** A short or full host name: `sql05`, `sql05.corp.example`. */
export const hostName: Rule = {
  id: 'host-name',
  allows: 'Letters A–Z, digits, hyphen and dot; each label 1 to 63 characters, no hyphen at its ends; an international name in its xn-- form.',
  source: NAMING,
  refuses: host,
};

/** A DNS domain name of at least two labels: `corp.example`. */
export const dnsDomain: Rule = {
  id: 'dns-domain',
  allows: 'The DNS name of the domain with at least one dot, such as corp.example: letters A–Z, digits, hyphen and dot.',
  source: NAMING,
  refuses: (value) =>
    host(value) ?? (value.includes('.') ? undefined : 'has no dot, so it looks like the NetBIOS name of the domain'),
};

/** The NetBIOS name of a computer, without `$`: `SQL05`. */
export const computerName: Rule = {
  id: 'computer-name',
  allows: '1 to 15 letters A–Z, digits, hyphens and underscores, not digits only.',
  source: NAMING,
  refuses: netbios,
};

/** The reason why a value is no NetBIOS name. */
export function netbios(value: string): string | undefined {
  const wrong = badLength(value, NETBIOS_MAX) ?? hasForbidden(value, NETBIOS_CHAR);
  if (wrong) return wrong;
  if (value.startsWith('-')) return 'starts with a hyphen';
  return DIGITS.test(value) ? 'has digits only' : undefined;
}

/** A host name or an IP address: `sql05.corp.example`, `10.0.0.5`. */
export const ipOrHost: Rule = {
  id: 'ip-or-host',
  allows: 'A host name (letters A–Z, digits, hyphen, dot) or an IPv4 or IPv6 address.',
  source: NAMING,
  refuses: (value) => (isIpAddress(value) ? undefined : host(value)),
};

/** The first label of a host or domain name in lower case: `sql05` of `SQL05.corp.example`. */
export function firstLabel(name: string): string {
  return (name.split('.')[0] ?? '').toLowerCase();
}
