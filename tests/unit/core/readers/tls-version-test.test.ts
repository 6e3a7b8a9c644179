import assert from 'node:assert/strict';
import { test } from 'node:test';
import { tlsVersionTest } from '../../../../src/core/readers/tls-version-test.ts';
import { assertReader } from './assert-reader.ts';
import { blocks, fixture, fixtures } from './fixtures.ts';

test('one line for each version, messages in any language', () => {
  const [run] = blocks(tlsVersionTest, fixture('tls-version-test/german.txt'));
  assert.deepEqual([run?.from, run?.to, run?.unread], [2, 4, []]);
  assert.deepEqual(run?.facts.tries.map((t) => [t.version, t.accepted, t.line]), [['TLS 1.0', false, 2], ['TLS 1.1', false, 3], ['TLS 1.2', true, 4]]);
  assert.equal(run?.facts.tries[2]?.says, 'Aes256');
});

test('two runs are two blocks; one refused line alone is none', () => {
  assert.deepEqual(blocks(tlsVersionTest, fixture('tls-version-test/two-servers.txt')).map((r) => [r.from, r.to]), [[2, 4], [6, 8]]);
  assert.deepEqual(blocks(tlsVersionTest, 'Tls12: see below'), []);
});

test('promises of a reader', () => assertReader(tlsVersionTest, fixtures('tls-version-test')));
