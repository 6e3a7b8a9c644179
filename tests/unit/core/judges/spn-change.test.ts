import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Context } from '../../../../src/core/context.ts';
import { spnChangeJudge } from '../../../../src/core/judges/spn-change.ts';
import { setspnChange } from '../../../../src/core/readers/setspn-change.ts';
import { fixture } from '../readers/fixtures.ts';
import { brief, judged } from './judged.ts';

const file = (name: string): string => fixture(`setspn-change/${name}.txt`);
const cases: readonly (readonly [string, string, Context, readonly string[]])[] = [
  ['added', file('added'), {}, ['fine added 4,5,6']],
  ['added to the account named', file('added'), { server: 'sql05', account: 'CORP\\svc-sql05' }, ['fine added 4,5,6']],
  ['added to another account than named', file('added'), { server: 'sql05', account: 'CORP\\svc-new' }, ['problem added-to-wrong-account [kerb-spn-wrong-account] 4,5,6']],
  ['the account named is of another server', file('added'), { server: 'sql09', account: 'CORP\\svc-sql09' }, ['fine added 4,5,6']],
  ['added, in German', file('german-added'), {}, ['fine added 4,5,6']],
  ['removed', file('removed'), { server: 'SQL02', account: 'CONTOSO\\svc-sql02' }, ['fine removed 2,3,4']],
  ['reset', file('reset'), {}, ['fine added 2,3,4,5']],
  ['refused: another account holds it', file('duplicate'), {}, ['problem held-elsewhere [kerb-spn-wrong-account kerb-spn-duplicate] 3,9']],
  ['refused: the account itself holds it', file('duplicate').replaceAll('CN=SQL02', 'CN=svc-sql02'), {}, ['fine already-registered 3,9']],
  ['refused without holders in the paste', 'Duplicate SPN found, aborting operation!\n', {}, ['problem held-elsewhere [kerb-spn-wrong-account kerb-spn-duplicate] 1']],
  ['no right', file('no-right-crlf'), {}, ['problem no-right-to-write [kerb-spn-registration-denied] 6']],
  ['not unique in the forest', file('not-unique'), {}, ['problem held-elsewhere [kerb-spn-wrong-account kerb-spn-duplicate] 6']],
  ['syntax', file('not-unique').replace('0x21c7/8647', '0x200b/8203'), {}, ['problem outside-validated-write [kerb-spn-registration-denied] 6']],
  ['a code that is not known', file('not-unique').replace('0x21c7/8647', '0x7777/30583'), {}, ['problem refused 6']],
  ['old builds', file('old-builds'), {}, ['problem no-right-to-write [kerb-spn-registration-denied] 4', 'problem refused-without-code [kerb-spn-registration-denied kerb-spn-wrong-account kerb-spn-duplicate] 10']],
  ['cut before the result', file('tail-cut'), {}, ['open change-cut 4']],
  ['account and domain not found', file('account-not-found'), {}, ['open account-not-found 2,3', 'open domain-not-found 6,7']],
  ['no LDAP server', file('ldap-down'), {}, ['problem no-directory-server [kerb-no-dc-or-trust] 2,3,4']],
  ['only its last line', 'Updated object\n', {}, ['open change-unclear 1']],
];

for (const [name, text, given, expected] of cases) test(name, () => assert.deepEqual(judged(spnChangeJudge, [setspnChange], text, given).map(brief), expected));
