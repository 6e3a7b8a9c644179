import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { prepare } from '../../../../src/core/text/prepare.ts';
import type { Context } from '../../../../src/core/context.ts';
import type { Judge, Judgement } from '../../../../src/core/judges/judgement.ts';
import type { Reader } from '../../../../src/core/readers/reader.ts';
import { certificateJudge } from '../../../../src/core/judges/certificate.ts';
import { cipherSuitesJudge } from '../../../../src/core/judges/cipher-suites.ts';
import { dotnetTlsJudge } from '../../../../src/core/judges/dotnet-tls.ts';
import { fipsPolicyJudge } from '../../../../src/core/judges/fips-policy.ts';
import { schannelEventsJudge } from '../../../../src/core/judges/schannel-events.ts';
import { sqlLogonJudge } from '../../../../src/core/judges/sql-logon.ts';
import { tlsHandshakeJudge } from '../../../../src/core/judges/tls-handshake.ts';
import { tlsProtocolsJudge } from '../../../../src/core/judges/tls-protocols.ts';
import { certutil } from '../../../../src/core/readers/certutil.ts';
import { cipherSuites } from '../../../../src/core/readers/cipher-suites.ts';
import { errorlogLogon } from '../../../../src/core/readers/errorlog-logon.ts';
import { itemProperty } from '../../../../src/core/readers/item-property.ts';
import { openssl } from '../../../../src/core/readers/openssl.ts';
import { regExport } from '../../../../src/core/readers/reg-export.ts';
import { regQuery } from '../../../../src/core/readers/reg-query.ts';
import { schannelEvents } from '../../../../src/core/readers/schannel-events.ts';
import { tlsVersionTest } from '../../../../src/core/readers/tls-version-test.ts';
import { fixture, fixtures } from '../readers/fixtures.ts';
import { judgeText } from './judge-text.ts';

const READERS: readonly Reader<unknown>[] = [schannelEvents, regExport, regQuery, itemProperty, cipherSuites, certutil, openssl, errorlogLogon, tlsVersionTest];
const JUDGES = [certificateJudge, cipherSuitesJudge, dotnetTlsJudge, fipsPolicyJudge, schannelEventsJudge, sqlLogonJudge, tlsHandshakeJudge, tlsProtocolsJudge];
const FORMATS = ['schannel-events', 'reg-export', 'reg-query', 'item-property', 'cipher-suites', 'certutil', 'openssl', 'errorlog-logon', 'tls-version-test'];

/** What a judge says of a text that all readers have read. */
function say(judge: Judge, text: string, given: Context = {}): readonly Judgement[] {
  const paste = prepare(text);
  return judge.judge(READERS.flatMap((r) => r.read(paste)), given, paste);
}

/** Verdict, id, causes and the lines of evidence. */
const short = (all: readonly Judgement[]): unknown[][] => all.map((j) => [j.verdict, j.id, j.causes ?? [], j.evidence.map((e) => e.line)]);
const ids = (all: readonly Judgement[]): string[] => all.map((j) => `${j.verdict} ${j.id}`);
const event = (id: number, text: string): string => `Source:        Schannel\nEvent ID:      ${id}\nDescription:\n${text}\n`;

