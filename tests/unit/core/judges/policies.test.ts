import assert from 'node:assert/strict';
import { test } from 'node:test';
import { credsspPolicyJudge } from '../../../../src/core/judges/credssp-policy.ts';
import type { Judge } from '../../../../src/core/judges/judgement.ts';
import { ldapHardeningJudge } from '../../../../src/core/judges/ldap-hardening.ts';
import { linuxGssJudge } from '../../../../src/core/judges/linux-gss.ts';
import { loopbackCheckJudge } from '../../../../src/core/judges/loopback-check.ts';
import { ntlmPolicyJudge } from '../../../../src/core/judges/ntlm-policy.ts';
import type { Context } from '../../../../src/core/context.ts';
import { hostNames } from '../../../../src/core/readers/host-names.ts';
import { itemProperty } from '../../../../src/core/readers/item-property.ts';
import { linuxPackages } from '../../../../src/core/readers/linux-packages.ts';
import { nslookup } from '../../../../src/core/readers/nslookup.ts';
import { ping } from '../../../../src/core/readers/ping.ts';
import { policyEventsReader } from '../../../../src/core/readers/policy-events.ts';
import { regExport } from '../../../../src/core/readers/reg-export.ts';
import { regQuery } from '../../../../src/core/readers/reg-query.ts';
import { tspkgVersion } from '../../../../src/core/readers/tspkg-version.ts';
import { windowsVersion } from '../../../../src/core/readers/windows-version.ts';
import { fixture } from '../readers/fixtures.ts';
import { judgeText } from './judge-text.ts';

const readers = [regQuery, regExport, itemProperty, policyEventsReader, hostNames, ping, nslookup, windowsVersion, tspkgVersion, linuxPackages];

/** Verdict, id, causes, what it speaks against, evidence lines. */
function short(judge: Judge, text: string, given: Context = {}): readonly string[] {
  const own = readers.filter((r) => judge.reads.includes(r.id));
  return judgeText(judge, own, text, given).map((j) => [j.verdict, j.id, ...(j.causes ?? []), ...(j.against ?? []).map((c) => `!${c}`), j.evidence.map((e) => e.line).join(',')].filter((p) => p !== '').join(' '));
}

const LSA = 'SYSTEM\\CurrentControlSet\\Control\\Lsa';
const MSV = `${LSA}\\MSV1_0`;
const NTDS = 'SYSTEM\\CurrentControlSet\\Services\\NTDS\\Parameters';
const NETLOGON = 'SYSTEM\\CurrentControlSet\\Services\\Netlogon\\Parameters';
const NOT_THERE = 'ERROR: The system was unable to find the specified registry key or value.';

/** `reg query` of a whole key with its values. */
const whole = (key: string, ...values: readonly string[]): string => [`C:\\>reg query HKLM\\${key}`, '', `HKEY_LOCAL_MACHINE\\${key}`, ...values.map((v) => `    ${v}`), ''].join('\n');
/** `reg query` of one value. */
const one = (key: string, name: string, value?: string): string => [`C:\\>reg query HKLM\\${key} /v ${name}`, '', ...(value === undefined ? [NOT_THERE] : [`HKEY_LOCAL_MACHINE\\${key}`, `    ${name}    ${value}`]), ''].join('\n');

const FOUND = 'Auth132    REG_SZ    IISSUBA';
const build = (n: number): string => one('SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion', 'CurrentBuildNumber', `REG_SZ    ${n}`).replace('HKLM\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion', '"HKLM\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion"');

