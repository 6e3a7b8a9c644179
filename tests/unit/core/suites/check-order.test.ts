import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { plainText } from '../../../../src/core/blocks.ts';
import { checkOrder } from '../../../../src/core/suites/check-order.ts';
import type { CheckedOrder, PeerNeed } from '../../../../src/core/suites/check-model.ts';
import { isTls13, listOf, suiteOf } from '../../../../src/core/suites/lookup.ts';
import { readOrder } from '../../../../src/core/suites/order.ts';
import { overLimit, policyString } from '../../../../src/core/suites/policy.ts';
import type { CertificateKey } from '../../../../src/core/suites/reach.ts';
import { suiteRows } from '../../../../src/core/suites/rows.ts';
import { standingOf } from '../../../../src/core/suites/standing.ts';
import { weaknessOf } from '../../../../src/core/suites/weakness.ts';
import { prepare } from '../../../../src/core/text/prepare.ts';
import { suiteOrders } from '../../../../src/data/cipher-suite-orders.ts';
import { fixture } from '../readers/fixtures.ts';
import { all, versions } from './versions.ts';

interface Asked {
  readonly on?: readonly string[];
  readonly keys?: readonly CertificateKey[];
  readonly peers?: readonly PeerNeed[];
}

function check(text: string, { on = ['server-2022'], keys = ['RSA'], peers = [] }: Asked = {}): CheckedOrder {
  return checkOrder({ order: readOrder(prepare(text)), versions: versions(...on), keys, peers: new Set(peers) });
}
const ids = (c: CheckedOrder): string[] => c.findings.map((f) => `${f.verdict} ${f.id}`);

const TLS13 = 'TLS_AES_256_GCM_SHA384,TLS_AES_128_GCM_SHA256';
const GCM = 'TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384';
const CBC = 'TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384';

test('where an order comes from', () => {
  const table: [string, string, string | undefined, number][] = [
    [`${TLS13},${GCM}`, 'text', undefined, 3],
    [`${TLS13},${GCM},`, 'text', undefined, 3],
    [GCM, 'text', undefined, 1],
    ['ECDHE-RSA-AES256-GCM-SHA384:AES256-SHA', 'text', undefined, 2],
    ['| TLS_AES_256_GCM_SHA384 | TLS 1.3 |', 'text', undefined, 1],
    [fixture('cipher-suites/cmdlet-list.txt'), 'cmdlet', undefined, 2],
    [fixture('cipher-suites/local-list-reg-query.txt'), 'local', 'REG_MULTI_SZ', 3],
    [fixture('cipher-suites/local-list-one-text.txt'), 'local', 'REG_SZ', 2],
    [fixture('cipher-suites/policy-multi-string.reg'), 'policy', 'REG_MULTI_SZ', 2],
    [fixture('cipher-suites/policy.txt'), 'policy', 'REG_SZ', 3],
    [fixture('reg-query/wrapped-80.txt'), 'policy', 'REG_SZ', 3],
    [`[HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\Microsoft\\Cryptography\\Configuration\\SSL\\00010002]\n"Functions"="${TLS13}"`, 'policy', 'REG_SZ', 2],
    ['hello world', 'text', undefined, 0],
    ['', 'text', undefined, 0],
  ];
  for (const [text, from, type, entries] of table) {
    const order = readOrder(prepare(text));
    assert.deepEqual([order.from, order.type, order.entries.length], [from, type, entries], text.slice(0, 80));
  }
});

test('names: spelling, other systems, case, doubles, blanks', () => {
  assert.deepEqual(ids(check(`${TLS13},${GCM},TSL_RSA_WITH_AES_256_CBC_SHA,${CBC}`)), ['problem spelling']);
  assert.deepEqual(ids(check(`${TLS13},${GCM},${CBC},ECDHE-RSA-AES128-SHA256`)), ['problem names-of-another-system']);
  assert.deepEqual(ids(check(`${TLS13},${GCM},${CBC},ECDHE-RSA-CHACHA20-POLY1305`)), ['open names-of-another-system']);
  assert.deepEqual(ids(check(`${TLS13},${GCM},${CBC},TLS_NO_SUCH_SUITE`)), ['problem unknown-names']);
  assert.deepEqual(ids(check(`${TLS13},${GCM},${CBC.toLowerCase()}`)), ['open not-in-capitals']);
  assert.deepEqual(ids(check(`${TLS13},${GCM},${CBC},${GCM}`)), ['open doubles']);
  assert.deepEqual(ids(check(`${TLS13}, ${GCM}, ${CBC}`)), ['open blanks']);
  // One name in a line is no text of a policy: line breaks are no blanks.
  assert.deepEqual(ids(check(`${TLS13},${GCM},${CBC}`.split(',').join('\n'))), ['fine no-fault']);
  // Microsoft documents a comma behind each name.
  assert.deepEqual(ids(check(`${TLS13},${GCM},${CBC},`)), ['fine no-fault']);
  assert.deepEqual(ids(check(`Our list\n${TLS13},${GCM},${CBC}`)), ['open words']);
});

