import assert from 'node:assert/strict';
import { test } from 'node:test';
import { secureChannel } from '../../../../src/core/judges/secure-channel.ts';
import { nltestSecureChannel } from '../../../../src/core/readers/nltest-secure-channel.ts';
import { testComputerSecureChannel } from '../../../../src/core/readers/test-computersecurechannel.ts';
import { fixture } from '../readers/fixtures.ts';
import { judgeText } from './judge-text.ts';
import { brief } from './judged.ts';

const readers = [nltestSecureChannel, testComputerSecureChannel];

/** Fixture, and what is said about it: verdict, id, causes, lines. */
const cases: readonly (readonly [string, readonly string[]])[] = [
  ['nltest-secure-channel/call-denied.txt', ['open channel-not-elevated 1']],
  ['nltest-secure-channel/german-verify-crlf.txt', ['fine channel-stands 3,4']],
  ['nltest-secure-channel/machine-denied.txt', ['problem channel-broken [kerb-no-dc-or-trust] 5']],
  ['nltest-secure-channel/query-ok.txt', ['fine channel-stood 4']],
  ['nltest-secure-channel/trust-failed.txt', ['problem channel-broken [kerb-no-dc-or-trust] 5']],
  ['nltest-secure-channel/verify-broken.txt', ['problem channel-broken [kerb-no-dc-or-trust] 4,5']],
  ['test-computersecurechannel/denied.txt', ['open channel-test-failed 2']],
  ['test-computersecurechannel/false.txt', ['problem channel-broken [kerb-no-dc-or-trust] 2']],
  ['test-computersecurechannel/german-verbose-false.txt', ['problem channel-broken [kerb-no-dc-or-trust] 2']],
  ['test-computersecurechannel/repaired.txt', ['fine channel-repaired 3']],
  ['test-computersecurechannel/verbose-true.txt', ['fine channel-stands 3']],
];

for (const [name, expected] of cases) test(`secure-channel: ${name}`, () => assert.deepEqual(judgeText(secureChannel, readers, fixture(name)).map(brief), expected));

const more: readonly (readonly [string, string, readonly string[]])[] = [
  ['the name is not the domain', 'I_NetLogonControl failed: Status = 1355 0x54b ERROR_NO_SUCH_DOMAIN', ['open channel-not-asked 1']],
  ['number and hexadecimal number disagree: not read', 'Trusted DC Connection Status Status = 0 0x51f NERR_Success', []],
  ['True of another command', 'PS C:\\> Test-Path C:\\Temp\nTrue', []],
  ['a repair that failed', 'PS C:\\> Test-ComputerSecureChannel -Repair\nFalse', ['problem channel-not-repaired [kerb-no-dc-or-trust] 2']],
];

for (const [name, text, expected] of more) test(`secure-channel: ${name}`, () => assert.deepEqual(judgeText(secureChannel, readers, text).map(brief), expected));

test('secure-channel: success of the command is no evidence', () => {
  const [found] = judgeText(secureChannel, readers, fixture('nltest-secure-channel/verify-broken.txt'));
  assert.equal(found?.verdict, 'problem');
  assert.ok(!found?.evidence.some((e) => e.line === 6));
});
