/** Rows of tls-drivers.ts that bring their own TLS library, each with the profile that stands for it. */
export const profileOfDriver = [
  { driver: 'mysql-server-55', profile: 'mysql-yassl' },
  { driver: 'mysql-server-57', profile: 'mysql-5.7' },
  { driver: 'engine-mysql-80a', profile: 'mysql-8.0.11' },
  { driver: 'engine-mysql-80b', profile: 'mysql-8.0.16' },
  { driver: 'engine-mysql-80c', profile: 'mysql-8.0.16' },
  { driver: 'engine-mysql-80d', profile: 'mysql-8.0' },
  { driver: 'engine-mysql-84', profile: 'mysql-8.4' },
  { driver: 'pg-old', profile: 'postgresql-9.4' },
  { driver: 'pg12', profile: 'postgresql-12' },
  { driver: 'pg13', profile: 'postgresql-13' },
  { driver: 'azuresql', profile: 'azure-sql' },
  { driver: 'java-7', profile: 'java-8-old' },
  { driver: 'java-8', profile: 'java-8' },
  { driver: 'jdbc-old', profile: 'java-8' },
  { driver: 'jdbc-10', profile: 'java-17' },
  { driver: 'npgsql-old', profile: 'openssl-1.0.2' },
] as const satisfies readonly { readonly driver: string; readonly profile: string }[];

/** For rows without an entry: the library by its kind. */
export const profileOfStack = { java: 'java-17', openssl: 'openssl-3.0', yassl: 'mysql-yassl', other: 'openssl-3.0' } as const;
