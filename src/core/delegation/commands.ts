import type { CommandBlock, Line, Placard, Rich, Segment } from '../blocks.ts';
import { psString } from '../quoting.ts';
import { sameSpn } from '../spn.ts';
import type { DelegationPlan, Party } from './plan.ts';

const NOUN = { user: 'ADUser', managed: 'ADServiceAccount', computer: 'ADComputer' } as const;

/** A quoted PowerShell string as part of a line; undefined for what PowerShell cannot hold. */
function quoted(value: string): Segment | undefined {
  const text = psString(value);
  return text.ok ? { value: text.text } : undefined;
}

function identity({ holder, domain }: Party, option = '-Identity '): Line | undefined {
  const name = quoted(holder.sam);
  const server = domain === undefined ? undefined : quoted(domain);
  return name === undefined ? undefined : [option, name, ...(server ? [' -Server ', server] : [])];
}

const admin = { kind: 'command', shell: 'powershell', where: 'admin' } as const;
const reads = { ...admin, rights: 'Any domain user; Active Directory module', changes: false } as const;
const writes = { ...admin, changes: 'Active Directory' } as const;

const FRONT = 'ServicePrincipalNames, TrustedForDelegation, TrustedToAuthForDelegation, msDS-AllowedToDelegateTo, PrincipalsAllowedToDelegateToAccount, AccountNotDelegated, MemberOf';

/** The settings of both accounts and the marks of the user, as this tool reads them. */
export function readSettings({ front, back, user }: DelegationPlan): CommandBlock | undefined {
  const lines: Line[] = [['$FormatEnumerationLimit = -1']];
  for (const party of [front, back]) {
    const who = party && identity(party);
    if (party && who) lines.push([`Get-${NOUN[party.holder.kind]} `, ...who, ` -Properties ${FRONT} |`], [`  Format-List -Property DistinguishedName, SamAccountName, Enabled, ${FRONT}`]);
  }
  const sam = user && samOf(user.account);
  const name = sam === undefined ? undefined : quoted(sam);
  if (name) lines.push(['Get-ADUser -Identity ', name, ' -Properties AccountNotDelegated, MemberOf | Format-List -Property DistinguishedName, SamAccountName, AccountNotDelegated, MemberOf']);
  return lines.length === 1 ? undefined : { ...reads, id: 'read-settings', title: 'read the delegation settings of both accounts and the marks on the user', lines };
}

function samOf(account: string): string | undefined {
  if (account.includes('\\')) return account.slice(account.lastIndexOf('\\') + 1);
  return account.includes('@') ? undefined : account;
}

/**
 * Lets the back end admit the front end, and keeps who is admitted by now: the parameter overwrites the list.
 *
 *     $before = @($back.PrincipalsAllowedToDelegateToAccount | Where-Object { $_ })
 *     Set-ADUser -Identity 'svc-sql06' -PrincipalsAllowedToDelegateToAccount ($before + $front.DistinguishedName)
 */
export function allowAtBack(front: Party, back: Party, across: boolean): CommandBlock | undefined {
  const [frontIs, backIs] = [identity(front), identity(back)];
  if (!frontIs || !backIs) return undefined;
  const noun = NOUN[back.holder.kind];
  // A distinguished name of another domain cannot be looked up on this server; the object can be passed.
  const added = across ? '$front' : '$front.DistinguishedName';
  const before = back.seen?.admits?.complete && back.seen.admits.values.length > 0 ? back.seen.admits.values.map(quoted) : undefined;
  const shownList = before?.every((v): v is Segment => v !== undefined) ? before : undefined;
  const undo: Placard['undo'] = shownList
    ? { lines: [[`Set-${noun} `, ...backIs, ' -PrincipalsAllowedToDelegateToAccount @(', ...shownList.flatMap((v, i): Line => (i === 0 ? [v] : [', ', v])), ')']] }
    : (['In the same window: ', { code: `Set-${noun} ${textOfLine(backIs)} -PrincipalsAllowedToDelegateToAccount $before` }, '. If the printed list was empty, give ', { code: '$null' }, ' in place of ', { code: '$before' }, '.'] as Rich);
  return {
    ...writes, id: 'allow-at-back', title: 'let the back end admit the front end', rights: 'Write msDS-AllowedToActOnBehalfOfOtherIdentity on the back-end account', undo,
    lines: [
      [`$front = Get-${NOUN[front.holder.kind]} `, ...frontIs],
      [`$back = Get-${noun} `, ...backIs, ' -Properties PrincipalsAllowedToDelegateToAccount'],
      ['$before = @($back.PrincipalsAllowedToDelegateToAccount | Where-Object { $_ })'],
      ['$before'],
      [`Set-${noun} `, ...backIs, ` -PrincipalsAllowedToDelegateToAccount ($before + ${added})`],
      [`(Get-${noun} `, ...backIs, ' -Properties PrincipalsAllowedToDelegateToAccount).PrincipalsAllowedToDelegateToAccount'],
    ],
  };
}

