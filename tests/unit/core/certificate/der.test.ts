import assert from 'node:assert/strict';
import { X509Certificate } from 'node:crypto';
import { test } from 'node:test';
import { readDer } from '../../../../src/core/certificate/der.ts';
import { namePartsOf } from '../../../../src/core/certificate/dn-text.ts';
import { certificateNames, derBytes, facts, factsOfBytes } from './certificates.ts';

/** Subject or issuer of Node in the order and with the short names of Windows. Node prints from the country down, one part a line, escaped after RFC 2253. */
function windowsName(name: string): string {
  const short: Readonly<Record<string, string>> = { ST: 'S', emailAddress: 'E' };
  return name
    .split('\n')
    .filter((l) => l !== '')
    .reverse()
    .map((line) =>
      line
        .split(/(?<!\\) ?\+ ?(?=[A-Z]+=)/)
        .map((a) => {
          const at = a.indexOf('=');
          const value = a.slice(at + 1).replace(/\\([0-9A-F]{2}|.)/g, (_, c: string) => (c.length === 2 ? String.fromCharCode(Number.parseInt(c, 16)) : c));
          return `${short[a.slice(0, at)] ?? a.slice(0, at)}=${/^\s|\s$|[,+="<>#;]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value}`;
        })
        .join(' + '),
    )
    .join(', ');
}

const CURVES: Readonly<Record<string, string>> = { prime256v1: 'P-256', secp384r1: 'P-384', secp521r1: 'P-521', secp256k1: '1.3.132.0.10' };
const KEYS: Readonly<Record<string, string>> = { rsa: 'RSA', 'rsa-pss': 'RSA', ec: 'EC', dsa: 'DSA', ed25519: 'Ed25519', ed448: 'Ed448' };

for (const name of certificateNames) {
  test(`${name}: the same as Node reads`, () => {
    const oracle = new X509Certificate(derBytes(name));
    const read = facts(name);
    assert.equal(read.subject?.value, windowsName(oracle.subject ?? ''));
    assert.equal(read.issuer?.value, windowsName(oracle.issuer ?? ''));
    assert.equal(Date.parse(read.notBefore?.value.iso ?? ''), oracle.validFromDate.getTime());
    assert.equal(Date.parse(read.notAfter?.value.iso ?? ''), oracle.validToDate.getTime());
    assert.equal(read.serial?.value, oracle.serialNumber);
    assert.equal(read.thumbprint?.value, oracle.fingerprint.replaceAll(':', ''));
    assert.equal(read.authority !== undefined && read.authority !== 'absent' && read.authority.value, oracle.ca);
    assert.deepEqual(read.purposes === 'absent' ? undefined : read.purposes?.value, oracle.keyUsage);
    const key = oracle.publicKey;
    const details = key.asymmetricKeyDetails ?? {};
    assert.equal(read.key?.value.algorithm, KEYS[key.asymmetricKeyType ?? '']);
    if (details.modulusLength !== undefined) assert.equal(read.key?.value.bits, details.modulusLength);
    if (details.namedCurve !== undefined) assert.equal(read.key?.value.curve, CURVES[details.namedCurve]);
    assert.equal(read.selfSigned, oracle.checkIssued(oracle));
    const names = (oracle.subjectAltName ?? '').split(', ');
    for (const kind of ['dns', 'ip'] as const) {
      const shown = names.flatMap((n) => (kind === 'dns' ? (/^DNS:(.*)$/.exec(n)?.[1] ?? []) : (/^IP Address:(.*)$/.exec(n)?.[1] ?? [])));
      const own = read.names === 'absent' || read.names === undefined ? [] : read.names.value.filter((n) => n.kind === kind).map((n) => n.value);
      assert.deepEqual(own, kind === 'ip' ? shown.map((a) => a.replace('2001:DB8:0:0:0:0:0:1', '2001:db8::1')) : shown);
    }
    for (const host of ['sql01.corp.example', 'web01.corp.example']) {
      const listed = read.names !== 'absent' && read.names !== undefined && read.names.value.some((n) => n.kind === 'dns' && n.value === host);
      assert.equal(listed, oracle.checkHost(host, { subject: 'never', wildcards: false }) !== undefined, host);
    }
  });
}

