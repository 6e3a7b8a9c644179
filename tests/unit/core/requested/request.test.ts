import assert from 'node:assert/strict';
import { test } from 'node:test';
import { plainText } from '../../../../src/core/blocks.ts';
import type { DnsFacts } from '../../../../src/core/requested/dns.ts';
import type { RequestedSpn, SpnRequest } from '../../../../src/core/requested/model.ts';
import { requestSpn } from '../../../../src/core/requested/request.ts';
import { readTyped } from '../../../../src/core/requested/typed.ts';

type Options = Partial<Omit<SpnRequest, 'typed'>>;

const S = 'MSSQLSvc/sql05.corp.example';
const A: DnsFacts = { records: [{ kind: 'a', name: 'sql05.corp.example', address: '10.0.0.5' }, { kind: 'ptr', address: '10.0.0.5', name: 'sql05.corp.example' }] };
const CNAME: DnsFacts = { suffixes: ['corp.example'], records: [{ kind: 'cname', name: 'sqlprod.corp.example', target: 'sql05.corp.example' }, ...(A.records ?? [])] };
const MDS = 'microsoft-data-sqlclient';
const LINUX = { driver: MDS, platform: 'linux', dns: A } as const;

function ask(typed: string, options: Options = {}): RequestedSpn {
  return requestSpn({ typed: readTyped(typed), driver: 'msodbcsql', platform: 'windows', dns: {}, ...options });
}

/** One line an ask: "1 SPN" or "1 SPN (when …)". */
const shown = (r: RequestedSpn): readonly string[] => r.asks.map((a) => `${a.order} ${a.spn}${a.when === undefined ? '' : ` (${a.when})`}`);
const steps = (r: RequestedSpn): string => r.steps.map((s) => plainText(s.says)).join('\n');

