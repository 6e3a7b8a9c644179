import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Context } from '../../../../src/core/context.ts';
import { mitTickets } from '../../../../src/core/judges/mit-tickets.ts';
import { ticketCache } from '../../../../src/core/judges/ticket-cache.ts';
import { ticketRequest } from '../../../../src/core/judges/ticket-request.ts';
import { klistGet } from '../../../../src/core/readers/klist-get.ts';
import { klistPurge } from '../../../../src/core/readers/klist-purge.ts';
import { klist } from '../../../../src/core/readers/klist.ts';
import { kvno } from '../../../../src/core/readers/kvno.ts';
import { mitKlist } from '../../../../src/core/readers/mit-klist.ts';
import { fixture } from '../readers/ticket-fixtures.ts';
import { judgeText, sentence, short } from './judge-text.ts';

const cache = (text: string, given: Context = {}): unknown[] => short(judgeText(ticketCache, [klist], text, given));
const request = (text: string): unknown[] => short(judgeText(ticketRequest, [klistGet, klistPurge], text));
const mit = (text: string): unknown[] => short(judgeText(mitTickets, [mitKlist, kvno], text));
const NO_CREDENTIALS = 'kerb-no-credentials kerb-double-hop-delegation';

test('ticket-cache: by answer', () => {
  const table: readonly [string, Context, unknown[]][] = [
    ['klist/three-tickets', {}, [['fine', 'ticket-present', '', '18 19 22']]],
    ['klist/three-tickets', { server: 'sql01', domain: 'corp.example', port: '1433' }, [['fine', 'ticket-present', '', '18 19 22']]],
    ['klist/three-tickets', { server: 'sql01', domain: 'corp.example', port: '1434' }, [['open', 'ticket-for-another-spn', '', '18']]],
    ['klist/three-tickets', { server: 'sql77', domain: 'corp.example', port: '1433' }, [['open', 'no-ticket-for-service', '', '4']]],
    ['klist/german', {}, [['fine', 'ticket-present', '', '7 8 11']]],
    ['klist/french', {}, [['open', 'ticket-old-encryption', '', '19 20']]],
    ['klist/windows-7', {}, [['open', 'no-ticket-for-service', '', '1']]],
    ['klist/two-sessions-mail', {}, [['open', 'cache-empty', '', '7'], ['open', 'no-ticket-for-service', '', '13']]],
    ['klist/tgt', {}, [['problem', 'clock-skew', 'kerb-clock-skew', '20']]],
    ['klist/tgt-none', {}, [['problem', 'no-tgt', NO_CREDENTIALS, '6']]],
    ['klist/remote-session', {}, [['problem', 'no-logon-session', NO_CREDENTIALS, '6']]],
    ['klist/session-gone', {}, [['open', 'session-unknown', '', '4']]],
    ['klist/sessions', {}, []],
  ];
  for (const [name, given, expected] of table) assert.deepEqual(cache(fixture(name), given), expected, `${name} ${JSON.stringify(given)}`);
});

test('ticket-cache: a list shorter than its count, and a ticket that ended before another began, decide nothing', () => {
  const cut = fixture('klist/three-tickets').split('\n').slice(0, 15).join('\n');
  assert.deepEqual(cache(cut), [['open', 'list-cut', '', '4']]);
  const old = fixture('klist/three-tickets').replace(/(MSSQLSvc[^]*?End Time: {3})11\/21\/2025/, '$111/20/2025');
  assert.deepEqual(cache(old), [['open', 'ticket-over', '', '18 22']]);
});

test('ticket-cache: a clock within five minutes and a ticket-granting ticket', () => {
  assert.deepEqual(cache(fixture('klist/tgt').replace('7:05', '0:05')), [['fine', 'tgt-present', '', '8 18']]);
});

