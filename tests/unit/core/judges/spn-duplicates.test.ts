import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Context } from '../../../../src/core/context.ts';
import { spnDuplicatesJudge } from '../../../../src/core/judges/spn-duplicates.ts';
import { setspnDuplicates } from '../../../../src/core/readers/setspn-duplicates.ts';
import { fixture } from '../readers/fixtures.ts';
import { brief, judged, words } from './judged.ts';

const file = (name: string): string => fixture(`setspn-duplicates/${name}.txt`);
const cases: readonly (readonly [string, string, Context, readonly string[]])[] = [
  ['none', file('none'), {}, ['fine no-duplicates 2,4']],
  ['none, in French', file('french-none'), {}, ['fine no-duplicates 2,4']],
  ['one', file('one-with-progress'), {}, ['problem spn-on-several-accounts [kerb-spn-duplicate] 6,7,8']],
  ['one of another server', file('one-with-progress'), { server: 'sql05' }, ['problem duplicates-elsewhere 6']],
  ['two, one of them mine', file('forest-wrapped'), { server: 'erp' }, ['problem spn-on-several-accounts [kerb-spn-duplicate] 10,11,12,13', 'problem duplicates-elsewhere 5']],
  ['only the password service of the domains', file('carriage-returns-lost'), {}, ['fine no-duplicates 1,8']],
  ['cut before the end', file('cut-before-the-end'), {}, ['problem spn-on-several-accounts [kerb-spn-duplicate] 3,4,5']],
  ['nothing but the number', file('only-the-end'), {}, ['problem duplicates-counted [kerb-spn-duplicate] 2']],
  ['still running', 'C:\\>setspn -X\nChecking domain DC=corp,DC=example\nProcessing entry 7\n', {}, ['open duplicates-cut 2']],
  ['cut in its only group', 'Checking domain DC=corp,DC=example\nMSSQLSvc/sql05:1433 is registered on these accounts:\n\tCN=SQL05,DC=corp,DC=example\n', {}, ['open duplicates-cut 2']],
];

for (const [name, text, given, expected] of cases) test(name, () => assert.deepEqual(judged(spnDuplicatesJudge, [setspnDuplicates], text, given).map(brief), expected));

test('only a search of the forest rules duplicates out', () => {
  assert.equal(judged(spnDuplicatesJudge, [setspnDuplicates], file('none'))[0]?.against, undefined);
  assert.deepEqual(judged(spnDuplicatesJudge, [setspnDuplicates], file('none').replace('domain', 'forest'))[0]?.against, ['kerb-spn-duplicate']);
});

test('it says which holder to keep', () => {
  const [j] = judged(spnDuplicatesJudge, [setspnDuplicates], file('one-with-progress'), { server: 'sql02', account: 'CORP\\svc-sql02' });
  assert.equal(j && words(j), 'MSSQLSvc/sql02.corp.example:1433 is on 2 accounts: SQL02 and svc-sql02.');
  assert.deepEqual(j?.next[1], { code: 'svc-sql02' });
});

test('a search that reached no server, or whose place is not shown, is not healthy', () => {
  const offline = 'C:\\>setspn -X\nLdap Error(0x51 -- Server Down): ldap_connect\nFailed to retrieve DN for domain "" : 0x00000051\nWarning: No valid targets specified, reverting to current domain.\n\nfound 0 group of duplicate SPNs.\n';
  assert.deepEqual(judged(spnDuplicatesJudge, [setspnDuplicates], offline).map(brief), []);
  assert.deepEqual(judged(spnDuplicatesJudge, [setspnDuplicates], 'found 0 group of duplicate SPNs.\n').map(brief), ['open duplicates-scope-unknown 1']);
});