const cases: readonly (readonly [string, string, Options, readonly string[]])[] = [
  // Suffix by protocol and driver
  ['native: default instance, 1433 is written', 'sql05.corp.example', { dns: A }, [`1 ${S}:1433`]],
  ['native: port as typed', 'tcp:sql05.corp.example,14330', { dns: A }, [`1 ${S}:14330`]],
  ['native: named instance takes the port of the Browser', 'sql05.corp.example\\SALES', { dns: A, browser: 50123 }, [`1 ${S}:50123`]],
  ['native: a typed port beats the instance', 'sql05.corp.example\\SALES,1444', { dns: A, browser: 50123 }, [`1 ${S}:1444`]],
  ['native: pipe of the default instance', 'np:sql05.corp.example', { dns: A }, [`1 ${S}`]],
  ['native: pipe of a named instance', 'np:\\\\sql05.corp.example\\pipe\\MSSQL$SALES\\sql\\query', { dns: A }, [`1 ${S}:SALES`]],
  ['native: administrator connection is contested', 'admin:sql05.corp.example', { dns: A }, [`1 ${S}:1434 (the port is written)`, `1 ${S} (nothing is written behind the host)`]],
  ['native: administrator connection, named', 'admin:sql05.corp.example\\SALES', { dns: A, browser: 50999 }, [`1 ${S}:50999 (the port is written)`, `1 ${S}:SALES (the instance name is written)`]],
  ['System.Data.SqlClient of .NET Framework', 'sql05.corp.example', { driver: 'system-data-sqlclient', dns: A }, [`1 ${S}:1433`]],
  ['Microsoft.Data.SqlClient on Windows, any version', 'sql05.corp.example\\SALES', { driver: MDS, version: '5.2.0', dns: A, browser: 50123 }, [`1 ${S}:50123`]],
  ['old driver of Windows over TCP', 'sql05.corp.example', { driver: 'sqloledb', dns: A }, [`1 ${S}:1433`]],
  ['ODBC on Linux', 'sql05.corp.example', { driver: 'msodbcsql-linux', platform: 'linux', dns: A }, [`1 ${S}:1433`]],
  ['pyodbc asks as the ODBC driver', 'sql05.corp.example', { driver: 'pyodbc', platform: 'macos', dns: A }, [`1 ${S}:1433`]],

  // Microsoft.Data.SqlClient, managed, by version
  ['managed 2.0.1: plain name without port', 'sql05.corp.example', { ...LINUX, version: '2.0.1' }, [`1 ${S}`]],
  ['managed 2.0.1: tcp: with port', 'tcp:sql05.corp.example', { ...LINUX, version: '2.0.1' }, [`1 ${S}:1433`]],
  ['managed 2.1.0: port only', 'sql05.corp.example', { ...LINUX, version: '2.1.0' }, [`1 ${S}:1433`]],
  ['managed 2.1.1: last with port only', 'sql05.corp.example', { ...LINUX, version: '2.1.1' }, [`1 ${S}:1433`]],
  ['managed 2.1.2: two tries', 'sql05.corp.example', { ...LINUX, version: '2.1.2' }, [`1 ${S}`, `2 ${S}:1433`]],
  ['managed 5.1.7: two tries', 'sql05.corp.example', { ...LINUX, version: '5.1.7' }, [`1 ${S}`, `2 ${S}:1433`]],
  ['managed 5.2.0: one try', 'sql05.corp.example', { ...LINUX, version: '5.2.0' }, [`1 ${S}`]],
  ['managed 5.2.1: still one try', 'sql05.corp.example', { ...LINUX, version: '5.2.1' }, [`1 ${S}`]],
  ['managed 5.2.0: a typed port is the way out', 'sql05.corp.example,1433', { ...LINUX, version: '5.2.0' }, [`1 ${S}:1433`]],
  ['managed 5.2.2: two tries', 'sql05.corp.example', { ...LINUX, version: '5.2.2' }, [`1 ${S}`, `2 ${S}:1433`]],
  ['managed 6.1.0', 'sql05.corp.example', { ...LINUX, version: '6.1.0' }, [`1 ${S}`, `2 ${S}:1433`]],
  ['managed 7.0.0', 'sql05.corp.example', { ...LINUX, version: '7.0.0' }, [`1 ${S}`, `2 ${S}:1433`]],
  ['managed 5.1: named instance, tcp: too', 'tcp:sql05.corp.example\\SALES', { ...LINUX, version: '5.1.0', browser: 50123 }, [`1 ${S}:SALES`]],
  ['managed 5.2.0: tcp: takes the port', 'tcp:sql05.corp.example\\SALES', { ...LINUX, version: '5.2.0', browser: 50123 }, [`1 ${S}:50123`]],
  ['managed 7.0: plain named instance', 'sql05.corp.example\\SALES', { ...LINUX, version: '7.0.2', browser: 50123 }, [`1 ${S}:SALES`]],
  ['managed 7.1.0-preview1: plain named instance', 'sql05.corp.example\\SALES', { ...LINUX, version: '7.1.0-preview1', browser: 50123 }, [`1 ${S}:SALES`]],
  ['managed 7.1.0-preview2: port', 'sql05.corp.example\\SALES', { ...LINUX, version: '7.1.0-preview2', browser: 50123 }, [`1 ${S}:50123`]],
  ['managed 7.0: admin: named', 'admin:sql05.corp.example\\SALES', { ...LINUX, version: '7.0.0', browser: 50999 }, [`1 ${S}:SALES`]],
  ['managed 7.1: admin: named', 'admin:sql05.corp.example\\SALES', { ...LINUX, version: '7.1.0', browser: 50999 }, [`1 ${S}:50999`]],
  ['managed: admin: default instance has no suffix', 'admin:sql05.corp.example', { ...LINUX, version: '6.0.0' }, [`1 ${S}`]],
  ['managed, unknown version: both forms', 'sql05.corp.example\\SALES', { ...LINUX, browser: 50123 }, [
    `1 ${S}:SALES (version before 2.1.0; or version 2.1.0 and 2.1.1; or version 2.1.2 to before 5.2.0; or version 5.2.0 and 5.2.1; or version 5.2.2 to before 7.1.0-preview2)`,
    `1 ${S}:50123 (version 7.1.0-preview2 and later)`,
  ]],
  ['managed, version 5.2 leaves it open', 'sql05.corp.example', { ...LINUX, version: '5.2' }, [
    `1 ${S} (version 5.2.0 and 5.2.1; or version 5.2.2 to before 7.1.0-preview2)`, `2 ${S}:1433 (version 5.2.2 to before 7.1.0-preview2)`,
  ]],
  ['managed, unknown version, typed port: one form', 'sql05.corp.example,1433', LINUX, [`1 ${S}:1433`]],
  ['managed on Windows by opt-in', 'sql05.corp.example', { driver: 'microsoft-data-sqlclient-managed', version: '6.0.0', dns: A }, [`1 ${S}`, `2 ${S}:1433`]],
  ['managed, pipe by its short form', 'np:sql05.corp.example\\SALES', { driver: 'microsoft-data-sqlclient-managed', version: '6.0.0', dns: A }, [
    `1 ${S} (nothing is written behind the host)`, `1 ${S}:SALES (the instance name is written)`,
  ]],
  ['package System.Data.SqlClient on Linux', 'sql05.corp.example', { driver: 'system-data-sqlclient-package', platform: 'linux', dns: A }, [`1 ${S}`]],
  ['package System.Data.SqlClient on Linux, tcp:', 'tcp:sql05.corp.example', { driver: 'system-data-sqlclient-package', platform: 'linux', dns: A }, [`1 ${S}:1433`]],

  // Host part
  ['CNAME, native', 'sqlprod.corp.example', { dns: CNAME }, [`1 ${S}:1433`]],
  ['CNAME, managed', 'sqlprod.corp.example,1433', { ...LINUX, dns: CNAME }, [`1 ${S}:1433`]],
  ['CNAME, JDBC keeps it', 'sqlprod.corp.example', { driver: 'jdbc', platform: 'linux', dns: CNAME }, ['1 MSSQLSvc/sqlprod.corp.example:1433']],
  ['CNAME, JDBC with realm since 10.2', 'sqlprod.corp.example', { driver: 'jdbc', version: '12.8.1', platform: 'linux', dns: CNAME, realmGiven: true }, [`1 ${S}:1433`]],
  ['CNAME, JDBC with realm before 10.2', 'sqlprod.corp.example', { driver: 'jdbc', version: '9.4.1', platform: 'linux', dns: CNAME, realmGiven: true }, ['1 MSSQLSvc/sqlprod.corp.example:1433']],
  ['CNAME, go on Linux', 'sqlprod.corp.example', { driver: 'go-mssqldb', platform: 'linux', dns: CNAME }, [`1 ${S}:1433`]],
  ['CNAME, go on Windows', 'sqlprod.corp.example', { driver: 'go-mssqldb', dns: CNAME }, ['1 MSSQLSvc/sqlprod.corp.example:1433']],
  ['CNAME, FreeTDS keeps a name with a dot', 'sqlprod.corp.example', { driver: 'freetds', platform: 'linux', dns: CNAME }, ['1 MSSQLSvc/sqlprod.corp.example:1433']],
  ['short CNAME, FreeTDS', 'sqlprod', { driver: 'freetds', platform: 'linux', dns: CNAME }, [`1 ${S}:1433`]],
  ['second A record, reverse gives the first name', 'sqlprod.corp.example', { dns: { records: [{ kind: 'a', name: 'sqlprod.corp.example', address: '10.0.0.5' }, { kind: 'ptr', address: '10.0.0.5', name: 'sql05.corp.example' }] } }, [`1 ${S}:1433`]],
  ['second A record, no reverse record', 'sqlprod.corp.example', { dns: { records: [{ kind: 'a', name: 'sqlprod.corp.example', address: '10.0.0.5' }, { kind: 'none', name: '10.0.0.5' }] } }, ['1 MSSQLSvc/sqlprod.corp.example:1433']],
  ['second A record, managed does not reverse', 'sqlprod.corp.example,1433', { ...LINUX, dns: { records: [{ kind: 'a', name: 'sqlprod.corp.example', address: '10.0.0.5' }, { kind: 'ptr', address: '10.0.0.5', name: 'sql05.corp.example' }] } }, ['1 MSSQLSvc/sqlprod.corp.example:1433']],
  ['hosts file with a short name', 'sql05.corp.example', { dns: { ...A, hosts: '10.0.0.5 SQL05 sql05.corp.example' } }, ['1 MSSQLSvc/SQL05:1433']],
  ['short name, first suffix that answers', 'sql05', { dns: { ...A, suffixes: ['corp.example', 'emea.corp.example'] } }, [`1 ${S}:1433`]],
  ['short name, foreign suffix first', 'sql05', { dns: { suffixes: ['emea.corp.example', 'corp.example'], records: [{ kind: 'a', name: 'sql05.emea.corp.example', address: '10.0.9.5' }, ...(A.records ?? [])] } }, ['1 MSSQLSvc/sql05.emea.corp.example:1433']],
  ['short name, nothing known', 'sql05', {}, ['1 MSSQLSvc/sql05:1433 (nothing completes sql05)']],
  ['address with a reverse record', '10.0.0.5', { dns: A }, [`1 ${S}:1433`]],
  ['address without one, TryIPSPN not known', '10.0.0.5', { dns: { records: [{ kind: 'none', name: '10.0.0.5' }] } }, ['1 MSSQLSvc/10.0.0.5:1433 (TryIPSPN = 1 on the client)']],
  ['address without one, TryIPSPN = 1', '10.0.0.5', { tryIpSpn: true, dns: { records: [{ kind: 'none', name: '10.0.0.5' }] } }, ['1 MSSQLSvc/10.0.0.5:1433']],
  ['address, reverse not known', '10.0.0.5', { tryIpSpn: true }, ['1 MSSQLSvc/10.0.0.5:1433 (10.0.0.5 has no reverse record)']],
  ['address on Linux has no TryIPSPN', '10.0.0.5,1433', { ...LINUX, dns: { records: [{ kind: 'none', name: '10.0.0.5' }] } }, ['1 MSSQLSvc/10.0.0.5:1433']],
  ['JDBC, short name', 'sql05', { driver: 'jdbc', platform: 'linux', dns: { ...A, suffixes: ['corp.example'] } }, [`1 ${S}:1433 (DNS names a domain controller for it)`, '1 MSSQLSvc/sql05:1433 (no realm is found for the full name)']],

  // go-mssqldb: an instance beats the port
  ['go: instance', 'sql05.corp.example\\SALES', { driver: 'go-mssqldb', platform: 'linux', dns: A, browser: 50123 }, [`1 ${S}:SALES (version 0.18.0 and later)`, `1 ${S}:50123 (version before 0.18.0)`].sort().reverse()],
  ['go 1.9: instance and port', 'sql05.corp.example\\SALES,1444', { driver: 'go-mssqldb', version: '1.9.8', dns: A }, [`1 ${S}:SALES`]],
  ['go 0.17: port', 'sql05.corp.example\\SALES,1444', { driver: 'go-mssqldb', version: '0.17.0', dns: A }, [`1 ${S}:1444`]],

  // Alias of the SQL Server client
  ['alias: the target decides', 'sqlprod', { dns: A, aliases: [{ name: 'SQLPROD', target: 'DBMSSOCN,sql05.corp.example,14330' }] }, [`1 ${S}:14330`]],
  ['alias in one list only, program not known', 'sqlprod', { dns: { ...CNAME, records: [...(A.records ?? []), { kind: 'a', name: 'sqlprod.corp.example', address: '10.0.0.9' }] }, aliases: [{ name: 'sqlprod', target: 'DBMSSOCN,sql05.corp.example,1433', bits: 64 }] }, [
    `1 ${S}:1433 (64-bit program)`, '1 MSSQLSvc/sqlprod.corp.example:1433 (32-bit program)',
  ]],
  ['alias in the other list', 'sqlprod.corp.example', { bits: 32, dns: CNAME, aliases: [{ name: 'sqlprod.corp.example', target: 'DBMSSOCN,sql02.corp.example,1433', bits: 64 }] }, [`1 ${S}:1433`]],
  ['alias to a pipe', 'sqlprod', { dns: A, aliases: [{ name: 'sqlprod', target: 'DBNMPNTW,\\\\sql05.corp.example\\pipe\\MSSQL$SALES\\sql\\query' }] }, [`1 ${S}:SALES`]],
  ['alias is not read on Linux', 'sqlprod.corp.example,1433', { ...LINUX, dns: CNAME, aliases: [{ name: 'sqlprod.corp.example,1433', target: 'sql02.corp.example' }] }, [`1 ${S}:1433`]],
  ['alias, SqlClient before 5.0 reads it on .NET Framework only', 'sqlprod.corp.example', { driver: MDS, version: '4.1.0', dns: CNAME, aliases: [{ name: 'sqlprod.corp.example', target: 'sql02.corp.example' }] }, [`1 ${S}:1433 (on .NET)`, '1 MSSQLSvc/sql02.corp.example:1433 (on .NET Framework)']],
  ['alias, SqlClient 5.0', 'sqlprod.corp.example', { driver: MDS, version: '5.0.0', dns: CNAME, aliases: [{ name: 'sqlprod.corp.example', target: 'sql02.corp.example' }] }, ['1 MSSQLSvc/sql02.corp.example:1433']],
  ['alias, managed layer on Windows before 5.0', 'sqlprod.corp.example,1433', { driver: 'microsoft-data-sqlclient-managed', version: '4.1.0', dns: CNAME, aliases: [{ name: 'sqlprod.corp.example,1433', target: 'sql02.corp.example' }] }, [`1 ${S}:1433`]],
  ['alias behind a protocol prefix is open', 'tcp:sqlprod.corp.example', { dns: CNAME, aliases: [{ name: 'sqlprod.corp.example', target: 'sql02.corp.example' }] }, ['1 MSSQLSvc/sql02.corp.example:1433 (the driver looks the name up as an alias)', `1 ${S}:1433 (the driver passes over the alias)`]],

  // Explicit SPN
  ['explicit SPN', 'tunnel01,1433', { serverSpn: `${S}:1433`, tunnel: true }, [`1 ${S}:1433`]],
  ['explicit account', 'sql05.corp.example', { serverSpn: 'CORP\\svc-sql05', dns: A }, ['1 CORP\\svc-sql05']],
  ['explicit, SqlClient of unknown version', 'sql05.corp.example', { driver: MDS, serverSpn: `${S}:1433`, dns: A }, [`1 ${S}:1433 (version 5.0 and later)`]],
  ['explicit, JDBC takes the realm off', 'sql05.corp.example', { driver: 'jdbc', version: '12.8', platform: 'linux', serverSpn: `${S}:1433@CORP.EXAMPLE`, dns: A }, [`1 ${S}:1433`]],
  ['explicit, ODBC on Linux is contested', 'sqlprod.corp.example', { driver: 'msodbcsql-linux', platform: 'linux', serverSpn: `${S}:50123`, dns: CNAME }, [`1 ${S}:50123 (the driver takes ServerSPN)`, `1 ${S}:1433 (the driver takes no ServerSPN)`]],
  ['explicit, native JDBC ignores it', 'sql05.corp.example', { driver: 'jdbc-native', serverSpn: 'MSSQLSvc/x.corp.example:1433', dns: A }, [`1 ${S}:1433`]],
  ['explicit, go with krb5 follows its CNAME', 'tunnel01', { driver: 'go-mssqldb', platform: 'linux', serverSpn: 'MSSQLSvc/sqlprod.corp.example:1433', dns: CNAME }, [`1 ${S}:1433`]],
  ['explicit, where the address alone would give none', '10.0.0.5', { serverSpn: `${S}:1433`, tryIpSpn: false, dns: { records: [{ kind: 'none', name: '10.0.0.5' }] } }, [`1 ${S}:1433`]],
  ['explicit, empty text is none', 'sql05.corp.example', { serverSpn: '  ', dns: A }, [`1 ${S}:1433`]],

  // Second servers
  ['read-only routing', 'ag-sales.corp.example', { dns: A, reroute: { kind: 'routing', host: 'sql05.corp.example', port: 14330 } }, ['1 MSSQLSvc/ag-sales.corp.example:1433', `2 ${S}:14330 (after read-only routing)`]],
  ['read-only routing behind two tries', 'ag-sales.corp.example', { ...LINUX, version: '6.0.0', reroute: { kind: 'routing', host: 'sql05.corp.example', port: 14330 } }, ['1 MSSQLSvc/ag-sales.corp.example', '2 MSSQLSvc/ag-sales.corp.example:1433', `3 ${S}:14330 (after read-only routing)`]],
  ['read-only routing, SqlClient carries the given SPN over', 'ag-sales.corp.example', { driver: MDS, version: '6.0.0', serverSpn: 'MSSQLSvc/ag-sales.corp.example:1433', dns: A, reroute: { kind: 'routing', host: 'sql05.corp.example', port: 1433 } }, ['1 MSSQLSvc/ag-sales.corp.example:1433', '2 MSSQLSvc/ag-sales.corp.example:1433 (after read-only routing)']],
  ['read-only routing, ODBC with a given SPN is not documented', 'ag-sales.corp.example', { serverSpn: 'MSSQLSvc/ag-sales.corp.example:1433', dns: A, reroute: { kind: 'routing', host: 'sql05.corp.example', port: 1433 } }, [
    '1 MSSQLSvc/ag-sales.corp.example:1433', '2 MSSQLSvc/ag-sales.corp.example:1433 (after read-only routing, and the given SPN is carried over)', `2 ${S}:1433 (after read-only routing, and the driver makes the name again)`,
  ]],
  ['read-only routing, go keeps the first SPN', 'ag-sales.corp.example', { driver: 'go-mssqldb', dns: A, reroute: { kind: 'routing', host: 'sql05.corp.example', port: 1433 } }, ['1 MSSQLSvc/ag-sales.corp.example:1433', '2 MSSQLSvc/ag-sales.corp.example:1433 (after read-only routing)']],
  ['failover partner', 'sql04.corp.example', { dns: A, reroute: { kind: 'partner', server: { host: 'sql05.corp.example' } } }, ['1 MSSQLSvc/sql04.corp.example:1433', `2 ${S}:1433 (at the failover partner)`]],
  ['failover partner with its own SPN', 'sql04.corp.example', { serverSpn: 'MSSQLSvc/a.corp.example', dns: A, reroute: { kind: 'partner', server: { host: 'sql05.corp.example' }, partnerSpn: 'MSSQLSvc/b.corp.example' } }, ['1 MSSQLSvc/a.corp.example', '2 MSSQLSvc/b.corp.example (at the failover partner)']],
  ['failover partner, ODBC: the SPN of the first server is not for the partner', 'sql04.corp.example', { serverSpn: 'MSSQLSvc/a.corp.example', dns: A, reroute: { kind: 'partner', server: { host: 'sql05.corp.example' } } }, ['1 MSSQLSvc/a.corp.example', `2 ${S}:1433 (at the failover partner)`]],
  ['failover partner, JDBC has one SPN for both', 'sql04.corp.example', { driver: 'jdbc', version: '12.8', serverSpn: 'MSSQLSvc/a.corp.example:1433', dns: A, reroute: { kind: 'partner', server: { host: 'sql05.corp.example' } } }, ['1 MSSQLSvc/a.corp.example:1433', '2 MSSQLSvc/a.corp.example:1433 (at the failover partner)']],
  ['failover partner, go carries the SPN over', 'sql04.corp.example', { driver: 'go-mssqldb', serverSpn: 'MSSQLSvc/a.corp.example:1433', dns: A, reroute: { kind: 'partner', server: { host: 'sql05.corp.example' } } }, ['1 MSSQLSvc/a.corp.example:1433', '2 MSSQLSvc/a.corp.example:1433 (at the failover partner)']],
  ['failover partner, go makes a new one', 'sql04.corp.example', { driver: 'go-mssqldb', dns: A, reroute: { kind: 'partner', server: { host: 'sql05.corp.example' } } }, ['1 MSSQLSvc/sql04.corp.example:1433', `2 ${S}:1433 (at the failover partner)`]],
];

