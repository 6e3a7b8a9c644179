import type { CommandBlock, Line } from './blocks.ts';
import type { AccountKind, Scope, SetspnAccount } from './setspn.ts';
import { joined, psInside, psList, psWord, type Part } from './setspn-words.ts';
import { CHANGES, NOTHING_BACK, READS, inScope, namesOf, theSpns, type SpnWriter } from './setspn-writer.ts';
import { accountDomain, asOne, printDuplicates, printHolders, printList, samName, spnFilter, toPairs } from './spn-powershell.ts';

const NOUN: Readonly<Record<AccountKind, string>> = { user: 'ADUser', computer: 'ADComputer', managed: 'ADServiceAccount' };
const rights = (account: string): string => `Write servicePrincipalName on ${account}; Active Directory module, elevated PowerShell`;
const reads = { ...READS, shell: 'powershell', rights: 'Any domain user; Active Directory module' } as const;
const DN = '$_.DistinguishedName';
const SPNS = '$_.servicePrincipalName';

/** `-Identity 'svc-sql05' -Server 'CORP'`: -Identity takes no domain, so the domain chooses the server. */
function identity(account: SetspnAccount): Line {
  const domain = accountDomain(account);
  return joined('-Identity ', psWord(samName(account)), ...(domain === undefined ? [] : [' -Server ', psWord(domain)]));
}

/** The servers to ask, each as the words behind the filter. A global catalog knows the whole forest; `''` searches all its domains. */
function servers(scope: Scope): readonly Line[] {
  if (scope.kind === 'domain') return [[]];
  if (scope.kind === 'forest') return [catalog('*')];
  return scope.domains.map((d) => (scope.forests ? catalog(d) : d === '*' ? [] : joined(' -Server ', psWord(d))));
}

function catalog(domain: string): Line {
  return joined(" -SearchBase '' -Server ((Get-ADDomainController -Discover -Service GlobalCatalog", ...(domain === '*' ? [] : [' -DomainName ', psWord(domain)]), ").HostName[0] + ':3268')");
}

const search = (filter: Part, server: Line): Line => joined('Get-ADObject -LDAPFilter ', filter, server, ' -Properties servicePrincipalName');

/** `Set-ADUser … -ServicePrincipalNames @{Add='…'}`: one write, which leaves all other values alone. */
function write(operation: 'Add' | 'Remove', spns: readonly string[], account: SetspnAccount): Line {
  return joined(`Set-${NOUN[account.kind]} `, identity(account), ` -ServicePrincipalNames @{${operation}=`, psList(spns), '}');
}

function change(id: 'add' | 'delete', title: string, operation: 'Add' | 'Remove', spns: readonly string[], account: SetspnAccount, back: readonly string[]): CommandBlock {
  const undo = back.length > 0 ? { lines: [write(operation === 'Add' ? 'Remove' : 'Add', back, account)] } : NOTHING_BACK;
  return { ...CHANGES, shell: 'powershell', id, title, rights: rights(account.name), undo, lines: [write(operation, spns, account)] };
}

function duplicates(scope: Scope): CommandBlock {
  const searches = servers(scope).map((s) => search("'(servicePrincipalName=*)'", s));
  const [only = [], ...more] = searches;
  const lines: readonly Line[] = more.length === 0
    ? [joined(only, ` | ${toPairs(DN, SPNS)} |`)]
    : [['@('], ...searches.map((l) => joined('  ', l)), [`) | ${toPairs(DN, SPNS)} |`]];
  return { ...reads, id: 'duplicates', title: `search for duplicate SPNs ${inScope(scope)}`, lines: [...lines, ...printDuplicates(more.length > 0)] };
}

/** What -R does, for names that are not there yet. */
function reset(computer: string): CommandBlock {
  const account: SetspnAccount = { name: computer, kind: 'computer' };
  return {
    ...CHANGES,
    shell: 'powershell',
    id: 'reset',
    title: `write the HOST names of ${computer} again`,
    rights: rights(computer),
    undo: ['Remove with ', { code: 'Set-ADComputer … @{Remove=…}' }, ' those of the two HOST names that the list of step 1 did not show. Never remove one that it showed.'],
    lines: asOne(
      joined('$computer = Get-ADComputer ', identity(account), ' -Properties DNSHostName, servicePrincipalName'),
      ["if (-not $computer.DNSHostName) { throw 'The computer has no dNSHostName.' }"],
      joined("$names = @('HOST/", [{ value: psInside(computer) }], '\', "HOST/$($computer.DNSHostName)") | Where-Object { $computer.servicePrincipalName -notcontains $_ }'),
      joined('if ($names) { Set-ADComputer ', identity(account), ' -ServicePrincipalNames @{Add=[string[]]$names} }'),
    ),
  };
}

/**
 * The commands for PowerShell with the Active Directory module.
 *
 *     Set-ADUser -Identity 'svc-sql05' -Server 'CORP' -ServicePrincipalNames @{Add='MSSQLSvc/sql05.corp.example:1433'}
 *     Get-ADObject -LDAPFilter '(servicePrincipalName=MSSQLSvc/sql05*)' -SearchBase '' -Server (…':3268') -Properties servicePrincipalName | …
 *
 * Add and Remove only: Replace would overwrite the whole list of the account. Set-AD… looks for no other holder.
 * Source: Microsoft, Set-ADUser, Set-ADComputer, Set-ADServiceAccount, Get-ADObject (-SearchBase, -Server).
 */
export const moduleWriter: SpnWriter = {
  id: 'module',
  shell: 'powershell',
  find: (patterns, scope) => ({
    ...reads,
    id: 'find',
    title: `query ${theSpns(patterns)} ${inScope(scope)}`,
    lines: servers(scope).map((s) => joined(search(spnFilter(patterns), s), ` | ${printHolders(DN, SPNS)}`)),
  }),
  list: (accounts, id = 'list') => ({
    ...reads,
    id,
    title: `list the SPNs of ${namesOf(accounts)}`,
    lines: accounts.map((a) => joined(`Get-${NOUN[a.kind]} `, identity(a), ` -Properties servicePrincipalName | ForEach-Object { ${printList(DN, SPNS)} }`)),
  }),
  add: (spns, account) => change('add', `add ${theSpns(spns)} to ${account.name}`, 'Add', spns, account, spns),
  remove: (spns, account, _scope, back = spns) => change('delete', `remove ${theSpns(spns)} from ${account.name}`, 'Remove', spns, account, back),
  duplicates,
  reset,
};
