import assert from 'node:assert/strict';
import { existsSync, readdirSync } from 'node:fs';
import { test } from 'node:test';
import { accountState } from '../../../src/checks/account-state.ts';
import { delegation } from '../../../src/checks/delegation.ts';
import { encryptionTypes } from '../../../src/checks/encryption-types.ts';
import { kerberosEvents } from '../../../src/checks/kerberos-events.ts';
import { mitTickets } from '../../../src/checks/mit-tickets.ts';
import { ticketCache } from '../../../src/checks/ticket-cache.ts';
import { ticketRequest } from '../../../src/checks/ticket-request.ts';
import { tokenSize } from '../../../src/checks/token-size.ts';
import type { LintShell } from '../../../src/core/command-lint.ts';
import { lintCommand } from '../../../src/core/command-lint.ts';
import { prepare } from '../../../src/core/text/prepare.ts';

const checks = [accountState, delegation, encryptionTypes, kerberosEvents, mitTickets, ticketCache, ticketRequest, tokenSize];
const runbook = new URL('../../../content/runbook/', import.meta.url);
const slugs = new Set(readdirSync(runbook).flatMap((folder) => readdirSync(new URL(`${folder}/`, runbook)).map((f) => f.replace(/\.mdx$/, ''))));

for (const check of checks) {
  test(`${check.id}: the samples are judged as they are labelled, and every line of them is understood`, () => {
    for (const wanted of ['fine', 'problem'] as const) {
      const paste = prepare(check.samples[wanted]);
      const readings = check.readers.flatMap((r) => r.read(paste));
      const found = check.judges.flatMap((j) => j.judge(readings, {}, paste));
      assert.ok(found.length > 0 && found.every((j) => j.verdict === wanted), `${wanted}: ${found.map((j) => `${j.verdict} ${j.id}`).join(', ')}`);
      assert.deepEqual(readings.flatMap((r) => r.unread), [], wanted);
      for (const cause of found.flatMap((j) => j.causes ?? [])) assert.ok(check.causes.includes(cause), cause);
    }
  });

  test(`${check.id}: title, pages, commands`, () => {
    assert.ok(check.title.length <= 60 && check.title.endsWith('?'), check.title);
    for (const page of check.pages) assert.ok(slugs.has(page), page);
    assert.equal(new Set(check.commands.map((c) => c.id)).size, check.commands.length);
    for (const command of check.commands) {
      const text = command.lines.join('\n');
      assert.deepEqual(lintCommand(text, command.shell as LintShell), [], `${check.id} ${command.id}`);
      assert.match(text.replaceAll(/\{\{\w+\}\}/g, ''), /^[\x20-\x7e\n]*$/, 'plain ASCII');
      if (command.changes) assert.ok(command.undo, `${command.id} has an undo`);
    }
  });
}

test('links of judgements lead to pages that exist', () => {
  assert.ok(existsSync(runbook));
  for (const check of checks) {
    for (const sample of Object.values(check.samples)) {
      const paste = prepare(sample);
      const readings = check.readers.flatMap((r) => r.read(paste));
      for (const { next } of check.judges.flatMap((j) => j.judge(readings, {}, paste))) {
        for (const part of next) if (typeof part === 'object' && 'link' in part) assert.ok(slugs.has(/^\/runbook\/([a-z0-9-]+)\//.exec(part.link)?.[1] ?? ''), part.link);
      }
    }
  }
});
