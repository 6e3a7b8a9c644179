import assert from 'node:assert/strict';
import { X509Certificate } from 'node:crypto';
import { test } from 'node:test';
import fc from 'fast-check';
import { readDer } from '../../../../src/core/certificate/der.ts';
import { certificateInput, needsDer } from '../../../../src/core/certificate/input.ts';
import type { CertificateInput } from '../../../../src/core/certificate/model.ts';
import { prepare } from '../../../../src/core/text/prepare.ts';
import { fixture, fixtures } from '../readers/fixtures.ts';
import { derBytes, facts, pemText } from './certificates.ts';

const input = (text: string): CertificateInput => certificateInput(prepare(text), readDer);
const good = pemText('good');
const body = good.split('\n').filter((l) => l !== '' && !l.startsWith('-----'));
const print = facts('good').thumbprint?.value;
/** Thumbprints and lines of what was read. */
const read = (text: string) => input(text).certificates.map((c) => [c.thumbprint?.value, c.line]);
const hex = Buffer.from(derBytes('good')).toString('hex');

test('a block, in all that mails, terminals and programs make of it', () => {
  const crlf = good.replaceAll('\n', '\r\n');
  const shapes: readonly (readonly [string, string, number])[] = [
    ['as it is', good, 1],
    ['CRLF', crlf, 1],
    ['no line end at the end', good.trimEnd(), 1],
    ['words before it', `subject=CN = sql01\nsee below\n${good}`, 3],
    ['indented', good.replaceAll(/^/gm, '    '), 1],
    ['blanks behind', good.replaceAll(/$/gm, '   '), 1],
    ['blank lines between', good.replaceAll('\n', '\n\n'), 1],
    ['quoted by a mail', good.replaceAll(/^/gm, '> '), 1],
    ['quoted twice', good.replaceAll(/^/gm, '> > '), 1],
    ['quoted in part of a mail', `Hello,\nthis is it.\nRegards\n\n\n${good.trimEnd().replaceAll(/^/gm, '> ')}\n${'and more words\n'.repeat(60)}`, 6],
    ['strings of a program', good.trimEnd().split('\n').map((l) => `  "${l}\\n" +`).join('\n'), 1],
    ['continued with backslashes', good.trimEnd().replaceAll('\n', ' \\\n'), 1],
    ['JSON', JSON.stringify({ certificate: good }), 1],
    ['JSON with CRLF', JSON.stringify({ certificate: crlf }), 1],
    ['one line', good.replaceAll('\n', ' '), 1],
    ['one row of base64', `-----BEGIN CERTIFICATE-----\n${body.join('')}\n-----END CERTIFICATE-----`, 1],
    ['rows of 76', `-----BEGIN CERTIFICATE-----\n${body.join('').replaceAll(/.{76}/g, '$&\n')}\n-----END CERTIFICATE-----`, 1],
    ['dashes of a word processor', good.replaceAll('-----', '\u2014\u2013'), 1],
    ['a hyphen lost', good.slice(1), 1],
    ['old label', good.replaceAll('CERTIFICATE', 'X509 CERTIFICATE'), 1],
    ['END line missing', good.slice(0, good.indexOf('-----END')), 1],
    ['END line missing, words behind', `${good.slice(0, good.indexOf('-----END'))}subject=CN = x\nDone\n`, 1],
    ['END line missing, a word of base64 letters behind', `${good.slice(0, good.indexOf('-----END'))}Done\n`, 1],
    ['BEGIN line missing', good.slice(good.indexOf('\n') + 1), 1],
    ['headers inside', good.replace('-----\n', '-----\nComment: from the store\n\n'), 1],
    ['base64 without lines round it', body.join('\n'), 1],
    ['base64 in one row', body.join(''), 1],
    ['XML', `<ds:X509Certificate>${body.join('')}</ds:X509Certificate>`, 1],
    ['XML in rows', `<ds:X509Certificate>\n${body.join('\n')}\n</ds:X509Certificate>`, 2],
    ['a data address', `data:application/x-x509-ca-cert;base64,${body.join('')}`, 1],
    ['UTF-16 read as bytes', good.replaceAll(/./gs, '$&\0'), 1],
    ['a byte order mark', `\ufeff${good}`, 1],
    ['no-break spaces', good.replaceAll(/^/gm, '\u00a0'), 1],
    ['certutil -encode', `C:\\>type out.txt\r\n${crlf}\r\nC:\\>`, 2],
    ['hexadecimal in one row', hex, 1],
    ['hexadecimal with 0x', `0x${hex.toUpperCase()}`, 1],
    ['hexadecimal rows', hex.replaceAll(/../g, '$& ').replaceAll(/.{48}/g, '$&\n'), 1],
    ['dump with offsets', dump(hex, '    '), 1],
    ['dump of certutil', dump(hex, '\t'), 1],
  ];
  for (const [what, text, line] of shapes) {
    assert.ok(needsDer(text) || needsDer(prepare(text).lines.map((l) => l.text).join('\n')), `${what}: noticed`);
    const { certificates, broken } = input(text);
    assert.deepEqual([certificates.map((c) => [c.thumbprint?.value, c.line]), broken, certificates[0]?.oddities], [[[print, line]], [], []], what);
  }
});

