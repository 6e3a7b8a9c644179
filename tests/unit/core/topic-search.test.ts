import assert from 'node:assert/strict';
import { test } from 'node:test';
import { expand, topicSearch, words, type Topic } from '../../../src/core/topic-search.ts';

const topic = (href: string, title: string, searches: string[], description = ''): Topic => ({ href, kind: 'fix', title, searches, description, headings: [] });

const search = topicSearch([
  topic('/spn-missing/', 'SPN missing', ['server not found in kerberos database'], 'The service principal name is registered nowhere.'),
  topic('/double-hop/', 'Double hop', ['login failed for user nt authority\\anonymous logon', 'linked server anonymous logon'], 'Second hop without delegation.'),
  topic('/sspi-context/', 'Cannot generate SSPI context', ['the target principal name is incorrect cannot generate sspi context'], 'The client tried Kerberos and could not finish.'),
  topic('/listener/', 'Availability group listener', ['spn for an availability group listener'], 'The listener needs names of its own.'),
  topic('/tls/', 'No common TLS version', ['tls 1.2 not enabled', '0x80090331'], 'No version that both ends have enabled.'),
]);

const first: [string, string][] = [
  ['cannot genarate sspi context', '/sspi-context/'],
  ['kerbros dabase server not found', '/spn-missing/'],
  ['dubble hop', '/double-hop/'],
  ['AG listener', '/listener/'],
  ['alwayson spn', '/listener/'],
  ['tls12', '/tls/'],
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
test('expand: stop words go unless they are all there is', () => {
  assert.deepEqual(expand('the spn of it'), ['spn']);
  assert.deepEqual(expand('why is it'), ['why', 'is', 'it']);
});
