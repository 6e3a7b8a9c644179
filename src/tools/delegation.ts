/**
 * situations:
 * 1. A linked server answers on the server itself and gives "Login failed for user 'NT AUTHORITY\ANONYMOUS LOGON'" from every desk.
 * 2. The directory team refuses "trusted for delegation to any service" and asks the DBA which other kind would do.
 * 3. Delegation was set up years ago, the back end moved to another port or account, and reports fail since.
 */
import { backEnd, backEndText, partyHolder, type DelegationPlan, type FrontService, type Party } from '../core/delegation/plan.ts';
import { planBlocks } from '../core/delegation/result.ts';
import { seenAccounts, seenAs, type SeenAccount } from '../core/delegation/seen.ts';
import { readInputs, type Inputs } from '../core/inputs.ts';
import { accountName, dnsDomain, hostName, serviceAccount } from '../core/names.ts';
import { tsqlIdentifier } from '../core/quoting.ts';
import { adExport } from '../core/readers/ad-export.ts';
import { getAdObject } from '../core/readers/get-ad-object.ts';
import type { Reader, Reading } from '../core/readers/reader.ts';
import { setspnList } from '../core/readers/setspn-list.ts';
import { sqlcheckReport } from '../core/readers/sqlcheck-report.ts';
import type { Rule } from '../core/rule.ts';
import { prepare } from '../core/text/prepare.ts';
import { delegationSources } from '../data/delegation-sources.ts';
import { toEnd } from '../core/steps.ts';
import type { Output, Tool, Values } from './tool.ts';

const READERS: readonly Reader<unknown>[] = [getAdObject, adExport, setspnList, sqlcheckReport];