test('curves: part of the name before Windows 10, to spare since then', () => {
  assert.deepEqual(ids(check(CBC, { on: ['server-2012-r2'] })), ['problem curve-missing', 'problem nothing-left']);
  assert.deepEqual(ids(check(`${CBC}_P256`, { on: ['server-2012-r2'] })), ['fine no-fault']);
  // Both forms, for two versions with one policy: nothing is lost on the old one.
  assert.deepEqual(ids(check(`${CBC},${CBC}_P256`, { on: ['server-2012-r2'] })), ['fine no-fault']);
  assert.deepEqual(ids(check(`${TLS13},${GCM}_P256,${CBC}_P384`)), ['open curve-to-spare']);
  assert.deepEqual(check(`${TLS13},${GCM}_P256,${GCM}_P384,${CBC}_P384`).corrected, [...TLS13.split(','), GCM, CBC]);
  assert.deepEqual(check(`${TLS13},${CBC}`, { on: ['server-2022', 'server-2012-r2'] }).corrected, [...TLS13.split(','), `${CBC}_P256`, `${CBC}_P384`]);
  assert.deepEqual(check(fixture('cipher-suites/policy-suffixes-2012-r2.txt'), { on: ['server-2012-r2'], keys: ['RSA', 'ECDSA'] }).corrections, []);
});

test('the type of the value', () => {
  assert.ok(ids(check(fixture('cipher-suites/policy-multi-string.reg'), { on: ['server-2016'] })).includes('open type-of-the-policy'));
  assert.ok(ids(check(fixture('cipher-suites/local-list-one-text.txt'))).includes('problem type-of-the-local-list'));
  assert.ok(ids(check(fixture('cipher-suites/local-list-reg-query.txt'))).includes('open local-list'));
});

test('length: the limit is counted exactly, and the corrected order fits', () => {
  const names = suiteRows(versions('server-2016')[0]!).map((r) => r.name);
  const filler = (length: number): string => {
    const text = policyString(names).slice(0, length);
    return text.endsWith(',') ? `${text.slice(0, -1)}X` : text;
  };
  assert.equal(check(filler(1023), { on: ['server-2016'] }).findings.some((f) => f.id === 'too-long'), false);
  const over = check(filler(1030), { on: ['server-2016'] }).findings.find((f) => f.id === 'too-long');
  assert.match(over ? plainText(over.says) : '', /^1030 characters: 7 more than the 1023/);
  const { corrected, corrections } = check(suiteRows(versions('windows-8-1')[0]!).map((r) => r.name).join(','), { on: ['server-2012-r2'], keys: ['RSA', 'ECDSA'] });
  assert.equal(overLimit(policyString(corrected)), 0);
  assert.ok(corrections.some((c) => c.why.startsWith('the text is over the limit')));
  // The output of the cmdlet is no text, and has no limit.
  const listed = suiteRows(versions('server-2016')[0]!).map((r) => `Name : ${r.name}`).join('\n');
  assert.equal(check(listed, { on: ['server-2016'] }).findings.some((f) => f.id === 'too-long'), false);
});

