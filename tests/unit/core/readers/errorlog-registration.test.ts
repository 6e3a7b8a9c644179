import assert from 'node:assert/strict';
import { test } from 'node:test';
import { errorlogRegistration } from '../../../../src/core/readers/errorlog-registration.ts';
import { assertReader } from './assert-reader.ts';
import { blocks, fixture, fixtures } from './fixtures.ts';

const events = (name: string) =>
  blocks(errorlogRegistration, fixture(`errorlog-registration/${name}.txt`)).map(({ from, to, unread, facts }) => [
    `${from}-${to}${unread.length > 0 ? ` unread ${unread.join()}` : ''}`,
    ...facts.events.map((e) => [e.line, e.what, e.spn?.value, e.code && `0x${e.code.toString(16)}`, e.state && `state ${e.state}`, e.name?.value].filter((x) => x !== undefined).join(' ')),
  ]);

const cases: readonly (readonly [string, readonly (readonly string[])[]])[] = [
  [
    'registered',
    [
      [
        '1-5',
        '1 attempt',
        '2 registered MSSQLSvc/sql01.corp.example',
        '3 registered MSSQLSvc/sql01.corp.example:1433',
        '4 listener aglistener1',
        '5 deregistered MSSQLSvc/sql01.corp.example:1433',
      ],
    ],
  ],
  [
    'failures',
    [
      [
        '1-6',
        '1 register-failed MSSQLSvc/sql06.corp.example:1433 0x2098 state 15',
        '2 register-failed MSSQLSvc/sql02.corp.example:1433 0x21c7 state 15',
        '4 register-failed MSSQLSvc/sql01.corp.example:SALES 0x200b state 15',
        '5 register-failed MSSQLSvc/WGSQL:1433 0xffffffff state 63',
        '6 register-failed 0x2098 state 20',
      ],
    ],
  ],
  [
    'get-winevent-list',
    [
      ['7-11', '7 register-failed MSSQLSvc/sql05.corp.example 0x200b state 15'],
      ['16-17', '16 registered MSSQLSvc/sql05.corp.example:1433'],
    ],
  ],
  ['event-viewer-26038', [['11-11', '11 deregister-failed MSSQLSvc/sql05.corp.example:1433 0x2098 state 41']]],
  ['german-and-short', [['1-3', '1 register-failed MSSQLSvc/sql05.corp.example:1433 0x2098 state 15', '3 register-failed MSSQLSvc/sql05.corp.example:49823 0x54b']]],
  [
    'console-80',
    [
      ['1-5', '1 register-failed MSSQLSvc/sql05.corp.example:1433 0x21c7 state 15'],
      ['7-7', '7 listener ag-sales'],
    ],
  ],
  ['old-wording', [['1-2', '1 register-failed 0x2098 state 15', '2 no-host-name 0xffffffff']]],
];

for (const [name, expected] of cases) test(name, () => assert.deepEqual(events(name), expected));

test('time and names', () => {
  const [read] = blocks(errorlogRegistration, fixture('errorlog-registration/registered.txt'));
  assert.equal(read?.facts.events[1]?.time, '2025-11-21 06:30:11.18');
  assert.deepEqual(
    read && errorlogRegistration.names?.(read.facts).map((n) => `${n.line} ${n.kind} ${n.value}`).slice(0, 6),
    ['2 spn MSSQLSvc/sql01.corp.example', '2 server sql01.corp.example', '3 spn MSSQLSvc/sql01.corp.example:1433', '3 server sql01.corp.example', '3 port 1433', '4 listener aglistener1'],
  );
});

test('other lines about SPNs are none of its events', () => {
  for (const text of ['Existing SPN found!', 'Register the SPN with setspn -S', 'SPN [ MSSQLSvc/sql05 ] erfolgreich', 'Service Principal Name']) assert.deepEqual(blocks(errorlogRegistration, text), [], text);
});

test('several messages in one long line', () => {
  const line = fixture('errorlog-registration/registered.txt').replaceAll('\n', ' ');
  assert.deepEqual(blocks(errorlogRegistration, line)[0]?.facts.events.map((e) => e.what), ['attempt', 'registered', 'registered', 'listener', 'deregistered']);
});

test('any text', () => assertReader(errorlogRegistration, fixtures('errorlog-registration')));