test('NTLM: values of the registry', () => {
  const sending = (n: number): string => `RestrictSendingNTLMTraffic    REG_DWORD    0x${n}`;
  const table: readonly (readonly [string, string, Context, readonly string[]])[] = [
    ['outgoing denied', whole(MSV, FOUND, sending(2)), {}, ['problem outgoing-denied ntlm-blocked-or-required 5']],
    ['incoming denied for all', whole(MSV, FOUND, 'RestrictReceivingNTLMTraffic    REG_DWORD    0x2'), {}, ['problem incoming-denied ntlm-blocked-or-required 5']],
    ['audited is not denied', whole(MSV, FOUND, sending(1)), {}, ['fine nothing-denied 5,3']],
    ['nothing set', whole(MSV, FOUND), {}, ['fine nothing-denied 3,3']],
    ['nothing set, asked one by one', one(MSV, 'RestrictSendingNTLMTraffic') + one(MSV, 'RestrictReceivingNTLMTraffic'), {}, ['fine nothing-denied 3,6']],
    ['one direction only', one(MSV, 'RestrictSendingNTLMTraffic'), {}, ['open half-known 3']],
    ['the domain denies', whole(NETLOGON, 'SysVol    REG_SZ    C:\\Windows\\SYSVOL', 'RestrictNTLMInDomain    REG_DWORD    0x7'), {}, ['problem domain-denied ntlm-blocked-or-required 5']],
    ['a number that the policy does not write', whole(MSV, FOUND, sending(9)), {}, ['open outgoing-unknown-value 5']],
    ['a text instead of a number', whole(MSV, FOUND, 'RestrictSendingNTLMTraffic    REG_SZ    2'), {}, ['open outgoing-unknown-value 5']],
    ['an exception for this server', whole(MSV, sending(2), 'ClientAllowedNTLMServers    REG_MULTI_SZ    sql05\\0*.corp.example'), { server: 'sql09', domain: 'corp.example' }, ['open outgoing-excepted 4,5']],
    ['an exception for others', whole(MSV, sending(2), 'ClientAllowedNTLMServers    REG_MULTI_SZ    sql05\\0web*'), { server: 'sql09', domain: 'corp.example' }, ['problem outgoing-denied ntlm-blocked-or-required 4,5']],
    ['two machines', whole(MSV, FOUND, sending(2)) + whole(MSV, FOUND, sending(0)), {}, ['open outgoing-two-values 5,10']],
    ['a client below level 3', whole(MSV, FOUND) + one(LSA, 'LmCompatibilityLevel', 'REG_DWORD    0x1'), {}, ['fine nothing-denied 3,3,8', 'open answers-with-ntlmv1 8']],
    ['level alone', one(LSA, 'LmCompatibilityLevel', 'REG_DWORD    0x5'), {}, ['open restrictions-not-shown']],
    ['a suppressed binding', one(LSA, 'SuppressExtendedProtection', 'REG_DWORD    0x1'), {}, ['open binding-suppressed 4']],
    ['access denied', `C:\\>reg query HKLM\\${MSV}\nERROR: Access is denied.\n`, {}, ['open outgoing-not-readable 2', 'open incoming-not-readable 2']],
    ['FEHLER in German', `C:\\>reg query HKLM\\${MSV} /v RestrictSendingNTLMTraffic\n\nFEHLER: Der angegebene Registrierungsschlüssel bzw. Wert wurde nicht gefunden.`, {}, ['open half-known 3']],
    ['another key', whole('SYSTEM\\CurrentControlSet\\Control\\FileSystem', 'LongPathsEnabled    REG_DWORD    0x1'), {}, []],
    ['a value of the loopback check', one(LSA, 'DisableLoopbackCheck', 'REG_DWORD    0x1'), {}, []],
    ['a .reg file', `Windows Registry Editor Version 5.00\n\n[HKEY_LOCAL_MACHINE\\${MSV}]\n"RestrictSendingNTLMTraffic"=dword:00000002\n`, {}, ['problem outgoing-denied ntlm-blocked-or-required 4']],
  ];
  for (const [what, text, given, expected] of table) assert.deepEqual(short(ntlmPolicyJudge, text, given), expected, what);
});

test('NTLM: PowerShell shows no types and cuts lists', () => {
  const list = (...values: readonly string[]): string => [...values, `PSPath                     : Microsoft.PowerShell.Core\\Registry::HKEY_LOCAL_MACHINE\\${MSV}`, 'PSParentPath               : Microsoft.PowerShell.Core\\Registry::HKEY_LOCAL_MACHINE', ''].join('\n');
  assert.deepEqual(short(ntlmPolicyJudge, list('Auth132                    : IISSUBA', 'RestrictSendingNTLMTraffic : 2')), ['problem outgoing-denied ntlm-blocked-or-required 2']);
  assert.deepEqual(short(ntlmPolicyJudge, list('Auth132                    : IISSUBA', 'NtlmMinClientSec           : 536870912')), ['fine nothing-denied 3,3']);
  assert.deepEqual(short(ntlmPolicyJudge, list('RestrictSendingNTLMTraffic : 0')), ['open half-known 1'], 'nobody knows whether the list is whole');
  assert.deepEqual(short(ntlmPolicyJudge, list('RestrictSendingNTLMTraffic : 2', 'ClientAllowedNTLMServers   : {a, b, c, d...}'), { server: 'sql05' }), ['open outgoing-exceptions-cut 1,2']);
});

