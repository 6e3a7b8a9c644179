import { commonName, domainOf } from '../readers/distinguished-name.ts';
import { accountKey, netbiosOf, type DirectoryAccount, type Forest } from './model.ts';

/** An account as a text names it. */
export interface AccountRef {
  readonly form: 'name' | 'down-level' | 'upn' | 'dn';
  /** sAMAccountName; of a distinguished name its first value, which mostly but not always is the same. */
  readonly name: string;
  /** NetBIOS or DNS name of the domain, as written. The suffix of a user principal name need not be one. */
  readonly domain?: string;
}

const LONGEST = 2000;

/**
 * Takes an account name apart, whatever its form. Nothing is checked: the rules for input are in account-names.ts.
 *
 *     accountRef('CORP\\svc-sql05')                        // { form: 'down-level', name: 'svc-sql05', domain: 'CORP' }
 *     accountRef('svc-sql05@corp.example')                 // { form: 'upn', name: 'svc-sql05', domain: 'corp.example' }
 *     accountRef('CN=SQL05,OU=Servers,DC=corp,DC=example') // { form: 'dn', name: 'SQL05', domain: 'corp.example' }
 *     accountRef('gmsa-sql$')                              // { form: 'name', name: 'gmsa-sql$' }
 */
export function accountRef(text: string): AccountRef {
  const given = text.trim().slice(0, LONGEST);
  if (/^(?:CN|OU)=/i.test(given)) {
    const domain = domainOf(given);
    return { form: 'dn', name: commonName(given), ...(domain === '' ? {} : { domain }) };
  }
  const slash = given.indexOf('\\');
  if (slash >= 0) return { form: 'down-level', name: given.slice(slash + 1), ...(slash > 0 ? { domain: given.slice(0, slash) } : {}) };
  const at = given.lastIndexOf('@');
  if (at > 0) return { form: 'upn', name: given.slice(0, at), ...(at + 1 < given.length ? { domain: given.slice(at + 1) } : {}) };
  return { form: 'name', name: given };
}

/**
 * The accounts of a forest that a text can mean; more than one where a name alone stands for a user and a computer, or for two domains.
 * A computer and a managed account are found with and without their dollar sign, an exact name wins over the other.
 *
 *     findAccounts(forest, 'CORP\\svc-sql05')   // [the account]
 *     findAccounts(forest, 'SQL05')             // [SQL05$ of corp.example]
 */
export function findAccounts(forest: Forest, text: string): readonly DirectoryAccount[] {
  const ref = accountRef(text);
  const whole = text.trim().toLowerCase();
  if (ref.form === 'dn') {
    const byDn = forest.accounts.filter((a) => a.dn?.toLowerCase() === whole);
    if (byDn.length > 0) return byDn;
    // One whose own name is known and another is not meant, whatever its account name.
    return named(forest, ref).filter((a) => a.dn === undefined);
  }
  if (ref.form === 'upn') {
    const byUpn = forest.accounts.filter((a) => a.upn?.toLowerCase() === whole);
    if (byUpn.length > 0) return byUpn;
  }
  return named(forest, ref);
}

/** By account name, in the domain where one is written. */
function named(forest: Forest, ref: AccountRef): readonly DirectoryAccount[] {
  const inDomain = forest.accounts.filter((a) => ref.domain === undefined || isDomain(forest, a.domain, ref.domain));
  const name = ref.name.toLowerCase();
  const exact = inDomain.filter((a) => a.name.toLowerCase() === name);
  return exact.length > 0 || name.endsWith('$') ? exact : inDomain.filter((a) => a.name.toLowerCase() === `${name}$`);
}

/** Whether a written domain, NetBIOS or DNS, is the domain of that DNS name. */
export function isDomain(forest: Pick<Forest, 'domains'>, dns: string, written: string): boolean {
  const wanted = written.toLowerCase();
  if (wanted === dns.toLowerCase()) return true;
  const domain = forest.domains.find((d) => d.dns.toLowerCase() === dns.toLowerCase());
  return netbiosOf(domain ?? { dns }).toLowerCase() === wanted;
}

/** Whether two texts name one account of the forest: `CORP\u`, `u@corp.example`, its DN and `u` are the same. */
export function sameAccount(forest: Forest, a: string, b: string): boolean {
  const keys = new Set(findAccounts(forest, a).map(accountKey));
  return findAccounts(forest, b).some((account) => keys.has(accountKey(account)));
}
