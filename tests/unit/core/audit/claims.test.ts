import assert from 'node:assert/strict';
import { test } from 'node:test';
import { plainText } from '../../../../src/core/blocks.ts';
import { account, dn, forestSearch, HOST, noDuplicates, PORT, rowOf, service, SPN, verdictOf, type Parts } from './inputs.ts';

const SVC = 'CORP\\svc-sql05';
const KCM = 'Kerberos Configuration Manager' as const;
type Claim = NonNullable<Parts['claims']>[number];
const claim = (by: Claim['by'], says: Claim['says'], more: Partial<Claim> = {}): Claim => ({ by, spn: PORT, says, ...more });

/** Case, what the paste tells, its row. Nothing but claims tells about the directory, unless there are lists. */
const cases: readonly (readonly [string, Parts, string])[] = [
  ['SQLCheck: Okay', { claims: [claim('SQLCheck', 'present')] }, 'fine good'],
  ['SQLCheck: does not exist', { claims: [claim('SQLCheck', 'missing')] }, 'problem missing'],
  ['SQLCheck: wrong account', { claims: [claim('SQLCheck', 'wrong-account', { account: dn('svc-old') })] }, 'problem wrong-account'],
  ['SQLCheck: wrong account, which is the right one in another form', { services: [service({ account: 'svc-sql05@corp.example' })], claims: [claim('SQLCheck', 'wrong-account', { account: 'svc-sql05' })] }, 'fine good'],
  ['SQLCheck: a blank status, a duplicate', { claims: [claim('SQLCheck', 'duplicate', { account: 'svc-sql05' }), claim('SQLCheck', 'duplicate', { account: 'SQL05$' })] }, 'problem duplicate'],
  ['SQLCheck: the search failed', { claims: [claim('SQLCheck', 'not-looked-up')] }, 'open not-judged'],
  ['KCM: Good', { claims: [claim(KCM, 'present')] }, 'fine good'],
  ['KCM: Required SPN is missing', { claims: [claim(KCM, 'missing')] }, 'problem missing'],
  ['KCM: TCP must be enabled', { claims: [claim(KCM, 'tcp-off')] }, 'open tcp-off'],
  ['KCM: Dynamic Port', { claims: [claim(KCM, 'dynamic-port')] }, 'open dynamic-port'],
  ['KCM: Duplicate SPN', { claims: [claim(KCM, 'duplicate')] }, 'problem duplicate'],
  ['KCM script: -d on another account', { claims: [claim(KCM, 'wrong-account', { account: 'CORP\\svc-old' })] }, 'problem wrong-account'],
  ['dbatools: IsSet True', { claims: [claim('dbatools', 'present', { account: SVC })] }, 'fine good'],
  ['dbatools: IsSet True, on an account that does not run the service', { claims: [claim('dbatools', 'present', { account: 'CORP\\svc-old' })] }, 'problem wrong-account'],
  ['dbatools: IsSet False', { claims: [claim('dbatools', 'missing', { account: SVC })] }, 'problem missing'],
  ['dbatools: IsSet False, but it looked at another account', { claims: [claim('dbatools', 'missing', { account: 'CORP\\SQL05$' })] }, 'open not-judged'],
  ['dbatools: account not found', { claims: [claim('dbatools', 'not-looked-up')] }, 'open not-judged'],
  ['ERRORLOG: registered', { claims: [claim('ERRORLOG', 'registered')] }, 'fine good'],
  ['ERRORLOG: registered, then removed at the stop', { claims: [claim('ERRORLOG', 'registered', { line: 1 }), claim('ERRORLOG', 'removed', { line: 2 })] }, 'open not-judged'],
  ['ERRORLOG: the order of the lines counts, not that of the claims', { claims: [claim('ERRORLOG', 'removed', { line: 1 }), claim('ERRORLOG', 'registered', { line: 2 })].reverse() }, 'fine good'],
  ['ERRORLOG: no right to write', { claims: [claim('ERRORLOG', 'not-registered', { code: 0x2098 })] }, 'open not-judged'],
  ['ERRORLOG: not unique in the forest', { claims: [claim('ERRORLOG', 'not-registered', { code: 0x21c7 })] }, 'problem wrong-account'],
  ['the controller: event 11', { claims: [claim('domain controller', 'duplicate')] }, 'problem duplicate'],
  ['two programs that contradict each other', { claims: [claim('SQLCheck', 'present'), claim('dbatools', 'missing', { account: SVC })] }, 'open not-judged'],
  ['missing for one, on another account for the other', { claims: [claim('dbatools', 'missing', { account: SVC }), claim('SQLCheck', 'wrong-account', { account: dn('svc-old') })] }, 'problem wrong-account'],

  ['the list has it, the report says missing: the list wins', { accounts: [account(SVC, [PORT])], claims: [claim('SQLCheck', 'missing')] }, 'fine good'],
  ['the list does not have it, the report says it is there: the list wins', { accounts: [account(SVC, [])], claims: [claim('SQLCheck', 'present')] }, 'problem missing'],
  ['the list of one account does not speak against a duplicate', { accounts: [account(SVC, [PORT])], claims: [claim('SQLCheck', 'duplicate', { account: 'SQL05$' })] }, 'problem duplicate'],
  ['a search of the forest does', { accounts: [account(SVC, [PORT])], searches: [noDuplicates], claims: [claim('SQLCheck', 'duplicate', { account: 'SQL05$' })] }, 'fine good'],
  ['not on the right account by its list, elsewhere by the report', { accounts: [account(SVC, [])], claims: [claim('SQLCheck', 'wrong-account', { account: dn('svc-old') })] }, 'problem wrong-account'],
  ['not on the right account by its list, refused as not unique', { accounts: [account(SVC, [])], claims: [claim('setspn', 'not-registered', { code: 0x21c7, account: SVC })] }, 'problem wrong-account'],
  ['elsewhere by the report, and the list of that account is in the paste', { accounts: [account(SVC, []), account(dn('svc-old'), [])], claims: [claim('SQLCheck', 'wrong-account', { account: dn('svc-old') })] }, 'problem missing'],
  ['elsewhere by the report, and nobody holds it by a search of the forest', { searches: [forestSearch], claims: [claim('SQLCheck', 'wrong-account', { account: dn('svc-old') })] }, 'problem missing'],
  ['on another account by the list, missing by SQLCheck', { accounts: [account('CORP\\svc-old', [PORT])], claims: [claim('SQLCheck', 'missing')] }, 'problem wrong-account'],
];

