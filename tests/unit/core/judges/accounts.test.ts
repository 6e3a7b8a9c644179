import assert from 'node:assert/strict';
import { test } from 'node:test';
import { accountState } from '../../../../src/core/judges/account-state.ts';
import { delegation } from '../../../../src/core/judges/delegation.ts';
import { encryptionTypesJudge } from '../../../../src/core/judges/encryption-types.ts';
import { tokenSize } from '../../../../src/core/judges/token-size.ts';
import { getAdObject } from '../../../../src/core/readers/get-ad-object.ts';
import { netUser } from '../../../../src/core/readers/net-user.ts';
import { whoamiGroups } from '../../../../src/core/readers/whoami-groups.ts';
import { fixture } from '../readers/ticket-fixtures.ts';
import { judgeText, sentence, short } from './judge-text.ts';

const state = (text: string): unknown[] => short(judgeText(accountState, [getAdObject, netUser], text));
const types = (text: string): unknown[] => short(judgeText(encryptionTypesJudge, [getAdObject], text));
const delegates = (text: string): unknown[] => short(judgeText(delegation, [getAdObject], text));
const token = (text: string): unknown[] => short(judgeText(tokenSize, [whoamiGroups], text));

/** Properties as Format-List prints them. */
function list(properties: Readonly<Record<string, string>>): string {
  return Object.entries({ SamAccountName: 'svc-sql05', ...properties }).map(([k, v]) => `${k.padEnd(36)} : ${v}`).join('\n');
}

const GOOD = { Enabled: 'True', LockedOut: 'False', PasswordExpired: 'False', PasswordLastSet: '11/3/2025 1:15:13 AM', AccountExpirationDate: '' };

test('account-state: by listing', () => {
  const table: readonly [Readonly<Record<string, string>>, string, string][] = [
    [GOOD, 'fine', 'account-in-order'],
    [{ ...GOOD, Enabled: 'False' }, 'problem', 'account-disabled'],
    [{ ...GOOD, LockedOut: 'True' }, 'problem', 'account-locked'],
    [{ ...GOOD, PasswordExpired: 'True' }, 'problem', 'password-expired'],
    [{ ...GOOD, PasswordExpired: 'True', PasswordLastSet: '' }, 'problem', 'must-change-password'],
    [{ ...GOOD, AccountExpirationDate: '12/31/2025 12:00:00 AM' }, 'open', 'account-expires'],
    [{ Enabled: 'True', LockedOut: 'False' }, 'open', 'state-incomplete'],
    // -Properties was forgotten: everything but Enabled is empty.
    [{ Enabled: 'True', LockedOut: '', PasswordExpired: '', PasswordLastSet: '', AccountExpirationDate: '' }, 'open', 'state-incomplete'],
    [{ userAccountControl: '514' }, 'problem', 'account-disabled'],
    [{ userAccountControl: '8389120', pwdLastSet: '133000000000000000' }, 'problem', 'password-expired'],
    [{ pwdLastSet: '0' }, 'problem', 'must-change-password'],
  ];
  for (const [properties, verdict, id] of table) {
    const found = judgeText(accountState, [getAdObject, netUser], list(properties));
    assert.deepEqual(found.map((j) => [j.verdict, j.id]), [[verdict, id]], JSON.stringify(properties));
  }
  assert.deepEqual(state(list({ ServicePrincipalNames: '{}' })), [], 'a listing about something else');
});

test('account-state: two accounts, and net user in four languages', () => {
  assert.deepEqual(state(fixture('get-ad-object/two-accounts')), [['fine', 'account-in-order', '', '5 6 7 9'], ['problem', 'account-locked', 'kerb-account', '15']]);
  assert.deepEqual(state(fixture('net-user/english-locked')), [['problem', 'account-locked', 'kerb-account', '9']]);
  assert.deepEqual(state(fixture('net-user/german-codepage')), [['open', 'logon-limited', '', '24 18']]);
  assert.deepEqual(state(fixture('net-user/french')), [['problem', 'account-disabled', 'kerb-account', '8']]);
  assert.deepEqual(state(fixture('net-user/spanish')), [['fine', 'account-in-order', '', '6 7 10']]);
  assert.deepEqual(state(fixture('net-user/errors')), [['open', 'no-such-account', '', '6'], ['problem', 'no-controller', 'kerb-no-dc-or-trust', '11']]);
  assert.deepEqual(state(fixture('net-user/two-and-cut')), [['open', 'account-expires', '', '2'], ['problem', 'account-disabled', 'kerb-account', '10']]);
});

