/** Drivers and libraries as they name themselves in errors, stack frames and connection strings: to tell whose text it is, and what it cannot do. */

interface NamedDriver {
  /** Kebab-case id, used by the rules. */
  readonly id: string;
  /** The name for readers; the version is added where the text has one. */
  readonly title: string;
  /** Literal parts in lower case, any of which names it. Tried in the order of the table, so the more precise name comes first. */
  readonly marks: readonly [string, ...string[]];
  /** True where the version follows the mark: "ODBC Driver 17 for SQL Server", "MailKit 4.3". */
  readonly version?: true;
  /** It cannot do TLS 1.2, however it is configured. */
  readonly noTls12?: true;
  /** The caller gives user name and password: a refused Windows login is first of all a wrong one. */
  readonly takesPassword?: true;
  /** It runs on the SSPI of Windows, on GSSAPI, or on either. */
  readonly platform?: 'windows' | 'other';
  readonly source: string;
}

export const namedDrivers = [
  { id: 'microsoft-data-sqlclient', title: 'Microsoft.Data.SqlClient', marks: ['microsoft.data.sqlclient'], version: true, source: 'dotnet/SqlClient' },
  { id: 'system-data-sqlclient', title: 'System.Data.SqlClient', marks: ['system.data.sqlclient', '.net sqlclient data provider', 'sqlclient data provider'], version: true, source: '.NET Framework' },
  { id: 'odbc-sql-server', title: 'ODBC Driver for SQL Server', marks: ['odbc driver'], version: true, source: 'Microsoft ODBC Driver for SQL Server' },
  { id: 'odbc-windows', title: '“SQL Server” ODBC driver of Windows', marks: ['[microsoft][odbc sql server driver]', 'driver={sql server}', 'sqlsrv32.dll'], noTls12: true, platform: 'windows', source: 'KB 3135244, TLS 1.2 support for SQL Server' },
  { id: 'native-client', title: 'SQL Server Native Client', marks: ['sql server native client', 'sqlncli11', 'sqlncli10', 'sqlncli'], version: true, platform: 'windows', source: 'KB 3135244, TLS 1.2 support for SQL Server' },
  { id: 'msoledbsql', title: 'OLE DB Driver for SQL Server', marks: ['oledb driver', 'ole db driver', 'msoledbsql19', 'msoledbsql'], version: true, platform: 'windows', source: 'Microsoft OLE DB Driver for SQL Server' },
  { id: 'sqloledb', title: 'SQLOLEDB / DBNETLIB of Windows', marks: ['sqloledb', 'dbnetlib', 'ole db provider for sql server'], noTls12: true, platform: 'windows', source: 'KB 3135244, TLS 1.2 support for SQL Server' },
  { id: 'mssql-jdbc', title: 'Microsoft JDBC Driver for SQL Server', marks: ['com.microsoft.sqlserver.jdbc', 'mssql-jdbc', 'microsoft jdbc driver'], version: true, platform: 'other', source: 'microsoft/mssql-jdbc' },
  { id: 'jtds', title: 'jTDS', marks: ['net.sourceforge.jtds', 'jtds'], noTls12: true, takesPassword: true, platform: 'other', source: 'jTDS 1.3.1' },
  { id: 'tedious', title: 'tedious (Node.js)', marks: ['/tedious/', '\\tedious\\', 'node_modules/mssql', 'tedious:'], takesPassword: true, platform: 'other', source: 'tediousjs/tedious' },
  { id: 'go-mssqldb', title: 'go-mssqldb', marks: ['go-mssqldb', 'mssql: login error'], takesPassword: true, platform: 'other', source: 'microsoft/go-mssqldb' },
  { id: 'freetds', title: 'FreeTDS', marks: ['freetds', 'tds_version', 'db-lib error', 'tiny_tds', 'tinytds', 'pymssql', '_mssql'], takesPassword: true, platform: 'other', source: 'FreeTDS' },
  { id: 'npgsql', title: 'Npgsql', marks: ['npgsql'], version: true, source: 'npgsql/npgsql' },
  { id: 'libpq', title: 'libpq (psql, psycopg)', marks: ['libpq', 'psql: ', 'psycopg'], platform: 'other', source: 'PostgreSQL' },
  { id: 'pgjdbc', title: 'PostgreSQL JDBC driver', marks: ['org.postgresql'], platform: 'other', source: 'pgjdbc/pgjdbc' },
  { id: 'mysqlconnector', title: 'MySqlConnector', marks: ['mysqlconnector'], version: true, source: 'mysql-net/MySqlConnector' },
  { id: 'mysql-net', title: 'MySQL Connector/NET', marks: ['mysql.data'], version: true, source: 'MySQL Connector/NET' },
  { id: 'mysql-odbc', title: 'MySQL ODBC driver', marks: ['mysql][odbc', 'mysql odbc'], version: true, source: 'MySQL Connector/ODBC' },
  { id: 'mongodb-java', title: 'MongoDB Java driver', marks: ['com.mongodb'], platform: 'other', source: 'mongodb/mongo-java-driver' },
  { id: 'mongodb-net', title: 'MongoDB .NET driver', marks: ['mongodb.driver'], source: 'mongodb/mongo-csharp-driver' },
  { id: 'stackexchange-redis', title: 'StackExchange.Redis', marks: ['stackexchange.redis'], source: 'StackExchange/StackExchange.Redis' },
  { id: 'rabbitmq-net', title: 'RabbitMQ.Client', marks: ['rabbitmq.client'], source: 'rabbitmq/rabbitmq-dotnet-client' },
  { id: 'kafka', title: 'librdkafka / Kafka client', marks: ['rdkafka', 'org.apache.kafka', 'confluent.kafka'], source: 'confluentinc/librdkafka' },
  { id: 'mailkit', title: 'MailKit', marks: ['mailkit'], version: true, source: 'jstedfast/MailKit' },
  { id: 'fluentftp', title: 'FluentFTP', marks: ['fluentftp'], version: true, source: 'robinrodricks/FluentFTP' },
  { id: 'winscp', title: 'WinSCP', marks: ['winscp'], version: true, source: 'WinSCP' },
  { id: 'filezilla', title: 'FileZilla', marks: ['filezilla'], version: true, source: 'FileZilla' },
  { id: 'mqttnet', title: 'MQTTnet', marks: ['mqttnet'], source: 'dotnet/MQTTnet' },
  { id: 'grpc-net', title: 'gRPC for .NET', marks: ['grpc.net', 'grpc.core'], source: 'grpc/grpc-dotnet' },
  { id: 'ldapjs', title: 'ldapjs', marks: ['ldapjs'], takesPassword: true, platform: 'other', source: 'ldapjs' },
  { id: 'ldap3', title: 'ldap3 (Python)', marks: ['ldap3.'], takesPassword: true, platform: 'other', source: 'cannatag/ldap3' },
  { id: 'kerberos-net', title: 'Kerberos.NET', marks: ['kerberos.net'], platform: 'other', source: 'dotnet/Kerberos.NET' },
  { id: 'winrm', title: 'WinRM', marks: ['winrm', 'wsmanfault', 'wsman'], source: 'Windows Remote Management' },
  { id: 'freerdp', title: 'FreeRDP', marks: ['freerdp', 'xfreerdp'], takesPassword: true, platform: 'other', source: 'FreeRDP/FreeRDP' },
  { id: 'samba', title: 'Samba', marks: ['nt_status_', 'winbind', 'smbclient', 'gensec', 'ntlm_auth', 'smbd'], platform: 'other', source: 'samba-team/samba' },
  { id: 'java', title: 'Java (JSSE, JGSS)', marks: ['javax.net.ssl', 'sun.security', 'java.security', 'org.ietf.jgss'], platform: 'other', source: 'OpenJDK' },
  { id: 'curl', title: 'curl', marks: ['curl:', 'libcurl', 'curl_'], version: true, source: 'curl/curl' },
  { id: 'openssl', title: 'OpenSSL', marks: ['ssl routines', 'openssl'], version: true, platform: 'other', source: 'openssl/openssl' },
  { id: 'gnutls', title: 'GnuTLS', marks: ['gnutls'], version: true, platform: 'other', source: 'GnuTLS' },
  { id: 'python', title: 'Python', marks: ['ssl.sslerror', 'traceback (most recent call last)', 'urllib3', 'sslcertverificationerror'], platform: 'other', source: 'CPython ssl module' },
  { id: 'rust-tls', title: 'Rust (rustls, native-tls)', marks: ['rustls', 'native_tls', 'native-tls', 'reqwest::error', 'hyper::error'], platform: 'other', source: 'rustls/rustls; sfackler/rust-native-tls' },
  { id: 'winhttp', title: 'WinHTTP', marks: ['winhttp'], platform: 'windows', source: 'Windows HTTP Services' },
  { id: 'node', title: 'Node.js', marks: ['node:internal', 'tlssocket', 'node_modules'], platform: 'other', source: 'Node.js' },
  { id: 'go', title: 'Go', marks: ['x509: ', 'tls: ', 'goroutine '], platform: 'other', source: 'Go crypto/tls' },
  { id: 'mit-krb5', title: 'MIT Kerberos', marks: ['kinit:', 'kvno:', 'krb5_', 'gss_init_sec_context', 'gssapi', 'klist: '], platform: 'other', source: 'krb5/krb5' },
  { id: 'dotnet', title: '.NET', marks: ['system.net.security', 'system.componentmodel.win32exception', 'system.security.authentication'], source: 'dotnet/runtime' },
] as const satisfies readonly NamedDriver[];

export type DriverId = (typeof namedDrivers)[number]['id'];
