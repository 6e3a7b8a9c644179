import assert from 'node:assert/strict';
import type { Context } from '../../../../src/core/context.ts';
import type { Judge, Judgement } from '../../../../src/core/judges/judgement.ts';
import type { Reader } from '../../../../src/core/readers/reader.ts';
import { prepare } from '../../../../src/core/text/prepare.ts';
import { causes } from '../../../../src/data/causes.ts';

/** What a judge says about a text. Promises of every judgement are checked on the way. */
export function judgeText(judge: Judge, readers: readonly Reader<unknown>[], text: string, given: Context = {}): readonly Judgement[] {
  const paste = prepare(text);
  const readings = readers.flatMap((r) => r.read(paste));
  const found = judge.judge(readings, given, paste);
  assert.deepEqual(judge.judge(readings, given, paste), found, 'the same readings give the same judgements');
  for (const { id, verdict, says, evidence, next, causes: named } of found) {
    assert.match(id, /^[a-z0-9]+(?:-[a-z0-9]+)*$/);
    assert.ok(sentence(says).length > 10 && sentence(next).length > 10, id);
    assert.ok(!sentence(says).includes('undefined') && !/ {2}/.test(sentence(says)), sentence(says));
    if (verdict !== 'open') assert.ok(evidence.length > 0, `${id} has evidence`);
    for (const { line } of evidence) assert.ok(line >= 1 && line <= paste.lines.length, `${id}: line ${line}`);
    assert.equal(verdict === 'problem', named !== undefined && named.length > 0, `${id}: causes belong to problems`);
    for (const cause of named ?? []) assert.ok(causes.some((c) => c.id === cause), cause);
  }
  return found;
}

/** The words of a sentence. */
export function sentence(rich: Judgement['says']): string {
  return rich.map((p) => (typeof p === 'string' ? p : 'code' in p ? p.code : 'strong' in p ? p.strong : p.text)).join('');
}

/** Verdict, id, causes and lines of evidence. */
export function short(found: readonly Judgement[]): unknown[] {
  return found.map((j) => [j.verdict, j.id, (j.causes ?? []).join(' '), j.evidence.map((e) => e.line).join(' ')]);
}
