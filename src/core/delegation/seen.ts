import { accountBit, accountBits, nameOf, property, spnsOf, truth, type AdObject, type AdProperty } from '../readers/ad-property.ts';
import { adExport } from '../readers/ad-export.ts';
import { commonName, domainOf } from '../readers/distinguished-name.ts';
import { getAdObject } from '../readers/get-ad-object.ts';
import { readingsOf, type At, type Reading } from '../readers/reader.ts';
import type { RuledTable } from '../readers/ruled-table.ts';
import { setspnList } from '../readers/setspn-list.ts';
import type { SqlcheckFacts } from '../readers/sqlcheck-facts.ts';
import { sqlcheckReport } from '../readers/sqlcheck-report.ts';

/** A list as printed, and whether all of it is. */
export interface SeenList {
  readonly values: readonly string[];
  readonly line: number;
  readonly complete: boolean;
}

/** What texts show of an account about delegation. Absent is not "no": no text shows it. */
export interface SeenAccount {
  /** sAMAccountName, else the common name, which has no dollar sign. */
  readonly name: string;
  /** Only the common name is shown. */
  readonly common?: true;
  readonly line: number;
  readonly dn?: string;
  readonly domain?: string;
  readonly upn?: string;
  readonly spns?: SeenList;
  /** TRUSTED_FOR_DELEGATION: to every service. */
  readonly unconstrained?: At<boolean>;
  /** TRUSTED_TO_AUTH_FOR_DELEGATION: with any protocol. */
  readonly anyProtocol?: At<boolean>;
  /** msDS-AllowedToDelegateTo. */
  readonly targets?: SeenList;
  /** PrincipalsAllowedToDelegateToAccount: distinguished names, or DOMAIN\name. */
  readonly admits?: SeenList;
  /** "Account is sensitive and cannot be delegated". */
  readonly sensitive?: At<boolean>;
  /** memberOf: direct groups. */
  readonly groups?: SeenList;
  readonly disabled?: At<boolean>;
}

/**
 * Accounts in a paste, each once: lists and exports of the directory, setspn -L, and the account tables of SQLCheck.
 *
 *     seenAccounts(readings)   // [{ name: 'svc-sql05', unconstrained: { value: false, line: 4 }, … }]
 */
export function seenAccounts(readings: readonly Reading[]): readonly SeenAccount[] {
  const objects = [...readingsOf(readings, getAdObject).map((r) => r.facts), ...readingsOf(readings, adExport).flatMap((r) => r.facts.objects)];
  const found = [
    ...objects.flatMap((o) => fromObject(o) ?? []),
    ...readingsOf(readings, setspnList).map(({ facts }): SeenAccount => ({
      name: commonName(facts.account.value), common: true, line: facts.account.line, ...placeOf(facts.account.value),
      spns: { values: facts.spns.map((s) => s.value), line: facts.account.line, complete: facts.closed },
    })),
    ...readingsOf(readings, sqlcheckReport).flatMap(({ facts }) => [...facts.tables.flatMap(fromSqlcheck), ...heldIn(facts)]),
  ];
  const known = new Map<string, SeenAccount>();
  const byName = new Map<string, string>();
  for (const account of found) {
    const name = `name ${account.name.toLowerCase()}`;
    const dn = account.dn === undefined ? undefined : `dn ${account.dn.toLowerCase()}`;
    // A list without distinguished names joins the one of the same account name; a common name alone joins nothing.
    const former = account.common ? undefined : byName.get(name);
    const at = dn !== undefined && (known.has(dn) || former === undefined || known.get(former)?.dn !== undefined) ? dn : (former ?? name);
    const before = known.get(at);
    known.set(at, before ? joined(before, account) : account);
    if (!account.common && !byName.has(name)) byName.set(name, at);
  }
  return [...known.values()];
}

function joined(a: SeenAccount, b: SeenAccount): SeenAccount {
  const { common: _, ...both } = { ...b, ...a, ...(a.common ? { name: b.name } : {}) };
  return a.common && b.common ? { ...both, common: true } : both;
}

/** `CORP\\svc-sql05` and `svc-sql05` are one key. */
function samKey(name: string): string {
  return name.slice(name.lastIndexOf('\\') + 1).trim().toLowerCase();
}

/**
 * The account that a text names: `CORP\\svc-sql05`, `svc-sql05@corp.example`, `SQL05$`. Undefined where no text shows it, or the domain differs. A user
 * and a computer of one name are two accounts: only the dollar sign tells them apart.
 */
export function seenAs(seen: readonly SeenAccount[], text: string, domain?: string): SeenAccount | undefined {
  // The part of a user principal name before the at sign need not be the account name.
  const upn = text.includes('@') && !text.includes('\\') ? text.toLowerCase() : undefined;
  const key = samKey(text);
  const near = domain === undefined ? seen : seen.filter((a) => a.domain === undefined || a.domain.toLowerCase() === domain.toLowerCase());
  const exact = near.filter((a) => (upn === undefined ? !a.common && samKey(a.name) === key : a.upn?.toLowerCase() === upn));
  const named = exact.length > 0 || upn !== undefined ? exact : near.filter((a) => a.common && samKey(a.name) === key.replace(/\$$/, ''));
  return named.length === 1 ? named[0] : undefined;
}

