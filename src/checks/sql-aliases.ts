import { sqlAliasesJudge } from '../core/judges/sql-aliases.ts';
import { sqlAliases } from '../core/readers/sql-aliases.ts';
import { networkSources } from '../data/network-sources.ts';
import type { Check } from './check.ts';

export const sqlAliasesCheck: Check = {
  id: 'sql-aliases',
  title: 'Does an alias lead elsewhere?',
  purpose: 'An alias in the registry of one client replaces the server name before the driver builds the SPN. There are two lists, for 64-bit and for 32-bit programs.',
  commands: [
    {
      id: 'lists', title: 'list the 64-bit and the 32-bit aliases', shell: 'cmd',
      lines: ['reg query HKLM\\SOFTWARE\\Microsoft\\MSSQLServer\\Client\\ConnectTo /reg:64', 'reg query HKLM\\SOFTWARE\\Microsoft\\MSSQLServer\\Client\\ConnectTo /reg:32'],
      where: 'client', rights: 'Any user', changes: false,
    },
    {
      id: 'lists-powershell', title: 'list the aliases of both lists, from 64-bit PowerShell', shell: 'powershell',
      lines: ["Get-ItemProperty -Path 'HKLM:\\SOFTWARE\\Microsoft\\MSSQLServer\\Client\\ConnectTo'", "Get-ItemProperty -Path 'HKLM:\\SOFTWARE\\WOW6432Node\\Microsoft\\MSSQLServer\\Client\\ConnectTo'"],
      where: 'client', rights: 'Any user', changes: false,
    },
  ],
  readers: [sqlAliases],
  judges: [sqlAliasesJudge],
  paste: 'The output of both commands, with the command lines: they tell which list it is. An error about a missing key counts too.',
  samples: {
    fine: `C:\\>reg query HKLM\\SOFTWARE\\Microsoft\\MSSQLServer\\Client\\ConnectTo /reg:64
ERROR: The system was unable to find the specified registry key or value.

C:\\>reg query HKLM\\SOFTWARE\\Microsoft\\MSSQLServer\\Client\\ConnectTo /reg:32
ERROR: The system was unable to find the specified registry key or value.
`,
    problem: `C:\\>reg query HKLM\\SOFTWARE\\Microsoft\\MSSQLServer\\Client\\ConnectTo /reg:64

HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\MSSQLServer\\Client\\ConnectTo
    sqlprod    REG_SZ    DBMSSOCN,sql05.corp.example,1433


C:\\>reg query HKLM\\SOFTWARE\\Microsoft\\MSSQLServer\\Client\\ConnectTo /reg:32

HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\MSSQLServer\\Client\\ConnectTo
    sqlprod    REG_SZ    DBMSSOCN,sql02.corp.example,1433

`,
  },
  manual: { fine: 'No alias in either list, or the same one in both, with full name and port of the instance', problem: 'An alias that leads to another server or port, or two lists that differ' },
  causes: ['kerb-dns-or-name', 'kerb-spn-wrong-account'],
  pages: ['sql-aliases', 'how-drivers-build-the-spn'],
  sources: [networkSources.alias, networkSources.sqlcheck],
};
