import { aesYears } from '../../data/rc4-hardening.ts';
import type { EncryptionAccount, PasswordDate } from './account.ts';

/**
 * What is known about the AES keys of an account. `present` and `absent` come from an event of a domain controller, which lists the keys;
 * `likely` and `missing` follow from the date of the password.
 */
export type AesKeys = 'present' | 'likely' | 'unknown' | 'missing' | 'absent';

/** Whether there are AES keys: known so, known not, or both possible. */
export function possibleKeys(keys: AesKeys): readonly boolean[] {
  return keys === 'unknown' ? [true, false] : [keys === 'present' || keys === 'likely'];
}

/**
 * Judges by the event, else by the date of the password against the date from which the domain made AES keys (`since`, ISO), else against the years
 * before and after which no domain is in doubt.
 *
 *     aesKeysOf({ …, password: 2005 })                  // 'missing'
 *     aesKeysOf({ …, password: 2012 })                  // 'unknown'
 *     aesKeysOf({ …, password: 2012 }, '2009-03-14')    // 'likely'
 *
 * Computers and managed accounts renew their passwords themselves; an old date on them says that they do not, so nothing is concluded from it.
 * Microsoft: KB 5073381; Detect and remediate RC4 usage. The date is a hint: an account copied from another domain may have no AES keys.
 */
export function aesKeysOf({ kind, keys, password }: EncryptionAccount, since?: string): AesKeys {
  if (keys) return keys.value ? 'present' : 'absent';
  const renewed = kind === 'computer' || kind === 'gmsa' || kind === 'smsa' || kind === 'dmsa';
  if (password === undefined) return renewed ? 'likely' : 'unknown';
  const byDate = since === undefined ? byYear(password.value.year) : against(password.value, since);
  return renewed && byDate === 'missing' ? 'unknown' : byDate;
}

function byYear(year: number): AesKeys {
  return year < aesYears.first ? 'missing' : year > aesYears.lastWithout ? 'likely' : 'unknown';
}

function against({ iso, year }: PasswordDate, since: string): AesKeys {
  if (iso !== undefined) return iso < since ? 'missing' : iso > since ? 'likely' : 'unknown';
  const from = Number(since.slice(0, 4));
  return year < from ? 'missing' : year > from ? 'likely' : 'unknown';
}
