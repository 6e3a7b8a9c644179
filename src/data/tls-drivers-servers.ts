/** Servers and services: what the server process can speak. On Linux they use OpenSSL, and nothing of the registry reaches them. */
import type { TlsDriver } from './tls-drivers.ts';
import type { ProtocolName, WindowsTlsId } from './windows-tls.ts';

const TLS_10_TO_12: readonly ProtocolName[] = ['TLS 1.0', 'TLS 1.1', 'TLS 1.2'];
const TLS_10_TO_13: readonly ProtocolName[] = [...TLS_10_TO_12, 'TLS 1.3'];
const TLS_12_AND_13: readonly ProtocolName[] = ['TLS 1.2', 'TLS 1.3'];
const NOTHING = 'Nothing to do.';
const TLS_VERSION = 'System variable tls_version.';
const BUILD_FIRST = 'Install the build, then update the clients, then switch the old versions off.';
const LOGIN_PACKET = 'The login packet is always encrypted: clients with Encrypt=false fail too when no version is common.';
const TERMINATION = 'Builds 10.0.6543 and 10.50.6537 end the service now and then (KB3146034): take the later build.';
const UPDATE_ENGINE = 'Update the engine to one of these builds first. The login packet is always encrypted, so clients with Encrypt=false fail too.';

const UP_TO_2012_R2: readonly WindowsTlsId[] = ['server-2012-r2', 'server-2012', 'server-2008-r2', 'server-2008-sp2', 'server-2008', 'windows-8-1', 'windows-8', 'windows-7'];

