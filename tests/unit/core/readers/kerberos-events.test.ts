import assert from 'node:assert/strict';
import { test } from 'node:test';
import { kerberosEvents } from '../../../../src/core/readers/kerberos-events.ts';
import { assertReader } from './assert-reader.ts';
import { fixture, fixturesOf, plain, readText } from './ticket-fixtures.ts';

const events = (name: string): unknown[] => readText(kerberosEvents, fixture(`kerberos-events/${name}`)).flatMap((r) => r.facts.events).map((e) => plain(e));
const span = (name: string): unknown[] => readText(kerberosEvents, fixture(`kerberos-events/${name}`)).map((r) => [r.from, r.to, r.unread]);

test('event 3: error, extended error, target', () => {
  assert.deepEqual(events('kerberos-3-duplicate'), [
    {
      kind: 'kerberos-error', line: 4, id: { value: 3, line: 2 }, code: { value: 7, line: 8 }, extended: { value: 0xc0000035, line: 9 }, serviceRealm: { value: 'CORP.EXAMPLE', line: 12 },
      service: { value: 'MSSQLSvc/sql02.corp.example:1433', line: 13 }, target: { value: 'MSSQLSvc/sql02.corp.example:1433@CORP.EXAMPLE', line: 14 },
    },
  ]);
  assert.deepEqual(span('kerberos-3-duplicate'), [[1, 18, []]]);
});

test('event 4: both names, in English, German and French; the XML copy below the text is the same event', () => {
  for (const name of ['kerberos-4', 'kerberos-4-german', 'kerberos-4-french']) {
    const [event, ...more] = readText(kerberosEvents, fixture(`kerberos-events/${name}`))[0]!.facts.events;
    assert.deepEqual([more.length, event?.kind, event?.server?.value, event?.target?.value, event?.computer?.value], [0, 'ap-modified', 'svc-sql05', 'MSSQLSvc/sql05.corp.example:1433', 'APP01.corp.example'], name);
  }
  assert.deepEqual(span('kerberos-4-german'), [[1, 27, []]]);
});

test('KDC 11 names what is registered twice', () => {
  assert.deepEqual(events('kdc-11'), [
    { kind: 'duplicate-name', line: 7, id: { value: 11, line: 3 }, computer: { value: 'DC01.corp.example', line: 5 }, duplicate: { value: 'MSSQLSvc/sql02.corp.example:1433', line: 7 } },
  ]);
});

test('a list of Get-WinEvent: wrapped messages, other providers left out', () => {
  const [key, refused, ...more] = readText(kerberosEvents, fixture('kerberos-events/get-winevent-list')).flatMap((r) => r.facts.events);
  assert.deepEqual(more, []);
  assert.deepEqual([key?.id?.value, key?.target?.value, key?.keyAccount?.value, key?.requested, key?.available], [
    16, 'MSSQLSvc/sql05.corp.example:1433', 'alice@CORP.EXAMPLE', { value: [18, 17], line: 9 }, { value: [23, -133, -128], line: 9 },
  ]);
  assert.deepEqual([refused?.id?.value, refused?.service?.value, refused?.serviceKeys?.value, refused?.address?.value, refused?.advertised?.value], [
    204, 'svc-sql05', 'RC4', '::ffff:192.0.2.17', 'AES256-CTS-HMAC-SHA1-96, AES128-CTS-HMAC-SHA1-96',
  ]);
  assert.deepEqual(span('get-winevent-list'), [[4, 10, []], [12, 33, []]]);
});

test('rows of a table that cuts its texts', () => {
  assert.deepEqual(
    readText(kerberosEvents, fixture('kerberos-events/table')).flatMap((r) => r.facts.events).map((e) => [e.kind, e.id?.value, e.when?.value, e.server?.value, e.target?.value]),
    [
      ['ap-modified', 4, '11/21/2025 9:40:02 AM', 'svc-sql05', undefined],
      ['kerberos-error', 3, '11/21/2025 9:38:11 AM', undefined, undefined],
      ['ap-modified', 4, '11/20/2025 6:02:00 PM', 'sql06$', undefined],
    ],
  );
});

test('a bare text in a quoted mail, broken by the mail', () => {
  assert.deepEqual(events('kdc-27-bare'), [
    {
      kind: 'no-key', line: 3, target: { value: 'HTTP/web01.corp.example', line: 3 }, keyAccount: { value: 'alice@CORP.EXAMPLE', line: 4 }, requested: { value: [23, 3, 1], line: 5 }, available: { value: [23, 18, 17], line: 5 },
    },
  ]);
});

