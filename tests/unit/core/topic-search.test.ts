import assert from 'node:assert/strict';
import { test } from 'node:test';
import { expand, markWords, topicSearch, words, type Topic } from '../../../src/core/topic-search.ts';

const topic = (href: string, title: string, searches: string[], description = ''): Topic => ({ href, kind: 'fix', title, searches, description, headings: [] });

const search = topicSearch([
  topic('/spn-missing/', 'SPN missing', ['server not found in kerberos database'], 'The service principal name is registered nowhere.'),
  topic('/double-hop/', 'Double hop', ['login failed for user nt authority\\anonymous logon', 'linked server anonymous logon'], 'Second hop without delegation.'),
  topic('/sspi-context/', 'Cannot generate SSPI context', ['the target principal name is incorrect cannot generate sspi context'], 'The client tried Kerberos and could not finish.'),
  topic('/listener/', 'Availability group listener', ['spn for an availability group listener'], 'The listener needs names of its own.'),
  topic('/tls/', 'No common TLS version', ['tls 1.2 not enabled', '0x80090331'], 'No version that both ends have enabled.'),
  topic('/tcp/', 'TCP/IP disabled', ['enable tcp for the instance'], 'The protocol of the instance is off.'),
  topic('/setspn/', 'setspn', ['setspn list spns of an account'], 'Every switch.'),
  topic('/wrong/', 'SPN on the wrong account', ['spn on wrong account', 'move spn to another account'], 'The SPN is on another account than the service, and all clients fail.'),
  topic('/cert/', 'Certificate for another name', ['san list of the certificate'], 'The name is not in the SAN.'),
  topic('/signing/', 'LDAP signing required', ['sign and seal'], 'The bind is not signed.'),
]);

const first: [string, string][] = [
  ['cannot genarate sspi context', '/sspi-context/'],
  ['kerbros dabase server not found', '/spn-missing/'],
  ['dubble hop', '/double-hop/'],
  ['AG listener', '/listener/'],
  ['alwayson spn', '/listener/'],
  ['tls12', '/tls/'],
  ['enable TLS1.2', '/tls/'],
  ['TLSv1.2 disabled', '/tls/'],
  ['tcp disabling', '/tcp/'],
  ['list all the SPNs an account has', '/setspn/'],
  ['sign', '/signing/'],
  ["Login failed for user 'NT AUTHORITY\\ANONYMOUS LOGON'.", '/double-hop/'],
  ['0x80090331', '/tls/'],
];

for (const [query, href] of first) {
  test(`search: ${query}`, () => assert.equal(search.search(query)[0]?.topic.href, href));
}

test('search: a code is never matched by likeness', () => assert.deepEqual(search.search('0x80090332'), []));
test('search: nothing but blanks finds nothing', () => assert.deepEqual(search.search('   '), []));
test('search: 20 000 characters are answered', () => assert.ok(Array.isArray(search.search('kerberos spn '.repeat(1600)))));
test('words: keeps version numbers whole', () => assert.deepEqual(words('TLS 1.2, Größe; a\\b'), ['tls', '1.2', 'große', 'a', 'b'].map((w) => w.normalize('NFKD').replace(/\p{M}/gu, ''))));
test('words: a version that is written on to its protocol is a word of its own', () => {
  assert.deepEqual(words('TLS1.2 TLSv1.3 odbc17.10'), ['tls', '1.2', 'tlsv', '1.3', 'odbc', '17.10']);
  assert.deepEqual(words('sql05.corp.example 10.10.1.21 x509'), ['sql05', 'corp', 'example', '10.10.1.21', 'x509']);
});
test('search: a word that is spelt right is no slip of another', () => assert.deepEqual(search.search('sign').map((h) => h.topic.href), ['/signing/']));
test('search: the same words in another order count as the phrase', () => {
  const [first, second] = search.search('account that an spn should move to');
  assert.equal(first?.topic.href, '/wrong/');
  assert.ok((second?.score ?? 0) < (first?.score ?? 0) * 0.6, `${first?.score} ${second?.score}`);
});
test('expand: German and French words beside a code say nothing, terms of the field stay', () => {
  assert.deepEqual(expand('die Uhr ist falsch'), ['uhr', 'falsch']);
  assert.deepEqual(expand('des mit der'), ['des', 'mit', 'der']);
});
test('expand: stop words go unless they are all there is', () => {
  assert.deepEqual(expand('the spn of it'), ['spn']);
  assert.deepEqual(expand('why is it'), ['why', 'is', 'it']);
});

test('mark: the words of the query, without the full stop behind them, and plain words in one piece', () => {
  assert.deepEqual(markWords('Two hold the same SPN. TLS 1.2 too.', 'spn tls'), [
    { text: 'Two hold the same ', hit: false },
    { text: 'SPN', hit: true },
    { text: '. ', hit: false },
    { text: 'TLS', hit: true },
    { text: ' 1.2 too.', hit: false },
  ]);
});