test('Schannel events: what each one proves', () => {
  const table: [string, string, string[]][] = [
    [event(36871, 'A fatal error occurred while creating a TLS server credential. The internal error state is 10013.'), 'problem no-version-left', ['tls-no-common-protocol']],
    [event(36871, 'A fatal error occurred while creating a TLS server credential. The internal error state is 10011.'), 'problem no-credential', ['tls-no-common-protocol', 'tls-private-key-access']],
    [event(36870, 'The error code returned from the cryptographic module is 0x8009030D. The internal error state is 10001.'), 'problem key-not-usable', ['tls-private-key-access']],
    [event(36874, 'An TLS 1.0 connection request was received from a remote client application'), 'problem client-too-old', ['tls-no-common-protocol', 'tls-no-common-cipher']],
    [event(36874, 'An TLS 1.2 connection request was received from a remote client application'), 'problem no-common-suite', ['tls-no-common-cipher']],
    [event(36876, 'The error code is 0x80090328.'), 'problem server-certificate-refused', ['tls-cert-expired']],
    [event(36882, 'issued by an untrusted certificate authority'), 'problem server-certificate-untrusted', ['tls-cert-untrusted-root']],
    [event(36884, 'The server name we were expecting is sql05.corp.example. The TLS connection request has failed.'), 'problem name-not-in-certificate', ['tls-cert-name-mismatch']],
    [event(36887, 'The TLS protocol defined fatal alert code is 45.'), 'problem alert-received-45', ['tls-cert-expired']],
    [event(36887, 'The TLS protocol defined fatal alert'), 'open alert-without-number', []],
    [event(36887, 'The TLS protocol defined fatal alert code is 0.'), 'open peer-closed', []],
    [event(36888, 'The TLS protocol defined fatal error code is 70. The Windows SChannel error state is 105.'), 'problem alert-sent-70', ['tls-no-common-protocol']],
    [event(36888, 'The TLS protocol defined fatal error code is 10. The Windows SChannel error state is 1203.'), 'problem not-tls-received', ['tls-not-tls-or-wrong-mode']],
    [event(36888, 'The TLS protocol defined fatal error code is 40. The Windows SChannel error state is 1205.'), 'problem alert-sent-40', ['tls-no-common-cipher', 'tls-no-common-protocol']],
    [event(36888, 'The TLS protocol defined fatal error code is 20. The Windows SChannel error state is 960.'), 'problem alert-sent-20', ['tls-session-resumption-bug', 'other']],
    [event(36888, 'The TLS protocol defined fatal error code is 199.'), 'problem alert-sent-199', ['other']],
    [event(36875, 'no suitable client certificate could be found'), 'open client-certificate-asked', []],
    [event(36886, 'No suitable default server credential exists on this system.'), 'open no-default-server-credential', []],
    [event(36880, 'Protocol version: TLS 1.2\nCipherSuite: 0xC030'), 'fine handshake-completed', []],
    [event(36867, 'Creating a TLS client credential.'), 'open no-failure-event', []],
  ];
  for (const [text, id, causes] of table) {
    const [first, ...more] = say(schannelEventsJudge, text);
    assert.deepEqual([`${first?.verdict} ${first?.id}`, first?.causes ?? [], more.length], [id, causes, 0], text);
  }
});

test('Schannel events: a refusal that two events record is said once, equal events are counted', () => {
  assert.deepEqual(short(say(schannelEventsJudge, fixture('schannel-events/viewer-copy-and-xml.txt'))), [['problem', 'no-common-suite', ['tls-no-common-cipher'], [36, 43, 6, 13]]]);
  const three = say(schannelEventsJudge, `${event(36882, 'untrusted')}\n\n`.repeat(3));
  assert.equal(three.length, 1);
  assert.ok(three[0]?.says.includes(' Logged 3 times here.'));
  const other = say(schannelEventsJudge, event(36884, 'The server name we were expecting is web.corp.example. x'), { server: 'sql05' });
  assert.ok(JSON.stringify(other[0]?.says).includes('You said the server is'));
});

const KEY = 'HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL\\Protocols';
const query = (body: string, build?: string): string =>
  `C:\\>reg query "${KEY.replace('HKEY_LOCAL_MACHINE', 'HKLM')}" /s\n\n${body}\n\nC:\\>${build === undefined ? '' : `reg query "HKLM\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion" /v CurrentBuild\n\nHKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion\n    CurrentBuild    REG_SZ    ${build}\n\nC:\\>`}\n`;
const tls12 = (side: string, ...values: string[]): string => [`${KEY}\\TLS 1.2\\${side}`, ...values.map((v) => `    ${v}`)].join('\n');

test('protocol switches: set, half set, off, on request, default of a known and an unknown Windows', () => {
  const off = tls12('Client', 'Enabled    REG_DWORD    0x0');
  const half = tls12('Client', 'Enabled    REG_DWORD    0xffffffff');
  const both = tls12('Client', 'Enabled    REG_DWORD    0x1', 'DisabledByDefault    REG_DWORD    0x0');
  const asked = tls12('Client', 'DisabledByDefault    REG_DWORD    0x1');
  const table: [string, string, string][] = [
    [query(both), 'fine client-tls12-on', 'open server-tls12-default'],
    [query(off), 'problem client-tls12-off', 'open server-tls12-default'],
    [query(asked), 'problem client-tls12-on-request', 'open server-tls12-default'],
    [query(half), 'open client-tls12-half', 'open server-tls12-default'],
    [query(half, '17763'), 'fine client-tls12-on', 'fine server-tls12-default-on'],
    [query(half, '7601'), 'open client-tls12-half', 'problem server-tls12-default-off'],
    [query(both, '20348'), 'fine client-tls12-on', 'fine server-tls12-default-on'],
    [query(`${both}\n\n${KEY}\\TLS 1.3\\Client\n    Enabled    REG_DWORD    0x1`, '17763'), 'problem client-tls13-key-too-early', 'fine server-tls12-default-on'],
    [query(`${off}\n\n${KEY}\\TLS 1.3\\Client\n    Enabled    REG_DWORD    0x1\n    DisabledByDefault    REG_DWORD    0x0`, '20348'), 'open client-tls12-off-tls13-on', 'fine server-tls12-default-on'],
    [query(both, '99999'), 'fine client-tls12-on', 'open server-tls12-default'],
  ];
  for (const [text, client, server] of table) assert.deepEqual(ids(say(tlsProtocolsJudge, text)), [client, server], text);
});

