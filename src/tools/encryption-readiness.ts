/**
 * situations:
 * 1. Domain controllers get the updates of July 2026 next week, and nobody knows which service accounts have no AES keys.
 * 2. Since last night SQL Server logons fail with 0x80090342 through one domain controller and work through another.
 * 3. An audit demands "no RC4", and the owner of an old service account asks whether its password must be changed for that.
 */
import type { Block, FindingBlock } from '../core/blocks.ts';
import { assess, type Assessed } from '../core/encryption-readiness/assess.ts';
import { collect, type Collected } from '../core/encryption-readiness/collect.ts';
import { controllerFindings, eventFindings } from '../core/encryption-readiness/controller-findings.ts';
import { accountFindings } from '../core/encryption-readiness/findings.ts';
import { accountCsv, accountTable, collectBlocks, ordered, remedyBlocks, uncertainties } from '../core/encryption-readiness/result.ts';
import { readInputs } from '../core/inputs.ts';
import { kerberosEventsJudge } from '../core/judges/kerberos-events.ts';
import { findingOf } from '../core/judges/finding.ts';
import { registryReaders } from '../core/judges/registry-state.ts';
import { adExport } from '../core/readers/ad-export.ts';
import { getAdObject } from '../core/readers/get-ad-object.ts';
import { kerberosEvents } from '../core/readers/kerberos-events.ts';
import { readingsOf, type Reader, type Reading } from '../core/readers/reader.ts';
import { isoDate } from '../core/form-rules.ts';
import { prepare, type Paste } from '../core/text/prepare.ts';
import { controllerLevels, rc4Sources, type ControllerLevel } from '../data/rc4-hardening.ts';
import { toEnd } from '../core/steps.ts';
import type { Output, Tool, Values } from './tool.ts';

const READERS: readonly Reader<unknown>[] = [getAdObject, adExport, kerberosEvents, ...registryReaders];

const LEVELS = ['unknown', ...controllerLevels.map((l) => l.id)] as unknown as readonly ['unknown', ...ControllerLevel[]];

function* work(values: Values): Generator<number, Output> {
  const form = readInputs(values);
  const level = form.choice('level', LEVELS);
  const given = form.text('aesSince', isoDate);
  if (form.refused('aesSince')) form.leftOut.push({ field: 'aesSince', says: 'Password dates are compared with the years 2008 and 2015 only: the date is refused.' });
  if (level === undefined) form.leftOut.push({ field: 'level', says: 'Not said what happens today: the option is not known.' });
  const text = Object.hasOwn(values, 'paste') ? String(values['paste']) : '';
  const done = (blocks: readonly Block[]): Output => ({ errors: form.errors, leftOut: form.leftOut, blocks });
  if (text.trim() === '') {
    form.leftOut.push({ field: 'paste', says: 'No account to judge: paste a list, an export, events or registry output.' });
    return done([...collectBlocks(), uncertainties]);
  }
  const paste = prepare(text);
  yield 0.1;
  const readings: Reading[] = [];
  for (const [i, reader] of READERS.entries()) {
    for (const reading of reader.read(paste)) readings.push(reading);
    yield 0.1 + (0.6 * (i + 1)) / READERS.length;
  }
  const found = collect(paste, readings);
  const since = given ?? found.aesSince?.value.iso ?? (found.aesSince === undefined ? undefined : `${found.aesSince.value.year}-12-31`);
  yield 0.8;
  const rows = ordered(found.accounts.map((a) => assess(a, found.switches, level === 'unknown' ? undefined : level, since)));
  const raws = paste.lines.map((l) => l.raw);
  const findings = [...judgements(found, rows, raws), ...noKeyFindings(readings, paste, raws)];
  if (findings.length === 0) {
    form.leftOut.push({ field: 'paste', says: readings.length === 0 ? 'Nothing in the text was understood.' : 'The text was read, and it says nothing about encryption types.' });
    return done([...collectBlocks(), uncertainties]);
  }
  return done([...findings, ...accountTable(rows), ...accountCsv(rows), ...remedyBlocks(rows), uncertainties]);
}

function judgements(found: Collected, rows: readonly Assessed[], raws: readonly string[]): readonly FindingBlock[] {
  return [...eventFindings(found, raws), ...accountFindings(rows, raws), ...controllerFindings(found, raws)].sort((a, b) => WEIGHT[a.verdict] - WEIGHT[b.verdict]);
}

const WEIGHT = { problem: 0, open: 1, fine: 2 } as const;
const MOST_EVENTS = 5;

/** Events 14, 16, 26 and 27, as the check of events says them. */
function noKeyFindings(readings: readonly Reading[], paste: Paste, raws: readonly string[]): readonly FindingBlock[] {
  const own = readingsOf(readings, kerberosEvents).filter((r) => r.facts.events.some((e) => e.kind === 'no-key'));
  return kerberosEventsJudge.judge(own, {}, paste).slice(0, MOST_EVENTS).map((j, i) => ({ ...findingOf(j, raws), id: `no-key-${i + 1}` }));
}

