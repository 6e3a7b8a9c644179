import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { lintCommand } from '../../../src/core/command-lint.ts';
import type { LintFinding, LintShell } from '../../../src/core/command-lint.ts';
import { bareOrQuoted, psString, tsqlString } from '../../../src/core/quoting.ts';
import { hiveNames, lintRules, misspeltSqlClasses, windowsVariables } from '../../../src/data/lint-rules.ts';

const SHELLS: LintShell[] = ['cmd', 'powershell', 'tsql', 'reg', 'bash', 'unknown'];

/** What a finding says, short: rule, faulty part, and what should stand there. */
const brief = (findings: readonly LintFinding[]) =>
  findings.map(({ rule, given, instead }) => (instead === undefined ? `${rule}: ${given}` : `${rule}: ${given} -> ${instead}`));

const clean: [LintShell, string][] = [
  ['cmd', 'setspn -S MSSQLSvc/sql05.corp.example:1433 CORP\\svc-sql05'],
  ['cmd', 'setspn -F -S MSSQLSvc/sql05.corp.example:SALES "CORP\\svc sql05"'],
  ['cmd', 'setspn -L CORP\\gmsa-sql$'],
  ['cmd', 'setspn -Q MSSQLSvc/*'],
  ['cmd', 'setspn -Q */sql05*'],
  ['cmd', 'setspn -X -F -P > dup.txt'],
  ['cmd', 'setspn -T corp.example -T emea.corp.example -F -X'],
  ['cmd', 'setspn -T corp.example/x -X'],
  ['cmd', 'setspn -D MSSQLSvc/CORPSQL1\\SALES:50141 CORP\\svc-old'],
  ['cmd', 'setspn -D MSSQLSvc/10.0.0.5:1433 CORP\\svc-old'],
  ['cmd', 'setspn -S MSOLAPSvc.3/olap01.corp.example:CUBES CORP\\svc-olap'],
  ['cmd', 'setspn -S ldap/dc01.corp.example/corp.example DC01$'],
  ['cmd', 'setspn -U -S HTTP/reports.corp.example:8080 CORP\\svc-rs'],
  ['cmd', 'where setspn'],
  ['cmd', 'klist get MSSQLSvc/sql05.corp.example:1433'],
  ['cmd', 'klist -li 0x3e7 purge'],
  ['cmd', 'nltest /sc_verify:corp.example && nltest /dsgetdc:corp.example /force'],
  ['cmd', 'nltest /server:sql05 /sc_query:corp.example'],
  ['cmd', 'w32tm /stripchart /computer:dc01.corp.example /samples:5 /dataonly'],
  ['cmd', 'w32tm /query /status & w32tm /query /peers'],
  ['cmd', 'reg query "HKLM\\SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL\\Protocols" /s'],
  ['cmd', 'reg add "HKLM\\SYSTEM\\CurrentControlSet\\Control\\Lsa\\Kerberos\\Parameters" /v LogLevel /t REG_DWORD /d 1'],
  ['cmd', '@echo off\r\nreg add "HKLM\\SOFTWARE\\Test & More" /v Enabled /t REG_DWORD /d 0xffffffff /f\r\nreg delete HKLM\\SOFTWARE\\Old /f\r\n'],
  ['cmd', 'reg add HKLM\\SOFTWARE\\Test /v A /d "a;b|c" /f\nreg query HKLM\\SOFTWARE\\Test'],
  ['cmd', 'echo y| reg add HKLM\\SOFTWARE\\Test /v A /d 1\nreg query HKLM\\SOFTWARE\\Test'],
  ['cmd', 'reg export HKLM\\SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL "%USERPROFILE%\\schannel.reg" /y'],
  ['cmd', 'certutil -verify -urlfetch sql05.cer'],
  ['cmd', 'certutil -store My "42 49 e1 6e 0a"'],
  ['cmd', 'dsacls "CN=svc-sql05,OU=Service Accounts,DC=corp,DC=example" /G SELF:RPWP;"servicePrincipalName"'],
  ['cmd', 'netsh trace start capture=yes tracefile="C:\\temp\\net.etl" maxsize=500'],
  ['cmd', 'netsh interface portproxy show all'],
  ['cmd', 'nslookup sql05.corp.example 10.0.0.53'],
  ['cmd', 'ping -a 10.0.0.5'],
  ['cmd', "for /f \"tokens=1\" %i in ('setspn -L CORP\\svc-sql05') do @echo %i"],
  ['cmd', 'powershell -NoProfile -Command "Get-Item $env:windir; Get-ADUser -Filter \'x\'"'],
  ['cmd', "powershell -Command Get-ADUser -Identity 'svc sql' | findstr svc"],
  ['cmd', 'sqlcmd -S tcp:sql05.corp.example\\SALES,1433 -E -Q "SELECT auth_scheme FROM sys.dm_exec_connections WHERE session_id = @@SPID"'],
  ['cmd', 'sqlcmd -E -Q "SELECT N\'a\'" -o out.txt'],
  ['cmd', 'wmic service where name=\'MSSQLSERVER\' get startname'],
  ['cmd', 'C:\\Windows\\System32\\klist.exe tickets>C:\\temp\\tickets.txt'],
  ['cmd', 'C:\\tools\\setspn.exe>help.txt'],
  ['cmd', 'netdom query trust /d:corp.example ^\r\n  /verify'],
  ['cmd', 'rem use setspn \u2013S, not setspn -A; C:\\> is the prompt'],
  ['cmd', ':: the \u201cold\u201d way was MSSQLSvc/host\\INST'],
  ['cmd', 'echo Server 2016 \u2013 2019, it\u2019s 5 o\u2019clock'],
  ['cmd', 'set JAVA_HOME=%JAVA_HOME:"=%'],
  ['cmd', 'prog "a\\"b" c'],
  ['cmd', 'setspn -S MSSQLSvc/{{fqdn}}:{{port}} {{account}}'],
  ['powershell', "setspn -S MSSQLSvc/{{fqdn}}:{{port}} '{{account}}'"],
  ['powershell', 'setspn -S MSSQLSvc/sql05.corp.example:1433 \'CORP\\gmsa-sql$\''],
  ['powershell', 'setspn -Q "MSSQLSvc/$env:COMPUTERNAME.corp.example:1433"'],
  ['powershell', 'Get-ADUser svc-sql05 -Properties ServicePrincipalNames | Select-Object -ExpandProperty ServicePrincipalNames'],
  ['powershell', "Set-ADUser svc-sql05 -ServicePrincipalNames @{Add='MSSQLSvc/sql05.corp.example:1433','MSSQLSvc/sql05.corp.example'}"],
  ['powershell', "Set-ADUser svc-sql05 -ServicePrincipalNames @{Remove='MSSQLSvc/sql05\\SALES'}"],
  ['powershell', 'Set-ADServiceAccount gmsa-sql -PrincipalsAllowedToRetrieveManagedPassword (Get-ADComputer SQL05)'],
  ['powershell', "([adsisearcher]'(servicePrincipalName=MSSQLSvc/sql05.corp.example*)').FindAll() | % { $_.Properties.samaccountname }"],
  ['powershell', "Get-ADObject -LDAPFilter '(servicePrincipalName=MSSQLSvc/sql05\\5cSALES)' -Server corp.example:3268"],
  ['powershell', 'Get-Service | Where-Object { $_.Name -match "^MSSQL\\$" -or $_.Name -like "SQL*$" }'],
  ['powershell', "Get-Service 'MSSQL$SALES', \"SQLAgent`$SALES\""],
  ['powershell', 'Test-NetConnection sql05.corp.example -Port 1433 | Select-Object -Property @(\'ComputerName\', \'TcpTestSucceeded\')'],
  ['powershell', 'Get-WinEvent -FilterHashtable @{ LogName = \'System\'; Id = 36874, 36888 } -MaxEvents 20 |\n  Format-List TimeCreated, Message'],
  ['powershell', "$hklm = [Microsoft.Win32.RegistryKey]::OpenBaseKey('LocalMachine', 'Registry64')\n$key = $hklm.CreateSubKey('SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL\\Ciphers\\RC4 128/128')\n$key.SetValue('Enabled', 0, 'DWord')"],
  ['powershell', "New-ItemProperty HKLM:\\SOFTWARE\\Test -Name P -PropertyType ExpandString -Value '%SystemRoot%\\x'"],
  ['powershell', 'Invoke-Sqlcmd -ServerInstance sql05 -Query "SELECT name FROM sys.databases WHERE name LIKE \'%path%\'"'],
  ['powershell', 'Get-Date -UFormat %Y%m%d'],
  ['powershell', 'cmd /c "echo %USERNAME%"'],
  ['powershell', '1..3 | %{ "$($_): $(Get-Date -Format "HH:mm")" } # it\u2019s 5 \u2013 6'],
  ['powershell', '"${server}:1433 and $env:USERNAME"'],
  ['powershell', "$text = @'\nC: it's \"one\" and \u201ctwo\u201d\n'@"],
  ['powershell', "'it\u2019\u2019s'"],
  ['powershell', 'Backup-SqlDatabase -BackupFile "D:\\backup\\MSSQL$date.bak" # MSSQL$SALES'],
  ['powershell', '$pattern -match "sql05$"'],
  ['powershell', "icacls --% C:\\key /grant \"NT SERVICE\\MSSQL$SALES\":R"],
  ['tsql', 'SELECT net_transport, auth_scheme FROM sys.dm_exec_connections WHERE session_id = @@SPID;'],
  ['tsql', "CREATE LOGIN [CORP\\svc-sql05] FROM WINDOWS; -- isn\u2019t it \u2013 fine"],
  ['tsql', "EXEC sp_addlinkedserver @server = N'SQL06', @provstr = N'ServerSPN=MSSQLSvc/sql06.corp.example:1433';"],
  ['tsql', "SELECT N'O''Brien \u2013 \u201cx\u201d', [a]]b], /* it's /* nested */ */ 1"],
  ['tsql', "SELECT name\u00a0FROM sys.databases"],
  ['reg', 'Windows Registry Editor Version 5.00\r\n\r\n; HKLM is short for the hive\r\n[HKEY_LOCAL_MACHINE\\SOFTWARE\\It\'s \u201cx\u201d]\r\n"Enabled"=dword:ffffffff\r\n"Path"="C:\\\\x \\"y\\""\r\n@="d"\r\n"List"=hex(7):41,00,00,00,\\\r\n  00,00\r\n"Gone"=-\r\n'],
  ['reg', '\ufeffWindows Registry Editor Version 5.00\n\n[-HKEY_LOCAL_MACHINE\\SOFTWARE\\Test]\n"V"=dword:{{value}}\n"U"=dword:00000800'],
  ['bash', "kinit -kt /var/opt/mssql/secrets/mssql.keytab MSSQLSvc/sql05.corp.example:1433@CORP.EXAMPLE"],
  ['bash', 'kvno MSSQLSvc/sql05.corp.example:1433@CORP.EXAMPLE # don\'t guess'],
  ['bash', 'sudo docker pull mssql/server:2022-latest && ls /var/opt/mssql/data'],
  ['bash', "cat > x.conf <<'EOF'\nit's \"here\nEOF\nopenssl s_client -connect sql05.corp.example:1433 \\\n  -starttls mysql"],
  ['unknown', 'setspn -Q MSSQLSvc/sql05.corp.example:1433'],
  ['unknown', "Get-Service 'MSSQL$SALES' | Select-Object \"Name\""],
  ['unknown', 'reg add HKLM\\SOFTWARE\\Test /v A /t REG_DWORD /d 1 /f\nreg query HKLM\\SOFTWARE\\Test'],
  ['unknown', '# MSSQLSvc/host\\INST and setspn \u2013A are wrong'],
];