for (const [name, typed, options, expected] of cases) {
  test(`requestSpn: ${name}`, () => {
    const asked = ask(typed, options);
    assert.deepEqual([...shown(asked)].sort(), [...expected].sort());
    assert.equal(asked.stops, undefined);
    assert.equal(asked.noSpn, undefined);
  });
}

const ends: readonly (readonly [string, string, Options, 'stops' | 'noSpn' | 'lacks', RegExp])[] = [
  ['Browser silent, no port', 'sql05.corp.example\\SALES', { dns: A, browser: 'no answer' }, 'stops', /UDP 1434.*fails before an SPN matters/],
  ['Browser silent stops the managed driver too', 'sql05.corp.example\\SALES', { ...LINUX, version: '6.0.0', browser: 'no answer' }, 'stops', /UDP 1434/],
  ['name unknown to DNS', 'sql05.corp.example', { dns: { records: [{ kind: 'none', name: 'sql05.corp.example' }] } }, 'stops', /No name service knows/],
  ['Server SPN before 5.0', 'sql05.corp.example', { driver: MDS, version: '4.1.0', serverSpn: S }, 'stops', /refuses the connection string/],
  ['Server SPN in System.Data.SqlClient', 'sql05.corp.example', { driver: 'system-data-sqlclient', serverSpn: S }, 'stops', /does not know Server SPN/],
  ['260 characters', 'sql05.corp.example', { serverSpn: `MSSQLSvc/${'a.'.repeat(126)}b` }, 'stops', /262 characters.*260/],
  ['driver on the wrong platform', 'sql05', { driver: 'msoledbsql', platform: 'linux' }, 'stops', /does not run/],
  ['ODBC on Linux has no pipes', 'np:sql05', { driver: 'msodbcsql-linux', platform: 'linux' }, 'stops', /named pipes/],
  ['managed pipes on Linux', 'np:sql05', LINUX, 'stops', /named pipes/],
  ['managed: port behind admin:', 'admin:sql05.corp.example,1434', LINUX, 'stops', /refuses a port/],
  ['pipes of the old drivers', 'np:sql05', { driver: 'sqloledb' }, 'noSpn', /no Kerberos over named pipes/],
  ['shared memory', 'lpc:sql05', {}, 'noSpn', /shared memory/],
  ['a given SPN does not bring Kerberos to the pipes of the old drivers', 'np:sql05', { driver: 'sqloledb', serverSpn: S }, 'noSpn', /named pipes/],
  ['shared memory with the managed driver', 'lpc:sql05', LINUX, 'stops', /does not know lpc/],
  ['own machine', '.\\SALES', {}, 'noSpn', /own machine/],
  ['own machine on Linux is not judged', 'localhost', LINUX, 'lacks', /hosts file/],
  ['LocalDB', '(localdb)\\MSSQLLocalDB', {}, 'noSpn', /LocalDB/],
  ['empty server', '', {}, 'noSpn', /No server was given/],
  ['SQL Server login', 'sql05', { logon: 'sql', serverSpn: S }, 'noSpn', /needs no ticket/],
  ['SQL Server login, SqlClient before 6.1.5', 'sql05', { logon: 'sql', driver: MDS }, 'noSpn', /Before 6\.1\.5 and 7\.0/],
  ['tedious', 'sql05', { driver: 'tedious', platform: 'linux' }, 'noSpn', /no Kerberos/],
  ['address without reverse record, TryIPSPN = 0', '10.0.0.5', { tryIpSpn: false, dns: { records: [{ kind: 'none', name: '10.0.0.5' }] } }, 'noSpn', /asks for no ticket/],
  ['FreeTDS on Windows, short name that DNS leaves short', 'sql05', { driver: 'freetds', dns: { hosts: '10.0.0.5 sql05' } }, 'noSpn', /name with a dot only/],
  ['refused name', 'ag sales', {}, 'lacks', /has a blank/],
  ['port of a named instance not known', 'sql05.corp.example\\SALES', { dns: A }, 'lacks', /The port of SALES/],
  ['reverse record not known', '10.0.0.5', {}, 'lacks', /reverse record of 10\.0\.0\.5/],
  ['suffixes not known', 'sql05', {}, 'lacks', /full name of sql05/],
  ['IPv6 address', '2001:db8::5', { dns: { records: [{ kind: 'none', name: '2001:db8::5' }] }, tryIpSpn: true }, 'lacks', /IPv6/],
  ['hosts file with a name no SPN can have', 'sql05.corp.example', { dns: { hosts: '10.0.0.5 sql:05/x sql05.corp.example' } }, 'lacks', /A name that an SPN can have/],
];