export const servers: readonly TlsDriver[] = [
  {
    id: 'b2c-endpoints', kind: 'server', family: 'Azure AD B2C', name: 'HTTPS endpoints that Azure AD B2C calls', versions: 'your server',
    stack: 'other', newest: 'TLS 1.3', offers: TLS_12_AND_13, offersWords: 'TLS 1.2 or 1.3 is required',
    enable: 'Offer one of ECDHE_ECDSA or ECDHE_RSA with AES_128_GCM_SHA256, AES_256_GCM_SHA384, AES_128_CBC_SHA256 or AES_256_CBC_SHA384.',
    remarks: ['GCM alone with an RSA certificate is enough here and shuts out Windows 8.1 and Server 2012 R2.'],
    confidence: 'certain', sources: ['b2c'],
  },
  {
    id: 'azuresql', kind: 'server', family: 'Azure SQL', name: 'Azure SQL Database', versions: 'service',
    stack: 'other', newest: 'TLS 1.3', newestWhen: 'with TDS 8.0; otherwise TLS 1.2', usual: 'TLS 1.2', offers: TLS_12_AND_13, offersWords: 'TLS 1.2 and later after the announced end of TLS 1.0 and 1.1; the text of 2022 has all versions unless a minimum is set',
    enable: 'Minimum TLS version 1.2 on the logical server.',
    remarks: [
      'A client below the minimum gets error 47072, “Login failed with invalid TLS version”.',
      'A minimum cannot be taken back to none.',
      'Encryption is always on and the certificate is publicly trusted: TrustServerCertificate is never needed.',
    ],
    contested: 'The end of TLS 1.0 and 1.1 was announced for 31 August 2025; the documentation read is of 2022 and still lists them.',
    confidence: 'likely', sources: ['azureSql', 'azureSqlRetired', 'tds8'],
  },
  {
    id: 'entra-id', kind: 'server', family: 'Microsoft Entra ID', name: 'Microsoft Entra ID (Azure AD), sign-in', versions: 'service',
    stack: 'other', newest: 'unknown', offers: ['TLS 1.2'], offersWords: 'TLS 1.2 or later', enable: 'On the client: TLS 1.2 on in Schannel, and used by .NET and WinHTTP.',
    remarks: ['TLS 1.0, TLS 1.1 and TLS_RSA_WITH_3DES_EDE_CBC_SHA went: planned for 30 June 2021, moved to 31 January 2022.'],
    confidence: 'likely', sources: ['entra'],
  },
  {
    id: 'mysql-server-55', kind: 'server', family: 'MySQL server', name: 'MySQL Community Server with yaSSL', versions: '5.5; 5.6 before 5.6.46; 5.7 before 5.7.28', from: '5.5', before: '5.7.28',
    ranges: [{ from: '5.5', before: '5.6.46' }, { from: '5.7', before: '5.7.28' }],
    stack: 'yassl', newest: 'TLS 1.1', offers: ['TLS 1.0', 'TLS 1.1'], enable: 'Update the server to a build with OpenSSL: community builds have it from October 2019 on (5.7.28), Enterprise from 5.7.10.',
    lost: { id: 'mysql-yassl', name: 'MySQL with yaSSL' },
    remarks: ['A client that demands TLS 1.2 has nothing in common with it: “A call to SSPI failed” in Connector/NET.'],
    confidence: 'certain', sources: ['mysqlServer', 'mysql57', 'connectorNetHistory'],
  },
  {
    id: 'mysql-server-57', kind: 'server', family: 'MySQL server', name: 'MySQL Server 5.7 with OpenSSL', versions: '5.7.10 and later (Enterprise), 5.7.28 and later (Community)', from: '5.7.10', before: '8.0',
    stack: 'openssl', newest: 'TLS 1.2', offers: TLS_10_TO_12, enable: 'Nothing to do; tls_version=TLSv1.2 takes the old ones away.',
    remarks: ['No TLS 1.3 in 5.7.'],
    confidence: 'certain', sources: ['mysql57', 'mysqlServer'],
  },
  {
    id: 'engine-mysql-80a', kind: 'server', family: 'MySQL server', name: 'MySQL Server', versions: '8.0.11 to 8.0.15', from: '8.0.11', before: '8.0.16',
    stack: 'openssl', newest: 'TLS 1.2', offers: TLS_10_TO_12, enable: TLS_VERSION,
    remarks: [],
    confidence: 'certain', sources: ['mysql80', 'mysql84'],
  },
  {
    id: 'engine-mysql-80b', kind: 'server', family: 'MySQL server', name: 'MySQL Server', versions: '8.0.16 to 8.0.25', from: '8.0.16', before: '8.0.26',
    stack: 'openssl', newest: 'TLS 1.3', newestWhen: 'with OpenSSL 1.1.1 or later', offers: TLS_10_TO_13, enable: TLS_VERSION,
    remarks: ['Group Replication has TLS 1.3 from 8.0.18.'],
    confidence: 'certain', sources: ['mysql80', 'mysql84'],
  },
  {
    id: 'engine-mysql-80c', kind: 'server', family: 'MySQL server', name: 'MySQL Server', versions: '8.0.26 and 8.0.27', from: '8.0.26', before: '8.0.28',
    stack: 'openssl', newest: 'TLS 1.3', offers: TLS_10_TO_13, offersWords: 'TLS 1.0 and 1.1 (deprecated), 1.2, 1.3', enable: TLS_VERSION,
    remarks: [],
    confidence: 'certain', sources: ['mysql80', 'mysql84'],
  },
  {
    id: 'engine-mysql-80d', kind: 'server', family: 'MySQL server', name: 'MySQL Server', versions: '8.0.28 to 8.3', from: '8.0.28', before: '8.4',
    stack: 'openssl', newest: 'TLS 1.3', offers: TLS_12_AND_13, enable: TLS_VERSION,
    remarks: ['TLS 1.0 and 1.1 are gone: old Windows clients lose the connection with this update.'],
    confidence: 'certain', sources: ['mysql80', 'mysql84'],
  },
  {
    id: 'engine-mysql-84', kind: 'server', family: 'MySQL server', name: 'MySQL Server', versions: '8.4', from: '8.4',
    stack: 'openssl', newest: 'TLS 1.3', offers: TLS_12_AND_13, enable: TLS_VERSION,
    remarks: [],
    confidence: 'certain', sources: ['mysql80', 'mysql84'],
  },
  {
    id: 'pg-old', kind: 'server', family: 'PostgreSQL', name: 'PostgreSQL', versions: '9.4 to 11', from: '9.4', before: '12',
    stack: 'openssl', newest: 'TLS 1.3', newestWhen: 'with OpenSSL 1.1.1', offers: 'system', offersWords: 'what OpenSSL has on; SSL 2.0 and 3.0 are off', enable: 'Configure OpenSSL.',
    remarks: ['There is no setting for a minimum.'],
    confidence: 'certain', sources: ['postgres12'],
  },
  {
    id: 'pg12', kind: 'server', family: 'PostgreSQL', name: 'PostgreSQL', versions: '12', from: '12', before: '13',
    stack: 'openssl', newest: 'TLS 1.3', newestWhen: 'with OpenSSL 1.1.1', offers: TLS_10_TO_13, enable: 'ssl_min_protocol_version=\'TLSv1.2\' takes the old ones away; a reload is enough.',
    remarks: [],
    confidence: 'certain', sources: ['postgres12'],
  },
  {
    id: 'pg13', kind: 'server', family: 'PostgreSQL', name: 'PostgreSQL', versions: '13 and later', from: '13',
    stack: 'openssl', newest: 'TLS 1.3', offers: TLS_12_AND_13, enable: NOTHING,
    remarks: ['Clients with TLS 1.0 only are refused from 13 on.', 'libpq has ssl_min_protocol_version and ssl_max_protocol_version of its own since 13.'],
    confidence: 'certain', sources: ['postgres13', 'postgres12'],
  },
  {
    id: 'rdp-2008r2', kind: 'server', family: 'Remote Desktop', name: 'Remote Desktop on Windows 7 SP1 and Server 2008 R2 SP1', versions: 'without KB3080079',
    stack: 'schannel', newest: 'TLS 1.0', offers: ['TLS 1.0'], fixed: true, enable: 'Install KB3080079 there first, or you lose the remote session that you are working in.',
    lost: { id: 'rdp-2008-r2', name: 'Remote Desktop to Windows 7 and Server 2008 R2' }, on: ['server-2008-r2', 'windows-7'],
    remarks: [],
    confidence: 'certain', sources: ['kb3080079'],
  },
  {
    id: 'engine-sql2008-old', kind: 'server', family: 'SQL Server', name: 'SQL Server 2008', versions: 'before 10.0.6547.0', from: '10.0', before: '10.0.6547',
    stack: 'schannel', newest: 'TLS 1.0', offers: ['TLS 1.0'], fixed: true, enable: UPDATE_ENGINE,
    on: UP_TO_2012_R2,
    remarks: [TERMINATION],
    confidence: 'certain', sources: ['kb3135244'],
  },
  {
    id: 'engine-sql2008', kind: 'server', family: 'SQL Server', name: 'SQL Server 2008 SP4', versions: 'from 10.0.6547.0 (SP4 with the TLS 1.2 update)', from: '10.0.6547', before: '10.50',
    stack: 'schannel', newest: 'TLS 1.2', offers: 'system', enable: BUILD_FIRST,
    remarks: [LOGIN_PACKET],
    confidence: 'certain', sources: ['kb3135244'],
  },
  {
    id: 'engine-sql2008r2-old', kind: 'server', family: 'SQL Server', name: 'SQL Server 2008 R2', versions: 'before 10.50.6542.0', from: '10.50', before: '10.50.6542',
    stack: 'schannel', newest: 'TLS 1.0', offers: ['TLS 1.0'], fixed: true, enable: UPDATE_ENGINE,
    on: UP_TO_2012_R2,
    remarks: [TERMINATION],
    confidence: 'certain', sources: ['kb3135244'],
  },
  {
    id: 'engine-sql2008r2', kind: 'server', family: 'SQL Server', name: 'SQL Server 2008 R2 SP3', versions: 'from 10.50.6542.0', from: '10.50.6542', before: '11.0',
    stack: 'schannel', newest: 'TLS 1.2', offers: 'system', enable: BUILD_FIRST,
    remarks: [LOGIN_PACKET],
    confidence: 'certain', sources: ['kb3135244'],
  },
  {
    id: 'engine-sql2012-old', kind: 'server', family: 'SQL Server', name: 'SQL Server 2012', versions: 'before SP2 CU10 (11.0.5644.2), SP2 GDR 11.0.5352.0, SP3 CU1 (11.0.6518.0) or SP3 GDR 11.0.6216.27; SP4 is fine', from: '11.0', before: '11.0.6518',
    ranges: [{ from: '11.0', before: '11.0.5352' }, { from: '11.0.5532', before: '11.0.5644.2' }, { from: '11.0.6020', before: '11.0.6216.27' }],
    stack: 'schannel', newest: 'TLS 1.0', offers: ['TLS 1.0'], fixed: true, enable: UPDATE_ENGINE,
    lost: { id: 'sql-2012', name: 'SQL Server 2012 in old builds' },
    remarks: [],
    confidence: 'certain', sources: ['kb3135244'],
  },
  {
    id: 'engine-sql2012', kind: 'server', family: 'SQL Server', name: 'SQL Server 2012', versions: 'from SP2 CU10 (11.0.5644.2), SP2 GDR 11.0.5352.0, SP3 CU1 (11.0.6518.0) or SP3 GDR 11.0.6216.27; SP4', from: '11.0.5352', before: '12.0',
    ranges: [{ from: '11.0.5352', before: '11.0.5532' }, { from: '11.0.5644.2', before: '11.0.6020' }, { from: '11.0.6216.27', before: '12.0' }],
    stack: 'schannel', newest: 'TLS 1.2', offers: 'system', enable: BUILD_FIRST,
    remarks: [LOGIN_PACKET],
    confidence: 'certain', sources: ['kb3135244'],
  },
  {
    id: 'engine-sql2014-old', kind: 'server', family: 'SQL Server', name: 'SQL Server 2014', versions: 'before RTM CU12 (12.0.2564.0), RTM GDR 12.0.2271.0, SP1 CU5 (12.0.4439.1) or SP1 GDR 12.0.4219.0; SP2 and SP3 are fine', from: '12.0', before: '12.0.4439.1',
    ranges: [{ from: '12.0', before: '12.0.2271' }, { from: '12.0.2342', before: '12.0.2564' }, { from: '12.0.4100', before: '12.0.4219' }, { from: '12.0.4416', before: '12.0.4439.1' }],
    stack: 'schannel', newest: 'TLS 1.0', offers: ['TLS 1.0'], fixed: true, enable: UPDATE_ENGINE,
    lost: { id: 'sql-2014', name: 'SQL Server 2014 in old builds' },
    remarks: [],
    confidence: 'certain', sources: ['kb3135244'],
  },
  {
    id: 'engine-sql2014', kind: 'server', family: 'SQL Server', name: 'SQL Server 2014', versions: 'from RTM CU12 (12.0.2564.0), RTM GDR 12.0.2271.0, SP1 CU5 (12.0.4439.1) or SP1 GDR 12.0.4219.0; SP2 and SP3', from: '12.0.2271', before: '13.0',
    ranges: [{ from: '12.0.2271', before: '12.0.2342' }, { from: '12.0.2564', before: '12.0.4100' }, { from: '12.0.4219', before: '12.0.4416' }, { from: '12.0.4439.1', before: '13.0' }],
    stack: 'schannel', newest: 'TLS 1.2', offers: 'system', enable: BUILD_FIRST,
    remarks: [LOGIN_PACKET],
    confidence: 'certain', sources: ['kb3135244'],
  },
  {
    id: 'engine-sql2016-2019', kind: 'server', family: 'SQL Server', name: 'SQL Server 2016, 2017, 2019', versions: 'every build', from: '13.0', before: '16.0',
    stack: 'schannel', newest: 'TLS 1.2', offers: 'system', enable: NOTHING,
    remarks: [
      'No TLS 1.3, on Windows Server 2022 neither.',
      'TLS 1.0 and 1.1 stay on until Windows has them off.',
      'Endpoints of mirroring and availability groups with certificates signed with MD5 fail under TLS 1.2: “do not possess a common algorithm”, state 56 or 58.',
    ],
    confidence: 'certain', sources: ['kb3135244', 'sqlTls13'],
  },
  {
    id: 'engine-sql2022', kind: 'server', family: 'SQL Server', name: 'SQL Server 2022', versions: 'every build; TLS 1.3 from CU1 on', from: '16.0', before: '17.0',
    stack: 'schannel', newest: 'TLS 1.3', newestWhen: 'inside TDS 8.0 (Encrypt=Strict), from CU1 on, on Windows Server 2022; otherwise TLS 1.2', usual: 'TLS 1.2', offers: 'system', enable: NOTHING,
    remarks: [
      'Keep TLS 1.2: satellite services need it.',
      'Force Strict Encryption shuts out every client without TDS 8.0: cluster, availability groups, replication, linked servers, Agent and Database Mail among them, where their tools lack it.',
      'openssl s_client reaches a strict endpoint; without TDS 8.0 TLS is wrapped in TDS packets and the client reads garbage.',
    ],
    confidence: 'certain', sources: ['sqlTls13', 'tds8'],
  },
  {
    id: 'engine-sql2025', kind: 'server', family: 'SQL Server', name: 'SQL Server 2025', versions: 'every build', from: '17.0',
    stack: 'schannel', newest: 'TLS 1.3', newestWhen: 'inside TDS 8.0; otherwise TLS 1.2', usual: 'TLS 1.2', offers: 'system', enable: NOTHING,
    remarks: ['Treated like SQL Server 2022: no document with details was found.'],
    confidence: 'likely', sources: ['sqlTls13'],
  },
];
