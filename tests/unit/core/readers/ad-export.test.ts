import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { adExport } from '../../../../src/core/readers/ad-export.ts';
import { nameOf, property, spnsOf, truth } from '../../../../src/core/readers/ad-property.ts';
import type { AdObject } from '../../../../src/core/readers/ad-property.ts';
import { prepare } from '../../../../src/core/text/prepare.ts';
import { assertReader } from './assert-reader.ts';
import { fixture, fixturesOf, readText } from './ticket-fixtures.ts';

const files = (name: string) => readText(adExport, fixture(`ad-export/${name}`));
const only = (name: string) => {
  const [file, ...more] = files(name);
  assert.ok(file && more.length === 0, 'one block');
  return file;
};
/** Account, SPNs, and what is known of the list. */
const row = (o: AdObject): string => {
  const spns = spnsOf(o);
  return `${nameOf(o)?.value ?? '-'}: ${spns?.values.join(' ') ?? 'no column'}${spns && !spns.complete ? ' …' : ''}`;
};

test('Export-Csv of PowerShell 5 with a type line, lists joined by a script, quotation marks and commas in values', () => {
  const { facts, from, to, unread } = only('powershell-5-joined');
  assert.deepEqual([from, to, unread, facts.layout, facts.lost], [1, 5, [], 'csv', []]);
  assert.deepEqual(facts.objects.map(row), ['svc-sql05: MSSQLSvc/sql05.corp.example MSSQLSvc/sql05.corp.example:1433', 'svc-old: ', 'svc-web: HTTP/web01.corp.example']);
  assert.deepEqual(property(facts.objects[1]!, 'DistinguishedName')?.values, ['CN=Müller\\, Bernd (Dienst),OU=Service Accounts,DC=corp,DC=example']);
  assert.deepEqual(truth(facts.objects[1]!, 'Enabled'), { value: false, line: 4 });
  assert.deepEqual(property(facts.objects[1]!, 'msDS-SupportedEncryptionTypes')?.values, [], 'empty is not absent');
  assert.deepEqual(facts.columns.map((c) => c.value).at(-1), 'GivenName', 'columns that are not kept are named');
});

test('type names in place of values: lost, not empty', () => {
  const { facts } = only('powershell-5-lost');
  assert.deepEqual(facts.lost, [{ value: 'ServicePrincipalNames', line: 3 }, { value: 'msDS-AllowedToDelegateTo', line: 3 }]);
  assert.deepEqual(property(facts.objects[0]!, 'ServicePrincipalNames'), { name: 'ServicePrincipalNames', line: 3, values: [], cut: true, lost: true });
  assert.equal(spnsOf(facts.objects[1]!)?.complete, false);
  assert.deepEqual(property(facts.objects[1]!, 'msDS-AllowedToDelegateTo'), { name: 'msDS-AllowedToDelegateTo', line: 4, values: [], cut: false }, 'an empty cell of the same column is empty');
});

test('records over several lines, and each way to join a list', () => {
  const { facts, from, to, read } = only('powershell-7-lines');
  assert.deepEqual([from, to, read], [2, 10, [2, 3, 4, 5, 6, 7, 8, 9, 10]]);
  assert.deepEqual(facts.objects.map(row), [
    'svc-sql05: MSSQLSvc/sql05.corp.example MSSQLSvc/sql05.corp.example:1433 MSSQLSvc/sql05.corp.example:SALES',
    'gmsa-sql$: MSSQLSvc/ag-sales.corp.example MSSQLSvc/ag-sales.corp.example:1433',
    'svc-typo: MSSQLSvc/sql07.corp.example,1433 MSSQLSvc/sql07.corp.example:1433',
    'svc-blank: MSSQLSvc/sql08.corp.example MSSQLSvc/sql08.corp.example:1433',
    'svc-bar: MSSQLSvc/sql09 MSSQLSvc/sql09:1433',
  ]);
  assert.deepEqual(truth(facts.objects[0]!, 'Enabled'), { value: true, line: 6 }, 'the cell stands in the last line of the record');
});

