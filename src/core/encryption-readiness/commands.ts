import { AES_ONLY } from '../../data/rc4-hardening.ts';
import type { CommandBlock, Line, Rich, Segment } from '../blocks.ts';
import { psString } from '../quoting.ts';
import { accountName } from '../names.ts';
import { check } from '../rule.ts';
import { nameKey, type EncryptionAccount, type PrincipalKind } from './account.ts';

/** Names in commands of one block; more are in the table that can be saved. */
const MOST = 20;

const SETTER: Readonly<Record<PrincipalKind, string>> = {
  user: 'Set-ADUser', computer: 'Set-ADComputer', gmsa: 'Set-ADServiceAccount', smsa: 'Set-ADServiceAccount', dmsa: 'Set-ADServiceAccount', trust: '', krbtgt: '', unknown: '',
};

/** The account as -Identity takes it, quoted; undefined for a name that its rule refuses or a kind whose cmdlet is not known. */
function identity(account: EncryptionAccount): { readonly setter: string; readonly name: string; readonly server: string | undefined } | undefined {
  const name = nameKey(account.name) === account.name.toLowerCase() ? account.name : account.name.slice(account.name.lastIndexOf('\\') + 1);
  if (check(accountName, name) || name.includes('@') || name.includes('\\')) return undefined;
  const setter = SETTER[account.kind] || (name.endsWith('$') ? '' : 'Set-ADUser');
  const quoted = psString(name);
  const domain = account.domain === undefined ? undefined : psString(account.domain);
  return setter !== '' && quoted.ok ? { setter, name: quoted.text, server: domain?.ok ? domain.text : undefined } : undefined;
}

function onServer(server: string | undefined): readonly Segment[] {
  return server === undefined ? [] : [' -Server ', { value: server }];
}

/**
 * New passwords: one prompt for each account.
 *
 *     Set-ADAccountPassword -Identity 'svc-old' -Reset
 */
export function resetPasswords(accounts: readonly EncryptionAccount[]): CommandBlock | undefined {
  const lines = accounts.slice(0, MOST).flatMap((a): readonly Line[] => {
    const who = identity(a);
    return who && who.setter === 'Set-ADUser' ? [['Set-ADAccountPassword -Identity ', { value: who.name }, ...onServer(who.server), ' -Reset']] : [];
  });
  if (lines.length === 0) return undefined;
  return {
    kind: 'command', id: 'reset', title: 'set a new password, which makes AES keys', shell: 'powershell', where: 'admin',
    rights: 'Reset Password on each account', changes: 'Active Directory',
    undo: ['Reset to the former password, if somebody has it. The AES keys stay.'], lines,
  };
}

/**
 * The attribute, for accounts that have AES keys; the undo restores what the text showed.
 *
 *     Set-ADUser -Identity 'svc-sql05' -Replace @{ 'msDS-SupportedEncryptionTypes' = 24 }
 */
export function setAes(accounts: readonly EncryptionAccount[], id: string, title: string): CommandBlock | undefined {
  const lines: Line[] = [];
  const undo: Line[] = [];
  for (const a of accounts.slice(0, MOST)) {
    const who = identity(a);
    if (!who) continue;
    const start: Line = [`${who.setter} -Identity `, { value: who.name }, ...onServer(who.server)];
    lines.push([...start, ` -Replace @{ 'msDS-SupportedEncryptionTypes' = ${AES_ONLY} }`]);
    if (a.types !== undefined) undo.push(a.types.value === 0 ? [...start, " -Clear 'msDS-SupportedEncryptionTypes'"] : [...start, " -Replace @{ 'msDS-SupportedEncryptionTypes' = ", { value: String(a.types.value | 0) }, ' }']);
  }
  if (lines.length === 0) return undefined;
  const rest: Rich = ['Write back what stood there before: -Clear for an empty attribute, -Replace with the former number.'];
  return {
    kind: 'command', id, title, shell: 'powershell', where: 'admin', rights: 'Write msDS-SupportedEncryptionTypes on each account', changes: 'Active Directory',
    undo: undo.length === lines.length ? { lines: undo } : rest, lines,
  };
}

