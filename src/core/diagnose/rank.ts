import { causes, type CauseId } from '../../data/causes.ts';
import type { CauseFound, Diagnosis } from './diagnosis.ts';
import type { Firing } from './rule.ts';
import { fitOf, total } from './weights.ts';

/** Turns what fired into the list of causes. */

/** A cause with less than this share of the first one's sum is not worth a reader's time. */
const SHARE = 0.2;
const MOST = 6;
/** From here on the first cause has a sign of its own, and not only a sentence that many share. */
const CLAIMS = 4;
/** From here on the text points at a cause; what only fits is never decided. */
const SURE = 7;
/** The first cause is decided when the second has at most this share of its sum. */
const CLEAR = 0.7;
/** A place further down in the list of causes that one sign leaves open. */
const STEP = 0.25;

interface Sum {
  readonly cause: CauseId;
  readonly sum: number;
  readonly raw: number;
  readonly reasons: readonly Firing[];
  readonly against: readonly Firing[];
}

export interface Ranking {
  readonly causes: readonly CauseFound[];
  readonly decided: boolean;
  /** All that something weak speaks for, when nothing has enough for a claim. */
  readonly possible: readonly CauseId[];
  readonly ruledOut: Diagnosis['ruledOut'];
}

/**
 * Orders the causes by what speaks for them, less what speaks against. Deterministic: sums that are equal keep the order of the first sign.
 *
 *     rank([{ cause: 'kerb-clock-skew', push: 'states', … }])   // causes: [{ cause: 'kerb-clock-skew', bars: 4 }], decided: true
 */
export function rank(fired: readonly Firing[]): Ranking {
  const sums = causes.flatMap(({ id }): Sum[] => {
    const own = fired.filter((f) => f.cause === id);
    const reasons = own.filter((f) => f.push !== 'against' && f.push !== 'excludes');
    const against = own.filter((f) => f.push === 'against' || f.push === 'excludes');
    if (reasons.length === 0) return [];
    const place = Math.min(...reasons.map((f) => f.rank ?? 0));
    const raw = total(reasons.map((f) => f.push));
    const sum = total(own.map((f) => f.push));
    return [{ cause: id, sum: sum > 0 ? Math.max(0.1, sum - STEP * place) : 0, raw, reasons, against }];
  });
  const first = (s: Sum): number => fired.findIndex((f) => f === s.reasons[0]);
  const ordered = [...sums].sort((a, b) => b.sum - a.sum || first(a) - first(b));
  const top = ordered[0]?.sum ?? 0;
  const kept = ordered.filter((s) => s.sum >= 1 && s.sum >= top * SHARE).slice(0, MOST);
  const claims = top >= CLAIMS - 1;
  return {
    causes: claims ? kept.map(found) : [],
    decided: claims && top >= SURE && (kept[1]?.sum ?? 0) <= top * CLEAR,
    possible: claims ? [] : kept.map((s) => s.cause),
    ruledOut: ordered
      .filter((s) => !kept.includes(s) && s.raw >= CLAIMS && s.against.length > 0)
      .slice(0, MOST)
      .map(({ cause, against }) => ({ cause, why: against[0]?.why ?? '', lines: against[0]?.lines ?? [] })),
  };
}

function found({ cause, sum, reasons, against }: Sum): CauseFound {
  const fit = fitOf(sum) ?? { bars: 1, says: '' };
  return { cause, bars: fit.bars as CauseFound['bars'], fit: fit.says, reasons: strongestFirst(reasons), against };
}

const ORDER = ['states', 'points', 'fits', 'weak'];

function strongestFirst(reasons: readonly Firing[]): readonly Firing[] {
  return [...reasons].sort((a, b) => ORDER.indexOf(a.push) - ORDER.indexOf(b.push));
}
