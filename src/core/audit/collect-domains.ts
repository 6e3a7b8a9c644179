import type { AuditInput } from './model.ts';
import type { AccountSighting, DomainTie } from './collect-facts.ts';
import { dnParts } from './collect-host.ts';

/** The domains of a text, and which written name is which. */
export interface DomainBook {
  readonly domains: AuditInput['domains'];
  /** DNS name of a domain that is written by either of its names, lower case; undefined for one that the text does not tie to a DNS name. */
  readonly dnsOf: (written: string) => string | undefined;
}

/**
 * Ties DNS names and NetBIOS names of domains. A NetBIOS name that no line ties is taken for the domain whose DNS name begins with it, when there is
 * one alone and no other name is tied to it.
 *
 *     domainBook([{ dns: 'corp.example', netbios: 'CORP' }], [])   // domains: [{ dns: 'corp.example', netbios: 'CORP' }]
 */
export function domainBook(ties: readonly DomainTie[], accounts: readonly AccountSighting[]): DomainBook {
  const found = new Map<string, { dns: string; netbios?: string }>();
  const add = (dns: string, netbios?: string): void => {
    const key = dns.toLowerCase();
    if (key === '') return;
    let known = found.get(key);
    if (!known) found.set(key, (known = { dns: key }));
    if (netbios !== undefined && netbios !== '') known.netbios ??= netbios.toUpperCase();
  };
  for (const tie of ties) if (tie.root) add(tie.dns);
  for (const tie of ties) add(tie.dns, tie.netbios);
  for (const { dn } of accounts) if (dn) add(dnParts(dn.value).domain);
  const byNetbios = new Map<string, string>();
  const byLabel = new Map<string, string | undefined>();
  for (const { dns, netbios } of found.values()) {
    if (netbios !== undefined) {
      byNetbios.set(netbios.toLowerCase(), dns);
      continue;
    }
    const label = dns.split('.')[0] ?? '';
    byLabel.set(label, byLabel.has(label) ? undefined : dns);
  }
  return {
    domains: [...found.values()],
    dnsOf: (written) => {
      const key = written.toLowerCase();
      return found.has(key) ? key : (byNetbios.get(key) ?? byLabel.get(key));
    },
  };
}
