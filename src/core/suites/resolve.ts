/** Which suite is meant by each name of a pasted order. */
import type { TlsSuite } from '../../data/tls-suites.ts';
import { tlsSuites } from '../../data/tls-suites.ts';
import { knownElsewhere } from './elsewhere.ts';
import type { ElsewhereName } from './elsewhere.ts';
import { suffixCurves, suiteOf } from './lookup.ts';
import { nearest } from './nearest.ts';
import type { OrderEntry } from './order.ts';

/** exact: as Windows writes it. case: but for capitals. elsewhere: the name of another system. typo: near a name of Windows. unknown: none of these. */
export type ResolvedKind = 'exact' | 'case' | 'elsewhere' | 'typo' | 'unknown';

export interface ResolvedEntry extends OrderEntry {
  readonly kind: ResolvedKind;
  /** The name of Windows that is meant; absent where none is. */
  readonly meant?: string;
  readonly suite?: TlsSuite;
  readonly curve?: string;
  readonly elsewhere?: ElsewhereName;
  /** Names of Windows that are equally near to a name which none of them is for sure. */
  readonly near?: readonly string[];
  /** Line of the earlier entry that means the same name. */
  readonly twin?: number;
}

/** A typing fault is up to three letters; the search costs time, and an order with more than fifty faults is no order. */
const MOST_FAULTS = 3;
const MOST_SEARCHES = 50;
const SHORTEST_CUT = 12;

const candidates: readonly string[] = tlsSuites.flatMap((s) => [s.name, ...(s.exchange === 'ECDHE' ? suffixCurves.map((curve) => `${s.name}_${curve}`) : [])]);

/**
 * Says for each entry what it means. The curve of a suite that has none (TLS_RSA_…_P256) is a typing fault.
 *
 *     resolveEntries([{ name: 'ECDHE-RSA-AES256-SHA384', line: 1 }])   // [{ kind: 'elsewhere', meant: 'TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384', … }]
 */
export function resolveEntries(entries: readonly OrderEntry[]): readonly ResolvedEntry[] {
  const first = new Map<string, number>();
  const typos = new Map<string, readonly string[]>();
  return entries.map((entry): ResolvedEntry => {
    const resolved = resolveOne(entry, typos);
    const key = resolved.meant ?? entry.name.toUpperCase();
    const twin = first.get(key);
    if (twin === undefined) first.set(key, entry.line);
    return twin === undefined ? resolved : { ...resolved, twin };
  });
}

function resolveOne(entry: OrderEntry, typos: Map<string, readonly string[]>): ResolvedEntry {
  const upper = entry.name.toUpperCase();
  const known = suiteOf(upper);
  if (known) return { ...entry, kind: upper === entry.name ? 'exact' : 'case', meant: upper, ...known };
  const elsewhere = knownElsewhere(entry.name);
  if (elsewhere) return { ...entry, kind: 'elsewhere', elsewhere, ...(elsewhere.suite ? { suite: elsewhere.suite, meant: elsewhere.suite.name } : {}) };
  const near = typoOf(upper, typos);
  const meant = near.length === 1 ? near[0] : undefined;
  const found = meant === undefined ? undefined : suiteOf(meant);
  if (meant !== undefined && found) return { ...entry, kind: 'typo', meant, ...found };
  return { ...entry, kind: 'unknown', ...(near.length > 0 ? { near } : {}) };
}

function typoOf(upper: string, typos: Map<string, readonly string[]>): readonly string[] {
  const known = typos.get(upper);
  if (known) return known;
  const base = upper.replace(/_P(?:256|384|521)$/, '');
  const near = base !== upper && suiteOf(base) ? [base] : typos.size < MOST_SEARCHES ? search(upper) : [];
  typos.set(upper, near);
  return near;
}

/** By typing faults; else by what a name that was cut off goes on with. */
function search(upper: string): readonly string[] {
  const near = nearest(upper, candidates, MOST_FAULTS);
  const found = near.length > 0 ? near : upper.length >= SHORTEST_CUT ? tlsSuites.map((s) => s.name).filter((name) => name.startsWith(upper)) : [];
  return found.slice(0, 3);
}
