import assert from 'node:assert/strict';
import { test } from 'node:test';
import { klistGet } from '../../../../src/core/readers/klist-get.ts';
import { klistPurge } from '../../../../src/core/readers/klist-purge.ts';
import { klist } from '../../../../src/core/readers/klist.ts';
import { assertReader } from './assert-reader.ts';
import { fixture, fixturesOf, plain, readText } from './ticket-fixtures.ts';

const all = fixturesOf('klist', 'klist-get', 'klist-purge');

/** Which tickets, for whom, with what. */
function short(text: string): unknown {
  return readText(klist, text).map(({ from, to, unread, facts }) => ({
    from,
    to,
    unread,
    tickets: facts.tickets.map((t) => [t.index, t.client?.value.name, t.server?.value.name, t.encryption?.value.family, t.end?.value.text, t.kdc?.value]),
  }));
}

test('a list of tickets: who, for what, which encryption, until when, from which controller', () => {
  assert.deepEqual(short(fixture('klist/three-tickets')), [
    {
      from: 2,
      to: 37,
      unread: [],
      tickets: [
        [0, 'alice', 'krbtgt/CORP.EXAMPLE', 'aes', '11/21/2025 18:00:58', 'DC01.corp.example'],
        [1, 'alice', 'MSSQLSvc/sql01.corp.example:1433', 'aes', '11/21/2025 18:00:58', 'DC01.corp.example'],
        [2, 'alice', 'cifs/fs01.corp.example', 'rc4', '11/21/2025 18:00:58', 'DC01.corp.example'],
      ],
    },
  ]);
});

test('each value has the line it stands in', () => {
  const ticket = readText(klist, fixture('klist/three-tickets'))[0]!.facts.tickets[2]!;
  assert.deepEqual(plain(ticket), {
    index: 2,
    line: 28,
    client: { value: { name: 'alice', realm: 'CORP.EXAMPLE' }, line: 28 },
    server: { value: { name: 'cifs/fs01.corp.example', realm: 'CORP.EXAMPLE' }, line: 29 },
    encryption: { value: { text: 'RSADSI RC4-HMAC(NT)', number: 23, family: 'rc4' }, line: 30 },
    flags: { value: { mask: 0x40a50000, words: ['forwardable', 'renewable', 'pre_authent', 'ok_as_delegate', 'name_canonicalize'] }, line: 31 },
    start: { value: { text: '11/21/2025 8:01:12', at: Date.UTC(2025, 10, 21, 8, 1, 12) }, line: 32 },
    end: { value: { text: '11/21/2025 18:00:58', at: Date.UTC(2025, 10, 21, 18, 0, 58) }, line: 33 },
    renew: { value: { text: '11/28/2025 8:00:58', at: Date.UTC(2025, 10, 28, 8, 0, 58) }, line: 34 },
    sessionKey: { value: { text: 'RSADSI RC4-HMAC(NT)', number: 23, family: 'rc4' }, line: 35 },
    cacheFlags: { value: '0', line: 36 },
    kdc: { value: 'DC01.corp.example', line: 37 },
  });
});

test('German, Spanish and French answers are read by their form', () => {
  assert.deepEqual(short(fixture('klist/german')), [
    { from: 2, to: 15, unread: [], tickets: [[0, 'bmueller', 'MSSQLSvc/sql03.emea.corp.example:2000', 'aes', '21.11.2025 18:00:58', 'DC03.emea.corp.example']] },
  ]);
  // klist prints month/day/year in Spain too; the controller may be empty.
  assert.deepEqual(short(fixture('klist/spanish')), [{ from: 1, to: 14, unread: [], tickets: [[0, 'mrojas', 'krbtgt/FABRIKAM.COM', 'aes', '11/6/2025 23:57:59', undefined]] }]);
  assert.deepEqual(short(fixture('klist/french')), [
    {
      from: 1,
      to: 27,
      unread: [],
      tickets: [
        [0, 'claire', 'krbtgt/CORP.EXAMPLE', 'aes', '10/2/2026 2:46:25', 'DC02.corp.example'],
        [1, 'claire', 'MSSQLSvc/sql05.corp.example:1433', 'rc4', '10/2/2026 2:46:25', 'DC02.corp.example'],
      ],
    },
  ]);
});

test('Windows 7 prints fewer lines, and a cut text fewer still', () => {
  assert.deepEqual(short(fixture('klist/windows-7')), [{ from: 1, to: 8, unread: [], tickets: [[0, 'alice', 'krbtgt/CONTOSO.COM', 'aes', '3/4/2019 19:58:40', undefined]] }]);
  assert.deepEqual(short(fixture('klist/cut')), [
    { from: 5, to: 11, unread: [], tickets: [[1, 'alice', 'cifs/fs01.corp.example', 'aes', undefined, undefined], [2, 'alice', undefined, undefined, undefined, undefined]] },
  ]);
});

test('a referral ticket keeps the realm that issued it apart from the realm it leads to', () => {
  const server = readText(klist, fixture('klist/two-realms'))[0]!.facts.tickets[0]!.server!.value;
  assert.deepEqual(server, { name: 'krbtgt/CONTOSO.COM', realm: 'FABRIKAM.COM' });
});

test('two sessions in one quoted mail are two answers', () => {
  const found = readText(klist, fixture('klist/two-sessions-mail'));
  assert.deepEqual(
    found.map(({ facts, from, to, unread }) => [from, to, unread, facts.logonId?.value, facts.targetId?.value, facts.announced?.value, facts.tickets.length]),
    [
      [3, 7, [], '0x8811aa', undefined, 0, 0],
      [8, 24, [], '0x8811aa', '0x3e7', 1, 1],
    ],
  );
});