test('NTLM: events', () => {
  assert.deepEqual(short(ntlmPolicyJudge, fixture('policy-events/ntlm-list.txt')), ['problem outgoing-blocked ntlm-blocked-or-required 8', 'fine only-audited 25']);
  assert.deepEqual(short(ntlmPolicyJudge, fixture('policy-events/ntlm-viewer-dc.txt')), ['problem in-domain-blocked ntlm-blocked-or-required 4']);
  assert.deepEqual(short(ntlmPolicyJudge, fixture('policy-events/ntlm-table.txt')), ['problem incoming-blocked ntlm-blocked-or-required 5', 'fine only-audited 6']);
  assert.deepEqual(short(ntlmPolicyJudge, fixture('policy-events/ntlm-german-list.txt')), ['problem outgoing-blocked ntlm-blocked-or-required 4']);
  assert.deepEqual(short(ntlmPolicyJudge, 'NTLM client blocked: Outgoing NTLM authentication traffic to remote servers that is blocked.'), ['open event-without-values 1'], 'a sentence of a documentation');
  assert.deepEqual(short(ntlmPolicyJudge, fixture('policy-events/ldap-2889.txt')), []);
});

const ipconfig = (host: string, ...addresses: readonly string[]): string =>
  ['C:\\>ipconfig /all', '', 'Windows IP Configuration', '', `   Host Name . . . . . . . . . . . . : ${host}`, '   Primary Dns Suffix  . . . . . . . : corp.example', '', 'Ethernet adapter Ethernet0:', '', ...addresses.map((a) => `   IPv4 Address. . . . . . . . . . . : ${a}(Preferred)`), ''].join('\n');
const pinged = (typed: string, name: string, address: string): string => `C:\\>ping -n 1 ${typed}\n\nPinging ${name} [${address}] with 32 bytes of data:\nReply from ${address}: bytes=32 time<1ms TTL=128\n\n`;
const loopback = (list?: string, off?: string): string => one(MSV, 'BackConnectionHostNames', list) + one(LSA, 'DisableLoopbackCheck', off);

test('loopback check', () => {
  const own = ipconfig('SQL05', '10.10.1.21', '10.10.1.40');
  const alias = pinged('ag-sales.corp.example', 'ag-sales.corp.example', '10.10.1.40');
  const table: readonly (readonly [string, string, Context, readonly string[]])[] = [
    ['an alias of this machine', own + alias + loopback(), {}, ['problem alias-not-excepted ntlm-loopback-check 12,14,6,19']],
    ['an alias, with exceptions for another', own + alias + loopback('REG_MULTI_SZ    sqlprod\\0sqlprod.corp.example'), {}, ['problem alias-not-excepted ntlm-loopback-check 12,14,6,20']],
    ['only the short form is excepted', own + alias + loopback('REG_MULTI_SZ    ag-sales'), {}, ['problem alias-not-excepted ntlm-loopback-check 12,14,6,20']],
    ['an exception', own + alias + loopback('REG_MULTI_SZ    ag-sales\\0AG-Sales.corp.example'), {}, ['fine name-excepted !ntlm-loopback-check 20,12']],
    ['the own full name', own + pinged('sql05.corp.example', 'sql05.corp.example', '10.10.1.21') + loopback(), {}, ['fine own-name !ntlm-loopback-check 6,12']],
    ['the host in another domain is an alias', own + pinged('sql05.contoso.com', 'sql05.contoso.com', '10.10.1.21') + loopback(), {}, ['problem alias-not-excepted ntlm-loopback-check 12,14,6,19']],
    ['another machine', own + pinged('sql06', 'sql06.corp.example', '10.10.1.22') + loopback(), {}, ['fine another-machine !ntlm-loopback-check 14,10,11']],
    ['a loop-back address in the hosts file', own + pinged('sqlprod', 'sqlprod', '127.0.0.1') + loopback(), {}, ['problem alias-not-excepted ntlm-loopback-check 12,14,6,19']],
    ['an alias record: ping answers with the own name', own + pinged('sqlprod', 'sql05.corp.example', '10.10.1.21') + loopback(), {}, ['problem alias-not-excepted ntlm-loopback-check 12,14,6,19']],
    ['the same without the command', own + 'Pinging sql05.corp.example [10.10.1.21] with 32 bytes of data:\n\n' + loopback(), {}, ['open name-not-known 16']],
    ['the name from the reader, not looked up', own + loopback(), { server: 'sqlprod', domain: 'corp.example' }, ['open address-not-shown 14']],
    ['the own name from the reader', own + loopback(), { server: 'sql05', domain: 'corp.example' }, ['fine own-name !ntlm-loopback-check 6']],
    ['no address list', 'C:\\>hostname\nSQL05\n\n' + alias + loopback(), {}, ['open address-not-shown 11']],
    ['no domain: the first label is the same', 'C:\\>hostname\nSQL05\n\n' + pinged('sql05.corp.example', 'sql05.corp.example', '10.10.1.21') + loopback(), {}, ['open own-name-not-shown 11']],
    ['nothing but the settings', loopback(), {}, ['open name-not-known 3']],
    ['switched off', own + alias + loopback(undefined, 'REG_DWORD    0x1'), {}, ['open check-off 23']],
    ['a number instead of a list', loopback('REG_DWORD    0x1'), {}, ['problem exceptions-of-wrong-type ntlm-loopback-check 4']],
    ['exceptions not asked for', own + alias + one(LSA, 'DisableLoopbackCheck'), {}, ['open exceptions-not-shown']],
    ['two machines', own + ipconfig('SQL06', '10.10.1.22') + alias + loopback(), {}, ['open two-machines']],
    ['ping alone is another question', alias, {}, []],
  ];
  for (const [what, text, given, expected] of table) assert.deepEqual(short(loopbackCheckJudge, text, given), expected, what);
});

