import assert from 'node:assert/strict';
import { test } from 'node:test';
import { encodedBlockJudge } from '../../../../src/core/judges/encoded-block.ts';
import { plainText } from '../../../../src/core/blocks.ts';
import { encodedBlock } from '../../../../src/core/readers/encoded-block.ts';
import { prepare } from '../../../../src/core/text/prepare.ts';
import { assertReader } from './assert-reader.ts';
import { blocks } from './fixtures.ts';

const CERTIFICATE = '-----BEGIN CERTIFICATE-----\nMIIDgjCCAmqgAwIBAgIUQD00XxmOXPmz0VyJ9Z8rCUksy+gwDQYJKoZIhvcNAQEL\nBQAwKjENMAsGA1UECgwEVGVzdA==\n-----END CERTIFICATE-----\n';
const QUOTED = `> ${CERTIFICATE.trim().replaceAll('\n', '\n> ')}\n`;
const CUT = `${CERTIFICATE.split('\n').slice(0, 2).join('\n')}\nThe rest is missing here.\n`;
const KEY = '-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-256-CBC,0102\n\nMIIEvQIBADANBgkqhkiG9w0BAQEFAASC\n-----END RSA PRIVATE KEY-----\n';
const REQUEST = '-----BEGIN NEW CERTIFICATE REQUEST-----\nMIIC\n-----END NEW CERTIFICATE REQUEST-----\n';

const seen = (text: string): unknown[] => blocks(encodedBlock, text).map((r) => [r.facts.kind, r.from, r.to, r.facts.whole]);

test('blocks with their lines, whole and cut, quoted by a mail', () => {
  assert.deepEqual(seen(`before\n${CERTIFICATE}between\n${KEY}`), [['certificate', 2, 5, true], ['private key', 7, 12, true]]);
  assert.deepEqual(seen(QUOTED), [['certificate', 1, 4, true]]);
  assert.deepEqual(seen(CUT), [['certificate', 1, 2, false]]);
  assert.deepEqual(seen(REQUEST), [['request', 1, 3, true]]);
  assert.deepEqual(seen('The file has a BEGIN CERTIFICATE line.'), []);
});

test('a certificate leads into the certificate check, a private key is called out, a request says nothing', () => {
  const ids = (text: string): unknown[] => {
    const paste = prepare(text);
    return encodedBlockJudge.judge(encodedBlock.read(paste), {}, paste).map((j) => [j.id, j.verdict, j.evidence.map((e) => e.line), /Certificate check/.test(plainText(j.next))]);
  };
  assert.deepEqual(ids(CERTIFICATE + KEY), [['private-key-in-text', 'open', [5], false], ['certificate-in-text', 'open', [1], true]]);
  assert.deepEqual(ids(REQUEST), []);
});

test('promises of the reader', () => assertReader(encodedBlock, [CERTIFICATE, QUOTED, CUT, KEY, REQUEST]));