test('security events: the account that failed, not the one that reported; codes and addresses', () => {
  const [event] = readText(kerberosEvents, fixture('kerberos-events/security-4625-german'))[0]!.facts.events;
  assert.deepEqual([event?.account?.value, event?.domain?.value, event?.code?.value, event?.subStatus?.value, event?.workstation?.value, event?.address?.value, event?.logonType?.value, event?.package?.value], [
    'bmueller', 'EMEA', 0xc000006d, 0xc000006a, 'PC17', '192.0.2.17', 3, 'NTLM',
  ]);
  const [ticket] = readText(kerberosEvents, fixture('kerberos-events/security-4769'))[0]!.facts.events;
  assert.deepEqual([ticket?.service?.value, ticket?.code?.value, ticket?.ticketEncryption?.value, ticket?.advertised?.value], [
    'MSSQLSvc/sql05.corp.example:1433', 14, 0xffffffff, 'AES256-CTS-HMAC-SHA1-96, AES128-CTS-HMAC-SHA1-96, RC4-HMAC-NT',
  ]);
  assert.deepEqual(span('security-4769'), [[1, 41, []]]);
});

test('two events in one line of XML', () => {
  const [reading, ...more] = readText(kerberosEvents, fixture('kerberos-events/wevtutil'));
  assert.deepEqual(more, []);
  assert.deepEqual(reading?.facts.events.map((e) => [e.id?.value, e.account?.value, e.code?.value, e.address?.value ?? e.workstation?.value]), [[4771, 'svc-sql05', 0x18, '::ffff:192.0.2.21'], [4776, 'alice', 0xc0000234, 'PC17']]);
});

test('one line of a log forwarder, and a list whose message stands first', () => {
  const [flat] = readText(kerberosEvents, fixture('kerberos-events/syslog-line'))[0]!.facts.events;
  assert.deepEqual([flat?.code?.value, flat?.extended?.value, flat?.target?.value, flat?.account], [7, 0xc0000035, 'MSSQLSvc/sqlcl01.corp.example:1433@CORP.EXAMPLE', undefined]);
  assert.deepEqual(
    readText(kerberosEvents, fixture('kerberos-events/message-first')).map((r) => [r.from, r.to, r.unread, r.facts.events.map((e) => [e.id?.value, e.computer?.value, e.account?.value, e.code?.value, e.subStatus?.value])]),
    [
      [1, 16, [], [[4771, 'DC02.corp.example', 'svc-sql05', 0x12, undefined]]],
      [18, 22, [], [[4625, undefined, undefined, 0xc000015a, 0]]],
    ],
  );
});

test('events with the same number of other providers are not taken', () => {
  assert.deepEqual(readText(kerberosEvents, fixture('kerberos-events/token-and-others')).map((r) => r.facts.events[0]?.kind), ['token-too-big', 'stored-password']);
  for (const text of ['Source: Schannel\nEvent ID: 4\nDescription:\nsomething', 'Event ID: 4\nDescription:\nsomething else', 'Id : 27\nMessage : no reply', 'the status is 0x18']) assert.deepEqual(readText(kerberosEvents, text), [], text);
});

test('a description without text still tells its number', () => {
  const [event] = readText(kerberosEvents, 'Source: Microsoft-Windows-Security-Kerberos\nEvent ID: 4\nComputer: APP01.corp.example')[0]!.facts.events;
  assert.deepEqual([event?.kind, event?.line, event?.target], ['ap-modified', 1, undefined]);
});

test('names: the controller of its own events, the client of client events, the server of a failed logon', () => {
  const names = (name: string): string[] => readText(kerberosEvents, fixture(`kerberos-events/${name}`)).flatMap((r) => kerberosEvents.names!(r.facts)).map((n) => `${n.kind} ${n.value}`);
  assert.deepEqual(names('kdc-11'), ['dc DC01.corp.example', 'spn MSSQLSvc/sql02.corp.example:1433', 'server sql02.corp.example', 'port 1433']);
  assert.deepEqual(names('kerberos-4').slice(0, 2), ['client APP01.corp.example', 'spn MSSQLSvc/sql05.corp.example:1433']);
  assert.deepEqual(names('security-4625-german'), ['client PC17']);
});

test('any text: no exception, the same answer twice, linear time', () => assertReader(kerberosEvents, fixturesOf('kerberos-events')));
