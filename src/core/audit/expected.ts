import type { ObjectKind } from '../directory/model.ts';
import { accountRef } from '../directory/account-ref.ts';
import type { Match } from '../judges/spn-account.ts';
import { domainAccount } from '../names.ts';
import { holderOf } from '../service-account.ts';
import { isRefusal } from '../spn.ts';
import { PLAIN, type Account } from './accounts.ts';
import { canonical, compareDomains, prefixOf, type Domains } from './domains.ts';
import type { Directory } from './holders.ts';

/** The object that must hold the SPNs of a service. */
export interface Wanted {
  /** Lower case, without dollar sign. */
  readonly name: string;
  readonly domain: string;
  readonly upn?: string;
  readonly kind: 'user' | 'managed' | 'computer';
  /** Full name of the host, lower case, where the object is its computer account. */
  readonly host?: string;
}

/** What a service account comes to, in the directory of a paste. */
export type Expectation =
  /** No account was told. */
  | { readonly kind: 'unknown' }
  /** The account is refused by the rules, or its computer account cannot be named. */
  | { readonly kind: 'unclear'; readonly why: string }
  /** Local account, Local Service: no object of the directory. */
  | { readonly kind: 'none'; readonly why: string }
  | {
      readonly kind: 'object';
      readonly wanted: Wanted;
      /** Runs as the machine: the computer account holds the SPNs. */
      readonly machine: boolean;
      /** As a command takes it, where its name is known; else as it was written. */
      readonly label: string;
      /** The object, where the paste shows it. */
      readonly account?: Account;
      /** Several objects fit the name. */
      readonly ambiguous: boolean;
    };

/**
 * Whether an account of the paste is the one that is wanted. A common name of the form of an account name counts as one.
 *
 *     isWanted(domains, account, { name: 'svc-sql05', domain: 'corp.example', kind: 'user' })   // 'same', 'other' or 'unsure'
 */
export function isWanted(domains: Domains, account: Account, wanted: Wanted): Match {
  if (wanted.upn !== undefined && account.upns.includes(wanted.upn)) return 'same';
  const user = wanted.kind === 'user';
  if (account.sams.length > 0) {
    const found = account.sams.find((s) => s.replace(/\$$/, '') === wanted.name);
    if (found === undefined) return wanted.upn !== undefined && account.upns.length === 0 ? 'unsure' : 'other';
    if (user ? found.endsWith('$') || isMachine(account.kind) : account.kind === 'user') return 'other';
    return placed(domains, account, wanted);
  }
  if (account.dn !== '') {
    const cn = account.cn.replace(/\$$/, '');
    if (cn === wanted.name) {
      if (account.kind !== undefined && user === (account.kind !== 'user')) return 'other';
      return placed(domains, account, wanted);
    }
    if (wanted.upn !== undefined || (wanted.name.length >= 15 && cn.startsWith(wanted.name))) return 'unsure';
    return PLAIN.test(cn) || (account.kind === 'computer' && user) ? 'other' : 'unsure';
  }
  return account.upns.some((u) => u.split('@')[0] === wanted.name) && user ? 'same' : 'unsure';
}

const isMachine = (kind: ObjectKind | undefined): boolean => kind !== undefined && kind !== 'user';

function placed(domains: Domains, account: Account, { domain, host, upn }: Wanted): Match {
  if (host === undefined) {
    const match = compareDomains(domains, account.domain, domain);
    return match === 'other' && upn !== undefined ? 'unsure' : match;
  }
  if (!host.includes('.')) return 'same';
  if (account.dnsHostName !== undefined) return account.dnsHostName === host ? 'same' : 'other';
  // A host name outside its domain is possible (disjoint namespace), one inside another domain is not likely.
  const suffix = host.slice(host.indexOf('.') + 1);
  return domains.dns.has(suffix) && account.domain.includes('.') && account.domain !== suffix ? 'unsure' : 'same';
}

/** Computers of one name in two domains: the full host name tells which, as far as it lies in the domain. */
function ofHost(accounts: readonly Account[], host: string | undefined): readonly Account[] {
  if (accounts.length < 2 || host === undefined || !host.includes('.')) return accounts;
  const exact = accounts.filter((a) => a.dnsHostName === host);
  if (exact.length > 0) return exact;
  const inside = accounts.filter((a) => host === `${a.cn || (a.sams[0] ?? '').replace(/\$$/, '')}.${a.domain}`);
  return inside.length > 0 ? inside : accounts;
}

