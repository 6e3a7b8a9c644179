import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { authSchemeCheck } from '../../../src/checks/auth-scheme.ts';
import { clockOffsetCheck } from '../../../src/checks/clock-offset.ts';
import { domainControllerCheck } from '../../../src/checks/domain-controller.ts';
import { hostsFileCheck } from '../../../src/checks/hosts-file.ts';
import { judge } from '../../../src/checks/judge.ts';
import { nameResolutionCheck } from '../../../src/checks/name-resolution.ts';
import { portReachableCheck } from '../../../src/checks/port-reachable.ts';
import { secureChannelCheck } from '../../../src/checks/secure-channel.ts';
import { sqlAliasesCheck } from '../../../src/checks/sql-aliases.ts';
import { timeServiceCheck } from '../../../src/checks/time-service.ts';
import { timeZoneCheck } from '../../../src/checks/time-zone.ts';
import { lintCommand } from '../../../src/core/command-lint.ts';
import type { Context } from '../../../src/core/context.ts';
import { contextVariables } from '../../../src/data/context.ts';

const CHECKS = [clockOffsetCheck, timeServiceCheck, timeZoneCheck, nameResolutionCheck, hostsFileCheck, portReachableCheck, domainControllerCheck, secureChannelCheck, sqlAliasesCheck, authSchemeCheck];
/** The examples of the page, as long as the reader has set nothing, and nothing at all. */
const examples: Context = Object.fromEntries(contextVariables.filter((v) => v.name !== 'instance').map((v) => [v.name, v.example]));
const pages = new Set(readdirSync(join(import.meta.dirname, '..', '..', '..', 'content', 'runbook'), { recursive: true }).map((f) => String(f).replace(/^.*[\\/]/, '').replace(/\.mdx$/, '')));

for (const check of CHECKS) {
  for (const [name, given] of [['with the examples', examples], ['without values', {}]] as const) {
    test(`${check.id}: the samples are judged as they are named, ${name}`, () => {
      const fine = judge(check, check.samples.fine, given);
      assert.deepEqual([...new Set(fine.findings.map((f) => f.verdict))], ['fine'], JSON.stringify(fine));
      const problem = judge(check, check.samples.problem, given);
      assert.deepEqual([...new Set(problem.findings.map((f) => f.verdict))], ['problem'], JSON.stringify(problem));
      assert.ok(problem.causes.length > 0);
      for (const cause of problem.causes) assert.ok(check.causes.includes(cause), cause);
      for (const { says } of [fine, problem]) assert.doesNotMatch(says, /not understood/);
    });
  }

  test(`${check.id}: title, pages, readers and commands`, () => {
    assert.ok(check.title.endsWith('?') && check.title.length <= 60, check.title);
    for (const page of check.pages) assert.ok(pages.has(page), page);
    const ids = check.commands.map((c) => c.id);
    assert.equal(new Set(ids).size, ids.length);
    for (const { shell, lines, rights, changes, undo } of check.commands) {
      assert.deepEqual(lintCommand(lines.join('\n'), shell), [], lines.join('\n'));
      assert.match(lines.join('\n'), /^[\x20-\x7e\n]+$/);
      assert.ok(rights.length > 3);
      if (changes) assert.ok(undo);
    }
    for (const judgeOf of check.judges) assert.ok(judgeOf.reads.every((id) => check.readers.some((r) => r.id === id)), judgeOf.id);
  });

  test(`${check.id}: other text is not judged`, () => {
    for (const text of ['', 'The quick brown fox.', 'Cannot generate SSPI context', '10.10.1.21']) assert.deepEqual(judge(check, text, {}).findings.map((f) => f.verdict), ['open'], text);
  });
}
