import { firstLabel } from '../host-names.ts';
import type { ObjectKind } from '../directory/model.ts';
import type { AccountSighting, SpnRemoved } from './collect-facts.ts';
import type { Known, SeenAccount } from './model.ts';

/** One object of the directory while its sightings are gathered. */
export interface Draft {
  readonly sightings: AccountSighting[];
  /** sAMAccountName in lower case, where a text prints it. */
  sam?: string;
  /** From the distinguished name: mostly, but not always, the account name without its dollar sign. */
  readonly cn?: string;
  kind?: ObjectKind;
}

/** A name without its dollar sign. */
export function bare(name: string): string {
  return name.endsWith('$') ? name.slice(0, -1) : name;
}

/** Managed accounts lie in a container of their own; a machine holds HOST names of its own. */
export function kindFrom({ dn, sam, dnsHostName, spns }: AccountSighting, draft: Draft): ObjectKind | undefined {
  if (dn && /,CN=Managed Service Accounts,DC=/i.test(dn.value)) return 'gmsa';
  const own = bare(sam?.value.toLowerCase() ?? draft.sam ?? draft.cn ?? '');
  if (own !== '' && spns.some(({ value }) => isOwnHost(value, own))) return 'computer';
  if (sam === undefined) return undefined;
  if (!sam.value.endsWith('$')) return 'user';
  return dnsHostName !== undefined && firstLabel(dnsHostName) === own ? 'computer' : undefined;
}

function isOwnHost(spn: string, own: string): boolean {
  const slash = spn.indexOf('/');
  const serviceClass = spn.slice(0, slash).toLowerCase();
  if (serviceClass !== 'host' && serviceClass !== 'restrictedkrbhost') return false;
  return firstLabel(spn.slice(slash + 1).split(/[:/]/)[0] ?? '') === own;
}

function alone(sighting: AccountSighting, kind: ObjectKind | undefined): SeenAccount {
  const { dn, sam, written, spns, complete } = sighting;
  const [first, ...more] = [dn, sam, written].filter((n) => n !== undefined);
  const out: Record<string, unknown> = { names: [first ?? { value: '' }, ...more], spns, complete };
  if (kind !== undefined) out['kind'] = kind;
  for (const name of ATTRIBUTES) if (sighting[name] !== undefined) out[name] = sighting[name];
  return out as unknown as SeenAccount;
}

const ATTRIBUTES = ['disabled', 'locked', 'expired', 'passwordExpired', 'protectedUser', 'supportedTypes', 'passwordSet', 'upn', 'dnsHostName'] as const;

/** What the sightings of one account come to; of an attribute the last line counts. */
export function finished({ sightings, kind }: Pick<Draft, 'sightings' | 'kind'>, gone: ReadonlyMap<string, readonly SpnRemoved[]>, extra: readonly Known<string>[]): SeenAccount {
  const [only] = sightings;
  // Nearly all accounts of an export are seen once.
  if (only && sightings.length === 1 && gone.size === 0 && extra.length === 0) return alone(only, kind);
  const ordered = [...sightings].sort((a, b) => a.line - b.line);
  const names = new Map<string, Known<string>>();
  for (const known of [...ordered.flatMap(({ dn, sam, written }) => [dn, sam, written]), ...extra]) {
    if (known && !names.has(known.value.toLowerCase())) names.set(known.value.toLowerCase(), known);
  }
  const removed = [...names.keys()].flatMap((n) => gone.get(n) ?? []).sort((a, b) => a.line - b.line);
  const spns = new Map<string, { readonly known: Known<string>; console: boolean }>();
  let complete = false;
  const attributes: Partial<Record<(typeof ATTRIBUTES)[number], unknown>> = {};
  let next = 0;
  const removeUntil = (line: number): void => {
    for (; next < removed.length && (removed[next]?.line ?? 0) <= line; next += 1) spns.delete(removed[next]?.spn.toLowerCase() ?? '');
  };
  for (const s of ordered) {
    removeUntil(s.line);
    const console = s.console === true;
    if (console && s.complete) {
      const now = new Set(s.spns.map((x) => x.value.toLowerCase()));
      for (const [key, held] of spns) if (held.console && !now.has(key)) spns.delete(key);
    }
    complete ||= s.complete;
    for (const known of s.spns) {
      const key = known.value.toLowerCase();
      const held = spns.get(key);
      if (held) held.console &&= console;
      else spns.set(key, { known, console });
    }
    for (const name of ATTRIBUTES) if (s[name] !== undefined) attributes[name] = s[name];
  }
  removeUntil(Infinity);
  const [first, ...more] = names.values();
  return { names: [first ?? { value: '' }, ...more], ...(kind === undefined ? {} : { kind }), spns: [...spns.values()].map((x) => x.known), complete, ...(attributes as Partial<SeenAccount>) };
}
