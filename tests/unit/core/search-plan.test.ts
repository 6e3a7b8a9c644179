import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { buildCodeWire, openCodes } from '../../../src/core/code-index.ts';
import { buildPhraseWire, openPhrases } from '../../../src/core/code-phrases.ts';
import { plan, type SearchIndexes } from '../../../src/core/search-plan.ts';
import { topicSearch, type Topic } from '../../../src/core/topic-search.ts';
import { causes } from '../../../src/data/causes.ts';
import { codeRows } from '../../../src/data/codes/index.ts';

// The real tables; the pages are the causes by their titles, so that the test needs no built site.
const codes = openCodes(buildCodeWire(codeRows));
const topics: Topic[] = causes.map((c) => ({ href: `/runbook/${c.id}/`, kind: 'fix', title: c.title, description: c.meaning, searches: [], headings: [], cause: c.id }));
const indexes: SearchIndexes = {
  codes,
  phrases: openPhrases(buildPhraseWire(codeRows, codes), codes),
  causes: Object.fromEntries(codeRows.map((r) => [r.id, r.causes])),
  topics: topicSearch(topics),
};
const ask = (query: string) => plan(query, indexes);
const pages = (query: string): string[] => ask(query).topics.map((t) => t.cause ?? '');

test('a code alone: its entry, and the pages of its causes in their order', () => {
  const { answers } = ask('0x80090331');
  assert.equal(answers[0]?.name, 'SEC_E_ALGORITHM_MISMATCH');
  assert.deepEqual(pages('0x80090331').slice(0, 2), ['tls-no-common-protocol', 'tls-no-common-cipher']);
});

test('an unknown code alone leads to no page and asks no full text', () => {
  const result = ask('0x80090399');
  assert.equal(result.unknown[0]?.text, '0x80090399');
  assert.deepEqual([result.answers, result.topics, result.fullText], [[], [], '']);
});

test('an unknown code beside words still searches the words', () => {
  const result = ask('0x80090399 clock skew');
  assert.equal(result.unknown.length, 1);
  assert.equal(result.topics[0]?.cause, 'kerb-clock-skew');
});

test('a number behind "anonymous logon" is the error, not a session', () => {
  const result = ask("NT AUTHORITY\\ANONYMOUS LOGON 18456");
  assert.ok(result.answers.some((a) => a.href.includes('18456')), JSON.stringify(result.answers.map((a) => a.href)));
  assert.equal(result.topics[0]?.cause, 'kerb-double-hop-delegation');
});

test('words of another language do not outrank the causes of the code beside them', () => {
  assert.equal(pages('le client et le serveur ne peuvent pas communiquer 0x80090331')[0], 'tls-no-common-protocol');
});

test('a number with two meanings shows both', () => {
  assert.ok(ask('0x5').answers.length >= 2);
});

test('a known sentence counts like a code', () => {
  const { answers, topics: found } = ask('The certificate chain was issued by an authority that is not trusted');
  assert.match(answers[0]?.name ?? '', /UNTRUSTED_ROOT/);
  assert.equal(found[0]?.cause, 'tls-cert-untrusted-root');
});

test('a pasted exception is searched by its known sentences, not by its stack frames', () => {
  const paste = `System.Data.SqlClient.SqlException (0x80131904): The target principal name is incorrect.  Cannot generate SSPI context.
   at System.Data.SqlClient.SqlInternalConnectionTds..ctor(DbConnectionPoolIdentity identity, SqlConnectionString connectionOptions)
   at System.Data.SqlClient.SqlConnectionFactory.CreateConnection(DbConnectionOptions options)
ClientConnectionId:00000000-0000-0000-0000-000000000000`;
  const result = ask(paste);
  assert.ok(result.answers.some((a) => /WRONG_PRINCIPAL|target principal/i.test(`${a.name} ${a.title}`)), JSON.stringify(result.answers.map((a) => a.name)));
  assert.ok(result.topics.slice(0, 3).some((t) => t.cause?.startsWith('kerb-spn')), pages(paste).slice(0, 3).join());
  assert.doesNotMatch(result.fullText, /tdsparser|dbconnection/i);
});

test('near: said when no word stands in any name as typed', () => {
  assert.equal(ask('dublicate').near, true);
  assert.equal(ask('duplicate').near, false);
});

test('any text is answered without an exception and with bounded lists', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 400 }), (text) => {
      const result = ask(text);
      assert.ok(result.answers.length <= 4 && result.unknown.length <= 3 && result.topics.length <= 24);
    }),
    { numRuns: 300 },
  );
});