test('csvde: lists, escapes and bytes', () => {
  const { facts, unread } = only('csvde');
  assert.deepEqual([facts.layout, unread], ['csvde', []]);
  assert.deepEqual(facts.objects.map(row), ['svc-sql05: MSSQLSvc/sql05.corp.example:1433 MSSQLSvc/sql05.corp.example', '-: ', 'SQL05$: HOST/SQL05 MSSQLSvc/sql05,1433 odd/a;b']);
  assert.deepEqual(property(facts.objects[0]!, 'memberOf')?.values, ['CN=Doe\\, Jane,OU=Groups,DC=corp,DC=example', 'CN=Protected Users,CN=Users,DC=corp,DC=example']);
  assert.deepEqual([property(facts.objects[0]!, 'description')?.values, property(facts.objects[0]!, 'objectSid')?.values], [['Mü'], ["X'0105'"]]);
});

test('tables: cut lists are cut, half an SPN is none', () => {
  assert.deepEqual(only('table').facts.objects.map(row), [
    'gmsa-sql$: MSSQLSvc/sql05.corp.example:1433 MSSQLSvc/sql05.corp.example',
    'gmsa-ag$: MSSQLSvc/ag-sales.corp.example …',
    'gmsa-of$: MSSQLSvc/a MSSQLSvc/b MSSQLSvc/c MSSQLSvc/d …',
    'gmsa-new$: ',
  ]);
  assert.deepEqual(only('table-wrapped-single').facts.objects.map(row), ['svc-web: HTTP/web01.corp.example', 'svc-sql05: MSSQLSvc/sql05.corp.example MSSQLSvc/sql05.corp.example:1433', 'svc-cut:  …']);
  assert.deepEqual(only('dsquery').facts.objects.map(row), ['svc-sql05: MSSQLSvc/sql05.corp.example:1433 MSSQLSvc/sql05.corp.example', 'SQL06$: MSSQLSvc/sql06.corp.example:1433']);
});

test('a row that was cut, and one with a quotation mark too many, are shown as not understood', () => {
  const { facts, read, unread } = only('tail-cut');
  assert.deepEqual([read, unread, facts.objects.map(row)], [[3, 4, 6], [5, 7], ['svc-sql05: MSSQLSvc/sql05.corp.example:1433', 'svc-sql06: MSSQLSvc/sql06.corp.example:1433']]);
});

test('tabs from a grid with empty columns; files one behind another', () => {
  const grid = only('tabs-from-excel');
  assert.deepEqual([grid.to, grid.facts.objects.map(row)], [3, ['svc-sql05: MSSQLSvc/sql05.corp.example:1433 MSSQLSvc/sql05.corp.example', 'svc-none: ']]);
  assert.deepEqual(files('two-files').map((f) => [f.from, f.to, f.unread, f.facts.objects.map(row)]), [
    [1, 6, [], ['svc-sql05: MSSQLSvc/sql05.corp.example', 'svc-sql05: MSSQLSvc/sql05.corp.example:1433', 'svc-sql06: MSSQLSvc/sql06.corp.example']],
    [9, 10, [], ['SQL05$: no column']],
  ]);
});

test('names of a few objects, none of a forest', () => {
  const names = adExport.names!(only('csvde').facts).map((n) => `${n.kind} ${n.value}`);
  assert.ok(names.includes('account svc-sql05') && names.includes('server sql05.corp.example') && !names.includes('account SQL05$'));
  const many = readText(adExport, ['SamAccountName,SPN', ...Array.from({ length: 60 }, (_, i) => `svc${i},MSSQLSvc/h${i}`)].join('\n'))[0]!;
  assert.deepEqual([many.facts.objects.length, adExport.names!(many.facts)], [60, []]);
});

