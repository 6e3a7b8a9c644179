/** What the PowerShell forms share: names of accounts, filters, and the layout in which they print. */
import type { Line } from './blocks.ts';
import { ldapFilterValue } from './quoting.ts';
import type { SetspnAccount } from './setspn.ts';
import { joined, psInside, type Part } from './setspn-words.ts';

/** The domain in front of an account name, NetBIOS or DNS; undefined where none is written. */
export function accountDomain({ name }: SetspnAccount): string | undefined {
  const at = name.indexOf('\\');
  return at < 0 ? undefined : name.slice(0, at);
}

/**
 * sAMAccountName of an account: that of a computer ends in a dollar sign, whether it was written or not.
 *
 *     samName({ name: 'CORP\\SQL05', kind: 'computer' })  // 'SQL05$'
 */
export function samName({ name, kind }: SetspnAccount): string {
  const sam = name.slice(name.indexOf('\\') + 1);
  return kind === 'computer' && !sam.endsWith('$') ? `${sam}$` : sam;
}

/** `CORP\SQL05$`; without the domain where none is written. */
export function fullName(account: SetspnAccount): string {
  const domain = accountDomain(account);
  return domain === undefined ? samName(account) : `${domain}\\${samName(account)}`;
}

/**
 * An LDAP filter for accounts that hold one of the patterns, inside a single-quoted PowerShell string. `*` stays a wildcard, all else is text.
 *
 *     spnFilter(['MSSQLSvc/sql05*'])  // '(servicePrincipalName=MSSQLSvc/sql05*)'
 *     spnFilter(['a/b', 'c/d'])       // '(|(servicePrincipalName=a/b)(servicePrincipalName=c/d))'
 *
 * Throws RangeError for a lone surrogate or a line break, which no name rule lets through. Source: RFC 4515, section 3.
 */
export function spnFilter(patterns: readonly string[]): Line {
  const each = patterns.flatMap((p): Part[] => ['(servicePrincipalName=', [{ value: psInside(filterPattern(p)) }], ')']);
  return joined("'", ...(patterns.length > 1 ? ['(|', ...each, ')'] : each), "'");
}

const filterPattern = (pattern: string): string => pattern.split('*').map(filterText).join('*');

/** A value as text inside an LDAP filter; what the name rules let through always has such a form. */
export function filterText(value: string): string {
  const quoted = ldapFilterValue(value);
  if (!quoted.ok) throw new RangeError(`${quoted.refusal.rule}: ${quoted.refusal.reason}`);
  return quoted.text;
}

/** The lines of a block run as one: where one fails, none of the later ones runs with a value of an earlier window. */
export function asOne(...lines: readonly Line[]): readonly Line[] {
  return [['& {'], ["  $ErrorActionPreference = 'Stop'"], ...lines.map((l) => joined('  ', l)), ['}']];
}

const EACH = 'ForEach-Object { "`t$_" }';

/** Prints what setspn -Q prints: the account, and its SPNs below it. `dn` and `spns` say where the object in the pipeline has them. */
export function printHolders(dn: string, spns: string): string {
  return `ForEach-Object { ${dn}; ${spns} | ${EACH} }`;
}

/** Statements that print what setspn -L prints, so that the output serves as the present state. */
export function printList(dn: string, spns: string): string {
  return `"Registered ServicePrincipalNames for $(${dn}):"; ${spns} | ${EACH}`;
}

/** An SPN and its account, once for each SPN of the object in the pipeline. */
export function toPairs(dn: string, spns: string): string {
  return `ForEach-Object { $dn = ${dn}; ${spns} | ForEach-Object { [pscustomobject]@{ Spn = $_; Dn = $dn } } }`;
}

/**
 * Groups pairs by SPN, without regard to case, and prints what setspn -X prints. `several` targets may hold one account twice,
 * which must not look like a duplicate.
 */
export function printDuplicates(several: boolean): readonly Line[] {
  return [
    [`  ${several ? 'Sort-Object Spn, Dn -Unique | ' : ''}Group-Object Spn | Where-Object { $_.Count -gt 1 } |`],
    ['  ForEach-Object { "$($_.Name) is registered on these accounts:"; $_.Group | ForEach-Object { "`t$($_.Dn)" } }'],
  ];
}
