import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { plainText } from '../../../../src/core/blocks.ts';
import { judgeCertificate, overall, ruleOf, type CertWanted } from '../../../../src/core/certificate/judge.ts';
import type { CertificateFacts, CertificateInput } from '../../../../src/core/certificate/model.ts';
import type { CertState, CertVerdict } from '../../../../src/core/certificate/verdict.ts';
import { certificatePurposes, sqlTopologies, sqlVersions } from '../../../../src/data/certificate-purposes.ts';
import { certificateRules, type CertificateRuleId } from '../../../../src/data/certificate-rules.ts';
import { certificateSources } from '../../../../src/data/certificate-sources.ts';
import { causes } from '../../../../src/data/causes.ts';
import { at, blank, cngKey, dns, good, input, issuing, legacyKey, root } from './facts.ts';

const NOW = '2026-11-21';
type Wanted = Partial<CertWanted>;
const wantedFor = (wanted: Wanted): CertWanted => ({ purpose: 'sql', names: ['sql01.corp.example'], now: NOW, ...wanted });

function say(given: CertificateFacts | CertificateInput, id: CertificateRuleId, wanted: Wanted = {}): CertVerdict | undefined {
  return judgeCertificate('certificates' in given ? given : input(given), wantedFor(wanted)).find((v) => v.id === id);
}

/** Rule, what differs from a certificate that is in order, what is wanted, and the state; undefined: the rule asks nothing. */
type Row = readonly [CertificateRuleId, Partial<CertificateFacts> | CertificateInput, Wanted, CertState | undefined];
const on = (purpose: CertWanted['purpose'], more: Wanted = {}): Wanted => ({ purpose, ...more });
const ldaps = on('ldaps', { names: ['dc01.corp.example'] });
const ag = (listeners: string[], names = ['sql01.corp.example']): Wanted => ({ topology: 'availability-group', listeners, names });
const fci = (...names: string[]): Wanted => ({ topology: 'failover-cluster', names });
const said = (ok: boolean | undefined, origin: 'certutil' | 'openssl', ...words: string[]): CertificateInput => ({ ...input(good), chain: [{ origin, ok, said: words.map((value, i) => ({ value, line: i + 1 })) }] });

