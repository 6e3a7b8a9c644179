import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cipherSuites } from '../../../../src/core/readers/cipher-suites.ts';
import { assertReader } from './assert-reader.ts';
import { blocks, fixture, fixtures } from './fixtures.ts';

test('Get-TlsCipherSuite as a list', () => {
  const [list] = blocks(cipherSuites, fixture('cipher-suites/cmdlet-list.txt'));
  assert.deepEqual([list?.from, list?.to, list?.unread, list?.facts.origin], [4, 32, [], 'cmdlet']);
  assert.deepEqual(list?.facts.suites, [
    { name: 'TLS_AES_256_GCM_SHA384', line: 16, number: 4866, protocols: [772] },
    { name: 'TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA', line: 31, number: 49172, protocols: [769, 770, 771, 65279] },
  ]);
});

test('names alone, names with protocol numbers, a table', () => {
  const [names] = blocks(cipherSuites, fixture('cipher-suites/names.txt'));
  assert.deepEqual([names?.from, names?.to, names?.facts.origin], [2, 6, 'names']);
  assert.deepEqual(names?.facts.suites.map((s) => [s.line, s.protocols]), [[2, undefined], [3, undefined], [4, [771, 65277]], [6, [771]]]);
  const [table] = blocks(cipherSuites, fixture('cipher-suites/table-crlf.txt'));
  assert.deepEqual(table?.facts.suites.map((s) => s.protocols), [[772], [771, 65277], [769, 770, 771, 65279]]);
});

test('the policy: blanks, names that are none, an empty one, a value that the console has broken', () => {
  const [value, counted, none] = blocks(cipherSuites, fixture('cipher-suites/policy.txt'));
  assert.deepEqual([value?.facts.blanks?.value, value?.facts.odd], [1, [{ value: 'ECDHE-RSA-AES256-SHA', line: 2 }]]);
  assert.deepEqual([counted?.facts.length, counted?.facts.odd, counted?.facts.suites.length], [{ value: 116, line: 4 }, [{ value: 'TSL_ECDHE_RSA_WITH_AES_128_CBC_SHA256', line: 7 }], 2]);
  assert.deepEqual([none?.facts.length?.value, none?.facts.suites], [0, []]);
  const [wrapped] = blocks(cipherSuites, fixture('reg-query/wrapped-80.txt'));
  assert.deepEqual([wrapped?.facts.suites.length, wrapped?.facts.odd, wrapped?.to], [3, [], 11]);
});

test('promises of a reader', () => assertReader(cipherSuites, [...fixtures('cipher-suites'), fixture('reg-query/wrapped-80.txt')]));

test('the local list is no policy; names joined with commas are names', () => {
  const [local] = blocks(cipherSuites, fixture('cipher-suites/local-list-reg-query.txt'));
  assert.deepEqual([local?.facts.origin, local?.facts.type, local?.facts.suites.length], ['local', 'REG_MULTI_SZ', 3]);
  const both = blocks(cipherSuites, `${fixture('cipher-suites/local-list-one-text.txt')}\n${fixture('cipher-suites/policy.txt')}`);
  assert.deepEqual(both.map((b) => b.facts.origin), ['local', 'policy', 'policy', 'policy']);
  const [joined] = blocks(cipherSuites, 'Our order:\nTLS_AES_256_GCM_SHA384,TLS_AES_128_GCM_SHA256, ECDHE-RSA-AES256-SHA,\nThat is all.\n');
  assert.deepEqual([joined?.facts.origin, joined?.facts.suites.map((s) => s.name), joined?.facts.odd], ['names', ['TLS_AES_256_GCM_SHA384', 'TLS_AES_128_GCM_SHA256'], [{ value: 'ECDHE-RSA-AES256-SHA', line: 2 }]]);
});
