/** One event about a policy for NTLM, LDAP binds or CredSSP: its facts, and how its inserted values become facts. */
import { policyEvents } from '../../data/policy-events.ts';
import type { PolicyEventRow } from '../../data/policy-events.ts';
import { addressOf } from './network-text.ts';
import type { At } from './reader.ts';

export interface PolicyEvent {
  /** 4001, 2889, 6041 …: the number, or the number of its text. */
  readonly id: At<number>;
  readonly about: PolicyEventRow['about'];
  readonly when?: At<string>;
  /** Whose log it is. */
  readonly computer?: At<string>;
  /** The SPN or name that the client asked for. */
  readonly target?: At<string>;
  readonly account?: At<string>;
  readonly domain?: At<string>;
  /** Path of the program. */
  readonly process?: At<string>;
  readonly workstation?: At<string>;
  /** 4004, 8004: the server through which the logon came to the controller. */
  readonly channel?: At<string>;
  /** LDAP: address of the client, without its port. */
  readonly client?: At<string>;
  /** 2889: 0 a SASL bind without signing, 1 a simple bind in clear text. */
  readonly binding?: At<number>;
  /** 2887, 2888: number of simple binds and of SASL binds in 24 hours; 3040: number of binds. */
  readonly simple?: At<number>;
  readonly sasl?: At<number>;
  readonly count?: At<number>;
  /** 6041: CredSSP version that the other side offered. */
  readonly version?: At<number>;
}

export type PolicyEventDraft = { -readonly [K in keyof PolicyEvent]: PolicyEvent[K] };

const ROWS: ReadonlyMap<number, PolicyEventRow> = new Map(policyEvents.map((row) => [row.id, row]));
const NUMBERS = new Set(['binding', 'simple', 'sasl', 'count', 'version']);

/** The row of an event number; undefined for events of others. */
export function policyRow(id: number): PolicyEventRow | undefined {
  return ROWS.get(id);
}

/** The event whose English text a line holds, also where a table has cut it. */
export function policyPhrase(text: string): PolicyEventRow | undefined {
  if (text.length < 20 || text.length > 20_000) return undefined;
  const lower = text.toLowerCase();
  return policyEvents.find((row) => lower.includes(row.phrase));
}

/** Puts the values of an event into its facts by their order. "(NULL)", "NULL", "-" and empty values are nothing. */
export function takeValues(draft: PolicyEventDraft, row: PolicyEventRow, values: readonly At<string>[]): void {
  const into = draft as unknown as Record<string, At<unknown> | undefined>;
  row.values.forEach((field, i) => {
    const at = values[i];
    const value = at?.value.trim() ?? '';
    if (!at || field === 'other' || value === '' || value === '-' || /^\(?null\)?$/i.test(value) || into[field] !== undefined) return;
    if (NUMBERS.has(field)) {
      const number = /^(\d{1,9})(?!\d)/.exec(value);
      if (number) into[field] = { value: Number(number[1]), line: at.line };
    } else if (field === 'client') {
      const address = withoutPort(value);
      if (address !== undefined) into[field] = { value: address, line: at.line };
    } else if (field === 'target') into[field] = { value: value.split(/\s/)[0] ?? value, line: at.line };
    else into[field] = { value, line: at.line };
  });
}

/**
 * The address of "10.20.30.40:51772" or "[2001:db8::5]:51772"; undefined for other text.
 */
export function withoutPort(text: string): string | undefined {
  const bracket = /^\[([0-9A-Fa-f:.%]{2,60})\](?::\d{1,5})?$/.exec(text);
  if (bracket) return addressOf(bracket[1] ?? '');
  return addressOf(text) ?? addressOf(text.replace(/:\d{1,5}$/, ''));
}