const ROWS: readonly Row[] = [
  ['all-date-expired', {}, on('iis'), 'fine'],
  ['all-date-expired', { notAfter: at({ text: 'x', iso: '2026-11-20T12:00:00Z' }) }, on('iis'), 'stop'],
  ['all-date-expired', { notAfter: at({ text: 'x', iso: '2026-11-21T12:00:00Z' }) }, on('iis'), 'not-checked'],
  ['all-date-expired', { notAfter: at({ text: 'x', iso: '2026-11-21T12:00:00Z' }) }, on('iis', { now: '2026-11-21T12:00:01Z' }), 'stop'],
  ['all-date-expired', { notAfter: at({ text: 'x', iso: '2026-11-21T12:00:00Z' }) }, on('iis', { now: '2026-11-21T11:59:59Z' }), 'fine'],
  ['all-date-expired', { notAfter: at({ text: 'x', iso: '2026-11-21T12:00:00Z' }), origin: 'certutil' }, on('iis', { now: '2026-11-21T20:00:00Z' }), 'not-checked'],
  ['all-date-expired', { notAfter: at({ text: 'x', iso: '2026-11-21T12:00:00Z' }), origin: 'certutil' }, on('iis', { now: '2026-11-22T03:00:00Z' }), 'stop'],
  ['all-date-expired', { notAfter: at({ text: '06/01/2026', either: ['2026-06-01T00:00:00Z', '2026-01-06T00:00:00Z'] }) }, on('iis'), 'stop'],
  ['all-date-expired', { notAfter: at({ text: '10/12/2026', either: ['2026-12-10T00:00:00Z', '2026-10-12T00:00:00Z'] }) }, on('iis'), 'not-checked'],
  ['all-date-expired', { notAfter: at({ text: 'whenever' }) }, on('iis'), 'not-checked'],
  ['all-date-expired', { notAfter: undefined }, on('iis'), 'not-checked'],
  ['all-date-expired', {}, on('iis', { now: 'today' }), 'not-checked'],
  ['sql-expired', {}, {}, 'fine'],
  ['sql-expired', { notAfter: at({ text: 'x', iso: '2020-01-01T00:00:00Z' }) }, {}, 'warning'],
  ['sql-expired', { notAfter: undefined }, {}, 'not-checked'],
  ['all-date-future', {}, {}, 'fine'],
  ['all-date-future', { notBefore: at({ text: 'x', iso: '2026-11-22T00:00:00Z' }) }, {}, 'stop'],
  ['all-date-future', { notBefore: undefined }, {}, 'not-checked'],
  ['all-date-soon', {}, {}, 'fine'],
  ['all-date-soon', { notAfter: at({ text: 'x', iso: '2026-12-01T00:00:00Z' }) }, {}, 'warning'],
  ['all-date-soon', { notAfter: at({ text: 'x', iso: '2026-11-01T00:00:00Z' }) }, {}, undefined],
  ['all-date-soon', { notAfter: undefined }, {}, undefined],
  ['all-name', {}, {}, 'fine'],
  ['all-name', {}, { names: ['ag-sales.corp.example'] }, 'stop'],
  ['all-name', {}, { names: ['sql01.corp.example', 'other'] }, 'stop'],
  ['all-name', { names: 'absent' }, {}, 'fine'],
  ['all-name', { names: dns('*.corp.example') }, {}, 'fine'],
  ['all-name', { names: dns('s*.corp.example') }, {}, 'fine'],
  ['all-name', { names: dns('s*1.corp.example'), commonNames: [] }, {}, 'warning'],
  ['all-name', { names: dns('web01.corp.example') }, {}, 'warning'],
  ['all-name', { names: undefined, commonNames: undefined }, {}, 'not-checked'],
  ['all-name', {}, { names: [] }, 'not-checked'],
  ['all-name', {}, { names: ['10.1.2.3'] }, undefined],
  ['all-ip', {}, {}, undefined],
  ['all-ip', {}, { names: ['10.1.2.3'] }, 'stop'],
  ['all-ip', { names: at([{ kind: 'ip', value: '10.1.2.3' }]) }, on('iis', { names: ['10.1.2.3'] }), 'fine'],
  ['all-ip', { names: at([{ kind: 'ip', value: '10.1.2.3' }]) }, { names: ['10.1.2.3'] }, 'warning'],
  ['all-ip', { names: at([{ kind: 'ip', value: '2001:DB8:0::1' }]) }, on('iis', { names: ['2001:db8::1'] }), 'fine'],
  ['all-ip', { names: undefined }, { names: ['10.1.2.3'] }, 'not-checked'],
  ['all-nosan', {}, {}, 'fine'],
  ['all-nosan', { names: 'absent' }, {}, 'warning'],
  ['all-nosan', { names: at([{ kind: 'upn', value: 'x@corp.example' }]) }, {}, 'warning'],
  ['all-nosan', { names: undefined }, {}, 'not-checked'],
  ['all-wild', {}, {}, undefined],
  ['all-wild', { names: dns('*.corp.example') }, {}, 'fine'],
  ['all-wild', { names: dns('*w.corp.example') }, {}, 'warning'],
  ['all-wild', { names: dns('www.*.example') }, {}, 'warning'],
  ['all-wild', { names: dns('*.example') }, {}, 'warning'],
  ['all-wild', { names: dns('w*.corp.example') }, {}, 'warning'],
  ['all-wild', { names: undefined }, {}, undefined],
  ['all-odd-names', {}, {}, 'fine'],
  ['all-odd-names', { names: dns('m\u00fcller.example') }, {}, 'warning'],
  ['all-odd-names', { names: dns('sql01.corp.example\u0000.evil.example') }, {}, 'warning'],
  ['all-odd-names', { names: dns('sql_01.corp.example') }, {}, 'note'],
  ['all-odd-names', { names: undefined }, {}, undefined],
  ['all-eku', {}, {}, 'fine'],
  ['all-eku', { purposes: at(['2.5.29.37.0']) }, {}, 'fine'],
  ['all-eku', { purposes: at(['1.3.6.1.5.5.7.3.2']) }, {}, 'stop'],
  ['all-eku', { purposes: at(['1.3.6.1.5.5.7.3.3']) }, on('postgresql'), 'stop'],
  ['all-eku', { purposes: 'absent' }, {}, 'warning'],
  ['all-eku', { purposes: undefined }, {}, 'not-checked'],
  ['all-eku', {}, on('rdp'), undefined],
  ['rdp-eku', {}, on('rdp'), 'fine'],
  ['rdp-eku', { purposes: at(['1.3.6.1.4.1.311.54.1.2']) }, on('rdp'), 'fine'],
  ['rdp-eku', { purposes: at(['1.3.6.1.5.5.7.3.2']) }, on('rdp'), 'stop'],
  ['rdp-eku', { purposes: undefined }, on('rdp'), 'not-checked'],
  ['my-eku', { purposes: at(['1.3.6.1.5.5.7.3.2']) }, on('mysql-client', { names: [] }), 'fine'],
  ['my-eku', { purposes: 'absent' }, on('mysql-client', { names: [] }), 'fine'],
  ['my-eku', {}, on('mysql-client', { names: [] }), 'stop'],
  ['my-eku', { purposes: undefined }, on('mysql-client', { names: [] }), 'not-checked'],
  ['all-ku', {}, on('iis'), 'fine'],
  ['all-ku', { keyUsage: at(['keyEncipherment']) }, on('iis'), 'warning'],
  ['all-ku', { keyUsage: at(['digitalSignature']), key: at({ algorithm: 'EC', curve: 'P-256' }) }, on('iis'), 'fine'],
  ['all-ku', { keyUsage: undefined }, on('iis'), 'not-checked'],
  ['sql-ku', {}, {}, 'fine'],
  ['sql-ku', { keyUsage: 'absent' }, {}, 'fine'],
  ['sql-ku', { keyUsage: at(['digitalSignature']) }, {}, 'warning'],
  ['sql-ku', { keyUsage: undefined }, {}, 'not-checked'],
  ['all-rsa1024', {}, {}, 'fine'],
  ['all-rsa1024', { key: at({ algorithm: 'RSA', bits: 1024 }) }, {}, 'warning'],
  ['all-rsa1024', { key: at({ algorithm: 'RSA', bits: 1023 }) }, {}, 'stop'],
  ['all-rsa1024', { key: at({ algorithm: 'RSA' }) }, {}, 'not-checked'],
  ['all-rsa1024', { key: at({ algorithm: 'EC', curve: 'P-384', bits: 384 }) }, on('iis'), 'note'],
  ['all-rsa1024', { key: at({ algorithm: 'EC', curve: '1.3.132.0.10' }) }, on('iis'), 'warning'],
  ['all-rsa1024', { key: at({ algorithm: 'Ed25519' }) }, on('iis'), 'warning'],
  ['all-rsa1024', { key: undefined }, {}, 'not-checked'],
  ['all-weaksig', {}, {}, 'fine'],
  ['all-weaksig', { signature: at({ name: 'md5RSA', hash: 'MD5' }) }, {}, 'stop'],
  ['all-weaksig', input(good, { ...issuing, signature: at({ name: 'md5RSA', hash: 'MD5' }) }), {}, 'stop'],
  ['all-weaksig', input(good, issuing, { ...root, signature: at({ name: 'md5RSA', hash: 'MD5' }) }), {}, 'fine'],
  ['all-weaksig', { signature: at({ name: '1.2.3.4' }) }, {}, 'not-checked'],
  ['all-weaksig', { signature: undefined }, {}, 'not-checked'],
  ['all-sha1sig', {}, {}, 'fine'],
  ['all-sha1sig', { signature: at({ name: 'sha1RSA', hash: 'SHA1' }) }, {}, 'warning'],
  ['all-sha1sig', input(good, issuing, { ...root, signature: at({ name: 'sha1RSA', hash: 'SHA1' }) }), {}, 'fine'],
  ['all-sha1sig', { selfSigned: true, signature: at({ name: 'sha1RSA', hash: 'SHA1' }) }, {}, 'note'],
  ['all-sha1sig', { signature: undefined }, {}, 'not-checked'],
  ['all-ca', {}, {}, 'fine'],
  ['all-ca', { authority: at(false) }, {}, 'fine'],
  ['all-ca', { authority: at(true) }, {}, 'warning'],
  ['all-ca', { authority: undefined }, {}, 'not-checked'],
  ['all-version', {}, {}, 'fine'],
  ['all-version', { version: at(1) }, {}, 'warning'],
  ['all-version', { version: undefined }, {}, 'not-checked'],
  ['all-self', {}, {}, 'fine'],
  ['all-self', { selfSigned: true }, {}, 'warning'],
  ['all-self', { selfSigned: undefined, issuer: good.subject }, {}, 'warning'],
  ['all-self', { selfSigned: true, commonNames: ['SSL_Self_Signed_Fallback'] }, {}, 'stop'],
  ['all-self', { selfSigned: true, commonNames: ['SSL_Self_Signed_Fallback'] }, on('iis'), 'warning'],
  ['all-self', { selfSigned: undefined, issuer: undefined }, {}, 'not-checked'],
  ['all-chain', {}, {}, 'not-checked'],
  ['all-chain', input(good, issuing), {}, 'note'],
  ['all-chain', input(good, issuing, root), {}, 'fine'],
  ['all-chain', input(issuing, good, root), on('mysql', { names: [] }), 'warning'],
  ['all-chain', input(root, issuing, good), on('iis'), 'note'],
  ['all-chain', { selfSigned: true }, {}, undefined],
  ['all-chain-said', {}, {}, undefined],
  ['all-chain-said', said(true, 'certutil'), {}, 'fine'],
  ['all-chain-said', said(undefined, 'certutil'), {}, 'not-checked'],
  ['all-chain-said', said(false, 'certutil', 'CERT_TRUST_IS_UNTRUSTED_ROOT (0x20)'), {}, 'stop'],
  ['all-chain-said', said(false, 'openssl', '10 certificate has expired'), {}, 'stop'],
  ['all-chain-said', said(false, 'openssl', '20 unable to get local issuer certificate'), {}, 'warning'],
  ['all-chain-said', said(false, 'openssl', '1 unspecified'), {}, 'warning'],
  ['all-revocation', {}, {}, 'fine'],
  ['all-revocation', { revocation: at(['ldap:///CN=X,DC=corp,DC=example']) }, {}, 'warning'],
  ['all-revocation', { revocation: at(['ldap:///CN=X,DC=corp,DC=example']), ocsp: undefined }, {}, 'not-checked'],
  ['all-revocation', { revocation: at(['ldap:///CN=X']), ocsp: at(['http://ocsp.corp.example']) }, {}, 'fine'],
  ['all-revocation', { revocation: 'absent' }, {}, 'note'],
  ['all-revocation', { revocation: 'absent', ocsp: undefined }, {}, 'not-checked'],
  ['all-revocation', { revocation: undefined, ocsp: undefined }, {}, 'not-checked'],
  ['all-revocation', { selfSigned: true }, {}, undefined],
  ['all-nokey', { privateKey: legacyKey }, {}, 'fine'],
  ['all-nokey', { privateKey: { there: at(false, 9) } }, {}, 'stop'],
  ['all-nokey', { privateKey: { ...legacyKey, test: at('failed', 9) } }, {}, 'stop'],
  ['all-nokey', { privateKey: { there: at(true, 9) } }, {}, 'not-checked'],
  ['all-nokey', {}, {}, 'not-checked'],
  ['all-nokey', {}, on('postgresql'), 'not-checked'],
  ['sql-keyspec', { privateKey: legacyKey }, {}, 'fine'],
  ['sql-keyspec', { privateKey: { ...legacyKey, spec: at(2, 9) } }, {}, 'stop'],
  ['sql-keyspec', { privateKey: cngKey }, {}, undefined],
  ['sql-keyspec', {}, {}, 'not-checked'],
  ['sql-ksp', { privateKey: legacyKey }, {}, 'fine'],
  ['sql-ksp', { privateKey: cngKey }, {}, 'warning'],
  ['sql-ksp', { privateKey: cngKey }, { sqlVersion: '2022' }, 'warning'],
  ['sql-ksp', { privateKey: cngKey }, { sqlVersion: '2016' }, 'stop'],
  ['sql-ksp', { key: at({ algorithm: 'EC', curve: 'P-256' }) }, {}, 'stop'],
  ['sql-ksp', {}, {}, 'not-checked'],
  ['sql-acl', { privateKey: legacyKey }, {}, 'not-checked'],
  ['sql-cn', {}, {}, 'fine'],
  ['sql-cn', { commonNames: ['sql01'] }, {}, 'fine'],
  ['sql-cn', { commonNames: ['other'] }, {}, 'note'],
  ['sql-cn', { commonNames: [] }, {}, 'note'],
  ['sql-cn', { commonNames: undefined }, {}, 'not-checked'],
  ['sql-cn', {}, { names: [] }, 'not-checked'],
  ['sql-host', {}, {}, 'fine'],
  ['sql-host', { names: dns('sql01.corp.example') }, {}, 'note'],
  ['sql-host', {}, { names: ['sql01'] }, 'not-checked'],
  ['sql-host', { names: undefined }, {}, 'not-checked'],
  ['sql-host', {}, ag([]), undefined],
  ['sql-ag', {}, {}, undefined],
  ['sql-ag', { names: dns('sql01.corp.example', 'sql01', 'ag-sales.corp.example', 'ag-sales') }, ag(['ag-sales.corp.example']), 'fine'],
  ['sql-ag', { names: dns('sql01.corp.example', 'ag-sales.corp.example') }, ag(['ag-sales.corp.example']), 'note'],
  ['sql-ag', {}, ag(['ag-sales.corp.example']), 'stop'],
  ['sql-ag', {}, ag([]), 'not-checked'],
  ['sql-ag', { names: dns('ag-sales.corp.example') }, ag(['ag-sales.corp.example'], []), 'not-checked'],
  ['sql-ag', { names: undefined }, ag(['ag-sales.corp.example']), 'not-checked'],
  ['sql-fci', {}, {}, undefined],
  ['sql-fci', { names: dns('sqlfc.corp.example', 'sqlfc') }, fci('sqlfc.corp.example'), 'fine'],
  ['sql-fci', { names: dns('sqlfc.corp.example') }, fci('sqlfc.corp.example'), 'note'],
  ['sql-fci', { names: 'absent', commonNames: ['sqlfc.corp.example'] }, fci('sqlfc.corp.example'), 'note'],
  ['sql-fci', {}, fci('sqlfc.corp.example'), 'stop'],
  ['sql-fci', {}, fci(), 'not-checked'],
  ['sql-fci', { names: undefined }, fci('sqlfc.corp.example'), 'not-checked'],
  ['sql-wild', {}, {}, undefined],
  ['sql-wild', { names: dns('*.corp.example') }, {}, 'note'],
  ['sql-wild', { names: undefined, commonNames: undefined }, {}, 'not-checked'],
  ['ldaps-fqdn', { names: dns('DC01.corp.example') }, ldaps, 'fine'],
  ['ldaps-fqdn', { commonNames: ['dc01.corp.example'] }, ldaps, 'fine'],
  ['ldaps-fqdn', { names: dns('*.corp.example') }, ldaps, 'warning'],
  ['ldaps-fqdn', { names: dns('dc01') }, ldaps, 'stop'],
  ['ldaps-fqdn', { names: undefined }, ldaps, 'not-checked'],
  ['ldaps-fqdn', {}, on('ldaps', { names: ['dc01'] }), 'not-checked'],
  ['ldaps-csp', { privateKey: legacyKey }, ldaps, 'fine'],
  ['ldaps-csp', { privateKey: cngKey }, ldaps, 'note'],
  ['ldaps-csp', {}, ldaps, 'not-checked'],
  ['ldaps-adws', { privateKey: legacyKey }, ldaps, 'fine'],
  ['ldaps-adws', { privateKey: cngKey }, ldaps, 'warning'],
  ['ldaps-adws', {}, ldaps, 'not-checked'],
  ['ldaps-strongkey', { privateKey: legacyKey }, ldaps, 'not-checked'],
  ['ldaps-many', {}, ldaps, 'not-checked'],
  ['ldaps-many', input(good, { ...good, serial: at('CC00000000000002'), thumbprint: at('C'.repeat(40)), subject: at('CN=dc01') }), ldaps, 'warning'],
  ['ldaps-many', input(good, { ...good, serial: at('CC00000000000002'), thumbprint: at('C'.repeat(40)), purposes: at(['1.3.6.1.5.5.7.3.2']) }), ldaps, 'not-checked'],
  ['iis-store', {}, on('iis'), 'not-checked'],
  ['iis-key', {}, on('iis'), 'not-checked'],
  ['rdp-key', {}, on('rdp'), 'not-checked'],
  ['all-leaves', {}, {}, undefined],
  ['all-leaves', input(good, { ...good, serial: at('CC00000000000002'), thumbprint: at('C'.repeat(40)) }), {}, 'note'],
  ['all-oddities', {}, {}, 'fine'],
  ['all-oddities', { oddities: ['negative serial number'] }, {}, 'note'],
  ['all-oddities', { origin: 'certutil' }, {}, undefined],
  ['thumb-match', {}, {}, undefined],
  ['thumb-match', {}, { thumbprint: '4249E16E0AF0A02E63C45C93FD52AD0927821B01' }, 'fine'],
  ['thumb-match', {}, { thumbprint: 'D'.repeat(40) }, 'stop'],
  ['thumb-match', { thumbprint: undefined }, { thumbprint: 'D'.repeat(40) }, 'not-checked'],
];

