/** Drivers for SQL Server. */
import type { TlsDriver } from './tls-drivers.ts';
import type { WindowsTlsId } from './windows-tls.ts';

const NOTHING = 'Nothing to do.';
const NONE = 'Not possible: replace the driver.';
const FORCIBLY_CLOSED = 'Without the update: “TCP Provider: An existing connection was forcibly closed by the remote host”.';

const UP_TO_2012_R2: readonly WindowsTlsId[] = ['server-2012-r2', 'server-2012', 'server-2008-r2', 'server-2008-sp2', 'server-2008', 'windows-8-1', 'windows-8', 'windows-7'];
const UP_TO_2019: readonly WindowsTlsId[] = ['server-2019', 'server-2016', 'windows-10', 'windows-10-1511', ...UP_TO_2012_R2];

export const sqlDrivers: readonly TlsDriver[] = [
  {
    id: 'jdbc-old', kind: 'driver', family: 'Microsoft JDBC Driver for SQL Server', name: 'Microsoft JDBC Driver (mssql-jdbc)', versions: 'up to 9.4', before: '10.1',
    stack: 'java', newest: 'TLS 1.2', newestWhen: 'on Java 8 or later', offers: 'system', offersWords: 'what the Java runtime offers: Java 7 TLS 1.0, Java 8 TLS 1.2',
    enable: 'Java 8 or later; or sslProtocol=TLSv1.2, a property that 6.3.2 brought.',
    remarks: ['encrypt is false by default.', 'Windows decides nothing here: versions and suites come from the Java runtime.'],
    confidence: 'likely', sources: ['jdbc'],
  },
  {
    id: 'jdbc-10', kind: 'driver', family: 'Microsoft JDBC Driver for SQL Server', name: 'Microsoft JDBC Driver (mssql-jdbc)', versions: '10.2 and later (10.1 preview)', from: '10.1',
    stack: 'java', newest: 'TLS 1.3', newestWhen: 'with encrypt=strict, from 11.2.0; otherwise TLS 1.2', usual: 'TLS 1.2', offers: 'system', offersWords: 'what the Java runtime offers',
    enable: NOTHING,
    remarks: [
      'encrypt is true by default: servers with a self-signed certificate fail with “PKIX path building failed”.',
      'From 10.2.0 the certificate is checked when the server forces the encryption as well.',
      'Checks of the certificate with strict were corrected in 12.4.0.',
      'To an IP address: entries for addresses in the certificate count from 13.4.0 (13.3.1 preview); before that, set hostNameInCertificate.',
      'Builds of Java with TLS 1.0 and 1.1 in jdk.tls.disabledAlgorithms refuse an old server: “The server selected protocol version TLS10 is not accepted by client preferences”.',
    ],
    confidence: 'likely', sources: ['jdbc'],
  },
  {
    id: 'mds-1-3', kind: 'driver', family: 'Microsoft.Data.SqlClient', name: 'Microsoft.Data.SqlClient', versions: '1.0 to 3.1', from: '1.0', before: '4.0',
    stack: 'schannel', newest: 'TLS 1.2', offers: 'system', enable: NOTHING,
    remarks: [
      'Encrypt is false by default; the login packet is encrypted all the same.',
      'From 2.0 the certificate is checked as soon as the server forces encryption, with Encrypt=false too, unless TrustServerCertificate=true.',
    ],
    confidence: 'certain', sources: ['sqlclient'],
  },
  {
    id: 'mds-4', kind: 'driver', family: 'Microsoft.Data.SqlClient', name: 'Microsoft.Data.SqlClient', versions: '4.0 and 4.1', from: '4.0', before: '5.0',
    stack: 'schannel', newest: 'TLS 1.2', offers: 'system', offersWords: 'what Schannel has on, without TLS 1.3', enable: NOTHING,
    remarks: [
      'Encrypt is true by default and the certificate is checked: “The certificate chain was issued by an authority that is not trusted”.',
      'TLS 1.3 was taken out of its list; the switch Switch.Microsoft.Data.SqlClient.UseSystemDefaultSecureProtocols gives the list of the system back.',
      'Connections to LocalDB are not encrypted.',
      'From 4.0.1 a warning appears below TLS 1.2; SuppressInsecureTLSWarning hides it when Encrypt=false.',
    ],
    confidence: 'certain', sources: ['sqlclient'],
  },
  {
    id: 'mds-5.0', kind: 'driver', family: 'Microsoft.Data.SqlClient', name: 'Microsoft.Data.SqlClient', versions: '5.0', from: '5.0', before: '5.1',
    stack: 'schannel', newest: 'TLS 1.2', offers: 'system', offersWords: 'what Schannel has on, without TLS 1.3', enable: NOTHING,
    remarks: [
      'Encrypt takes Optional (false), Mandatory (true, the default) and Strict (TDS 8.0).',
      'Strict always checks the certificate and ignores TrustServerCertificate. HostNameInCertificate and ServerSPN are new.',
    ],
    confidence: 'certain', sources: ['sqlclient'],
  },
  {
    id: 'mds-5.1', kind: 'driver', family: 'Microsoft.Data.SqlClient', name: 'Microsoft.Data.SqlClient', versions: '5.1 and later', from: '5.1',
    stack: 'schannel', newest: 'TLS 1.3', newestWhen: 'with Encrypt=Strict to SQL Server 2022 or later, on Windows 11 or Server 2022 and later; otherwise TLS 1.2', usual: 'TLS 1.2', offers: 'system', enable: NOTHING,
    remarks: [
      'TLS 1.3 exists inside TDS 8.0 only: with Encrypt=true the ceiling stays TLS 1.2.',
      'ServerCertificate names a file (PEM, DER, CER) that must match exactly, for Mandatory and Strict.',
    ],
    confidence: 'certain', sources: ['sqlclient', 'sqlclientSource', 'tds8'],
  },
  {
    id: 'odbc11-old', kind: 'driver', family: 'ODBC Driver for SQL Server', name: 'ODBC Driver 11 for SQL Server', versions: 'before 12.0.4219 (product version)', before: '12.0.4219',
    stack: 'schannel', newest: 'TLS 1.0', offers: ['TLS 1.0'], fixed: true, enable: 'Update the driver to 12.0.4219 or later.',
    lost: { id: 'odbc-11', name: 'ODBC Driver 11 in old builds' },
    remarks: [FORCIBLY_CLOSED],
    confidence: 'certain', sources: ['sqlcheck', 'kb3135244'],
  },
  {
    id: 'odbc11', kind: 'driver', family: 'ODBC Driver for SQL Server', name: 'ODBC Driver 11 for SQL Server', versions: '12.0.4219 and later (product version)', from: '12.0.4219', before: '13.0',
    stack: 'schannel', newest: 'TLS 1.2', offers: 'system', enable: NOTHING,
    remarks: ['Encrypt is no by default.'],
    confidence: 'certain', sources: ['sqlcheck', 'kb3135244'],
  },
  {
    id: 'odbc13', kind: 'driver', family: 'ODBC Driver for SQL Server', name: 'ODBC Driver 13 and 13.1 for SQL Server', versions: '13', from: '13.0', before: '17.0',
    stack: 'schannel', newest: 'TLS 1.2', offers: 'system', enable: NOTHING,
    remarks: ['Encrypt is no by default.'],
    confidence: 'certain', sources: ['sqlcheck'],
  },
  {
    id: 'odbc17', kind: 'driver', family: 'ODBC Driver for SQL Server', name: 'ODBC Driver 17 for SQL Server', versions: '17', from: '17.0', before: '18.0',
    stack: 'schannel', newest: 'TLS 1.2', offers: 'system', enable: NOTHING,
    remarks: [
      'Encrypt is no by default; with Authentication or an access token it is yes.',
      'The certificate is checked with Encrypt=yes and TrustServerCertificate=no only. Encryption that the server forces is not checked.',
      'Encrypt takes yes and no only.',
    ],
    confidence: 'certain', sources: ['odbcMajor', 'sqlcheck'],
  },
  {
    id: 'odbc18', kind: 'driver', family: 'ODBC Driver for SQL Server', name: 'ODBC Driver 18 for SQL Server', versions: '18', from: '18.0',
    stack: 'schannel', newest: 'TLS 1.3', newestWhen: 'with Encrypt=strict, from 18.1.2.1; otherwise TLS 1.2', usual: 'TLS 1.2', offers: 'system', enable: NOTHING,
    remarks: [
      'Encrypt is yes by default and the certificate is checked. Mandatory, Optional and Strict are new.',
      'HostNameInCertificate is new in 18.0, ServerCertificate in 18.1.',
      'Encrypt=no or Optional brings the old behaviour back; TrustServerCertificate=yes keeps the encryption and checks nothing.',
    ],
    confidence: 'certain', sources: ['odbcMajor', 'strict', 'sqlcheck'],
  },
  {
    id: 'msoledb18', kind: 'driver', family: 'OLE DB Driver for SQL Server', name: 'OLE DB Driver 18 (MSOLEDBSQL)', versions: '18', from: '18.0', before: '19.0',
    stack: 'schannel', newest: 'TLS 1.2', offers: 'system', enable: NOTHING,
    remarks: [
      'Encrypt is no by default; with the Authentication and Access Token keywords it is yes.',
      'ADO writes Use Encryption for Data=no by itself: set it to true where you want it.',
      'With Encrypt=no the certificate is not checked, except with those keywords.',
    ],
    confidence: 'certain', sources: ['oledbEncryption', 'sqlcheck'],
  },
  {
    id: 'msoledb19', kind: 'driver', family: 'OLE DB Driver for SQL Server', name: 'OLE DB Driver 19 (MSOLEDBSQL19)', versions: '19', from: '19.0',
    stack: 'schannel', newest: 'TLS 1.3', newestWhen: 'with Encrypt=Strict, from 19.2.0; otherwise TLS 1.2', usual: 'TLS 1.2', offers: 'system', enable: NOTHING,
    remarks: [
      'Encrypt is Mandatory by default, and its property is a string where it was a Boolean.',
      'The certificate is checked whenever the connection is encrypted.',
      'Client-wide registry values can make it stricter, never weaker: Force Protocol Encryption 2 is Strict.',
      'Before 19.4.1 its setup could leave the registry value Trust Server Certificate at no beside driver 18: TrustServerCertificate=yes then has no effect.',
    ],
    confidence: 'certain', sources: ['oledbEncryption', 'oledbMajor'],
  },
  {
    id: 'snac9', kind: 'driver', family: 'SQL Server Native Client', name: 'SQL Server Native Client 9.0 (SQLNCLI)', versions: '9.0 (2005)', from: '9.0', before: '10.0',
    stack: 'schannel', newest: 'TLS 1.0', offers: ['TLS 1.0'], fixed: true, enable: NONE,
    lost: { id: 'native-client-9', name: 'SQL Server Native Client 9.0' },
    remarks: [],
    confidence: 'certain', sources: ['sqlcheck'],
  },
  {
    id: 'snac10-old', kind: 'driver', family: 'SQL Server Native Client', name: 'SQL Server Native Client 10.0 (SQLNCLI10)', versions: 'before 10.0.6543, 10.50.6537 or 10.51.6537', from: '10.0', before: '10.51.6537',
    ranges: [{ from: '10.0', before: '10.0.6543' }, { from: '10.50', before: '10.50.6537' }, { from: '10.51', before: '10.51.6537' }],
    stack: 'schannel', newest: 'TLS 1.0', offers: ['TLS 1.0'], fixed: true, enable: 'Update Native Client; or move to OLE DB Driver 18 or ODBC Driver 17 and later.',
    lost: { id: 'native-client-10', name: 'Native Client 10.0 in old builds' },
    remarks: [FORCIBLY_CLOSED],
    confidence: 'certain', sources: ['sqlcheck', 'kb3135244'],
  },
  {
    id: 'snac10', kind: 'driver', family: 'SQL Server Native Client', name: 'SQL Server Native Client 10.0 (SQLNCLI10)', versions: 'from 10.0.6543, 10.50.6537 or 10.51.6537', from: '10.0.6543', before: '11.0',
    ranges: [{ from: '10.0.6543', before: '10.50' }, { from: '10.50.6537', before: '10.51' }, { from: '10.51.6537', before: '11.0' }],
    stack: 'schannel', newest: 'TLS 1.2', offers: 'system', enable: NOTHING,
    remarks: ['The version is that of the file sqlncli10.dll.'],
    confidence: 'certain', sources: ['sqlcheck', 'kb3135244'],
  },
  {
    id: 'snac11-old', kind: 'driver', family: 'SQL Server Native Client', name: 'SQL Server Native Client 11.0 (SQLNCLI11)', versions: 'before 11.0.6538', from: '11.0', before: '11.0.6538',
    stack: 'schannel', newest: 'TLS 1.0', offers: ['TLS 1.0'], fixed: true, enable: 'Install the update of Native Client 2012; or move to OLE DB Driver 18 or ODBC Driver 17 and later.',
    lost: { id: 'native-client-11', name: 'Native Client 11.0 in old builds' },
    remarks: [FORCIBLY_CLOSED],
    confidence: 'likely', sources: ['sqlcheck', 'kb3135244'],
  },
  {
    id: 'snac11', kind: 'driver', family: 'SQL Server Native Client', name: 'SQL Server Native Client 11.0 (SQLNCLI11)', versions: '11.0.6538 and later', from: '11.0.6538', before: '12.0',
    stack: 'schannel', newest: 'TLS 1.2', offers: 'system', enable: NOTHING,
    remarks: ['Came with SQL Server 2012 to 2019; SQL Server 2022 does not install it any more. It is deprecated.'],
    confidence: 'likely', sources: ['sqlcheck', 'kb3135244'],
  },
  {
    id: 'sqloledb-old', kind: 'driver', family: 'SQLOLEDB and ODBC “SQL Server”', name: 'SQLOLEDB and ODBC “SQL Server” (part of Windows)',
    versions: 'Windows up to 8.1 and Server 2012 R2; 1507 to 1803 and Server 2016; 1809 and Server 2019 before 17763.1554; 1903 and 1909 before build .1198; 2004 and 20H2 before .610', before: '10.0.19042.610',
    ranges: [{ before: '10.0.17763.1554' }, { from: '10.0.18362', before: '10.0.18362.1198' }, { from: '10.0.18363', before: '10.0.18363.1198' }, { from: '10.0.19041', before: '10.0.19041.610' }, { from: '10.0.19042', before: '10.0.19042.610' }],
    stack: 'schannel', newest: 'TLS 1.0', offers: ['TLS 1.0'], fixed: true, enable: 'Patch Windows where a fix exists; elsewhere move to OLE DB Driver 18 (MSOLEDBSQL) or ODBC Driver 17 and later.',
    lost: { id: 'mdac', name: 'SQLOLEDB and the ODBC driver “SQL Server” without the fix', who: 'Provider=SQLOLEDB and Driver={SQL Server} on Windows without the fix: up to 8.1 and Server 2012 R2, 1507 to 1803, Server 2016, 1809 and Server 2019 before 17763.1554, 1903 and 1909 before build .1198, 2004 and 20H2 before .610' }, on: UP_TO_2019,
    remarks: ['Not fixed on Windows 8.1, Server 2012 R2 and earlier, nor on 1507 to 1803 and Server 2016.', 'Connection strings say Provider=SQLOLEDB or Driver={SQL Server}.'],
    confidence: 'certain', sources: ['sqlcheck', 'kb3135244'],
  },
  {
    id: 'sqloledb', kind: 'driver', family: 'SQLOLEDB and ODBC “SQL Server”', name: 'SQLOLEDB and ODBC “SQL Server” (part of Windows)',
    versions: 'Windows 1809 and Server 2019 from 17763.1554; 1903 and 1909 from build .1198; 2004 and 20H2 from .610; every build of 21H1, Windows 11, Server 2022 and later', from: '10.0.17763.1554',
    ranges: [{ from: '10.0.17763.1554', before: '10.0.18362' }, { from: '10.0.18362.1198', before: '10.0.18363' }, { from: '10.0.18363.1198', before: '10.0.19041' }, { from: '10.0.19041.610', before: '10.0.19042' }, { from: '10.0.19042.610' }],
    stack: 'schannel', newest: 'TLS 1.2', offers: 'system', enable: NOTHING,
    remarks: ['The version is the build of Windows.', 'Connection strings say Provider=SQLOLEDB or Driver={SQL Server}.'],
    confidence: 'certain', sources: ['sqlcheck', 'kb3135244'],
  },
  {
    id: 'sds-old', kind: 'driver', family: 'System.Data.SqlClient', name: 'System.Data.SqlClient', versions: 'on .NET Framework before 4.6, without the updates of KB3135244',
    stack: 'schannel', newest: 'TLS 1.0', offers: ['TLS 1.0'], fixed: true, enable: 'Install the update that KB3135244 lists for the .NET version, or .NET Framework 4.6 or later.',
    lost: { id: 'system-data-sqlclient', name: 'System.Data.SqlClient on .NET before 4.6' }, on: UP_TO_2012_R2,
    remarks: ['The version that counts is that of .NET on the machine, not the one the program was built for.'],
    confidence: 'certain', sources: ['kb3135244', 'sqlclient'],
  },
  {
    id: 'sds', kind: 'driver', family: 'System.Data.SqlClient', name: 'System.Data.SqlClient', versions: 'on .NET Framework 4.6 and later or with the updates of KB3135244, and the NuGet package',
    stack: 'schannel', newest: 'TLS 1.2', offers: 'system', enable: 'Nothing to do: Windows decides.',
    remarks: [
      'Encrypt is false by default. The login packet is encrypted all the same, so a common version is needed with Encrypt=false too.',
      'The certificate is checked with Encrypt=true and TrustServerCertificate=false only.',
      'No Encrypt=Strict and no TDS 8.0: no TLS 1.3 to SQL Server.',
    ],
    confidence: 'certain', sources: ['sqlclient', 'kb3135244'],
  },
];
