import type { Rich } from '../blocks.ts';
import type { Context } from '../context.ts';
import { secondsBetween } from '../readers/local-stamp.ts';
import { netTime } from '../readers/net-time.ts';
import { readingsOf } from '../readers/reader.ts';
import type { Reading } from '../readers/reader.ts';
import { utcTimes } from '../readers/utc-times.ts';
import { w32tmStripchart } from '../readers/w32tm-stripchart.ts';

/** Clocks may differ by five minutes. Microsoft: Maximum tolerance for computer clock synchronization, default. */
export const CLOCK_LIMIT = 300;

/** How far two clocks are apart, in UTC. */
export interface ClockMeasure {
  /** Seconds by which the other clock is ahead of this one, the sample that is farthest off. */
  readonly offset: number;
  /** Seconds by which the measurement may be wrong: commands that were typed one after the other. */
  readonly doubt: number;
  /** Difference between the samples of one measurement. */
  readonly spread: number;
  /** The other machine, where the text names it. */
  readonly host?: string;
  /** The machine that measured, where another than this one is named. */
  readonly here?: string;
  readonly lines: readonly number[];
}

/** Seconds between two commands that one types by hand, at most. */
const TYPED = 60;
const SCRIPTED = 30;

/**
 * All measurements in a text: samples of w32tm, pairs of UTC times, and two clocks that `net time` shows beside each other.
 *
 *     10:25:14, -412.5510422s    // { offset: -412.5510422, doubt: 0, … }
 */
export function clockMeasures(readings: readonly Reading[]): readonly ClockMeasure[] {
  const out: ClockMeasure[] = [];
  for (const { facts } of readingsOf(readings, w32tmStripchart)) {
    const { samples, host } = facts;
    const worst = samples.reduce<(typeof samples)[number] | undefined>((w, s) => (w && Math.abs(w.offset) >= Math.abs(s.offset) ? w : s), undefined);
    if (!worst) continue;
    const offsets = samples.map((s) => s.offset);
    const spread = offsets.reduce((a, b) => Math.max(a, b), -Infinity) - offsets.reduce((a, b) => Math.min(a, b), Infinity);
    const far = samples.find((s) => Math.abs(s.offset - worst.offset) > TYPED);
    out.push({ offset: worst.offset, doubt: 0, spread, ...(host ? { host: host.value } : {}), lines: [worst.line, ...(far ? [far.line] : [])].sort((a, b) => a - b) });
  }
  for (const { facts } of readingsOf(readings, utcTimes)) {
    out.push({ offset: facts.there.value - facts.here.value, doubt: SCRIPTED, spread: 0, lines: [facts.here.line, facts.there.line].sort((a, b) => a - b) });
  }
  for (const { facts } of readingsOf(readings, netTime)) {
    const [first, ...others] = facts.remote;
    if (!first) continue;
    const own = facts.own[0];
    const second = own ? undefined : others.find((o) => o.host.toLowerCase() !== first.host.toLowerCase());
    const with_ = own ?? second;
    if (!with_) continue;
    const offset = secondsBetween(first.stamp, with_.stamp);
    if (offset === undefined) continue;
    const exact = first.stamp.exact && with_.stamp.exact;
    out.push({ offset, doubt: exact ? TYPED : 2 * TYPED, spread: 0, host: first.host, ...(second ? { here: second.host } : {}), lines: [first.line, with_.line].sort((a, b) => a - b) });
  }
  return out;
}

/** The command that measures a clock against a machine: the one named, else the reader's domain controller, else a word to replace. */
export function measureWith(given: Context, host?: string): Rich[number] {
  return { code: `w32tm /stripchart /computer:${host ?? given.dc ?? 'DC'} /samples:5 /dataonly` };
}

/** True for a difference of whole half hours, give or take a minute: the mark of a wrong time zone. */
export function isZoneLike(offset: number): boolean {
  const half = Math.round(Math.abs(offset) / 1800);
  return half > 0 && half <= 52 && Math.abs(Math.abs(offset) - half * 1800) <= 60;
}
