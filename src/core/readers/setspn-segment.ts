import type { At } from './reader.ts';
import type { Open } from './reading-lines.ts';
import type { SetspnCommand } from './setspn-command.ts';

/** An object of the directory, as a listing names it, and the SPNs printed under it. */
export interface HeldSpns {
  /** Distinguished name as printed, or an account name. */
  readonly account: At<string>;
  readonly spns: readonly At<string>[];
}

/** Where setspn looked. */
export interface SearchScope extends At<string> {
  /** DNS name of the domain, or of the root of the forest. */
  readonly value: string;
  readonly forest: boolean;
}

export interface SetspnTrouble {
  readonly about: 'account' | 'ldap' | 'targets';
  readonly line: number;
  readonly code?: number;
  readonly account?: string;
}

export interface Held {
  readonly account: At<string>;
  readonly spns: At<string>[];
}

/** One run of setspn in a console. Which of its four kinds it is follows from what was printed, and from the command where it was kept. */
export interface SetspnSegment {
  readonly kind: 'list' | 'query' | 'duplicates' | 'change';
  readonly block: Open;
  readonly command?: SetspnCommand;
  readonly scopes: readonly SearchScope[];
  /** Objects found, with all SPNs that were printed under them. */
  readonly holders: readonly HeldSpns[];
  readonly list?: HeldSpns;
  readonly write?: HeldSpns & { readonly removes: boolean };
  readonly groups: readonly { readonly spn: At<string>; readonly accounts: readonly At<string>[] }[];
  readonly count?: At<number>;
  readonly end?: At<'found' | 'none' | 'duplicate' | 'updated'>;
  readonly refused?: { readonly account: At<string>; readonly code?: number; readonly text?: string };
  readonly troubles: readonly SetspnTrouble[];
}

/** A run while it is read. */
export interface Building {
  readonly block: Open;
  command?: SetspnCommand;
  readonly scopes: SearchScope[];
  readonly holders: Held[];
  list?: Held;
  write?: Held & { readonly removes: boolean };
  readonly groups: { readonly spn: At<string>; readonly accounts: At<string>[] }[];
  count?: At<number>;
  end?: At<'found' | 'none' | 'duplicate' | 'updated'>;
  refused?: { readonly account: At<string>; readonly code?: number; readonly text?: string };
  readonly troubles: SetspnTrouble[];
}

/** Still looking: a scope was printed, and neither an end nor anything of another kind. */
export function isOpenQuery(s: Building | undefined): boolean {
  return s !== undefined && s.scopes.length > 0 && !s.list && !s.write && !s.end && !s.count && s.groups.length === 0 && s.troubles.length === 0;
}

/** What was run. Undefined for lines that only look like setspn. */
export function kindOf(s: Building): SetspnSegment['kind'] | undefined {
  const verb = s.command?.verb;
  if (s.list) return 'list';
  if (s.groups.length > 0 || s.count) return 'duplicates';
  if (s.write || s.refused || s.troubles.length > 0 || s.end?.value === 'updated' || s.end?.value === 'duplicate') return 'change';
  if (s.end || s.holders.length > 0) return verb === undefined || verb === 'query' || verb === 'list' || verb === 'duplicates' ? 'query' : 'change';
  if (s.scopes.length === 0) return undefined;
  return verb === 'duplicates' ? 'duplicates' : verb === 'query' || verb === undefined ? 'query' : 'change';
}