test('protocol switches: what is not in the paste is not absent', () => {
  // Cut before the prompt: TLS 1.2 may have stood in the part that is missing.
  const cut = query(`${KEY}\\TLS 1.0\\Client\n    Enabled    REG_DWORD    0x0`, '17763').split('\n\nC:\\>')[0] ?? '';
  assert.deepEqual(ids(say(tlsProtocolsJudge, cut)), ['open client-tls12-unsaid']);
  assert.deepEqual(ids(say(tlsProtocolsJudge, fixture('reg-query/errors-and-languages.txt'))), ['open server-tls12-unsaid']);
  assert.deepEqual(ids(say(tlsProtocolsJudge, '[HKEY_LOCAL_MACHINE\\SYSTEM\\ControlSet001\\Control\\SecurityProviders\\SCHANNEL\\Protocols\\TLS 1.2\\Client]\n"Enabled"=dword:0')), ['open other-control-set']);
  assert.deepEqual(say(tlsProtocolsJudge, '[HKEY_LOCAL_MACHINE\\SOFTWARE\\X]\n"Enabled"=dword:0'), []);
});

test('.NET values: both views, one view, a zero, nothing, a part', () => {
  const view = (wide: [string, string], narrow: [string, string]): string =>
    `SOFTWARE\\Microsoft v4.0.30319: SystemDefaultTlsVersions=${wide[0]} SchUseStrongCrypto=${wide[1]}\nSOFTWARE\\WOW6432Node\\Microsoft v4.0.30319: SystemDefaultTlsVersions=${narrow[0]} SchUseStrongCrypto=${narrow[1]}\n`;
  const table: [string, string][] = [
    [view(['1', '1'], ['1', '1']), 'fine dotnet4-set'],
    [view(['', '1'], ['1', '']), 'fine dotnet4-set'],
    [view(['1', ''], ['', '']), 'problem dotnet4-one-view'],
    [view(['', '0'], ['', '']), 'problem dotnet4-old-default'],
    [view(['1', '0'], ['1', '0']), 'fine dotnet4-set'],
    [view(['', ''], ['', '']), 'open dotnet4-target-decides'],
    ['[HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\.NETFramework\\v4.0.30319]\n"SchUseStrongCrypto"=dword:00000001', 'open dotnet4-half-shown'],
    // One value alone: the other may be 1.
    ['[HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\.NETFramework\\v4.0.30319]\n"SchUseStrongCrypto"=dword:00000000', 'open dotnet4-half-shown'],
  ];
  for (const [text, id] of table) assert.deepEqual(ids(say(dotnetTlsJudge, text)), [id], text);
  const queries = ['SOFTWARE\\Microsoft', 'SOFTWARE\\WOW6432Node\\Microsoft'].map((p) => `C:\\>reg query HKLM\\${p}\\.NETFramework\\v4.0.30319 /reg:64\n\nHKEY_LOCAL_MACHINE\\${p}\\.NETFramework\\v4.0.30319\n    SystemDefaultTlsVersions    REG_DWORD    0x1\n`).join('\n');
  assert.deepEqual(ids(say(dotnetTlsJudge, `${queries}\nC:\\>`)), ['fine dotnet4-set']);
});

