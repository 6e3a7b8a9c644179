import type { At } from '../readers/reader.ts';

/** What stands behind a name that tickets are asked for. */
export type PrincipalKind = 'user' | 'computer' | 'gmsa' | 'smsa' | 'dmsa' | 'trust' | 'krbtgt' | 'unknown';

/** When a password was set. A printed date has its year for certain; day and month only in formats that leave no doubt. */
export interface PasswordDate {
  readonly text: string;
  readonly year: number;
  /** `2014-02-03`, where the format leaves no doubt. */
  readonly iso?: string;
}

/** An account as far as the encryption of its tickets depends on it. What no text tells is absent. */
export interface EncryptionAccount {
  /** sAMAccountName, else the name as printed. */
  readonly name: string;
  readonly line: number;
  readonly kind: PrincipalKind;
  /** DNS name of its domain, from its distinguished name. */
  readonly domain?: string;
  /** msDS-SupportedEncryptionTypes; 0 where it is listed and empty. */
  readonly types?: At<number>;
  /** USE_DES_KEY_ONLY. */
  readonly desOnly?: At<boolean>;
  readonly password?: At<PasswordDate>;
  /** Whether an event of a domain controller lists AES among its keys. */
  readonly keys?: At<boolean>;
  /** How many SPNs are listed; `cut` when there are more. */
  readonly spns?: At<number> & { readonly cut: boolean };
  /** An SPN to prove it with. */
  readonly spn?: string;
}

/** FILETIME counts 100 ns since 1601. */
const EPOCH = 11_644_473_600_000;
/** Active Directory is younger, and a date behind this is a number that means "never". */
const YEARS = [1990, 2099] as const;

/** The date of a FILETIME; undefined for 0 ("must change") and for what lies outside the calendar. */
export function dateOfFileTime(value: number): PasswordDate | undefined {
  const date = new Date(value / 10_000 - EPOCH);
  const year = date.getUTCFullYear();
  if (!(year >= YEARS[0] && year <= YEARS[1])) return undefined;
  const iso = date.toISOString().slice(0, 10);
  return { text: iso, year, iso };
}

/**
 * A date as programs print it.
 *
 *     dateOfText('2014-02-03 09:00:00')    // { text, year: 2014, iso: '2014-02-03' }
 *     dateOfText('20140203090000.0Z')      // the same
 *     dateOfText('3/2/2014 9:00:00 AM')    // { text, year: 2014 }: March or February, nobody knows
 */
export function dateOfText(text: string): PasswordDate | undefined {
  const shown = text.trim().slice(0, 80);
  const exact = /^((?:19|20)\d{2})-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])(?!\d)/.exec(shown) ?? /^((?:19|20)\d{2})(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])\d{6}/.exec(shown);
  if (exact) return { text: shown, year: Number(exact[1]), iso: `${exact[1]}-${exact[2]}-${exact[3]}` };
  const year = /(?<!\d)((?:19|20)\d{2})(?!\d)/.exec(shown)?.[1];
  return year === undefined ? undefined : { text: shown, year: Number(year) };
}

/** A name without the parts that differ between programs: `CORP\svc-sql05`, `svc-sql05@CORP.EXAMPLE` and `svc-sql05` are one key. */
export function nameKey(name: string): string {
  const slash = name.lastIndexOf('\\');
  const plain = slash >= 0 ? name.slice(slash + 1) : name;
  const at = plain.indexOf('@');
  return (at > 0 ? plain.slice(0, at) : plain).trim().toLowerCase();
}