for (const [name, typed, options, end, says] of ends) {
  test(`requestSpn ends: ${name}`, () => {
    const asked = ask(typed, options);
    const why = end === 'lacks' ? asked.lacks.map(plainText).join('\n') : plainText(asked[end]?.why ?? []);
    assert.match(why, says);
    if (end !== 'lacks') assert.deepEqual(asked.asks, []);
  });
}

const told: readonly (readonly [string, string, Options, RegExp])[] = [
  ['suffix list', 'sql05', { dns: { ...A, suffixes: ['corp.example'] } }, /first suffix that answers wins: sql05\.corp\.example/],
  ['CNAME replaced', 'sqlprod.corp.example', { dns: CNAME }, /is a CNAME\. The name at its end takes its place: sql05\.corp\.example/],
  ['CNAME kept', 'sqlprod.corp.example', { driver: 'jdbc', platform: 'linux', dns: CNAME }, /It is a CNAME, and it stays/],
  ['hosts file', 'sql05.corp.example', { dns: { hosts: '10.0.0.5 SQL05 sql05.corp.example' } }, /hosts file answers.*It is short, and so is the SPN/],
  ['assumption said aloud', 'sql05.corp.example', {}, /Assumed: it is an ordinary host record/],
  ['Browser', 'sql05.corp.example\\SALES', { dns: A, browser: 50123 }, /SQL Server Browser \(UDP 1434\) gives the port of SALES: 50123/],
  ['named pipes after TCP', 'sql05.corp.example', { dns: A }, /may go on to named pipes/],
  ['tunnel', 'tunnel01,1433', { tunnel: true, dns: A }, /end of a tunnel/],
  ['TryIPSPN', '10.0.0.5', { dns: { records: [{ kind: 'none', name: '10.0.0.5' }] } }, /TryIPSPN is 1 on the client\. Windows 10 1507 and Windows Server 2016/],
  ['lower case of the managed layer', 'SQL05.corp.example\\SALES', { ...LINUX, version: '6.0.0', browser: 1 }, /in lower case.*a keytab does/],
  ['file number for a version', 'sql05.corp.example', { ...LINUX, version: '5.20.324059.2' }, /is no version of the package/],
  ['go without krb5', 'sql05.corp.example', { driver: 'go-mssqldb', platform: 'linux', dns: A }, /authenticator=krb5/],
  ['malformed explicit SPN', 'sql05.corp.example', { serverSpn: 'MSSQLSvc/sql05\\SALES', dns: A }, /handed on as it is, though it has a host that has a backslash/],
  ['alias lists differ', 'sqlprod', { dns: A, aliases: [{ name: 'sqlprod', target: 'sql05.corp.example', bits: 32 }] }, /64-bit and the 32-bit list/],
];

for (const [name, typed, options, says] of told) {
  test(`requestSpn says: ${name}`, () => assert.match(steps(ask(typed, options)), says));
}

test('contested steps say so', () => {
  const contested = (r: RequestedSpn): string => r.steps.flatMap((s) => (s.contested ? [plainText(s.contested)] : [])).join('\n');
  assert.match(contested(ask('admin:sql05.corp.example', { dns: A })), /documentation gives the administrator connection/);
  assert.match(contested(ask('sql05.corp.example', { driver: 'microsoft-data-sqlclient-managed', version: '6.0.0', dns: A })), /second form is not reached/);
  assert.match(contested(ask('sql05.corp.example', { driver: 'msodbcsql-linux', platform: 'linux', dns: A })), /rdns = false/);
  assert.match(contested(ask('sql05.corp.example\\SALES', { driver: 'freetds', platform: 'linux', dns: A, browser: 1444 })), /development branch/);
});

test('what happens without a ticket comes with it', () => {
  assert.equal(ask('sql05', { driver: 'jdbc', platform: 'windows' }).ntlm, 'never');
  assert.equal(ask('sql05').ntlm, 'falls-back');
  assert.equal(ask('sql05', { driver: 'tedious' }).ntlm, 'only');
});
