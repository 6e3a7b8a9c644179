/** Runtimes and programs whose TLS is that of .NET, WinHTTP or Java. */
import type { TlsDriver } from './tls-drivers.ts';
import type { ProtocolName } from './windows-tls.ts';

const OLD_NET: readonly ProtocolName[] = ['SSL 3.0', 'TLS 1.0'];
const NOTHING = 'Nothing to do; take versions out of the code.';
const WINDOWS_TLS_13 = 'on Windows 11 and Server 2022 and later';
const TARGET = 'What counts is the version the program was built for, not the .NET on the machine.';

export const runtimes: readonly TlsDriver[] = [
  {
    id: 'netcore', kind: 'runtime', family: '.NET', name: '.NET Core', versions: '2.1 to 3.1', from: '2.1', before: '5.0',
    stack: 'schannel', newest: 'TLS 1.3', newestWhen: '3.0 and later, where Windows has TLS 1.3', offers: 'system', strongCrypto: true, enable: 'Nothing to do on Windows.',
    remarks: ['The registry values of .NET Framework do not reach it.', 'On Linux it runs on OpenSSL, on macOS on the library of Apple.'],
    confidence: 'likely', sources: ['dotnet2026'],
  },
  {
    id: 'net5plus', kind: 'runtime', family: '.NET', name: '.NET', versions: '5 and later', from: '5.0',
    stack: 'schannel', newest: 'TLS 1.3', newestWhen: WINDOWS_TLS_13, offers: 'system', strongCrypto: true, enable: 'Nothing to do on Windows. HttpClient ignores ServicePointManager.SecurityProtocol.',
    remarks: ['AuthenticationException names what is wrong with a certificate: name, chain, or both.', 'CipherSuitesPolicy is not supported on Windows.', 'The registry values of .NET Framework do not reach it.'],
    confidence: 'likely', sources: ['dotnet2026', 'npgsql'],
  },
  {
    id: 'netfx-3.5', kind: 'runtime', family: '.NET Framework', name: '.NET Framework 2.0, 3.0, 3.5', versions: 'programs that target 2.0 to 3.5', from: '2.0', before: '4.0',
    stack: 'schannel', newest: 'TLS 1.2', newestWhen: 'with the update for 3.5 and the registry values, or 3072 in code', offers: OLD_NET, follows: 'dotnet2',
    enable: 'The update for 3.5 (KB3154518 on Windows 7 and Server 2008 R2, KB3154519 on Server 2012, KB3154520 on Windows 8.1 and Server 2012 R2, built in from Windows 10 1511 on), then SystemDefaultTlsVersions and SchUseStrongCrypto 1 under v2.0.50727, both bitnesses.',
    lost: { id: 'net-35', name: '.NET Framework 2.0 to 3.5 programs', who: 'Programs for .NET Framework 2.0, 3.0 and 3.5 that name no version' },
    remarks: ['SchUseStrongCrypto alone changes nothing for code that passes no version.', 'WCF net.tcp with certificates is fixed to SSL 3.0 and TLS 1.0 up to 4.5.2.', 'No TLS 1.3.'],
    confidence: 'certain', sources: ['dotnet', 'dotnet2026'],
  },
  {
    id: 'netfx-4.0', kind: 'runtime', family: '.NET Framework', name: '.NET Framework 4.0', versions: 'programs that target 4.0', from: '4.0', before: '4.5',
    stack: 'schannel', newest: 'TLS 1.2', newestWhen: 'with the registry values, or 3072 in code', offers: OLD_NET, follows: 'dotnet4',
    enable: 'SchUseStrongCrypto or SystemDefaultTlsVersions 1 under v4.0.30319, both bitnesses; .NET Framework 4.5 or later has to be installed.',
    remarks: ['Tls12 has no name in 4.0: code casts 3072.', TARGET],
    confidence: 'certain', sources: ['dotnet', 'dotnetSource'],
  },
  {
    id: 'netfx-4.5', kind: 'runtime', family: '.NET Framework', name: '.NET Framework 4.5, 4.5.1, 4.5.2', versions: 'programs that target 4.5 to 4.5.2', from: '4.5', before: '4.6',
    stack: 'schannel', newest: 'TLS 1.2', newestWhen: 'with the registry values, or Tls12 in code', offers: OLD_NET, follows: 'dotnet4',
    enable: 'SchUseStrongCrypto and SystemDefaultTlsVersions 1 under v4.0.30319, both bitnesses; or build it for 4.7 or later.',
    remarks: [TARGET],
    confidence: 'certain', sources: ['dotnet', 'dotnetSource'],
  },
  {
    id: 'netfx-4.6', kind: 'runtime', family: '.NET Framework', name: '.NET Framework 4.6, 4.6.1', versions: 'programs that target 4.6 and 4.6.1', from: '4.6', before: '4.6.2',
    stack: 'schannel', newest: 'TLS 1.2', offers: ['TLS 1.0', 'TLS 1.1', 'TLS 1.2'], follows: 'dotnet4', strongCrypto: true,
    enable: 'Nothing to do for TLS 1.2. SystemDefaultTlsVersions 1 makes it follow Windows.',
    remarks: ['SslStream without a version uses the fixed list, not that of Windows.', 'SslProtocols.None with the system default off throws ArgumentException for sslProtocolType.'],
    contested: 'The table of Microsoft begins with 4.6.2 here: that TLS 1.3 is out of reach for 4.6 and 4.6.1 is not said there.',
    confidence: 'certain', sources: ['dotnet', 'dotnet2026', 'dotnetSource'],
  },
  {
    id: 'netfx-4.6.2', kind: 'runtime', family: '.NET Framework', name: '.NET Framework 4.6.2', versions: 'programs that target 4.6.2', from: '4.6.2', before: '4.7',
    stack: 'schannel', newest: 'TLS 1.3', newestWhen: 'on Windows 11, with SystemDefaultTlsVersions 1', offers: ['TLS 1.0', 'TLS 1.1', 'TLS 1.2'], follows: 'dotnet4', strongCrypto: true,
    enable: 'Nothing to do for TLS 1.2. SystemDefaultTlsVersions 1 makes it follow Windows.',
    remarks: ['SslStream without a version uses the fixed list, not that of Windows.'],
    contested: 'The table of Microsoft has TLS 1.3 for 4.6.2 on Windows 11 and does not name the setting; the source has TLS 1.0 to 1.2 in the list unless the system default is on.',
    confidence: 'certain', sources: ['dotnet', 'dotnet2026', 'dotnetSource'],
  },
  {
    id: 'netfx-4.7', kind: 'runtime', family: '.NET Framework', name: '.NET Framework 4.7, 4.7.1, 4.7.2', versions: 'programs that target 4.7 to 4.7.2', from: '4.7', before: '4.8',
    stack: 'schannel', newest: 'TLS 1.3', newestWhen: WINDOWS_TLS_13, offers: 'system', follows: 'dotnet4', strongCrypto: true, enable: NOTHING,
    remarks: ['WCF follows Windows from 4.7.1; on 4.7 it offers TLS 1.0 to 1.2.', 'From 4.7 SslStream sends TLS alerts to the peer.'],
    confidence: 'certain', sources: ['dotnet', 'dotnet2026', 'dotnetSource'],
  },
  {
    id: 'netfx-4.8', kind: 'runtime', family: '.NET Framework', name: '.NET Framework 4.8, 4.8.1', versions: 'programs that target 4.8 or later', from: '4.8', before: '5.0',
    stack: 'schannel', newest: 'TLS 1.3', newestWhen: WINDOWS_TLS_13, offers: 'system', follows: 'dotnet4', strongCrypto: true, enable: NOTHING,
    remarks: ['SecurityProtocolType.Tls13 (12288) exists; Windows 10 cannot negotiate it.', 'Microsoft names 4.8 as the target for TLS 1.3.'],
    confidence: 'certain', sources: ['dotnet2026', 'dotnetSource'],
  },
  {
    id: 'entra-connect-old', kind: 'runtime', family: 'Entra Connect', name: 'Entra Connect and its pass-through agent', versions: 'Connect before 1.4.38.0, agent before 1.5.389.0', before: '1.4.38.0',
    stack: 'schannel', newest: 'unknown', offers: ['TLS 1.0', 'TLS 1.1'], offersWords: 'may use TLS 1.0 or 1.1 whatever Windows says', fixed: true, enable: 'Update them: the old builds may use TLS 1.0 or 1.1 whatever Windows says.',
    lost: { id: 'entra-connect', name: 'Entra Connect before 1.4.38.0', who: 'Entra Connect before 1.4.38.0 and its pass-through agent before 1.5.389.0' }, peers: 'other',
    remarks: [],
    confidence: 'likely', sources: ['entra'],
  },
  {
    id: 'entra-connect', kind: 'runtime', family: 'Entra Connect', name: 'Entra Connect and its pass-through agent', versions: 'Connect 1.4.38.0 and later, agent 1.5.389.0 and later', from: '1.4.38.0',
    stack: 'schannel', newest: 'unknown', newestWhen: 'what Windows has', offers: 'system', enable: 'Nothing to do from Server 2012 on; on Server 2008 R2 switch TLS 1.2 on first.',
    remarks: [],
    confidence: 'likely', sources: ['entra'],
  },
  {
    id: 'java-7', kind: 'runtime', family: 'Java', name: 'Java 7', versions: '7', from: '7', before: '8',
    stack: 'java', newest: 'TLS 1.2', newestWhen: 'once the program or the driver names it', offers: ['TLS 1.0'], fixed: true, enable: 'Java 8 or later; or name TLS 1.2 for the client.',
    lost: { id: 'java-7', name: 'Java 7', who: 'Java 7 clients, JDBC drivers among them, in their default setting' },
    remarks: ['Windows decides nothing here.'],
    confidence: 'likely', sources: ['jdbc'],
  },
  {
    id: 'java-8', kind: 'runtime', family: 'Java', name: 'Java 8', versions: '8', from: '8', before: '9',
    stack: 'java', newest: 'TLS 1.2', offers: 'system', offersWords: 'TLS 1.2; TLS 1.0 and 1.1 besides, unless jdk.tls.disabledAlgorithms lists them', enable: 'Nothing to do.',
    remarks: ['Windows decides nothing here.'],
    contested: 'Later updates of Java 8 have TLS 1.3; from which on was not read.',
    confidence: 'likely', sources: ['jdbc'],
  },
  {
    id: 'ps51', kind: 'runtime', family: 'PowerShell', name: 'Windows PowerShell 5.1', versions: '5.1', from: '5.1', before: '6.0',
    stack: 'schannel', newest: 'TLS 1.3', newestWhen: 'once set, where Windows and its .NET have it', offers: OLD_NET, offersWords: 'SSL 3.0 and TLS 1.0, or SystemDefault: look at [Net.ServicePointManager]::SecurityProtocol', follows: 'dotnet4',
    enable: 'Add 3072 with -bor to [Net.ServicePointManager]::SecurityProtocol at the top of the script; or both .NET values under v4.0.30319.',
    lost: { id: 'powershell-51', name: 'Windows PowerShell 5.1 scripts', who: 'Scripts for Windows PowerShell 5.1 on systems whose default is SSL 3.0 and TLS 1.0 (look at [Net.ServicePointManager]::SecurityProtocol)' },
    remarks: ['Set with = instead of -bor it takes TLS 1.3 away.', 'Invoke-WebRequest then says “Could not create SSL/TLS secure channel”.'],
    contested: 'powershell.exe targets no 4.7, so the old defaults hold without the registry values; on some images of Windows the property reads SystemDefault.',
    confidence: 'likely', sources: ['dotnet', 'dotnetSource', 'powershellDocs'],
  },
  {
    id: 'ps7', kind: 'runtime', family: 'PowerShell', name: 'PowerShell 7', versions: '7 and later', from: '7.0',
    stack: 'schannel', newest: 'TLS 1.3', newestWhen: WINDOWS_TLS_13, offers: 'system', strongCrypto: true, enable: 'Nothing to do; -SslProtocol restricts the web cmdlets.',
    remarks: [],
    confidence: 'likely', sources: ['dotnet2026'],
  },
  {
    id: 'ssms-19', kind: 'runtime', family: 'SQL Server Management Studio', name: 'SQL Server Management Studio (SSMS)', versions: '19', from: '19', before: '20',
    stack: 'schannel', newest: 'TLS 1.2', offers: 'system', enable: 'Nothing to do.',
    remarks: ['Runs on Microsoft.Data.SqlClient 3.1 (19.3: 3.1.5).', 'Encrypt connection is off by default.'],
    confidence: 'likely', sources: ['ssmsNotes', 'ssmsConnect'],
  },
  {
    id: 'ssms-20', kind: 'runtime', family: 'SQL Server Management Studio', name: 'SQL Server Management Studio (SSMS)', versions: '20 and 21', from: '20', before: '22',
    stack: 'schannel', newest: 'TLS 1.3', newestWhen: 'with Encryption: Strict; otherwise TLS 1.2', usual: 'TLS 1.2', offers: 'system', enable: 'Nothing to do.',
    remarks: ['Runs on Microsoft.Data.SqlClient 5.1.4 (20) and 5.1.6 (21).', 'Encryption is Mandatory by default.'],
    confidence: 'likely', sources: ['ssmsNotes', 'ssmsConnect'],
  },
  {
    id: 'sqlcmd-17', kind: 'runtime', family: 'sqlcmd', name: 'sqlcmd (ODBC)', versions: 'on ODBC Driver 17 or earlier',
    stack: 'schannel', newest: 'TLS 1.2', offers: 'system', enable: 'That of its ODBC driver: on ODBC Driver 11 before 12.0.4219 TLS 1.0 only.',
    remarks: ['Version 15.0.2000.5 needs ODBC Driver 17.'],
    confidence: 'likely', sources: ['sqlcmd'],
  },
  {
    id: 'sqlcmd-18', kind: 'runtime', family: 'sqlcmd', name: 'sqlcmd (ODBC)', versions: 'on ODBC Driver 18',
    stack: 'schannel', newest: 'TLS 1.3', newestWhen: 'with -Ns; otherwise TLS 1.2', usual: 'TLS 1.2', offers: 'system', enable: 'Nothing to do.',
    remarks: ['The connection is encrypted and the certificate checked by default: -No and -C change that.'],
    contested: 'The page of sqlcmd names SQL Server 2025 for TDS 8.0; the page on TDS 8.0 (2023) lists sqlcmd among the tools without it.',
    confidence: 'likely', sources: ['sqlcmd', 'tds8', 'odbcMajor'],
  },
  {
    id: 'wcf-net-tcp', kind: 'runtime', family: 'WCF', name: 'WCF net.tcp with certificates', versions: 'programs that target 3.5 to 4.5.2', from: '3.5', before: '4.6',
    stack: 'schannel', newest: 'TLS 1.0', offers: OLD_NET, fixed: true, enable: 'Not possible: build the program for 4.7.1 or later, where WCF follows Windows.',
    lost: { id: 'wcf-net-tcp', name: 'WCF net.tcp up to .NET 4.5.2' },
    remarks: [],
    confidence: 'certain', sources: ['dotnet'],
  },
  {
    id: 'winhttp', kind: 'runtime', family: 'WinHTTP', name: 'WinHTTP (services, WSUS, WinRM, many MMC consoles)', versions: 'Windows 7 and later',
    stack: 'schannel', newest: 'TLS 1.3', newestWhen: WINDOWS_TLS_13, offers: 'system', offersWords: 'Windows 7 and 8: SSL 3.0, TLS 1.0; 8.1 and 10: SSL 3.0, TLS 1.0 to 1.2; 11: TLS 1.2, 1.3', follows: 'winhttp',
    enable: 'DefaultSecureProtocols in both copies of the key; on Windows 7, Server 2008 R2 and Server 2012 update 3140245 first.',
    remarks: [],
    confidence: 'certain', sources: ['winhttp', 'kb3140245'],
  },
];
