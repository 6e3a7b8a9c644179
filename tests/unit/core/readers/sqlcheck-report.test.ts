import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sqlcheckReport } from '../../../../src/core/readers/sqlcheck-report.ts';
import { valueAt } from '../../../../src/core/readers/sqlcheck-facts.ts';
import { assertReader } from './assert-reader.ts';
import { blocks, fixture, fixtures } from './fixtures.ts';

const reports = (name: string) => blocks(sqlcheckReport, fixture(`sqlcheck-report/${name}.txt`));
const suggested = (name: string, i = 0): readonly string[] =>
  reports(name)[0]?.facts.instances[i]?.suggested.map((s) => `${s.spn.line} ${s.spn.value} ${s.exists ?? '-'} ${s.holder?.account ?? s.status}`.trim()) ?? [];

test('two instances with their ports, accounts and messages', () => {
  const [report, ...more] = reports('two-instances');
  assert.deepEqual(more, []);
  assert.deepEqual([report?.from, report?.to, report?.unread], [1, 68, []]);
  const { instances, held } = report!.facts;
  assert.deepEqual(
    instances.map((i) => [i.name?.value, i.edition, valueAt(i.values, 'TCP Port(s)')?.value, valueAt(i.values, 'Dynamic TCP Port(s)')?.value, valueAt(i.values, 'Service Account')?.value]),
    [
      ['MSSQLSERVER', 'Developer Edition', '1433', undefined, 'CORP\\svc-sql01'],
      ['SALES', 'Standard Edition', '2433', '49974', 'CORP\\svc-sales'],
    ],
  );
  assert.deepEqual(instances[1]?.messages.map((m) => [m.level, m.text, m.line]), [
    ['warning', 'You should not use SPNs with dynamic ports.', 57],
    ['warning', 'You should not use SPNs with dynamic ports.', 68],
  ]);
  assert.deepEqual(suggested('two-instances'), [
    '33 MSSQLSvc/SQL01.corp.example:1433 true Okay',
    '34 MSSQLSvc/SQL01.corp.example true Okay',
    '35 MSSQLSvc/SQL01:1433 false SPN does not exist.',
    '36 MSSQLSvc/SQL01 false SPN does not exist.',
  ]);
  assert.equal(suggested('two-instances', 1).length, 6);
  assert.deepEqual(held.at(-1), { account: 'svc-sql01', spn: { value: 'MssqlSvc/sql01.corp.example', line: 10 }, duplicate: false });
});

test('a blank status, and the holders of the Critical lines', () => {
  assert.equal(suggested('blank-status')[0], '32 MSSQLSvc/SQL02.contoso.com:1433 true');
  assert.deepEqual(
    reports('blank-status')[0]?.facts.duplicates.map((d) => [d.spn.line, d.spn.value, d.account, d.dn]),
    [
      [8, 'MSSQLSvc/sql02.contoso.com:1433', 'SQL02$', 'CN=SQL02,OU=Servers,DC=contoso,DC=com'],
      [9, 'MSSQLSvc/sql02.contoso.com:1433', 'svc-sql02', 'CN=svc-sql02,OU=Service Accounts,DC=contoso,DC=com'],
    ],
  );
});

test('a wrong account, CRLF', () => {
  assert.deepEqual(suggested('wrong-account-crlf').slice(0, 2), ['22 MSSQLSvc/SQL04.contoso.com:1433 false SQL04$', '23 MSSQLSvc/SQL04.contoso.com false SQL04$']);
  const [report] = reports('wrong-account-crlf');
  assert.equal(report?.facts.instances[0]?.suggested[0]?.holder?.dn, 'CN=SQL04,OU=Servers,DC=contoso,DC=com');
  assert.deepEqual(report?.facts.instances[0]?.messages.map((m) => m.text), ['There are no Service Principle Names associated with svc-sql04.']);
});

test('a table copied from a web page, with a blank line after each row', () => {
  assert.deepEqual(suggested('web-copy'), [
    '5 MSSQLSvc/sql03.emea.corp.example:2000 true Okay',
    '7 MSSQLSvc/sql03.emea.corp.example true Okay',
    '9 MSSQLSvc/sql03:2000 false SPN does not exist.',
    '11 MSSQLSvc/sql03 false SPN does not exist.',
  ]);
  assert.equal(reports('web-copy')[0]?.facts.instances[0]?.name, undefined);
});

test('a whole report: computer, security, tables of all parts, end', () => {
  const [report, ...more] = reports('whole-report');
  assert.deepEqual(more, []);
  const { version, values, tables, messages, instances } = report!.facts;
  assert.deepEqual([report?.unread, version?.value], [[], '1.0.1360.0']);
  assert.deepEqual(
    ['FQDN', 'Windows Version', 'Connected to Domain', 'Kerberos local Encryption'].map((l) => valueAt(values, l)?.value),
    ['SQL05.corp.example', '10.0.20348.2700', 'True', '24 (AES128_HMAC_SHA1|AES256_HMAC_SHA1)'],
  );
  assert.deepEqual(tables.map((t) => t.columns[0]?.name), ['Drive', 'Client/Server', 'Account', 'Service Type', 'Suggested SPN']);
  assert.deepEqual(tables[1]?.rows.map((r) => [r.cells[0], r.cells[1], r.cells[5]]), [['Client', 'TLS 1.2', 'Enabled'], ['Server', 'TLS 1.0', 'Disabled']]);
  assert.deepEqual(messages.map((m) => `${m.level} ${m.text}`), [
    'warning RC4 encryption for Kerberos has been disabled.',
    'critical svc-sql05 is disabled.',
    'warning must be trusted for delegation in order for Kerberos delegation to succeed.',
  ]);
  assert.equal(valueAt(instances[0]?.values ?? [], 'Service Account')?.value, 'svc-sql05@corp.example');
  assert.ok(report!.to < fixture('sqlcheck-report/whole-report.txt').split('\n').length - 1, 'ends with the report');
});

test('rows without their table, in a quoted mail; a report cut in its headings', () => {
  assert.deepEqual(suggested('rows-only-mail'), ['2 MSSQLSvc/SQL07.corp.example:1433 true', '3 MSSQLSvc/SQL07.corp.example true Okay']);
  const [cut] = reports('cut-in-details');
  assert.deepEqual([cut?.unread, cut?.facts.instances[0]?.suggested, valueAt(cut!.facts.instances[0]!.values, 'Service Account')?.value], [[], [], 'NT Service\\MSSQL$SALES']);
});

test('names: a server only where it has an instance', () => {
  const [report] = reports('whole-report');
  assert.deepEqual(
    report && sqlcheckReport.names?.(report.facts).map((n) => `${n.kind} ${n.value}`),
    ['server SQL05.corp.example', 'domain corp.example', 'port 1433', 'account svc-sql05@corp.example'],
  );
  const [client] = blocks(sqlcheckReport, 'NETBIOS Name:               PC17\nFQDN:                       PC17.corp.example\n');
  assert.deepEqual(client && sqlcheckReport.names?.(client.facts), []);
});

test('any text', () => assertReader(sqlcheckReport, fixtures('sqlcheck-report')));
