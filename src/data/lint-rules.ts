/**
 * Faults of pasted and printed commands. The id is permanent: it is shown with each finding and named in tests.
 * `fault` breaks the command or makes it do something else than it says; `risk` works, but not always.
 */
export interface LintRule {
  readonly id: string;
  readonly severity: 'fault' | 'risk';
  /** What is wrong, as a heading. */
  readonly title: string;
  /** Why it matters, in one or two sentences for the reader. */
  readonly why: string;
  /** Where the rule, or the fault, is documented. */
  readonly source: { readonly title: string; readonly url?: string };
}

const DOCS = 'https://learn.microsoft.com';
const REGISTER_SPN = {
  title: 'Microsoft: Register a Service Principal Name for Kerberos connections',
  url: `${DOCS}/sql/database-engine/configure-windows/register-a-service-principal-name-for-kerberos-connections`,
} as const;
const QUOTING_RULES = {
  title: 'Microsoft, PowerShell: about_Quoting_Rules',
  url: `${DOCS}/powershell/module/microsoft.powershell.core/about/about_quoting_rules`,
} as const;
const CMD = {
  title: 'Microsoft: cmd command reference',
  url: `${DOCS}/windows-server/administration/windows-commands/cmd`,
} as const;
const REG_FILE = {
  title: 'Microsoft KB310516: add, modify, or delete registry subkeys and values by using a .reg file',
} as const;

