import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { certificate } from '../../../src/checks/certificate.ts';
import { cipherSuites } from '../../../src/checks/cipher-suites.ts';
import { dotnetTls } from '../../../src/checks/dotnet-tls.ts';
import { fipsPolicy } from '../../../src/checks/fips-policy.ts';
import { judge } from '../../../src/checks/judge.ts';
import { schannelEvents } from '../../../src/checks/schannel-events.ts';
import { sqlLogon } from '../../../src/checks/sql-logon.ts';
import { tlsHandshake } from '../../../src/checks/tls-handshake.ts';
import { tlsProtocols } from '../../../src/checks/tls-protocols.ts';
import { lintCommand } from '../../../src/core/command-lint.ts';
import type { Context } from '../../../src/core/context.ts';
import { causes } from '../../../src/data/causes.ts';
import { contextVariables } from '../../../src/data/context.ts';
import { fixtures } from '../core/readers/fixtures.ts';

const CHECKS = [schannelEvents, tlsProtocols, dotnetTls, cipherSuites, certificate, sqlLogon, fipsPolicy, tlsHandshake];
const given: Context = Object.fromEntries(contextVariables.filter((v) => v.name !== 'instance').map((v) => [v.name, v.example]));
const pages = new Set(readdirSync(join(import.meta.dirname, '..', '..', '..', 'content', 'runbook'), { recursive: true }).map((f) => String(f).replace(/^.*[\\/]/, '').replace(/\.mdx$/, '')));

/** Folders of tests/fixtures that hold texts for these checks. */
const FORMATS = ['schannel-events', 'reg-export', 'reg-query', 'item-property', 'cipher-suites', 'certutil', 'openssl', 'errorlog-logon', 'tls-version-test'];

test('the causes that a check names hold those that its judges find in the fixtures', () => {
  const missing = new Set<string>();
  for (const text of FORMATS.flatMap((f) => fixtures(f))) {
    for (const check of CHECKS) for (const cause of judge(check, text, {}).causes) if (!check.causes.includes(cause)) missing.add(`${check.id} ${cause}`);
  }
  assert.deepEqual([...missing], []);
});

for (const check of CHECKS) {
  test(`${check.id}: the samples are judged as they are named, with and without the reader's values`, () => {
    for (const values of [given, {}]) {
      const fine = judge(check, check.samples.fine, values);
      assert.deepEqual([...new Set(fine.findings.map((f) => f.verdict))], ['fine'], JSON.stringify(fine));
      const problem = judge(check, check.samples.problem, values);
      assert.ok(problem.findings.some((f) => f.verdict === 'problem') && problem.findings.every((f) => f.verdict !== 'fine'), JSON.stringify(problem));
      assert.ok(problem.causes.length > 0);
      for (const cause of problem.causes) assert.ok(check.causes.includes(cause), cause);
      for (const { says } of [fine, problem]) assert.doesNotMatch(says, /not understood/, says);
    }
  });

  test(`${check.id}: a text of something else is open`, () => {
    assert.deepEqual(judge(check, 'It does not work since Tuesday.\nPlease help.', given).findings.map((f) => f.verdict), ['open']);
  });

  test(`${check.id}: title, pages, causes and commands`, () => {
    assert.ok(check.title.endsWith('?') && check.title.length <= 60, check.title);
    for (const page of check.pages) assert.ok(pages.has(page), page);
    for (const cause of check.causes) assert.ok(causes.some((c) => c.id === cause), cause);
    const ids = check.commands.map((c) => c.id);
    assert.equal(new Set(ids).size, ids.length);
    for (const { shell, lines, rights, changes, undo } of check.commands) {
      const text = lines.join('\n');
      assert.deepEqual(lintCommand(text, shell), [], text);
      assert.match(text, /^[\x20-\x7e\n]+$/);
      assert.ok(rights.length > 3);
      if (changes) assert.ok(undo);
    }
    for (const judgeOf of check.judges) assert.ok(judgeOf.reads.every((id) => check.readers.some((r) => r.id === id)), judgeOf.id);
  });
}
