import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { StateRemark } from '../../../../src/core/schannel/effective-model.ts';
import { plainText } from '../../../../src/core/blocks.ts';
import type { WindowsVersionId } from '../../../../src/data/windows-versions.ts';
import { protocolNames } from '../../../../src/data/windows-tls.ts';
import { fixture, fixtures } from '../readers/fixtures.ts';
import { POLICY, reg, remarks, SCHANNEL, stateOf } from './effective-texts.ts';

const P = `${SCHANNEL}\\Protocols`;
const DOTNET = 'HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\.NETFramework\\v4.0.30319';
const DOTNET_32 = 'HKEY_LOCAL_MACHINE\\SOFTWARE\\WOW6432Node\\Microsoft\\.NETFramework\\v4.0.30319';
const WINHTTP = 'HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Internet Settings\\WinHttp';

test('each remark, and the neighbour that is none', () => {
  const table: [string, WindowsVersionId, string, string[]][] = [
    ['TLS 1.3 key before its time', 'server-2019', reg([`${P}\\TLS 1.3\\Client`, '"Enabled"=dword:1']), ['problem tls-1-3-key-on-old-windows']],
    ['the same key without a value', 'server-2019', reg([`${P}\\TLS 1.3`]), ['problem tls-1-3-key-on-old-windows']],
    ['the same key removed', 'server-2019', `${reg([`${P}\\TLS 1.3\\Client`, '"Enabled"=dword:1'])}[-${P}\\TLS 1.3]\r\n`, []],
    ['TLS 1.3 key in its time', 'server-2022', reg([`${P}\\TLS 1.3\\Client`, '"Enabled"=dword:1']), []],
    ['no blank in the name', 'server-2022', reg([`${P}\\TLS1.2\\Client`, '"Enabled"=dword:1']), ['problem unknown-protocol-key']],
    ['TLSv1.2', 'server-2022', reg([`${P}\\TLSv1.2\\Client`, '"Enabled"=dword:1']), ['problem unknown-protocol-key']],
    ['a name that is meant for nothing', 'server-2022', reg([`${P}\\QUIC\\Client`, '"Enabled"=dword:1']), ['open unknown-protocol-key']],
    ['DTLS and historic names', 'server-2022', reg([`${P}\\DTLS 1.0\\Client`, '"Enabled"=dword:0'], [`${P}\\PCT 1.0\\Server`, '"Enabled"=dword:0'], [`${P}\\Multi-Protocol Unified Hello\\Server`, '"Enabled"=dword:0']), []],
    ['Clients', 'server-2022', reg([`${P}\\TLS 1.2\\Clients`, '"Enabled"=dword:1']), ['problem unknown-side-key']],
    ['values on the version', 'server-2022', reg([`${P}\\TLS 1.2`, '"Enabled"=dword:1']), ['problem values-on-protocol-key']],
    ['a version without values', 'server-2022', reg([`${P}\\TLS 1.2`]), []],
    ['Enable for Enabled', 'server-2022', reg([`${P}\\TLS 1.2\\Server`, '"Enable"=dword:1']), ['problem unknown-value']],
    ['a note beside the values', 'server-2022', reg([`${P}\\TLS 1.2\\Server`, '"Changed by"="CORP\\\\svc-sql05"']), []],
    ['0xffffffff', 'server-2022', reg([`${P}\\TLS 1.2\\Server`, '"Enabled"=dword:ffffffff']), ['open all-bits']],
    ['0xffffffff for a cipher is the documented data', 'server-2022', reg([`${SCHANNEL}\\Ciphers\\AES 256/256`, '"Enabled"=dword:ffffffff']), []],
    ['on and disabled by default', 'server-2022', reg([`${P}\\TLS 1.1\\Server`, '"Enabled"=dword:1', '"DisabledByDefault"=dword:1']), ['open enabled-and-disabled-by-default']],
    ['off and not disabled by default', 'server-2022', reg([`${P}\\TLS 1.1\\Server`, '"Enabled"=dword:0', '"DisabledByDefault"=dword:0']), ['open off-and-not-disabled-by-default']],
    ['the usual pair', 'server-2022', reg([`${P}\\TLS 1.1\\Server`, '"Enabled"=dword:0', '"DisabledByDefault"=dword:1']), []],
    ['SSL 2.0 where it is gone', 'server-2022', reg([`${P}\\SSL 2.0\\Server`, '"Enabled"=dword:0']), ['open gone-protocol']],
    ['the SSL 2.0 value that setup writes', 'server-2022', reg([`${P}\\SSL 2.0\\Client`, '"DisabledByDefault"=dword:1']), []],
    ['SSL 2.0 where it exists', 'server-2012-r2', reg([`${P}\\SSL 2.0\\Server`, '"Enabled"=dword:0']), []],
    ['wrong type', 'server-2022', reg([`${P}\\TLS 1.2\\Server`, '"Enabled"="1"'], [SCHANNEL, '"EventLogging"="7"']), ['problem wrong-type']],
    ['everything off as server', 'server-2022', reg(...protocolNames.map((p) => [`${P}\\${p}\\Server`, '"Enabled"=dword:0'] as const)), ['open gone-protocol', 'problem no-protocol']],
    ['RC4 128 with a child', 'server-2016', reg([`${SCHANNEL}\\Ciphers\\RC4 128`], [`${SCHANNEL}\\Ciphers\\RC4 128\\128`, '"Enabled"=dword:0']), ['problem split-cipher-key']],
    ['RC4 128/128', 'server-2016', reg([`${SCHANNEL}\\Ciphers\\RC4 128/128`, '"Enabled"=dword:0']), []],
    ['a division slash', 'server-2016', reg([`${SCHANNEL}\\Ciphers\\RC4 128\u2215128`, '"Enabled"=dword:0']), ['problem slash-lookalike']],
    ['the name of Windows XP', 'server-2016', reg([`${SCHANNEL}\\Ciphers\\Triple DES 168/168`, '"Enabled"=dword:0']), ['problem old-cipher-name']],
    ['the name of Windows XP, allowed', 'server-2016', reg([`${SCHANNEL}\\Ciphers\\Triple DES 168/168`, '"Enabled"=dword:ffffffff']), ['open old-cipher-name']],
    ['AES 128', 'server-2016', reg([`${SCHANNEL}\\Ciphers\\AES 128`, '"Enabled"=dword:0']), ['open unknown-switch-key']],
    ['SHA256 off', 'server-2022', reg([`${SCHANNEL}\\Hashes\\SHA256`, '"Enabled"=dword:0']), ['problem sha-2-off']],
    ['SHA off', 'server-2022', reg([`${SCHANNEL}\\Hashes\\SHA`, '"Enabled"=dword:0']), ['open version-without-suite']],
    ['2048 in hexadecimal', 'server-2022', reg([`${SCHANNEL}\\KeyExchangeAlgorithms\\Diffie-Hellman`, '"ServerMinKeyBitLength"=dword:00002048']), ['problem bits-in-hexadecimal']],
    ['2048', 'server-2022', reg([`${SCHANNEL}\\KeyExchangeAlgorithms\\Diffie-Hellman`, '"ServerMinKeyBitLength"=dword:00000800']), []],
    ['messages of 0 bytes', 'server-2022', reg([`${SCHANNEL}\\Messaging`, '"MessageLimitServer"=dword:0']), ['problem message-limit-0']],
    ['a policy of OpenSSL names', 'server-2022', reg([POLICY, '"Functions"="ECDHE-RSA-AES256-SHA,AES256-SHA"']), ['problem policy-names-nothing-known']],
    ['a policy without TLS 1.3', 'server-2022', reg([POLICY, '"Functions"="TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384,TLS_RSA_WITH_AES_128_CBC_SHA"']), ['open version-without-suite']],
    ['a policy with TLS 1.3 only', 'server-2022', reg([POLICY, '"Functions"="TLS_AES_256_GCM_SHA384"']), ['problem version-without-suite']],
    ['one bitness', 'server-2016', reg([DOTNET, '"SchUseStrongCrypto"=dword:1'], [DOTNET_32, '"SchUseStrongCrypto"=-']), ['problem one-bitness']],
    ['one bitness, the other not shown', 'server-2016', reg([DOTNET, '"SchUseStrongCrypto"=dword:1']), []],
    ['two bitnesses that differ', 'server-2016', reg([DOTNET, '"SchUseStrongCrypto"=dword:1'], [DOTNET_32, '"SchUseStrongCrypto"=dword:0']), ['open one-bitness']],
    ['WinHTTP without anything in common', 'server-2012', reg([WINHTTP, '"DefaultSecureProtocols"=dword:00000080'], [`${P}\\TLS 1.0\\Client`, '"Enabled"=dword:0']), ['problem winhttp-nothing-left']],
    ['a person', 'server-2022', reg([`${P.replace('HKEY_LOCAL_MACHINE', 'HKEY_CURRENT_USER')}\\TLS 1.2\\Client`, '"Enabled"=dword:0']), ['open other-hive']],
    ['WOW6432Node', 'server-2022', reg([`${P.replace('\\SYSTEM\\', '\\SYSTEM\\WOW6432Node\\')}\\TLS 1.2\\Client`, '"Enabled"=dword:0']), ['open other-path']],
    ['another Windows', 'server-2022', 'Microsoft Windows [Version 10.0.17763.1]\n', ['open other-windows']],
    ['this Windows', 'server-2019', 'Microsoft Windows [Version 10.0.17763.1]\n', []],
  ];
  for (const [name, id, text, expected] of table) assert.deepEqual(remarks(stateOf(id, text)), expected, name);
});

