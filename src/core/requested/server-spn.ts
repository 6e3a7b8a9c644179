import type { KeywordSyntax, SpnDriver, SpnDriverId, SpnKeyword } from '../../data/spn-drivers.ts';
import { spnDrivers } from '../../data/spn-drivers.ts';
import type { SpnSource } from '../../data/spn-sources.ts';
import { accountName, dnsDomain, spnString } from '../names.ts';
import { check, type Refusal, type Rule } from '../rule.ts';
import { keywordValue } from './keyword-values.ts';

/** One driver and the text that gives it the SPN. */
export interface ServerSpnRow {
  readonly id: SpnDriverId;
  /** The driver for readers. */
  readonly driver: string;
  /** The part of the connection string, or the line of the file. Absent: it has no keyword, or it refuses the value. */
  readonly text?: string;
  /** Why the driver cannot take this value. */
  readonly refusal?: Refusal;
  /** "5.0"; "none" for a driver without a keyword. */
  readonly since: string;
  readonly remark: string;
  readonly sources: readonly SpnSource[];
}

const CLIENT_SPN = 'Microsoft: Service Principal Name (SPN) support in client connections';

/** What a driver can be told as SPN: an SPN, an SPN with its realm, or the account that runs the service. */
export const explicitSpn: Rule = {
  id: 'explicit-spn',
  allows: 'An SPN such as MSSQLSvc/sql05.corp.example:1433, for some drivers with @REALM behind it, or the account: NAME@DOMAIN, DOMAIN\\NAME.',
  source: CLIENT_SPN,
  refuses: (value) => {
    if (!value.includes('/')) return accountName.refuses(value) ?? (/[@\\]/.test(value) ? undefined : 'is neither an SPN nor an account with its domain');
    const [spn, realm] = splitRealm(value);
    const bad = realm === undefined ? undefined : dnsDomain.refuses(realm);
    return spnString.refuses(spn) ?? (bad && `has a realm that ${bad}`);
  },
};

/**
 * The SPN and the realm behind it: `splitRealm('MSSQLSvc/sql05.corp.example:1433@CORP.EXAMPLE')` is the SPN and 'CORP.EXAMPLE'.
 * An account has no slash and no realm here.
 */
export function splitRealm(value: string): readonly [string, string | undefined] {
  const at = value.lastIndexOf('@');
  return at < 0 || !value.includes('/') ? [value, undefined] : [value.slice(0, at), value.slice(at + 1)];
}

function forDriver({ most, takesAccount, takesRealm }: SpnKeyword): Rule {
  return {
    id: 'driver-spn',
    allows: `${takesAccount ? 'An SPN or an account' : takesRealm ? 'An SPN, with or without @REALM' : 'An SPN'}${most === undefined ? '' : `, up to ${most} characters`}.`,
    source: CLIENT_SPN,
    refuses: (value) => {
      if (most !== undefined && value.length > most) return `is longer than ${most} characters`;
      if (!value.includes('/')) return takesAccount ? undefined : 'is an account, and this driver documents only an SPN';
      return splitRealm(value)[1] !== undefined && !takesRealm ? 'has a realm, which this driver does not document' : undefined;
    },
  };
}

/** Why a driver cannot take a value as its SPN, by its documents: `spnRefusedBy(keyword, 'CORP\\svc-sql05')`. */
export function spnRefusedBy(keyword: SpnKeyword, value: string): Refusal | undefined {
  return check(explicitSpn, value) ?? check(forDriver(keyword), value);
}

function lineOf(syntax: KeywordSyntax, { name, integrated }: SpnKeyword, value: string): string {
  const setting = syntax === 'freetds' ? `${name} = ${value}` : `${name}=${value}`;
  return integrated === '' ? setting : `${integrated};${setting}`;
}

function row(driver: SpnDriver & { readonly id: SpnDriverId }, spn: string): ServerSpnRow {
  const { id, label, keyword, noKeyword } = driver;
  if (!keyword) return { id, driver: label, since: 'none', remark: noKeyword?.says ?? '', sources: noKeyword?.sources ?? [] };
  const end = { id, driver: label, since: keyword.since, remark: keyword.remark, sources: keyword.sources };
  const refusal = spnRefusedBy(keyword, spn);
  if (refusal) return { ...end, refusal };
  const value = keywordValue(keyword.syntax, spn);
  return value.ok ? { ...end, text: lineOf(keyword.syntax, keyword, value.text) } : { ...end, refusal: value.refusal };
}

/**
 * How each driver is told an SPN, in the order of the table; a driver without a keyword says why.
 *
 *     serverSpnRows('MSSQLSvc/sql05.corp.example:1433')[0]
 *     // { id: 'msodbcsql', driver: 'ODBC Driver for SQL Server (Windows)', text: 'Trusted_Connection=yes;ServerSPN=MSSQLSvc/sql05.corp.example:1433', … }
 *
 * The text is the part of the connection string that matters; server and driver stand before it. A value that a driver does not
 * document, or that its string cannot hold, gives a refusal and no text. Sources: those of each row.
 */
export function serverSpnRows(spn: string): readonly ServerSpnRow[] {
  return spnDrivers.map((driver) => row(driver, spn));
}
