import assert from 'node:assert/strict';
import { test } from 'node:test';
import { errorlogLogon } from '../../../../src/core/readers/errorlog-logon.ts';
import { assertReader } from './assert-reader.ts';
import { blocks, fixture, fixtures } from './fixtures.ts';

const read = (name: string) => blocks(errorlogLogon, fixture(`errorlog-logon/${name}.txt`));

test('failed logons: code, state, user, reason and client of each', () => {
  const [log] = read('logon-failures');
  assert.deepEqual([log?.from, log?.to, log?.unread], [1, 8, []]);
  assert.deepEqual(
    log?.facts.entries.map((e) => [e.line, e.number?.value, e.state?.value, e.code?.value, e.user?.value, e.client?.value]),
    [
      [1, 17806, 14, 0x80090311, undefined, '10.10.5.77'],
      [3, 18452, 1, undefined, undefined, '10.10.5.77'],
      [5, 18456, 11, undefined, 'NT AUTHORITY\\ANONYMOUS LOGON', '10.10.1.30'],
      [7, 18456, 5, undefined, '', '10.10.1.30'],
    ],
  );
  assert.deepEqual(log?.facts.entries[3]?.reason, { value: 'Could not find a login matching the name provided.', line: 8 });
});

test('a start that fails for want of its certificate', () => {
  const [log] = read('start-without-certificate');
  assert.deepEqual(log?.facts.entries.map((e) => [e.number?.value, e.code?.value, e.status, e.thumbprint?.value]), [
    [26014, undefined, undefined, '5B215BF69D84FC2D68EAB1576F57B2BBE55B98E3'],
    [17182, 0x80092004, 0x80, undefined],
    [17182, 0x80092004, 0x1, undefined],
  ]);
});

test('a start that succeeds: certificate and listeners; the port of the administrator connection is no port of the instance', () => {
  const logs = read('start-fine');
  assert.deepEqual(logs.map((r) => [r.from, r.to, r.unread]), [[2, 5, []], [7, 8, []]]);
  assert.deepEqual(logs[0]?.facts.entries.map((e) => [e.number?.value, e.thumbprint?.value, e.listening?.value]), [
    [26013, '4249E16E0AF0A02E63C45C93FD52AD0927821B01', undefined],
    [26022, undefined, { address: 'any', port: 1433 }],
    [26022, undefined, { address: 'any', port: 1433 }],
    [26022, undefined, { address: '::1', port: 1434 }],
  ]);
  assert.deepEqual(logs[1]?.facts.entries.map((e) => [e.number?.value, e.noAccess]), [[26018, undefined], [undefined, true]]);
  assert.deepEqual(logs.flatMap((r) => errorlogLogon.names?.(r.facts) ?? []).map((n) => [n.kind, n.value, n.line]), [['port', '1433', 3], ['port', '1433', 4]]);
});

test('a German log: numbers, codes, quoted names and addresses are the same', () => {
  const [log] = read('german');
  assert.deepEqual(log?.facts.entries.map((e) => [e.number?.value, e.state?.value, e.code?.value, e.user?.value, e.client?.value]), [
    [18456, 8, undefined, 'sa', '10.1.1.1'],
    [17806, 14, 0x8009030c, undefined, '<local machine>'],
  ]);
  assert.equal(log?.facts.entries[0]?.reason?.value, 'Das Kennwort stimmt nicht mit dem für den angegebenen Anmeldenamen überein.');
});

test('the grid of SSMS: times of a slow logon, an entry whose text is cut off', () => {
  const [log] = read('grid-crlf');
  assert.deepEqual([log?.from, log?.to], [2, 6]);
  assert.deepEqual(log?.facts.entries[0]?.spent, { total: 15012, tls: 3, sspi: 14990 });
  assert.deepEqual(log?.facts.entries.map((e) => [e.number?.value, e.code?.value, e.client?.value]), [[17830, 0x2746, '10.10.1.30'], [17836, undefined, '10.10.9.9'], [18456, undefined, undefined]]);
});

test('a quoted mail with a wrapped text, and a signed code', () => {
  const [log] = read('wrapped');
  assert.deepEqual([log?.from, log?.to], [1, 3]);
  assert.deepEqual(log?.facts.entries.map((e) => [e.number?.value, e.user?.value, e.client?.value, e.code?.value]), [
    [18456, 'CORP\\anna', '10.10.1.31', undefined],
    [17190, undefined, undefined, 0x80090016],
  ]);
});

test('promises of a reader', () => assertReader(errorlogLogon, fixtures('errorlog-logon')));