for (const [name, parts, expected] of cases) test(`claim: ${name}`, () => assert.equal(verdictOf(parts), expected, plainText(rowOf(parts)?.says ?? [])));

test('a contradiction is said, with the lines of both', () => {
  const row = rowOf({ accounts: [account(SVC, [PORT])], searches: [forestSearch], claims: [claim('SQLCheck', 'missing', { line: 88 })] });
  assert.match(plainText(row?.says ?? []), /SQLCheck says that it is missing \(line 88\), but the list says otherwise: the list counts/);
  assert.ok(row?.evidence.some((e) => e.line === 88));
  assert.ok(row?.evidence.some((e) => e.means === 'the SPN'));
});

test('a claim that agrees is evidence, and no contradiction', () => {
  const row = rowOf({ accounts: [account(SVC, [PORT])], claims: [claim('SQLCheck', 'present', { line: 88 })] });
  assert.doesNotMatch(plainText(row?.says ?? []), /otherwise/);
  assert.ok(row?.evidence.some((e) => e.line === 88));
});

test('a program that names an SPN takes it for required, also where nothing tells of its service', () => {
  const parts: Parts = { services: [], claims: [claim(KCM, 'missing', { account: SVC })] };
  assert.equal(verdictOf(parts), 'problem missing');
  assert.equal(rowOf(parts)?.expected, 'CORP\\svc-sql05');
  assert.equal(verdictOf({ services: [], claims: [{ by: 'SQLCheck', spn: 'MSSQLSvc/SQL05:1433', says: 'missing' }] }, 'MSSQLSvc/SQL05:1433'), 'fine missing', 'short names are optional');
  assert.equal(verdictOf({ services: [], claims: [{ by: 'domain controller', spn: `HTTP/${HOST}`, says: 'duplicate' }] }, `HTTP/${HOST}`), 'problem duplicate');
  assert.equal(verdictOf({ services: [], claims: [{ by: 'setspn', spn: PORT, says: 'not-registered', code: 0x21c7, account: SVC }] }), 'problem wrong-account', 'what setspn was refused');
  assert.deepEqual(rowOf({ services: [], claims: [{ by: 'setspn', spn: PORT, says: 'not-registered', code: 0x21c7, account: SVC }] })?.holders, [], 'the account that wanted it does not hold it');
  assert.equal(verdictOf({ services: [], claims: [{ by: 'setspn', spn: SPN, says: 'registered', account: SVC }] }, SPN), 'no row', 'setspn takes any SPN');
});