test('encryption-types: an empty attribute is neither fine nor broken', () => {
  for (const set of ['2/14/2005 9:00:00 AM', '2/14/2012 9:00:00 AM', '14.02.2024 09:00:00', '']) {
    for (const value of ['', '0']) {
      assert.deepEqual(judgeText(encryptionTypesJudge, [getAdObject], list({ 'msDS-SupportedEncryptionTypes': value, PasswordLastSet: set })).map((j) => [j.verdict, j.id]), [['open', 'depends-on-controller']], `${value} ${set}`);
    }
  }
});

test('encryption-types: the number and the age of the password', () => {
  const table: readonly [string, string, string, string][] = [
    ['24', '2/14/2024 9:00:00 AM', 'fine', 'aes-allowed'],
    ['28', '14.02.2024 09:00:00', 'fine', 'aes-allowed'],
    ['0x18', '2/14/2024 9:00:00 AM', 'fine', 'aes-allowed'],
    ['24', '2/14/2005 9:00:00 AM', 'problem', 'aes-without-keys'],
    ['28', '2/14/2005 9:00:00 AM', 'open', 'aes-without-keys'],
    ['24', '2/14/2012 9:00:00 AM', 'open', 'keys-unknown'],
    ['24', '', 'open', 'keys-unknown'],
    ['4', '2/14/2024 9:00:00 AM', 'open', 'rc4-only'],
    ['3', '2/14/2024 9:00:00 AM', 'problem', 'no-usable-type'],
    ['2147483647', '2/14/2024 9:00:00 AM', 'fine', 'aes-allowed'],
  ];
  for (const [value, set, verdict, id] of table) {
    const found = judgeText(encryptionTypesJudge, [getAdObject], list({ 'msDS-SupportedEncryptionTypes': value, PasswordLastSet: set }));
    assert.deepEqual(found.map((j) => [j.verdict, j.id]), [[verdict, id]], `${value} ${set}`);
  }
});

test('encryption-types: DES flag, words instead of a number, managed accounts, an attribute that was asked for and is not listed', () => {
  assert.deepEqual(types(list({ 'msDS-SupportedEncryptionTypes': '24', UseDESKeyOnly: 'True' })), [['problem', 'des-only', 'kerb-encryption-type', '3']]);
  assert.deepEqual(types(list({ KerberosEncryptionType: '{RC4, AES128, AES256}', PasswordLastSet: '2/14/2024 9:00:00 AM' })), [['fine', 'aes-allowed', '', '2 3']]);
  assert.deepEqual(types(list({ KerberosEncryptionType: '{None}' })), [['open', 'depends-on-controller', '', '2']]);
  assert.deepEqual(types(fixture('get-ad-object/noise')), [['fine', 'aes-allowed', '', '9']]);
  assert.deepEqual(types(`PS C:\\> Get-ADUser svc-sql05 -Properties msDS-SupportedEncryptionTypes\n\n${list({ Enabled: 'True' })}`), [['open', 'depends-on-controller', '', '3']]);
  assert.deepEqual(types(fixture('get-ad-object/spns-cut')), [], 'nobody asked');
});

const MIDDLE = { DistinguishedName: 'CN=svc-web,OU=Service Accounts,DC=corp,DC=example', SamAccountName: 'svc-web', TrustedForDelegation: 'False', TrustedToAuthForDelegation: 'False', 'msDS-AllowedToDelegateTo': '{}' };
const BACK = { SamAccountName: 'svc-sql05', ServicePrincipalNames: '{MSSQLSvc/sql05.corp.example:1433}', PrincipalsAllowedToDelegateToAccount: '{}' };