function dump(digits: string, before: string): string {
  const bytes = digits.match(/../g) ?? [];
  return Array.from({ length: Math.ceil(bytes.length / 16) }, (_, i) => {
    const row = bytes.slice(i * 16, i * 16 + 16);
    return `${before}${(i * 16).toString(16).padStart(4, '0')}  ${row.slice(0, 8).join(' ')}  ${row.slice(8).join(' ')}   ${row.map((b) => (/^[2-7]/.test(b) && b !== '7f' ? String.fromCharCode(Number.parseInt(b, 16)) : '.')).join('')}`.trimEnd();
  }).join('\n');
}

test('many blocks, in their order, with their lines', () => {
  const names = ['good', 'ca', 'p256', 'v1'];
  const text = names.map((n) => ` 0 s:CN = x\n${pemText(n)}`).join('\n');
  const found = input(text);
  assert.deepEqual(found.certificates.map((c) => c.thumbprint?.value), names.map((n) => facts(n).thumbprint?.value));
  for (const c of found.certificates) assert.equal(text.split('\n')[(c.line ?? 0) - 1], '-----BEGIN CERTIFICATE-----');
  assert.deepEqual(read(`${good.trimEnd()}${pemText('ca')}`).map((r) => r[0]), [print, facts('ca').thumbprint?.value], 'END and BEGIN on one line');
  assert.deepEqual(read(`${good.slice(0, good.indexOf('-----END'))}${pemText('ca')}`).map((r) => r[0]), [print, facts('ca').thumbprint?.value], 'the first END line missing');
});

test('what stands in the place of a certificate', () => {
  const kinds = (text: string) => input(text).other.map((o) => [o.kind, o.line]);
  assert.deepEqual(kinds(pemText('request.txt')), [['request', 1]]);
  assert.deepEqual(kinds(pemText('request.txt').replaceAll('CERTIFICATE REQUEST', 'NEW CERTIFICATE REQUEST')), [['request', 1]]);
  // certutil -encode and certreq write CERTIFICATE on all of them.
  assert.deepEqual(kinds(pemText('request.txt').replaceAll('CERTIFICATE REQUEST', 'CERTIFICATE')), [['request', 1]]);
  assert.deepEqual(kinds(pemText('list.txt')), [['crl', 1]]);
  assert.deepEqual(kinds(pemText('container.txt')), [['pkcs7', 1]]);
  assert.deepEqual(kinds(pemText('container.txt').replaceAll('PKCS7', 'CERTIFICATE')), [['pkcs7', 1]]);
  assert.deepEqual(kinds(pemText('container.txt').replaceAll(/-----.*\n/g, '')), [['pkcs7', 1]]);
  assert.deepEqual(kinds('-----BEGIN PKCS12-----\n-----END PKCS12-----'), [['pkcs12', 1]]);
  assert.deepEqual(read(pemText('trusted.txt')), [[print, 1]], 'with the settings of OpenSSL behind it');
  for (const text of [pemText('request.txt'), pemText('list.txt')]) assert.deepEqual(input(text).certificates, []);
});

