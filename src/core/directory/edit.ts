import { sameSpn } from '../spn.ts';
import { findAccounts } from './account-ref.ts';
import { hostFormOf, holdersOf } from './lookup.ts';
import { accountKey, type DirectoryAccount, type Forest } from './model.ts';

/** One change of servicePrincipalName. */
export interface SpnChange {
  readonly action: 'add' | 'delete';
  readonly spn: string;
  /** As written in a command: `CORP\svc-sql05`. */
  readonly account: string;
}

export type Refused =
  /** No account, or more than one, has that name. */
  | { readonly why: 'no-account' | 'several-accounts' }
  /** Another account of the forest holds the SPN: Win32 error 8647 (0x21C7), from Windows Server 2012 R2 on. */
  | { readonly why: 'not-unique'; readonly holder: DirectoryAccount }
  /** `setspn -S` finds the SPN on the account itself and stops as it does for a duplicate. */
  | { readonly why: 'already-there' };

/**
 * Carries out one change as a domain controller does for an administrator. Deleting what is not there changes nothing.
 *
 *     changeSpn(forest, { action: 'add', spn: 'MSSQLSvc/sql05.corp.example:1433', account: 'CORP\\svc-sql05' })
 *     // { forest: … } or { refused: { why: 'not-unique', holder } }
 *
 * Sources: SPN and UPN uniqueness; setspn command reference.
 */
export function changeSpn(forest: Forest, { action, spn, account }: SpnChange): { readonly forest: Forest } | { readonly refused: Refused } {
  const [found, ...more] = findAccounts(forest, account);
  if (!found) return { refused: { why: 'no-account' } };
  if (more.length > 0) return { refused: { why: 'several-accounts' } };
  if (action === 'delete') return { forest: withSpns(forest, found, found.spns.filter((s) => !sameSpn(s, spn))) };
  if (found.spns.some((s) => sameSpn(s, spn))) return { refused: { why: 'already-there' } };
  const other = holdersOf(forest, spn)[0];
  if (other) return { refused: { why: 'not-unique', holder: other } };
  return { forest: withSpns(forest, found, [...found.spns, spn]) };
}

/** The account as it is after its SPNs were replaced. */
function withSpns(forest: Forest, account: DirectoryAccount, spns: readonly string[]): Forest {
  const key = accountKey(account);
  return { ...forest, accounts: forest.accounts.map((a) => (accountKey(a) === key ? { ...a, spns } : a)) };
}

/**
 * The account other than the given one whose HOST form answers for an SPN by now: the SPN would take that class of the host over.
 *
 *     aliasConflict(forest, 'HTTP/web01.corp.example', 'CORP\\svc-web')   // WEB01$ where it holds HOST/web01.corp.example
 */
export function aliasConflict(forest: Forest, spn: string, account: string): DirectoryAccount | undefined {
  const host = hostFormOf(spn, forest.hostAliases);
  if (host === undefined) return undefined;
  const own = new Set(findAccounts(forest, account).map(accountKey));
  return holdersOf(forest, host).find((a) => !own.has(accountKey(a)));
}
