import { firstLabel } from '../host-names.ts';
import { accountRef } from '../directory/account-ref.ts';
import { holderOf } from '../service-account.ts';
import { isRefusal } from '../spn.ts';
import type { DomainBook } from './collect-domains.ts';
import type { LooseService, ServiceSighting } from './collect-facts.ts';
import type { AuditService, Known } from './model.ts';

interface Draft {
  readonly kind: AuditService['kind'];
  host: Known<string>;
  readonly instance?: Known<string>;
  readonly ports: Map<number, Known<number>>;
  dynamic?: Known<boolean>;
  tcp?: Known<boolean>;
  pipes?: Known<boolean>;
  clustered?: Known<true>;
  readonly accounts: Known<string>[];
  readonly names: Map<string, AuditService['names'][number]>;
}

const DEFAULT_PORT = 1433;

/**
 * Puts together what the texts show of each service: one for each kind, host and instance. A short name is the host with that first label where there
 * is one such host alone. A sighting that knows only a port belongs to the instance with that port. What the reader of the page has typed counts
 * first; a further account of the same service goes to `otherAccounts`, unless both come to one object of the directory. A service without a machine
 * belongs to the one service of its kind and instance, if there is one alone.
 *
 *     mergeServices([{ kind: 'sql', host: { value: 'SQL05', line: 3 }, … }, { kind: 'sql', host: { value: 'sql05.corp.example' }, … }], [], book)   // one service
 */
export function mergeServices(sightings: readonly ServiceSighting[], loose: readonly LooseService[], book: DomainBook): readonly AuditService[] {
  const ordered = [...sightings].sort((a, b) => rank(a) - rank(b) || a.line - b.line);
  const hosts = fullNames(ordered);
  const drafts: Draft[] = [];
  const byKey = new Map<string, Draft>();
  const byHost = new Map<string, Draft[]>();
  const any = ordered.filter((s) => s.anyInstance).sort((a, b) => rank(a) - rank(b) || firstPort(a) - firstPort(b));
  for (const s of [...ordered.filter((x) => !x.anyInstance), ...any]) {
    const host = hostKey(s.host.value, s.short, hosts);
    const place = `${s.kind} ${host}`;
    const key = `${place}\\${s.instance?.value.toLowerCase() ?? ''}`;
    const there = byHost.get(place) ?? [];
    let draft = s.anyInstance && !s.instance ? withPort(there, s, book) : byKey.get(key);
    if (!draft) {
      draft = { kind: s.kind, host: s.host, ...(s.instance ? { instance: s.instance } : {}), ports: new Map(), accounts: [], names: new Map() };
      drafts.push(draft);
      if (!byKey.has(key)) byKey.set(key, draft);
      byHost.set(place, [...there, draft]);
    }
    take(draft, s);
  }
  for (const s of loose) {
    const same = drafts.filter((d) => d.kind === s.kind && (s.anyInstance && !s.instance ? true : (d.instance?.value.toLowerCase() ?? '') === (s.instance?.value.toLowerCase() ?? '')));
    const [only] = same;
    if (only && same.length === 1) take(only, s);
  }
  return drafts.map((d) => finished(d, book));
}

/** Typed lines first. */
function rank({ host }: ServiceSighting): number {
  return host.line === undefined ? 0 : 1;
}

function firstPort({ ports }: ServiceSighting): number {
  return ports?.[0]?.value ?? 0;
}

/** Full names by first label; more than one where two domains have a host of that name. */
function fullNames(sightings: readonly ServiceSighting[]): ReadonlyMap<string, ReadonlySet<string>> {
  const out = new Map<string, Set<string>>();
  for (const { host, short } of sightings) {
    const full = host.value.toLowerCase();
    if (!full.includes('.')) continue;
    for (const label of new Set([firstLabel(full), ...(short === undefined ? [] : [short.toLowerCase()])])) {
      const known = out.get(label);
      if (known) known.add(full);
      else out.set(label, new Set([full]));
    }
  }
  return out;
}

function hostKey(host: string, short: string | undefined, hosts: ReadonlyMap<string, ReadonlySet<string>>): string {
  const name = host.toLowerCase();
  if (name.includes('.')) return name;
  const full = hosts.get(name) ?? (short === undefined ? undefined : hosts.get(short.toLowerCase()));
  return full?.size === 1 ? ([...full][0] ?? name) : name;
}

/** The instance of a host that a sighting with only a port means; undefined where it is one more. */
function withPort(there: readonly Draft[], s: ServiceSighting, book: DomainBook): Draft | undefined {
  const ports = (s.ports ?? []).map((p) => p.value);
  const same = there.find((d) => ports.some((p) => d.ports.has(p)));
  if (same) return same;
  const free = there.filter((d) => d.ports.size === 0);
  if (ports.length === 0) return there.length === 1 ? there[0] : undefined;
  const standard = ports.includes(DEFAULT_PORT) ? free.find((d) => !d.instance) : undefined;
  if (standard) return standard;
  const [only] = there;
  // The account tells whether the only instance of the host is meant.
  const account = s.account;
  return only && there.length === 1 && free.length === 1 && account !== undefined && only.accounts.some((a) => sameAccount(a.value, account.value, s.host.value, book)) ? only : undefined;
}

