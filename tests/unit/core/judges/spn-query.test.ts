import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Context } from '../../../../src/core/context.ts';
import { spnQueryJudge } from '../../../../src/core/judges/spn-query.ts';
import { setspnQuery } from '../../../../src/core/readers/setspn-query.ts';
import { fixture, fixtures } from '../readers/fixtures.ts';
import { brief, judged, words } from './judged.ts';

const SQL05: Context = { server: 'sql05', domain: 'corp.example', port: '1433', account: 'CORP\\svc-sql05' };
const on = (dn: string, scope = 'forest'): string => `C:\\>setspn -F -Q MSSQLSvc/sql05.corp.example:1433
Checking ${scope} DC=corp,DC=example
${dn}
\tMSSQLSvc/sql05.corp.example:1433

Existing SPN found!
`;
const SERVICE = 'CN=svc-sql05,OU=Service Accounts,DC=corp,DC=example';
const file = (name: string): string => fixture(`setspn-query/${name}.txt`);

const cases: readonly (readonly [string, string, Context, readonly string[]])[] = [
  ['on the account of the service', on(SERVICE), SQL05, ['fine spn-on-service-account 3,4,6']],
  ['the same, in one domain', on(SERVICE, 'domain'), SQL05, ['fine spn-on-service-account 3,4,6']],
  ['a virtual account means the computer', on('CN=SQL05,OU=Servers,DC=corp,DC=example'), { ...SQL05, account: 'NT SERVICE\\MSSQLSERVER' }, ['fine spn-on-service-account 3,4,6']],
  ['on the computer', on('CN=SQL05,OU=Servers,DC=corp,DC=example'), SQL05, ['problem spn-on-wrong-account [kerb-spn-wrong-account] 3,4']],
  ['on a holder with a display name', on('CN=SQL Service (prod),DC=corp,DC=example'), SQL05, ['open spn-holder-unclear 3,4']],
  ['without the account of the service', file('one-holder'), {}, ['open spn-on-one-account 3,4']],
  ['the account of another server is not compared', file('one-holder'), SQL05, ['open spn-on-one-account 3,4']],
  ['no holder in the forest', file('forest-no-holder'), {}, ['problem spn-missing [kerb-spn-missing] 2,4']],
  ['no holder in the domain of the host', file('no-holder'), {}, ['problem spn-not-in-domain [kerb-spn-missing kerb-spn-wrong-account] 2,4']],
  ['no holder in Russian', file('russian-no-holder'), {}, ['problem spn-not-in-domain [kerb-spn-missing kerb-spn-wrong-account] 2,4']],
  ['no holder in some other domain', file('no-holder').replaceAll('DC=corp,', 'DC=emea,DC=corp,'), {}, ['open spn-not-in-searched-domain 2,4']],
  ['the domain of the account, whose host is elsewhere', file('no-holder').replaceAll('sql09.corp.example', 'sql09.dmz.example'), { account: 'CORP\\svc-sql09' }, ['problem spn-not-in-domain [kerb-spn-missing kerb-spn-wrong-account] 2,4']],
  ['not found, where is not shown', 'No such SPN found.\n', {}, ['open spn-not-in-searched-domain 1']],
  ['cut after the first line', 'C:\\>setspn -Q MSSQLSvc/sql05.corp.example:1433\nChecking domain DC=corp,DC=example\n', SQL05, ['open spn-query-cut 2']],
  ['two holders, letters of another case', file('pattern-two-holders'), {}, ['problem spn-on-several-accounts [kerb-spn-duplicate] 3,4,7,8']],
  ['two holders of a pattern, each with its own', file('two-domains'), {}, ['open spn-holders-listed 3,8']],
  ['cut before the end, the right holder', on(SERVICE).replace('\nExisting SPN found!\n', ''), SQL05, ['open spn-answer-cut 3,4']],
  ['cut before the end, another holder', file('spanish-cut'), SQL05, ['problem spn-on-wrong-account [kerb-spn-wrong-account kerb-spn-duplicate] 3,5']],
  ['a pattern that finds other ports', on(SERVICE).replace('-Q MSSQLSvc/sql05.corp.example:1433', '-Q MSSQLSvc/sql05*').replace('\tMSSQLSvc/sql05.corp.example:1433', '\tMSSQLSvc/sql05.corp.example:49823'), { ...SQL05 }, ['problem spn-missing [kerb-spn-missing] 4,6']],
  ['a pattern that finds the port', on(SERVICE).replace('-Q MSSQLSvc/sql05.corp.example:1433', '-Q */sql05*'), SQL05, ['fine spn-on-service-account 3,4,6']],
  ['a miss in one domain, a hit in another', `${file('no-holder').replaceAll('sql09', 'sql05')}${on(SERVICE)}`, SQL05, ['fine spn-on-service-account 7,8,10']],
  ['the password service of two domains', 'Checking forest DC=corp,DC=example\nCN=krbtgt,CN=Users,DC=corp,DC=example\n\tkadmin/changepw\nCN=krbtgt,CN=Users,DC=emea,DC=corp,DC=example\n\tkadmin/changepw\n\nExisting SPN found!\n', {}, ['open spn-holders-listed 2,4']],
];

for (const [name, text, given, expected] of cases) test(name, () => assert.deepEqual(judged(spnQueryJudge, [setspnQuery], text, given).map(brief), expected));

test('what a healthy answer rules out depends on where it looked', () => {
  assert.deepEqual(judged(spnQueryJudge, [setspnQuery], on(SERVICE), SQL05)[0]?.against, ['kerb-spn-missing', 'kerb-spn-wrong-account', 'kerb-spn-duplicate']);
  assert.deepEqual(judged(spnQueryJudge, [setspnQuery], on(SERVICE, 'domain'), SQL05)[0]?.against, ['kerb-spn-missing', 'kerb-spn-wrong-account']);
});

test('the sentence has the names of the paste', () => {
  const [wrong] = judged(spnQueryJudge, [setspnQuery], on('CN=SQL05,OU=Servers,DC=corp,DC=example'), SQL05);
  assert.equal(wrong && words(wrong), 'MSSQLSvc/sql05.corp.example:1433 is on SQL05, but you said CORP\\svc-sql05 runs the service.');
});

test('a name that is no SPN does not become part of a command', () => {
  const [open] = judged(spnQueryJudge, [setspnQuery], on(SERVICE).replaceAll('MSSQLSvc/sql05.corp.example:1433', 'MSSQLSvc/sql05&calc').replace('forest', 'domain'), { account: 'CORP\\svc-sql05' });
  assert.ok(open && !JSON.stringify(open.next).includes('&calc'));
});

test('no block, no judgement; any block some judgement with lines for what it claims', () => {
  assert.deepEqual(judged(spnQueryJudge, [setspnQuery], 'nothing', SQL05), []);
  for (const text of fixtures('setspn-query')) {
    const found = judged(spnQueryJudge, [setspnQuery], text, SQL05);
    assert.ok(found.length > 0);
    for (const j of found) if (j.verdict !== 'open') assert.ok(j.evidence.length > 0);
  }
});
