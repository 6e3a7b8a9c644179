import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openssl } from '../../../../src/core/readers/openssl.ts';
import type { OpensslCertificate, OpensslConnection } from '../../../../src/core/readers/openssl-facts.ts';
import { assertReader } from './assert-reader.ts';
import { blocks, fixture, fixtures } from './fixtures.ts';

const connections = (name: string): OpensslConnection[] => blocks(openssl, fixture(`openssl/${name}.txt`)).flatMap((r) => (r.facts.kind === 'connection' ? [r.facts] : []));
const certificates = (name: string): OpensslCertificate[] => blocks(openssl, fixture(`openssl/${name}.txt`)).flatMap((r) => (r.facts.kind === 'certificate' ? [r.facts] : []));

test('a handshake with a chain that verifies', () => {
  const [c] = connections('fine-tls12');
  assert.deepEqual([c?.protocol?.value, c?.cipher?.value, c?.verify?.value.code, c?.bits?.value, c?.noPeer], ['TLS 1.2', 'ECDHE-RSA-AES256-GCM-SHA384', 0, 2048, undefined]);
  assert.deepEqual(c?.chain.map((e) => [e.depth, e.subject, e.issuer, e.notAfter?.value]), [
    [1, 'DC = example, DC = corp, CN = CORP Issuing CA 1', undefined, undefined],
    [0, 'CN = sql05.corp.example', 'DC = example, DC = corp, CN = CORP Issuing CA 1', 'Nov 21 16:06:57 2027 GMT'],
  ]);
});

test('alerts: nothing was agreed, although "Verify return code: 0 (ok)" is printed', () => {
  for (const [name, alert] of [['alert40', 40], ['alert70', 70]] as const) {
    const [c] = connections(name);
    assert.deepEqual([c?.errors[0]?.value.alert, c?.noPeer?.line, c?.protocol, c?.cipher, c?.verify?.value.code], [alert, 4, undefined, undefined, 0], name);
  }
});

test('connections that end without TLS', () => {
  assert.equal(connections('http')[0]?.errors[0]?.value.reason, 'wrong version number');
  assert.equal(connections('close')[0]?.errors[0]?.value.reason, 'unexpected eof while reading');
  assert.deepEqual(connections('rst')[0]?.errno, { value: { step: 'write', number: 104 }, line: 1 });
  assert.deepEqual(connections('refused')[0]?.errno?.value, { step: 'connect', number: 111 });
  assert.equal(connections('nohost')[0]?.errors[0]?.value.reason, 'name or service not known');
});

test('verify errors with their depth', () => {
  assert.deepEqual(connections('untrusted')[0]?.verifyErrors.map((e) => [e.value.number, e.value.depth]), [[20, 0], [21, 0]]);
  assert.deepEqual(connections('name-mismatch')[0]?.verify?.value, { code: 62, text: 'hostname mismatch' });
  assert.ok(connections('client-certificate')[0]?.asksForCertificate);
  assert.equal(connections('brief')[0]?.protocol?.value, 'TLS 1.3');
});

test('two connections with their commands: LibreSSL names the alert, TLS 1.3 refuses late', () => {
  const [old, late] = connections('libressl-and-late-alert');
  assert.deepEqual([old?.target?.value, old?.only?.value, old?.errors[0]?.value.alert], [{ host: 'sql05.corp.example', port: 443 }, 'TLS 1.0', 70]);
  assert.deepEqual([late?.protocol?.value, late?.verifyErrors[0]?.value, late?.errors[0]?.value.alert, late?.chain[1]?.notAfter?.value], ['TLS 1.3', { number: 10, text: 'certificate has expired', depth: 0 }, 116, undefined]);
  const readings = blocks(openssl, fixture('openssl/libressl-and-late-alert.txt'));
  assert.deepEqual(readings.map((r) => r.unread), [[], []]);
  assert.deepEqual(readings.flatMap((r) => openssl.names?.(r.facts) ?? []).map((n) => [n.kind, n.value, n.line]), [['server', 'sql05.corp.example', 1], ['port', '443', 1], ['server', 'mail.corp.example', 15], ['port', '443', 15]]);
});

test('x509 -text and the short form', () => {
  const [cert] = certificates('x509-text');
  assert.deepEqual([cert?.names.map((n) => n.value), cert?.usages.map((u) => u.value), cert?.signature?.value, cert?.bits?.value], [['sql05.corp.example', 'sql05'], ['TLS Web Server Authentication'], 'sha256WithRSAEncryption', 2048]);
  assert.deepEqual([cert?.notAfter?.value, cert?.subject?.line], ['Nov 21 16:06:57 2027 GMT', 11]);
  assert.deepEqual(certificates('x509-short').map((c) => [c.subject?.value, c.notAfter?.line]), [['CN = sql05.corp.example', 4]]);
});

test('promises of a reader', () => assertReader(openssl, fixtures('openssl')));