/** Without the properties that a row takes away. */
function facts(change: Partial<CertificateFacts>): CertificateFacts {
  return Object.fromEntries(Object.entries({ ...good, ...change }).filter(([, v]) => v !== undefined)) as unknown as CertificateFacts;
}

for (const id of certificateRules.map((r) => r.id)) {
  test(`rule ${id}`, () => {
    const rows = ROWS.filter((r) => r[0] === id);
    assert.ok(rows.length > 0);
    for (const [, change, wanted, state] of rows) {
      const given = 'certificates' in change ? change : facts(change);
      const verdict = say(given, id, wanted);
      assert.equal(verdict?.state, state, `${id} ${JSON.stringify(change).slice(0, 300)} ${JSON.stringify(wanted)}: ${verdict ? plainText(verdict.says) : 'nothing'}`);
      if (verdict?.state === 'stop') assert.ok(['stop'].includes(ruleOf(id).raises), `${id} raises more than its row says`);
      if (verdict?.state === 'warning') assert.notEqual(ruleOf(id).raises, 'note', `${id} raises more than its row says`);
    }
    const strongest = ruleOf(id).raises;
    const reached = new Set(rows.map((r) => r[3]));
    const unseeable: readonly string[] = ['sql-acl', 'ldaps-strongkey', 'iis-store', 'iis-key', 'rdp-key'];
    assert.ok(unseeable.includes(id) || reached.has(strongest), `no row of ${id} raises ${strongest}`);
  });
}