test('what is left: TLS 1.3, certificates, old versions of TLS, old peers', () => {
  const table: [string, string, Asked, string[]][] = [
    ['no TLS 1.3', `${GCM},${CBC}`, {}, ['problem no-tls13']],
    ['no TLS 1.3 on a Windows without it', `${GCM},${CBC}`, { on: ['server-2019'] }, ['fine no-fault']],
    ['names of TLS 1.3 on a Windows without it', `${TLS13},${GCM},${CBC}`, { on: ['server-2019'] }, ['open tls13-names-ignored']],
    ['names of TLS 1.3 for two versions', `${TLS13},${GCM},${CBC}`, { on: ['server-2019', 'server-2022'] }, ['fine no-fault']],
    ['TLS 1.3 only', TLS13, {}, ['problem no-tls12-rsa']],
    ['RSA only, ECDSA certificate', `${TLS13},${GCM},${CBC}`, { keys: ['ECDSA'] }, ['problem no-tls12-ecdsa']],
    ['RSA only, certificate not known', `${TLS13},${GCM},${CBC}`, { keys: ['RSA', 'ECDSA'] }, ['open no-tls12-ecdsa']],
    ['GCM only', `${TLS13},${GCM}`, {}, ['open not-for-windows-8-1-rsa']],
    ['GCM only, and Windows 8.1 must get through', `${TLS13},${GCM}`, { peers: ['windows-8-1'] }, ['problem not-for-windows-8-1-rsa']],
    ['GCM only with ECDSA is enough for Windows 8.1', `${TLS13},TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384`, { keys: ['ECDSA'], peers: ['windows-8-1'] }, ['fine no-fault']],
    ['old TLS asked for', `${TLS13},${GCM},${CBC}`, { peers: ['old-tls'] }, ['problem no-old-tls-rsa']],
    ['old TLS served', `${TLS13},${GCM},${CBC},TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA`, { peers: ['old-tls'] }, ['open old-suites']],
    ['TLS 1.2 off by default', `${CBC}_P256`, { on: ['server-2008-r2'] }, ['open nothing-for-default-versions']],
    ['nothing', 'TLS_NO_SUCH_SUITE,TLS_NOR_THIS_ONE', {}, ['problem unknown-names', 'problem nothing-left']],
    ['a list older than its update', 'TLS_RSA_WITH_AES_128_CBC_SHA256', { on: ['server-2008-sp2'] }, ['open not-documented']],
    ['a suite that the version does not have', `${TLS13},${GCM},${CBC},TLS_DHE_DSS_EXPORT1024_WITH_DES_CBC_SHA,SSL_CK_RC4_128_WITH_MD5`, {}, ['problem broken-suites', 'open not-in-these-versions']],
  ];
  for (const [name, text, asked, expected] of table) assert.deepEqual(ids(check(text, asked)), expected, name);
});

test('HTTP/2: blocked suites before the first good one', () => {
  const bad = check(`${TLS13},${CBC},${GCM}`);
  assert.deepEqual(ids(bad), ['open http2-rsa']);
  assert.match(plainText(bad.findings[0]!.next!), new RegExp(GCM));
  assert.deepEqual(ids(check(`${TLS13},${CBC},${GCM}`, { peers: ['http2'] })), ['problem http2-rsa']);
  assert.deepEqual(check(`${CBC},${TLS13},${GCM}`, { peers: ['http2'] }).corrected, [...TLS13.split(','), GCM, CBC]);
  assert.deepEqual(ids(check(`${TLS13},${CBC}`)), ['open http2-rsa']);
  // No http.sys with HTTP/2 before Windows 10.
  assert.deepEqual(ids(check(`${CBC}_P256,TLS_DHE_RSA_WITH_AES_256_GCM_SHA384`, { on: ['server-2012-r2'] })), ['fine no-fault']);
});

test('weak suites are named, and broken ones left out', () => {
  const rc4 = check(`${TLS13},${GCM},${CBC},TLS_RSA_WITH_RC4_128_SHA`);
  assert.deepEqual(ids(rc4), ['problem broken-suites']);
  assert.match(plainText(rc4.findings[0]!.says), /off by default on a chosen version: the list switches it on/);
  assert.equal(rc4.corrected.includes('TLS_RSA_WITH_RC4_128_SHA'), false);
  const des = check(`${TLS13},${GCM},${CBC},TLS_RSA_WITH_3DES_EDE_CBC_SHA`);
  assert.deepEqual([ids(des), des.corrected.includes('TLS_RSA_WITH_3DES_EDE_CBC_SHA')], [['open old-suites'], true]);
  assert.deepEqual(ids(check(`${TLS13},${GCM},${CBC},TLS_RSA_WITH_NULL_SHA256`)), ['open only-on-request']);
});

test('the default list of each version, as its own order, has no problem that the list itself does not have', () => {
  for (const v of all) {
    const { findings } = checkOrder({ order: readOrder(prepare(listOf(v).on.join('\n'))), versions: [v], keys: ['RSA', 'ECDSA'], peers: new Set() });
    const problems = findings.filter((f) => f.verdict === 'problem').map((f) => f.id);
    const broken = suiteRows(v).some((r) => r.state === 'on' && weaknessOf(r.suite).level === 'broken');
    // Without TLS 1.2 its suites are not missed; one name in a line has no limit of a text but the sum is counted.
    assert.deepEqual(problems.filter((id) => id !== 'too-long'), broken ? ['broken-suites'] : [], v.id);
  }
});