test('LDAP: values by version', () => {
  const DSA = 'DSA Database file    REG_SZ    C:\\Windows\\NTDS\\ntds.dit';
  const signing = (n: number): string => `LDAPServerIntegrity    REG_DWORD    0x${n}`;
  const enforce = (n: number): string => `LDAPServerEnforceIntegrity    REG_DWORD    0x${n}`;
  const binding = (n: number): string => `LdapEnforceChannelBinding    REG_DWORD    0x${n}`;
  const table: readonly (readonly [string, string, readonly string[]])[] = [
    ['required', whole(NTDS, DSA, signing(2), binding(0)), ['problem signing-required ldap-signing-required 5,3', 'fine binding-never 6']],
    ['not required before Server 2025', whole(NTDS, DSA, signing(1), binding(0)) + build(20348), ['fine signing-not-required !ldap-signing-required 5,3,10', 'fine binding-never 6']],
    ['nothing set before Server 2025', whole(NTDS, DSA) + build(17763), ['fine signing-not-required !ldap-signing-required 3,3,8', 'fine binding-never 3,8']],
    ['nothing set, version unknown', whole(NTDS, DSA), ['open signing-depends-on-version 3,3', 'open binding-depends-on-version 3']],
    ['nothing set on Server 2025', whole(NTDS, DSA) + build(26100), ['open signing-contested 3,3,8', 'open binding-depends-on-version 3']],
    ['value 1 on Server 2025', whole(NTDS, DSA, signing(1), binding(1)) + build(26100), ['open signing-contested 5,3,10', 'open binding-when-supported 6']],
    ['enforced on Server 2025', whole(NTDS, DSA, signing(1), enforce(1), binding(0)) + build(26100), ['problem signing-required ldap-signing-required 5,6', 'fine binding-never 7']],
    ['not enforced on Server 2025', whole(NTDS, DSA, signing(1), enforce(0), binding(0)), ['fine signing-not-required !ldap-signing-required 5,6', 'fine binding-never 7']],
    ['both required', whole(NTDS, DSA, signing(2), binding(2)), ['problem both-required ldap-signing-required channel-binding-epa 5,3,6']],
    ['banner of the console', `Microsoft Windows [Version 10.0.14393.5786]\n\n${whole(NTDS, DSA, signing(0), binding(0))}`, ['fine signing-not-required !ldap-signing-required 7,5,1', 'fine binding-never 8']],
    ['banner of another machine', `Microsoft Windows [Version 10.0.19045.5786]\n\n${whole(NTDS, DSA, signing(1), binding(0)).replace('query HKLM', 'query \\\\dc01\\HKLM')}`, ['open signing-depends-on-version 7,5', 'fine binding-never 8']],
    ['one value only', one(NTDS, 'LdapEnforceChannelBinding', 'REG_DWORD    0x2'), ['problem binding-always channel-binding-epa 4']],
    ['no domain controller', `C:\\>reg query HKLM\\${NTDS}\n\n${NOT_THERE}`, ['open not-a-controller 3']],
    ['a client that asks for none', one('SYSTEM\\CurrentControlSet\\Services\\LDAP', 'LDAPClientIntegrity', 'REG_DWORD    0x0'), ['open client-asks-for-none 4']],
    ['two controllers', whole(NTDS, DSA, signing(2)) + whole(NTDS, DSA, signing(1)), ['open signing-two-values 5,10', 'open binding-depends-on-version 3']],
    ['a number that no policy writes', whole(NTDS, DSA, signing(7), binding(9)), ['open signing-unknown-value 5,3', 'open binding-unknown-value 6']],
    ['another key', whole(MSV, FOUND), []],
  ];
  for (const [what, text, expected] of table) assert.deepEqual(short(ldapHardeningJudge, text), expected, what);
});