export const lintRules = [
  {
    id: 'dash-not-hyphen',
    severity: 'fault',
    title: 'A dash stands where a hyphen belongs',
    why: 'Word processors and web pages turn a hyphen into a dash. Programs do not take it for the start of a switch. PowerShell does at the prompt, but a script saved without a byte order mark no longer parses.',
    source: {
      title: 'Microsoft KB2443457, which printed setspn with an en dash',
      url: 'https://support.microsoft.com/en-us/help/2443457/you-may-experience-connectivity-issues-to-sql-server-if-spns-are-misco',
    },
  },
  {
    id: 'smart-quotes',
    severity: 'fault',
    title: 'Typographic quotation marks',
    why: 'cmd, bash and SQL Server take them for letters, so the value is not quoted. PowerShell takes them for quotation marks, and an apostrophe in a value then ends the string.',
    source: QUOTING_RULES,
  },
  {
    id: 'invisible-character',
    severity: 'fault',
    title: 'An invisible character or a special blank',
    why: 'It is copied from a web page, a chat or the certificate dialog and becomes part of the name, which then matches nothing.',
    source: { title: 'Microsoft KB3042780: the hidden character before a copied certificate thumbprint' },
  },
  {
    id: 'prompt-left-in',
    severity: 'fault',
    title: 'The prompt is part of the command',
    why: 'Pasted with its prompt the line does not run; the > of a cmd prompt can even write to a file.',
    source: {
      title: 'expressive-code issue 92: copy a command without its prompt',
      url: 'https://github.com/expressive-code/expressive-code/issues/92',
    },
  },
  {
    id: 'unbalanced-quotes',
    severity: 'fault',
    title: 'A quotation is opened and not closed',
    why: 'The shell waits for more input, or takes the following words or lines as one value.',
    source: QUOTING_RULES,
  },
  {
    id: 'setspn-add-unchecked',
    severity: 'risk',
    title: 'setspn -A where -S belongs',
    why: '-S searches for the same SPN on another account before it adds. -A does so only from Windows Server 2012 on, and is no longer in the help text. A duplicate SPN breaks Kerberos for both services.',
    source: {
      title: 'sql-docs issue 7780: setspn -S instead of setspn -A',
      url: 'https://github.com/MicrosoftDocs/sql-docs/issues/7780',
    },
  },
  {
    id: 'setspn-x-with-spn',
    severity: 'fault',
    title: 'setspn -X with an SPN',
    why: '-X lists all duplicates and takes no SPN. Who holds one SPN is the question of -Q. A troubleshooting article of Microsoft prints the wrong form.',
    source: {
      title: 'Microsoft: setspn command reference',
      url: `${DOCS}/windows-server/administration/windows-commands/setspn`,
    },
  },
  {
    id: 'spn-backslash',
    severity: 'fault',
    title: 'A backslash in an SPN',
    why: 'A slash stands after the service class, a colon before the instance name. host\\instance is the form of connection strings; no client asks the KDC for it.',
    source: {
      title: 'dbatools issue 4819: the documentation wrote a backslash for the slash',
      url: 'https://github.com/dataplat/dbatools/issues/4819',
    },
  },
  {
    id: 'spn-comma-port',
    severity: 'fault',
    title: 'A comma before the port of an SPN',
    why: 'host,port is the form of connection strings. In an SPN the port follows a colon.',
    source: REGISTER_SPN,
  },
  {
    id: 'spn-slash-instance',
    severity: 'fault',
    title: 'A slash before the instance name of an SPN',
    why: 'Clients ask for MSSQLSvc/host:instance. The form with a second slash came from an example in the documentation, since corrected.',
    source: {
      title: 'sql-docs issue 2668: Manual SPN registration format',
      url: 'https://github.com/MicrosoftDocs/sql-docs/issues/2668',
    },
  },
  {
    id: 'spn-service-class',
    severity: 'fault',
    title: 'A misspelt service class',
    why: 'The class of the Database Engine is MSSQLSvc in every version and edition. The directory accepts any other word, and no client will ask for it.',
    source: REGISTER_SPN,
  },
  {
    id: 'spn-instance-and-port',
    severity: 'fault',
    title: 'An SPN with instance name and port',
    why: 'One suffix only: the port for TCP, or the instance name for other protocols. Register two SPNs where both are in use.',
    source: {
      title: 'dbatools pull request 716: host:instance:port for static named instances',
      url: 'https://github.com/dataplat/dbatools/pull/716',
    },
  },
  {
    id: 'spn-realm',
    severity: 'fault',
    title: 'A realm at the end of an SPN',
    why: 'The servicePrincipalName attribute holds the SPN without its realm. The form with @REALM belongs into keytabs and MIT Kerberos tools.',
    source: {
      title: 'Microsoft: Name formats for unique SPNs',
      url: `${DOCS}/windows/win32/ad/name-formats-for-unique-spns`,
    },
  },
  {
    id: 'spn-ip-host',
    severity: 'risk',
    title: 'An IP address as the host of an SPN',
    why: 'Windows clients do not try Kerberos for an address unless TryIPSPN is set on every one of them.',
    source: {
      title: 'Microsoft: Kerberos clients allow IPv4 and IPv6 address host names in SPNs',
      url: `${DOCS}/windows-server/security/kerberos/configuring-kerberos-over-ip`,
    },
  },
  {
    id: 'cmd-single-quotes',
    severity: 'fault',
    title: 'Single quotation marks in cmd',
    why: 'cmd and the programs it starts take them for letters: a value with blanks falls apart, and the marks become part of it.',
    source: CMD,
  },
  {
    id: 'cmd-env-dollar',
    severity: 'fault',
    title: 'A PowerShell variable in cmd',
    why: 'cmd does not know $env:NAME and hands it on as it is.',
    source: CMD,
  },
  {
    id: 'cmd-backtick-continuation',
    severity: 'fault',
    title: 'A backtick at the end of a cmd line',
    why: 'cmd continues a line with a caret. With a backtick the first line runs alone.',
    source: CMD,
  },
  {
    id: 'ps-percent-variable',
    severity: 'fault',
    title: 'A cmd variable in PowerShell',
    why: 'PowerShell does not expand %NAME% and hands it on as it is.',
    source: {
      title: 'Microsoft, PowerShell: about_Environment_Variables',
      url: `${DOCS}/powershell/module/microsoft.powershell.core/about/about_environment_variables`,
    },
  },
  {
    id: 'ps-caret-continuation',
    severity: 'fault',
    title: 'A caret at the end of a PowerShell line',
    why: 'PowerShell continues a line with a backtick. With a caret the first line runs alone and gets the caret as an argument.',
    source: {
      title: 'Microsoft, PowerShell: about_Parsing',
      url: `${DOCS}/powershell/module/microsoft.powershell.core/about/about_parsing`,
    },
  },
  {
    id: 'ps-account-double-quotes',
    severity: 'risk',
    title: 'An account name with $ in double quotation marks',
    why: 'Right before the closing mark PowerShell leaves the $ alone. As soon as a letter, a digit or a bracket follows, it reads a variable and the name is cut. Single quotation marks hold in every case.',
    source: QUOTING_RULES,
  },
  {
    id: 'ps-service-name-dollar',
    severity: 'fault',
    title: 'The $ of a service name is read as a variable',
    why: 'MSSQL$NAME outside single quotation marks becomes MSSQL and the value of $NAME, which is nothing: the command then acts on the default instance or on no service.',
    source: {
      title: 'SQLBlog, Allen White: Building SQL Server service names in PowerShell strings',
      url: 'http://www2.sqlblog.com/blogs/allen_white/archive/2011/03/30/building-sql-server-service-names-in-powershell-strings.aspx',
    },
  },
  {
    id: 'ps-variable-colon',
    severity: 'fault',
    title: 'A colon right after a variable in a PowerShell string',
    why: 'PowerShell takes NAME: for a scope or drive. "$server:1433" is empty, "$server:$port" does not parse. Braces end the name: "${server}:1433".',
    source: {
      title: 'Microsoft, PowerShell: about_Variables',
      url: `${DOCS}/powershell/module/microsoft.powershell.core/about/about_variables`,
    },
  },
  {
    id: 'reg-short-hive',
    severity: 'fault',
    title: 'A short hive name in a .reg file',
    why: 'reg.exe knows HKLM, a .reg file does not: regedit leaves out the key without a message.',
    source: REG_FILE,
  },
  {
    id: 'reg-dword-form',
    severity: 'fault',
    title: 'A dword that regedit does not take',
    why: 'dword: in lower case is followed by up to eight hexadecimal digits, without 0x and without a sign. Other lines are left out without a message.',
    source: REG_FILE,
  },
  {
    id: 'reg-without-force',
    severity: 'risk',
    title: 'reg without /f in a script',
    why: 'Where the value exists, reg asks before it overwrites or deletes. In a script the question waits, and pasted lines are taken as its answer.',
    source: {
      title: 'Microsoft: reg add command reference',
      url: `${DOCS}/windows-server/administration/windows-commands/reg-add`,
    },
  },
] as const satisfies readonly LintRule[];

