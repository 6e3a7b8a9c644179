import { hostAliases } from '../../data/spn-services.ts';
import { formatSpn, isRefusal, parseSpn, sameSpn } from '../spn.ts';
import type { DirectoryAccount, Forest } from './model.ts';

/** What the directory answers for an SPN. */
export type SpnLookup =
  | { readonly kind: 'none' }
  | { readonly kind: 'one'; readonly holder: DirectoryAccount; readonly by: FoundBy }
  | {
      readonly kind: 'several';
      readonly holders: readonly DirectoryAccount[];
      readonly by: FoundBy;
      /** All in one domain: its controller sees them all. Else each controller sees its own. */
      readonly sameDomain: boolean;
    };

/** The SPN itself, or HOST/… of the same host, which answers for the classes of sPNMappings. */
export type FoundBy = 'name' | 'host-alias';

/** Accounts that hold the very SPN; case does not count. */
export function holdersOf(forest: Forest, spn: string): readonly DirectoryAccount[] {
  return forest.accounts.filter((a) => a.spns.some((s) => sameSpn(s, spn)));
}

/**
 * The HOST form that answers for an SPN when nobody holds the SPN itself; undefined for classes that HOST does not cover, MSSQLSvc among them.
 *
 *     hostFormOf('http/web01.corp.example')        // 'HOST/web01.corp.example'
 *     hostFormOf('http/web01.corp.example:8080')   // 'HOST/web01.corp.example:8080', which hardly any account holds
 *     hostFormOf('MSSQLSvc/sql05.corp.example')    // undefined
 *
 * Only the class is replaced. Source: [MS-DRSR] 4.1.4.2.19 MapSPN.
 */
export function hostFormOf(spn: string, aliases: readonly string[] = hostAliases): string | undefined {
  const parts = parseSpn(spn);
  if (isRefusal(parts) || !aliases.includes(parts.serviceClass.toLowerCase())) return undefined;
  return formatSpn({ ...parts, serviceClass: 'HOST' });
}

/**
 * Who holds an SPN: the SPN itself first, HOST in place of its class second.
 *
 *     lookUpSpn(forest, 'MSSQLSvc/sql05.corp.example:1433')   // { kind: 'one', holder: …, by: 'name' }
 *
 * Source: [MS-DRSR] 4.1.4.2.14 LookupSPN.
 */
export function lookUpSpn(forest: Forest, spn: string): SpnLookup {
  const literal = holdersOf(forest, spn);
  if (literal.length > 0) return answer(literal, 'name');
  const host = hostFormOf(spn, forest.hostAliases);
  return host === undefined ? { kind: 'none' } : answer(holdersOf(forest, host), 'host-alias');
}

function answer(holders: readonly DirectoryAccount[], by: FoundBy): SpnLookup {
  const [holder, ...more] = holders;
  if (!holder) return { kind: 'none' };
  if (more.length === 0) return { kind: 'one', holder, by };
  return { kind: 'several', holders, by, sameDomain: more.every((a) => a.domain.toLowerCase() === holder.domain.toLowerCase()) };
}
