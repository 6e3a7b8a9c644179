import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { dateOfFileTime, dateOfText, nameKey } from '../../../../src/core/encryption-readiness/account.ts';
import { collect, type Collected } from '../../../../src/core/encryption-readiness/collect.ts';
import { aesKeysOf } from '../../../../src/core/encryption-readiness/keys.ts';
import { registryReaders } from '../../../../src/core/judges/registry-state.ts';
import { adExport } from '../../../../src/core/readers/ad-export.ts';
import { getAdObject } from '../../../../src/core/readers/get-ad-object.ts';
import type { Reader } from '../../../../src/core/readers/reader.ts';
import { kerberosEvents } from '../../../../src/core/readers/kerberos-events.ts';
import { prepare } from '../../../../src/core/text/prepare.ts';

function from(text: string): Collected {
  const paste = prepare(text);
  const readers: readonly Reader<unknown>[] = [getAdObject, adExport, kerberosEvents, ...registryReaders];
  return collect(paste, readers.flatMap((r) => r.read(paste)));
}

const list = (properties: Readonly<Record<string, string>>): string => Object.entries(properties).map(([k, v]) => `${k.padEnd(30)}: ${v}`).join('\n');

test('dates: exact where the format leaves no doubt, else the year', () => {
  assert.deepEqual(dateOfText('2014-02-03 09:00:00'), { text: '2014-02-03 09:00:00', year: 2014, iso: '2014-02-03' });
  assert.deepEqual(dateOfText('20140203090000.0Z')?.iso, '2014-02-03');
  assert.deepEqual(dateOfText('3/2/2014 9:00:00 AM'), { text: '3/2/2014 9:00:00 AM', year: 2014 });
  assert.deepEqual(dateOfText('02.03.2014 09:00:00')?.iso, undefined);
  assert.equal(dateOfText('never'), undefined);
  assert.deepEqual(dateOfFileTime(127844496000000000)?.iso, '2006-02-15');
  assert.equal(dateOfFileTime(0), undefined);
  assert.equal(dateOfFileTime(Number.MAX_SAFE_INTEGER * 1000), undefined);
});

test('AES keys by date: the years alone, and against the date of the domain', () => {
  const set = (text: string): Parameters<typeof aesKeysOf>[0] => ({ name: 'a', line: 1, kind: 'user', password: { value: dateOfText(text)!, line: 1 } });
  assert.equal(aesKeysOf(set('2/14/2006 9:00:00 AM')), 'missing');
  assert.equal(aesKeysOf(set('2/14/2012 9:00:00 AM')), 'unknown');
  assert.equal(aesKeysOf(set('2/14/2024 9:00:00 AM')), 'likely');
  assert.equal(aesKeysOf(set('2/14/2012 9:00:00 AM'), '2009-03-14'), 'likely');
  assert.equal(aesKeysOf(set('2/14/2012 9:00:00 AM'), '2017-01-01'), 'missing');
  assert.equal(aesKeysOf(set('2/14/2009 9:00:00 AM'), '2009-03-14'), 'unknown', 'the same year, and day and month are in doubt');
  assert.equal(aesKeysOf(set('2009-02-14'), '2009-03-14'), 'missing');
  assert.equal(aesKeysOf({ ...set('2/14/2006'), kind: 'computer' }), 'unknown', 'computers renew their passwords themselves');
  assert.equal(aesKeysOf({ ...set('2/14/2006'), keys: { value: true, line: 2 } }), 'present', 'an event proves it');
});

test('lists, tables and exports of the directory', () => {
  const listed = from(list({ DistinguishedName: 'CN=gmsa-sql,CN=Managed Service Accounts,DC=corp,DC=example', SamAccountName: 'gmsa-sql$', ObjectClass: 'msDS-GroupManagedServiceAccount', 'msDS-SupportedEncryptionTypes': '28', ServicePrincipalNames: '{MSSQLSvc/sql06.corp.example:1433}' })).accounts;
  assert.deepEqual(listed.map((a) => [a.name, a.kind, a.domain, a.types, a.spn]), [['gmsa-sql$', 'gmsa', 'corp.example', { value: 28, line: 4 }, 'MSSQLSvc/sql06.corp.example:1433']]);
  const table = from(['PasswordLastSet      msDS-SupportedEncryptionTypes SamAccountName', '---------------      ----------------------------- --------------', '2/14/2011 9:00:00 AM                            24 svc-sql05', '3/1/2006 8:00:00 AM                                svc-old'].join('\n')).accounts;
  assert.deepEqual(table.map((a) => [a.name, a.types?.value, a.password?.value.year]), [['svc-sql05', 24, 2011], ['svc-old', 0, 2006]]);
  const csv = from('"SamAccountName","ObjectClass","msDS-SupportedEncryptionTypes","PasswordLastSet"\r\n"svc-a","user","4","2024-01-02 10:00:00"\r\n"SQL05$","computer","28","2026-06-20 04:02:10"\r\n').accounts;
  assert.deepEqual(csv.map((a) => [a.name, a.kind, a.types?.value, a.password?.value.iso]), [['svc-a', 'user', 4, '2024-01-02'], ['SQL05$', 'computer', 28, '2026-06-20']]);
  const ldif = from('dn: CN=svc-b,DC=corp,DC=example\nobjectClass: top\nobjectClass: person\nobjectClass: user\nsAMAccountName: svc-b\nmsDS-SupportedEncryptionTypes: 24\npwdLastSet: 127844496000000000\n').accounts;
  assert.deepEqual(ldif.map((a) => [a.name, a.kind, a.types?.value, a.password?.value.iso]), [['svc-b', 'user', 24, '2006-02-15']]);
});

