/** Lines of objects of the directory as Format-List prints them. */
import type { PasteLine } from '../text/prepare.ts';

/** Properties by which an object of the directory is known among all lists that PowerShell prints. An object without any has nothing to say here: a list of `Name` and `Enabled` could be of anything. */
export const ownProperties: ReadonlySet<string> = new Set([
  'distinguishedname', 'samaccountname', 'objectclass', 'objectguid', 'userprincipalname', 'serviceprincipalnames', 'serviceprincipalname', 'msds-supportedencryptiontypes', 'kerberosencryptiontype',
  'useraccountcontrol', 'lockedout', 'passwordexpired', 'passwordlastset', 'pwdlastset', 'accountexpirationdate', 'accountexpires', 'trustedfordelegation', 'trustedtoauthfordelegation',
  'msds-allowedtodelegateto', 'principalsallowedtodelegatetoaccount', 'msds-allowedtoactonbehalfofotheridentity', 'accountnotdelegated', 'usedeskeyonly', 'principalsallowedtoretrievemanagedpassword',
  'badlogoncount', 'lastbadpasswordattempt', 'passwordset', 'tokengroups', 'sidhistory',
]);

export interface ListRow {
  readonly name: string;
  readonly line: number;
  text: string;
  /** Column of the value. */
  readonly column: number;
  /** Length of the last line of the value. */
  width: number;
  /** No blank before the colon: dsquery -l, which repeats a name for each value. */
  readonly plain: boolean;
}

const LABEL = /^([A-Za-z][\w-]{0,60}) {0,60}: ?/;

/** `Name : value` of Format-List. The colons of one object stand in one column; a line that does not fit is no property. */
export function listRow({ text, n }: PasteLine, last: ListRow | undefined): ListRow | undefined {
  const found = text.slice(0, 140).includes(':') && text.length < 4000 ? LABEL.exec(text.slice(0, 140)) : null;
  if (!found) return undefined;
  const name = found[1] ?? '';
  const column = found[0].length;
  const own = ownProperties.has(name.toLowerCase());
  const plain = !found[0].includes(' :');
  if (plain && !own) return undefined;
  if (last !== undefined && !own && Math.abs(last.column - column) > 1) return undefined;
  return { name, line: n, text: text.slice(column), column, width: text.length, plain };
}

/** A wrapped value goes on under its beginning. */
export function goesOn(text: string, last: ListRow): boolean {
  const indent = /^ {0,200}/.exec(text)?.[0].length ?? 0;
  return indent >= Math.min(last.column - 2, 12) && indent >= 4;
}

/** No console is narrower: a shorter line was broken at a blank. */
const NARROWEST = 79;

/** Joins what the console broke: at a blank, which copying may have taken away, or in the middle of a long word. */
export function joined({ text, width }: ListRow, after: string): string {
  if (/\s$/.test(text.slice(-1))) return text + after;
  return width < NARROWEST || text.endsWith(',') ? `${text} ${after}` : text + after;
}
