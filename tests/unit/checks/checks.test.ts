import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { commandsOf } from '../../../src/checks/commands.ts';
import { checkGroups } from '../../../src/checks/groups.ts';
import { checks } from '../../../src/checks/index.ts';
import { judge } from '../../../src/checks/judge.ts';
import { checklists } from '../../../src/checks/lists.ts';
import { textOf } from '../../../src/core/blocks.ts';
import { lintCommand } from '../../../src/core/command-lint.ts';
import { judges } from '../../../src/core/judges/index.ts';
import { readers } from '../../../src/core/readers/index.ts';
import { pieces } from '../../../src/core/template.ts';
import { causeAnswers } from '../../../src/data/cause-answers.ts';
import { causes } from '../../../src/data/causes.ts';
import { contextVariables } from '../../../src/data/context.ts';
import { splits } from '../../../src/data/splits.ts';

const ids = checks.map((c) => c.id);
const twice = (all: readonly string[]): string[] => all.filter((id, i) => all.indexOf(id) !== i);
const given = Object.fromEntries(contextVariables.filter((v) => v.name !== 'instance').map((v) => [v.name, v.example]));
const root = join(import.meta.dirname, '..', '..', '..');

describe('the lists', () => {
  test('ids of checks, readers and judges are unique', () => {
    assert.deepEqual(twice(ids), []);
    assert.deepEqual(twice(readers.map((r) => r.id)), []);
    assert.deepEqual(twice(judges.map((j) => j.id)), []);
  });
  test('every check is in one group, has a loader, and is a real check', () => {
    assert.deepEqual(checkGroups.flatMap((g) => g.checks).toSorted(), ids.toSorted());
    const loaders = readFileSync(join(root, 'src', 'islands', 'check-loaders.ts'), 'utf8');
    assert.deepEqual([...loaders.matchAll(/^ {2}'([a-z0-9-]+)': /gm)].map((m) => m[1]).toSorted(), ids.toSorted());
  });
  test('readers and judges of the checks are known to the diagnosis, and every judge is asked by a check', () => {
    for (const check of checks) {
      for (const reader of [...check.readers, ...(check.beside ?? [])]) assert.ok(readers.includes(reader), `${check.id}: ${reader.id}`);
      for (const one of check.judges) assert.ok(judges.includes(one), `${check.id}: ${one.id}`);
    }
    const asked = new Set(checks.flatMap((c) => c.judges));
    assert.deepEqual(judges.filter((j) => !asked.has(j)).map((j) => j.id), []);
  });
  test('what judges read exists', () => {
    const known = new Set(readers.map((r) => r.id));
    for (const { id, reads } of judges) for (const reader of reads) assert.ok(known.has(reader), `${id}: ${reader}`);
  });
  test('checklists, causes and splits name checks that exist', () => {
    for (const list of checklists) for (const item of list.items) for (const id of item.checks) assert.ok(ids.includes(id), `${list.id}: ${id}`);
    for (const [cause, { checks: named }] of Object.entries(causeAnswers)) for (const id of named) assert.ok(ids.includes(id), `${cause}: ${id}`);
    for (const { id, check } of splits) assert.ok(ids.includes(check), `${id}: ${check}`);
  });
});

for (const check of checks) {
  describe(check.id, () => {
    test('its words are complete', () => {
      assert.ok(check.title.endsWith('?') && check.title.length <= 60, check.title);
      for (const words of [check.purpose, check.paste, check.manual.fine, check.manual.problem]) assert.ok(words.length > 10, words);
      assert.doesNotMatch(JSON.stringify(check), /\b(?:newer|simply|easily)\b/i);
      assert.ok(check.sources.length > 0 && check.pages.length > 0 && check.causes.length > 0);
      for (const cause of check.causes) assert.ok(causes.some((c) => c.id === cause), cause);
      assert.deepEqual(twice(check.commands.map((c) => c.id)), []);
    });
    test('a good and a bad answer are judged as such', () => {
      assert.equal(judge(check, check.samples.fine, given).findings[0]?.verdict, 'fine');
      assert.ok(judge(check, check.samples.problem, given).findings.some((f) => f.verdict === 'problem'));
    });
    test('nothing, and words of another kind, are no verdict', () => {
      for (const text of ['', 'hello', 'Error: something went wrong', '0', '\n\n', '</script>', 'x'.repeat(10_000)]) {
        for (const finding of judge(check, text, {}).findings) assert.equal(finding.verdict, 'open', JSON.stringify(text.slice(0, 40)));
      }
    });
    test('its commands pass the linter, and say what they change', () => {
      for (const command of commandsOf(check)) {
        if (command.shell !== 'bash') {
          const text = textOf(command.lines);
          assert.deepEqual(lintCommand(text, command.shell).map((f) => f.rule), [], text);
        }
        assert.ok(command.rights.length > 3, command.id);
        if (command.changes) assert.ok(command.undo !== undefined, `${command.id} changes something and has no undo`);
      }
    });
    test('its commands take the values of the reader', () => {
      const text = commandsOf(check, given).map((c) => textOf(c.lines)).join('\n');
      assert.doesNotMatch(text, /\{\{/);
      for (const { lines } of check.commands) for (const line of lines) assert.doesNotThrow(() => pieces(line.replaceAll('{{spn}}', '')));
    });
  });
}