test('a certificate that shows nothing passes nothing', () => {
  for (const { id: purpose } of certificatePurposes) {
    for (const v of judgeCertificate(input(blank), wantedFor({ purpose }))) assert.ok(v.state === 'not-checked', `${purpose} ${v.id} ${v.state}: ${plainText(v.says)}`);
  }
});

test('a good certificate from a file is open, never fine: the key is not in a file', () => {
  for (const { id: purpose } of certificatePurposes.filter((p) => p.id !== 'mysql-client' && p.id !== 'ldaps')) {
    const verdicts = judgeCertificate(input(good, issuing, root), wantedFor({ purpose, names: ['sql01.corp.example', 'sql01'] }));
    assert.deepEqual(verdicts.filter((v) => v.state === 'stop' || v.state === 'warning').map((v) => v.id), [], purpose);
    assert.equal(overall(verdicts), 'open');
    assert.ok(verdicts.some((v) => v.id === 'all-nokey' && v.state === 'not-checked'));
  }
});

test('CNG keys and SQL Server: documented and observed are both said, and both reports are linked', () => {
  const v = say({ ...good, privateKey: cngKey }, 'sql-ksp');
  assert.match(plainText(v?.documented ?? []), /^No/);
  assert.match(plainText(v?.observed ?? []), /^Yes/);
  const links = (v?.observed ?? []).flatMap((p) => (typeof p === 'object' && 'link' in p ? [p.link] : []));
  assert.deepEqual(links, ['https://github.com/dataplat/dbatools/issues/10713', 'https://github.com/dataplat/dbatools/pull/10721']);
});