export type LintRuleId = (typeof lintRules)[number]['id'];

/** Spellings seen or likely in place of MSSQLSvc, in lower case. Judged only where an SPN is expected. */
export const misspeltSqlClasses = [
  'mssql',
  'mssqlserver',
  'mssqlservice',
  'mssqlsrv',
  'mssqlsrvc',
  'mssqlsvc.3',
  'mssqlsvcs',
  'mssqlsvr',
  'mssqlsv',
  'mssqlscv',
  'mssqlvsc',
  'msqlsvc',
  'msqlsvr',
  'mssssqlsvc',
  'msssqlsvc',
  'msslqsvc',
  'msqslsvc',
  'sqlsvc',
  'sqlserver',
] as const;

/** Hives by the short names that reg.exe takes. */
export const hiveNames = {
  HKLM: 'HKEY_LOCAL_MACHINE',
  HKCU: 'HKEY_CURRENT_USER',
  HKCR: 'HKEY_CLASSES_ROOT',
  HKU: 'HKEY_USERS',
  HKCC: 'HKEY_CURRENT_CONFIG',
} as const;

/** Environment variables of Windows, in lower case: inside a PowerShell string only these are certainly meant as such. */
export const windowsVariables = [
  'allusersprofile',
  'appdata',
  'commonprogramfiles',
  'computername',
  'homedrive',
  'homepath',
  'localappdata',
  'logonserver',
  'path',
  'programdata',
  'programfiles',
  'programfiles(x86)',
  'public',
  'systemdrive',
  'systemroot',
  'temp',
  'tmp',
  'userdnsdomain',
  'userdomain',
  'username',
  'userprofile',
  'windir',
] as const;
