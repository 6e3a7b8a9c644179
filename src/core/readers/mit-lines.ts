import { encryptionOf } from './encryption.ts';
import type { Encryption } from './encryption.ts';
import { findWhen } from './local-time.ts';
import type { DateOrder, When } from './local-time.ts';

/** One ticket of an MIT or Heimdal credential cache. */
export interface MitTicket {
  readonly line: number;
  readonly service: string;
  readonly start?: When;
  readonly end?: When;
  /** Heimdal prints `>>>Expired<<<` in place of the date. */
  readonly expired?: true;
  readonly renew?: When;
  readonly flags?: string;
  readonly sessionKey?: Encryption;
  readonly encryption?: Encryption;
  /** Key version of the ticket, where it is printed (Heimdal -v). */
  readonly kvno?: number;
  /** Set where the ticket is for another principal than the cache. */
  readonly client?: string;
}

/** One key of a keytab. */
export interface KeytabEntry {
  readonly line: number;
  readonly kvno: number;
  readonly principal: string;
  readonly encryption?: Encryption;
  readonly when?: When;
}

export type MitTicketDraft = { -readonly [K in keyof MitTicket]: MitTicket[K] };

/** A principal at the end of a line: `krbtgt/CORP.EXAMPLE@CORP.EXAMPLE`. Caches may leave the realm of a referral empty. */
const LAST_PRINCIPAL = /(\S{1,300}@[A-Za-z0-9._-]{0,255})\s{0,4}$/;

/**
 * A ticket line of MIT (`11/21/25 08:01:12  11/21/25 18:01:12  krbtgt/CORP.EXAMPLE@CORP.EXAMPLE`) or Heimdal
 * (`Nov 21 08:01:12 2025  >>>Expired<<<  krbtgt/…`).
 */
export function mitTicketLine(text: string, line: number, order: DateOrder | undefined): MitTicketDraft | undefined {
  if (text.length > 600 || !/^\s{0,4}(?:\d{1,4}[./-]\d|[A-Z][a-z]{2} {1,2}\d{1,2} )/.test(text)) return undefined;
  const found = LAST_PRINCIPAL.exec(text);
  if (!found) return undefined;
  const head = text.slice(0, found.index);
  const dates = head.trim().split(/\s{2,20}/);
  // One blank between the dates: some locales and web copies.
  const [first, second] = dates.length >= 2 ? [dates[0] ?? '', dates.slice(1).join(' ')] : halves(head.trim());
  const start = findWhen(first, order);
  if (!start) return undefined;
  const expired = />>> ?Expired ?<<</i.test(head);
  const end = expired ? undefined : findWhen(second, order);
  if (!expired && !end) return undefined;
  return { line, service: found[1] ?? '', start, ...(end ? { end } : {}), ...(expired ? { expired: true as const } : {}) };
}

/** `11/21/25 08:01:12 11/21/25 18:01:12` cut in the middle: both halves have the same number of words. */
function halves(text: string): [string, string] {
  const words = text.split(' ');
  const middle = words.length / 2;
  return [words.slice(0, middle).join(' '), words.slice(middle).join(' ')];
}

/** Lines under a ticket: `renew until …, Flags: FRI`, `Etype (skey, tkt): a, b`, `for client …`. Heimdal -v has one value a line. */
export function mitTicketDetail(draft: MitTicketDraft, text: string, order: DateOrder | undefined): boolean {
  if (text.length > 600 || !/^\s/.test(text)) return false;
  const part = text.trim();
  let known = false;
  if (/^(?:renew until|for client|Flags:|Etype \(skey, tkt\):|Addresses:|AD types:|verlängern bis|renouveler jusqu)/i.test(part)) known = true;
  if (/^(?:renew until|verlängern bis|renouveler jusqu)/i.test(part)) {
    const renew = findWhen(part, order);
    if (renew) draft.renew = renew;
  }
  const client = /^for client (\S{1,300}?),?(?:\s|$)/.exec(part);
  if (client) draft.client = client[1] ?? '';
  const flags = /\bFlags: ([A-Za-z]{1,20})\b/.exec(part);
  if (flags) draft.flags = flags[1] ?? '';
  const types = /\bEtype \(skey, tkt\): ([^,]{1,80}),\s?([^,]{1,80})/.exec(part);
  if (types) {
    const [sessionKey, encryption] = [encryptionOf(types[1] ?? ''), encryptionOf(types[2] ?? '')];
    if (sessionKey) draft.sessionKey = sessionKey;
    if (encryption) draft.encryption = encryption;
  }
  return known;
}

