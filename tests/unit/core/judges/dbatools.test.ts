import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Context } from '../../../../src/core/context.ts';
import { dbatoolsJudge } from '../../../../src/core/judges/dbatools.ts';
import { dbatoolsKerberos } from '../../../../src/core/readers/dbatools-kerberos.ts';
import { dbatoolsSpn } from '../../../../src/core/readers/dbatools-spn.ts';
import { dbatoolsChecks } from '../../../../src/data/dbatools-checks.ts';
import { fixture } from '../readers/fixtures.ts';
import { brief, judged } from './judged.ts';

const SQL05: Context = { server: 'sql05', domain: 'corp.example', port: '1433', account: 'CORP\\svc-sql05' };
const cases: readonly (readonly [string, string, Context, readonly string[]])[] = [
  ['one missing, one not looked up', fixture('dbatools-spn/list-with-warning.txt'), {}, ['problem required-spn-not-set [kerb-spn-missing kerb-spn-wrong-account] 6', 'open required-spn-not-looked-up 20']],
  ['all set', fixture('dbatools-spn/table-all-set.txt'), {}, ['fine required-spns-set 5,6']],
  ['NETWORK SERVICE is searched as a user; TCP off', fixture('dbatools-spn/csv-semicolons.txt'), {}, ['open required-spn-not-looked-up 3', 'open tcp-off 4']],
  ['Get-DbaSpn, the account named', fixture('dbatools-spn/get-dbaspn.txt'), SQL05, ['fine account-holds-spn 2,5']],
  ['Get-DbaSpn, another account', fixture('dbatools-spn/get-dbaspn.txt'), { ...SQL05, account: 'CORP\\svc-new' }, ['problem spn-on-wrong-account [kerb-spn-wrong-account] 2,5']],
  ['Get-DbaSpn without values', fixture('dbatools-spn/get-dbaspn.txt'), {}, ['open spns-listed 5,11']],
  ['failures that prove something, and some that do not', fixture('dbatools-kerberos/export.txt'), {}, ['problem dbatools-spn-registration [kerb-spn-missing kerb-spn-wrong-account] 2', 'open dbatools-dns-reverse-lookup 4', 'open dbatools-current-authentication-scheme 5']],
  ['clocks; RC4 is not asked for', fixture('dbatools-kerberos/list.txt'), {}, ['open dbatools-kerberos-encryption-types 15', 'problem dbatools-time-synchronization [kerb-clock-skew] 24']],
  ['all passed', fixture('dbatools-kerberos/table.txt'), {}, ['fine dbatools-passed 3']],
];

for (const [name, text, given, expected] of cases) test(name, () => assert.deepEqual(judged(dbatoolsJudge, [dbatoolsSpn, dbatoolsKerberos], text, given).map(brief), expected));

test('what passed rules out what it looked at', () => {
  assert.deepEqual(judged(dbatoolsJudge, [dbatoolsKerberos], fixture('dbatools-kerberos/table.txt'))[0]?.against, ['kerb-spn-missing', 'kerb-clock-skew']);
});

test('the pages of the checks exist', () => {
  const runbook = join(import.meta.dirname, '..', '..', '..', '..', 'content', 'runbook');
  const slugs = new Set(readdirSync(runbook, { recursive: true }).map((f) => String(f).replace(/^.*[\\/]/, '').replace(/\.mdx$/, '')));
  for (const { page } of dbatoolsChecks) assert.ok(slugs.has(page), page);
});
