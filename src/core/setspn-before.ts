import { commonName, domainOf } from './readers/distinguished-name.ts';
import { setspnList, type SetspnListFacts } from './readers/setspn-list.ts';
import type { SetspnAccount } from './setspn.ts';
import { accountDomain } from './spn-powershell.ts';
import { prepare } from './text/prepare.ts';

/** What an account held before a change, as the pasted output of `setspn -L` shows it. */
export interface Before {
  /** Distinguished name, as printed. */
  readonly dn: string;
  /** Its line in the paste. */
  readonly line: number;
  /** As printed: spelling and order. */
  readonly spns: readonly string[];
  /** The paste goes on behind the list, so its end was not cut off. */
  readonly closed: boolean;
}

export interface PresentState {
  /** The list of an account; undefined where none was pasted, or none that may be used. */
  readonly of: (account: SetspnAccount) => Before | undefined;
  /** Why pasted text was not used, in sentences. */
  readonly unused: readonly string[];
}

const LOOKS_LIKE = '“Registered ServicePrincipalNames for CN=…:”';
const MOST_NAMED = 3;
/** The form reads its paste again at each key; an export of a whole forest is for the audit. */
const MOST_LINES = 20_000;

/**
 * Reads the pasted output of `setspn -L` and finds the lists of the given accounts in it. A list is used only when its account is certain: by the
 * command above it, or by the name behind CN= and the domain. All others are named, and never used.
 *
 *     presentState('C:\\>setspn -L CORP\\svc-sql05\nRegistered ServicePrincipalNames for CN=…:\n\tMSSQLSvc/a:1433', [account]).of(account)
 *     // { dn: 'CN=…', line: 2, spns: ['MSSQLSvc/a:1433'], closed: false }
 *
 * Any text is taken and nothing is thrown. Empty text is no state and no fault.
 */
export function presentState(pasted: string, accounts: readonly SetspnAccount[]): PresentState {
  if (pasted.trim() === '') return { of: () => undefined, unused: [] };
  if (pasted.split(/\r\n|\r|\n/, MOST_LINES + 1).length > MOST_LINES) {
    return { of: () => undefined, unused: [`The pasted text is not used: it has more than ${MOST_LINES} lines. Paste the lists of the accounts that change, and no others.`] };
  }
  const lists = setspnList.read(prepare(pasted)).map((r) => r.facts);
  if (lists.length === 0) {
    return { of: () => undefined, unused: [`The pasted text is not used: it has no line like ${LOOKS_LIKE}. Paste the output of setspn -L with that line.`] };
  }
  const found = new Map<SetspnAccount, Before>();
  const unused: string[] = [];
  const taken = new Set<SetspnListFacts>();
  for (const account of accounts) {
    const own = lists.filter((list) => isListOf(list, account));
    for (const list of own) taken.add(list);
    const usable = own.filter((list) => list.closed || list.spns.length > 0);
    const last = usable.at(-1);
    if (own.length > 0 && !last) unused.push(`The list of ${account.name} is not used: the paste ends where its SPNs would begin.`);
    if (!last) continue;
    if (usable.some((list) => !sameNames(list, last))) unused.push(`The lists of ${account.name} are not used: the paste has ${usable.length} of them, and they differ. Paste the newest alone.`);
    else found.set(account, { dn: last.account.value, line: last.account.line, spns: last.spns.map((s) => s.value), closed: last.closed });
  }
  const others = lists.filter((list) => !taken.has(list));
  // The list of one more account is no fault where the needed ones are there.
  if (others.length > 0 && found.size < accounts.length && unused.length === 0) unused.push(foreign(others, accounts.filter((a) => !found.has(a))));
  return { of: (account) => found.get(account), unused };
}

function foreign(lists: readonly SetspnListFacts[], accounts: readonly SetspnAccount[]): string {
  const shown = lists.slice(0, MOST_NAMED).map((l) => `${commonName(l.account.value) || l.account.value} (line ${l.account.line})`);
  const more = lists.length > MOST_NAMED ? ` and ${lists.length - MOST_NAMED} more` : '';
  return `Of the pasted text the list of ${shown.join(', ')}${more} is not used: nothing in it shows that it is the list of ${accounts.map((a) => a.name).join(' or ')}. Paste it with its command above it.`;
}

const bare = (name: string): string => name.slice(name.indexOf('\\') + 1).replace(/\$$/, '').toLowerCase();

function isListOf({ account: { value: dn }, spns, command }: SetspnListFacts, account: SetspnAccount): boolean {
  const wanted = bare(account.name);
  const typed = command?.account;
  // A user principal name or a distinguished name in the command proves nothing about the account name.
  const byCommand = typed !== undefined && !/[@=]/.test(typed);
  if (byCommand ? bare(typed) !== wanted : commonName(dn).toLowerCase() !== wanted) return false;
  const domain = accountDomain(account);
  const sure = domain === undefined || domainIs(dn, domain) || (byCommand && typed.includes('\\') && typed.slice(0, typed.indexOf('\\')).toLowerCase() === domain.toLowerCase());
  return sure && !(account.kind === 'user' && isComputer(wanted, spns.map((s) => s.value)));
}

/** NetBIOS names follow no rule; where it is not the first label, only the command can tell. */
function domainIs(dn: string, domain: string): boolean {
  const dns = domainOf(dn).toLowerCase();
  const wanted = domain.toLowerCase();
  return wanted.includes('.') ? dns === wanted : dns.split('.')[0] === wanted;
}

/** A user and a computer may have one name. A computer holds these classes for its own name. */
function isComputer(name: string, spns: readonly string[]): boolean {
  return spns.some((spn) => /^(?:HOST|RestrictedKrbHost)\/([^.:/]+)/i.exec(spn)?.[1]?.toLowerCase() === name);
}

function sameNames(a: SetspnListFacts, b: SetspnListFacts): boolean {
  const names = new Set(a.spns.map((s) => s.value));
  return names.size === new Set(b.spns.map((s) => s.value)).size && b.spns.every((s) => names.has(s.value));
}
