import { selfRegistrations, type SelfRegistrationId } from '../data/self-registration.ts';
import { spnSources } from '../data/spn-sources.ts';
import type { Block, FileBlock, NoteBlock } from './blocks.ts';
import { checkWithDsacls, checkWithPowershell, grantWithDsacls, grantWithPowershell, showPermissions } from './self-registration.ts';
import { step } from './setspn-blocks.ts';
import { note } from './setspn-notes.ts';
import { handOver } from './setspn-request.ts';

/** Whether the right must be granted on the object of such an account, so that its distinguished name is needed. */
export function needsGrant(id: SelfRegistrationId): boolean {
  return selfRegistrations.some((r) => r.id === id && r.grant !== 'no');
}

const table: Block = {
  kind: 'table',
  id: 'self-kinds',
  caption: 'What a service needs to register its own SPNs, by the account that it runs as',
  columns: ['Account', 'SPNs go on', 'Needs', 'Can write then', 'Sources'],
  rows: selfRegistrations.map(({ account, object, needs, limit, sources }) => [[account], [object], [needs], [limit], [sources.map((s) => spnSources[s].short).join('; ')]]),
};

const security = note('self-security', 'warning',
  'Who takes over the service can then write its SPNs: it can claim names of other services that nobody has registered yet, and receive their tickets. Where port and name are fixed, add the names by hand instead. Grant it on the account alone, never on an OU, and do not make the account a Domain Admin for it.');

const cluster = note('self-cluster', 'warning',
  'Not for failover cluster instances and availability groups: the removal at one node and the registration at the next may reach different domain controllers, and replication then deletes what was just added (KB 2985455). Register virtual names and listeners by hand, once.');

const record = note('self-record', 'info',
  'Keep the output. If SELF has an entry for servicePrincipalName in it already, the right is there, or the undo below would take that entry with it. dsacls may print it as “Validated write to service principal name”: the attribute and that right share one GUID.');

const language = note('self-language', 'info',
  'Run this in cmd: PowerShell ends the command at the semicolon. Where Windows has another display language, dsacls may not know the name SELF; the PowerShell form names it by its SID, S-1-5-10.');

const protectedGroups = note('self-protected', 'info',
  'On a member of a protected group, such as Domain Admins, the entry does not last: within an hour the domain writes the permissions of AdminSDHolder over it.');

const restart = note('self-restart', 'info',
  'SQL Server registers at its next start: ERRORLOG then says “successfully registered” (26059) for each name. 26067 with 0x2098 means that the right is still missing, or that an administrator added the name before; 0x21C7 that another account holds it; 0x200B that the form is not allowed to this account.');

const limits: Readonly<Record<'smsa' | 'machine' | 'none', NoteBlock>> = {
  smsa: note('self-none-needed', 'info', 'No command: at domain functional level Windows Server 2008 R2 and later the account registers its own names. Names of an instance (', { code: ':INSTANCE' }, ') and names of other hosts are added by hand, with Add.'),
  machine: note('self-none-needed', 'info', 'No command: the computer account has the validated write already. It cannot write a name with an instance (', { code: 'MSSQLSvc/sql05.corp.example:SALES' }, ') or with another host, such as a listener or virtual name: SQL Server then logs 26067 with 0x200B. Add those by hand. TCP clients need the form with the port, which it can write.'),
  none: note('self-none-needed', 'warning', 'No command: the account has no object in the directory, so nobody can add an SPN for it. Let the service run as a virtual account, a managed service account or a domain user.'),
};

const contested = note('self-gmsa', 'warning',
  'Contested: Microsoft describes automatic management of SPNs for managed accounts once they have the right; field reports show 26067 until it is granted. Look first: if SELF has the validated write, names with a port should work without the grant.');

/**
 * What a service needs to register its own SPNs: for the kinds that need a grant the commands on the account's distinguished name, for the others why not.
 *
 *     selfBlocks('user', 'CN=svc-sql05,OU=Service Accounts,DC=corp,DC=example')
 *
 * Sources: with each row of src/data/self-registration.ts.
 */
export function selfBlocks(id: SelfRegistrationId, dn: string | undefined): readonly Block[] {
  if (id !== 'user' && id !== 'gmsa') return [table, limits[id], ...(id === 'none' ? [] : [...(dn === undefined ? [] : [checkWithDsacls(dn), checkWithPowershell(dn)]), cluster])];
  if (dn === undefined) return [table];
  return [
    table,
    security,
    cluster,
    ...(id === 'gmsa' ? [contested] : []),
    step('step-look', '1 Look and keep the output'),
    showPermissions(dn),
    record,
    step('step-grant', '2 Grant, one of the two'),
    grantWithDsacls(dn),
    language,
    grantWithPowershell(dn),
    protectedGroups,
    step('step-check', '3 Look again'),
    checkWithDsacls(dn),
    checkWithPowershell(dn),
    restart,
    step('step-hand-over', 'Hand over'),
    request(dn),
  ];
}

function request(dn: string): FileBlock {
  return handOver({
    ask: 'Please let the account register its own SPNs.',
    why: [['The service on ', { value: dn }], ['writes its SPNs at each start. Without the right it logs 26067 with 0x2098, and clients get NTLM or an error.']],
    effect: [['SELF gets Read and Write servicePrincipalName on this one account, on nothing below it.'], ['The service uses it from its next start; nothing changes for users before. A service that is taken over could claim unregistered names.']],
    look: [showPermissions(dn)],
    changes: [grantWithPowershell(dn)],
    verify: [checkWithPowershell(dn)],
    expect: 'must show ReadProperty, WriteProperty. After a restart of the service ERRORLOG must say 26059 for each name.',
    undo: [['It removes exactly this entry. If SELF had an entry for the attribute before, write that one again. Never dsacls /R SELF.']],
    wait: [['Other domain controllers know the permission after replication: restart the service after that.'], ['A client that missed the SPN may remember that for 15 minutes: klist purge there, then wait.'], ['Connection pools keep old logons: restart the application.']],
    name: 'spn-self-registration',
  });
}
