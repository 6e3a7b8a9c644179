import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { test } from 'node:test';
import { certificateInput } from '../../../../src/core/certificate/input.ts';
import type { CertificateFacts, CertificateInput } from '../../../../src/core/certificate/model.ts';
import { prepare } from '../../../../src/core/text/prepare.ts';
import { fixture } from '../readers/fixtures.ts';
import { certificateNames, facts, pemText } from './certificates.ts';

const input = (text: string): CertificateInput => certificateInput(prepare(text));
const only = (name: string): CertificateFacts => {
  const { certificates } = input(fixture(name));
  assert.equal(certificates.length, 1, name);
  return certificates[0]!;
};
const value = <T>(seen: { readonly value: T } | 'absent' | undefined): T | 'absent' | undefined => (seen === undefined || seen === 'absent' ? seen : seen.value);

test('certutil -dump: names of every kind, usages, addresses, identifiers, curve, template', () => {
  const c = only('certutil/dump-elliptic.txt');
  assert.deepEqual([value(c.subject), value(c.issuer), c.commonNames], ['CN=web01.corp.example, OU=Web', 'CN=CORP Issuing CA 2, O="Example, Inc.", DC=corp, DC=example', ['web01.corp.example']]);
  assert.deepEqual(value(c.names), [
    { kind: 'dns', value: 'web01.corp.example' },
    { kind: 'dns', value: 'web01' },
    { kind: 'ip', value: '10.1.2.3' },
    { kind: 'email', value: 'web@corp.example' },
    { kind: 'upn', value: 'svc-web@corp.example' },
  ]);
  assert.deepEqual([value(c.purposes), value(c.keyUsage), c.authority], [['1.3.6.1.5.5.7.3.1', '1.3.6.1.5.5.7.3.2'], ['digitalSignature'], 'absent']);
  assert.deepEqual([value(c.key), value(c.signature), value(c.version)], [{ algorithm: 'EC', bits: 256, curve: 'P-256' }, { name: 'sha256ECDSA', hash: 'SHA256' }, 3]);
  assert.deepEqual([c.subjectKeyId, c.authorityKeyId], ['607B661A450D97CA89502F7D04CD34A8FFFCFD4B', 'C2F300D811EBA073AEB33A36F882363A3F8DDBF3']);
  assert.deepEqual(value(c.revocation), ['ldap:///CN=CORP%20Issuing%20CA%202,CN=pki01,CN=CDP,CN=Public%20Key%20Services,CN=Services,CN=Configuration,DC=corp,DC=example?certificateRevocationList?base?objectClass=cRLDistributionPoint', 'http://pki.corp.example/CORP%20Issuing%20CA%202.crl']);
  assert.deepEqual([value(c.issuerUrls), value(c.ocsp), value(c.template)], [['http://pki.corp.example/CORP%20Issuing%20CA%202.crt'], ['http://ocsp.corp.example/ocsp'], 'Web Server 2026']);
  assert.deepEqual(value(c.notAfter), { text: '03/04/2028 14:05', either: ['2028-04-03T14:05:00Z', '2028-03-04T14:05:00Z'] });
  assert.deepEqual([c.thumbprint?.value, c.privateKey], ['98F6BCD4621D373CADE4E832627B4F69F5E1C9A0', undefined]);
});

test('certutil -dump in German: an authority, by sizes and bits rather than words', () => {
  const c = only('certutil/dump-authority-german.txt');
  assert.deepEqual([value(c.authority), value(c.keyUsage), value(c.key), value(c.signature)], [true, ['digitalSignature', 'keyCertSign', 'cRLSign'], { algorithm: 'RSA', bits: 4096 }, { name: 'sha1RSA', hash: 'SHA1' }]);
  assert.deepEqual([c.names, c.purposes, c.revocation, c.ocsp, c.subjectKeyId], ['absent', 'absent', 'absent', 'absent', '607B661A450D97CA89502F7D04CD34A8FFFCFD4B']);
  assert.equal(c.notAfter?.value.iso, '2039-02-20T10:25:00Z');
});

test('certutil -store: no usages is not an address of the issuer, a key in a key storage provider', () => {
  const c = only('certutil/store-no-usages.txt');
  assert.deepEqual([c.purposes, c.names, c.keyUsage, value(c.authority), value(c.issuerUrls), c.ocsp], ['absent', 'absent', 'absent', false, ['http://pki.corp.example/ca1.crt'], 'absent']);
  assert.deepEqual([value(c.signature), value(c.key)], [{ name: 'RSASSA-PSS' }, { algorithm: 'RSA', bits: 1024 }]);
  assert.deepEqual([c.privateKey?.there.value, c.privateKey?.spec?.value, c.privateKey?.provider?.value, c.privateKey?.test?.value], [true, 0, 'Microsoft Software Key Storage Provider', 'passed']);
  assert.equal(c.notBefore?.value.either?.length, 2);
});

