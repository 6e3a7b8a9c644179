import assert from 'node:assert/strict';
import { test } from 'node:test';
import { plainText } from '../../../../src/core/blocks.ts';
import { cipherSuitesJudge } from '../../../../src/core/judges/cipher-suites.ts';
import type { Judgement } from '../../../../src/core/judges/judgement.ts';
import { cipherSuites } from '../../../../src/core/readers/cipher-suites.ts';
import { prepare } from '../../../../src/core/text/prepare.ts';
import { fixture } from '../readers/fixtures.ts';

function judge(text: string): readonly Judgement[] {
  const paste = prepare(text);
  return cipherSuitesJudge.judge(cipherSuites.read(paste), {}, paste);
}

const POLICY = 'HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\Microsoft\\Cryptography\\Configuration\\SSL\\00010002\n    Functions    REG_SZ    ';

test('an unknown name is told with the name that was meant', () => {
  const [found] = judge(`${POLICY}TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384,TSL_AES_256_GCM_SHA384,ECDHE-RSA-AES256-SHA\n`);
  assert.deepEqual([found?.verdict, found?.id], ['open', 'policy-unknown-names']);
  assert.match(plainText(found?.next ?? []), /TSL_AES_256_GCM_SHA384 is probably TLS_AES_256_GCM_SHA384\. ECDHE-RSA-AES256-SHA is OpenSSL's name of TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA\./);
});

test('the curve of a suite without one is no name of Windows', () => {
  assert.deepEqual(judge(`${POLICY}TLS_RSA_WITH_AES_128_CBC_SHA_P256\n`).map((j) => j.id), ['policy-without-suite']);
});

test('the local list is judged as a list, not as a policy', () => {
  assert.deepEqual(judge(fixture('cipher-suites/local-list-reg-query.txt')).map((j) => j.id), ['list-gcm-only']);
});

test('two policies as text lines are compared', () => {
  const ids = judge('A:\nTLS_AES_256_GCM_SHA384,TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384\nB:\nTLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384,TLS_RSA_WITH_AES_128_CBC_SHA\n').map((j) => j.id);
  assert.deepEqual(ids, ['no-shared-suite']);
});
