import assert from 'node:assert/strict';
import { test } from 'node:test';
import { X509Certificate } from 'node:crypto';
import { certificateInput } from '../../../src/core/certificate/input.ts';
import { readDer } from '../../../src/core/certificate/der.ts';
import { prepare } from '../../../src/core/text/prepare.ts';
import { readFileText } from '../../../src/islands/read-file.ts';
import { certificateNames, derBytes, pemText } from '../core/certificate/certificates.ts';

const open = (bytes: Uint8Array | string): Promise<string> => readFileText(new File([typeof bytes === 'string' ? bytes : Uint8Array.from(bytes)], 'file'));
const bytesOf = (file: string): Uint8Array => Uint8Array.from(Buffer.from(pemText(file).replaceAll(/-----.*-----|\s/g, ''), 'base64'));

test('a certificate in DER becomes a block of base64 with a remark', async () => {
  for (const name of certificateNames) {
    const text = await open(derBytes(name));
    const [remark, begin] = text.split('\n');
    assert.deepEqual([remark, begin], [`This file is a certificate in DER, ${derBytes(name).length} bytes. In text form:`, '-----BEGIN CERTIFICATE-----']);
    assert.deepEqual(new Uint8Array(new X509Certificate(text.slice(text.indexOf('-----'))).raw), derBytes(name), name);
    assert.equal(certificateInput(prepare(text), readDer).certificates.length, 1);
  }
});

test('containers, requests and lists are named', async () => {
  for (const [file, label] of [['container.txt', 'PKCS7'], ['request.txt', 'CERTIFICATE REQUEST'], ['list.txt', 'X509 CRL']] as const) {
    assert.match(await open(bytesOf(file)), new RegExp(`^This file is a .*\n-----BEGIN ${label}-----\nMII`));
  }
});

test('a file that can hold a private key comes without its content', async () => {
  const pfx = Uint8Array.from([0x30, 0x82, 0x0a, 0, 2, 1, 3, 0x30, 0x82, 9, 0xc0, 6, 9, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 7, 1, ...new Uint8Array(500).fill(0x55)]);
  const key = Uint8Array.from([0x30, 0x82, 4, 0xbd, 2, 1, 0, 0x30, 0x0d, 6, 9, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 1, 1, 5, 0, 4, ...new Uint8Array(500).fill(0x55)]);
  const text = await open(pfx);
  assert.equal(text, 'This file is a PKCS#12 container (.pfx). Its content was not taken over: it can hold a private key.\n-----BEGIN PKCS12-----\n-----END PKCS12-----\n');
  assert.deepEqual(certificateInput(prepare(text)).other, [{ kind: 'pkcs12', line: 2 }]);
  assert.deepEqual(certificateInput(prepare(await open(key))).privateKeyPasted, { line: 2 });
  assert.doesNotMatch(await open(key), /VVVV|UUUU/);
});

test('other files are read as before', async () => {
  assert.equal(await open('0 is a digit\r\n'), '0 is a digit\r\n');
  assert.equal(await open(pemText('good')), pemText('good'));
  assert.equal(await open(''), '');
  assert.equal(await open(Uint8Array.from([0xff, 0xfe, 0x41, 0])), 'A');
  assert.equal(await open(Uint8Array.from([0x41, 0, 0x42, 0])), 'AB');
  assert.equal(await open(Uint8Array.from([0x4d, 0xfc])), 'Mü');
  assert.equal(await open(Uint8Array.from([0x30, 0x82])), '0\u201a');
  assert.equal(await open(Uint8Array.from([0x30, 0x82, 1, 0, 4, 2, 1, 1])).then((t) => t.includes('BEGIN')), false);
});
