/**
 * situations:
 * 1. Users of one instance fail with "The target principal name is incorrect". The DBA has a SQLCheck report and what setspn -L printed for two accounts,
 *    and wants to know what to ask the directory team for.
 * 2. The directory team exports every SPN of the forest before a migration of service accounts: which names of SQL Server are on wrong accounts, which twice?
 * 3. Kerberos Configuration Manager says "Required SPN is missing" and hands out a script. Is the SPN really missing, or on another account, and is the script safe?
 */
import { spnSources } from '../../data/spn-sources.ts';
import type { ToolForm } from '../tool.ts';
import { auditExamples } from './examples.ts';

export const spnAuditForm: ToolForm = {
  id: 'spn-audit',
  title: 'SPN audit',
  lead: 'Paste what setspn, SQLCheck, Kerberos Configuration Manager, dbatools, Get-ADUser or ERRORLOG printed, in any mix. Every SPN that your instances need is judged, and one ordered plan repairs what is wrong, with its undo.',
  description: 'Reads setspn, SQLCheck, Kerberos Configuration Manager, dbatools, directory exports and ERRORLOG together: which SPN is missing, on the wrong account, twice, stale or malformed, and the repair plan.',
  searches: [
    'spn audit', 'check spns', 'spn report', 'setspn output', 'sqlcheck spn', 'kerberos configuration manager alternative', 'duplicate spn', 'missing spn', 'spn on wrong account', 'test-dbaspn', 'export spns', 'audit all spns of the forest',
  ],
  fields: [
    {
      id: 'text', label: 'What was printed', kind: 'paste', initial: '',
      placeholder: 'setspn -L, -Q, -X, -S · SQLCheck report · KCM script or statuses · Test-DbaSpn, Test-DbaKerberos · Get-ADUser, Get-ADComputer · CSV or LDIF export · ERRORLOG · sc qc, Win32_Service',
      hint: 'Everything in one go, in any order, with the commands where you have them.',
    },
    {
      id: 'services', label: 'Instances and accounts', kind: 'lines', initial: '', context: '{{fqdn}},{{port}} = {{account}}', placeholder: 'sql05.corp.example,1433 = CORP\\svc-sql05',
      hint: 'Optional, one a line: HOST, HOST\\INSTANCE or HOST,PORT, then = and the account that runs it. What the paste tells need not stand here.',
    },
    {
      id: 'scope', label: 'The paste covers', kind: 'checks', initial: '', options: [{ value: 'forest', label: 'every account of the forest (an export)' }],
      hint: 'Then what does not stand in it counts as missing.',
    },
  ],
  examples: auditExamples,
  pages: ['kerb-spn-wrong-account', 'kerb-spn-missing', 'kerb-spn-duplicate', 'spn-registration', 'setspn-reference', 'sqlcheck', 'kerberos-configuration-manager', 'availability-group-listener'],
  sources: [
    spnSources.registerSpn, spnSources.sspiContext, spnSources.setspn, spnSources.uniqueness, spnSources.serviceAccounts, spnSources.sqlCheck, spnSources.clusterNote, spnSources.dbatools, spnSources.errorRules, spnSources.spnMappings,
  ],
};