describe('nothing to say about', () => {
  for (const [shell, text] of clean)
    test(`${shell}: ${text.slice(0, 90)}`, () => assert.deepEqual(brief(lintCommand(text, shell)), []));
});

const faulty: [name: string, shell: LintShell, text: string, expected: string[]][] = [
  ['en dash before a switch', 'cmd', 'setspn \u2013S MSSQLSvc/sql05:1433 CORP\\svc', ['dash-not-hyphen: \u2013S -> -S']],
  ['em dash before a switch', 'unknown', 'klist \u2014li 0x3e7', ['dash-not-hyphen: \u2014li -> -li']],
  ['minus sign before a switch', 'bash', 'kvno \u2212k svc.kt x', ['dash-not-hyphen: \u2212k -> -k']],
  ['en dash in a cmdlet', 'powershell', 'Get\u2013ADUser svc', ['dash-not-hyphen: Get\u2013ADUser -> Get-ADUser']],
  ['em dash in a cmdlet', 'powershell', 'Get\u2014ADUser svc', ['dash-not-hyphen: Get\u2014ADUser -> Get-ADUser']],
  ['no-break hyphen in an account', 'cmd', 'setspn -L CORP\\svc\u2011sql', ['dash-not-hyphen: CORP\\svc\u2011sql -> CORP\\svc-sql']],
  ['dashes in T-SQL', 'tsql', '\u2013\u2013 look\nSELECT 1', ['dash-not-hyphen: \u2013\u2013 -> --']],
  ['en dash inside a nested command', 'cmd', 'powershell -Command "Get-ADUser \u2013Filter *"', ['dash-not-hyphen: \u2013Filter -> -Filter']],
  ['KB2443457', 'cmd', 'setspn \u2013A MSSQLSvc/sql05:1433 CORP\\svc', ['dash-not-hyphen: \u2013A -> -A', 'setspn-add-unchecked: \u2013A -> -S']],
  ['curly quotes in cmd', 'cmd', 'setspn -L \u201cCORP\\svc sql\u201d', ['smart-quotes: \u201cCORP\\svc sql\u201d -> "CORP\\svc sql"']],
  ['curly quotes in T-SQL', 'tsql', 'SELECT \u2018x\u2019', ["smart-quotes: \u2018x\u2019 -> 'x'"]],
  ['curly quotes, shell not known', 'unknown', 'Get-ADUser -Identity \u2018svc\u2019', ["smart-quotes: \u2018svc\u2019 -> 'svc'"]],
  ['curly quotes in PowerShell', 'powershell', 'Get-ADUser \u2018svc\u2019', ["smart-quotes: \u2018svc\u2019 -> 'svc'"]],
  ['curly apostrophe ends a PowerShell string', 'powershell', "Get-ADUser 'O\u2019Brien'", ["smart-quotes: 'O\u2019"]],
  ['curly quotes in bash', 'bash', 'kinit \u201csvc\u201d', ['smart-quotes: \u201csvc\u201d -> "svc"']],
  ['no-break space', 'cmd', 'setspn -L\u00a0CORP\\svc', ['invisible-character: \u00a0 ->  ']],
  ['thumbprint', 'powershell', "Get-Item 'Cert:\\LocalMachine\\My\\\u200e4249e1'", ['invisible-character: \u200e -> ']],
  ['zero width space in T-SQL', 'tsql', 'SELECT\u200b 1', ['invisible-character: \u200b -> ']],
  ['no-break space inside a T-SQL string', 'tsql', "SELECT N'a\u00a0b'", ['invisible-character: \u00a0 ->  ']],
  ['bidi override in a comment', 'bash', '# \u202e x', ['invisible-character: \u202e -> ']],
  ['one finding for a line of them', 'cmd', 'a\u00a0b\u00a0c\nd\u00a0e', ['invisible-character: \u00a0 ->  ', 'invisible-character: \u00a0 ->  ']],
  ['cmd prompt', 'cmd', 'C:\\>setspn -L sql05', ['prompt-left-in: C:\\> -> ']],
  ['cmd prompt, longer path', 'unknown', 'C:\\Users\\admin> klist', ['prompt-left-in: C:\\Users\\admin>  -> ']],
  ['PowerShell prompt', 'powershell', 'PS C:\\Windows\\system32> Get-Service', ['prompt-left-in: PS C:\\Windows\\system32>  -> ']],
  ['remote PowerShell prompt', 'powershell', '[sql05]: PS C:\\> hostname', ['prompt-left-in: [sql05]: PS C:\\>  -> ']],
  ['PowerShell continuation prompt', 'powershell', 'Get-Service |\n>> Select-Object Name', ['prompt-left-in: >>  -> ']],
  ['bash prompts', 'bash', '$ klist\n[root@sql05 ~]# kinit', ['prompt-left-in: $  -> ', 'prompt-left-in: [root@sql05 ~]#  -> ']],
  ['sqlcmd prompt', 'tsql', '1> SELECT 1\n2> GO', ['prompt-left-in: 1>  -> ', 'prompt-left-in: 2>  -> ']],
  ['behind a prompt the rest is read', 'cmd', 'C:\\>setspn -A HTTP/web01 CORP\\svc', ['prompt-left-in: C:\\> -> ', 'setspn-add-unchecked: -A -> -S']],
  ['open quotation in cmd', 'cmd', 'setspn -L "CORP\\svc sql', ['unbalanced-quotes: "CORP\\svc sql']],
  ['open quotation in PowerShell', 'powershell', "Get-ADUser 'svc\nGet-Date", ["unbalanced-quotes: 'svc"]],
  ['open here-string', 'powershell', "$x = @'\nabc", ["unbalanced-quotes: @'"]],
  ['open quotation in T-SQL', 'tsql', "SELECT N'O'Brien'", ["unbalanced-quotes: '"]],
  ['open bracket in T-SQL', 'tsql', 'CREATE LOGIN [CORP\\svc FROM WINDOWS', ['unbalanced-quotes: [CORP\\svc FROM WINDOWS']],
  ['open quotation in bash', 'bash', "echo 'x", ["unbalanced-quotes: 'x"]],
  ['open quotation in .reg', 'reg', '"a"="b\n"c"="d"', ['unbalanced-quotes: "b']],
  ['open quotation, shell not known', 'unknown', 'setspn -L "svc sql', ['unbalanced-quotes: "svc sql']],
  ['setspn -a', 'powershell', "& setspn.exe -a MSSQLSvc/sql05:1433 'CORP\\svc'", ['setspn-add-unchecked: -a -> -S']],
  ['setspn -X with SPN', 'unknown', 'setspn -X MSSQLSvc/sql05:1433', ['setspn-x-with-spn: setspn -X MSSQLSvc/sql05:1433 -> setspn -Q MSSQLSvc/sql05:1433']],
  ['setspn -F -X with SPN', 'cmd', 'setspn -F -X MSSQLSvc/sql05:1433', ['setspn-x-with-spn: setspn -F -X MSSQLSvc/sql05:1433 -> setspn -F -Q MSSQLSvc/sql05:1433']],
  ['backslash instance', 'cmd', 'setspn -S MSSQLSvc/sql05\\SALES CORP\\svc', ['spn-backslash: MSSQLSvc/sql05\\SALES -> MSSQLSvc/sql05:SALES']],
  ['backslash instance and port', 'cmd', 'setspn -Q MSSQLSvc/CORPSQL1\\SALES:50141', ['spn-backslash: MSSQLSvc/CORPSQL1\\SALES:50141 -> MSSQLSvc/CORPSQL1:50141']],
  ['backslash with nothing after it', 'cmd', 'setspn -Q MSSQLSvc/sql05\\', ['spn-backslash: MSSQLSvc/sql05\\ -> MSSQLSvc/sql05']],
  ['backslash after the class', 'powershell', 'Set-DbaSpn -SPN MSSQLSvc\\sql05.corp.example -ServiceAccount CORP\\svc', ['spn-backslash: MSSQLSvc\\sql05.corp.example -> MSSQLSvc/sql05.corp.example']],
  ['comma port', 'cmd', 'klist get MSSQLSvc/sql05.corp.example,1433', ['spn-comma-port: MSSQLSvc/sql05.corp.example,1433 -> MSSQLSvc/sql05.corp.example:1433']],
  ['slash instance', 'cmd', 'setspn -S MSSQLSvc/sql05.corp.example/SALES CORP\\svc', ['spn-slash-instance: MSSQLSvc/sql05.corp.example/SALES -> MSSQLSvc/sql05.corp.example:SALES']],
  ['slash instance in a linked server', 'tsql', "EXEC x N'ServerSPN=MSSQLSvc/sql05/SALES'", ['spn-slash-instance: MSSQLSvc/sql05/SALES -> MSSQLSvc/sql05:SALES']],
  ['instance and port', 'powershell', "Set-ADUser svc -ServicePrincipalNames @{Add='MSSQLSvc/sql05:SALES:50141'}", ['spn-instance-and-port: MSSQLSvc/sql05:SALES:50141 -> MSSQLSvc/sql05:50141']],
  ['instance and port as placeholders', 'unknown', 'setspn -S MSSQLSvc/{{fqdn}}:{{instance}}:{{port}} {{account}}', ['spn-instance-and-port: MSSQLSvc/{{fqdn}}:{{instance}}:{{port}} -> MSSQLSvc/{{fqdn}}:{{port}}']],
  ['instance and port for Analysis Services', 'cmd', 'setspn -S MSOLAPSvc.3/olap01:CUBES:2383 CORP\\svc', ['spn-instance-and-port: MSOLAPSvc.3/olap01:CUBES:2383 -> MSOLAPSvc.3/olap01:CUBES']],
  ['class MSSQLSrv', 'cmd', 'setspn -S MSSQLSrv/sql05:1433 CORP\\svc', ['spn-service-class: MSSQLSrv/sql05:1433 -> MSSQLSvc/sql05:1433']],
  ['class MSSQL', 'cmd', 'klist get MSSQL/sql05.corp.example:1433', ['spn-service-class: MSSQL/sql05.corp.example:1433 -> MSSQLSvc/sql05.corp.example:1433']],
  ['class MSSQLService and slash', 'cmd', 'setspn -S MSSQLService/sql05/SALES CORP\\svc', ['spn-slash-instance: MSSQLService/sql05/SALES -> MSSQLSvc/sql05:SALES', 'spn-service-class: MSSQLService/sql05/SALES -> MSSQLSvc/sql05:SALES']],
  ['realm', 'cmd', 'setspn -S MSSQLSvc/sql05.corp.example:1433@CORP.EXAMPLE CORP\\svc', ['spn-realm: MSSQLSvc/sql05.corp.example:1433@CORP.EXAMPLE -> MSSQLSvc/sql05.corp.example:1433']],
  ['IPv4 address', 'cmd', 'setspn -S MSSQLSvc/10.0.0.5:1433 CORP\\svc', ['spn-ip-host: MSSQLSvc/10.0.0.5:1433']],
  ['IPv6 address', 'cmd', 'setspn -S HTTP/[2001:db8::5]:8080 CORP\\svc', ['spn-ip-host: HTTP/[2001:db8::5]:8080']],
  ['comma in the SPN of another service', 'cmd', 'setspn -S ldap/dc01,389/corp.example CORP\\svc', ['spn-comma-port: ldap/dc01,389/corp.example -> ldap/dc01:389/corp.example']],
  ['single quotes in cmd', 'cmd', "setspn -L 'CORP\\svc sql'", ['cmd-single-quotes: \'CORP\\svc sql\' -> "CORP\\svc sql"']],
  ['single quotes around JSON in cmd', 'cmd', 'curl -d \'{"a":1}\' https://x', ['cmd-single-quotes: \'{"a":1}\'']],
  ['PowerShell variable in cmd', 'cmd', 'cd $env:TEMP', ['cmd-env-dollar: $env:TEMP -> %TEMP%']],
  ['PowerShell variable in braces in cmd', 'cmd', 'cd "${env:ProgramFiles(x86)}"', ['cmd-env-dollar: ${env:ProgramFiles(x86)} -> %ProgramFiles(x86)%']],
  ['backtick in cmd', 'cmd', 'setspn -S `\r\n MSSQLSvc/sql05:1433 CORP\\svc', ['cmd-backtick-continuation: ` -> ^']],
  ['a fault on a continued line', 'cmd', 'setspn ^\r\n -A MSSQLSvc/sql05:1433 CORP\\svc', ['setspn-add-unchecked: -A -> -S']],
  ['cmd variable in PowerShell', 'powershell', 'cd %TEMP%', ['ps-percent-variable: %TEMP% -> $env:TEMP']],
  ['cmd variable in a PowerShell string', 'powershell', 'Get-Content "%ProgramFiles(x86)%\\x.log"', ['ps-percent-variable: %ProgramFiles(x86)% -> ${env:ProgramFiles(x86)}']],
  ['cmd variable in a literal PowerShell string', 'powershell', "Get-Content '%TEMP%\\x.log'", ['ps-percent-variable: %TEMP%']],
  ['caret in PowerShell', 'powershell', 'Get-Service ^\n -Name x', ['ps-caret-continuation: ^ -> `']],
  ['gMSA in double quotes', 'powershell', 'setspn -L "CORP\\gmsa-sql$"', ["ps-account-double-quotes: \"CORP\\gmsa-sql$\" -> 'CORP\\gmsa-sql$'"]],
  ['gMSA in double quotes without domain', 'powershell', 'Test-ADServiceAccount -Identity "gmsa-sql$"', ["ps-account-double-quotes: \"gmsa-sql$\" -> 'gmsa-sql$'"]],
  ['gMSA placeholder in double quotes', 'powershell', 'setspn -L "{{netbios}}\\{{sam}}$"', ["ps-account-double-quotes: \"{{netbios}}\\{{sam}}$\" -> '{{netbios}}\\{{sam}}$'"]],
  ['service name bare', 'powershell', 'Restart-Service MSSQL$SALES -Force', ['ps-service-name-dollar: MSSQL$SALES -> MSSQL`$SALES']],
  ['service name in double quotes', 'powershell', 'Get-Service "SQLAgent$SALES"', ['ps-service-name-dollar: SQLAgent$SALES -> SQLAgent`$SALES']],
  ['virtual account in double quotes', 'powershell', 'icacls C:\\key /grant "NT SERVICE\\MSSQL$SALES"', ['ps-service-name-dollar: MSSQL$SALES -> MSSQL`$SALES']],
  ['colon after a variable', 'powershell', 'klist get "MSSQLSvc/$server:1433"', ['ps-variable-colon: $server: -> ${server}:']],
  ['short hive', 'reg', '[HKLM\\SOFTWARE\\Test]', ['reg-short-hive: HKLM -> HKEY_LOCAL_MACHINE']],
  ['short hive to delete', 'reg', '[-HKCU\\SOFTWARE\\Test]', ['reg-short-hive: HKCU -> HKEY_CURRENT_USER']],
  ['PowerShell drive in a .reg file', 'reg', '[HKLM:\\SOFTWARE\\Test]', ['reg-short-hive: HKLM: -> HKEY_LOCAL_MACHINE']],
  ['dword with 0x', 'reg', '"a"=dword:0x1', ['reg-dword-form: dword:0x1 -> dword:00000001']],
  ['dword -1', 'reg', '"a"=dword:-1', ['reg-dword-form: dword:-1 -> dword:ffffffff']],
  ['DWORD', 'reg', '"a"=DWORD:00000001', ['reg-dword-form: DWORD:00000001 -> dword:00000001']],
  ['dword with a decimal number', 'reg', '"a"=dword:4294967295', ['reg-dword-form: dword:4294967295']],
  ['reg add in a script', 'cmd', '@echo off\nreg add HKLM\\SOFTWARE\\T /v A /d 1', ['reg-without-force: reg add HKLM\\SOFTWARE\\T /v A /d 1 -> reg add HKLM\\SOFTWARE\\T /v A /d 1 /f']],
  ['"/f" as data', 'cmd', 'reg add HKLM\\SOFTWARE\\T /v A /d "/f"\nexit', ['reg-without-force: reg add HKLM\\SOFTWARE\\T /v A /d "/f" -> reg add HKLM\\SOFTWARE\\T /v A /d "/f" /f']],
  ['reg delete in pasted lines', 'unknown', 'reg delete HKLM\\SOFTWARE\\T /v A\nreg query HKLM\\SOFTWARE\\T', ['reg-without-force: reg delete HKLM\\SOFTWARE\\T /v A -> reg delete HKLM\\SOFTWARE\\T /v A /f']],
];

