/** Tools that bring a driver along: the defaults are theirs, the behaviour that of the driver. */
import type { EncryptDriver } from './encrypt-drivers.ts';

const SSMS = { line: 'ssms', syntax: 'dialog', errors: 'sqlclient', trust: { write: 'Trust server certificate: checked', counts: 'yes' } } as const;
const SQLCMD = { line: 'sqlcmd', syntax: 'switch', errors: 'native', trust: { write: '-C', counts: 'yes' } } as const;
const MODULE = { line: 'powershell', syntax: 'switch', errors: 'sqlclient', trust: { write: '-TrustServerCertificate', counts: 'yes' } } as const;

export const encryptTools: readonly EncryptDriver[] = [
  {
    ...SSMS, id: 'ssms-18', label: 'SSMS 18', tls: 'sds', normal: 'optional', writes: { optional: 'Encrypt connection: not checked', mandatory: 'Encrypt connection: checked' }, checksForced: false,
    news: [], confidence: 'likely', sources: ['sqlcmd', 'ssms20'],
    contested: 'It runs on the SqlClient of .NET Framework; what that makes of a certificate when only the server forces the encryption is taken over from Microsoft.Data.SqlClient 1.0.',
  },
  {
    ...SSMS, id: 'ssms-19', label: 'SSMS 19', tls: 'mds-1-3', normal: 'optional', writes: { optional: 'Encrypt connection: not checked', mandatory: 'Encrypt connection: checked' }, checksForced: true,
    news: [{ says: 'SSMS 19 runs on Microsoft.Data.SqlClient 3.1: the certificate is checked as soon as the server forces the encryption.', sources: ['ssmsNotes', 'sqlclientTable'] }],
    confidence: 'likely', sources: ['ssmsNotes', 'ssms20'],
  },
  {
    ...SSMS, id: 'ssms-20', label: 'SSMS 20 and 21', tls: 'mds-5.1', normal: 'mandatory', writes: { optional: 'Encryption: Optional', mandatory: 'Encryption: Mandatory', strict: 'Encryption: Strict (SQL Server 2022 and Azure SQL)' }, checksForced: true, tls13: true, hostName: 'Host name in certificate',
    news: [
      { says: 'From SSMS 20 Encryption is Mandatory by default: servers with a self-signed certificate ask for Trust server certificate or fail.', sources: ['ssms20'] },
      { says: 'Connections taken over from SSMS 18 or 19 keep their setting; Tools > Options can switch Trust server certificate on for all of them.', sources: ['ssms20', 'ssmsNotes'] },
      { says: 'Strict and Host name in certificate are new; with Strict, Trust server certificate cannot be chosen.', sources: ['ssms20'] },
    ],
    confidence: 'certain', sources: ['ssms20', 'ssmsNotes'],
  },
  {
    ...SQLCMD, id: 'sqlcmd-17', label: 'sqlcmd with ODBC Driver 17 or earlier', tls: 'odbc17', normal: 'optional', writes: { optional: '(no -N)', mandatory: '-N' }, checksForced: false,
    news: [], confidence: 'certain', sources: ['sqlcmd', 'odbcKeywords'],
  },
  {
    ...SQLCMD, id: 'sqlcmd-18', label: 'sqlcmd 18 and later (ODBC Driver 18)', tls: 'odbc18', normal: 'mandatory', writes: { optional: '-No', mandatory: '-Nm', strict: '-Ns' }, checksForced: true, hostName: '-F',
    strictDoubt: 'The switch -Ns is there; the page of sqlcmd names SQL Server 2025 for TDS 8.0, and the page on TDS 8.0 (2023) lists sqlcmd among the tools without it.',
    news: [
      { says: 'From sqlcmd 18 the connection is encrypted and the certificate checked when no switch is given.', sources: ['sqlcmd', 'odbcKeywords'] },
      { says: '-N takes o, m or s directly behind it (-No, -Nm, -Ns); the older sqlcmd refuses that. -N alone stays mandatory in both.', sources: ['sqlcmd'] },
    ],
    contested: 'Which version of sqlcmd 18 first takes -F was not read; the sqlcmd of SQL Server 2025 has it.',
    confidence: 'likely', sources: ['sqlcmd', 'odbcKeywords'],
  },
  {
    ...SQLCMD, id: 'sqlcmd-go', label: 'sqlcmd (Go)', tls: 'odbc18', normal: 'optional', writes: { optional: '-N false', mandatory: '-N true' }, checksForced: 'unknown',
    news: [{ says: 'Without -N and -C it does not check the certificate; with -N and without -C it does.', sources: ['sqlcmd'] }],
    contested: 'What it checks when only the server forces the encryption depends on whether -N was given; the page does not spell it out.',
    confidence: 'likely', sources: ['sqlcmd'],
  },
  {
    ...MODULE, id: 'sqlserver-21', label: 'SqlServer module 21 (Invoke-Sqlcmd)', tls: 'sds', normal: 'optional', writes: { optional: '(no -EncryptConnection)', mandatory: '-EncryptConnection' }, checksForced: 'unknown', trust: { write: '-TrustServerCertificate', counts: 'unknown' },
    news: [], confidence: 'likely', sources: ['powershell'],
    contested: 'Which SqlClient each cmdlet of module 21 runs on was not read.',
  },
  {
    ...MODULE, id: 'sqlserver-22', label: 'SqlServer module 22 (Invoke-Sqlcmd)', tls: 'mds-5.1', normal: 'mandatory', writes: { optional: '-Encrypt Optional', mandatory: '-Encrypt Mandatory', strict: '-Encrypt Strict' }, checksForced: true, hostName: '-HostNameInCertificate',
    strictDoubt: 'The parameter takes Strict; which version of Microsoft.Data.SqlClient stands behind which 22.x was not read.',
    news: [
      { says: 'From module 22 -Encrypt is Mandatory by default, and the certificate is checked.', sources: ['powershell'] },
      { says: '-Encrypt, -TrustServerCertificate and -HostNameInCertificate are new; not every cmdlet had them in 22.0.', sources: ['powershell'] },
    ],
    confidence: 'likely', sources: ['powershell'],
  },
];
