import { commonName } from '../readers/distinguished-name.ts';
import { findWhen } from '../readers/local-time.ts';
import { at, bit, numeral, pick, truth, type Shown } from './collect-ad-shown.ts';
import type { AccountSighting } from './collect-facts.ts';
import type { Known } from './model.ts';

/** While it is put together. */
export type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** State, names and encryption types of an account, as far as they are shown. */
export function addAttributes(into: Mutable<AccountSighting>, shown: Shown): void {
  const flags = numeral(shown, 'useraccountcontrol');
  const computed = numeral(shown, 'msds-user-account-control-computed');
  const enabled = truth(shown, 'enabled');
  const upn = shown.get('userprincipalname')?.values[0];
  const dnsHostName = shown.get('dnshostname')?.values[0];
  const disabled = enabled ? { value: !enabled.value, ...at(enabled) } : bit(flags, 'disabled');
  const locked = truth(shown, 'lockedout') ?? bit(computed, 'lockout') ?? unlocked(shown);
  const raw = numeral(shown, 'pwdlastset');
  const expiredBit = bit(flags, 'passwordExpired');
  // The bit is not kept up in the attribute itself: set it proves, unset it says nothing.
  const expired = raw?.value === 0 ? { value: true, ...at(raw) } : (truth(shown, 'passwordexpired') ?? bit(computed, 'passwordExpired') ?? (expiredBit?.value ? expiredBit : undefined));
  const groups = shown.get('memberof');
  const types = supportedTypes(shown);
  const changed = passwordSet(shown, raw);
  if (upn !== undefined && upn !== '') into.upn = upn;
  if (dnsHostName !== undefined && dnsHostName !== '') into.dnsHostName = dnsHostName;
  if (disabled) into.disabled = disabled;
  if (locked) into.locked = locked;
  if (expired) into.passwordExpired = expired;
  // A group in a group counts too, so a list without it proves nothing.
  if (groups?.values.some((g) => commonName(g).toLowerCase() === 'protected users')) into.protectedUser = { value: true, line: groups.line };
  if (types) into.supportedTypes = types;
  if (changed) into.passwordSet = changed;
}

/** A time of a lockout may have run out; none at all means not locked. */
function unlocked(shown: Shown): Known<boolean> | undefined {
  const time = numeral(shown, 'lockouttime');
  return time?.value === 0 ? { value: false, ...at(time) } : undefined;
}

const WORDS: Readonly<Record<string, number>> = { none: 0, des: 0x3, rc4: 0x4, aes128: 0x8, aes256: 0x10 };

function supportedTypes(shown: Shown): Known<number> | undefined {
  const number = numeral(shown, 'msds-supportedencryptiontypes');
  if (number) return { value: number.value >>> 0, ...at(number) };
  const listed = shown.get('msds-supportedencryptiontypes');
  if (listed) return listed.values.length === 0 && !listed.cut ? { value: 0, line: listed.line } : undefined;
  const words = shown.get('kerberosencryptiontype');
  const bits = words?.values.map((w) => WORDS[w.toLowerCase()]);
  if (!words || words.cut || !bits || bits.length === 0 || bits.includes(undefined)) return undefined;
  return { value: bits.reduce<number>((sum, b) => sum | (b ?? 0), 0), line: words.line };
}

/** An ISO date; the year alone where day and month cannot be told apart. */
function passwordSet(shown: Shown, raw: Known<number> | undefined): Known<string> | undefined {
  if (raw && raw.value > 0) {
    // FILETIME: units of 100 ns since 1601.
    const ms = raw.value / 10_000 - 11_644_473_600_000;
    return ms > 0 && ms < 7_258_118_400_000 ? { value: new Date(ms).toISOString().slice(0, 10), ...at(raw) } : undefined;
  }
  const printed = pick(shown, 'passwordlastset', 'passwordset', 'pwdlastset');
  const text = printed?.values[0] ?? '';
  if (!printed || text === '') return undefined;
  const when = findWhen(text);
  if (when?.at !== undefined) return { value: new Date(when.at).toISOString().slice(0, 10), line: printed.line };
  const year = /\b((?:19|20)\d{2})\b/.exec(text)?.[1];
  return year === undefined ? undefined : { value: year, line: printed.line };
}