test('a private key is named by its line; nothing of it is kept', () => {
  const secret = 'MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQC7VJTUt9Us8cKj';
  for (const label of ['PRIVATE KEY', 'RSA PRIVATE KEY', 'EC PRIVATE KEY', 'ENCRYPTED PRIVATE KEY', 'OPENSSH PRIVATE KEY', 'DSA PRIVATE KEY']) {
    const text = `${good}-----BEGIN ${label}-----\nProc-Type: 4,ENCRYPTED\n\n${secret}\n-----END ${label}-----\n${pemText('ca')}`;
    const found = input(text);
    assert.deepEqual(found.privateKeyPasted, { line: good.split('\n').length }, label);
    assert.equal(found.certificates.length, 2, label);
    assert.doesNotMatch(JSON.stringify(found), /MIIEvQ/, label);
  }
  assert.deepEqual(input(`words\n${secret}\n`).privateKeyPasted, { line: 2 }, 'without lines round it');
  assert.deepEqual(input(`-----BEGIN PRIVATE KEY-----\n${secret}`).privateKeyPasted, { line: 1 }, 'without its end');
  assert.deepEqual(input(good.replace('-----\n', `-----\n${secret}\n`).replaceAll(body.join('\n'), '')).privateKeyPasted, { line: 1 }, 'under the label of a certificate');
  assert.deepEqual(input('PuTTY-User-Key-File-3: ssh-rsa\nEncryption: none').privateKeyPasted, { line: 1 });
  assert.equal(input(good).privateKeyPasted, undefined);
});

test('what cannot be read says why, and where', () => {
  const cut = `-----BEGIN CERTIFICATE-----\n${body.slice(0, 5).join('\n')}\n-----END CERTIFICATE-----`;
  const says = (text: string) => input(text).broken.map((b) => [b.says, b.line]);
  assert.deepEqual(says(cut), [[`The certificate is cut off: 240 of ${derBytes('good').length} bytes are there.`, 1]]);
  assert.deepEqual(says(`\n${good.replace(body[3]!, `${body[3]!.slice(0, 10)}*****${body[3]!.slice(15)}`)}`), [['The certificate is damaged: line 6 holds characters that are no base64.', 2]]);
  assert.deepEqual(says('-----BEGIN CERTIFICATE-----\n-----END CERTIFICATE-----'), [['There is nothing behind the line BEGIN CERTIFICATE.', 1]]);
  assert.deepEqual(says(`-----BEGIN CERTIFICATE-----\n${body.join('\n').replaceAll('=', '').slice(0, -3)}\n-----END CERTIFICATE-----`)[0]?.[1], 1);
  assert.deepEqual(says('-----BEGIN CERTIFICATE-----\naGVsbG8gd29ybGQ=\n-----END CERTIFICATE-----'), [['The block does not hold a certificate.', 1]]);
  assert.deepEqual(says('-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----'), [['A public key stands here, not a certificate.', 1]]);
  const flipped = Buffer.from(derBytes('good'));
  flipped[8] = 0x31;
  assert.deepEqual(says(`-----BEGIN CERTIFICATE-----\n${flipped.toString('base64')}\n-----END CERTIFICATE-----`).length, 1);
});

test('without a reader the blocks are found and not read', () => {
  const found = certificateInput(prepare(`\n${good}\n${pemText('ca')}`));
  assert.deepEqual(found.certificates, [{ origin: 'pem', line: 2, oddities: [] }, { origin: 'pem', line: 2 + good.split('\n').length, oddities: [] }]);
  assert.deepEqual(found.broken, []);
});

