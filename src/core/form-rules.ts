import type { Rule } from './rule.ts';

/** What a line of a write-up may hold. */
const LONGEST = 200;

/**
 * A calendar date as `2027-03-31`.
 *
 * Source: ISO 8601.
 */
export const isoDate: Rule = {
  id: 'iso-date',
  allows: 'A date as year-month-day, such as 2027-03-31.',
  source: 'ISO 8601',
  refuses: (value) => {
    if (!/^(?:19|20)\d{2}-\d{2}-\d{2}$/.test(value)) return 'is not written as year-month-day';
    const date = new Date(`${value}T00:00:00Z`);
    return Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== value ? 'is no day of the calendar' : undefined;
  },
};

/** A text that is copied as it stands into what the reader takes away: one line, nothing hidden in it. */
export const oneLine: Rule = {
  id: 'one-line',
  allows: `One line of up to ${LONGEST} characters.`,
  source: 'It is copied into the write-up as it stands',
  refuses: (text) =>
    text.length > LONGEST ? `is longer than ${LONGEST} characters` : /[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/u.test(text) ? 'has a control character or an invisible one' : undefined,
};
