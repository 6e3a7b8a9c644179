import assert from 'node:assert/strict';
import { test } from 'node:test';
import { plainText } from '../../../../src/core/blocks.ts';
import { listOf } from '../../../../src/core/suites/lookup.ts';
import type { EffectiveTls } from '../../../../src/core/schannel/effective-model.ts';
import { windowsVersions } from '../../../../src/data/windows-versions.ts';
import { LOCAL, multi, POLICY, reg, remarks, SCHANNEL, stateOf } from './effective-texts.ts';

const names = (state: EffectiveTls): string[] => state.suites.on.map(({ name }) => name);
const offKind = (state: EffectiveTls, name: string): string | undefined => state.suites.off.find((s) => s.name === name)?.kind;
const policy = (list: string): string => reg([POLICY, `"Functions"="${list}"`]);

test('without any text each version has its list in order, and every other suite of the page is off with its kind', () => {
  for (const version of windowsVersions) {
    const list = listOf(version);
    const { suites, curves } = stateOf(version.id, '');
    assert.deepEqual(suites.on.map(({ name }) => name), list.on, version.id);
    assert.equal(suites.from, 'default');
    assert.equal(suites.because.assumed, true);
    const off = new Map(suites.off.map((s) => [s.name, s.kind]));
    for (const name of list.onRequest) assert.equal(off.get(name), 'on-request', `${version.id} ${name}`);
    for (const name of list.off) assert.equal(off.get(name), 'not-default', `${version.id} ${name}`);
    assert.equal(off.has('TLS_PSK_WITH_AES_256_GCM_SHA384'), list.psk, version.id);
    for (const { name, strong } of suites.on) assert.equal(strong, list.notStrong === undefined ? undefined : !list.notStrong.includes(name), `${version.id} ${name}`);
    assert.deepEqual(curves.on, version.curves === 'suffix' ? [...new Set(list.on.flatMap((n) => /_(P\d{3})$/.exec(n)?.[1] ?? []))] : version.curves, version.id);
  }
});

test('a policy replaces the list: order, unknown names, suites of another version, suites on request, twice the same', () => {
  const state = stateOf('server-2019', policy('TLS_RSA_WITH_AES_128_CBC_SHA,TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384_P384,TLS_AES_256_GCM_SHA384,TLS_FOO,TLS_RSA_WITH_NULL_SHA256,tls_rsa_with_aes_128_cbc_sha,TLS_RSA_WITH_3DES_EDE_CBC_SHA'));
  assert.equal(state.suites.from, 'policy');
  assert.equal(state.suites.because.line, 4);
  assert.deepEqual(state.suites.on.map(({ name, curve }) => [name, curve]), [['TLS_RSA_WITH_AES_128_CBC_SHA', undefined], ['TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384', undefined], ['TLS_RSA_WITH_3DES_EDE_CBC_SHA', undefined]]);
  assert.deepEqual(['TLS_AES_256_GCM_SHA384', 'TLS_FOO', 'TLS_RSA_WITH_NULL_SHA256', 'TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384'].map((n) => offKind(state, n)), ['missing', 'unknown', 'on-request', 'not-listed']);
});

test('before Windows 10 a name needs its curve', () => {
  const state = stateOf('server-2012-r2', policy('TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384,TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256_P384'));
  assert.deepEqual(state.suites.on.map(({ name, curve }) => [name, curve]), [['TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256_P384', 'P384']]);
  assert.equal(offKind(state, 'TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384'), 'missing');
  assert.deepEqual(state.curves.on, ['P384']);
});

test('which list counts: policy before cmdlet before local list; a multi-string policy is contested', () => {
  const cmdlet = 'PS C:\\> Get-TlsCipherSuite\n\nName                  : TLS_RSA_WITH_AES_256_CBC_SHA\nProtocols             : {771}\n\n';
  const local = reg([LOCAL, `"Functions"=${multi('TLS_RSA_WITH_AES_128_CBC_SHA', 'TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256')}`]);
  const table: [string, EffectiveTls['suites']['from'], string[], boolean][] = [
    [local, 'local', ['TLS_RSA_WITH_AES_128_CBC_SHA', 'TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256'], true],
    [`${cmdlet}\n${local}`, 'cmdlet', ['TLS_RSA_WITH_AES_256_CBC_SHA'], false],
    [`${policy('TLS_RSA_WITH_AES_256_GCM_SHA384')}\n${cmdlet}\n${local}`, 'policy', ['TLS_RSA_WITH_AES_256_GCM_SHA384'], false],
    [`${reg([POLICY, `"Functions"=${multi('TLS_RSA_WITH_AES_256_GCM_SHA384')}`])}\n${local}`, 'local', ['TLS_RSA_WITH_AES_128_CBC_SHA', 'TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256'], true],
    [`    Functions    REG_SZ    TLS_RSA_WITH_AES_256_GCM_SHA384\n`, 'policy', ['TLS_RSA_WITH_AES_256_GCM_SHA384'], false],
  ];
  for (const [text, from, on, doubt] of table) {
    const state = stateOf('server-2019', text);
    assert.deepEqual([state.suites.from, names(state), state.suites.because.doubt !== undefined], [from, on, doubt], text);
  }
  assert.ok(remarks(stateOf('server-2019', reg([POLICY, `"Functions"=${multi('TLS_RSA_WITH_AES_256_GCM_SHA384')}`]))).includes('open policy-list-type'));
  assert.ok(remarks(stateOf('server-2019', reg([LOCAL, '"Functions"="TLS_RSA_WITH_AES_256_GCM_SHA384"']))).includes('problem local-list-type'));
});

