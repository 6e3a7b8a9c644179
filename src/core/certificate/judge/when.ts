/** Dates that may be less than exact, as stretches of time. */
import type { CertificateDate, CertificateFacts } from '../model.ts';

/** From the earliest to the latest moment that is meant, in milliseconds. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

export const DAY = 86_400_000;
/** certutil prints the local time of its machine without saying which: zones reach from -12 to +14 hours. */
const ZONE = 14 * 3_600_000;

/** A date of a certificate; undefined where the text leaves its order of day and month open, or is no date. */
export function spanOf({ iso, either }: CertificateDate, origin: CertificateFacts['origin']): Span | undefined {
  const moments = (iso === undefined ? (either ?? []) : [iso]).map((d) => Date.parse(d));
  if (moments.length === 0 || moments.some((m) => Number.isNaN(m))) return undefined;
  const slack = origin === 'certutil' || origin === 'registry' ? ZONE : 0;
  return { from: Math.min(...moments) - slack, to: Math.max(...moments) + slack };
}

/** Today: a day lasts 24 hours (UTC), a moment none. Undefined for what is no date. */
export function todayOf(now: string): Span | undefined {
  const from = Date.parse(now);
  if (Number.isNaN(from)) return undefined;
  return { from, to: /^\d{4}-\d{2}-\d{2}$/.test(now) ? from + DAY - 1 : from };
}

/** Whole days from today to a date, at the least. */
export function daysUntil(today: Span, date: Span): number {
  return Math.floor((date.from - today.to) / DAY);
}

/** 2026-11-21 */
export function dayText(moment: number): string {
  const date = new Date(moment);
  return Number.isNaN(date.getTime()) ? 'a date out of range' : date.toISOString().slice(0, 10);
}
