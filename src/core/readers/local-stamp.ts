/** Dates and times as Windows prints them in the display language. */

/** A local date and time. Which number of the date is the month depends on the language, so the date stays three numbers. */
export interface LocalStamp {
  /** The three numbers of the date in the order in which they are printed. */
  readonly date: readonly [number, number, number];
  /** Seconds since midnight. */
  readonly seconds: number;
  /** False when only hours and minutes are printed. */
  readonly exact: boolean;
}

const DATE = String.raw`(\d{1,4})[./-] ?(\d{1,2})[./-] ?(\d{1,4})\.?`;
const CLOCK = String.raw`(\d{1,2})[:.](\d{2})(?:[:.](\d{2})(?:[.,]\d{1,7})?)?(?: ?([AaPp])\.? ?[Mm]\.?)?`;
const STAMP = new RegExp(`(?<![\\d./:-])${DATE},? {1,2}${CLOCK}(?![\\d:])`);

/**
 * The first date with a time in a text; undefined when there is none.
 *
 *     localStamp('Current time at \\\\dc01 is 11/21/2025 10:20:00 AM')  // { date: [11, 21, 2025], seconds: 37200, exact: true }
 *     localStamp('21.11.2025 22:20')                                    // { date: [21, 11, 2025], seconds: 80400, exact: false }
 */
export function localStamp(text: string): LocalStamp | undefined {
  const found = STAMP.exec(text.slice(0, 300));
  if (!found) return undefined;
  const [, a, b, c, h, m, s, half] = found;
  const hour = Number(h);
  if (Number(m) > 59 || Number(s ?? 0) > 59 || hour > 23 || (half !== undefined && (hour > 12 || hour === 0))) return undefined;
  const hours = half === undefined ? hour : (hour % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
  return { date: [Number(a), Number(b), Number(c)], seconds: hours * 3600 + Number(m) * 60 + Number(s ?? 0), exact: s !== undefined };
}

/** Days since 1 January 1970, or undefined when the numbers are no date. */
function dayNumber(year: number, month: number, day: number): number | undefined {
  if (month < 1 || month > 12 || day < 1 || day > 31) return undefined;
  const y = year < 100 ? 2000 + year : year;
  if (y < 1980 || y > 2200) return undefined;
  const shifted = month <= 2 ? y - 1 : y;
  const march = (month + 9) % 12;
  const inYear = Math.floor((153 * march + 2) / 5) + day - 1;
  return shifted * 365 + Math.floor(shifted / 4) - Math.floor(shifted / 100) + Math.floor(shifted / 400) + inYear - 719468;
}

/**
 * Seconds by which the first stamp is ahead of the second, both printed by one machine in one order of day and month. Undefined
 * when the order matters and nothing tells which it is.
 *
 *     secondsBetween(localStamp('11/21/2025 10:20:00'), localStamp('11/21/2025 10:19:58'))  // 2
 */
export function secondsBetween(a: LocalStamp, b: LocalStamp): number | undefined {
  const orders: readonly (readonly [number, number, number])[] = [[2, 0, 1], [2, 1, 0], [0, 1, 2]];
  const results = new Set<number>();
  for (const [y, m, d] of orders) {
    const first = dayNumber(a.date[y] ?? 0, a.date[m] ?? 0, a.date[d] ?? 0);
    const second = dayNumber(b.date[y] ?? 0, b.date[m] ?? 0, b.date[d] ?? 0);
    if (first !== undefined && second !== undefined) results.add((first - second) * 86400 + a.seconds - b.seconds);
  }
  return results.size === 1 ? [...results][0] : undefined;
}

/**
 * Seconds since 1970 of a time in UTC without separators, as LDAP prints it; undefined for other text.
 *
 *     utcSeconds('20251121092000.0Z')  // 1763716800
 */
export function utcSeconds(text: string): number | undefined {
  const found = /^(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})(?:\.0Z)?$/.exec(text);
  if (!found) return undefined;
  const [, y, mo, d, h, mi, s] = found.map(Number);
  const day = dayNumber(y ?? 0, mo ?? 0, d ?? 0);
  if (day === undefined || (h ?? 24) > 23 || (mi ?? 60) > 59 || (s ?? 61) > 60) return undefined;
  return day * 86400 + (h ?? 0) * 3600 + (mi ?? 0) * 60 + (s ?? 0);
}
