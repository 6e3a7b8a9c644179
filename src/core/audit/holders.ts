import { toEnd } from '../steps.ts';
import { accountsOf, type Account } from './accounts.ts';
import { domainsOf, type Domains } from './domains.ts';
import type { AuditInput } from './model.ts';

/** An account that holds an SPN, with the spelling and the line that shows it. */
export interface Hit {
  readonly account: Account;
  readonly spn: string;
  readonly line?: number;
}

/** What a paste shows of the directory, to be asked by SPN and by account name. */
export interface Directory {
  readonly domains: Domains;
  readonly accounts: readonly Account[];
  /** Lower-case SPN to those that hold it, each account once. */
  readonly holders: ReadonlyMap<string, readonly Hit[]>;
  /** Accounts by the lower-case beginning of a name: sAMAccountName without dollar sign, or common name. */
  readonly byName: ReadonlyMap<string, readonly Account[]>;
  readonly byUpn: ReadonlyMap<string, readonly Account[]>;
  /** Accounts by a name exactly as a text writes it, lower case. */
  readonly byText: () => ReadonlyMap<string, Account>;
}

const SLICE = 20_000;

function put<V>(map: Map<string, V[]>, key: string, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

/** Reads the accounts of an audit once; yields the number of SPNs read so far. */
export function* readingDirectory(input: AuditInput): Generator<number, Directory> {
  const domains = domainsOf(input);
  const { accounts, of } = accountsOf(input.accounts, domains);
  const byName = new Map<string, Account[]>();
  const byUpn = new Map<string, Account[]>();
  for (const account of accounts) {
    const { sams, cn } = account;
    const bare = sams.map((s) => (s.endsWith('$') ? s.slice(0, -1) : s));
    if (cn !== '' && !bare.includes(cn)) put(byName, cn, account);
    bare.forEach((name, i) => {
      if (bare.indexOf(name) === i) put(byName, name, account);
    });
    for (const upn of account.upns) put(byUpn, upn, account);
  }
  const holders = new Map<string, Hit[]>();
  let count = 0;
  for (const [i, seen] of input.accounts.entries()) {
    const account = of[i];
    if (account === undefined) continue;
    const again = account.seen.length > 1;
    for (const { value, line } of seen.spns) {
      const key = value.toLowerCase();
      const hit: Hit = line === undefined ? { account, spn: value } : { account, spn: value, line };
      const list = holders.get(key);
      if (list === undefined) holders.set(key, [hit]);
      else if (list.at(-1)?.account !== account && !(again && list.some((h) => h.account === account))) list.push(hit);
      count += 1;
      if (count % SLICE === 0) yield count;
    }
  }
  return { domains, accounts, holders, byName, byUpn, byText: textsOf(accounts) };
}

/** Few audits ask for it, and a large one has many names. */
function textsOf(accounts: readonly Account[]): () => ReadonlyMap<string, Account> {
  let made: Map<string, Account> | undefined;
  return () => (made ??= new Map(accounts.flatMap((account) => account.names.map(({ value }) => [value.toLowerCase(), account] as const))));
}

/** The same in one go. */
export function readDirectory(input: AuditInput): Directory {
  return toEnd(readingDirectory(input));
}

/**
 * Who holds an SPN, in the order of their names, whatever the order of the texts; case does not count.
 *
 *     hitsOf(directory, 'mssqlsvc/SQL05.corp.example:1433')   // [{ account, spn: 'MSSQLSvc/sql05.corp.example:1433', line: 12 }]
 */
export function hitsOf(directory: Directory, spn: string): readonly Hit[] {
  const hits = directory.holders.get(spn.toLowerCase()) ?? [];
  return hits.length < 2 ? hits : [...hits].sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : nameOf(a) > nameOf(b) ? 1 : 0));
}

const nameOf = ({ account }: Hit): string => account.dn || account.names[0].value.toLowerCase();
