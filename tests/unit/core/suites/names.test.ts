import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { knownElsewhere } from '../../../../src/core/suites/elsewhere.ts';
import { isTls13, listOf, suiteByCode, suiteByOpenssl, suiteOf } from '../../../../src/core/suites/lookup.ts';
import { nearest } from '../../../../src/core/suites/nearest.ts';
import { resolveEntries } from '../../../../src/core/suites/resolve.ts';
import { weaknessOf } from '../../../../src/core/suites/weakness.ts';
import { furtherOpensslNames, suitesOfOthers } from '../../../../src/data/cipher-suite-names.ts';
import { suiteSources } from '../../../../src/data/cipher-suite-sources.ts';
import { tlsSuites } from '../../../../src/data/tls-suites.ts';
import type { TlsSuite } from '../../../../src/data/tls-suites.ts';
import { all } from './versions.ts';

const suites: readonly TlsSuite[] = tlsSuites;

test('names of Windows: any case, curves of ECDHE only', () => {
  const table: [string, string | undefined, string | undefined][] = [
    ['TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA', 'TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA', undefined],
    ['tls_ecdhe_rsa_with_aes_128_cbc_sha_p256', 'TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA', 'P256'],
    ['TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA_P521', 'TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA', 'P521'],
    ['TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA_P255', undefined, undefined],
    ['TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA_P256_P384', undefined, undefined],
    ['TLS_RSA_WITH_AES_128_CBC_SHA_P256', undefined, undefined],
    ['TLS_AES_128_GCM_SHA256_P256', undefined, undefined],
    ['', undefined, undefined],
    ['__proto__', undefined, undefined],
  ];
  for (const [name, suite, curve] of table) assert.deepEqual([suiteOf(name)?.suite.name, suiteOf(name)?.curve], [suite, curve], name);
});

test('every suite is found by its number and its OpenSSL name; every version has its list', () => {
  for (const s of suites) {
    if (s.code !== undefined) assert.equal(suiteByCode(s.code), s);
    if (s.openssl !== undefined) assert.equal(suiteByOpenssl(s.openssl.toLowerCase()), s);
  }
  for (const v of all) assert.equal(listOf(v).id, v.suites);
  assert.deepEqual(['TLS_AES_256_GCM_SHA384', 'TLS_AES_128_CCM_SHA256', 'TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384', 'TLS_RSA_WITH_AES_128_CBC_SHA'].map(isTls13), [true, true, false, false]);
});

test('names of other systems', () => {
  const table: [string, string | undefined, string | undefined, boolean][] = [
    ['ECDHE-RSA-AES256-GCM-SHA384', 'OpenSSL', 'TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384', true],
    ['dhe-dss-aes256-sha', 'OpenSSL', 'TLS_DHE_DSS_WITH_AES_256_CBC_SHA', true],
    ['DES-CBC3-SHA', 'OpenSSL', 'TLS_RSA_WITH_3DES_EDE_CBC_SHA', true],
    ['ECDHE-RSA-CHACHA20-POLY1305', 'OpenSSL', 'TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256', false],
    ['TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256', 'IANA', 'TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256', false],
    ['TLS_ECDH_RSA_WITH_AES_256_GCM_SHA384', 'IANA', 'TLS_ECDH_RSA_WITH_AES_256_GCM_SHA384', false],
    ['TLS_ECDHE_RSA_AES_256_CBC_SHA1', 'GnuTLS', 'TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA', true],
    ['SSL_RSA_WITH_3DES_EDE_CBC_SHA', 'Java', 'TLS_RSA_WITH_3DES_EDE_CBC_SHA', true],
    ['TLS-ECDHE-RSA-WITH-AES-256-GCM-SHA384', 'mbed TLS', 'TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384', true],
    ['0xc030', 'number', 'TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384', true],
    ['0xFFFF', undefined, undefined, false],
    ['TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384', undefined, undefined, false],
    ['NONSENSE', undefined, undefined, false],
  ];
  for (const [name, system, iana, has] of table) {
    const found = knownElsewhere(name);
    assert.deepEqual([found?.system, found?.iana, found?.suite !== undefined], [system, iana, has], name);
  }
});

test('the tables of other names say nothing of a suite of Windows that the main table says', () => {
  for (const [iana, openssl] of suitesOfOthers) {
    assert.equal(suiteOf(iana), undefined, iana);
    assert.equal(suiteByOpenssl(openssl), undefined, openssl);
  }
  for (const [openssl, name] of furtherOpensslNames) {
    assert.ok(suiteOf(name), name);
    assert.equal(suiteByOpenssl(openssl), undefined, openssl);
  }
  assert.equal(new Set(suitesOfOthers.map(([iana]) => iana)).size, suitesOfOthers.length);
});

