import assert from 'node:assert/strict';
import { test } from 'node:test';
import { itemProperty } from '../../../../src/core/readers/item-property.ts';
import { regExport } from '../../../../src/core/readers/reg-export.ts';
import { regQuery } from '../../../../src/core/readers/reg-query.ts';
import { dumpKey, dwordOf } from '../../../../src/core/readers/registry-dump.ts';
import type { RegistryDump } from '../../../../src/core/readers/registry-dump.ts';
import { lookup, numberOf, valuesBelow } from '../../../../src/core/readers/registry-lookup.ts';
import type { Reading } from '../../../../src/core/readers/reader.ts';
import { assertReader } from './assert-reader.ts';
import { blocks, fixture, fixtures } from './fixtures.ts';

const SCHANNEL = 'SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL';
const DOTNET = 'SOFTWARE\\Microsoft\\.NETFramework\\v4.0.30319';

/** Key, name, data, line: one row for each value. */
function rows(readings: readonly Reading<RegistryDump>[]): unknown[][] {
  return readings.flatMap((r) => r.facts.keys.flatMap((k) => k.values.map((v) => [k.key.path.slice(k.key.path.lastIndexOf('\\') + 1), v.name, v.value.type, v.value.data, v.line])));
}

test('reg query: a tree, with the command before it', () => {
  const readings = blocks(regQuery, fixture('reg-query/tree-english.txt'));
  assert.deepEqual(readings.map((r) => [r.from, r.to, r.unread]), [[1, 13, []]]);
  assert.deepEqual(rows(readings), [
    ['Client', 'DisabledByDefault', 'REG_DWORD', 1, 5],
    ['Server', 'Enabled', 'REG_DWORD', 0, 8],
    ['Server', 'DisabledByDefault', 'REG_DWORD', 1, 9],
    ['Client', 'Enabled', 'REG_DWORD', 0xffffffff, 12],
    ['Client', 'DisabledByDefault', 'REG_DWORD', 0, 13],
  ]);
  assert.deepEqual(readings[0]?.facts.queries, [{ key: { hive: 'HKEY_LOCAL_MACHINE', path: `${SCHANNEL}\\Protocols` }, tree: true, line: 1, outcome: 'found', whole: true }]);
});

test('reg query: a console of 80 columns has broken the command, a key and a text', () => {
  const readings = blocks(regQuery, fixture('reg-query/wrapped-80.txt'));
  assert.deepEqual(readings.map((r) => [r.from, r.to, r.unread]), [[1, 11, []]]);
  const dump = readings[0]?.facts;
  assert.equal(dump?.queries[0]?.key.path, `${SCHANNEL}\\Protocols`);
  assert.deepEqual(dump?.keys.map((k) => k.key.path), [`${SCHANNEL}\\Protocols\\TLS 1.2\\Server`, 'SOFTWARE\\Policies\\Microsoft\\Cryptography\\Configuration\\SSL\\00010002']);
  assert.deepEqual(rows(readings)[1], [
    '00010002', 'Functions', 'REG_SZ', 'TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384,TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256,TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384', 10,
  ]);
});

test('reg query: errors and counts in several languages', () => {
  const readings = blocks(regQuery, fixture('reg-query/errors-and-languages.txt'));
  assert.deepEqual(readings.map((r) => r.facts.queries.map((q) => [q.outcome, q.name, q.said])[0]), [
    ['found', 'Enabled', undefined],
    ['not-found', undefined, 7],
    ['denied', undefined, 10],
    ['found', 'Enabled', undefined],
    ['nothing', 'SchUseStrongCrypto', 21],
  ]);
  assert.deepEqual(readings.at(-1)?.facts.failures, [{ value: 'not-found', line: 23 }]);
  assert.deepEqual(readings.map((r) => r.unread), [[], [], [], [], []]);
  const dumps = readings.map((r) => r.facts);
  assert.deepEqual(lookup(dumps, 'SOFTWARE\\Policies\\Microsoft\\Cryptography\\Configuration\\SSL\\00010002', 'Functions'), { state: 'absent', line: 7 });
  assert.deepEqual(lookup(dumps, DOTNET, 'SchUseStrongCrypto'), { state: 'absent', line: 21 });
  assert.deepEqual(lookup(dumps, DOTNET, 'SystemDefaultTlsVersions'), { state: 'unsaid' });
  assert.deepEqual(lookup(dumps, `${SCHANNEL}\\Protocols\\TLS 1.1\\Server`, 'DisabledByDefault', true), { state: 'unsaid' }, 'only Enabled was asked for');
});

test('reg query: tabs of Windows Server 2003, all types, the default value in any language', () => {
  assert.deepEqual(rows(blocks(regQuery, fixture('reg-query/old-tabs.txt'))), [
    ['SCHANNEL', 'EventLogging', 'REG_DWORD', 1, 5],
    ['SCHANNEL', '', 'REG_SZ', '', 6],
    ['RC4 128/128', 'Enabled', 'REG_DWORD', 0, 9],
    ['RC4 128/128', '', 'REG_SZ', '(Wert nicht gesetzt)', 10],
    ['RC4 128/128', 'Big', 'REG_QWORD', '1234567890', 11],
    ['RC4 128/128', 'Multi', 'REG_MULTI_SZ', ['a', 'b'], 12],
    ['RC4 128/128', 'Blob', 'REG_BINARY', '0aff', 13],
  ]);
});

