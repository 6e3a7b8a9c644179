import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sqlServiceName } from '../../../../src/core/readers/sql-service.ts';
import { sqlServicesReader } from '../../../../src/core/readers/sql-services.ts';
import { assertReader } from './assert-reader.ts';
import { blocks, fixtures, fixture } from './fixtures.ts';
import { namesIn } from './flat-facts.ts';

/** A service as one line: `SQL05 MSSQL$SALES = CORP\svc-sql05 @7`. */
const services = (name: string): readonly (readonly string[])[] =>
  blocks(sqlServicesReader, fixture(`sql-services/${name}.txt`)).map(({ facts }) => facts.services.map((s) => `${s.computer ? `${s.computer.value} ` : ''}${s.service} = ${s.account ? `${s.account.value} @${s.account.line}` : '?'}`));
const unread = (name: string): readonly (readonly number[])[] => blocks(sqlServicesReader, fixture(`sql-services/${name}.txt`)).map((b) => b.unread);

const cases: readonly [string, readonly (readonly string[])[]][] = [
  ['win32-list', [['SQL05 MSSQL$SALES = CORP\\svc-sql05 @7', 'SQL05 SQLAgent$SALES = CORP\\svc-agent @13']]],
  ['win32-table-csv', [[
    'MSOLAP$CUBES = CORP\\svc-olap @4', 'MSSQLSERVER = gmsa-sql$@corp.example @5', 'SQLBrowser = NT AUTHORITY\\LOCALSERVICE @6',
    'sql06.corp.example MSSQLSERVER = NT Service\\MSSQLSERVER @10', 'sql06.corp.example ReportServer = CORP\\svc-rs @11', 'sql07.corp.example PowerBIReportServer = NT SERVICE\\PowerBIReportServer @12',
  ]]],
  ['wmic', [
    ['MSSQLSERVER = CORP\\svc-sql05 @4', 'MSSQL$SALES = NT Service\\MSSQL$SALES @6', 'SQLBrowser = NT AUTHORITY\\LOCALSERVICE @8'],
    ['SQL05 MSSQLSERVER = CORP\\svc-sql05 @18', 'MSSQL$HR = .\\sqllocal @30'],
  ]],
  ['sc-qc', [['sql05.corp.example MSSQLSERVER = CORP\\svc-sql05 @14'], ['MSSQL$SALES = NT Service\\MSSQL$SALES @29']]],
  ['sc-qc-cut', [['MSSQLSERVER = ?']]],
  ['get-dbaservice', [
    ['SQL05 MSSQLSERVER = CORP\\svc-sql05 @6'],
    ['SQL06 MSSQL$SALES = gmsa-sql-with-a-long-name-for-the-console$@emea.corp.example.with.a-long-suffix.example @16'],
  ]],
  ['dm-server-services', [
    ['MSSQL$SALES = CORP\\svc-sql05 @2', 'SQLAgent$SALES = NT Service\\SQLAgent$SALES @3', 'MSSQLFDLauncher$SALES = NT Service\\MSSQLFDLauncher$SALES @4', 'MSSQLSERVER = NT Service\\MSSQLSERVER @8', 'SQLSERVERAGENT = CORP\\svc-agent @9'],
    ['SQL05 MSSQL$SALES = CORP\\gmsa-sql$ @15'],
  ]],
  ['sqlcmd-80', [['MSSQLSERVER = CORP\\svc-sql05 @19', 'SQLSERVERAGENT = CORP\\svc-agent @27']]],
  ['services-msc', [['MSSQLSERVER = CORP\\svc-sql05 @2', 'SQLSERVERAGENT = NT Service\\SQLSERVERAGENT @3']]],
];
for (const [name, expected] of cases) {
  test(`${name}: services and accounts`, () => {
    assert.deepEqual(services(name), expected);
    assert.deepEqual(unread(name).flat(), []);
  });
}