function take(draft: Draft, s: LooseService & { readonly host?: Known<string> }): void {
  // The full name says more than the short one.
  if (s.host?.value.includes('.') && !draft.host.value.includes('.')) draft.host = s.host;
  for (const port of s.ports ?? []) if (!draft.ports.has(port.value)) draft.ports.set(port.value, port);
  // One line that says yes, of a port or an address, outweighs others that say no.
  draft.dynamic = draft.dynamic?.value ? draft.dynamic : (s.dynamic ?? draft.dynamic);
  draft.tcp ??= s.tcp;
  draft.pipes ??= s.pipes;
  draft.clustered ??= s.clustered;
  if (s.account) draft.accounts.push(s.account);
  for (const name of s.names ?? []) {
    const key = name.value.name.toLowerCase();
    const known = draft.names.get(key);
    if (!known || (known.value.port === undefined && name.value.port !== undefined)) draft.names.set(key, name);
    else if (name.value.port !== undefined && known.value.port !== name.value.port) draft.names.set(`${key}:${name.value.port}`, name);
  }
}

function finished(d: Draft, book: DomainBook): AuditService {
  const { kind, host, instance, dynamic, tcp, pipes, clustered } = d;
  const [account, others] = accountsOf(d.accounts, host.value, book);
  return {
    kind,
    host,
    ...(instance ? { instance } : {}),
    ports: [...d.ports.values()].sort((a, b) => a.value - b.value),
    ...(dynamic ? { dynamic } : {}),
    ...(tcp ? { tcp } : {}),
    ...(pipes ? { pipes } : {}),
    ...(clustered ? { clustered } : {}),
    ...(account ? { account } : {}),
    names: [...d.names.values()],
    ...(others.length > 0 ? { otherAccounts: others } : {}),
  };
}

/** The account that is shown, and those that are another object. Of two names for one, the one that tells more is shown. */
function accountsOf(accounts: readonly Known<string>[], host: string, book: DomainBook): readonly [Known<string> | undefined, readonly Known<string>[]] {
  const groups: Known<string>[][] = [];
  for (const account of accounts) {
    const group = groups.find((g) => g.some((a) => sameAccount(a.value, account.value, host, book)));
    if (group) group.push(account);
    else groups.push([account]);
  }
  const [first, ...others] = groups.map((g) => g.find((a) => a.line === undefined) ?? [...g].sort((a, b) => telling(b.value) - telling(a.value))[0]).filter((a) => a !== undefined);
  return [first, others];
}

/** dbatools writes the computer in place of virtual accounts; scripts leave out the domain. */
function telling(account: string): number {
  if (/^nt (?:service|authority)\\|^(?:local|network) ?(?:system|service)$/i.test(account)) return 3;
  return account.includes('\\') ? 2 : account.includes('@') ? 1 : 0;
}

/**
 * Whether two written accounts of a service on a host come to one object of the directory.
 *
 *     sameAccount('NT SERVICE\\MSSQLSERVER', 'CORP\\SQL05$', 'sql05.corp.example', book)   // true
 *     sameAccount('svc-sql05@corp.example', 'CORP\\svc-sql05', 'sql05.corp.example', book)  // true
 */
export function sameAccount(a: string, b: string, host: string, book: DomainBook): boolean {
  if (a.toLowerCase() === b.toLowerCase()) return true;
  const [x, y] = [objectOf(a, host, book), objectOf(b, host, book)];
  return x.name === y.name && (x.domain === undefined || y.domain === undefined || x.domain === y.domain || isLabelOf(x.domain, y.domain, book) || isLabelOf(y.domain, x.domain, book));
}

/** A NetBIOS name that no line ties is mostly the first label of the DNS name. */
function isLabelOf(netbios: string, dns: string, book: DomainBook): boolean {
  return !netbios.includes('.') && dns.split('.')[0] === netbios && book.dnsOf(netbios) === undefined;
}

function objectOf(account: string, host: string, book: DomainBook): { readonly name: string; readonly domain?: string } {
  const holder = holderOf(account, host);
  if (!isRefusal(holder) && holder.kind === 'computer') return { name: `${(holder.account ?? firstLabel(host)).toLowerCase()}$` };
  const { name, domain } = accountRef(account);
  return { name: name.toLowerCase(), ...(domain === undefined ? {} : { domain: book.dnsOf(domain) ?? domain.toLowerCase() }) };
}
