/** Dates of certificates as programs print them. */
import { isoOf } from './der-time.ts';
import type { CertificateDate } from './model.ts';

const NUMERIC = /^([0-9]{1,4})([./-]) ?([0-9]{1,2})[./-] ?([0-9]{2,4})\.?(?: ?г\.)?(?:T|,? )(\p{L}{1,10}\.? )?([0-9]{1,2})[:.]([0-9]{2})(?:[:.]([0-9]{2}))?( ?\p{L}\.? ?\p{L}\.?| ?ч\.)?(?: ([0-9]{1,2})\.[0-9]{1,3}s)?(?: (?:GMT|UTC)|Z)?$/u;
const NAMED = /^([A-Z][a-z]{2}) {1,2}([0-9]{1,2}) ([0-9]{1,2}):([0-9]{2}):([0-9]{2})(?:\.[0-9]{1,9})? ([0-9]{4}) GMT$/;
const ISO = /^([0-9]{4})-([0-9]{2})-([0-9]{2})[ T]([0-9]{2}):([0-9]{2}):([0-9]{2})Z$/;
const MONTHS: readonly string[] = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
/** Words for the second half of the day before or behind the time; the others are taken for the first half. */
const SECOND_HALF = /^(?:p\.? ?m\.?|オ後|午後|下午|오후|μμ|μ\.μ\.|م|CH|du\.?|md\.?|e\.?h\.?|pas)$/iu;
const FIRST_HALF = /^(?:a\.? ?m\.?|午前|上午|오전|πμ|π\.μ\.|ص|SA|de\.?|fm\.?)$/iu;

/**
 * A date of OpenSSL, which prints UTC; the text alone for anything else.
 *
 *     opensslDate('Nov 21 16:06:57 2026 GMT')   // { text: 'Nov 21 16:06:57 2026 GMT', iso: '2026-11-21T16:06:57Z' }
 *
 * Source: OpenSSL: ASN1_TIME_print; -dateopt iso_8601 of x509.
 */
export function opensslDate(text: string): CertificateDate {
  const named = NAMED.exec(text.slice(0, 60));
  const plain = ISO.exec(text.slice(0, 40));
  const month = MONTHS.indexOf(named?.[1] ?? '') + 1;
  const iso = named && month > 0 ? isoOf(Number(named[6]), month, Number(named[2]), Number(named[3]), Number(named[4]), Number(named[5])) : plain ? isoOf(Number(plain[1]), Number(plain[2]), Number(plain[3]), Number(plain[4]), Number(plain[5]), Number(plain[6])) : undefined;
  return { text, ...(iso === undefined ? {} : { iso }) };
}

type Order = 'ymd' | 'dmy' | 'mdy';

/** The readings of a printed date by the order of its numbers. */
function readings(text: string): Partial<Record<Order, string>> | undefined {
  const found = NUMERIC.exec(text.slice(0, 80));
  if (!found) return undefined;
  const [, a = '', sign, b = '', c = '', before, h, mi, s, behind, exact] = found;
  const hour = hourOf(Number(h), (before ?? behind ?? '').trim());
  if (hour === undefined || a.length === 3 || c.length === 3 || (a.length === 4 && c.length === 4)) return undefined;
  const at = (y: string, m: string, d: string): string | undefined => isoOf(Number(y) + (y.length === 2 ? 2000 : 0), Number(m), Number(d), hour, Number(mi), Number(s ?? exact ?? 0));
  const made = (order: Order, iso: string | undefined): Partial<Record<Order, string>> => (iso === undefined ? {} : { [order]: iso });
  if (a.length === 4) return made('ymd', at(a, b, c));
  // A year of two digits may stand at either end, unless dots put the day first.
  if (c.length === 2 && sign !== '.') return undefined;
  return { ...made('dmy', at(c, b, a)), ...(sign === '.' ? {} : made('mdy', at(c, a, b))) };
}

/** Hour of the day; undefined where a word may mean either half. */
function hourOf(hour: number, word: string): number | undefined {
  if (word === '' || word === 'ч.') return hour > 23 ? undefined : hour;
  if (hour > 12) return hour > 23 ? undefined : hour;
  if (SECOND_HALF.test(word)) return (hour % 12) + 12;
  return FIRST_HALF.test(word) ? hour % 12 : undefined;
}

/**
 * Dates that one machine prints in the format of its display language: first and last day of one or more certificates. Where day and month can be told apart by
 * any of them (a number above twelve, or a validity that would end before it begins) all get `iso`; otherwise both readings in `either`. The text names no time
 * zone: `iso` is the printed time taken as UTC, up to 14 hours off, unless the text says GMT.
 *
 *     localDates([{ from: '11/20/2025 9:00 AM', to: '11/20/2027 9:00 AM' }])   // iso 2025-11-20T09:00:00Z and 2027-11-20T09:00:00Z
 *     localDates([{ from: '20.11.2025 09:00' }])                               // dots put the day first
 *     localDates([{ from: '06/01/2024 12:00 AM', to: '06/02/2025 12:00 AM' }]) // either: 1 June or 6 January 2024
 */
export function localDates(spans: readonly { readonly from?: string | undefined; readonly to?: string | undefined }[]): readonly { readonly from?: CertificateDate; readonly to?: CertificateDate }[] {
  const read = spans.map(({ from, to }) => ({ from, to, a: from === undefined ? undefined : readings(from), b: to === undefined ? undefined : readings(to) }));
  const possible = (['dmy', 'mdy'] as const).filter((order) =>
    read.every(({ a, b }) => {
      const first = a?.[order] ?? a?.ymd;
      const last = b?.[order] ?? b?.ymd;
      return (!a || first !== undefined) && (!b || last !== undefined) && (first === undefined || last === undefined || first <= last);
    }),
  );
  const date = (text: string | undefined, r: Partial<Record<Order, string>> | undefined): CertificateDate | undefined => {
    if (text === undefined) return undefined;
    const known = [...new Set(r?.ymd !== undefined ? [r.ymd] : (possible.length > 0 ? possible : (['dmy', 'mdy'] as const)).map((o) => r?.[o]).filter((x) => x !== undefined))];
    const [one, two] = known;
    return { text, ...(one === undefined ? {} : two === undefined ? { iso: one } : { either: [one, two] as const }) };
  };
  return read.map(({ from, to, a, b }) => {
    const first = date(from, a);
    const last = date(to, b);
    return { ...(first ? { from: first } : {}), ...(last ? { to: last } : {}) };
  });
}
