import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Context } from '../../../../src/core/context.ts';
import { spnRegistrationJudge } from '../../../../src/core/judges/spn-registration.ts';
import { errorlogRegistration } from '../../../../src/core/readers/errorlog-registration.ts';
import { setspnList } from '../../../../src/core/readers/setspn-list.ts';
import { setspnQuery } from '../../../../src/core/readers/setspn-query.ts';
import { fixture } from '../readers/fixtures.ts';
import { brief, judged, words } from './judged.ts';

const READERS = [errorlogRegistration, setspnQuery, setspnList];
const file = (name: string): string => fixture(`errorlog-registration/${name}.txt`);
const LOG = (what: string, rest = ''): string => `2025-11-21 06:30:11.18 Server      The SQL Server Network Interface library ${what} the Service Principal Name (SPN) [ MSSQLSvc/sql05.corp.example:1433 ] for the SQL Server service.${rest}\n`;
const DENIED = LOG('could not register', ' Windows return code: 0x2098, state: 15.');
const LIST = 'Registered ServicePrincipalNames for CN=svc-sql05,DC=corp,DC=example:\n\tMSSQLSvc/sql05.corp.example:1433\n';

const cases: readonly (readonly [string, string, Context, readonly string[]])[] = [
  ['registered, and removed at a later stop', file('registered'), {}, ['open removed-at-stop 5', 'open listener-needs-spn 4']],
  ['removed at a stop, and registered at the next start', LOG('successfully deregistered') + LOG('successfully registered'), {}, ['fine registered 2']],
  [
    'five failures by their codes',
    file('failures'),
    {},
    [
      'problem registration-2098 [kerb-spn-registration-denied] 1',
      'problem registration-21c7 [kerb-spn-duplicate kerb-spn-wrong-account] 2',
      'problem registration-200b [kerb-spn-registration-denied] 4',
      'problem registration-ffffffff [kerb-spn-registration-denied kerb-no-dc-or-trust] 5',
      'problem registration-2098 [kerb-spn-registration-denied] 6',
    ],
  ],
  ['denied, and later registered', DENIED + LOG('successfully registered'), {}, ['fine registered 2']],
  ['registered once, and later denied', LOG('successfully registered') + DENIED, {}, ['problem registration-2098 [kerb-spn-registration-denied] 2']],
  ['denied, but registered by hand', DENIED + LIST, { server: 'sql05', account: 'CORP\\svc-sql05' }, ['fine registered-by-hand 1,2']],
  ['denied, and on another account', DENIED + LIST, { server: 'sql05', account: 'CORP\\svc-new' }, ['problem registration-2098 [kerb-spn-registration-denied] 1']],
  ['no domain controller', LOG('could not register', ' Windows return code: 0x54b, state: 15.'), {}, ['problem registration-54b [kerb-no-dc-or-trust kerb-spn-registration-denied] 1']],
  ['a code that is not known', LOG('could not register', ' Windows return code: 0x7777, state: 15.'), {}, ['problem registration-failed [kerb-spn-registration-denied] 1']],
  ['removed at a stop', LOG('successfully deregistered'), {}, ['open removed-at-stop 1']],
  ['not removed at a stop', file('event-viewer-26038'), {}, ['open spn-left-behind 11']],
  ['tried, no result', 'SQL Server is attempting to register a Service Principal Name (SPN) for the SQL Server service.\n', {}, ['open attempt-only 1']],
  ['another port than the one set', LOG('successfully registered').replace('1433', '49823'), { server: 'sql05', port: '1433' }, ['open registered-for-another-port 1']],
  ['no full name of the computer', file('old-wording'), {}, ['problem registration-2098 [kerb-spn-registration-denied] 1', 'problem no-host-name [kerb-dns-or-name kerb-spn-missing] 2']],
  ['no line about SPNs', LIST, {}, []],
];

for (const [name, text, given, expected] of cases) test(name, () => assert.deepEqual(judged(spnRegistrationJudge, READERS, text, given).map(brief), expected));

test('a denied registration is not called a missing SPN', () => {
  const [j] = judged(spnRegistrationJudge, READERS, DENIED);
  assert.match(j ? words(j) : '', /0x2098.*does not prove that it is missing/);
});
