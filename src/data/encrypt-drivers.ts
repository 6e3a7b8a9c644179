/**
 * What drivers for SQL Server, and the tools that bring one along, make of Encrypt and TrustServerCertificate. One row for versions that do not differ in it,
 * the rows of a line from the oldest to the newest.
 */
import type { EncryptSourceId } from './encrypt-sources.ts';
import type { KeywordSyntax } from './spn-drivers.ts';

export type EncryptMode = 'optional' | 'mandatory' | 'strict';

/** Lines within which an upgrade happens. */
export type EncryptLine = 'sqlclient' | 'odbc' | 'oledb' | 'jdbc' | 'ssms' | 'sqlcmd' | 'powershell';

export interface EncryptDriver {
  readonly id: string;
  readonly line: EncryptLine;
  readonly label: string;
  /** Row of src/data/tls-drivers.ts. */
  readonly tls: string;
  /** In what its settings are written. Tools have none: switches or a dialog. */
  readonly syntax: Extract<KeywordSyntax, 'ado' | 'odbc' | 'oledb' | 'jdbc'> | 'switch' | 'dialog';
  /** Part of the connection string that chooses it. */
  readonly chosenBy?: string;
  /** What it does when nothing is said. */
  readonly normal: 'optional' | 'mandatory';
  /** Default with the keywords for Microsoft Entra authentication or an access token, where it differs. */
  readonly normalEntra?: 'mandatory';
  /** How each mode is written. A mode that is absent does not exist. */
  readonly writes: Readonly<Partial<Record<EncryptMode, string>>> & { readonly optional: string; readonly mandatory: string };
  /** Values of Encrypt it takes, in lower case; the rest is refused. Tools have none. */
  readonly takes?: Readonly<Record<string, EncryptMode>>;
  /** The documents do not agree whether this version has TDS 8.0 already. */
  readonly strictDoubt?: string;
  /** With TDS 8.0 it can use TLS 1.3. */
  readonly tls13?: true;
  /** The certificate is checked when only the server demands the encryption. */
  readonly checksForced: boolean | 'unknown';
  /** yes: TrustServerCertificate counts. registry: a value of the client machine can forbid it. unknown: nothing documented. */
  readonly trust: { readonly write: string; readonly counts: 'yes' | 'registry' | 'unknown' };
  readonly hostName?: string;
  /** Pins one certificate, in these modes. */
  readonly pin?: { readonly write: string; readonly modes: readonly EncryptMode[] };
  /** With the keywords for Microsoft Entra authentication the certificate is checked even where only the login packet is encrypted. */
  readonly checksLoginEntra?: true;
  /** Connections to LocalDB are made without encryption when Mandatory comes from the default or the string. */
  readonly plainLocalDb?: true;
  /** Style of its error texts. */
  readonly errors: 'sqlclient' | 'native' | 'jdbc';
  /** What this version changed against the one before, for an upgrade. */
  readonly news: readonly { readonly says: string; readonly sources: readonly EncryptSourceId[] }[];
  readonly contested?: string;
  readonly confidence: 'certain' | 'likely';
  readonly sources: readonly EncryptSourceId[];
}

const BOOLEAN = { true: 'mandatory', yes: 'mandatory', false: 'optional', no: 'optional' } as const;
const WORDS = { ...BOOLEAN, mandatory: 'mandatory', optional: 'optional', strict: 'strict' } as const;
/** Without yes: EncryptOption of mssql-jdbc does not have it. */
const JDBC_WORDS = { true: 'mandatory', mandatory: 'mandatory', false: 'optional', no: 'optional', optional: 'optional', strict: 'strict' } as const;
const YES_NO = { yes: 'mandatory', no: 'optional' } as const;
const TRUE_FALSE = { true: 'mandatory', false: 'optional' } as const;
const ADO_TRUST = { write: 'TrustServerCertificate', counts: 'yes' } as const;
const JDBC_TRUST = { write: 'trustServerCertificate', counts: 'yes' } as const;
const SQLCLIENT = { syntax: 'ado', errors: 'sqlclient', trust: ADO_TRUST } as const;
const ODBC = { line: 'odbc', syntax: 'odbc', errors: 'native', trust: ADO_TRUST } as const;
const OLEDB = { line: 'oledb', syntax: 'oledb', errors: 'native' } as const;
const JDBC = { line: 'jdbc', syntax: 'jdbc', chosenBy: 'jdbc:sqlserver:', errors: 'jdbc', trust: JDBC_TRUST } as const;
const ADO_OLD = { optional: 'false', mandatory: 'true' } as const;
const ADO_NEW = { optional: 'Optional', mandatory: 'Mandatory', strict: 'Strict' } as const;
const ODBC_OLD = { optional: 'no', mandatory: 'yes' } as const;
const ODBC_NEW = { optional: 'no', mandatory: 'yes', strict: 'strict' } as const;

