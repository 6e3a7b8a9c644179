import { covers } from '../judges/spn-account.ts';
import { canonical, type Domains } from './domains.ts';
import type { AuditInput, SeenSearch } from './model.ts';

/** What the searches of a paste prove about an SPN. */
export interface Cover {
  /** All holders of the forest are in the paste. */
  readonly forest?: SeenSearch;
  /** All holders of the asked domain are. */
  readonly domain?: SeenSearch;
  /** A second holder in the forest would have been shown. */
  readonly noSecond?: SeenSearch;
}

/** Searches in a form that is asked quickly; there are few of them. */
export interface Searches {
  readonly all: readonly SeenSearch[];
  /** Root domains of the forests that were searched. */
  readonly roots: readonly string[];
}

/** The searches of a paste, each once, and the forests they looked through. */
export function searchesOf({ searches }: Pick<AuditInput, 'searches'>): Searches {
  const seen = new Map(searches.map((s) => [`${s.pattern.toLowerCase()} ${s.what} ${s.scope} ${s.domain?.toLowerCase() ?? ''}`, s]));
  const all = [...seen.values()];
  return { all, roots: [...new Set(all.flatMap((s) => (s.scope === 'forest' && s.domain !== undefined ? [s.domain.toLowerCase()] : [])))] };
}

/**
 * Which searches cover an SPN of a host, and the domain of the account that should hold it. With the searches of two forests in one paste only
 * that of the host's own forest counts, as far as its name tells.
 *
 *     coverOf(searches, domains, 'MSSQLSvc/sql05.corp.example:1433', 'sql05.corp.example', 'corp.example').forest   // the search with -F
 */
export function coverOf({ all, roots }: Searches, domains: Domains, spn: string, host: string, domain: string): Cover {
  const hits = all.filter((s) => s.pattern === '*' || covers(s.pattern, spn));
  const full = host.toLowerCase();
  const inside = (root: string): boolean => full.endsWith(`.${root}`) || domain === root || domain.endsWith(`.${root}`);
  const home = roots.length > 1 ? roots.filter(inside) : roots;
  const ofForest = (s: SeenSearch): boolean => s.scope === 'forest' && (roots.length < 2 || (s.domain !== undefined && home.includes(s.domain.toLowerCase())));
  const holders = hits.filter((s) => s.what === 'holders');
  const forest = holders.find(ofForest);
  const inDomain = domain === '' ? undefined : holders.find((s) => s.scope === 'domain' && s.domain !== undefined && canonical(domains, s.domain) === domain);
  const noSecond = forest ?? hits.find((s) => s.what === 'duplicates' && ofForest(s));
  return { ...(forest ? { forest } : {}), ...(inDomain ? { domain: inDomain } : {}), ...(noSecond ? { noSecond } : {}) };
}