describe('faults', () => {
  for (const [name, shell, text, expected] of faulty)
    test(`${shell}: ${name}`, () => assert.deepEqual(brief(lintCommand(text, shell)), expected));

  test('every rule has a case', () => {
    const seen = new Set(faulty.flatMap(([, , , expected]) => expected.map((line) => line.slice(0, line.indexOf(':')))));
    assert.deepEqual(lintRules.map((rule) => rule.id).filter((id) => !seen.has(id)), []);
  });

  test('with what is proposed in its place, the fault is gone', () => {
    for (const [name, shell, text] of faulty)
      for (const finding of lintCommand(text, shell)) {
        if (finding.instead === undefined) continue;
        const at = offset(text, finding);
        const mended = text.slice(0, at) + finding.instead + text.slice(at + finding.given.length);
        const before = lintCommand(text, shell).filter((f) => f.rule === finding.rule).length;
        const after = lintCommand(mended, shell).filter((f) => f.rule === finding.rule).length;
        assert.ok(after < before || / times on this line$/.test(finding.message), `${name}: ${mended}`);
      }
  });
});

function offset(text: string, { at }: LintFinding): number {
  const breaks = [...text.matchAll(/\r\n|\r|\n/g)].map((found) => found.index + found[0].length);
  return ([0, ...breaks][at.line - 1] ?? Number.NaN) + at.column - 1;
}