/** Clears USE_DES_KEY_ONLY. */
export function clearDes(accounts: readonly EncryptionAccount[]): CommandBlock | undefined {
  const pairs = accounts.slice(0, MOST).flatMap((a) => {
    const who = identity(a);
    return who ? [(value: string): Line => ['Set-ADAccountControl -Identity ', { value: who.name }, ...onServer(who.server), ` -UseDESKeyOnly ${value}`]] : [];
  });
  if (pairs.length === 0) return undefined;
  return {
    kind: 'command', id: 'clear-des', title: 'clear the DES flag', shell: 'powershell', where: 'admin', rights: 'Write userAccountControl on each account', changes: 'Active Directory',
    undo: { lines: pairs.map((p) => p('$true')) }, lines: pairs.map((p) => p('$false')),
  };
}

/** Lists every account with SPNs, in the form that this tool reads. */
export const listAccounts: CommandBlock = {
  kind: 'command', id: 'list-accounts', title: 'list all accounts with SPNs', shell: 'powershell', where: 'admin', rights: 'Any domain user; Active Directory module', changes: false,
  lines: [
    ['$FormatEnumerationLimit = -1'],
    ["Get-ADObject -LDAPFilter '(servicePrincipalName=*)' -Properties sAMAccountName, objectClass, 'msDS-SupportedEncryptionTypes', pwdLastSet, userAccountControl, servicePrincipalName |"],
    ["  Format-List -Property DistinguishedName, sAMAccountName, objectClass, 'msDS-SupportedEncryptionTypes', pwdLastSet, userAccountControl, servicePrincipalName"],
  ],
};

/** The date from which the domain makes AES keys. */
export const aesDate: CommandBlock = {
  kind: 'command', id: 'aes-date', title: 'since when the domain makes AES keys', shell: 'powershell', where: 'admin', rights: 'Any domain user; Active Directory module', changes: false,
  lines: [
    ["Get-ADGroup -Identity ('{0}-521' -f (Get-ADDomain).DomainSID) -Properties whenCreated |"],
    ['  Format-List -Property Name, SamAccountName, whenCreated'],
  ],
};

/** The switches of a controller. */
export const controllerSwitches: CommandBlock = {
  kind: 'command', id: 'switches', title: 'read the RC4 switches of a domain controller', shell: 'cmd', where: 'dc', rights: 'Sign-in on the domain controller', changes: false,
  lines: [
    ['reg query HKLM\\SYSTEM\\CurrentControlSet\\Services\\KDC /v DefaultDomainSupportedEncTypes'],
    ['reg query HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Policies\\System\\Kerberos\\Parameters'],
  ],
};

/** The events of every controller of the domain. */
export const controllerEvents: CommandBlock = {
  kind: 'command', id: 'events', title: 'read the RC4 events of all domain controllers', shell: 'powershell', where: 'admin', rights: 'Event Log Readers on the domain controllers; Active Directory module', changes: false,
  lines: [
    ['foreach ($dc in (Get-ADDomainController -Filter *).HostName) {'],
    ["  Get-WinEvent -ComputerName $dc -FilterHashtable @{ LogName = 'System'; Id = @(201, 202, 203, 204, 205, 206, 207, 208, 209) } -MaxEvents 40 -ErrorAction SilentlyContinue |"],
    ["    Where-Object { $_.ProviderName -match 'Kdcsvc|Kerberos-Key-Distribution-Center' } |"],
    ['    Format-List -Property TimeCreated, Id, MachineName, ProviderName, Message'],
    ['}'],
  ],
};

/** Asks for tickets and shows their encryption. */
export function proveTickets(spns: readonly string[]): CommandBlock {
  return {
    kind: 'command', id: 'prove', title: 'ask for a ticket and read its encryption', shell: 'cmd', where: 'client', rights: 'Any domain user', changes: 'the ticket cache of this logon session',
    undo: ['Not needed: tickets are fetched again on use. If none come back, sign out and in.'],
    lines: [['klist purge'], ...spns.map((spn): Line => ['klist get ', { value: spn }])],
  };
}
