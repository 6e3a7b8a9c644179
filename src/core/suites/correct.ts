/** A pasted order without its faults, and what was changed for it. */
import type { TlsSuite } from '../../data/tls-suites.ts';
import type { WindowsVersion } from '../../data/windows-versions.ts';
import type { Correction, OrderQuestion } from './check-model.ts';
import { suiteOf } from './lookup.ts';
import { overLimit, policyString } from './policy.ts';
import { hasProtocol, reachOf, sharedWithOld, suitesFor } from './reach.ts';
import type { ResolvedEntry } from './resolve.ts';
import { suiteRows } from './rows.ts';
import { hasSuffixes, standingOf } from './standing.ts';
import { weaknessOf } from './weakness.ts';

interface Draft {
  readonly names: string[];
  readonly corrections: Correction[];
}

const TLS13 = ['TLS_AES_256_GCM_SHA384', 'TLS_AES_128_GCM_SHA256'] as const;
/** For an RSA certificate: the suite that Windows 7 to 8.1 prefers. */
const FOR_OLD = 'TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384';

/**
 * How versions spell a suite: with the curves of those before Windows 10 where one of them has it, otherwise plain. Windows 10 and later take both forms.
 *
 *     spelled(ECDHE_RSA AES 256 CBC SHA384, undefined, [server2012R2, server2022])   // ['…_SHA384_P256', '…_SHA384_P384']
 *
 * Source: Microsoft: Manage TLS.
 */
export function spelled(suite: TlsSuite, curve: string | undefined, versions: readonly WindowsVersion[]): readonly string[] {
  const out = new Set<string>();
  for (const version of versions.filter(hasSuffixes)) {
    const rows = suiteRows(version).filter((r) => r.suite === suite);
    const chosen = curve === undefined ? rows.filter((r) => r.state === 'on' || r.curve === undefined) : rows.filter((r) => r.curve === curve || r.curve === undefined);
    for (const row of chosen) out.add(row.name);
  }
  const later = versions.filter((v) => !hasSuffixes(v));
  if (out.size === 0 && later.some((v) => standingOf(suite.name, v).kind === 'here')) out.add(suite.name);
  return [...out];
}

/** The corrected order with each correction: spelling, what no version has, what is broken, TLS 1.3, the needs of peers, the limit of the policy. */
export function correct(resolved: readonly ResolvedEntry[], { versions, keys, peers }: OrderQuestion): { readonly names: readonly string[]; readonly corrections: readonly Correction[] } {
  const draft: Draft = { names: [], corrections: [] };
  const taken = new Set<string>();
  for (const entry of resolved) addEntry(draft, taken, entry, versions);
  if (draft.names.length === 0) return draft;
  const put = (name: string, where: 'first' | 'last', why: string): void => {
    if (taken.has(name)) return;
    taken.add(name);
    draft.corrections.push({ name: '', becomes: [name], why });
    if (where === 'first') draft.names.unshift(name);
    else draft.names.push(name);
  };
  if (versions.some((v) => hasProtocol(v, 'TLS 1.3')) && !draft.names.some((n) => suiteOf(n)?.suite.versions.includes('TLS 1.3'))) {
    for (const name of [...TLS13].reverse()) put(name, 'first', 'without it TLS 1.3 stops');
  }
  if (peers.has('windows-8-1') && keys.includes('RSA')) {
    const lacking = versions.some((v) => sharedWithOld(reachOf(draft.names, v).used, 'RSA').length === 0);
    const suite = suiteOf(FOR_OLD)?.suite;
    if (lacking && suite) for (const name of spelled(suite, undefined, versions)) put(name, 'last', 'shared with Windows 7 to 8.1 and Server 2008 R2 to 2012 R2 for an RSA certificate');
  }
  const ordered = peers.has('http2') ? http2First(draft) : draft.names;
  const { names, dropped } = fitted(ordered, versions, keys);
  return { names, corrections: [...draft.corrections, ...dropped] };
}