test('an empty attribute beside an empty password date was not asked for', () => {
  assert.equal(from(list({ SamAccountName: 'svc-a', 'msDS-SupportedEncryptionTypes': '', PasswordLastSet: '' })).accounts[0]?.types, undefined);
  assert.deepEqual(from(list({ SamAccountName: 'svc-a', 'msDS-SupportedEncryptionTypes': '', PasswordLastSet: '2/14/2024 9:00:00 AM' })).accounts[0]?.types, { value: 0, line: 2 });
  assert.equal(from(list({ SamAccountName: 'svc-a', 'msDS-SupportedEncryptionTypes': '24', ServicePrincipalNames: '{}' })).accounts[0]?.spns, undefined, 'nobody knows whether SPNs were asked for');
});

const event209 = ['TimeCreated  : 7/16/2026 6:12:44 AM', 'Id           : 209', 'ProviderName : Kdcsvc', 'Message      : The Key Distribution Center (KDC) blocked cipher usage because service msds-SupportedEncryptionTypes is configured to only support AES-SHA1 but the service account does not have AES-SHA1 keys.', '', '               Service Information:', '                   Service Name:        svc-sql05', '                   msds-SupportedEncryptionTypes: 0x18 (AES128-SHA96, AES256-SHA96)', '                   Available Keys:      RC4'].join('\n');

test('events tell the keys, and by their number the setting', () => {
  const { accounts, events } = from(event209);
  assert.deepEqual(accounts.map((a) => [a.name, a.keys?.value, a.types?.value]), [['svc-sql05', false, 0x18]]);
  assert.deepEqual(events.warnings.map((w) => [w.id, w.refused, w.lacks, w.service]), [[209, true, 'account', 'svc-sql05']]);
});

test('an event from before the last password change does not count; two that differ cancel each other', () => {
  const renewed = `${list({ SamAccountName: 'svc-sql05', 'msDS-SupportedEncryptionTypes': '24', PasswordLastSet: '1/5/2027 1:15:13 AM' })}\n\n${event209}`;
  assert.equal(from(renewed).accounts[0]?.keys, undefined);
  const both = `${event209}\n\n${event209.replace('7/16', '8/16').replace('Available Keys:      RC4', 'Available Keys:      AES-SHA1, RC4')}`;
  assert.equal(from(both).accounts[0]?.keys, undefined);
});

test('who logs on is no service account, unless a list shows it', () => {
  const event = 'Event ID: 4768\nA Kerberos authentication ticket (TGT) was requested.\n\nAccount Information:\n\tAccount Name:\t\tsvc-a\n\tAvailable Keys:\tAES-SHA1, RC4\n\nService Information:\n\tService Name:\t\tkrbtgt\n\tAvailable Keys:\tAES-SHA1, RC4\n';
  assert.deepEqual(from(event).accounts, []);
  assert.equal(from(`${list({ SamAccountName: 'svc-a', 'msDS-SupportedEncryptionTypes': '24' })}\n\n${event}`).accounts[0]?.keys?.value, true);
});

test('the switches of a controller', () => {
  const { switches } = from('C:\\>reg query HKLM\\SYSTEM\\CurrentControlSet\\Services\\KDC /v DefaultDomainSupportedEncTypes\nERROR: The system was unable to find the specified registry key or value.\n\nC:\\>\n\nHKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Policies\\System\\Kerberos\\Parameters\n    SupportedEncryptionTypes    REG_DWORD    0x7ffffff8\n    RC4DefaultDisablementPhase    REG_DWORD    0x1\n');
  assert.deepEqual([switches.defaultTypes.state, switches.phase, switches.policy], ['absent', { state: 'set', value: 1, line: 8 }, { state: 'set', value: 0x7ffffff8, line: 7 }]);
});

test('the date of the group of read-only controllers, as a list and as a table', () => {
  assert.equal(from(list({ Name: 'Read-only Domain Controllers', SamAccountName: 'Read-only Domain Controllers', whenCreated: '3/14/2009 10:22:11 AM' })).aesSince?.value.year, 2009);
  assert.equal(from('Name                         whenCreated\n----                         -----------\nRead-only Domain Controllers 2009-03-14 10:22:11').aesSince?.value.iso, '2009-03-14');
});

test('the same account is one, whatever it is called', () => {
  assert.equal(nameKey('CORP\\svc-sql05'), nameKey('svc-sql05@CORP.EXAMPLE'));
  const two = `${list({ DistinguishedName: 'CN=svc,DC=corp,DC=example', SamAccountName: 'svc', 'msDS-SupportedEncryptionTypes': '24' })}\n\n${list({ DistinguishedName: 'CN=svc,DC=emea,DC=corp,DC=example', SamAccountName: 'svc', 'msDS-SupportedEncryptionTypes': '4' })}`;
  assert.deepEqual(from(two).accounts.map((a) => [a.domain, a.types?.value]), [['corp.example', 24], ['emea.corp.example', 4]]);
});

test('total for any text', () => {
  const shards = [event209, list({ SamAccountName: 'svc', 'msDS-SupportedEncryptionTypes': '-1' }), 'Read-only Domain Controllers', '"SamAccountName","msDS-SupportedEncryptionTypes"\n"a",""', 'pwdLastSet: 99999999999999999999'];
  fc.assert(fc.property(fc.array(fc.oneof(fc.constantFrom(...shards, ...shards.flatMap((s) => s.split('\n'))), fc.string({ unit: 'binary', maxLength: 60 })), { maxLength: 12 }), (parts) => {
    for (const a of from(parts.join('\n')).accounts) assert.ok(a.name !== '' && a.line >= 1);
  }), { numRuns: 100 });
});
