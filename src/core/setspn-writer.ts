import type { CommandBlock } from './blocks.ts';
import type { Scope, SetspnAccount } from './setspn.ts';

/**
 * One way to write the commands: setspn, PowerShell with the Active Directory module, PowerShell without a module.
 * All take the same names and accounts, so that one order of steps serves for each of them.
 */
export interface SpnWriter {
  readonly id: 'setspn' | 'module' | 'plain';
  readonly shell: 'cmd' | 'powershell';
  /** Which accounts hold the names; `*` in a pattern stands for any text. */
  readonly find: (patterns: readonly string[], scope: Scope, quiet?: boolean) => CommandBlock;
  /** All SPNs of each account. */
  readonly list: (accounts: readonly [SetspnAccount, ...SetspnAccount[]], id?: string) => CommandBlock;
  readonly add: (spns: readonly string[], account: SetspnAccount, scope: Scope) => CommandBlock;
  /** `back` are the names that the undo gives back: all of them where it is left out. */
  readonly remove: (spns: readonly string[], account: SetspnAccount, scope: Scope, back?: readonly string[]) => CommandBlock;
  readonly duplicates: (scope: Scope) => CommandBlock;
  /** Writes HOST/short and HOST/full of a computer. */
  readonly reset: (computer: string) => CommandBlock;
}

export const READS = { kind: 'command', where: 'admin', rights: 'Any domain user', changes: false } as const;
export const CHANGES = { kind: 'command', where: 'admin', changes: 'Active Directory' } as const;

/** Said in place of undo lines where nothing is to be given back. */
export const NOTHING_BACK = ['Nothing to give back: another account holds the same names, and a duplicate is what this ends.'] as const;

/** `the SPN`, `both SPNs`, `all 3 SPNs` */
export function theSpns({ length }: readonly string[]): string {
  return length === 1 ? 'the SPN' : length === 2 ? 'both SPNs' : `all ${length} SPNs`;
}

export function plural(spns: readonly unknown[], one: string, many: string): string {
  return spns.length === 1 ? one : many;
}

/** Where a search looks, for titles: `in the whole forest`, `in emea.corp.example`, `in 3 domains`. */
export function inScope(scope: Scope): string {
  if (scope.kind === 'forest') return 'in the whole forest';
  if (scope.kind === 'domain') return 'in this domain';
  const what = scope.forests ? 'forest' : 'domain';
  const [only, ...more] = scope.domains;
  if (more.length > 0) return `in ${scope.domains.length} ${what}s`;
  return only === '*' ? `in this ${what}` : `in ${scope.forests ? 'the forest of ' : ''}${only}`;
}

/** `SQL05 and of CORP\svc-sql05` */
export function namesOf(accounts: readonly SetspnAccount[]): string {
  return accounts.length > 3 ? `${accounts.length} accounts` : accounts.map((a) => a.name).join(' and of ');
}
