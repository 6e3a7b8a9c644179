import assert from 'node:assert/strict';
import { test } from 'node:test';
import { certutil } from '../../../../src/core/readers/certutil.ts';
import { assertReader } from './assert-reader.ts';
import { blocks, fixture, fixtures } from './fixtures.ts';

const read = (name: string) => blocks(certutil, fixture(`certutil/${name}.txt`));

test('-v -store: names, usages, algorithms, provider, KeySpec, test of the key', () => {
  const [output, ...more] = read('store-verbose');
  assert.equal(more.length, 0);
  assert.deepEqual([output?.from, output?.to], [1, 64]);
  const [cert] = output?.facts.certificates ?? [];
  assert.deepEqual(cert?.issuer, { value: 'CN=CORP Issuing CA 1, DC=corp, DC=example', line: 13 });
  assert.deepEqual(cert?.subject, { value: 'CN=sql05.corp.example', line: 22 });
  assert.deepEqual([cert?.notBefore?.value, cert?.notAfter?.value], ['11/20/2025 9:00 AM', '11/20/2027 9:00 AM']);
  assert.deepEqual(cert?.thumbprint, { value: '4249E16E0AF0A02E63C45C93FD52AD0927821B01', line: 53 });
  assert.deepEqual(cert?.names.map((n) => n.value), ['sql05.corp.example', 'sql05']);
  assert.deepEqual(cert?.usages, [{ value: '1.3.6.1.5.5.7.3.1', line: 40 }]);
  assert.deepEqual([cert?.signature?.value, cert?.keyAlgorithm?.value, cert?.bits?.value], ['1.2.840.113549.1.1.11', '1.2.840.113549.1.1.1', 2048]);
  assert.deepEqual(cert?.key, {
    container: { value: 'le-WebServer-b1f0', line: 56 },
    unique: { value: 'a11a37ef57bb64c3f31f8f99421d1550_e64079bf-f1d8-450e-ba59-2f4d921306df', line: 57 },
    provider: { value: 'Microsoft RSA SChannel Cryptographic Provider', line: 58 },
    spec: { value: 1, line: 61 },
    test: { value: 'passed', line: 63 },
  });
  assert.deepEqual(output?.facts.result, { value: { command: 'store' }, line: 64 });
});

test('-store in German: two certificates, one with a key that is gone', () => {
  const [output] = read('store-two-german');
  assert.deepEqual(output?.facts.certificates.map((c) => [c.subject?.value, c.notAfter?.value, c.thumbprint?.value, c.key.provider?.value, c.key.test?.value, c.key.missing?.value]), [
    ['CN=sql05.corp.example', '20.11.2027 09:00', 'AABBCCDDEEFF00112233445566778899AABBCCDD', 'Microsoft Software Key Storage Provider', 'passed', undefined],
    ['CN=old.corp.example', '01.06.2025 00:00', '11223344556677889900AABBCCDDEEFF00112233', 'Microsoft RSA SChannel Cryptographic Provider', undefined, true],
  ]);
});

test('-store in French, with no-break spaces and CRLF', () => {
  const [output] = read('store-french-crlf');
  const [cert] = output?.facts.certificates ?? [];
  assert.deepEqual([cert?.issuer?.value, cert?.subject?.value, cert?.thumbprint?.line, cert?.key.container?.value, cert?.key.test?.value], ['CN=Test Root CA', 'CN=www.corp.example', 9, 'job-1', 'passed']);
  assert.deepEqual(output?.unread, [8]);
});

test('-verify -urlfetch: elements, addresses, result', () => {
  const [output] = read('verify-fine');
  assert.deepEqual(output?.facts.certificates.map((c) => [c.element, c.errors?.value, c.subject?.value, c.flags.length]), [
    [0, 0, 'CN=sql05.corp.example', 0],
    [1, 0, 'CN=CORP Issuing CA 1, DC=corp, DC=example', 0],
  ]);
  assert.deepEqual(output?.facts.certificates[0]?.urls.map((u) => [u.section, u.state, u.what]), [['AIA', 'verified', 'Certificate (0)'], ['CDP', 'verified', 'Base CRL (067e)'], ['OCSP', 'none', 'None']]);
  assert.deepEqual(output?.facts.leaf?.value, 'passed');
  assert.deepEqual(certutil.names?.(output!.facts), [{ kind: 'server', value: 'sql05.corp.example', line: 26 }]);
});

test('-verify: a list that cannot be fetched', () => {
  const [output] = read('verify-offline');
  const [cert] = output?.facts.certificates ?? [];
  assert.deepEqual(cert?.flags.map((f) => f.value), ['CERT_TRUST_REVOCATION_STATUS_UNKNOWN', 'CERT_TRUST_IS_OFFLINE_REVOCATION']);
  assert.deepEqual(cert?.urls[1], {
    what: 'CDP', section: 'CDP', state: 'failed', line: 15,
    code: { value: 0x80072efd, line: 16 },
    url: { value: 'http://pki.corp.example/crl/Issuing-CA.crl', line: 17 },
  });
  assert.deepEqual(output?.facts.codes, [{ value: 0x80092013, line: 19 }]);
});

test('-verify in German: flags and codes are the same', () => {
  const [output] = read('verify-expired-german');
  assert.deepEqual(output?.facts.chainFlags.map((f) => f.value), ['CERT_TRUST_IS_NOT_TIME_VALID', 'CERT_TRUST_IS_UNTRUSTED_ROOT']);
  assert.deepEqual([output?.facts.certificates[0]?.errors?.value, output?.facts.certificates[0]?.notAfter?.value, output?.facts.result?.value.code], [0x21, '01.06.2025 00:00', 0x800b0109]);
});

test('promises of a reader', () => assertReader(certutil, fixtures('certutil')));