test('delegation: only both accounts together show that there is none', () => {
  const both = (middle: Readonly<Record<string, string>>, back: Readonly<Record<string, string>>): unknown[] =>
    judgeText(delegation, [getAdObject], `${list({ ...MIDDLE, ...middle })}\n\n${list({ ...BACK, ...back })}`).map((j) => [j.verdict, j.id]);
  assert.deepEqual(both({}, {}), [['problem', 'no-delegation']]);
  assert.deepEqual(both({ TrustedForDelegation: 'True' }, {}), [['fine', 'unconstrained']]);
  assert.deepEqual(both({}, { PrincipalsAllowedToDelegateToAccount: '{CN=svc-web,OU=Service Accounts,DC=corp,DC=example}' }), [['fine', 'resource-based']]);
  assert.deepEqual(both({}, { PrincipalsAllowedToDelegateToAccount: '{CN=Web Farm,OU=Groups,DC=corp,DC=example}' }), [['open', 'admits-others']]);
  assert.deepEqual(both({ 'msDS-AllowedToDelegateTo': '{mssqlsvc/SQL05.corp.example:1433}' }, {}), [['fine', 'constrained']]);
  assert.deepEqual(both({ 'msDS-AllowedToDelegateTo': '{MSSQLSvc/sql05.corp.example}' }, {}), [['problem', 'constrained-elsewhere']]);
  assert.deepEqual(both({ 'msDS-AllowedToDelegateTo': '{MSSQLSvc/sql05.corp.example...}' }, {}), [['open', 'constrained-list']]);
});

test('delegation: one account alone, and marks that forbid it', () => {
  assert.deepEqual(delegates(list(MIDDLE)).map((j) => (j as unknown[])[1]), ['none-on-middle']);
  assert.deepEqual(delegates(list(BACK)).map((j) => (j as unknown[])[1]), ['admits-nobody']);
  assert.deepEqual(delegates(list({ SamAccountName: 'alice', AccountNotDelegated: 'True', MemberOf: '{CN=Protected Users,CN=Users,DC=corp,DC=example}' })), [
    ['problem', 'sensitive-account', 'kerb-double-hop-delegation', '2'],
    ['problem', 'protected-user', 'kerb-double-hop-delegation', '3'],
  ]);
});

test('token-size: estimate and limits', () => {
  assert.deepEqual(token(fixture('whoami-groups/all')), [['fine', 'token-small', '', '16']]);
  assert.match(sentence(judgeText(tokenSize, [whoamiGroups], fixture('whoami-groups/all'))[0]!.says), /8 SIDs in the token; the ticket is estimated at about 1,296 bytes/);
  assert.deepEqual(token(fixture('whoami-groups/cut')), [['open', 'list-cut', '', '1']]);
  const many = (n: number, domain: string): string => {
    const [head = [], tail = []] = [fixture('whoami-groups/all').split('\r\n').slice(0, 18), fixture('whoami-groups/all').split('\r\n').slice(22, 24)];
    return [...head, ...Array.from({ length: n }, (_, i) => `CORP\\G${String(i).padEnd(38)} Group            S-1-5-21-${domain}-${2000 + i}  Mandatory group`), ...tail].join('\n');
  };
  const own = '1004336348-1177238915-682003330';
  assert.deepEqual(token(many(500, own)), [['fine', 'token-small', '', '16']]);
  assert.deepEqual(token(many(500, '2222222222-3333333333-444444444')).map((j) => (j as unknown[]).slice(0, 2)), [['open', 'large-token']]);
  assert.deepEqual(token(many(905, own)).map((j) => (j as unknown[]).slice(0, 2)), [['open', 'nearly-too-many']]);
  assert.deepEqual(token(many(1010, own)).map((j) => (j as unknown[]).slice(0, 3)), [['problem', 'too-many-groups', 'kerb-token-size']]);
});