test('cipher suites: policies, one list, two lists', () => {
  const policy = (names: string): string => `HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\Microsoft\\Cryptography\\Configuration\\SSL\\00010002\n    Functions    REG_SZ    ${names}\n`;
  const table: [string, string, string[]][] = [
    [policy('TLS_AES_256_GCM_SHA384,TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384,TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384'), 'fine policy-usual', []],
    [policy('TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384_P256'), 'fine policy-usual', []],
    [policy('TLS_AES_256_GCM_SHA384'), 'problem policy-without-tls12', ['tls-no-common-cipher']],
    [policy('TLS_ECDHE_RSA_AES256,ECDHE-RSA-AES256-SHA'), 'problem policy-without-suite', ['tls-no-common-cipher']],
    [policy('TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384,TLS_ECDHE_RSA_WITH_AES_256_GCM'), 'open policy-unknown-names', []],
    [policy('TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384, TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256'), 'open policy-blanks', []],
    [policy('TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384'), 'open policy-gcm-only', []],
    [policy('TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384'), 'open policy-ecdsa-only', []],
    [policy('TLS_RSA_WITH_3DES_EDE_CBC_SHA,TLS_RSA_WITH_RC4_128_SHA'), 'open policy-without-aes', []],
    [policy(Array.from({ length: 30 }, () => 'TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384').join(',')), 'open policy-too-long', []],
    ['1 names, 0 characters\n', 'fine no-suite-policy', []],
    ['C:\\>reg query HKLM\\SOFTWARE\\Policies\\Microsoft\\Cryptography\\Configuration\\SSL\\00010002 /v Functions\nERROR: The system was unable to find the specified registry key or value.\n', 'fine no-suite-policy', []],
    ['A:\nTLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384\nB:\nTLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384\n', 'problem no-shared-suite', ['tls-no-common-cipher']],
    ['A:\nTLS_AES_256_GCM_SHA384\nTLS_RSA_WITH_AES_256_CBC_SHA\nB:\nTLS_AES_256_GCM_SHA384\n', 'open shared-tls13-only', []],
    ['A:\nTLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384\nB:\nTLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384_P256\n', 'open shared-one-kind', []],
    ['A:\nTLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384\nTLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384\nB:\nTLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384\nTLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384\n', 'fine shared-suites', []],
  ];
  for (const [text, id, causes] of table) {
    const all = say(cipherSuitesJudge, text);
    assert.deepEqual([ids(all), all.flatMap((j) => j.causes ?? [])], [[id], causes], text);
  }
});

test('certificates: certutil', () => {
  const table: [string, string[]][] = [
    ['store-verbose', ['fine key-works']],
    ['store-two-german', ['open key-works-with-doubt', 'problem key-missing']],
    ['store-french-crlf', ['open key-works-with-doubt']],
    ['verify-fine', ['fine chain-verified']],
    ['verify-offline', ['problem chain-revocation-unreachable']],
    ['verify-expired-german', ['problem chain-untrusted-root']],
  ];
  for (const [name, expected] of table) assert.deepEqual(ids(say(certificateJudge, fixture(`certutil/${name}.txt`))), expected, name);
  const [expired] = say(certificateJudge, fixture('certutil/verify-expired-german.txt'));
  assert.deepEqual(expired?.causes, ['tls-cert-untrusted-root', 'tls-cert-expired']);
  const [offline] = say(certificateJudge, fixture('certutil/verify-offline.txt'));
  assert.deepEqual(offline?.evidence.map((e) => e.line), [9, 10, 15, 17, 5]);
  assert.ok(JSON.stringify(offline?.next).includes('Test-NetConnection -ComputerName pki.corp.example -Port 80'));
});

test('certificates: an answer that is cut off is no health', () => {
  const whole = fixture('certutil/verify-fine.txt').split('\n');
  for (let n = 1; n < whole.length - 2; n += 1) {
    const verdicts = say(certificateJudge, whole.slice(0, n).join('\n')).map((j) => j.verdict);
    assert.ok(!verdicts.includes('fine') && !verdicts.includes('problem'), `${n} lines: ${verdicts.join()}`);
  }
});