test('a value Functions of another key is no list of suites for TLS', () => {
  const other = reg(['HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Control\\Cryptography\\Configuration\\Local\\Default\\00000001', '"Functions"="AES,3DES"']);
  assert.deepEqual([stateOf('server-2019', other).suites.from, remarks(stateOf('server-2019', other))], ['default', []]);
});

test('PowerShell leaves the end of a list out', () => {
  const text = `Functions : {TLS_RSA_WITH_AES_256_GCM_SHA384, TLS_RSA_WITH_AES_128_GCM_SHA256...}\nPSPath    : Microsoft.PowerShell.Core\\Registry::${LOCAL}\n`;
  const state = stateOf('server-2019', text);
  assert.equal(state.suites.from, 'local');
  assert.match(state.suites.because.doubt ?? '', /left out the end/);
});

test('switches below SCHANNEL take suites away, with their line', () => {
  const off = (key: string): EffectiveTls => stateOf('server-2016', reg([`${SCHANNEL}\\${key}`, '"Enabled"=dword:00000000']));
  const table: [string, string, string][] = [
    ['Ciphers\\Triple DES 168', 'TLS_RSA_WITH_3DES_EDE_CBC_SHA', 'cipher'],
    ['Ciphers\\RC4 128/128', 'TLS_RSA_WITH_RC4_128_SHA', 'cipher'],
    ['Ciphers\\AES 256/256', 'TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384', 'cipher'],
    ['Hashes\\SHA', 'TLS_RSA_WITH_AES_128_CBC_SHA', 'hash'],
    ['Hashes\\MD5', 'TLS_RSA_WITH_RC4_128_MD5', 'hash'],
    ['KeyExchangeAlgorithms\\Diffie-Hellman', 'TLS_DHE_RSA_WITH_AES_256_GCM_SHA384', 'exchange'],
    ['KeyExchangeAlgorithms\\ECDH', 'TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384', 'exchange'],
    ['KeyExchangeAlgorithms\\PKCS', 'TLS_RSA_WITH_AES_256_GCM_SHA384', 'exchange'],
  ];
  for (const [key, name, kind] of table) {
    const state = off(key);
    const found = state.suites.off.find((s) => s.name === name);
    assert.deepEqual([found?.kind, found?.because.line], [kind, 4], key);
    assert.ok(found?.because.doubt !== undefined, `${key} is contested`);
    assert.ok(!names(state).includes(name));
  }
  // What only some documents say is left in the list, and said.
  assert.ok(names(off('KeyExchangeAlgorithms\\PKCS')).includes('TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384'));
  assert.match(off('KeyExchangeAlgorithms\\PKCS').suites.because.doubt ?? '', /PKCS is switched off \(line 4\)/);
  assert.match(off('Hashes\\SHA256').suites.because.doubt ?? '', /SHA256/);
  // Any other data allows; another name is no switch.
  for (const text of [reg([`${SCHANNEL}\\Ciphers\\Triple DES 168`, '"Enabled"=dword:ffffffff']), reg([`${SCHANNEL}\\Ciphers\\Triple DES 168/168`, '"Enabled"=dword:00000000'])]) {
    assert.ok(names(stateOf('server-2016', text)).includes('TLS_RSA_WITH_3DES_EDE_CBC_SHA'));
  }
});

test('versions of a suite are those that some side may use', () => {
  const text = reg([`${SCHANNEL}\\Protocols\\TLS 1.0\\Client`, '"Enabled"=dword:0'], [`${SCHANNEL}\\Protocols\\TLS 1.0\\Server`, '"Enabled"=dword:0'], [`${SCHANNEL}\\Protocols\\TLS 1.1\\Server`, '"Enabled"=dword:0']);
  const suite = stateOf('server-2022', text).suites.on.find(({ name }) => name === 'TLS_RSA_WITH_AES_128_CBC_SHA');
  assert.deepEqual(suite?.versions, ['TLS 1.1', 'TLS 1.2']);
});

test('curves: policy, cmdlet, unknown names, a Windows that has no list', () => {
  const curves = (...list: string[]): string => reg([POLICY, `"EccCurves"=${multi(...list)}`]);
  const table: [string, 'server-2019' | 'server-2025' | 'server-2012-r2', string[], string[]][] = [
    [curves('nistp384', 'curve25519'), 'server-2019', ['NistP384', 'curve25519'], []],
    [curves('NistP384', 'secp256r1x'), 'server-2019', ['NistP384'], ['open unknown-curve']],
    [curves('x25519_mlkem768'), 'server-2019', [], ['problem unknown-curve']],
    [curves('x25519_mlkem768', 'NistP256'), 'server-2025', ['x25519_mlkem768', 'NistP256'], []],
    [curves('NistP521'), 'server-2012-r2', ['P256', 'P384'], []],
    ['PS C:\\> Get-TlsEccCurve\nNistP384\nNistP256\n\nPS C:\\>', 'server-2019', ['NistP384', 'NistP256'], []],
    // A part of the list says nothing about the rest.
    ['PS C:\\> Get-TlsEccCurve -Name Nist\nNistP384\n\nPS C:\\>', 'server-2019', ['curve25519', 'NistP256', 'NistP384'], []],
  ];
  for (const [text, id, on, ids] of table) {
    const state = stateOf(id, text);
    assert.deepEqual([state.curves.on, remarks(state).filter((r) => r.includes('curve'))], [on, ids], text);
  }
  assert.match(plainText(stateOf('server-2012-r2', curves('NistP521')).curves.because.says), /changes nothing here/);
});
