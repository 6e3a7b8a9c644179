import { spnAuditJudge } from '../core/judges/spn-audit.ts';
import { spnChangeJudge } from '../core/judges/spn-change.ts';
import { spnListJudge } from '../core/judges/spn-list.ts';
import { setspnChange } from '../core/readers/setspn-change.ts';
import { setspnList } from '../core/readers/setspn-list.ts';
import { spnSources } from '../data/spn-sources.ts';
import type { Check } from './check.ts';
import { besideSpns } from './spn-readers.ts';

const own = [setspnList, setspnChange];

export const spnList: Check = {
  id: 'spn-list',
  title: 'Does the service account hold the SPNs?',
  purpose: 'The list of one account shows what clients can ask for, entries left from an old port or host, and entries that no client ever asks for.',
  commands: [
    { id: 'account', title: 'list the service account', shell: 'cmd', lines: ['setspn -L {{account}}'], where: 'admin', rights: 'Any domain user', changes: false },
    { id: 'account-powershell', title: 'list the service account, from PowerShell', shell: 'powershell', lines: ["setspn -L '{{account}}'"], where: 'admin', rights: 'Any domain user', changes: false },
    { id: 'computer', title: 'list the computer account: virtual account, LocalSystem, NETWORK SERVICE', shell: 'cmd', lines: ['setspn -C -L {{server}}'], where: 'admin', rights: 'Any domain user', changes: false },
  ],
  readers: own,
  beside: besideSpns(own),
  judges: [spnListJudge, spnChangeJudge, spnAuditJudge],
  paste: 'The output of setspn -L with its first line, best with the command above it. Beside it what says which account runs the service: sys.dm_server_services, Get-CimInstance Win32_Service, the first lines of ERRORLOG.',
  samples: {
    fine: `C:\\>setspn -L CORP\\svc-sql05
Registered ServicePrincipalNames for CN=svc-sql05,OU=Service Accounts,DC=corp,DC=example:
\tMSSQLSvc/sql05.corp.example:1433
\tMSSQLSvc/sql05.corp.example
\tMSSQLSvc/sql05.corp.example:SALES
`,
    problem: `C:\\>setspn -L CORP\\svc-sql05
Registered ServicePrincipalNames for CN=svc-sql05,OU=Service Accounts,DC=corp,DC=example:
\tMSSQLSvc/sql05
\tMSSQLSvc/sql05.corp.example\\SALES
\tMSSQLSvc/sql05.corp.example:49823
`,
  },
  manual: { fine: 'The name and port that clients use are in the list', problem: 'They are not, or only as a short name, an old port or with a backslash' },
  causes: ['kerb-spn-missing', 'kerb-spn-wrong-account', 'kerb-spn-duplicate', 'kerb-account', 'kerb-encryption-type'],
  pages: ['spn-format', 'spn-registration', 'kerb-spn-missing', 'setspn-reference'],
  sources: [spnSources.setspn, spnSources.registerSpn, spnSources.serviceAccounts],
};
