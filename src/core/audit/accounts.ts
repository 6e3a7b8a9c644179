import { accountRef } from '../directory/account-ref.ts';
import type { ObjectKind } from '../directory/model.ts';
import { commonName } from '../readers/distinguished-name.ts';
import type { Match } from '../judges/spn-account.ts';
import { canonical, compareDomains, dnDomain, type Domains } from './domains.ts';
import type { Known, SeenAccount } from './model.ts';

/** One object of the directory, from all texts that name it. Names are lower case, as they are compared. */
export interface Account {
  /** Every text that names it, as written; the first is the one that is shown. */
  readonly names: readonly [Known<string>, ...Known<string>[]];
  /** Distinguished name. */
  readonly dn: string;
  /** First value of the distinguished name: mostly, but not always, the account name. */
  readonly cn: string;
  /** Canonical; empty while no text tells it. */
  readonly domain: string;
  /** sAMAccountName, as far as a text tells it. */
  readonly sams: readonly string[];
  readonly upns: readonly string[];
  readonly kind?: ObjectKind;
  readonly dnsHostName?: string;
  /** All its SPNs were printed. */
  readonly complete: boolean;
  readonly seen: readonly SeenAccount[];
}

const withoutDollar = (name: string): string => (name.endsWith('$') ? name.slice(0, -1) : name);

const DN = /^\s*(?:CN|OU)=/i;
const OF_COMPUTER = /^(?:HOST|RestrictedKrbHost)\/([A-Za-z0-9_-]{1,63})/i;
/** Length of a NetBIOS name. */
const NETBIOS = 15;

interface Draft {
  dn: string;
  cn: string;
  domain: string;
  readonly sams: string[];
  readonly upns: string[];
  kind: ObjectKind | undefined;
  dnsHostName: string | undefined;
}

function draftOf(seen: readonly SeenAccount[], domains: Domains): Draft {
  const draft: Draft = { dn: '', cn: '', domain: '', sams: [], upns: [], kind: undefined, dnsHostName: undefined };
  for (const account of seen) {
    for (const { value } of account.names) {
      if (DN.test(value)) {
        draft.dn = value.trim().toLowerCase();
        draft.cn = commonName(draft.dn);
        draft.domain = dnDomain(draft.dn) || draft.domain;
        continue;
      }
      const ref = accountRef(value);
      if (ref.form === 'upn') add(draft.upns, value.trim().toLowerCase());
      else {
        add(draft.sams, ref.name.toLowerCase());
        if (ref.domain !== undefined && draft.domain === '') draft.domain = canonical(domains, ref.domain);
      }
    }
    if (account.upn !== undefined) add(draft.upns, account.upn.toLowerCase());
    draft.kind ??= account.kind ?? kindOf(account, draft);
    draft.dnsHostName ??= account.dnsHostName?.toLowerCase();
  }
  return draft;
}

function add(list: string[], value: string): void {
  if (!list.includes(value)) list.push(value);
}

/** What its SPNs and its place tell: a computer holds HOST of its own name. HOST of another name can be on any account. */
function kindOf({ names, spns }: SeenAccount, { cn, sams }: Draft): ObjectKind | undefined {
  if (names.some((n) => /,CN=Managed Service Accounts,/i.test(n.value))) return 'gmsa';
  const own = (cn || withoutDollar(sams[0] ?? '')).slice(0, NETBIOS);
  const computer = own !== '' && spns.some(({ value }) => {
    const label = OF_COMPUTER.exec(value)?.[1]?.toLowerCase();
    return label !== undefined && label.slice(0, NETBIOS) === own;
  });
  return computer ? 'computer' : undefined;
}

function namesOf(seen: readonly SeenAccount[]): Account['names'] {
  const [only] = seen;
  if (only && seen.length === 1) return only.names;
  const [first, ...rest] = seen.flatMap((s) => s.names);
  return [first ?? { value: '' }, ...rest];
}

function finish(draft: Draft, seen: readonly SeenAccount[]): Account {
  return {
    names: namesOf(seen),
    dn: draft.dn, cn: draft.cn, domain: draft.domain, sams: draft.sams, upns: draft.upns,
    ...(draft.kind === undefined ? {} : { kind: draft.kind }),
    ...(draft.dnsHostName === undefined ? {} : { dnsHostName: draft.dnsHostName }),
    complete: seen.some((s) => s.complete),
    seen,
  };
}

/** Keys that two texts share only when they name one object. */
function keysOf({ dn, domain, sams, upns }: Draft): readonly string[] {
  return [...(dn === '' ? [] : [`dn ${dn}`]), ...sams.map((s) => `sam ${domain}\\${s}`), ...upns.map((u) => `upn ${u}`)];
}