test('the words say how many days', () => {
  assert.match(plainText(say({ ...good, notAfter: at({ text: 'x', iso: '2026-12-01T00:00:00Z' }) }, 'all-date-soon')?.says ?? []), /expires in 9 days: 2026-12-01/);
  assert.match(plainText(say({ ...good, notAfter: at({ text: 'x', iso: '2026-11-23T12:00:00Z' }) }, 'all-date-soon')?.says ?? []), /expires in 1 day:/);
});

test('trust comes before revocation among the causes of a verifier', () => {
  const v = say(said(false, 'certutil', 'CERT_TRUST_IS_PARTIAL_CHAIN (0x10000)', 'CERT_TRUST_REVOCATION_STATUS_UNKNOWN (0x40)', 'CERT_TRUST_IS_NOT_TIME_VALID (0x1)'), 'all-chain-said');
  assert.deepEqual(v?.causes, ['tls-cert-untrusted-root', 'tls-cert-expired']);
});

test('the leaf is found: by thumbprint, by its key, before authorities', () => {
  const other = { ...good, serial: at('CC00000000000002'), thumbprint: at('C'.repeat(40)), subject: at('CN=other') };
  const names = (i: CertificateInput, thumbprint?: string) => plainText(judgeCertificate(i, wantedFor(thumbprint === undefined ? {} : { thumbprint })).find((v) => v.id === 'all-leaves')?.says ?? []);
  assert.match(names(input(good, other)), /sql01\.corp\.example: it is the first/);
  assert.match(names(input(good, { ...other, privateKey: legacyKey })), /CN=other: it is the first with a private key/);
  assert.equal(say(input(root, issuing, other, good), 'thumb-match', { thumbprint: 'C'.repeat(40) })?.state, 'fine');
  assert.equal(say(input(root, issuing, good), 'all-ca')?.state, 'fine');
  assert.equal(say(input(root), 'all-ca')?.state, 'warning');
});