test('certutil: what a short output does not show is not absent', () => {
  const [c] = input(fixture('certutil/store-two-german.txt')).certificates;
  assert.deepEqual([c?.names, c?.purposes, c?.keyUsage, c?.authority, c?.revocation], [undefined, undefined, undefined, undefined, undefined]);
  // Cut off behind the first of two extensions.
  const text = fixture('certutil/store-no-usages.txt');
  const cut = input(text.slice(0, text.indexOf('    2.5.29.19'))).certificates[0];
  assert.deepEqual([cut?.purposes, cut?.names], [undefined, undefined]);
});

test('verdicts of certutil -verify: fine, broken, cut off, none', () => {
  const said = (name: string) => input(fixture(`certutil/${name}.txt`)).chain.map((v) => [v.ok, v.said.map((s) => s.value)]);
  assert.deepEqual(said('verify-fine'), [[true, []]]);
  assert.deepEqual(said('verify-expired-german'), [[false, ['CERT_TRUST_IS_NOT_TIME_VALID (0x1)', 'CERT_TRUST_IS_UNTRUSTED_ROOT (0x20)', '0x800B0109']]]);
  assert.deepEqual(said('store-verbose'), []);
  const fine = fixture('certutil/verify-fine.txt');
  assert.equal(input(fine.slice(0, fine.indexOf('CertContext[0][1]'))).chain[0]?.ok, undefined);
});

test('verdicts of s_client: the certificate of the block is not told twice', () => {
  const told = certificateInput(prepare(fixture('openssl/untrusted.txt')), () => facts('good'));
  assert.deepEqual(told.chain.map((v) => [v.ok, v.said.map((s) => s.value)]), [[false, ['20 unable to get local issuer certificate', '21 unable to verify the first certificate']]]);
  assert.equal(certificateInput(prepare(fixture('openssl/x509-text.txt'))).certificates[0]?.subject?.value, 'CN=sql05.corp.example');
  assert.deepEqual(input(fixture('openssl/brief.txt')).chain.map((v) => [v.ok, v.said.map((s) => s.value)]), [[true, []]]);
  assert.deepEqual(input('CONNECTION ESTABLISHED\nPeer certificate: CN = sql05.corp.example\nVerification error: certificate has expired').chain.map((v) => [v.ok, v.said[0]?.value]), [[false, 'certificate has expired']]);
  // "Verify return code: 0" without a certificate is no verdict.
  for (const name of ['alert40', 'http', 'refused']) assert.deepEqual(input(fixture(`openssl/${name}.txt`)).chain, [], name);
});

test('s_client without the certificate itself: what its chain says', () => {
  const brief = input(fixture('openssl/untrusted.txt').replace(/-----BEGIN[^]*END CERTIFICATE-----\n/, ''));
  assert.deepEqual(brief.certificates.map((c) => [c.subject?.value, c.issuer?.value, c.notAfter?.value.iso, c.key?.value, c.signature?.value, c.names]), [['CN=sql05.corp.example', 'CN=CORP Issuing CA 1, DC=corp, DC=example', '2027-11-21T16:06:57Z', { algorithm: 'RSA', bits: 2048 }, { name: 'sha256RSA', hash: 'SHA256' }, undefined]]);
});

test('x509 -text: extensions of every kind, and none in version 1', () => {
  const c = only('openssl/x509-all-extensions.txt');
  assert.deepEqual(value(c.names), [
    { kind: 'dns', value: 'a.corp.example' },
    { kind: 'ip', value: '10.1.2.3' },
    { kind: 'ip', value: '2001:db8::1' },
    { kind: 'email', value: 'x@corp.example' },
    { kind: 'uri', value: 'ldap://x.corp.example/a' },
    { kind: 'upn', value: 'u@corp.example' },
    { kind: 'other', value: 'Registered ID:1.2.3.4' },
    { kind: 'other', value: 'DirName:/CN=dir, name/O=Example' },
  ]);
  assert.deepEqual([value(c.template), value(c.authority), c.selfSigned], ['WebServer', true, true]);
  const old = only('openssl/x509-version-1.txt');
  assert.deepEqual([value(old.version), old.names, old.purposes, old.keyUsage, old.authority], [1, 'absent', 'absent', 'absent', 'absent']);
  assert.deepEqual(value(only('openssl/x509-pss.txt').signature), { name: 'RSASSA-PSS', hash: 'SHA256' });
  // Cut off: not known.
  const text = fixture('openssl/x509-text.txt');
  assert.equal(input(text.slice(0, text.indexOf('X509v3 Extended'))).certificates[0]?.purposes, undefined);
});

let version = '';
try {
  version = execFileSync('openssl', ['version'], { encoding: 'utf8' });
} catch {
  version = '';
}

