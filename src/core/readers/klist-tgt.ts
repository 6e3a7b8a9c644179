import { encryptionByNumber } from './encryption.ts';
import type { Encryption } from './encryption.ts';
import { findWhen } from './local-time.ts';
import type { When } from './local-time.ts';
import type { At } from './reader.ts';

/** The ticket-granting ticket as `klist tgt` prints it. */
export interface KlistTgt {
  readonly line: number;
  readonly service?: At<string>;
  readonly client?: At<string>;
  readonly realm?: At<string>;
  readonly sessionKey?: At<Encryption>;
  readonly start?: At<When>;
  readonly end?: At<When>;
  readonly renew?: At<When>;
  /** Difference to the clock of the domain controller, in minutes; the text when it cannot be read as a number. */
  readonly skew?: At<{ readonly text: string; readonly minutes?: number }>;
}

export type TgtDraft = { -readonly [K in keyof KlistTgt]: KlistTgt[K] };

const LABEL = /^\s{0,20}(ServiceName|TargetName(?: \(SPN\))?|ClientName|FullServiceName|DomainName|TargetDomainName|AltTargetDomainName|Ticket ?Flags|Session Key|StartTime|EndTime|RenewUntil|TimeSkew|EncodedTicket) {0,24}: ?/i;
const HEX_DUMP = /^\s{0,8}(?:[0-9a-f]{4} {1,2}(?:[0-9a-f]{2}[ :]{1,3}){1,16}|: KeyLength )/i;

/** A line of `klist tgt` with its label, which Windows leaves in English, or of the hexadecimal dump that follows. */
export function tgtLine(draft: TgtDraft, text: string, line: number): boolean {
  const part = text.slice(0, 300);
  const found = LABEL.exec(part);
  if (!found) return draft.line !== line && HEX_DUMP.test(part.trimStart().startsWith(':') ? part.trimStart() : part);
  const value = part.slice(found[0].length).trim();
  const label = (found[1] ?? '').toLowerCase().replace(/\s/g, '');
  if (label === 'servicename') draft.service = { value, line };
  else if (label === 'clientname' || label === 'fullservicename') draft.client = { value, line };
  else if (label === 'domainname') draft.realm = { value, line };
  else if (label === 'sessionkey') {
    const type = /KeyType 0x([0-9a-f]{1,4})/i.exec(value);
    if (type) draft.sessionKey = { value: encryptionByNumber(Number.parseInt(type[1] ?? '', 16)), line };
  } else if (label === 'timeskew') draft.skew = { value: skewOf(value), line };
  else {
    const when = findWhen(value, 'mdy');
    if (when && label === 'starttime') draft.start = { value: when, line };
    if (when && label === 'endtime') draft.end = { value: when, line };
    if (when && label === 'renewuntil') draft.renew = { value: when, line };
  }
  return true;
}

/** Whether a line begins such a ticket: its first label. Lists of services have that label too, with another name behind it. */
export function tgtStart(text: string): boolean {
  return /^\s{0,20}ServiceName {0,24}: ?krbtgt\b/i.test(text.slice(0, 120));
}

/** "- 0:05 minute(s)": minutes and seconds. */
function skewOf(text: string): { text: string; minutes?: number } {
  const found = /^([+-]?) ?(\d{1,6}):(\d{2})\b/.exec(text);
  if (!found) return { text };
  const minutes = Number(found[2]) + Number(found[3]) / 60;
  return { text, minutes: found[1] === '-' ? -minutes : minutes };
}