test('names: order, quotation marks, several attributes in one part, text types', () => {
  assert.equal(facts('good').issuer?.value, 'CN=CORP Issuing CA 1, DC=corp, DC=example');
  assert.equal(facts('escaped').subject?.value, 'CN=sql01.corp.example, E=x@corp.example, OU="a+b=c; #1", O="Example, Inc. ""A""", L=Town, S=North, C=XX');
  assert.equal(facts('multi-valued').subject?.value, 'OU=A + CN=sql01.corp.example, DC=corp, DC=example');
  assert.deepEqual([facts('utf8').subject?.value, facts('bmp').subject?.value, facts('t61').subject?.value], ['CN=büro.corp.example, O=Bücher GmbH', 'CN=sql01.corp.example, O=Bücher GmbH', 'CN=sql01.corp.example, O=Bücher GmbH']);
  assert.deepEqual([facts('bmp').oddities, facts('t61').oddities, facts('utf8').oddities], [['has a subject with texts in BMPString'], ['has a subject with texts in TeletexString'], []]);
  assert.deepEqual([facts('empty-subject').subject?.value, facts('empty-subject').commonNames, facts('empty-subject').oddities], ['', [], ['has an empty subject']]);
  assert.deepEqual(facts('multi-valued').commonNames, ['sql01.corp.example']);
});

test('a printed name can be read back', () => {
  for (const name of certificateNames.filter((n) => n !== 'empty-subject')) {
    const printed = facts(name).subject?.value ?? '';
    assert.deepEqual(namePartsOf(printed)?.flat().filter((a) => a.type === 'CN').map((a) => a.value), facts(name).commonNames, printed);
  }
});

test('alternative names of every kind', () => {
  const { names } = facts('all-names');
  assert.deepEqual(names, {
    value: [
      { kind: 'dns', value: 'sql01.corp.example' },
      { kind: 'ip', value: '10.1.2.3' },
      { kind: 'email', value: 'x@corp.example' },
      { kind: 'uri', value: 'https://web01.corp.example/a' },
      { kind: 'upn', value: 'svc@corp.example' },
      { kind: 'other', value: 'Registered ID 1.2.3.4' },
      { kind: 'other', value: 'CN=directory, O=Example' },
    ],
  });
  assert.deepEqual([facts('cn-only').names, facts('v1').names], ['absent', 'absent']);
});

test('key and signature under the names of Windows', () => {
  const row = (name: string) => [facts(name).key?.value, facts(name).signature?.value] as const;
  assert.deepEqual(row('good'), [{ algorithm: 'RSA', bits: 2048 }, { name: 'sha256RSA', hash: 'SHA256' }]);
  assert.deepEqual(row('odd-size')[0], { algorithm: 'RSA', bits: 2047 });
  assert.deepEqual(row('p521')[0], { algorithm: 'EC', curve: 'P-521', bits: 521 });
  assert.deepEqual(row('secp256k1')[0], { algorithm: 'EC', curve: '1.3.132.0.10', bits: 256 });
  assert.deepEqual(row('dsa')[0], { algorithm: 'DSA', bits: 1024 });
  assert.deepEqual(row('ed25519')[0], { algorithm: 'Ed25519' });
  assert.deepEqual(row('pss-key')[0], { algorithm: 'RSA', name: 'RSASSA-PSS', bits: 2048 });
  assert.deepEqual(['sha1', 'md5', 'sha512', 'pss', 'pss-sha1'].map((n) => row(n)[1]), [{ name: 'sha1RSA', hash: 'SHA1' }, { name: 'md5RSA', hash: 'MD5' }, { name: 'sha512RSA', hash: 'SHA512' }, { name: 'RSASSA-PSS', hash: 'SHA256' }, { name: 'RSASSA-PSS', hash: 'SHA1' }]);
});

test('usages, revocation, issuer addresses, templates', () => {
  assert.deepEqual(facts('all-usages').keyUsage, { value: ['digitalSignature', 'nonRepudiation', 'keyEncipherment', 'dataEncipherment', 'keyAgreement', 'keyCertSign', 'cRLSign', 'encipherOnly', 'decipherOnly'] });
  assert.deepEqual(facts('good').keyUsage, { value: ['digitalSignature', 'keyEncipherment'] });
  assert.deepEqual([facts('no-eku').purposes, facts('no-eku').keyUsage, facts('no-eku').authority], ['absent', 'absent', 'absent']);
  const { revocation, issuerUrls, ocsp } = facts('revocation');
  assert.deepEqual([revocation, issuerUrls, ocsp], [{ value: ['http://pki.corp.example/ca.crl', 'ldap:///CN=ca'] }, { value: ['http://pki.corp.example/ca.crt'] }, { value: ['http://ocsp.corp.example'] }]);
  assert.deepEqual([facts('template-v1').template, facts('template-v2').template, facts('good').template], [{ value: 'WebServer' }, { value: '1.3.6.1.4.1.311.21.8.1234567.2345678.1.2.3.4.5.6.7' }, undefined]);
  assert.equal(facts('good').authorityKeyId, facts('ca').subjectKeyId);
});