test('the same certificate as file and as output of certutil is one: the key comes from the text', () => {
  const told: CertificateFacts = { origin: 'certutil', thumbprint: good.thumbprint!, subject: at('CN=sql01.corp.example', 9), privateKey: legacyKey, oddities: [] };
  for (const i of [input(good, told), input(told, good)]) {
    assert.equal(say(i, 'all-nokey')?.state, 'fine');
    assert.equal(say(i, 'all-eku')?.state, 'fine');
    assert.equal(say(i, 'all-leaves'), undefined);
  }
});

test('rows: pages and causes exist, sources are known, sentences end', () => {
  const pages = new Set(readdirSync(join(import.meta.dirname, '../../../../content/runbook'), { recursive: true }).map((f) => String(f).replace(/^.*[\\/]/, '').replace(/\.mdx$/, '')));
  for (const rule of certificateRules) {
    assert.ok(pages.has(rule.page), rule.page);
    assert.ok(!('cause' in rule) || causes.some((c) => c.id === rule.cause), rule.id);
    assert.ok(rule.sources.length > 0 && rule.sources.every((s) => Object.hasOwn(certificateSources, s)), rule.id);
    assert.match(rule.asks, /\.$/, rule.id);
  }
  assert.equal(new Set(certificateRules.map((r) => r.id)).size, certificateRules.length);
});

