import assert from 'node:assert/strict';
import { test } from 'node:test';
import { plainText } from '../../../../src/core/blocks.ts';
import { dotnetTlsJudge } from '../../../../src/core/judges/dotnet-tls.ts';
import type { Judge, Judgement } from '../../../../src/core/judges/judgement.ts';
import { tlsProtocolsJudge } from '../../../../src/core/judges/tls-protocols.ts';
import { prepare } from '../../../../src/core/text/prepare.ts';
import { fixture } from '../readers/fixtures.ts';
import { readingsIn, reg, SCHANNEL } from '../schannel/effective-texts.ts';

const say = (judge: Judge, text: string): readonly Judgement[] => judge.judge(readingsIn(text), {}, prepare(text));
const ids = (all: readonly Judgement[]): string[] => all.map((j) => `${j.verdict} ${j.id}`);
const P = `${SCHANNEL}\\Protocols`;
const BANNER = 'Microsoft Windows [Version 10.0.20348.2340]\n(c) Microsoft Corporation. All rights reserved.\n\n';
const server12 = (...values: string[]): string => reg([`${P}\\TLS 1.2\\Server`, ...values]);

test('protocol switches: what the engine adds to the verdicts', () => {
  const table: [string, string, string[]][] = [
    ['two machines', fixture('reg-query/two-machines.txt'), ['open client-tls12-default', 'open server-tls12-unclear']],
    ['a wrong type', server12('"Enabled"="1"'), ['open server-tls12-unclear', 'open wrong-type']],
    ['an exported tree and the banner', `${BANNER}${fixture('reg-export/schannel-tree.txt')}`, ['fine client-tls12-default-on', 'fine server-tls12-default-on']],
    ['an exported tree alone', fixture('reg-export/schannel-tree.txt'), ['open client-tls12-default', 'open server-tls12-default']],
    ['the same, cut off', fixture('reg-export/schannel-tree.txt').trimEnd(), ['open client-tls12-unsaid', 'open server-tls12-unsaid']],
    ['a file full of mistakes', fixture('reg-export/misspelt-keys.txt'), ['open server-tls12-unsaid', 'open unknown-protocol-key', 'open unknown-side-key', 'open values-on-protocol-key', 'open unknown-value', 'open wrong-type', 'open split-cipher-key', 'open slash-lookalike', 'open old-cipher-name']],
    ['everything off', `${BANNER}${reg(...['SSL 3.0', 'TLS 1.0', 'TLS 1.1', 'TLS 1.2', 'TLS 1.3'].map((p) => [`${P}\\${p}\\Server`, '"Enabled"=dword:0'] as const))}`, ['problem server-tls12-off', 'problem no-protocol']],
    ['a person', server12('"Enabled"=dword:1', '"DisabledByDefault"=dword:0').replace('HKEY_LOCAL_MACHINE', 'HKEY_CURRENT_USER'), ['open other-hive']],
    ['a hive of another disk', fixture('reg-export/loaded-hive.txt'), ['fine server-tls12-on']],
    ['a key of TLS 1.3 without values', `Microsoft Windows [Version 10.0.17763.1]\n\n${reg([`${P}\\TLS 1.3`])}`, ['problem tls-1-3-key-on-old-windows']],
    ['no registry at all', BANNER, []],
  ];
  for (const [name, text, expected] of table) assert.deepEqual(ids(say(tlsProtocolsJudge, text)), expected, name);
});

test('a mistake in a key proves no cause by itself', () => {
  for (const { id, causes } of say(tlsProtocolsJudge, fixture('reg-export/misspelt-keys.txt'))) assert.equal(causes, undefined, id);
});

test('client and server of a build are both named where the paste does not tell them apart', () => {
  const [, server] = say(tlsProtocolsJudge, `Microsoft Windows [Version 10.0.17763.1]\n\n${fixture('reg-export/schannel-tree.txt')}`);
  assert.match(plainText(server?.says ?? []), /Windows Server 2019 or Windows 10 1809 has it on/);
});

test('.NET values: two machines, text for a number, an exported tree', () => {
  const key = 'HKLM\\SOFTWARE\\Microsoft\\.NETFramework\\v4.0.30319';
  const query = (data: string): string => `C:\\>reg query ${key}\n\n${key.replace('HKLM', 'HKEY_LOCAL_MACHINE')}\n    SystemDefaultTlsVersions    REG_DWORD    ${data}\n\n`;
  assert.deepEqual(ids(say(dotnetTlsJudge, `${query('0x1')}${query('0x0')}C:\\>`)), ['open dotnet4-unclear']);
  assert.deepEqual(ids(say(dotnetTlsJudge, reg([key.replace('HKLM', 'HKEY_LOCAL_MACHINE'), '"SystemDefaultTlsVersions"="1"']))), ['open dotnet4-unclear']);
  const framework = 'HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\.NETFramework';
  const wide = reg([framework, '"InstallRoot"="C:\\\\Windows\\\\Microsoft.NET\\\\Framework64\\\\"'], [`${framework}\\v4.0.30319`], [`${framework}\\v4.0.30319\\SKUs`]);
  const narrow = wide.replaceAll('\\SOFTWARE\\', '\\SOFTWARE\\WOW6432Node\\');
  assert.deepEqual(ids(say(dotnetTlsJudge, `${wide}${narrow}`)), ['open dotnet4-target-decides']);
});
