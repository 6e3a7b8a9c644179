import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Context } from '../../../../src/core/context.ts';
import { spnListJudge } from '../../../../src/core/judges/spn-list.ts';
import { setspnList } from '../../../../src/core/readers/setspn-list.ts';
import { fixture } from '../readers/fixtures.ts';
import { brief, judged, words } from './judged.ts';

const SQL01: Context = { server: 'sql01', domain: 'corp.example', port: '1433', account: 'CORP\\svc-sql01' };
const file = (name: string): string => fixture(`setspn-list/${name}.txt`);
const list = (spns: readonly string[], dn = 'CN=svc-sql01,DC=corp,DC=example'): string => [`Registered ServicePrincipalNames for ${dn}:`, ...spns.map((s) => `\t${s}`), ''].join('\n');

const cases: readonly (readonly [string, string, Context, readonly string[]])[] = [
  ['holds what clients ask for', file('service-account'), SQL01, ['fine account-holds-spn 2,3']],
  ['no values: open', file('service-account'), {}, ['open spn-list-read 2,3,4,5,6']],
  ['another port', file('service-account'), { ...SQL01, port: '2433' }, ['problem account-lacks-spn [kerb-spn-missing kerb-spn-wrong-account] 2,3,4,5,6']],
  ['only the form without port', list(['MSSQLSvc/sql01.corp.example']), SQL01, ['problem account-lacks-spn [kerb-spn-missing kerb-spn-wrong-account] 1,2']],
  ['an empty list', file('empty'), { ...SQL01, account: 'CORP\\svc-new' }, ['problem account-lacks-spn [kerb-spn-missing kerb-spn-wrong-account] 1']],
  ['an empty list at the very end of the paste', file('empty').trimEnd(), { ...SQL01, account: 'CORP\\svc-new' }, ['open spn-list-cut 1']],
  ['the computer holds it', file('computer-crlf'), { server: 'SQL02', domain: 'contoso.com', port: '1433', account: 'CONTOSO\\svc-sql02' }, ['problem spn-on-wrong-account [kerb-spn-wrong-account] 1,2']],
  ['the computer holds it, rightly', file('computer-crlf'), { server: 'SQL02', domain: 'contoso.com', port: '1433', account: 'NT SERVICE\\MSSQLSERVER' }, ['fine account-holds-spn 1,2']],
  ['another account without it', list(['HOST/SQL01'], 'CN=SQL01,DC=corp,DC=example'), SQL01, ['open spn-list-read 1']],
  ['the command shows the account, whatever its display name', `C:\\>setspn -L CORP\\svc-sql01\n${list(['MSSQLSvc/SQL01.corp.example:1433'], 'CN=SQL Service,DC=corp,DC=example')}`, SQL01, ['fine account-holds-spn 2,3']],
  ['malformed ones, with the right forms among them', file('malformed'), {}, ['open spn-list-read 1,2,3,4,5,6,7']],
  ['malformed ones beside the right form', list(['MSSQLSvc/sql01.corp.example\\SALES', 'MSSQLSvc/sql01.corp.example:SALES']), {}, ['open spn-list-read 1,2,3']],
  ['backslash', list(['MSSQLSvc/sql01.corp.example\\SALES']), {}, ['open spn-list-read 1,2', 'problem spn-malformed [kerb-spn-missing] 2']],
];

for (const [name, text, given, expected] of cases) test(name, () => assert.deepEqual(judged(spnListJudge, [setspnList], text, given).map(brief), expected));

test('what is missing for named pipes is told, and is no problem', () => {
  const [fine] = judged(spnListJudge, [setspnList], list(['MSSQLSvc/sql01.corp.example:1433']), SQL01);
  assert.match(fine ? words(fine) : '', /^svc-sql01 holds MSSQLSvc\/sql01\.corp\.example:1433, which TCP clients ask for\. MSSQLSvc\/sql01\.corp\.example is not there/);
  assert.deepEqual(fine?.against, ['kerb-spn-missing']);
});
