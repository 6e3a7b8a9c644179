import { dbatoolsJudge } from '../core/judges/dbatools.ts';
import { spnAuditJudge } from '../core/judges/spn-audit.ts';
import { spnQueryJudge } from '../core/judges/spn-query.ts';
import { dbatoolsKerberos } from '../core/readers/dbatools-kerberos.ts';
import { dbatoolsSpn } from '../core/readers/dbatools-spn.ts';
import { setspnQuery } from '../core/readers/setspn-query.ts';
import { spnSources } from '../data/spn-sources.ts';
import type { Check } from './check.ts';
import { besideSpns } from './spn-readers.ts';

const own = [setspnQuery, dbatoolsSpn, dbatoolsKerberos];

export const spnQuery: Check = {
  id: 'spn-query',
  title: 'Is the SPN on one account, the right one?',
  purpose: 'A ticket for an SPN on the wrong account fails, an SPN on no account gives NTLM, and on two accounts either. Only the account that runs the service may hold it.',
  commands: [
    { id: 'forest', title: 'query the SPN in the whole forest', shell: 'cmd', lines: ['setspn -F -Q {{spn}}'], where: 'admin', rights: 'Any domain user', changes: false },
    { id: 'forest-powershell', title: 'query the SPN in the whole forest, from PowerShell', shell: 'powershell', lines: ["setspn -F -Q '{{spn}}'"], where: 'admin', rights: 'Any domain user', changes: false },
    { id: 'host', title: 'every SQL Server SPN of this host', shell: 'cmd', lines: ['setspn -F -Q MSSQLSvc/{{server}}*'], where: 'admin', rights: 'Any domain user', changes: false },
    { id: 'dbatools', title: 'the SPNs that a server needs, with dbatools', shell: 'powershell', lines: ["Test-DbaSpn -ComputerName '{{fqdn}}' | Format-List"], where: 'admin', rights: 'Any domain user; local administrator on the server. The module dbatools must be there', changes: false },
  ],
  readers: own,
  beside: besideSpns(own),
  judges: [spnQueryJudge, dbatoolsJudge, spnAuditJudge],
  paste: 'The whole output of setspn -Q, from “Checking forest” to the last line, best with the command above it. Or what Test-DbaSpn prints. Beside it what says which account runs the service: sys.dm_server_services, Get-CimInstance Win32_Service, the first lines of ERRORLOG.',
  samples: {
    fine: `C:\\>setspn -F -Q MSSQLSvc/sql05.corp.example:1433
Checking forest DC=corp,DC=example
CN=svc-sql05,OU=Service Accounts,DC=corp,DC=example
\tMSSQLSvc/sql05.corp.example:1433
\tMSSQLSvc/sql05.corp.example

Existing SPN found!
`,
    problem: `C:\\>setspn -F -Q MSSQLSvc/sql05.corp.example:1433
Checking forest DC=corp,DC=example
CN=SQL05,OU=Servers,DC=corp,DC=example
\tMSSQLSvc/SQL05.corp.example:1433
\tHOST/SQL05
\tHOST/SQL05.corp.example
CN=svc-sql05,OU=Service Accounts,DC=corp,DC=example
\tMSSQLSvc/sql05.corp.example:1433

Existing SPN found!
`,
  },
  manual: { fine: 'One CN= line, and it is the account that runs the service', problem: 'No holder, two holders, or another account' },
  causes: ['kerb-spn-missing', 'kerb-spn-wrong-account', 'kerb-spn-duplicate', 'kerb-account', 'kerb-encryption-type'],
  pages: ['kerb-spn-wrong-account', 'kerb-spn-duplicate', 'kerb-spn-missing', 'setspn-reference'],
  sources: [spnSources.setspn, spnSources.sspiContext, { title: 'Kerberos authentication problems, SPN issues, parts 2 and 3, Ask the Directory Services Team' }],
};