test('the Blob of a store, from reg query and from an exported file', () => {
  const property = (id: number, content: Uint8Array): Buffer => {
    const head = Buffer.alloc(12);
    head.writeUInt32LE(id, 0);
    head.writeUInt32LE(1, 4);
    head.writeUInt32LE(content.length, 8);
    return Buffer.concat([head, content]);
  };
  const blob = Buffer.concat([property(3, Buffer.from(print ?? '', 'hex')), property(32, derBytes('good'))]).toString('hex');
  const key = `HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\SystemCertificates\\MY\\Certificates\\${print}`;
  const query = `\n${key}\n    Blob    REG_BINARY    ${blob.toUpperCase()}\n`;
  const bytes = blob.match(/../g)!;
  const rows = Array.from({ length: Math.ceil(bytes.length / 25) }, (_, i) => bytes.slice(i * 25, i * 25 + 25).join(','));
  const file = `Windows Registry Editor Version 5.00\r\n\r\n[${key}]\r\n"Blob"=hex:${rows.join(',\\\r\n  ')}\r\n`;
  for (const text of [query, file]) {
    assert.ok(needsDer(text));
    assert.deepEqual(input(text).certificates.map((c) => [c.origin, c.thumbprint?.value]), [['registry', print]]);
  }
  assert.deepEqual(input(query.slice(0, -400)).broken, [{ says: 'The Blob value does not hold a whole certificate.', line: 3 }]);
});

test('the dump of a public key and other base64 are no certificates', () => {
  for (const text of [fixture('certutil/store-verbose.txt'), fixture('openssl/x509-text.txt'), 'MIII am no certificate', Buffer.from('some text that is long enough to be taken for one, is it not').toString('base64'), `MII${'A'.repeat(80)}`, '0000  30 82 01 0a 02 82 01 01  00 c4 0f 2b 11 04 10 f7', '3082010a0282010100']) {
    const found = input(text);
    assert.deepEqual([found.certificates.filter((c) => c.origin === 'pem'), found.broken, found.other, found.privateKeyPasted], [[], [], [], undefined], text.slice(0, 40));
  }
  assert.equal(needsDer('Subject: CN=sql01.corp.example\nThumbprint: 4249'), false);
});

test('promises on any text: no exception, lines that exist, the same twice, with time that grows with the length', () => {
  const texts = [...fixtures('certutil'), ...fixtures('openssl'), good, pemText('container.txt'), `${good}${pemText('ca')}`];
  const lines = texts.flatMap((t) => t.split('\n'));
  const check = (text: string): void => {
    const found = input(text);
    const count = text.split(/\r\n|\n|\r/).length;
    for (const { line } of [...found.certificates, ...found.chain, ...found.broken, ...found.other]) assert.ok(line !== undefined && line >= 1 && line <= count);
    assert.deepEqual(input(text), found);
  };
  fc.assert(fc.property(fc.array(fc.oneof(fc.constantFrom(...lines), fc.string({ unit: 'binary' })), { maxLength: 40 }), (parts) => check(parts.join('\n'))), { numRuns: 300, seed: 20261121 });
  for (const text of texts) for (let i = 0; i < 20; i += 1) check(text.slice(Math.floor((text.length * i) / 20)));
});

test('hostile repeats take no longer than their length', () => {
  for (const part of ['-----BEGIN CERTIFICATE-----\n', '-----BEGIN CERTIFICATE-----', '-----END CERTIFICATE-----\n', `-----BEGIN CERTIFICATE-----\n*\n`, `${body[0]}\n`, body[0]!, 'MIIA', `3082030c308201f4a003020102\n`, '    0000  30 82 03 0c 30 82 01 f4 a0 03 02 01 02\n', '"Blob"=hex:00,\\\n', '    Blob    REG_BINARY    00\n', ' ', '-', '> ', '"', 'Subject : CN=a\n', `${good}`, `-----BEGIN CERTIFICATE-----\n${body[0]}\n`, 'Certificate:\n    X509v3 Key Usage:\n']) {
    const text = part.repeat(Math.ceil(400_000 / part.length));
    const start = performance.now();
    input(text);
    needsDer(text);
    assert.ok(performance.now() - start < 10_000, `${JSON.stringify(part.slice(0, 40))} took ${Math.round(performance.now() - start)} ms`);
  }
});

test('a bundle of authorities is read as Node reads it', () => {
  const text = Array.from({ length: 40 }, () => `${pemText('ca')}${pemText('many-names')}`).join('# comment\n');
  const found = input(text);
  assert.equal(found.certificates.length, 80);
  assert.equal(found.certificates[1]?.serial?.value, new X509Certificate(pemText('many-names')).serialNumber);
});