test('a file full of mistakes', () => {
  const state = stateOf('server-2019', fixture('reg-export/misspelt-keys.txt'));
  assert.deepEqual(state.remarks.map(({ id, lines }) => [id, lines]), [
    ['unknown-protocol-key', [3]],
    ['unknown-side-key', [9]],
    ['values-on-protocol-key', [7]],
    ['unknown-value', [13]],
    ['wrong-type', [14]],
    ['split-cipher-key', [18, 19]],
    ['slash-lookalike', [21]],
    ['old-cipher-name', [24]],
  ]);
  // None of them changed anything.
  assert.deepEqual(state.protocols.filter(({ protocol, side }) => side === 'server' && protocol !== 'SSL 3.0').map((p) => p.state), ['missing', 'on', 'on', 'on', 'missing']);
});

const pages = new Set(readdirSync(join(import.meta.dirname, '..', '..', '..', '..', 'content', 'runbook'), { recursive: true }).map((f) => String(f).replace(/^.*[\\/]/, '').replace(/\.mdx$/, '')));

test('promises of remarks on every fixture: a kebab-case id, a sentence, lines that exist, links that lead somewhere', () => {
  const texts = ['reg-export', 'reg-query', 'item-property', 'cipher-suites', 'windows-version', 'sqlcheck-report'].flatMap((f) => fixtures(f));
  for (const text of [...texts, texts.join('\n\n')]) {
    const count = text.split('\n').length;
    for (const id of ['server-2019', 'server-2008-r2', 'server-2025'] as const) for (const remark of stateOf(id, text).remarks) check(remark, count);
  }
});

function check({ id, says, lines, next }: StateRemark, count: number): void {
  assert.match(id, /^[a-z0-9]+(?:-[a-z0-9]+)*$/);
  assert.match(plainText(says), /^[A-Z0-9".].*[.]$/s, id);
  assert.ok(!/undefined|NaN|\[object/.test(plainText(says)), plainText(says));
  for (const line of lines) assert.ok(line >= 1 && line <= count, `${id} line ${line}`);
  for (const part of next ?? []) if (typeof part !== 'string' && 'link' in part) assert.ok(pages.has(/^\/runbook\/([a-z0-9-]+)\/$/.exec(part.link)?.[1] ?? ''), part.link);
}
