import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { presentState } from '../../../src/core/setspn-before.ts';
import type { SetspnAccount } from '../../../src/core/setspn.ts';

const user: SetspnAccount = { name: 'CORP\\svc-sql05', kind: 'user' };
const short: SetspnAccount = { name: 'svc-sql05', kind: 'user' };
const dns: SetspnAccount = { name: 'corp.example\\svc-sql05', kind: 'user' };
const computer: SetspnAccount = { name: 'SQL05', kind: 'computer' };
const managed: SetspnAccount = { name: 'CORP\\gmsa-sql$', kind: 'managed' };

const listOf = (dn: string, spns: readonly string[], end = '\n\n'): string => `Registered ServicePrincipalNames for ${dn}:\n${spns.map((s) => `\t${s}`).join('\n')}${end}`;
const DN = 'CN=svc-sql05,OU=Service Accounts,DC=corp,DC=example';
const A = 'MSSQLSvc/sql05.corp.example:1433';

/** Paste, account, SPNs that are taken (undefined: none), and what is said. */
const cases: readonly (readonly [string, string, SetspnAccount, readonly string[] | undefined, RegExp | undefined])[] = [
  ['nothing pasted', '  \n', user, undefined, undefined],
  ['by the name behind CN=', listOf(DN, [A, 'a/b']), user, [A, 'a/b'], undefined],
  ['account without a domain', listOf(DN, [A]), short, [A], undefined],
  ['account with the DNS name of its domain', listOf(DN, [A]), dns, [A], undefined],
  ['CRLF and a prompt behind it', `C:\\>setspn -L CORP\\svc-sql05\r\n${listOf(DN, [A]).replaceAll('\n', '\r\n')}C:\\>`, user, [A], undefined],
  ['by the command, where CN= is another name', `C:\\>setspn -U -L CORP\\svc-sql05\n${listOf('CN=SQL Service (prod),OU=x,DC=corp,DC=example', [A])}`, user, [A], undefined],
  ['by the command, where the domain has another NetBIOS name', `C:\\>setspn -L CORP\\svc-sql05\n${listOf('CN=svc-sql05,DC=ad,DC=example', [A])}`, user, [A], undefined],
  ['German heading', `Registrierte Dienstprinzipalnamen (SPN) für ${DN}:\n\t${A}\n\n`, user, [A], undefined],
  ['an account that holds nothing', listOf(DN, []), user, [], undefined],
  ['malformed entries as they are', listOf(DN, ['MSSQLSvc/SQL05\\SALES:50141']), user, ['MSSQLSvc/SQL05\\SALES:50141'], undefined],
  ['a computer', listOf('CN=SQL05,OU=Servers,DC=corp,DC=example', ['HOST/SQL05']), computer, ['HOST/SQL05'], undefined],
  ['a managed account', listOf('CN=gmsa-sql,CN=Managed Service Accounts,DC=corp,DC=example', [A]), managed, [A], undefined],
  ['the same list twice', listOf(DN, [A]) + listOf(DN, [A]), user, [A], undefined],
  ['two lists that differ', listOf(DN, [A]) + listOf(DN, ['a/b']), user, undefined, /2 of them, and they differ/],
  ['another account', listOf('CN=svc-other,OU=x,DC=corp,DC=example', [A]), user, undefined, /list of svc-other \(line 1\) is not used.*CORP\\svc-sql05/],
  ['another account by its command', `C:\\>setspn -L CORP\\svc-other\n${listOf(DN, [A])}`, user, undefined, /is not used/],
  ['the same name in another domain', listOf('CN=svc-sql05,DC=emea,DC=corp,DC=example', [A]), user, undefined, /is not used/],
  ['the same name in another domain, by its DNS name', listOf('CN=svc-sql05,DC=emea,DC=corp,DC=example', [A]), dns, undefined, /is not used/],
  ['the computer of that name, not the user', listOf('CN=SQL05,OU=Servers,DC=corp,DC=example', ['HOST/SQL05.corp.example', A]), { name: 'SQL05', kind: 'user' }, undefined, /is not used/],
  ['cut behind the heading', `Registered ServicePrincipalNames for ${DN}:`, user, undefined, /ends where its SPNs would begin/],
  ['no list at all', 'Checking domain DC=corp,DC=example\n\nNo such SPN found.', user, undefined, /no line like/],
  ['prose', 'please have a look', user, undefined, /Paste the output of setspn -L/],
];

for (const [name, paste, account, spns, says] of cases) {
  test(`present state: ${name}`, () => {
    const state = presentState(paste, [account]);
    assert.deepEqual(state.of(account)?.spns, spns);
    assert.equal(state.unused.length, says === undefined ? 0 : 1, state.unused.join(' '));
    if (says) assert.match(state.unused[0] ?? '', says);
  });
}

test('two accounts in one paste: each gets its own list, one more is no fault', () => {
  const lists = [listOf('CN=svc-more,DC=corp,DC=example', ['x/y']), listOf('CN=SQL05,OU=Servers,DC=corp,DC=example', ['HOST/SQL05', A]), listOf(DN, ['a/b'])];
  const state = presentState(lists.join('C:\\>\n'), [computer, user]);
  assert.deepEqual([state.of(computer)?.spns, state.of(user)?.spns, state.unused], [['HOST/SQL05', A], ['a/b'], []]);
});

test('one of two accounts: its list is used, and nothing is said of the other', () => {
  const state = presentState(listOf(DN, [A]), [computer, user]);
  assert.deepEqual([state.of(computer), state.of(user)?.spns, state.unused], [undefined, [A], []]);
});

test('whether the end was seen', () => {
  assert.equal(presentState(listOf(DN, [A], ''), [user]).of(user)?.closed, false);
  assert.equal(presentState(listOf(DN, [A]), [user]).of(user)?.closed, true);
  assert.equal(presentState(listOf(DN, [A]), [user]).of(user)?.line, 1);
});

test('any text gives an answer, in sentences', () => {
  const piece = fc.oneof(fc.string({ unit: 'binary', maxLength: 30 }), fc.constantFrom(listOf(DN, [A]), `${DN}:`, `for ${DN}:`, '\t', '\n', 'setspn -L CORP\\svc-sql05', `\t${A}`, 'x'.repeat(5000)));
  fc.assert(fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
    const state = presentState(pieces.join('\n'), [user, computer]);
    for (const says of state.unused) assert.match(says, /^\S.*\.$/su);
    assert.ok((state.of(user)?.spns ?? []).every((s) => typeof s === 'string'));
  }), { numRuns: 150 });
});

test('a list of 15,000 names is read, the export of a forest is refused', () => {
  const paste = (n: number): string => listOf(DN, Array.from({ length: n }, (_, i) => `MSSQLSvc/h${i}.corp.example:1433`));
  assert.equal(presentState(paste(15_000), [user]).of(user)?.spns.length, 15_000);
  const long = presentState(paste(200_000), [user]);
  assert.equal(long.of(user), undefined);
  assert.match(long.unused[0] ?? '', /more than 20000 lines/);
});
