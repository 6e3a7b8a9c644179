import assert from 'node:assert/strict';
import { test } from 'node:test';
import { whoamiGroups } from '../../../../src/core/readers/whoami-groups.ts';
import { assertReader } from './assert-reader.ts';
import { fixture, fixturesOf, readText } from './ticket-fixtures.ts';

const short = (name: string): unknown[] => readText(whoamiGroups, fixture(`whoami-groups/${name}`)).map((r) => [r.from, r.to, r.unread, r.facts.complete, r.facts.groups.map((g) => [g.name, g.type, g.sid])]);

test('whoami /all: the user and every SID; the privileges end it', () => {
  const [reading, ...more] = readText(whoamiGroups, fixture('whoami-groups/all'));
  assert.deepEqual([more.length, reading?.from, reading?.to, reading?.unread, reading?.facts.complete], [0, 6, 24, [], true]);
  assert.deepEqual(reading?.facts.user, { name: 'corp\\alice', sid: 'S-1-5-21-1004336348-1177238915-682003330-1105', line: 8 });
  assert.deepEqual(reading?.facts.groups[5], {
    line: 21, name: '', sid: 'S-1-5-21-999999999-888888888-777777777-1107', type: 'Unknown SID type', attributes: 'Mandatory group, Enabled by default, Enabled group',
  });
  assert.equal(reading?.facts.groups.length, 9);
});

test('Spanish: the SIDs and the columns are enough', () => {
  assert.deepEqual(short('spanish'), [
    [
      4, 9, [], true,
      [
        ['Todos', 'Grupo conocido', 'S-1-1-0'], ['BUILTIN\\Usuarios de administración remota', 'Alias', 'S-1-5-32-580'],
        ['FABRIKAM\\DBA', 'Grupo', 'S-1-5-21-1004336348-1177238915-682003330-1612'], ['Etiqueta obligatoria\\Nivel obligatorio medio', 'Etiqueta', 'S-1-16-8192'],
      ],
    ],
  ]);
});

test('list and CSV', () => {
  assert.deepEqual(readText(whoamiGroups, fixture('whoami-groups/list')).map((r) => [r.facts.complete, r.facts.groups.length, r.unread]), [[true, 3, []]]);
  assert.deepEqual(readText(whoamiGroups, fixture('whoami-groups/csv')).map((r) => [r.facts.complete, r.facts.groups.map((g) => g.type)]), [[false, ['Well-known group', 'Group']]]);
});

test('a table without its head is not complete', () => {
  assert.deepEqual(readText(whoamiGroups, fixture('whoami-groups/cut')).map((r) => [r.facts.complete, r.facts.groups.map((g) => g.name)]), [[false, ['CORP\\SQL Admins', 'CORP\\FS01-Read']]]);
});

test('SIDs in other texts are no list of groups', () => {
  for (const text of ['Service ID:  S-1-5-21-1-2-3-1105\nUser ID:  S-1-5-21-1-2-3-1106', 'owner S-1-5-32-544 on C:\\x and S-1-5-18']) assert.deepEqual(readText(whoamiGroups, text), [], text);
});

test('any text: no exception, the same answer twice, linear time', () => assertReader(whoamiGroups, fixturesOf('whoami-groups')));
