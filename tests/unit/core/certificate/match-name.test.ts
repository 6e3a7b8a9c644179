import assert from 'node:assert/strict';
import { X509Certificate } from 'node:crypto';
import { test } from 'node:test';
import fc from 'fast-check';
import { canonicalAddress, sameAddress } from '../../../../src/core/certificate/match-address.ts';
import { anyCovers, fitName, type Fit } from '../../../../src/core/certificate/match-name.ts';
import { covers } from '../../../../src/core/certificate/match-patterns.ts';
import type { CertificateFacts } from '../../../../src/core/certificate/model.ts';
import type { NameClient } from '../../../../src/data/certificate-purposes.ts';
import { certificateWith } from './make-certificate.ts';
import { at, dns } from './facts.ts';

/** Entry, typed name, and which clients take it: s Schannel, o OpenSSL, r RFC 9525, j mssql-jdbc, p libpq. */
const PATTERNS: readonly (readonly [string, string, string])[] = [
  // KB258858, all of its examples.
  ['www.example.com', 'www.example.com', 'sorjp'],
  ['*.example.com', 'www.example.com', 'sorjp'],
  ['w*.example.com', 'www.example.com', 'soj'],
  ['ww*.example.com', 'www.example.com', 'soj'],
  ['Www.Example.com', 'www.examPle.cOm', 'sorjp'],
  ['*www.example.com', 'www.example.com', 'oj'],
  ['*w.example.com', 'www.example.com', 'oj'],
  ['w*w.example.com', 'www.example.com', 'j'],
  ['*ww.example.com', 'www.example.com', 'oj'],
  ['www.e*ample.com', 'www.example.com', ''],
  ['www.*ample.com', 'www.example.com', ''],
  ['www.ex*.com', 'www.example.com', ''],
  ['www.*.com', 'www.example.com', ''],
  ['*.com', 'example.com', 'p'],
  // One label, never none and never two.
  ['*.example.com', 'a.b.example.com', ''],
  ['*.example.com', 'example.com', ''],
  ['*.example.com', '.example.com', 'j'],
  ['*.example.com', 'www.example.com.evil.example', ''],
  ['*.corp.example', 'sql01', ''],
  ['*', 'sql01', ''],
  ['*', 'sql01.corp.example', ''],
  ['*.', 'sql01.', ''],
  ['*.*.example', 'a.b.example', ''],
  ['**.corp.example', 'sql01.corp.example', 'j'],
  ['*.c*rp.example', 'sql01.corp.example', ''],
  ['sql01.corp.example', 'sql01', ''],
  ['sql01', 'sql01.corp.example', ''],
  ['sql01', 'SQL01', 'sorjp'],
  ['sql0*.corp.example', 'sql0.corp.example', 'oj'],
  // International names.
  ['xn--mller-kva.example', 'XN--MLLER-KVA.example', 'sorjp'],
  ['*.xn--mller-kva.example', 'www.xn--mller-kva.example', 'sorjp'],
  ['xn--*.corp.example', 'xn--mller-kva.corp.example', ''],
  ['x*.corp.example', 'xn--mller-kva.corp.example', 'sj'],
  ['*.corp.example', 'xn--mller-kva.corp.example', 'sorjp'],
  ['m\u00fcller.corp.example', 'xn--mller-kva.corp.example', ''],
  // Hostile entries.
  ['sql01.corp.example\u0000.evil.example', 'sql01.corp.example', ''],
  ['sql01.corp.example ', 'sql01.corp.example', ''],
  ['\u202esql01.corp.example', 'sql01.corp.example', ''],
  ['sql01.corp.example.', 'sql01.corp.example', ''],
  ['.corp.example', 'sql01.corp.example', ''],
  ['', 'sql01.corp.example', ''],
  ['*.corp..example', 'sql01.corp..example', 'srjp'],
  ['*.corp_x.example', 'sql01.corp_x.example', 'srjp'],
  ['sql_01.corp.example', 'sql_01.corp.example', 'sorjp'],
  ['-*.corp.example', '-a.corp.example', 'sj'],
  [`*.${'a'.repeat(300)}`, `b.${'a'.repeat(300)}`, ''],
];
const CLIENTS: readonly (readonly [string, NameClient])[] = [['s', 'schannel'], ['o', 'openssl'], ['r', 'strict'], ['j', 'jdbc'], ['p', 'libpq']];

