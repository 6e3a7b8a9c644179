/**
 * Dates as programs print them. They carry no zone, so they can only be compared with other times of the same machine; `at` counts
 * milliseconds as if the clock showed UTC, and is absent where day and month cannot be told apart.
 */
export interface When {
  readonly text: string;
  readonly at?: number;
}

export type DateOrder = 'mdy' | 'dmy';

const NUMERIC = /(?:^|[^\d.:])(\d{1,4})([./-])(\d{1,2})\2(\d{2,4})(?:,? {1,3}|T)(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?(?:[.,]\d{1,9})?(?: ?([AaPp])\.?[Mm]\b)?/;
const DATE_ONLY = /(?:^|[^\d.:])(\d{1,4})([./-])(\d{1,2})\2(\d{2,4})(?![\d.:/-])/;
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
/** "Nov 21 08:01:12 2025", "Fri Nov 21 09:41:15 AM UTC 2025". */
const NAMED = /\b([A-Z][a-z]{2}) {1,2}(\d{1,2}) (\d{1,2}):(\d{2}):(\d{2})(?: ([AaPp])[Mm])?(?: [A-Z+\d-]{2,6})? (\d{4})\b/;

/**
 * The first date of a text.
 *
 *     findWhen('Start Time: 11/21/2025 8:01:12 (local)', 'mdy')   // { text: '11/21/2025 8:01:12', at: 1763712072000 }
 *     findWhen('21.11.2025 8:01:12')                              // the same moment: a dot puts the day first
 *     findWhen('11/12/25 08:01:12')                               // { text: '11/12/25 08:01:12' }: either order is possible
 */
export function findWhen(text: string, order?: DateOrder): When | undefined {
  const part = text.slice(0, 400);
  const named = NAMED.exec(part);
  if (named) {
    const [whole, name = '', day, hour, minute, second, half, year] = named;
    const month = MONTHS.indexOf(name.toLowerCase()) + 1;
    if (month > 0) return when(whole, moment(Number(year), month, Number(day), hoursOf(Number(hour), half), Number(minute), Number(second)));
  }
  const timed = NUMERIC.exec(part);
  const found = timed ?? DATE_ONLY.exec(part);
  if (!found) return undefined;
  const [whole, a = '', sign = '', b = '', c = '', hour, minute, second, half] = found;
  const shown = whole.replace(/^[^\d]/, '');
  const rest = [hoursOf(Number(hour ?? 0), half), Number(minute ?? 0), Number(second ?? 0)] as const;
  const [first, middle, last] = [Number(a), Number(b), Number(c)];
  if (a.length === 4) return when(shown, moment(first, middle, last, ...rest));
  if (a.length === 3) return undefined;
  const year = c.length === 4 ? last : 2000 + last;
  const known = sign === '.' || first > 12 ? 'dmy' : middle > 12 ? 'mdy' : order;
  if (known === undefined) return first === middle ? when(shown, moment(year, first, middle, ...rest)) : { text: shown };
  return when(shown, known === 'dmy' ? moment(year, middle, first, ...rest) : moment(year, first, middle, ...rest));
}

/** The order of day and month that one of the texts proves: a number above twelve. */
export function dateOrderOf(texts: readonly string[]): DateOrder | undefined {
  for (const text of texts) {
    const found = NUMERIC.exec(text.slice(0, 400));
    if (!found || (found[1] ?? '').length > 2) continue;
    if (found[2] === '.' || Number(found[1]) > 12) return 'dmy';
    if (Number(found[3]) > 12) return 'mdy';
  }
  return undefined;
}

function when(text: string, at: number | undefined): When {
  return at === undefined ? { text } : { text, at };
}

function hoursOf(hour: number, half: string | undefined): number {
  if (half === undefined) return hour;
  return (hour % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
}

function moment(year: number, month: number, day: number, hour: number, minute: number, second: number): number | undefined {
  if (month < 1 || month > 12 || day < 1 || day > 31 || hour > 24 || minute > 59 || second > 60) return undefined;
  return Date.UTC(year, month - 1, day, hour, minute, second);
}