test('LDAP: events', () => {
  const event = (id: number, ...text: readonly string[]): string => [`TimeCreated : 11/21/2026 9:12:44 AM`, `Id          : ${id}`, `Message     : ${text[0] ?? ''}`, ...text.slice(1).map((l) => `              ${l}`), ''].join('\n');
  const begin = 'During the previous 24 hour period, some clients attempted to perform LDAP binds that were either:';
  const counted = event(2887, begin, 'Number of simple binds performed without SSL/TLS: 12', 'Number of Negotiate/Kerberos/NTLM/Digest binds performed without signing: 0');
  assert.deepEqual(short(ldapHardeningJudge, fixture('policy-events/ldap-counts.txt')), ['problem binds-refused ldap-signing-required 14', 'problem binding-refused channel-binding-epa 22']);
  assert.deepEqual(short(ldapHardeningJudge, fixture('policy-events/ldap-2889.txt')), ['open unsigned-bind-seen 14'], 'it comes whether or not the bind is refused');
  assert.deepEqual(short(ldapHardeningJudge, `${fixture('policy-events/ldap-2889.txt')}\n${whole(NTDS, 'LDAPServerIntegrity    REG_DWORD    0x2')}`), ['problem unsigned-client ldap-signing-required 14', 'problem signing-required ldap-signing-required 37,36', 'open binding-depends-on-version 36']);
  assert.deepEqual(short(ldapHardeningJudge, counted), ['fine binds-let-in !ldap-signing-required 4']);
  assert.deepEqual(short(ldapHardeningJudge, event(2886, 'The security of this directory server can be significantly enhanced by configuring the server to reject SASL (Negotiate, Kerberos, NTLM, or Digest) LDAP binds')), ['fine binds-let-in !ldap-signing-required 2']);
  assert.deepEqual(short(ldapHardeningJudge, event(3041, 'The security of this directory server can be significantly enhanced by configuring the server to enforce validation of Channel Binding Tokens received in LDAP bind requests')), ['fine binding-not-enforced 2']);
  assert.deepEqual(short(ldapHardeningJudge, event(3075, 'The following client performed an LDAP bind over SSL/TLS and did not provide channel binding information.', 'Client IP address:', '10.20.30.40:51772')), ['open binding-would-fail 5']);
});