test('wildcards: each kind of client has its own rule', () => {
  assert.ok(PATTERNS.length >= 40);
  for (const [entry, typed, takers] of PATTERNS) {
    const found = CLIENTS.filter(([, client]) => covers(entry, typed, client)).map(([letter]) => letter).join('');
    assert.equal(found, takers, `${JSON.stringify(entry)} for ${JSON.stringify(typed)}`);
  }
});

type Names = Pick<CertificateFacts, 'names' | 'commonNames' | 'listedNames'>;
const ip = (...values: string[]): NonNullable<CertificateFacts['names']> => at(values.map((value) => ({ kind: 'ip' as const, value })));

/** Certificate, typed name, client, fit. */
const FITS: readonly (readonly [Names, string, NameClient, Fit])[] = [
  [{ names: 'absent', commonNames: ['sql01.corp.example'] }, 'sql01.corp.example', 'schannel', 'yes'],
  [{ names: 'absent', commonNames: ['sql01.corp.example'] }, 'sql01.corp.example', 'openssl', 'yes'],
  [{ names: 'absent', commonNames: ['sql01.corp.example'] }, 'sql01.corp.example', 'jdbc', 'yes'],
  [{ names: 'absent', commonNames: ['sql01.corp.example'] }, 'sql01.corp.example', 'libpq', 'yes'],
  [{ names: 'absent', commonNames: ['sql01.corp.example'] }, 'sql01.corp.example', 'strict', 'no'],
  [{ names: dns('other.corp.example'), commonNames: ['sql01.corp.example'] }, 'sql01.corp.example', 'schannel', 'unsettled'],
  [{ names: dns('other.corp.example'), commonNames: ['sql01.corp.example'] }, 'sql01.corp.example', 'openssl', 'no'],
  [{ names: dns('other.corp.example'), commonNames: ['sql01.corp.example'] }, 'sql01.corp.example', 'libpq', 'no'],
  [{ names: dns('other.corp.example'), commonNames: ['sql01.corp.example'] }, 'sql01.corp.example', 'jdbc', 'yes'],
  [{ names: ip('10.1.2.3'), commonNames: ['sql01.corp.example'] }, 'sql01.corp.example', 'schannel', 'unsettled'],
  [{ names: ip('10.1.2.3'), commonNames: ['sql01.corp.example'] }, 'sql01.corp.example', 'openssl', 'yes'],
  [{ commonNames: ['sql01.corp.example'] }, 'sql01.corp.example', 'schannel', 'unknown'],
  [{ commonNames: ['sql01.corp.example'] }, 'sql01.corp.example', 'jdbc', 'yes'],
  [{}, 'sql01.corp.example', 'schannel', 'unknown'],
  [{ listedNames: at(['sql01.corp.example']) }, 'sql01.corp.example', 'schannel', 'unsettled'],
  [{ listedNames: at(['sql01.corp.example']) }, 'sql02.corp.example', 'schannel', 'no'],
  [{ names: ip('10.1.2.3') }, '10.1.2.3', 'schannel', 'yes'],
  [{ names: ip('10.1.2.3') }, '10.1.2.4', 'schannel', 'no'],
  [{ names: ip('10.1.2.3') }, '10.1.2.3', 'openssl', 'yes'],
  [{ names: ip('10.1.2.3') }, '10.1.2.3', 'jdbc', 'unsettled'],
  [{ names: ip('10.1.2.3') }, '10.1.2.3', 'libpq', 'unsettled'],
  [{ names: dns('10.1.2.3') }, '10.1.2.3', 'schannel', 'unsettled'],
  [{ names: dns('10.1.2.3') }, '10.1.2.3', 'strict', 'no'],
  [{ names: dns('10.1.2.3') }, '10.1.2.3', 'jdbc', 'yes'],
  [{ names: 'absent', commonNames: ['10.1.2.3'] }, '10.1.2.3', 'schannel', 'unsettled'],
  [{ names: dns('*.2.3') }, '10.1.2.3', 'schannel', 'no'],
  [{ names: dns('*.1.2.3') }, '10.1.2.3', 'openssl', 'no'],
  [{ names: ip('2001:DB8::0:1') }, '2001:db8:0::1', 'schannel', 'yes'],
  [{ names: ip('::ffff:10.1.2.3') }, '::ffff:a01:203', 'openssl', 'yes'],
  [{ names: dns('sql01.corp.example') }, 'sql01.corp.example.', 'schannel', 'unsettled'],
  [{ names: dns('sql01.corp.example') }, 'sql01.corp.example.', 'openssl', 'no'],
  [{ names: dns('sql01.corp.example') }, '', 'schannel', 'no'],
];

