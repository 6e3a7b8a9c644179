import assert from 'node:assert/strict';
import { test } from 'node:test';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Check } from '../../../src/checks/check.ts';
import { commandsOf } from '../../../src/checks/commands.ts';
import { credsspPolicy } from '../../../src/checks/credssp-policy.ts';
import { judge } from '../../../src/checks/judge.ts';
import { ldapHardening } from '../../../src/checks/ldap-hardening.ts';
import { linuxGss } from '../../../src/checks/linux-gss.ts';
import { loopbackCheck } from '../../../src/checks/loopback-check.ts';
import { ntlmPolicy } from '../../../src/checks/ntlm-policy.ts';
import { lintCommand } from '../../../src/core/command-lint.ts';
import { splits } from '../../../src/data/splits.ts';

const runbook = join(import.meta.dirname, '..', '..', '..', 'content', 'runbook');
const slugs = new Set(readdirSync(runbook, { recursive: true, encoding: 'utf8' }).map((f) => f.replace(/^.*\//, '').replace(/\.mdx$/, '')));

for (const check of [ntlmPolicy, loopbackCheck, ldapHardening, credsspPolicy, linuxGss] as readonly Check[]) {
  test(`${check.id}: the samples are judged as they look`, () => {
    const fine = judge(check, check.samples.fine, {});
    assert.ok(fine.findings.length > 0);
    assert.deepEqual([...new Set(fine.findings.map((f) => f.verdict))], ['fine'], JSON.stringify(fine.findings));
    const problem = judge(check, check.samples.problem, {});
    assert.equal(problem.findings[0]?.verdict, 'problem', JSON.stringify(problem.findings));
    assert.ok(problem.causes.length > 0);
    for (const cause of problem.causes) assert.ok(check.causes.includes(cause), cause);
  });

  test(`${check.id}: commands pass the linter and read only`, () => {
    assert.equal(new Set(check.commands.map((c) => c.id)).size, check.commands.length);
    assert.equal(new Set(check.commands.map((c) => c.title)).size, check.commands.length);
    for (const command of check.commands) {
      assert.deepEqual(lintCommand(command.lines.join('\n'), command.shell), [], command.id);
      assert.equal(command.changes, false);
      assert.doesNotMatch(command.lines.join(''), /[^\x20-\x7e]/);
    }
    assert.equal(commandsOf(check, {}).length, check.commands.length);
  });

  test(`${check.id}: a question, pages that exist, plain words`, () => {
    assert.ok(check.title.length <= 60 && check.title.endsWith('?'), `${check.title.length}`);
    for (const page of check.pages) assert.ok(slugs.has(page), page);
    for (const text of [check.title, check.purpose, check.paste, check.manual.fine, check.manual.problem]) assert.doesNotMatch(text, /\b(?:newer|older|simply|just|easy|easily)\b/i);
    assert.ok(splits.some((split) => split.check === check.id && split.causes.some((c) => check.causes.includes(c))), 'a split asks for it');
    assert.ok(existsSync(runbook));
  });

  test(`${check.id}: text of another kind is not understood`, () => {
    for (const text of ['', 'Reply from 10.0.0.5: bytes=32', 'hello\nworld', '\u0000\ud800', '{"a": 1}']) {
      for (const f of judge(check, text, {}).findings) assert.equal(f.verdict, 'open', text);
    }
  });
}
