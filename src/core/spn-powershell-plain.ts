import type { CommandBlock, Line } from './blocks.ts';
import type { Scope, SetspnAccount } from './setspn.ts';
import { joined, psInside, psList, psWord, type Part } from './setspn-words.ts';
import { CHANGES, NOTHING_BACK, READS, inScope, namesOf, theSpns, type SpnWriter } from './setspn-writer.ts';
import { accountDomain, asOne, filterText, fullName, printDuplicates, printHolders, printList, samName, spnFilter, toPairs } from './spn-powershell.ts';

const rights = (account: string): string => `Write servicePrincipalName on ${account}, elevated PowerShell`;
const reads = { ...READS, shell: 'powershell' } as const;
const FOUND_DN = "[string]$_.Properties['distinguishedname']";
const FOUND_SPNS = "$_.Properties['serviceprincipalname']";
const CATALOG = "([adsi]'GC:').PsBase.Children | Select-Object -First 1";

/** Where the searches begin; undefined for the domain of this computer, which is the default. The one child of `GC:` stands for the whole forest. */
function roots(scope: Scope): readonly (Line | undefined)[] {
  if (scope.kind === 'domain') return [undefined];
  if (scope.kind === 'forest') return [[CATALOG]];
  return scope.domains.map((d) => {
    if (d === '*') return scope.forests ? [CATALOG] : undefined;
    return scope.forests
      ? joined("([adsi]'GC://", [{ value: psInside(d) }], "').PsBase.Children | Select-Object -First 1")
      : joined("[adsi]'LDAP://", [{ value: psInside(d) }], "'");
  });
}

/** Makes one search ready to run. */
function search(filter: Part, root: Line | undefined): readonly Line[] {
  return [
    joined('$search = [adsisearcher]', filter),
    ['$search.PageSize = 1000'],
    ...(root ? [joined('$search.SearchRoot = ', root)] : []),
  ];
}

/**
 * Finds the account by its SID, which only one object of the forest has, and binds to it in its own domain: a global catalog takes no writes.
 * Without a domain in front the account is looked for in this domain, as setspn does; Windows itself would try a local account first.
 */
function bind(account: SetspnAccount): readonly Line[] {
  const sam = joined("[adsisearcher]'(sAMAccountName=", [{ value: psInside(filterText(samName(account))) }], ")'");
  if (accountDomain(account) === undefined) return [joined('$account = (', sam, ').FindOne().GetDirectoryEntry()'), ["$dn = [string]$account.Properties['distinguishedName']"]];
  return [
    joined('$sid = ([System.Security.Principal.NTAccount]', psWord(fullName(account)), ').Translate([System.Security.Principal.SecurityIdentifier])'),
    ['$search = [adsisearcher]"(objectSid=$sid)"'],
    [`$search.SearchRoot = ${CATALOG}`],
    ["$dn = [string]$search.FindOne().Properties['distinguishedname']"],
    ["$domain = ($dn -split '(?<!\\\\),DC=' | Select-Object -Skip 1) -join '.'"],
    ['$account = [adsi]"LDAP://$domain/$($dn.Replace(\'/\', \'\\/\'))"'],
  ];
}

const APPEND = 3;
const DELETE = 4;

/** Control code 3 appends, 4 deletes; both leave the other values alone. */
function write(code: typeof APPEND | typeof DELETE, spns: readonly string[], account: SetspnAccount): readonly Line[] {
  return asOne(...bind(account), joined(`$account.PutEx(${code}, 'servicePrincipalName', @(`, psList(spns), '))'), ['$account.SetInfo()']);
}

function change(id: 'add' | 'delete', title: string, code: typeof APPEND | typeof DELETE, spns: readonly string[], account: SetspnAccount, back: readonly string[]): CommandBlock {
  const undo = back.length > 0 ? { lines: write(code === APPEND ? DELETE : APPEND, back, account) } : NOTHING_BACK;
  return { ...CHANGES, shell: 'powershell', id, title, rights: rights(account.name), undo, lines: write(code, spns, account) };
}

function find(patterns: readonly string[], scope: Scope): CommandBlock {
  const lines = roots(scope).flatMap((r) => [...search(spnFilter(patterns), r), [`$search.FindAll() | ${printHolders(FOUND_DN, FOUND_SPNS)}`]]);
  return { ...reads, id: 'find', title: `query ${theSpns(patterns)} ${inScope(scope)}`, lines: asOne(...lines) };
}

function list(accounts: readonly SetspnAccount[], id = 'list'): CommandBlock {
  const lines = accounts.flatMap((a) => asOne(
    ...bind(a),
    [printList('$dn', "$account.Properties['servicePrincipalName']")],
  ));
  return { ...reads, id, title: `list the SPNs of ${namesOf(accounts)}`, lines };
}

function duplicates(scope: Scope): CommandBlock {
  const all = roots(scope);
  const lines = all.flatMap((r) => [...search("'(servicePrincipalName=*)'", r), [`$found += $search.FindAll() | ${toPairs(FOUND_DN, FOUND_SPNS)}`]]);
  return {
    ...reads,
    id: 'duplicates',
    title: `search for duplicate SPNs ${inScope(scope)}`,
    lines: asOne(['$found = @()'], ...lines, ['$found |'], ...printDuplicates(all.length > 1)),
  };
}

/** What -R does. PutEx passes over a value that is there already. */
function reset(computer: string): CommandBlock {
  return {
    ...CHANGES,
    shell: 'powershell',
    id: 'reset',
    title: `write the HOST names of ${computer} again`,
    rights: rights(computer),
    undo: ['Take back with ', { code: "PutEx(4, 'servicePrincipalName', @(…))" }, ' those of the two HOST names that the list of step 1 did not show. Never remove one that it showed.'],
    lines: asOne(
      ...bind({ name: computer, kind: 'computer' }),
      ["$full = [string]$account.Properties['dNSHostName']"],
      ["if (-not $full) { throw 'The computer has no dNSHostName.' }"],
      joined(`$account.PutEx(${APPEND}, 'servicePrincipalName', @('HOST/`, [{ value: psInside(computer) }], '\', "HOST/$full"))'),
      ['$account.SetInfo()'],
    ),
  };
}

/**
 * The commands for Windows PowerShell as it is installed, without the Active Directory module.
 *
 *     $search = [adsisearcher]'(servicePrincipalName=MSSQLSvc/sql05.corp.example:1433)'
 *     $account.PutEx(3, 'servicePrincipalName', @('MSSQLSvc/sql05.corp.example:1433'))
 *
 * Sources: Microsoft, IADs::PutEx; DirectorySearcher.SearchRoot; Binding to the Global Catalog.
 */
export const plainWriter: SpnWriter = {
  id: 'plain',
  shell: 'powershell',
  find,
  list,
  add: (spns, account) => change('add', `add ${theSpns(spns)} to ${account.name}`, APPEND, spns, account, spns),
  remove: (spns, account, _scope, back = spns) => change('delete', `remove ${theSpns(spns)} from ${account.name}`, DELETE, spns, account, back),
  duplicates,
  reset,
};
