import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { resolver, type DnsFacts, type Forward } from '../../../../src/core/requested/dns.ts';

const F = 'sql05.corp.example';
const cases: readonly (readonly [string, DnsFacts, string, Forward])[] = [
  ['a full name of which nothing is known is assumed', {}, F, { kind: 'found', name: F, asked: F, how: 'assumed', passed: [] }],
  ['host record', { records: [{ kind: 'a', name: `${F}.`, address: '10.0.0.5' }] }, 'SQL05.corp.example', { kind: 'found', name: 'SQL05.corp.example', asked: 'SQL05.corp.example', how: 'a', address: '10.0.0.5', passed: [] }],
  ['chain of two CNAMEs', {
    records: [{ kind: 'cname', name: 'sqlprod.corp.example', target: 'sqlnow.corp.example.' }, { kind: 'cname', name: 'sqlnow.corp.example', target: F }, { kind: 'a', name: F, address: '10.0.0.5' }],
  }, 'sqlprod.corp.example', { kind: 'found', name: F, asked: 'sqlprod.corp.example', how: 'cname', address: '10.0.0.5', passed: [] }],
  ['CNAME to a name that does not exist', { records: [{ kind: 'cname', name: 'a.corp.example', target: 'b.corp.example' }, { kind: 'none', name: 'b.corp.example' }] }, 'a.corp.example', { kind: 'none', tried: ['a.corp.example'] }],
  ['CNAME in a circle', { records: [{ kind: 'cname', name: 'a.corp.example', target: 'b.corp.example' }, { kind: 'cname', name: 'b.corp.example', target: 'a.corp.example' }] }, 'a.corp.example', { kind: 'none', tried: ['a.corp.example'] }],
  ['no answer', { records: [{ kind: 'none', name: F }] }, F, { kind: 'none', tried: [F] }],
  ['first suffix that answers', {
    suffixes: ['emea.corp.example', 'corp.example'], records: [{ kind: 'none', name: 'sql05.emea.corp.example' }, { kind: 'a', name: F, address: '10.0.0.5' }],
  }, 'sql05', { kind: 'found', name: F, asked: F, how: 'a', address: '10.0.0.5', passed: ['sql05.emea.corp.example'] }],
  ['first suffix wins though the second is right', {
    suffixes: ['emea.corp.example', 'corp.example'], records: [{ kind: 'a', name: 'sql05.emea.corp.example', address: '10.0.9.5' }, { kind: 'a', name: F, address: '10.0.0.5' }],
  }, 'sql05', { kind: 'found', name: 'sql05.emea.corp.example', asked: 'sql05.emea.corp.example', how: 'a', address: '10.0.9.5', passed: [] }],
  ['suffix of which nothing is known', { suffixes: ['corp.example'] }, 'sql05', { kind: 'found', name: F, asked: F, how: 'assumed', passed: [] }],
  ['no suffix answers', { suffixes: ['corp.example'], records: [{ kind: 'none', name: F }] }, 'sql05', { kind: 'none', tried: [F] }],
  ['short name, nothing known', {}, 'sql05', { kind: 'unknown' }],
  ['hosts file before DNS, and its first name', { hosts: '# test\r\n10.0.0.5\tSQL05 sql05.corp.example # old\r\n', records: [{ kind: 'a', name: F, address: '10.0.0.9' }] }, F, { kind: 'found', name: 'SQL05', asked: F, how: 'hosts', address: '10.0.0.5', passed: [] }],
  ['a line that is a comment does not count', { hosts: '#10.0.0.5 sql05' }, 'sql05', { kind: 'unknown' }],
];

for (const [name, facts, ask, expected] of cases) {
  test(`forward: ${name}`, () => assert.deepEqual(resolver(facts).forward(ask), expected));
}

test('reverse: record, hosts file, known gap, nothing known', () => {
  const dns = resolver({ hosts: '10.0.0.7 sql07', records: [{ kind: 'ptr', address: '10.0.0.5', name: `${F}.` }, { kind: 'none', name: '10.0.0.6' }] });
  assert.deepEqual(dns.reverse('10.0.0.5'), { name: F });
  assert.deepEqual(dns.reverse('10.0.0.7'), { name: 'sql07' });
  assert.equal(dns.reverse('10.0.0.6'), 'none');
  assert.equal(dns.reverse('10.0.0.8'), undefined);
});

test('property: any facts are searched without an exception', () => {
  const word = fc.string({ maxLength: 12 });
  const record = fc.oneof(
    fc.record({ kind: fc.constant('cname' as const), name: word, target: word }),
    fc.record({ kind: fc.constant('a' as const), name: word, address: word }),
    fc.record({ kind: fc.constant('none' as const), name: word }),
  );
  fc.assert(fc.property(fc.array(record), fc.array(word), word, word, (records, suffixes, hosts, ask) => {
    assert.ok(resolver({ records, suffixes, hosts }).forward(ask).kind);
  }));
});