test('names: accounts of a domain, the machine, the instance; no virtual and no local account', () => {
  assert.deepEqual(namesIn(sqlServicesReader, 'win32-list'), ['server SQL05', 'instance SALES', 'account CORP\\svc-sql05']);
  assert.deepEqual(namesIn(sqlServicesReader, 'sc-qc'), ['server sql05.corp.example', 'account CORP\\svc-sql05', 'instance SALES']);
  assert.deepEqual(namesIn(sqlServicesReader, 'wmic'), ['account CORP\\svc-sql05', 'instance SALES', 'server SQL05', 'account CORP\\svc-sql05', 'instance HR']);
});

test('service names, and names as lists show them', () => {
  const table: readonly [string, string | undefined][] = [
    ['MSSQLSERVER', 'engine MSSQLSERVER'], ['mssql$sales', 'engine MSSQL$sales'], ['SQL Server (SALES)', 'engine MSSQL$SALES'], ['MSSQLServerOLAPService', 'analysis MSSQLServerOLAPService'],
    ['SQL Server Analysis Services (CUBES)', 'analysis MSOLAP$CUBES'], ['SQL Server Reporting Services', 'reporting SQLServerReportingServices'], ['SQL Server Reporting Services (HR)', 'reporting ReportServer$HR'],
    ['SQL Server-Agent (MSSQLSERVER)', 'agent SQLSERVERAGENT'], ['SQL Server-Browser', 'browser SQLBrowser'], ['Power BI Report Server', 'power-bi PowerBIReportServer'],
    ['SQL Server', undefined], ['SQL Server VSS Writer', undefined], ['MSSQL$', undefined], ['W3SVC', undefined], ['', undefined],
  ];
  for (const [text, expected] of table) {
    const found = sqlServiceName(text);
    assert.equal(found && `${found.product} ${found.service}`, expected, text);
  }
});

test('sc qc with labels that are not known: the ninth row is the account, and without nine rows nothing is', () => {
  const labels = ['TIPO', 'TIPO_AVVIO', 'CONTROLLO', 'PERCORSO', 'GRUPPO', 'TAG', 'NOME_VISUALIZZATO', 'DIPENDENZE', 'ACCOUNT'];
  const values = ['10  WIN32_OWN_PROCESS', '2   AUTO_START', '1   NORMAL', 'C:\\x\\sqlservr.exe -sHR', '', '0', 'SQL Server (HR)', 'KEYISO', 'CORP\\svc-hr'];
  const rows = labels.map((l, i) => `        ${l.padEnd(19)}: ${values[i]}`);
  rows.splice(8, 0, `${' '.repeat(27)}: HTTP`);
  const read = (some: readonly string[]) => blocks(sqlServicesReader, ['NOME_SERVIZIO: MSSQL$HR', ...some].join('\n'))[0]?.facts.services[0];
  assert.deepEqual([read(rows)?.service, read(rows)?.account], ['MSSQL$HR', { value: 'CORP\\svc-hr', line: 11 }]);
  assert.equal(read(rows.filter((r) => !r.includes('TAG')))?.account, undefined);
  assert.equal(read(rows.slice(0, -1))?.account, undefined);
});

test('what tells no account is not read', () => {
  for (const text of ['Status   Name               DisplayName\n------   ----               -----------\nRunning  MSSQLSERVER        SQL Server (MSSQLSERVER)', 'Name      : W3SVC\nStartName : LocalSystem', 'Name : MSSQLSERVER\nState : Running', 'Name,StartName\n', 'StartName : CORP\\a', 'SERVICE_NAME: MSSQLSERVER\n        TYPE               : 10  WIN32_OWN_PROCESS\n        STATE              : 4  RUNNING'])
    assert.deepEqual(blocks(sqlServicesReader, text), [], text);
});

test('any text: no exception, the same answer twice, linear time', () => assertReader(sqlServicesReader, fixtures('sql-services')));