const anyText = fc.oneof(fc.string({ unit: 'binary', maxLength: 30 }), fc.constantFrom('sql01.corp.example', '*.corp.example', '*', '*.', 'w*w.corp.example', '', '\u0000', '\ud800', 'CN=a, DC=b', '__proto__'));
const seen = <T>(value: fc.Arbitrary<T>) => value.map((v) => at(v, 3));
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
const orAbsent = <T>(value: fc.Arbitrary<T>) => fc.oneof(fc.constant('absent' as const), value);
const date = fc.record({ text: anyText, iso: maybe(fc.constantFrom('2026-11-21T00:00:00Z', '9999-12-31T23:59:59Z', '0000-01-01T00:00:00Z', 'x', '275761-01-01T00:00:00Z')), either: maybe(fc.constant(['2026-01-02T00:00:00Z', '2026-02-01T00:00:00Z'] as const)) });
const certificateArb = fc.record({
  origin: fc.constantFrom('pem', 'der', 'certutil', 'openssl', 'registry'), version: maybe(seen(fc.nat(9))), serial: maybe(seen(anyText)), subject: maybe(seen(anyText)), issuer: maybe(seen(anyText)), commonNames: maybe(fc.array(anyText, { maxLength: 3 })),
  notBefore: maybe(seen(date)), notAfter: maybe(seen(date)), names: maybe(orAbsent(seen(fc.array(fc.record({ kind: fc.constantFrom('dns', 'ip', 'upn', 'uri', 'email', 'other'), value: anyText }), { maxLength: 5 })))),
  purposes: maybe(orAbsent(seen(fc.array(anyText, { maxLength: 3 })))), keyUsage: maybe(orAbsent(seen(fc.array(fc.constantFrom('digitalSignature', 'keyEncipherment', 'keyCertSign'), { maxLength: 3 })))), authority: maybe(orAbsent(seen(fc.boolean()))),
  key: maybe(seen(fc.record({ algorithm: fc.constantFrom('RSA', 'EC', 'DSA', 'Ed25519', 'Ed448', 'other'), name: maybe(anyText), bits: maybe(fc.integer({ min: -5, max: 99999 })), curve: maybe(anyText) }))),
  signature: maybe(seen(fc.record({ name: anyText, hash: maybe(fc.constantFrom('MD5', 'SHA1', 'SHA256', 'none')) }))), thumbprint: maybe(seen(anyText)), revocation: maybe(orAbsent(seen(fc.array(anyText, { maxLength: 3 })))), ocsp: maybe(orAbsent(seen(fc.array(anyText, { maxLength: 3 })))),
  selfSigned: maybe(fc.boolean()), subjectKeyId: maybe(anyText), authorityKeyId: maybe(anyText),
  privateKey: maybe(fc.record({ there: seen(fc.boolean()), spec: maybe(seen(fc.nat(9))), provider: maybe(seen(anyText)), container: maybe(seen(anyText)), test: maybe(seen(fc.constantFrom('passed', 'failed'))) })), oddities: fc.array(anyText, { maxLength: 3 }),
}) as unknown as fc.Arbitrary<CertificateFacts>;