test('a .reg file with CRLF: types, lines that go on, a comment, a line that is broken', () => {
  const readings = blocks(regExport, fixture('reg-export/exported-crlf.txt'));
  assert.deepEqual(readings.map((r) => [r.from, r.to, r.unread]), [[1, 17, [5]]]);
  assert.deepEqual(rows(readings), [
    ['SCHANNEL', 'EventLogging', 'REG_DWORD', 7, 4],
    ['Client', 'Enabled', 'REG_DWORD', 1, 8],
    ['Client', 'DisabledByDefault', 'REG_DWORD', 0, 9],
    ['Client', 'Note', 'REG_SZ', 'C:\\keys "old"', 10],
    ['00010002', 'Functions', 'REG_MULTI_SZ', ['TLS_A', 'TLS_B'], 14],
    ['00010002', 'Count', 'REG_QWORD', '0000000000000001', 16],
    ['00010002', 'Bin', 'REG_BINARY', '0aff', 17],
  ]);
});

test('a .reg file of version 4 that deletes; a part without a header', () => {
  const [undo] = blocks(regExport, fixture('reg-export/undo-file.txt'));
  assert.deepEqual([undo?.from, undo?.to, undo?.unread], [3, 10, []]);
  assert.deepEqual(undo?.facts.keys[0]?.absent, [{ value: 'Enabled', line: 6 }, { value: 'DisabledByDefault', line: 7 }]);
  assert.deepEqual(undo?.facts.keys[0]?.values[0]?.value, { type: 'REG_EXPAND_SZ', data: '%A%' });
  assert.deepEqual(undo?.facts.keys[1]?.deleted, true);
  const dumps = undo ? [undo.facts] : [];
  assert.deepEqual(lookup(dumps, `${SCHANNEL}\\Protocols\\TLS 1.0\\Server`, 'enabled'), { state: 'absent', line: 6 });
  assert.deepEqual(lookup(dumps, `${SCHANNEL}\\Protocols\\TLS 1.3\\Client`, 'Enabled'), { state: 'absent', line: 10 });
  const part = blocks(regExport, fixture('reg-export/part.txt'));
  assert.deepEqual(part.map((r) => r.unread), [[3]]);
  assert.deepEqual(lookup(part.map((r) => r.facts), `${SCHANNEL}\\Protocols\\TLS 1.1\\Server`, 'Enabled'), { state: 'set', value: { type: 'REG_DWORD', data: 0 }, line: 5 });
});

test('PowerShell: a list whose path is wrapped, an error for a key that is not there', () => {
  const readings = blocks(itemProperty, fixture('item-property/list.txt'));
  assert.deepEqual(readings.map((r) => [r.from, r.to, r.unread]), [[4, 12, []], [17, 17, []]]);
  assert.deepEqual(readings[0]?.facts.keys.map((k) => k.key.path), [`${SCHANNEL}\\Protocols\\TLS 1.2\\Server`]);
  assert.deepEqual(rows(readings), [['Server', 'Enabled', 'untyped', '1', 4], ['Server', 'DisabledByDefault', 'untyped', '0', 5]]);
  assert.deepEqual(readings[1]?.facts.queries[0]?.outcome, 'not-found');
  assert.equal(readings[1]?.facts.queries[0]?.key.path, `${SCHANNEL}\\Protocols\\TLS 1.3\\Server`);
});

test('PowerShell: tables of child keys, and the lines of the runbook page on .NET', () => {
  const table = blocks(itemProperty, fixture('item-property/child-table.txt'));
  const all = valuesBelow(table.map((r) => r.facts), `${SCHANNEL}\\Protocols`);
  assert.deepEqual(all.map(({ rest, value }) => [rest, value.name, numberOf(value.value), value.line]), [
    ['TLS 1.0\\Client', 'Enabled', 0xffffffff, 8],
    ['TLS 1.0\\Client', 'DisabledByDefault', 0, 9],
    ['TLS 1.0\\Server', 'Enabled', 0, 10],
    ['TLS 1.0\\Server', 'DisabledByDefault', 1, 11],
  ]);
  const views = blocks(itemProperty, fixture('item-property/dotnet-views.txt')).map((r) => r.facts);
  assert.deepEqual(lookup(views, DOTNET, 'SchUseStrongCrypto'), { state: 'set', value: { type: 'untyped', data: '1' }, line: 2 });
  assert.deepEqual(lookup(views, DOTNET.replace('Microsoft', 'WOW6432Node\\Microsoft'), 'SchUseStrongCrypto'), { state: 'absent', line: 4 });
});

test('spellings of keys and numbers', () => {
  const key = { hive: 'HKEY_LOCAL_MACHINE', path: 'SYSTEM\\X' };
  for (const text of ['HKLM\\SYSTEM\\X', 'hklm:\\SYSTEM\\X\\', 'Registry::HKEY_LOCAL_MACHINE\\SYSTEM\\X', 'Computer\\HKEY_LOCAL_MACHINE\\SYSTEM\\X', '\\\\sql05\\HKLM\\SYSTEM\\X']) assert.deepEqual(dumpKey(text), key, text);
  assert.equal(dumpKey('C:\\SYSTEM\\X'), undefined);
  assert.deepEqual([dwordOf('0x1'), dwordOf('-1'), dwordOf('4294967295'), dwordOf('4294967296'), dwordOf('on')], [1, 0xffffffff, 0xffffffff, undefined, undefined]);
});

test('promises of the readers', () => {
  assertReader(regQuery, fixtures('reg-query'));
  assertReader(regExport, fixtures('reg-export'));
  assertReader(itemProperty, fixtures('item-property'));
});
