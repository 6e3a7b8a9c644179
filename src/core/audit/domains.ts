import { netbiosOf } from '../directory/model.ts';
import type { Match } from '../judges/spn-account.ts';
import type { AuditInput } from './model.ts';

/** The domains of a paste, and which NetBIOS name belongs to which. */
export interface Domains {
  /** Lower-case NetBIOS name to DNS name. */
  readonly dnsOf: ReadonlyMap<string, string>;
  /** DNS name, lower case, to NetBIOS name as it is written. Only what a text ties together. */
  readonly netbios: ReadonlyMap<string, string>;
  readonly dns: ReadonlySet<string>;
}

/**
 * The domain of a distinguished name, from its first DC= on, lower case: `corp.example`; empty where it has none.
 *
 *     dnDomain('CN=SQL05,OU=Servers,DC=corp,DC=example')   // 'corp.example'
 */
export function dnDomain(dn: string): string {
  const lower = dn.toLowerCase();
  const at = lower.indexOf(',dc=');
  return at < 0 ? '' : lower.slice(at + 4).replace(/,\s?dc=/g, '.');
}

/**
 * Ties the domains of an audit together: what the texts say, and the first label of a DNS name where it can only be one.
 *
 *     domainsOf({ …, domains: [{ dns: 'corp.example', netbios: 'CORP' }] }).dnsOf.get('corp')   // 'corp.example'
 */
export function domainsOf({ domains, accounts, searches }: Pick<AuditInput, 'domains' | 'accounts' | 'searches'>): Domains {
  const dns = new Set(domains.map((d) => d.dns.toLowerCase()));
  const tails = new Set<string>();
  for (const { names } of accounts) {
    for (const { value } of names) {
      const at = value.search(/,DC=/i);
      if (at > 0) tails.add(value.slice(at));
    }
  }
  for (const tail of tails) dns.add(dnDomain(tail));
  for (const { domain } of searches) if (domain?.includes('.')) dns.add(domain.toLowerCase());
  dns.delete('');
  const netbios = new Map(domains.flatMap((d) => (d.netbios === undefined ? [] : [[d.dns.toLowerCase(), d.netbios] as const])));
  const dnsOf = new Map<string, string>();
  const guesses = new Map<string, string[]>();
  for (const name of dns) {
    if (netbios.has(name)) continue;
    const guess = netbiosOf({ dns: name }).toLowerCase();
    guesses.set(guess, [...(guesses.get(guess) ?? []), name]);
  }
  // NetBIOS names follow no rule: the first label is what they mostly are, and it counts only where one domain can be meant.
  for (const [guess, [first, ...more]] of guesses) if (first !== undefined && more.length === 0) dnsOf.set(guess, first);
  for (const [name, written] of netbios) dnsOf.set(written.toLowerCase(), name);
  return { dnsOf, netbios, dns };
}

/** A domain as it is compared: its DNS name where that is known, else what is written; lower case. */
export function canonical({ dnsOf }: Domains, written: string): string {
  const lower = written.toLowerCase();
  return dnsOf.get(lower) ?? lower;
}

/** Whether two domains, both canonical, are one. A domain that is not told can be any. */
export function compareDomains({ netbios }: Domains, a: string, b: string): Match {
  if (a === b || a === '' || b === '') return 'same';
  const full = (d: string): boolean => d.includes('.');
  if (full(a) === full(b)) return 'other';
  const known = netbios.get(full(a) ? a : b);
  return known === undefined ? 'unsure' : 'other';
}

/**
 * What stands before the backslash in a command for an account of a domain: the NetBIOS name where a text tells it, nothing where the paste knows one
 * domain only, else the DNS name.
 */
export function prefixOf({ netbios, dnsOf, dns }: Domains, domain: string): string {
  if (domain === '') return '';
  const known = netbios.get(domain);
  if (known !== undefined) return `${known}\\`;
  const guess = netbiosOf({ dns: domain });
  if (dns.size <= 1) return '';
  return domain.includes('.') && dnsOf.get(guess.toLowerCase()) === domain ? `${guess}\\` : `${domain}\\`;
}