test('any facts, names and dates: verdicts are given, complete and the same again', () => {
  fc.assert(
    fc.property(fc.array(certificateArb, { maxLength: 4 }), fc.array(anyText, { maxLength: 4 }), fc.constantFrom(...certificatePurposes.map((p) => p.id)), fc.constantFrom(undefined, ...sqlTopologies.map((t) => t.id)), fc.constantFrom(undefined, ...sqlVersions.map((v) => v.id)), fc.array(fc.record({ origin: fc.constantFrom('certutil' as const, 'openssl' as const), ok: fc.constantFrom(true, false, undefined), said: fc.array(seen(anyText), { maxLength: 2 }) }), { maxLength: 2 }), (certificates, names, purpose, topology, sqlVersion, chain) => {
      const given = { ...input(...certificates), chain };
      const wanted: CertWanted = { purpose, names, listeners: names, now: NOW, ...(topology ? { topology } : {}), ...(sqlVersion ? { sqlVersion } : {}) };
      const verdicts = judgeCertificate(given, wanted);
      assert.equal(verdicts.length === 0, certificates.length === 0);
      assert.deepEqual(judgeCertificate(given, wanted), verdicts);
      for (const v of verdicts) {
        const words = plainText([...v.says, ...v.next, ...(v.documented ?? []), ...(v.observed ?? [])]);
        assert.ok(plainText(v.says).length > 5 && v.next.length > 0 && !/undefined|NaN|\[object/.test(words.replaceAll(JSON.stringify(certificates), '')), `${v.id}: ${words}`);
        assert.doesNotMatch(v.evidence.map((e) => e.text).join('') + plainText(v.says), /[\p{Cc}\p{Bidi_Control}]/u);
        if (v.causes) assert.ok(v.state === 'stop' || v.state === 'warning');
      }
    }),
    { numRuns: 400 },
  );
});
