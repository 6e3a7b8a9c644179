import { spnRegistrationJudge } from '../core/judges/spn-registration.ts';
import { errorlogRegistration } from '../core/readers/errorlog-registration.ts';
import { setspnList } from '../core/readers/setspn-list.ts';
import { setspnQuery } from '../core/readers/setspn-query.ts';
import { spnSources } from '../data/spn-sources.ts';
import type { Check } from './check.ts';

export const errorlogRegistrationCheck: Check = {
  id: 'errorlog-registration',
  title: 'Could SQL Server register its SPNs?',
  purpose: 'At each start SQL Server tries to register its SPNs and logs what came of it. A failure names the reason; it does not prove that the SPN is missing.',
  commands: [
    {
      id: 'errorlog',
      title: 'SPN lines of the current ERRORLOG',
      shell: 'tsql',
      lines: ["EXEC sys.sp_readerrorlog 0, 1, N'Service Principal Name';"],
      where: 'server',
      rights: 'Member of securityadmin or sysadmin; since SQL Server 2022 VIEW ANY ERROR LOG',
      changes: false,
    },
    {
      id: 'events',
      title: 'SPN events of the Application log',
      shell: 'powershell',
      lines: ["Get-WinEvent -FilterHashtable @{LogName='Application'; Id=26037,26038,26059,26060,26061,26067,26068} -MaxEvents 40 | Format-List TimeCreated, Id, ProviderName, Message"],
      where: 'server',
      rights: 'Any local user',
      changes: false,
    },
  ],
  readers: [errorlogRegistration, setspnQuery, setspnList],
  judges: [spnRegistrationJudge],
  paste: 'The lines about the Service Principal Name from ERRORLOG or the Application log, with the part “Windows return code”. The output of setspn -L of the service account may follow them.',
  samples: {
    fine: `2025-11-21 06:30:11.02 Server      SQL Server is attempting to register a Service Principal Name (SPN) for the SQL Server service. Kerberos authentication will not be possible until a SPN is registered for the SQL Server service. This is an informational message. No user action is required.
2025-11-21 06:30:11.18 Server      The SQL Server Network Interface library successfully registered the Service Principal Name (SPN) [ MSSQLSvc/sql05.corp.example ] for the SQL Server service.
2025-11-21 06:30:11.19 Server      The SQL Server Network Interface library successfully registered the Service Principal Name (SPN) [ MSSQLSvc/sql05.corp.example:1433 ] for the SQL Server service.
`,
    problem: `2025-11-21 06:30:11.18 Server      The SQL Server Network Interface library could not register the Service Principal Name (SPN) [ MSSQLSvc/sql05.corp.example:1433 ] for the SQL Server service. Windows return code: 0x21c7, state: 15. Failure to register a SPN might cause integrated authentication to use NTLM instead of Kerberos. This is an informational message. Further action is only required if Kerberos authentication is required by authentication policies and if the SPN has not been manually registered.
`,
  },
  manual: { fine: 'The log says “successfully registered” for name and port', problem: 'The log says “could not register”' },
  causes: ['kerb-spn-registration-denied', 'kerb-spn-duplicate', 'kerb-spn-wrong-account', 'kerb-no-dc-or-trust', 'kerb-dns-or-name'],
  pages: ['kerb-spn-registration-denied', 'spn-registration', 'service-account-changes'],
  sources: [{ title: 'Database Engine events and errors, 26000 to 27999' }, spnSources.sspiContext, spnSources.adtsValidatedWrite],
};
