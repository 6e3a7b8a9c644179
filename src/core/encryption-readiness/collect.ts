import { adExport } from '../readers/ad-export.ts';
import { getAdObject } from '../readers/get-ad-object.ts';
import { readingsOf, type At, type Reading } from '../readers/reader.ts';
import { property } from '../readers/ad-property.ts';
import type { Paste } from '../text/prepare.ts';
import { dateOfText, nameKey, type EncryptionAccount, type PasswordDate } from './account.ts';
import { switchesOf, type ControllerSwitches } from './controller.ts';
import { sightsOf, type EventSights } from './from-events.ts';
import { accountOf } from './from-object.ts';

/** Everything that a paste tells about encryption types. */
export interface Collected {
  /** Each account once, in the order of the paste. */
  readonly accounts: readonly EncryptionAccount[];
  readonly switches: ControllerSwitches;
  readonly events: EventSights;
  /** Since when the domain makes AES keys: creation of the group of read-only domain controllers. */
  readonly aesSince?: At<PasswordDate>;
}

/**
 * Puts together what the readers found: accounts from lists, tables and events, the switches of the controller, the warnings of the events. The same
 * account in several texts is one; what the first text leaves open the others fill.
 */
export function collect(paste: Paste, readings: readonly Reading[]): Collected {
  const objects = [...readingsOf(readings, getAdObject).map((r) => r.facts), ...readingsOf(readings, adExport).flatMap((r) => r.facts.objects)];
  const events = sightsOf(readings);
  const since = aesSinceOf(paste, objects);
  const known = new Map<string, EncryptionAccount>();
  for (const object of objects) {
    const account = accountOf(object);
    if (account && !READ_ONLY.test(account.name)) put(known, account);
  }
  for (const { name, aes, types, year, client } of events.keys) {
    const account = known.get(keyOf({ name, kind: 'unknown' })) ?? known.get(`${nameKey(name)}$`);
    // Who logs on is no service; the keys count for accounts that a list shows.
    if (client && account === undefined) continue;
    // An event from before the last password change tells of the former keys.
    if (year !== undefined && account?.password !== undefined && account.password.value.year > year) continue;
    put(known, { name: account?.name ?? name, line: aes.line, kind: account?.kind ?? 'unknown', ...(account?.domain === undefined ? {} : { domain: account.domain }), ...(types ? { types } : {}), keys: aes });
  }
  return { accounts: [...known.values()], switches: switchesOf(readings), events, ...(since ? { aesSince: since } : {}) };
}

/** A computer or managed account is called with and without its dollar sign; a user of the same name is another account. */
function keyOf({ name, kind }: Pick<EncryptionAccount, 'name' | 'kind'>): string {
  const key = nameKey(name);
  if (kind === 'trust') return `trust ${key}`;
  return (kind === 'computer' || kind === 'gmsa' || kind === 'smsa' || kind === 'dmsa') && !key.endsWith('$') ? `${key}$` : key;
}

function put(known: Map<string, EncryptionAccount>, account: EncryptionAccount): void {
  const key = keyOf(account);
  const before = known.get(key);
  if (before === undefined) known.set(key, account);
  else if (before.domain !== undefined && account.domain !== undefined && before.domain.toLowerCase() !== account.domain.toLowerCase()) {
    const far = `${account.domain.toLowerCase()} ${key}`;
    known.set(far, known.has(far) ? joined(known.get(far) ?? account, account) : account);
  } else known.set(key, joined(before, account));
}

function joined(a: EncryptionAccount, b: EncryptionAccount): EncryptionAccount {
  const { keys, ...both } = { ...b, ...a, kind: a.kind === 'unknown' ? b.kind : a.kind };
  // Two events that differ are from before and after a change; which is which, nobody knows.
  return keys === undefined || (a.keys && b.keys && a.keys.value !== b.keys.value) ? both : { ...both, keys };
}

const READ_ONLY = /^read-only domain controllers$/i;

/** The date of the group, from a list or a line of a table. */
function aesSinceOf(paste: Paste, objects: readonly Parameters<typeof accountOf>[0][]): At<PasswordDate> | undefined {
  for (const object of objects) {
    const created = property(object, 'whenCreated', 'Created');
    if (!created || !READ_ONLY.test(property(object, 'Name', 'SamAccountName', 'cn')?.values[0] ?? '')) continue;
    const date = dateOfText(created.values.join(', '));
    if (date) return { value: date, line: created.line };
  }
  const { lines } = paste;
  for (let i = 0; i < lines.length; i += 1) {
    const text = lines[i]?.text ?? '';
    if (text.length > 400 || !/read-only domain controllers/i.test(text)) continue;
    const after = text.slice(text.toLowerCase().indexOf('read-only domain controllers') + 28);
    const next = lines[i + 1]?.text ?? '';
    const date = dateOfText(after) ?? (/^\s{0,40}whenCreated\s{0,40}:/i.test(next) ? dateOfText(next.slice(next.indexOf(':') + 1)) : undefined);
    if (date) return { value: date, line: i + 1 };
  }
  return undefined;
}