test('names, addresses and the common name, for each kind of client', () => {
  for (const [certificate, typed, client, fit] of FITS) assert.equal(fitName(certificate, typed, client).fit, fit, `${JSON.stringify(certificate)} ${typed} ${client}`);
});

test('what is not settled says why', () => {
  for (const [certificate, typed, client, fit] of FITS) if (fit === 'unsettled') assert.ok((fitName(certificate, typed, client).why ?? '').length > 20);
});

test('addresses have one form', () => {
  for (const [a, b] of [['2001:db8::1', '2001:0DB8:0000:0:0:0:0:0001'], ['::', '0:0:0:0:0:0:0:0'], ['1::', '1:0:0:0:0:0:0:0'], ['::1.2.3.4', '::102:304']] as const) assert.ok(sameAddress(a, b), `${a} ${b}`);
  for (const [a, b] of [['10.1.2.3', '10.1.2.30'], ['::ffff:10.1.2.3', '10.1.2.3'], ['sql01', 'sql01'], ['', ''], ['1::', '::1']] as const) assert.ok(!sameAddress(a, b), `${a} ${b}`);
  assert.equal(canonicalAddress('10.1.2.300'), undefined);
});

/** Labels that make entries with asterisks at all places likely. */
const label = fc.oneof(fc.stringMatching(/^[a-z0-9*-]{1,6}$/), fc.constantFrom('*', 'www', 'w*', '*w', 'w*w', 'xn--a', 'xn--*', '*xn--a', 'x*', 'com', ''));
const entry = fc.array(label, { minLength: 1, maxLength: 4 }).map((l) => l.join('.'));

test('OpenSSL itself compares names as the rule for it does', () => {
  let yes = 0;
  const oracle = (pattern: string, name: string): void => {
    const real = new X509Certificate(certificateWith([pattern])).checkHost(name) !== undefined;
    if (real) yes += 1;
    assert.equal(covers(pattern, name, 'openssl'), real, `${pattern} for ${name}`);
  };
  // A name that begins with a dot is a pattern of its own for OpenSSL; no rule of a form lets one through.
  for (const [pattern, name] of PATTERNS) if (pattern !== '' && !name.startsWith('.') && /^[\x20-\x7e]+$/.test(pattern) && pattern.length < 200) oracle(pattern, name);
  fc.assert(
    fc.property(entry, fc.array(fc.stringMatching(/^[a-z0-9]([a-z0-9-]{0,4}[a-z0-9])?$|^xn--a$/), { minLength: 1, maxLength: 4 }), fc.boolean(), (pattern, labels, made) => {
      if (pattern === '') return;
      // Half of the names are made from the pattern, so that many fit.
      const name = made ? pattern.replaceAll('*', labels[0] ?? 'a') : labels.join('.');
      if (name === '' || name.startsWith('.')) return;
      oracle(pattern, name);
    }),
    { numRuns: 3000 },
  );
  assert.ok(yes > 200, `only ${yes} names fitted`);
});

test('any strings: no exception, and no answer that depends on case', () => {
  const text = fc.oneof(fc.string({ unit: 'binary', maxLength: 60 }), entry);
  fc.assert(
    fc.property(text, text, fc.constantFrom(...CLIENTS.map(([, c]) => c)), (a, b, client) => {
      const found = covers(a, b, client);
      if (/^[\x20-\x7e]*$/.test(a + b)) assert.equal(covers(a.toUpperCase(), b, client), found);
      assert.equal(anyCovers([a], b), covers(a, b, 'schannel'));
      assert.ok(['yes', 'no', 'unsettled', 'unknown'].includes(fitName({ names: dns(a), commonNames: [b] }, b, client).fit));
    }),
    { numRuns: 2000 },
  );
});