/** Protected Users in a list of groups, as distinguished name or as DOMAIN\\name. */
export function isProtectedUsers(group: string): boolean {
  return /^CN=Protected Users,/i.test(group) || /^(?:[^\\]{1,64}\\)?Protected Users$/i.test(group);
}

/** Whether an entry of a list (distinguished name, DOMAIN\name, name) means that account. A name alone is enough where the domain is not told. */
export function names(entry: string, account: Pick<SeenAccount, 'name' | 'dn'>): boolean {
  if (/^(?:CN|OU)=/i.test(entry)) return account.dn === undefined ? commonName(entry).toLowerCase() === samKey(account.name).replace(/\$$/, '') : account.dn.toLowerCase() === entry.toLowerCase();
  return samKey(entry) === samKey(account.name);
}

function placeOf(dn: string | undefined): { readonly dn?: string; readonly domain?: string } {
  if (dn === undefined) return {};
  const domain = domainOf(dn);
  return { dn, ...(domain === '' ? {} : { domain }) };
}

function list(found: AdProperty | undefined): SeenList | undefined {
  return found && { values: found.values, line: found.line, complete: !found.cut };
}

function fromObject(object: AdObject): SeenAccount | undefined {
  const name = nameOf(object);
  if (!name) return undefined;
  const unconstrained = truth(object, 'TrustedForDelegation') ?? accountBit(object, 'trustedForDelegation');
  const anyProtocol = truth(object, 'TrustedToAuthForDelegation') ?? accountBit(object, 'trustedToAuthForDelegation');
  const sensitive = truth(object, 'AccountNotDelegated') ?? accountBit(object, 'notDelegated');
  const enabled = truth(object, 'Enabled');
  const disabled = enabled ? { value: !enabled.value, line: enabled.line } : accountBit(object, 'disabled');
  const spns = spnsOf(object);
  const upn = property(object, 'UserPrincipalName')?.values[0];
  const targets = list(property(object, 'msDS-AllowedToDelegateTo'));
  const admits = list(property(object, 'PrincipalsAllowedToDelegateToAccount'));
  const groups = list(property(object, 'MemberOf'));
  return {
    name: name.value, line: name.line, ...(property(object, 'SamAccountName')?.values[0] ? {} : { common: true as const }), ...placeOf(property(object, 'DistinguishedName', 'dn')?.values[0]),
    ...(upn === undefined ? {} : { upn }), ...(spns ? { spns } : {}), ...(unconstrained ? { unconstrained } : {}), ...(anyProtocol ? { anyProtocol } : {}), ...(targets ? { targets } : {}),
    ...(admits ? { admits } : {}), ...(sensitive ? { sensitive } : {}), ...(groups ? { groups } : {}), ...(disabled ? { disabled } : {}),
  };
}

/** `Account  Domain  Type  UAC  Sensitive  Trust for Del.  Const. Del.  Kerberos Encryption`, with userAccountControl as `528384 (0x81000)`. */
function fromSqlcheck(table: RuledTable): readonly SeenAccount[] {
  const at = (name: string): number => table.columns.findIndex((c) => c.name.toLowerCase() === name);
  const [account, control, domain] = [at('account'), at('uac'), at('domain')];
  if (account < 0 || control < 0) return [];
  return table.rows.flatMap(({ cells, line }): readonly SeenAccount[] => {
    const name = (cells[account] ?? '').trim();
    const flags = Number(/^(\d{1,10})\b/.exec((cells[control] ?? '').trim())?.[1] ?? NaN);
    if (name === '' || Number.isNaN(flags)) return [];
    const bit = (mask: number): At<boolean> => ({ value: (flags & mask) !== 0, line });
    const dns = domainOf((cells[domain] ?? '').trim());
    return [{
      name, line, ...(dns === '' ? {} : { domain: dns }),
      unconstrained: bit(accountBits.trustedForDelegation), anyProtocol: bit(accountBits.trustedToAuthForDelegation), sensitive: bit(accountBits.notDelegated), disabled: bit(accountBits.disabled),
    }];
  });
}

/** SPNs that SQLCheck lists by account; whether these are all is not known. */
function heldIn({ held }: SqlcheckFacts): readonly SeenAccount[] {
  const byAccount = new Map<string, { readonly line: number; readonly values: string[] }>();
  for (const { account, spn } of held) {
    const known = byAccount.get(account);
    if (known) known.values.push(spn.value);
    else byAccount.set(account, { line: spn.line, values: [spn.value] });
  }
  return [...byAccount].map(([name, { line, values }]): SeenAccount => ({ name, line, spns: { values, line, complete: false } }));
}