test('certificates: the name that the reader gave, usages, algorithms', () => {
  const text = fixture('certutil/verify-fine.txt');
  assert.deepEqual(ids(say(certificateJudge, text, { server: 'sql05', domain: 'corp.example' })), ['fine chain-verified']);
  assert.deepEqual(ids(say(certificateJudge, text, { server: 'ag-sales', domain: 'corp.example' })), ['fine chain-verified', 'problem name-not-in-certificate']);
  assert.deepEqual(ids(say(certificateJudge, text, { server: 'sql05' })), ['fine chain-verified']);
  const store = fixture('certutil/store-verbose.txt');
  assert.deepEqual(ids(say(certificateJudge, store.replace('Server Authentication (1.3.6.1.5.5.7.3.1)', 'Code Signing (1.3.6.1.5.5.7.3.3)'))), ['problem no-server-usage']);
  assert.deepEqual(ids(say(certificateJudge, store.replace('Server Authentication (1.3.6.1.5.5.7.3.1)', 'Client Authentication (1.3.6.1.5.5.7.3.2)'))), ['fine key-works', 'open no-server-usage']);
  assert.deepEqual(ids(say(certificateJudge, store.replaceAll('1.2.840.113549.1.1.11 sha256RSA', '1.2.840.113549.1.1.4 md5RSA'))), ['problem signature-refused']);
  assert.deepEqual(ids(say(certificateJudge, store.replace('KeySpec = 1 -- AT_KEYEXCHANGE', 'KeySpec = 2 -- AT_SIGNATURE'))), ['problem key-spec-signature']);
  assert.deepEqual(ids(say(certificateJudge, store.replace('Encryption test passed', 'Missing stored keyset'))), ['problem key-missing']);
});

test('certificates: openssl has a trust store of its own', () => {
  const table: [string, string[]][] = [
    ['fine-tls12', ['fine openssl-chain-verified']],
    ['untrusted', ['open openssl-chain-not-trusted']],
    ['name-mismatch', ['problem openssl-verify-62']],
    ['libressl-and-late-alert', ['problem openssl-verify-10']],
    ['alert40', []],
    ['x509-text', ['open certificate-read']],
  ];
  for (const [name, expected] of table) assert.deepEqual(ids(say(certificateJudge, fixture(`openssl/${name}.txt`))), expected, name);
  assert.deepEqual(ids(say(certificateJudge, fixture('openssl/x509-text.txt'), { server: 'web', domain: 'corp.example' })), ['problem name-not-in-certificate']);
});

test('handshakes: alerts, plain text, closed connections, the port of SQL Server', () => {
  const table: [string, string[]][] = [
    ['fine-tls12', ['fine handshake-made']],
    ['untrusted', ['fine handshake-made']],
    ['alert40', ['problem alert-40']],
    ['alert70', ['problem alert-70']],
    ['client-certificate', ['problem alert-40']],
    ['http', ['problem not-tls']],
    ['close', ['open closed-port-unknown']],
    ['refused', ['open not-connected']],
    ['nohost', ['open not-connected']],
    ['libressl-and-late-alert', ['open version-refused-as-asked', 'problem alert-116']],
  ];
  for (const [name, expected] of table) assert.deepEqual(ids(say(tlsHandshakeJudge, fixture(`openssl/${name}.txt`))), expected, name);
  assert.deepEqual(say(tlsHandshakeJudge, fixture('openssl/client-certificate.txt'))[0]?.causes, ['tls-client-cert-required']);
  const closed = (port: number): string => `$ openssl s_client -connect sql05.corp.example:${port}\n${fixture('openssl/close.txt')}`;
  assert.deepEqual(ids(say(tlsHandshakeJudge, closed(1433))), ['open sql-port']);
  assert.deepEqual(ids(say(tlsHandshakeJudge, closed(50123), { port: '50123' })), ['open sql-port']);
  assert.deepEqual(ids(say(tlsHandshakeJudge, closed(443))), ['problem closed']);
  assert.deepEqual(ids(say(tlsHandshakeJudge, fixture('tls-version-test/two-servers.txt'))), ['problem only-old-versions', 'open no-version-accepted']);
  assert.deepEqual(ids(say(tlsHandshakeJudge, fixture('tls-version-test/german.txt'))), ['fine version-accepted']);
  assert.deepEqual(ids(say(tlsHandshakeJudge, '$ openssl s_client -connect a.corp.example:443\nCONNECTED(00000003)\n')), ['open connection-cut']);
});

