/** Tries changes: each is applied, and the engine is asked again. */
import { clientParty } from '../client-party.ts';
import type { Party, Weakening } from '../model.ts';
import { negotiate } from '../negotiate.ts';
import { serverParty } from '../server-party.ts';
import type { ConnectionSpec } from '../spec.ts';
import type { Candidate } from './candidate.ts';
import { weight, worst } from './weakening.ts';

export interface Found {
  readonly parts: readonly [Candidate, ...Candidate[]];
  readonly weakens: Weakening;
  readonly effort: number;
  readonly after: ConnectionSpec;
}

/** Pairs are shown for a choice, not for completeness. */
const MOST_PAIRS = 4;
/** Of a group with many rows (Windows versions, suites) the first ones stand for the rest in pairs. */
const MOST_OF_GROUP = 3;

/** Both parties, kept by the half of the spec they come from: a change of one side leaves the other as it is. */
function judge(): (spec: ConnectionSpec) => boolean {
  const clients = new Map<ConnectionSpec['client'], Party>();
  const servers = new Map<ConnectionSpec['server'], Party>();
  return ({ client, server }) => negotiate(kept(clients, client, clientParty), kept(servers, server, serverParty)).outcome.ok;
}

function kept<K, V>(map: Map<K, V>, key: K, make: (key: K) => V): V {
  const known = map.get(key);
  if (known !== undefined) return known;
  const fresh = make(key);
  map.set(key, fresh);
  return fresh;
}

/** The candidates that help alone: of each group the first for each degree of weakening. */
export function singles(spec: ConnectionSpec, candidates: readonly Candidate[]): readonly Found[] {
  const works = judge();
  const seen = new Set<string>();
  return candidates.flatMap((candidate): readonly Found[] => {
    const key = `${candidate.group} ${candidate.weakens}`;
    if (seen.has(key)) return [];
    const after = candidate.apply(spec);
    if (!works(after)) return [];
    seen.add(key);
    return [{ parts: [candidate], weakens: candidate.weakens, effort: candidate.effort, after }];
  });
}

/**
 * Two candidates of different groups that help together and weaken exactly so much; those with the least work. Of one group only the first rows are tried, and the last one, which is the newest.
 */
export function pairs(spec: ConnectionSpec, candidates: readonly Candidate[], weakens: Weakening): readonly Found[] {
  const works = judge();
  const tried = fewOfEach(candidates.filter((c) => weight(c.weakens) <= weight(weakens)));
  const applied = tried.map((c) => c.apply(spec));
  const both: { readonly a: number; readonly b: number; readonly effort: number }[] = [];
  tried.forEach((first, a) => tried.slice(a + 1).forEach((second, i) => {
    if (first.group !== second.group && worst([first.weakens, second.weakens]) === weakens) both.push({ a, b: a + 1 + i, effort: first.effort + second.effort });
  }));
  both.sort((x, y) => x.effort - y.effort);
  const found: Found[] = [];
  const seen = new Set<string>();
  for (const { a, b, effort } of both) {
    const [first, second, base, other] = [tried[a], tried[b], applied[a], applied[b]];
    if (!first || !second || !base || !other) continue;
    const key = `${first.group} ${second.group}`;
    if (seen.has(key)) continue;
    const after = first.side === second.side ? second.apply(base) : first.side === 'client' ? { client: base.client, server: other.server } : { client: other.client, server: base.server };
    if (!works(after)) continue;
    seen.add(key);
    found.push({ parts: [first, second], weakens, effort, after });
    if (found.length === MOST_PAIRS) break;
  }
  return found;
}

function fewOfEach(candidates: readonly Candidate[]): readonly Candidate[] {
  const groups = new Map<string, Candidate[]>();
  for (const candidate of candidates) groups.set(candidate.group, [...(groups.get(candidate.group) ?? []), candidate]);
  const last = new Set([...groups.values()].map((group) => group.at(-1)));
  const first = new Set([...groups.values()].flatMap((group) => group.slice(0, MOST_OF_GROUP)));
  return candidates.filter((candidate) => first.has(candidate) || last.has(candidate));
}