test('x509 -text of this machine says the same as the file', { skip: !version.startsWith('OpenSSL 3') }, () => {
  for (const name of certificateNames) {
    const text = execFileSync('openssl', ['x509', '-noout', '-text', '-fingerprint', '-sha1', '-nameopt', 'utf8,esc_2253,esc_ctrl,sep_comma_plus_space,space_eq,sname'], { input: pemText(name), encoding: 'utf8' });
    const [told] = input(text).certificates;
    const exact = facts(name);
    assert.ok(told, name);
    const { oddities: _a, names: toldNames, template: _b, subject: toldSubject, issuer: _c, ...rest } = told;
    for (const [key, seen] of Object.entries(rest)) {
      if (key === 'origin' || key === 'line') continue;
      const own = exact[key as keyof CertificateFacts];
      const plain = (x: unknown): unknown => (x !== null && typeof x === 'object' && 'value' in x ? x.value : x);
      const dates = (x: unknown): unknown => (key === 'notBefore' || key === 'notAfter' ? (x as { iso?: string }).iso : x);
      assert.deepEqual(dates(plain(seen)), dates(plain(own)), `${name} ${key}`);
    }
    for (const key of ['version', 'serial', 'notBefore', 'notAfter', 'names', 'purposes', 'keyUsage', 'authority', 'key', 'signature', 'thumbprint', 'revocation', 'issuerUrls', 'ocsp'] as const) assert.notEqual(told[key], undefined, `${name} ${key}`);
    const sure = (list: CertificateFacts['names']) => (list === undefined || list === 'absent' ? list : list.value.filter((n) => n.kind !== 'other'));
    assert.deepEqual(sure(toldNames), sure(exact.names), name);
    assert.equal(toldSubject?.value, exact.subject?.value, name);
  }
});

const LIST = `PS C:\\> Get-ChildItem Cert:\\LocalMachine\\My | Format-List Subject,Thumbprint,NotBefore,NotAfter,HasPrivateKey,EnhancedKeyUsageList,DnsNameList

Subject              : CN=sql05.corp.example, O="Example, Inc."
Thumbprint           : 4249E16E0AF0A02E63C45C93FD52AD0927821B01
NotBefore            : 11/20/2025 9:00:00 AM
NotAfter             : 11/20/2027 9:00:00 AM
HasPrivateKey        : True
EnhancedKeyUsageList : {Server Authentication (1.3.6.1.5.5.7.3.1), Client Authentication
                       (1.3.6.1.5.5.7.3.2)}
DnsNameList          : {sql05.corp.example, sql05}

Subject              : CN=app01
Thumbprint           : 11223344556677889900AABBCCDDEEFF00112233
NotBefore            : 6/1/2024 12:00:00 AM
NotAfter             : 6/2/2025 12:00:00 AM
HasPrivateKey        : False
EnhancedKeyUsageList : {}
DnsNameList          : {app01, a, b, c...}
`;

test('a list of PowerShell', () => {
  const [a, b, ...more] = input(LIST).certificates;
  assert.equal(more.length, 0);
  assert.deepEqual([value(a?.subject), a?.commonNames, a?.thumbprint, a?.privateKey?.there], ['CN=sql05.corp.example, O="Example, Inc."', ['sql05.corp.example'], { value: '4249E16E0AF0A02E63C45C93FD52AD0927821B01', line: 4 }, { value: true, line: 7 }]);
  assert.deepEqual([value(a?.purposes), a?.names, a?.listedNames?.value, a?.notAfter?.value.iso], [['1.3.6.1.5.5.7.3.1', '1.3.6.1.5.5.7.3.2'], undefined, ['sql05.corp.example', 'sql05'], '2027-11-20T09:00:00Z']);
  // The first certificate proves the order of day and month; a list that ends in dots is not whole.
  assert.deepEqual([b?.notAfter?.value.iso, b?.purposes, b?.listedNames, b?.privateKey?.there.value], ['2025-06-02T00:00:00Z', 'absent', undefined, false]);
});

test('the table of the certificate provider', () => {
  const table = `   PSParentPath: Microsoft.PowerShell.Security\\Certificate::LocalMachine\\My

Thumbprint                                Subject              EnhancedKeyUsageList
----------                                -------              --------------------
4249E16E0AF0A02E63C45C93FD52AD0927821B01  CN=sql05.corp.exa... Server Authentication
11223344556677889900AABBCCDDEEFF00112233  CN=app01             Client Authentication
`;
  assert.deepEqual(input(table).certificates.map((c) => [c.thumbprint?.value, c.subject?.value]), [['4249E16E0AF0A02E63C45C93FD52AD0927821B01', undefined], ['11223344556677889900AABBCCDDEEFF00112233', 'CN=app01']]);
});