test('tables of other things are not read', () => {
  for (const text of ['Name,Status\nMSSQLSERVER,Running', 'ComputerName,RequiredSPN,IsSet\nSQL05,MSSQLSvc/a,True', 'Name;Enabled;Version\na;b;c', 'DN,cn\nnot a name,x', 'dnshostname,os\nsql05.corp.example,Windows', 'SamAccountName, they say, is unique', 'SamAccountName,SPN', '- spn, account\n- a, b'])
    assert.deepEqual(readText(adExport, text), [], text);
});

test('whatever is written comes back: separators, quotation marks and line ends in cells', () => {
  const cell = fc.string({ unit: fc.constantFrom('a', 'B', '1', '.', '/', ',', ';', '"', ' ', '\n', '=', 'ü'), minLength: 1, maxLength: 12 }).map((t) => `x${t}x`);
  fc.assert(fc.property(fc.constantFrom(',', ';', '\t'), fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 6 }), fc.constantFrom('\n', '\r\n'), (by, rows, end) => {
    const quote = (t: string): string => `"${t.replaceAll('"', '""')}"`;
    const text = [['SamAccountName', 'description', 'SPN'], ...rows.map((r) => [...r, 'HTTP/a'])].map((r) => r.map(quote).join(by)).join('\n').replaceAll('\n', end);
    const found = readText(adExport, text)[0]!.facts.objects.map((o) => ['SamAccountName', 'description'].map((n) => property(o, n)?.values[0]));
    assert.deepEqual(found, rows);
  }));
});

test('lists joined in any way are the same list', () => {
  const host = fc.stringMatching(/^[a-z][a-z0-9.-]{0,20}[a-z0-9]$/);
  const spns = fc.uniqueArray(fc.tuple(fc.constantFrom('MSSQLSvc', 'HTTP', 'HOST'), host, fc.option(fc.integer({ min: 1, max: 65535 }))).map(([c, h, p]) => `${c}/${h}${p === null ? '' : `:${p}`}`), { minLength: 1, maxLength: 6, selector: (s) => s.toLowerCase() });
  fc.assert(fc.property(spns, fc.constantFrom(';', '; ', '|', ' | ', ',', ', ', ' ', '\n', '\r\n'), fc.boolean(), (list, by, braces) => {
    const cell = braces ? `{${list.join(', ')}}` : list.join(by);
    assert.deepEqual(spnsOf(readText(adExport, `"SamAccountName","ServicePrincipalNames"\n"svc","${cell}"`)[0]!.facts.objects[0]!), { line: 2, values: list, complete: true });
  }));
});

test('an export of 100,000 rows', () => {
  const lines = ['"DistinguishedName","Enabled","SamAccountName","ServicePrincipalNames"'];
  for (let i = 0; i < 100_000; i += 1) lines.push(`"CN=svc${i},OU=Service Accounts,DC=corp,DC=example","True","svc${i}","MSSQLSvc/h${i}.corp.example:1433;MSSQLSvc/h${i}.corp.example"`);
  const paste = prepare(lines.join('\n'));
  const start = performance.now();
  const found = adExport.read(paste);
  const ms = performance.now() - start;
  assert.equal(found[0]?.facts.objects.length, 100_000);
  assert.ok(ms < 20_000, `${Math.round(ms)} ms`);
});

test('quotation marks that are never closed cost no time', () => {
  for (const text of ['SamAccountName,SPN\n"x\n'.repeat(30_000), 'SamAccountName,SPN\n"x\n""\n""\n'.repeat(20_000), `SamAccountName,SPN\n${'"x,\n'.repeat(60_000)}`]) {
    const paste = prepare(text);
    const start = performance.now();
    adExport.read(paste);
    const ms = performance.now() - start;
    assert.ok(ms < 20_000, `${Math.round(ms)} ms`);
  }
});

test('any text: no exception, the same answer twice, linear time', () => assertReader(adExport, fixturesOf('ad-export')));
