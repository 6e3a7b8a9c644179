/**
 * situations:
 * 1. Logons fail with "Cannot generate SSPI context" from one application and work from SSMS. Which SPN does each of the two ask for, and what does it get?
 * 2. Before NTLM is switched off somebody must say which connections then fail, and with what message.
 * 3. A newcomer is told "it falls back to NTLM" and asks why it did not this time: what would have to differ?
 */
import { readInputs } from '../core/inputs.ts';
import { predict } from '../core/outcome/predict.ts';
import { spnSources } from '../data/spn-sources.ts';
import { outcomeBlocks } from './outcome/blocks.ts';
import { outcomeExamples } from './outcome/examples.ts';
import { driverOptions, placeOptions, resolutionOptions, trustOptions, userOptions, whatIf } from './outcome/options.ts';
import { readForm } from './outcome/read.ts';
import { sceneOf } from './outcome/scene.ts';
import type { Tool } from './tool.ts';

export const outcome: Tool = {
  id: 'outcome',
  title: 'Which authentication will I get?',
  lead: 'Kerberos, NTLM or a failure: say what the client connects to, with which driver, and where the SPN stands. The answer names the SPN that is asked for, the message that is shown, the traces in the logs, and each reason.',
  description: 'Predicts Kerberos, NTLM or failure from the connection string, the driver, name resolution and the place of the SPN, with the exchange drawn and the failing step marked.',
  searches: ['kerberos or ntlm', 'which authentication', 'why ntlm', 'why no fallback', 'predict authentication', 'what happens if the spn is missing', 'cannot generate sspi context why', 'what if ntlm is disabled', 'auth_scheme'],
  fields: [
    { id: 'server', group: 'Connection', label: 'Server', kind: 'text', initial: '', context: 'server', placeholder: 'sql05.corp.example,1433', hint: 'As in the connection string: tcp:, \\INSTANCE and ,PORT count.' },
    { id: 'driver', label: 'Driver', kind: 'select', initial: 'msodbcsql@windows', options: driverOptions },
    { id: 'version', label: 'Its version', kind: 'text', initial: '', placeholder: '5.2.0', hint: 'Empty: every version is answered.' },
    { id: 'logon', label: 'Logon', kind: 'choice', initial: 'windows', options: [{ value: 'windows', label: 'Windows (integrated)' }, { value: 'sql', label: 'SQL login' }] },
    { id: 'resolves', group: 'Name resolution', label: 'The name leads', kind: 'select', initial: 'straight', options: resolutionOptions },
    { id: 'target', label: 'That name', kind: 'text', initial: '', placeholder: 'sql05.corp.example', when: { field: 'resolves', is: ['cname', 'reverse', 'hosts', 'sql-alias'] } },
    { id: 'domain', label: 'Domain of the server', kind: 'text', initial: '', context: 'domain', placeholder: 'corp.example', hint: 'Completes a short name.' },
    { id: 'port', label: 'Port of the instance', kind: 'text', initial: '', inputmode: 'numeric', context: 'port', placeholder: '1433', hint: 'What SQL Server Browser returns when the string has none.' },
    { id: 'account', group: 'Directory', label: 'Runs as', kind: 'text', initial: '', context: 'account', placeholder: 'CORP\\svc-sql05' },
    { id: 'place', label: 'The SPN stands', kind: 'select', initial: 'right', options: placeOptions },
    { id: 'other', label: 'Other account', kind: 'text', initial: '', placeholder: 'SQL05$', when: { field: 'place', is: ['other', 'both', 'both-domains'] } },
    { id: 'spns', label: 'Registered SPNs', kind: 'lines', initial: '', placeholder: 'MSSQLSvc/sql05.corp.example:1433', hint: 'One a line. Empty: the usual ones of the full name.' },
    { id: 'trust', group: 'User', label: 'Comes from', kind: 'select', initial: 'same-forest', options: trustOptions },
    { id: 'user', label: 'Account of the user', kind: 'select', initial: 'ok', options: userOptions },
    { id: 'whatIf', group: 'What if', label: 'What if', kind: 'checks', initial: '', options: whatIf },
  ],
  examples: outcomeExamples,
  pages: ['kerberos-or-ntlm', 'how-drivers-build-the-spn', 'cannot-generate-sspi-context', 'kerb-spn-wrong-account', 'kerb-spn-missing', 'kerb-spn-duplicate', 'ntlm-retirement', 'verify-authentication-method'],
  sources: [
    spnSources.sspiContext, spnSources.registerSpn, spnSources.sqlClient, spnSources.jdbc, spnSources.odbcLinux, spnSources.errorRules, spnSources.consistentAuth, spnSources.authType, spnSources.protectedUsers, spnSources.restrictNtlm, spnSources.rc4Change,
  ],
  run(input) {
    const form = readInputs(input);
    const said = readForm(form);
    const scene = said && sceneOf(said);
    return { errors: form.errors, leftOut: form.leftOut, blocks: scene ? outcomeBlocks(predict(scene.situation), scene) : [] };
  },
};
