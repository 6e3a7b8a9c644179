import { encryptionOf } from './encryption.ts';
import type { Encryption } from './encryption.ts';
import { principalOf } from './kerberos-names.ts';
import type { Principal } from './kerberos-names.ts';
import { findWhen } from './local-time.ts';
import type { When } from './local-time.ts';
import type { At } from './reader.ts';

/** One ticket of a Windows ticket cache. What is absent was not printed: old versions, cut text. */
export interface KlistTicket {
  /** The number in `#0>`. */
  readonly index: number;
  readonly line: number;
  readonly client?: At<Principal>;
  /** The service: `krbtgt/CORP.EXAMPLE` is a ticket-granting ticket. */
  readonly server?: At<Principal>;
  readonly encryption?: At<Encryption>;
  readonly flags?: At<{ readonly mask: number; readonly words: readonly string[] }>;
  readonly start?: At<When>;
  readonly end?: At<When>;
  readonly renew?: At<When>;
  readonly sessionKey?: At<Encryption>;
  readonly cacheFlags?: At<string>;
  /** The domain controller that issued it; absent when the line is empty. */
  readonly kdc?: At<string>;
}

/** A ticket while its lines are read: each line fills the next part. */
export type TicketDraft = { -readonly [K in keyof KlistTicket]: KlistTicket[K] } & { renewSeen?: true };

const FLAGS = /0x([0-9a-f]{1,8}) *-> *([a-z_ ]*)/i;
const START = /^\s{0,20}#(\d{1,4})>\s{0,20}(.{0,400})$/;

/** `#0>	Client: alice @ CORP.EXAMPLE`, the first line of a ticket. */
export function ticketStart(text: string, line: number): TicketDraft | undefined {
  const found = START.exec(text.slice(0, 600));
  if (!found) return undefined;
  const draft: TicketDraft = { index: Number(found[1]), line };
  const client = afterLabel(found[2] ?? '');
  if (client !== undefined && client !== '') draft.client = { value: principalOf(client), line };
  return draft;
}

/**
 * Takes a further line of a ticket, in any display language: the order of the lines and the form of the values are the same in all of
 * them (`Heure de fin :   1/25/2018 4:26:00 (Local)`). False when the line is none of a ticket.
 */
export function ticketLine(draft: TicketDraft, text: string, line: number): boolean {
  if (text.length > 600) return false;
  const flags = FLAGS.exec(text);
  if (flags) {
    const words = (flags[2] ?? '').trim().split(/ +/).filter((w) => w !== '');
    if (draft.flags === undefined && draft.start === undefined && draft.sessionKey === undefined) draft.flags = { value: { mask: Number.parseInt(flags[1] ?? '', 16), words }, line };
    else if (draft.cacheFlags === undefined) draft.cacheFlags = { value: text.slice(flags.index).trim(), line };
    else return false;
    return true;
  }
  const value = afterLabel(text);
  if (value === undefined) return false;
  const encryption = encryptionOf(value);
  if (encryption && draft.encryption === undefined && draft.start === undefined && draft.flags === undefined) {
    draft.encryption = { value: encryption, line };
    return true;
  }
  if (encryption && draft.sessionKey === undefined && (draft.start !== undefined || draft.flags !== undefined)) {
    draft.sessionKey = { value: encryption, line };
    return true;
  }
  // klist prints month/day/year in every language; a dot between the numbers puts the day first.
  const when = findWhen(value, 'mdy');
  if (when) return timeLine(draft, { value: when, line });
  if (value === '0' && draft.end !== undefined && draft.renew === undefined && draft.sessionKey === undefined && !draft.renewSeen) {
    draft.renewSeen = true;
    return true;
  }
  if (draft.server === undefined && draft.encryption === undefined && /[@/]/.test(value)) {
    draft.server = { value: principalOf(value), line };
    return true;
  }
  if (draft.cacheFlags === undefined && draft.end !== undefined && /^(?:0x[0-9a-f]{1,8}|0)$/i.test(value)) {
    draft.cacheFlags = { value, line };
    return true;
  }
  if (draft.kdc === undefined && draft.sessionKey !== undefined && /^[A-Za-z0-9_.-]{0,255}$/.test(value)) {
    if (value !== '') draft.kdc = { value, line };
    return true;
  }
  return false;
}

/** "nonicalize ", the rest of a line of flags that the console broke at its right edge. */
export function flagsGoOn(draft: TicketDraft, text: string, line: number): boolean {
  if (draft.flags === undefined || draft.start !== undefined || line !== draft.flags.line + 1 || !/^[a-z_]{1,30}(?: [a-z_]{1,30}){0,12} ?$/.test(text)) return false;
  const { mask, words } = draft.flags.value;
  const parts = text.trim().split(' ');
  // A word may have been cut in two: the parts are joined when the first is no flag by itself.
  const last = words.at(-1);
  const joined = last !== undefined && !KNOWN.has(last) ? [...words.slice(0, -1), last + (parts[0] ?? ''), ...parts.slice(1)] : [...words, ...parts];
  draft.flags = { value: { mask, words: joined }, line: draft.flags.line };
  return true;
}

const KNOWN = new Set([
  'forwardable', 'forwarded', 'proxiable', 'proxy', 'may_postdate', 'postdated', 'invalid', 'renewable', 'initial', 'pre_authent', 'hw_authent',
  'ok_as_delegate', 'name_canonicalize', 'cname_in_pa_data', 'enc_pa_rep',
]);

function timeLine(draft: TicketDraft, at: At<When>): boolean {
  for (const part of ['start', 'end', 'renew'] as const) {
    if (draft[part] !== undefined) continue;
    if (part === 'renew' && (draft.renewSeen || draft.sessionKey !== undefined)) return false;
    draft[part] = at;
    return true;
  }
  return false;
}

/** What stands behind the first colon; undefined for a text without a label. */
function afterLabel(text: string): string | undefined {
  const colon = text.indexOf(':');
  return colon > 0 && colon < 60 && /\p{L}/u.test(text.slice(0, colon)) ? text.slice(colon + 1).trim() : undefined;
}
