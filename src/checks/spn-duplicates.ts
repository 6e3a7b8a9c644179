import { spnDuplicatesJudge } from '../core/judges/spn-duplicates.ts';
import { setspnDuplicates } from '../core/readers/setspn-duplicates.ts';
import { spnSources } from '../data/spn-sources.ts';
import type { Check } from './check.ts';

export const spnDuplicates: Check = {
  id: 'spn-duplicates',
  title: 'Is any SPN on two accounts?',
  purpose: 'With two holders the domain controller cannot tell whose key to use. Within one domain clients mostly end in NTLM; across domains it works or fails by controller.',
  commands: [
    { id: 'forest', title: 'list every duplicate SPN of the forest', shell: 'cmd', lines: ['setspn -X -F -P'], where: 'admin', rights: 'Any domain user. Reads the whole forest: long and with much memory where it is large', changes: false },
    { id: 'domain', title: 'list every duplicate SPN of one domain', shell: 'cmd', lines: ['setspn -T {{domain}} -X -P'], where: 'admin', rights: 'Any domain user', changes: false },
    { id: 'forest-powershell', title: 'list every duplicate SPN of the forest, from PowerShell', shell: 'powershell', lines: ['setspn -X -F -P'], where: 'admin', rights: 'Any domain user. Reads the whole forest: long and with much memory where it is large', changes: false },
  ],
  readers: [setspnDuplicates],
  judges: [spnDuplicatesJudge],
  paste: 'The whole output of setspn -X, down to the line “found … of duplicate SPNs.”',
  samples: {
    fine: `C:\\>setspn -X -F -P
Checking forest DC=corp,DC=example
Operation will be performed forestwide, it might take a while.

found 0 group of duplicate SPNs.
`,
    problem: `C:\\>setspn -X -F -P
Checking forest DC=corp,DC=example
Operation will be performed forestwide, it might take a while.
MSSQLSvc/sql05.corp.example:1433 is registered on these accounts:
\tCN=SQL05,OU=Servers,DC=corp,DC=example
\tCN=svc-sql05,OU=Service Accounts,DC=corp,DC=example

found 1 group of duplicate SPNs.
`,
  },
  manual: { fine: 'The last line says 0', problem: 'An SPN of the server is listed with two or more accounts' },
  causes: ['kerb-spn-duplicate'],
  pages: ['kerb-spn-duplicate', 'setspn-reference', 'cloned-or-rejoined-servers'],
  sources: [spnSources.setspn, spnSources.uniqueness],
};
