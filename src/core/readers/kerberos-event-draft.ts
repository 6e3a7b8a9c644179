import type { At } from './reader.ts';

export type KerberosEventKind =
  | 'kerberos-error' | 'ap-modified' | 'not-yet-valid' | 'token-too-big' | 'pac-not-validated' | 'udp-trouble' | 'stored-password' | 'smart-card-vpn'
  | 'duplicate-name' | 'no-key' | 'large-ticket' | 'rc4' | 'tgt-request' | 'ticket-request' | 'pre-authentication' | 'ntlm-check' | 'logon-failed';

/** One event of Security-Kerberos, the KDC or the Security log. A value that is absent was not printed, or was "-". */
export interface KerberosEvent {
  readonly kind: KerberosEventKind;
  /** The first line of its text, or of its head when the text is missing. */
  readonly line: number;
  readonly id?: At<number>;
  readonly when?: At<string>;
  /** Whose log it is: a client, a server or a domain controller, as the kind tells. */
  readonly computer?: At<string>;
  readonly account?: At<string>;
  readonly domain?: At<string>;
  /** The service that was asked for: an SPN or an account. */
  readonly service?: At<string>;
  readonly serviceRealm?: At<string>;
  /** The SPN that the client used, where the event names it. */
  readonly target?: At<string>;
  /** Event 4: the account that the ticket was for, as the refusing server is called. */
  readonly server?: At<string>;
  readonly address?: At<string>;
  readonly workstation?: At<string>;
  /** Kerberos error (3, 4768, 4769, 4771) or NTSTATUS (4625, 4776). */
  readonly code?: At<number>;
  readonly extended?: At<number>;
  readonly subStatus?: At<number>;
  readonly logonType?: At<number>;
  readonly package?: At<string>;
  readonly ticketEncryption?: At<number>;
  readonly sessionEncryption?: At<number>;
  readonly accountSupported?: At<string>;
  readonly serviceSupported?: At<string>;
  readonly accountKeys?: At<string>;
  readonly serviceKeys?: At<string>;
  readonly advertised?: At<string>;
  /** Event 11: the name that exists more than once. */
  readonly duplicate?: At<string>;
  /** Events 14, 16, 26, 27: the account without a suitable key, and the numbers of the encryption types. */
  readonly keyAccount?: At<string>;
  readonly requested?: At<readonly number[]>;
  readonly available?: At<readonly number[]>;
  /** Events 201 to 209 without a number: refused, or only noted. */
  readonly refused?: At<boolean>;
  /** Bytes of a token or ticket (6, 31). */
  readonly size?: At<number>;
}

export type KerberosEventDraft = { -readonly [K in keyof KerberosEvent]?: KerberosEvent[K] };

const NUMBERS = new Set(['code', 'extended', 'subStatus', 'logonType', 'ticketEncryption', 'sessionEncryption', 'size']);

/** Puts one value into an event; numbers are read from `0x7 KDC_ERR_S_PRINCIPAL_UNKNOWN`. "-" and empty values are nothing. */
export function put(draft: KerberosEventDraft, name: string, text: string, line: number): void {
  const value = text.trim();
  if (value === '' || value === '-' || value === 'N/A' || draft[name as keyof KerberosEvent] !== undefined) return;
  const into = draft as Record<string, At<unknown>>;
  if (NUMBERS.has(name)) {
    const number = /^(0x[0-9a-f]{1,8}|\d{1,10})\b/i.exec(value);
    if (number) into[name] = { value: Number(number[1]), line };
  } else if (name === 'requested' || name === 'available') into[name] = { value: numbersOf(value), line };
  else into[name] = { value, line };
}

function numbersOf(text: string): number[] {
  return (text.slice(0, 300).match(/-?\d{1,6}/g) ?? []).map(Number);
}