const anyName = fc.constantFrom(...new Set(all.flatMap((v) => suiteRows(v).map((r) => r.name))));
const anyEntry = fc.oneof(anyName, anyName, fc.constantFrom('ECDHE-RSA-AES256-SHA384', 'TSL_AES_256_GCM_SHA384', 'X_Y', 'tls_aes_128_gcm_sha256', `${GCM}_P256`));
const someVersions = fc.uniqueArray(fc.constantFrom(...all), { minLength: 1, maxLength: 4 });

test('laws of the corrected order', () => {
  fc.assert(
    fc.property(fc.array(anyEntry, { minLength: 1, maxLength: 40 }), someVersions, fc.subarray<PeerNeed>(['old-tls', 'windows-8-1', 'http2']), (names, chosen, peers) => {
      const keys = ['RSA', 'ECDSA'] as const;
      const question = { order: readOrder(prepare(names.join(','))), versions: chosen, keys, peers: new Set(peers) };
      const { corrected, corrections } = checkOrder(question);
      assert.equal(new Set(corrected).size, corrected.length, 'each name once');
      for (const name of corrected) {
        assert.ok(suiteOf(name) && weaknessOf(suiteOf(name)!.suite).level !== 'broken', `${name} is known and not broken`);
        assert.ok(chosen.some((v) => standingOf(name, v).kind === 'here'), `${name} is in a chosen version`);
      }
      assert.equal(overLimit(policyString(corrected)), 0, 'fits the policy');
      if (corrected.length > 0 && chosen.some((v) => suiteRows(v).some((r) => isTls13(r.name)))) assert.ok(corrected.some(isTls13), 'TLS 1.3 stays');
      const again = checkOrder({ ...question, order: readOrder(prepare(policyString(corrected))) });
      if (corrected.length > 0) assert.deepEqual(again.corrected, corrected, 'a corrected order needs no correction');
      assert.ok(corrected.length === 0 || again.corrections.length === 0, JSON.stringify(again.corrections));
      // Old suites are never added.
      const old = (list: readonly string[]) => new Set(list.flatMap((n) => (suiteOf(n) && weaknessOf(suiteOf(n)!.suite).level === 'old' ? [suiteOf(n)!.suite.name] : [])));
      const meant = checkOrder(question).resolved.flatMap((e) => (e.meant === undefined ? [] : [e.meant]));
      for (const name of old(corrected)) assert.ok(old(meant).has(name), `${name} was not asked for`);
      for (const c of corrections) assert.ok(c.why.length > 3);
    }),
    { numRuns: 300 },
  );
});

test('any text gives an answer, and soon', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => assert.ok(check(text).findings.length > 0)));
  const many = Array.from({ length: 10_000 }, (_, i) => `TLS_ECDHE_RSA_WITH_AES_${i}_CBC_SHA384`).join('\n');
  const doubles = Array.from({ length: 10_000 }, () => CBC).join('\n');
  const began = performance.now();
  check(many, { on: all.map((v) => v.id) });
  check(doubles, { on: all.map((v) => v.id) });
  assert.ok(performance.now() - began < 6000, `${performance.now() - began} ms`);
});

test('the published orders: known names, each once, in the spelling of the table, with sources', () => {
  for (const order of suiteOrders) {
    const names = order.suites.map((s) => s.name);
    assert.equal(new Set(names).size, names.length, order.id);
    for (const { name, why } of order.suites) {
      assert.ok(suiteOf(name)?.curve === undefined && suiteOf(name)?.suite.name === name, name);
      assert.match(why, /^[A-Z].*\.$/);
    }
    const weak = names.filter((n) => weaknessOf(suiteOf(n)!.suite).level !== 'none');
    assert.equal(weak.length > 0, order.weakens, order.id);
    assert.ok(names.every((n) => weaknessOf(suiteOf(n)!.suite).level !== 'broken'));
    assert.match(order.version, /^20\d\d-\d\d-\d\d$/);
    assert.ok(order.sources.length > 0);
    const found = ids(check(names.join(','), { keys: ['RSA', 'ECDSA'], peers: ['http2'] }));
    assert.deepEqual(found.filter((f) => f.startsWith('problem')), [], order.id);
  }
  assert.equal(policyString(suiteOrders.find((o) => o.id === 'with-cbc')!.suites.map((s) => s.name)).length, 357);
});