test('ticket-request: by answer', () => {
  const table: Readonly<Record<string, unknown[]>> = {
    success: ['fine', 'ticket-granted', '', '4 21'],
    'french-made': ['fine', 'ticket-granted', '', '2 8'],
    'purge-and-get': ['open', 'granted-old-encryption', '', '10 27'],
    'spn-not-found': ['problem', 'spn-not-found', 'kerb-spn-missing kerb-dns-or-name kerb-spn-duplicate', '4 6'],
    'german-not-found': ['problem', 'spn-not-found', 'kerb-spn-missing kerb-dns-or-name kerb-spn-duplicate', '4 6'],
    'target-unknown': ['problem', 'spn-not-found', 'kerb-spn-missing kerb-dns-or-name kerb-spn-duplicate', '2 4'],
    'no-dc': ['problem', 'no-controller', 'kerb-no-dc-or-trust', '4 6'],
    'no-credentials': ['problem', 'no-credentials', NO_CREDENTIALS, '2 3'],
    etype: ['problem', 'no-encryption-type', 'kerb-encryption-type', '2 4'],
    'access-denied': ['open', 'not-elevated', '', '5 7'],
  };
  for (const [name, expected] of Object.entries(table)) assert.deepEqual(request(fixture(`klist-get/${name}`)), [expected], name);
});

test('ticket-request: cut, an address as host, a code with a row, a code without', () => {
  assert.deepEqual(request('C:\\>klist get MSSQLSvc/sql05.corp.example:1433\n\nCurrent LogonId is 0:0x5a1c2f\n'), [['open', 'request-cut', '', '1']]);
  const failed = (code: string, spn = 'HTTP/web'): string => `C:\\>klist get ${spn}\nklist failed with ${code}`;
  assert.deepEqual(request(failed('0xc000018b/-1073741429: x', 'MSSQLSvc/192.0.2.7:1433')), [['problem', 'spn-not-found', 'kerb-dns-or-name kerb-spn-missing', '2']]);
  assert.deepEqual(request(failed('0xc0000234/-1073741260: locked')), [['problem', 'request-refused', 'kerb-account', '2']]);
  assert.deepEqual(request(failed('0xc0000022/-1073741790: {Access Denied}')), [['open', 'request-denied', '', '2']]);
  assert.deepEqual(request(failed('0xc0990001/-1073741260: ?')), [['open', 'request-failed', '', '2']]);
});

test('ticket-request: a ticket may come from the cache, unless it was purged just before', () => {
  const says = (text: string): string => sentence(judgeText(ticketRequest, [klistGet, klistPurge], text)[0]!.says);
  assert.match(says(fixture('klist-get/success')), /may be one from the cache/);
  assert.match(says(fixture('klist-get/purge-and-get').replaceAll('RSADSI RC4-HMAC(NT)', 'AES-256-CTS-HMAC-SHA1-96')), /asked for anew/);
});

test('an event text about a ticket is no success of klist', () => assert.deepEqual(request(fixture('kerberos-events/kerberos-4-german')), []));

test('mit-tickets: caches', () => {
  assert.deepEqual(mit(fixture('mit-klist/cache')), [['open', 'ticket-old-encryption', '', '10']]);
  const aes = fixture('mit-klist/cache').replace('arcfour-hmac, DEPRECATED:arcfour-hmac', 'aes256-cts-hmac-sha1-96, aes256-cts-hmac-sha1-96');
  assert.deepEqual(mit(aes), [['fine', 'tgt-valid', '', '8 2']]);
  assert.deepEqual(mit(aes.replace('Nov 21 09:41:15', 'Nov 22 09:41:15')), [['problem', 'tgt-expired', 'kerb-no-credentials', '8 2']]);
  assert.deepEqual(mit(fixture('mit-klist/german')), [['open', 'tgt-until', '', '5']]);
  assert.deepEqual(mit(fixture('mit-klist/two-digit-years')), [['open', 'tgt-until', '', '5']]);
  assert.deepEqual(mit(fixture('mit-klist/heimdal')), [['problem', 'tgt-expired', 'kerb-no-credentials', '5']]);
  assert.deepEqual(mit(fixture('mit-klist/date-below')), [['problem', 'tgt-expired', 'kerb-no-credentials', '6 9']]);
  assert.deepEqual(mit('kinit: Clock skew too great while getting initial credentials'), [['problem', 'kinit-refused', 'kerb-clock-skew', '1']]);
  assert.deepEqual(mit(fixture('mit-klist/errors')), [['open', 'no-keytab', '', '2'], ['open', 'keytab-not-readable', '', '4'], ['open', 'no-klist', '', '6']]);
  assert.equal(mit(fixture('mit-klist/no-cache')).length, 4);
});

