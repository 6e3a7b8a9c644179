import { sqlcheckJudge } from '../core/judges/sqlcheck.ts';
import { sqlcheckReport } from '../core/readers/sqlcheck-report.ts';
import { spnSources } from '../data/spn-sources.ts';
import type { Check } from './check.ts';

export const sqlcheckReportCheck: Check = {
  id: 'sqlcheck-report',
  title: 'What does the SQLCheck report show?',
  purpose: 'The report has SPNs, accounts, ports and domain in one file, and some traps: a blank Status is a duplicate, and a missing short name is harmless.',
  commands: [
    {
      id: 'report',
      title: 'write the report of this computer',
      shell: 'cmd',
      lines: ['SQLCheck.exe'],
      where: 'server',
      rights: 'Local administrator; domain account. The program is a download: microsoft/CSS_SQL_Networking_Tools on GitHub',
      changes: 'one file: writes the report',
      undo: ['Not needed: delete the report afterwards.'],
    },
  ],
  readers: [sqlcheckReport],
  judges: [sqlcheckJudge],
  paste: 'The whole report, or from “Details for SQL Server Instance” to the end of the table “Suggested SPN”.',
  samples: {
    fine: `Details for SQL Server Instance: MSSQLSERVER (Standard Edition)

Version:                    16.0.1000.6 RTM
TCP Enabled:                True
Listen on all IPs:          True
TCP Port(s):                1433
Dynamic TCP Port(s):        
Service Account:            CORP\\svc-sql05
SPN Account:                CORP\\svc-sql05

    Suggested SPN                     Exists  Status             
    --------------------------------  ------  -------------------
    MSSQLSvc/SQL05.corp.example:1433  True    Okay               
    MSSQLSvc/SQL05.corp.example       True    Okay               
    MSSQLSvc/SQL05:1433               False   SPN does not exist.
    MSSQLSvc/SQL05                    False   SPN does not exist.
`,
    problem: `Critical: Duplicate SPN MSSQLSvc/sql05.corp.example:1433 on account SQL05$, CN=SQL05,OU=Servers,DC=corp,DC=example
Critical: Duplicate SPN MSSQLSvc/sql05.corp.example:1433 on account svc-sql05, CN=svc-sql05,OU=Service Accounts,DC=corp,DC=example

Details for SQL Server Instance: MSSQLSERVER (Standard Edition)

TCP Enabled:                True
Listen on all IPs:          True
TCP Port(s):                1433
Service Account:            CORP\\svc-sql05
SPN Account:                CORP\\svc-sql05

    Suggested SPN                     Exists  Status             
    --------------------------------  ------  -------------------
    MSSQLSvc/SQL05.corp.example:1433  True                       
    MSSQLSvc/SQL05.corp.example       True    Okay               
    MSSQLSvc/SQL05:1433               False   SPN does not exist.
`,
  },
  manual: { fine: 'The rows with full name and port say True and Okay', problem: 'Such a row says wrong account, does not exist, or True with a blank Status' },
  causes: ['kerb-spn-missing', 'kerb-spn-wrong-account', 'kerb-spn-duplicate', 'kerb-account', 'kerb-encryption-type', 'kerb-no-dc-or-trust', 'kerb-spn-registration-denied', 'other'],
  pages: ['sqlcheck', 'spn-format', 'dynamic-port-to-static'],
  sources: [{ title: 'SQLCheck source and sample report, microsoft/CSS_SQL_Networking_Tools', url: 'https://github.com/microsoft/CSS_SQL_Networking_Tools' }, spnSources.sspiContext],
};
