/** Times inside a certificate. */
import { latinText, shown, tags } from './der-part.ts';
import type { Part } from './der-part.ts';
import type { CertificateDate } from './model.ts';

/** A date with what is unusual about its encoding. */
export interface DerTime {
  readonly date: CertificateDate;
  readonly odd: readonly string[];
}

const TIME = /^([0-9]{2}|[0-9]{4})([0-9]{2})([0-9]{2})([0-9]{2})([0-9]{2})([0-9]{2})?(?:[.,]([0-9]{1,9}))?(Z|[+-][0-9]{4})?$/;

/**
 * A UTCTime or GeneralizedTime; undefined for another value or a date that does not exist. Two digits of the year mean 1950 to 2049.
 *
 *     derTime(part('17 0d "261121160657Z"'))   // { date: { text: '2026-11-21 16:06:57 UTC', iso: '2026-11-21T16:06:57Z' }, odd: [] }
 *
 * Source: IETF RFC 5280, section 4.1.2.5.
 */
export function derTime(part: Part | undefined): DerTime | undefined {
  if (part?.tag !== tags.utcTime && part?.tag !== tags.generalizedTime) return undefined;
  const short = part.tag === tags.utcTime;
  const found = TIME.exec(latinText(part.bytes.subarray(0, 40)));
  if (!found || (found[1] ?? '').length !== (short ? 2 : 4)) return undefined;
  const [, y = '', mo, d, h, mi, s, fraction, zone] = found;
  const year = short ? Number(y) + (Number(y) < 50 ? 2000 : 1900) : Number(y);
  // Without a zone the time would be local; programs read it as UTC.
  const minutes = zone === undefined || zone === 'Z' ? 0 : (zone.startsWith('-') ? -1 : 1) * (Number(zone.slice(1, 3)) * 60 + Number(zone.slice(3, 5)));
  const iso = isoOf(year, Number(mo), Number(d), Number(h), Number(mi) - minutes, Number(s ?? 0), Number(mi));
  if (iso === undefined) return undefined;
  const odd = [
    ...(s === undefined ? ['has no seconds'] : []),
    ...(fraction === undefined ? [] : ['has fractions of a second']),
    ...(zone === 'Z' ? [] : [zone === undefined ? 'has no time zone and is read as UTC' : 'has a time zone other than UTC']),
    ...(!short && year < 2050 ? ['is a GeneralizedTime, which is meant for 2050 and later'] : []),
  ];
  return { date: { text: `${iso.slice(0, 10)} ${iso.slice(11, 19)} UTC`, iso }, odd };
}

/** What stands in a time that cannot be read. */
export function timeText(part: Part | undefined): string {
  return shown(latinText((part?.bytes ?? new Uint8Array()).subarray(0, 40)));
}

/**
 * ISO 8601 in UTC of the parts of a date; undefined for a date that does not exist. `shown` are the minutes as printed, before a zone is taken off.
 *
 *     isoOf(2026, 11, 21, 16, 6, 57)   // '2026-11-21T16:06:57Z'
 */
export function isoOf(year: number, month: number, day: number, hour: number, minute: number, second: number, printed = minute): string | undefined {
  if (month < 1 || month > 12 || day < 1 || hour > 23 || printed > 59 || second > 59 || year > 9999) return undefined;
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  if (date.getUTCMonth() !== month - 1) return undefined;
  date.setUTCHours(hour, minute, second);
  const whole = date.toISOString();
  return whole.length === 24 ? `${whole.slice(0, 19)}Z` : undefined;
}
