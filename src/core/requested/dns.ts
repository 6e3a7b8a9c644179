import { isIpAddress } from '../names.ts';

/** One answer of the name resolution of the client. Names with or without a dot at the end. */
export type DnsRecord =
  | { readonly kind: 'a'; readonly name: string; readonly address: string }
  | { readonly kind: 'cname'; readonly name: string; readonly target: string }
  /** Reverse: the name behind an address. */
  | { readonly kind: 'ptr'; readonly address: string; readonly name: string }
  /** Asked, and no answer: a name or an address. */
  | { readonly kind: 'none'; readonly name: string };

/** What is known of the name resolution of the client. What is not listed is not known. */
export interface DnsFacts {
  /** Suffixes that complete a short name, in the order in which they are tried. */
  readonly suffixes?: readonly string[];
  readonly records?: readonly DnsRecord[];
  /** Lines of the hosts file. */
  readonly hosts?: string;
}

/** What a forward look-up gives. */
export type Forward =
  | {
      readonly kind: 'found';
      /** The name at the end. */
      readonly name: string;
      /** The full name that was asked for. */
      readonly asked: string;
      readonly how: 'hosts' | 'a' | 'cname' | 'assumed';
      readonly address?: string;
      /** Suffixes that gave nothing, or of which nothing is known, before the one that did. */
      readonly passed: readonly string[];
    }
  | { readonly kind: 'none'; readonly tried: readonly string[] }
  /** A short name, and no suffix is known. */
  | { readonly kind: 'unknown' };

/** Name resolution as it is known, indexed. */
export interface Resolver {
  readonly forward: (name: string) => Forward;
  /** The name behind an address, 'none' for a known gap, undefined when nothing is known. */
  readonly reverse: (address: string) => { readonly name: string } | 'none' | undefined;
}

/** Longer chains are refused by resolvers, too. */
const LONGEST_CHAIN = 16;

const bare = (name: string): string => name.trim().replace(/\.$/, '');
const keyOf = (name: string): string => bare(name).toLowerCase();

interface HostsLine {
  readonly address: string;
  readonly first: string;
}

function readHosts(text: string): { readonly byName: ReadonlyMap<string, HostsLine>; readonly byAddress: ReadonlyMap<string, string> } {
  const byName = new Map<string, HostsLine>();
  const byAddress = new Map<string, string>();
  for (const line of text.split(/\r\n|\r|\n/)) {
    const hash = line.indexOf('#');
    const [address = '', ...names] = (hash < 0 ? line : line.slice(0, hash)).trim().split(/\s+/);
    const first = names[0];
    if (first === undefined || !isIpAddress(address)) continue;
    for (const name of names) if (!byName.has(keyOf(name))) byName.set(keyOf(name), { address, first });
    if (!byAddress.has(address.toLowerCase())) byAddress.set(address.toLowerCase(), first);
  }
  return { byName, byAddress };
}

/**
 * Makes facts about name resolution searchable.
 *
 *     const dns = resolver({ suffixes: ['corp.example'], records: [{ kind: 'cname', name: 'sqlprod.corp.example', target: 'sql05.corp.example' }] });
 *     dns.forward('sqlprod')  // { kind: 'found', name: 'sql05.corp.example', asked: 'sqlprod.corp.example', how: 'cname', passed: [] }
 *
 * The hosts file comes first and answers in both directions; the first name of its line is the name of the host. A short name is
 * completed by the first suffix that answers. A full name of which nothing is known is taken to exist (`assumed`).
 * Source: Microsoft, KB 811889.
 */
export function resolver({ suffixes = [], records = [], hosts = '' }: DnsFacts): Resolver {
  const { byName, byAddress } = readHosts(hosts);
  const forward = new Map<string, Extract<DnsRecord, { kind: 'a' | 'cname' }>>();
  const back = new Map<string, string>();
  const none = new Set<string>();
  for (const record of records) {
    if (record.kind === 'none') none.add(keyOf(record.name));
    else if (record.kind === 'ptr') back.set(record.address.trim().toLowerCase(), bare(record.name));
    else if (!forward.has(keyOf(record.name)) || record.kind === 'cname') forward.set(keyOf(record.name), record);
  }

  function follow(name: string): Forward | undefined {
    const seen = new Set<string>();
    let at = bare(name);
    let how: 'a' | 'cname' = 'a';
    for (let step = 0; step < LONGEST_CHAIN && !seen.has(keyOf(at)); step += 1) {
      seen.add(keyOf(at));
      const record = forward.get(keyOf(at));
      if (record?.kind === 'cname') {
        how = 'cname';
        at = bare(record.target);
        continue;
      }
      if (record) return { kind: 'found', name: at, asked: bare(name), how, address: record.address.trim(), passed: [] };
      if (how === 'cname' && !none.has(keyOf(at))) return { kind: 'found', name: at, asked: bare(name), how, passed: [] };
      return none.has(keyOf(at)) ? { kind: 'none', tried: [bare(name)] } : undefined;
    }
    // A chain that runs in a circle gives no address.
    return { kind: 'none', tried: [bare(name)] };
  }

  function find(name: string): Forward {
    const line = byName.get(keyOf(name));
    if (line) return { kind: 'found', name: line.first, asked: bare(name), how: 'hosts', address: line.address, passed: [] };
    if (bare(name).includes('.')) return follow(name) ?? { kind: 'found', name: bare(name), asked: bare(name), how: 'assumed', passed: [] };
    const full = suffixes.map((suffix) => `${bare(name)}.${bare(suffix).replace(/^\.+/, '')}`).filter((n) => !n.endsWith('.'));
    const answers = full.map((n) => ({ n, line: byName.get(keyOf(n)), answer: follow(n) }));
    const hit = answers.findIndex(({ line: l, answer }) => l !== undefined || answer?.kind === 'found');
    if (hit >= 0) {
      const { n, line: l, answer } = answers[hit] ?? { n: name, line: undefined, answer: undefined };
      const passed = full.slice(0, hit);
      if (l) return { kind: 'found', name: l.first, asked: n, how: 'hosts', address: l.address, passed };
      if (answer?.kind === 'found') return { ...answer, passed };
    }
    const own = follow(name);
    if (own?.kind === 'found') return own;
    const open = answers.findIndex(({ answer }) => answer === undefined);
    const first = full[open];
    if (first !== undefined) return { kind: 'found', name: first, asked: first, how: 'assumed', passed: full.slice(0, open) };
    if (full.length > 0 || own?.kind === 'none') return { kind: 'none', tried: full.length > 0 ? full : [bare(name)] };
    return { kind: 'unknown' };
  }

  return {
    forward: find,
    reverse: (address) => {
      const key = address.trim().toLowerCase();
      const name = byAddress.get(key) ?? back.get(key);
      return name !== undefined ? { name } : none.has(key) ? 'none' : undefined;
    },
  };
}