function addEntry({ names, corrections }: Draft, taken: Set<string>, entry: ResolvedEntry, versions: readonly WindowsVersion[]): void {
  const { name, suite, curve, elsewhere } = entry;
  const leave = (why: string): void => void corrections.push({ name, why });
  if (!suite) return leave(elsewhere ? `no Windows has ${elsewhere.iana}` : 'no name of Windows');
  if (entry.twin !== undefined && entry.kind === 'exact') return leave('stands there already');
  const weakness = weaknessOf(suite);
  if (weakness.level === 'broken') return leave(weakness.why[0] ?? 'broken');
  const spelling = spelled(suite, curve, versions);
  if (spelling.length === 0) return leave('none of the chosen versions has it');
  const fresh = spelling.filter((n) => !taken.has(n));
  if (fresh.length === 0) return leave('stands there already');
  for (const n of fresh) taken.add(n);
  names.push(...fresh);
  if (fresh.length !== 1 || fresh[0] !== name) corrections.push({ name, becomes: fresh, why: WHY[entry.kind] });
}

const WHY = {
  exact: 'the curve: part of the name before Windows 10, to spare since then',
  case: 'capitals, as Windows writes it',
  elsewhere: 'the name that Windows has for it',
  typo: 'spelling',
  unknown: 'spelling',
} as const;

function http2First({ names, corrections }: Draft): readonly string[] {
  const good = (name: string): boolean => suiteOf(name)?.suite.http2 ?? false;
  const sorted = [...names.filter(good), ...names.filter((n) => !good(n))];
  if (sorted.some((n, i) => n !== names[i])) corrections.push({ name: '', why: 'what HTTP/2 takes stands first, the rest behind it in the old order' });
  return sorted;
}

/** Leaves out names from the end, the oldest kind first, until the text fits; never the last suite of TLS 1.3, or of TLS 1.2 for a key. */
function fitted(all: readonly string[], versions: readonly WindowsVersion[], keys: OrderQuestion['keys']): { readonly names: readonly string[]; readonly dropped: readonly Correction[] } {
  let names = all;
  const dropped: Correction[] = [];
  const candidates = all.map((name, i) => ({ name, i, weight: weightOf(name) })).sort((a, b) => b.weight - a.weight || b.i - a.i);
  for (const { name } of candidates) {
    if (overLimit(policyString(names)) === 0) break;
    const without = names.filter((n) => n !== name);
    if (!keepsReach(names, without, versions, keys)) continue;
    names = without;
    dropped.push({ name, why: 'the text is over the limit, and this one is needed least' });
  }
  return { names, dropped };
}

function weightOf(name: string): number {
  const found = suiteOf(name);
  if (!found) return 9;
  const { suite, curve } = found;
  const weak = weaknessOf(suite).level !== 'none' ? 2 : 0;
  const key = suite.certificate === 'DSS' || suite.exchange === 'PSK' ? 4 : 0;
  const kind = suite.cipher.startsWith('3DES') ? 3 : suite.exchange === 'RSA' ? 1 : 0;
  return weak + key + kind + (curve === 'P521' ? 5 : curve === 'P384' ? 1 : 0) + (suite.http2 ? 0 : 0.5);
}

function keepsReach(before: readonly string[], after: readonly string[], versions: readonly WindowsVersion[], keys: OrderQuestion['keys']): boolean {
  return versions.every((version) => {
    const [a, b] = [reachOf(before, version).used, reachOf(after, version).used];
    return keys.every((key) => {
      const kept = (['TLS 1.3', 'TLS 1.2', 'TLS 1.0'] as const).every((p) => suitesFor(a, p, key).length === 0 || suitesFor(b, p, key).length > 0);
      return kept && (sharedWithOld(a, key).length === 0 || sharedWithOld(b, key).length > 0);
    });
  });
}
