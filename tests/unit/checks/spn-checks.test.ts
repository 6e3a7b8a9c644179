import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { errorlogRegistrationCheck } from '../../../src/checks/errorlog-registration.ts';
import { judge } from '../../../src/checks/judge.ts';
import { kcmScriptCheck } from '../../../src/checks/kcm-script.ts';
import { spnDuplicates } from '../../../src/checks/spn-duplicates.ts';
import { spnList } from '../../../src/checks/spn-list.ts';
import { spnQuery } from '../../../src/checks/spn-query.ts';
import { sqlcheckReportCheck } from '../../../src/checks/sqlcheck-report.ts';
import { lintCommand } from '../../../src/core/command-lint.ts';
import type { Context } from '../../../src/core/context.ts';
import { causes } from '../../../src/data/causes.ts';
import { contextVariables } from '../../../src/data/context.ts';

const CHECKS = [spnQuery, spnList, spnDuplicates, errorlogRegistrationCheck, sqlcheckReportCheck, kcmScriptCheck];
/** The values that the samples are written for: the examples of the page. */
const given: Context = Object.fromEntries(contextVariables.filter((v) => v.name !== 'instance').map((v) => [v.name, v.example]));
const pages = new Set(readdirSync(join(import.meta.dirname, '..', '..', '..', 'content', 'runbook'), { recursive: true }).map((f) => String(f).replace(/^.*[\\/]/, '').replace(/\.mdx$/, '')));

for (const check of CHECKS) {
  test(`${check.id}: the samples are judged as they are named`, () => {
    const fine = judge(check, check.samples.fine, given);
    assert.deepEqual([...new Set(fine.findings.map((f) => f.verdict))], ['fine'], JSON.stringify(fine));
    const problem = judge(check, check.samples.problem, given);
    assert.ok(problem.findings.some((f) => f.verdict === 'problem') && problem.findings.every((f) => f.verdict !== 'fine'), JSON.stringify(problem));
    assert.ok(problem.causes.length > 0);
    for (const cause of problem.causes) assert.ok(check.causes.includes(cause), cause);
    for (const { says } of [fine, problem]) assert.doesNotMatch(says, /not understood/);
  });

  test(`${check.id}: without the reader's values no sample that has a problem is called fine`, () => {
    assert.ok(judge(check, check.samples.problem, {}).findings.every((f) => f.verdict !== 'fine'));
    assert.ok(judge(check, check.samples.fine, {}).findings.every((f) => f.verdict !== 'problem'));
  });

  test(`${check.id}: title, pages, causes and commands`, () => {
    assert.ok(check.title.endsWith('?') && check.title.length <= 60, check.title);
    for (const page of check.pages) assert.ok(pages.has(page), page);
    for (const cause of check.causes) assert.ok(causes.some((c) => c.id === cause), cause);
    const ids = check.commands.map((c) => c.id);
    assert.equal(new Set(ids).size, ids.length);
    for (const { shell, lines, rights, changes, undo } of check.commands) {
      const text = lines.join('\n').replaceAll('{{spn}}', 'MSSQLSvc/{{fqdn}}:{{port}}');
      assert.deepEqual(lintCommand(text, shell), [], text);
      assert.match(text, /^[\x20-\x7e\n]+$/);
      assert.ok(rights.length > 3);
      if (changes) assert.ok(undo);
    }
    for (const judgeOf of check.judges) assert.ok(judgeOf.reads.every((id) => [...check.readers, ...(check.beside ?? [])].some((r) => r.id === id)), judgeOf.id);
  });
}

test('several outputs in one paste are judged together by the checks of SPNs', () => {
  const holder = `C:\\>setspn -L CORP\\svc-old
Registered ServicePrincipalNames for CN=svc-old,OU=Service Accounts,DC=corp,DC=example:
\tMSSQLSvc/sql05.corp.example:1433

`;
  const service = `SystemName : sql05.corp.example
Name       : MSSQLSERVER
StartName  : CORP\\svc-sql05
State      : Running

ComputerName : sql05.corp.example
InstanceName : MSSQLSERVER
IPAddress    : 0.0.0.0
Port         : 1433

`;
  for (const check of [spnList, spnQuery]) {
    assert.deepEqual(judge(check, holder, {}).causes, [], check.id);
    assert.deepEqual(judge(check, holder + service, {}).causes, ['kerb-spn-wrong-account'], check.id);
    for (const cause of judge(check, holder + service, {}).causes) assert.ok(check.causes.includes(cause));
  }
});
