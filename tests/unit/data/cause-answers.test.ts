import assert from 'node:assert/strict';
import { test } from 'node:test';
import { causeAnswers, type CauseAnswer } from '../../../src/data/cause-answers.ts';
import { causes } from '../../../src/data/causes.ts';

const answers: readonly (readonly [string, CauseAnswer])[] = Object.entries(causeAnswers);

test('every cause has an answer, in the order of the taxonomy', () => {
  assert.deepEqual(answers.map(([id]) => id), causes.map((c) => c.id));
});

for (const [id, answer] of answers) {
  test(`${id}: texts are there, within their length, and end as sentences`, () => {
    for (const [field, most] of [['tells', 200], ['fix', 240], ['first', 120]] as const) {
      const text = answer[field];
      assert.ok(text.length >= 20 && text.length <= most, `${field} has ${text.length} characters`);
      assert.match(text, /^[A-Z0-9a-z].*\.$/, field);
      assert.doesNotMatch(text, /\s{2}|^\s|\s$|[`<>]|\{\{/, field);
    }
    assert.doesNotMatch(answer.tells, /\. [A-Z]/, 'tells is one sentence');
  });

  test(`${id}: one to four different checks`, () => {
    assert.ok(answer.checks.length >= 1 && answer.checks.length <= 4);
    assert.equal(new Set(answer.checks).size, answer.checks.length);
    for (const check of answer.checks) assert.match(check, /^[a-z0-9]+(?:-[a-z0-9]+)*$/);
  });
}

test('no vague words, and no advice to give up a protection', () => {
  for (const [id, { tells, fix, first }] of answers) {
    for (const text of [tells, fix, first]) {
      assert.doesNotMatch(text, /\b(?:newer|older|simply|just|easy|easily)\b/i, id);
      assert.doesNotMatch(text, /\bdisable\b|TrustServerCertificate|DisableLoopbackCheck\b.*\b1\b|accept any certificate|without validation/i, id);
    }
  }
});

test('no two causes share a text', () => {
  for (const field of ['tells', 'fix', 'first'] as const) {
    const texts = answers.map(([, answer]) => answer[field]);
    assert.deepEqual(texts.filter((text, i) => texts.indexOf(text) !== i), [], field);
  }
});