test('mit-tickets: a ticket that the controller gave proves the cache', () => {
  const both = `${fixture('mit-klist/german')}$ kvno HTTP/web01.emea.corp.example\nHTTP/web01.emea.corp.example@EMEA.CORP.EXAMPLE: kvno = 4\n`;
  assert.deepEqual(mit(both), [['fine', 'tgt-valid', '', '5'], ['fine', 'ticket-granted', '', '8']]);
});

test('mit-tickets: keytab against directory', () => {
  assert.deepEqual(mit(fixture('mit-klist/keytab-and-kvno')), [
    ['problem', 'request-refused', 'kerb-spn-missing kerb-dns-or-name kerb-spn-duplicate', '11'],
    ['problem', 'keytab-old', 'kerb-account', '5 9'],
  ]);
  const keytab = fixture('mit-klist/keytab-and-kvno').split('\n').slice(0, 7).join('\n');
  const with_ = (line: string): unknown[] => mit(`${keytab}\n${line}\n`);
  const p = 'MSSQLSvc/sqllinux.corp.example:1433@CORP.EXAMPLE';
  assert.deepEqual(with_(`${p}: kvno = 2`), [['fine', 'keytab-matches', '', '5 8']]);
  assert.deepEqual(with_(`${p}: kvno = 1`), [['open', 'keytab-newer', '', '5 8']]);
  assert.deepEqual(with_(`${p.replace('MSSQLSvc', 'mssqlsvc')}: kvno = 2`), [['problem', 'keytab-other-case', 'kerb-encryption-type', '5 8']]);
  assert.deepEqual(with_('MSSQLSvc/sqllinux.corp.example:1434@CORP.EXAMPLE: kvno = 2'), [['open', 'keytab-lacks-principal', '', '5 6 8']]);
  assert.deepEqual(with_('HTTP/other.corp.example@CORP.EXAMPLE: kvno = 2'), [['fine', 'ticket-granted', '', '8']]);
  assert.deepEqual(with_(''), [['open', 'keytab-alone', '', '5']]);
});

test('mit-tickets: errors of kvno by their message', () => {
  assert.deepEqual(mit(fixture('kvno/answers')), [
    ['problem', 'keytab-does-not-decrypt', 'kerb-account kerb-encryption-type kerb-spn-wrong-account', '6'],
    ['problem', 'request-refused', 'kerb-spn-missing kerb-dns-or-name kerb-spn-duplicate', '8'],
    ['problem', 'request-refused', 'kerb-no-credentials', '10'],
    ['problem', 'request-refused', 'kerb-no-credentials kerb-clock-skew', '12'],
    ['problem', 'request-refused', 'kerb-no-dc-or-trust kerb-dns-or-name', '14'],
    ['problem', 'request-refused', 'kerb-spn-missing kerb-dns-or-name kerb-spn-duplicate', '16'],
    ['fine', 'ticket-granted', '', '2'],
    ['fine', 'keytab-opens', '', '4'],
  ]);
  assert.deepEqual(mit('kvno: Server HTTP/web@CORP.EXAMPLE not found in Kerberos database while getting credentials for HTTP/web@CORP.EXAMPLE'), [['problem', 'request-refused', 'kerb-spn-missing kerb-dns-or-name kerb-spn-duplicate', '1']]);
  assert.deepEqual(mit('kvno: Something odd while getting credentials for HTTP/web@CORP.EXAMPLE'), [['open', 'request-failed', '', '1']]);
});