test('typing faults: nearest name, several, none, a name that was cut off', () => {
  const table: [string, string, string | undefined, readonly string[] | undefined][] = [
    ['TSL_AES_256_GCM_SHA384', 'typo', 'TLS_AES_256_GCM_SHA384', undefined],
    ['TLS_ECDHE_RSA_WITH_AES_256_GMC_SHA384', 'typo', 'TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384', undefined],
    ['TLS_RSA_WITH_AES_128_CBC_SHA_P256', 'typo', 'TLS_RSA_WITH_AES_128_CBC_SHA', undefined],
    ['TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384_P265', 'typo', 'TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384_P256', undefined],
    ['TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA256', 'unknown', undefined, ['TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256', 'TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384']],
    ['TLS_ECDHE_RSA_WITH_AES_256_G', 'typo', 'TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384', undefined],
    ['TLS_SOMETHING_ELSE', 'unknown', undefined, undefined],
    [`TLS_${'A'.repeat(5000)}`, 'unknown', undefined, undefined],
    ['tls_aes_256_gcm_sha384', 'case', 'TLS_AES_256_GCM_SHA384', undefined],
    ['AES256-SHA', 'elsewhere', 'TLS_RSA_WITH_AES_256_CBC_SHA', undefined],
  ];
  for (const [name, kind, meant, near] of table) {
    const [entry] = resolveEntries([{ name, line: 1 }]);
    assert.deepEqual([entry?.kind, entry?.meant, entry?.near], [kind, meant, near], name.slice(0, 80));
  }
});

test('the second mention knows the first, also under another name', () => {
  const entries = resolveEntries(['TLS_AES_256_GCM_SHA384', 'X_Y', 'tls_aes_256_gcm_sha384', 'X_Y'].map((name, i) => ({ name, line: i + 1 })));
  assert.deepEqual(entries.map((e) => e.twin), [undefined, undefined, 1, 2]);
});

test('nearest: one fault of each kind is found, and never more than the bound', () => {
  const names = suites.map((s) => s.name);
  fc.assert(
    fc.property(fc.constantFrom(...names), fc.nat({ max: 60 }), fc.constantFrom('drop', 'double', 'swap', 'change'), (name, at, kind) => {
      const i = at % (name.length - 1);
      const bad = kind === 'drop' ? name.slice(0, i) + name.slice(i + 1) : kind === 'double' ? name.slice(0, i) + name.slice(i, i + 1) + name.slice(i) : kind === 'swap' ? name.slice(0, i) + name.charAt(i + 1) + name.charAt(i) + name.slice(i + 2) : `${name.slice(0, i)}Q${name.slice(i + 1)}`;
      assert.ok(suiteOf(bad) !== undefined || nearest(bad, names, 3).includes(name), bad);
    }),
  );
  assert.deepEqual(nearest('ABCDEFGH', ['ABCDXXXX'], 3), []);
});

test('weakness: what a standard forbids, what it advises against, neither', () => {
  const table: [string, string, number][] = [
    ['TLS_RSA_WITH_NULL_SHA256', 'broken', 1],
    ['TLS_RSA_WITH_RC4_128_SHA', 'broken', 2],
    ['TLS_RSA_EXPORT_WITH_RC4_40_MD5', 'broken', 4],
    ['TLS_RSA_WITH_DES_CBC_SHA', 'broken', 3],
    ['SSL_CK_DES_192_EDE3_CBC_WITH_MD5', 'broken', 4],
    ['TLS_RSA_WITH_3DES_EDE_CBC_SHA', 'old', 3],
    ['TLS_RSA_WITH_AES_256_GCM_SHA384', 'old', 1],
    ['TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA', 'old', 1],
    ['TLS_DHE_DSS_WITH_AES_256_CBC_SHA256', 'old', 1],
    ['TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384', 'none', 0],
    ['TLS_DHE_RSA_WITH_AES_256_GCM_SHA384', 'none', 0],
    ['TLS_AES_128_GCM_SHA256', 'none', 0],
  ];
  for (const [name, level, reasons] of table) {
    const suite = suiteOf(name)?.suite;
    assert.ok(suite, name);
    const found = weaknessOf(suite);
    assert.deepEqual([found.level, found.why.length], [level, reasons], name);
    assert.equal(found.sources.length > 0, level !== 'none');
    for (const id of found.sources) assert.ok(suiteSources[id]);
  }
});