/**
 * Who must hold the SPNs of a service that runs as `account` on `host`.
 *
 *     expectationOf(directory, 'NT SERVICE\\MSSQLSERVER', 'sql05.corp.example')   // { kind: 'object', label: 'CORP\\SQL05$', machine: true, … }
 *
 * Source: Microsoft, Configure Windows service accounts and permissions (SQL Server).
 */
export function expectationOf(directory: Directory, account: string | undefined, host: string): Expectation {
  if (account === undefined) return { kind: 'unknown' };
  const holder = holderOf(account, host);
  if (isRefusal(holder)) return { kind: 'unclear', why: `The account ${holder.given} ${holder.reason}.` };
  if (holder.kind === 'none') return { kind: 'none', why: holder.why };
  const { domains } = directory;
  const machine = holder.kind === 'computer' || holder.kind === 'computer-account';
  const text = holder.account;
  const full = host.toLowerCase();
  if (text === undefined) {
    const named = directory.accounts.find((a) => a.dnsHostName === full && a.sams.length > 0);
    if (!named) return { kind: 'unclear', why: `The name of the computer account does not follow from ${host}: paste the account, or give the full name of the host.` };
    return { kind: 'object', wanted: { name: (named.sams[0] ?? '').replace(/\$$/, ''), domain: named.domain, kind: 'computer', host: full }, machine, label: labelOf(domains, named) ?? named.names[0].value, account: named, ambiguous: false };
  }
  const ref = accountRef(text);
  const wanted: Wanted = {
    name: ref.name.toLowerCase().replace(/\$$/, ''),
    // The suffix of a user principal name need not be a domain.
    domain: ref.domain === undefined || (ref.form === 'upn' && !domains.dns.has(ref.domain.toLowerCase())) ? '' : canonical(domains, ref.domain),
    ...(ref.form === 'upn' ? { upn: text.toLowerCase() } : {}),
    kind: machine ? 'computer' : holder.kind === 'managed' ? 'managed' : 'user',
    ...(machine ? { host: full } : {}),
  };
  const near = new Set([...(directory.byName.get(wanted.name) ?? []), ...(wanted.upn === undefined ? [] : (directory.byUpn.get(wanted.upn) ?? []))]);
  const fitting = [...near].filter((a) => isWanted(domains, a, wanted) === 'same');
  const byUpn = fitting.filter((a) => wanted.upn !== undefined && a.upns.includes(wanted.upn));
  const same = machine ? ofHost(fitting, full) : byUpn.length > 0 ? byUpn : fitting;
  const [only, ...more] = same;
  // What the reader wrote is better than a name guessed from a distinguished name.
  const shown = only && more.length === 0 && (only.sams.length > 0 || ref.form !== 'down-level') ? labelOf(domains, only, wanted) : undefined;
  const label = shown ?? written(domains, text, wanted);
  return { kind: 'object', wanted, machine, label, ...(only && more.length === 0 ? { account: only } : {}), ambiguous: more.length > 0 };
}

/** The expected account in a command, where the paste does not show it. */
function written(domains: Domains, text: string, { host, kind }: Wanted): string {
  if (kind !== 'computer' || text.includes('\\')) return text;
  const suffix = host === undefined ? '' : host.slice(host.indexOf('.') + 1);
  return `${domains.dns.has(suffix) || domains.dns.size === 0 ? prefixOf(domains, domains.dns.has(suffix) ? suffix : '') : ''}${text.replace(/\$$/, '')}$`;
}

/**
 * An account as a command takes it: `CORP\svc-sql05`. Undefined where no text tells a name that the rules allow. `like` is what is known of it from elsewhere.
 */
export function labelOf(domains: Domains, account: Account, like?: Wanted): string | undefined {
  const asWritten = account.names.map((n) => ({ value: n.value, ref: accountRef(n.value) }));
  const down = asWritten.find(({ ref }) => ref.form === 'down-level');
  const bare = asWritten.find(({ ref }) => ref.form === 'name');
  const dn = asWritten.find(({ ref }) => ref.form === 'dn');
  const plain = dn !== undefined && PLAIN.test(account.cn) && (like?.upn === undefined || account.cn === like.name);
  const sam = down?.ref.name ?? bare?.ref.name ?? (plain ? dn.ref.name : undefined);
  if (sam === undefined) return undefined;
  const dollar = account.kind !== undefined && account.kind !== 'user' ? true : like !== undefined && like.kind !== 'user';
  const name = dollar && !sam.endsWith('$') ? `${sam}$` : sam;
  const prefix = domains.netbios.has(account.domain) || down === undefined ? prefixOf(domains, account.domain) : down.value.slice(0, down.value.indexOf('\\') + 1);
  const label = `${prefix}${name}`;
  return domainAccount.refuses(label) === undefined ? label : undefined;
}
