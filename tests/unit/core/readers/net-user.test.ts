import assert from 'node:assert/strict';
import { test } from 'node:test';
import { netUser } from '../../../../src/core/readers/net-user.ts';
import { assertReader } from './assert-reader.ts';
import { fixture, fixturesOf, readText } from './ticket-fixtures.ts';

const short = (name: string): unknown[] =>
  readText(netUser, fixture(`net-user/${name}`)).map(({ from, to, unread, facts: f }) => [from, to, unread, f.asked?.value, f.domain?.value, f.user?.value, f.active?.value, f.expires?.value.text, f.passwordSet?.value.text, f.passwordExpires?.value.never]);

test('the state of an account, in English', () => {
  assert.deepEqual(short('english-locked'), [[1, 29, [], 'svc-sql05', 'corp.example', 'svc-sql05', 'locked', 'Never', '11/3/2025 1:15:13 AM', true]]);
  const { facts } = readText(netUser, fixture('net-user/english-locked'))[0]!;
  assert.deepEqual(facts.globalGroups, [{ value: 'Domain Users', line: 27 }, { value: 'SQL Service Accounts', line: 27 }, { value: 'Managers', line: 28 }]);
  assert.deepEqual([facts.allHours, facts.allWorkstations], [true, true]);
});

test('German in a code page that did not survive: hours and computers are limited', () => {
  assert.deepEqual(short('german-codepage'), [[1, 31, [], 'bmueller', 'emea.corp.example', 'bmueller', 'yes', 'Nie', '28.02.2025 19:37:09', false]]);
  const { facts } = readText(netUser, fixture('net-user/german-codepage'))[0]!;
  assert.deepEqual([facts.allHours, facts.allWorkstations, facts.workstations], [false, false, { value: 'PC17,PC18', line: 18 }]);
});

test('French and Spanish', () => {
  assert.deepEqual(short('french'), [[1, 27, [], undefined, 'corp.example', 'svc-sql05', 'no', 'Jamais', '17/09/2019 20:17:21', true]]);
  assert.deepEqual(short('spanish'), [[1, 26, [], undefined, undefined, 'akanksha', 'yes', 'Nunca', '26/09/2023 15:25:21', true]]);
});

test('no such account, no controller', () => {
  assert.deepEqual(
    readText(netUser, fixture('net-user/errors')).map((r) => [r.facts.asked?.value, r.facts.domain?.value, r.facts.error]),
    [
      ['svc-sqlxx', 'corp.example', { value: 2221, line: 6 }],
      ['svc-sql05', 'corp.example', { value: 1355, line: 11 }],
    ],
  );
});

test('cut at the head and at the tail: two accounts', () => {
  assert.deepEqual(short('two-and-cut'), [
    [1, 6, [], undefined, undefined, undefined, 'yes', '12/31/2025 12:00:00 AM', '11/3/2025 1:15:13 AM', true],
    [8, 11, [], undefined, undefined, 'alice', 'no', undefined, 'Never', undefined],
  ]);
});

test('other net commands and everyday words are not read', () => {
  for (const text of ['C:\\>net user\nUser accounts for \\\\SQL05', 'User name  alice', 'net user svc /domain', 'C:\\>net use x\nSystem error 1326 has occurred.', 'PasswordLastSet        : 11/3/2025 1:15:13 AM', 'Comment    x']) assert.deepEqual(readText(netUser, text), [], text);
});

test('any text: no exception, the same answer twice, linear time', () => assertReader(netUser, fixturesOf('net-user')));
