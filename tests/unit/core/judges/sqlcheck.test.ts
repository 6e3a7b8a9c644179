import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sqlcheckJudge } from '../../../../src/core/judges/sqlcheck.ts';
import { sqlcheckReport } from '../../../../src/core/readers/sqlcheck-report.ts';
import { fixture } from '../readers/fixtures.ts';
import { brief, judged, words } from './judged.ts';

const file = (name: string): string => fixture(`sqlcheck-report/${name}.txt`);
const TABLE = 'Suggested SPN                     Exists  Status\n--------------------------------  ------  -------------------\n';
const row = (spn: string, exists: string, status: string): string => `${spn.padEnd(34)}${exists.padEnd(8)}${status}\n`;

const cases: readonly (readonly [string, string, readonly string[]])[] = [
  ['one instance in order, one with a dynamic port', file('two-instances'), ['fine spn-on-service-account 33,28', 'problem spn-missing [kerb-spn-missing] 61,63,54']],
  ['a blank status is a duplicate', file('blank-status'), ['problem spn-on-several-accounts [kerb-spn-duplicate] 32,27,8,9']],
  ['the wrong account', file('wrong-account-crlf'), ['problem spn-on-wrong-account [kerb-spn-wrong-account] 22,23,17']],
  ['short names missing are no fault', file('web-copy'), ['fine spn-on-service-account 5']],
  ['an account written as user@domain is no other account; the disabled account is', file('whole-report'), ['fine spn-on-service-account 89,84', 'problem account-disabled [kerb-account] 63']],
  ['rows only', file('rows-only-mail'), ['problem spn-on-several-accounts [kerb-spn-duplicate] 2,4']],
  ['not listening on all addresses', file('cut-in-details'), ['open listens-on-some-addresses 4,5']],
  ['the port is there, the bare form is not', TABLE + row('MSSQLSvc/SQL05.corp.example:1433', 'True', 'Okay') + row('MSSQLSvc/SQL05.corp.example', 'False', 'SPN does not exist.'), ['fine spn-on-service-account 3']],
  ['only the bare form is there', TABLE + row('MSSQLSvc/SQL05.corp.example', 'True', 'Okay') + row('MSSQLSvc/SQL05.corp.example:1433', 'False', 'SPN does not exist.'), ['problem spn-missing [kerb-spn-missing] 4']],
  ['a table without its last column', TABLE + row('MSSQLSvc/SQL05.corp.example:1433', 'True', '') + row('MSSQLSvc/SQL05.corp.example', 'True', ''), ['open spn-not-searched 3,4']],
  ['the search failed', `${TABLE}${row('MSSQLSvc/SQL05.corp.example:1433', '', '')}${row('MSSQLSvc/SQL05.corp.example', 'True', 'Okay')}\nException: There was a problem searching LDAP for SPN MSSQLSvc/SQL05.corp.example:1433.\n`, ['open spn-not-searched 3']],
  ['a workgroup', 'NETBIOS Name:               SQL05\nJoined to Domain:           False\n', ['problem not-in-a-domain [kerb-no-dc-or-trust] 2']],
  ['no controller', 'NETBIOS Name:               SQL05\nJoined to Domain:           True\nConnected to Domain:        False\n', ['problem no-domain-controller [kerb-no-dc-or-trust] 2,3']],
  ['a local account', 'Details for SQL Server Instance: SALES (Standard Edition)\n\nTCP Enabled:                True\nService Account:            .\\sqlsvc\n', ['problem service-account-without-object [kerb-spn-registration-denied] 4']],
  ['a duplicate of another class', 'Critical: Duplicate SPN HTTP/web01.corp.example on account WEB01$, CN=WEB01,DC=corp,DC=example\n', ['problem spn-on-several-accounts [kerb-spn-duplicate] 1']],
];

for (const [name, text, expected] of cases) test(name, () => assert.deepEqual(judged(sqlcheckJudge, [sqlcheckReport], text).map(brief), expected));

test('RC4 and delegation warnings are not taken over', () => {
  const all = judged(sqlcheckJudge, [sqlcheckReport], file('whole-report')).map((j) => words(j)).join(' ');
  assert.doesNotMatch(all, /RC4|delegation/);
});
