import assert from 'node:assert/strict';
import { test } from 'node:test';
import { kerberosEventsJudge } from '../../../../src/core/judges/kerberos-events.ts';
import { kerberosEvents } from '../../../../src/core/readers/kerberos-events.ts';
import { fixture } from '../readers/ticket-fixtures.ts';
import { judgeText, sentence, short } from './judge-text.ts';

const judge = (text: string): unknown[] => short(judgeText(kerberosEventsJudge, [kerberosEvents], text));
const MODIFIED = 'kerb-spn-wrong-account kerb-account kerb-encryption-type kerb-dns-or-name kerb-spn-duplicate';

test('by fixture', () => {
  const table: Readonly<Record<string, unknown[]>> = {
    'kerberos-3-duplicate': [['problem', 'spn-duplicate', 'kerb-spn-duplicate', '4 8 9']],
    'kerberos-4': [['problem', 'ap-modified', MODIFIED, '8']],
    'kerberos-4-german': [['problem', 'ap-modified', MODIFIED, '11']],
    'kdc-11': [['problem', 'duplicate-name', 'kerb-spn-duplicate', '7']],
    'kdc-27-bare': [['problem', 'no-suitable-key', 'kerb-encryption-type', '3']],
    'get-winevent-list': [['problem', 'no-suitable-key', 'kerb-encryption-type', '7'], ['problem', 'rc4-refused', 'kerb-encryption-type', '15']],
    'security-4625-german': [['problem', 'event-code', 'ntlm-bad-credentials', '3 21']],
    'security-4769': [['problem', 'event-code', 'kerb-encryption-type', '1 32']],
    'token-and-others': [['problem', 'token-too-big', 'kerb-token-size', '7'], ['problem', 'stored-password', 'ntlm-bad-credentials kerb-no-credentials', '17']],
    wevtutil: [['problem', 'event-code', 'ntlm-bad-credentials kerb-account', '1'], ['problem', 'event-code', 'kerb-account', '1']],
    'syslog-line': [['problem', 'spn-duplicate', 'kerb-spn-duplicate', '1']],
    'message-first': [['problem', 'event-code', 'kerb-account', '1 12'], ['problem', 'event-code', 'kerb-token-size', '20 21']],
    table: [['problem', 'ap-modified', MODIFIED, '5'], ['open', 'code-missing', '', '6'], ['problem', 'ap-modified', MODIFIED, '7']],
  };
  for (const [name, expected] of Object.entries(table)) assert.deepEqual(judge(fixture(`kerberos-events/${name}`)), expected, name);
});

test('event 3 by its code', () => {
  const three = (code: string, target = 'MSSQLSvc/sql05.corp.example:1433', extended = ''): unknown[] =>
    judge(`A Kerberos error message was received:\n on logon session \n Error Code: ${code}\n Extended Error: ${extended}\n Server Name: ${target}\n Target Name: ${target}@CORP.EXAMPLE\n`).map((j) => (j as unknown[]).slice(0, 3));
  assert.deepEqual(three('0x7 KDC_ERR_S_PRINCIPAL_UNKNOWN'), [['problem', 'event-code', 'kerb-spn-missing kerb-dns-or-name kerb-spn-duplicate']]);
  assert.deepEqual(three('0x7 KDC_ERR_S_PRINCIPAL_UNKNOWN', 'krbtgt/OLD.EXAMPLE'), [['problem', 'event-code', 'kerb-dns-or-name kerb-no-dc-or-trust']]);
  assert.deepEqual(three('0x25 KRB_AP_ERR_SKEW'), [['problem', 'event-code', 'kerb-clock-skew']]);
  assert.deepEqual(three('0x19 KDC_ERR_PREAUTH_REQUIRED'), [['open', 'normal-answer', '']]);
  assert.deepEqual(three('0x34 KRB_ERR_RESPONSE_TOO_BIG'), [['open', 'normal-answer', '']]);
  assert.deepEqual(three('0x28 KRB_AP_ERR_MSG_TYPE'), [['open', 'code-without-cause', '']]);
});

test('Kdcsvc: refused is a problem, announced is not; the setting of a controller is none', () => {
  const rc4 = (id: number): unknown[] => judge(`Source: Kdcsvc\nEvent ID: ${id}\nDescription:\nThe Key Distribution Center …\n\nService Information:\n Service Name: svc-sql05\n`).map((j) => (j as unknown[]).slice(0, 2));
  for (const id of [203, 204, 208, 209]) assert.deepEqual(rc4(id), [['problem', 'rc4-refused']], String(id));
  for (const id of [201, 202, 206, 207]) assert.deepEqual(rc4(id), [['open', 'rc4-noted']], String(id));
  assert.deepEqual(rc4(205), [['open', 'rc4-default']]);
  assert.deepEqual(judge('The Key Distribution Center (KDC) blocked cipher usage because the client only supports insecure encryption types').map((j) => (j as unknown[]).slice(0, 2)), [['problem', 'rc4-refused']]);
});

test('a request that was granted', () => {
  const granted = (type: string): unknown[] => judge(`A Kerberos service ticket was requested.\n\nAccount Information:\n Account Name: alice\n\nService Information:\n Service Name: svc-sql05\n\nAdditional Information:\n Ticket Encryption Type: ${type}\n Failure Code: 0x0\n`).map((j) => (j as unknown[]).slice(0, 2));
  assert.deepEqual(granted('0x12'), [['fine', 'granted']]);
  assert.deepEqual(granted('0x17'), [['open', 'granted-old-encryption']]);
});

test('equal events count once, with the lines of all', () => {
  const event = 'The Kerberos client received a KRB_AP_ERR_MODIFIED error from the server svc-sql05. The target name used was HTTP/web.';
  assert.deepEqual(judge([event, event, event].join('\n')), [['problem', 'ap-modified', MODIFIED, '1 2 3']]);
});

test('the sentence names what was missing', () => {
  const says = (name: string): string => judgeText(kerberosEventsJudge, [kerberosEvents], fixture(`kerberos-events/${name}`)).map((j) => sentence(j.says)).join('\n');
  assert.match(says('get-winevent-list'), /AES was asked for, and the account has no AES key/);
  assert.match(says('kdc-27-bare'), /only old types were asked for, and the account has AES/);
});
