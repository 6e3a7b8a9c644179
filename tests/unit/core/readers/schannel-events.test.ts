import assert from 'node:assert/strict';
import { test } from 'node:test';
import { schannelEvents } from '../../../../src/core/readers/schannel-events.ts';
import type { SchannelEvent } from '../../../../src/core/readers/schannel-event.ts';
import { assertReader } from './assert-reader.ts';
import { blocks, fixture, fixtures } from './fixtures.ts';

/** Facts without their lines, to compare whole events. */
function plain(event: SchannelEvent): Record<string, unknown> {
  return Object.fromEntries(Object.entries(event).map(([name, at]) => [name, (at as { value: unknown }).value]));
}

const eventsOf = (text: string): Record<string, unknown>[] => blocks(schannelEvents, text).flatMap((r) => r.facts.events.map(plain));
const named = (name: string): Record<string, unknown>[] => eventsOf(fixture(`schannel-events/${name}.txt`));

test('the Event Viewer copies an event as text and as XML: it is one event', () => {
  const readings = blocks(schannelEvents, fixture('schannel-events/viewer-copy-and-xml.txt'));
  assert.deepEqual(readings.map((r) => [r.from, r.to, r.facts.layout]), [[3, 31, 'labelled'], [33, 45, 'labelled']]);
  assert.deepEqual(readings.map((r) => r.unread), [[], []]);
  assert.deepEqual(readings[0]?.facts.events[0], {
    id: { value: 36888, line: 6 },
    time: { value: '11/21/2025 5:16:37 AM', line: 5 },
    computer: { value: 'sql05.corp.example', line: 11 },
    alert: { value: 40, line: 13 },
    state: { value: 1205, line: 13 },
  });
  assert.deepEqual(readings[1]?.facts.events[0]?.protocol, { value: 'TLS 1.2', line: 43 });
});

test('German events: the calling process and numbers that belong to keywords do not disturb', () => {
  assert.deepEqual(named('german-copy'), [
    { id: 36871, time: '21.11.2025 09:12:44', computer: 'SQL05.corp.example', process: { name: 'svchost[WinHttpAutoProxySvc]', pid: 3364 }, state: 10013, role: 'client' },
    { id: 36887, time: '21.11.2025 09:12:45', computer: 'SQL05.corp.example', alert: 70 },
  ]);
});

test('Japanese events are read by structure', () => {
  assert.deepEqual(named('japanese-copy'), [{ id: 36870, time: '2025/11/21 9:12:44', computer: 'SQL05', state: 10001, code: 0x8009030d, role: 'server' }]);
});

test('the layout of Windows Server 2003, in a quoted mail and wrapped', () => {
  assert.deepEqual(named('old-layout'), [{ id: 36870, time: '11/21/2025', computer: 'DC01', code: 0x80090016, role: 'server' }]);
});

test('Format-List: wrapped text, a text with labels of its own, an empty label', () => {
  const [credential, name, handshake] = named('format-list');
  assert.deepEqual(credential, { id: 36871, time: '11/21/2025 9:12:44 AM', process: { name: 'sqlservr', pid: 4321 }, state: 10013, role: 'client' });
  assert.deepEqual(name, { id: 36884, time: '11/21/2025 9:12:40 AM', process: { name: 'ldp', pid: 5148 }, target: 'sql05.corp.example' });
  assert.deepEqual(handshake, { id: 36880, time: '11/21/2025 9:10:02 AM', protocol: 'TLS 1.2', suite: 0xc030, role: 'server' });
  const readings = blocks(schannelEvents, fixture('schannel-events/format-list.txt'));
  assert.deepEqual(readings.flatMap((r) => schannelEvents.names?.(r.facts) ?? []), [{ kind: 'server', value: 'sql05.corp.example', line: 13 }]);
});

test('tables of Get-WinEvent and Get-EventLog, and counts', () => {
  const readings = blocks(schannelEvents, fixture('schannel-events/table-and-counts.txt'));
  assert.deepEqual(readings.map((r) => [r.from, r.to]), [[4, 10], [15, 17], [21, 24]]);
  assert.deepEqual(named('table-and-counts'), [
    { id: 36871, time: '11/21/2025 9:12:44 AM', role: 'client' },
    { id: 36887, time: '11/21/2025 9:12:41 AM' },
    { id: 36880, time: '11/21/2025 9:12:40 AM', role: 'server' },
    { id: 36874, protocol: 'TLS 1.0' },
    { id: 36887, count: 57 },
    { id: 36874, count: 12 },
  ]);
});

test('lines of logs, a row of CSV and a wrapped sentence; a port and a process with such a number are none', () => {
  assert.deepEqual(named('log-lines'), [
    { id: 36888, alert: 10, state: 1203 },
    { id: 36887, time: '2025-11-21T09:12:45Z', alert: 48 },
    { id: 36876, time: '11/21/2025 9:12:46 AM', code: 0x80090325 },
    { id: 36871, state: 10013, role: 'server' },
  ]);
});

test('several events in one line of XML; other providers are left out', () => {
  const readings = blocks(schannelEvents, fixture('schannel-events/xml-one-line.txt'));
  assert.equal(readings.length, 1);
  assert.deepEqual(named('xml-one-line').map(({ id, role, state, protocol, suite, process }) => ({ id, role, state, protocol, suite, process })), [
    { id: 36871, role: 'client', state: 10013, protocol: undefined, suite: undefined, process: { name: 'sqlservr', pid: 4321 } },
    { id: 36880, role: 'server', state: undefined, protocol: 'TLS 1.3', suite: 0x1302, process: undefined },
  ]);
});

test('the Details tab and wevtutil', () => {
  assert.deepEqual(named('details-tab').map(({ id, alert, state, computer }) => [id, alert, state, computer]), [[36888, 70, 105, 'SQL05']]);
  assert.deepEqual(named('wevtutil').map(({ id, alert, state, target }) => [id, alert, state, target]), [[36888, 40, undefined, 'api.partner.example']]);
});

test('an event of another source with such a number is not read, and commands that name a number are not events', () => {
  assert.deepEqual(eventsOf('Source: MyApp\nEvent ID: 36871\nDescription:\nsomething'), []);
  assert.deepEqual(eventsOf("Get-WinEvent -FilterHashtable @{ ProviderName = 'Schannel'; Id = 36880 }"), []);
});

test('promises of a reader', () => assertReader(schannelEvents, fixtures('schannel-events')));