const LISTED = [
  'DistinguishedName             : CN=svc-sql05,OU=Service Accounts,DC=corp,DC=example',
  'SamAccountName                : svc-sql05',
  'ObjectClass                   : user',
  'msDS-SupportedEncryptionTypes : ',
  'PasswordLastSet               : 2/14/2006 9:00:00 AM',
  'ServicePrincipalNames         : {MSSQLSvc/sql05.corp.example:1433}',
  '',
  'DistinguishedName             : CN=svc-web,OU=Service Accounts,DC=corp,DC=example',
  'SamAccountName                : svc-web',
  'ObjectClass                   : user',
  'msDS-SupportedEncryptionTypes : 4',
  'PasswordLastSet               : 11/3/2024 1:15:13 AM',
  'ServicePrincipalNames         : {HTTP/web01.corp.example}',
  '',
  'DistinguishedName             : CN=gmsa-sql,CN=Managed Service Accounts,DC=corp,DC=example',
  'SamAccountName                : gmsa-sql$',
  'ObjectClass                   : msDS-GroupManagedServiceAccount',
  'msDS-SupportedEncryptionTypes : 28',
  'PasswordLastSet               : 6/20/2026 4:02:10 AM',
  'ServicePrincipalNames         : {MSSQLSvc/sql06.corp.example:1433}',
];

const SWITCHES = [
  'C:\\>reg query HKLM\\SYSTEM\\CurrentControlSet\\Services\\KDC /v DefaultDomainSupportedEncTypes',
  'ERROR: The system was unable to find the specified registry key or value.',
  '',
  'C:\\>',
];

const EVENT = [
  'TimeCreated  : 7/16/2026 6:12:44 AM',
  'Id           : 209',
  'ProviderName : Kdcsvc',
  'Message      : The Key Distribution Center (KDC) blocked cipher usage because service msds-SupportedEncryptionTypes is configured to only support AES-SHA1 but the service account does not have AES-SHA1 keys.',
  '               ',
  '               Service Information:',
  '                   Service Name:        svc-sql05',
  '                   msds-SupportedEncryptionTypes: 0x18 (AES128-SHA96, AES256-SHA96)',
  '                   Available Keys:      RC4',
];

const ROLLBACK = [
  'HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Policies\\System\\Kerberos\\Parameters',
  '    RC4DefaultDisablementPhase    REG_DWORD    0x1',
];

export const encryptionReadiness: Tool = {
  id: 'encryption-readiness',
  title: 'RC4 to AES readiness',
  lead: 'Which service tickets stop when domain controllers assume AES only (CVE-2026-20833), what to set, and whether an account needs a new password.',
  description: 'Reads account lists, exports, domain controller events and registry output: which tickets stop with the updates of April and July 2026, which accounts lack AES keys, what to set, and how to take it back.',
  searches: ['rc4 kerberos july 2026', 'CVE-2026-20833', 'KB5073381', 'msDS-SupportedEncryptionTypes', 'DefaultDomainSupportedEncTypes', 'RC4DefaultDisablementPhase', 'kdcsvc 201', 'aes keys password reset', '0x80090342', 'which accounts use rc4'],
  fields: [
    { id: 'paste', group: 'Accounts, events, switches', label: 'Text', kind: 'paste', initial: '', hint: 'Get-ADUser, Get-ADComputer, Get-ADServiceAccount or Get-ADObject lists and tables, CSV and LDIF exports; events 201 to 209, 14, 16, 27, 4768, 4769; reg query of a domain controller. Together or one at a time.' },
    {
      id: 'level', group: 'Domain controllers', label: 'Updates on the domain controllers', kind: 'select', initial: 'unknown', hint: 'Where they differ, what is refused comes and goes with the controller: choose the newest.',
      options: [{ value: 'unknown', label: 'not known, or different ones' }, ...controllerLevels.map((l) => ({ value: l.id, label: l.label }))],
    },
    { id: 'aesSince', label: 'AES keys since', kind: 'text', initial: '', placeholder: '2009-03-14', hint: 'Creation date of the group Read-only Domain Controllers. Without it only passwords before 2008 and after 2015 are beyond doubt.' },
  ],
  examples: [
    { label: 'Three service accounts, July 2026', values: { paste: [...LISTED, '', ...SWITCHES].join('\n'), level: 'july', aesSince: '2009-03-14' } },
    { label: 'An event of a domain controller', values: { paste: EVENT.join('\n'), level: 'july' } },
    { label: 'Way back still in use', values: { paste: [...ROLLBACK, '', ...LISTED].join('\n'), level: 'april', aesSince: '2009-03-14' } },
  ],
  pages: ['rc4-in-kerberos', 'kerb-encryption-type', 'service-account-changes'],
  sources: rc4Sources,
  run: (values) => toEnd(work(values)),
  steps: work,
};