describe('position and words', () => {
  test('line and column count from 1', () => {
    const [finding] = lintCommand('klist\r\nsetspn -L x & setspn -A HTTP/a b', 'cmd');
    assert.deepEqual(finding, {
      rule: 'setspn-add-unchecked',
      message: '-A adds without the search for duplicates that -S makes',
      at: { line: 2, column: 22 },
      given: '-A',
      instead: '-S',
    });
  });
  test('several faults stand in the order of the text', () => {
    const rules = lintCommand('C:\\>setspn \u2013A MSSQLSvc/sql05\\SALES,1433 \u201cCORP\\svc\u201d', 'cmd').map((f) => f.rule);
    assert.deepEqual(rules, ['prompt-left-in', 'dash-not-hyphen', 'setspn-add-unchecked', 'spn-backslash', 'spn-comma-port', 'smart-quotes']);
  });
  test('the dash and the invisible character are named', () => {
    assert.equal(lintCommand('klist \u2013li', 'cmd')[0]?.message, 'has an en dash (U+2013) where a hyphen belongs');
    assert.equal(lintCommand('klist\u00a0-li\u00a0x', 'cmd')[0]?.message, 'has U+00A0 NO-BREAK SPACE, 2 times on this line');
  });
  test('unknown is silent about what only some shells forbid', () => {
    for (const text of ["setspn -L 'CORP\\svc'", 'cd %TEMP%', 'cd $env:TEMP', 'a ^\nb', 'a `\nb', 'setspn -L "CORP\\g$"', "it's", '[HKLM\\x]', '"a"=dword:0x1'])
      assert.deepEqual(brief(lintCommand(text, 'unknown')), [], text);
  });
});