test('versions, dates at the edges, critical extensions', () => {
  assert.deepEqual([facts('v1').version, facts('v1').purposes, facts('good').version], [{ value: 1 }, 'absent', { value: 3 }]);
  assert.deepEqual([facts('dates').notBefore?.value.iso, facts('dates').notAfter?.value], ['1950-01-01T00:00:00Z', { text: '9999-12-31 23:59:59 UTC', iso: '9999-12-31T23:59:59Z' }]);
  assert.deepEqual([facts('future').notAfter?.value.iso, facts('old').notBefore?.value.iso], ['2060-01-01T00:00:00Z', '1970-01-01T00:00:00Z']);
  assert.deepEqual(facts('critical').oddities, ['has the critical extension 1.2.3.4.5, which programs that do not know it must refuse']);
  assert.deepEqual(certificateNames.filter((n) => facts(n).oddities.length > 0), ['bmp', 'critical', 'empty-subject', 't61']);
});

/** A value of DER: tag, length, content. */
function tlv(tag: number, ...content: readonly (Uint8Array | readonly number[])[]): Uint8Array {
  const inside = content.flatMap((c) => [...c]);
  const n = inside.length;
  const length = n < 128 ? [n] : n < 256 ? [0x81, n] : n < 65536 ? [0x82, n >> 8, n & 255] : [0x83, n >> 16, (n >> 8) & 255, n & 255];
  return Uint8Array.from([tag, ...length, ...inside]);
}

const ascii = (text: string): number[] => [...text].map((c) => c.charCodeAt(0));
const SHA256_RSA = tlv(0x30, [0x06, 9, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 1, 11, 5, 0]);
const NAME = tlv(0x30, tlv(0x31, tlv(0x30, [0x06, 3, 0x55, 4, 3], tlv(0x0c, ascii('sql01')))));
const KEY = tlv(0x30, tlv(0x30, [0x06, 9, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 1, 1, 5, 0]), tlv(0x03, [0], tlv(0x30, tlv(0x02, [0, 0x81, 1]), tlv(0x02, [1, 0, 1]))));

interface Made {
  readonly version?: number;
  readonly serial?: readonly number[];
  readonly inner?: Uint8Array;
  readonly from?: Uint8Array;
  readonly to?: Uint8Array;
  readonly subject?: Uint8Array;
  readonly extensions?: readonly Uint8Array[];
}

function made({ version = 2, serial = [1], inner = SHA256_RSA, from = tlv(0x17, ascii('250101000000Z')), to = tlv(0x17, ascii('270101000000Z')), subject = NAME, extensions }: Made): Uint8Array {
  const tbs = tlv(0x30, ...(version === 0 ? [] : [tlv(0xa0, tlv(0x02, [version]))]), tlv(0x02, serial), inner, NAME, tlv(0x30, from, to), subject, KEY, ...(extensions ? [tlv(0xa3, tlv(0x30, ...extensions))] : []));
  return tlv(0x30, tbs, SHA256_RSA, tlv(0x03, [0, 1, 2, 3]));
}

const extension = (oid: readonly number[], content: Uint8Array, critical = false): Uint8Array => tlv(0x30, [0x06, oid.length, ...oid], ...(critical ? [[1, 1, 255]] : []), tlv(0x04, content));
const EKU = [0x55, 0x1d, 0x25];
const SERVER = tlv(0x30, [0x06, 8, 0x2b, 6, 1, 5, 5, 7, 3, 1]);