/**
 * The accounts of a paste, each object once, and for each entry of the input the object it belongs to. `CORP\u`, `u@corp.example` and the distinguished
 * name are put together where a text ties them, or where only one object can be meant.
 *
 *     accountsOf([{ names: [{ value: 'CN=svc-sql05,DC=corp,DC=example' }], … }, { names: [{ value: 'CORP\\svc-sql05' }], … }], domains).accounts.length   // 1
 */
export function accountsOf(input: readonly SeenAccount[], domains: Domains): { readonly accounts: readonly Account[]; readonly of: readonly Account[] } {
  const parent = input.map((_, i) => i);
  const root = (i: number): number => {
    let at = i;
    while (parent[at] !== at) {
      parent[at] = parent[parent[at] ?? at] ?? at;
      at = parent[at] ?? at;
    }
    return at;
  };
  const drafts = input.map((seen) => draftOf([seen], domains));
  const byKey = new Map<string, number>();
  drafts.forEach((draft, i) => {
    for (const key of keysOf(draft)) {
      const other = byKey.get(key);
      if (other === undefined) byKey.set(key, i);
      else parent[root(i)] = root(other);
    }
  });
  const groups = (): Map<number, SeenAccount[]> => {
    const out = new Map<number, SeenAccount[]>();
    input.forEach((seen, i) => {
      const list = out.get(root(i));
      if (list) list.push(seen);
      else out.set(root(i), [seen]);
    });
    return out;
  };
  const whole = (id: number, seen: readonly SeenAccount[]): Account => finish(seen.length === 1 ? (drafts[id] ?? draftOf(seen, domains)) : draftOf(seen, domains), seen);
  const first = groups();
  const accounts = new Map([...first].map(([id, seen]) => [id, whole(id, seen)]));
  let merged = false;
  for (const [a, b] of oneMeaning(accounts, domains)) {
    parent[root(a)] = root(b);
    merged = true;
  }
  const final = merged ? new Map([...groups()].map(([id, seen]) => [id, first.get(id)?.length === seen.length ? (accounts.get(id) ?? whole(id, seen)) : finish(draftOf(seen, domains), seen)])) : accounts;
  return { accounts: [...final.values()], of: input.map((_, i) => final.get(root(i)) as Account) };
}

/** Pairs of a text with account name and a text with distinguished name only, where each has no other partner. */
function oneMeaning(accounts: ReadonlyMap<number, Account>, domains: Domains): readonly (readonly [number, number])[] {
  const named = new Map<string, number[]>();
  for (const [id, account] of accounts) {
    if (account.dn !== '') continue;
    for (const sam of account.sams) put(named, withoutDollar(sam), id);
  }
  if (named.size === 0) return [];
  const partners = new Map<number, number[]>();
  for (const [id, account] of accounts) {
    if (account.dn === '' || account.sams.length > 0) continue;
    for (const other of named.get(withoutDollar(account.cn)) ?? []) {
      const text = accounts.get(other);
      if (text && mayBe(text, account) && compareDomains(domains, text.domain, account.domain) === 'same') {
        put(partners, id, other);
        put(partners, other, id);
      }
    }
  }
  return [...partners].flatMap(([a, list]) => (list.length === 1 && list[0] !== undefined && a < list[0] && partners.get(list[0])?.length === 1 ? [[a, list[0]] as const] : []));
}

function put<K>(map: Map<K, number[]>, key: K, value: number): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

function mayBe(text: Account, object: Account): boolean {
  const dollar = text.sams.some((s) => s.endsWith('$'));
  if (object.kind === 'user') return !dollar && (text.kind ?? 'user') === 'user';
  if (object.kind !== undefined) return dollar || (text.kind !== undefined && text.kind !== 'user');
  return true;
}

/**
 * Whether two accounts of a paste are two objects of the directory: 'other' when they are, 'unsure' when two texts can name one object.
 *
 *     distinct(domains, svcOld, svcSql05)   // 'other'
 */
export function distinct(domains: Domains, a: Account, b: Account): Match {
  if (a === b) return 'same';
  if (a.dn !== '' && b.dn !== '') return 'other';
  if (a.sams.length > 0 && b.sams.length > 0) {
    if (!a.sams.some((s) => b.sams.includes(s))) return 'other';
    return compareDomains(domains, a.domain, b.domain) === 'other' ? 'other' : 'unsure';
  }
  const name = (x: Account): string => withoutDollar(x.sams[0] ?? (x.cn || (x.upns[0]?.split('@')[0] ?? '')));
  return name(a) !== name(b) && PLAIN.test(name(a)) && PLAIN.test(name(b)) && a.upns.length === 0 && b.upns.length === 0 ? 'other' : 'unsure';
}

/** What an account name looks like; a common name of another form says nothing about it. */
export const PLAIN = /^[\p{L}\p{N}._-]{1,20}$/u;