test('CredSSP', () => {
  const KEY = 'SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Policies\\System\\CredSSP\\Parameters';
  const policy = (n?: number): string => one(KEY, 'AllowEncryptionOracle', n === undefined ? undefined : `REG_DWORD    0x${n}`);
  const table: readonly (readonly [string, string, readonly string[]])[] = [
    ['event 6041', fixture('policy-events/credssp-german-crlf.txt'), ['problem partner-refused credssp-oracle-remediation 11']],
    ['one end lacks the update', fixture('tspkg-version/two-ends.txt'), ['problem update-missing credssp-oracle-remediation 3']],
    ['both have it', 'A TSpkg.dll 10.0.20348.1\nB TSpkg.dll 6.3.9600.18999\n', ['fine both-ends-updated !credssp-oracle-remediation 1,2']],
    ['one below by one', 'A TSpkg.dll 10.0.20348.1\nB TSpkg.dll 6.3.9600.18998\n', ['problem update-missing credssp-oracle-remediation 2']],
    ['the same machine twice', 'A TSpkg.dll 10.0.20348.1\n\na TSpkg.dll 10.0.20348.1\n', ['open one-end-updated 1,3']],
    ['one end', fixture('tspkg-version/alone-behind-command.txt'), ['open one-end-updated 3']],
    ['a release that is in no table', 'A TSpkg.dll 10.0.17134.1\nB TSpkg.dll 10.0.20348.1\n', ['open release-not-in-table 1']],
    ['policy not set', policy(), ['open policy-mitigated 3']],
    ['policy 0', policy(0), ['open policy-force-updated 4']],
    ['policy 2', policy(2), ['open policy-vulnerable 4']],
    ['policy 5', policy(5), ['open policy-unknown-value 4']],
    ['both have it, policy not set', `A TSpkg.dll 10.0.20348.1\nB TSpkg.dll 10.0.20348.1\n\n${policy()}`, ['fine both-ends-updated !credssp-oracle-remediation 1,2']],
    ['two machines', policy(2) + policy(1), ['open policy-two-values 4,8']],
  ];
  for (const [what, text, expected] of table) assert.deepEqual(short(credsspPolicyJudge, text), expected, what);
});

test('GSSAPI libraries', () => {
  const sorted = Array.from({ length: 60 }, (_, i) => `ii  ${i < 30 ? 'a' : 'm'}${String(i).padStart(3, '0')}-lib:amd64  1.0  amd64  something`).join('\n');
  const table: readonly (readonly [string, string, readonly string[]])[] = [
    ['Debian with library', fixture('linux-packages/debian-with-library.txt'), ['fine library-there 13,4,11']],
    ['slim image', fixture('linux-packages/slim-image.txt'), ['problem library-missing gss-mechanism-missing 4,2']],
    ['RHEL', fixture('linux-packages/rhel.txt'), ['fine library-there 2,4']],
    ['rpm without krb5-libs: SUSE or missing', fixture('linux-packages/rhel-german.txt'), ['open library-not-here 2']],
    ['SUSE', fixture('linux-packages/suse.txt'), ['fine library-there 3,5']],
    ['offered and installed', fixture('linux-packages/apt-list.txt'), ['fine library-there 3']],
    ['removed', fixture('linux-packages/removed.txt'), ['problem library-missing gss-mechanism-missing 1']],
    ['whole cache', fixture('linux-packages/ldconfig-whole.txt'), ['problem library-missing gss-mechanism-missing 1']],
    ['cut cache', fixture('linux-packages/ldconfig-whole.txt').split('\n').slice(0, 4).join('\n'), ['open library-not-shown']],
    ['one folder', fixture('linux-packages/alpine.txt'), ['open library-not-here 2']],
    ['library and plug-in', fixture('linux-packages/plug-in.txt'), ['fine library-there !gss-mechanism-missing 5,3']],
    ['another container on this host', "/var/lib/docker/overlay2/5f0c/diff/usr/lib/x86_64-linux-gnu/libgssapi_krb5.so.2\n", ['open library-elsewhere 1']],
    ['host and container', '/usr/lib64/libgssapi_krb5.so.2\n\nlibgssapi_krb5: not found\n', ['open two-systems 1,3']],
    ['plug-in only', 'gssntlmssp: not found\n', ['open library-not-shown 1']],
    ['tools without library', 'ii  krb5-user  1.20.1-2  amd64  basic programs\n', ['open library-not-shown']],
    ['a sorted list that goes past it', sorted, ['problem library-missing gss-mechanism-missing 1']],
    ['a list that ends before it', sorted.split('\n').slice(0, 29).concat(sorted.split('\n').slice(0, 29)).join('\n'), ['open library-not-shown']],
    ['a command is no answer', '$ ls -l /usr/lib64/libgssapi_krb5.so.2\nls -l /usr/lib64/libgssapi_krb5.so.2\n', []],
  ];
  for (const [what, text, expected] of table) assert.deepEqual(short(linuxGssJudge, text), expected, what);
});