export const encryptDrivers: readonly EncryptDriver[] = [
  {
    ...SQLCLIENT, id: 'sds', line: 'sqlclient', label: 'System.Data.SqlClient', tls: 'sds', normal: 'optional', writes: ADO_OLD, takes: BOOLEAN, checksForced: false,
    news: [], confidence: 'likely', sources: ['sqlclientTable', 'kb3135244'],
    contested: 'That a certificate is not checked when only the server forces the encryption is written of Microsoft.Data.SqlClient 1.0; for System.Data.SqlClient it is taken over.',
  },
  {
    ...SQLCLIENT, id: 'mds-1', line: 'sqlclient', label: 'Microsoft.Data.SqlClient 1.0 and 1.1', tls: 'mds-1-3', normal: 'optional', writes: ADO_OLD, takes: BOOLEAN, checksForced: false,
    news: [], confidence: 'certain', sources: ['sqlclientTable'],
  },
  {
    ...SQLCLIENT, id: 'mds-2', line: 'sqlclient', label: 'Microsoft.Data.SqlClient 2.0 to 3.1', tls: 'mds-1-3', normal: 'optional', writes: ADO_OLD, takes: BOOLEAN, checksForced: true,
    news: [{ says: 'From 2.0 the certificate is checked as soon as the server forces the encryption, with Encrypt=false too.', sources: ['sqlclientTable', 'sqlclientNotes'] }],
    confidence: 'certain', sources: ['sqlclientTable', 'sqlclientNotes'],
  },
  {
    ...SQLCLIENT, id: 'mds-4', line: 'sqlclient', label: 'Microsoft.Data.SqlClient 4.0 and 4.1', tls: 'mds-4', normal: 'mandatory', writes: ADO_OLD, takes: BOOLEAN, checksForced: true, plainLocalDb: true,
    news: [
      { says: 'From 4.0 Encrypt is true when the string does not name it, and the certificate is checked.', sources: ['sqlclientNotes', 'sqlclientTable'] },
      { says: 'TLS 1.3 was taken out of its list.', sources: ['sqlclientNotes'] },
      { says: 'Connections to LocalDB stay without encryption.', sources: ['sqlclientNotes', 'sqlclientSource'] },
    ],
    confidence: 'certain', sources: ['sqlclientTable', 'sqlclientNotes'],
  },
  {
    ...SQLCLIENT, id: 'mds-5.0', line: 'sqlclient', label: 'Microsoft.Data.SqlClient 5.0', tls: 'mds-5.0', normal: 'mandatory', writes: ADO_NEW, takes: WORDS, checksForced: true, plainLocalDb: true, hostName: 'HostNameInCertificate',
    strictDoubt: 'The release notes of 5.0 have TDS 8.0; the page on TDS 8.0 asks for 5.1 or later.',
    news: [
      { says: 'From 5.0 Encrypt takes Optional, Mandatory and Strict; true and false stay. SqlConnectionStringBuilder.Encrypt has another type: programs have to be compiled again.', sources: ['sqlclientNotes'] },
      { says: 'HostNameInCertificate is new (on .NET Framework from 5.0.1).', sources: ['sqlclientNotes'] },
    ],
    confidence: 'certain', sources: ['sqlclientNotes', 'sqlclientTable'],
  },
  {
    ...SQLCLIENT, id: 'mds-5.1', line: 'sqlclient', label: 'Microsoft.Data.SqlClient 5.1 and later', tls: 'mds-5.1', normal: 'mandatory', writes: ADO_NEW, takes: WORDS, checksForced: true, plainLocalDb: true, hostName: 'HostNameInCertificate', tls13: true,
    pin: { write: 'ServerCertificate', modes: ['mandatory', 'strict'] },
    news: [
      { says: 'From 5.1 ServerCertificate pins one certificate, and TLS 1.3 is possible with Strict.', sources: ['sqlclientNotes'] },
    ],
    confidence: 'certain', sources: ['sqlclientNotes', 'sqlclientTable', 'tds8'],
  },
  {
    ...ODBC, id: 'mdac-odbc', label: 'ODBC driver “SQL Server” (part of Windows)', tls: 'sqloledb', chosenBy: 'Driver={SQL Server}', normal: 'optional', writes: ODBC_OLD, takes: YES_NO, checksForced: 'unknown',
    trust: { write: 'TrustServerCertificate', counts: 'unknown' },
    news: [], confidence: 'likely', sources: ['kb3135244'],
    contested: 'No document says what this driver makes of a certificate that it cannot trust, nor whether it knows TrustServerCertificate.',
  },
  {
    ...ODBC, id: 'odbc-13', label: 'ODBC Driver 11, 13 and 13.1', tls: 'odbc13', chosenBy: 'Driver={ODBC Driver 13 for SQL Server}', normal: 'optional', writes: ODBC_OLD, takes: YES_NO, checksForced: false,
    news: [], confidence: 'certain', sources: ['odbcKeywords'],
  },
  {
    ...ODBC, id: 'odbc-17', label: 'ODBC Driver 17', tls: 'odbc17', chosenBy: 'Driver={ODBC Driver 17 for SQL Server}', normal: 'optional', normalEntra: 'mandatory', writes: ODBC_OLD, takes: YES_NO, checksForced: false,
    news: [{ says: 'Encrypt is yes by default once Authentication is set or an access token is used.', sources: ['odbcMajor'] }],
    confidence: 'certain', sources: ['odbcKeywords', 'odbcMajor'],
  },
  {
    ...ODBC, id: 'odbc-18.0', label: 'ODBC Driver 18.0', tls: 'odbc18', chosenBy: 'Driver={ODBC Driver 18 for SQL Server}', normal: 'mandatory', writes: ODBC_NEW, takes: { ...YES_NO, mandatory: 'mandatory', optional: 'optional', strict: 'strict' }, checksForced: true, hostName: 'HostnameInCertificate',
    strictDoubt: 'The page of keywords has strict from 18.0; the pages on TDS 8.0 ask for 18.1.2.1 or later.',
    news: [
      { says: 'From 18.0 Encrypt is yes when the string does not name it, and the certificate is checked.', sources: ['odbcMajor', 'odbcKeywords'] },
      { says: 'The certificate is checked as well when only the server forces the encryption.', sources: ['odbcKeywords'] },
      { says: 'Encrypt takes Mandatory, Optional and Strict besides yes and no; version 17 refuses these words. HostnameInCertificate is new.', sources: ['odbcMajor', 'odbcKeywords'] },
      { says: 'The driver has another name in the connection string: ODBC Driver 18 for SQL Server.', sources: ['odbcMajor'] },
    ],
    confidence: 'certain', sources: ['odbcKeywords', 'odbcMajor'],
  },
  {
    ...ODBC, id: 'odbc-18.1', label: 'ODBC Driver 18.1 and later', tls: 'odbc18', chosenBy: 'Driver={ODBC Driver 18 for SQL Server}', normal: 'mandatory', writes: ODBC_NEW, takes: { ...YES_NO, mandatory: 'mandatory', optional: 'optional', strict: 'strict' }, checksForced: true, hostName: 'HostnameInCertificate', tls13: true,
    pin: { write: 'ServerCertificate', modes: ['strict'] },
    news: [{ says: 'From 18.1 ServerCertificate pins one certificate, with Strict only.', sources: ['odbcKeywords'] }],
    confidence: 'certain', sources: ['odbcKeywords', 'odbcMajor', 'tds8'],
  },
  {
    ...OLEDB, id: 'sqloledb', label: 'SQLOLEDB (part of Windows)', tls: 'sqloledb', chosenBy: 'Provider=SQLOLEDB', normal: 'optional', writes: ODBC_OLD, takes: BOOLEAN, checksForced: 'unknown',
    trust: { write: 'TrustServerCertificate', counts: 'unknown' },
    news: [], confidence: 'likely', sources: ['kb3135244'],
    contested: 'No document says what this provider makes of a certificate that it cannot trust, nor whether it knows TrustServerCertificate.',
  },
  {
    ...OLEDB, id: 'snac', label: 'SQL Server Native Client 9.0 to 11.0 (SQLNCLI), OLE DB and ODBC', tls: 'snac11', chosenBy: 'Provider=SQLNCLI11', normal: 'optional', writes: ODBC_OLD, takes: BOOLEAN, checksForced: false, trust: ADO_TRUST,
    news: [], confidence: 'likely', sources: ['nativeClient'],
    contested: 'The table of Microsoft does not have the case in which only the server forces the encryption; that the certificate is then not checked is taken over from OLE DB Driver 18.',
  },
  {
    ...OLEDB, id: 'oledb-18', label: 'OLE DB Driver 18 (MSOLEDBSQL)', tls: 'msoledb18', chosenBy: 'Provider=MSOLEDBSQL', normal: 'optional', normalEntra: 'mandatory', writes: ODBC_OLD, takes: BOOLEAN, checksForced: false, checksLoginEntra: true, trust: ADO_TRUST,
    news: [{ says: 'With Authentication or an access token Encrypt is yes by default, and the certificate is checked whatever Encrypt says. ADO sets Use Encryption for Data=no by itself, which counts.', sources: ['oledbTable'] }],
    confidence: 'certain', sources: ['oledbTable', 'oledbMajor'],
  },
  {
    ...OLEDB, id: 'oledb-19.0', label: 'OLE DB Driver 19.0 and 19.1 (MSOLEDBSQL19)', tls: 'msoledb19', chosenBy: 'Provider=MSOLEDBSQL19', normal: 'mandatory', writes: ADO_NEW, takes: WORDS, checksForced: true, hostName: 'HostNameInCertificate',
    trust: { write: 'TrustServerCertificate', counts: 'registry' },
    strictDoubt: 'Strict is a value from 19.0; the pages on TDS 8.0 ask for 19.2.0 or later.',
    news: [
      { says: 'From 19 Encrypt is Mandatory when the string does not name it, and the certificate is checked.', sources: ['oledbMajor'] },
      { says: 'The certificate is checked whenever the connection is encrypted: with Encrypt=no too when the server forces the encryption.', sources: ['oledbMajor', 'oledbTable'] },
      { says: 'The provider has another name: MSOLEDBSQL19. Strings with Provider=MSOLEDBSQL stay with driver 18 where it is installed.', sources: ['oledbMajor'] },
      { says: 'The property SSPROP_INIT_ENCRYPT is a string (VT_BSTR) where it was a Boolean: code that sets it fails.', sources: ['oledbMajor'] },
      { says: 'Setup beside driver 18 could leave the registry value Trust Server Certificate at no (corrected in 19.4.1): TrustServerCertificate=yes then has no effect.', sources: ['oledbMajor', 'oledbRegistry'] },
    ],
    confidence: 'certain', sources: ['oledbTable', 'oledbMajor'],
  },
  {
    ...OLEDB, id: 'oledb-19.2', label: 'OLE DB Driver 19.2 to 19.4.0 (MSOLEDBSQL19)', tls: 'msoledb19', chosenBy: 'Provider=MSOLEDBSQL19', normal: 'mandatory', writes: ADO_NEW, takes: WORDS, checksForced: true, hostName: 'HostNameInCertificate', tls13: true,
    trust: { write: 'TrustServerCertificate', counts: 'registry' }, pin: { write: 'ServerCertificate', modes: ['strict'] },
    news: [{ says: 'From 19.2.0 TLS 1.3 is possible with Strict, and ServerCertificate pins one certificate, with Strict only.', sources: ['oledbMajor'] }],
    confidence: 'certain', sources: ['oledbTable', 'oledbMajor', 'tds8'],
  },
  {
    ...OLEDB, id: 'oledb-19.4.1', label: 'OLE DB Driver 19.4.1 and later (MSOLEDBSQL19)', tls: 'msoledb19', chosenBy: 'Provider=MSOLEDBSQL19', normal: 'mandatory', writes: ADO_NEW, takes: WORDS, checksForced: true, hostName: 'HostNameInCertificate', tls13: true,
    trust: ADO_TRUST, pin: { write: 'ServerCertificate', modes: ['strict'] },
    news: [{ says: 'From 19.4.1 setup leaves the registry value Trust Server Certificate at yes: the keyword counts unless an administrator sets the value to no.', sources: ['oledbMajor'] }],
    confidence: 'certain', sources: ['oledbTable', 'oledbMajor', 'tds8'],
  },
  {
    ...JDBC, id: 'jdbc-old', label: 'mssql-jdbc up to 9.4', tls: 'jdbc-old', normal: 'optional', writes: ADO_OLD, takes: TRUE_FALSE, checksForced: false, hostName: 'hostNameInCertificate',
    news: [], confidence: 'certain', sources: ['jdbcTable'],
  },
  {
    ...JDBC, id: 'jdbc-10.2', label: 'mssql-jdbc 10.2', tls: 'jdbc-10', normal: 'mandatory', writes: ADO_OLD, takes: TRUE_FALSE, checksForced: true, hostName: 'hostNameInCertificate',
    news: [
      { says: 'From 10.2 (10.1.0 preview) encrypt is true when the URL does not name it, and the certificate is checked.', sources: ['jdbcChanges'] },
      { says: 'From 10.2.0 the certificate is checked as well when only the server forces the encryption.', sources: ['jdbcChanges', 'jdbcSource'] },
    ],
    confidence: 'certain', sources: ['jdbcChanges', 'jdbcSource'],
  },
  {
    ...JDBC, id: 'jdbc-11.2', label: 'mssql-jdbc 11.2 to 12.2', tls: 'jdbc-10', normal: 'mandatory', writes: { optional: 'false', mandatory: 'true', strict: 'strict' }, takes: JDBC_WORDS, checksForced: true, hostName: 'hostNameInCertificate', tls13: true,
    pin: { write: 'serverCertificate', modes: ['strict'] },
    news: [{ says: 'From 11.2 encrypt takes strict, optional and mandatory besides true and false; serverCertificate pins one certificate, with strict only.', sources: ['jdbcChanges'] }],
    contested: 'Before 12.4.0 the check of the certificate with strict had a fault that 12.4.0 corrects.',
    confidence: 'certain', sources: ['jdbcChanges', 'jdbcSource', 'tds8'],
  },
  {
    ...JDBC, id: 'jdbc-12.4', label: 'mssql-jdbc 12.4 and later', tls: 'jdbc-10', normal: 'mandatory', writes: { optional: 'false', mandatory: 'true', strict: 'strict' }, takes: JDBC_WORDS, checksForced: true, hostName: 'hostNameInCertificate', tls13: true,
    pin: { write: 'serverCertificate', modes: ['strict'] },
    news: [
      { says: '12.4.0 corrects the check of the certificate with strict.', sources: ['jdbcChanges'] },
      { says: 'From 13.4.0 (13.3.1 preview) IP addresses in the certificate count; before that an address needs hostNameInCertificate.', sources: ['jdbcChanges'] },
    ],
    confidence: 'certain', sources: ['jdbcChanges', 'jdbcSource', 'tds8'],
  },
];
