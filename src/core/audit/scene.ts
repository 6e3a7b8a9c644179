import type { Match } from '../judges/spn-account.ts';
import { accountsOf, distinct, type Account } from './accounts.ts';
import type { Searches } from './covered.ts';
import { isWanted, type Expectation } from './expected.ts';
import type { Directory } from './holders.ts';
import type { SeenClaim } from './model.ts';

/** What all rows are judged from. */
export interface Scene {
  readonly directory: Directory;
  readonly searches: Searches;
  /** By lower-case SPN. */
  readonly claims: ReadonlyMap<string, readonly SeenClaim[]>;
}

/**
 * Whether a holder is the account that must hold the SPN; 'unsure' where the names of the paste do not tell.
 *
 *     matchOf(scene, holder, expectation)   // 'other': a wrong account
 */
export function matchOf({ directory }: Scene, account: Account, expectation: Expectation): Match {
  if (expectation.kind === 'none') return 'other';
  if (expectation.kind !== 'object') return 'unsure';
  if (expectation.account !== undefined) {
    if (expectation.account === account) return 'same';
    const match = isWanted(directory.domains, account, expectation.wanted);
    // The object is in the paste: another text can be the same object, another object cannot.
    return match === 'other' ? match : distinct(directory.domains, account, expectation.account);
  }
  return isWanted(directory.domains, account, expectation.wanted);
}

/** The account of the paste that a program names, or that name as an account of its own. */
export function accountNamed({ directory }: Scene, account: string): Account | undefined {
  return directory.byText().get(account.toLowerCase()) ?? accountsOf([{ names: [{ value: account }], spns: [], complete: false }], directory.domains).accounts[0];
}