test('flags that an 80-column console broke in the middle of a word are one word again; "Renew Time: 0" is no date', () => {
  const { facts, unread } = readText(klist, fixture('klist/wrapped-80'))[0]!;
  assert.deepEqual(facts.tickets[0]!.flags?.value.words, ['forwardable', 'renewable', 'initial', 'pre_authent', 'name_canonicalize']);
  assert.equal(facts.tickets[0]!.renew, undefined);
  assert.equal(facts.tickets[0]!.cacheFlags?.value, '0');
  assert.deepEqual(unread, []);
});

test('klist tgt tells the difference of the clocks; its hexadecimal dump belongs to it', () => {
  const { facts, to, unread } = readText(klist, fixture('klist/tgt'))[0]!;
  assert.equal(facts.tgt?.client?.value, 'alice');
  assert.deepEqual(facts.tgt?.skew, { value: { text: '- 7:05 minute(s)', minutes: -(7 + 5 / 60) }, line: 20 });
  assert.deepEqual([to, unread], [23, []]);
});

test('klist sessions lists accounts with their packages', () => {
  const { facts } = readText(klist, fixture('klist/sessions'))[0]!;
  assert.deepEqual(facts.sessions.map((s) => [s.id, s.account, s.type]), [
    ['0xa5996', 'CORP\\alice', 'Negotiate:RemoteInteractive'],
    ['0xa54c6', 'CORP\\alice', 'Kerberos:RemoteInteractive'],
    ['0x1ffd6', 'NT Service\\MSSQLSERVER', 'Negotiate:Service'],
    ['0xd8bb', '\\', 'NTLM:(0)'],
    ['0x3e7', 'CORP\\SQL05$', 'Negotiate:(0)'],
  ]);
});

test('a failure keeps its decimal or hexadecimal code and the session that was asked for', () => {
  const gone = readText(klist, fixture('klist/session-gone'))[0]!.facts;
  assert.deepEqual(plain(gone.command), { value: { verb: 'list', session: '0x3e9' }, line: 1 });
  assert.deepEqual([gone.failure?.call?.value, gone.failure?.substatus?.value, gone.failure?.status?.value], ['list', 1312, 0xc000005f]);
  assert.equal(readText(klist, fixture('klist/tgt-none'))[0]!.facts.failure?.call?.value, 'tgt');
});

test('klist get: what was asked and what came', () => {
  const table = ['success', 'spn-not-found', 'german-not-found', 'no-dc', 'etype', 'no-credentials', 'target-unknown', 'access-denied', 'purge-and-get'].map((name) => {
    const { facts, unread } = readText(klistGet, fixture(`klist-get/${name}`))[0]!;
    return [name, facts.asked?.value, facts.retrieved !== undefined, facts.failure?.substatus?.value.toString(16), facts.failure?.status?.value.toString(16), unread.length];
  });
  const sql05 = 'MSSQLSvc/sql05.corp.example:1433';
  assert.deepEqual(table, [
    ['success', 'MSSQLSvc/sql01.corp.example:1433', true, undefined, undefined, 0],
    ['spn-not-found', 'MSSQLSvc/sql09.corp.example:1433', false, '6fb', 'c000018b', 0],
    ['german-not-found', 'MSSQLSvc/sql09.corp.example:1433', false, '6fb', 'c000018b', 0],
    ['no-dc', 'MSSQLSvc/sql01.corp.example:1433', false, '51f', 'c000005e', 0],
    ['etype', undefined, false, '80090342', 'c00002fd', 0],
    ['no-credentials', 'cifs/fs01.corp.example', false, '520', '8009030e', 0],
    ['target-unknown', undefined, false, '35', '80090303', 0],
    ['access-denied', sql05, false, '5', 'c0000022', 0],
    ['purge-and-get', sql05, true, undefined, undefined, 0],
  ]);
});

test('a message that the console wrapped is one message', () => {
  assert.match(readText(klistGet, fixture('klist-get/no-dc'))[0]!.facts.failure!.message!.value, /isn't available\. Make sure your device is connected .* try again\.$/);
});

test('klist purge, in English and German', () => {
  for (const name of ['english', 'german']) assert.deepEqual(readText(klistPurge, fixture(`klist-purge/${name}`)).map((r) => [r.facts.done, r.unread]), [[true, []]], name);
  assert.deepEqual(readText(klistPurge, fixture('klist-get/purge-and-get')).map((r) => [r.from, r.to]), [[1, 5]]);
});

test('only real names are offered: SPN, server and port of SQL Server, realm, controller', () => {
  const names = klist.names!(readText(klist, fixture('klist/french'))[0]!.facts);
  assert.deepEqual(names.map((n) => [n.kind, n.value, n.line]), [
    ['realm', 'CORP.EXAMPLE', 8],
    ['dc', 'DC02.corp.example', 16],
    ['spn', 'MSSQLSvc/sql05.corp.example:1433', 19],
    ['server', 'sql05.corp.example', 19],
    ['port', '1433', 19],
  ]);
});

test('prose about klist and Linux output are not read', () => {
  for (const text of ['klist shows the tickets of the session.', 'Run klist get MSSQLSvc/<host> (see below).', '$ klist -kte /etc/krb5.keytab\nKeytab name: FILE:/etc/krb5.keytab', 'There are tickets: (3)']) {
    assert.deepEqual([...readText(klist, text), ...readText(klistPurge, text)], [], text);
  }
});

test('any text: no exception, the same answer twice, linear time', () => {
  assertReader(klist, all);
  assertReader(klistGet, all);
  assertReader(klistPurge, all);
});