function textOfLine(line: Line): string {
  return line.map((s) => (typeof s === 'string' ? s : s.value)).join('');
}

/** The SPNs of all back ends that the list of the front end does not have yet. */
export function spnsToAdd({ front, backEnds }: DelegationPlan): readonly string[] {
  const present = front?.seen?.targets?.values ?? [];
  const all = backEnds.flatMap((e) => e.spns);
  return all.filter((spn, i) => all.findIndex((o) => sameSpn(o, spn)) === i && !present.some((p) => sameSpn(p, spn)));
}

/** Adds the SPNs to the list of the front end; the undo takes away what was added. */
export function addTargets(front: Party, spns: readonly string[]): CommandBlock | undefined {
  const who = identity(front);
  const values = spns.map(quoted);
  if (!who || spns.length === 0 || !values.every((v): v is Segment => v !== undefined)) return undefined;
  const line = (action: string): Line => [`Set-${NOUN[front.holder.kind]} `, ...who, ` -${action} @{ 'msDS-AllowedToDelegateTo' = @(`, ...values.flatMap((v, i): Line => (i === 0 ? [v] : [', ', v])), ') }'];
  return {
    ...writes, id: 'add-targets', title: 'add the SPNs of the back end to the list of the front end', rights: 'SeEnableDelegationPrivilege on the domain controller (Domain Admins have it) and write on the front-end account',
    undo: { lines: [line('Remove')] }, lines: [line('Add')],
  };
}

/** Switches one of the two trust flags of the front end. */
export function setTrust(front: Party, flag: 'TrustedToAuthForDelegation' | 'TrustedForDelegation', on: boolean, id: string, title: string): CommandBlock | undefined {
  const who = identity(front);
  if (!who) return undefined;
  const line = (value: boolean): Line => ['Set-ADAccountControl ', ...who, ` -${flag} $${value}`];
  return { ...writes, id, title, rights: 'SeEnableDelegationPrivilege on the domain controller (Domain Admins have it) and write on the front-end account', undo: { lines: [line(!on)] }, lines: [line(on)] };
}

/**
 * The list of the front end without the Active Directory module: 3 appends to a list, 4 removes from it.
 * Microsoft: IADs::PutEx.
 */
export function addTargetsPlain(front: Party, spns: readonly string[]): CommandBlock | undefined {
  const name = quoted(front.holder.sam);
  const values = spns.map(quoted);
  // Inside an LDAP filter these stand for something else.
  if (!name || /[()*\\]/.test(front.holder.sam) || spns.length === 0 || !values.every((v): v is Segment => v !== undefined)) return undefined;
  const put = (how: 3 | 4): Line => [`$entry.PutEx(${how}, 'msDS-AllowedToDelegateTo', @(`, ...values.flatMap((v, i): Line => (i === 0 ? [v] : [', ', v])), '))'];
  const find: readonly Line[] = [["$searcher = [adsisearcher]('(sAMAccountName={0})' -f ", name, ')'], ['$entry = $searcher.FindOne().GetDirectoryEntry()']];
  return {
    ...writes, id: 'add-targets-plain', title: 'the same without the Active Directory module', rights: 'SeEnableDelegationPrivilege on the domain controller (Domain Admins have it) and write on the front-end account',
    undo: { lines: [...find, put(4), ['$entry.SetInfo()']] }, lines: [...find, put(3), ['$entry.SetInfo()']],
  };
}