/** The name of a linked server. */
const linkName: Rule = {
  id: 'linked-server',
  allows: '1 to 128 visible characters, as sys.servers shows the name.',
  source: 'Microsoft: sp_addlinkedserver',
  refuses: (value) => {
    const quoted = tsqlIdentifier(value);
    return quoted.ok ? (/[\p{Cf}\u00a0\u2028\u2029]/u.test(value) ? 'has an invisible character' : /\$\(/.test(value) ? 'has $(, which sqlcmd replaces' : undefined) : quoted.refusal.reason;
  },
};

function readParty(form: Inputs, field: 'frontAccount' | 'backAccount', host: string | undefined, domain: string | undefined, seen: readonly SeenAccount[]): Party | undefined {
  const account = form.text(field, serviceAccount);
  if (account === undefined) {
    const what = field === 'frontAccount' ? 'the front end' : 'the back end';
    form.leftOut.push({ field, says: form.refused(field) ? `Nothing for the account of ${what}: it is refused.` : `Nothing about the account of ${what}: it is missing.` });
    return undefined;
  }
  const holder = partyHolder(account, host ?? '');
  if (typeof holder === 'string') {
    form.errors[field] = { rule: serviceAccount.id, allows: serviceAccount.allows, reason: holder, given: account };
    form.leftOut.push({ field, says: 'No command for this account: it has no object in the directory that the commands could name.' });
    return undefined;
  }
  const found = seenAs(seen, holder.sam, domain);
  return { account, holder, ...(found ? { seen: found } : {}), ...(domain === undefined ? {} : { domain }) };
}

/** Reads the form and the texts, and plans; yields the share that is done. */
function* work(input: Values): Generator<number, Output> {
  const form = readInputs(input);
  const service = form.choice<FrontService>('service', ['sql', 'ssrs', 'ssas', 'iis', 'other']);
  const entry = form.choice('entry', ['kerberos', 'local', 'other']);
  const where = form.choice('where', ['same', 'domain', 'forest']);
  const guard = form.choice('guard', ['unknown', 'on', 'off']);
  const controllers = form.choice('controllers', ['2012', 'older', 'unknown']);
  if (!service || !entry || !where || !guard || !controllers) {
    return { errors: form.errors, leftOut: Object.keys(form.errors).map((field) => ({ field, says: 'No plan: an option is not known.' })), blocks: [] };
  }
  const paste = prepare(Object.hasOwn(input, 'paste') ? String(input['paste']) : '');
  const readings: Reading[] = [];
  for (const [i, reader] of READERS.entries()) {
    for (const reading of reader.read(paste)) readings.push(reading);
    yield (0.9 * (i + 1)) / READERS.length;
  }
  const seen = seenAccounts(readings);
  const frontHost = form.text('frontHost', hostName);
  const frontDomain = form.text('frontDomain', dnsDomain);
  const ownDomain = where === 'same' ? frontDomain : form.text('backDomain', dnsDomain);
  const link = service === 'sql' ? form.text('link', linkName) : undefined;
  const user = form.text('user', accountName);
  const given = form.lines('backs', backEndText);
  const backEnds = given.map((g) => backEnd(g, ownDomain));
  const front = readParty(form, 'frontAccount', frontHost, frontDomain, seen);
  const back = readParty(form, 'backAccount', backEnds[0] === undefined ? undefined : hostIn(backEnds[0].spns[0]), ownDomain, seen);
  if (given.length === 0) form.leftOut.push({ field: 'backs', says: form.refused('backs') ? 'No SPN of the back end: what is given is refused.' : 'No SPN of the back end: the server is missing.' });
  else if (form.refused('backs')) form.leftOut.push({ field: 'backs', says: 'Nothing for a refused line. The others are complete.' });
  for (const field of ['frontHost', 'frontDomain', 'backDomain', 'link', 'user'] as const) if (form.refused(field)) form.leftOut.push({ field, says: 'What is refused here is left out of the plan.' });
  if (!front && !back && given.length === 0) return { errors: form.errors, leftOut: form.leftOut, blocks: [] };
  const person = user === undefined ? undefined : { account: user, seen: seenAs(seen, user) };
  const plan: DelegationPlan = {
    service, entry, where, guard, controllers, backEnds, seen,
    ...(person ? { user: { account: person.account, ...(person.seen ? { seen: person.seen } : {}) } } : {}),
    ...(frontHost === undefined ? {} : { frontHost }), ...(front ? { front } : {}), ...(back ? { back } : {}), ...(link === undefined ? {} : { link }),
  };
  return { errors: form.errors, leftOut: form.leftOut, blocks: planBlocks(plan, paste.lines.map((l) => l.raw)) };
}

const LISTED = (targets: string, admits: string, memberOf = '{}'): string =>
  [
    'DistinguishedName                    : CN=svc-sql05,OU=Service Accounts,DC=corp,DC=example',
    'SamAccountName                       : svc-sql05',
    'Enabled                              : True',
    'ServicePrincipalNames                : {MSSQLSvc/sql05.corp.example:1433, MSSQLSvc/sql05.corp.example}',
    'TrustedForDelegation                 : False',
    'TrustedToAuthForDelegation           : False',
    `msDS-AllowedToDelegateTo             : ${targets}`,
    'AccountNotDelegated                  : False',
    '',
    'DistinguishedName                    : CN=svc-sql06,OU=Service Accounts,DC=corp,DC=example',
    'SamAccountName                       : svc-sql06',
    'Enabled                              : True',
    'ServicePrincipalNames                : {MSSQLSvc/sql06.corp.example:1433, MSSQLSvc/sql06.corp.example}',
    `PrincipalsAllowedToDelegateToAccount : ${admits}`,
    '',
    'DistinguishedName   : CN=Alice,OU=Staff,DC=corp,DC=example',
    'SamAccountName      : alice',
    'AccountNotDelegated : False',
    `MemberOf            : ${memberOf}`,
  ].join('\n');

const LINK = { user: 'CORP\\alice', service: 'sql', frontHost: 'sql05.corp.example', frontAccount: 'CORP\\svc-sql05', backs: 'sql06.corp.example,1433', backAccount: 'CORP\\svc-sql06', link: 'SQL06' } as const;

export const delegation: Tool = {
  id: 'delegation',
  title: 'Delegation planner',
  lead: 'A server in the middle that connects onwards for the user: what blocks it, which kind of delegation is the smallest that works, and the commands with their undo.',
  description: 'Plans Kerberos delegation for linked servers, report servers, Analysis Services and web sites: what blocks the second hop, resource-based before constrained before unconstrained, commands, undo, waiting and proof.',
  searches: ['double hop', 'linked server anonymous logon', 'kerberos delegation', 'constrained delegation', 'resource-based constrained delegation', 'PrincipalsAllowedToDelegateToAccount', 'msDS-AllowedToDelegateTo', 'trusted for delegation', 'account is sensitive and cannot be delegated', 'protocol transition'],
  fields: [
    { id: 'service', group: 'Middle server', label: 'Service', kind: 'choice', initial: 'sql', options: [{ value: 'sql', label: 'SQL Server, linked server' }, { value: 'ssrs', label: 'Report server' }, { value: 'ssas', label: 'Analysis Services' }, { value: 'iis', label: 'Web site' }, { value: 'other', label: 'Other' }] },
    { id: 'frontHost', label: 'Host', kind: 'text', initial: '', context: 'server', placeholder: 'sql05.corp.example', hint: 'The name under which users reach it.' },
    { id: 'frontAccount', label: 'Runs as', kind: 'text', initial: '', context: 'account', placeholder: 'CORP\\svc-sql05', hint: 'DOMAIN\\NAME, a gMSA with its $, NT SERVICE\\MSSQLSERVER, LocalSystem.' },
    { id: 'frontDomain', label: 'Domain', kind: 'text', initial: '', context: 'domain', placeholder: 'corp.example', hint: 'DNS name. Completes short names of the back end in the same domain.' },
    { id: 'entry', label: 'Users reach it', kind: 'choice', initial: 'kerberos', options: [{ value: 'kerberos', label: 'by Kerberos' }, { value: 'local', label: 'on the machine itself' }, { value: 'other', label: 'by another logon' }] },
    { id: 'backs', group: 'Back end', label: 'Servers or SPNs', kind: 'lines', initial: '', placeholder: 'sql06.corp.example,1433', hint: 'One a line, all under one account: the data source of the link, or an SPN such as cifs/files.corp.example.' },
    { id: 'backAccount', label: 'Runs as', kind: 'text', initial: '', placeholder: 'CORP\\svc-sql06', hint: 'For a virtual account or Local System: the computer account is meant.' },
    { id: 'where', label: 'Lies in', kind: 'choice', initial: 'same', options: [{ value: 'same', label: 'the same domain' }, { value: 'domain', label: 'another domain' }, { value: 'forest', label: 'another forest' }] },
    { id: 'backDomain', label: 'Its domain', kind: 'text', initial: '', placeholder: 'emea.corp.example', when: { field: 'where', is: ['domain', 'forest'] } },
    { id: 'link', label: 'Linked server', kind: 'text', initial: '', placeholder: 'SQL06', hint: 'Its name in sys.servers.', when: { field: 'service', is: ['sql'] } },
    { id: 'user', group: 'User and clients', label: 'User', kind: 'text', initial: '', placeholder: 'CORP\\alice' },
    { id: 'guard', label: 'Credential Guard on the client', kind: 'choice', initial: 'unknown', options: [{ value: 'unknown', label: 'Not known' }, { value: 'on', label: 'On' }, { value: 'off', label: 'Off' }] },
    { id: 'controllers', label: 'Domain controllers', kind: 'choice', initial: '2012', options: [{ value: '2012', label: 'Windows Server 2012 or later' }, { value: 'older', label: 'Some before 2012' }, { value: 'unknown', label: 'Not known' }] },
    { id: 'paste', group: 'What is there', label: 'Text', kind: 'paste', initial: '', hint: 'Lists of the accounts (Get-ADUser, Get-ADComputer, Get-ADServiceAccount), exports, setspn -L, SQLCheck. The plan below prints the command.' },
  ],
  examples: [
    { label: 'Linked server, no delegation', values: { ...LINK, paste: LISTED('{}', '{}') } },
    { label: 'List without the port', values: { ...LINK, paste: LISTED('{MSSQLSvc/sql06.corp.example}', '{}') } },
    { label: 'Virtual accounts, other domain', values: { ...LINK, frontAccount: 'NT SERVICE\\MSSQLSERVER', frontDomain: 'corp.example', backs: 'sql06\\SALES,50141', backAccount: 'LocalSystem', where: 'domain', backDomain: 'emea.corp.example', guard: 'on' } },
    { label: 'Protected user', values: { ...LINK, paste: LISTED('{}', '{CN=svc-sql05,OU=Service Accounts,DC=corp,DC=example}', '{CN=Protected Users,CN=Users,DC=corp,DC=example}') } },
    { label: 'Report server, another logon', values: { service: 'ssrs', frontHost: 'rs01.corp.example', frontAccount: 'CORP\\svc-rs', entry: 'other', backs: 'MSSQLSvc/sql05.corp.example:1433', backAccount: 'CORP\\gmsa-sql$', user: 'CORP\\alice' } },
  ],
  pages: ['kerb-double-hop-delegation', 'verify-authentication-method', 'kerb-spn-missing', 'service-account-changes'],
  sources: delegationSources,
  run: (input) => toEnd(work(input)),
  steps: work,
};

/** The host of an SPN, for accounts that are the computer to the network. */
function hostIn(spn: string | undefined): string | undefined {
  return spn?.split('/')[1]?.split(':')[0];
}