describe('any text', () => {
  const piece = fc.constantFrom(
    'setspn', ' -A ', ' -X ', ' -S ', 'MSSQLSvc/', 'sql05', '\\SALES', ':1433', ',1433', '@CORP', '10.0.0.5', 'reg add ', ' /v a', ' /f', '[HKLM\\x]', 'dword:0x1', '=',
    '"', "'", '`', '^', '%TEMP%', '$env:x', '$(', ')', '@\'\n', "\n'@", '<#', '#', '--', '/*', '<<EOF', '{{server}}', '\n', '\r\n', ' ', '\u2013', '\u201c', '\u2019', '\u00a0', '\u200b', 'C:\\>', 'PS C:\\> ', '&', '|', ';', '\ud83d',
  );
  const text = fc.array(fc.oneof({ weight: 5, arbitrary: piece }, { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 5 }) }), { maxLength: 25 }).map((parts) => parts.join(''));

  test('is taken, and each finding quotes what stands at its place', () => {
    fc.assert(
      fc.property(text, fc.constantFrom(...SHELLS), (value, shell) => {
        for (const finding of lintCommand(value, shell)) {
          assert.ok(finding.given !== '' && finding.given !== finding.instead, finding.rule);
          assert.ok(value.startsWith(finding.given, offset(value, finding)), `${finding.rule} ${JSON.stringify(finding.at)}`);
        }
      }),
      { numRuns: 3000 },
    );
  });

  test('is read in time that grows with its length', () => {
    for (const shell of SHELLS)
      for (const unit of ['"', '$("', '\\', '\u2013a ', '\u200b\n', 'MSSQLSvc/a: ', 'MSSQLSvc/a:', '@"\n', 'reg add a /v \n', 'a^\n', '/*']) {
        const start = performance.now();
        lintCommand(unit.repeat(20_000), shell);
        assert.ok(performance.now() - start < 5000, `${shell} ${JSON.stringify(unit)}`);
      }
  });
});

