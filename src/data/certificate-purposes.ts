/** What a certificate is for, and what that service asks of the machine: the rows of the form, the judge and the request templates. */

export const certificatePurposes = [
  {
    id: 'sql', label: 'SQL Server', stack: 'schannel', clients: ['schannel', 'jdbc', 'openssl'],
    store: 'LocalMachine\\My, or the Personal store of the service account',
    keyReader: 'the service account, or NT SERVICE\\MSSQLSERVER (NT SERVICE\\MSSQL$INSTANCE for a named instance)',
  },
  { id: 'ldaps', label: 'LDAPS on a domain controller', stack: 'schannel', clients: ['schannel', 'openssl'], store: 'LocalMachine\\My, or the Personal store of the NTDS service, which wins', keyReader: 'SYSTEM' },
  { id: 'iis', label: 'IIS or another HTTPS service of HTTP.sys', stack: 'schannel', clients: ['schannel', 'strict', 'openssl'], store: 'LocalMachine\\My', keyReader: 'SYSTEM' },
  { id: 'rdp', label: 'Remote Desktop', stack: 'schannel', clients: ['schannel'], store: 'LocalMachine\\My', keyReader: 'NETWORK SERVICE' },
  { id: 'mysql', label: 'MySQL server', stack: 'openssl', clients: ['openssl', 'schannel'], store: 'the files named by ssl_cert and ssl_key', keyReader: 'the account of the MySQL service' },
  { id: 'postgresql', label: 'PostgreSQL server', stack: 'openssl', clients: ['libpq', 'schannel'], store: 'the files named by ssl_cert_file and ssl_key_file', keyReader: 'the account of the PostgreSQL service' },
  { id: 'mysql-client', label: 'Client certificate for MySQL', stack: 'openssl', clients: [], store: 'the files named in the connection string', keyReader: 'the account of the program' },
] as const satisfies readonly CertificatePurpose[];

export interface CertificatePurpose {
  readonly id: string;
  readonly label: string;
  /** Which library serves with it. */
  readonly stack: 'schannel' | 'openssl';
  /** How the usual clients compare names. */
  readonly clients: readonly NameClient[];
  readonly store: string;
  /** Who must be able to read the private key. */
  readonly keyReader: string;
}

/** Ways to compare the name that was typed with the names of a certificate. */
export type NameClient = 'schannel' | 'openssl' | 'strict' | 'jdbc' | 'libpq';
export type PurposeId = (typeof certificatePurposes)[number]['id'];

/** The kinds of clients in words, for tables and sentences. */
export const nameClients = {
  schannel: 'Windows programs (Schannel, .NET on Windows)',
  openssl: 'programs on OpenSSL',
  strict: 'browsers (RFC 9525)',
  jdbc: 'mssql-jdbc',
  libpq: 'libpq (psql, ODBC) with verify-full',
} as const satisfies Readonly<Record<NameClient, string>>;

export const sqlTopologies = [
  { id: 'stand-alone', label: 'Stand-alone instance', asks: 'host name and full name of the machine, and each DNS alias that clients use' },
  { id: 'availability-group', label: 'Availability group', asks: 'all listener names and the names of the replica, short and full; one shared certificate needs the names of all replicas' },
  { id: 'failover-cluster', label: 'Failover cluster instance', asks: 'the virtual server name, short and full; the certificate stands on all nodes' },
] as const;
export type TopologyId = (typeof sqlTopologies)[number]['id'];

/** What differs between versions. `cngSeen`: a published test saw it serve TLS with a key of a Key Storage Provider. */
export const sqlVersions = [
  { id: '2016', label: 'SQL Server 2016', validatesChoice: false, selfSigned: 'SHA-1', strict: false, cngSeen: false },
  { id: '2017', label: 'SQL Server 2017', validatesChoice: false, selfSigned: 'SHA-256', strict: false, cngSeen: false },
  { id: '2019', label: 'SQL Server 2019', validatesChoice: true, selfSigned: 'SHA-256', strict: false, cngSeen: true },
  { id: '2022', label: 'SQL Server 2022', validatesChoice: true, selfSigned: 'SHA-256', strict: true, cngSeen: true },
  { id: '2025', label: 'SQL Server 2025', validatesChoice: true, selfSigned: 'SHA-256', strict: true, cngSeen: true },
] as const;
export type SqlVersionId = (typeof sqlVersions)[number]['id'];

/** Object identifiers of enhanced key usages that the rules name. */
export const usages = {
  server: '1.3.6.1.5.5.7.3.1',
  client: '1.3.6.1.5.5.7.3.2',
  any: '2.5.29.37.0',
  remoteDesktop: '1.3.6.1.4.1.311.54.1.2',
} as const;

/** Usages by their names, for tables. */
export const usageNames = {
  '1.3.6.1.5.5.7.3.1': 'Server Authentication',
  '1.3.6.1.5.5.7.3.2': 'Client Authentication',
  '1.3.6.1.5.5.7.3.3': 'Code Signing',
  '1.3.6.1.5.5.7.3.4': 'Secure Email',
  '1.3.6.1.5.5.7.3.8': 'Time Stamping',
  '1.3.6.1.5.5.7.3.9': 'OCSP Signing',
  '1.3.6.1.4.1.311.54.1.2': 'Remote Desktop Authentication',
  '1.3.6.1.4.1.311.20.2.2': 'Smart Card Logon',
  '1.3.6.1.5.2.3.5': 'KDC Authentication',
  '2.5.29.37.0': 'any purpose',
} as const;

/** A certificate is said to expire soon from this many days on. */
export const SOON_DAYS = 30;
/** RSA keys: below the first Windows refuses chains, below the second clients differ. */
export const RSA_BLOCKED_BELOW = 1024;
export const RSA_WEAK_BELOW = 2048;
