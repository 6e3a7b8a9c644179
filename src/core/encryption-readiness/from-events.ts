import { kdcsvcEvents } from '../../data/rc4-hardening.ts';
import { kerberosEvents } from '../readers/kerberos-events.ts';
import type { KerberosEvent } from '../readers/kerberos-event-draft.ts';
import { readingsOf, type At, type Reading } from '../readers/reader.ts';
import { dateOfText, nameKey } from './account.ts';

/** What an event of a domain controller says about the keys of an account. */
export interface KeySight {
  /** As printed: `svc-sql05`, `SQL05$`. */
  readonly name: string;
  readonly aes: At<boolean>;
  /** The setting, where the number of the event tells it: 0 for an empty one. The field in 4768 and 4769 is a processed value, which differs from the attribute. */
  readonly types?: At<number>;
  /** The account that logs on, not one that tickets are for. */
  readonly client?: true;
  /** Year of the event, where it is printed. */
  readonly year?: number;
}

/** An event of Kdcsvc: a ticket that is refused, or will be. */
export interface Warning {
  readonly id: number;
  readonly refused: boolean;
  readonly lacks: 'client' | 'account' | 'controller';
  readonly line: number;
  /** The account that the ticket is for. */
  readonly service?: string;
  /** Address of the client. */
  readonly client?: string;
}

/** A ticket of an old type, or a request that failed for want of a common type: events 4768 and 4769. */
export interface OldTicket {
  readonly service: string;
  readonly line: number;
  readonly outcome: 'rc4' | 'des' | 'refused';
  readonly client?: string;
}

export interface EventSights {
  readonly keys: readonly KeySight[];
  readonly warnings: readonly Warning[];
  readonly oldTickets: readonly OldTicket[];
  /** Events 14, 16, 26 and 27 are in the text. */
  readonly noKey: boolean;
}

/** KDC_ERR_ETYPE_NOSUPP */
const NO_TYPE = 0xe;

/**
 * What the events of domain controllers in a paste say: Kdcsvc 201 to 209, KDC 14, 16, 26 and 27, Security 4768 and 4769. The field "Available Keys" is in
 * 4768 and 4769 from the updates of January 2025 on Windows Server 2016 and later.
 *
 *     sightsOf(readings).keys   // [{ name: 'svc-sql05', aes: { value: false, line: 20 }, year: 2026 }]
 */
export function sightsOf(readings: readonly Reading[]): EventSights {
  const keys: KeySight[] = [];
  const warnings: Warning[] = [];
  const oldTickets: OldTicket[] = [];
  let noKey = false;
  for (const event of readingsOf(readings, kerberosEvents).flatMap((r) => r.facts.events)) {
    if (event.kind === 'no-key') noKey = true;
    if (event.kind === 'rc4') warnings.push(...warningOf(event));
    if (event.kind === 'rc4' || event.kind === 'tgt-request' || event.kind === 'ticket-request') keys.push(...keysIn(event));
    if (event.kind === 'ticket-request') oldTickets.push(...oldTicketOf(event));
  }
  return { keys, warnings, oldTickets, noKey };
}

function warningOf(event: KerberosEvent): readonly Warning[] {
  const row = kdcsvcEvents.find((e) => e.id === event.id?.value);
  if (!row) return [];
  const service = event.service?.value;
  const client = addressOf(event);
  return [{ id: row.id, refused: row.refused, lacks: row.lacks, line: event.line, ...(service === undefined ? {} : { service }), ...(client === undefined ? {} : { client }) }];
}

function keysIn(event: KerberosEvent): readonly KeySight[] {
  const year = event.when === undefined ? undefined : dateOfText(event.when.value)?.year;
  const row = event.kind === 'rc4' ? kdcsvcEvents.find((e) => e.id === event.id?.value) : undefined;
  const sight = (name: At<string> | undefined, listed: At<string> | undefined, told: KeySight['types']): readonly KeySight[] => {
    // Events 202, 204, 207 and 209 say by their number that there are no AES keys.
    const aes = listed ? { value: /\bAES/i.test(listed.value), line: listed.line } : row?.lacks === 'account' && name ? { value: false, line: name.line } : undefined;
    return name && aes && isAccount(name.value) ? [{ name: name.value, aes, ...(told ? { types: told } : {}), ...(year === undefined ? {} : { year }) }] : [];
  };
  // The account section of a 4769 names the client without its keys; the service section names an SPN when the request failed.
  return [...sight(event.service, event.serviceKeys, row && typesTold(event, row.setting)), ...(event.kind === 'tgt-request' ? sight(event.account, event.accountKeys, undefined).map((k) => ({ ...k, client: true as const })) : [])];
}

function typesTold(event: KerberosEvent, setting: 'empty' | 'aes'): At<number> | undefined {
  if (setting === 'empty') return { value: 0, line: event.line };
  const number = /^0x([0-9a-f]{1,8})/i.exec(event.serviceSupported?.value ?? '')?.[1];
  return number !== undefined && event.serviceSupported && (parseInt(number, 16) & 0x18) !== 0 ? { value: parseInt(number, 16), line: event.serviceSupported.line } : undefined;
}

function isAccount(name: string): boolean {
  return name !== '' && !name.includes('/') && nameKey(name) !== 'krbtgt';
}

function oldTicketOf(event: KerberosEvent): readonly OldTicket[] {
  const service = event.service?.value;
  if (service === undefined || /^krbtgt(?:\/|$)/i.test(service)) return [];
  const client = addressOf(event);
  const rest = { service, line: event.line, ...(client === undefined ? {} : { client }) };
  if (event.code?.value === NO_TYPE) return [{ ...rest, outcome: 'refused' }];
  if (event.code !== undefined && event.code.value !== 0) return [];
  const type = event.ticketEncryption?.value;
  if (type === 0x17 || type === 0x18) return [{ ...rest, outcome: 'rc4' }];
  return type === 1 || type === 3 ? [{ ...rest, outcome: 'des' }] : [];
}

function addressOf({ address }: KerberosEvent): string | undefined {
  return address?.value.replace(/^::ffff:/i, '');
}