describe('what the site writes itself is clean', () => {
  const names = ['svc-sql05', 'CORP\\svc sql', 'CORP\\gmsa-sql$', "CORP\\o'brien", 'CORP\\m\u00fcller', 'CORP\\it\u2019s', 'a&b', 'CORP\\SQL05$'];
  for (const name of names)
    test(name, () => {
      for (const shell of ['cmd', 'powershell'] as const) {
        const quoted = bareOrQuoted(name, shell);
        assert.ok(quoted.ok);
        if (quoted.ok) assert.deepEqual(brief(lintCommand(`setspn -S MSSQLSvc/sql05.corp.example:1433 ${quoted.text}`, shell)), []);
      }
      const ps = psString(name);
      const sql = tsqlString(name);
      assert.ok(ps.ok && sql.ok);
      if (ps.ok) assert.deepEqual(brief(lintCommand(`Get-ADUser -Identity ${ps.text}`, 'powershell')), []);
      if (sql.ok) assert.deepEqual(brief(lintCommand(`SELECT SUSER_SID(${sql.text});`, 'tsql')), []);
    });
});

describe('tables', () => {
  test('ids are unique and kebab-case', () => {
    const ids = lintRules.map((rule) => rule.id);
    assert.equal(new Set(ids).size, ids.length);
    for (const id of ids) assert.match(id, /^[a-z]+(-[a-z]+)+$/);
  });
  test('every rule says what, why and where from', () => {
    for (const rule of lintRules) {
      assert.ok(!rule.title.endsWith('.') && rule.why.endsWith('.') && rule.source.title.length > 10, rule.id);
      if ('url' in rule.source) assert.match(rule.source.url, /^https?:\/\/\S+$/, rule.id);
    }
  });
  test('names that are compared without case are in lower case, and no right class is among the wrong ones', () => {
    for (const name of [...misspeltSqlClasses, ...windowsVariables]) assert.equal(name, name.toLowerCase());
    assert.ok(!misspeltSqlClasses.some((name) => ['mssqlsvc', 'msolapsvc.3', 'msolapdisco.3'].includes(name)));
    for (const hive of Object.values(hiveNames)) assert.match(hive, /^HKEY_[A-Z_]+$/);
  });
});