test('logons and the certificate of SQL Server', () => {
  const table: [string, unknown[][]][] = [
    ['logon-failures', [
      ['problem', 'sspi-80090311', ['kerb-no-dc-or-trust', 'kerb-dns-or-name'], [1, 2]],
      ['problem', 'anonymous-logon', ['kerb-double-hop-delegation'], [5, 6]],
      ['problem', 'login-without-name', ['kerb-double-hop-delegation', 'kerb-no-dc-or-trust', 'kerb-spn-wrong-account'], [7, 8]],
    ]],
    ['start-without-certificate', [['problem', 'certificate-not-loaded', ['tls-private-key-access', 'tls-cert-unsuitable'], [1, 2, 3, 4]]]],
    ['start-fine', [['problem', 'certificate-no-access', ['tls-private-key-access'], [8]], ['open', 'certificate-self-generated', [], [7]]]],
    ['grid-crlf', [['problem', 'slow-sspi', ['kerb-no-dc-or-trust'], [2, 3]], ['open', 'not-tds', [], [4, 5]], ['problem', 'login-state-38', ['other'], [6]]]],
  ];
  for (const [name, expected] of table) assert.deepEqual(short(say(sqlLogonJudge, fixture(`errorlog-logon/${name}.txt`))), expected, name);
  const [, local] = say(sqlLogonJudge, fixture('errorlog-logon/german.txt'));
  assert.equal(local?.causes?.[0], 'ntlm-loopback-check');
  const protocols = "2025-11-21 06:30:10.03 spid9s      Error: 17182, Severity: 16, State: 1.\n2025-11-21 06:30:10.03 spid9s      TDSSNIClient initialization failed with error 0xd, status code 0x4. Reason: All protocols are disabled. The data is invalid.\n";
  assert.deepEqual(ids(say(sqlLogonJudge, protocols)), ['problem network-start-failed']);
  const algorithm = protocols.replace('0xd, status code 0x4', '0x80090331, status code 0x80');
  assert.ok(say(sqlLogonJudge, algorithm)[0]?.causes?.includes('tls-no-common-protocol'));
  assert.deepEqual(ids(say(sqlLogonJudge, "2025-11-21 06:31:42.79 spid29s     Server is listening on [ 'any' <ipv4> 1433].")), ['fine listening']);
  assert.deepEqual(ids(say(sqlLogonJudge, "x Error: 18456, Severity: 14, State: 1.\nx Login failed for user 'CORP\\anna'. [CLIENT: 10.1.1.1]")), ['open login-state-not-told']);
});

test('FIPS policy: on, off, not there, not asked', () => {
  const key = 'SYSTEM\\CurrentControlSet\\Control\\Lsa\\FipsAlgorithmPolicy';
  const answer = (data: string): string => `HKEY_LOCAL_MACHINE\\${key}\n    Enabled    REG_DWORD    ${data}\n`;
  assert.deepEqual(ids(say(fipsPolicyJudge, answer('0x1'))), ['problem fips-on']);
  assert.deepEqual(ids(say(fipsPolicyJudge, answer('0x0'))), ['fine fips-off']);
  assert.deepEqual(ids(say(fipsPolicyJudge, `C:\\>reg query HKLM\\${key} /v Enabled\nFEHLER: Der angegebene Registrierungsschlüssel bzw. Wert wurde nicht gefunden.`)), ['fine fips-off']);
  assert.deepEqual(say(fipsPolicyJudge, 'ERROR: The system was unable to find the specified registry key or value.'), []);
});

const pages = new Set(readdirSync(join(import.meta.dirname, '..', '..', '..', '..', 'content', 'runbook'), { recursive: true }).map((f) => String(f).replace(/^.*[\\/]/, '').replace(/\.mdx$/, '')));

test('promises of the judges on every fixture: lines exist, links lead somewhere, a problem names what it rests on', () => {
  const texts = FORMATS.flatMap((f) => fixtures(f));
  for (const text of [...texts, texts.join('\n\n'), '', 'nothing of all this']) {
    const count = prepare(text).lines.length;
    for (const judge of JUDGES) {
      const all = judgeText(judge, READERS, text, { server: 'sql05', domain: 'corp.example', port: '1433' });
      for (const j of all) {
        assert.ok(j.evidence.length > 0 || j.verdict === 'open', `${judge.id} ${j.id} has evidence`);
        for (const { line } of j.evidence) assert.ok(line >= 1 && line <= count, `${judge.id} ${j.id} line ${line}`);
        for (const part of [...j.says, ...j.next]) {
          if (typeof part === 'string' || !('link' in part)) continue;
          const slug = /^\/runbook\/([a-z0-9-]+)\/$/.exec(part.link)?.[1];
          assert.ok(slug && pages.has(slug), `${judge.id} ${j.id} links to ${part.link}`);
        }
        assert.match(j.id, /^[a-z0-9]+(?:-[a-z0-9]+)*$/);
        if (j.verdict !== 'problem') assert.equal(j.causes, undefined, `${judge.id} ${j.id}`);
        if (j.verdict !== 'fine') assert.equal(j.against, undefined, `${judge.id} ${j.id}`);
      }
    }
  }
});
