/**
 * situations:
 * 1. TLS 1.0 goes off on a SQL Server host on Monday. An application owner reports sqlncli10.dll, version 10.50.2500: does it survive?
 * 2. A linked server fails after the hardening of the other end. Its provider is SQLOLEDB, and nobody knows whether Windows or the provider has to change.
 * 3. Before MySQL is moved to 8.4, the list of connectors in use must be sorted into those that speak TLS 1.2 and those that do not.
 */
import { driversFor } from '../core/drivers/find.ts';
import { tlsDriverSources } from '../data/tls-drivers.ts';
import { driverBlocks } from './drivers/blocks.ts';
import { readForm } from './drivers/input.ts';
import type { Output, Tool, Values } from './tool.ts';

function run(values: Values): Output {
  const { form, asked } = readForm(values);
  const answer = driversFor(asked);
  const { errors, leftOut } = form;
  if (answer.found.length > 0) return { errors, leftOut, blocks: driverBlocks(answer) };
  const field = answer.version !== undefined ? 'version' : asked.text === undefined ? 'least' : 'text';
  const says = field === 'version'
    ? 'No row is for this version. That says nothing about it: look at the rows without the version.'
    : 'No row fits. That says nothing about the product: search for a part of its name.';
  return { errors, leftOut: [...leftOut, { field, says }], blocks: [] };
}

const SOURCES = ['kb3135244', 'sqlcheck', 'sqlclient', 'odbcMajor', 'oledbMajor', 'oledbEncryption', 'jdbc', 'tds8', 'sqlTls13', 'dotnet', 'dotnet2026', 'winhttp', 'connectorNet', 'mysqlConnector', 'mysql80', 'npgsql', 'postgres12', 'postgres13'] as const;

export const drivers: Tool = {
  id: 'drivers',
  title: 'Driver and TLS table',
  lead: 'Drivers, runtimes and servers with the versions they can use, what they offer without being configured, and how TLS 1.2 or later comes.',
  description: 'A searchable table: which version of ODBC, OLE DB, SqlClient, Native Client, JDBC, MySQL, PostgreSQL and other drivers, of .NET and of the servers can use TLS 1.2 and TLS 1.3, by version number and with source.',
  searches: ['which driver supports tls 1.2', 'native client tls 1.2 version', 'sqlncli11 tls', 'odbc driver 17 tls 1.3', 'sqloledb tls 1.2', 'msoledbsql tls version', 'mssql-jdbc tls 1.2', 'npgsql tls version', 'mysql connector net tls', 'sql server build with tls 1.2', '2011.110.6538'],
  columns: true,
  fields: [
    { id: 'text', group: 'Search', label: 'Product', kind: 'text', optional: true, initial: '', placeholder: 'SQLNCLI11', hint: 'A name as connection strings and files write it: SNAC, Provider=SQLOLEDB, Driver={SQL Server}, mssql-jdbc. Empty: all.' },
    { id: 'version', label: 'Version', kind: 'text', optional: true, initial: '', placeholder: '11.0.5388', hint: 'Product version or file version, with dots.' },
    { id: 'kind', group: 'Filter', label: 'Kind', kind: 'choice', initial: 'all', options: [{ value: 'all', label: 'All' }, { value: 'driver', label: 'Drivers' }, { value: 'runtime', label: 'Runtimes' }, { value: 'server', label: 'Servers' }] },
    { id: 'least', label: 'Can use at least', kind: 'choice', initial: 'any', options: [{ value: 'any', label: 'Any version' }, { value: 'tls12', label: 'TLS 1.2' }, { value: 'tls13', label: 'TLS 1.3' }] },
  ],
  examples: [
    { label: 'The whole table', values: { text: '', version: '', kind: 'all', least: 'any' } },
    { label: 'Native Client 10.50.2500', values: { text: 'SNAC', version: '10.50.2500', kind: 'all', least: 'any' } },
    { label: 'A connection string with SQLOLEDB', values: { text: 'Provider=SQLOLEDB', version: '', kind: 'all', least: 'any' } },
    { label: 'SQL Server build 12.0.4100', values: { text: 'SQL Server', version: '12.0.4100', kind: 'server', least: 'any' } },
    { label: 'Drivers that can use TLS 1.3', values: { text: '', version: '', kind: 'driver', least: 'tls13' } },
  ],
  pages: ['driver-too-old', 'tls-1-0-and-1-1-off', 'driver-encryption-defaults', 'dotnet-tls', 'tls-no-common-protocol', 'patch-levels'],
  sources: SOURCES.map((id) => tlsDriverSources[id]),
  run,
};