/** A line of Heimdal `klist -v`: `Ticket etype: aes256-cts-hmac-sha1-96, kvno 5`, `End time:   Nov 21 18:01:12 2025 (expired)`. */
export function heimdalDetail(draft: MitTicketDraft, text: string): boolean {
  const found = /^\s{0,8}(Client|Ticket etype|Session key|Ticket length|Auth time|Start time|End time|Renew till|Ticket flags|Addresses): {0,6}(.{0,300})$/.exec(text.slice(0, 400));
  if (!found) return false;
  const [, label = '', value = ''] = found;
  if (label === 'Ticket etype') {
    const encryption = encryptionOf(value.split(',')[0] ?? '');
    if (encryption) draft.encryption = encryption;
    const kvno = /\bkvno (\d{1,9})/.exec(value);
    if (kvno) draft.kvno = Number(kvno[1]);
  } else if (label === 'Session key') {
    const key = encryptionOf(value);
    if (key) draft.sessionKey = key;
  } else if (label === 'Ticket flags') draft.flags = value.trim();
  const when = findWhen(value);
  if (label === 'Start time' && when) draft.start = when;
  if (label === 'Renew till' && when) draft.renew = when;
  if (label === 'End time') {
    if (when) draft.end = when;
    if (/\(?expired/i.test(value)) draft.expired = true;
  }
  return true;
}

const DATED = /^\s{0,6}(\d{1,9}) (\d{1,4}[./-]\d{1,2}[./-]\d{1,4}[ ,T]{1,3}\d{1,2}:\d{2}(?::\d{2})?(?: [AP]M)?) {1,6}(\S{1,300}@[A-Za-z0-9._-]{1,255})(?: \((.{1,80}?)\))?(?: \(0x[0-9a-f]{1,128}\))?\s{0,6}$/i;
const UNDATED = /^\s{0,6}(?:\d{1,6} {1,6})?(\d{1,9}) {1,30}(\S{1,300}@[A-Za-z0-9._-]{1,255})(?: \((.{1,80}?)\))?(?: \(0x[0-9a-f]{1,128}\))?\s{0,6}$/i;
const HEIMDAL = /^\s{0,6}(\d{1,9}) {1,6}([a-z0-9-]{6,40}) {1,30}(\S{1,300}@[A-Za-z0-9._-]{1,255})(?: {1,20}\S{0,100})?\s{0,6}$/i;

/**
 * A key of a keytab, as `klist -k`, `klist -kte`, `ktutil` (MIT) or `ktutil list` (Heimdal) print it.
 *
 *     2 11/13/25 13:19:47 MSSQLSvc/sqllinux.corp.example:1433@CORP.EXAMPLE (aes256-cts-hmac-sha1-96)
 */
export function keytabLine(text: string, line: number, order: DateOrder | undefined): KeytabEntry | undefined {
  if (text.length > 900 || !/^\s{0,6}\d/.test(text)) return undefined;
  const dated = DATED.exec(text);
  if (dated) return entry(line, dated[1], dated[3], dated[4], findWhen(dated[2] ?? '', order));
  const heimdal = HEIMDAL.exec(text);
  if (heimdal && encryptionOf(heimdal[2] ?? '')) return entry(line, heimdal[1], heimdal[3], heimdal[2], undefined);
  const undated = UNDATED.exec(text);
  return undated ? entry(line, undated[1], undated[2], undated[3], undefined) : undefined;
}

function entry(line: number, kvno: string | undefined, principal: string | undefined, type: string | undefined, when: When | undefined): KeytabEntry {
  const encryption = encryptionOf((type ?? '').replace(/^DEPRECATED:/i, ''));
  return { line, kvno: Number(kvno), principal: principal ?? '', ...(encryption ? { encryption } : {}), ...(when ? { when } : {}) };
}