test('oddities of the encoding are named and the rest is read', () => {
  const odd: readonly (readonly [string, Made, readonly string[]])[] = [
    ['negative serial number', { serial: [0x81, 2] }, ['has a negative serial number']],
    ['zero', { serial: [0] }, ['has the serial number zero']],
    ['21 octets', { serial: Array.from({ length: 21 }, () => 1) }, ['has a serial number of 21 octets; RFC 5280 allows 20']],
    ['GeneralizedTime too early', { to: tlv(0x18, ascii('20270101000000Z')) }, ['has a last day of validity that is a GeneralizedTime, which is meant for 2050 and later']],
    ['no seconds, a zone', { from: tlv(0x17, ascii('2501010000+0130')) }, ['has a first day of validity that has no seconds', 'has a first day of validity that has a time zone other than UTC']],
    ['no date', { to: tlv(0x17, ascii('270231000000Z')) }, ['has a last day of validity that cannot be read: 270231000000Z']],
    ['two algorithms', { inner: tlv(0x30, [0x06, 9, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 1, 5, 5, 0]) }, ['names two different signature algorithms']],
    ['version 4', { version: 3 }, ['has the version 4, which does not exist']],
    ['extension twice', { extensions: [extension(EKU, SERVER), extension(EKU, SERVER)] }, ['has the extension Enhanced Key Usage twice; the first is read here, and RFC 5280 allows one']],
    ['extension of another kind', { extensions: [extension(EKU, tlv(0x02, [1]))] }, ['has the extension Enhanced Key Usage with content of another kind']],
    ['extension that cannot be read', { extensions: [extension(EKU, Uint8Array.from([0x30, 9]))] }, ['has the extension Enhanced Key Usage with content that cannot be read']],
    ['version 1 with extensions', { version: 0, extensions: [extension(EKU, SERVER)] }, ['has extensions although it is of version 1']],
  ];
  for (const [what, how, oddities] of odd) assert.deepEqual(factsOfBytes(made(how)).oddities, oddities, what);
  assert.deepEqual(factsOfBytes(made({ from: tlv(0x17, ascii('2501010000+0130')) })).notBefore?.value.iso, '2024-12-31T22:30:00Z');
  assert.equal(factsOfBytes(made({ to: tlv(0x17, ascii('270231000000Z')) })).notAfter, undefined);
  // Not known is not absent.
  assert.equal(factsOfBytes(made({ extensions: [extension(EKU, tlv(0x02, [1]))] })).purposes, undefined);
});

test('years of two digits: 50 to 99 are of the last century', () => {
  for (const [digits, year] of [['491231235959Z', 2049], ['500101000000Z', 1950], ['991231235959Z', 1999], ['000101000000Z', 2000]] as const) {
    assert.equal(factsOfBytes(made({ to: tlv(0x17, ascii(digits)) })).notAfter?.value.iso?.slice(0, 4), String(year));
  }
});

test('texts that would deceive are shown as they are not', () => {
  const subject = tlv(0x30, tlv(0x31, tlv(0x30, [0x06, 3, 0x55, 4, 3], tlv(0x0c, [...new TextEncoder().encode('a\u202egro.example\u0000b')]))));
  assert.equal(factsOfBytes(made({ subject })).subject?.value, 'CN=a\ufffdgro.example\ufffdb');
  const san = (octets: readonly number[]): Uint8Array => made({ extensions: [extension([0x55, 0x1d, 0x11], tlv(0x30, tlv(0x82, octets)))] });
  assert.deepEqual(factsOfBytes(san(ascii('sql01.corp.example\u0000.evil.example'))).names, { value: [{ kind: 'dns', value: 'sql01.corp.example\ufffd.evil.example' }] });
});

test('what is no certificate says so', () => {
  const good = derBytes('good');
  const faults: readonly (readonly [Uint8Array, string])[] = [
    [new Uint8Array(), 'does not begin as a certificate does'],
    [Uint8Array.from([0x30]), 'does not begin as a certificate does'],
    [Uint8Array.from(ascii('hello')), 'does not begin as a certificate does'],
    [good.subarray(0, 100), `is cut off: 100 of ${good.length} bytes are there`],
    [tlv(0x30, [2, 1, 0], tlv(0x30, [6, 1, 1])), 'is no certificate but a private key'],
    [tlv(0x30, tlv(0x30, [2, 1, 1])), 'does not have the three parts of a certificate'],
    [tlv(0x30, [0x30, 0x82, 0xff, 0xff]), 'is damaged: its structure does not hold together'],
    [new Uint8Array(3_000_000).fill(0x30), 'does not begin as a certificate does'],
  ];
  for (const [bytes, fault] of faults.slice(0, -1)) assert.deepEqual(readDer(bytes), { fault });
  assert.ok('fault' in readDer(faults.at(-1)![0]));
});

test('bytes behind the end, and the indefinite length of BER', () => {
  const good = derBytes('good');
  const longer = factsOfBytes(Uint8Array.from([...good, 10]));
  assert.deepEqual([longer.oddities, longer.thumbprint], [['has 1 byte behind its end'], facts('good').thumbprint]);
  const ber = Uint8Array.from([0x30, 0x80, ...good.subarray(4), 0, 0]);
  const read = factsOfBytes(ber);
  assert.deepEqual([read.subject, read.oddities], [facts('good').subject, ['is encoded with an indefinite length, which DER forbids']]);
});
